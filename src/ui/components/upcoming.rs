//! The next step, in one quiet card that can be put away for this visit.

use leptos::prelude::*;

use crate::advice::lifecycle::{Action, Situation, next_best_action};
use crate::advice::mode::Mode;
use crate::config::HomeCard;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::calendar::CalendarFile;
use crate::ui::state::{App, Screen};

/// A next step: what to do and why. It asks for nothing and is gone with one press.
#[component]
pub fn NextStep(
    /// What to do.
    what: String,
    /// Why.
    why: String,
    /// Where it is done.
    screen: Screen,
    /// What else there is to it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let closed = RwSignal::new(false);
    let name = texts.get(key!("home.next")).to_owned();
    let close = move |_| {
        app.dismiss_next_step();
        closed.set(true);
        dom::focus("fp-title");
    };
    view! {
        <section class="upcoming" aria-label=name hidden=move || closed.get()>
            <span class="muted">{name.clone()}</span>
            <button class="link" type="button" on:click=move |_| app.go(screen)>{what}</button>
            <p class="muted">{why}</p>
            {children.map(|children| children())}
            <button class="link" type="button" on:click=close>{texts.get(key!("home.next.close"))}</button>
        </section>
    }
}

/// The next step that follows from this visit and from what is kept.
#[component]
pub fn Upcoming() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let config = app.tools_config()?;
    let (mode, cards) = app.home_config(|home| (home.institution.mode, home.cards.clone()));
    let (visit, exercise) = (app.visit(), mode == Mode::Education);
    let plans = app.plans(&visit);
    let situation = Situation {
        today: app.today(),
        thresholds: &config.lifecycle,
        first: cards.iter().find_map(|card| if let HomeCard::Tool(id) = card { Some(*id) } else { None }),
        asks: app.offers("risk_profile"),
        visit: &visit,
        plans: &plans,
        valid_until: app.valid_until(),
    };
    // A place that stays empty takes no room.
    let Some(next) = next_best_action(&situation) else { return Some(view! { <span></span> }.into_any()) };
    let screen = match (next.tool, next.action) {
        (Some(tool), _) => Screen::Tool(tool),
        (None, Action::Note) => Screen::RiskResult,
        (None, _) => Screen::RiskIntro,
    };
    let tool = next.tool.unwrap_or_default();
    let what = match next.action {
        Action::Begin => Text::of("home", tool),
        Action::Profile => Text::of("home", if exercise { "risk_exercise" } else { "risk_profile" }),
        action => Text::of("next", action.code()).with("tool", Arg::text(Text::of("home", tool))),
    };
    let mut why = Text::item("next", "why", next.reason.code());
    if let Some(day) = next.day {
        why = why.with("date", Arg::Date(day));
    }
    let remind = next.day.filter(|_| matches!(next.action, Action::Retest | Action::Note));
    let step = view! {
        <NextStep what=texts.say(&what) why=texts.say(&why) screen=screen>
            {remind.map(|day| view! { <CalendarFile day/> })}
        </NextStep>
    };
    Some(step.into_any())
}
