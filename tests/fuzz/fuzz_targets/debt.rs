//! Any debts, budgets and offers: an answer or an error, and no money that comes from nowhere.
#![no_main]

use finplan::domain::debt::{
    LoanChoice, ConsolidationOffer, Debt, MinimumPayment, PayoffOrder, compare_loans, consolidate, minimum_path, payoff,
};
use finplan::domain::loan::{Method, Terms, schedule};
use finplan::domain::money::{Currency, Money};
use finplan::domain::rate::AnnualRate;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

#[derive(Arbitrary, Debug)]
struct One {
    balance: i64,
    rate: (i64, u8),
    minimum: i64,
    months: u8,
    method: u8,
}

#[derive(Arbitrary, Debug)]
struct Input {
    debts: Vec<One>,
    budget: i64,
    fees: i64,
    exit_costs: i64,
    financed: bool,
    floor: (i64, u8),
}

fn rate(rate: (i64, u8)) -> AnnualRate {
    AnnualRate::from_percent(Decimal::new(rate.0, u32::from(rate.1 % 29))).unwrap_or_default()
}

fn method(code: u8) -> Method {
    [Method::EqualInstallment, Method::EqualPrincipal, Method::InterestOnly, Method::FlatFee][usize::from(code % 4)]
}

fuzz_target!(|input: Input| {
    let money = |minor: i64| Money::try_from_minor(minor % Money::MAX.minor()).unwrap_or_default();
    let some = &input.debts[..input.debts.len().min(6)];
    let debts: Vec<Debt> = some
        .iter()
        .map(|one| Debt { balance: money(one.balance), rate: rate(one.rate), minimum: money(one.minimum) })
        .collect();
    for order in [PayoffOrder::Avalanche, PayoffOrder::Snowball] {
        if let Ok(plan) = payoff(&debts, money(input.budget), order) {
            assert!(plan.path.iter().all(|owed| !owed.is_negative()));
            assert_eq!(plan.path.last(), Some(&Money::ZERO));
        }
    }
    let Some(first) = some.first() else { return };
    let rule = MinimumPayment {
        percent: Decimal::new(input.floor.0, u32::from(input.floor.1 % 29)),
        floor: money(input.fees),
    };
    if let Ok((path, interest)) = minimum_path(money(first.balance), rate(first.rate), rule) {
        assert!(!interest.is_negative() && path.last() == Some(&Money::ZERO));
    }
    let offer = ConsolidationOffer {
        rate: rate(first.rate),
        months: u32::from(first.months),
        method: method(first.method),
        fees: money(input.fees),
        exit_costs: money(input.exit_costs),
        financed: input.financed,
    };
    if let Ok(answer) = consolidate(&debts, money(input.budget), &offer) {
        assert_eq!(answer.consolidated.cost, answer.consolidated.interest + answer.consolidated.fees);
        assert!(answer.staying.is_some() || answer.saving.is_none());
    }
    let choices: Vec<LoanChoice> = some
        .iter()
        .filter_map(|one| {
            let terms = Terms {
                principal: money(one.balance),
                annual_rate: rate(one.rate),
                months: u32::from(one.months),
                method: method(one.method),
                currency: Currency::Cny,
            };
            Some(LoanChoice { schedule: schedule(&terms).ok()?, upfront: money(one.minimum) })
        })
        .collect();
    if let Ok(table) = compare_loans(&choices) {
        assert!(table.choices.iter().all(|one| one.cost >= table.choices[table.cheapest].cost));
        assert!(table.cheapest_from.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1));
    }
});
