//! The two simple rules: the same in real terms, and a percentage of what is there.

use super::path::{check_amount, check_percent, grown, minus, share, times};
use super::{DrawdownError, YearlyMarket};
use crate::tvm::Timing;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// A withdrawal that keeps its purchasing power.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedRealPath {
    /// What was paid in each year.
    pub paid: Vec<Decimal>,
    /// What was left at its end.
    pub balance_end: Vec<Decimal>,
    /// What is left at last, in the money of the start.
    pub final_balance_real: Decimal,
    /// The first year, counted from 1, in which not all could be paid.
    pub exhausted_year: Option<u32>,
}

/// Follows a withdrawal that rises with the inflation of the year just past (the "4 % rule" of W. P. Bengen,
/// *Determining Withdrawal Rates Using Historical Data*, 1994): it pays what there is, and from then on nothing.
///
/// # Errors
/// [`DrawdownError::Amount`] unless both are above zero; [`DrawdownError::OutOfRange`].
///
/// ```
/// use finplan_domain::{drawdown::{YearlyMarket, fixed_real}, tvm::Timing};
/// let (returns, inflation) = ([0.into(); 3], [10.into(), 0.into(), 0.into()]);
/// let market = YearlyMarket::new(&returns, &inflation).unwrap();
/// let path = fixed_real(300.into(), 100.into(), market, Timing::Begin).unwrap();
/// // 100, 110, and 90 of 110.
/// assert_eq!(path.paid, [100.into(), 110.into(), 90.into()]);
/// assert_eq!(path.exhausted_year, Some(3));
/// ```
pub fn fixed_real(
    capital: Decimal,
    first: Decimal,
    market: YearlyMarket<'_>,
    timing: Timing,
) -> Result<FixedRealPath, DrawdownError> {
    check_amount(capital)?;
    check_amount(first)?;
    let (mut balance, mut wanted, mut prices) = (capital, first, Decimal::ONE);
    let (mut paid, mut balance_end, mut exhausted_year) = (Vec::new(), Vec::new(), None);
    for (year, (gain, inflation)) in (1_u32..).zip(market.years()) {
        if timing == Timing::End {
            balance = grown(balance, gain)?;
        }
        let now = wanted.min(balance);
        if now < wanted {
            exhausted_year = exhausted_year.or(Some(year));
        }
        balance = minus(balance, now)?;
        if timing == Timing::Begin {
            balance = grown(balance, gain)?;
        }
        paid.push(now);
        balance_end.push(balance);
        wanted = grown(wanted, inflation)?;
        prices = grown(prices, inflation)?;
    }
    let final_balance_real = balance.div_checked(prices).ok_or(DrawdownError::OutOfRange)?;
    Ok(FixedRealPath { paid, balance_end, final_balance_real, exhausted_year })
}

/// A percentage of what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedPercentPath {
    /// What was paid in each year.
    pub withdrawals: Vec<Decimal>,
    /// What was left at its end.
    pub balance_end: Vec<Decimal>,
    /// The smallest withdrawal.
    pub lowest: Decimal,
    /// Its year, the first of several, counted from 1.
    pub lowest_year: u32,
}

/// Follows a withdrawal of a percentage of the balance at the moment it is made. It never uses everything up, and falls
/// with the balance. `returns` are those of each year in percent.
///
/// # Errors
/// [`DrawdownError::Amount`], [`DrawdownError::Percent`]; [`DrawdownError::Market`], [`DrawdownError::Years`] for the
/// returns; [`DrawdownError::OutOfRange`].
///
/// ```
/// use finplan_domain::{drawdown::fixed_percent, tvm::Timing};
/// let path = fixed_percent(1_000.into(), 10.into(), &[0.into(), (-50).into()], Timing::End).unwrap();
/// assert_eq!(path.withdrawals, [100.into(), 45.into()]);
/// assert_eq!((path.lowest_year, path.balance_end[1]), (2, 405.into()));
/// ```
pub fn fixed_percent(
    capital: Decimal,
    percent: Decimal,
    returns: &[Decimal],
    timing: Timing,
) -> Result<FixedPercentPath, DrawdownError> {
    check_amount(capital)?;
    check_percent(percent)?;
    let still = vec![Decimal::ZERO; returns.len()];
    let mut balance = capital;
    let (mut withdrawals, mut balance_end) = (Vec::new(), Vec::new());
    let mut lowest: Option<(Decimal, u32)> = None;
    for (year, (gain, _)) in (1_u32..).zip(YearlyMarket::new(returns, &still)?.years()) {
        if timing == Timing::End {
            balance = grown(balance, gain)?;
        }
        let now = share(balance, percent)?;
        balance = times(balance, share(minus(Decimal::ONE_HUNDRED, percent)?, Decimal::ONE)?)?;
        if timing == Timing::Begin {
            balance = grown(balance, gain)?;
        }
        if lowest.is_none_or(|(least, _)| now < least) {
            lowest = Some((now, year));
        }
        withdrawals.push(now);
        balance_end.push(balance);
    }
    let (lowest, lowest_year) = lowest.ok_or(DrawdownError::Years)?;
    Ok(FixedPercentPath { withdrawals, balance_end, lowest, lowest_year })
}
