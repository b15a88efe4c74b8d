//! What happens on the way, in words.

use leptos::prelude::*;

use super::picture::Picture;
use crate::tool::report::MarkKind;

/// More events than this are a long list.
const MAX_EVENTS_UNSCROLLED: usize = 10;

/// The events of a chart; each entry moves the marker to its moment.
#[component]
pub fn ChartEvents(
    /// The chart that they happen in.
    picture: Picture,
) -> impl IntoView {
    let count = Memo::new(move |_| picture.chart(|chart| chart.events.len()).unwrap_or(0));
    view! {
        <ol role="list" class=move || class(count.get()) hidden=move || count.get() == 0>
            {move || (0..count.get()).map(|place| view! { <ChartEvent picture place/> }).collect_view()}
        </ol>
    }
}

/// A long list scrolls: the page stays as short as with a few.
const fn class(events: usize) -> &'static str {
    if events > MAX_EVENTS_UNSCROLLED { "events many" } else { "events" }
}

#[component]
fn ChartEvent(
    /// The chart that it happens in.
    picture: Picture,
    /// Which of its events it is.
    place: usize,
) -> impl IntoView {
    let press = move |_| {
        if let Some(month) = picture.mark(place, |mark| mark.month) {
            picture.move_to(picture.axis().step_of(month));
        }
    };
    view! {
        <li>
            <button type="button" class="event" on:click=press>
                <span class=move || picture.mark(place, |mark| kind(Some(mark.kind)))>{place.saturating_add(1)}</span>
                <span>{move || picture.mark(place, |mark| picture.app.say(&mark.label))}</span>
            </button>
        </li>
    }
}

/// The class of an event's number; `None` for several of different kinds.
pub const fn kind(kind: Option<MarkKind>) -> &'static str {
    match kind {
        Some(MarkKind::Prepayment) => "flag prepayment",
        Some(MarkKind::Rate) => "flag rate",
        Some(MarkKind::Repricing) => "flag repricing",
        Some(MarkKind::Fee) => "flag charge",
        Some(MarkKind::Begin) => "flag begin",
        Some(MarkKind::End) => "flag end",
        None => "flag",
    }
}
