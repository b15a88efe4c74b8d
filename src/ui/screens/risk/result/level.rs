//! The level, beside all levels that there are.

use leptos::prelude::*;

use crate::advice::level::Level;
use crate::advice::scoring::Assessment;
use crate::base::LocalText;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::calendar::CalendarFile;
use crate::ui::state::advice::Advice;

/// The bank's name of a level.
pub(super) fn level_name(advice: Advice, level: Level) -> LocalText {
    let bank = advice.bank();
    let name = bank.questionnaire.as_ref().and_then(|questionnaire| questionnaire.level_name(level));
    name.cloned().unwrap_or_default()
}

/// The level, until when it counts, and what it comes from.
#[component]
pub(super) fn LevelCard<'a>(
    /// The result.
    assessment: &'a Assessment,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let tolerance = assessment.tolerance;
    let headline = Text::plain(key!("risk.level"))
        .with("level", Arg::Name(tolerance.level.code().to_owned()))
        .with("name", Arg::bank_text(level_name(advice, tolerance.level)))
        .with("expiry", Arg::Date(assessment.valid_until));
    let line = if tolerance.minimal { "minimal" } else { tolerance.level.code() };
    let version = Text::plain(key!("risk.version"))
        .with("version", Arg::Name(assessment.version.clone()))
        .with("date", Arg::Date(assessment.taken_on));
    view! {
        <div class="quiz-card level">
            <p class="headline">{texts.say(&headline)}</p>
            <p>{texts.get(&format!("risk.line.{line}")).to_owned()}</p>
            <Scale current=tolerance.level/>
            <p class="muted">{texts.say(&version)}</p>
            <CalendarFile day=assessment.valid_until/>
        </div>
    }
}

/// All levels.
#[component]
fn Scale(
    /// The customer's.
    current: Level,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let levels = Level::ALL.iter().map(|level| {
        let name = level_name(advice, *level).get(texts.locale).to_owned();
        view! {
            <li aria-current=(*level == current).then_some("true")>
                <b>{level.code()}</b>
                <span>{name}</span>
            </li>
        }
    });
    view! {
        <ul class="level-scale" aria-label=texts.get(key!("risk.scale"))>
            {levels.collect_view()}
        </ul>
    }
}
