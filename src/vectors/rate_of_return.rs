//! Internal rates of return: dated and periodic, with all their roots.

use super::case::{self, Malformed, VectorCase, missing, unreadable};
use super::check::{self, Actual, Checks};
use crate::base::decimal::DecimalExt as _;
use crate::domain::cashflow::{DatedFlow, irr, npv_from_first, xirr, xnpv};
use crate::domain::date;
use crate::domain::double_double::DoubleDouble;
use crate::domain::solve::Solution;
use rust_decimal::Decimal;
use serde_json::Value;

/// Values agree to this relative distance.
const VALUE_TOLERANCE: f64 = 1e-10;
/// Rates in percent agree to this distance, relatively above one.
const PERCENT_TOLERANCE: f64 = 1e-8;

/// What is valued: flows on dates, or one period apart.
enum Flows {
    Dated(Vec<DatedFlow>),
    Periodic(Vec<Decimal>),
}

impl Flows {
    fn read(case: &VectorCase<'_>) -> Result<Flows, Malformed> {
        if case.has("flows") {
            return Ok(Flows::Dated(
                case.list("flows")?.iter().map(dated).collect::<Option<_>>().ok_or_else(|| unreadable("flows"))?,
            ));
        }
        let values = case.list("values")?.iter().map(case::decimal).collect::<Option<_>>();
        Ok(Flows::Periodic(values.ok_or_else(|| unreadable("values"))?))
    }

    fn solve(&self) -> Result<Solution, Malformed> {
        Ok(match self {
            Flows::Dated(flows) => xirr(flows)?,
            Flows::Periodic(values) => irr(values)?,
        })
    }

    fn value(&self, rate: Decimal) -> Result<Decimal, Malformed> {
        Ok(match self {
            Flows::Dated(flows) => xnpv(rate, flows)?,
            Flows::Periodic(values) => npv_from_first(rate, values)?,
        })
    }

    /// Changes of sign in order of time, after netting each date.
    fn sign_changes(&self) -> usize {
        let mut dated = match self {
            Flows::Dated(flows) => flows.clone(),
            Flows::Periodic(values) => values.iter().map(|value| (date::NaiveDate::MIN, *value)).collect(),
        };
        if let Flows::Dated(_) = self {
            dated.sort_by_key(|flow| flow.0);
            dated.dedup_by(|next, kept| {
                let sum = kept.1.add_checked(next.1);
                let same = kept.0 == next.0 && sum.is_some();
                if let (true, Some(sum)) = (same, sum) {
                    kept.1 = sum;
                }
                same
            });
        }
        let signs: Vec<bool> =
            dated.iter().filter(|flow| !flow.1.is_zero()).map(|flow| flow.1 > Decimal::ZERO).collect();
        signs.iter().zip(signs.iter().skip(1)).filter(|(a, b)| a != b).count()
    }
}

/// `["2024-01-31", "-100.5"]`.
pub(super) fn dated(value: &Value) -> Option<DatedFlow> {
    Some((date::parse(value.get(0)?.as_str()?)?, case::decimal(value.get(1)?)?))
}

pub(super) fn status(solution: &Solution) -> &'static str {
    match solution {
        Solution::None(_) => "none",
        Solution::One(_) => "unique",
        Solution::Several(_) => "multiple",
        Solution::Every => "degenerate",
    }
}

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let flows = Flows::read(case)?;
    let solution = flows.solve()?;
    let value = if case.has("npv_rate") { Some(flows.value(case.decimal("npv_rate")?)?) } else { None };
    let mut checks = Checks::default();
    checks.group("out", case.group("out"), |field| {
        Some(match field {
            "status" => Actual::Text(status(&solution).to_owned()),
            "roots" => Actual::Roots(solution.roots().to_vec()),
            "sign_changes" => Actual::Exact(flows.sign_changes().into()),
            "tangent_root" => Actual::Flag(solution.roots().iter().any(|root| root.is_tangent())),
            "out_of_decimal_range" => Actual::Flag(solution.roots().iter().any(|root| root.rate().is_none())),
            "npv_from_first_date" => value.map_or(Actual::Nothing, |value| Actual::near(value, VALUE_TOLERANCE)),
            "reason" | "pyxirr_agrees" | "quantlib_npv_zero" | "npf_agrees" | "note" => Actual::Remark,
            _ => return None,
        })
    });
    let mut percent = Vec::with_capacity(solution.roots().len());
    for root in solution.roots() {
        percent.push(root.rate_dd() * DoubleDouble::from(100));
    }
    checks.group("exact", case.group("exact"), |field| match field {
        "roots_pct" => Some(Actual::List(percent.iter().map(|rate| Actual::Near(*rate, PERCENT_TOLERANCE)).collect())),
        _ => None,
    });
    if let (Some(published), [rate]) = (case.field("published"), percent.as_slice()) {
        checks.one("published".to_owned(), published, &Actual::Printed(*rate));
    }
    Ok(checks)
}

/// Third-party files: all roots, of which the published one must be one.
pub(super) fn check_stress(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let solution = Flows::read(case)?.solve()?;
    let all = case.field("all_roots").ok_or_else(|| missing("all_roots"))?;
    let mut checks = Checks::default();
    checks.one("all_roots".to_owned(), all, &Actual::Roots(solution.roots().to_vec()));
    if let Some(published) = case.field("published").filter(|published| !published.is_null())
        && !solution.roots().iter().any(|root| check::is_root(published, root))
    {
        checks.one("published".to_owned(), published, &Actual::Roots(solution.roots().to_vec()));
    }
    Ok(checks)
}
