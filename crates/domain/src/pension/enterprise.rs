//! The enterprise annuity (企业年金): what may be paid in, what it pays, and its tax.

use super::{MAX_MONTHS, PensionError, amount, cents, exact, less, share};
use crate::annuity::{fraction, monthly, net_of, series};
use crate::double_double::DoubleDouble;
use crate::tax::{Tax, TaxTable};
use rust_decimal::Decimal;

/// The limits of contributions, in percent of the wage (企业年金办法).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AnnuityLimits {
    /// The most that the employer may pay.
    pub employer_max: Decimal,
    /// The most that both may pay together.
    pub total_max: Decimal,
}

/// What an employee may deduct of his own part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AnnuityDeduction {
    /// The most, in percent of the wage.
    pub employee_max: Decimal,
    /// The wage counts up to so many percent of the city's average.
    pub wage_cap_of_average: Decimal,
}

/// Why a plan is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnnuityRefusal {
    /// The employer pays more than he may.
    Employer,
    /// Both together pay more than they may.
    Total,
}

/// The contributions of a month, each rounded half up to the cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnnuityContribution {
    /// What the employer pays.
    pub employer: Decimal,
    /// What the employee pays.
    pub employee: Decimal,
    /// The part of it that is not taxed now.
    pub deductible: Decimal,
    /// The rest of it, which is paid out of taxed income.
    pub taxable_excess: Decimal,
    /// Why it is not allowed; none when it is.
    pub refusal: Option<AnnuityRefusal>,
}

/// The contributions on a monthly wage at shares in percent.
///
/// Formula: `deductible = min(own part, 4 % of min(wage, 3 * city average))` with the limits as data; the employer's
/// limit is looked at first. Source: 企业年金办法 (人社部令第36号), article 15; 财税〔2013〕103号, article 1.
///
/// # Errors
/// [`PensionError::Amount`] for a negative wage; [`PensionError::Rate`] for shares beyond 0 to 100 %.
///
/// ```
/// use finplan_domain::pension::{AnnuityDeduction, AnnuityLimits, annuity_contribution};
/// let limits = AnnuityLimits { employer_max: 8.into(), total_max: 12.into() };
/// let deduction = AnnuityDeduction { employee_max: 4.into(), wage_cap_of_average: 300.into() };
/// let [wage, average] = [40_000, 10_000].map(Into::into);
/// let paid = annuity_contribution(wage, average, 8.into(), 4.into(), &limits, &deduction).unwrap();
/// assert_eq!((paid.employee, paid.deductible, paid.taxable_excess), (1_600.into(), 1_200.into(), 400.into()));
/// assert_eq!(paid.refusal, None);
/// ```
pub fn annuity_contribution(
    wage: Decimal,
    city_average: Decimal,
    employer_share: Decimal,
    employee_share: Decimal,
    limits: &AnnuityLimits,
    deduction: &AnnuityDeduction,
) -> Result<AnnuityContribution, PensionError> {
    let wage = amount(wage)?;
    let (employer, own) = (share(employer_share)?, share(employee_share)?);
    if deduction.wage_cap_of_average < Decimal::ZERO {
        return Err(PensionError::Rate);
    }
    let cap = amount(city_average)? * fraction(deduction.wage_cap_of_average);
    let counted = if wage < cap { wage } else { cap };
    let employee = cents(wage * own)?;
    let deductible = employee.min(cents(counted * share(deduction.employee_max)?)?);
    let refusal = if employer_share > limits.employer_max {
        Some(AnnuityRefusal::Employer)
    } else if super::plus(employer_share, employee_share)? > limits.total_max {
        Some(AnnuityRefusal::Total)
    } else {
        None
    };
    Ok(AnnuityContribution {
        employer: cents(wage * employer)?,
        employee,
        deductible,
        taxable_excess: less(employee, deductible)?,
        refusal,
    })
}

/// How the annuity is drawn (领取方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PayoutMode {
    /// Month by month.
    Monthly,
    /// Year by year.
    Annual,
    /// At once, on emigration or to the heirs (出国定居、身故).
    LumpSpecial,
    /// At once for any other reason.
    LumpOther,
}

impl PayoutMode {
    /// Whether the table of months holds rather than that of years: for monthly payments and for an ordinary lump sum,
    /// each on the whole amount.
    ///
    /// ```
    /// use finplan_domain::pension::PayoutMode;
    /// assert!(PayoutMode::LumpOther.by_monthly_table() && !PayoutMode::LumpSpecial.by_monthly_table());
    /// ```
    #[must_use]
    pub const fn by_monthly_table(self) -> bool {
        matches!(self, PayoutMode::Monthly | PayoutMode::LumpOther)
    }
}

/// The tax on a payment of the annuity, apart from any other income, by the table of months or of years.
///
/// Source: 财税〔2018〕164号, article 4.
///
/// # Errors
/// [`PensionError::Amount`] for a negative payment; [`PensionError::Table`].
///
/// ```
/// use finplan_domain::pension::{PayoutMode, annuity_tax};
/// use finplan_domain::tax::{TaxBracket, TaxTable};
/// let table = |rate: i64| TaxTable {
///     brackets: vec![TaxBracket { up_to: None, rate: rate.into(), quick_deduction: 0.into() }],
/// };
/// let (monthly, annual) = (table(10), table(3));
/// assert_eq!(annuity_tax(1_000.into(), PayoutMode::Monthly, &monthly, &annual).unwrap().tax, 100.into());
/// assert_eq!(annuity_tax(1_000.into(), PayoutMode::Annual, &monthly, &annual).unwrap().tax, 30.into());
/// ```
pub fn annuity_tax(
    payment: Decimal,
    mode: PayoutMode,
    monthly: &TaxTable,
    annual: &TaxTable,
) -> Result<Tax, PensionError> {
    Ok(if mode.by_monthly_table() { monthly } else { annual }.tax(payment)?)
}

/// A level payment at the start of each month, and its tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnnuityPayment {
    /// The payment before tax, exact.
    pub exact: Decimal,
    /// The payment before tax, rounded half up to the cent.
    pub payment: Decimal,
    /// The tax on it by the table of months.
    pub tax: Tax,
}

/// What a balance pays at the start of each of so many months.
///
/// Formula: `balance / sum (1+i)^-k` for `k` from 0, with `i = (1+R)^(1/12) - 1`.
///
/// # Errors
/// [`PensionError::Term`] for no month or more than 1200; [`PensionError::Amount`], [`PensionError::Rate`],
/// [`PensionError::Table`].
///
/// ```
/// use finplan_domain::pension::annuity_payment;
/// use finplan_domain::tax::{TaxBracket, TaxTable};
/// let table = TaxTable { brackets: vec![TaxBracket { up_to: None, rate: 3.into(), quick_deduction: 0.into() }] };
/// let paid = annuity_payment(240_000.into(), 240, 0.into(), &table).unwrap();
/// assert_eq!((paid.payment, paid.tax.after_tax), (1_000.into(), 970.into()));
/// ```
pub fn annuity_payment(
    balance: Decimal,
    months: u32,
    annual_return: Decimal,
    table: &TaxTable,
) -> Result<AnnuityPayment, PensionError> {
    let payment = due(amount(balance)?, months, annual_return)?;
    let paid = cents(payment)?;
    Ok(AnnuityPayment { exact: exact(payment)?, payment: paid, tax: table.tax(paid)? })
}

/// The level payment at the start of each month that uses up a balance.
pub(super) fn due(balance: DoubleDouble, months: u32, annual_return: Decimal) -> Result<DoubleDouble, PensionError> {
    if months == 0 || months > MAX_MONTHS {
        return Err(PensionError::Term);
    }
    let rate = monthly(annual_return).ok_or(PensionError::Rate)?;
    Ok(balance / series(net_of(DoubleDouble::ZERO, rate), months))
}
