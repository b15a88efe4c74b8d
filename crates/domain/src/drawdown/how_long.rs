//! How long savings last.

use super::DrawdownError;
use super::annuity::{checked, decimal, powers};
use super::path::check_amount;
use crate::double_double::DoubleDouble;
use crate::rate::AnnualRate;
use crate::tvm::Timing;
use rust_decimal::Decimal;

/// Savings, and what is taken out of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawals {
    /// What is there; above zero.
    pub capital: Decimal,
    /// The first withdrawal; above zero.
    pub first: Decimal,
    /// The effective annual return.
    pub annual_return: AnnualRate,
    /// By how much withdrawals rise a year.
    pub annual_growth: AnnualRate,
    /// Withdrawals a year: 1 or 12, or any other number.
    pub per_year: u32,
    /// When in its period one is made.
    pub timing: Timing,
}

impl Default for Withdrawals {
    /// Every month at its end, without return or growth, and with nothing there.
    fn default() -> Withdrawals {
        Withdrawals {
            capital: Decimal::ZERO,
            first: Decimal::ZERO,
            annual_return: AnnualRate::ZERO,
            annual_growth: AnnualRate::ZERO,
            per_year: 12,
            timing: Timing::End,
        }
    }
}

/// How long it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowLong {
    /// For ever: the capital earns at least what is taken out.
    Forever,
    /// Until the money is gone.
    Until {
        /// The withdrawals that are made in full.
        full_payments: u32,
        /// What is left on the date of the next one.
        partial_payment: Decimal,
        /// The number of withdrawals, not whole, whose present value is the capital.
        periods_exact: Decimal,
    },
}

/// Part of a payment that may be missing by the last digits of a formula.
const SLACK: f64 = 1e-22;

impl Withdrawals {
    /// How many withdrawals can be made.
    ///
    /// Formula: the capital is the present value of `n` growing withdrawals, `first (1 - ((1+g)/(1+r))^n) / (r - g)`,
    /// times `1 + r` at the beginning, solved for `n`. It is never used up when the return exceeds the growth and the
    /// capital is at least `first / (r - g)`, times `1 + r` at the beginning.
    ///
    /// # Errors
    /// [`DrawdownError::Amount`]; [`DrawdownError::Years`] without withdrawals a year; [`DrawdownError::OutOfRange`]
    /// for more than 4 milliard withdrawals, and where they last so long that the next one no longer fits.
    ///
    /// ```
    /// use finplan_domain::{drawdown::{HowLong, Withdrawals}, rate::AnnualRate};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let plan = Withdrawals { capital: 500_000.into(), first: 40_000.into(), annual_return: rate("7.8"), per_year: 1,
    ///     ..Withdrawals::default() };
    /// let Ok(HowLong::Until { full_payments, periods_exact, .. }) = plan.how_long() else { panic!() };
    /// assert_eq!((full_payments, periods_exact.round_dp(2).to_string()), (49, "49.11".to_owned()));
    /// // 8 % are the withdrawal itself.
    /// assert_eq!(Withdrawals { annual_return: rate("8"), ..plan }.how_long(), Ok(HowLong::Forever));
    /// ```
    pub fn how_long(&self) -> Result<HowLong, DrawdownError> {
        check_amount(self.capital)?;
        check_amount(self.first)?;
        if self.per_year == 0 {
            return Err(DrawdownError::Years);
        }
        let (gain, rise) = (self.annual_return.per_period(self.per_year), self.annual_growth.per_period(self.per_year));
        let one = DoubleDouble::ONE;
        // In units of the first withdrawal at its own date: the sum of powers of q = 1 + d that the capital pays for.
        let units = DoubleDouble::from(self.capital) / DoubleDouble::from(self.first);
        let units = if self.timing == Timing::End { units * (one + gain) } else { units };
        let d = (rise - gain) / (one + gain);
        let exact = if d.is_zero() {
            units
        } else {
            let left = units * d;
            // The nearest to a perpetuity that the digits can tell is one.
            if left + one <= DoubleDouble::from_f64(1e-28) {
                return Ok(HowLong::Forever);
            }
            left.ln_1p() / d.ln_1p()
        };
        let exact = checked(exact)?;
        let slack = DoubleDouble::from_f64(SLACK);
        let whole = exact.floor().and_then(|whole| u32::try_from(whole).ok()).ok_or(DrawdownError::OutOfRange)?;
        let next = whole.checked_add(1).ok_or(DrawdownError::OutOfRange)?;
        // A number that is whole may come out a digit below it.
        let full_payments = if powers(d, next) <= units + units * slack { next } else { whole };
        let rest = units - powers(d, full_payments);
        let rest = if rest <= units * slack { DoubleDouble::ZERO } else { rest };
        let partial = rest * DoubleDouble::from(self.first) * (gain.compound_m1(full_payments) + one);
        Ok(HowLong::Until { full_payments, partial_payment: decimal(partial)?, periods_exact: decimal(exact)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(percent: &str, growth: &str) -> Withdrawals {
        let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
        Withdrawals {
            capital: 1_200.into(),
            first: 100.into(),
            annual_return: rate(percent),
            annual_growth: rate(growth),
            per_year: 1,
            timing: Timing::Begin,
        }
    }

    #[test]
    fn a_whole_number_of_payments_leaves_nothing() {
        for (percent, growth) in [("0", "0"), ("5", "5"), ("3.7", "3.7")] {
            let until = HowLong::Until { full_payments: 12, partial_payment: Decimal::ZERO, periods_exact: 12.into() };
            assert_eq!(plan(percent, growth).how_long(), Ok(until), "{percent}");
        }
    }

    #[test]
    fn inputs_are_named() {
        assert_eq!(Withdrawals::default().how_long(), Err(DrawdownError::Amount));
        assert_eq!(Withdrawals { per_year: 0, ..plan("1", "1") }.how_long(), Err(DrawdownError::Years));
        let tiny = Withdrawals { first: Decimal::new(1, 28), ..plan("0", "0") };
        assert_eq!(tiny.how_long(), Err(DrawdownError::OutOfRange));
    }
}
