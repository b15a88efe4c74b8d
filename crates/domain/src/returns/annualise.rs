//! Returns of several periods as one, of a year, and after inflation.

use super::{ReturnError, decimal, factor, percent, power_m1};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// How long a return took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// So many days, of which a year has 365.
    Days(u32),
    /// So many months.
    Months(u32),
}

impl Span {
    /// The number of years.
    fn years(self) -> Result<DoubleDouble, ReturnError> {
        let (parts, whole) = match self {
            Span::Days(days) => (days, 365),
            Span::Months(months) => (months, 12),
        };
        if parts == 0 { Err(ReturnError::Periods) } else { Ok(DoubleDouble::from(parts) / DoubleDouble::from(whole)) }
    }
}

/// The annual return that gives a total one over so long (年化收益率): `(1 + R)^(365/days) - 1`, or `^(12/months)`. Also
/// below a year, where it says what a year of the same would give.
///
/// # Errors
/// [`ReturnError::Return`], [`ReturnError::Periods`]; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::returns::{Span, annual_return};
/// let annual = annual_return("21".parse().unwrap(), Span::Months(24)).unwrap();
/// assert_eq!(annual.round_dp(20).normalize().to_string(), "10");
/// ```
pub fn annual_return(total_percent: Decimal, span: Span) -> Result<Decimal, ReturnError> {
    percent(power_m1(factor(total_percent)?, DoubleDouble::ONE / span.years()?))
}

/// The total return of an annual one over so long: the inverse of [`annual_return`].
///
/// # Errors
/// As [`annual_return`].
///
/// ```
/// use finplan_domain::returns::{Span, total_return};
/// let total = total_return("10".parse().unwrap(), Span::Days(730)).unwrap();
/// assert_eq!(total.round_dp(20).normalize().to_string(), "21");
/// ```
pub fn total_return(annual_percent: Decimal, span: Span) -> Result<Decimal, ReturnError> {
    percent(power_m1(factor(annual_percent)?, span.years()?))
}

/// Returns one after the other, as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkedReturn {
    /// Over all periods.
    pub cumulative: Decimal,
    /// Of a period, the geometric mean.
    pub geometric_mean: Decimal,
    /// Of a year.
    pub annualised: Decimal,
}

/// Links returns: `prod (1 + r) - 1`, its `n`-th root, and that to the power of the periods of a year.
///
/// # Errors
/// [`ReturnError::Periods`] for none, or none a year; [`ReturnError::Return`]; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::returns::linked_return;
/// let linked = linked_return(&[0.into(), 70.into()], 1).unwrap();
/// assert_eq!(linked.annualised.round_dp(2).to_string(), "30.38");
/// ```
pub fn linked_return(returns: &[Decimal], per_year: u32) -> Result<LinkedReturn, ReturnError> {
    let count = u32::try_from(returns.len()).ok().filter(|count| *count > 0).ok_or(ReturnError::Periods)?;
    if per_year == 0 {
        return Err(ReturnError::Periods);
    }
    let product = linked(returns)?;
    let mean = DoubleDouble::ONE / DoubleDouble::from(count);
    Ok(LinkedReturn {
        cumulative: percent(product - DoubleDouble::ONE)?,
        geometric_mean: percent(power_m1(product, mean))?,
        annualised: percent(power_m1(product, mean * DoubleDouble::from(per_year)))?,
    })
}

/// The product of the factors.
pub(super) fn linked(returns: &[Decimal]) -> Result<DoubleDouble, ReturnError> {
    let mut product = DoubleDouble::ONE;
    for gain in returns {
        product = product * factor(*gain)?;
    }
    if product.is_finite() { Ok(product) } else { Err(ReturnError::OutOfRange) }
}

/// Yearly returns after the inflation of each year (实际收益率): `prod (1 + n) / (1 + i) - 1` as the cumulative figure, its
/// `n`-th root as the others.
///
/// # Errors
/// [`ReturnError::Periods`] for none, or not as many of one as of the other; [`ReturnError::Return`], also for an
/// inflation of -100 %; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::returns::real_return;
/// // 5 % of which inflation takes 3.
/// let real = real_return(&[5.into()], &[3.into()]).unwrap();
/// assert_eq!(real.annualised.round_dp(4).to_string(), "1.9417");
/// ```
pub fn real_return(nominal: &[Decimal], inflation: &[Decimal]) -> Result<LinkedReturn, ReturnError> {
    if nominal.len() != inflation.len() {
        return Err(ReturnError::Periods);
    }
    let mut real = Vec::with_capacity(nominal.len());
    for (gain, rise) in nominal.iter().zip(inflation) {
        let (gain, rise) = (factor(*gain)?, factor(*rise)?);
        if rise.is_zero() {
            return Err(ReturnError::Return);
        }
        real.push(decimal((gain / rise - DoubleDouble::ONE) * DoubleDouble::from(100))?);
    }
    linked_return(&real, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_loss_stays_one() {
        let lost = -Decimal::ONE_HUNDRED;
        assert_eq!(annual_return(lost, Span::Days(10)), Ok(lost));
        assert_eq!(total_return(lost, Span::Months(10)), Ok(lost));
        let linked = linked_return(&[Decimal::TEN, lost], 12).unwrap();
        assert_eq!((linked.cumulative, linked.annualised), (lost, lost));
    }

    #[test]
    fn inputs_are_named() {
        let worse = Decimal::from(-101);
        assert_eq!(annual_return(worse, Span::Days(1)), Err(ReturnError::Return));
        assert_eq!(annual_return(Decimal::ONE, Span::Days(0)), Err(ReturnError::Periods));
        assert_eq!(linked_return(&[], 1), Err(ReturnError::Periods));
        assert_eq!(linked_return(&[Decimal::ONE], 0), Err(ReturnError::Periods));
        assert_eq!(real_return(&[Decimal::ONE], &[]), Err(ReturnError::Periods));
        assert_eq!(real_return(&[Decimal::ONE], &[-Decimal::ONE_HUNDRED]), Err(ReturnError::Return));
        assert_eq!(annual_return(Decimal::from(1_000_000), Span::Days(1)), Err(ReturnError::OutOfRange));
    }
}
