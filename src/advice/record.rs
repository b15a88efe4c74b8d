//! What was shown to whom, under which rules: a record that a bank can keep and run again.
//!
//! It is canonical JSON with three parts: `asked` (what the gate and the order read of the customer, and the day),
//! `answer` (every product with its reasons and the required words beside it, in their order) and `under` (the versions
//! of everything that decided). It holds no name, no answer and no score: of the questionnaire only the version and the
//! level, of the customer only the bands that rules read. The same `asked` under the same versions gives the same bytes.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::canonical::{list, object, quoted};
use super::catalogue::Product;
use super::facts::Facts;
use super::id::Id;
use super::level::{Level, Tolerance};
use super::local_text::Locale;
use super::ranking::{Order, Suggestions};
use super::scoring::Assessment;
use super::suitability::{Customer, WhyNot, WhyShown};
use crate::domain::date;

/// Rises with every change of the gate or the order that gives another list for the same record.
pub const ENGINE: u32 = 1;

/// What a list was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The day.
    pub date: NaiveDate,
    /// `personal`, or the language by whose names the list is ordered.
    pub order: String,
    /// What is known about the customer.
    pub facts: Facts,
    /// What the customer plans to put in, in currency units.
    pub amount: Option<Decimal>,
    /// The formal result, where there is one.
    pub profile: Option<Profile>,
}

/// A formal result as far as the gate reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The questionnaire.
    pub questionnaire: Id,
    /// Its version.
    pub version: String,
    /// The level.
    pub level: Level,
    /// Whether it is the lowest category.
    pub minimal: bool,
    /// The day it was made.
    pub taken_on: NaiveDate,
    /// The last day on which it counts.
    pub valid_until: NaiveDate,
    /// Whether the customer said that facts have changed.
    pub facts_changed: bool,
}

impl Asked {
    /// What is asked for `customer` on `date`.
    #[must_use]
    pub fn of(customer: &Customer, order: Order, date: NaiveDate) -> Asked {
        // Named one by one: what is added to a customer belongs into the record, or the replay would miss it.
        let Customer { assessment, facts, amount } = customer;
        let profile = assessment.as_ref().map(|result| Profile {
            questionnaire: result.questionnaire.clone(),
            version: result.version.clone(),
            level: result.tolerance.level,
            minimal: result.tolerance.minimal,
            taken_on: result.taken_on,
            valid_until: result.valid_until,
            facts_changed: result.facts_changed,
        });
        let order = match order {
            Order::Personal => "personal",
            Order::ByName(locale) => locale.tag(),
        };
        Asked { date, order: order.to_owned(), facts: facts.clone(), amount: *amount, profile }
    }

    /// The customer again, as far as the gate and the order read her.
    #[must_use]
    pub fn customer(&self) -> Customer {
        let assessment = self.profile.as_ref().map(|profile| Assessment {
            questionnaire: profile.questionnaire.clone(),
            version: profile.version.clone(),
            tolerance: Tolerance { level: profile.level, minimal: profile.minimal },
            taken_on: profile.taken_on,
            valid_until: profile.valid_until,
            facts: self.facts.clone(),
            senior: false,
            moved: Vec::new(),
            facts_changed: profile.facts_changed,
        });
        Customer { assessment, facts: self.facts.clone(), amount: self.amount }
    }

    /// The order that was asked for; `None` for one that does not exist.
    #[must_use]
    pub fn order(&self) -> Option<Order> {
        match self.order.as_str() {
            "personal" => Some(Order::Personal),
            tag => Locale::from_tag(tag).map(Order::ByName),
        }
    }

    fn json(&self) -> String {
        let mut asked = vec![("date", day(self.date)), ("facts", facts(&self.facts)), ("order", quoted(&self.order))];
        if let Some(amount) = self.amount {
            asked.push(("amount", decimal(amount)));
        }
        if let Some(profile) = &self.profile {
            let truth = |value: bool| if value { "true" } else { "false" }.to_owned();
            asked.push((
                "profile",
                object(&[
                    ("facts_changed", truth(profile.facts_changed)),
                    ("level", quoted(profile.level.code())),
                    ("minimal", truth(profile.minimal)),
                    ("questionnaire", quoted(&profile.questionnaire)),
                    ("taken_on", day(profile.taken_on)),
                    ("valid_until", day(profile.valid_until)),
                    ("version", quoted(&profile.version)),
                ]),
            ));
        }
        object(&asked)
    }
}

/// A record as its canonical JSON; made by [`Record::new`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record(String);

impl Record {
    /// The record of `suggestions`. `under` names the versions of everything that decided besides this program's own;
    /// `words` names the required words beside a product, with their versions.
    #[must_use]
    pub fn new(
        asked: &Asked,
        suggestions: &Suggestions<'_>,
        under: &[(&'static str, String)],
        words: &dyn Fn(&Product) -> Vec<String>,
    ) -> Record {
        let line = |product: &Product, reasons: &[&'static str]| {
            let (mut codes, mut beside) = (Vec::new(), Vec::new());
            for reason in reasons {
                codes.push(quoted(reason));
            }
            for word in words(product) {
                beside.push(quoted(&word));
            }
            object(&[("product", quoted(&product.id)), ("reasons", list(&codes)), ("words", list(&beside))])
        };
        let (mut shown, mut withheld) = (Vec::new(), Vec::new());
        for one in &suggestions.shown {
            let codes: Vec<&str> = one.reasons.iter().map(why_shown).collect();
            shown.push(line(one.product, &codes));
        }
        for one in &suggestions.withheld {
            let codes: Vec<&str> = one.reasons.iter().map(why_not).collect();
            withheld.push(line(one.product, &codes));
        }
        let mut answer = vec![("shown", list(&shown)), ("withheld", list(&withheld))];
        if let Some(segment) = suggestions.segment {
            answer.push(("segment", quoted(&segment.id)));
        }
        let mut versions = vec![("engine", quoted(&ENGINE.to_string()))];
        for (name, version) in under {
            versions.push((name, quoted(version)));
        }
        Record(object(&[("answer", object(&answer)), ("asked", asked.json()), ("under", object(&versions))]))
    }

    /// The canonical JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a record and its replay differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place in the record, as a JSON pointer.
    pub place: String,
    /// What the record says there; empty for nothing.
    pub then: String,
    /// What comes out now.
    pub now: String,
}

fn facts(facts: &Facts) -> String {
    let Facts { age_from, age_to, occupation, horizon_months, cash_days, means_from, means_to, goal } = facts;
    let mut known = Vec::new();
    for (name, number) in
        [("age_from", age_from), ("age_to", age_to), ("horizon_months", horizon_months), ("cash_days", cash_days)]
    {
        known.extend(number.map(|number| (name, number.to_string())));
    }
    for (name, amount) in [("means_from", means_from), ("means_to", means_to)] {
        known.extend(amount.map(|amount| (name, decimal(amount))));
    }
    known.extend(occupation.map(|occupation| ("occupation", quoted(occupation.code()))));
    known.extend(goal.map(|goal| ("goal", quoted(goal.code()))));
    object(&known)
}

fn day(day: NaiveDate) -> String {
    quoted(&date::iso(day))
}

fn decimal(amount: Decimal) -> String {
    quoted(&amount.normalize().to_string())
}

/// The stable name of a reason.
const fn why_shown(why: &WhyShown) -> &'static str {
    match why {
        WhyShown::GradeWithin { .. } => "grade_within",
        WhyShown::FitsGoal(_) => "fits_goal",
        WhyShown::FitsNeed(_) => "fits_need",
        WhyShown::FreeInTime { .. } => "free_in_time",
        WhyShown::CashWithin { .. } => "cash_within",
        WhyShown::MinimumWithin { .. } => "minimum_within",
    }
}

/// The stable name of a reason.
const fn why_not(why: &WhyNot) -> &'static str {
    match why {
        WhyNot::EducationMode => "education_mode",
        WhyNot::NoAssessment => "no_assessment",
        WhyNot::StaleAssessment(_) => "stale_assessment",
        WhyNot::GradeAbove { .. } => "grade_above",
        WhyNot::LowestCategory { .. } => "lowest_category",
        WhyNot::NoGrade => "no_grade",
        WhyNot::TermTooLong { .. } => "term_too_long",
        WhyNot::HoldingTooShort { .. } => "holding_too_short",
        WhyNot::CashTooSlow { .. } => "cash_too_slow",
        WhyNot::MinimumAboveMeans { .. } => "minimum_above_means",
        WhyNot::Age => "age",
        WhyNot::Occupation => "occupation",
        WhyNot::NotOnSale { .. } => "not_on_sale",
        WhyNot::NoSuchNeed => "no_such_need",
    }
}
