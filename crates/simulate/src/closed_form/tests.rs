use super::*;
use crate::asset::LogReturn;
use crate::correlation::Correlation;
use crate::math::exp;

const ASSET: LogReturn = LogReturn { mean: 0.05, deviation: 0.2 };

#[test]
fn small_exponents_keep_their_digits() {
    for x in [1e-12, -1e-9, 1e-4, 0.29, 0.31, -0.4, 2.0_f64] {
        assert!((lump::exp_less_one(x) / x.exp_m1() - 1.0).abs() < 1e-14, "{x}");
    }
}

#[test]
fn one_month_of_a_portfolio_of_one_is_that_asset() {
    let month = rebalanced_month(&[1.0], &[ASSET], &Correlation::independent(1));
    let own = MonthlyFactor::of(ASSET);
    assert!((month.mean - own.mean).abs() < 1e-15 && (month.second_moment - own.second_moment).abs() < 1e-15);
}

#[test]
fn payments_of_nothing_are_a_lump() {
    let alone = Recurring { initial: 1000.0, monthly: 0.0, growth: 0.0, timing: Timing::Begin };
    let (found, exact) = (alone.moments(MonthlyFactor::of(ASSET), 120), Lump::new(1000.0, ASSET, 10.0, 0.0).moments());
    assert!((found.mean / exact.mean - 1.0).abs() < 1e-12 && (found.variance / exact.variance - 1.0).abs() < 1e-11);
    let held = buy_and_hold(
        1000.0,
        &[0.3, 0.7],
        &[ASSET, ASSET],
        &Correlation::new(&[vec![1.0, 1.0], vec![1.0, 1.0]]).unwrap(),
        10.0,
    );
    assert!((held.moments.variance / exact.variance - 1.0).abs() < 1e-12);
    assert!((held.mean_weights[0] - 0.3).abs() < 1e-15);
}

#[test]
fn a_fee_is_a_factor() {
    let (free, with_fee) = (Lump::new(1.0, ASSET, 7.0, 0.0), Lump::new(1.0, ASSET, 7.0, 0.01));
    assert!((with_fee.quantile(0.3) / free.quantile(0.3) - 0.99_f64.powi(7)).abs() < 1e-12);
}

#[test]
fn what_is_required_is_enough_with_its_probability() {
    let initial = required_initial(1000.0, ASSET, 12.0, 0.9);
    assert!((1.0 - Lump::new(initial, ASSET, 12.0, 0.0).probability_below(1000.0) - 0.9).abs() < 1e-12);
}

#[test]
fn a_barrier_above_is_touched_already() {
    let passage = first_passage(100.0, 100.0, ASSET, 1.0);
    assert_eq!(passage.touched, 1.0);
    assert!((first_passage(100.0, 90.0, ASSET, 1e6).touched - exp(2.0 * 0.05 * 0.9_f64.ln() / 0.04)).abs() < 1e-12);
}

#[test]
fn losses_beyond_are_worse_and_gains_stay_gains() {
    let loss = lognormal_loss(100.0, ASSET, 3.0, 0.95);
    assert!(loss.conditional > loss.value_at_risk);
    assert!(lognormal_loss(100.0, LogReturn { mean: 0.5, deviation: 0.01 }, 1.0, 0.95).value_at_risk < 0.0);
    assert_eq!(Moments { mean: 1.0, variance: -0.0 }.deviation(), 0.0);
}
