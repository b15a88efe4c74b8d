//! How long the calculations a screen waits for take.
//!
//! Run with `cargo bench --no-default-features --bench domain`.

use criterion::{Criterion, criterion_group, criterion_main};
use finplan::domain::cashflow::{DatedFlow, xirr};
use finplan::domain::date::{NaiveDate, add_months};
use finplan::domain::loan::{Event, Method, Strategy, Terms, schedule, schedule_with};
use finplan::domain::money::{Currency, Money};
use finplan::domain::rate::AnnualRate;
use rust_decimal::Decimal;
use std::hint::black_box;

fn rate(hundredths: i64) -> AnnualRate {
    AnnualRate::from_percent(Decimal::new(hundredths, 2)).unwrap_or_default()
}

fn mortgage() -> Terms {
    Terms {
        principal: Money::from_minor(100_000_000),
        annual_rate: rate(490),
        months: 360,
        method: Method::EqualInstallment,
        currency: Currency::Cny,
    }
}

/// Twelve prepayments and thirty repricings.
fn eventful() -> Vec<Event> {
    let prepayments = (1..=12).map(|year| Event::Prepayment {
        after: u32::saturating_mul(year, 12),
        amount: Money::from_minor(500_000),
        strategy: if year % 2 == 0 { Strategy::ReducePayment } else { Strategy::ReduceTerm },
    });
    let repricings = (1..=30_u32).map(|year| Event::Rate {
        from: year.saturating_mul(12).saturating_add(1),
        rate: rate(i64::from(year).saturating_mul(6).saturating_add(300)),
    });
    prepayments.chain(repricings).collect()
}

/// Twenty years of monthly saving, and what came of it.
fn saving_plan() -> Vec<DatedFlow> {
    let start = NaiveDate::default();
    let mut flows: Vec<DatedFlow> =
        (0..239).filter_map(|month| Some((add_months(start, month)?, Decimal::from(-1000)))).collect();
    flows.extend(add_months(start, 240).map(|date| (date, Decimal::from(412_345))));
    flows
}

fn benches(c: &mut Criterion) {
    let (terms, events, flows) = (mortgage(), eventful(), saving_plan());
    c.bench_function("schedule of 360 rows", |b| b.iter(|| schedule(black_box(&terms))));
    c.bench_function("schedule with 12 prepayments and 30 repricings", |b| {
        b.iter(|| schedule_with(black_box(&terms), black_box(&events)));
    });
    c.bench_function("xirr of 240 flows", |b| b.iter(|| xirr(black_box(&flows))));
}

criterion_group!(group, benches);
criterion_main!(group);
