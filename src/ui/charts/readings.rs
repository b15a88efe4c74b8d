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
    let said = Memo::new(move |_| {
        let (texts, step) = (picture.app.texts_untracked(), picture.step());
        picture.chart(|chart| Said::of(&texts, chart, step)).unwrap_or_default()
    });
    let count = Memo::new(move |_| said.with(|said| said.keys.len()));
    view! {
        <div class="at">
            <p class="when">{move || said.with(|said| said.when.clone())}</p>
            <ul class="keys">{move || (0..count.get()).map(|place| key(said, place)).collect_view()}</ul>
        </div>
    }
}

/// What stands under the marker, in words.
#[derive(Clone, Default, PartialEq)]
struct Said {
    when: String,
    keys: Vec<Key>,
}

/// A value with the name of its series and the class of its mark.
#[derive(Clone, Default, PartialEq)]
struct Key {
    mark: Option<String>,
    name: String,
    value: String,
}

impl Said {
    fn of(texts: &Texts, chart: &Chart, step: u32) -> Said {
        let form = if chart.form == ChartForm::Stacked { "key part" } else { "key" };
        let key = |reading: Reading| Key {
            mark: reading.role.map(|role| format!("{form} {}", class(role))),
            name: format!("{} ", texts.say(&reading.label)),
            value: texts.arg(&reading.value, NumberStyle::Figure),
        };
        Said { when: texts.say(&step_label(chart, step)), keys: readings(chart, step).into_iter().map(key).collect() }
    }
}

fn key(said: Memo<Said>, place: usize) -> AnyView {
    let key = Memo::new(move |_| said.with(|said| said.keys.get(place).cloned()).unwrap_or_default());
    let mark = Memo::new(move |_| key.with(|key| key.mark.clone()));
    view! {
        <li>
            {move || mark.get().map(|mark| view! { <span class=mark></span> }.into_any())}
            <span>{move || key.with(|key| key.name.clone())}</span>
            <b>{move || key.with(|key| key.value.clone())}</b>
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
