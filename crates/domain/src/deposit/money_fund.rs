//! Money funds (货币基金): 七日年化收益率 and 万份收益, both ways, and what a balance grows to.

use super::DepositError;
use crate::double_double::DoubleDouble;
use crate::money::{Currency, Money, Rounding};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// The units of 万份收益.
const UNITS: i32 = 10_000;
/// The days of a year in every annualisation, also of a leap year.
const YEAR: i32 = 365;

/// A yield or an income by the two ways in which a fund carries its income forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BothYields {
    /// Income added to the units every day (按日结转).
    pub compound: Decimal,
    /// Income added once a month (按月结转).
    pub simple: Decimal,
}

/// The yield of a week, annualised, in percent (七日年化收益率), from the income of each of its days per 10,000 units
/// (万份收益). Not rounded; funds print three decimals, half up.
///
/// Formula: compound `(prod (1 + R/10000))^(365/n) - 1`, simple `sum R / n * 365 / 10000`, `n` the days given, 7 for
/// the figure that funds print (证监会《证券投资基金信息披露编报规则第5号》).
///
/// # Errors
/// [`DepositError::Days`] without days; [`DepositError::Rate`] for an income of -10,000 or less;
/// [`DepositError::OutOfRange`].
///
/// ```
/// use finplan_domain::deposit::seven_day_yield;
/// let week = ["0.6662", "1.3324", "1.0249", "0.7207", "0.6369", "0.6275", "0.6696"].map(|day| day.parse().unwrap());
/// let found = seven_day_yield(&week).unwrap();
/// assert_eq!((found.compound.round_dp(3).to_string(), found.simple.round_dp(3).to_string()),
///     ("3.005".to_owned(), "2.961".to_owned()));
/// ```
pub fn seven_day_yield(incomes: &[Decimal]) -> Result<BothYields, DepositError> {
    let count = i32::try_from(incomes.len()).ok().filter(|count| *count > 0).ok_or(DepositError::Days)?;
    let (mut log, mut sum) = (DoubleDouble::ZERO, DoubleDouble::ZERO);
    for income in incomes {
        let part = fraction(*income, UNITS)?;
        log += part.ln_1p();
        sum += part;
    }
    let years = DoubleDouble::ratio(YEAR, count);
    Ok(BothYields { compound: decimal((log * years).exp_m1(), 100)?, simple: decimal(sum * years, 100)? })
}

/// The income of a day per 10,000 units (万份收益) that a yield in percent (七日年化收益率) means when every day earns the
/// same: the inverse of [`seven_day_yield`]. Not rounded; funds print four decimals, half up.
///
/// Formula: compound `10000 ((1+y)^(1/365) - 1)`, simple `10000 y / 365`.
///
/// # Errors
/// [`DepositError::Rate`] for -100 % or less; [`DepositError::OutOfRange`].
///
/// ```
/// use finplan_domain::deposit::implied_income;
/// let income = implied_income("4.438".parse().unwrap()).unwrap();
/// assert_eq!((income.compound.round_dp(4).to_string(), income.simple.round_dp(4).to_string()),
///     ("1.1898".to_owned(), "1.2159".to_owned()));
/// ```
pub fn implied_income(annual_percent: Decimal) -> Result<BothYields, DepositError> {
    let annual = fraction(annual_percent, 100)?;
    let day = DoubleDouble::ratio(1, YEAR);
    Ok(BothYields { compound: decimal(annual.compound_m1_dd(day), UNITS)?, simple: decimal(annual * day, UNITS)? })
}

/// What a balance earns over some days: the income of a day is `balance * R / 10000`, rounded to the cent as said, and
/// earns from the next day on. Funds cut it (`Down`) or round it half up.
///
/// # Errors
/// [`DepositError::Days`] without days; [`DepositError::Amount`]; [`DepositError::Rate`] for an income of -10,000 or
/// less; [`DepositError::OutOfRange`].
///
/// ```
/// use finplan_domain::{deposit::money_fund_income, money::{Currency, Money, Rounding}};
/// let days = ["0.7", "0.7"].map(|day| day.parse().unwrap());
/// let income = |rounding| money_fund_income(Money::from_minor(1_111_111), &days, Currency::Cny, rounding).unwrap();
/// // 11,111.11 at 0.7 per 10,000: 0.7777 a day.
/// assert_eq!((income(Rounding::HalfUp).minor(), income(Rounding::Down).minor()), (156, 154));
/// ```
pub fn money_fund_income(
    balance: Money,
    incomes: &[Decimal],
    currency: Currency,
    rounding: Rounding,
) -> Result<Money, DepositError> {
    if incomes.is_empty() {
        return Err(DepositError::Days);
    }
    if !balance.is_positive() {
        return Err(DepositError::Amount);
    }
    let mut grown = balance;
    for income in incomes {
        let _checked = fraction(*income, UNITS)?;
        let earned = grown.to_decimal().mul_checked(*income).and_then(|sum| sum.div_checked(UNITS.into()));
        grown += Money::from_decimal(earned.ok_or(DepositError::OutOfRange)?, currency, rounding)?;
        grown = grown.times(1)?;
    }
    Ok(grown - balance)
}

/// A number as a part of a whole, above minus the whole.
fn fraction(value: Decimal, whole: i32) -> Result<DoubleDouble, DepositError> {
    let part = DoubleDouble::from(value) / DoubleDouble::from(whole);
    if part <= -DoubleDouble::ONE { Err(DepositError::Rate) } else { Ok(part) }
}

fn decimal(part: DoubleDouble, whole: i32) -> Result<Decimal, DepositError> {
    (part * DoubleDouble::from(whole)).to_decimal().ok_or(DepositError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named() {
        assert_eq!(seven_day_yield(&[]), Err(DepositError::Days));
        assert_eq!(seven_day_yield(&[(-10_000).into()]), Err(DepositError::Rate));
        assert_eq!(implied_income((-100).into()), Err(DepositError::Rate));
        let income = |balance, days: &[Decimal]| money_fund_income(balance, days, Currency::Cny, Rounding::Down);
        assert_eq!(income(Money::ZERO, &[Decimal::ONE]), Err(DepositError::Amount));
        assert_eq!(income(Money::MAX, &[Decimal::ONE]), Err(DepositError::OutOfRange));
        assert_eq!(income(Money::MAX, &[]), Err(DepositError::Days));
        assert_eq!(seven_day_yield(&[Decimal::MAX; 7]), Err(DepositError::OutOfRange));
    }
}
