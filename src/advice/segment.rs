//! What a customer needs, by rules that are the bank's data.
//!
//! A segment is named by the need ("starting to save"), never by a label of the person. A rule looks at the profile
//! ([`Facts`] and level), at the plan and at what was done in this [`Visit`]; what of it held is told as
//! [`SegmentReason`], which [`i18n`](crate::i18n) puts into words.

mod first;
mod visit;

use rust_decimal::Decimal;

use super::catalogue::Product;
use super::facts::{Facts, Need, Occupation};
use super::level::Level;
use crate::base::Id;
use crate::base::LocalText;

pub use first::First;
pub use visit::{QuestionnaireProgress, UsedTool, Visit};

/// A group of customers with the same needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its name in rules and events; never shown.
    pub id: Id,
    /// The heading over the suggestions: the need, not the person.
    pub heading: LocalText,
    /// Why these products come first, in one sentence beginning with the facts; said only where `first` is kept.
    pub reason: Option<LocalText>,
    /// What comes first: a product of which one of these holds. The order and the sentence both come from it.
    pub first: Vec<First>,
    /// Who belongs to it.
    pub when: Rule,
    /// What they need, the most important first.
    pub needs: Vec<Need>,
}

/// A rule over what is known. Everything that is given must hold; what is unknown about a customer does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// One of these levels.
    pub levels: Vec<Level>,
    /// One of these occupations.
    pub occupations: Vec<Occupation>,
    /// At least this age.
    pub age_from: Option<u32>,
    /// At most this age.
    pub age_to: Option<u32>,
    /// At least this investable amount.
    pub means_from: Option<Decimal>,
    /// At most this investable amount.
    pub means_to: Option<Decimal>,
    /// At least this many months before the money is needed.
    pub horizon_from: Option<u32>,
    /// At most this many months before the money is needed.
    pub horizon_to: Option<u32>,
    /// One of these goals.
    pub goals: Vec<Need>,
    /// One of these tools was opened in this visit.
    pub opened: Vec<Id>,
    /// Something was entered in a tool in this visit.
    pub plan: Option<Planned>,
    /// At least so many scenarios of one tool are kept.
    pub kept_from: Option<u32>,
    /// The questionnaire was finished in this visit.
    pub finished: bool,
    /// One of these rules.
    pub any: Vec<Rule>,
    /// None of these rules.
    pub not: Vec<Rule>,
}

impl Segment {
    /// Whether this product is one of those that come first.
    #[must_use]
    pub fn leads(&self, product: &Product) -> bool {
        self.first.iter().any(|first| first.holds(product))
    }

    /// Whether heading and sentence are true of these products in this order: one that comes first is first, and none
    /// stands behind one that does not. Without a rule there is no sentence, and the heading names what is there.
    #[must_use]
    pub fn is_true_of<'a>(&self, products: impl Iterator<Item = &'a Product>) -> bool {
        let mut products = products.peekable();
        if self.first.is_empty() {
            return products.next().is_some_and(|first| self.needs.iter().any(|need| first.needs.contains(need)));
        }
        let mut leading = true;
        products.peek().is_some_and(|first| self.leads(first))
            && products.all(|product| {
                let leads = self.leads(product);
                let kept = leading || !leads;
                leading &= leads;
                kept
            })
    }
}

/// Something that was entered in a tool; with an input, a number within bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The tool.
    pub tool: Id,
    /// Its input, where it matters what was entered.
    pub input: Option<Id>,
    /// At least this.
    pub from: Option<Decimal>,
    /// At most this.
    pub to: Option<Decimal>,
}

/// A condition of a rule that held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SegmentReason {
    /// The level, which is said elsewhere.
    Level,
    /// What she does.
    Occupation(Occupation),
    /// At least this age.
    AgeFrom(u32),
    /// At most this age.
    AgeTo(u32),
    /// At least this amount, in currency units.
    MeansFrom(Decimal),
    /// At most this amount, in currency units.
    MeansTo(Decimal),
    /// The money is not needed for so many months.
    HorizonFrom(u32),
    /// The money is needed within so many months.
    HorizonTo(u32),
    /// What the money is for.
    Goal(Need),
    /// She opened this tool.
    Opened(&'static str),
    /// She entered something in this tool.
    Used(&'static str),
    /// What she entered in this tool is within the rule's bounds.
    Planned(&'static str),
    /// So many scenarios are kept.
    Kept(u32),
    /// She finished the questionnaire.
    Finished,
}

/// What is known about a customer.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What the answers say.
    pub facts: &'a Facts,
    /// The level, where a result counts.
    pub level: Option<Level>,
    /// What was done in this visit.
    pub visit: &'a Visit,
}

impl Rule {
    /// Whether the rule holds; what of it held is added to `reasons`. A rule without conditions holds for everybody.
    pub fn holds(&self, known: &Known<'_>, reasons: &mut Vec<SegmentReason>) -> bool {
        let before = reasons.len();
        let holds = self.conditions(known, reasons)
            && (self.any.is_empty() || self.any.iter().any(|rule| rule.holds(known, reasons)))
            && !self.not.iter().any(|rule| rule.holds(known, &mut Vec::new()));
        if !holds {
            reasons.truncate(before);
        }
        holds
    }

    fn opened_in(&self, visit: &Visit) -> Option<&'static str> {
        let used = visit.tools.iter().find(|used| self.opened.iter().any(|id| *id == *used.tool));
        used.map(|used| used.tool)
    }

    fn conditions(&self, known: &Known<'_>, reasons: &mut Vec<SegmentReason>) -> bool {
        let Known { facts, level, visit } = *known;
        one_of(&self.levels, level, reasons, |_| SegmentReason::Level)
            && one_of(&self.occupations, facts.occupation, reasons, SegmentReason::Occupation)
            && one_of(&self.goals, facts.goal, reasons, SegmentReason::Goal)
            && bound(self.age_from, facts.age_from, |least, age| age >= least, reasons, SegmentReason::AgeFrom)
            && bound(self.age_to, facts.age_to, |most, age| age <= most, reasons, SegmentReason::AgeTo)
            && bound(self.means_from, facts.means_from, |least, sum| sum >= least, reasons, SegmentReason::MeansFrom)
            && bound(self.means_to, facts.means_to, |most, sum| sum <= most, reasons, SegmentReason::MeansTo)
            && bound(
                self.horizon_from,
                facts.horizon_months,
                |least, time| time >= least,
                reasons,
                SegmentReason::HorizonFrom,
            )
            && bound(
                self.horizon_to,
                facts.horizon_months,
                |most, time| time <= most,
                reasons,
                SegmentReason::HorizonTo,
            )
            && (self.opened.is_empty() || push_reason(self.opened_in(visit).map(SegmentReason::Opened), reasons))
            && self.plan.as_ref().is_none_or(|plan| push_reason(plan.met(visit), reasons))
            && bound(self.kept_from, visit.most_kept(), |least, kept| kept >= least, reasons, SegmentReason::Kept)
            && (!self.finished
                || push_reason(
                    (visit.questions == QuestionnaireProgress::Finished).then_some(SegmentReason::Finished),
                    reasons,
                ))
    }
}

impl Planned {
    /// The reason, where it was entered and is within the bounds.
    fn met(&self, visit: &Visit) -> Option<SegmentReason> {
        let used = visit.tools.iter().find(|used| used.changed && self.tool == *used.tool)?;
        let Some(id) = &self.input else { return Some(SegmentReason::Used(used.tool)) };
        let (_, number) = used.numbers.iter().find(|(input, _)| *id == **input)?;
        let within = self.from.is_none_or(|from| *number >= from) && self.to.is_none_or(|to| *number <= to);
        within.then_some(SegmentReason::Planned(used.tool))
    }
}

/// Adds the reason, where there is one, and says whether there is.
fn push_reason(reason: Option<SegmentReason>, reasons: &mut Vec<SegmentReason>) -> bool {
    reasons.extend(reason);
    reason.is_some()
}

fn one_of<T: PartialEq + Copy>(
    wanted: &[T],
    fact: Option<T>,
    reasons: &mut Vec<SegmentReason>,
    reason: fn(T) -> SegmentReason,
) -> bool {
    wanted.is_empty() || push_reason(fact.filter(|fact| wanted.contains(fact)).map(reason), reasons)
}

fn bound<T: Copy>(
    limit: Option<T>,
    fact: Option<T>,
    within: fn(T, T) -> bool,
    reasons: &mut Vec<SegmentReason>,
    reason: fn(T) -> SegmentReason,
) -> bool {
    limit.is_none_or(|limit| push_reason(fact.filter(|fact| within(limit, *fact)).map(|_| reason(limit)), reasons))
}

/// The first segment whose rule holds with what of it held; the bank's order is the priority.
#[must_use]
pub fn matched<'a>(segments: &'a [Segment], known: &Known<'_>) -> Option<(&'a Segment, Vec<SegmentReason>)> {
    for segment in segments {
        let mut reasons = Vec::new();
        if segment.when.holds(known, &mut reasons) {
            return Some((segment, reasons));
        }
    }
    None
}
