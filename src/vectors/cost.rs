//! The cost of credit: instalment fees, APRC, Reg Z, Taiwan, PBoC.

use super::case::{self, Malformed, VectorCase, missing, unreadable};
use super::check::{Actual, Checks};
use crate::domain::cost::{
    FeeStyle, MonthlyCost, UnitFlow, apr, aprc, instalment_cost, monthly_cost, round_percent, total_cost_rate,
};
use crate::domain::double_double::DoubleDouble;
use rust_decimal::Decimal;
use serde_json::Value;

/// Rates agree to this relative distance.
const RATE_TOLERANCE: f64 = 1e-12;

/// The figures of a monthly rate, by their names in the files.
pub(super) fn monthly_figure(cost: &MonthlyCost, field: &str) -> Option<Actual> {
    let value = match field {
        "irr_monthly" => cost.monthly_irr,
        "apr_simple_pct" => cost.simple_percent,
        "apr_compound_pct" => cost.compound_percent,
        _ => return None,
    };
    Some(relative(value, RATE_TOLERANCE))
}

/// Near, relatively also below one.
pub(super) fn relative(value: Decimal, tolerance: f64) -> Actual {
    Actual::near(value, tolerance * DoubleDouble::from(value).abs().to_f64().clamp(1e-9, 1.0))
}

pub(super) fn check_instalment(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let style = match case.text("fee_style")? {
        "each_period" => FeeStyle::EachPeriod,
        "first_period" => FeeStyle::FirstPeriod,
        "upfront_deducted" => FeeStyle::UpfrontDeducted,
        other => return Err(Malformed(format!("the fee style {other:?} is not known"))),
    };
    let plan = instalment_cost(case.decimal("principal")?, case.count("periods")?, case.decimal("fee_pct")?, style)?;
    let mut checks = Checks::default();
    checks.group("exact", case.group("exact"), |field| match field {
        "total_fee" => Some(Actual::Exact(plan.total_fee)),
        _ => monthly_figure(&plan.cost, field),
    });
    for (field, percent) in
        [("apr_simple_pct_2dp", plan.cost.simple_percent), ("apr_compound_pct_2dp", plan.cost.compound_percent)]
    {
        if let Some(expected) = case.field(field) {
            checks.one(field.to_owned(), expected, &Actual::Exact(round_percent(percent, 2)));
        }
    }
    Ok(checks)
}

/// Regulation Z, Appendix J.
pub(super) fn check_reg_z(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let flows = |name: &str| -> Result<Vec<UnitFlow>, Malformed> {
        case.list(name)?.iter().map(unit_flow).collect::<Option<_>>().ok_or_else(|| unreadable(name))
    };
    let per_year = case.input("unit_periods_per_year").ok_or_else(|| missing("unit_periods_per_year"))?;
    let per_year = ratio(per_year).ok_or_else(|| unreadable("unit_periods_per_year"))?;
    let percent = apr(&flows("advances")?, &flows("payments")?, per_year)?;
    Ok(published_percent(case, "published_apr_pct", "oracle_apr_pct", percent))
}

/// `12`, or `"365/255"`.
fn ratio(value: &Value) -> Option<(u32, u32)> {
    match value.as_str().and_then(|text| text.split_once('/')) {
        Some((numerator, denominator)) => Some((numerator.trim().parse().ok()?, denominator.trim().parse().ok()?)),
        None => Some((case::count(value)?, 1)),
    }
}

fn unit_flow(value: &Value) -> Option<UnitFlow> {
    let fraction = value.get("f").map_or(Some((0, 1)), ratio)?;
    Some(UnitFlow { amount: case::decimal(value.get("amount")?)?, periods: case::count(value.get("t")?)?, fraction })
}

/// Annual rates of the EU, the UK, China and Taiwan.
pub(super) fn check_annual(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let percent = if case.has("flows_years_amount") {
        let flow = |value: &Value| Some((case::decimal(value.get(0)?)?, case::decimal(value.get(1)?)?));
        let flows = case.list("flows_years_amount")?.iter().map(flow).collect::<Option<Vec<_>>>();
        aprc(&flows.ok_or_else(|| unreadable("flows_years_amount"))?)?
    } else if case.has("net_proceeds") {
        let payments = case.list("payments")?.iter().map(case::decimal).collect::<Option<Vec<_>>>();
        let payments = payments.ok_or_else(|| unreadable("payments"))?;
        let cost = monthly_cost(case.decimal("net_proceeds")?, &payments)?;
        let mode = case.text("mode")?;
        if mode.starts_with("simple") {
            cost.simple_percent
        } else if mode.starts_with("compound") || mode.starts_with("irr") || mode.starts_with("effective") {
            cost.compound_percent
        } else {
            return Err(Malformed(format!("the mode {mode:?} is not known")));
        }
    } else {
        let fees = case.decimal("fees")?;
        total_cost_rate(case.decimal("principal")?, case.rate("annual_rate_pct")?, case.count("months")?, fees)?
    };
    Ok(published_percent(case, "published_pct", "oracle_pct", percent))
}

/// Compares with the recomputed figure closely, and with the printed one to its last digit.
fn published_percent(case: &VectorCase<'_>, published: &str, oracle: &str, percent: Decimal) -> Checks {
    let mut checks = Checks::default();
    if let Some(expected) = case.field(oracle) {
        checks.one(oracle.to_owned(), expected, &relative(percent, RATE_TOLERANCE));
    }
    if let Some(expected) = case.field(published) {
        checks.one(published.to_owned(), expected, &Actual::Printed(percent.into()));
    }
    checks
}
