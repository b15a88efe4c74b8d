//! The two questions a plan that fails leaves: how much more, or how much later?

use super::{RetirementError, RetirementPlan};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Doublings and halvings that settle any contribution to far below a cent.
const STEPS: u32 = 120;

impl RetirementPlan {
    /// Whether every month to the end is paid in full: [`follow`](RetirementPlan::follow) without the path, for those
    /// who try many plans.
    ///
    /// # Errors
    /// [`RetirementError`], naming the input.
    ///
    /// ```
    /// use finplan_domain::retirement::{RetirementPlan, Stream};
    /// let spending = vec![Stream { monthly: 900.into(), inflation: 0.into(), from: 1, to: 12 }];
    /// let plan = RetirementPlan { savings: 10_800.into(), until: 12, spending, ..RetirementPlan::default() };
    /// assert!(plan.holds().unwrap());
    /// assert!(!RetirementPlan { savings: 10_799.into(), ..plan }.holds().unwrap());
    /// ```
    pub fn holds(&self) -> Result<bool, RetirementError> {
        Ok(self.run()?.exhausted_in.is_none())
    }
}

/// The extra monthly contribution until retirement with which the plan holds to its end; zero when it holds already,
/// `None` when no contribution can help because money is missing before the first or after there are none.
///
/// # Errors
/// [`RetirementError`], naming the input.
///
/// ```
/// use finplan_domain::retirement::{RetirementPlan, Stream, extra_saving_needed};
/// let plan = RetirementPlan {
///     contribution: 1_000.into(),
///     retire_in: 24,
///     until: 60,
///     spending: vec![Stream { monthly: 900.into(), inflation: 0.into(), from: 25, to: 60 }],
///     ..RetirementPlan::default()
/// };
/// // 36 times 900 out of 24 contributions.
/// assert_eq!(extra_saving_needed(&plan).unwrap().unwrap().round_dp(6).normalize().to_string(), "350");
/// ```
pub fn extra_saving_needed(plan: &RetirementPlan) -> Result<Option<Decimal>, RetirementError> {
    let holds = |extra: Decimal| -> Result<bool, RetirementError> {
        let contribution = plan.contribution.add_checked(extra).ok_or(RetirementError::OutOfRange)?;
        RetirementPlan { contribution, ..plan.clone() }.holds()
    };
    if holds(Decimal::ZERO)? {
        return Ok(Some(Decimal::ZERO));
    }
    let (mut too_little, mut enough) = (Decimal::ZERO, Decimal::ONE);
    while !holds(enough)? {
        too_little = enough;
        // A hundred billion a month helps nobody whom less does not.
        enough = enough
            .mul_checked(Decimal::TWO)
            .filter(|extra| *extra < Decimal::from(100_000_000_000_i64))
            .unwrap_or_default();
        if enough.is_zero() {
            return Ok(None);
        }
    }
    for _ in 0..STEPS {
        let middle = too_little.add_checked(enough).and_then(|sum| sum.div_checked(Decimal::TWO));
        let middle = middle.ok_or(RetirementError::OutOfRange)?;
        if enough.sub_checked(too_little).is_none_or(|gap| gap < Decimal::new(1, 8)) {
            break;
        }
        if holds(middle)? {
            enough = middle;
        } else {
            too_little = middle;
        }
    }
    Ok(Some(enough))
}

/// The earliest month of retirement with which the plan holds to its end, nothing else changed: contributions go on
/// until then, and spending and income that began with retirement begin with the new one. `None` when even the last
/// month does not hold.
///
/// # Errors
/// [`RetirementError`], naming the input.
///
/// ```
/// use finplan_domain::retirement::{RetirementPlan, Stream, earliest_retirement};
/// let plan = RetirementPlan {
///     contribution: 1_000.into(),
///     retire_in: 24,
///     until: 60,
///     spending: vec![Stream { monthly: 900.into(), inflation: 0.into(), from: 25, to: 60 }],
///     ..RetirementPlan::default()
/// };
/// // 29 contributions pay for 31 months of 900; 28 do not pay for 32.
/// assert_eq!(earliest_retirement(&plan).unwrap(), Some(29));
/// ```
pub fn earliest_retirement(plan: &RetirementPlan) -> Result<Option<u32>, RetirementError> {
    for retire_in in 0..=plan.until {
        if moved(plan, retire_in).holds()? {
            return Ok(Some(retire_in));
        }
    }
    Ok(None)
}

/// The plan with another month of retirement.
fn moved(plan: &RetirementPlan, retire_in: u32) -> RetirementPlan {
    let mut plan = plan.clone();
    let first = plan.retire_in.saturating_add(1);
    for stream in plan.spending.iter_mut().chain(&mut plan.income) {
        if stream.from == first {
            stream.from = retire_in.saturating_add(1);
        }
    }
    plan.retire_in = retire_in;
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::retirement::Stream;

    fn plan() -> RetirementPlan {
        RetirementPlan {
            savings: 200_000.into(),
            contribution: 2_000.into(),
            retire_in: 240,
            until: 540,
            return_before: 4.into(),
            return_after: 3.into(),
            spending: vec![Stream { monthly: 6_000.into(), inflation: 2.into(), from: 241, to: 540 }],
            income: vec![Stream { monthly: 2_500.into(), inflation: 2.into(), from: 241, to: 540 }],
            ..RetirementPlan::default()
        }
    }

    #[test]
    fn a_little_less_than_needed_does_not_hold() {
        let extra = extra_saving_needed(&plan()).unwrap().unwrap();
        assert!(extra > Decimal::ZERO);
        let with = |extra: Decimal| {
            let contribution = plan().contribution.add_checked(extra).unwrap();
            RetirementPlan { contribution, ..plan() }.follow().unwrap().exhausted_in
        };
        assert_eq!(with(extra), None);
        assert!(with(extra.sub_checked("0.01".parse().unwrap()).unwrap()).is_some());
    }

    #[test]
    fn a_month_earlier_does_not_hold() {
        let earliest = earliest_retirement(&plan()).unwrap().unwrap();
        assert!(earliest > 240);
        assert!(moved(&plan(), earliest).follow().unwrap().exhausted_in.is_none());
        assert!(moved(&plan(), earliest.strict_sub(1)).follow().unwrap().exhausted_in.is_some());
    }

    #[test]
    fn what_no_saving_can_help_has_no_answer() {
        let mut now = plan();
        now.savings = Decimal::ZERO;
        now.spending.push(Stream { monthly: 1.into(), inflation: 0.into(), from: 1, to: 1 });
        now.retire_in = 0;
        assert_eq!(extra_saving_needed(&now), Ok(None));
        let rich = RetirementPlan { savings: 100_000_000.into(), ..plan() };
        assert_eq!(extra_saving_needed(&rich), Ok(Some(Decimal::ZERO)));
        assert_eq!(earliest_retirement(&rich), Ok(Some(0)));
    }
}
