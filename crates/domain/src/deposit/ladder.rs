//! Ladders (阶梯存款): equal parts that mature one after the other and go on at the longest term.

use super::time::added;
use super::{DepositError, MAX_MONTHS};
use crate::double_double::DoubleDouble;
use crate::loan::Interest;
use crate::money::{Money, Rounding};
use crate::rate::AnnualRate;
use rust_decimal::Decimal;

/// Money split into rungs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// All of it; above zero.
    pub total: Money,
    /// The months from one rung to the next.
    pub step_months: u32,
    /// The rates of terms of one step, two steps and so on: one for each rung.
    pub rates: Vec<AnnualRate>,
}

/// One rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// What it began with.
    pub start: Money,
    /// What stands in it, without interest that has not been credited.
    pub balance: Money,
    /// The step at which it matures next.
    pub next_maturity: u32,
}

/// A ladder after some steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderState {
    /// The rungs, the one with the shortest first term first.
    pub rungs: Vec<Rung>,
    /// The average rate at the start in percent, weighted by the parts; not rounded.
    pub starting_rate: Decimal,
}

impl LadderState {
    /// What stands in all rungs.
    ///
    /// ```
    /// # use finplan_domain::{deposit::Ladder, money::Money, rate::AnnualRate};
    /// let ladder = Ladder { total: Money::from_minor(1_000), step_months: 12, rates: vec![AnnualRate::ZERO; 3] };
    /// assert_eq!(ladder.after(5).unwrap().total().minor(), 1_000);
    /// ```
    #[must_use]
    pub fn total(&self) -> Money {
        self.rungs.iter().map(|rung| rung.balance).sum()
    }

    /// The interest credited until then.
    ///
    /// ```
    /// # use finplan_domain::{deposit::Ladder, money::Money, rate::AnnualRate};
    /// let rates = vec![AnnualRate::from_percent(1.into()).unwrap()];
    /// let ladder = Ladder { total: Money::from_minor(100_000), step_months: 12, rates };
    /// assert_eq!(ladder.after(1).unwrap().interest_credited().minor(), 1_000);
    /// ```
    #[must_use]
    pub fn interest_credited(&self) -> Money {
        self.total() - self.rungs.iter().map(|rung| rung.start).sum()
    }
}

impl Ladder {
    /// The equal parts, cut to the cent; the first takes what is left over.
    ///
    /// # Errors
    /// [`DepositError::Terms`] without rates; [`DepositError::Amount`] when there is not a cent for each.
    ///
    /// ```
    /// use finplan_domain::{deposit::Ladder, money::Money, rate::AnnualRate};
    /// let rates = vec![AnnualRate::ZERO; 3];
    /// let ladder = Ladder { total: Money::from_minor(10_000_000), step_months: 12, rates };
    /// let parts = ladder.parts().unwrap();
    /// assert_eq!(parts.map(|part| part.minor()).collect::<Vec<_>>(), [3_333_334, 3_333_333, 3_333_333]);
    /// ```
    pub fn parts(&self) -> Result<impl Iterator<Item = Money>, DepositError> {
        let count = u32::try_from(self.rates.len()).map_err(|_| DepositError::Terms)?;
        let part = self.total.part(count, Rounding::Down).ok_or(DepositError::Terms)?;
        if !part.is_positive() {
            return Err(DepositError::Amount);
        }
        let first = self.total - part.times(count.saturating_sub(1))?;
        Ok((0..count).map(move |index| if index == 0 { first } else { part }))
    }

    /// The ladder after so many steps, all maturities up to and with the last one done.
    ///
    /// Rung `k`, counted from one, begins with a term of `k` steps at its rate. At maturity the principal and its
    /// interest, `principal * rate * months / 12` rounded half up, go into the longest term.
    ///
    /// # Errors
    /// Those of [`parts`](Self::parts); [`DepositError::Months`] for a step of none, and when the ladder or the time
    /// followed is longer than [`MAX_MONTHS`]; [`DepositError::Rate`], [`DepositError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{deposit::Ladder, money::Money, rate::AnnualRate};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let ladder = Ladder {
    ///     total: Money::from_minor(66_726_994),
    ///     step_months: 3,
    ///     rates: vec![rate("1.74"), rate("1.87"), rate("1.94")],
    /// };
    /// let state = ladder.after(3).unwrap();
    /// assert_eq!(state.rungs[0].balance.minor(), 22_339_086);
    /// assert_eq!(state.rungs.iter().map(|rung| rung.next_maturity).collect::<Vec<_>>(), [4, 5, 6]);
    /// ```
    pub fn after(&self, steps: u32) -> Result<LadderState, DepositError> {
        let count = u32::try_from(self.rates.len()).map_err(|_| DepositError::Terms)?;
        let months = |steps: u32| {
            let months = self.step_months.checked_mul(steps).ok_or(DepositError::Months)?;
            if self.step_months == 0 || months > MAX_MONTHS { Err(DepositError::Months) } else { Ok(months) }
        };
        months(steps)?;
        let longest_rate = *self.rates.last().ok_or(DepositError::Terms)?;
        let longest = Interest::over(longest_rate, months(count)?, 12)?;
        let (mut rungs, mut weighted) = (Vec::with_capacity(self.rates.len()), DoubleDouble::ZERO);
        for ((start, rate), term) in self.parts()?.zip(&self.rates).zip(1_u32..) {
            weighted += DoubleDouble::from(start.minor()) * DoubleDouble::from(rate.percent());
            let mut rung = Rung { start, balance: start, next_maturity: term };
            let mut interest = Interest::over(*rate, months(term)?, 12)?;
            while rung.next_maturity <= steps {
                rung.balance = added(rung.balance, interest.of(rung.balance)?)?;
                rung.next_maturity = rung.next_maturity.checked_add(count).ok_or(DepositError::Months)?;
                interest = longest;
            }
            rungs.push(rung);
        }
        let starting_rate = (weighted / DoubleDouble::from(self.total.minor())).to_decimal();
        Ok(LadderState { rungs, starting_rate: starting_rate.ok_or(DepositError::OutOfRange)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named() {
        let ladder = |total: i32, step_months: u32, rungs: usize| {
            let rates = vec![AnnualRate::ZERO; rungs];
            Ladder { total: Money::from_minor(total), step_months, rates }.after(10)
        };
        assert_eq!(ladder(100, 12, 0), Err(DepositError::Terms));
        assert_eq!(ladder(2, 12, 3), Err(DepositError::Amount));
        assert_eq!(ladder(100, 0, 3), Err(DepositError::Months));
        assert_eq!(ladder(100, 121, 3), Err(DepositError::Months));
        assert!(ladder(100, 120, 3).is_ok());
    }
}
