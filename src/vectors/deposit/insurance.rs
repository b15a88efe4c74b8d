//! Deposit insurance, by the dated limits of the pack.

use crate::domain::deposit::{Coverage, coverage, split_for_insurance};
use crate::domain::money::{Currency, Money, Rounding};
use crate::tool::pack::DepositInsurance;
use crate::vectors::case::{self, Malformed, VectorCase, unreadable};
use crate::vectors::check::Actual;
use crate::vectors::figures::Figures;
use serde_json::Value;

/// The limit of deposit insurance in a market: the latest value of the pack, checked or not.
fn limit(case: &VectorCase<'_>) -> Result<Money, Malformed> {
    let market = case.text("market")?;
    let currency = match market {
        "CN" => Some(Currency::Cny),
        "TW" => Some(Currency::Twd),
        _ => None,
    };
    let limits = currency.and_then(|currency| Some(DepositInsurance::built_in()?.limits(currency)));
    let limit = limits.and_then(|limits| limits.last()).map(|row| row.value);
    let limit = limit.ok_or_else(|| Malformed(format!("the pack has no limit for the market {market:?}")))?;
    Ok(Money::from_decimal(limit, Currency::Cny, Rounding::HalfUp)?)
}

pub(super) fn insurance_split(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let limit = limit(case)?;
    let rate = case.rate("annual_rate_pct")?;
    let split = split_for_insurance(case.money("total")?, rate, case.count("months")?, limit)?;
    Ok(Figures::default()
        .cent("limit", limit)
        .cent("max_principal_per_institution", split.most)
        .cent("last_institution", split.last)
        .cent("interest_at_max", split.interest_at_most)
        .count("institutions", split.institutions))
}

pub(super) fn insurance_coverage(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let deposit = |value: &Value| -> Option<(String, Money)> {
        let money = |key| Money::from_decimal(case::decimal(value.get(key)?)?, Currency::Cny, Rounding::HalfUp).ok();
        let institution = value.get("institution")?.as_str()?.to_owned();
        Some((institution, money("principal")? + money("accrued_interest")?))
    };
    let deposits = case.list("deposits")?.iter().map(deposit).collect::<Option<Vec<_>>>();
    let deposits = deposits.ok_or_else(|| unreadable("deposits"))?;
    let named: Vec<(&str, Money)> = deposits.iter().map(|(name, amount)| (name.as_str(), *amount)).collect();
    let (by_institution, all) = coverage(&named, limit(case)?);
    let figures = |coverage: &Coverage| {
        let Coverage { total, covered, uncovered } = *coverage;
        let fields = [("total", total), ("covered", covered), ("uncovered", uncovered)];
        Actual::Fields(fields.map(|(name, amount)| (name.to_owned(), Actual::money(amount))).into())
    };
    let by = by_institution.iter().map(|(name, coverage)| ((*name).to_owned(), figures(coverage))).collect();
    Ok(Figures::default()
        .put("cent", "by_institution", Actual::Fields(by))
        .cent("total", all.total)
        .cent("covered", all.covered)
        .cent("uncovered", all.uncovered))
}
