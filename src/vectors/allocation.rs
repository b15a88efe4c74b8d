//! Allocation: drift, trades, new money, limits, the worst of a history, stress.

use super::case::{self, Malformed, VectorCase, missing, unreadable};
use super::check::{Actual, Checks};
use super::figures::{Figures, optional};
use crate::domain::allocation::{
    AllocationError, DriftThreshold, History, Holding, Trade, TradeRules, WeightLimit, drift, invest_new_money,
    limit_weights, rebalance, stress,
};
use crate::domain::date::{self, NaiveDate};
use crate::domain::money::Currency;
use rust_decimal::Decimal;
use serde_json::Value;
use std::path::Path;

/// The named episodes.
const SCENARIOS: &str = include_str!("../../public/packs/stress_scenarios.json");
/// The history that the cases of the worst windows are of. It is read where it is kept, and is in no program: its
/// series belong to their publishers.
const HISTORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/market_monthly_returns.csv");

/// The kinds read here.
pub(super) const KINDS: [&str; 6] =
    ["drift", "new_money", "rebalance_trades", "stress", "weight_limits", "worst_windows"];

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "drift" => weights_and_drift(case)?,
        "new_money" => new_money(case)?,
        "rebalance_trades" => trades(case)?,
        "stress" => episode(case)?,
        "weight_limits" => limits(case)?,
        "worst_windows" => worst_windows(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

/// Places in a list.
fn places(places: &[usize]) -> Actual {
    Actual::List(places.iter().map(|place| Actual::Exact((*place).into())).collect())
}

fn weights_and_drift(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let threshold = case.decimal("threshold")?;
    let threshold = match case.text("threshold_type")? {
        "points" => DriftThreshold::Points(threshold),
        "relative" => DriftThreshold::Relative(threshold),
        _ => return Err(unreadable("threshold_type")),
    };
    let found = drift(&case.decimals("values")?, &case.decimals("targets_pct")?, threshold)?;
    let sold = found.to_target.first().map(|change| change.abs()).unwrap_or_default();
    Ok(Figures::default()
        .exacts("weights_pct", &found.weights)
        .exacts("drift_points", &found.points)
        .exact("max_abs_drift_points", found.largest)
        .exacts("trade_to_target", &found.to_target)
        .exact("turnover_pct", found.turnover)
        .out("breached", places(&found.breached))
        .out("rebalance", Actual::Flag(found.needs_rebalancing()))
        .printed("sell_first", sold))
}

fn trades(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let holding = |value: &Value| {
        let number = |key| case::decimal(value.get(key)?);
        Some(Holding {
            units: number("units")?,
            price: number("price")?,
            target: number("target_pct")?,
            lot: number("lot")?,
        })
    };
    let list = case.list("holdings")?;
    let holdings = list.iter().map(holding).collect::<Option<Vec<_>>>().ok_or_else(|| unreadable("holdings"))?;
    let rules = TradeRules {
        fee: case.decimal("fee_pct")?,
        minimum_fee: case.money("min_fee")?,
        minimum_trade: case.money("min_trade")?,
        currency: Currency::Cny,
    };
    let done = rebalance(&holdings, case.money("cash")?, &rules)?;
    let name = |place: usize| list.get(place).and_then(|value| value.get("asset")?.as_str()).unwrap_or_default();
    let trade = |trade: &Trade| {
        Actual::Fields(vec![
            ("asset".to_owned(), Actual::Text(name(trade.holding).to_owned())),
            ("trade_units".to_owned(), Actual::Exact(trade.units)),
            ("amount".to_owned(), Actual::money(trade.amount)),
            ("fee".to_owned(), Actual::money(trade.fee)),
        ])
    };
    Ok(Figures::default()
        .put("cent", "trades", Actual::List(done.trades.iter().map(trade).collect()))
        .cent("fees", done.fees)
        .cent("cash_after", done.cash_after)
        .exact("portfolio_value", done.portfolio_value)
        .out("short_of_cash", Actual::Flag(done.is_short_of_cash())))
}

fn new_money(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (values, targets) = (case.decimals("values")?, case.decimals("targets_pct")?);
    let split = invest_new_money(&values, &targets, case.decimal("contribution")?)?;
    Ok(Figures::default()
        .exacts("shortfall", &split.shortfall)
        .exacts("allocation", &split.allocation)
        .exacts("weights_after_pct", &split.weights_after))
}

fn limits(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (raw, min, max) = (case.decimals("raw")?, case.decimals("min_pct")?, case.decimals("max_pct")?);
    if raw.len() != min.len() || raw.len() != max.len() {
        return Err(unreadable("raw"));
    }
    let asset = |((raw, min), max): ((&Decimal, &Decimal), &Decimal)| WeightLimit { raw: *raw, min: *min, max: *max };
    let assets: Vec<WeightLimit> = raw.iter().zip(&min).zip(&max).map(asset).collect();
    let limited = match limit_weights(&assets) {
        Ok(limited) => Some(limited),
        Err(AllocationError::Infeasible) => None,
        Err(error) => return Err(error.into()),
    };
    let figures = Figures::default().out("feasible", Actual::Flag(limited.is_some()));
    Ok(match limited {
        Some(limited) => figures
            .exacts("weights_pct", &limited.weights)
            .out("at_min", places(&limited.at_min))
            .out("at_max", places(&limited.at_max)),
        None => figures,
    })
}

/// `2010-02`.
fn month(text: &str) -> Option<NaiveDate> {
    date::parse(&format!("{text}-01"))
}

fn month_text(date: NaiveDate) -> Actual {
    let iso = date::iso(date);
    Actual::Text(iso.strip_suffix("-01").unwrap_or(&iso).to_owned())
}

/// The weights of a case by the name of the asset, in its order.
fn weights<'a>(case: &VectorCase<'a>) -> Result<Vec<(&'a str, Decimal)>, Malformed> {
    let object = case.input("weights_pct").and_then(Value::as_object).ok_or_else(|| missing("weights_pct"))?;
    let weight = |(name, value): (&'a String, &'a Value)| Some((name.as_str(), case::decimal(value)?));
    object.iter().map(weight).collect::<Option<_>>().ok_or_else(|| unreadable("weights_pct"))
}

/// The columns of some assets in the months asked for.
fn columns(assets: &[&str], from: NaiveDate, to: NaiveDate) -> Result<Vec<Vec<Option<Decimal>>>, Malformed> {
    let kept = Path::new("tests/data/market_monthly_returns.csv");
    let text = std::fs::read_to_string(HISTORY).or_else(|_| std::fs::read_to_string(kept));
    let text = text.map_err(|error| Malformed(format!("the history {HISTORY} cannot be read: {error}")))?;
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let place = |asset: &&str| names.iter().position(|name| name == asset);
    let places = assets.iter().map(place).collect::<Option<Vec<_>>>();
    let places = places.ok_or_else(|| Malformed("the history has no such asset".to_owned()))?;
    let mut columns = vec![Vec::new(); assets.len()];
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let day = cells.first().and_then(|text| month(text));
        if !day.is_some_and(|day| day >= from && day <= to) {
            continue;
        }
        for (column, place) in columns.iter_mut().zip(&places) {
            column.push(cells.get(*place).and_then(|text| text.parse().ok()));
        }
    }
    Ok(columns)
}

fn worst_windows(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let day = |name| month(case.text(name)?).ok_or_else(|| unreadable(name));
    let (first, last) = (day("first_month")?, day("last_month")?);
    let (names, weights): (Vec<&str>, Vec<Decimal>) = weights(case)?.into_iter().unzip();
    let columns = columns(&names, first, last)?;
    let assets: Vec<&[Option<Decimal>]> = columns.iter().map(Vec::as_slice).collect();
    let history = History::rebalanced(first, &weights, &assets)?;
    let year = history.worst_calendar_year()?;
    let near = |value| Actual::near(value, 1e-9);
    let mut figures = Figures::default()
        .put("exact", "worst_calendar_year_pct", optional(year, |year| near(year.percent)))
        .out("worst_calendar_year", optional(year, |year| Actual::Exact(year.year.into())))
        .exact("cumulative_pct", history.cumulative()?)
        .out("months", Actual::Exact(history.months().into()));
    for (months, total, annual, ending) in [
        (12, "worst_12m_pct", "worst_12m_annualised_pct", "worst_12m_ending"),
        (36, "worst_36m_pct", "worst_36m_annualised_pct", "worst_36m_ending"),
        (60, "worst_60m_pct", "worst_60m_annualised_pct", "worst_60m_ending"),
    ] {
        let worst = history.worst_window(months)?;
        figures = figures
            .put("exact", total, optional(worst, |worst| near(worst.percent)))
            .put("exact", annual, optional(worst, |worst| near(worst.annualised)))
            .out(ending, optional(worst, |worst| month_text(worst.ending)));
    }
    let fall = history.largest_fall()?;
    Ok(figures
        .exact("max_drawdown_pct", fall.percent)
        .out("drawdown_peak_month", optional(fall.peak, month_text))
        .out("drawdown_trough_month", optional(fall.trough, month_text)))
}

fn episode(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack: Value = serde_json::from_str(SCENARIOS)?;
    let (id, measure) = (case.text("scenario")?, case.text("measure")?);
    let entries = pack.get("entries").and_then(Value::as_array);
    let scenario = entries.into_iter().flatten().find(|entry| entry.get("id").and_then(Value::as_str) == Some(id));
    let scenario = scenario.ok_or_else(|| Malformed(format!("the pack has no episode {id:?}")))?;
    let impacts = scenario.get("impacts").and_then(Value::as_array).into_iter().flatten();
    let change = |impact: &'_ Value| -> Option<(String, Decimal)> {
        Some((impact.get("asset")?.as_str()?.to_owned(), case::decimal(impact.get(measure)?)?))
    };
    let changes: Vec<(String, Decimal)> = impacts.filter_map(change).collect();
    let changes: Vec<(&str, Decimal)> = changes.iter().map(|(asset, change)| (asset.as_str(), *change)).collect();
    let mut found = stress(&weights(case)?, &changes)?;
    found.missing.sort_unstable();
    let by_asset = found.by_asset.iter().map(|(asset, points)| ((*asset).to_owned(), Actual::near(*points, 1e-9)));
    Ok(Figures::default()
        .cent("change_amount", found.change_of(case.money("portfolio_value")?)?)
        .exact("change_pct", found.change)
        .put("exact", "by_asset_points", Actual::Fields(by_asset.collect()))
        .out("missing", Actual::List(found.missing.iter().map(|asset| Actual::Text((*asset).to_owned())).collect())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_and_written_alike() {
        assert_eq!(month("2010-02"), date::parse("2010-02-01"));
        assert!(matches!(month_text(month("2010-02").unwrap()), Actual::Text(text) if text == "2010-02"));
        assert_eq!(month("2010-2"), None);
    }
}
