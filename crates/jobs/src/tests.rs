use finplan_domain::loan::{Contribution, Method, PrepaymentGoal, PrepaymentRules, Strategy, Terms, prepayment_needed};
use finplan_domain::money::{Currency, Money};
use finplan_domain::rate::AnnualRate;
use proptest::prelude::*;
use proptest::strategy::{Strategy as _, ValueTree as _};

use super::*;
use crate::prepayment::PrepaymentQuery;

fn money(minor: i64) -> Money {
    Money::try_from_minor(minor).unwrap()
}

/// So many of the smallest units of a currency.
fn of(units: i64, currency: Currency) -> Money {
    Money::unit(currency).times(units).unwrap()
}

prop_compose! {
    fn needed()(
        principal in 100_i64..5_000_000_000,
        rate in 0_i64..2_400,
        months in 1_u32..480,
        equal in any::<bool>(),
        target in prop_oneof![
            (1_u32..500).prop_map(PrepaymentGoal::FreeBy),
            (1_i64..1_000_000_000).prop_map(|target| PrepaymentGoal::SaveInterest(money(target))),
        ],
        first in 0_u32..60,
        every in 0_u32..13,
        lower in any::<bool>(),
        unit in prop_oneof![Just(0_i64), Just(100)],
        currency in prop::sample::select(&Currency::ALL),
    ) -> PrepaymentQuery {
        PrepaymentQuery {
            terms: Terms {
                principal: of(principal, currency),
                annual_rate: AnnualRate::from_percent(rust_decimal::Decimal::new(rate, 2)).unwrap(),
                months,
                method: if equal { Method::EqualInstallment } else { Method::EqualPrincipal },
                currency,
            },
            goal: target,
            contribution: match every {
                0 => Contribution::Once { after: first },
                every => Contribution::Recurring { first, every },
            },
            strategy: if lower { Strategy::ReducePayment } else { Strategy::ReduceTerm },
            rules: PrepaymentRules { unit: money(unit), ..PrepaymentRules::default() },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_job_finds_what_each_goal_alone_needs(goals in prop::collection::vec(needed(), 1..4)) {
        let found = NeededAmounts(goals.clone()).run();
        prop_assert_eq!(found.amounts().len(), goals.len());
        for (goal, found) in goals.iter().zip(found.amounts()) {
            let alone = prepayment_needed(&goal.terms, goal.goal, goal.contribution, goal.strategy, &goal.rules);
            prop_assert_eq!(*found, alone.ok().flatten().map(|plan| plan.amount));
        }
    }

    #[test]
    fn what_crosses_a_border_is_the_same_beyond_it(goals in prop::collection::vec(needed(), 0..4)) {
        let task = NeededAmounts(goals);
        let job = Job::from(task.clone());
        let bytes = job.to_bytes();
        prop_assert_eq!(Job::from_bytes(&bytes).map(|job| job.to_bytes()), Some(bytes));
        let output = Output::from(task.run());
        let bytes = output.to_bytes();
        // Written again, since amounts are equal whatever their scale is.
        prop_assert_eq!(Output::from_bytes(&bytes).map(|output| output.to_bytes()), Some(bytes));
    }

    #[test]
    fn each_step_is_counted_and_the_whole_never_grows(goals in prop::collection::vec(needed(), 0..4)) {
        let mut work = Work::new(&NeededAmounts(goals.clone()).into());
        let mut before = work.progress();
        let mut outputs = 0;
        while !before.is_done() {
            let more = work.step();
            let now = work.progress();
            prop_assert_eq!(now.done, before.done + 1);
            prop_assert!(now.total <= before.total, "{:?} after {:?}", now, before);
            outputs += usize::from(more);
            prop_assert_eq!(NeededAmounts::output(&work.output()).unwrap().amounts().len(), outputs);
            before = now;
        }
        prop_assert_eq!(outputs, goals.len());
        prop_assert!(!work.step());
        prop_assert_eq!(work.progress(), before);
    }

    #[test]
    fn bytes_that_were_changed_are_no_job_or_one_that_ends(
        goals in prop::collection::vec(needed(), 1..3),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = Job::from(NeededAmounts(goals)).to_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Some(Job::NeededAmounts(NeededAmounts(goals))) = Job::from_bytes(&bytes) {
            prop_assume!(goals.iter().all(|goal| goal.terms.months < 600));
            let _ = NeededAmounts(goals).run();
        }
    }
}

#[test]
fn the_first_output_is_that_of_the_first_goal() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut goal = || needed().new_tree(&mut runner).unwrap().current();
    let goals = NeededAmounts(vec![goal(), goal(), goal()]);
    let (all, first) = (goals.run(), goals.run_to_first_output());
    assert_eq!(all.amounts().len(), 3);
    assert_eq!(first.amounts(), &all.amounts()[..1]);
}

#[test]
fn an_amount_that_no_bank_has_is_read_nowhere() {
    let money = |minor: i64, decimals: u8| {
        postcard::from_bytes::<Money>(&postcard::to_allocvec(&(minor, decimals)).unwrap()).ok()
    };
    assert_eq!(money(5, 2), Some(Money::from_minor(5)));
    assert_eq!([money(i64::MAX, 2), money(1, 3)], [None, None]);
    let bytes = postcard::to_allocvec("-100").unwrap();
    assert!(postcard::from_bytes::<AnnualRate>(&bytes).is_err());
}
