//! New money, put where it is missing, without selling.

use super::{AllocationError, check, decimal, minus, percent_of, sum, times};
use crate::double_double::DoubleDouble;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Where new money goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMoney {
    /// What each asset lacks of its target of the larger whole; nothing where it has more.
    pub shortfall: Vec<Decimal>,
    /// What goes into each.
    pub allocation: Vec<Decimal>,
    /// The weights afterwards.
    pub weights_after: Vec<Decimal>,
}

/// Splits new money in proportion to what each asset lacks, `max(0, target (total + new) / 100 - value)`; nothing is
/// sold. Not rounded.
///
/// # Errors
/// [`AllocationError::Lengths`], [`AllocationError::Weights`]; [`AllocationError::Value`], also for new money that is
/// not above zero; [`AllocationError::OutOfRange`].
///
/// ```
/// use finplan_domain::allocation::invest_new_money;
/// // 70 and 30 where 60 and 40 are meant: all of ten more goes to the second.
/// let split = invest_new_money(&[70.into(), 30.into()], &[60.into(), 40.into()], 10.into()).unwrap();
/// assert_eq!(split.allocation, [0.into(), 10.into()]);
/// ```
pub fn invest_new_money(
    values: &[Decimal],
    targets: &[Decimal],
    new_money: Decimal,
) -> Result<NewMoney, AllocationError> {
    let total = check(values, targets)?;
    if new_money <= Decimal::ZERO {
        return Err(AllocationError::Value);
    }
    let whole = total.add_checked(new_money).ok_or(AllocationError::OutOfRange)?;
    let lacks = |(value, target): (&Decimal, &Decimal)| -> Result<Decimal, AllocationError> {
        Ok(minus(times(times(*target, whole)?, Decimal::new(1, 2))?, *value)?.max(Decimal::ZERO))
    };
    let shortfall = values.iter().zip(targets).map(lacks).collect::<Result<Vec<_>, _>>()?;
    // At least the new money: what the targets take of it and of what others have too much.
    let all = DoubleDouble::from(sum(&shortfall)?);
    let (mut allocation, mut weights_after) = (Vec::new(), Vec::new());
    for (lack, value) in shortfall.iter().zip(values) {
        let part = decimal(DoubleDouble::from(new_money) * DoubleDouble::from(*lack) / all)?;
        weights_after.push(percent_of(value.add_checked(part).ok_or(AllocationError::OutOfRange)?, whole)?);
        allocation.push(part);
    }
    Ok(NewMoney { shortfall, allocation, weights_after })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named() {
        let all = [Decimal::ONE_HUNDRED];
        assert_eq!(invest_new_money(&[Decimal::ONE], &all, Decimal::ZERO), Err(AllocationError::Value));
        assert_eq!(invest_new_money(&[-Decimal::ONE], &all, Decimal::ONE), Err(AllocationError::Value));
        assert_eq!(invest_new_money(&[], &[], Decimal::ONE), Err(AllocationError::Lengths));
        // The first money of all is split by the targets.
        let targets = [Decimal::from(30), Decimal::from(70)];
        let first = invest_new_money(&[Decimal::ZERO; 2], &targets, Decimal::TEN).unwrap();
        assert_eq!(first.allocation, [Decimal::from(3), Decimal::from(7)]);
    }
}
