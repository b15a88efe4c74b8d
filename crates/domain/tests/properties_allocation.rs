//! Properties of allocation that hold for any portfolio.
#![cfg(test)]

use finplan_domain::allocation::{
    AllocationError, DriftThreshold, History, Holding, TradeRules, WeightLimit, drift, invest_new_money, limit_weights,
    rebalance, stress,
};
use finplan_domain::date::NaiveDate;
use finplan_domain::money::{Currency, Money};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// So many parts that sum to a hundred.
fn targets(cuts: &[i64]) -> Vec<Decimal> {
    let mut ends: Vec<i64> = cuts.iter().map(|cut| cut.strict_rem(101)).collect();
    ends.extend([0, 100]);
    ends.sort_unstable();
    ends.windows(2).map(|pair| Decimal::from(pair[1].strict_sub(pair[0]))).collect()
}

fn portfolios() -> impl Strategy<Value = (Vec<Decimal>, Vec<Decimal>)> {
    (1_usize..7).prop_flat_map(|count| {
        let values = prop::collection::vec(1_i64..1_000_000_000, count);
        let cuts = prop::collection::vec(0_i64..=100, count.strict_sub(1));
        (values, cuts).prop_map(|(values, cuts)| {
            (values.into_iter().map(|cents| Decimal::new(cents, 2)).collect(), targets(&cuts))
        })
    })
}

fn sum(values: &[Decimal]) -> Decimal {
    values.iter().fold(Decimal::ZERO, |sum, value| sum.checked_add(*value).unwrap())
}

fn gap(a: Decimal, b: Decimal) -> Decimal {
    a.checked_sub(b).unwrap().abs()
}

fn slack() -> Decimal {
    Decimal::new(1, 12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drift_cancels_and_a_wider_threshold_breaches_less(
        (values, targets) in portfolios(), narrow in 0_i64..1_000, more in 0_i64..1_000, relative in any::<bool>(),
    ) {
        let threshold = |parts: i64| {
            let parts = Decimal::new(parts, 2);
            if relative { DriftThreshold::Relative(parts) } else { DriftThreshold::Points(parts) }
        };
        let found = drift(&values, &targets, threshold(narrow)).unwrap();
        prop_assert!(gap(sum(&found.weights), Decimal::ONE_HUNDRED) < slack());
        prop_assert!(sum(&found.points).abs() < slack());
        prop_assert!(sum(&found.to_target).is_zero());
        prop_assert!(found.turnover <= Decimal::ONE_HUNDRED && found.largest <= Decimal::ONE_HUNDRED);
        let wide = drift(&values, &targets, threshold(narrow.strict_add(more))).unwrap();
        prop_assert!(wide.breached.iter().all(|asset| found.breached.contains(asset)));
        // After the trades nothing has drifted.
        let pairs = values.iter().zip(&found.to_target);
        let after: Vec<Decimal> = pairs.map(|(value, trade)| value.checked_add(*trade).unwrap()).collect();
        prop_assert!(!drift(&after, &targets, threshold(0)).unwrap().needs_rebalancing());
    }

    #[test]
    fn trades_conserve_money_and_stay_within_a_lot(
        assets in prop::collection::vec((0_i64..1_000_000, 1_i64..1_000_000, 1_i64..200, 0_i64..=100), 1..6),
        cash in 0_i64..1_000_000_000, fee in 0_i64..200, minimum_fee in 0_i64..5_000, minimum in 0_i64..1_000_000,
    ) {
        let share = i64::try_from(assets.len()).unwrap();
        let holding = |(units, price, lot, target): &(i64, i64, i64, i64)| Holding {
            units: Decimal::from(units.strict_mul(*lot)), price: Decimal::new(*price, 4), lot: Decimal::from(*lot),
            target: Decimal::from(target.strict_div(share)),
        };
        let holdings: Vec<Holding> = assets.iter().map(holding).collect();
        let money = |minor| Money::try_from_minor(minor).unwrap();
        let rules = TradeRules {
            fee: Decimal::new(fee, 3), minimum_fee: money(minimum_fee), minimum_trade: money(minimum),
            currency: Currency::Cny,
        };
        let done = rebalance(&holdings, money(cash), &rules).unwrap();
        let moved: Money =
            done.trades.iter().map(|trade| if trade.units > Decimal::ZERO { trade.amount } else { -trade.amount })
                .sum();
        prop_assert_eq!(done.cash_after, money(cash) - moved - done.fees);
        prop_assert_eq!(done.fees, done.trades.iter().map(|trade| trade.fee).sum());
        for trade in &done.trades {
            let holding = &holdings[trade.holding];
            prop_assert!(trade.units.checked_rem(holding.lot).unwrap().is_zero());
            prop_assert!(trade.fee >= rules.minimum_fee && !trade.units.is_zero());
            let units = holding.units.checked_add(trade.units).unwrap();
            let wanted = holding.target.checked_mul(done.portfolio_value).unwrap();
            let value = |units: Decimal| units.checked_mul(holding.price).unwrap().checked_mul(Decimal::ONE_HUNDRED)
                .unwrap();
            prop_assert!(value(units) <= wanted && value(units.checked_add(holding.lot).unwrap()) > wanted);
        }
        // Dearer trading never leaves more.
        let dear = TradeRules { fee: Decimal::new(fee.strict_add(10), 3), ..rules };
        prop_assert!(rebalance(&holdings, money(cash), &dear).unwrap().cash_after <= done.cash_after);
        // Without fees the targets, which are at most all, can be paid for but for the rounding of each amount.
        let free = TradeRules { fee: Decimal::ZERO, minimum_fee: Money::ZERO, minimum_trade: Money::ZERO, ..rules };
        let free = rebalance(&holdings, money(cash), &free).unwrap();
        prop_assert!(free.cash_after.minor() >= share.strict_neg());
    }

    #[test]
    fn new_money_is_all_invested_and_nothing_is_sold((values, targets) in portfolios(), more in 1_i64..1_000_000_000) {
        let new_money = Decimal::new(more, 2);
        let split = invest_new_money(&values, &targets, new_money).unwrap();
        prop_assert!(gap(sum(&split.allocation), new_money) < slack());
        prop_assert!(split.allocation.iter().all(|part| *part >= Decimal::ZERO));
        prop_assert!(gap(sum(&split.weights_after), Decimal::ONE_HUNDRED) < slack());
        // No asset gets more than it lacks.
        let parts = split.allocation.iter().zip(&split.shortfall);
        prop_assert!(parts.clone().all(|(part, lack)| *part <= lack.checked_add(slack()).unwrap()));
    }

    #[test]
    fn limited_weights_keep_their_limits_and_proportions(
        assets in prop::collection::vec((0_i64..100, 0_i64..40, 0_i64..100), 1..7),
    ) {
        let asset = |(raw, min, width): &(i64, i64, i64)| WeightLimit {
            raw: Decimal::from(*raw), min: Decimal::from(*min), max: Decimal::from(min.strict_add(*width)),
        };
        let assets: Vec<WeightLimit> = assets.iter().map(asset).collect();
        let limits = |of: fn(&WeightLimit) -> Decimal| sum(&assets.iter().map(of).collect::<Vec<_>>());
        let reach = limits(|asset| if asset.raw.is_zero() { asset.min } else { asset.max });
        match limit_weights(&assets) {
            Err(error) => {
                prop_assert_eq!(error, AllocationError::Infeasible);
                prop_assert!(limits(|asset| asset.min) > Decimal::ONE_HUNDRED || reach < Decimal::ONE_HUNDRED);
            }
            Ok(limited) => {
                prop_assert!(gap(sum(&limited.weights), Decimal::ONE_HUNDRED) < slack());
                let mut ratios = Vec::new();
                for (index, (weight, asset)) in limited.weights.iter().zip(&assets).enumerate() {
                    prop_assert!(*weight >= asset.min && *weight <= asset.max);
                    if !limited.at_min.contains(&index) && !limited.at_max.contains(&index) {
                        ratios.push(weight.checked_div(asset.raw).unwrap());
                    }
                }
                prop_assert!(ratios.windows(2).all(|pair| gap(pair[0], pair[1]) < slack()));
            }
        }
    }

    #[test]
    fn the_worst_is_below_the_rest(returns in prop::collection::vec(-3_000_i64..3_000, 1..90), month in 1_u32..13,
        span in 1_usize..40) {
        let returns: Vec<Decimal> = returns.iter().map(|parts| Decimal::new(*parts, 2)).collect();
        let first = NaiveDate::from_ymd_opt(2010, month, 1).unwrap();
        let history = History::new(first, returns.clone()).unwrap();
        let of = |months: &[Decimal]| History::new(first, months.to_vec()).unwrap().cumulative().unwrap();
        let worst = history.worst_window(span).unwrap();
        prop_assert_eq!(worst.is_some(), returns.len() >= span);
        if let Some(worst) = worst {
            prop_assert!(returns.windows(span).all(|months| of(months) >= worst.percent));
            prop_assert!(returns.windows(span).any(|months| of(months) == worst.percent));
            prop_assert!(span != 12 || gap(worst.annualised, worst.percent) < slack());
        }
        let fall = history.largest_fall().unwrap();
        prop_assert!(fall.percent <= Decimal::ZERO);
        prop_assert!(worst.is_none_or(|worst| fall.percent <= worst.percent.checked_add(slack()).unwrap()));
        prop_assert_eq!(fall.trough.is_some(), fall.percent < Decimal::ZERO);
        prop_assert!(fall.peak.is_none_or(|peak| Some(peak) < fall.trough));
        if let Some(year) = history.worst_calendar_year().unwrap() {
            let twelve = history.worst_window(12).unwrap().unwrap();
            prop_assert!(twelve.percent <= year.percent);
        }
        // A portfolio of one asset is that asset.
        let column: Vec<Option<Decimal>> = returns.iter().copied().map(Some).collect();
        prop_assert_eq!(History::rebalanced(first, &[Decimal::ONE_HUNDRED], &[&column]), Ok(history));
    }

    #[test]
    fn an_episode_adds_up(weights in prop::collection::vec(0_i64..=100, 0..5),
        changes in prop::collection::vec((0_usize..6, -100_i64..50), 0..8)) {
        let weights: Vec<(usize, Decimal)> = targets(&weights).into_iter().enumerate().collect();
        let changes: Vec<(usize, Decimal)> =
            changes.iter().map(|(asset, change)| (*asset, Decimal::from(*change))).collect();
        let found = stress(&weights, &changes).unwrap();
        let points: Vec<Decimal> = found.by_asset.iter().map(|(_, points)| *points).collect();
        prop_assert_eq!(sum(&points), found.change);
        prop_assert!(found.change >= Decimal::from(-100));
        prop_assert!(found.missing.iter().all(|asset| !changes.iter().any(|(of, _)| of == asset)));
    }

    #[test]
    fn nothing_panics_at_the_ends_of_the_ranges(
        numbers in prop::collection::vec((any::<i64>(), 0_u32..28), 0..6), other in (any::<i64>(), 0_u32..28),
            minor in any::<i64>(),
        day in 1_u32..29, span in any::<usize>(),
    ) {
        let list: Vec<Decimal> = numbers.iter().map(|(mantissa, scale)| Decimal::new(*mantissa, *scale)).collect();
        let (one, amount) = (Decimal::new(other.0, other.1),
            Money::try_from_minor(minor.strict_rem(Money::MAX.minor())).unwrap());
        let weights: Vec<Decimal> = list.iter().enumerate()
            .map(|(index, _)| if index == 0 { Decimal::ONE_HUNDRED } else { Decimal::ZERO }).collect();
        for targets in [&list, &weights] {
            let _ = drift(&list, targets, DriftThreshold::Relative(one));
            let _ = drift(&list, targets, DriftThreshold::Points(one.abs()));
            let _ = invest_new_money(&list, targets, one);
        }
        let rules = TradeRules { fee: one, minimum_fee: amount, minimum_trade: -amount, currency: Currency::Twd };
        let holdings: Vec<Holding> =
            list.iter().zip(&weights).map(|(value, target)| Holding { units: *value, price: one, target: *target,
                lot: value.abs() }).collect();
        let _ = rebalance(&holdings, amount, &rules);
        let gentle = TradeRules { fee: one.abs(), minimum_fee: amount.abs(), minimum_trade: Money::ZERO,
            currency: Currency::Cny };
        let _ = rebalance(&holdings, amount.abs(), &gentle);
        let limits: Vec<WeightLimit> =
            list.iter().map(|value| WeightLimit { raw: *value, min: Decimal::ZERO, max: one }).collect();
        let _ = limit_weights(&limits);
        let column: Vec<Option<Decimal>> = list.iter().copied().map(Some).collect();
        let _ = History::rebalanced(NaiveDate::from_ymd_opt(2020, 1, 1).unwrap(), &[Decimal::ONE_HUNDRED], &[&column]);
        if let Ok(history) = History::new(NaiveDate::from_ymd_opt(2020, 1, day).unwrap(), list.clone()) {
            let _ = (history.cumulative(), history.worst_calendar_year(), history.worst_window(span),
                history.worst_window(1));
            let _ = history.largest_fall();
        }
        let named: Vec<(usize, Decimal)> = list.iter().copied().enumerate().collect();
        let _ = stress(&named, &named).map(|found| found.change_of(amount));
    }
}
