//! The individual account (个人账户): how it grows, and what it pays.

use super::{Age, MAX_MONTHS, PensionError, amount, cents, exact, plus, share};
use crate::annuity::annual;
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// How the contributions of a year earn interest in that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CreditMethod {
    /// By the months they were there (月积数法): that of January 12 twelfths of a year's interest, that of December one.
    MonthProduct,
    /// Not at all: interest on what was there at the beginning of the year alone.
    YearEnd,
}

/// The contributions of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountYear {
    /// The calendar year.
    pub year: u32,
    /// The contribution base of a month (缴费基数).
    pub monthly_base: Decimal,
    /// The first month paid, 1 to 12.
    pub from_month: u32,
    /// The last month paid, not before the first.
    pub to_month: u32,
    /// The credited rate of the year in percent (记账利率).
    pub credited_rate: Decimal,
}

/// An account at the end of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreditedYear {
    /// The calendar year.
    pub year: u32,
    /// What was paid in during it.
    pub contribution: Decimal,
    /// The interest credited at its end, rounded half up to the cent.
    pub interest: Decimal,
    /// The balance with them.
    pub balance: Decimal,
}

/// An account through the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountStatement {
    /// Each year in turn.
    pub years: Vec<CreditedYear>,
    /// Everything paid in.
    pub contributions: Decimal,
    /// The balance at the end.
    pub balance: Decimal,
    /// The balance at the end if nothing were rounded.
    pub exact_balance: Decimal,
}

/// Follows an account through the years, which must follow one another.
///
/// Formula: the contribution of a month is `base * employee_rate` to the cent; the interest of a year is
/// `opening * r + contribution * sum((13 - m) / 12) * r` over the months paid, rounded to the cent, with the sum zero
/// for [`CreditMethod::YearEnd`].
///
/// # Errors
/// [`PensionError::Years`] for years that leave one out, or months that are none; [`PensionError::Amount`],
/// [`PensionError::Rate`], [`PensionError::OutOfRange`].
///
/// ```
/// use finplan_domain::pension::{AccountYear, CreditMethod, accumulate};
/// let year = AccountYear {
///     year: 2019,
///     monthly_base: 17_063.into(),
///     from_month: 10,
///     to_month: 12,
///     credited_rate: "7.61".parse().unwrap(),
/// };
/// let account = accumulate(0.into(), 8.into(), &[year], CreditMethod::MonthProduct).unwrap();
/// assert_eq!(account.contributions.to_string(), "4095.12");
/// assert_eq!(account.years[0].interest.to_string(), "51.94");
/// ```
pub fn accumulate(
    opening: Decimal,
    employee_rate: Decimal,
    years: &[AccountYear],
    method: CreditMethod,
) -> Result<AccountStatement, PensionError> {
    let rate = share(employee_rate)?;
    let mut unrounded = amount(opening)?;
    let (mut balance, mut contributions) = (opening, Decimal::ZERO);
    let mut credited: Vec<CreditedYear> = Vec::with_capacity(years.len());
    for year in years {
        if credited.last().is_some_and(|last| last.year.checked_add(1) != Some(year.year)) {
            return Err(PensionError::Years);
        }
        let months = year.months_paid().ok_or(PensionError::Years)?;
        let weight = DoubleDouble::from(match method {
            CreditMethod::MonthProduct => year.month_products(),
            CreditMethod::YearEnd => 0,
        });
        let (interest_rate, twelve) = (annual(year.credited_rate).ok_or(PensionError::Rate)?, DoubleDouble::from(12));
        let interest =
            |opening: DoubleDouble, month: DoubleDouble| (opening * twelve + month * weight) * interest_rate / twelve;
        let month = amount(year.monthly_base)? * rate;
        let paid = DoubleDouble::from(cents(month)?);
        let credit = cents(interest(balance.into(), paid))?;
        let contribution = exact(paid * DoubleDouble::from(months))?;
        unrounded += interest(unrounded, month) + month * DoubleDouble::from(months);
        balance = plus(plus(balance, contribution)?, credit)?;
        contributions = plus(contributions, contribution)?;
        credited.push(CreditedYear { year: year.year, contribution, interest: credit, balance });
    }
    Ok(AccountStatement { years: credited, contributions, balance, exact_balance: exact(unrounded)? })
}

impl AccountYear {
    /// How many months are paid.
    fn months_paid(&self) -> Option<u32> {
        let whole = self.from_month >= 1 && self.to_month <= 12;
        whole.then(|| self.to_month.checked_sub(self.from_month)?.checked_add(1)).flatten()
    }

    /// `sum (13 - m)` over the months paid.
    fn month_products(&self) -> u32 {
        (self.from_month..=self.to_month).map(|month| 13_u32.saturating_sub(month)).sum()
    }
}

/// A row of the table of divisor months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DivisorAge {
    /// The age at retirement in whole years.
    pub age: u32,
    /// The months over which the account is paid.
    pub months: u32,
}

/// The divisor months by the age at retirement (个人账户养老金计发月数表), the youngest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DivisorTable {
    /// The rows.
    pub rows: Vec<DivisorAge>,
}

/// What holds between two whole ages; provinces differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BetweenAges {
    /// The row of the whole age reached.
    Floor,
    /// A straight line by months between the rows.
    Interpolate,
}

impl DivisorTable {
    /// The divisor at an age, exact.
    ///
    /// # Errors
    /// [`PensionError::Table`] for an age that the table does not have.
    ///
    /// ```
    /// use finplan_domain::pension::{Age, BetweenAges, DivisorAge, DivisorTable};
    /// let rows = [(54, 175), (55, 170)].map(|(age, months)| DivisorAge { age, months }).to_vec();
    /// let table = DivisorTable { rows };
    /// let age = Age { years: 54, months: 3 };
    /// assert_eq!(table.divisor(age, BetweenAges::Floor).unwrap().to_string(), "175");
    /// assert_eq!(table.divisor(age, BetweenAges::Interpolate).unwrap().to_string(), "173.75");
    /// ```
    pub fn divisor(&self, age: Age, between: BetweenAges) -> Result<Decimal, PensionError> {
        let row = |years: u32| {
            let row = self.rows.iter().find(|row| row.age == years);
            row.map(|row| DoubleDouble::from(row.months)).ok_or(PensionError::Table)
        };
        let whole = row(age.years)?;
        if age.months == 0 || between == BetweenAges::Floor {
            return exact(whole);
        }
        let next = row(age.years.saturating_add(1))?;
        exact(whole + (next - whole) * DoubleDouble::from(age.months) / DoubleDouble::from(12))
    }
}

/// What the account pays a month: `balance / divisor`, rounded half up to the cent, and exact.
///
/// Source: 国发〔2005〕38号, paragraph 6 and annex.
///
/// # Errors
/// [`PensionError::Amount`] for a negative balance; [`PensionError::Term`] for a divisor that is not above zero or
/// beyond a hundred years.
///
/// ```
/// let (monthly, exact) = finplan_domain::pension::account_pension(139_000.into(), 139.into()).unwrap();
/// assert_eq!((monthly, exact), (1_000.into(), 1_000.into()));
/// ```
pub fn account_pension(balance: Decimal, divisor: Decimal) -> Result<(Decimal, Decimal), PensionError> {
    if divisor <= Decimal::ZERO || divisor > Decimal::from(MAX_MONTHS) {
        return Err(PensionError::Term);
    }
    let pension = amount(balance)? / DoubleDouble::from(divisor);
    Ok((cents(pension)?, exact(pension)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(year: u32, from_month: u32, to_month: u32) -> AccountYear {
        AccountYear { year, monthly_base: 1_000.into(), from_month, to_month, credited_rate: 12.into() }
    }

    #[test]
    fn contributions_earn_by_the_months_they_are_there() {
        let follow = |years: &[AccountYear], method| accumulate(Decimal::ZERO, 10.into(), years, method);
        let interest = |from, to, method| follow(&[year(2020, from, to)], method).unwrap().balance;
        assert_eq!(interest(1, 1, CreditMethod::MonthProduct), 112.into());
        assert_eq!(interest(12, 12, CreditMethod::MonthProduct), 101.into());
        assert_eq!(interest(1, 12, CreditMethod::YearEnd), 1_200.into());
        let two = follow(&[year(2020, 1, 12), year(2021, 1, 12)], CreditMethod::YearEnd).unwrap();
        assert_eq!(two.balance, 2_544.into());
    }

    #[test]
    fn years_must_follow_one_another() {
        let refuse = |years: &[AccountYear]| accumulate(1.into(), 8.into(), years, CreditMethod::YearEnd).unwrap_err();
        assert_eq!(refuse(&[year(2020, 1, 12), year(2022, 1, 12)]), PensionError::Years);
        assert_eq!(refuse(&[year(2020, 0, 12)]), PensionError::Years);
        assert_eq!(refuse(&[year(2020, 1, 13)]), PensionError::Years);
        assert_eq!(refuse(&[year(2020, 3, 2)]), PensionError::Years);
        let none = accumulate(1.into(), 8.into(), &[], CreditMethod::MonthProduct).unwrap();
        assert_eq!((none.balance, none.exact_balance), (1.into(), 1.into()));
    }

    #[test]
    fn an_age_beyond_the_table_is_not_guessed() {
        let table = DivisorTable { rows: vec![DivisorAge { age: 70, months: 56 }] };
        let at = |years, months| table.divisor(Age { years, months }, BetweenAges::Interpolate);
        assert_eq!(at(70, 0), Ok(56.into()));
        assert_eq!(at(70, 1), Err(PensionError::Table));
        assert_eq!(at(71, 0), Err(PensionError::Table));
        assert_eq!(account_pension(1.into(), Decimal::ZERO), Err(PensionError::Term));
    }
}
