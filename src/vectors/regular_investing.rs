//! Regular investing: plans, targets, lump sums against instalments, units on a path of prices, fund fees.

use super::case::{self, Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::deposit::rounding;
use super::figures::{Figures, optional, rate_percent};
use crate::domain::date::{self, NaiveDate};
use crate::domain::money::Currency;
use crate::domain::regular_investing::{
    FrontFee, Purchases, RegularPlan, Target, lump_sum_or_instalments, redeem, units_for,
};
use crate::domain::tvm::Timing;
use rust_decimal::Decimal;
use serde_json::Value;

/// The kinds read here.
pub(super) const KINDS: [&str; 7] = [
    "dca_path",
    "fee_single",
    "lump_vs_instalments",
    "plan_fv",
    "redemption",
    "required_contribution",
    "time_to_target",
];

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "dca_path" => dca_path(case)?,
        "fee_single" => fee_single(case)?,
        "lump_vs_instalments" => lump_vs_instalments(case)?,
        "plan_fv" => plan_fv(case)?,
        "redemption" => redemption(case)?,
        "required_contribution" => required_contribution(case)?,
        "time_to_target" => time_to_target(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

/// `begin` or `start`, `end`.
pub(super) fn timing(case: &VectorCase<'_>) -> Result<Timing, Malformed> {
    match case.text("timing")? {
        "begin" | "start" => Ok(Timing::Begin),
        "end" => Ok(Timing::End),
        _ => Err(unreadable("timing")),
    }
}

fn front_fee(case: &VectorCase<'_>, mode: &str) -> Result<FrontFee, Malformed> {
    let percent = case.decimal("fee_pct")?;
    match mode {
        "outer" => Ok(FrontFee::Outer(percent)),
        "inner" => Ok(FrontFee::Inner(percent)),
        "on_top" => Ok(FrontFee::OnTop(percent)),
        "none" => Ok(FrontFee::None),
        _ => Err(unreadable("fee_mode")),
    }
}

/// `[[3, 12], [30, 34]]`.
fn pauses(case: &VectorCase<'_>) -> Result<Vec<(u32, u32)>, Malformed> {
    let pause = |value: &Value| Some((case::count(value.get(0)?)?, case::count(value.get(1)?)?));
    if !case.has("pauses") {
        return Ok(Vec::new());
    }
    case.list("pauses")?.iter().map(pause).collect::<Option<_>>().ok_or_else(|| unreadable("pauses"))
}

fn plan(case: &VectorCase<'_>) -> Result<RegularPlan, Malformed> {
    let per_year = match case.text("frequency")? {
        "monthly" => 12,
        "biweekly" => 26,
        "weekly" => 52,
        _ => return Err(unreadable("frequency")),
    };
    Ok(RegularPlan {
        initial: case.decimal("initial")?,
        amount: if case.has("amount") { case.decimal("amount")? } else { Decimal::ZERO },
        per_year,
        contributions: if case.has("contributions") { case.count("contributions")? } else { 0 },
        timing: timing(case)?,
        yearly_step: case.decimal("step_up_pct")?,
        pauses: pauses(case)?,
        front_fee: front_fee(case, case.text("fee_mode")?)?,
        annual_return: case.rate("annual_return_pct")?,
        annual_fee: case.decimal("annual_fee_pct")?,
        inflation: case.rate("inflation_pct")?,
    })
}

fn plan_fv(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let outcome = plan(case)?.outcome()?;
    Ok(Figures::default()
        .exact("value", outcome.value)
        .exact("value_real", outcome.real_value)
        .exact("paid_in", outcome.paid_in)
        .exact("front_fees", outcome.front_fees)
        .exact("gain", outcome.gain)
        .exact("value_without_annual_fee", outcome.value_without_fee)
        .exact("annual_fee_drag", outcome.fee_drag))
}

fn target(case: &VectorCase<'_>) -> Result<Target, Malformed> {
    let amount = case.decimal("target")?;
    match case.input("target_is_real").and_then(Value::as_bool) {
        Some(true) => Ok(Target::Real(amount)),
        Some(false) => Ok(Target::Nominal(amount)),
        None => Err(unreadable("target_is_real")),
    }
}

fn required_contribution(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let needed = plan(case)?.required_contribution(target(case)?)?;
    Ok(Figures::default()
        .cent("first_contribution_up", needed.to_pay(Currency::Cny)?)
        .exact("first_contribution", needed.first)
        .exact("target_nominal", needed.target)
        .out("needed", Actual::Flag(needed.is_needed())))
}

fn time_to_target(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = plan(case)?.time_to_target(target(case)?, case.count("max_years")?)?;
    let figures = Figures::default()
        .out("reachable", Actual::Flag(found.is_some()))
        .out("periods", optional(found, |found| Actual::count(found.periods)));
    let Some(found) = found else {
        return Ok(figures);
    };
    let figures = figures.exact("value", found.value).exact("target_nominal", found.target);
    Ok(match found.value_before {
        Some(before) => figures.exact("value_one_period_before", before),
        None => figures.put("exact", "value_one_period_before", Actual::Nothing),
    })
}

fn lump_vs_instalments(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let compared = lump_sum_or_instalments(
        case.decimal("total")?,
        case.count("instalments")?,
        &case.decimals("monthly_returns_pct")?,
        case.rate("cash_rate_pct")?,
    )?;
    Ok(Figures::default()
        .exact("lump_sum", compared.lump_sum)
        .exact("instalments", compared.instalments)
        .exact("difference", compared.difference)
        .out("lump_sum_better", Actual::Flag(compared.is_lump_sum_better())))
}

fn dca_path(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let day = |value: &Value| -> Option<NaiveDate> { date::parse(value.as_str()?) };
    let days = case.list("dates")?.iter().map(day).collect::<Option<Vec<_>>>().ok_or_else(|| unreadable("dates"))?;
    let prices = case.decimals("prices")?;
    if days.len() != prices.len() {
        return Err(unreadable("prices"));
    }
    let mode = if case.has("fee_mode") { case.text("fee_mode")? } else { "outer" };
    let purchases = Purchases {
        amount: case.money("amount")?,
        currency: Currency::Cny,
        fee: front_fee(case, mode)?,
        unit_rounding: rounding(case, "unit_rounding")?,
        prices: days.into_iter().zip(prices).collect(),
    };
    let path = purchases.valued_at(case.date("final_date")?, case.decimal("final_price")?)?;
    let units = path.units_by_purchase.iter().map(|units| Actual::Exact(*units)).collect();
    Ok(Figures::default()
        .cent("invested", path.invested)
        .cent("fees", path.fees)
        .put("cent", "units_by_purchase", Actual::List(units))
        .put("cent", "units", Actual::Exact(path.units))
        .cent("final_value", path.final_value)
        .cent("profit", path.profit())
        .put("exact", "average_cost", optional(path.average_cost, |cost| Actual::near(cost, 1e-9)))
        .exact("average_price", path.average_price)
        .put("exact", "xirr_pct", rate_percent(&path.annual_return)))
}

fn fee_single(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let split = front_fee(case, case.text("fee_mode")?)?.split(case.money("amount")?)?;
    let units = units_for(split.net, case.decimal("nav")?, rounding(case, "unit_rounding")?)?;
    Ok(Figures::default().cent("net", split.net).cent("fee", split.fee).put("cent", "units", Actual::Exact(units)))
}

fn redemption(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let sold = redeem(case.decimal("units")?, case.decimal("nav")?, case.decimal("fee_pct")?, Currency::Cny)?;
    Ok(Figures::default().cent("gross", sold.gross).cent("fee", sold.fee).cent("net", sold.net()))
}
