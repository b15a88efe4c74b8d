//! The face of the instrument: the figure that was asked for, two beside it, and the dial.

use std::time::Duration;

use leptos::prelude::*;

use crate::i18n::number::{NumberStyle, figure_parts};
use crate::key;
use crate::platform::dom;
use crate::tool::report::Reading;
use crate::tool::text::{Arg, Text};
use crate::ui::components::dial::Dial;
use crate::ui::components::progress::Progress;
use crate::ui::debounce::debounce;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// How long a change of the figure is shown after the last one.
const SHOWN: Duration = Duration::from_secs(4);

/// The answer at a glance. While a field has to be mended there is no figure, and a way to that field.
#[component]
pub fn Face() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let readings = Memo::new(move |_| state.report(|report| report.face.clone()).unwrap_or_default());
    let main = move || readings.with(|readings| readings.first().map(|reading| app.say(&reading.label)));
    let beside =
        move || readings.with(|readings| readings.iter().skip(1).map(|one| beside_view(app, one)).collect_view());
    view! {
        <section
            class="face"
            aria-label=texts.get(key!("report.answer"))
            data-stale=move || state.is_broken() || state.has_failed()
            aria-busy=move || state.is_pending().then_some("true")
        >
            <div class="readout">
                <div class="main">
                    <p class="reading-label">
                        <span>{main}</span>
                        <FigureChange/>
                    </p>
                    <LargeFigure readings/>
                </div>
                <dl class="beside" hidden=move || state.is_broken()>{beside}</dl>
                <div hidden=move || !state.is_broken()><ToMend/></div>
            </div>
            <Progress/>
            <Show when=move || !state.is_locked()><Dial/></Show>
        </section>
    }
}

/// The figure, with its sign and its cents or unit smaller.
#[component]
fn LargeFigure(
    /// What is read.
    readings: Memo<Vec<Reading>>,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let written = Memo::new(move |_| {
        if state.is_broken() {
            return "—".to_owned();
        }
        let texts = app.texts_untracked();
        readings.with(|readings| readings.first().map(|one| texts.reading(one))).unwrap_or_else(|| "—".to_owned())
    });
    let part = move |pick: fn(crate::i18n::number::FigureParts<'_>) -> &str| {
        written.with(|text| pick(figure_parts(text)).to_owned())
    };
    // Words need more room than digits.
    let wordy = move || written.with(|text| figure_parts(text).number.chars().any(char::is_whitespace));
    view! {
        <p class="large" class:wordy=wordy id="fp-figure">
            <span class="sign">{move || part(|parts| parts.before)}</span>
            <span>{move || part(|parts| parts.number)}</span>
            <span class="cents">{move || part(|parts| parts.after)}</span>
        </p>
    }
}

fn beside_view(app: App, reading: &Reading) -> AnyView {
    let texts = app.texts_untracked();
    view! {
        <div>
            <dt>{texts.say(&reading.label)}</dt>
            <dd>{texts.reading(reading)}</dd>
        </div>
    }
    .into_any()
}

/// By how much the figure has moved with the last step, for a moment: `+432.46 比 110 万元`.
#[component]
fn FigureChange() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let fresh = RwSignal::new(false);
    let change = Memo::new(move |_| state.figure_change());
    Effect::new(move |_| {
        state.answer.track();
        fresh.set(change.with(Option::is_some));
    });
    debounce(
        SHOWN,
        move || state.answer.track(),
        move || {
            let _ = fresh.try_set(false);
        },
    );
    let words = move || {
        let texts = app.texts_untracked();
        change.with(|change| {
            let change = change.as_ref()?;
            let sign = if change.difference.more { "+" } else { "−" };
            let size = texts.arg(&change.difference.size, NumberStyle::Figure);
            let against = change.before.and_then(|(place, value)| {
                let (field, _) = state.field(place)?;
                let before = state.tool.value(field.input, value);
                Some(texts.say(&Text::plain(key!("report.than")).with("before", before)))
            });
            Some((format!("{sign}{size}"), against.unwrap_or_default()))
        })
    };
    view! {
        <span class="change-place" aria-hidden="true">
            <span class="figure-change" class:shown=move || fresh.get()>
                <b>{move || words().map(|(size, _)| size)}</b>
                <span>{move || words().map(|(_, against)| against)}</span>
            </span>
        </span>
    }
}

/// Which field has to be mended first.
#[component]
fn ToMend() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let first = move || state.field_status(|status| status.errors.first().map(|error| error.input));
    let words = move || {
        let label = first().map(|input| state.tool.label(input))?;
        Some(app.say(&Text::plain(key!("report.mend")).with("label", Arg::text(label))))
    };
    let go = move |_| {
        if let Some(input) = untrack(first) {
            dom::focus(&format!("fp-{}-{input}", state.tool.id));
        }
    };
    view! { <button type="button" class="link" on:click=go>{words}</button> }
}
