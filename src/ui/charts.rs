//! A report's chart as SVG, with a marker the finger or a key can move.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::layout::{across, month_at};
use crate::chart::{Drawing, draw};
use crate::i18n::Texts;
use crate::i18n::number::{self, Style};
use crate::key;
use crate::tool::parse;
use crate::tool::report::{Chart, Role};
use crate::tool::text::{Arg, Text};
use crate::ui::components::number::track;
use crate::ui::el::{self, El, effect, el, list, svg, text};
use crate::ui::state::tools::ToolState;

/// A chart and where the customer has moved its marker.
#[derive(Clone)]
struct Picture {
    texts: Arc<Texts>,
    state: ToolState,
    place: usize,
    /// `None` until it was moved: then the month that the report points at.
    moved: RwSignal<Option<u32>>,
}

/// The chart at `place` of a tool's report.
pub fn view(texts: &Arc<Texts>, state: ToolState, place: usize) -> El {
    let picture = Picture { texts: Arc::clone(texts), state, place, moved: RwSignal::new(None) };
    let caption = el("figcaption", "")
        .child(&picture.sentence("h3", "", |chart| &chart.title))
        .child(&picture.sentence("p", "summary", |chart| &chart.summary));
    let read = picture.clone();
    let at = el("div", "at").children_of(move || read.chart(|chart| read.values(chart)).unwrap_or_default());
    el("figure", "chart").child(&caption).child(&at).child(&picture.plot()).child(&picture.slider())
}

impl Picture {
    fn chart<T>(&self, read: impl FnOnce(&Chart) -> T) -> Option<T> {
        self.state.answer.with(|answer| answer.report.as_ref()?.charts.get(self.place).map(read))
    }

    fn months(&self) -> u32 {
        self.chart(Chart::months).unwrap_or(0)
    }

    fn month(&self) -> u32 {
        let pointed = || self.chart(|chart| chart.marker.unwrap_or(chart.months()));
        self.moved.get().or_else(pointed).unwrap_or(0).min(self.months())
    }

    fn sentence(&self, tag: &str, class: &str, pick: fn(&Chart) -> &Text) -> El {
        let picture = self.clone();
        let say = move || picture.chart(|chart| picture.texts.say(pick(chart))).unwrap_or_default();
        el(tag, class).text_of(say)
    }

    fn plot(&self) -> El {
        let (drawn, marked, pointed) = (self.clone(), self.clone(), self.clone());
        let picture = el("div", "").children_of(move || {
            let drawing = drawn.chart(draw);
            drawing.map(|drawing| shapes(&drawn.texts, &drawing)).unwrap_or_default()
        });
        let marker = el("span", "marker");
        let moving = marker.clone();
        effect(move || {
            let left = percent(across(marked.month(), marked.months()));
            let _ = moving.clone().style("left", &left);
        });
        let plot = el("div", "plot").attr("aria-hidden", "true").child(&picture).child(&marker);
        let area = plot.clone();
        let point = move |event: web_sys::Event| {
            let bounds = area.element().get_bounding_client_rect();
            // A mouse moves the marker by hovering, a finger by pressing.
            if bounds.width() > 0.0 {
                let share = (el::number(&event, "clientX") - bounds.left()) / bounds.width();
                pointed.moved.set(Some(month_at(share, pointed.months())));
            }
        };
        el("div", "plot-box").child(&plot.on("pointerdown", point.clone()).on("pointermove", point))
    }

    /// The marker for the keyboard and for screen readers.
    fn slider(&self) -> El {
        let (sized, spoken, placed, slid) = (self.clone(), self.clone(), self.clone(), self.moved);
        let title = self.chart(|chart| self.texts.say(&chart.title)).unwrap_or_default();
        let label = self.texts.say(&Text::plain(key!("chart.marker")).with("title", Arg::Name(title)));
        track(0, &label)
            .attr_of("max", move || Some(sized.months().to_string()))
            .attr_of("aria-valuetext", move || spoken.chart(|chart| spoken.sentence_at(chart)))
            .prop_of("value", move || placed.month().to_string().into())
            .on("input", move |event| {
                let month = parse::number(&el::typed(&event)).ok();
                slid.set(month.and_then(|month| u32::try_from(month.value).ok()));
            })
    }

    /// The values under the marker: also the legend.
    fn values(&self, chart: &Chart) -> Vec<El> {
        let month = self.month();
        let when = self.texts.say(&Text::plain(key!("chart.at")).with("n", Arg::Count(month)));
        let keys = readings(chart, month).into_iter().map(|(label, role, value)| {
            let name = [&self.texts.say(label), " "].concat();
            el("span", "")
                .child(&el("span", &["key ", class(role)].concat()))
                .child(&text("span", "", &name))
                .child(&text("b", "", &self.texts.arg(&value, Style::Figure)))
        });
        vec![text("p", "when", &when), list("keys", keys.collect::<Vec<_>>())]
    }

    fn sentence_at(&self, chart: &Chart) -> String {
        let month = self.month();
        let mut sentence = self.texts.say(&Text::plain(key!("chart.at")).with("n", Arg::Count(month)));
        for (label, _, value) in readings(chart, month) {
            for part in [", ", &self.texts.say(label), " ", &self.texts.arg(&value, Style::Spoken)] {
                sentence.push_str(part);
            }
        }
        sentence
    }
}

fn shapes(texts: &Texts, drawing: &Drawing) -> Vec<El> {
    let mut picture = svg("svg", "").attr("viewBox", "0 0 1000 1000").attr("preserveAspectRatio", "none");
    for (y, _) in &drawing.y_ticks {
        let y = whole(*y);
        let line = svg("line", "grid").attr("x1", "0").attr("x2", "1000").attr("y1", &y).attr("y2", &y);
        picture = picture.child(&line);
    }
    picture = picture.maybe(drawing.band.as_ref().map(|band| svg("path", "band").attr("d", band)));
    for line in &drawing.lines {
        let class = ["line ", class(line.role)].concat();
        picture = picture.child(&svg("path", &class).attr("d", &line.path));
    }
    let mut shapes = vec![picture];
    for (y, amount) in &drawing.y_ticks {
        let label = number::axis(*amount, texts.locale);
        shapes.push(text("span", "tick y", &label).style("top", &percent(*y)));
    }
    for ((x, month), between) in drawing.x_ticks.iter().zip([false, true].into_iter().cycle()) {
        let label = if *month == 0 { "0".to_owned() } else { number::duration(*month, texts.locale) };
        // Every other label gives way on a phone.
        let class = if between { "tick x between" } else { "tick x" };
        shapes.push(text("span", class, &label).style("left", &percent(*x)));
    }
    shapes
}

fn readings(chart: &Chart, month: u32) -> Vec<(&Text, Role, Arg)> {
    let place = usize::try_from(month).unwrap_or(0);
    let values = chart.series.iter().filter_map(|series| {
        let value = series.values.get(place).copied()?;
        Some((&series.label, series.role, Arg::About(value)))
    });
    values.collect()
}

const fn class(role: Role) -> &'static str {
    match role {
        Role::Balance => "balance",
        Role::Interest => "interest",
        Role::Bad => "bad",
        Role::Middle => "middle",
        Role::Good => "good",
        Role::Goal => "goal",
        Role::Paid => "paid",
        Role::Before => "before",
        Role::After => "after",
    }
}

/// A chart coordinate as a share of the box.
fn percent(coordinate: f64) -> String {
    let tenths = whole(coordinate);
    let (ones, rest) = tenths.split_at(tenths.len().saturating_sub(1));
    [if ones.is_empty() { "0" } else { ones }, ".", rest, "%"].concat()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "chart coordinates are small and positive")]
fn whole(coordinate: f64) -> String {
    (coordinate.max(0.0).round() as u32).to_string()
}
