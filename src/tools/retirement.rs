//! Will the money last in retirement? (退休、养老)
//!
//! The lawful age as it rises (渐进式延迟退休), the pension of an employee of the mainland (基本养老保险) at the age that is
//! planned, what is missing of what is spent, and how far the savings reach in a bad, a middle and a good case. All at
//! today's prices.

mod dates;
mod inputs;
mod levers;
mod prospect;
mod rules;
mod tables;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::saving_goal::{self, SavingGoal};
use crate::base::decimal::DecimalExt as _;
use crate::domain::pension::{Age, Worker, contribution};
use crate::tool::Context;
use crate::tool::calculator::{Evaluate, Followed};
use crate::tool::form::month_after;
use crate::tool::inputs::Key;
use crate::tool::report::{Destination, Figure, SeriesRole};
use crate::tool::text::{Arg, Text, ToolTexts};
use dates::{Dates, day_of};
use inputs::MAX_AGE;
pub use inputs::{Between, PensionSource, Retirement, When, Work};
use prospect::{Projection, Prospect};
use rules::PensionRules;

type Evaluation = crate::tool::evaluation::Evaluation<Retirement>;
type FieldError = crate::tool::value::FieldError<Retirement>;
type Report = crate::tool::report::Report<Retirement>;

/// The bad case stands first.
const CASES: [(&str, SeriesRole, Key<Retirement, Decimal>); 3] = [
    ("bad", SeriesRole::Low, Retirement::BAD),
    ("middle", SeriesRole::Middle, Retirement::MIDDLE),
    ("good", SeriesRole::High, Retirement::GOOD),
];

/// Without any other word, contributions are taken to have begun at this age, which `retirement.warning.guessed` names.
const CAREER_BEGINS: u32 = 24;

/// The longest time that a saving goal is looked ahead for.
const MAX_GOAL_MONTHS: u32 = 600;

impl Evaluate for Retirement {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = &[Retirement::AGE.id(), Retirement::PAID.id(), Retirement::ACCOUNT.id()];

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        for (worse, better, key) in
            [(self.bad, self.middle, Retirement::MIDDLE), (self.middle, self.good, Retirement::GOOD)]
        {
            if worse > better {
                return Err(FieldError::at(key, Text::plain("retirement.error.case_order")));
            }
        }
        let prospect = Prospect::of(self, context)?;
        let outcomes = [
            prospect.project(self.bad, Retirement::BAD)?,
            prospect.project(self.middle, Retirement::MIDDLE)?,
            prospect.project(self.good, Retirement::GOOD)?,
        ];
        let mut report = Report::new(headline(&prospect, &outcomes));
        let extra = prospect.extra(&outcomes)?;
        figures(&mut report, &prospect, &outcomes, extra);
        tables::chart(&mut report, &prospect, &outcomes);
        tables::years(&mut report, &prospect, &outcomes);
        assumptions(&mut report, &prospect, context);
        warnings(&mut report, &prospect);
        levers::levers(&mut report, &prospect, &outcomes, extra, context);
        next(&mut report, &prospect, context);
        Ok(report.into())
    }

    /// The lawful age where one's own is to be entered; contributions since the beginning of a career, and what went to
    /// the account with them.
    fn follow(&self, context: &Context) -> Vec<Followed> {
        let mut followed = Vec::new();
        let Some(rules) = PensionRules::of(context) else { return followed };
        let lawful = Retirement { when: When::Lawful, until: MAX_AGE, ..self.clone() };
        let Ok(dates) = Dates::of(&lawful, Some(&rules), context.today) else { return followed };
        let stop = dates.age_at(dates.stop);
        followed.push(Followed::of(Retirement::AGE.to(stop.years.saturating_add(u32::from(stop.months > 0)))));
        let months = |age: Age| age.years.saturating_mul(12).saturating_add(age.months);
        let worked = months(dates.age_at(dates.now.min(dates.begin))).saturating_sub(CAREER_BEGINS.saturating_mul(12));
        followed.push(Followed::of(Retirement::PAID.to(worked)));
        let entered = self.paid.filter(|paid| !paid.is_default).map(|paid| paid.value);
        let paid = Decimal::from(entered.unwrap_or(worked));
        let account = self.base.zip(self.index).and_then(|(base, index)| {
            let wage = base.mul_checked(index)?.div_checked(Decimal::ONE_HUNDRED)?;
            let each = contribution(wage, base, Worker::Employee, &rules.contribution.value).ok()?.to_account;
            let thousands = each.mul_checked(paid)?.div_checked(Decimal::ONE_THOUSAND)?.floor();
            thousands.mul_checked(Decimal::ONE_THOUSAND)
        });
        followed.extend(account.map(|account| Followed::of(Retirement::ACCOUNT.to(account))));
        followed
    }
}

/// An age in a sentence.
fn age(age: Age) -> Arg {
    aged("retirement.age_text", age)
}

fn aged(scope: &'static str, age: Age) -> Arg {
    let text = match age.months {
        0 => Text::of(scope, "years"),
        months => Text::of(scope, "months").count("m", months),
    };
    Arg::text(text.count("n", age.years))
}

/// When work ends, in a sentence.
fn stop(dates: &Dates) -> Arg {
    if dates.retire_in == 0 {
        return Arg::text(Text::of("retirement.stop", "now"));
    }
    aged("retirement.stop", dates.age_at(dates.stop))
}

/// The age up to which the money lasts, in whole years.
fn lasts(prospect: &Prospect, projection: &Projection) -> Arg {
    let (name, years) = match projection.lasts() {
        Some(months) => ("until", prospect.dates.age_in(months).years),
        None => ("beyond", prospect.input.until),
    };
    Arg::text(Text::of("retirement.lasts", name).count("n", years))
}

/// What is missing of what is spent once the pension runs; below zero it is left over.
fn gap(prospect: &Prospect, projection: &Projection) -> Decimal {
    prospect.input.spending.sub_checked(prospect.income(projection)).unwrap_or_default()
}

fn headline(prospect: &Prospect, outcomes: &[Projection; 3]) -> Text {
    let [bad, middle, _] = outcomes;
    let gap = gap(prospect, bad);
    let nothing = outcomes.iter().all(|one| one.path.at_retirement.is_zero());
    let text = |name| {
        Text::item("retirement", "headline", name)
            .with("stop", stop(&prospect.dates))
            .with("spending", Arg::Amount(prospect.input.spending))
    };
    let missing = |text: Text| text.with("gap", Arg::at_least(gap));
    let reaches = |text: Text| text.with("bad", lasts(prospect, bad));
    match (bad.lasts(), middle.lasts()) {
        (None, _) if gap <= Decimal::ZERO => text("covered").with("income", Arg::at_most(prospect.income(bad))),
        (None, _) => missing(text("lasts")).count("n", prospect.input.until),
        (Some(_), _) if gap <= Decimal::ZERO => reaches(text("bridge")).with("middle", lasts(prospect, middle)),
        (Some(_), _) if nothing => missing(text("none")),
        (Some(_), None) => reaches(text("bad_short")).count("n", prospect.input.until),
        (Some(_), Some(_)) => reaches(missing(text("short"))).with("middle", lasts(prospect, middle)),
    }
}

fn figures(report: &mut Report, prospect: &Prospect, outcomes: &[Projection; 3], extra: Option<Decimal>) {
    let [bad, ..] = outcomes;
    let gap = gap(prospect, bad);
    report.read("lasts", lasts(prospect, bad));
    report.read("pension", Arg::at_most(prospect.pension));
    let (missing, size) =
        if gap.is_sign_negative() { ("left", Arg::at_most(gap.abs())) } else { ("gap", Arg::at_least(gap)) };
    report.read(missing, size.clone());
    for ((case, ..), outcome) in CASES.into_iter().zip(outcomes) {
        let label = report.text("figure", "lasts").with("case", Arg::text(Text::of("case", case)));
        let method = report.text("how", "lasts").count("n", prospect.input.until);
        report.figures.push(Figure { label, value: lasts(prospect, outcome), method });
    }
    report.figure(missing, size);
    pension_figures(report, prospect);
    if let Some(statutory) = prospect.dates.statutory {
        let label = report.text("figure", "lawful").with("age", age(statutory.age));
        let method = report.text("how", "lawful").duration("delay", statutory.delay_months);
        let value = Arg::Month(day_of(statutory.month));
        report.figures.push(Figure { label, value, method });
        report.figure("earliest", Arg::Month(day_of(statutory.earliest)));
        report.figure("latest", Arg::Month(day_of(statutory.latest)));
    }
    if bad.annuity > Decimal::ZERO {
        report.figure("annuity", Arg::at_most(bad.annuity));
    }
    for ((case, ..), outcome) in CASES.into_iter().zip(outcomes) {
        let label = report.text("figure", "saved").with("case", Arg::text(Text::of("case", case)));
        let (value, method) = (Arg::at_most(outcome.path.at_retirement), report.text("how", "saved"));
        report.figures.push(Figure { label, value, method });
    }
    if let Some(extra) = extra {
        report.figure("extra", Arg::at_least(extra));
    }
}

fn pension_figures(report: &mut Report, prospect: &Prospect) {
    let Some(estimated) = prospect.estimated else {
        if prospect.pension > Decimal::ZERO {
            report.figure("known_pension", Arg::at_most(prospect.pension));
        }
        return;
    };
    let of = estimated.of;
    report.figure("pension", Arg::at_most(of.monthly));
    let index = prospect.input.index.unwrap_or_default();
    let basic = report
        .text("how", "basic")
        .with("base", Arg::at_most(estimated.base))
        .percent("index", index)
        .duration("time", estimated.months);
    report.figure_by("basic", Arg::at_most(of.basic.exact), basic);
    let account = report.text("how", "account").with("account", Arg::at_most(estimated.account));
    let account =
        account.with("age", age(of.age)).with("divisor", Arg::Name(of.divisor.round_dp(2).normalize().to_string()));
    report.figure_by("account", Arg::at_most(of.account), account);
}

fn assumptions(report: &mut Report, prospect: &Prospect, context: &Context) {
    report.assume(&["returns", "prices", "rises", "no_costs"]);
    if let (Some(rules), Some(_)) = (prospect.rules, prospect.estimated) {
        report.assume(&["base", "account"]);
        let seen = |name, as_of| Text::item("retirement", "assume", name).with("date", Arg::Date(as_of));
        let divisor = seen("divisor", rules.divisors.as_of);
        let rates = seen("rates", rules.contribution.as_of).percent("share", rules.contribution.value.employee);
        report.assumptions.extend([divisor, rates]);
    }
    let Some(rules) = prospect.rules else { return };
    let lawful = Text::item("retirement", "assume", "lawful").with("date", Arg::Date(rules.retirement.as_of));
    report.assumptions.push(lawful);
    if !prospect.input.annuity.is_zero() || !prospect.input.annuity_monthly.is_zero() {
        report.assume(&["annuity"]);
    }
    if let Some(personal) = rules.personal.filter(|_| !prospect.input.personal.is_zero()) {
        let text = report.text("assume", "personal").percent("tax", personal.value.withdrawal_tax);
        report.assumptions.push(text.with("date", Arg::Date(personal.as_of)));
    }
    report.used(rules.edition, context.today);
}

fn warnings(report: &mut Report, prospect: &Prospect) {
    report.warn(Text::plain("risk.projection"));
    let dates = prospect.dates;
    if let Some(estimated) = prospect.estimated {
        if !estimated.of.is_eligible() {
            let text = report.text("warning", "not_eligible").duration("missing", estimated.of.months_missing);
            report.warn(text.duration("least", estimated.of.statutory.minimum_months));
        }
        let guessed = [prospect.input.paid.map(|paid| paid.is_default), prospect.input.account.map(|it| it.is_default)];
        if guessed.contains(&Some(true)) {
            report.warn(report.text("warning", "guessed"));
        }
    }
    if prospect.rules.is_none() {
        report.warn(report.text("warning", "no_rules"));
    }
    if prospect.pension > Decimal::ZERO && dates.begin > dates.stop {
        let months = dates.begin_in().saturating_sub(dates.retire_in);
        report.warn(report.text("warning", "bridge").duration("time", months).month("date", day_of(dates.begin)));
    }
    if prospect.estimated.is_some() && dates.begin_in() == 0 {
        report.warn(report.text("warning", "past"));
    }
    let personal = !prospect.input.personal.is_zero() || prospect.pension > Decimal::ZERO;
    if personal {
        report.warn(report.text("warning", "no_promise"));
    }
}

/// How the savings alone would grow until then; what risk suits, and what there is for it.
fn next(report: &mut Report, prospect: &Prospect, context: &Context) {
    let months = prospect.dates.retire_in;
    if (1..=MAX_GOAL_MONTHS).contains(&months) {
        let set = [
            SavingGoal::QUESTION.to(saving_goal::Question::Goal),
            SavingGoal::TARGET.to(month_after(context.today, months.into())),
            SavingGoal::MONTHLY.to(prospect.input.monthly),
            SavingGoal::START.to(prospect.input.savings),
        ];
        report.go_on("saving_goal", Destination::to(set));
    }
    report.go_on("profile", Destination::Profile);
    report.go_on("suggestions", Destination::Suggestions);
}
