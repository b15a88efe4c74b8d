//! Prepayments and repricings.

use super::amortisation::{method, terms};
use super::case::{self, Case, Malformed, unreadable};
use super::check::{Checks, Got};
use crate::domain::loan::{LoanEvent, Strategy, Terms, prepayment, schedule_with};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::AnnualRate;
use serde_json::Value;

pub(super) fn check_prepayment(case: &Case<'_>) -> Result<Checks, Malformed> {
    let terms = terms(case, method(case.text("method")?)?)?;
    let strategy = match case.text("strategy")? {
        "reduce_payment" => Strategy::ReducePayment,
        "reduce_term" => Strategy::ReduceTerm,
        other => return Err(Malformed(format!("the strategy {other:?} is not known"))),
    };
    let penalty = if case.has("penalty_pct_of_extra") { case.decimal("penalty_pct_of_extra")? } else { 0.into() };
    let done = prepayment(&terms, case.count("after_payment")?, case.money("extra")?, strategy, penalty)?;
    let mut checks = Checks::default();
    checks.group("cent_schedule", case.group("cent_schedule"), |field| {
        Some(match field {
            "extra" => Got::money(done.extra),
            "balance_before_extra" => Got::money(done.balance_before),
            "balance_after_extra" => Got::money(done.balance_after),
            "regular_payment_before" => Got::money(done.payment_before),
            "next_payment" => Got::money(done.next_payment),
            "remaining_payments" => Got::count(done.remaining_payments),
            "periods_saved" => Got::count(done.periods_saved),
            // After a settlement nothing is left to pay.
            "last_payment" if done.remaining_payments == 0 => Got::money(Money::ZERO),
            "last_payment" => Got::money(done.with.last_payment()),
            "total_interest_without" => Got::money(done.without.total_interest()),
            "total_interest_with" => Got::money(done.with.total_interest()),
            "interest_saved" => Got::money(done.interest_saved),
            "penalty" => Got::money(done.penalty),
            "net_saving" => Got::money(done.net_saving),
            _ => return None,
        })
    });
    Ok(checks)
}

/// A rate and the first payment it applies to.
fn segment(value: &Value) -> Option<(u32, AnnualRate)> {
    let rate = AnnualRate::from_percent(case::decimal(value.get("annual_rate_pct")?)?).ok()?;
    Some((case::count(value.get("from_period")?)?, rate))
}

pub(super) fn check_repricing(case: &Case<'_>) -> Result<Checks, Malformed> {
    let segments = case.list("segments")?.iter().map(segment).collect::<Option<Vec<_>>>();
    let segments = segments.ok_or_else(|| unreadable("segments"))?;
    let first = segments.iter().filter(|segment| segment.0 <= 1).map(|segment| segment.1).next_back();
    let terms = Terms {
        principal: case.money("principal")?,
        annual_rate: first.ok_or_else(|| Malformed("no rate for the first payment".to_owned()))?,
        months: case.count("months")?,
        method: method(case.text("method")?)?,
        currency: Currency::Cny,
    };
    let later = segments.iter().filter(|segment| segment.0 > 1);
    let events: Vec<LoanEvent> = later.map(|(from, rate)| LoanEvent::Rate { from: *from, rate: *rate }).collect();
    let schedule = schedule_with(&terms, &events)?;
    let mut checks = Checks::default();
    checks.group("cent_schedule", case.group("cent_schedule"), |field| {
        Some(match field {
            "payment_at_segment_start" => Got::List(
                segments
                    .iter()
                    .map(|(from, _)| schedule.row((*from).max(1)).map_or(Got::Nothing, |row| Got::money(row.payment)))
                    .collect(),
            ),
            "first_payment" => Got::money(schedule.first_payment()),
            "last_payment" => Got::money(schedule.last_payment()),
            "total_interest" => Got::money(schedule.total_interest()),
            "total_paid" => Got::money(schedule.total_paid()),
            "periods" => Got::count(schedule.periods()),
            _ => return None,
        })
    });
    Ok(checks)
}
