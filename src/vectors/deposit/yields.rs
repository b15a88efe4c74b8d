//! Money funds, annual yields and wealth products.

use super::rounding;
use crate::base::decimal::DecimalExt as _;
use crate::domain::deposit::{WealthProduct, implied_income, money_fund_income, seven_day_yield};
use crate::domain::money::Currency;
use crate::domain::rate::Compounding;
use crate::vectors::case::{self, Malformed, VectorCase, unreadable};
use crate::vectors::check::Actual;
use crate::vectors::figures::Figures;
use core::num::NonZeroU32;

pub(super) fn mm_seven_day(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = seven_day_yield(&case.decimals("income_per_10000_units")?)?;
    Ok(Figures::default()
        .exact("compound_7d_annual_pct", found.compound)
        .exact("simple_7d_annual_pct", found.simple)
        .out("compound_3dp", Actual::Exact(found.compound.round_half_up(3)))
        .out("simple_3dp", Actual::Exact(found.simple.round_half_up(3))))
}

pub(super) fn mm_implied_income(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = implied_income(case.decimal("seven_day_annual_pct")?)?;
    Ok(Figures::default()
        .exact("income_compound", found.compound)
        .exact("income_simple", found.simple)
        .out("compound_4dp", Actual::Exact(found.compound.round_half_up(4)))
        .out("simple_4dp", Actual::Exact(found.simple.round_half_up(4))))
}

pub(super) fn mm_growth(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (balance, incomes) = (case.money("balance")?, case.decimals("income_per_10000_units")?);
    let income = money_fund_income(balance, &incomes, Currency::Cny, rounding(case, "daily_rounding")?)?;
    Ok(Figures::default().cent("balance", balance + income).cent("income", income))
}

pub(super) fn apy(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let compounding = case.input("compounding").ok_or_else(|| unreadable("compounding"))?;
    let compounding = if compounding.as_str() == Some("continuous") {
        Compounding::Continuous
    } else {
        let times = case::count(compounding).and_then(NonZeroU32::new);
        Compounding::Times(times.ok_or_else(|| unreadable("compounding"))?)
    };
    let rate = case.rate("rate_pct")?;
    let result = match case.text("direction")? {
        "nominal_to_effective" => rate.effective(compounding)?,
        "effective_to_nominal" => rate.nominal(compounding)?,
        _ => return Err(unreadable("direction")),
    };
    Ok(Figures::default().exact("result_pct", result.percent()).printed("", result.percent()))
}

pub(super) fn wealth_product(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let product = WealthProduct {
        amount: case.money("amount")?,
        rate: case.rate("annual_rate_pct")?,
        basis: case.count("basis")?,
        subscribed: case.date("subscribed_on")?,
        value_from: case.date("value_from")?,
        matures: case.date("matures_on")?,
        cash_on: case.date("cash_on")?,
        idle_rate: case.rate("idle_rate_pct")?,
    };
    let found = product.true_yield()?;
    Ok(Figures::default()
        .cent("product_income", found.product_income)
        .cent("idle_income", found.idle_income)
        .cent("income", found.income())
        .exact("actual_simple_pct", found.simple_percent)
        .exact("actual_compound_pct", found.compound_percent)
        .exact("lost_to_idle_days_pct", found.lost_percent)
        .count("idle_days", found.idle_days)
        .count("value_days", found.value_days)
        .count("settlement_days", found.settlement_days)
        .count("total_days", found.total_days()))
}
