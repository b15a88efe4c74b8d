//! How long the calculations a screen waits for take.
//!
//! Run with `cargo bench --no-default-features --bench domain`; in wasm, see `wasm/Cargo.toml`.

mod cases;

use cases::{eventful, goal, large_bank, mortgage, patient, saving_plan, today};
use criterion::{Criterion, criterion_group, criterion_main};
use finplan::advice::ranking::RankingOrder;
use finplan::domain::cashflow::xirr;
use finplan::domain::loan::{PrepaymentRules, Strategy, prepayment_needed, schedule, schedule_with};
use finplan::suggest;
use std::hint::black_box;

fn benches(c: &mut Criterion) {
    let (terms, events, flows) = (mortgage(), eventful(), saving_plan());
    c.bench_function("schedule of 360 rows", |b| b.iter(|| schedule(black_box(&terms))));
    c.bench_function("schedule with 12 prepayments and 30 repricings", |b| {
        b.iter(|| schedule_with(black_box(&terms), black_box(&events)));
    });
    c.bench_function("xirr of 240 flows", |b| b.iter(|| xirr(black_box(&flows))));
    let ((free, monthly), rules) = (goal(), PrepaymentRules::default());
    c.bench_function("goal-seek of a monthly prepayment", |b| {
        b.iter(|| prepayment_needed(black_box(&terms), free, monthly, Strategy::ReduceTerm, &rules));
    });
    let bank = large_bank(2_000);
    if let Some((bank, customer)) = bank.as_ref().and_then(|bank| Some((bank, patient(bank)?))) {
        c.bench_function("gate and order of 2,000 products", |b| {
            b.iter(|| suggest::products(bank, black_box(&customer), RankingOrder::Personal, today()));
        });
    }
}

criterion_group!(group, benches);
criterion_main!(group);
