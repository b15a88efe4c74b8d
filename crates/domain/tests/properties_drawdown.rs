//! Properties of living on savings that hold for any plan.
#![cfg(test)]

use finplan_domain::drawdown::{
    Band, DrawdownError, FloorCeiling, GuardrailOrder, Guardrails, GuytonKlinger, HowLong, LimitHit, Withdrawals,
    YearlyMarket, fixed_percent, fixed_real, growing_annuity, level_withdrawal, perpetuity_capital, perpetuity_payment,
};
use finplan_domain::rate::AnnualRate;
use finplan_domain::tvm::Timing;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn rates(least: i64, most: i64) -> impl Strategy<Value = AnnualRate> {
    (least..most).prop_map(|parts| AnnualRate::from_percent(Decimal::new(parts, 2)).unwrap())
}

fn timings() -> impl Strategy<Value = Timing> {
    prop_oneof![Just(Timing::Begin), Just(Timing::End)]
}

fn market() -> impl Strategy<Value = (Vec<Decimal>, Vec<Decimal>)> {
    let year = (-500_i64..500, -20_i64..100).prop_map(|(gain, rise)| (Decimal::new(gain, 1), Decimal::new(rise, 1)));
    prop::collection::vec(year, 1..45).prop_map(|years| years.into_iter().unzip())
}

fn sum(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap()
}

fn gap(a: Decimal, b: Decimal) -> Decimal {
    a.checked_sub(b).unwrap().abs()
}

/// Both within a part in 10^12, or an amount that no one sees.
fn close(a: Decimal, b: Decimal) -> bool {
    let allowed = a.abs().checked_mul(Decimal::new(1, 12)).unwrap();
    gap(a, b) <= allowed.max(Decimal::new(1, 9))
}

/// Periods until the money is gone; none when it never is, or when growing withdrawals outgrow every decimal first.
fn periods(plan: &Withdrawals) -> Option<Decimal> {
    match plan.how_long() {
        Ok(HowLong::Until { periods_exact, .. }) => Some(periods_exact),
        Ok(HowLong::Forever) => None,
        Err(error) => {
            assert!(error == DrawdownError::OutOfRange && plan.annual_growth > AnnualRate::ZERO, "{error}");
            None
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_paid_out_is_worth_the_capital(
        capital in 10_000_i64..1_000_000_000, first in 5_000_i64..10_000_000, gain in rates(-500, 1_200),
        growth in rates(-300, 800), monthly in any::<bool>(), timing in timings(),
    ) {
        let per_year = if monthly { 12 } else { 1 };
        let (capital, first) = (Decimal::new(capital, 2), Decimal::new(first, 2));
        let plan = Withdrawals { capital, first, annual_return: gain, annual_growth: growth, per_year, timing };
        if periods(&plan).is_none() {
            return Ok(());
        }
        let HowLong::Until { full_payments, partial_payment, periods_exact } = plan.how_long().unwrap() else {
            return Ok(());
        };
        prop_assert!(partial_payment >= Decimal::ZERO);
        prop_assert!(Decimal::from(full_payments) <= sum(periods_exact, Decimal::new(1, 9)));
        prop_assert!(periods_exact < Decimal::from(full_payments.strict_add(1)));
        // Followed year by year, it ends in the same year with the same rest.
        if per_year == 1 && full_payments < 150 {
            let years = usize::try_from(full_payments.strict_add(1)).unwrap();
            if years > 150 {
                return Ok(());
            }
            let (returns, rises) = (vec![gain.percent(); years], vec![growth.percent(); years]);
            let path = fixed_real(capital, first, YearlyMarket::new(&returns, &rises).unwrap(), timing).unwrap();
            let last = *path.paid.last().unwrap();
            prop_assert!(close(last, partial_payment), "{last} {partial_payment}");
        }
    }

    #[test]
    fn more_capital_lasts_longer_and_more_spending_shorter(
        capital in 10_000_i64..1_000_000_000, first in 5_000_i64..10_000_000, gain in rates(-500, 1_200),
        growth in rates(-300, 800), more in 1_i64..1_000_000, timing in timings(),
    ) {
        let plan = Withdrawals {
            capital: Decimal::new(capital, 2), first: Decimal::new(first, 2), annual_return: gain,
            annual_growth: growth, per_year: 1, timing,
        };
        let more = Decimal::new(more, 2);
        let base = periods(&plan);
        let longer = periods(&Withdrawals { capital: sum(plan.capital, more), ..plan });
        let shorter = periods(&Withdrawals { first: sum(plan.first, more), ..plan });
        prop_assert!(longer.is_none() || base.is_some_and(|base| longer > Some(base)));
        prop_assert!(base.is_none() || shorter.is_some_and(|shorter| base > Some(shorter)));
    }

    #[test]
    fn the_level_withdrawal_leaves_the_legacy(
        capital in 10_000_i64..1_000_000_000, years in 1_u32..60, gain in rates(-200, 1_000), rise in rates(-100, 600),
        part in 0_i64..90, timing in timings(),
    ) {
        let capital = Decimal::new(capital, 2);
        let legacy_real = capital.checked_mul(Decimal::new(part, 2)).unwrap();
        let level = level_withdrawal(capital, years, gain, rise, timing, legacy_real).unwrap();
        if level.first <= Decimal::ZERO {
            return Ok(());
        }
        let count = usize::try_from(years).unwrap();
        let (returns, rises) = (vec![gain.percent(); count], vec![rise.percent(); count]);
        let path = fixed_real(capital, level.first, YearlyMarket::new(&returns, &rises).unwrap(), timing).unwrap();
        let scale = sum(capital, level.legacy).checked_mul(Decimal::new(1, 12)).unwrap();
        prop_assert!(gap(*path.balance_end.last().unwrap(), level.legacy) <= scale.max(Decimal::new(1, 9)));
        let annuity = growing_annuity(level.first, years, rise, gain, timing).unwrap();
        prop_assert!(part > 0 || close(annuity.present_value, capital));
    }

    #[test]
    fn a_perpetuity_and_its_capital_undo_each_other(
        capital in 1_i64..1_000_000_000, growth in rates(-500, 500), over in 1_i64..1_000, timing in timings(),
    ) {
        let capital = Decimal::new(capital, 2);
        let gain = AnnualRate::from_percent(sum(growth.percent(), Decimal::new(over, 2))).unwrap();
        let payment = perpetuity_payment(capital, gain, growth, timing).unwrap();
        prop_assert!(close(perpetuity_capital(payment, gain, growth, timing).unwrap(), capital));
        // A little less than the payment never uses the capital up.
        let first = payment.checked_mul(Decimal::new(999_999, 6)).unwrap();
        let plan = Withdrawals { capital, first, annual_return: gain, annual_growth: growth, per_year: 1, timing };
        prop_assert_eq!(plan.how_long().unwrap(), HowLong::Forever);
    }

    #[test]
    fn a_path_pays_no_more_than_there_is((returns, rises) in market(), rate in 1_i64..200, timing in timings()) {
        let (capital, first) = (Decimal::from(100_000), Decimal::from(rate.strict_mul(100)));
        let market = YearlyMarket::new(&returns, &rises).unwrap();
        let path = fixed_real(capital, first, market, timing).unwrap();
        prop_assert!(path.paid.iter().chain(&path.balance_end).all(|amount| *amount >= Decimal::ZERO));
        let short = path.paid.len().checked_sub(path.exhausted_year.map_or(path.paid.len(), |year| year as usize));
        prop_assert!(path.paid.iter().rev().take(short.unwrap()).all(Decimal::is_zero));
        let percent = fixed_percent(capital, Decimal::new(rate, 1), &returns, timing).unwrap();
        prop_assert_eq!(Some(&percent.lowest), percent.withdrawals.iter().min());
        prop_assert_eq!(percent.withdrawals[(percent.lowest_year as usize).strict_sub(1)], percent.lowest);
    }

    #[test]
    fn a_band_holds((returns, rises) in market(), rate in 10_i64..100, floor in 0_i64..10, ceiling in 0_i64..10) {
        let (capital, percent) = (Decimal::from(100_000), Decimal::new(rate, 1));
        let market = YearlyMarket::new(&returns, &rises).unwrap();
        let band = Band::Relative { floor: floor.into(), ceiling: ceiling.into() };
        let path = FloorCeiling { percent, band }.follow(capital, market).unwrap();
        for (year, pair) in path.withdrawals.windows(2).enumerate() {
            let times = |percent: Decimal| sum(percent, Decimal::ONE_HUNDRED);
            let base = pair[0].checked_mul(times(rises[year])).unwrap();
            let most = base.checked_mul(times(ceiling.into())).unwrap();
            let least = base.checked_mul(times(Decimal::from(floor.strict_neg()))).unwrap();
            let now = pair[1].checked_mul(Decimal::from(10_000)).unwrap();
            prop_assert!(now <= sum(most, Decimal::new(1, 9)));
            let last = path.exhausted_year.is_some_and(|last| last as usize == year.strict_add(2));
            prop_assert!(last || sum(now, Decimal::new(1, 9)) >= least);
        }
        // A band without limits is the percentage alone.
        let wide = Band::Absolute { floor: Decimal::new(1, 12), ceiling: Decimal::from(1_000_000_000) };
        let free = FloorCeiling { percent, band: wide }.follow(capital, market).unwrap();
        let plain = fixed_percent(capital, percent, &returns, Timing::Begin).unwrap();
        prop_assert!(free.withdrawals.iter().zip(&plain.withdrawals).all(|(a, b)| close(*a, *b)));
        prop_assert!(free.limits.iter().all(|limit| *limit == LimitHit::Neither));
    }

    #[test]
    fn guardrails_move_a_withdrawal_by_their_steps_alone(
        (returns, rises) in market(), rate in 20_i64..100, years in 1_u32..60, first in any::<bool>(),
    ) {
        let order = if first { GuardrailOrder::FreezeFirst } else { GuardrailOrder::GuardrailFirst };
        let plan = GuytonKlinger {
            capital: Decimal::from(1_000_000), initial_rate: Decimal::new(rate, 1), plan_years: years, order,
            guardrails: Guardrails::default(),
        };
        let path = plan.follow(YearlyMarket::new(&returns, &rises).unwrap()).unwrap();
        prop_assert_eq!(path.withdrawals.len(), path.balance_start.len());
        prop_assert_eq!(path.withdrawals.len(), path.rules.len());
        let most = if first { 2 } else { 1 };
        prop_assert!(path.rules.iter().all(|rules| rules.len() <= most));
        prop_assert!(path.withdrawals.iter().zip(&path.balance_start).all(|(paid, there)| paid <= there));
        if path.exhausted_year.is_none() {
            prop_assert_eq!(path.withdrawals.len(), returns.len());
        } else {
            prop_assert!(path.final_balance.is_zero());
        }
        for (year, pair) in path.withdrawals.windows(2).enumerate() {
            if path.rules[year.strict_add(1)].is_empty() && path.exhausted_year.is_none() {
                let with_inflation = pair[0].checked_mul(sum(rises[year], Decimal::ONE_HUNDRED)).unwrap();
                prop_assert!(close(pair[1].checked_mul(Decimal::ONE_HUNDRED).unwrap(), with_inflation));
            }
        }
    }

    #[test]
    fn nothing_panics_at_the_ends_of_the_ranges(
        numbers in prop::collection::vec((any::<i64>(), 0_u32..28), 6), count in any::<u32>(), few in 0_u32..2_000,
        length in 0_usize..170, timing in timings(),
    ) {
        let number = |index: usize| Decimal::new(numbers[index].0, numbers[index].1);
        let rate = |index| AnnualRate::from_percent(number(index)).unwrap_or_default();
        let plan = Withdrawals {
            capital: number(0).abs(), first: number(1).abs(), annual_return: rate(2), annual_growth: rate(3),
            per_year: count, timing,
        };
        let _ = (plan.how_long(), Withdrawals { per_year: 1, ..plan }.how_long());
        let _ = level_withdrawal(number(0), few, rate(1), rate(2), timing, number(3));
        let _ = growing_annuity(number(0), few, rate(1), rate(2), timing);
        let _ = (perpetuity_payment(number(0), rate(1), rate(2), timing),
            perpetuity_capital(number(0), rate(1), rate(2), timing));
        let (returns, rises) = (vec![number(2); length], vec![number(3); length]);
        let _ = fixed_percent(number(0), number(1), &returns, timing);
        let Ok(market) = YearlyMarket::new(&returns, &rises) else {
            return Ok(());
        };
        let _ = fixed_real(number(0), number(1), market, timing);
        for band in [Band::Relative { floor: number(4), ceiling: number(5) },
            Band::Absolute { floor: number(4), ceiling: number(5) }] {
            let _ = FloorCeiling { percent: number(1), band }.follow(number(0), market);
        }
        let guardrails = Guardrails { upper: number(4), cut: number(5), lower: number(3), raise: number(2),
            uncut_years: count };
        let plan = GuytonKlinger {
            capital: number(0), initial_rate: number(1), plan_years: few, order: GuardrailOrder::FreezeFirst,
            guardrails,
        };
        let _ = plan.follow(market);
        let _ = GuytonKlinger { guardrails: Guardrails::default(), ..plan }.follow(market);
    }
}
