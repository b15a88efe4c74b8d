//! What the customer can change with one tap, and what it would do.

use leptos::prelude::*;

use crate::handover::LeverOutcome;
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::platform::dom;
use crate::tool::report::{Lever, Reading, greatest_change};
use crate::tool::text::Text;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::ui::state::tools::reading::{LatestReport, latest_report};
use crate::visit::change::Change;

/// How many readings of a lever are compared: the answer, and what changes beside it.
const MOST: usize = 2;

/// The levers; the focus goes to the answer, which the tap has changed.
#[component]
pub fn Levers() -> impl IntoView {
    let state = expect_context::<ToolState>();
    // A first report has no levers yet, and they would come and go while a slider moves.
    let whole = latest_report(move || state.answer.with(|answer| answer.current_report().cloned()));
    let count = Memo::new(move |_| whole.with(|report| report.as_ref().map_or(0, |report| report.levers.len())));
    view! {
        <ul class="levers">
            {move || (0..count.get()).map(|place| view! { <LeverButton whole place/> }).collect_view()}
        </ul>
    }
}

#[component]
fn LeverButton(
    /// The report that it is of.
    whole: LatestReport,
    /// Which of its levers it is.
    place: usize,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let say = move |pick: fn(&Lever) -> &Text| lever(whole, place, |lever| app.say(pick(lever)));
    let pull = move |_| {
        // While a slider moves, what is offered may be of the answer before.
        let stands = state.answer.with_untracked(|answer| answer.current_report().is_some());
        if !stands || untrack(|| outcome(app, state, place)).is_none() {
            return;
        }
        state.apply(Change::LeverTaken(untrack(|| lever(whole, place, |lever| lever.set.clone()))));
        dom::focus("fp-answer");
    };
    let effect = move || {
        let after = outcome(app, state, place).unwrap_or_default().face;
        let before = untrack(|| state.report(|report| report.face.clone())).unwrap_or_default();
        let told = before_and_after(&app.texts_untracked(), &before, &after);
        if told.is_empty() {
            return view! { <span class="lever-effect">{say(|lever| &lever.effect)}</span> }.into_any();
        }
        view! {
            <span class="before-after">{told}</span>
            <Bars before=before after=after/>
        }
        .into_any()
    };
    view! {
        <li hidden=move || outcome(app, state, place).is_none()>
            <button type="button" class="lever" on:click=pull>
                <span class="lever-label">
                    <span>{move || say(|lever| &lever.label)}</span>
                    <span class="try">{app.text(key!("report.try"))}</span>
                </span>
                {effect}
            </button>
        </li>
    }
}

/// A line for each reading that would change: what it is, before and after, and the difference.
fn before_and_after(texts: &Texts, before: &[Reading], after: &[Reading]) -> Vec<AnyView> {
    let line = |reading: &Reading| {
        let before = before.iter().find(|one| one.label.key == reading.label.key)?;
        let difference = reading.difference(before)?;
        let sign = if difference.more { "+" } else { "−" };
        let view = view! {
            <span class="what">{texts.say(&reading.label)}</span>
            <b class="by">{format!("{sign}{}", texts.arg(&difference.size, NumberStyle::Figure))}</b>
            <span class="values">
                <span class="n">{texts.reading(before)}</span><span class="arrow">" → "</span><b class="n">{texts.reading(reading)}</b>
            </span>
        };
        Some(view.into_any())
    };
    after.iter().filter_map(line).take(MOST).collect()
}

/// The amount that changes most, before and after, as two bars.
#[component]
fn Bars(
    /// The readings now.
    before: Vec<Reading>,
    /// The readings after.
    after: Vec<Reading>,
) -> impl IntoView {
    greatest_change(&before, &after).map(|[was, will]| {
        view! {
            <svg class="bars" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
                <rect class="was" width=was.to_string() height="6"/>
                <rect class="will" width=will.to_string() height="6" y="9"/>
            </svg>
        }
    })
}

/// Whether there is a lever to offer.
pub fn any(app: App, state: ToolState) -> bool {
    !state.has_failed() && state.offers(app).levers.iter().any(Option::is_some)
}

fn outcome(app: App, state: ToolState, place: usize) -> Option<LeverOutcome> {
    if state.has_failed() {
        return None;
    }
    state.offers(app).levers.get(place).cloned().flatten()
}

fn lever<T: Default>(whole: LatestReport, place: usize, read: impl FnOnce(&Lever) -> T) -> T {
    whole.with(|report| report.as_ref()?.levers.get(place).map(read)).unwrap_or_default()
}
