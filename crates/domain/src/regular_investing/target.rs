//! A target: the contribution that reaches it, and the time in which a contribution does.

use super::plan::decimal;
use super::{InvestingError, MAX_YEARS, RegularPlan};
use crate::double_double::DoubleDouble;
use crate::money::{Currency, Money, Rounding};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// What a plan is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An amount of the day on which it is reached.
    Nominal(Decimal),
    /// An amount in today's money, which rises with the plan's inflation until then.
    Real(Decimal),
}

impl Target {
    fn amount(self) -> Result<DoubleDouble, InvestingError> {
        let (Target::Nominal(amount) | Target::Real(amount)) = self;
        if amount <= Decimal::ZERO { Err(InvestingError::Amount) } else { Ok(amount.into()) }
    }

    /// The target after another period.
    fn risen(self, amount: DoubleDouble, inflation: DoubleDouble) -> DoubleDouble {
        match self {
            Target::Nominal(_) => amount,
            Target::Real(_) => amount + amount * inflation,
        }
    }
}

/// The contribution that reaches a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequiredContribution {
    /// The first contribution, before the fee; nothing when the start alone is enough. Not rounded.
    pub first: Decimal,
    /// The target on its day.
    pub target: Decimal,
}

impl RequiredContribution {
    /// True unless the start alone is enough.
    ///
    /// ```
    /// use finplan_domain::regular_investing::{RegularPlan, Target};
    /// let plan = RegularPlan { initial: 1_000.into(), contributions: 12, ..RegularPlan::default() };
    /// assert!(!plan.required_contribution(Target::Nominal(900.into())).unwrap().is_needed());
    /// ```
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.first > Decimal::ZERO
    }

    /// The contribution to pay: rounded up, so that the target is reached.
    ///
    /// # Errors
    /// [`InvestingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::money::Currency;
    /// use finplan_domain::regular_investing::{RegularPlan, Target};
    /// let plan = RegularPlan { contributions: 12, ..RegularPlan::default() };
    /// let needed = plan.required_contribution(Target::Nominal(10_000.into())).unwrap();
    /// assert_eq!(needed.to_pay(Currency::Cny).unwrap().minor(), 83_334);
    /// ```
    pub fn to_pay(&self, currency: Currency) -> Result<Money, InvestingError> {
        // What the solver adds in its last digits must not cost a cent.
        Ok(Money::from_decimal(self.first.round_half_up(SOLVED_DECIMALS), currency, Rounding::Up)?)
    }
}

/// Decimals of a solved amount that are sure.
const SOLVED_DECIMALS: u32 = 12;

/// When a plan reaches its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeToTarget {
    /// After how many periods; nothing when the start is enough.
    pub periods: u32,
    /// The value then.
    pub value: Decimal,
    /// The value a period before; none when there was none.
    pub value_before: Option<Decimal>,
    /// The target on that day.
    pub target: Decimal,
}

impl RegularPlan {
    /// The first contribution with which the plan ends at the target; [`amount`](RegularPlan::amount) is not used.
    ///
    /// Formula: the value is `A + x S` in the first contribution `x`, so `x = (target - A) / S`, not below nothing.
    ///
    /// # Errors
    /// [`InvestingError`], naming the input; [`InvestingError::NothingPaid`] when no contribution could reach it.
    ///
    /// ```
    /// use finplan_domain::regular_investing::{RegularPlan, Target};
    /// let plan = RegularPlan { contributions: 12, ..RegularPlan::default() };
    /// let needed = plan.required_contribution(Target::Nominal(12_000.into())).unwrap();
    /// assert_eq!(needed.first.to_string(), "1000");
    /// ```
    pub fn required_contribution(&self, target: Target) -> Result<RequiredContribution, InvestingError> {
        let mut goal = target.amount()?;
        let (start, one) = (
            RegularPlan { amount: Decimal::ZERO, ..self.clone() },
            RegularPlan { initial: Decimal::ZERO, amount: Decimal::ONE, ..self.clone() },
        );
        let (mut alone, mut unit) = (start.walk(self.annual_fee)?, one.walk(self.annual_fee)?);
        let inflation = self.inflation.per_period(self.per_year);
        for _ in 0..self.contributions {
            alone.step();
            unit.step();
            goal = target.risen(goal, inflation);
        }
        let missing = goal - alone.value;
        if missing <= goal.scale(SLACK) {
            return Ok(RequiredContribution { first: Decimal::ZERO, target: decimal(goal)? });
        }
        if unit.value <= DoubleDouble::ZERO {
            return Err(InvestingError::NothingPaid);
        }
        Ok(RequiredContribution { first: decimal(missing / unit.value)?, target: decimal(goal)? })
    }

    /// The first period after which the plan has reached the target; `None` when it has not after so many years.
    /// [`contributions`](RegularPlan::contributions) is not used: they go on until then.
    ///
    /// # Errors
    /// [`InvestingError`], naming the input; [`InvestingError::Periods`] for more than [`MAX_YEARS`].
    ///
    /// ```
    /// use finplan_domain::regular_investing::{RegularPlan, Target};
    /// let plan = RegularPlan { amount: 1_000.into(), ..RegularPlan::default() };
    /// let periods = |target: i64| plan.time_to_target(Target::Nominal(target.into()), 5).unwrap().map(|t| t.periods);
    /// assert_eq!((periods(12_000), periods(12_001), periods(60_001)), (Some(12), Some(13), None));
    /// ```
    pub fn time_to_target(&self, target: Target, max_years: u32) -> Result<Option<TimeToTarget>, InvestingError> {
        if max_years > MAX_YEARS {
            return Err(InvestingError::Periods);
        }
        let plan = RegularPlan { contributions: 0, ..self.clone() };
        let (mut walk, mut goal) = (plan.walk(self.annual_fee)?, target.amount()?);
        let inflation = self.inflation.per_period(self.per_year);
        let mut before = None;
        for periods in 0..=max_years.saturating_mul(self.per_year) {
            if periods > 0 {
                before = Some(walk.value);
                walk.step();
                goal = target.risen(goal, inflation);
            }
            // A target met exactly must not be missed by the thirtieth digit.
            if walk.value + goal.scale(SLACK) >= goal {
                return Ok(Some(TimeToTarget {
                    periods,
                    value: decimal(walk.value)?,
                    value_before: before.map(decimal).transpose()?,
                    target: decimal(goal)?,
                }));
            }
            if !walk.value.is_finite() || !goal.is_finite() {
                return Err(InvestingError::OutOfRange);
            }
        }
        Ok(None)
    }
}

/// The part of a target by which the last digits of a long plan may be off.
const SLACK: f64 = 1e-25;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rate::AnnualRate;
    use crate::regular_investing::FrontFee;
    use crate::tvm::Timing;

    #[test]
    fn the_contribution_found_ends_at_the_target() {
        let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
        let plan = RegularPlan {
            initial: 5_000.into(),
            per_year: 52,
            contributions: 520,
            timing: Timing::Begin,
            yearly_step: 3.into(),
            pauses: vec![(60, 70)],
            front_fee: FrontFee::Outer("1.5".parse().unwrap()),
            annual_return: rate("6.5"),
            annual_fee: "0.8".parse().unwrap(),
            inflation: rate("2"),
            ..RegularPlan::default()
        };
        let needed = plan.required_contribution(Target::Real(200_000.into())).unwrap();
        let outcome = RegularPlan { amount: needed.first, ..plan.clone() }.outcome().unwrap();
        assert_eq!(outcome.value.round_dp(12), needed.target.round_dp(12));
        assert_eq!(outcome.real_value.round_dp(12), 200_000.into());
        let paused = RegularPlan { pauses: vec![(1, 520)], ..plan };
        assert_eq!(paused.required_contribution(Target::Nominal(200_000.into())), Err(InvestingError::NothingPaid));
    }

    #[test]
    fn a_target_there_already_takes_no_time() {
        let plan = RegularPlan { initial: 100.into(), ..RegularPlan::default() };
        let found = plan.time_to_target(Target::Nominal(100.into()), 10).unwrap().unwrap();
        assert_eq!((found.periods, found.value_before), (0, None));
        assert_eq!(plan.time_to_target(Target::Nominal(Decimal::ZERO), 10), Err(InvestingError::Amount));
        assert_eq!(plan.time_to_target(Target::Nominal(101.into()), 101), Err(InvestingError::Periods));
        assert_eq!(plan.time_to_target(Target::Nominal(101.into()), 100), Ok(None));
    }
}
