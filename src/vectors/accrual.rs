//! Simple interest by day count.

use super::case::{Malformed, VectorCase};
use super::check::{Actual, Checks};
use super::cost::relative;
use crate::domain::day_count::{DayCount, months_and_days};
use crate::domain::double_double::DoubleDouble;

/// Closed forms agree to this relative distance.
const CLOSED_FORM_TOLERANCE: f64 = 1e-12;

/// The convention of a name in the files.
pub(super) fn basis(name: &str) -> Option<DayCount> {
    Some(match name.to_ascii_lowercase().as_str() {
        "act/360" => DayCount::Act360,
        "act/365" | "act/365f" => DayCount::Act365Fixed,
        "act/act" | "act/act isda" => DayCount::ActAct,
        "30/360" => DayCount::Thirty360,
        "30/360 us" | "30u/360" | "30/360 nasd" => DayCount::ThirtyUs360,
        "30e/360" | "30/360 eu" => DayCount::ThirtyE360,
        "months_30/360" => DayCount::Months30,
        _ => return None,
    })
}

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let name = case.text("basis")?;
    let basis = basis(name).ok_or_else(|| Malformed(format!("the basis {name:?} is not known")))?;
    let (from, to, rate) = (case.date("from")?, case.date("to")?, case.rate("annual_rate_pct")?);
    let interest = basis.interest(case.money("principal")?, rate, from, to)?;
    let backwards = || Malformed("the dates are in the wrong order".to_owned());
    let (parts, whole) = basis.fraction(from, to).ok_or_else(backwards)?;
    let span = months_and_days(from, to).ok_or_else(backwards)?;
    let exact =
        DoubleDouble::from(case.decimal("principal")?) * DoubleDouble::from(rate.percent()) * DoubleDouble::from(parts)
            / (DoubleDouble::from(whole) * DoubleDouble::from(100));
    let exact = exact.to_decimal().ok_or_else(|| Malformed("the interest is too large".to_owned()))?;
    let mut checks = Checks::default();
    checks.group("out", case.group("out"), |field| {
        Some(match field {
            "days" => Actual::count(parts),
            "full_months" => Actual::count(span.months),
            "odd_days" => Actual::count(span.days),
            "interest" => Actual::money(interest),
            "interest_exact" => relative(exact, CLOSED_FORM_TOLERANCE),
            _ => return None,
        })
    });
    Ok(checks)
}
