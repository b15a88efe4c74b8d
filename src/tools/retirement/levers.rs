//! What makes the money last in the bad case, or what is possible where it does.

use rust_decimal::Decimal;

use super::Report;
use super::inputs::{Retirement, When};
use super::prospect::{Projection, Prospect};
use crate::base::decimal::DecimalExt as _;
use crate::tool::Context;
use crate::tool::input::Range;
use crate::tool::inputs::{Inputs as _, Set};
use crate::tool::text::{Arg, Text};

/// Saving more, working longer, spending less: each alone with as much of it as the bad case takes. Where the money
/// lasts anyway: stopping earlier, and spending more.
pub(super) fn levers(
    report: &mut Report,
    prospect: &Prospect,
    outcomes: &[Projection; 3],
    extra: Option<Decimal>,
    context: &Context,
) {
    let [bad, ..] = outcomes;
    let until = prospect.input.until;
    let effect = |name| Text::item("retirement", "lever", name).count("n", until);
    if bad.lasts().is_none() {
        if let Some(age) = first_age(prospect, false, context) {
            let label = report.text("lever", "earlier").count("age", age);
            report.lever(label, effect("still_lasts"), stopping_at(age));
        }
    } else {
        let monthly = extra.and_then(|extra| prospect.input.monthly.add_checked(extra)).and_then(hundreds_above);
        if let Some(monthly) = monthly {
            let label = report.text("lever", "more").with("amount", Arg::Amount(monthly));
            report.lever(label, effect("lasts"), [Retirement::MONTHLY.to(monthly)]);
        }
        if let Some(age) = first_age(prospect, true, context) {
            let label = report.text("lever", "later").count("age", age);
            report.lever(label, effect("lasts"), stopping_at(age));
        }
    }
    if let Some(spending) = bearable(bad).filter(|spending| *spending != prospect.input.spending) {
        let name = if spending < prospect.input.spending { "less" } else { "spend_more" };
        let label = report.text("lever", name).with("amount", Arg::Amount(spending));
        let effect = effect(if spending < prospect.input.spending { "lasts" } else { "still_lasts" });
        report.lever(label, effect, [Retirement::SPENDING.to(spending)]);
    }
}

fn stopping_at(age: u32) -> [Set<Retirement>; 2] {
    [Retirement::WHEN.to(When::Own), Retirement::AGE.to(age)]
}

/// The ages that may be entered, before the planned one or after it.
fn ages(prospect: &Prospect, later: bool) -> impl Iterator<Item = u32> {
    let range = Retirement::TOOL.input(Retirement::AGE.id()).and_then(|input| input.kind.range());
    let end = |of: fn(&Range) -> Decimal| range.map(of).and_then(|end| u32::try_from(end).ok()).unwrap_or_default();
    let dates = &prospect.dates;
    let (now, stop) = (dates.age_at(dates.now), dates.age_at(dates.stop));
    let (first, last) = if later {
        (stop.years.saturating_add(1), end(|range| range.max))
    } else {
        (now.years.saturating_add(1), stop.years.saturating_sub(u32::from(stop.months == 0)))
    };
    first.max(end(|range| range.min))..=last.min(end(|range| range.max))
}

/// The first of the ages with which the money lasts in the bad case: stopping later never makes it end sooner.
fn first_age(prospect: &Prospect, later: bool, context: &Context) -> Option<u32> {
    let ages: Vec<u32> = ages(prospect, later).collect();
    let first = ages.partition_point(|age| !holds_at(prospect, *age, context));
    ages.get(first).copied()
}

/// Whether the money lasts in the bad case with work ending at this age.
fn holds_at(prospect: &Prospect, age: u32, context: &Context) -> bool {
    let other = Retirement { when: When::Own, age: Some(age), ..prospect.input.clone() };
    Prospect::of(&other, context).and_then(|other| other.holds(other.input.bad, Retirement::BAD)).unwrap_or_default()
}

fn hundreds_above(amount: Decimal) -> Option<Decimal> {
    amount.div_checked(Decimal::ONE_HUNDRED)?.ceil().mul_checked(Decimal::ONE_HUNDRED)
}

/// The most that can be spent a month, in whole hundreds, so that the money lasts: more never lasts longer.
fn bearable(bad: &Projection) -> Option<Decimal> {
    let lasts = |hundreds: u32| {
        let spending = Decimal::from(hundreds).mul_checked(Decimal::ONE_HUNDRED)?;
        let mut plan = bad.plan.clone();
        plan.spending.iter_mut().for_each(|stream| stream.monthly = spending);
        plan.holds().ok().filter(|holds| *holds).map(|_| spending)
    };
    let range = Retirement::TOOL.input(Retirement::SPENDING.id())?.kind.range()?;
    let most = u32::try_from(range.max.div_checked(Decimal::ONE_HUNDRED)?).ok()?;
    let (mut low, mut high) = (0, most);
    if lasts(most).is_some() {
        return None;
    }
    while high.saturating_sub(low) > 1 {
        let middle = u32::midpoint(low, high);
        if lasts(middle).is_some() {
            low = middle;
        } else {
            high = middle;
        }
    }
    lasts(low).filter(|spending| *spending > Decimal::ZERO)
}
