//! Switch or stay: another loan for the one there is (转贷, 商转公).

use super::DebtError;
use crate::loan::Schedule;
use crate::money::Money;

/// What switching changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Switch {
    /// All interest left on the old loan less all interest on the new one and the cost of switching.
    pub saving: Money,
    /// Interest left if one stays.
    pub interest_staying: Money,
    /// Interest after switching.
    pub interest_switching: Money,
    /// Exit and entry costs together.
    pub cost: Money,
    /// The first payment at which the interest saved so far covers the cost; none when it never does.
    pub recovered_after: Option<u32>,
}

/// Compares the rest of the old loan with a new one that replaces it today.
///
/// Both schedules begin with the next payment. `cost` is everything paid to switch: exit fee, valuation, registration.
///
/// # Errors
/// [`DebtError::Amount`] for a negative cost; [`DebtError::OutOfRange`].
///
/// ```
/// use finplan_domain::debt::compare_switch;
/// use finplan_domain::loan::{Method, Terms, schedule};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let loan = |percent: &str| schedule(&Terms {
///     principal: Money::from_minor(80_000_000),
///     annual_rate: AnnualRate::from_percent(percent.parse().unwrap()).unwrap(),
///     months: 240,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// }).unwrap();
/// let switch = compare_switch(&loan("4.2"), &loan("3.1"), Money::from_minor(800_000)).unwrap();
/// assert_eq!(switch.recovered_after, Some(12));
/// assert!(switch.saving.is_positive());
/// ```
pub fn compare_switch(staying: &Schedule, switching: &Schedule, cost: Money) -> Result<Switch, DebtError> {
    if cost.is_negative() {
        return Err(DebtError::Amount);
    }
    let (interest_staying, interest_switching) = (staying.total_interest(), switching.total_interest());
    let saving = interest_staying - interest_switching - cost;
    let periods = staying.periods().max(switching.periods());
    let (mut saved, mut recovered_after) = (Money::ZERO, (cost.is_zero()).then_some(0));
    for period in 1..=periods {
        let interest = |schedule: &Schedule| schedule.row(period).map_or(Money::ZERO, |row| row.interest);
        saved += interest(staying) - interest(switching);
        if recovered_after.is_none() && saved >= cost {
            recovered_after = Some(period);
        }
    }
    Ok(Switch { saving, interest_staying, interest_switching, cost, recovered_after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loan::{Method, Terms, schedule};
    use crate::money::Currency;
    use crate::rate::AnnualRate;

    #[test]
    fn a_dearer_loan_never_pays() {
        let loan = |percent: i64, months| {
            let annual_rate = AnnualRate::from_percent(percent.into()).unwrap();
            let (principal, method) = (Money::from_minor(1_000_000), Method::EqualPrincipal);
            schedule(&Terms { principal, annual_rate, months, method, currency: Currency::Cny }).unwrap()
        };
        let dearer = compare_switch(&loan(4, 24), &loan(5, 24), Money::from_minor(1)).unwrap();
        assert_eq!(dearer.recovered_after, None);
        assert!(dearer.saving.is_negative());
        // The same loan with no cost is recovered at once.
        assert_eq!(compare_switch(&loan(4, 24), &loan(4, 24), Money::ZERO).unwrap().recovered_after, Some(0));
        assert_eq!(compare_switch(&loan(4, 24), &loan(4, 24), Money::from_minor(-1)), Err(DebtError::Amount));
    }
}
