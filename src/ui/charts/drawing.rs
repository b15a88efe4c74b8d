//! A drawing as shapes and labels. While a dial moves the elements stay, and what they say alone follows: to make them
//! anew, or to take their attributes off and set them again, costs a phone most of the time that it has.

use leptos::prelude::*;

use super::sketch::{Sketch, Stroke, Tag};
use crate::tool::report::SeriesRole;

/// Lines and areas with their names, the numbers of the events above them, and the labels of both axes.
#[component]
pub fn Shapes(
    /// What is drawn.
    sketch: Memo<Sketch>,
) -> impl IntoView {
    let strokes = Memo::new(move |_| sketch.with(|sketch| sketch.strokes.len()));
    let tags = Memo::new(move |_| sketch.with(|sketch| sketch.tags.len()));
    view! {
        <svg viewBox="0 0 1000 1000" preserveAspectRatio="none">
            {move || (0..strokes.get()).map(|place| stroke(sketch, place)).collect_view()}
        </svg>
        {move || (0..tags.get()).map(|place| tag(sketch, place)).collect_view()}
    }
}

fn stroke(sketch: Memo<Sketch>, place: usize) -> AnyView {
    let read = move |part: fn(&Stroke) -> &String| {
        sketch.with(|sketch| sketch.strokes.get(place).map(part).cloned()).unwrap_or_default()
    };
    view! { <path class=move || read(|stroke| &stroke.class) d=move || read(|stroke| &stroke.path)/> }.into_any()
}

fn tag(sketch: Memo<Sketch>, place: usize) -> AnyView {
    let tag = Memo::new(move |_| sketch.with(|sketch| sketch.tags.get(place).cloned()).unwrap_or_default());
    let read = move |part: fn(&Tag) -> &Option<String>| tag.with(|tag| part(tag).clone());
    view! {
        <span
            class=move || tag.with(|tag| tag.class)
            style:left=move || read(|tag| &tag.left)
            style:top=move || read(|tag| &tag.top)
        >
            {move || tag.with(|tag| tag.text.clone())}
        </span>
    }
    .into_any()
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

/// A chart coordinate as a whole number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "chart coordinates are small and positive")]
pub fn whole(coordinate: f64) -> String {
    (coordinate.max(0.0).round() as u32).to_string()
}
