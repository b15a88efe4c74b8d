//! Returns and risk measures.

use super::case::{self, Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::{Figures, optional, rate_percent};
use super::number::ExpectedNumber;
use super::rate_of_return::dated;
use crate::domain::date;
use crate::domain::returns::{
    PolicyYear, Span, Valuation, annual_return, break_even_year, linked_return, max_drawdown, modified_dietz,
    policy_rates, real_return, sharpe, time_weighted, total_return, volatility,
};
use rust_decimal::Decimal;
use serde_json::Value;

/// The kinds read here; internal rates of return have a reader of their own.
pub(super) const KINDS: [&str; 9] = [
    "annualise",
    "linked",
    "max_drawdown",
    "modified_dietz",
    "policy_irr",
    "real_return",
    "sharpe",
    "twr",
    "volatility",
];

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "annualise" => annualise(case)?,
        "linked" => linked(case)?,
        "max_drawdown" => largest_fall(case)?,
        "modified_dietz" => dietz(case)?,
        "policy_irr" => policy(case)?,
        "real_return" => real(case)?,
        "sharpe" => sharpe_ratio(case)?,
        "twr" => twr(case)?,
        "volatility" => deviation(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

fn twr(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let valuation = |value: &Value| {
        Some(Valuation {
            date: date::parse(value.get("date")?.as_str()?)?,
            value_before: case::decimal(value.get("value_before")?)?,
            flow: case::decimal(value.get("flow")?)?,
        })
    };
    let valuations = case.list("valuations")?.iter().map(valuation).collect::<Option<Vec<_>>>();
    let found = time_weighted(&valuations.ok_or_else(|| unreadable("valuations"))?)?;
    Ok(Figures::default()
        .exacts("period_returns_pct", &found.period_returns)
        .exact("twr_pct", found.total)
        .exact("twr_annualised_pct", found.annual)
        .count("days", found.days))
}

fn dietz(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let flows = case.list("flows")?.iter().map(dated).collect::<Option<Vec<_>>>().ok_or_else(|| unreadable("flows"))?;
    let (begin, end) = (case.decimal("begin_value")?, case.decimal("end_value")?);
    let found = modified_dietz(case.date("start")?, begin, case.date("end")?, end, &flows)?;
    let figures = Figures::default()
        .exact("gain", found.gain)
        .exact("average_capital", found.average_capital)
        .out("defined", Actual::Flag(found.return_percent.is_some()));
    Ok(match found.return_percent {
        Some(percent) => figures.exact("return_pct", percent),
        None => figures.put("exact", "return_pct", Actual::Nothing),
    })
}

fn annualise(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let span = match case.text("unit")? {
        "days" => Span::Days(case.count("length")?),
        "months" => Span::Months(case.count("length")?),
        _ => return Err(unreadable("unit")),
    };
    let given = case.decimal("return_pct")?;
    let result = match case.text("direction")? {
        "cumulative_to_annual" => annual_return(given, span)?,
        "annual_to_cumulative" => total_return(given, span)?,
        _ => return Err(unreadable("direction")),
    };
    Ok(Figures::default().exact("result_pct", result))
}

fn linked(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = linked_return(&case.decimals("returns_pct")?, case.count("periods_per_year")?)?;
    Ok(Figures::default()
        .exact("cumulative_pct", found.cumulative)
        .exact("geometric_mean_pct", found.geometric_mean)
        .exact("annualised_pct", found.annualised)
        .printed("", found.annualised))
}

fn real(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = real_return(&case.decimals("nominal_pct")?, &case.decimals("inflation_pct")?)?;
    Ok(Figures::default().exact("real_cumulative_pct", found.cumulative).exact("real_annual_pct", found.annualised))
}

fn largest_fall(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    // Some series grow beyond every decimal.
    let values = case.list("values")?.iter().map(|value| Some(ExpectedNumber::of(value)?.to_dd()));
    let values = values.collect::<Option<Vec<_>>>().ok_or_else(|| unreadable("values"))?;
    let found = max_drawdown(&values)?;
    let place = |index: Option<usize>| optional(index, |index| Actual::Exact(index.into()));
    Ok(Figures::default()
        .exact("max_drawdown_pct", found.percent)
        .out("peak_index", place(found.fall.map(|fall| fall.peak)))
        .out("trough_index", place(found.fall.map(|fall| fall.trough)))
        .out("recovery_index", place(found.fall.and_then(|fall| fall.recovery)))
        .printed("", found.percent))
}

fn deviation(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = volatility(&case.decimals("monthly_returns_pct")?)?;
    Ok(Figures::default()
        .exact("monthly_mean_pct", found.monthly_mean)
        .exact("monthly_sd_pct", found.monthly_deviation)
        .exact("annual_volatility_pct", found.annual)
        .exact("annual_arithmetic_pct", found.annual_arithmetic)
        .exact("annual_geometric_pct", found.annual_geometric))
}

fn sharpe_ratio(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = sharpe(&case.decimals("monthly_returns_pct")?, case.decimal("risk_free_annual_pct")?)?;
    let figures = Figures::default().exact("excess_return_pct", found.excess).exact("volatility_pct", found.volatility);
    Ok(match found.ratio {
        Some(ratio) => figures.exact("sharpe", ratio),
        None => figures.put("exact", "sharpe", Actual::Nothing),
    })
}

/// Years of a policy: premiums stop earlier than cash values, benefits and cash values stand for every year.
fn policy(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (premiums, benefits) = (case.decimals("premiums")?, case.decimals("benefits")?);
    let cash_values = case.decimals("cash_values")?;
    let at = |list: &[Decimal], year: usize| list.get(year).copied().unwrap_or_default();
    let year = |(year, cash_value): (usize, &Decimal)| PolicyYear {
        premium: at(&premiums, year),
        benefit: at(&benefits, year),
        cash_value: *cash_value,
    };
    let years: Vec<PolicyYear> = cash_values.iter().enumerate().map(year).collect();
    let rates = policy_rates(&years)?.iter().map(rate_percent).collect();
    Ok(Figures::default()
        .put("exact", "irr_pct_by_year", Actual::List(rates))
        .out("break_even_year", optional(break_even_year(&years)?, Actual::count)))
}
