use super::*;
use crate::asset::{Asset, Growth};
use crate::correlation::Correlation;
use crate::plan::{Blocks, Flow, History, Inflation, Measures, Rebalancing, Returns, Shock, Target};
use proptest::prelude::*;

fn asset(rate: f64, volatility: f64) -> Asset {
    Asset { growth: Growth::Geometric { rate, volatility }, annual_fee: 0.001 }
}

/// Saving for ten years, spending for five, three assets.
fn plan() -> Plan {
    let mut plan = Plan::of_sum(15, 100_000.0, asset(0.06, 0.24));
    plan.assets.extend([asset(0.02, 0.03), asset(0.045, 0.12)]);
    plan.correlation = Correlation::new(&[vec![1.0, -0.2, 0.3], vec![-0.2, 1.0, 0.1], vec![0.3, 0.1, 1.0]]).unwrap();
    plan.weights = vec![vec![0.5, 0.3, 0.2], vec![0.4, 0.4, 0.2], vec![0.2, 0.6, 0.2]];
    plan.flows.push(Flow { from_month: 1, to_month: 120, monthly: 1000.0, growth: 0.03, indexed: false });
    plan.flows.push(Flow { from_month: 121, to_month: 180, monthly: -4500.0, growth: 0.0, indexed: true });
    plan.inflation = Inflation::Constant(0.02);
    plan.annual_fee = 0.005;
    plan.target = Some(Target { amount: 30_000.0, real: true });
    plan.turning_month = Some(120);
    plan
}

fn history() -> History {
    let month = |k: i32| (0..3).map(|a| f64::from((k * (7 + a)) % 23 - 11) / 300.0 + 0.004).collect();
    History { months: (0..60).map(month).collect(), prices: (0..60).map(|k| f64::from(k % 5) * 0.001).collect() }
}

/// Every way of drawing, with everything measured.
fn every_way() -> Vec<Plan> {
    let measured = Measures { largest_fall: true, lowest: true, windows: vec![12, 60] };
    let growth = Growth::Geometric { rate: 0.02, volatility: 0.012 };
    let factor = Inflation::Factor { growth, correlations: vec![-0.1, -0.2, 0.0] };
    let past = |blocks| Returns::Bootstrap { history: history(), blocks };
    let mut plans = vec![plan(); 7];
    plans[1].measures = measured.clone();
    plans[2].returns = Returns::StudentT { degrees: 4 };
    plans[3].inflation = factor.clone();
    plans[3].rebalancing = Rebalancing::Monthly;
    plans[4] = Plan { returns: past(Blocks::Stationary(12)), inflation: factor.clone(), measures: measured, ..plan() };
    plans[5] = Plan { returns: past(Blocks::Fixed(7)), inflation: factor, ..plan() };
    plans[6].rebalancing = Rebalancing::Never;
    plans
}

fn outcomes(plan: &Plan, paths: u32) -> Outcomes {
    Simulation::new(plan, 20_261_122, paths).unwrap().run()
}

#[test]
fn parts_joined_are_the_whole_bit_for_bit() {
    for plan in every_way() {
        let whole = outcomes(&plan, 80);
        for cut in [8, 24, 72] {
            let mut first = Simulation::part(&plan, 20_261_122, 0, 80).unwrap();
            first.step(cut / 8);
            let second = Simulation::part(&plan, 20_261_122, cut, 80 - cut).unwrap().run();
            first.outcomes_mut().absorb(&second).unwrap();
            assert_eq!(first.outcomes(), &whole);
        }
    }
}

#[test]
fn what_does_not_belong_is_not_joined() {
    let mut first = Simulation::new(&plan(), 1, 16).unwrap();
    first.step(1);
    let next = Simulation::part(&plan(), 1, 8, 8).unwrap().run();
    let other = Simulation::part(&plan(), 2, 8, 8).unwrap().run();
    let far = Simulation::part(&plan(), 1, 16, 8).unwrap().run();
    let long = Simulation::part(&plan(), 1, 8, 16).unwrap().run();
    assert_eq!(first.outcomes_mut().absorb(&other), Err(crate::outcomes::JoinError::OtherPlan));
    assert_eq!(first.outcomes_mut().absorb(&far), Err(crate::outcomes::JoinError::NotNext));
    assert_eq!(first.outcomes_mut().absorb(&long), Err(crate::outcomes::JoinError::TooMany));
    assert_eq!(first.outcomes_mut().absorb(&next), Ok(()));
    assert!(first.is_done());
}

#[test]
fn an_asset_more_changes_nothing_of_the_others() {
    let mut wider = plan();
    for _ in 0..3 {
        wider.assets.push(asset(0.03, 0.1));
        wider.correlation = wider.correlation.with(&vec![0.0; wider.correlation.size()]).unwrap();
        wider.weights.iter_mut().for_each(|row| row.push(0.0));
    }
    let (narrow, wide) = (outcomes(&plan(), 40), outcomes(&wider, 40));
    for year in 0..15 {
        assert_eq!(narrow.wealth(year), wide.wealth(year));
    }
}

#[test]
fn without_luck_money_grows_as_it_must() {
    let mut plan = Plan::of_sum(
        40,
        100_000.0,
        Asset { growth: Growth::Geometric { rate: 0.04, volatility: 0.0 }, annual_fee: 0.0 },
    );
    plan.flows.push(Flow { from_month: 1, to_month: 480, monthly: 500.0, growth: 0.02, indexed: false });
    plan.annual_fee = 0.01;
    let monthly = (1.04_f64 * 0.99).powf(1.0 / 12.0);
    let mut expected = 100_000.0;
    for month in 0..480 {
        expected = (expected + 500.0 * 1.02_f64.powi(month / 12)) * monthly;
    }
    let found = outcomes(&plan, 8);
    for wealth in found.wealth(39) {
        assert!((f64::from(*wealth) / expected - 1.0).abs() < 3e-6, "{wealth} {expected}");
    }
}

#[test]
fn without_inflation_prices_are_those_of_today() {
    let mut plan = plan();
    plan.inflation = Inflation::Constant(0.0);
    let found = outcomes(&plan, 40);
    for year in 0..15 {
        assert!(
            found.wealth(year).iter().zip(found.real_wealth(year)).all(|(nominal, real)| f64::from(*nominal) == real)
        );
    }
    // A factor without growth and deviation is no inflation either.
    let nothing = Growth::Log { mean: 0.0, deviation: 0.0 };
    let factor = Plan { inflation: Inflation::Factor { growth: nothing, correlations: vec![0.0; 3] }, ..plan };
    let with_factor = outcomes(&factor, 40);
    for year in 0..15 {
        assert_eq!(found.wealth(year), with_factor.wealth(year));
    }
}

#[test]
fn who_is_exhausted_stays_at_nothing_and_receives_no_more() {
    let mut plan = Plan::of_sum(3, 1000.0, asset(0.0, 0.3));
    plan.flows.push(Flow { from_month: 1, to_month: 24, monthly: -60.0, ..Flow::default() });
    plan.flows.push(Flow { from_month: 25, to_month: 36, monthly: 1000.0, ..Flow::default() });
    let found = outcomes(&plan, 800);
    let gone = found.exhausted().iter().zip(found.wealth(2)).filter(|(month, _)| **month > 0);
    assert!(gone.clone().count() > 300);
    assert!(gone.clone().all(|(month, wealth)| *month <= 24 && *wealth == 0.0));
    let all: f64 = found.exhaustion().iter().map(|year| year.probability).sum();
    assert!((all + found.chance(None).probability - 1.0).abs() < 1e-12);
}

#[test]
fn students_months_are_wilder_and_deviate_alike() {
    let mut plan = Plan::of_sum(1, 1.0, Asset { growth: Growth::Log { mean: 0.0, deviation: 0.2 }, annual_fee: 0.0 });
    let logs =
        |plan: &Plan| -> Vec<f64> { outcomes(plan, 80_000).wealth(0).iter().map(|w| f64::from(*w).ln()).collect() };
    let moments = |logs: &[f64]| {
        let n = logs.len() as f64;
        let variance = logs.iter().map(|x| x * x).sum::<f64>() / n;
        (variance, logs.iter().map(|x| x.powi(4)).sum::<f64>() / n / (variance * variance))
    };
    let (normal, flat) = moments(&logs(&plan));
    plan.returns = Returns::StudentT { degrees: 5 };
    let (wild, peaked) = moments(&logs(&plan));
    assert!((normal / 0.04 - 1.0).abs() < 0.02 && (wild / 0.04 - 1.0).abs() < 0.03, "{normal} {wild}");
    // Of twelve months with an excess of 6 each: 3 + 6/12.
    assert!((flat - 3.0).abs() < 0.06 && (peaked - 3.5).abs() < 0.3, "{flat} {peaked}");
}

#[test]
fn blocks_of_the_past_are_months_of_the_past() {
    let mut plan = Plan::of_sum(2, 1.0, asset(0.05, 0.1));
    plan.assets[0].annual_fee = 0.0;
    let months: Vec<Vec<f64>> = (0..30).map(|k| vec![f64::from(k) / 1000.0]).collect();
    let mean = months.iter().map(|month| (1.0 + month[0]).ln()).sum::<f64>() / 30.0;
    for blocks in [Blocks::Fixed(1), Blocks::Fixed(24), Blocks::Stationary(6)] {
        let history = History { months: months.clone(), prices: Vec::new() };
        plan.returns = Returns::Bootstrap { history, blocks };
        let found = outcomes(&plan, 40_000);
        let logs: Vec<f64> = found.wealth(1).iter().map(|wealth| f64::from(*wealth).ln()).collect();
        let n = logs.len() as f64;
        let average = logs.iter().sum::<f64>() / n;
        let spread = (logs.iter().map(|x| (x - average).powi(2)).sum::<f64>() / n).sqrt();
        assert!(((average - 24.0 * mean) / (spread / n.sqrt())).abs() < 4.0, "{blocks:?}: {average}");
        // Whole blocks of neighbouring months: 24 of them take one of 30 ways only.
        if blocks == Blocks::Fixed(24) {
            let mut ways: Vec<u32> = found.wealth(1).iter().map(|wealth| wealth.to_bits()).collect();
            ways.sort_unstable();
            ways.dedup();
            assert_eq!(ways.len(), 30);
        }
    }
}

#[test]
fn shocks_hit_every_path_alike() {
    let mut calm = plan();
    calm.flows.clear();
    let mut hit = calm.clone();
    let changes = vec![-0.4; 3];
    hit.shocks.push(Shock { from_month: 7, months: 6, changes, prices: 0.0, severity: 1.0 });
    let (calm, hit) = (outcomes(&calm, 40), outcomes(&hit, 40));
    for (before, after) in calm.wealth(14).iter().zip(hit.wealth(14)) {
        assert!((after / before - 0.6).abs() < 1e-4, "{after} {before}");
    }
}

#[test]
fn what_is_measured_agrees_with_itself() {
    let mut plan = plan();
    plan.measures = Measures { largest_fall: true, lowest: true, windows: vec![1, 12, 180] };
    plan.flows.clear();
    plan.weights = vec![vec![1.0, 0.0, 0.0]];
    let found = outcomes(&plan, 400);
    for (path, fall) in found.largest_falls().iter().enumerate() {
        let worst: Vec<f32> = (0..3).map(|window| found.worst_changes(window)[path]).collect();
        assert!((0.0..1.0).contains(fall) && worst.iter().all(|change| -fall - 1e-5 <= *change || *change > 0.0));
        // The longest window is the whole plan.
        let whole = found.wealth(14)[path] / 100_000.0 - 1.0;
        assert!((worst[2] - whole).abs() < 1e-4 * (1.0 + whole), "{} {whole}", worst[2]);
        assert!(found.lowest()[path] <= 1.0 && found.lowest()[path] >= 1.0 - fall - 1e-5);
    }
}

/// Probability with money saved, taken out and kept as fees: with the same luck.
fn chance(saving: f64, spending: f64, fee: f64, seed: u64) -> Vec<bool> {
    let mut plan = plan();
    plan.flows[0].monthly = saving;
    plan.flows[1].monthly = -spending;
    plan.annual_fee = fee;
    Simulation::new(&plan, seed, 160).unwrap().run().successes(plan.target).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_path_is_worse_for_saving_more_spending_less_or_paying_less(
        (saving, more) in (0.0..5000.0_f64, 0.0..200.0_f64),
        (spending, less) in (0.0..9000.0_f64, 0.0..1.0_f64),
        (fee, lower) in (0.0..0.03_f64, 0.0..1.0_f64),
        seed in any::<u64>(),
    ) {
        let base = chance(saving, spending, fee, seed);
        for better in [
            chance(saving + more, spending, fee, seed),
            chance(saving, spending * less, fee, seed),
            chance(saving, spending, fee * lower, seed),
        ] {
            prop_assert!(base.iter().zip(&better).all(|(base, better)| *better || !base));
        }
    }

    #[test]
    fn pairs_are_mirror_images(seed in any::<u64>()) {
        let free = Asset { growth: Growth::Log { mean: 0.0, deviation: 0.2 }, annual_fee: 0.0 };
        let found = Simulation::new(&Plan::of_sum(5, 1.0, free), seed, 16).unwrap().run();
        for group in found.wealth(4).chunks(8) {
            let (paths, images) = group.split_at(4);
            prop_assert!(paths.iter().zip(images).all(|(path, image)| (path * image - 1.0).abs() < 1e-4));
        }
    }
}
