//! Interest of one period, exact and rounded once.

use super::LoanError;
use crate::money::Money;
use crate::rate::AnnualRate;

/// The interest of one period as an exact fraction of the balance.
///
/// For a month: `percent / 1200`, kept as two integers. Formula: `balance * percent * time / 100`.
///
/// ```
/// use finplan_domain::loan::Interest;
/// use finplan_domain::money::Money;
/// use finplan_domain::rate::AnnualRate;
/// let rate = AnnualRate::from_percent("4.9".parse().unwrap()).unwrap();
/// let month = Interest::month(rate).unwrap();
/// assert_eq!(month.of(Money::from_minor(100_000_000)), Ok(Money::from_minor(408_333)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interest {
    numerator: u128,
    denominator: u128,
}

/// Bits of the balance taken at a time when the product does not fit: 2^104 * 2^20 is below 2^128.
const CHUNK: u32 = 20;

impl Interest {
    /// The interest of one month: a twelfth of the annual rate.
    ///
    /// # Errors
    /// [`LoanError::Rate`] for a negative rate.
    ///
    /// ```
    /// use finplan_domain::{loan::Interest, money::Money, rate::AnnualRate};
    /// let month = Interest::month(AnnualRate::from_percent(6.into()).unwrap()).unwrap();
    /// assert_eq!(month.of(Money::from_minor(10_000_000)), Ok(Money::from_minor(50_000)));
    /// ```
    pub fn month(rate: AnnualRate) -> Result<Interest, LoanError> {
        Interest::over(rate, 1, 12)
    }

    /// The interest of `parts / whole` of a year, such as 31 days of 360.
    ///
    /// # Errors
    /// [`LoanError::Rate`] for a negative rate; [`LoanError::OutOfRange`] when the fraction needs more than 128 bits
    /// or `whole` is zero.
    ///
    /// ```
    /// use finplan_domain::{loan::Interest, money::Money, rate::AnnualRate};
    /// let rate = AnnualRate::from_percent("3.6".parse().unwrap()).unwrap();
    /// let days = Interest::over(rate, 31, 360).unwrap();
    /// assert_eq!(days.of(Money::from_minor(10_000_000)), Ok(Money::from_minor(31_000)));
    /// ```
    pub fn over(rate: AnnualRate, parts: u32, whole: u32) -> Result<Interest, LoanError> {
        if rate.is_negative() {
            return Err(LoanError::Rate);
        }
        let percent = rate.percent();
        let numerator = percent.mantissa().unsigned_abs().checked_mul(u128::from(parts));
        Interest::lowest(numerator.ok_or(LoanError::OutOfRange)?, percent.scale(), whole)
    }

    /// `numerator / (10^scale * 100 * whole)` in lowest terms.
    fn lowest(numerator: u128, scale: u32, whole: u32) -> Result<Interest, LoanError> {
        let denominator = 10_u128
            .checked_pow(scale)
            .and_then(|unit| unit.checked_mul(100))
            .and_then(|unit| unit.checked_mul(u128::from(whole)))
            .filter(|denominator| *denominator > 0)
            .ok_or(LoanError::OutOfRange)?;
        let common = gcd(numerator, denominator);
        Ok(Interest {
            numerator: numerator.checked_div(common).ok_or(LoanError::OutOfRange)?,
            denominator: denominator.checked_div(common).ok_or(LoanError::OutOfRange)?,
        })
    }

    /// The interest of several pieces of time at a rate each, as one fraction, rounded once: `parts / whole` of a year
    /// at each rate. What a period costs in which the rate changes (分段计息).
    ///
    /// Formula: `sum rate_k * parts_k / (100 * whole)`.
    ///
    /// # Errors
    /// As [`over`](Self::over).
    ///
    /// ```
    /// use finplan_domain::loan::Interest;
    /// use finplan_domain::money::Money;
    /// use finplan_domain::rate::AnnualRate;
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// // Ten days at 3.6 % and twenty at 3 %, of years of 360 days.
    /// let month = Interest::pieces(&[(rate("3.6"), 10), (rate("3"), 20)], 360).unwrap();
    /// assert_eq!(month.of(Money::from_minor(1_000_000)), Ok(Money::from_minor(2_667)));
    /// ```
    pub fn pieces(pieces: &[(AnnualRate, u32)], whole: u32) -> Result<Interest, LoanError> {
        if pieces.iter().any(|(rate, _)| rate.is_negative()) {
            return Err(LoanError::Rate);
        }
        let finest = pieces.iter().map(|(rate, _)| rate.percent().scale()).max().unwrap_or(0);
        let piece = |(rate, parts): &(AnnualRate, u32)| {
            let unit = 10_u128.checked_pow(finest.saturating_sub(rate.percent().scale()))?;
            rate.percent().mantissa().unsigned_abs().checked_mul(unit)?.checked_mul(u128::from(*parts))
        };
        let sum = pieces.iter().try_fold(0_u128, |sum, next| sum.checked_add(piece(next)?));
        Interest::lowest(sum.ok_or(LoanError::OutOfRange)?, finest, whole)
    }

    /// The interest on a balance: the half-up minor unit of the exact value. Interest on a negative balance is
    /// negative.
    ///
    /// # Errors
    /// [`LoanError::OutOfRange`] when the interest does not fit.
    ///
    /// ```
    /// use finplan_domain::{loan::Interest, money::Money, rate::AnnualRate};
    /// let month = Interest::month(AnnualRate::from_percent("4.9".parse().unwrap()).unwrap()).unwrap();
    /// // 300 at 4.9 % are 1.225 a month exactly; the half goes up.
    /// assert_eq!(month.of(Money::from_minor(30_000)), Ok(Money::from_minor(123)));
    /// assert_eq!(month.of(Money::from_minor(-30_000)), Ok(Money::from_minor(-123)));
    /// ```
    pub fn of(&self, balance: Money) -> Result<Money, LoanError> {
        let size = balance.minor().unsigned_abs();
        let interest = balance.with_minor(self.half_up(size).and_then(|minor| i128::try_from(minor).ok()))?;
        Ok(if balance.is_negative() { -interest } else { interest })
    }

    /// The fraction in lowest terms.
    pub(super) const fn fraction(&self) -> (u128, u128) {
        (self.numerator, self.denominator)
    }

    /// `size * numerator / denominator`, half up. One 64-bit division in daily life; exact always.
    fn half_up(&self, size: u64) -> Option<u128> {
        if let (Ok(n), Ok(d)) = (u64::try_from(self.numerator), u64::try_from(self.denominator))
            && let Some(product) = size.checked_mul(n)
        {
            let (quotient, rest) = (product.checked_div(d)?, product.checked_rem(d)?);
            let up = u64::from(rest >= d.saturating_sub(rest));
            return Some(u128::from(quotient.checked_add(up)?));
        }
        let d = self.denominator;
        let (quotient, rest) = match u128::from(size).checked_mul(self.numerator) {
            Some(product) => (product.checked_div(d)?, product.checked_rem(d)?),
            None => self.long_multiply(size)?,
        };
        quotient.checked_add(u128::from(rest >= d.saturating_sub(rest)))
    }

    /// Schoolbook multiplication and division, the balance 20 bits at a time from the top.
    fn long_multiply(&self, size: u64) -> Option<(u128, u128)> {
        let d = self.denominator;
        let (whole, part) = (self.numerator.checked_div(d)?, self.numerator.checked_rem(d)?);
        let (mut quotient, mut rest) = (0_u128, 0_u128);
        for shift in [60, 40, 20, 0] {
            let digit = u128::from((size >> shift) & ((1 << CHUNK) - 1));
            let carried = rest.checked_mul(1 << CHUNK)?.checked_add(part.checked_mul(digit)?)?;
            quotient = quotient.checked_mul(1 << CHUNK)?.checked_add(carried.checked_div(d)?)?;
            rest = carried.checked_rem(d)?;
        }
        Some((quotient.checked_add(whole.checked_mul(u128::from(size))?)?, rest))
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(percent: &str) -> Interest {
        Interest::month(AnnualRate::from_percent(percent.parse().unwrap()).unwrap()).unwrap()
    }

    #[test]
    fn an_exact_half_cent_goes_up() {
        // 300.00 at 4.9 % is 1.225 exactly: a pre-divided rate gives 1.22499... and 1.22.
        assert_eq!(month("4.9").of(Money::from_minor(30_000)), Ok(Money::from_minor(123)));
        assert_eq!(month("4.9").of(Money::from_minor(-30_000)), Ok(Money::from_minor(-123)));
    }

    #[test]
    fn the_three_widths_agree() {
        // The same rate, written so that it takes the 64-bit, the 128-bit and the long way.
        let rates = ["3.6", "3.6000000000000001", "3.600000000000000000000000001"];
        for balance in [1, 99, 12_345_678, 999_999_999_999, 9_000_000_000_000] {
            let interests: Vec<_> =
                rates.iter().map(|r| month(r).of(Money::try_from_minor(balance).unwrap()).unwrap()).collect();
            assert_eq!(interests[0], interests[1]);
            assert_eq!(interests[1], interests[2]);
        }
    }

    #[test]
    fn the_long_way_is_exact() {
        // 1/3 of a percent with 28 digits: mantissa 3333333333333333333333333333.
        let thirds = month("0.3333333333333333333333333333");
        let balance = Money::MAX;
        assert!(u128::from(balance.minor().unsigned_abs()).checked_mul(thirds.numerator).is_none());
        // The half-up quotient, by arbitrary-precision integers.
        assert_eq!(thirds.of(balance), Ok(Money::try_from_minor(277_777_777_778).unwrap()));
    }

    #[test]
    fn no_rate_no_interest() {
        assert_eq!(month("0").of(Money::MAX), Ok(Money::ZERO));
    }

    #[test]
    fn pieces_of_one_rate_are_the_whole() {
        for percent in ["0", "3.6", "4.9", "0.3333333333333333333333333333"] {
            let rate = AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
            assert_eq!(Interest::pieces(&[(rate, 11), (rate, 19)], 360), Interest::over(rate, 30, 360));
        }
        let negative = AnnualRate::from_percent((-1).into()).unwrap();
        assert_eq!(Interest::pieces(&[(negative, 0)], 360), Err(LoanError::Rate));
        assert_eq!(Interest::pieces(&[], 360).unwrap().of(Money::MAX), Ok(Money::ZERO));
        assert_eq!(Interest::pieces(&[], 0), Err(LoanError::OutOfRange));
    }

    #[test]
    fn out_of_range_is_an_error() {
        assert_eq!(month("100000").of(Money::MAX), Err(LoanError::OutOfRange));
        assert_eq!(Interest::over(AnnualRate::ZERO, 1, 0), Err(LoanError::OutOfRange));
    }
}
