//! A report's chart as SVG, with a marker the finger or a key can move.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{Drawing, Flag, TimeAxis, draw, readings, step_label};
use crate::i18n::Texts;
use crate::i18n::number::{self, NumberStyle};
use crate::key;
use crate::platform::dom;
use crate::tool::parse;
use crate::tool::report::{Chart, ChartForm, Mark, MarkKind, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};
use crate::ui::components::number::track;
use crate::ui::el::{self, El, button, effect, el, text};
use crate::ui::plain::{self, Plain, plain, shape};
use crate::ui::state::tools::ToolState;

/// More events than this are a long list.
const MAX_EVENTS_UNSCROLLED: usize = 10;

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
    let at = el("div", "at").plain_of(move || read.chart(|chart| read.values(chart)).unwrap_or_default());
    let id = picture.chart(|chart| chart.id).unwrap_or_default();
    el("figure", "chart")
        .attr("data-chart", id)
        .child(&caption)
        .child(&at)
        .child(&picture.plot())
        .child(&picture.slider())
        .child(&picture.events())
        .child(&picture.to_table())
}

impl Picture {
    fn chart<T>(&self, read: impl FnOnce(&Chart) -> T) -> Option<T> {
        self.state.answer.with(|answer| answer.report.as_ref()?.charts.get(self.place).map(read))
    }

    fn axis(&self) -> TimeAxis {
        self.chart(TimeAxis::of).unwrap_or_default()
    }

    /// The step under the marker.
    fn step(&self) -> u32 {
        let moved = self.moved.get();
        let step = |chart: &Chart| TimeAxis::of(chart).clamp(moved.or(chart.marker).unwrap_or(u32::MAX));
        self.chart(step).unwrap_or(0)
    }

    fn sentence(&self, tag: &str, class: &str, pick: fn(&Chart) -> &Text) -> El {
        let picture = self.clone();
        let say = move || picture.chart(|chart| picture.texts.say(pick(chart))).unwrap_or_default();
        el(tag, class).text_of(say)
    }

    fn plot(&self) -> El {
        let (drawn, marked, pointed) = (self.clone(), self.clone(), self.clone());
        let picture = el("div", "").plain_of(move || {
            let drawing = drawn.chart(draw);
            drawing.map(|drawing| shapes(&drawn.texts, &drawing)).unwrap_or_default()
        });
        let marker = el("span", "marker");
        let moving = marker.clone();
        effect(move || {
            let left = percent(marked.axis().x_of(marked.step()));
            let _ = moving.clone().style("left", &left);
        });
        let plot = el("div", "plot").attr("aria-hidden", "true").child(&picture).child(&marker);
        let area = plot.clone();
        let point = move |event: web_sys::Event| {
            let bounds = area.element().get_bounding_client_rect();
            // A mouse moves the marker by hovering, a finger by pressing.
            if bounds.width() > 0.0 {
                let share = (el::number(&event, "clientX") - bounds.left()) / bounds.width();
                pointed.moved.set(Some(pointed.axis().step_at(share)));
            }
        };
        el("div", "plot-box").child(&plot.on("pointerdown", point.clone()).on("pointermove", point))
    }

    /// The marker for the keyboard and for screen readers.
    fn slider(&self) -> El {
        let (started, sized, spoken, placed) = (self.clone(), self.clone(), self.clone(), self.clone());
        let slid = self.moved;
        let title = self.chart(|chart| self.texts.say(&chart.title)).unwrap_or_default();
        let label = self.texts.say(&Text::plain(key!("chart.marker")).with("title", Arg::Name(title)));
        track(0, &label)
            .attr_of("min", move || Some(started.axis().first.to_string()))
            .attr_of("max", move || Some(sized.axis().last.to_string()))
            .attr_of("aria-valuetext", move || spoken.chart(|chart| spoken.sentence_at(chart)))
            .prop_of("value", move || placed.step().to_string().into())
            .on("input", move |event| {
                let step = parse::number(&el::typed(&event)).ok();
                slid.set(step.and_then(|step| u32::try_from(step.value).ok()));
            })
    }

    /// The values under the marker: also the legend.
    fn values(&self, chart: &Chart) -> Vec<Plain> {
        let step = self.step();
        let form = if chart.form == ChartForm::Stacked { "key part " } else { "key " };
        let mut keys = plain("ul", "keys");
        for reading in readings(chart, step) {
            let name = format!("{} ", self.texts.say(&reading.label));
            let key = reading.role.map(|role| plain("span", &format!("{form}{}", class(role))));
            let value = plain::text("b", "", &self.texts.arg(&reading.value, NumberStyle::Figure));
            keys = keys.child(plain("li", "").children(key).child(plain::text("span", "", &name)).child(value));
        }
        vec![plain::text("p", "when", &self.texts.say(&step_label(chart, step))), keys]
    }

    fn sentence_at(&self, chart: &Chart) -> String {
        let step = self.step();
        let mut sentence = self.texts.say(&step_label(chart, step));
        for reading in readings(chart, step) {
            for part in
                [", ", &self.texts.say(&reading.label), " ", &self.texts.arg(&reading.value, NumberStyle::Spoken)]
            {
                sentence.push_str(part);
            }
        }
        let axis = TimeAxis::of(chart);
        for event in &chart.events {
            if axis.step_of(event.month) == step {
                sentence.push_str(", ");
                sentence.push_str(&self.texts.say(&event.label));
            }
        }
        sentence
    }

    /// What happens on the way, in words; each entry moves the marker to its moment.
    fn events(&self) -> El {
        let (counted, made) = (self.clone(), self.clone());
        let many = move || counted.chart(|chart| chart.events.len()).unwrap_or(0);
        // A long list scrolls: the page stays as short as with a few.
        let class = {
            let many = many.clone();
            move || Some(if many() > MAX_EVENTS_UNSCROLLED { "events many" } else { "events" }.to_owned())
        };
        let none = {
            let many = many.clone();
            move || (many() == 0).then(String::new)
        };
        el("ol", "")
            .attr("role", "list")
            .attr_of("class", class)
            .attr_of("hidden", none)
            .each_of(many, move |place| made.event(place))
    }

    fn event(&self, place: usize) -> El {
        let (shown, said, led) = (self.clone(), self.clone(), self.clone());
        let press = move || {
            if let Some(month) = led.mark(place, |mark| mark.month) {
                led.moved.set(Some(led.axis().step_of(month)));
            }
        };
        let number = text("span", "", &place.saturating_add(1).to_string())
            .attr_of("class", move || shown.mark(place, |mark| kind(Some(mark.kind)).to_owned()));
        let label = move || said.mark(place, |mark| said.texts.say(&mark.label)).unwrap_or_default();
        let entry = button("event", "", press).child(&number).child(&el("span", "").text_of(label));
        el("li", "").child(&entry)
    }

    fn mark<T>(&self, place: usize, read: impl FnOnce(&Mark) -> T) -> Option<T> {
        self.chart(|chart| chart.events.get(place).map(read)).flatten()
    }

    /// Opens the table with the same figures.
    fn to_table(&self) -> El {
        let table = self.chart(|chart| chart.table).unwrap_or_default();
        button("link to-table", self.texts.get(key!("report.show_table")), move || dom::open_table(table))
    }
}

fn shapes(texts: &Texts, drawing: &Drawing) -> Vec<Plain> {
    let mut picture = shape("svg", "").attr("viewBox", "0 0 1000 1000").attr("preserveAspectRatio", "none");
    for (y, _) in &drawing.y_ticks {
        let y = whole(*y);
        let line = shape("line", "grid").attr("x1", "0").attr("x2", "1000").attr("y1", &y).attr("y2", &y);
        picture = picture.child(line);
    }
    picture = picture.children(drawing.band.as_ref().map(|band| shape("path", "band").attr("d", band)));
    let path =
        |kind: &str, role: SeriesRole, path: &str| shape("path", &format!("{kind}{}", class(role))).attr("d", path);
    for line in &drawing.lines {
        if !line.area.is_empty() {
            picture = picture.child(path("area ", line.role, &line.area));
            picture = picture.child(path("hatch ", line.role, &line.hatch));
        }
        picture = picture.child(path("line ", line.role, &line.path));
    }
    if !drawing.flags.is_empty() {
        picture = picture.child(shape("path", "frame").attr("d", &drawing.leader_lines));
    }
    let mut shapes = vec![picture];
    for flag in &drawing.flags {
        shapes.push(plain::text("span", kind(flag.kind), &numbers(*flag)).style("left", percent(flag.middle())));
    }
    for (y, amount) in &drawing.y_ticks {
        let mut label = number::axis(*amount, texts.locale);
        if drawing.unit == Unit::Percent {
            label.push('%');
        }
        shapes.push(plain::text("span", "tick y", &label).style("top", percent(*y)));
    }
    for ((x, month), between) in drawing.x_ticks.iter().zip([false, true].into_iter().cycle()) {
        let label = if *month == 0 { "0".to_owned() } else { number::duration(*month, texts.locale) };
        // Every other label gives way on a phone.
        let class = if between { "tick x between" } else { "tick x" };
        shapes.push(plain::text("span", class, &label).style("left", percent(*x)));
    }
    shapes
}

/// The number of an event, or those of the first and the last of several.
fn numbers(flag: Flag) -> String {
    let mut numbers = flag.first.to_string();
    if flag.last > flag.first {
        numbers.push('–');
        numbers.push_str(&flag.last.to_string());
    }
    numbers
}

const fn kind(kind: Option<MarkKind>) -> &'static str {
    match kind {
        Some(MarkKind::Prepayment) => "flag prepayment",
        Some(MarkKind::Rate) => "flag rate",
        Some(MarkKind::Repricing) => "flag repricing",
        Some(MarkKind::Fee) => "flag charge",
        Some(MarkKind::End) => "flag end",
        None => "flag",
    }
}

const fn class(role: SeriesRole) -> &'static str {
    match role {
        SeriesRole::Balance => "balance",
        SeriesRole::Principal => "principal",
        SeriesRole::Interest => "interest",
        SeriesRole::Fee => "fee",
        SeriesRole::Bad => "bad",
        SeriesRole::Middle => "middle",
        SeriesRole::Good => "good",
        SeriesRole::Goal => "goal",
        SeriesRole::Paid => "paid",
        SeriesRole::Before => "before",
        SeriesRole::After => "after",
    }
}

/// A chart coordinate as a share of the box.
fn percent(coordinate: f64) -> String {
    let tenths = whole(coordinate);
    let (ones, rest) = tenths.split_at(tenths.len().saturating_sub(1));
    format!("{}.{rest}%", if ones.is_empty() { "0" } else { ones })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "chart coordinates are small and positive")]
fn whole(coordinate: f64) -> String {
    (coordinate.max(0.0).round() as u32).to_string()
}
