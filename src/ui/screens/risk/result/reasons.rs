//! What the level comes from: each dimension, which of them decided, what moved it, and what follows for each goal.

use leptos::prelude::*;

use super::level::level_name;
use crate::advice::level::Level;
use crate::advice::questionnaire::Dimension;
use crate::advice::scoring::Assessment;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::lines::Lines;
use crate::ui::state::App;
use crate::ui::state::advice::Advice;

/// A card for each kind of reason that there is.
pub(super) fn reasons(advice: Advice, assessment: &Assessment) -> Vec<AnyView> {
    let texts = advice.app.texts_untracked();
    let named =
        |key: &'static str, level: Level| Text::plain(key).with("name", Arg::bank_text(level_name(advice, level)));
    let scales = assessment.scales.iter().map(|scale| {
        let key = match scale.dimension {
            Dimension::Tolerance => key!("risk.part.tolerance"),
            Dimension::Capacity => key!("risk.part.capacity"),
            Dimension::Experience => key!("risk.part.experience"),
        };
        texts.say(&named(key, scale.level))
    });
    let capped = match assessment.capped_by {
        Some(Dimension::Capacity) => key!("risk.capped.capacity"),
        Some(_) => key!("risk.capped.experience"),
        None => key!("risk.capped.none"),
    };
    let moved = assessment.drivers.iter().map(|one| one.text.get(texts.locale).to_owned());
    let goals = assessment.goals.iter().map(|goal| {
        let key = if goal.sooner { key!("risk.goal.sooner") } else { key!("risk.goal") };
        texts.say(&named(key, goal.level).with("goal", Arg::bank_text(goal.goal.clone())))
    });
    let (scales, moved, goals): (Vec<_>, Vec<_>, Vec<_>) = (scales.collect(), moved.collect(), goals.collect());
    let mut cards = Vec::new();
    if !scales.is_empty() {
        let capped = texts.get(capped).to_owned();
        let card = view! {
            <Part heading=key!("risk.parts") rows=scales>
                <p class="capped">{capped}</p>
            </Part>
        };
        cards.push(card.into_any());
    }
    if !moved.is_empty() {
        cards.push(view! { <Part heading=key!("risk.moved") rows=moved/> }.into_any());
    }
    if !goals.is_empty() {
        cards.push(view! { <Part heading=key!("risk.goals") rows=goals/> }.into_any());
    }
    cards
}

/// Reasons of one kind.
#[component]
fn Part(
    /// The key of the heading.
    heading: &'static str,
    /// The reasons.
    rows: Vec<String>,
    /// What follows from them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    view! {
        <div class="quiz-card">
            <h2>{texts.get(heading)}</h2>
            <Lines class="moved" lines=rows/>
            {children.map(|children| children())}
        </div>
    }
}
