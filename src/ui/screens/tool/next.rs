//! Where to go from here.

use leptos::prelude::*;

use crate::handover::product_intent::ProductIntent;
use crate::key;
use crate::tool::report::{Destination, Next, Report};
use crate::ui::components::phone::PhoneStep;
use crate::ui::state::tools::ToolState;
use crate::ui::state::{App, Screen};

/// The next steps of the report, and the way to products.
#[component]
pub fn NextSteps() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let count = Memo::new(move |_| state.report(|report| report.next.len()).unwrap_or(0));
    view! {
        <section class="next">
            <h2>{app.text(key!("report.next"))}</h2>
            <ul>
                {move || (0..count.get()).map(|place| view! { <NextStep place/> }).collect_view()}
            </ul>
            <ProductsButton/>
            <PhoneStep/>
        </section>
    }
}

/// A step of the report; one that the bank does not offer or that would be refused is hidden.
#[component]
fn NextStep(
    /// Which of the report's steps it is.
    place: usize,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let step = move || {
        state.debounced_answer(|answer| answer.report.as_ref().and_then(|report| report.next.get(place).cloned()))
    };
    let go = move |_| {
        if let Some(step) = untrack(step).filter(|_| state.is_settled()) {
            follow(app, state, step);
        }
    };
    let is_offered = move || {
        let card = match step()?.destination {
            Destination::Tool(tool, _) => tool.id,
            Destination::Profile => "risk_profile",
            Destination::Suggestions => "suggestions",
        };
        let taken = state.offers(app).next.get(place).copied().unwrap_or(false);
        Some(taken && app.offers(card))
    };
    view! {
        <li hidden=move || is_offered() == Some(false)>
            <button type="button" class="plain next-step" on:click=go>
                {move || step().map(|step| app.say(&step.label))}
            </button>
        </li>
    }
}

fn follow(app: App, state: ToolState, step: Next) {
    match step.destination {
        Destination::Tool(tool, values) => {
            state.completed();
            app.go_with(tool.id, values);
        }
        Destination::Profile => {
            state.completed();
            app.go(Screen::RiskIntro);
        }
        Destination::Suggestions => to_products(app, state),
    }
}

/// The way to products for a tool whose report has no such step of its own.
#[component]
fn ProductsButton() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let told = |report: &Report| report.next.iter().any(|step| matches!(step.destination, Destination::Suggestions));
    let told = untrack(|| state.report(told)).unwrap_or(true);
    let there = !told && app.offers("suggestions") && intent(app, state).is_some();
    there.then(|| {
        view! {
            <button type="button" class="plain next-step" on:click=move |_| to_products(app, state)>
                {app.text(key!("report.products"))}
            </button>
        }
    })
}

fn intent(app: App, state: ToolState) -> Option<ProductIntent> {
    let today = app.today();
    state.answer.with_untracked(|answer| ProductIntent::of(state.tool, &answer.values, today))
}

fn to_products(app: App, state: ToolState) {
    state.completed();
    app.go_to_products(intent(app, state).unwrap_or_default());
}
