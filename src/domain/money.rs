//! Amounts of money as whole minor units (分, 角, cents), and the currencies that say how large a unit is.

mod currency;
mod rounding;
mod side;

pub use currency::Currency;
pub use rounding::Rounding;
pub(crate) use rounding::divide;
pub use side::Side;

use rust_decimal::Decimal;

/// Why an amount was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Beyond 92,233,720,368,547,758.07 with two decimals.
    #[error("the amount is too large")]
    OutOfRange,
}

/// An exact amount in minor units of a currency that is known from the context.
///
/// Positive and negative; never a fraction of a minor unit. A loan of one million yuan is
/// `Money::from_minor(100_000_000)`: the scale belongs to the [`Currency`], so that adding is one integer addition
/// and a schedule carries no tag in every cell.
///
/// ```
/// use finplan::domain::money::{Currency, Money, Rounding};
/// let price: rust_decimal::Decimal = "19.995".parse().unwrap();
/// assert_eq!(Money::from_decimal(price, Currency::Cny, Rounding::HalfUp).unwrap().minor(), 2000);
/// assert_eq!(Money::from_decimal(price, Currency::Twd, Rounding::HalfUp).unwrap().minor(), 20);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// So many minor units, of either sign.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// // A thousand yuan, in fen.
    /// assert_eq!(Money::from_minor(100_000).minor(), 100_000);
    /// assert_eq!(Money::from_minor(-5).checked_add(Money::from_minor(5)), Some(Money::ZERO));
    /// ```
    #[must_use]
    pub const fn from_minor(minor: i64) -> Money {
        Money(minor)
    }

    /// The number of minor units, with its sign.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// assert_eq!(Money::from_minor(530_727).minor(), 530_727);
    /// ```
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// An amount in main units (元), rounded once to the currency's smallest unit.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] when the minor units do not fit 64 bits.
    ///
    /// ```
    /// use finplan::domain::money::{Currency, Money, MoneyError, Rounding};
    /// let amount = |text: &str| Money::from_decimal(text.parse().unwrap(), Currency::Cny, Rounding::HalfUp);
    /// assert_eq!(amount("1234.565"), Ok(Money::from_minor(123_457)));
    /// assert_eq!(amount("-0.005"), Ok(Money::from_minor(-1)));
    /// assert_eq!(amount("92233720368547758.08"), Err(MoneyError::OutOfRange));
    /// ```
    pub fn from_decimal(amount: Decimal, currency: Currency, rounding: Rounding) -> Result<Money, MoneyError> {
        let target = currency.decimals();
        let mantissa = amount.mantissa();
        let minor = if let Some(more) = amount.scale().checked_sub(target) {
            // At most 10^28: the mantissa has 96 bits, so neither step can overflow.
            10_i128.checked_pow(more).and_then(|unit| divide(mantissa, unit, rounding))
        } else {
            let less = target.saturating_sub(amount.scale());
            10_i128.checked_pow(less).and_then(|unit| mantissa.checked_mul(unit))
        };
        minor.and_then(|m| i64::try_from(m).ok()).map(Money).ok_or(MoneyError::OutOfRange)
    }

    /// The amount in main units, with exactly the currency's decimals.
    ///
    /// ```
    /// use finplan::domain::money::{Currency, Money};
    /// assert_eq!(Money::from_minor(530_727).to_decimal(Currency::Cny).to_string(), "5307.27");
    /// assert_eq!(Money::from_minor(530_727).to_decimal(Currency::Twd).to_string(), "530727");
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn to_decimal(self, currency: Currency) -> Decimal {
        Decimal::new(self.0, currency.decimals())
    }

    /// The sum, or `None` when it does not fit.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// let one = Money::from_minor(1);
    /// assert_eq!(one.checked_add(one), Some(Money::from_minor(2)));
    /// assert_eq!(Money::from_minor(i64::MAX).checked_add(one), None);
    /// ```
    #[must_use]
    pub const fn checked_add(self, other: Money) -> Option<Money> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Money(sum)),
            None => None,
        }
    }

    /// The difference, or `None` when it does not fit.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// let [owed, paid] = [50_000, 60_000].map(Money::from_minor);
    /// assert_eq!(owed.checked_sub(paid), Some(Money::from_minor(-10_000)));
    /// ```
    #[must_use]
    pub const fn checked_sub(self, other: Money) -> Option<Money> {
        match self.0.checked_sub(other.0) {
            Some(difference) => Some(Money(difference)),
            None => None,
        }
    }

    /// So many times the amount, or `None` when it does not fit.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// assert_eq!(Money::from_minor(530_727).checked_mul(12), Some(Money::from_minor(6_368_724)));
    /// assert_eq!(Money::from_minor(i64::MAX).checked_mul(2), None);
    /// ```
    #[must_use]
    pub const fn checked_mul(self, times: i64) -> Option<Money> {
        match self.0.checked_mul(times) {
            Some(product) => Some(Money(product)),
            None => None,
        }
    }

    /// The amount with the other sign, or `None` when it does not fit.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// assert_eq!(Money::from_minor(250).checked_neg(), Some(Money::from_minor(-250)));
    /// assert_eq!(Money::from_minor(i64::MIN).checked_neg(), None);
    /// ```
    #[must_use]
    pub const fn checked_neg(self) -> Option<Money> {
        match self.0.checked_neg() {
            Some(negated) => Some(Money(negated)),
            None => None,
        }
    }

    /// An equal part, rounded to a minor unit; `None` for zero parts.
    ///
    /// ```
    /// use finplan::domain::money::{Money, Rounding};
    /// assert_eq!(Money::from_minor(1000).part(3, Rounding::HalfUp), Some(Money::from_minor(333)));
    /// assert_eq!(Money::from_minor(1000).part(0, Rounding::HalfUp), None);
    /// ```
    #[must_use]
    pub fn part(self, parts: u32, rounding: Rounding) -> Option<Money> {
        divide(i128::from(self.0), i128::from(parts), rounding).and_then(|m| i64::try_from(m).ok()).map(Money)
    }

    /// A percentage of the amount, rounded once to a minor unit.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] when the result does not fit.
    ///
    /// ```
    /// use finplan::domain::money::{Money, Rounding};
    /// let half = "0.5".parse().unwrap();
    /// assert_eq!(Money::from_minor(2_620_100).percent(half, Rounding::HalfUp), Ok(Money::from_minor(13_101)));
    /// ```
    pub fn percent(self, percent: Decimal, rounding: Rounding) -> Result<Money, MoneyError> {
        let percent = percent.normalize();
        let product = i128::from(self.0).checked_mul(percent.mantissa());
        let unit = 10_i128.checked_pow(percent.scale().saturating_add(2));
        product
            .zip(unit)
            .and_then(|(product, unit)| divide(product, unit, rounding))
            .and_then(|m| i64::try_from(m).ok())
            .map(Money)
            .ok_or(MoneyError::OutOfRange)
    }

    /// True for an amount above zero.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// assert!(Money::from_minor(1).is_positive() && !Money::ZERO.is_positive());
    /// ```
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// True for an amount below zero.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// assert!(Money::from_minor(-1).is_negative() && !Money::ZERO.is_negative());
    /// ```
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// True for nothing.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// assert!(Money::ZERO.is_zero() && !Money::from_minor(-1).is_zero());
    /// ```
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cny(text: &str) -> Result<Money, MoneyError> {
        Money::from_decimal(text.parse().unwrap(), Currency::Cny, Rounding::HalfUp)
    }

    #[test]
    fn more_decimals_than_the_currency_are_rounded_once() {
        assert_eq!(cny("0.005"), Ok(Money(1)));
        assert_eq!(cny("0.0049999"), Ok(Money(0)));
        assert_eq!(cny("-0.005"), Ok(Money(-1)));
        assert_eq!(cny("3"), Ok(Money(300)));
    }

    #[test]
    fn the_largest_amount_fits_and_the_next_is_refused() {
        assert_eq!(cny("92233720368547758.07"), Ok(Money(i64::MAX)));
        assert_eq!(cny("92233720368547758.08"), Err(MoneyError::OutOfRange));
        assert_eq!(cny("79228162514264337593543950335"), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn overflow_is_none() {
        assert_eq!(Money(i64::MAX).checked_add(Money(1)), None);
        assert_eq!(Money(i64::MIN).checked_sub(Money(1)), None);
        assert_eq!(Money(i64::MAX).checked_mul(2), None);
        assert_eq!(Money(i64::MIN).checked_neg(), None);
    }
}
