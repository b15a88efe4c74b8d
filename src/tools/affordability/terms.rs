//! What a household can carry.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::{Affordability, FieldError, Flow};
use crate::domain::debt::{Burden, DebtError, Household, affordable, burden};
use crate::domain::household::{BudgetLine, emergency_months, monthly_total};
use crate::domain::loan::{Method, Terms, schedule};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::AnnualRate;
use crate::tool::text::{Arg, Text};

/// A household and the loan it has in mind.
#[derive(Clone, Copy)]
pub(super) struct AffordabilityTerms {
    pub(super) household: Household,
    /// What the customer typed for a month's debts and living costs, without what has another rhythm.
    pub(super) debts: Money,
    pub(super) living: Money,
    /// What the housing fund pays towards the payment each month (公积金冲还贷).
    pub(super) fund: Money,
    pub(super) savings: Decimal,
    pub(super) rate: AnnualRate,
    pub(super) years: u32,
    pub(super) comfortable: Decimal,
    pub(super) limit: Decimal,
    pub(super) currency: Currency,
}

/// The household's month: what is monthly anyway, and its share of what has another rhythm.
fn household(input: &Affordability) -> Option<Household> {
    let mut income = input.income + input.second_income;
    let (mut commitments, mut living) = (input.debts, input.living);
    for other in &input.others {
        let month = monthly_total(&[BudgetLine { amount: other.amount, frequency: other.per.into() }])?;
        let sum = match other.kind {
            Flow::Income => &mut income,
            Flow::Debts => &mut commitments,
            Flow::Living => &mut living,
        };
        *sum += month;
    }
    Some(Household { income, commitments, living })
}

/// Which field a failed calculation belongs to.
fn field_error(error: DebtError) -> FieldError {
    match error {
        DebtError::Rate => FieldError::out_of_range(Affordability::ANNUAL_RATE),
        DebtError::Months => FieldError::required(Affordability::TERM),
        _ => FieldError::out_of_range(Affordability::INCOME),
    }
}

impl AffordabilityTerms {
    pub(super) fn of(input: &Affordability, currency: Currency) -> Result<AffordabilityTerms, FieldError> {
        if input.limit < input.comfortable {
            return Err(FieldError::at(Affordability::LIMIT, Text::plain("affordability.error.limit")));
        }
        Ok(AffordabilityTerms {
            household: household(input).ok_or_else(|| FieldError::out_of_range(Affordability::INCOME))?,
            debts: input.debts,
            living: input.living,
            fund: input.fund,
            savings: input.savings,
            rate: input.annual_rate,
            years: input.term,
            comfortable: input.comfortable,
            limit: input.limit,
            currency,
        })
    }

    const fn months(&self) -> u32 {
        self.years.saturating_mul(12)
    }

    /// The rate after a rise.
    pub(super) fn rate_after(&self, points: u32) -> Result<AnnualRate, FieldError> {
        let percent = self.rate.percent().add_checked(Decimal::from(points));
        percent
            .and_then(|percent| AnnualRate::from_percent(percent).ok())
            .ok_or_else(|| FieldError::out_of_range(Affordability::ANNUAL_RATE))
    }

    /// The largest loan within a share of income, with the rate so many points higher.
    pub(super) fn loan_within(&self, share: Decimal, points: u32) -> Result<Money, FieldError> {
        let room = affordable(self.household, share, self.rate_after(points)?, self.months(), Decimal::ZERO);
        Ok(room.map_err(field_error)?.loan)
    }

    pub(super) fn highest_loan(&self) -> Result<Money, FieldError> {
        self.loan_within(self.limit, 0)
    }

    pub(super) fn burden(&self, loan: Money, points: u32) -> Result<Burden, FieldError> {
        let mut burden = burden(self.household, loan, self.rate_after(points)?, self.months()).map_err(field_error)?;
        burden.left_over += self.fund.min(burden.payment);
        Ok(burden)
    }

    /// What can be borrowed, rounded down.
    pub(super) fn rounded_down(&self, money: Money) -> Arg {
        Arg::at_most(money.to_decimal())
    }

    /// Comfortable, tight or too much.
    pub(super) fn verdict(&self, burden: &Burden) -> &'static str {
        if burden.left_over.is_negative() || burden.debt_to_income > self.limit {
            "too_much"
        } else if burden.debt_to_income > self.comfortable {
            "tight"
        } else {
            "comfortable"
        }
    }

    /// How many whole months the savings pay for everything; `None` when nothing has to be paid.
    pub(super) fn runway(&self, payment: Money) -> Option<u32> {
        let Household { commitments, living, .. } = self.household;
        let spending = living + commitments + payment;
        let months = emergency_months(self.savings, spending.to_decimal())?;
        u32::try_from(months.trunc()).ok()
    }

    /// What is owed now and after each month.
    pub(super) fn balances(&self, loan: Money) -> Result<Vec<Decimal>, FieldError> {
        let mut path = vec![loan.to_decimal()];
        if loan.is_positive() {
            let plan = schedule(&Terms {
                principal: loan,
                annual_rate: self.rate,
                months: self.months(),
                method: Method::EqualInstallment,
                currency: self.currency,
            });
            let plan = plan.map_err(|error| field_error(error.into()))?;
            path.extend(plan.rows().iter().map(|row| row.balance.to_decimal()));
        }
        let points = usize::try_from(self.months()).unwrap_or(0).saturating_add(1);
        path.resize(points, Decimal::ZERO);
        Ok(path)
    }
}
