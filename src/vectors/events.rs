//! Prepayments and repricings.

use super::amortisation::{method, terms};
use super::case::{self, Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use crate::domain::loan::{LoanEvent, Strategy, Terms, prepayment, schedule_with};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::AnnualRate;
use serde_json::Value;

pub(super) fn check_prepayment(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
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
            "extra" => Actual::money(done.extra),
            "balance_before_extra" => Actual::money(done.balance_before),
            "balance_after_extra" => Actual::money(done.balance_after),
            "regular_payment_before" => Actual::money(done.payment_before),
            "next_payment" => Actual::money(done.next_payment),
            "remaining_payments" => Actual::count(done.remaining_payments),
            "periods_saved" => Actual::count(done.periods_saved),
            // After a settlement nothing is left to pay.
            "last_payment" if done.remaining_payments == 0 => Actual::money(Money::ZERO),
            "last_payment" => Actual::money(done.with.last_payment()),
            "total_interest_without" => Actual::money(done.without.total_interest()),
            "total_interest_with" => Actual::money(done.with.total_interest()),
            "interest_saved" => Actual::money(done.interest_saved),
            "penalty" => Actual::money(done.penalty),
            "net_saving" => Actual::money(done.net_saving),
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

pub(super) fn check_repricing(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
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
            "payment_at_segment_start" => Actual::List(
                segments
                    .iter()
                    .map(|(from, _)| {
                        schedule.row((*from).max(1)).map_or(Actual::Nothing, |row| Actual::money(row.payment))
                    })
                    .collect(),
            ),
            "first_payment" => Actual::money(schedule.first_payment()),
            "last_payment" => Actual::money(schedule.last_payment()),
            "total_interest" => Actual::money(schedule.total_interest()),
            "total_paid" => Actual::money(schedule.total_paid()),
            "periods" => Actual::count(schedule.periods()),
            _ => return None,
        })
    });
    Ok(checks)
}
