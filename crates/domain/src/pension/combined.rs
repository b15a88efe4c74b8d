//! The whole monthly pension of an employee: basic and account, with the age and the years that it takes.

use super::{
    Age, BasicPension, BetweenAges, DivisorTable, PensionError, RetirementGroup, RetirementRules, StatutoryRetirement,
    account_pension, amount, basic_pension, exact, plus,
};
use crate::date::YearMonth;
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// Somebody's case at retirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PensionCase {
    /// Whose age it is.
    pub group: RetirementGroup,
    /// The month of birth.
    pub birth: YearMonth,
    /// The month of retirement; none for that of the lawful age.
    pub retire_in: Option<YearMonth>,
    /// The calculation base of the place (计发基数).
    pub base: Decimal,
    /// The average contribution index (平均缴费指数).
    pub average_index: Decimal,
    /// The months of contributions by then.
    pub contribution_months: u32,
    /// The balance of the account by then.
    pub account_balance: Decimal,
    /// What holds between two whole ages of the table.
    pub between_ages: BetweenAges,
}

/// The pension of that case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MainlandPension {
    /// When it may begin.
    pub statutory: StatutoryRetirement,
    /// The age at which it does.
    pub age: Age,
    /// The months over which the account is paid.
    pub divisor: Decimal,
    /// What the pool pays.
    pub basic: BasicPension,
    /// What the account pays a month, exact.
    pub account: Decimal,
    /// Both together, exact.
    pub monthly: Decimal,
    /// In percent of the calculation base; none without one. It is no replacement rate of the own wage.
    pub percent_of_base: Option<Decimal>,
    /// The months of contributions that are missing; none when a monthly pension is paid.
    pub months_missing: u32,
}

impl MainlandPension {
    /// Whether the contributions suffice for a monthly pension. Otherwise the amounts say what it would be.
    ///
    /// See [`mainland_pension`].
    #[must_use]
    pub const fn is_eligible(&self) -> bool {
        self.months_missing == 0
    }
}

/// The monthly pension of a case: [`basic_pension`] and [`account_pension`] at the age of retirement. Deemed years
/// (视同缴费年限) and their transitional pension follow provincial rules and are not part of it.
///
/// # Errors
/// [`PensionError::Age`] for a month of retirement outside the lawful span; as the functions it rests on.
///
/// ```
/// use finplan_domain::date::YearMonth;
/// use finplan_domain::pension::{
///     BetweenAges, DivisorAge, DivisorTable, MinimumYears, PensionCase, RetirementGroup, RetirementRule,
///     RetirementRules, mainland_pension,
/// };
/// let rules = RetirementRules {
///     groups: vec![RetirementRule {
///         group: RetirementGroup::Male,
///         original_age: 60,
///         start_birth: YearMonth::new(1965, 1).unwrap(),
///         step_birth_months: 4,
///         delay_per_step_months: 1,
///         max_delay_months: 36,
///     }],
///     months_early: 36,
///     months_late: 36,
///     minimum_years: vec![MinimumYears { year: 2029, months: 180 }],
/// };
/// let table = DivisorTable { rows: vec![DivisorAge { age: 60, months: 139 }] };
/// let case = PensionCase {
///     group: RetirementGroup::Male,
///     birth: YearMonth::new(1964, 5).unwrap(),
///     retire_in: None,
///     base: 8_000.into(),
///     average_index: 1.into(),
///     contribution_months: 300,
///     account_balance: 139_000.into(),
///     between_ages: BetweenAges::Floor,
/// };
/// let pension = mainland_pension(&case, &rules, &table).unwrap();
/// assert_eq!((pension.monthly, pension.is_eligible()), (3_000.into(), true));
/// ```
pub fn mainland_pension(
    case: &PensionCase,
    rules: &RetirementRules,
    table: &DivisorTable,
) -> Result<MainlandPension, PensionError> {
    let statutory = rules.statutory(case.group, case.birth)?;
    let month = case.retire_in.unwrap_or(statutory.month);
    if month < statutory.earliest || month > statutory.latest {
        return Err(PensionError::Age);
    }
    let age = Age::of_months(u32::try_from(month.since(case.birth)).map_err(|_| PensionError::Age)?);
    let divisor = table.divisor(age, case.between_ages)?;
    let basic = basic_pension(case.base, case.average_index, case.contribution_months)?;
    let (_, account) = account_pension(case.account_balance, divisor)?;
    let monthly = plus(basic.exact, account)?;
    let percent_of_base = if case.base.is_zero() {
        None
    } else {
        Some(exact(DoubleDouble::from(monthly) * DoubleDouble::from(100) / amount(case.base)?)?)
    };
    Ok(MainlandPension {
        statutory,
        age,
        divisor,
        basic,
        account,
        monthly,
        percent_of_base,
        months_missing: statutory.minimum_months.saturating_sub(case.contribution_months),
    })
}
