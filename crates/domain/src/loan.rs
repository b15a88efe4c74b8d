//! Loans: schedules to the cent, and the unrounded closed forms beside them.
//!
//! # The convention
//! Payments are one month apart, in arrears. The interest of a month is the half-up cent of the **exact** value
//! `balance * annual / 1200`, rounded once; the level payment is rounded once; principal is payment less interest;
//! the last payment is what is left plus its interest, so the principal parts sum to the principal to the cent.
//!
//! Multiplying by a stored monthly rate is not the same: 4.9 / 1200 has no finite expansion, and an exact half-cent
//! then becomes 0.4999... and is lost. Everything here is integers until the one rounding.
//!
//! ```
//! use finplan_domain::loan::{Method, Terms, schedule};
//! use finplan_domain::money::{Currency, Money};
//! use finplan_domain::rate::AnnualRate;
//!
//! let terms = Terms {
//!     principal: Money::from_minor(100_000_000),
//!     annual_rate: AnnualRate::from_percent("4.9".parse().unwrap()).unwrap(),
//!     months: 360,
//!     method: Method::EqualInstallment,
//!     currency: Currency::Cny,
//! };
//! let schedule = schedule(&terms).unwrap();
//! assert_eq!(schedule.first_payment().minor(), 530_727);
//! assert_eq!(schedule.last_payment().minor(), 530_519);
//! assert_eq!(schedule.total_interest().minor(), 91_061_512);
//! ```

mod closed_form;
mod combination;
mod contribution;
mod daily;
mod engine;
mod event;
mod fund;
mod goal;
mod interest;
mod level;
mod lpr;
mod penalty;
mod prepayment;
mod rules;
mod schedule;
mod shape;

pub use closed_form::{ClosedForm, closed_form, exact_balance, exact_level_payment, monthly_decrease};
pub use combination::{CombinedRow, combine};
pub use contribution::Contribution;
pub use daily::{Movement, Settlement, settle_between, settle_credit_line, single_payment};
pub use event::{Deferral, LoanEvent, Strategy};
pub use fund::{FundPlan, FundRow, Offset, ProvidentFund, with_fund};
pub use goal::{
    PrepaymentGoal, PrepaymentPlan, PrepaymentSearch, prepaid, prepayment_effect, prepayment_needed, with_budget,
};
pub use interest::Interest;
pub use level::level_payment;
pub use lpr::{Benchmark, FloatingRate, MonthOfChange, RepricingDay};
pub use penalty::{Penalty, PenaltyBasis};
pub use prepayment::{Prepayment, prepayment};
pub use rules::{PrepaymentRules, Refusal};
pub use schedule::{Row, Schedule};
pub use shape::{PaymentStep, Shape};

use crate::money::{Currency, Money, MoneyError};
use crate::rate::AnnualRate;

/// The longest term, in months: a hundred years.
pub const MAX_MONTHS: u32 = 1200;

/// How a loan is repaid (还款方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Method {
    /// 等额本息: the same payment every month.
    EqualInstallment,
    /// 等额本金: the same principal part every month, plus interest on the balance.
    EqualPrincipal,
    /// 按月付息到期还本: interest every month, the principal at the end.
    InterestOnly,
    /// 等本等息: the same principal part, and interest on the *original* principal every month.
    FlatFee,
}

/// What is agreed: everything a schedule needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Terms {
    /// The amount lent; above zero.
    pub principal: Money,
    /// The nominal annual rate, compounded monthly; zero or more.
    pub annual_rate: AnnualRate,
    /// The number of payments, 1 to [`MAX_MONTHS`].
    pub months: u32,
    /// How it is repaid.
    pub method: Method,
    /// The currency, for whoever prints the schedule; the arithmetic is in minor units.
    pub currency: Currency,
}

/// Why there is no schedule. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoanError {
    /// The principal is zero or negative.
    #[error("the principal must be above zero")]
    Principal,
    /// The annual rate is negative.
    #[error("the annual rate of a loan must not be negative")]
    Rate,
    /// The number of months is zero or above [`MAX_MONTHS`].
    #[error("the term must be 1 to 1200 months")]
    Months,
    /// An event has a negative amount, or sets the level payment of a loan that has none.
    #[error("the amount of a prepayment, payment or fee must not be negative, and must suit the method")]
    Event,
    /// A shape has no periods in a year, a negative balloon, or an impossible step or first period.
    #[error("the balloon, the steps or the periods of the loan cannot be used")]
    Shape,
    /// A flat-fee loan was to be prepaid in part.
    #[error("a flat-fee loan can only be settled as a whole")]
    FlatFeePrepayment,
    /// The contract does not allow a prepayment.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A figure of the schedule does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

impl From<MoneyError> for LoanError {
    fn from(_: MoneyError) -> LoanError {
        LoanError::OutOfRange
    }
}

impl Terms {
    /// Checks every input: a principal above zero, a rate of zero or more, 1 to [`MAX_MONTHS`] months.
    ///
    /// # Errors
    /// The first input that is out of its range: [`LoanError::Principal`], [`LoanError::Rate`], [`LoanError::Months`].
    ///
    /// ```
    /// use finplan_domain::loan::{LoanError, Method, Terms};
    /// use finplan_domain::{money::{Currency, Money}, rate::AnnualRate};
    /// let (principal, annual_rate) = (Money::from_minor(100), AnnualRate::ZERO);
    /// let terms = Terms { principal, annual_rate, months: 1200, method: Method::FlatFee, currency: Currency::Cny };
    /// assert_eq!(terms.check(), Ok(()));
    /// assert_eq!(Terms { months: 1201, ..terms }.check(), Err(LoanError::Months));
    /// ```
    pub fn check(&self) -> Result<(), LoanError> {
        if !self.principal.is_positive() {
            return Err(LoanError::Principal);
        }
        if self.annual_rate.is_negative() {
            return Err(LoanError::Rate);
        }
        if self.months == 0 || self.months > MAX_MONTHS {
            return Err(LoanError::Months);
        }
        Ok(())
    }
}

/// The schedule to the cent, by the convention of this module.
///
/// # Errors
/// See [`LoanError`].
///
/// ```
/// use finplan_domain::loan::{Method, Terms, schedule};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(12_000_000),
///     annual_rate: AnnualRate::from_percent("3.6".parse().unwrap()).unwrap(),
///     months: 12,
///     method: Method::EqualPrincipal,
///     currency: Currency::Cny,
/// };
/// let schedule = schedule(&terms).unwrap();
/// // 10,000 and 0.3 % of what is owed: 10,360 first, 10,030 last.
/// assert_eq!(schedule.first_payment().minor(), 1_036_000);
/// assert_eq!(schedule.last_payment().minor(), 1_003_000);
/// ```
pub fn schedule(terms: &Terms) -> Result<Schedule, LoanError> {
    schedule_with(terms, &[])
}

/// The schedule to the cent with everything that happens on the way, in any order.
///
/// Events of one moment take effect in the order given. Those after the last payment have no effect.
///
/// # Errors
/// See [`LoanError`].
///
/// ```
/// use finplan_domain::loan::{LoanEvent, Method, Terms, schedule_with};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
/// let terms = Terms {
///     principal: Money::from_minor(431_000_000),
///     annual_rate: rate("4.55"),
///     months: 240,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// let repriced = schedule_with(&terms, &[LoanEvent::Rate { from: 13, rate: rate("4.45") }]).unwrap();
/// assert_eq!(repriced.row(12).unwrap().payment.minor(), 2_738_365);
/// assert_eq!(repriced.row(13).unwrap().payment.minor(), 2_716_068);
/// ```
pub fn schedule_with(terms: &Terms, events: &[LoanEvent]) -> Result<Schedule, LoanError> {
    schedule_shaped(terms, &Shape::default(), events)
}

/// The schedule of a loan of any [`Shape`], with everything that happens on the way.
///
/// # Errors
/// See [`LoanError`].
///
/// ```
/// use finplan_domain::loan::{Method, Shape, Terms, schedule_shaped};
/// use finplan_domain::{money::{Currency, Money}, rate::AnnualRate};
/// let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
/// let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
/// // Two payments of interest only, 0.5 % of 120,000; then ten of 12,000 and interest.
/// let schedule = schedule_shaped(&terms, &Shape { grace: 2, ..Shape::default() }, &[]).unwrap();
/// assert_eq!((schedule.row(2).unwrap().payment.minor(), schedule.row(3).unwrap().payment.minor()), (60_000, 1_260_000));
/// ```
pub fn schedule_shaped(terms: &Terms, shape: &Shape, events: &[LoanEvent]) -> Result<Schedule, LoanError> {
    terms.check()?;
    shape.check()?;
    engine::run(terms, shape, events)
}
