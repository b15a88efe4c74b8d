//! How a loan departs from equal months and equal payments.

use super::LoanError;
use crate::money::Money;
use rust_decimal::Decimal;

/// Payments that rise or fall by steps (递增 / 递减还款).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PaymentStep {
    /// The number of payments of one size; above zero.
    pub every: u32,
    /// By how many percent the next ones are larger; negative for smaller ones, above -100.
    pub percent: Decimal,
}

/// What is agreed beyond [`Terms`](super::Terms). The default is twelve equal periods a year and nothing else.
///
/// ```
/// use finplan_domain::loan::{Method, Shape, Terms, schedule_shaped};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(10_000_000),
///     annual_rate: AnnualRate::from_percent(6.into()).unwrap(),
///     months: 36,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// // A car loan that leaves 30,000 for the last payment.
/// let shape = Shape { balloon: Money::from_minor(3_000_000), ..Shape::default() };
/// let schedule = schedule_shaped(&terms, &shape, &[]).unwrap();
/// assert_eq!(schedule.first_payment().minor(), 227_954);
/// assert_eq!(schedule.last_payment().minor(), 3_227_933);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Periods in a year: 12, or 26 for every two weeks. `Terms::months` then counts these.
    pub per_year: u32,
    /// The first payments that are interest only (宽限期).
    pub grace: u32,
    /// What is left to the last payment on top of it (尾款).
    pub balloon: Money,
    /// Steps of a level payment.
    pub step: Option<PaymentStep>,
    /// The first period as a part of a year, such as `(45, 360)`; else it is as long as the others. The principal part
    /// of the first payment stays what it would be.
    pub first_period: Option<(u32, u32)>,
}

impl Default for Shape {
    fn default() -> Shape {
        Shape { per_year: 12, grace: 0, balloon: Money::ZERO, step: None, first_period: None }
    }
}

impl Shape {
    pub(super) fn check(&self) -> Result<(), LoanError> {
        let step = self.step.is_none_or(|step| step.every > 0 && step.percent > -Decimal::ONE_HUNDRED);
        let first = self.first_period.is_none_or(|(_, whole)| whole > 0);
        if self.per_year == 0 || self.balloon.is_negative() || !step || !first {
            return Err(LoanError::Shape);
        }
        Ok(())
    }
}
