//! Living on savings: how long they last, and how much they give.

use super::goal::monthly_rate;
use super::{MAX_MONTHS, SavingError};
use crate::double_double::DoubleDouble;

use rust_decimal::Decimal;

/// Savings from which the same amount in today's money is taken at the end of every month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawdown {
    /// What is there.
    pub start: Decimal,
    /// What is taken each month, in the money of the start.
    pub monthly: Decimal,
    /// The effective annual return in percent.
    pub annual_return: Decimal,
    /// By how many percent a year the amount taken rises, month by month.
    pub inflation: Decimal,
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawdownPath {
    /// The balance after each month, never below nothing; the first entry is the start.
    pub path: Vec<Decimal>,
    /// The first month in which the money does not suffice; none within the months asked for.
    pub exhausted_in: Option<u32>,
}

impl Drawdown {
    /// Follows the savings for so many months.
    ///
    /// Rule: a month grows by `i = (1+return)^(1/12) - 1` and then gives `monthly (1+inflation)^(k/12)`, `k` from 1.
    /// Amounts are in main units and not rounded.
    ///
    /// # Errors
    /// [`SavingError::Return`], [`SavingError::Months`], [`SavingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::saving::Drawdown;
    /// let plan = Drawdown { start: 1_000.into(), monthly: 300.into(), ..Drawdown::default() };
    /// let path = plan.follow(12).unwrap();
    /// assert_eq!(path.exhausted_in, Some(4));
    /// assert_eq!(path.path[..4], [1_000, 700, 400, 100].map(rust_decimal::Decimal::from));
    /// ```
    pub fn follow(&self, months: u32) -> Result<DrawdownPath, SavingError> {
        if months > MAX_MONTHS {
            return Err(SavingError::Months);
        }
        let (i, rise) = (monthly_rate(self.annual_return)?, monthly_rate(self.inflation)?);
        let (mut balance, mut taken) = (DoubleDouble::from(self.start), DoubleDouble::from(self.monthly));
        let (mut path, mut exhausted_in) = (vec![self.start], None);
        for month in 1..=months {
            taken = taken + taken * rise;
            balance = balance + balance * i - taken;
            if balance < DoubleDouble::ZERO {
                exhausted_in = exhausted_in.or(Some(month));
                balance = DoubleDouble::ZERO;
            }
            path.push(balance.to_decimal().ok_or(SavingError::OutOfRange)?);
        }
        Ok(DrawdownPath { path, exhausted_in })
    }

    /// The amount, in the money of the start, that can be taken at the end of each of so many months until nothing is
    /// left: `start / sum ((1+rise) / (1+i))^k`.
    ///
    /// # Errors
    /// As [`follow`](Self::follow); [`SavingError::Months`] for no months.
    ///
    /// ```
    /// use finplan_domain::saving::Drawdown;
    /// let plan = Drawdown { start: 1_200.into(), ..Drawdown::default() };
    /// assert_eq!(plan.sustainable(12).unwrap().to_string(), "100");
    /// ```
    pub fn sustainable(&self, months: u32) -> Result<Decimal, SavingError> {
        if months == 0 || months > MAX_MONTHS {
            return Err(SavingError::Months);
        }
        let (i, rise) = (monthly_rate(self.annual_return)?, monthly_rate(self.inflation)?);
        let q = (rise - i) / (DoubleDouble::ONE + i);
        // q + 1 is the ratio of neighbours; the sum of its powers 1 to n.
        let sum =
            if q.is_zero() { DoubleDouble::from(months) } else { (DoubleDouble::ONE + q) * q.compound_m1(months) / q };
        (DoubleDouble::from(self.start) / sum).to_decimal().ok_or(SavingError::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sustainable_amount_lasts_exactly() {
        for (annual_return, inflation) in [(4, 2), (3, 3), (0, 5), (-2, 0)] {
            let plan = Drawdown {
                start: 1_000_000.into(),
                annual_return: annual_return.into(),
                inflation: inflation.into(),
                ..Drawdown::default()
            };
            let monthly = plan.sustainable(300).unwrap();
            let less = monthly.checked_sub("0.000001".parse().unwrap()).unwrap();
            let more = monthly.checked_add("0.000001".parse().unwrap()).unwrap();
            assert_eq!(Drawdown { monthly: less, ..plan }.follow(300).unwrap().exhausted_in, None);
            assert_eq!(Drawdown { monthly: more, ..plan }.follow(300).unwrap().exhausted_in, Some(300));
        }
    }

    #[test]
    fn living_on_the_interest_never_ends() {
        let plan =
            Drawdown { start: 1_000_000.into(), monthly: 3_000.into(), annual_return: 4.into(), ..Drawdown::default() };
        assert_eq!(plan.follow(1200).unwrap().exhausted_in, None);
        assert_eq!(plan.sustainable(0), Err(SavingError::Months));
    }
}
