//! How far a customer has come, and what helps her next.
//!
//! It follows from this visit and from what she asked to keep on the device; nothing else is known, and the stage is
//! told to nobody. The thresholds are a bank's dated data. Every [`NextBestAction`] says why.

mod saved_dates;

use chrono::NaiveDate;

use super::segment::{QuestionnaireProgress, Visit};
use crate::base::string_enum;
use crate::domain::date::days_between;

pub use saved_dates::SavedDates;

/// From when on a plan counts as old, in days.
#[derive(Clone, Debug, PartialEq)]
pub struct LifecycleThresholds {
    /// The day of these figures.
    pub version: NaiveDate,
    /// Whose they are and where they come from.
    pub source: String,
    /// Who was away so long has come back.
    pub away_days: u32,
    /// A plan that was not changed for so long is looked at again.
    pub dormant_days: u32,
    /// So long before a result ends, taking it again is due.
    pub retest_days: u32,
}

/// How far a customer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was opened, and nothing is kept.
    New,
    /// Something was opened, and nothing is kept yet.
    Activating,
    /// She works with something that she keeps.
    Active,
    /// What she keeps was not changed for long.
    Dormant,
    /// She is here again after a long time.
    Returning,
}

/// Scenarios of one tool that she keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedPlan {
    /// The tool.
    pub tool: &'static str,
    /// How many.
    pub kept: u32,
    /// When they were kept, where they are on the device.
    pub dates: Option<SavedDates>,
    /// The day of the latest change among the rates that the tool works with today.
    pub rates: Option<NaiveDate>,
}

/// Everything that the next step follows from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The customer's date.
    pub today: NaiveDate,
    /// The bank's thresholds.
    pub thresholds: &'a LifecycleThresholds,
    /// The tool that the bank puts first.
    pub first: Option<&'static str>,
    /// Whether the bank offers the questionnaire.
    pub asks: bool,
    /// What was done in this visit.
    pub visit: &'a Visit,
    /// What is kept.
    pub plans: &'a [SavedPlan],
    /// Until when the result of this visit counts.
    pub valid_until: Option<NaiveDate>,
}

/// What helps next (next best action).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextBestAction {
    /// How far she has come.
    pub stage: Stage,
    /// What to do.
    pub action: Action,
    /// With which tool; `None` for what concerns the questionnaire.
    pub tool: Option<&'static str>,
    /// Why.
    pub reason: ActionReason,
    /// The day that the reason is about.
    pub day: Option<NaiveDate>,
}

string_enum! {
    /// Something to do.
    pub enum Action {
        /// A first calculation.
        Begin = "begin",
        /// Answering the questionnaire, or the rest of it.
        Profile = "profile",
        /// Putting a second scenario beside the first.
        Compare = "compare",
        /// Looking at a plan with today's rates.
        Review = "review",
        /// Looking at a plan again.
        Again = "again",
        /// Taking the questionnaire again.
        Retest = "retest",
        /// Noting the day on which the result ends.
        Note = "note",
    }
}

string_enum! {
    /// Why it helps.
    pub enum ActionReason {
        /// Nothing is planned here yet.
        Nothing = "nothing",
        /// Some answers are given, others are open.
        Half = "half",
        /// The questionnaire was not answered in this visit.
        Open = "open",
        /// No scenario is kept: there is nothing to compare.
        None = "none",
        /// One scenario is kept, and there is no other to compare it with.
        One = "one",
        /// Rates have changed on the day, after the plan was kept.
        Rates = "rates",
        /// The plan has been the same since the day.
        Unchanged = "unchanged",
        /// She was here on the day, and not since.
        Last = "last",
        /// The result counts until the day.
        Valid = "valid",
    }
}

/// How far the customer has come.
///
/// What she does now comes before what she did: who keeps something today is active, however long she was away.
#[must_use]
pub fn stage(situation: &Situation<'_>) -> Stage {
    let Situation { today, thresholds, visit, plans, .. } = *situation;
    if plans.is_empty() {
        let begun = !visit.tools.is_empty() || visit.questions != QuestionnaireProgress::Untouched;
        return if begun { Stage::Activating } else { Stage::New };
    }
    let busy = plans.iter().any(|plan| plan.dates.is_none_or(|dates| dates.changed >= today));
    let past = |day: Option<NaiveDate>, limit: u32| day.is_some_and(|day| days_between(day, today) >= limit.into());
    if busy {
        Stage::Active
    } else if past(previous_visit(situation), thresholds.away_days) {
        Stage::Returning
    } else if past(newest(plans).and_then(|plan| plan.dates).map(|dates| dates.changed), thresholds.dormant_days) {
        Stage::Dormant
    } else {
        Stage::Active
    }
}

/// The next best action; `None` where nothing is left to say.
///
/// A result that ends comes first, then a changed rate, then what the stage asks for: a first calculation, the rest of
/// the questionnaire, a second scenario, another look.
#[must_use]
pub fn next_best_action(situation: &Situation<'_>) -> Option<NextBestAction> {
    let stage = stage(situation);
    let mut candidate = expiring_result(situation).or_else(|| changed_rates(situation));
    if candidate.is_none() {
        let newest = newest(situation.plans).map(|plan| (plan.tool, plan.dates));
        candidate = match (stage, newest) {
            (Stage::New, _) => first_calculation(situation),
            (Stage::Dormant, Some((tool, dates))) => {
                Some((Action::Again, Some(tool), ActionReason::Unchanged, dates.map(|dates| dates.changed)))
            }
            (Stage::Returning, Some((tool, _))) => {
                Some((Action::Again, Some(tool), ActionReason::Last, previous_visit(situation)))
            }
            _ => unfinished_questionnaire(situation).or_else(|| second_scenario(situation)),
        };
    }
    let candidate = candidate.or_else(|| unanswered_questionnaire(situation)).or_else(|| {
        let day = situation.valid_until?;
        Some((Action::Note, None, ActionReason::Valid, Some(day)))
    });
    let (action, tool, reason, day) = candidate.or_else(|| first_calculation(situation))?;
    Some(NextBestAction { stage, action, tool, reason, day })
}

/// An action, with which tool, why, and the day that the reason is about; `None` where it does not apply.
type Candidate = Option<(Action, Option<&'static str>, ActionReason, Option<NaiveDate>)>;

fn first_calculation(situation: &Situation<'_>) -> Candidate {
    let fresh = situation.plans.is_empty() && situation.visit.tools.is_empty();
    let tool = situation.first.filter(|_| fresh)?;
    Some((Action::Begin, Some(tool), ActionReason::Nothing, None))
}

fn unfinished_questionnaire(situation: &Situation<'_>) -> Candidate {
    let begun = situation.asks && situation.visit.questions == QuestionnaireProgress::Begun;
    begun.then_some((Action::Profile, None, ActionReason::Half, None))
}

fn unanswered_questionnaire(situation: &Situation<'_>) -> Candidate {
    let open = situation.asks && situation.visit.questions == QuestionnaireProgress::Untouched;
    open.then_some((Action::Profile, None, ActionReason::Open, None))
}

/// The tool of which one scenario is kept, or else the last that was opened and of which none is.
fn second_scenario(situation: &Situation<'_>) -> Candidate {
    for plan in situation.plans {
        if plan.kept == 1 {
            return Some((Action::Compare, Some(plan.tool), ActionReason::One, None));
        }
    }
    let used = situation.visit.tools.last().filter(|_| situation.plans.is_empty())?;
    Some((Action::Compare, Some(used.tool), ActionReason::None, None))
}

fn changed_rates(situation: &Situation<'_>) -> Candidate {
    for plan in situation.plans {
        let then = plan.dates.and_then(|dates| dates.rates);
        if then.is_some() && plan.rates > then {
            return Some((Action::Review, Some(plan.tool), ActionReason::Rates, plan.rates));
        }
    }
    None
}

fn expiring_result(situation: &Situation<'_>) -> Candidate {
    let day = situation.valid_until?;
    let due = days_between(situation.today, day) <= situation.thresholds.retest_days.into();
    due.then_some((Action::Retest, None, ActionReason::Valid, Some(day)))
}

/// The plan that was changed last.
fn newest(plans: &[SavedPlan]) -> Option<&SavedPlan> {
    plans.iter().max_by_key(|plan| plan.dates.map(|dates| dates.changed))
}

/// The day of the visit before this one.
fn previous_visit(situation: &Situation<'_>) -> Option<NaiveDate> {
    situation.plans.iter().filter_map(|plan| plan.dates?.last_visit_before(situation.today)).max()
}

#[cfg(test)]
mod tests;
