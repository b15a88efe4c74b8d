//! The four questions of a saving goal: how much, how much a month, how long, at what return.

use super::{MAX_MONTHS, SavingError};
use crate::double_double::DoubleDouble;
use crate::solve::{ExpSum, Solution};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Growth in one month, less one: `(1 + annual/100)^(1/12) - 1`.
pub(super) fn monthly_rate(annual_percent: Decimal) -> Result<DoubleDouble, SavingError> {
    if annual_percent <= -Decimal::ONE_HUNDRED || annual_percent > Decimal::ONE_THOUSAND {
        return Err(SavingError::Return);
    }
    let annual = DoubleDouble::from(annual_percent) / DoubleDouble::from(100);
    Ok(annual.compound_m1_dd(DoubleDouble::ONE / DoubleDouble::from(12)))
}

/// What one unit at the end of every month becomes: `((1+i)^n - 1) / i`.
fn annuity(i: DoubleDouble, months: u32) -> DoubleDouble {
    if i.is_zero() { DoubleDouble::from(months) } else { i.compound_m1(months) / i }
}

fn value(start: DoubleDouble, monthly: DoubleDouble, i: DoubleDouble, months: u32) -> DoubleDouble {
    start + start * i.compound_m1(months) + monthly * annuity(i, months)
}

fn decimal(value: DoubleDouble) -> Result<Decimal, SavingError> {
    value.to_decimal().ok_or(SavingError::OutOfRange)
}

/// The value after so many months of a contribution at each month's end.
///
/// `annual_percent` is the effective annual return. The function a spreadsheet calls `FV`, with all money positive.
///
/// # Errors
/// [`SavingError`], naming the input.
///
/// ```
/// use finplan_domain::saving::future_value;
/// // 1,000 left alone at 5 % for two years.
/// let value = future_value(1_000.into(), 0.into(), 5.into(), 24).unwrap();
/// assert_eq!(value.round_dp(20).normalize().to_string(), "1102.5");
/// // 100 a month without a return.
/// assert_eq!(future_value(0.into(), 100.into(), 0.into(), 12).unwrap().to_string(), "1200");
/// ```
pub fn future_value(
    start: Decimal,
    monthly: Decimal,
    annual_percent: Decimal,
    months: u32,
) -> Result<Decimal, SavingError> {
    if months > MAX_MONTHS {
        return Err(SavingError::Months);
    }
    let i = monthly_rate(annual_percent)?;
    decimal(value(start.into(), monthly.into(), i, months))
}

/// What to put aside at the end of every month to have `goal` after so many months.
///
/// Negative when the start alone grows past the goal: so much could be taken out. Formula: `future_value` solved for
/// the contribution (spreadsheet `PMT`).
///
/// # Errors
/// [`SavingError`], naming the input; [`SavingError::Months`] for no months.
///
/// ```
/// use finplan_domain::saving::monthly_needed;
/// assert_eq!(monthly_needed(12_000.into(), 0.into(), 0.into(), 12).unwrap().to_string(), "1000");
/// ```
pub fn monthly_needed(
    goal: Decimal,
    start: Decimal,
    annual_percent: Decimal,
    months: u32,
) -> Result<Decimal, SavingError> {
    if months == 0 || months > MAX_MONTHS {
        return Err(SavingError::Months);
    }
    let i = monthly_rate(annual_percent)?;
    let grown = value(start.into(), DoubleDouble::ZERO, i, months);
    decimal((DoubleDouble::from(goal) - grown) / annuity(i, months))
}

/// The first month at whose end the goal is reached; 0 when it is there already, `None` when it is not reached within
/// [`MAX_MONTHS`].
///
/// The value either only rises or only falls with time, so the month is found by halving.
///
/// # Errors
/// [`SavingError::Return`] for an impossible return.
///
/// ```
/// use finplan_domain::saving::months_needed;
/// let months = |goal: i64, monthly: i64, percent: i64| {
///     months_needed(goal.into(), 0.into(), monthly.into(), percent.into()).unwrap()
/// };
/// assert_eq!(months(12_000, 1_000, 0), Some(12));
/// assert_eq!(months(12_001, 1_000, 0), Some(13));
/// assert_eq!(months(12_000, 0, 5), None);
/// // Losing 50 % a year, 1,000 a month never grows past 17,814.
/// assert_eq!(months(18_000, 1_000, -50), None);
/// ```
pub fn months_needed(
    goal: Decimal,
    start: Decimal,
    monthly: Decimal,
    annual_percent: Decimal,
) -> Result<Option<u32>, SavingError> {
    let i = monthly_rate(annual_percent)?;
    if start >= goal {
        return Ok(Some(0));
    }
    let target = DoubleDouble::from(goal);
    // A goal met exactly must not be missed by the thirty-first digit.
    let slack = target.abs().scale(1e-27);
    let reached = |months: u32| value(start.into(), monthly.into(), i, months) + slack >= target;
    if !reached(MAX_MONTHS) {
        return Ok(None);
    }
    let (mut too_few, mut enough) = (0, MAX_MONTHS);
    while enough.saturating_sub(too_few) > 1 {
        let middle = too_few.midpoint(enough);
        if reached(middle) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    Ok(Some(enough))
}

/// The effective annual returns at which `goal` is reached after so many months of a contribution at each month's end.
///
/// With a start and contributions that are not negative there is one, or none when nothing is put in; with money taken
/// out on the way there can be several, and none of them is the answer. A return below zero means that less would do.
/// Formula: the roots of `start + sum monthly (1+r)^(-k/12) - goal (1+r)^(-n/12)`.
///
/// # Errors
/// [`SavingError::Months`] for no months or too many; [`SavingError::OutOfRange`].
///
/// ```
/// use finplan_domain::saving::return_needed;
/// let found = return_needed("1102.5".parse().unwrap(), 1_000.into(), 0.into(), 24).unwrap();
/// assert_eq!(found.unique().unwrap().rate().unwrap().round_dp(12).normalize().to_string(), "0.05");
/// assert!(return_needed(100.into(), 0.into(), 0.into(), 24).unwrap().roots().is_empty());
/// ```
pub fn return_needed(goal: Decimal, start: Decimal, monthly: Decimal, months: u32) -> Result<Solution, SavingError> {
    if months == 0 || months > MAX_MONTHS {
        return Err(SavingError::Months);
    }
    let years = |month: u32| DoubleDouble::from(month) / DoubleDouble::from(12);
    let mut flows = vec![
        (DoubleDouble::ZERO, start),
        (years(months), Decimal::ZERO.sub_checked(goal).ok_or(SavingError::OutOfRange)?),
    ];
    flows.extend((1..=months).map(|month| (years(month), monthly)));
    ExpSum::new(flows).map(|sum| sum.solve()).ok_or(SavingError::OutOfRange)
}

/// The balance after each month, with the start as entry 0: `months + 1` entries.
///
/// # Errors
/// [`SavingError`], naming the input.
///
/// ```
/// use finplan_domain::saving::balance_path;
/// let path = balance_path(100.into(), 10.into(), 0.into(), 3).unwrap();
/// assert_eq!(path, [100, 110, 120, 130].map(rust_decimal::Decimal::from));
/// ```
pub fn balance_path(
    start: Decimal,
    monthly: Decimal,
    annual_percent: Decimal,
    months: u32,
) -> Result<Vec<Decimal>, SavingError> {
    if months > MAX_MONTHS {
        return Err(SavingError::Months);
    }
    let i = monthly_rate(annual_percent)?;
    let (mut balance, monthly) = (DoubleDouble::from(start), DoubleDouble::from(monthly));
    let mut path = vec![start];
    for _ in 0..months {
        balance = balance + balance * i + monthly;
        path.push(decimal(balance)?);
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_three_questions_answer_each_other() {
        let (goal, start, percent, months) = (d("300000"), d("20000"), d("3.5"), 84);
        let monthly = monthly_needed(goal, start, percent, months).unwrap();
        assert_eq!(future_value(start, monthly, percent, months).unwrap().round_dp(18), goal);
        assert_eq!(months_needed(goal, start, monthly.round_dp(2) + d("0.01"), percent).unwrap(), Some(months));
        assert_eq!(months_needed(goal, start, monthly.round_dp(2) - d("0.01"), percent).unwrap(), Some(months + 1));
    }

    #[test]
    fn the_path_ends_at_the_closed_form() {
        for percent in ["7", "0", "-12.5", "0.0000001"] {
            let path = balance_path(d("1000"), d("50"), d(percent), 240).unwrap();
            let end = future_value(d("1000"), d("50"), d(percent), 240).unwrap();
            assert_eq!(path.len(), 241);
            assert!((path[240] - end).abs() < d("0.0000000000000000001"), "{percent}");
        }
    }

    #[test]
    fn taking_out_too_much_never_reaches() {
        assert_eq!(months_needed(d("2000"), d("1000"), d("-10"), d("5")).unwrap(), None);
        assert_eq!(months_needed(d("900"), d("1000"), d("-10"), d("5")).unwrap(), Some(0));
    }

    #[test]
    fn an_exact_goal_is_met_in_its_month() {
        // 1.05 in exactly twelve months at 5 %.
        assert_eq!(months_needed(d("1.05"), d("1"), d("0"), d("5")).unwrap(), Some(12));
    }

    #[test]
    fn the_return_that_made_the_value_is_found() {
        for percent in ["0", "3.5", "-20", "40"] {
            let goal = future_value(d("1000"), d("50"), d(percent), 120).unwrap();
            let found = return_needed(goal, d("1000"), d("50"), 120).unwrap();
            let rate = found.unique().unwrap().rate().unwrap();
            assert!((rate * d("100") - d(percent)).abs() < d("0.0000000001"), "{percent} {rate}");
        }
        assert_eq!(return_needed(d("1"), d("1"), d("1"), 0), Err(SavingError::Months));
    }

    #[test]
    fn inputs_are_named() {
        assert_eq!(future_value(d("1"), d("1"), d("-100"), 1), Err(SavingError::Return));
        assert_eq!(future_value(d("1"), d("1"), d("1"), 1201), Err(SavingError::Months));
        assert_eq!(monthly_needed(d("1"), d("1"), d("1"), 0), Err(SavingError::Months));
        assert_eq!(future_value(Decimal::MAX, d("1"), d("100"), 1200), Err(SavingError::OutOfRange));
    }
}
