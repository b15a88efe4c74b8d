//! Properties of deposits, money funds and wealth products that hold for any input.
#![cfg(test)]

use finplan_domain::date::{NaiveDate, add_months, days_between};
use finplan_domain::deposit::{
    Ladder, NoticeDeposit, NoticeGiven, NoticeRules, RolloverMode, TimeDeposit, WealthProduct, coverage,
    implied_income, money_fund_income, seven_day_yield, split_for_insurance,
};
use finplan_domain::money::{Currency, Money, Rounding};
use finplan_domain::rate::AnnualRate;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn money(minor: i64) -> Money {
    Money::try_from_minor(minor).unwrap()
}

fn rates(most: i64) -> impl Strategy<Value = AnnualRate> {
    (0..=most.strict_mul(10_000)).prop_map(|parts| AnnualRate::from_percent(Decimal::new(parts, 4)).unwrap())
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0_i64..40_000).prop_map(later)
}

fn later(days: i64) -> NaiveDate {
    NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(days)).unwrap()
}

fn deposits() -> impl Strategy<Value = TimeDeposit> {
    (1_i64..10_000_000_000, rates(20), days(), 1_u32..=120).prop_map(|(principal, rate, opened, months)| TimeDeposit {
        principal: money(principal),
        rate,
        opened,
        months,
    })
}

/// Any amount, of either sign, up to the largest.
fn wild() -> impl Strategy<Value = Money> {
    let any = any::<i64>().prop_map(|minor| money(minor.strict_rem(Money::MAX.minor())));
    prop_oneof![6 => any, 1 => Just(Money::MAX), 1 => Just(Money::ZERO), 1 => Just(-Money::MAX)]
}

/// Any rate, up to the largest and with as many digits as fit.
fn wild_rates() -> impl Strategy<Value = AnnualRate> {
    let any = (any::<i64>(), 0_u32..28)
        .prop_map(|(mantissa, scale)| AnnualRate::from_percent(Decimal::new(mantissa, scale)).unwrap_or_default());
    prop_oneof![6 => any, 1 => Just(AnnualRate::from_percent(100_000.into()).unwrap()), 1 => Just(AnnualRate::ZERO)]
}

fn wild_dates() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![6 => days(), 1 => Just(NaiveDate::MAX), 1 => Just(NaiveDate::MIN)]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_withdrawal_moves_money_and_never_makes_it(deposit in deposits(), part in 0.0..1.0_f64, day in 0.0..1.0_f64) {
        let at = |whole: i64, part: f64| (whole as f64 * part) as i64;
        let amount = money(at(deposit.principal.minor(), part).max(1));
        let held = at(days_between(deposit.opened, deposit.maturity().unwrap()), day);
        let on = deposit.opened.checked_add_signed(chrono::TimeDelta::days(held)).unwrap();
        let taken = deposit.withdraw_early(amount, AnnualRate::ZERO, on).unwrap();
        prop_assert_eq!(amount + taken.remaining, deposit.principal);
        prop_assert_eq!(taken.total_interest() + taken.interest_given_up(), deposit.interest().unwrap());
        // Without a demand rate it costs at least nothing, but for the rounding of one cent.
        prop_assert!(taken.interest_given_up() >= money(-1));
        // Less taken out never earns less.
        if amount.minor() > 1 {
            let less = deposit.withdraw_early(money(1), AnnualRate::ZERO, on).unwrap();
            prop_assert!(less.total_interest() >= taken.total_interest());
        }
    }

    #[test]
    fn waiting_after_maturity_never_costs(deposit in deposits(), demand in rates(5), late in 0_i64..2_000) {
        let maturity = deposit.maturity().unwrap();
        let on = |late| maturity.checked_add_signed(chrono::TimeDelta::days(late)).unwrap();
        let at_once = deposit.withdraw_overdue(demand, maturity).unwrap();
        let paid = deposit.withdraw_overdue(demand, on(late)).unwrap();
        prop_assert_eq!(at_once.amount, deposit.principal + deposit.interest().unwrap());
        prop_assert!(paid.amount >= at_once.amount);
    }

    #[test]
    fn renewing_with_interest_is_never_below_paying_it_out(
        deposit in deposits(), terms in prop::collection::vec(rates(10), 1..8),
    ) {
        let with = deposit.roll_over(&terms, RolloverMode::PrincipalAndInterest).unwrap();
        let without = deposit.roll_over(&terms, RolloverMode::PrincipalOnly).unwrap();
        prop_assert_eq!(with.balance, deposit.principal + with.total_interest());
        prop_assert_eq!(without.balance, deposit.principal);
        prop_assert_eq!(without.paid_out, without.total_interest());
        prop_assert!(with.balance >= without.balance + without.paid_out);
        // Each term begins where the one before ended.
        let mut from = deposit.opened;
        for term in &with.terms {
            let due = add_months(from, i32::try_from(deposit.months).unwrap());
            prop_assert_eq!(due, Some(term.maturity));
            from = term.maturity;
        }
    }

    #[test]
    fn a_notice_pays_out_everything_that_does_not_stay(
        principal in 1_i64..1_000_000_000, part in 1_i64..=100, agreed in 1_i64..1_000_000_000,
        notice_rate in rates(3), demand_rate in rates(1), held in 0_i64..800, notice in 0_i64..10,
        minimum in 0_i64..10_000_000, given in any::<bool>(),
    ) {
        let opened = NaiveDate::default();
        let rules = NoticeRules { notice_days: 7, minimum_balance: money(minimum), minimum_withdrawal: money(minimum) };
        let deposit = NoticeDeposit { principal: money(principal), notice_rate, demand_rate, opened, rules };
        let amount = money(principal.strict_mul(part).strict_div(100).max(1));
        let given = given && held >= notice;
        let notice = given.then(|| NoticeGiven { on: later(held.strict_sub(notice)), amount: money(agreed) });
        let taken = deposit.withdraw(amount, later(held), notice).unwrap();
        let principal_out = taken.at_notice_rate + taken.at_demand_rate;
        prop_assert_eq!(principal_out + taken.remaining, deposit.principal);
        prop_assert!(principal_out >= amount);
        prop_assert!(taken.is_closed() || taken.remaining >= rules.minimum_balance);
        prop_assert!(taken.breach.is_none() || taken.at_notice_rate.is_zero());
        prop_assert!(given || taken.breach.is_some());
    }

    #[test]
    fn a_ladder_keeps_its_money_and_grows(
        total in 100_i64..10_000_000_000, step in 1_u32..12, rates in prop::collection::vec(rates(10), 1..7),
        steps in 0_u32..30,
    ) {
        let ladder = Ladder { total: money(total), step_months: step, rates };
        let state = ladder.after(steps).unwrap();
        prop_assert_eq!(state.rungs.iter().map(|rung| rung.start).sum::<Money>(), ladder.total);
        prop_assert_eq!(state.total(), ladder.total + state.interest_credited());
        prop_assert!(state.rungs.iter().all(|rung| rung.next_maturity > steps));
        prop_assert!(ladder.after(steps.strict_add(1)).unwrap().total() >= state.total());
    }

    #[test]
    fn a_weeks_yield_and_its_income_undo_each_other(parts in -5_000_i64..1_000_000, days in 1_usize..40) {
        let annual = Decimal::new(parts, 4);
        let income = implied_income(annual).unwrap();
        let near = |found: Decimal| found.checked_sub(annual).unwrap().abs() < Decimal::new(1, 18);
        let compound = seven_day_yield(&vec![income.compound; days]).unwrap();
        prop_assert!(near(compound.compound), "{}", compound.compound);
        let simple = seven_day_yield(&vec![income.simple; days]).unwrap();
        prop_assert!(near(simple.simple), "{}", simple.simple);
        // Income carried forward daily earns at least as much.
        prop_assert!(simple.compound >= simple.simple.checked_sub(Decimal::new(1, 18)).unwrap());
    }

    #[test]
    fn cutting_every_day_never_earns_more(
        balance in 1_i64..10_000_000_000, incomes in prop::collection::vec(0_i64..30_000, 1..60),
    ) {
        let incomes: Vec<Decimal> = incomes.iter().map(|parts| Decimal::new(*parts, 4)).collect();
        let income = |rounding| money_fund_income(money(balance), &incomes, Currency::Cny, rounding).unwrap();
        prop_assert!(income(Rounding::Down) <= income(Rounding::HalfUp));
        prop_assert!(income(Rounding::HalfUp) <= income(Rounding::Up));
        prop_assert!(!income(Rounding::Down).is_negative());
    }

    #[test]
    fn idle_days_never_help(
        amount in 100_000_i64..1_000_000_000, rate in rates(10), value in 30_i64..400, idle in 0_i64..30,
        settling in 0_i64..10,
    ) {
        let product = |idle: i64, settling: i64| {
            let ends = idle.strict_add(value);
            WealthProduct {
                amount: money(amount), rate, basis: 365, subscribed: later(0), value_from: later(idle),
                matures: later(ends), cash_on: later(ends.strict_add(settling)), idle_rate: AnnualRate::ZERO,
            }.true_yield().unwrap()
        };
        let (none, some) = (product(0, 0), product(idle, settling));
        prop_assert_eq!(none.income(), some.income());
        prop_assert!(some.simple_percent <= none.simple_percent && some.lost_percent >= none.lost_percent);
        prop_assert_eq!(some.total_days(), u32::try_from(value.strict_add(idle).strict_add(settling)).unwrap());
    }

    #[test]
    fn every_institution_of_a_split_is_insured_and_one_cent_more_is_not(
        total in 1_i64..100_000_000_000, rate in rates(20), months in 1_u32..120, limit in 100_i64..1_000_000_000,
    ) {
        let limit = money(limit);
        let Ok(split) = split_for_insurance(money(total), rate, months, limit) else {
            return Ok(());
        };
        let whole = split.most.times(split.institutions.strict_sub(1)).unwrap() + split.last;
        prop_assert_eq!(whole, money(total));
        prop_assert!(split.last.is_positive() && split.last <= split.most);
        let matured = |principal: Money| {
            let deposit = TimeDeposit { principal, rate, opened: NaiveDate::default(), months };
            principal + deposit.interest().unwrap()
        };
        prop_assert!(matured(split.most) <= limit && matured(split.most + money(1)) > limit);
        let named: Vec<(u32, Money)> = (1..split.institutions).map(|n| (n, matured(split.most))).take(50).collect();
        prop_assert!(coverage(&named, limit).1.uncovered.is_zero());
    }

    #[test]
    fn coverage_adds_up(
        deposits in prop::collection::vec((0_u8..5, 0_i64..1_000_000_000), 0..12), limit in 0_i64..500_000_000,
    ) {
        let deposits: Vec<(u8, Money)> = deposits.iter().map(|(name, minor)| (*name, money(*minor))).collect();
        let (by, all) = coverage(&deposits, money(limit));
        prop_assert_eq!(all.covered + all.uncovered, all.total);
        prop_assert_eq!(all.total, deposits.iter().map(|(_, amount)| *amount).sum());
        prop_assert!(by.iter().all(|(_, one)| one.covered <= money(limit) && !one.uncovered.is_negative()));
    }

    #[test]
    fn nothing_panics_at_the_ends_of_the_ranges(
        (a, b, c) in (wild(), wild(), wild()), (rate, other) in (wild_rates(), wild_rates()),
        (from, to, between) in (wild_dates(), wild_dates(), wild_dates()),
        months in prop_oneof![0_u32..1300, Just(u32::MAX)], count in 0_usize..20, income in any::<i64>(),
        scale in 0_u32..28,
    ) {
        let deposit = TimeDeposit { principal: a, rate, opened: from, months };
        let _ = (deposit.maturity(), deposit.interest(), deposit.compounded(months.wrapping_sub(3)));
        let _ = (deposit.withdraw_early(b, other, to), deposit.withdraw_overdue(other, to));
        for mode in [RolloverMode::PrincipalAndInterest, RolloverMode::PrincipalOnly] {
            let _ = deposit.roll_over(&vec![other; count], mode);
        }
        let rules = NoticeRules { notice_days: months, minimum_balance: b, minimum_withdrawal: c };
        let notice = NoticeDeposit { principal: a, notice_rate: rate, demand_rate: other, opened: from, rules };
        let _ = notice.withdraw(b, to, Some(NoticeGiven { on: between, amount: c }));
        let _ = Ladder { total: a, step_months: months, rates: vec![rate; count] }.after(months);
        let income = Decimal::new(income, scale);
        let _ = (seven_day_yield(&vec![income; count]), implied_income(income));
        let _ = money_fund_income(a, &vec![income; count], Currency::Twd, Rounding::HalfUp);
        let product = WealthProduct {
            amount: a, rate, basis: months, subscribed: from, value_from: between, matures: to, cash_on: to,
            idle_rate: other,
        };
        let _ = product.true_yield();
        let _ = split_for_insurance(a, rate, months, b);
        let _ = coverage(&[(0, a), (0, b), (1, c)], b);
    }
}
