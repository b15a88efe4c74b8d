//! Kernels that Node calls: each does its calculation `times` times and gives a figure of the last one, which the
//! runner compares with what it must be.

#[path = "../../cases.rs"]
mod cases;

use finplan::advice::ranking::RankingOrder;
use finplan::advice::suitability::Customer;
use finplan::config::Bank;
use finplan::domain::cashflow::xirr;
use finplan::domain::loan::{PrepaymentRules, Strategy, prepayment_needed, schedule, schedule_with};
use finplan::suggest;
use std::hint::black_box;
use std::sync::OnceLock;

/// All interest of 360 payments, in cents.
#[unsafe(no_mangle)]
pub extern "C" fn schedule_360(times: u32) -> f64 {
    let terms = cases::mortgage();
    let mut interest = 0;
    for _ in 0..times {
        interest = schedule(black_box(&terms)).map_or(0, |schedule| schedule.total_interest().minor());
    }
    interest as f64
}

/// The same with twelve prepayments and thirty repricings.
#[unsafe(no_mangle)]
pub extern "C" fn schedule_with_events(times: u32) -> f64 {
    let (terms, events) = (cases::mortgage(), cases::eventful());
    let mut interest = 0;
    for _ in 0..times {
        let schedule = schedule_with(black_box(&terms), black_box(&events));
        interest = schedule.map_or(0, |schedule| schedule.total_interest().minor());
    }
    interest as f64
}

/// The rate of 240 dated flows.
#[unsafe(no_mangle)]
pub extern "C" fn xirr_240(times: u32) -> f64 {
    let flows = cases::saving_plan();
    let mut rate = 0.0;
    for _ in 0..times {
        rate = xirr(black_box(&flows))
            .ok()
            .and_then(|found| found.unique().map(|root| root.rate_dd().to_f64()))
            .unwrap_or(0.0);
    }
    rate
}

/// The least monthly prepayment that makes a customer free after twenty years, in cents.
#[unsafe(no_mangle)]
pub extern "C" fn goal_seek(times: u32) -> f64 {
    let (terms, (goal, contribution)) = (cases::mortgage(), cases::goal());
    let rules = PrepaymentRules::default();
    let mut amount = 0;
    for _ in 0..times {
        let found = prepayment_needed(black_box(&terms), goal, contribution, Strategy::ReduceTerm, &rules);
        amount = found.ok().flatten().map_or(0, |plan| plan.amount.minor());
    }
    amount as f64
}

/// Gate and order of 2,000 products for somebody who may be shown most of them: how many are shown.
#[unsafe(no_mangle)]
pub extern "C" fn suggest_2000(times: u32) -> f64 {
    suggestions(times, cases::patient)
}

/// The same for somebody about whom nothing is known, so that most are withheld: how many are shown.
#[unsafe(no_mangle)]
pub extern "C" fn withhold_2000(times: u32) -> f64 {
    suggestions(times, |_| Some(Customer::default()))
}

fn suggestions(times: u32, customer: fn(&Bank) -> Option<Customer>) -> f64 {
    static BANK: OnceLock<Option<Bank>> = OnceLock::new();
    let Some(bank) = BANK.get_or_init(|| cases::large_bank(2_000)) else { return 0.0 };
    let Some(customer) = customer(bank) else { return 0.0 };
    let mut shown = 0;
    for _ in 0..times {
        shown = suggest::products(bank, black_box(&customer), RankingOrder::Personal, cases::today()).shown.len();
    }
    shown as f64
}
