//! The values under the marker.

use leptos::prelude::*;

use super::drawing::class;
use super::picture::Picture;
use crate::chart::{Reading, TimeAxis, readings, step_label};
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::tool::report::{Chart, ChartForm};

/// When it is, and what every series is then.
#[component]
pub fn Readings(
    /// The chart that is read.
    picture: Picture,
) -> impl IntoView {
    let values = move |chart: &Chart| {
        let (texts, step) = (picture.app.texts_untracked(), picture.step());
        let form = if chart.form == ChartForm::Stacked { "key part" } else { "key" };
        let keys = readings(chart, step).into_iter().map(|reading| key(&texts, form, &reading)).collect_view();
        view! {
            <p class="when">{texts.say(&step_label(chart, step))}</p>
            <ul class="keys">{keys}</ul>
        }
        .into_any()
    };
    view! { <div class="at">{move || picture.chart(values)}</div> }
}

fn key(texts: &Texts, form: &str, reading: &Reading) -> AnyView {
    let mark = reading.role.map(|role| view! { <span class=format!("{form} {}", class(role))></span> }.into_any());
    view! {
        <li>
            {mark}
            <span>{format!("{} ", texts.say(&reading.label))}</span>
            <b>{texts.arg(&reading.value, NumberStyle::Figure)}</b>
        </li>
    }
    .into_any()
}

/// The same as a sentence, with what happens then.
pub fn sentence(picture: Picture) -> String {
    let (texts, step) = (picture.app.texts_untracked(), picture.step());
    picture.chart(|chart| sentence_at(&texts, chart, step)).unwrap_or_default()
}

fn sentence_at(texts: &Texts, chart: &Chart, step: u32) -> String {
    let mut sentence = texts.say(&step_label(chart, step));
    for reading in readings(chart, step) {
        for part in [", ", &texts.say(&reading.label), " ", &texts.arg(&reading.value, NumberStyle::Spoken)] {
            sentence.push_str(part);
        }
    }
    let axis = TimeAxis::of(chart);
    for event in chart.events.iter().filter(|event| axis.step_of(event.month) == step) {
        sentence.push_str(", ");
        sentence.push_str(&texts.say(&event.label));
    }
    sentence
}
