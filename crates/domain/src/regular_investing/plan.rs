//! A plan of regular contributions, and what it becomes at an assumed return.

use super::{FrontFee, InvestingError, MAX_YEARS, fee::check_fee};
use crate::double_double::DoubleDouble;
use crate::rate::AnnualRate;
use crate::tvm::Timing;
use rust_decimal::Decimal;

/// What somebody plans to pay in, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegularPlan {
    /// What is invested at the start, before the fee; zero or more.
    pub initial: Decimal,
    /// The first contribution, before the fee; zero or more.
    pub amount: Decimal,
    /// The contributions of a year: 12 for every month, 26 for every two weeks, 52 for every week.
    pub per_year: u32,
    /// The periods of the plan.
    pub contributions: u32,
    /// When in its period a contribution is paid.
    pub timing: Timing,
    /// By how many percent contributions are larger each further year (定投递增).
    pub yearly_step: Decimal,
    /// Contributions that are not paid and not made up: the first and the last, counted from 1. Steps go on meanwhile.
    pub pauses: Vec<(u32, u32)>,
    /// The fee on each contribution and on the start.
    pub front_fee: FrontFee,
    /// The effective annual return, before the annual fee.
    pub annual_return: AnnualRate,
    /// The annual fee in percent of the value (管理费, 托管费 and others).
    pub annual_fee: Decimal,
    /// The annual inflation, for the value in today's money.
    pub inflation: AnnualRate,
}

impl Default for RegularPlan {
    /// Every month at its end, without return, fee or inflation, and with nothing paid.
    fn default() -> RegularPlan {
        RegularPlan {
            initial: Decimal::ZERO,
            amount: Decimal::ZERO,
            per_year: 12,
            contributions: 0,
            timing: Timing::End,
            yearly_step: Decimal::ZERO,
            pauses: Vec::new(),
            front_fee: FrontFee::None,
            annual_return: AnnualRate::ZERO,
            annual_fee: Decimal::ZERO,
            inflation: AnnualRate::ZERO,
        }
    }
}

/// What a plan becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegularOutcome {
    /// The value at the start and after each period.
    pub path: Vec<Decimal>,
    /// What the customer has paid, at the start and after each period: with a fee that is paid on top.
    pub paid: Vec<Decimal>,
    /// The value at the end.
    pub value: Decimal,
    /// The same in today's money: `value / (1 + inflation)^(n/f)`.
    pub real_value: Decimal,
    /// All that was paid.
    pub paid_in: Decimal,
    /// The fees on contributions.
    pub front_fees: Decimal,
    /// The value less what was paid.
    pub gain: Decimal,
    /// The value had there been no annual fee.
    pub value_without_fee: Decimal,
    /// What the annual fee cost, with what it would have earned.
    pub fee_drag: Decimal,
}

/// Growth and shares of a plan, worked out once.
pub(super) struct Engine {
    pub growth: DoubleDouble,
    pub inflation: DoubleDouble,
    net: DoubleDouble,
    fee: DoubleDouble,
    raise: DoubleDouble,
}

/// A plan on its way.
pub(super) struct Walk<'a> {
    plan: &'a RegularPlan,
    engine: Engine,
    contribution: DoubleDouble,
    period: u32,
    pub value: DoubleDouble,
    pub fees: DoubleDouble,
    pub paid: DoubleDouble,
}

impl Walk<'_> {
    /// One more period.
    pub fn step(&mut self) {
        self.period = self.period.saturating_add(1);
        let (period, per_year) = (self.period, self.plan.per_year);
        if period > 1 && period.saturating_sub(1).checked_rem(per_year) == Some(0) {
            self.contribution = self.contribution * self.engine.raise;
        }
        let now = if self.plan.is_paused(period) { DoubleDouble::ZERO } else { self.contribution };
        let net = now * self.engine.net;
        self.fees += now * self.engine.fee;
        self.paid += self.plan.paid_of(now, self.engine.fee);
        self.value = match self.plan.timing {
            Timing::Begin => (self.value + net) * self.engine.growth,
            Timing::End => self.value * self.engine.growth + net,
        };
    }
}

impl RegularPlan {
    /// Follows the plan.
    ///
    /// Formula: contribution `k`, counted from 1, is `amount (1 + step)^floor((k-1)/f)`, less its fee; a period
    /// multiplies by `((1 + return) (1 - fee))^(1/f)`. Not rounded.
    ///
    /// # Errors
    /// [`InvestingError`], naming the input.
    ///
    /// ```
    /// use finplan_domain::regular_investing::RegularPlan;
    /// let plan = RegularPlan {
    ///     amount: 1_000.into(),
    ///     contributions: 24,
    ///     yearly_step: 10.into(),
    ///     pauses: vec![(23, 24)],
    ///     ..RegularPlan::default()
    /// };
    /// // Twelve times 1,000 and ten times 1,100.
    /// assert_eq!(plan.outcome().unwrap().value.to_string(), "23000");
    /// ```
    pub fn outcome(&self) -> Result<RegularOutcome, InvestingError> {
        let mut walk = self.walk(self.annual_fee)?;
        let mut free = self.walk(Decimal::ZERO)?;
        let (mut path, mut paid) = (vec![decimal(walk.value)?], vec![decimal(walk.paid)?]);
        for _ in 0..self.contributions {
            walk.step();
            free.step();
            path.push(decimal(walk.value)?);
            paid.push(decimal(walk.paid)?);
        }
        let deflator = walk.engine.inflation.compound_m1(self.contributions) + DoubleDouble::ONE;
        Ok(RegularOutcome {
            path,
            paid,
            value: decimal(walk.value)?,
            real_value: decimal(walk.value / deflator)?,
            paid_in: decimal(walk.paid)?,
            front_fees: decimal(walk.fees)?,
            gain: decimal(walk.value - walk.paid)?,
            value_without_fee: decimal(free.value)?,
            fee_drag: decimal(free.value - walk.value)?,
        })
    }

    /// The plan at its start, checked.
    pub(super) fn walk(&self, annual_fee: Decimal) -> Result<Walk<'_>, InvestingError> {
        let engine = self.engine(annual_fee)?;
        if self.amount < Decimal::ZERO || self.initial < Decimal::ZERO {
            return Err(InvestingError::Amount);
        }
        let initial = DoubleDouble::from(self.initial);
        Ok(Walk {
            plan: self,
            contribution: self.amount.into(),
            period: 0,
            value: initial * engine.net,
            fees: initial * engine.fee,
            paid: self.paid_of(initial, engine.fee),
            engine,
        })
    }

    fn engine(&self, annual_fee: Decimal) -> Result<Engine, InvestingError> {
        let most = self.per_year.saturating_mul(MAX_YEARS);
        if self.per_year == 0 || self.per_year > 366 || self.contributions > most {
            return Err(InvestingError::Periods);
        }
        if self.yearly_step <= -Decimal::ONE_HUNDRED || self.yearly_step > Decimal::ONE_THOUSAND {
            return Err(InvestingError::Step);
        }
        check_fee(annual_fee)?;
        let (net, fee) = self.front_fee.shares()?;
        let hundredth = |percent: Decimal| DoubleDouble::from(percent) / DoubleDouble::from(100);
        // Without return and fee a period must multiply by one exactly.
        let log = self.annual_return.fraction().ln_1p() + (-hundredth(annual_fee)).ln_1p();
        let growth = (log / DoubleDouble::from(self.per_year)).exp_m1() + DoubleDouble::ONE;
        let inflation = self.inflation.per_period(self.per_year);
        Ok(Engine { growth, inflation, net, fee, raise: DoubleDouble::ONE + hundredth(self.yearly_step) })
    }

    /// What the customer pays for a contribution.
    fn paid_of(&self, contribution: DoubleDouble, fee: DoubleDouble) -> DoubleDouble {
        match self.front_fee {
            FrontFee::OnTop(_) => contribution + contribution * fee,
            _ => contribution,
        }
    }

    fn is_paused(&self, period: u32) -> bool {
        self.pauses.iter().any(|(first, last)| (*first..=*last).contains(&period))
    }
}

pub(super) fn decimal(value: DoubleDouble) -> Result<Decimal, InvestingError> {
    value.to_decimal().ok_or(InvestingError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::saving::{balance_path, future_value};

    fn plan() -> RegularPlan {
        RegularPlan {
            initial: 10_000.into(),
            amount: 500.into(),
            annual_return: AnnualRate::from_percent(6.into()).unwrap(),
            contributions: 120,
            ..RegularPlan::default()
        }
    }

    fn near(a: Decimal, b: Decimal) -> bool {
        a.checked_sub(b).unwrap().abs() < "0.000000000000001".parse().unwrap()
    }

    #[test]
    fn without_extras_it_is_the_saving_plan() {
        let outcome = plan().outcome().unwrap();
        assert!(near(outcome.value, future_value(10_000.into(), 500.into(), 6.into(), 120).unwrap()));
        let path = balance_path(10_000.into(), 500.into(), 6.into(), 120).unwrap();
        assert!(outcome.path.iter().zip(&path).all(|(a, b)| near(*a, *b)));
        assert_eq!((outcome.paid_in, outcome.front_fees), (70_000.into(), Decimal::ZERO));
        assert_eq!((outcome.real_value, outcome.fee_drag), (outcome.value, Decimal::ZERO));
    }

    #[test]
    fn impossible_plans_are_refused() {
        let refuse = |plan: RegularPlan| plan.outcome().unwrap_err();
        assert_eq!(refuse(RegularPlan { annual_fee: 100.into(), ..plan() }), InvestingError::Fee);
        assert_eq!(refuse(RegularPlan { front_fee: FrontFee::Inner(100.into()), ..plan() }), InvestingError::Fee);
        assert_eq!(refuse(RegularPlan { yearly_step: (-100).into(), ..plan() }), InvestingError::Step);
        assert_eq!(refuse(RegularPlan { contributions: 1201, ..plan() }), InvestingError::Periods);
        assert_eq!(refuse(RegularPlan { per_year: 0, ..plan() }), InvestingError::Periods);
        assert_eq!(refuse(RegularPlan { amount: (-1).into(), ..plan() }), InvestingError::Amount);
        assert_eq!(refuse(RegularPlan { initial: Decimal::MAX, ..plan() }), InvestingError::OutOfRange);
    }
}
