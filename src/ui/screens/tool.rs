//! A tool: the answer, the fields, the picture, the details and the next steps.

mod announcer;
mod answer;
mod consequences;
mod details;
mod errors;
mod form;
mod next;
mod tables;

use leptos::prelude::*;

use crate::key;
use crate::ui::charts::ReportChart;
use crate::ui::chunk::{self, Below, BelowPart, Chunk};
use crate::ui::components::receipt::Reopened;
use crate::ui::components::scenarios::Scenarios;
use crate::ui::components::statement::CostStatement;
use crate::ui::screens::Title;
use crate::ui::state::App;
use crate::ui::state::scenario_store::ScenarioStore;
use crate::ui::state::tools::ToolState;
use announcer::Announcer;
use answer::Answer;
use consequences::Consequences;
use details::Details;
use form::InputForm;
use next::NextSteps;

/// The screen of one tool.
#[component]
pub fn ToolScreen(
    /// The tool.
    state: ToolState,
) -> impl IntoView {
    let app = expect_context::<App>();
    provide_context(state);
    // It is asked for once the answer stands.
    Effect::new(move |_| chunk::fetch(app, Chunk::Below));
    let locked = state.is_locked();
    let heading = view! { <Title words=app.say(&state.tool.title())/> };
    if locked && (app.link_incomplete() || untrack(|| state.is_broken())) {
        // A statement of other terms than the host gave would be wrong, not incomplete.
        let words = app.text(key!("statement.incomplete"));
        return view! {
            {heading}
            <p class="error" role="alert">{words}</p>
        }
        .into_any();
    }
    view! {
        {heading}
        <p class="ask">{app.say(&state.tool.question())}</p>
        <Below part=BelowPart::Paper/>
        <Reopened/>
        <div class="tool" data-tool=state.tool.id>
            <Answer/>
            {(!locked).then(|| view! { <InputForm/> })}
            <div class="detail">
                <Below part=BelowPart::Detail/>
            </div>
        </div>
        <Announcer/>
    }
    .into_any()
}

/// Everything below an answer; without one what is kept.
#[component]
pub fn Detail() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    ScenarioStore { app, state }.begin();
    view! {
        <Show when=move || state.has_report() fallback=|| view! { <Kept/> }>
            <BelowAnswer/>
        </Show>
    }
}

#[component]
fn BelowAnswer() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let charts = untrack(|| state.report(|report| report.charts.len())).unwrap_or(0);
    let stated = !state.statement_tables().is_empty();
    let rest = (!app.standalone()).then(|| {
        view! {
            <Scenarios/>
            <NextSteps/>
        }
    });
    view! {
        {stated.then(|| view! { <CostStatement/> })}
        {(0..charts).map(|place| view! { <ReportChart place/> }).collect_view()}
        <Consequences/>
        <Details/>
        {rest}
    }
}

/// What is kept stays within reach where there is no answer.
#[component]
fn Kept() -> impl IntoView {
    let store = ScenarioStore { app: expect_context(), state: expect_context() };
    let kept = !store.app.standalone() && untrack(|| !store.is_empty());
    kept.then(|| view! { <Scenarios/> })
}
