//! A report's chart as SVG, with a marker the finger or a key can move.

mod drawing;
mod events;
mod names;
mod picture;
mod plot;
mod readings;
mod sketch;

use leptos::prelude::*;

use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::slider::Slider;
use events::ChartEvents;
use picture::Picture;
use plot::Plot;
use readings::Readings;

/// A chart of the tool's report: title and summary, the values under the marker, the picture, what happens on the way,
/// and the way to the table with the same figures.
#[component]
pub fn ReportChart(
    /// Which of the report's charts it is.
    place: usize,
) -> impl IntoView {
    let picture = Picture::new(place);
    let (id, table) = picture.chart(|chart| (chart.id, chart.table)).unwrap_or_default();
    view! {
        <figure class="chart" data-chart=id>
            <figcaption>
                <h3>{move || picture.say(|chart| &chart.title)}</h3>
                <p class="summary">{move || picture.say(|chart| &chart.summary)}</p>
            </figcaption>
            <Readings picture/>
            <Plot picture/>
            <MarkerSlider picture/>
            {(place == 0).then(|| view! { <p class="hint" aria-hidden="true">{picture.app.text(key!("chart.hint"))}</p> })}
            <ChartEvents picture/>
            <button type="button" class="link to-table" on:click=move |_| dom::open_table(table)>
                {picture.app.text(key!("report.show_table"))}
            </button>
        </figure>
    }
}

/// The marker for the keyboard and for screen readers.
#[component]
fn MarkerSlider(
    /// The chart that the marker stands in.
    picture: Picture,
) -> impl IntoView {
    let title = Arg::Name(picture.say(|chart| &chart.title));
    view! {
        <Slider
            label=picture.app.say(&Text::plain(key!("chart.marker")).with("title", title))
            min=Signal::derive(move || picture.axis().first)
            max=Signal::derive(move || picture.axis().last)
            value=Signal::derive(move || picture.step())
            spoken=Signal::derive(move || readings::sentence(picture))
            on_move=move |step| picture.move_to(step)
        />
    }
}
