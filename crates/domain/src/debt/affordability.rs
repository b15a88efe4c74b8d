//! How much a household can borrow.

use super::DebtError;
use crate::double_double::DoubleDouble;
use crate::loan::{Interest, MAX_MONTHS, level_payment};
use crate::money::{Money, Rounding};
use crate::rate::AnnualRate;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Monthly money of everybody who will repay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Household {
    /// Income after tax.
    pub income: Money,
    /// Payments on other debts.
    pub commitments: Money,
    /// What living costs.
    pub living: Money,
}

/// What can be borrowed, and what it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Affordability {
    /// The payment that keeps within both limits; nothing when there is no room.
    pub payment: Money,
    /// The loan it repays.
    pub loan: Money,
    /// All debt payments in percent of income (月供收入比, DTI).
    pub debt_to_income: Decimal,
    /// Income less debts, payment and living costs.
    pub left_over: Money,
    /// The payment of the same loan at the higher rate of the stress.
    pub stressed_payment: Money,
    /// What is left over then; negative when the household could not bear it.
    pub stressed_left_over: Money,
}

/// The largest level-payment loan within a limit of debt payments to income (in percent) and within what is left after
/// living costs, with the same loan at a rate `stress_points` higher.
///
/// Formula: the payment is the lesser of `income * limit / 100 - commitments` and `income - commitments - living`,
/// never below zero; the loan is `payment * (1 - (1+i)^-n) / i`, or `payment * n` without interest, rounded down.
///
/// # Errors
/// [`DebtError::Amount`] without income or with negative amounts; [`DebtError::Rate`], [`DebtError::Months`].
///
/// ```
/// use finplan_domain::debt::{Household, affordable};
/// use finplan_domain::{money::Money, rate::AnnualRate};
/// let household = Household {
///     income: Money::from_minor(2_000_000),
///     commitments: Money::from_minor(200_000),
///     living: Money::from_minor(700_000),
/// };
/// let rate = AnnualRate::from_percent("3.5".parse().unwrap()).unwrap();
/// let room = affordable(household, 50.into(), rate, 360, 3.into()).unwrap();
/// assert_eq!(room.payment.minor(), 800_000);
/// assert_eq!(room.loan.minor(), 178_155_987);
/// assert_eq!(room.debt_to_income.normalize().to_string(), "50");
/// ```
pub fn affordable(
    household: Household,
    limit_percent: Decimal,
    rate: AnnualRate,
    months: u32,
    stress_points: Decimal,
) -> Result<Affordability, DebtError> {
    let Household { income, commitments, living } = household;
    if !income.is_positive() || commitments.is_negative() || living.is_negative() || limit_percent < Decimal::ZERO {
        return Err(DebtError::Amount);
    }
    if months == 0 || months > MAX_MONTHS {
        return Err(DebtError::Months);
    }
    let limit = income.percent(limit_percent, Rounding::Down).map_err(|_| DebtError::OutOfRange)?;
    let before = income - commitments;
    let payment = (limit - commitments).min(before - living).max(Money::ZERO);
    let loan = loan_of(payment, rate, months)?;
    let stressed = rate.percent().add_checked(stress_points).ok_or(DebtError::Rate)?;
    let stressed = AnnualRate::from_percent(stressed).map_err(|_| DebtError::Rate)?;
    let stressed_payment = level_payment(loan, &Interest::month(stressed)?, months)?;
    Ok(Affordability {
        payment,
        loan,
        debt_to_income: household.debt_to_income(payment)?,
        left_over: before - living - payment,
        stressed_payment,
        stressed_left_over: before - living - stressed_payment,
    })
}

/// What a loan of a given size does to a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Burden {
    /// The level payment.
    pub payment: Money,
    /// All debt payments in percent of income (月供收入比, DTI).
    pub debt_to_income: Decimal,
    /// Income less debts, payment and living costs; negative when it is short.
    pub left_over: Money,
}

/// The burden of a level-payment loan; nothing borrowed is no payment.
///
/// Formulas: `debt_to_income = 100 * (commitments + payment) / income`, not rounded, and
/// `left_over = income - commitments - living - payment`.
///
/// # Errors
/// [`DebtError::Amount`] without income or with negative amounts; [`DebtError::Rate`], [`DebtError::Months`].
///
/// ```
/// use finplan_domain::debt::{Household, burden};
/// use finplan_domain::{money::Money, rate::AnnualRate};
/// let household = Household {
///     income: Money::from_minor(2_000_000),
///     commitments: Money::from_minor(200_000),
///     living: Money::from_minor(700_000),
/// };
/// let rate = AnnualRate::from_percent("4.9".parse().unwrap()).unwrap();
/// let burden = burden(household, Money::from_minor(100_000_000), rate, 360).unwrap();
/// assert_eq!(burden.payment.minor(), 530_727);
/// assert_eq!(burden.left_over.minor(), 569_273);
/// assert_eq!(burden.debt_to_income.round_dp(2).to_string(), "36.54");
/// ```
pub fn burden(household: Household, loan: Money, rate: AnnualRate, months: u32) -> Result<Burden, DebtError> {
    let Household { income, commitments, living } = household;
    if !income.is_positive() || commitments.is_negative() || living.is_negative() || loan.is_negative() {
        return Err(DebtError::Amount);
    }
    if months == 0 || months > MAX_MONTHS {
        return Err(DebtError::Months);
    }
    let payment = level_payment(loan, &Interest::month(rate)?, months)?;
    let left_over = income - commitments - living - payment;
    Ok(Burden { payment, debt_to_income: household.debt_to_income(payment)?, left_over })
}

impl Household {
    /// All debts with one more payment, in percent of income.
    fn debt_to_income(&self, payment: Money) -> Result<Decimal, DebtError> {
        Decimal::from((payment + self.commitments).minor())
            .mul_checked(Decimal::ONE_HUNDRED)
            .and_then(|debts| debts.div_checked(self.income.minor().into()))
            .ok_or(DebtError::OutOfRange)
    }
}

/// The largest loan, rounded down, that a level payment repays: `payment * (1 - (1+i)^-n) / i`.
fn loan_of(payment: Money, rate: AnnualRate, months: u32) -> Result<Money, DebtError> {
    if rate.is_negative() {
        return Err(DebtError::Rate);
    }
    let i = DoubleDouble::from(rate.percent()) / DoubleDouble::from(1200);
    let discount = -(i / (DoubleDouble::ONE + i));
    let factor = if i.is_zero() { DoubleDouble::from(months) } else { -discount.compound_m1(months) / i };
    let loan = (DoubleDouble::from(payment.minor()) * factor).floor();
    payment.with_minor(loan).map_err(|_| DebtError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn household(income: i64, commitments: i64, living: i64) -> Household {
        let money = |minor| Money::try_from_minor(minor).unwrap();
        Household { income: money(income), commitments: money(commitments), living: money(living) }
    }

    fn run(household: Household, percent: i64) -> Result<Affordability, DebtError> {
        affordable(household, 50.into(), AnnualRate::from_percent(percent.into()).unwrap(), 240, 2.into())
    }

    #[test]
    fn the_loan_costs_the_payment() {
        for percent in [0, 3, 12] {
            let room = run(household(1_500_000, 0, 100_000), percent).unwrap();
            let rate = AnnualRate::from_percent(percent.into()).unwrap();
            let payment = level_payment(room.loan, &Interest::month(rate).unwrap(), 240).unwrap();
            assert_eq!(payment, room.payment);
            assert!(room.stressed_payment > room.payment);
        }
    }

    #[test]
    fn the_burden_of_what_is_affordable_is_what_was_asked_for() {
        let household = household(1_500_000, 60_000, 100_000);
        let room = run(household, 3).unwrap();
        let rate = AnnualRate::from_percent(3.into()).unwrap();
        let burden = burden(household, room.loan, rate, 240).unwrap();
        assert_eq!((burden.payment, burden.left_over), (room.payment, room.left_over));
        assert_eq!(burden.debt_to_income, room.debt_to_income);
        let nothing = super::burden(household, Money::ZERO, rate, 240).unwrap();
        assert_eq!((nothing.payment, nothing.debt_to_income), (Money::ZERO, 4.into()));
        assert_eq!(super::burden(household, Money::from_minor(-1), rate, 240), Err(DebtError::Amount));
        assert_eq!(super::burden(household, Money::ZERO, rate, 0), Err(DebtError::Months));
    }

    #[test]
    fn living_costs_and_debts_come_first() {
        // Half of the income would be 500,000, but only 150,000 are left.
        assert_eq!(run(household(1_000_000, 50_000, 800_000), 4).unwrap().payment.minor(), 150_000);
        let none = run(household(1_000_000, 600_000, 800_000), 4).unwrap();
        assert_eq!((none.payment, none.loan), (Money::ZERO, Money::ZERO));
        assert!(none.left_over.is_negative());
        assert_eq!(run(household(0, 0, 0), 4), Err(DebtError::Amount));
    }
}
