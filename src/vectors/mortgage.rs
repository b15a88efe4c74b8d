//! Mortgage figures as Chinese pages print them.

use super::amortisation::terms;
use super::case::{Malformed, VectorCase, missing};
use super::check::{Actual, Checks};
use super::cost::relative;
use crate::base::decimal::DecimalExt as _;
use crate::domain::loan::{ClosedForm, Method, Terms, closed_form, exact_balance, monthly_decrease, schedule};
use crate::domain::money::{Currency, Money, Rounding};
use rust_decimal::Decimal;

/// Closed forms agree to this relative distance.
const CLOSED_FORM_TOLERANCE: f64 = 1e-12;

/// The method that a name such as 等额本息剩余本金 begins with.
pub(super) fn method(name: &str) -> Option<Method> {
    let known = [("等额本息", Method::EqualInstallment), ("等额本金", Method::EqualPrincipal)];
    known.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, method)| *method)
}

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let name = case.top("fn").ok_or_else(|| missing("fn"))?;
    let method = method(name).ok_or_else(|| Malformed(format!("{name:?} is not known")))?;
    let loan = Loan {
        terms: terms(case, method)?,
        principal: case.decimal("principal")?,
        exact: closed_form(method, case.decimal("principal")?, case.rate("annual_rate_pct")?, case.count("months")?)?,
        after: case.input("after_payment").and_then(super::case::count),
    };
    let mut checks = Checks::default();
    checks.group("oracle", case.group("oracle"), |field| Some(relative(loan.figure(field)?, CLOSED_FORM_TOLERANCE)));
    checks.group("published", case.group("published"), |field| Some(Actual::Printed(loan.figure(field)?.into())));
    Ok(checks)
}

struct Loan {
    terms: Terms,
    principal: Decimal,
    exact: ClosedForm,
    after: Option<u32>,
}

impl Loan {
    /// A figure by its name; unrounded, except where the name says so.
    fn figure(&self, field: &str) -> Option<Decimal> {
        if let Some((part, period)) = field.rsplit_once('_')
            && let Ok(period) = period.parse::<u32>()
        {
            return self.part(part, period);
        }
        let total = self.principal.add_checked(self.exact.total_interest)?;
        let cents = || schedule(&self.terms).ok();
        Some(match field {
            "payment" | "first_payment" => self.exact.first_payment,
            "last_payment" => self.exact.last_payment,
            "monthly_decrease" => monthly_decrease(self.principal, self.terms.annual_rate, self.terms.months).ok()?,
            "total_interest" | "total_interest_exact" => self.exact.total_interest,
            "total_paid" | "total_paid_exact" => total,
            "total_interest_cent_schedule" => (cents()?.total_interest()).to_decimal(),
            "total_paid_cent_schedule" => (cents()?.total_paid()).to_decimal(),
            "total_paid_rounded_payment_x_n" => self.page_style()?,
            "total_interest_rounded_payment_x_n" => self.page_style()?.sub_checked(self.principal)?,
            "balance" => self.balance(self.after?)?,
            _ => return None,
        })
    }

    /// What pages print as the total: the rounded payment times the number of payments.
    fn page_style(&self) -> Option<Decimal> {
        let rounded = Money::from_decimal(self.exact.first_payment, Currency::Cny, Rounding::HalfUp).ok()?;
        Some(rounded.times(self.terms.months).ok()?.to_decimal())
    }

    /// What is owed after so many payments, unrounded.
    fn balance(&self, after: u32) -> Option<Decimal> {
        let Terms { annual_rate, months, method, .. } = self.terms;
        match method {
            Method::EqualPrincipal => {
                let left = Decimal::from(months.checked_sub(after)?);
                self.principal.mul_checked(left)?.div_checked(months.into())
            }
            _ => exact_balance(self.principal, annual_rate, months, after).ok(),
        }
    }

    /// Interest, principal or payment of one period.
    fn part(&self, part: &str, period: u32) -> Option<Decimal> {
        let before = self.balance(period.checked_sub(1)?)?;
        let interest = before.mul_checked(self.terms.annual_rate.percent())?.div_checked(1200.into())?;
        let principal = before.sub_checked(self.balance(period)?)?;
        match part {
            "interest" => Some(interest),
            "principal" => Some(principal),
            "payment" => interest.add_checked(principal),
            "balance" => self.balance(period),
            _ => None,
        }
    }
}
