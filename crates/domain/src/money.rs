//! Amounts of money as whole minor units (分, 角, cents), and the currencies that say how large a unit is.

mod currency;
mod operators;
mod order;
mod rounding;
mod side;

pub use currency::Currency;
pub use rounding::Rounding;
use rounding::divide;
pub(crate) use rounding::quotient;
pub use side::Side;

use rust_decimal::Decimal;

/// Why an amount was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Beyond [`Money::MAX`].
    #[error("the amount is too large")]
    OutOfRange,
}

/// An exact amount in minor units of a currency that is known from the context, at most [`Money::MAX`].
///
/// Whatever is read, multiplied or rounded is held to that bound; sums and differences are plain operators, which
/// cannot overflow for as many amounts as a plan of payments has. Positive and negative; never a fraction of a minor
/// unit. A loan of one million yuan is `Money::from_minor(100_000_000)`. An amount knows how large its unit is, so that
/// it can be written in main units anywhere; which currency it is of says the context, since one calculation has one.
///
/// ```
/// use finplan_domain::money::{Currency, Money, Rounding};
/// let price: rust_decimal::Decimal = "19.995".parse().unwrap();
/// assert_eq!(Money::from_decimal(price, Currency::Cny, Rounding::HalfUp).unwrap().minor(), 2000);
/// assert_eq!(Money::from_decimal(price, Currency::Twd, Rounding::HalfUp).unwrap().minor(), 20);
/// ```
#[derive(Clone, Copy)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "(i64, u8)", into = "(i64, u8)"))]
pub struct Money {
    minor: i64,
    /// How many decimals of a main unit the minor units are.
    decimals: u8,
}

/// The decimals of a constant: it belongs to any currency, and takes the scale of the first amount that it meets.
const USUAL_DECIMALS: u8 = 2;

impl From<Money> for (i64, u8) {
    fn from(amount: Money) -> (i64, u8) {
        (amount.minor, amount.decimals)
    }
}

impl TryFrom<(i64, u8)> for Money {
    type Error = MoneyError;

    fn try_from((minor, decimals): (i64, u8)) -> Result<Money, MoneyError> {
        if decimals > USUAL_DECIMALS {
            return Err(MoneyError::OutOfRange);
        }
        Money::try_from_minor(minor).map(|amount| Money { decimals, ..amount })
    }
}

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money::new(0, USUAL_DECIMALS);

    /// The largest amount: ten thousand milliard yuan (10 万亿), or as many cents of another currency. No bank lends as
    /// much, and the sum of nine thousand of them is still far from where 64 bits end.
    pub const MAX: Money = Money::new(1_000_000_000_000_000, USUAL_DECIMALS);

    const fn new(minor: i64, decimals: u8) -> Money {
        Money { minor, decimals }
    }

    /// So many minor units, of either sign. What is read or calculated comes by
    /// [`try_from_minor`](Money::try_from_minor).
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// // A thousand yuan, in fen.
    /// assert_eq!(Money::from_minor(100_000).minor(), 100_000);
    /// assert_eq!(Money::from_minor(-5) + Money::from_minor(5), Money::ZERO);
    /// ```
    #[must_use]
    pub const fn from_minor(minor: i32) -> Money {
        Money::new(minor as i64, USUAL_DECIMALS)
    }

    /// So many minor units, of either sign: the one door to amounts of any size.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX`].
    ///
    /// ```
    /// use finplan_domain::money::{Money, MoneyError};
    /// assert_eq!(Money::try_from_minor(100_000), Ok(Money::from_minor(100_000)));
    /// assert_eq!(Money::try_from_minor(i64::MIN), Err(MoneyError::OutOfRange));
    /// ```
    pub const fn try_from_minor(minor: i64) -> Result<Money, MoneyError> {
        if minor.unsigned_abs() <= Money::MAX.minor.unsigned_abs() {
            Ok(Money::new(minor, USUAL_DECIMALS))
        } else {
            Err(MoneyError::OutOfRange)
        }
    }

    /// What was calculated from this amount, in units of the same size, through the door.
    pub(crate) fn with_minor(self, minor: Option<i128>) -> Result<Money, MoneyError> {
        let minor = minor.and_then(|minor| i64::try_from(minor).ok()).ok_or(MoneyError::OutOfRange)?;
        Money::try_from_minor(minor).map(|amount| Money { decimals: self.decimals, ..amount })
    }

    /// The decimals of a sum: those of a currency with fewer than a constant has, where one of both is of such.
    const fn decimals_with(self, other: Money) -> u8 {
        if self.decimals < other.decimals { self.decimals } else { other.decimals }
    }

    /// The number of minor units, with its sign.
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// assert_eq!(Money::from_minor(530_727).minor(), 530_727);
    /// ```
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// An amount in main units (元), rounded once to the currency's smallest unit.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX`].
    ///
    /// ```
    /// use finplan_domain::money::{Currency, Money, MoneyError, Rounding};
    /// let amount = |text: &str| Money::from_decimal(text.parse().unwrap(), Currency::Cny, Rounding::HalfUp);
    /// assert_eq!(amount("1234.565"), Ok(Money::from_minor(123_457)));
    /// assert_eq!(amount("-0.005"), Ok(Money::from_minor(-1)));
    /// assert_eq!(amount("10000000000000.01"), Err(MoneyError::OutOfRange));
    /// ```
    pub fn from_decimal(amount: Decimal, currency: Currency, rounding: Rounding) -> Result<Money, MoneyError> {
        let unit = Money::unit(currency);
        let target = currency.decimals();
        let mantissa = amount.mantissa();
        let minor = if let Some(more) = amount.scale().checked_sub(target) {
            // At most 10^28: the mantissa has 96 bits, so neither step can overflow.
            10_i128.checked_pow(more).and_then(|unit| divide(mantissa, unit, rounding))
        } else {
            let less = target.saturating_sub(amount.scale());
            10_i128.checked_pow(less).and_then(|unit| mantissa.checked_mul(unit))
        };
        unit.with_minor(minor)
    }

    /// The smallest amount of a currency.
    ///
    /// ```
    /// use finplan_domain::money::{Currency, Money};
    /// assert_eq!(Money::unit(Currency::Cny).to_decimal().to_string(), "0.01");
    /// assert_eq!(Money::unit(Currency::Twd).to_decimal().to_string(), "1");
    /// ```
    #[must_use]
    pub const fn unit(currency: Currency) -> Money {
        match currency {
            Currency::Twd => Money::new(1, 0),
            Currency::Cny | Currency::Hkd | Currency::Usd => Money::new(1, USUAL_DECIMALS),
        }
    }

    /// The amount in main units (元), with the decimals of its currency. A constant has two until it was added to an
    /// amount of another scale.
    ///
    /// ```
    /// use finplan_domain::money::{Currency, Money, Rounding};
    /// assert_eq!(Money::from_minor(530_727).to_decimal().to_string(), "5307.27");
    /// let dollars = Money::from_decimal("5307.27".parse().unwrap(), Currency::Twd, Rounding::HalfUp).unwrap();
    /// assert_eq!(dollars.to_decimal().to_string(), "5307");
    /// assert_eq!((Money::ZERO - dollars).to_decimal().to_string(), "-5307");
    /// ```
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, u32::from(self.decimals))
    }

    /// So many times the amount.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX`].
    ///
    /// ```
    /// use finplan_domain::money::{Money, MoneyError};
    /// assert_eq!(Money::from_minor(530_727).times(12), Ok(Money::from_minor(6_368_724)));
    /// assert_eq!(Money::MAX.times(2), Err(MoneyError::OutOfRange));
    /// ```
    pub fn times(self, times: impl Into<i128>) -> Result<Money, MoneyError> {
        self.with_minor(i128::from(self.minor).checked_mul(times.into()))
    }

    /// The amount without its sign.
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// assert_eq!(Money::from_minor(-250).abs(), Money::from_minor(250));
    /// ```
    #[must_use]
    pub const fn abs(self) -> Money {
        Money::new(self.minor.saturating_abs(), self.decimals)
    }

    /// The amount, or nothing where it is below zero.
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// let [owed, paid] = [50_000, 60_000].map(Money::from_minor);
    /// assert_eq!((owed - paid).at_least_zero(), Money::ZERO);
    /// ```
    #[must_use]
    pub fn at_least_zero(self) -> Money {
        self.max(Money::ZERO)
    }

    /// The multiple of a unit at or below the amount; the amount itself for a unit that is not above zero.
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// assert_eq!(Money::from_minor(250).floor_to(Money::from_minor(100)), Money::from_minor(200));
    /// assert_eq!(Money::from_minor(-250).floor_to(Money::from_minor(100)), Money::from_minor(-300));
    /// ```
    #[must_use]
    pub const fn floor_to(self, unit: Money) -> Money {
        if !unit.is_positive() {
            return self;
        }
        match self.minor.checked_rem_euclid(unit.minor) {
            Some(rest) => Money::new(self.minor.saturating_sub(rest), self.decimals_with(unit)),
            None => self,
        }
    }

    /// An equal part, rounded to a minor unit; `None` for zero parts.
    ///
    /// ```
    /// use finplan_domain::money::{Money, Rounding};
    /// assert_eq!(Money::from_minor(1000).part(3, Rounding::HalfUp), Some(Money::from_minor(333)));
    /// assert_eq!(Money::from_minor(1000).part(0, Rounding::HalfUp), None);
    /// ```
    #[must_use]
    pub fn part(self, parts: u32, rounding: Rounding) -> Option<Money> {
        self.share(1, u64::from(parts), rounding)
    }

    /// So many parts of a whole that has `whole` parts, rounded to a minor unit; `None` where the whole has none, or
    /// beyond
    /// [`Money::MAX`].
    ///
    /// ```
    /// use finplan_domain::money::{Money, Rounding};
    /// let lent = Money::from_minor(100_000);
    /// assert_eq!(lent.share(2, 3, Rounding::HalfUp), Some(Money::from_minor(66_667)));
    /// assert_eq!(lent.share(1, 0, Rounding::HalfUp), None);
    /// ```
    #[must_use]
    pub fn share(self, parts: u64, whole: u64, rounding: Rounding) -> Option<Money> {
        let product = i128::from(self.minor).checked_mul(i128::from(parts))?;
        self.with_minor(divide(product, i128::from(whole), rounding)).ok()
    }

    /// A percentage of the amount, rounded once to a minor unit.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX`].
    ///
    /// ```
    /// use finplan_domain::money::{Money, Rounding};
    /// let half = "0.5".parse().unwrap();
    /// assert_eq!(Money::from_minor(2_620_100).percent(half, Rounding::HalfUp), Ok(Money::from_minor(13_101)));
    /// ```
    pub fn percent(self, percent: Decimal, rounding: Rounding) -> Result<Money, MoneyError> {
        let percent = percent.normalize();
        let product = i128::from(self.minor).checked_mul(percent.mantissa());
        let unit = 10_i128.checked_pow(percent.scale().saturating_add(2));
        self.with_minor(product.zip(unit).and_then(|(product, unit)| divide(product, unit, rounding)))
    }

    /// True for an amount above zero.
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// assert!(Money::from_minor(1).is_positive() && !Money::ZERO.is_positive());
    /// ```
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// True for an amount below zero.
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// assert!(Money::from_minor(-1).is_negative() && !Money::ZERO.is_negative());
    /// ```
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// True for nothing.
    ///
    /// ```
    /// use finplan_domain::money::Money;
    /// assert!(Money::ZERO.is_zero() && !Money::from_minor(-1).is_zero());
    /// ```
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
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
        assert_eq!(cny("0.005"), Ok(Money::from_minor(1)));
        assert_eq!(cny("0.0049999"), Ok(Money::from_minor(0)));
        assert_eq!(cny("-0.005"), Ok(Money::from_minor(-1)));
        assert_eq!(cny("3"), Ok(Money::from_minor(300)));
    }

    #[test]
    fn the_largest_amount_fits_and_the_next_is_refused() {
        assert_eq!(cny("10000000000000.00"), Ok(Money::MAX));
        assert_eq!(cny("-10000000000000"), Ok(-Money::MAX));
        for beyond in ["10000000000000.01", "-10000000000000.01", "79228162514264337593543950335"] {
            assert_eq!(cny(beyond), Err(MoneyError::OutOfRange));
        }
        assert_eq!(Money::try_from_minor(Money::MAX.minor() + 1), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn what_is_multiplied_goes_through_the_same_door() {
        let most = Money::MAX;
        assert_eq!(most.times(1), Ok(most));
        assert_eq!(most.times(2), Err(MoneyError::OutOfRange));
        assert_eq!(most.percent("100.0000001".parse().unwrap(), Rounding::HalfUp), Err(MoneyError::OutOfRange));
        assert_eq!(most.part(1, Rounding::HalfUp), Some(most));
        assert_eq!((most + most).part(1, Rounding::HalfUp), None);
    }
}
