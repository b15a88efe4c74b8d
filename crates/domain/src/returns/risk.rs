//! How much monthly returns vary, and what was earned for it.

use super::annualise::linked;
use super::{ReturnError, decimal, percent, power_m1};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// Mean and variation of monthly returns, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volatility {
    /// The arithmetic mean of a month.
    pub monthly_mean: Decimal,
    /// The sample standard deviation of a month: over `n - 1`.
    pub monthly_deviation: Decimal,
    /// The same a year: times the root of twelve.
    pub annual: Decimal,
    /// Twelve times the mean.
    pub annual_arithmetic: Decimal,
    /// What a year gave: `prod (1 + r)^(12/n) - 1`.
    pub annual_geometric: Decimal,
}

/// The volatility (波动率) of monthly returns in percent.
///
/// # Errors
/// [`ReturnError::Periods`] for fewer than two months; [`ReturnError::Return`]; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::returns::volatility;
/// let found = volatility(&[1.into(), 3.into()]).unwrap();
/// assert_eq!((found.monthly_mean.to_string(), found.annual_arithmetic.to_string()), ("2".into(), "24".into()));
/// assert_eq!(found.monthly_deviation.round_dp(6).to_string(), "1.414214");
/// ```
pub fn volatility(monthly_returns: &[Decimal]) -> Result<Volatility, ReturnError> {
    let (mean, deviation, count) = moments(monthly_returns)?;
    let (year, product) = (DoubleDouble::from(12), linked(monthly_returns)?);
    Ok(Volatility {
        monthly_mean: decimal(mean)?,
        monthly_deviation: decimal(deviation)?,
        annual: decimal(deviation * year.sqrt())?,
        annual_arithmetic: decimal(mean * year)?,
        annual_geometric: percent(power_m1(product, year / count))?,
    })
}

/// What was earned above a rate without risk, for the variation borne.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sharpe {
    /// The arithmetic return of a year above the rate, in percent.
    pub excess: Decimal,
    /// The volatility of a year, in percent.
    pub volatility: Decimal,
    /// The one over the other; none where nothing varied.
    pub ratio: Option<Decimal>,
}

/// The Sharpe ratio (W. F. Sharpe, *The Sharpe Ratio*, 1994): `(mean - rf/12) 12 / volatility`, of monthly returns and
/// an annual rate in percent. The deviation is that of the returns themselves.
///
/// # Errors
/// As [`volatility`].
///
/// ```
/// use finplan_domain::returns::sharpe;
/// let found = sharpe(&[1.into(), 3.into()], 12.into()).unwrap();
/// // 24 % less 12 %, over 1.414 times the root of twelve.
/// assert_eq!(found.ratio.unwrap().round_dp(6).to_string(), "2.449490");
/// assert_eq!(sharpe(&[1.into(), 1.into()], 0.into()).unwrap().ratio, None);
/// ```
pub fn sharpe(monthly_returns: &[Decimal], risk_free_annual: Decimal) -> Result<Sharpe, ReturnError> {
    let (mean, deviation, _) = moments(monthly_returns)?;
    let year = DoubleDouble::from(12);
    let (excess, yearly) = (mean * year - DoubleDouble::from(risk_free_annual), deviation * year.sqrt());
    let ratio = if yearly.is_zero() { None } else { Some(decimal(excess / yearly)?) };
    Ok(Sharpe { excess: decimal(excess)?, volatility: decimal(yearly)?, ratio })
}

/// The mean, the sample deviation and the number.
fn moments(returns: &[Decimal]) -> Result<(DoubleDouble, DoubleDouble, DoubleDouble), ReturnError> {
    let count = u32::try_from(returns.len()).map_err(|_| ReturnError::OutOfRange)?;
    let others = count.checked_sub(1).filter(|others| *others > 0).ok_or(ReturnError::Periods)?;
    if returns.iter().any(|gain| *gain < -Decimal::ONE_HUNDRED) {
        return Err(ReturnError::Return);
    }
    let count = DoubleDouble::from(count);
    let total = returns.iter().fold(DoubleDouble::ZERO, |sum, gain| sum + DoubleDouble::from(*gain));
    let mean = total / count;
    let squares =
        returns.iter().fold(DoubleDouble::ZERO, |sum, gain| sum + (DoubleDouble::from(*gain) - mean).square());
    let deviation = (squares / DoubleDouble::from(others)).sqrt();
    // Equal returns vary by the last digits of their mean, which is by nothing.
    let still = returns.windows(2).all(|pair| pair.first() == pair.last());
    Ok((mean, if still { DoubleDouble::ZERO } else { deviation }, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named() {
        assert_eq!(volatility(&[]), Err(ReturnError::Periods));
        assert_eq!(volatility(&[Decimal::ONE]), Err(ReturnError::Periods));
        assert_eq!(volatility(&[Decimal::ONE, Decimal::from(-101)]), Err(ReturnError::Return));
        assert_eq!(sharpe(&[Decimal::ONE], Decimal::ZERO), Err(ReturnError::Periods));
    }

    #[test]
    fn equal_returns_do_not_vary() {
        let third = "0.3333333333".parse().unwrap();
        let found = volatility(&[third; 7]).unwrap();
        assert_eq!((found.annual, found.monthly_deviation), (Decimal::ZERO, Decimal::ZERO));
    }
}
