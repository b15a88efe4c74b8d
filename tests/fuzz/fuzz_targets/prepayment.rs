//! Goals, budgets and accounts of a loan: an answer or an error, and the goal is reached where one is found.
#![no_main]

use finplan::domain::loan::{
    Contribution, Method, Offset, PrepaymentGoal, PrepaymentRules, ProvidentFund, Strategy, Terms, prepayment_effect,
    prepayment_needed, with_budget, with_fund,
};
use finplan::domain::money::{Currency, Money};
use finplan::domain::rate::AnnualRate;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

#[derive(Arbitrary, Debug)]
struct Input {
    principal: i64,
    rate: (i64, u8),
    months: u8,
    method: u8,
    goal: i64,
    free_by: Option<u8>,
    first: u8,
    every: Option<u8>,
    shorten: bool,
    minimum: i64,
    unit: i64,
    not_before: u8,
    per_year: Option<u8>,
    account: (i64, i64, i64),
    yearly: bool,
}

fuzz_target!(|input: Input| {
    let money = |minor: i64| Money::try_from_minor(minor % Money::MAX.minor()).unwrap_or_default();
    let rate = Decimal::new(input.rate.0, u32::from(input.rate.1 % 29));
    let methods = [Method::EqualInstallment, Method::EqualPrincipal, Method::InterestOnly, Method::FlatFee];
    let terms = Terms {
        principal: money(input.principal),
        annual_rate: AnnualRate::from_percent(rate).unwrap_or_default(),
        months: u32::from(input.months),
        method: methods[usize::from(input.method % 4)],
        currency: Currency::Cny,
    };
    let first = u32::from(input.first);
    let contribution = match input.every {
        Some(every) => Contribution::Recurring { first, every: u32::from(every) },
        None => Contribution::Once { after: first },
    };
    let strategy = if input.shorten { Strategy::ReduceTerm } else { Strategy::ReducePayment };
    let rules = PrepaymentRules {
        minimum: money(input.minimum),
        unit: money(input.unit),
        not_before: u32::from(input.not_before),
        per_year: input.per_year.map(u32::from),
        ..PrepaymentRules::default()
    };
    let goal = match input.free_by {
        Some(month) => PrepaymentGoal::FreeBy(u32::from(month)),
        None => PrepaymentGoal::SaveInterest(money(input.goal)),
    };
    if let Ok(Some(plan)) = prepayment_needed(&terms, goal, contribution, strategy, &rules) {
        match goal {
            PrepaymentGoal::FreeBy(month) => assert!(plan.schedule.periods() <= month),
            PrepaymentGoal::SaveInterest(least) => assert!(plan.interest_saved >= least),
        }
        assert!(!plan.amount.is_negative());
    }
    let _ = prepayment_effect(&terms, money(input.goal), contribution, strategy, &rules);
    if let Ok(Some(plan)) = with_budget(&terms, first, money(input.goal), strategy) {
        assert_eq!(plan.schedule.principal(), terms.principal);
    }
    let offset =
        if input.yearly { Offset::Yearly { from: first, strategy, rules } } else { Offset::Monthly { from: first } };
    let (balance, deposit, keep) = input.account;
    let fund = ProvidentFund {
        balance: money(balance),
        deposit: money(deposit),
        rate: terms.annual_rate,
        keep: money(keep),
        offset,
    };
    if let Ok(plan) = with_fund(&terms, &fund, &[]) {
        assert!(plan.rows.iter().all(|row| !row.balance.is_negative() && !row.cash.is_negative()));
        assert_eq!(plan.cash + plan.withdrawn, plan.schedule.total_paid());
    }
});
