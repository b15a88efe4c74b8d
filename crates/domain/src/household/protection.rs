//! The emergency fund, and the gap that insurance should close.

use crate::double_double::DoubleDouble;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// How many months of essential spending the liquid money covers: `liquid / essential_monthly`, both in the same unit
/// and positive; `None` without spending.
///
/// ```
/// use finplan_domain::household::emergency_months;
/// assert_eq!(emergency_months(45_000.into(), 10_000.into()).unwrap().normalize().to_string(), "4.5");
/// ```
#[must_use]
pub fn emergency_months(liquid: Decimal, essential_monthly: Decimal) -> Option<Decimal> {
    if essential_monthly <= Decimal::ZERO { None } else { liquid.div_checked(essential_monthly) }
}

/// What a family would need, and what it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Needs {
    /// The yearly income to replace, in today's money.
    pub yearly_income: Decimal,
    /// For how many years.
    pub years: u32,
    /// Yearly income that goes on, such as the partner's.
    pub continuing_income: Decimal,
    /// Debts to clear, costs at the end, education: all that falls due at once.
    pub lump_sums: Decimal,
    /// Money and cover already there.
    pub resources: Decimal,
    /// The yearly return of money set aside, in percent.
    pub annual_return: Decimal,
    /// Yearly inflation of the income needed, in percent.
    pub inflation: Decimal,
}

/// The cover that is missing (保障缺口), by needs: the present value of the income to replace, paid at the beginning of
/// each year, plus lump sums, less resources. Never below zero; `None` for rates of -100 % or less, or an overflow.
///
/// Formula: `yearly * sum ((1+inflation) / (1+return))^k + lump sums - resources`, `k` from 0 to `years - 1`, with
/// `yearly` the income less what goes on, at least zero. Amounts are in main units and positive.
///
/// The figure moves strongly with the assumed return: show it for several.
///
/// ```
/// use finplan_domain::household::{Needs, insurance_gap};
/// let needs = Needs { yearly_income: 200_000.into(), years: 20, lump_sums: 500_000.into(), ..Needs::default() };
/// assert_eq!(insurance_gap(&needs).unwrap().to_string(), "4500000");
/// let invested = Needs { annual_return: 5.into(), ..needs };
/// assert_eq!(insurance_gap(&invested).unwrap().round_dp(0).to_string(), "3117064");
/// ```
#[must_use]
pub fn insurance_gap(needs: &Needs) -> Option<Decimal> {
    if needs.annual_return <= -Decimal::ONE_HUNDRED || needs.inflation <= -Decimal::ONE_HUNDRED {
        return None;
    }
    let hundred = DoubleDouble::from(100);
    let (gain, rise) =
        (DoubleDouble::from(needs.annual_return) / hundred, DoubleDouble::from(needs.inflation) / hundred);
    // Each year's need is the one before times (1 + rise) / (1 + gain) = 1 + q.
    let q = (rise - gain) / (DoubleDouble::ONE + gain);
    let years = if q.is_zero() { DoubleDouble::from(needs.years) } else { q.compound_m1(needs.years) / q };
    let yearly = needs.yearly_income.sub_checked(needs.continuing_income)?.max(Decimal::ZERO);
    let once = needs.lump_sums.sub_checked(needs.resources)?;
    let gap = (DoubleDouble::from(yearly) * years + DoubleDouble::from(once)).to_decimal()?;
    Some(gap.max(Decimal::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_is_enough() {
        let needs = Needs { yearly_income: 100.into(), years: 3, resources: 400.into(), ..Needs::default() };
        assert_eq!(insurance_gap(&needs), Some(Decimal::ZERO));
        let partner = Needs { continuing_income: 100.into(), resources: Decimal::ZERO, ..needs };
        assert_eq!(insurance_gap(&partner), Some(Decimal::ZERO));
        assert_eq!(insurance_gap(&Needs { inflation: (-100).into(), ..needs }), None);
        assert_eq!(emergency_months(Decimal::ONE, Decimal::ZERO), None);
    }
}
