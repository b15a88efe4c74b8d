//! Growth with a calendar of contributions: steps up, pauses, fees and inflation.

use super::goal::monthly_rate;
use super::{MAX_MONTHS, SavingError};
use crate::double_double::DoubleDouble;

use rust_decimal::Decimal;

/// What is paid in, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributions {
    /// The contribution of a month in the first year.
    pub monthly: Decimal,
    /// By how many percent it is larger each further year.
    pub yearly_step_percent: Decimal,
    /// True when it is paid at the beginning of the month (发薪日定投), false at its end.
    pub at_beginning: bool,
    /// Months without one: the first, counted from 1, and how many.
    pub pauses: Vec<(u32, u32)>,
}

/// A plan with everything that moves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrowthPlan {
    /// What is there now.
    pub start: Decimal,
    /// What is paid in.
    pub contributions: Contributions,
    /// The effective annual return in percent, before fees.
    pub annual_return: Decimal,
    /// The annual fee in percent of the balance, taken monthly.
    pub annual_fee: Decimal,
    /// The annual inflation in percent, for the value in today's money.
    pub inflation: Decimal,
    /// How long.
    pub months: u32,
}

/// What a plan becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The balance after each month; the first entry is the start.
    pub path: Vec<Decimal>,
    /// All contributions, with the start.
    pub contributed: Decimal,
    /// The balance at the end.
    pub value: Decimal,
    /// The same in today's money.
    pub real_value: Decimal,
    /// How much more it would be without the fee.
    pub fee_drag: Decimal,
}

impl GrowthPlan {
    /// Follows the plan month by month.
    ///
    /// Rule: each month multiplies by `((1+return) (1-fee))^(1/12)`; a contribution at the beginning of the month grows
    /// with it, one at its end does not. In today's money a value is divided by `(1+inflation)^(months/12)`. Amounts
    /// are in main units and not rounded.
    ///
    /// # Errors
    /// [`SavingError::Return`] for an impossible return, fee, step or inflation; [`SavingError::Months`];
    /// [`SavingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::saving::{Contributions, GrowthPlan};
    /// let plan = GrowthPlan {
    ///     contributions: Contributions { monthly: 1_000.into(), yearly_step_percent: 10.into(), ..Default::default() },
    ///     months: 24,
    ///     ..Default::default()
    /// };
    /// // Twelve times 1,000 and twelve times 1,100.
    /// assert_eq!(plan.grow().unwrap().value.to_string(), "25200");
    /// ```
    pub fn grow(&self) -> Result<Growth, SavingError> {
        let (path, contributed) = self.follow(self.annual_fee)?;
        let (without, _) = self.follow(Decimal::ZERO)?;
        let value = path.last().copied().unwrap_or(DoubleDouble::ZERO);
        let deflator = monthly_rate(self.inflation)?.compound_m1(self.months) + DoubleDouble::ONE;
        let free = without.last().copied().unwrap_or(DoubleDouble::ZERO);
        Ok(Growth {
            path: path.into_iter().map(decimal).collect::<Result<_, _>>()?,
            contributed: decimal(contributed)?,
            value: decimal(value)?,
            real_value: decimal(value / deflator)?,
            fee_drag: decimal(free - value)?,
        })
    }

    fn follow(&self, annual_fee: Decimal) -> Result<(Vec<DoubleDouble>, DoubleDouble), SavingError> {
        let step = self.contributions.yearly_step_percent;
        let fee = DoubleDouble::ONE - DoubleDouble::from(annual_fee) / DoubleDouble::from(100);
        if self.months > MAX_MONTHS {
            return Err(SavingError::Months);
        }
        if step <= -Decimal::ONE_HUNDRED || fee <= DoubleDouble::ZERO {
            return Err(SavingError::Return);
        }
        // The fee is a part of the balance: its twelfth root is kept each month.
        let kept = ((fee - DoubleDouble::ONE).ln_1p() / DoubleDouble::from(12)).exp();
        let factor = (monthly_rate(self.annual_return)? + DoubleDouble::ONE) * kept;
        let raise = DoubleDouble::ONE + DoubleDouble::from(step) / DoubleDouble::from(100);
        let (mut balance, mut paid) = (DoubleDouble::from(self.start), DoubleDouble::from(self.start));
        let (mut path, mut contribution) = (vec![balance], DoubleDouble::from(self.contributions.monthly));
        for month in 1..=self.months {
            if month > 1 && month % 12 == 1 {
                contribution = contribution * raise;
            }
            let now = if self.contributions.is_paused(month) { DoubleDouble::ZERO } else { contribution };
            paid += now;
            balance = if self.contributions.at_beginning { (balance + now) * factor } else { balance * factor + now };
            path.push(balance);
        }
        Ok((path, paid))
    }
}

impl Contributions {
    fn is_paused(&self, month: u32) -> bool {
        self.pauses.iter().any(|(first, count)| month >= *first && month < first.saturating_add(*count))
    }
}

fn decimal(value: DoubleDouble) -> Result<Decimal, SavingError> {
    value.to_decimal().ok_or(SavingError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::saving::{balance_path, future_value};

    fn plan() -> GrowthPlan {
        GrowthPlan {
            start: 10_000.into(),
            contributions: Contributions { monthly: 500.into(), ..Contributions::default() },
            annual_return: 6.into(),
            months: 120,
            ..GrowthPlan::default()
        }
    }

    fn near(a: Decimal, b: Decimal) -> bool {
        a.checked_sub(b).unwrap().abs() < "0.000000000000001".parse().unwrap()
    }

    #[test]
    fn without_extras_it_is_the_simple_plan() {
        let growth = plan().grow().unwrap();
        assert!(near(growth.value, future_value(10_000.into(), 500.into(), 6.into(), 120).unwrap()));
        let path = balance_path(10_000.into(), 500.into(), 6.into(), 120).unwrap();
        assert!(growth.path.iter().zip(&path).all(|(a, b)| near(*a, *b)));
        assert_eq!(growth.contributed, 70_000.into());
        assert_eq!((growth.real_value, growth.fee_drag), (growth.value, Decimal::ZERO));
    }

    #[test]
    fn every_extra_moves_the_end_its_way() {
        let value = |plan: GrowthPlan| plan.grow().unwrap().value;
        let base = value(plan());
        let mut early = plan();
        early.contributions.at_beginning = true;
        assert!(value(early) > base);
        let mut paused = plan();
        paused.contributions.pauses = vec![(13, 6)];
        assert!(value(paused.clone()) < base);
        assert_eq!(paused.grow().unwrap().contributed, 67_000.into());
        let dear = GrowthPlan { annual_fee: "1.5".parse().unwrap(), ..plan() };
        let dear = dear.grow().unwrap();
        assert!(near(dear.fee_drag, base.checked_sub(dear.value).unwrap()));
        let inflated = GrowthPlan { inflation: 3.into(), ..plan() }.grow().unwrap();
        assert!(inflated.real_value < inflated.value);
    }

    #[test]
    fn impossible_plans_are_refused() {
        let refuse = |plan: GrowthPlan| plan.grow().unwrap_err();
        assert_eq!(refuse(GrowthPlan { annual_fee: 100.into(), ..plan() }), SavingError::Return);
        assert_eq!(refuse(GrowthPlan { inflation: (-100).into(), ..plan() }), SavingError::Return);
        assert_eq!(refuse(GrowthPlan { months: 1201, ..plan() }), SavingError::Months);
    }
}
