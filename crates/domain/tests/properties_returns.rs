//! Properties of returns and risk measures that hold for any series.
#![cfg(test)]

use finplan_domain::cashflow::xirr;
use finplan_domain::date::NaiveDate;
use finplan_domain::returns::{
    PolicyYear, Span, Valuation, annual_return, break_even_year, linked_return, max_drawdown, modified_dietz,
    policy_rates, real_return, sharpe, time_weighted, total_return, volatility,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn returns(least: i64, most: i64, count: core::ops::Range<usize>) -> impl Strategy<Value = Vec<Decimal>> {
    prop::collection::vec((least..most).prop_map(|parts| Decimal::new(parts, 2)), count)
}

fn sub(a: Decimal, b: Decimal) -> Decimal {
    a.checked_sub(b).unwrap()
}

fn close(a: Decimal, b: Decimal) -> bool {
    sub(a, b).abs() <= a.abs().checked_mul(Decimal::new(1, 14)).unwrap().max(Decimal::new(1, 14))
}

fn later(days: i64) -> NaiveDate {
    NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(days)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn annual_and_total_returns_undo_each_other(
        parts in -9_000_i64..20_000, length in 30_u32..4_000, days in any::<bool>(),
    ) {
        let span = if days { Span::Days(length) } else { Span::Months(length.strict_div(30)) };
        let total = Decimal::new(parts, 2);
        let annual = annual_return(total, span).unwrap();
        prop_assert!(close(total_return(annual, span).unwrap(), total), "{annual}");
        // More in the same time is more a year.
        let more = annual_return(Decimal::new(parts.strict_add(1), 2), span).unwrap();
        prop_assert!(more > annual);
    }

    #[test]
    fn linked_returns_lie_between_their_ends(list in returns(-3_000, 3_000, 1..60)) {
        let linked = linked_return(&list, 12).unwrap();
        let (least, most) = (list.iter().min().unwrap(), list.iter().max().unwrap());
        let slack = Decimal::new(1, 12);
        prop_assert!(sub(*least, linked.geometric_mean) <= slack && sub(linked.geometric_mean, *most) <= slack);
        let months = u32::try_from(list.len()).unwrap();
        prop_assert!(close(annual_return(linked.cumulative, Span::Months(months)).unwrap(), linked.annualised));
        // Without inflation the real return is the return.
        let real = real_return(&list, &vec![Decimal::ZERO; list.len()]).unwrap();
        prop_assert!(close(real.cumulative, linked.cumulative));
    }

    #[test]
    fn what_is_paid_in_does_not_move_the_time_weighted_return(
        list in returns(-2_000, 2_000, 1..20), flows in prop::collection::vec(0_i64..1_000_000, 20), days in 1_i64..200,
    ) {
        // The same returns, once alone and once with money paid in on the way.
        let run = |flow: &dyn Fn(usize) -> Decimal| {
            let mut value = Decimal::ZERO;
            let mut valuations = Vec::new();
            for index in 0..=list.len() {
                let date = later(days.strict_mul(i64::try_from(index).unwrap()));
                valuations.push(Valuation { date, value_before: value, flow: flow(index) });
                let gain = list.get(index).copied().unwrap_or_default();
                let growth = gain.checked_add(Decimal::ONE_HUNDRED).unwrap();
                let invested = value.checked_add(flow(index)).unwrap();
                value = invested.checked_mul(growth).unwrap().checked_div(Decimal::ONE_HUNDRED).unwrap();
            }
            time_weighted(&valuations).unwrap()
        };
        let start = Decimal::from(10_000);
        let alone = run(&|index| if index == 0 { start } else { Decimal::ZERO });
        let with = run(&|index| if index == 0 { start } else { Decimal::new(flows[index.strict_rem(20)], 2) });
        prop_assert!(close(alone.total, with.total), "{} {}", alone.total, with.total);
        prop_assert!(close(alone.total, linked_return(&list, 1).unwrap().cumulative));
    }

    #[test]
    fn without_payments_all_three_returns_agree(
        begin in 1_i64..1_000_000, end in 1_i64..1_000_000, days in 1_i64..4_000,
    ) {
        let (begin, end) = (Decimal::from(begin), Decimal::from(end));
        let at = |day, value_before, flow| Valuation { date: later(day), value_before, flow };
        let weighted = time_weighted(&[at(0, Decimal::ZERO, begin), at(days, end, Decimal::ZERO)]);
        let dietz = modified_dietz(later(0), begin, later(days), end, &[]).unwrap().return_percent.unwrap();
        // A year of a rise within days can be beyond every decimal.
        if let Ok(weighted) = weighted {
            prop_assert!(close(weighted.total, dietz));
            let rate = xirr(&[(later(0), sub(Decimal::ZERO, begin)), (later(days), end)]).unwrap();
            let Some(percent) = rate.unique().and_then(|root| root.rate()?.checked_mul(Decimal::ONE_HUNDRED)) else {
                return Ok(());
            };
            // A root is searched for, to nine digits at least.
            let near = weighted.annual.abs().max(Decimal::ONE).checked_mul(Decimal::new(1, 9)).unwrap();
            prop_assert!(sub(percent, weighted.annual).abs() <= near, "{percent} {}", weighted.annual);
        }
    }

    #[test]
    fn a_fall_is_the_deepest_there_is(values in prop::collection::vec(1_i64..100_000, 1..60)) {
        let found = max_drawdown(&values).unwrap();
        prop_assert!(found.percent <= Decimal::ZERO && found.percent > Decimal::from(-100));
        let depth = |peak: i64, low: i64| {
            sub(Decimal::from(low).checked_div(Decimal::from(peak)).unwrap(), Decimal::ONE)
                .checked_mul(Decimal::ONE_HUNDRED)
                .unwrap()
        };
        for (index, peak) in values.iter().enumerate() {
            for low in &values[index..] {
                prop_assert!(sub(found.percent, depth(*peak, *low)) <= Decimal::new(1, 20));
            }
        }
        let Some(fall) = found.fall else {
            prop_assert!(values.windows(2).all(|pair| pair[0] <= pair[1]));
            return Ok(());
        };
        prop_assert!(close(depth(values[fall.peak], values[fall.trough]), found.percent));
        prop_assert!(values[..fall.peak].iter().all(|value| *value < values[fall.peak]));
        let until = fall.recovery.unwrap_or(values.len());
        prop_assert!(values[fall.trough..until].iter().all(|value| *value < values[fall.peak]));
        prop_assert!(fall.recovery.is_none_or(|back| values[back] >= values[fall.peak]));
    }

    #[test]
    fn variation_is_not_moved_by_a_shift(list in returns(-2_000, 2_000, 2..60), shift in -500_i64..500) {
        let by = Decimal::new(shift, 2);
        let moved: Vec<Decimal> = list.iter().map(|gain| gain.checked_add(by).unwrap()).collect();
        let (one, other) = (volatility(&list).unwrap(), volatility(&moved).unwrap());
        prop_assert!(close(one.annual, other.annual) && one.annual >= Decimal::ZERO);
        prop_assert!(close(sub(other.monthly_mean, one.monthly_mean), by));
        // The geometric return is never above what the mean compounds to.
        let mean = total_return(one.monthly_mean, Span::Months(144)).unwrap();
        prop_assert!(one.annual_geometric <= mean.checked_add(Decimal::new(1, 12)).unwrap());
        // A higher rate without risk never helps.
        let ratio = |rate| sharpe(&list, Decimal::from(rate)).unwrap().ratio;
        prop_assert!(ratio(2) <= ratio(1));
    }

    #[test]
    fn a_policy_breaks_even_where_its_rate_is_not_negative(
        premium in 1_i64..100_000, cash in prop::collection::vec(0_i64..1_000_000, 1..15), paying in 1_usize..10,
    ) {
        let year = |(index, value): (usize, &i64)| PolicyYear {
            premium: if index < paying { premium.into() } else { Decimal::ZERO },
            benefit: Decimal::ZERO,
            cash_value: (*value).into(),
        };
        let years: Vec<PolicyYear> = cash.iter().enumerate().map(year).collect();
        let rates = policy_rates(&years).unwrap();
        prop_assert_eq!(rates.len(), years.len());
        let even = |rate: &finplan_domain::solve::Solution| {
            rate.unique().is_some_and(|root| root.rate_dd().to_f64() >= -1e-12)
        };
        let first = rates.iter().position(even).map(|index| u32::try_from(index).unwrap().strict_add(1));
        prop_assert_eq!(break_even_year(&years).unwrap(), first);
    }

    #[test]
    fn nothing_panics_at_the_ends_of_the_ranges(
        numbers in prop::collection::vec((any::<i64>(), 0_u32..28), 0..12), count in any::<u32>(),
        days in prop::collection::vec(-50_i64..50_000, 12),
    ) {
        let list: Vec<Decimal> = numbers.iter().map(|(mantissa, scale)| Decimal::new(*mantissa, *scale)).collect();
        let one = list.first().copied().unwrap_or_default();
        for span in [Span::Days(count), Span::Months(count), Span::Days(1)] {
            let _ = (annual_return(one, span), total_return(one, span));
        }
        let _ = (linked_return(&list, count), real_return(&list, &list), max_drawdown(&list), volatility(&list));
        let _ = sharpe(&list, one);
        let flows: Vec<_> = list.iter().zip(&days).map(|(amount, day)| (later(*day), *amount)).collect();
        let _ = modified_dietz(later(0), one, later(days[0]), one, &flows);
        let valuations: Vec<Valuation> = flows.iter()
            .map(|(date, amount)| Valuation { date: *date, value_before: amount.abs(), flow: *amount }).collect();
        let _ = time_weighted(&valuations);
        let years: Vec<PolicyYear> = list.iter()
            .map(|amount| PolicyYear { premium: *amount, benefit: one, cash_value: *amount }).collect();
        let _ = (policy_rates(&years), break_even_year(&years));
    }
}
