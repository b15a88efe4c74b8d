use super::*;
use crate::asset::{Asset, Growth};
use crate::closed_form::{Lump, lognormal_loss};
use crate::codec::Encoded as _;
use crate::plan::{Inflation, Measures, Target};
use crate::simulation::Simulation;

fn lump() -> (Plan, Summary) {
    let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.15 }, annual_fee: 0.0 };
    let mut plan = Plan::of_sum(10, 1000.0, asset);
    plan.inflation = Inflation::Constant(0.02);
    plan.target = Some(Target { amount: 1300.0, real: true });
    plan.measures = Measures { largest_fall: true, lowest: false, windows: vec![36] };
    let summary = Summary::of(&plan, &Simulation::new(&plan, 5, 40_000).unwrap().run());
    (plan, summary)
}

#[test]
fn bands_and_losses_are_those_of_the_closed_form() {
    let (plan, summary) = lump();
    let log = plan.assets[0].growth.log_return().unwrap();
    for (year, band) in summary.years.iter().enumerate() {
        let years = year as f64 + 1.0;
        let lump = Lump::new(1000.0, log, years, 0.0);
        for (p, (nominal, real)) in
            crate::outcomes::PERCENTILES.into_iter().zip(band.nominal.into_iter().zip(band.real))
        {
            let share = lump.probability_below(nominal);
            let p = f64::from(p) / 100.0;
            assert!(((share - p) / (p * (1.0 - p) / 40_000.0).sqrt()).abs() < 4.5, "{year} {p} {nominal}");
            assert!((nominal / real / 1.02_f64.powf(years) - 1.0).abs() < 1e-12);
        }
        let (exact, found) = (lognormal_loss(1000.0, log, years, 0.95), band.loss.unwrap());
        assert!((found.value_at_risk - exact.value_at_risk).abs() < 12.0, "{year} {found:?} {exact:?}");
        assert!((found.conditional - exact.conditional).abs() < 12.0, "{year} {found:?} {exact:?}");
        assert!(found.conditional > found.value_at_risk);
    }
    let share = 1.0 - Lump::new(1000.0, log, 10.0, 0.0).probability_below(1300.0 * 1.02_f64.powi(10));
    assert!((summary.success.probability - share).abs() < 4.0 * summary.success.standard_error);
    assert_eq!(f64::from(summary.of_a_hundred()), (summary.success.probability * 100.0).floor());
}

#[test]
fn bytes_come_back_as_what_they_were() {
    let (_, summary) = lump();
    let bytes = summary.to_bytes();
    assert_eq!(Summary::from_bytes(&bytes), Some(summary));
    assert_eq!(Summary::from_bytes(&bytes[1..]), None);
}
