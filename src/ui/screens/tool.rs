//! A tool: the answer, the fields, the picture, the details and the next steps.

mod announcer;
mod answer;
mod calm;
mod consequences;
mod details;
mod errors;
mod face;
mod form;
mod lead;
mod next;
mod tables;

use leptos::ev;
use leptos::prelude::*;

use crate::key;
use crate::ui::charts::ReportChart;
use crate::ui::chunk::{self, Below, BelowPart, Chunk};
use crate::ui::components::later::Later;
use crate::ui::components::paper::{PaperFacts, PaperFoot};
use crate::ui::components::receipt::Reopened;
use crate::ui::components::scenarios::Scenarios;
use crate::ui::components::statement::CostStatement;
use crate::ui::components::table::Printing;
use crate::ui::screens::BarTitle;
use crate::ui::state::App;
use crate::ui::state::scenario_store::ScenarioStore;
use crate::ui::state::tools::ToolState;
use announcer::Announcer;
use answer::Answer;
use calm::CalmWay;
use consequences::Consequences;
use details::Details;
pub use details::PrintButton;
use face::Face;
use form::InputForm;
pub use lead::{LeadAnswer, TileAnswer};
use next::NextSteps;

/// What of the screen is being printed: nothing, the page as it is, or the whole report.
#[derive(Clone, Copy)]
struct Printed(RwSignal<Printing>);

/// The screen of one tool.
#[component]
pub fn ToolScreen(
    /// The tool.
    state: ToolState,
) -> impl IntoView {
    let app = expect_context::<App>();
    let printing = RwSignal::new(Printing::Off);
    provide_context(state);
    provide_context(Printed(printing));
    watch_printing(printing);
    // It is asked for once the answer stands.
    Effect::new(move |_| chunk::fetch(app, Chunk::Below));
    let locked = state.is_locked();
    let heading = view! { <BarTitle tool=state.tool.id/> };
    if locked && (app.link_incomplete() || untrack(|| state.is_broken())) {
        // A statement of other terms than the host gave would be wrong, not incomplete.
        let words = app.text(key!("statement.incomplete"));
        return view! {
            {heading}
            <p class="error" role="alert">{words}</p>
        }
        .into_any();
    }
    let calm = app.is_calm() && !locked;
    // Whoever follows the calm way may see all of the calculator; where something has to be mended she does.
    let all = RwSignal::new(!calm);
    view! {
        {heading}
        <p class="ask visually-hidden">{app.say(&state.tool.question())}</p>
        <Below part=BelowPart::Paper/>
        <Reopened/>
        <div class="tool" data-tool=state.tool.id data-one=move || !all.get() && !state.is_broken()>
            {(!locked).then(|| view! { <InputForm/> })}
            <div class="answers">
                <Face/>
                <Answer/>
                {calm.then(|| view! { <CalmWay all/> })}
                <div class="detail" data-stale=move || state.is_broken()>
                    <Below part=BelowPart::Detail/>
                </div>
            </div>
        </div>
        <Announcer/>
    }
    .into_any()
}

/// The browser's own command comes without a word before; what reacts runs before the page is laid out for it.
fn watch_printing(printing: RwSignal<Printing>) {
    let before = window_event_listener(ev::beforeprint, move |_| {
        if printing.get_untracked() == Printing::Off {
            printing.set(Printing::Page);
        }
    });
    let after = window_event_listener(ev::afterprint, move |_| printing.set(Printing::Off));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
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
    let (stated, onward) = (!state.statement_tables().is_empty(), !app.standalone());
    view! {
        <Later><PaperFacts/></Later>
        {stated.then(|| view! { <CostStatement/> })}
        {(0..charts).map(|place| view! { <Later><ReportChart place/></Later> }).collect_view()}
        <Later><Consequences/></Later>
        <Later><Details/></Later>
        {onward.then(|| {
            view! {
                <Later><Scenarios/></Later>
                <Later><NextSteps/></Later>
            }
        })}
        <Later><PaperFoot/></Later>
    }
}

/// What is kept stays within reach where there is no answer.
#[component]
fn Kept() -> impl IntoView {
    let store = ScenarioStore { app: expect_context(), state: expect_context() };
    let kept = !store.app.standalone() && untrack(|| !store.is_empty());
    kept.then(|| view! { <Scenarios/> })
}
