//! What was taken for granted, what to know, what would change the answer, and where to go next.

use rust_decimal::Decimal;

use super::case::{Case, Plan, Wish, moments};
use super::{ANNUAL, BOTH, COMMERCIAL, FALLING, FUND, LEVEL, LPR, SHARE};
use crate::base::decimal::Exact as _;
use crate::domain::loan::{Event, Method, Refusal};
use crate::domain::money::{Money, Rounding};
use crate::tool::Context;
use crate::tool::pack::{Change, Days, HousingFund};
use crate::tool::report::{Place, Report};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Value, Values};
use crate::tools::loan;

/// Years by which a lever shortens the loan.
const SHORTER_YEARS: u32 = 5;
/// Points of the price by which a lever raises the down payment.
const MORE_DOWN: u32 = 10;
/// The largest share of the price that the form takes.
const MOST_DOWN: u32 = 95;

pub(super) fn assumptions(report: &mut Report, values: &Values, context: &Context, case: &Case) {
    let packs = &context.packs;
    let by_lpr = values.choice("rate_by") == LPR;
    if by_lpr {
        let points = values.number("basis_points").over(Decimal::ONE_HUNDRED).unwrap_or_default();
        let text = report.text("assume", "floating");
        let day = Text::item("mortgage", "repricing", values.choice("repricing"));
        report.assumptions.push(
            text.percent("lpr", values.number("lpr"))
                .with("points", Arg::Points(points))
                .duration("cycle", values.whole("cycle"))
                .with("day", Arg::text(day)),
        );
    } else {
        report.assume(&["rate_fixed"]);
    }
    if case.kind == BOTH {
        report.assume(&["two_loans"]);
    }
    report.assume(&["rounding"]);
    if !case.by_days {
        report.assume(&["arrears"]);
    }
    if case.fees.is_zero() && case.yearly.is_zero() {
        report.assume(&["no_fees"]);
    } else {
        report.assume(&["fees"]);
    }
    if case.events.is_empty() {
        report.assume(&["no_events"]);
    }
    if let Some(rules) = packs.rules.as_ref() {
        if case.by_days {
            report.assume(&[match rules.day_count {
                Days::Act360 => "act_360",
                Days::Act365 => "act_365",
                Days::Months30 => "months_30",
            }]);
            if by_lpr {
                report.assume(&[match rules.month_of_change {
                    Change::NewRate => "new_rate",
                    Change::ShareOfMonth => "share_of_month",
                    Change::ActualDays => "actual_days",
                }]);
            }
        }
        if case.by_days || by_lpr || case.price.is_some() || !moments(&case.events).is_empty() {
            report.used(&rules.edition, context.today);
        }
    }
    if let Some(lpr) = packs.lpr.as_ref() {
        let taken_over = lpr.latest().is_some_and(|row| row.five_years == values.number("annual_rate"));
        if by_lpr || (taken_over && values.choice("rate_by") == ANNUAL) {
            report.used(&lpr.edition, context.today);
        }
    }
    if let Some(fund) = packs.housing_fund.as_ref().filter(|_| case.kind != COMMERCIAL) {
        report.used(&fund.edition, context.today);
    }
}

pub(super) fn warnings(report: &mut Report, values: &Values, context: &Context, case: &Case, plan: &Plan) {
    if let Some(fund) = &context.packs.housing_fund {
        over_the_limit(report, values, fund, case);
        if let Some(published) = published(values, context, case)
            && published != values.number("fund_rate")
        {
            // A bank may set a rate of its own, which nobody entered.
            let name = if values.is_left("fund_rate") { "fund_rate_bank" } else { "fund_rate" };
            let text = report.text("warning", name).percent("rate", published);
            report.warn(text.percent("own", values.number("fund_rate")));
        }
    }
    let least = context.packs.rules.as_ref().and_then(|rules| rules.down_payment);
    if let (Some((price, down)), Some(least)) = (case.price, least)
        && let Ok(needed) = price.percent(least, Rounding::Up)
        && down < needed
    {
        report.warn(report.text("warning", "down_payment").percent("least", least).money("needed", needed));
    }
    refused(report, case, plan);
}

/// A wish above what the fund of the city lends.
fn over_the_limit(report: &mut Report, values: &Values, fund: &HousingFund, case: &Case) {
    let Some(part) = case.parts.last().filter(|_| case.kind != COMMERCIAL) else { return };
    let second = values.choice("home") == "second";
    let Some(city) = fund.city(values.choice("city")) else { return };
    let name = Arg::own(city.name.clone());
    let Some(cap) = city.cap(second, values.whole("borrowers") > 1) else {
        report.warn(report.text("warning", "cap_unknown").with("city", name));
        return;
    };
    let over = part.principal.to_decimal(case.currency) > cap;
    let text = match (over, city.unverified) {
        (true, _) => "cap",
        (false, true) => "cap_unverified",
        (false, false) => return,
    };
    report.warn(report.text("warning", text).with("city", name).with("cap", Arg::Amount(cap)));
}

/// The rate that the fund has published for this home and these years.
fn published(values: &Values, context: &Context, case: &Case) -> Option<Decimal> {
    let fund = context.packs.housing_fund.as_ref().filter(|_| case.parts.len() > 1 || case.kind == FUND)?;
    fund.rate(context.today, values.choice("home") == "second", case.months)
}

/// The first prepayment that the bank does not allow, or that is more than what is owed.
fn refused(report: &mut Report, case: &Case, plan: &Plan) {
    let Some(part) = plan.parts.first() else { return };
    let mut earlier = Vec::new();
    for event in &case.events {
        let Event::Prepayment { after, amount, .. } = event else { continue };
        let Some(owed) = part.row(*after).map(|row| row.balance + row.extra) else { continue };
        let taken = (*amount).min(owed);
        let month = case.month(*after);
        let text = match case.rules.check(taken, owed, *after, &earlier) {
            Ok(()) if taken < *amount => report.text("warning", "enough").money("owed", owed),
            Ok(()) => {
                earlier.push(*after);
                continue;
            }
            Err(Refusal::TooSmall { minimum }) => report.text("warning", "too_small").money("minimum", minimum),
            Err(Refusal::Uneven { unit }) => report.text("warning", "uneven").money("unit", unit),
            Err(_) => report.text("warning", "not_then"),
        };
        report.warn(text.month("month", month));
        return;
    }
}

/// Five years less, more paid down, the rate that was published, the other method.
pub(super) fn levers(
    report: &mut Report,
    values: &Values,
    context: &Context,
    case: &Case,
    plan: &Plan,
    other: &Plan,
) -> Result<(), Fault> {
    let wish = case.wish();
    let years = values.whole("term");
    if let Some(shorter) = years.checked_sub(SHORTER_YEARS).filter(|years| *years > 0) {
        let months = shorter.saturating_mul(12);
        let label = report.text("lever", "shorter").duration("term", months);
        let set = vec![("term", Value::Number(Decimal::from(shorter)))];
        lever(report, case, plan, &case.plan(Wish { months, ..wish })?, label, set);
    }
    let share = values.number("down_share").plus(Decimal::from(MORE_DOWN)).unwrap_or_default();
    if values.choice("by") == SHARE && share <= Decimal::from(MOST_DOWN) {
        let label = report.text("lever", "down").percent("share", share);
        changed(report, (values, context), case, plan, label, ("down_share", share));
    }
    if let Some(rate) = published(values, context, case).filter(|rate| *rate != values.number("fund_rate")) {
        let label = report.text("lever", "fund_rate").percent("rate", rate);
        changed(report, (values, context), case, plan, label, ("fund_rate", rate));
    }
    let (option, name) = if case.method == Method::EqualPrincipal { (LEVEL, "level") } else { (FALLING, "falling") };
    let label = report.text("lever", name);
    lever(report, case, plan, other, label, vec![("method", Value::Choice(option))]);
    Ok(())
}

/// How the first payment and the interest of `other` differ from those of the plan.
fn lever(report: &mut Report, case: &Case, plan: &Plan, other: &Plan, label: Text, set: Vec<(&'static str, Value)>) {
    let regular = case.regular();
    let first = other.payment(regular) - plan.payment(regular);
    let interest = plan.interest - other.interest;
    let effect = match (first.minor().signum(), interest.minor().signum()) {
        // Without interest both methods are one.
        (0, 0) => return,
        (0, 1) => "effect_only_less_interest",
        (0, _) => "effect_only_more_interest",
        (1, 0) => "effect_only_more",
        (_, 0) => "effect_only_less",
        (1, 1) => "effect_less_interest",
        (1, _) => "effect_more",
        (_, 1) => "effect_less",
        _ => "effect_lower_payment",
    };
    let size = |money: Money| if money.is_negative() { -money } else { money };
    let effect = report.text("lever", effect).money("first", size(first)).money("interest", size(interest));
    report.lever_untyped(label, effect, set);
}

/// A lever that sets one number.
fn changed(
    report: &mut Report,
    (values, context): (&Values, &Context),
    case: &Case,
    plan: &Plan,
    label: Text,
    (input, number): (&'static str, Decimal),
) {
    let mut values = values.clone();
    values.set(input, Value::Number(number));
    let other = Case::read(&values, context).and_then(|changed| {
        let plan = changed.plan(changed.wish())?;
        Ok((changed, plan))
    });
    // Where the other inputs do not allow it, there is no such lever.
    let Ok((changed, other)) = other else { return };
    if changed.received(&other).is_positive() {
        lever(report, case, plan, &other, label, vec![(input, Value::Number(number))]);
    }
}

/// Prepaying, whether it can be borne, another loan, the down payment, what the bank offers.
pub(super) fn next(report: &mut Report, case: &Case) {
    let plain = |money: Money| Value::Number(money.to_decimal(case.currency).normalize());
    // Of two loans, what can be prepaid or taken over is the first.
    let first = case.parts.first().map_or(Money::ZERO, |part| part.principal);
    let percent = case.parts.first().map_or(Decimal::ZERO, |part| part.rate.percent());
    let rate = Value::Number(percent);
    let months = Value::Number(Decimal::from(case.months));
    let years = Value::Number(Decimal::from(case.months / 12));
    let method = if case.method == Method::EqualPrincipal { FALLING } else { LEVEL };
    let balance = plain(first);
    let carried =
        vec![("balance", balance), ("annual_rate", rate), ("months_left", months), ("method", Value::Choice(method))];
    report.go_on("prepay", Place::Tool(crate::tools::prepayment::CALCULATOR.tool, carried));
    let carried = vec![("wanted", plain(case.amount())), ("annual_rate", rate), ("term", years)];
    report.go_on("afford", Place::Tool(crate::tools::affordability::CALCULATOR.tool, carried));
    let carried = vec![("balance", balance), ("current_rate", rate), ("months_left", months)];
    report.go_on("refinance", Place::Tool(crate::tools::refinance::CALCULATOR.tool, carried));
    if case.parts.len() == 1 {
        let terms = (first.to_decimal(case.currency).normalize(), case.months);
        report.may_go_on("cost", loan::statement(terms, method, percent, Decimal::ZERO));
    }
    let goal = case.price.map(|(_, down)| vec![("question", Value::Choice("monthly")), ("goal", plain(down))]);
    report.go_on("save", Place::Tool(crate::tools::saving_goal::CALCULATOR.tool, goal.unwrap_or_default()));
    report.go_on("suggestions", Place::Suggestions);
}
