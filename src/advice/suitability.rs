//! The gate: which products may be shown to a customer at all.
//!
//! Every reason is collected, so that "why not" is complete. The gate never says what answer would open it.

mod reasons;

use crate::base::decimal::DecimalExt as _;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::catalogue::{Channel, Product, ProductKind, Regime};
use super::facts::{Facts, Need, Occupation};
use super::level::Tolerance;
use super::matching::Matching;
use super::mode::Mode;
use super::models::Models;
use super::questionnaire::Questionnaire;
use super::scoring::Assessment;
use crate::base::Id;
use crate::domain::money::Currency;

pub use reasons::{Obstacle, WhyNot, WhyShown};

/// What is known about a customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Customer {
    /// The formal result, if there is one.
    pub assessment: Option<Assessment>,
    /// What the answers and the plan say.
    pub facts: Facts,
    /// What the customer plans to put in, in currency units.
    pub amount: Option<Decimal>,
    /// What the customer wants to borrow, in currency units.
    pub borrow: Option<Decimal>,
    /// For how many months the loan is wanted or, where nothing is borrowed, the money is not needed.
    pub months: Option<u32>,
    /// What that is for; it comes before the goal of the answers.
    pub goal: Option<Need>,
    /// What else she looks for: other calculations of this visit, and what she said beside a product.
    pub asked: Vec<Need>,
    /// What she does besides what the answers say: who is employed may run a business, too.
    pub besides: Option<Occupation>,
    /// Where the customer is, where the host says so.
    pub region: Option<Id>,
    /// Through which channel the customer comes, where the host says so.
    pub channel: Option<Channel>,
    /// The products that the customer looked into on this visit; they move the order alone, never the gate.
    pub opened: Vec<Id>,
    /// The segment that more than the facts led to; the gate does not look at it.
    pub segment: Option<Id>,
}

impl Customer {
    /// A customer with this result and the facts that came with it, unless they have changed since.
    #[must_use]
    pub fn assessed(assessment: Assessment) -> Customer {
        let facts = if assessment.facts_changed { Facts::default() } else { assessment.facts.clone() };
        Customer { assessment: Some(assessment), facts, ..Customer::default() }
    }

    /// What the customer wants the money for.
    #[must_use]
    pub fn goal(&self) -> Option<Need> {
        self.goal.or(self.facts.goal)
    }

    /// Everything she said that she looks for, each once, the first the one that counts most.
    #[must_use]
    pub fn wants(&self) -> Vec<Need> {
        let mut wants: Vec<Need> = Vec::new();
        for need in self.goal.into_iter().chain(self.facts.goal).chain(self.asked.iter().copied()) {
            if !wants.contains(&need) {
                wants.push(need);
            }
        }
        wants
    }

    /// Whether she does this, by the answers, by what she said besides or by what she looks for.
    #[must_use]
    pub fn does(&self, occupation: Occupation) -> bool {
        let said = [self.facts.occupation, self.besides].contains(&Some(occupation));
        said || self.wants().iter().any(|need| need.implies() == Some(occupation))
    }

    /// The facts as the rules of segments read them: with what a calculation and she herself said besides the answers.
    #[must_use]
    pub fn situation(&self) -> Facts {
        let (goal, horizon_months) = (self.goal(), self.horizon_months());
        let occupation = self.besides.or(self.facts.occupation);
        Facts { goal, horizon_months, occupation, ..self.facts.clone() }
    }

    /// For how many months the money is not needed: the shorter of what the answers and a calculation say.
    #[must_use]
    pub fn horizon_months(&self) -> Option<u32> {
        let planned = self.months.filter(|_| self.borrow.is_none());
        match (self.facts.horizon_months, planned) {
            (Some(answered), Some(planned)) => Some(answered.min(planned)),
            (answered, planned) => answered.or(planned),
        }
    }
}

/// Under which circumstances the gate stands.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Where the widget runs (R01).
    pub mode: Mode,
    /// The questionnaire in force: results of any other version do not count (R05).
    pub questionnaire: Option<&'a Questionnaire>,
    /// The customer's date.
    pub today: NaiveDate,
    /// The currency of every amount.
    pub currency: Currency,
    /// The bank's own limits.
    pub matching: Option<&'a Matching>,
    /// What the bank learned: for the order alone, never for the gate.
    pub models: Option<&'a Models>,
}

/// What the gate says.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The product may be shown, because of all of this.
    Shown(Vec<WhyShown>),
    /// The product is not shown, because of each of this.
    Withheld(Vec<WhyNot>),
}

/// Whether `product` may be shown to `customer` under `rules` (R01, R02, R03, R04, R05, R08).
#[must_use]
pub fn check(product: &Product, customer: &Customer, rules: &Rules<'_>) -> Verdict {
    let mut gate = Gate { why: Vec::new(), why_not: Vec::new() };
    gate.mode_and_grade(product, customer, rules);
    gate.dates(product, rules.today);
    gate.eligibility(product, customer);
    gate.place(product, customer, rules);
    let foreign = product.currency.filter(|currency| *currency != rules.currency);
    if let Some(currency) = foreign {
        gate.why_not.push(WhyNot::Currency(currency));
    }
    if product.kind.holds_money() {
        gate.time(product, customer);
        if foreign.is_none() {
            gate.minimum(product, customer);
            gate.means(product, &customer.facts, rules.matching);
        }
    } else if foreign.is_none() {
        gate.loan(product, customer);
    }
    if gate.why_not.is_empty() { Verdict::Shown(gate.why) } else { Verdict::Withheld(gate.why_not) }
}

/// Whether a withheld product may be opened on the customer's own request, after the special warning (R03):
/// only in the securities regime, only where the grade is the one obstacle, never in the lowest category.
#[must_use]
pub fn on_request(kind: ProductKind, why_not: &[WhyNot]) -> bool {
    kind.regime() == Some(Regime::Securities) && matches!(why_not, [WhyNot::GradeAbove { .. }])
}

/// What the customer may be offered: the level of a result that still counts.
///
/// # Errors
/// The reason why there is no such result.
pub fn tolerance(customer: &Customer, rules: &Rules<'_>) -> Result<Tolerance, WhyNot> {
    if rules.mode == Mode::Education {
        return Err(WhyNot::EducationMode);
    }
    let (Some(assessment), Some(questionnaire)) = (&customer.assessment, rules.questionnaire) else {
        return Err(WhyNot::NoAssessment);
    };
    assessment.current(questionnaire, rules.today).map_err(WhyNot::StaleAssessment)
}

struct Gate {
    why: Vec<WhyShown>,
    why_not: Vec<WhyNot>,
}

impl Gate {
    fn mode_and_grade(&mut self, product: &Product, customer: &Customer, rules: &Rules<'_>) {
        // Loans, deposits and insurance that invests nothing wait for no profile of an investor.
        if product.kind.regime().is_none() {
            if product.kind.is_insurance() && rules.mode == Mode::Education {
                self.why_not.push(WhyNot::EducationMode);
            }
            return;
        }
        let tolerance = match tolerance(customer, rules) {
            Ok(tolerance) => tolerance,
            Err(why_not) => return self.why_not.push(why_not),
        };
        let Some(grade) = product.grade() else {
            return self.why_not.push(WhyNot::NoGrade);
        };
        let highest = tolerance.highest();
        // What the result says of the goal holds for the list, too: the products are for that money.
        let goal = customer.assessment.as_ref().and_then(|assessment| assessment.goals.first());
        let of_goal = goal.map_or(highest, |goal| Tolerance { level: goal.level, minimal: false }.highest());
        if grade <= highest && grade <= of_goal {
            self.why.push(WhyShown::GradeWithin { grade });
        } else if grade <= highest {
            self.why_not.push(WhyNot::GradeAboveGoal { grade, highest: of_goal });
        } else if tolerance.minimal {
            self.why_not.push(WhyNot::LowestCategory { grade });
        } else {
            self.why_not.push(WhyNot::GradeAbove { grade, highest, differ: product.grades_differ() });
        }
    }

    fn dates(&mut self, product: &Product, today: NaiveDate) {
        let (from, to) = (product.on_sale_from, product.on_sale_to);
        if from.is_some_and(|from| today < from) || to.is_some_and(|to| today > to) {
            self.why_not.push(WhyNot::NotOnSale { from, to });
        }
    }

    fn eligibility(&mut self, product: &Product, customer: &Customer) {
        let (wanted, facts) = (&product.eligibility, &customer.facts);
        let too_young = wanted.age_from.is_some_and(|least| facts.age_to.is_some_and(|age| age < least));
        let too_old = wanted.age_to.is_some_and(|most| facts.age_from.is_some_and(|age| age > most));
        if too_young || too_old {
            self.why_not.push(WhyNot::Age);
        }
        let occupations = &wanted.occupations;
        if !occupations.is_empty() && !occupations.iter().any(|wanted| customer.does(*wanted)) {
            self.why_not.push(WhyNot::Occupation);
        }
    }

    fn time(&mut self, product: &Product, customer: &Customer) {
        let horizon = customer.horizon_months();
        let term_days = product.term_days.unwrap_or(0);
        let days = product.days_to_cash();
        if let Some(horizon_months) = horizon.filter(|_| term_days > 0) {
            if term_days.saturating_mul(12) > horizon_months.saturating_mul(366) {
                self.why_not.push(WhyNot::TermTooLong { term_days, horizon_months });
            } else {
                self.why.push(WhyShown::FreeInTime { term_days, horizon_months });
            }
        }
        if let (Some(holding_months), Some(horizon_months)) = (product.holding_months, horizon)
            && holding_months > horizon_months
        {
            self.why_not.push(WhyNot::HoldingTooShort { holding_months, horizon_months });
        }
        match customer.facts.cash_days {
            Some(within) if days > within => self.why_not.push(WhyNot::CashTooSlow { days, within }),
            _ if term_days == 0 => self.why.push(WhyShown::CashWithin { days }),
            _ => {}
        }
    }

    fn minimum(&mut self, product: &Product, customer: &Customer) {
        let Some(minimum) = product.minimum else {
            return;
        };
        let above = |limit: Option<Decimal>| limit.is_some_and(|limit| minimum > limit);
        if above(customer.amount) || above(customer.facts.means_to) {
            self.why_not.push(WhyNot::MinimumAboveMeans { minimum });
        } else if customer.amount.is_some() || customer.facts.means_to.is_some() {
            self.why.push(WhyShown::MinimumWithin { minimum });
        }
    }

    fn place(&mut self, product: &Product, customer: &Customer, rules: &Rules<'_>) {
        let region = customer.region.as_ref().or(rules.matching.and_then(|matching| matching.region.as_ref()));
        if !product.regions.is_empty() && !region.is_some_and(|region| product.regions.contains(region)) {
            self.why_not.push(WhyNot::Region);
        }
        let channel = customer.channel.or(rules.matching.and_then(|matching| matching.channel));
        if let Some(first) = product.channels.first()
            && !channel.is_some_and(|channel| product.channels.contains(&channel))
        {
            self.why_not.push(WhyNot::Channel(*first));
        }
    }

    /// The smallest amount against all that the customer has: cash for bad days first, and not too much in one product.
    fn means(&mut self, product: &Product, facts: &Facts, matching: Option<&Matching>) {
        // Of a band without an upper end at least its lower one is there.
        let (Some(matching), Some(means)) = (matching, facts.means_to.or(facts.means_from)) else { return };
        let minimum = product.minimum.unwrap_or_default();
        let hundredfold = minimum.mul_checked(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX);
        let above = |percent: u32| means.mul_checked(percent.into()).is_some_and(|part| hundredfold > part);
        let reserve = matching.reserve_share.filter(|_| product.days_to_cash() > matching.reserve_days.unwrap_or(0));
        if let Some(percent) = reserve.filter(|percent| above(100_u32.saturating_sub(*percent))) {
            self.why_not.push(WhyNot::ReserveFirst { minimum, percent });
        }
        if product.kind.regime().is_none() {
            return;
        }
        let told = matching.share(product.grade());
        if let Some(percent) = told.or(matching.most_share).filter(|percent| above(*percent)) {
            self.why_not.push(WhyNot::TooMuchInOne { minimum, percent });
        } else if let Some(percent) = told.filter(|percent| *percent < 100) {
            self.why.push(WhyShown::ShareAtMost { percent });
        }
    }

    fn loan(&mut self, product: &Product, customer: &Customer) {
        let (Some(loan), Some(amount)) = (&product.loan, customer.borrow) else { return };
        let (minimum, maximum) = (product.minimum, loan.maximum);
        if minimum.is_some_and(|least| amount < least) || maximum.is_some_and(|most| amount > most) {
            self.why_not.push(WhyNot::LoanAmount { minimum, maximum });
        } else if let Some(maximum) = maximum {
            self.why.push(WhyShown::LoanWithin { maximum });
        }
        let (shortest, longest) = (loan.shortest_months, loan.longest_months);
        let outside = |months| months > longest || shortest.is_some_and(|least| months < least);
        if customer.months.is_some_and(outside) {
            self.why_not.push(WhyNot::LoanTerm { shortest, longest });
        }
    }
}
