//! The plan itself, month by month.

use super::RetirementError;
use crate::double_double::DoubleDouble;
use crate::saving::MAX_MONTHS;
use rust_decimal::Decimal;

/// Money that comes or goes every month for a while: a pension, rent, living costs, a stage of education.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stream {
    /// The amount a month in today's money; zero or more.
    pub monthly: Decimal,
    /// By how many percent a year it rises from today on.
    pub inflation: Decimal,
    /// The first month, counted from 1.
    pub from: u32,
    /// The last month.
    pub to: u32,
}

/// Savings, what goes in and what comes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetirementPlan {
    /// What is there now.
    pub savings: Decimal,
    /// The contribution at the end of each month until retirement.
    pub contribution: Decimal,
    /// By how many percent a year the contribution rises, month by month.
    pub contribution_growth: Decimal,
    /// The months until retirement.
    pub retire_in: u32,
    /// The month in which the plan ends.
    pub until: u32,
    /// The effective annual return before retirement, after fees, in percent.
    pub return_before: Decimal,
    /// The same afterwards.
    pub return_after: Decimal,
    /// What is spent.
    pub spending: Vec<Stream>,
    /// What comes in besides.
    pub income: Vec<Stream>,
}

/// How a plan goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetirementPath {
    /// The savings after each month, never below nothing; the first entry is now.
    pub savings: Vec<Decimal>,
    /// What could not be paid in each month; as long as `savings`.
    pub shortfall: Vec<Decimal>,
    /// The savings at retirement.
    pub at_retirement: Decimal,
    /// The first month that could not be paid in full; none when the plan holds.
    pub exhausted_in: Option<u32>,
}

/// A stream with its growth worked out.
struct GrowingStream {
    amount: DoubleDouble,
    rise: DoubleDouble,
    from: u32,
    to: u32,
}

impl GrowingStream {
    fn new(stream: &Stream) -> Result<GrowingStream, RetirementError> {
        let (amount, rise) = (DoubleDouble::from(stream.monthly), monthly(stream.inflation)?);
        Ok(GrowingStream { amount, rise, from: stream.from, to: stream.to })
    }

    /// The amount of a month; each month in turn.
    fn next(&mut self, month: u32) -> DoubleDouble {
        self.amount = self.amount + self.amount * self.rise;
        if month >= self.from && month <= self.to { self.amount } else { DoubleDouble::ZERO }
    }
}

/// The growth of a month at an effective annual rate in percent.
fn monthly(annual_percent: Decimal) -> Result<DoubleDouble, RetirementError> {
    crate::annuity::monthly(annual_percent).ok_or(RetirementError::Rate)
}

/// The balances of a plan in 31 digits, and the first month that cannot be paid.
pub(super) struct Followed {
    pub savings: Vec<DoubleDouble>,
    pub shortfall: Vec<DoubleDouble>,
    pub exhausted_in: Option<u32>,
}

impl RetirementPlan {
    /// Follows the plan to its end.
    ///
    /// # Errors
    /// [`RetirementError`], naming the input.
    ///
    /// ```
    /// use finplan_domain::retirement::{RetirementPlan, Stream};
    /// let plan = RetirementPlan {
    ///     contribution: 1_000.into(),
    ///     retire_in: 24,
    ///     until: 60,
    ///     spending: vec![Stream { monthly: 900.into(), inflation: 0.into(), from: 25, to: 60 }],
    ///     income: vec![Stream { monthly: 200.into(), inflation: 0.into(), from: 25, to: 60 }],
    ///     ..RetirementPlan::default()
    /// };
    /// let path = plan.follow().unwrap();
    /// assert_eq!(path.at_retirement.to_string(), "24000");
    /// // 700 a month are missing: 34 months are paid, the next one in part.
    /// assert_eq!(path.exhausted_in, Some(59));
    /// ```
    pub fn follow(&self) -> Result<RetirementPath, RetirementError> {
        let followed = self.run()?;
        let decimals = |values: &[DoubleDouble]| -> Result<Vec<Decimal>, RetirementError> {
            values.iter().map(|value| value.to_decimal().ok_or(RetirementError::OutOfRange)).collect()
        };
        let savings = decimals(&followed.savings)?;
        let at = usize::try_from(self.retire_in).ok().and_then(|month| savings.get(month)).copied();
        Ok(RetirementPath {
            at_retirement: at.ok_or(RetirementError::Months)?,
            shortfall: decimals(&followed.shortfall)?,
            savings,
            exhausted_in: followed.exhausted_in,
        })
    }

    pub(super) fn run(&self) -> Result<Followed, RetirementError> {
        if self.until > MAX_MONTHS || self.retire_in > self.until {
            return Err(RetirementError::Months);
        }
        let (before, after) = (monthly(self.return_before)?, monthly(self.return_after)?);
        let rise = monthly(self.contribution_growth)?;
        let mut spending = self.spending.iter().map(GrowingStream::new).collect::<Result<Vec<_>, _>>()?;
        let mut income = self.income.iter().map(GrowingStream::new).collect::<Result<Vec<_>, _>>()?;
        let (mut balance, mut contribution) = (DoubleDouble::from(self.savings), DoubleDouble::from(self.contribution));
        let mut followed = Followed { savings: vec![balance], shortfall: vec![DoubleDouble::ZERO], exhausted_in: None };
        for month in 1..=self.until {
            let working = month <= self.retire_in;
            balance = balance + balance * if working { before } else { after };
            if working {
                contribution = contribution + contribution * rise;
                balance += contribution;
            }
            for stream in &mut income {
                balance += stream.next(month);
            }
            for stream in &mut spending {
                balance = balance - stream.next(month);
            }
            // A plan that ends at nothing must not fail by the thirty-first digit.
            let mut missing = DoubleDouble::ZERO;
            if balance < DoubleDouble::ZERO {
                if balance.to_f64() < -1e-9 {
                    missing = -balance;
                    followed.exhausted_in = followed.exhausted_in.or(Some(month));
                }
                balance = DoubleDouble::ZERO;
            }
            followed.savings.push(balance);
            followed.shortfall.push(missing);
        }
        Ok(followed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawdown::{HowLong, Withdrawals};
    use crate::rate::AnnualRate;
    use crate::saving::future_value;

    #[test]
    fn saving_and_spending_are_the_simple_plans_in_turn() {
        let plan = RetirementPlan {
            savings: 50_000.into(),
            contribution: 800.into(),
            retire_in: 120,
            until: 360,
            return_before: 5.into(),
            return_after: 3.into(),
            spending: vec![Stream { monthly: 1_500.into(), inflation: 0.into(), from: 121, to: 360 }],
            ..RetirementPlan::default()
        };
        let path = plan.follow().unwrap();
        let saved = future_value(50_000.into(), 800.into(), 5.into(), 120).unwrap();
        assert!(path.at_retirement.checked_sub(saved).unwrap().abs() < "0.0000000001".parse().unwrap());
        let annual_return = AnnualRate::from_percent(3.into()).unwrap();
        let drawn = Withdrawals { capital: saved, first: 1_500.into(), annual_return, ..Withdrawals::default() };
        let Ok(HowLong::Until { full_payments, .. }) = drawn.how_long() else {
            panic!("a month's interest is less than the spending");
        };
        // The month after the last that is paid in full.
        assert_eq!(path.exhausted_in, Some(full_payments.strict_add(121)));
    }

    #[test]
    fn impossible_plans_are_refused() {
        let late = RetirementPlan { retire_in: 2, until: 1, ..RetirementPlan::default() };
        assert_eq!(late.follow(), Err(RetirementError::Months));
        let long = RetirementPlan { until: 1201, ..RetirementPlan::default() };
        assert_eq!(long.follow(), Err(RetirementError::Months));
        let lost = RetirementPlan { return_before: (-100).into(), ..RetirementPlan::default() };
        assert_eq!(lost.follow(), Err(RetirementError::Rate));
    }
}
