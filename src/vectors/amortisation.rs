//! Loan schedules to the cent, and the closed forms.

use super::case::{Malformed, VectorCase};
use super::check::{Actual, Checks};
use super::cost::{monthly_figure, relative};
use crate::base::decimal::DecimalExt as _;
use crate::domain::cost::flat_fee_cost;
use crate::domain::loan::{ClosedForm, Method, Row, Schedule, Terms, closed_form, monthly_decrease, schedule};
use crate::domain::money::{Currency, Money};
use rust_decimal::Decimal;

/// Closed forms agree to this relative distance.
const CLOSED_FORM_TOLERANCE: f64 = 1e-12;

/// The method of a name in the files.
pub(super) fn method(name: &str) -> Result<Method, Malformed> {
    Ok(match name {
        "equal_installment" => Method::EqualInstallment,
        "equal_principal" => Method::EqualPrincipal,
        "interest_only" => Method::InterestOnly,
        "flat_fee" => Method::FlatFee,
        _ => return Err(Malformed(format!("the method {name:?} is not known"))),
    })
}

/// The terms in a case, with the method named elsewhere.
pub(super) fn terms(case: &VectorCase<'_>, method: Method) -> Result<Terms, Malformed> {
    Ok(Terms {
        principal: case.money("principal")?,
        annual_rate: case.rate("annual_rate_pct")?,
        months: case.count("months")?,
        method,
        currency: Currency::Cny,
    })
}

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let terms = terms(case, method(case.top("method").unwrap_or_default())?)?;
    let schedule = schedule(&terms)?;
    let principal = case.decimal("principal")?;
    let exact = closed_form(terms.method, principal, terms.annual_rate, terms.months)?;
    let decrease = monthly_decrease(principal, terms.annual_rate, terms.months)?;
    let real_rate = match terms.method {
        Method::FlatFee => Some(flat_fee_cost(principal, terms.annual_rate, terms.months)?),
        _ => None,
    };
    let mut checks = Checks::default();
    let cents = case.group("cent_schedule");
    let middle = cents
        .and_then(|group| group.get("mid_period"))
        .and_then(super::case::count)
        .and_then(|period| schedule.row(period));
    checks.group("cent_schedule", cents, |field| cent_figure(field, &schedule, middle, &exact));
    checks.group("exact", case.group("exact"), |field| {
        let value = match field {
            "payment" if terms.method == Method::InterestOnly => exact.last_payment.sub_checked(principal)?,
            "payment" | "first_payment" => exact.first_payment,
            "last_payment" => exact.last_payment,
            "monthly_decrease" => decrease,
            "total_interest" => exact.total_interest,
            _ => {
                return real_rate.as_ref().and_then(|cost| monthly_figure(cost, field));
            }
        };
        Some(relative(value, CLOSED_FORM_TOLERANCE))
    });
    Ok(checks)
}

fn cent_figure(field: &str, schedule: &Schedule, middle: Option<&Row>, exact: &ClosedForm) -> Option<Actual> {
    let first = schedule.row(1)?;
    let of_middle = |figure: fn(&Row) -> Money| middle.map_or(Actual::Nothing, |row| Actual::money(figure(row)));
    Some(match field {
        "principal_part" | "first_principal" => Actual::money(first.principal),
        "first_payment" => Actual::money(first.payment),
        "second_payment" => schedule.row(2).map_or(Actual::Nothing, |row| Actual::money(row.payment)),
        "last_payment" => Actual::money(schedule.last_payment()),
        "periods" => Actual::count(schedule.periods()),
        "first_interest" => Actual::money(first.interest),
        "total_interest" => Actual::money(schedule.total_interest()),
        "total_paid" => Actual::money(schedule.total_paid()),
        "mid_period" => middle.map_or(Actual::Nothing, |row| Actual::count(row.period)),
        "mid_interest" => of_middle(|row| row.interest),
        "mid_principal" => of_middle(|row| row.principal),
        "balance_after_mid" => of_middle(|row| row.balance),
        // The file's flag: rounding to the cent moved the total interest by more than two units.
        "rounding_amplified" => {
            let moved = schedule.total_interest().to_decimal().sub_checked(exact.total_interest)?;
            Actual::Flag(moved.abs() > Decimal::TWO)
        }
        _ => return None,
    })
}
