//! What was taken for granted, and what to know before relying on the answer.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::Report;
use super::inputs::{Lender, Mortgage, RateBy};
use super::plan::{RepaymentPlan, prepaid_after};
use super::terms::MortgageTerms;
use crate::domain::loan::{LoanEvent, Refusal};
use crate::domain::money::Rounding;
use crate::tool::Context;
use crate::tool::choice::Choice as _;
use crate::tool::pack::{Change, Days, HousingFund};
use crate::tool::text::{Arg, Text};

pub(super) fn assumptions(report: &mut Report, input: &Mortgage, context: &Context, terms: &MortgageTerms) {
    let packs = &context.packs;
    let by_lpr = input.rate_by == Some(RateBy::Lpr);
    match floating(report, input) {
        Some(text) => report.assumptions.push(text),
        None => report.assume(&["rate_fixed"]),
    }
    if terms.kind == Lender::Combination {
        report.assume(&["two_loans"]);
    }
    report.assume(&["rounding"]);
    if !terms.by_days {
        report.assume(&["arrears"]);
    }
    if terms.fees.is_zero() && terms.yearly.is_zero() {
        report.assume(&["no_fees"]);
    } else {
        report.assume(&["fees"]);
    }
    if terms.events.is_empty() {
        report.assume(&["no_events"]);
    }
    if let Some(rules) = packs.rules.as_ref() {
        if terms.by_days {
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
        if terms.by_days || by_lpr || terms.price.is_some() || !prepaid_after(&terms.events).is_empty() {
            report.used(&rules.edition, context.today);
        }
    }
    if let Some(lpr) = packs.lpr.as_ref() {
        let latest = lpr.latest().map(|row| row.five_years);
        let taken_over = input.annual_rate.is_some_and(|rate| Some(rate.percent()) == latest);
        if by_lpr || taken_over {
            report.used(&lpr.edition, context.today);
        }
    }
    if let Some(fund) = packs.housing_fund.as_ref().filter(|_| terms.kind != Lender::Commercial) {
        report.used(&fund.edition, context.today);
    }
}

/// How the rate comes of LPR, where it does.
fn floating(report: &Report, input: &Mortgage) -> Option<Text> {
    let points = Decimal::from(input.basis_points?).div_checked(Decimal::ONE_HUNDRED).unwrap_or_default();
    let day = Text::item("mortgage", "repricing", input.repricing?.code());
    let text = report.text("assume", "floating").percent("lpr", input.lpr?.percent());
    Some(text.with("points", Arg::Points(points)).duration("cycle", input.cycle?).with("day", Arg::text(day)))
}

pub(super) fn warnings(
    report: &mut Report,
    input: &Mortgage,
    context: &Context,
    terms: &MortgageTerms,
    plan: &RepaymentPlan,
) {
    if let Some(fund) = &context.packs.housing_fund {
        over_the_limit(report, input, fund, terms);
        if let (Some(published), Some(own)) = (unlike(input, context, terms), input.fund_rate) {
            // A bank may set a rate of its own, which nobody entered.
            let name = if own.is_default { "fund_rate_bank" } else { "fund_rate" };
            let text = report.text("warning", name).percent("rate", published);
            report.warn(text.percent("own", own.value.percent()));
        }
    }
    let least = context.packs.rules.as_ref().and_then(|rules| rules.down_payment);
    if let (Some((price, down)), Some(least)) = (terms.price, least)
        && let Ok(needed) = price.percent(least, Rounding::Up)
        && down < needed
    {
        report.warn(report.text("warning", "down_payment").percent("least", least).money("needed", needed));
    }
    refused(report, terms, plan);
}

/// A wish above what the fund of the city lends.
fn over_the_limit(report: &mut Report, input: &Mortgage, fund: &HousingFund, terms: &MortgageTerms) {
    let Some(part) = terms.parts.last().filter(|_| terms.kind != Lender::Commercial) else { return };
    let Some(city) = input.city.and_then(|city| fund.city(city.code())) else { return };
    let name = Arg::bank_text(city.name.clone());
    let Some(cap) = city.cap(input.second_home(), input.borrowers.is_some_and(|people| people > 1)) else {
        report.warn(report.text("warning", "cap_unknown").with("city", name));
        return;
    };
    let over = part.principal.to_decimal() > cap;
    let text = match (over, city.unverified) {
        (true, _) => "cap",
        (false, true) => "cap_unverified",
        (false, false) => return,
    };
    report.warn(report.text("warning", text).with("city", name).with("cap", Arg::Amount(cap)));
}

/// The rate that the fund has published for this home and these years, where it is another than that of the terms.
pub(super) fn unlike(input: &Mortgage, context: &Context, terms: &MortgageTerms) -> Option<Decimal> {
    let fund = context.packs.housing_fund.as_ref()?;
    let published = fund.rate(context.today, input.second_home(), terms.months)?;
    input.fund_rate.filter(|own| own.value.percent() != published).map(|_| published)
}

/// The first prepayment that the bank does not allow, or that is more than what is owed.
fn refused(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) {
    let Some(part) = plan.parts.first() else { return };
    let mut earlier = Vec::new();
    for event in &terms.events {
        let LoanEvent::Prepayment { after, amount, .. } = event else { continue };
        let Some(owed) = part.row(*after).map(|row| row.balance + row.extra) else { continue };
        let taken = (*amount).min(owed);
        let month = terms.month(*after);
        let text = match terms.rules.check(taken, owed, *after, &earlier) {
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
