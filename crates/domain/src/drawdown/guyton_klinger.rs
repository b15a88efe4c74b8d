//! The decision rules of Guyton and Klinger.
//!
//! Source: J. T. Guyton, W. J. Klinger, *Decision Rules and Maximum Initial Withdrawal Rates*, Journal of Financial
//! Planning, March 2006. There is no cap of 6 % on the inflation adjustment; that was the paper of 2004.

use super::path::{check_amount, check_percent, grown, minus, share, times};
use super::{DrawdownError, MAX_YEARS, YearlyMarket};
use rust_decimal::Decimal;

/// Which of two rules is tried first: the paper leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuardrailOrder {
    /// Inflation is skipped first, and the guardrails are held against what is left: both may apply.
    FreezeFirst,
    /// The guardrails are held against the amount with inflation, which is skipped only if neither applied.
    GuardrailFirst,
}

/// The guardrails, in percent; those of the paper by default.
///
/// ```
/// use finplan_domain::drawdown::Guardrails;
/// assert_eq!(Guardrails::default().upper, 120.into());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Guardrails {
    /// Above so many percent of the initial rate the withdrawal is cut.
    pub upper: Decimal,
    /// By so many percent.
    pub cut: Decimal,
    /// Below so many percent of the initial rate it is raised.
    pub lower: Decimal,
    /// By so many percent.
    pub raise: Decimal,
    /// It is no longer cut when so many years or fewer are left, this one included.
    pub uncut_years: u32,
}

impl Default for Guardrails {
    fn default() -> Guardrails {
        Guardrails { upper: 120.into(), cut: Decimal::TEN, lower: 80.into(), raise: Decimal::TEN, uncut_years: 15 }
    }
}

/// A plan by these rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GuytonKlinger {
    /// What is there; above zero.
    pub capital: Decimal,
    /// The first withdrawal as a percentage of it.
    pub initial_rate: Decimal,
    /// For how many years it is to last.
    pub plan_years: u32,
    /// Which rule is tried first.
    pub order: GuardrailOrder,
    /// The guardrails.
    pub guardrails: Guardrails,
}

/// A rule that changed a withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppliedRule {
    /// No increase for inflation after a year of loss (withdrawal rule).
    Freeze,
    /// A cut, since the rate of withdrawal is too high (capital preservation rule).
    CapitalPreservation,
    /// A raise, since it is low (prosperity rule).
    Prosperity,
}

/// How it went, up to the year in which the money ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardrailPath {
    /// What was paid at the beginning of each year.
    pub withdrawals: Vec<Decimal>,
    /// What was there before.
    pub balance_start: Vec<Decimal>,
    /// The rules that applied in each year.
    pub rules: Vec<Vec<AppliedRule>>,
    /// What is left after the last year.
    pub final_balance: Decimal,
    /// The year, counted from 1, in which everything was paid out.
    pub exhausted_year: Option<u32>,
}

impl GuytonKlinger {
    /// Follows the rules year by year: pay at the beginning, then earn.
    ///
    /// From year 2 the amount wanted is the last one with the inflation of the year just past. It is frozen at the last
    /// one after a year of loss in which it would be a higher rate than the initial one; cut when its rate is above the
    /// upper guardrail and enough years are left; raised when it is below the lower one. Every comparison is strict.
    /// What is paid is the base of the next year.
    ///
    /// # Errors
    /// [`DrawdownError::Amount`], [`DrawdownError::Percent`], [`DrawdownError::Years`], [`DrawdownError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::drawdown::{AppliedRule, GuardrailOrder, Guardrails, GuytonKlinger, YearlyMarket};
    /// let plan = GuytonKlinger { capital: 1_000_000.into(), initial_rate: 5.into(), plan_years: 30,
    ///     order: GuardrailOrder::FreezeFirst, guardrails: Guardrails::default() };
    /// let (returns, inflation) = ([10, 20, 25, 0].map(Into::into), [3, 2, 3, 0].map(Into::into));
    /// let path = plan.follow(YearlyMarket::new(&returns, &inflation).unwrap()).unwrap();
    /// assert_eq!(path.balance_start[1], 1_045_000.into());
    /// // 54,105.90 would be 3.8 % of what is there: 10 % more.
    /// assert_eq!(path.withdrawals[3].normalize().to_string(), "59516.49");
    /// assert_eq!(path.rules[3], [AppliedRule::Prosperity]);
    /// ```
    pub fn follow(&self, market: YearlyMarket<'_>) -> Result<GuardrailPath, DrawdownError> {
        check_amount(self.capital)?;
        check_percent(self.initial_rate)?;
        if self.plan_years == 0 || self.plan_years > MAX_YEARS {
            return Err(DrawdownError::Years);
        }
        let Guardrails { upper, cut, lower, raise, .. } = self.guardrails;
        if lower < Decimal::ZERO || lower > upper || cut < Decimal::ZERO || raise < Decimal::ZERO {
            return Err(DrawdownError::Percent);
        }
        check_percent(minus(Decimal::ONE_HUNDRED, cut)?)?;
        let mut path = GuardrailPath {
            withdrawals: Vec::new(),
            balance_start: Vec::new(),
            rules: Vec::new(),
            final_balance: self.capital,
            exhausted_year: None,
        };
        let mut wanted = share(self.capital, self.initial_rate)?;
        let mut before: Option<(Decimal, Decimal)> = None;
        for (year, (gain, inflation)) in (1_u32..).zip(market.years()) {
            let balance = path.final_balance;
            let mut rules = Vec::new();
            if let Some((last_gain, last_inflation)) = before {
                wanted = self.adjust(wanted, balance, year, (last_gain, last_inflation), &mut rules)?;
            }
            path.balance_start.push(balance);
            path.rules.push(rules);
            if wanted >= balance {
                path.withdrawals.push(balance);
                path.final_balance = Decimal::ZERO;
                path.exhausted_year = Some(year);
                break;
            }
            path.withdrawals.push(wanted);
            path.final_balance = grown(minus(balance, wanted)?, gain)?;
            before = Some((gain, inflation));
        }
        Ok(path)
    }

    /// The withdrawal of a year from the last one.
    fn adjust(
        &self,
        last: Decimal,
        balance: Decimal,
        year: u32,
        (gain, inflation): (Decimal, Decimal),
        rules: &mut Vec<AppliedRule>,
    ) -> Result<Decimal, DrawdownError> {
        let with_inflation = grown(last, inflation)?;
        let initial = share(balance, self.initial_rate)?;
        let freeze = gain < Decimal::ZERO && with_inflation > initial;
        match self.order {
            GuardrailOrder::FreezeFirst => {
                if freeze {
                    rules.push(AppliedRule::Freeze);
                }
                let base = if freeze { last } else { with_inflation };
                Ok(self.guard(base, initial, year, rules)?.unwrap_or(base))
            }
            GuardrailOrder::GuardrailFirst => match self.guard(with_inflation, initial, year, rules)? {
                Some(held) => Ok(held),
                None if freeze => {
                    rules.push(AppliedRule::Freeze);
                    Ok(last)
                }
                None => Ok(with_inflation),
            },
        }
    }

    /// The amount that a guardrail makes of another; none when it lies between both. `initial` is the initial rate of
    /// what is there.
    fn guard(
        &self,
        amount: Decimal,
        initial: Decimal,
        year: u32,
        rules: &mut Vec<AppliedRule>,
    ) -> Result<Option<Decimal>, DrawdownError> {
        let Guardrails { upper, cut, lower, raise, uncut_years } = self.guardrails;
        let years_left = self.plan_years.saturating_add(1).saturating_sub(year);
        let hundredfold = times(amount, Decimal::ONE_HUNDRED)?;
        if hundredfold > times(initial, upper)? && years_left > uncut_years {
            rules.push(AppliedRule::CapitalPreservation);
            return Ok(Some(minus(amount, share(amount, cut)?)?));
        }
        if hundredfold < times(initial, lower)? {
            rules.push(AppliedRule::Prosperity);
            return Ok(Some(grown(amount, raise)?));
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(order: GuardrailOrder, plan_years: u32) -> GuytonKlinger {
        let guardrails = Guardrails::default();
        GuytonKlinger { capital: 1_000_000.into(), initial_rate: 5.into(), plan_years, order, guardrails }
    }

    fn second_year(plan: GuytonKlinger, gain: &str, inflation: &str) -> (Decimal, Vec<AppliedRule>) {
        let (returns, rises) = ([gain.parse().unwrap(), Decimal::ZERO], [inflation.parse().unwrap(), Decimal::ZERO]);
        let path = plan.follow(YearlyMarket::new(&returns, &rises).unwrap()).unwrap();
        (path.withdrawals[1], path.rules[1].clone())
    }

    #[test]
    fn the_order_decides_whether_both_rules_apply() {
        use AppliedRule::{CapitalPreservation, Freeze};
        let (amount, rules) = second_year(plan(GuardrailOrder::FreezeFirst, 30), "-30", "4");
        assert_eq!((amount, rules), (45_000.into(), vec![Freeze, CapitalPreservation]));
        let (amount, rules) = second_year(plan(GuardrailOrder::GuardrailFirst, 30), "-30", "4");
        assert_eq!((amount, rules), (46_800.into(), vec![CapitalPreservation]));
    }

    #[test]
    fn a_rate_exactly_on_the_guardrail_stays() {
        // 51,300 of 855,000 are 6 %, which is 1.2 times the initial rate and not above.
        let (amount, rules) = second_year(plan(GuardrailOrder::GuardrailFirst, 30), "-10", "2.6");
        assert_eq!((amount, rules), (50_000.into(), vec![AppliedRule::Freeze]));
    }

    #[test]
    fn near_the_end_nothing_is_cut() {
        let cut = |years| second_year(plan(GuardrailOrder::FreezeFirst, years), "-30", "4").1.len();
        assert_eq!((cut(17), cut(16)), (2, 1));
    }

    #[test]
    fn everything_paid_out_ends_it() {
        let (returns, rises) = ([(-100).into(), Decimal::ZERO], [Decimal::ZERO; 2]);
        let path = plan(GuardrailOrder::FreezeFirst, 30).follow(YearlyMarket::new(&returns, &rises).unwrap()).unwrap();
        assert_eq!((path.exhausted_year, path.withdrawals[1]), (Some(2), Decimal::ZERO));
    }
}
