//! Several loans paid together (组合贷款): a commercial one and one of the housing fund.

use super::Schedule;
use crate::money::Money;

/// The same payment of several loans, added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CombinedRow {
    /// 1 for the first payment.
    pub period: u32,
    /// All payments.
    pub payment: Money,
    /// Their interest.
    pub interest: Money,
    /// Their principal.
    pub principal: Money,
    /// Extra principal prepaid.
    pub extra: Money,
    /// What is owed afterwards in all.
    pub balance: Money,
}

/// Adds schedules payment by payment, to the end of the longest.
///
/// The loans stay independent: each has its own rate, method and rounding.
///
/// ```
/// use finplan_domain::loan::{Method, Terms, combine, schedule};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let loan = |principal, percent: &str, months| schedule(&Terms {
///     principal: Money::from_minor(principal),
///     annual_rate: AnnualRate::from_percent(percent.parse().unwrap()).unwrap(),
///     months,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// }).unwrap();
/// let (commercial, fund) = (loan(100_000_000, "3.5", 360), loan(60_000_000, "2.6", 240));
/// let rows = combine(&[&commercial, &fund]);
/// assert_eq!(rows.len(), 360);
/// assert_eq!(rows[0].payment, commercial.first_payment() + fund.first_payment());
/// assert_eq!(rows[300].payment, commercial.row(301).unwrap().payment);
/// ```
#[must_use]
pub fn combine(schedules: &[&Schedule]) -> Vec<CombinedRow> {
    let periods = schedules.iter().map(|schedule| schedule.periods()).max().unwrap_or(0);
    let mut rows = Vec::new();
    for period in 1..=periods {
        let nothing = Money::ZERO;
        let mut row = CombinedRow {
            period,
            payment: nothing,
            interest: nothing,
            principal: nothing,
            extra: nothing,
            balance: nothing,
        };
        for one in schedules.iter().filter_map(|schedule| schedule.row(period)) {
            row.payment += one.payment;
            row.interest += one.interest;
            row.principal += one.principal;
            row.extra += one.extra;
            row.balance += one.balance;
        }
        rows.push(row);
    }
    rows
}
