//! Returns and inflation by year, and arithmetic that says when it does not fit.

use super::{DrawdownError, MAX_YEARS};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// The returns and the inflation of each year in percent: as many of one as of the other.
///
/// ```
/// use finplan_domain::drawdown::{DrawdownError, YearlyMarket};
/// let [bad, good] = [(-20).into(), 12.into()];
/// assert!(YearlyMarket::new(&[bad, good], &[2.into(), 3.into()]).is_ok());
/// assert_eq!(YearlyMarket::new(&[bad], &[]).unwrap_err(), DrawdownError::Market);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearlyMarket<'a> {
    returns: &'a [Decimal],
    inflation: &'a [Decimal],
}

impl<'a> YearlyMarket<'a> {
    /// Pairs them.
    ///
    /// # Errors
    /// [`DrawdownError::Market`] for a return below -100 %, an inflation of -100 % or less, either above 100,000 %, or
    /// lists of different lengths; [`DrawdownError::Years`] for no years or more than [`MAX_YEARS`].
    pub fn new(returns: &'a [Decimal], inflation: &'a [Decimal]) -> Result<YearlyMarket<'a>, DrawdownError> {
        if returns.len() != inflation.len() {
            return Err(DrawdownError::Market);
        }
        if !u32::try_from(returns.len()).is_ok_and(|years| (1..=MAX_YEARS).contains(&years)) {
            return Err(DrawdownError::Years);
        }
        let (least, most) = (-Decimal::ONE_HUNDRED, Decimal::from(100_000));
        let fits = returns.iter().all(|gain| *gain >= least && *gain <= most)
            && inflation.iter().all(|rise| *rise > least && *rise <= most);
        if fits { Ok(YearlyMarket { returns, inflation }) } else { Err(DrawdownError::Market) }
    }

    /// The return and the inflation of each year in turn.
    pub(super) fn years(self) -> impl Iterator<Item = (Decimal, Decimal)> + 'a {
        self.returns.iter().copied().zip(self.inflation.iter().copied())
    }
}

/// A product that fits.
pub(super) fn times(a: Decimal, b: Decimal) -> Result<Decimal, DrawdownError> {
    a.mul_checked(b).ok_or(DrawdownError::OutOfRange)
}

/// A sum that fits.
pub(super) fn plus(a: Decimal, b: Decimal) -> Result<Decimal, DrawdownError> {
    a.add_checked(b).ok_or(DrawdownError::OutOfRange)
}

/// A difference that fits.
pub(super) fn minus(a: Decimal, b: Decimal) -> Result<Decimal, DrawdownError> {
    a.sub_checked(b).ok_or(DrawdownError::OutOfRange)
}

/// A percentage of an amount.
pub(super) fn share(amount: Decimal, percent: Decimal) -> Result<Decimal, DrawdownError> {
    times(amount, times(percent, Decimal::new(1, 2))?)
}

/// An amount after so many percent more.
pub(super) fn grown(amount: Decimal, percent: Decimal) -> Result<Decimal, DrawdownError> {
    plus(amount, share(amount, percent)?)
}

pub(super) fn check_amount(amount: Decimal) -> Result<(), DrawdownError> {
    if amount <= Decimal::ZERO { Err(DrawdownError::Amount) } else { Ok(()) }
}

pub(super) fn check_percent(percent: Decimal) -> Result<(), DrawdownError> {
    if percent <= Decimal::ZERO || percent > Decimal::ONE_HUNDRED { Err(DrawdownError::Percent) } else { Ok(()) }
}
