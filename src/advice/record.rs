//! What was shown to whom, under which rules: a record that a bank can keep and run again.
//!
//! It is canonical JSON with three parts: `asked` (what the gate and the order read of the customer, and the day),
//! `answer` (every product with its reasons and the required words beside it, in their order) and `under` (the versions
//! of everything that decided). It holds no name, no answer and no score: of the questionnaire only the version and the
//! level, of the customer only the bands that rules read. The same `asked` under the same versions gives the same
//! bytes.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::catalogue::{Channel, Product};
use super::facts::{Facts, Need, Occupation};
use super::level::{Level, Tolerance};
use super::ranking::{RankingOrder, Suggestions};
use super::scoring::{Assessment, GoalLevel};
use super::suitability::{Customer, WhyNot, WhyShown};
use crate::base::Id;
use crate::base::Locale;
use crate::base::json::write::{entry, key, next, text, texts};
use crate::domain::date;

/// Rises with every change of the gate or the order that gives another list for the same record.
pub const ENGINE: u32 = 3;

/// What a list was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedRequest {
    /// The day.
    pub date: NaiveDate,
    /// `personal`, or the language by whose names the list is ordered.
    pub order: String,
    /// What is known about the customer.
    pub facts: Facts,
    /// What the customer plans to put in, in currency units.
    pub amount: Option<Decimal>,
    /// What a calculation and the page said besides.
    pub context: Option<RecordedContext>,
    /// The formal result, where there is one.
    pub profile: Option<RecordedProfile>,
    /// The segment that more than the facts led to; of the visit itself nothing is recorded.
    pub segment: Option<Id>,
}

/// What a calculation, the page around the widget and the list itself said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordedContext {
    /// What the customer wants to borrow, in currency units.
    pub borrow: Option<Decimal>,
    /// For how many months.
    pub months: Option<u32>,
    /// What that is for.
    pub goal: Option<Need>,
    /// What else she looks for.
    pub asked: Vec<Need>,
    /// What she does besides what the answers say.
    pub occupation: Option<Occupation>,
    /// Where the customer is.
    pub region: Option<Id>,
    /// Through which channel the customer comes.
    pub channel: Option<Channel>,
    /// The products that the customer looked into.
    pub opened: Vec<Id>,
}

/// A formal result as far as the gate reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedProfile {
    /// The questionnaire.
    pub questionnaire: Id,
    /// Its version.
    pub version: String,
    /// The level.
    pub level: Level,
    /// The level for the money that products are matched to, where its horizon was asked for.
    pub goal_level: Option<Level>,
    /// Whether it is the lowest category.
    pub minimal: bool,
    /// The day it was made.
    pub taken_on: NaiveDate,
    /// The last day on which it counts.
    pub valid_until: NaiveDate,
    /// Whether the customer said that facts have changed.
    pub facts_changed: bool,
}

impl RecordedRequest {
    /// What is asked for `customer` on `date`.
    #[must_use]
    pub fn of(customer: &Customer, order: RankingOrder, date: NaiveDate) -> RecordedRequest {
        // Named one by one: what is added to a customer belongs into the record, or the replay would miss it.
        let Customer {
            assessment,
            facts,
            amount,
            borrow,
            months,
            goal,
            asked,
            besides,
            region,
            channel,
            opened,
            segment,
        } = customer;
        let (asked, region, opened) = (asked.clone(), region.clone(), opened.clone());
        let (goal, occupation, channel) = (*goal, *besides, *channel);
        let context =
            RecordedContext { borrow: *borrow, months: *months, goal, asked, occupation, region, channel, opened };
        let context = Some(context).filter(|context| *context != RecordedContext::default());
        let profile = assessment.as_ref().map(|result| RecordedProfile {
            questionnaire: result.questionnaire.clone(),
            version: result.version.clone(),
            level: result.tolerance.level,
            goal_level: result.goals.first().map(|goal| goal.level),
            minimal: result.tolerance.minimal,
            taken_on: result.taken_on,
            valid_until: result.valid_until,
            facts_changed: result.facts_changed,
        });
        let order = match order {
            RankingOrder::Personal => "personal",
            RankingOrder::ByName(locale) => locale.tag(),
        };
        let (facts, segment) = (facts.clone(), segment.clone());
        RecordedRequest { date, order: order.to_owned(), facts, amount: *amount, context, profile, segment }
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
            drivers: Vec::new(),
            scales: Vec::new(),
            capped_by: None,
            goals: profile.goal_level.map(GoalLevel::only).into_iter().collect(),
            facts_changed: profile.facts_changed,
        });
        let context = self.context.clone().unwrap_or_default();
        let RecordedContext { borrow, months, goal, asked, occupation: besides, region, channel, opened } = context;
        let (facts, amount, segment) = (self.facts.clone(), self.amount, self.segment.clone());
        Customer { assessment, facts, amount, borrow, months, goal, asked, besides, region, channel, opened, segment }
    }

    /// The order that was asked for; `None` for one that does not exist.
    #[must_use]
    pub fn order(&self) -> Option<RankingOrder> {
        match self.order.as_str() {
            "personal" => Some(RankingOrder::Personal),
            tag => Locale::from_tag(tag).map(RankingOrder::ByName),
        }
    }

    fn write(&self, out: &mut String) {
        key(out, "asked");
        out.push('{');
        amount(out, "amount", self.amount);
        day(out, "date", self.date);
        facts(out, &self.facts);
        entry(out, "order", &self.order);
        if let Some(context) = &self.context {
            context.write(out);
        }
        if let Some(profile) = &self.profile {
            key(out, "profile");
            out.push('{');
            boolean(out, "facts_changed", profile.facts_changed);
            if let Some(level) = profile.goal_level {
                entry(out, "goal_level", level.code());
            }
            entry(out, "level", profile.level.code());
            boolean(out, "minimal", profile.minimal);
            entry(out, "questionnaire", &profile.questionnaire);
            day(out, "taken_on", profile.taken_on);
            day(out, "valid_until", profile.valid_until);
            entry(out, "version", &profile.version);
            out.push('}');
        }
        if let Some(segment) = &self.segment {
            entry(out, "segment", segment);
        }
        out.push('}');
    }
}

impl RecordedContext {
    fn write(&self, out: &mut String) {
        key(out, "plan");
        out.push('{');
        if !self.asked.is_empty() {
            begin_array(out, "asked");
            for need in &self.asked {
                next(out);
                text(out, need.code());
            }
            out.push(']');
        }
        amount(out, "borrow", self.borrow);
        if let Some(channel) = self.channel {
            entry(out, "channel", channel.code());
        }
        if let Some(goal) = self.goal {
            entry(out, "goal", goal.code());
        }
        number(out, "months", self.months);
        if let Some(occupation) = self.occupation {
            entry(out, "occupation", occupation.code());
        }
        if !self.opened.is_empty() {
            begin_array(out, "opened");
            for id in &self.opened {
                next(out);
                text(out, id);
            }
            out.push(']');
        }
        if let Some(region) = &self.region {
            entry(out, "region", region);
        }
        out.push('}');
    }
}

/// A record as its canonical JSON; made by [`Record::new`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record(String);

impl Record {
    /// The record of `suggestions`. `under` names the versions of everything that decided, in the order of the names;
    /// `words` names the required words beside a product, with their versions.
    #[must_use]
    pub fn new(
        asked: &RecordedRequest,
        suggestions: &Suggestions<'_>,
        under: &[(&'static str, String)],
        words: &dyn Fn(&Product) -> Vec<String>,
    ) -> Record {
        let mut out = "{".to_owned();
        key(&mut out, "answer");
        out.push('{');
        boolean(&mut out, "reason_told", suggestions.segment_applies);
        if let Some(segment) = suggestions.segment {
            entry(&mut out, "segment", &segment.id);
        }
        begin_array(&mut out, "shown");
        for one in &suggestions.shown {
            write_product(&mut out, one.product, &mut one.reasons.iter().map(shown_code), words);
        }
        out.push(']');
        begin_array(&mut out, "withheld");
        for one in &suggestions.withheld {
            write_product(&mut out, one.product, &mut one.reasons.iter().map(withheld_code), words);
        }
        out.push_str("]}");
        asked.write(&mut out);
        key(&mut out, "under");
        out.push('{');
        for (name, version) in under {
            entry(&mut out, name, version);
        }
        out.push_str("}}");
        Record(out)
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

fn begin_array(out: &mut String, name: &str) {
    key(out, name);
    out.push('[');
}

fn write_product(
    out: &mut String,
    product: &Product,
    reasons: &mut dyn Iterator<Item = &'static str>,
    words: &dyn Fn(&Product) -> Vec<String>,
) {
    next(out);
    out.push('{');
    entry(out, "product", &product.id);
    begin_array(out, "reasons");
    for reason in reasons {
        next(out);
        text(out, reason);
    }
    out.push(']');
    texts(out, "words", &words(product));
    out.push('}');
}

fn facts(out: &mut String, facts: &Facts) {
    // Named one by one: see `RecordedRequest::of`.
    let Facts { age_from, age_to, occupation, horizon_months, cash_days, means_from, means_to, goal } = facts;
    key(out, "facts");
    out.push('{');
    number(out, "age_from", *age_from);
    number(out, "age_to", *age_to);
    number(out, "cash_days", *cash_days);
    if let Some(goal) = goal {
        entry(out, "goal", goal.code());
    }
    number(out, "horizon_months", *horizon_months);
    amount(out, "means_from", *means_from);
    amount(out, "means_to", *means_to);
    if let Some(occupation) = occupation {
        entry(out, "occupation", occupation.code());
    }
    out.push('}');
}

fn number(out: &mut String, name: &str, value: Option<u32>) {
    if let Some(value) = value {
        key(out, name);
        out.push_str(&value.to_string());
    }
}

fn amount(out: &mut String, name: &str, value: Option<Decimal>) {
    if let Some(value) = value {
        entry(out, name, &value.normalize().to_string());
    }
}

fn day(out: &mut String, name: &str, day: NaiveDate) {
    entry(out, name, &date::iso(day));
}

fn boolean(out: &mut String, name: &str, value: bool) {
    key(out, name);
    out.push_str(if value { "true" } else { "false" });
}

/// The stable name of a reason.
const fn shown_code(why: &WhyShown) -> &'static str {
    match why {
        WhyShown::GradeWithin { .. } => "grade_within",
        WhyShown::FitsGoal(_) => "fits_goal",
        WhyShown::FitsNeed(_) => "fits_need",
        WhyShown::FreeInTime { .. } => "free_in_time",
        WhyShown::CashWithin { .. } => "cash_within",
        WhyShown::MinimumWithin { .. } => "minimum_within",
        WhyShown::LoanWithin { .. } => "loan_within",
        WhyShown::ShareAtMost { .. } => "share_at_most",
    }
}

/// The stable name of a reason.
const fn withheld_code(why: &WhyNot) -> &'static str {
    match why {
        WhyNot::EducationMode => "education_mode",
        WhyNot::NoAssessment => "no_assessment",
        WhyNot::StaleAssessment(_) => "stale_assessment",
        WhyNot::GradeAbove { .. } => "grade_above",
        WhyNot::GradeAboveGoal { .. } => "grade_above_goal",
        WhyNot::LowestCategory { .. } => "lowest_category",
        WhyNot::NoGrade => "no_grade",
        WhyNot::TermTooLong { .. } => "term_too_long",
        WhyNot::HoldingTooShort { .. } => "holding_too_short",
        WhyNot::CashTooSlow { .. } => "cash_too_slow",
        WhyNot::MinimumAboveMeans { .. } => "minimum_above_means",
        WhyNot::TooMuchInOne { .. } => "too_much_in_one",
        WhyNot::ReserveFirst { .. } => "reserve_first",
        WhyNot::LoanAmount { .. } => "loan_amount",
        WhyNot::LoanTerm { .. } => "loan_term",
        WhyNot::Currency(_) => "currency",
        WhyNot::Region => "region",
        WhyNot::Channel(_) => "channel",
        WhyNot::Age => "age",
        WhyNot::Occupation => "occupation",
        WhyNot::NotOnSale { .. } => "not_on_sale",
        WhyNot::NoSuchNeed => "no_such_need",
    }
}
