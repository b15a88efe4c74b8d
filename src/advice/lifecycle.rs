//! How far a customer has come, and what helps her next.
//!
//! It follows from this visit and from what she asked to keep on the device; nothing else is known, and the stage is
//! told to nobody. The thresholds are a bank's dated data. Every [`Next`] says why.

mod days;

use chrono::NaiveDate;

use super::segment::{Questions, Visit};
use crate::domain::date::days_between;

pub use days::Days;

/// From when on a plan counts as old, in days.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
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

/// Variants of one tool that she keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The tool.
    pub tool: &'static str,
    /// How many.
    pub kept: u32,
    /// Of which days, where they are on the device.
    pub days: Option<Days>,
    /// The day of the latest change among the rates that the tool works with today.
    pub rates: Option<NaiveDate>,
}

/// Everything that the next step follows from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The customer's date.
    pub today: NaiveDate,
    /// The bank's thresholds.
    pub pace: &'a Pace,
    /// The tool that the bank puts first.
    pub first: Option<&'static str>,
    /// Whether the bank offers the questionnaire.
    pub asks: bool,
    /// What was done in this visit.
    pub visit: &'a Visit,
    /// What is kept.
    pub plans: &'a [Plan],
    /// Until when the result of this visit counts.
    pub valid_until: Option<NaiveDate>,
}

/// What helps next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// How far she has come.
    pub stage: Stage,
    /// What to do.
    pub action: Action,
    /// Why.
    pub because: Because,
}

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A first calculation with this tool.
    Begin(&'static str),
    /// Answering the questionnaire, or the rest of it.
    FinishProfile,
    /// Putting a second variant of this tool beside the first.
    Compare(&'static str),
    /// Looking at a plan of this tool with today's rates.
    Review(&'static str),
    /// Looking at a plan of this tool again.
    LookAgain(&'static str),
    /// Taking the questionnaire again.
    Retest(NaiveDate),
    /// Noting the day on which the result ends.
    Note(NaiveDate),
}

/// Why it helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Nothing is planned here yet.
    NothingYet,
    /// Some answers are given, others are open.
    HalfAnswered,
    /// The questionnaire was not answered in this visit.
    NotAnswered,
    /// Nothing or one variant is kept: there is nothing to compare.
    Kept(u32),
    /// Rates have changed on this day, after the plan was kept.
    RatesChanged(NaiveDate),
    /// The plan has been the same since this day.
    Unchanged(NaiveDate),
    /// She was here on this day, and not since.
    LastHere(NaiveDate),
    /// The result counts until this day.
    ValidUntil(NaiveDate),
}

/// How far the customer has come.
///
/// What she does now comes before what she did: who keeps something today is active, however long she was away.
#[must_use]
pub fn stage(situation: &Situation<'_>) -> Stage {
    let Situation { today, pace, visit, plans, .. } = *situation;
    if plans.is_empty() {
        let begun = !visit.tools.is_empty() || visit.questions != Questions::Untouched;
        return if begun { Stage::Activating } else { Stage::New };
    }
    let busy = plans.iter().any(|plan| plan.days.is_none_or(|days| days.kept >= today));
    let past = |day: Option<NaiveDate>, limit: u32| day.is_some_and(|day| days_between(day, today) >= limit.into());
    if busy {
        Stage::Active
    } else if past(last_here(situation), pace.away_days) {
        Stage::Returning
    } else if past(newest(plans).and_then(|plan| plan.days).map(|days| days.kept), pace.dormant_days) {
        Stage::Dormant
    } else {
        Stage::Active
    }
}

/// The next best action; `None` where nothing is left to say.
///
/// A result that ends comes first, then a changed rate, then what the stage asks for: a first calculation, the rest of
/// the questionnaire, a second variant, another look.
#[must_use]
pub fn next(situation: &Situation<'_>) -> Option<Next> {
    let stage = stage(situation);
    let (action, because) = ending(situation)
        .or_else(|| rates(situation))
        .or_else(|| match stage {
            Stage::New => begin(situation).or_else(|| profile(situation)),
            Stage::Activating => half(situation).or_else(|| compare(situation)).or_else(|| profile(situation)),
            Stage::Active => half(situation).or_else(|| compare(situation)).or_else(|| profile(situation)),
            Stage::Dormant => newest(situation.plans)
                .and_then(|plan| Some((Action::LookAgain(plan.tool), Because::Unchanged(plan.days?.kept)))),
            Stage::Returning => newest(situation.plans)
                .and_then(|plan| Some((Action::LookAgain(plan.tool), Because::LastHere(last_here(situation)?)))),
        })
        .or_else(|| situation.valid_until.map(|day| (Action::Note(day), Because::ValidUntil(day))))
        .or_else(|| begin(situation))?;
    Some(Next { stage, action, because })
}

type Step = Option<(Action, Because)>;

fn begin(situation: &Situation<'_>) -> Step {
    let fresh = situation.plans.is_empty() && situation.visit.tools.is_empty();
    situation.first.filter(|_| fresh).map(|tool| (Action::Begin(tool), Because::NothingYet))
}

fn half(situation: &Situation<'_>) -> Step {
    let begun = situation.asks && situation.visit.questions == Questions::Begun;
    begun.then_some((Action::FinishProfile, Because::HalfAnswered))
}

fn profile(situation: &Situation<'_>) -> Step {
    let open = situation.asks && situation.visit.questions == Questions::Untouched;
    open.then_some((Action::FinishProfile, Because::NotAnswered))
}

/// The tool of which one variant is kept, or else the last that was used and of which none is.
fn compare(situation: &Situation<'_>) -> Step {
    let one = situation.plans.iter().find(|plan| plan.kept == 1).map(|plan| (plan.tool, 1));
    let used = situation.visit.tools.iter().rev().find(|used| used.kept == 0).map(|used| (used.tool, 0));
    let (tool, kept) = one.or(used.filter(|_| situation.plans.is_empty()))?;
    Some((Action::Compare(tool), Because::Kept(kept)))
}

fn rates(situation: &Situation<'_>) -> Step {
    for plan in situation.plans {
        let then = plan.days.and_then(|days| days.rates);
        if let (Some(then), Some(now)) = (then, plan.rates)
            && now > then
        {
            return Some((Action::Review(plan.tool), Because::RatesChanged(now)));
        }
    }
    None
}

fn ending(situation: &Situation<'_>) -> Step {
    let day = situation.valid_until?;
    let due = days_between(situation.today, day) <= situation.pace.retest_days.into();
    due.then_some((Action::Retest(day), Because::ValidUntil(day)))
}

/// The plan that was changed last.
fn newest(plans: &[Plan]) -> Option<&Plan> {
    plans.iter().max_by_key(|plan| plan.days.map(|days| days.kept))
}

/// The day of the visit before this one.
fn last_here(situation: &Situation<'_>) -> Option<NaiveDate> {
    situation.plans.iter().filter_map(|plan| plan.days?.previous(situation.today)).max()
}

#[cfg(test)]
mod tests;
