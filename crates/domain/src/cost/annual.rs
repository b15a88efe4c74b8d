//! From flows to one annual figure.

use super::CostError;
use crate::cashflow::{DatedFlow, irr, xirr};
use crate::double_double::DoubleDouble;
use crate::solve::{ExpSum, Root, Solution};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::{Decimal, RoundingStrategy};

/// The one root, or why there is none.
pub(super) fn only(solution: &Solution) -> Result<Root, CostError> {
    match solution {
        Solution::One(root) => Ok(*root),
        Solution::Several(_) => Err(CostError::Ambiguous),
        Solution::None(_) | Solution::Every => Err(CostError::NoRate),
    }
}

/// Times a hundred, as a decimal.
pub(super) fn percent(rate: DoubleDouble) -> Result<Decimal, CostError> {
    (rate * DoubleDouble::from(100)).to_decimal().ok_or(CostError::OutOfRange)
}

/// The cost of credit with monthly payments, in the two ways a Chinese lender states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthlyCost {
    /// The internal rate of return per month, 0.01 for 1 %.
    pub monthly_irr: Decimal,
    /// Twelve times the monthly rate, in percent (单利).
    pub simple_percent: Decimal,
    /// `(1 + monthly)^12 - 1`, in percent (复利).
    pub compound_percent: Decimal,
}

impl MonthlyCost {
    pub(super) fn of(root: Root) -> Result<MonthlyCost, CostError> {
        let monthly = root.rate_dd();
        Ok(MonthlyCost {
            monthly_irr: monthly.to_decimal().ok_or(CostError::OutOfRange)?,
            simple_percent: percent(monthly * DoubleDouble::from(12))?,
            compound_percent: percent((root.log_factor() * DoubleDouble::from(12)).exp_m1())?,
        })
    }
}

/// The cost of money received at once and paid back at the end of each month.
///
/// `received` is net of every fee taken beforehand. Source: PBoC Announcement \[2021\] No. 3 and its published example.
///
/// # Errors
/// [`CostError::NoRate`], [`CostError::Ambiguous`], [`CostError::OutOfRange`].
///
/// ```
/// use finplan_domain::cost::monthly_cost;
/// // 100,000 lent, 1,000 taken as a fee, twelve payments of 8,833.3.
/// let cost = monthly_cost(99_000.into(), &["8833.3".parse().unwrap(); 12]).unwrap();
/// assert_eq!(cost.simple_percent.round_dp(2).to_string(), "12.80");
/// assert_eq!(cost.compound_percent.round_dp(2).to_string(), "13.58");
/// ```
pub fn monthly_cost(received: Decimal, payments: &[Decimal]) -> Result<MonthlyCost, CostError> {
    let mut flows = vec![received];
    for payment in payments {
        flows.push(Decimal::ZERO.sub_checked(*payment).ok_or(CostError::OutOfRange)?);
    }
    MonthlyCost::of(only(&irr(&flows)?)?)
}

/// The cost of money received (positive) and paid back (negative) on dates, such as that of a credit line.
///
/// Formula: `X` is the rate of [`xirr`], per year of 365 days and compound; the monthly rate is `(1+X)^(1/12) - 1`, the
/// simple one twelve times that, as for [`monthly_cost`].
///
/// # Errors
/// [`CostError::NoRate`], [`CostError::Ambiguous`], [`CostError::OutOfRange`].
///
/// ```
/// use finplan_domain::{cost::dated_cost, date::parse};
/// let flows = [("2025-01-01", 100_000), ("2026-01-01", -106_000)];
/// let cost = dated_cost(&flows.map(|(date, amount)| (parse(date).unwrap(), amount.into()))).unwrap();
/// // 12 * (1.06^(1/12) - 1).
/// assert_eq!(cost.simple_percent.round_dp(4).to_string(), "5.8411");
/// assert_eq!(cost.compound_percent.round_dp(10).normalize().to_string(), "6");
/// ```
pub fn dated_cost(flows: &[DatedFlow]) -> Result<MonthlyCost, CostError> {
    let compound = only(&xirr(flows)?)?.log_factor();
    let monthly = (compound / DoubleDouble::from(12)).exp_m1();
    Ok(MonthlyCost {
        monthly_irr: monthly.to_decimal().ok_or(CostError::OutOfRange)?,
        simple_percent: percent(monthly * DoubleDouble::from(12))?,
        compound_percent: percent(compound.exp_m1())?,
    })
}

/// The annual percentage rate of charge, in percent: the effective annual rate at which drawdowns (positive) equal
/// repayments (negative), with time in years.
///
/// Formula: `sum amount (1+X)^-t = 0`. Source: Directives 2008/48/EC and 2014/17/EU, Annex I. Round with
/// [`round_percent`].
///
/// # Errors
/// [`CostError::NoRate`], [`CostError::Ambiguous`], [`CostError::OutOfRange`].
///
/// ```
/// use finplan_domain::cost::{aprc, round_percent};
/// let flows = [("0", "1000"), ("1", "-600"), ("2", "-600")].map(|(t, a)| (t.parse().unwrap(), a.parse().unwrap()));
/// assert_eq!(round_percent(aprc(&flows).unwrap(), 2).to_string(), "13.07");
/// ```
pub fn aprc(flows: &[(Decimal, Decimal)]) -> Result<Decimal, CostError> {
    let timed = flows.iter().map(|(years, amount)| (DoubleDouble::from(*years), *amount)).collect();
    let sum = ExpSum::new(timed).ok_or(CostError::OutOfRange)?;
    percent(only(&sum.solve())?.rate_dd())
}

/// A percentage half up to so many decimals, with all of them written.
///
/// ```
/// use finplan_domain::cost::round_percent;
/// assert_eq!(round_percent("13.065".parse().unwrap(), 2).to_string(), "13.07");
/// assert_eq!(round_percent(7.into(), 1).to_string(), "7.0");
/// ```
#[must_use]
pub fn round_percent(percent: Decimal, decimals: u32) -> Decimal {
    let mut rounded = percent.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_of_the_pboc() {
        let cost = monthly_cost(99_000.into(), &["8833.3".parse().unwrap(); 12]).unwrap();
        assert_eq!(cost.simple_percent.round_dp(10).to_string(), "12.8038018510");
        assert_eq!(cost.compound_percent.round_dp(4).to_string(), "13.5826");
    }

    #[test]
    fn a_gift_and_a_puzzle_have_no_cost() {
        assert_eq!(monthly_cost(Decimal::ONE, &[]), Err(CostError::NoRate));
        assert_eq!(monthly_cost(100.into(), &[230.into(), (-132).into()]), Err(CostError::Ambiguous));
    }

    #[test]
    fn percentages_are_rounded_half_up() {
        assert_eq!(round_percent("7.385".parse().unwrap(), 2).to_string(), "7.39");
        assert_eq!(round_percent("7".parse().unwrap(), 1).to_string(), "7.0");
    }
}
