//! What is paid into the basic pension a month (缴费).

use super::{PensionError, amount, cents, plus, share};
use rust_decimal::Decimal;

/// The rates of the basic pension, in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ContributionRates {
    /// What an employee pays; all of it goes to the account.
    pub employee: Decimal,
    /// What the employer pays; none of it goes to the account.
    pub employer: Decimal,
    /// What somebody of flexible employment pays (灵活就业人员).
    pub flexible: Decimal,
    /// The part of it that goes to the account.
    pub flexible_to_account: Decimal,
    /// The least base, in percent of the average wage (缴费基数下限).
    pub floor_of_average: Decimal,
    /// The largest base, in percent of the average wage (缴费基数上限).
    pub cap_of_average: Decimal,
}

/// How somebody is insured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Worker {
    /// By an employer (职工).
    Employee,
    /// By himself (灵活就业人员).
    Flexible,
}

/// The contributions of a month, each rounded half up to the cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Contribution {
    /// The base, rounded first.
    pub base: Decimal,
    /// What the insured pays.
    pub own: Decimal,
    /// What the employer pays.
    pub employer: Decimal,
    /// What is credited to the account.
    pub to_account: Decimal,
    /// What is paid altogether.
    pub total: Decimal,
}

/// The contributions on a wage: the wage within the floor and the cap of the average wage, times the rates.
///
/// Source: 社会保险法, article 12; 国办发〔2019〕13号, paragraphs 1 and 3.
///
/// # Errors
/// [`PensionError::Amount`] for a negative wage; [`PensionError::Rate`] for rates that are no shares or a floor above
/// the cap; [`PensionError::OutOfRange`].
///
/// ```
/// use finplan_domain::pension::{ContributionRates, Worker, contribution};
/// let rates = ContributionRates {
///     employee: 8.into(),
///     employer: 16.into(),
///     flexible: 20.into(),
///     flexible_to_account: 8.into(),
///     floor_of_average: 60.into(),
///     cap_of_average: 300.into(),
/// };
/// let paid = contribution(4_000.into(), 10_000.into(), Worker::Employee, &rates).unwrap();
/// assert_eq!((paid.base, paid.own, paid.employer), (6_000.into(), 480.into(), 960.into()));
/// ```
pub fn contribution(
    wage: Decimal,
    average_wage: Decimal,
    worker: Worker,
    rates: &ContributionRates,
) -> Result<Contribution, PensionError> {
    let average = amount(average_wage)?;
    if rates.floor_of_average < Decimal::ZERO || rates.floor_of_average > rates.cap_of_average {
        return Err(PensionError::Rate);
    }
    let bound = |percent| average * crate::annuity::fraction(percent);
    let (floor, cap) = (bound(rates.floor_of_average), bound(rates.cap_of_average));
    let wage = amount(wage)?;
    let base = cents(if wage < floor {
        floor
    } else if wage > cap {
        cap
    } else {
        wage
    })?;
    let part = |percent| cents(amount(base)? * share(percent)?);
    let (own, employer, to_account) = match worker {
        Worker::Employee => (part(rates.employee)?, part(rates.employer)?, part(rates.employee)?),
        Worker::Flexible => (part(rates.flexible)?, Decimal::ZERO, part(rates.flexible_to_account)?),
    };
    Ok(Contribution { base, own, employer, to_account, total: plus(own, employer)? })
}
