use super::*;
use crate::asset::{Asset, Growth};
use crate::codec::Encoded as _;
use crate::plan::{Flow, Measures};
use crate::simulation::Simulation;

fn outcomes(paths: u32) -> Outcomes {
    let asset = Asset { growth: Growth::Geometric { rate: 0.03, volatility: 0.15 }, annual_fee: 0.0 };
    let mut plan = Plan::of_sum(4, 1000.0, asset);
    plan.flows.push(Flow { from_month: 13, to_month: 48, monthly: -30.0, ..Flow::default() });
    plan.measures = Measures { largest_fall: true, lowest: true, windows: vec![12, 24] };
    Simulation::new(&plan, 3, paths).unwrap().run()
}

#[test]
fn bytes_come_back_as_what_they_were() {
    let found = outcomes(64);
    let bytes = found.to_bytes();
    assert_eq!(Outcomes::from_bytes(&bytes).as_ref(), Some(&found));
    for length in [0, 3, 4, 40, bytes.len() - 1] {
        assert_eq!(Outcomes::from_bytes(&bytes[..length]), None);
    }
}

#[test]
fn pairs_that_balance_leave_no_error() {
    let mirrored = [1.0, 2.0, 3.0, 4.0, 9.0, 8.0, 7.0, 6.0];
    let chance = share(mirrored.into_iter().cycle().take(80));
    assert_eq!((chance.probability, chance.standard_error), (5.0, 0.0));
    let alike = share([0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0].into_iter().cycle().take(800));
    assert!((alike.standard_error - 0.5 / 400_f64.sqrt()).abs() < 1e-3);
}

#[test]
fn the_error_is_that_of_repetition() {
    let asset = Asset { growth: Growth::Geometric { rate: 0.03, volatility: 0.15 }, annual_fee: 0.0 };
    let plan = Plan::of_sum(10, 1000.0, asset);
    let target = Some(Target { amount: 1200.0, real: false });
    let chances: Vec<Chance> =
        (0..200).map(|seed| Simulation::new(&plan, seed, 800).unwrap().run().chance(target)).collect();
    let mean = chances.iter().map(|chance| chance.probability).sum::<f64>() / 200.0;
    let spread = (chances.iter().map(|chance| (chance.probability - mean).powi(2)).sum::<f64>() / 199.0).sqrt();
    let told = chances.iter().map(|chance| chance.standard_error).sum::<f64>() / 200.0;
    assert!((told / spread - 1.0).abs() < 0.2, "{told} {spread}");
}

#[test]
fn a_chance_of_a_year_does_not_ask_what_comes_later() {
    let found = outcomes(800);
    let there = found.chance_of(0, Target { amount: 900.0, real: false });
    assert!(there.probability > 0.7);
    assert_eq!(found.paid_in(0), Some(1000.0));
    assert_eq!(found.paid_in(3), Some(1000.0 - 36.0 * 30.0));
    assert_eq!(found.paid_in(4), None);
}
