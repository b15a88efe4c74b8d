//! Properties of regular investing that hold for any plan.
#![cfg(test)]

use finplan_domain::date::NaiveDate;
use finplan_domain::money::{Currency, Money, Rounding};
use finplan_domain::rate::AnnualRate;
use finplan_domain::regular_investing::{
    FrontFee, Purchases, RegularPlan, Target, lump_sum_or_instalments, redeem, units_for,
};
use finplan_domain::tvm::Timing;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn rate(parts: i64) -> AnnualRate {
    AnnualRate::from_percent(Decimal::new(parts, 2)).unwrap()
}

fn fees() -> impl Strategy<Value = FrontFee> {
    let percent = || (0_i64..500).prop_map(|parts| Decimal::new(parts, 2));
    prop_oneof![
        Just(FrontFee::None),
        percent().prop_map(FrontFee::Outer),
        percent().prop_map(FrontFee::Inner),
        percent().prop_map(FrontFee::OnTop),
    ]
}

fn plans() -> impl Strategy<Value = RegularPlan> {
    let money = || (0_i64..100_000_000).prop_map(|cents| Decimal::new(cents, 2));
    let calendar = prop_oneof![Just(12_u32), Just(26), Just(52)];
    let timing = prop_oneof![Just(Timing::Begin), Just(Timing::End)];
    let pauses = prop::collection::vec((1_u32..300, 0_u32..40).prop_map(|(a, n)| (a, a.strict_add(n))), 0..3);
    (
        money(),
        money(),
        calendar,
        1_u32..400,
        timing,
        0_i64..15,
        pauses,
        fees(),
        -1_000_i64..2_000,
        0_i64..300,
        -200_i64..900,
    )
        .prop_map(
            |(initial, amount, per_year, contributions, timing, step, pauses, front_fee, gain, fee, inflation)| {
                RegularPlan {
                    initial,
                    amount,
                    per_year,
                    contributions,
                    timing,
                    yearly_step: step.into(),
                    pauses,
                    front_fee,
                    annual_return: rate(gain),
                    annual_fee: Decimal::new(fee, 2),
                    inflation: rate(inflation),
                }
            },
        )
}

fn sum(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap()
}

/// The last digits of a long plan.
fn slack() -> Decimal {
    Decimal::new(1, 12)
}

fn later(days: i64) -> NaiveDate {
    NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(days)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_outcome_adds_up(plan in plans()) {
        let outcome = plan.outcome().unwrap();
        prop_assert!(sum(outcome.gain, outcome.paid_in).checked_sub(outcome.value).unwrap().abs() < slack());
        let with_drag = sum(outcome.value, outcome.fee_drag);
        prop_assert!(with_drag.checked_sub(outcome.value_without_fee).unwrap().abs() < slack());
        prop_assert_eq!(outcome.path.last(), Some(&outcome.value));
        prop_assert_eq!(outcome.paid.last(), Some(&outcome.paid_in));
        prop_assert!(outcome.paid.windows(2).all(|pair| pair[1] >= pair[0]));
        // Without return, fee on the value and inflation all that was paid is there, but for the fees on it.
        let still = RegularPlan { annual_return: AnnualRate::ZERO, annual_fee: Decimal::ZERO, ..plan };
        let still = still.outcome().unwrap();
        let kept = sum(still.value, still.front_fees);
        prop_assert!(kept.checked_sub(still.paid_in).unwrap().abs() < slack(), "{kept} {}", still.paid_in);
    }

    #[test]
    fn fees_never_help_and_more_never_harms(plan in plans(), more in 0_i64..1_000_000, dearer in 0_i64..200) {
        let value = |plan: &RegularPlan| sum(plan.outcome().unwrap().value, slack());
        let base = plan.outcome().unwrap().value;
        let free = RegularPlan { front_fee: FrontFee::None, annual_fee: Decimal::ZERO, ..plan.clone() };
        prop_assert!(value(&free) >= base);
        let dear = RegularPlan { annual_fee: sum(plan.annual_fee, Decimal::new(dearer, 2)), ..plan.clone() };
        prop_assert!(sum(base, slack()) >= dear.outcome().unwrap().value);
        let larger = RegularPlan { amount: sum(plan.amount, Decimal::new(more, 2)), ..plan.clone() };
        prop_assert!(value(&larger) >= base);
        let unpaused = RegularPlan { pauses: Vec::new(), ..plan.clone() };
        prop_assert!(value(&unpaused) >= base);
        prop_assert!(sum(plan.outcome().unwrap().fee_drag, slack()) >= Decimal::ZERO);
    }

    #[test]
    fn more_saving_is_never_later_and_the_contribution_found_is_enough(
        plan in plans(), target in 1_i64..1_000_000_000, real in any::<bool>(), more in 0_i64..1_000_000,
    ) {
        let amount = Decimal::new(target, 2);
        let target = if real { Target::Real(amount) } else { Target::Nominal(amount) };
        let time = |plan: &RegularPlan| plan.time_to_target(target, 40).unwrap();
        let larger = RegularPlan { amount: sum(plan.amount, Decimal::new(more, 2)), ..plan.clone() };
        match (time(&plan), time(&larger)) {
            (Some(sooner), Some(with_more)) => {
                prop_assert!(with_more.periods <= sooner.periods);
                prop_assert!(sum(sooner.value, slack()) >= sooner.target);
                // The target of the period before was not reached then, where it does not fall.
                let before = sooner.value_before.filter(|_| !real);
                prop_assert!(before.is_none_or(|before| before < sooner.target));
                let exactly = RegularPlan { contributions: sooner.periods, ..plan.clone() };
                prop_assert_eq!(exactly.outcome().unwrap().value, sooner.value);
            }
            (found, with_more) => prop_assert!(found.is_none() || with_more.is_some()),
        }
        if let Ok(needed) = plan.required_contribution(target) {
            let pay = needed.to_pay(Currency::Cny).unwrap();
            let reached = RegularPlan { amount: pay.to_decimal(), ..plan.clone() }.outcome().unwrap().value;
            prop_assert!(sum(reached, slack()) >= needed.target);
            prop_assert!(needed.is_needed() || pay.is_zero());
            prop_assert!(pay.to_decimal().checked_sub(needed.first).unwrap() < Decimal::new(1, 2));
        }
    }

    #[test]
    fn a_fee_and_what_is_left_are_what_is_paid(amount in 0_i64..10_000_000_000, fee in fees()) {
        let amount = Money::try_from_minor(amount).unwrap();
        let split = fee.split(amount).unwrap();
        prop_assert!(!split.fee.is_negative() && !split.net.is_negative());
        let on_top = matches!(fee, FrontFee::OnTop(_));
        prop_assert_eq!(split.paid(), if on_top { amount + split.fee } else { amount });
        if let FrontFee::Outer(percent) = fee {
            let inner = FrontFee::Inner(percent).split(amount).unwrap();
            prop_assert!(split.fee <= inner.fee);
        }
    }

    #[test]
    fn what_is_bought_on_a_path_adds_up(
        amount in 1_000_i64..10_000_000, fee in fees(), down in any::<bool>(),
        prices in prop::collection::vec(1_000_i64..100_000, 1..40), last in 1_000_i64..100_000,
    ) {
        let unit_rounding = if down { Rounding::Down } else { Rounding::HalfUp };
        let price = |parts: &i64| Decimal::new(*parts, 4);
        let day = |index: usize| later(i64::try_from(index).unwrap().strict_mul(30));
        let amount = Money::try_from_minor(amount).unwrap();
        let purchases = Purchases {
            amount, currency: Currency::Cny, fee, unit_rounding,
            prices: prices.iter().enumerate().map(|(index, parts)| (day(index), price(parts))).collect(),
        };
        let path = purchases.valued_at(day(prices.len()), price(&last)).unwrap();
        prop_assert_eq!(path.units, path.units_by_purchase.iter().copied().fold(Decimal::ZERO, sum));
        prop_assert_eq!(path.final_value, path.invested + path.profit());
        // Without the fee there are at least as many units.
        let free = Purchases { fee: FrontFee::None, ..purchases };
        prop_assert!(free.valued_at(day(prices.len()), price(&last)).unwrap().units >= path.units);
        let sold = redeem(path.units, price(&last), Decimal::ONE, Currency::Cny).unwrap();
        prop_assert_eq!(sold.gross, path.final_value);
        prop_assert_eq!(sold.net() + sold.fee, sold.gross);
    }

    #[test]
    fn a_rising_market_favours_the_lump_sum(
        total in 1_i64..1_000_000_000, (returns, instalments) in prop::collection::vec(0_i64..1_000, 1..60)
            .prop_flat_map(|returns| { let most = returns.len(); (Just(returns), 1..=most) }),
    ) {
        let instalments = u32::try_from(instalments).unwrap();
        let returns: Vec<Decimal> = returns.iter().map(|parts| Decimal::new(*parts, 2)).collect();
        let compared =
            lump_sum_or_instalments(Decimal::new(total, 2), instalments, &returns, AnnualRate::ZERO).unwrap();
        prop_assert!(sum(compared.difference, slack()) >= Decimal::ZERO);
    }

    #[test]
    fn nothing_panics_at_the_ends_of_the_ranges(
        numbers in prop::collection::vec((any::<i64>(), 0_u32..28), 8), per_year in any::<u32>(),
        contributions in prop_oneof![0_u32..1300, Just(u32::MAX)], years in prop_oneof![0_u32..101, Just(u32::MAX)],
        minor in any::<i64>(), pauses in prop::collection::vec((any::<u32>(), any::<u32>()), 0..3),
    ) {
        let number = |index: usize| Decimal::new(numbers[index].0, numbers[index].1);
        let rate = |index| AnnualRate::from_percent(number(index)).unwrap_or_default();
        let plan = RegularPlan {
            initial: number(0), amount: number(1).abs(), per_year: if per_year % 2 == 0 { 12 } else { per_year },
            contributions,
            timing: Timing::Begin, yearly_step: number(2), pauses, front_fee: FrontFee::Outer(number(3)),
            annual_return: rate(4), annual_fee: number(5), inflation: rate(6),
        };
        let _ = plan.outcome();
        let _ = (plan.required_contribution(Target::Real(number(7))),
            plan.time_to_target(Target::Real(number(7)), years));
        let amount = Money::try_from_minor(minor.strict_rem(Money::MAX.minor())).unwrap();
        for fee in [FrontFee::Outer(number(3)), FrontFee::Inner(number(3)), FrontFee::OnTop(number(3))] {
            let _ = fee.split(amount);
            let purchases = Purchases {
                amount, currency: Currency::Twd, fee, unit_rounding: Rounding::Up,
                prices: vec![(later(0), number(1)); 3],
            };
            let _ = purchases.valued_at(later(1), number(2));
        }
        let _ = units_for(amount, number(0), Rounding::HalfUp);
        let _ = redeem(number(0), number(1), number(2), Currency::Twd);
        let _ = lump_sum_or_instalments(number(0), contributions, &[number(1), number(2)], rate(4));
    }
}
