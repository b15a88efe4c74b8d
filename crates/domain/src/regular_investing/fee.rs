//! Fees of buying and selling funds (申购费, 赎回费).

use super::InvestingError;
use crate::double_double::DoubleDouble;
use crate::money::{Currency, Money, Rounding, quotient};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// How a fee in percent is taken from what is paid in (申购费).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FrontFee {
    /// There is none.
    #[default]
    None,
    /// Of the net amount (外扣法, the standard of mainland China): `net = paid / (1 + fee)`.
    Outer(Decimal),
    /// Of the amount paid (内扣法): `net = paid (1 - fee)`.
    Inner(Decimal),
    /// On top: all of the amount is invested, and the fee is paid besides.
    OnTop(Decimal),
}

/// An amount and its fee, to the cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitAmount {
    /// What is invested.
    pub net: Money,
    /// The fee.
    pub fee: Money,
}

impl SplitAmount {
    /// What the customer pays.
    ///
    /// ```
    /// use finplan_domain::{money::Money, regular_investing::FrontFee};
    /// let amount = Money::from_minor(10_000);
    /// assert_eq!(FrontFee::OnTop(1.into()).split(amount).unwrap().paid().minor(), 10_100);
    /// assert_eq!(FrontFee::Outer(1.into()).split(amount).unwrap().paid().minor(), 10_000);
    /// ```
    #[must_use]
    pub fn paid(&self) -> Money {
        self.net + self.fee
    }
}

impl FrontFee {
    /// Splits an amount, rounded half up once: the net amount for [`Outer`](FrontFee::Outer) (证监会基金部通知
    /// 〔2007〕10号, which asks for it), the fee for the others; the other part is the difference.
    ///
    /// # Errors
    /// [`InvestingError::Fee`], [`InvestingError::Amount`] for a negative amount, [`InvestingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{money::Money, regular_investing::FrontFee};
    /// let amount = Money::from_minor(10_000_000);
    /// let outer = FrontFee::Outer("1.2".parse().unwrap()).split(amount).unwrap();
    /// assert_eq!((outer.net.minor(), outer.fee.minor()), (9_881_423, 118_577));
    /// let inner = FrontFee::Inner("1.2".parse().unwrap()).split(amount).unwrap();
    /// assert_eq!((inner.net.minor(), inner.fee.minor()), (9_880_000, 120_000));
    /// ```
    pub fn split(self, amount: Money) -> Result<SplitAmount, InvestingError> {
        self.check()?;
        if amount.is_negative() {
            return Err(InvestingError::Amount);
        }
        let fee_of = |percent| amount.percent(percent, Rounding::HalfUp);
        Ok(match self {
            FrontFee::None => SplitAmount { net: amount, fee: Money::ZERO },
            FrontFee::Outer(percent) => {
                let below = percent.add_checked(Decimal::ONE_HUNDRED).ok_or(InvestingError::Fee)?;
                let minor = quotient(&[amount.minor().into(), Decimal::ONE_HUNDRED], &[below], 0, Rounding::HalfUp);
                let net = amount.with_minor(minor.map(|minor| minor.mantissa()))?;
                SplitAmount { net, fee: amount - net }
            }
            FrontFee::Inner(percent) => {
                let fee = fee_of(percent)?;
                SplitAmount { net: amount - fee, fee }
            }
            FrontFee::OnTop(percent) => SplitAmount { net: amount, fee: fee_of(percent)? },
        })
    }

    /// Of one unit of a contribution: what is invested, and what the fee is.
    pub(super) fn shares(self) -> Result<(DoubleDouble, DoubleDouble), InvestingError> {
        self.check()?;
        let fraction = |percent: Decimal| DoubleDouble::from(percent) / DoubleDouble::from(100);
        let one = DoubleDouble::ONE;
        Ok(match self {
            FrontFee::None => (one, DoubleDouble::ZERO),
            FrontFee::Outer(percent) => {
                let net = one / (one + fraction(percent));
                (net, one - net)
            }
            FrontFee::Inner(percent) => (one - fraction(percent), fraction(percent)),
            FrontFee::OnTop(percent) => (one, fraction(percent)),
        })
    }

    fn check(self) -> Result<(), InvestingError> {
        match self {
            FrontFee::None => Ok(()),
            FrontFee::Outer(percent) | FrontFee::Inner(percent) | FrontFee::OnTop(percent) => check_fee(percent),
        }
    }
}

pub(super) fn check_fee(percent: Decimal) -> Result<(), InvestingError> {
    if percent < Decimal::ZERO || percent >= Decimal::ONE_HUNDRED { Err(InvestingError::Fee) } else { Ok(()) }
}

/// The units that an amount buys at a price (申购份额), to two decimals: `net / price`. Funds cut them (`Down`) or round
/// them half up; what cutting leaves is with the fund.
///
/// # Errors
/// [`InvestingError::Price`], [`InvestingError::Amount`] for a negative amount, [`InvestingError::OutOfRange`].
///
/// ```
/// use finplan_domain::{money::{Money, Rounding}, regular_investing::units_for};
/// let units = units_for(Money::from_minor(9_881_423), "1.18".parse().unwrap(), Rounding::HalfUp).unwrap();
/// assert_eq!(units.to_string(), "83740.87");
/// ```
pub fn units_for(net: Money, price: Decimal, rounding: Rounding) -> Result<Decimal, InvestingError> {
    if price <= Decimal::ZERO {
        return Err(InvestingError::Price);
    }
    if net.is_negative() {
        return Err(InvestingError::Amount);
    }
    quotient(&[net.to_decimal()], &[price], UNIT_DECIMALS, rounding).ok_or(InvestingError::OutOfRange)
}

/// The decimals of a fund's units.
const UNIT_DECIMALS: u32 = 2;

/// What selling units gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redemption {
    /// Their value (赎回总额).
    pub gross: Money,
    /// The fee (赎回费).
    pub fee: Money,
}

impl Redemption {
    /// What is paid out.
    ///
    /// ```
    /// use finplan_domain::{money::Currency, regular_investing::redeem};
    /// let sold = redeem(100.into(), 2.into(), "0.5".parse().unwrap(), Currency::Cny).unwrap();
    /// assert_eq!((sold.fee.minor(), sold.net().minor()), (100, 19_900));
    /// ```
    #[must_use]
    pub fn net(&self) -> Money {
        self.gross - self.fee
    }
}

/// Sells units: `gross = units * price`, `fee = gross * fee`, each rounded half up once.
///
/// # Errors
/// [`InvestingError::Amount`] for negative units, [`InvestingError::Price`], [`InvestingError::Fee`],
/// [`InvestingError::OutOfRange`].
///
/// ```
/// use finplan_domain::{money::Currency, regular_investing::redeem};
/// let sold = redeem("423504.8".parse().unwrap(), "0.5664".parse().unwrap(), "1.5".parse().unwrap(), Currency::Cny);
/// assert_eq!(sold.unwrap().gross.minor(), 23_987_312);
/// ```
pub fn redeem(
    units: Decimal,
    price: Decimal,
    fee_percent: Decimal,
    currency: Currency,
) -> Result<Redemption, InvestingError> {
    check_fee(fee_percent)?;
    if price <= Decimal::ZERO {
        return Err(InvestingError::Price);
    }
    if units < Decimal::ZERO {
        return Err(InvestingError::Amount);
    }
    let gross = quotient(&[units, price], &[], currency.decimals(), Rounding::HalfUp);
    let gross = Money::from_decimal(gross.ok_or(InvestingError::OutOfRange)?, currency, Rounding::HalfUp)?;
    Ok(Redemption { gross, fee: gross.percent(fee_percent, Rounding::HalfUp)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named() {
        let amount = Money::from_minor(100);
        for percent in [Decimal::NEGATIVE_ONE, Decimal::ONE_HUNDRED] {
            for fee in [FrontFee::Outer(percent), FrontFee::Inner(percent), FrontFee::OnTop(percent)] {
                assert_eq!(fee.split(amount), Err(InvestingError::Fee));
            }
        }
        assert_eq!(FrontFee::None.split(-amount), Err(InvestingError::Amount));
        assert_eq!(units_for(amount, Decimal::ZERO, Rounding::Down), Err(InvestingError::Price));
        let sold = |units: i64, price: i64| redeem(units.into(), price.into(), Decimal::ZERO, Currency::Cny);
        assert_eq!(sold(-1, 1), Err(InvestingError::Amount));
        assert_eq!(sold(1, 0), Err(InvestingError::Price));
        assert_eq!(redeem(Decimal::MAX, Decimal::MAX, Decimal::ZERO, Currency::Cny), Err(InvestingError::OutOfRange));
    }
}
