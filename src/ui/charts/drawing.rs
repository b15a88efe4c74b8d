//! A drawing as shapes and labels. While a slider moves most of it stays: every shape is compared with the one that
//! stood in its place before.

use leptos::prelude::*;

use super::events::kind;
use crate::base::Locale;
use crate::chart::ticks::stride;
use crate::chart::{Anchor, ChartLine, Drawing, Flag, Label, place_labels};
use crate::i18n::number;
use crate::tool::report::{SeriesRole, Unit};
use crate::ui::state::App;

/// Lines and areas with their names, the numbers of the events above them, and the labels of both axes.
#[component]
pub fn Shapes(
    /// What is drawn.
    drawing: Drawing,
    /// The names of the lines.
    names: Vec<String>,
) -> impl IntoView {
    let locale = expect_context::<App>().locale();
    let labels = place_labels(&drawing, &names);
    let Drawing { unit, y_ticks, x_ticks, band, lines, flags, leader_lines } = drawing;
    let flagged = !flags.is_empty();
    let months: Vec<(f64, String)> = x_ticks.iter().map(|(x, month)| (*x, month_name(*month, locale))).collect();
    let every = stride(&months);
    view! {
        <svg viewBox="0 0 1000 1000" preserveAspectRatio="none">
            {y_ticks.iter().map(|(y, _)| grid_line(*y)).collect_view()}
            {band.map(|band| view! { <path class="band" d=band/> }.into_any())}
            {lines.into_iter().map(series).collect_view()}
            {flagged.then(|| view! { <path class="frame" d=leader_lines/> }.into_any())}
        </svg>
        {labels.into_iter().map(name).collect_view()}
        {flags.iter().map(flag).collect_view()}
        {y_ticks.iter().map(|(y, amount)| amount_label(*y, *amount, unit, locale)).collect_view()}
        {months.into_iter().enumerate().map(|(place, month)| month_label(place.is_multiple_of(every), month)).collect_view()}
    }
}

fn grid_line(y: f64) -> AnyView {
    let y = whole(y);
    view! { <line class="grid" x1="0" x2="1000" y1=y.clone() y2=y/> }.into_any()
}

/// A series as a line; one of a stack with its area, and with lines across it.
fn series(line: ChartLine) -> AnyView {
    let role = class(line.role);
    let area = (!line.area.is_empty()).then(|| {
        view! {
            <path class=format!("area {role}") d=line.area/>
            <path class=format!("hatch {role}") d=line.hatch/>
        }
        .into_any()
    });
    view! {
        {area}
        <path class=format!("line {role}") d=line.path/>
    }
    .into_any()
}

/// The number of an event, or those of the first and the last of several.
fn flag(flag: &Flag) -> AnyView {
    let mut numbers = flag.first.to_string();
    if flag.last > flag.first {
        numbers.push('–');
        numbers.push_str(&flag.last.to_string());
    }
    view! { <span class=kind(flag.kind) style:left=percent(flag.middle())>{numbers}</span> }.into_any()
}

fn amount_label(y: f64, amount: f64, unit: Unit, locale: Locale) -> AnyView {
    let mut label = number::axis(amount, locale);
    if unit == Unit::Percent {
        label.push('%');
    }
    view! { <span class="tick y" style:top=percent(y)>{label}</span> }.into_any()
}

fn month_name(month: u32, locale: Locale) -> String {
    if month == 0 { "0".to_owned() } else { number::duration(month, locale) }
}

/// A label of the time axis; those between give way on a phone.
fn month_label(stays: bool, (x, label): (f64, String)) -> AnyView {
    let class = if stays { "tick x" } else { "tick x between" };
    view! { <span class=class style:left=percent(x)>{label}</span> }.into_any()
}

/// The name of a line or an area, at it.
fn name(label: Label) -> AnyView {
    let class = match label.anchor {
        Anchor::Start => "line-name start",
        Anchor::Middle => "line-name",
        Anchor::End => "line-name end",
    };
    view! { <span class=class style:left=percent(label.x) style:top=percent(label.y)>{label.text}</span> }.into_any()
}

/// The class of what belongs to a series.
pub const fn class(role: SeriesRole) -> &'static str {
    match role {
        SeriesRole::Balance => "balance",
        SeriesRole::Principal => "principal",
        SeriesRole::Interest => "interest",
        SeriesRole::Fee => "fee",
        SeriesRole::Low => "low",
        SeriesRole::Middle => "middle",
        SeriesRole::High => "high",
        SeriesRole::Goal => "goal",
        SeriesRole::Paid => "paid",
        SeriesRole::Before => "before",
        SeriesRole::After => "after",
        SeriesRole::Other => "other",
    }
}

/// A chart coordinate as a share of the box.
pub fn percent(coordinate: f64) -> String {
    let tenths = whole(coordinate);
    let (ones, rest) = tenths.split_at(tenths.len().saturating_sub(1));
    format!("{}.{rest}%", if ones.is_empty() { "0" } else { ones })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "chart coordinates are small and positive")]
fn whole(coordinate: f64) -> String {
    (coordinate.max(0.0).round() as u32).to_string()
}
