//! Instalment plans (分期) with a fee instead of interest.

use super::CostError;
use super::annual::{MonthlyCost, monthly_cost, only};
use crate::cashflow::irr;
use crate::loan::MAX_MONTHS;
use crate::rate::AnnualRate;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// An annual rate in percent is this many times the monthly fraction.
const TWELVE_HUNDRED: Decimal = Decimal::from_parts(1200, 0, 0, false, 0);

/// When the fee of an instalment plan is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeeStyle {
    /// So many percent of the principal with every payment (分期手续费).
    EachPeriod,
    /// Once, with the first payment.
    FirstPeriod,
    /// Once, taken from the money handed out (砍头).
    UpfrontDeducted,
}

/// What an instalment plan costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstalmentCost {
    /// All fees, in main units, unrounded.
    pub total_fee: Decimal,
    /// The true rate.
    pub cost: MonthlyCost,
}

/// The true rate of a plan that repays `principal` in equal parts and charges `fee_percent` of it.
///
/// Formula: [`monthly_cost`](super::monthly_cost) of what is received against `P / n` and the fee `P * fee_percent /
/// 100`, when the style says. Principal parts and fees are not rounded.
///
/// A fee of 0.6 % a month is about 13 % a year, as the fee is charged on what is long repaid.
///
/// # Errors
/// [`CostError`], naming the input.
///
/// ```
/// use finplan_domain::cost::{FeeStyle, instalment_cost};
/// let plan = instalment_cost(12_000.into(), 12, "0.6".parse().unwrap(), FeeStyle::EachPeriod).unwrap();
/// assert_eq!(plan.total_fee.normalize().to_string(), "864");
/// assert_eq!(plan.cost.simple_percent.round_dp(2).to_string(), "13.03");
/// assert_eq!(plan.cost.compound_percent.round_dp(2).to_string(), "13.84");
/// ```
pub fn instalment_cost(
    principal: Decimal,
    periods: u32,
    fee_percent: Decimal,
    style: FeeStyle,
) -> Result<InstalmentCost, CostError> {
    if principal <= Decimal::ZERO {
        return Err(CostError::Principal);
    }
    if periods == 0 || periods > MAX_MONTHS {
        return Err(CostError::Periods);
    }
    if fee_percent < Decimal::ZERO {
        return Err(CostError::Fee);
    }
    let fee = principal
        .mul_checked(fee_percent)
        .and_then(|fee| fee.div_checked(Decimal::ONE_HUNDRED))
        .ok_or(CostError::OutOfRange)?;
    // The rate depends on the proportions only: flows are taken times n, so that P / n stays exact.
    let count = Decimal::from(periods);
    let times = |amount: Decimal| amount.mul_checked(count).ok_or(CostError::OutOfRange);
    let plus = |a: Decimal, b: Decimal| a.add_checked(b).ok_or(CostError::OutOfRange);
    let (upfront, first, each) = match style {
        FeeStyle::EachPeriod => (Decimal::ZERO, fee, fee),
        FeeStyle::FirstPeriod => (Decimal::ZERO, fee, Decimal::ZERO),
        FeeStyle::UpfrontDeducted => (fee, Decimal::ZERO, Decimal::ZERO),
    };
    let received = principal.sub_checked(upfront).filter(|net| *net > Decimal::ZERO).ok_or(CostError::Fee)?;
    let mut flows = vec![Decimal::ZERO.sub_checked(times(received)?).ok_or(CostError::OutOfRange)?];
    for period in 0..periods {
        flows.push(plus(principal, times(if period == 0 { first } else { each })?)?);
    }
    let total_fee = if style == FeeStyle::EachPeriod { times(fee)? } else { fee };
    Ok(InstalmentCost { total_fee, cost: MonthlyCost::of(only(&irr(&flows)?)?)? })
}

/// The true rate of a loan repaid in equal principal parts with interest on the **original** principal (等本等息), before
/// any rounding: the fee of every month is a twelfth of the annual rate.
///
/// # Errors
/// [`CostError`], naming the input.
///
/// ```
/// use finplan_domain::{cost::flat_fee_cost, rate::AnnualRate};
/// let rate = AnnualRate::from_percent(36.into()).unwrap();
/// let cost = flat_fee_cost(100.into(), rate, 2).unwrap();
/// assert_eq!(cost.simple_percent.round_dp(2).to_string(), "47.69");
/// ```
pub fn flat_fee_cost(principal: Decimal, rate: AnnualRate, months: u32) -> Result<MonthlyCost, CostError> {
    if principal <= Decimal::ZERO {
        return Err(CostError::Principal);
    }
    if months == 0 || months > MAX_MONTHS {
        return Err(CostError::Periods);
    }
    if rate.is_negative() {
        return Err(CostError::Rate);
    }
    // Times 1200 n and over the principal: 1200 n, then n payments of 1200 + n percent.
    let count = Decimal::from(months);
    let lent = count.mul_checked(TWELVE_HUNDRED).ok_or(CostError::OutOfRange)?;
    let interest = count.mul_checked(rate.percent()).ok_or(CostError::OutOfRange)?;
    let payment = TWELVE_HUNDRED.add_checked(interest).ok_or(CostError::OutOfRange)?;
    monthly_cost(lent, &vec![payment; usize::try_from(months).unwrap_or(0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simple(fee: &str, periods: u32, style: FeeStyle) -> Result<String, CostError> {
        let plan = instalment_cost(10_000.into(), periods, fee.parse().unwrap(), style)?;
        Ok(plan.cost.simple_percent.round_dp(6).normalize().to_string())
    }

    #[test]
    fn without_a_fee_there_is_no_cost() {
        for style in [FeeStyle::EachPeriod, FeeStyle::FirstPeriod, FeeStyle::UpfrontDeducted] {
            assert_eq!(simple("0", 24, style).as_deref(), Ok("0"));
        }
    }

    #[test]
    fn one_payment_costs_its_fee() {
        assert_eq!(simple("1", 1, FeeStyle::EachPeriod).as_deref(), Ok("12"));
        assert_eq!(simple("1", 1, FeeStyle::FirstPeriod).as_deref(), Ok("12"));
        // 100 of 9,900 received.
        assert_eq!(simple("1", 1, FeeStyle::UpfrontDeducted).as_deref(), Ok("12.121212"));
    }

    #[test]
    fn inputs_are_named() {
        assert_eq!(simple("-1", 1, FeeStyle::EachPeriod), Err(CostError::Fee));
        assert_eq!(simple("100", 1, FeeStyle::UpfrontDeducted), Err(CostError::Fee));
        assert_eq!(simple("1", 0, FeeStyle::EachPeriod), Err(CostError::Periods));
        assert_eq!(instalment_cost(Decimal::ZERO, 1, Decimal::ONE, FeeStyle::EachPeriod), Err(CostError::Principal));
    }
}
