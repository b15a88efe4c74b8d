//! Public, occupational and personal pensions: when they begin, what they pay, how they are taxed.
//!
//! Mainland China (中国内地) stands here, Taiwan (臺灣) in [`taiwan`]. Ages, rates, tables and limits change by law and by
//! place: they are data that is passed in, never constants.
//!
//! Amounts are in main units of the currency and not negative. Rates are in percent. What is called exact is not
//! rounded; what is paid or withheld is rounded half up to the cent where the law rounds it, and each function says so.

mod account;
mod age;
mod basic;
mod combined;
mod contribution;
mod enterprise;
mod personal;
pub mod taiwan;

pub use account::{
    AccountStatement, AccountYear, BetweenAges, CreditMethod, CreditedYear, DivisorAge, DivisorTable, account_pension,
    accumulate,
};
pub use age::{Age, MinimumYears, RetirementGroup, RetirementRule, RetirementRules, StatutoryRetirement};
pub use basic::{BasicPension, basic_pension};
pub use combined::{MainlandPension, PensionCase, mainland_pension};
pub use contribution::{Contribution, ContributionRates, Worker, contribution};
pub use enterprise::{
    AnnuityContribution, AnnuityDeduction, AnnuityLimits, AnnuityPayment, AnnuityRefusal, PayoutMode,
    annuity_contribution, annuity_payment, annuity_tax,
};
pub use personal::{
    PersonalPensionPlan, PersonalPensionResult, PersonalPensionRules, PersonalPensionTax, personal_pension_tax,
};

use crate::double_double::DoubleDouble;
use crate::tax::TaxError;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Why there is no pension. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PensionError {
    /// An amount is negative.
    #[error("the amounts must not be negative")]
    Amount,
    /// A rate is outside its bounds: a return or a growth of -100 % or less or above 1,000 %, a share below 0 % or
    /// above 100 %.
    #[error("returns must be above -100 % and at most 1000 %, shares between 0 % and 100 %")]
    Rate,
    /// A number of months or years is zero, or beyond a hundred years.
    #[error("the term must be at least one period and at most a hundred years")]
    Term,
    /// The years of an account do not follow one another, or its months are no months of a year.
    #[error("the years of the account must follow one another, each with months from 1 to 12")]
    Years,
    /// A pension is claimed before it may begin, or later than it can be put off.
    #[error("the pension cannot begin at this age")]
    Age,
    /// The rules have no entry for this case.
    #[error("the rules have no entry for this case")]
    Table,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

impl From<TaxError> for PensionError {
    fn from(error: TaxError) -> PensionError {
        match error {
            TaxError::Amount => PensionError::Amount,
            TaxError::Table => PensionError::Table,
            TaxError::OutOfRange => PensionError::OutOfRange,
        }
    }
}

/// The longest term, in months.
const MAX_MONTHS: u32 = 1_200;

/// An amount that is not negative.
fn amount(value: Decimal) -> Result<DoubleDouble, PensionError> {
    if value < Decimal::ZERO { Err(PensionError::Amount) } else { Ok(value.into()) }
}

/// A share in percent, as a fraction.
fn share(percent: Decimal) -> Result<DoubleDouble, PensionError> {
    if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
        return Err(PensionError::Rate);
    }
    Ok(crate::annuity::fraction(percent))
}

/// A figure that is not rounded.
fn exact(value: DoubleDouble) -> Result<Decimal, PensionError> {
    value.to_decimal().ok_or(PensionError::OutOfRange)
}

/// A figure rounded half up to the cent.
fn cents(value: DoubleDouble) -> Result<Decimal, PensionError> {
    Ok(exact(value)?.round_half_up(2))
}

/// The difference of two amounts.
fn less(from: Decimal, part: Decimal) -> Result<Decimal, PensionError> {
    from.sub_checked(part).ok_or(PensionError::OutOfRange)
}

/// The sum of two amounts.
fn plus(one: Decimal, other: Decimal) -> Result<Decimal, PensionError> {
    one.add_checked(other).ok_or(PensionError::OutOfRange)
}
