use super::*;
use crate::asset::{Asset, Growth};
use crate::codec::Encoded as _;
use crate::levers::{Change, Lever};
use crate::plan::{Flow, Shock, Target};

const fn change(lever: Lever, by: f64) -> Change {
    Change { lever, by }
}

fn plan() -> Plan {
    let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.15 }, annual_fee: 0.002 };
    let mut plan = Plan::of_sum(10, 20_000.0, asset);
    plan.flows.push(Flow { from_month: 1, to_month: 60, monthly: 500.0, ..Flow::default() });
    plan.flows.push(Flow { from_month: 61, to_month: 120, monthly: -900.0, ..Flow::default() });
    plan.turning_month = Some(60);
    plan.target = Some(Target { amount: 10_000.0, real: true });
    plan
}

fn answer(question: &Question) -> Answer {
    Study::new(&plan(), 9, 400, question).unwrap().run().unwrap()
}

fn variants() -> Vec<Variant> {
    let shock = Shock { from_month: 60, months: 6, changes: vec![-0.5], prices: 0.0, severity: 1.0 };
    vec![
        Variant::Change(change(Lever::Saving, 100.0)),
        Variant::Change(change(Lever::Growth, -2.0)),
        Variant::Shock(shock),
        Variant::Change(change(Lever::Fee, 0.002)),
    ]
}

fn remedies() -> Vec<Remedy> {
    vec![
        Remedy { lever: Lever::Saving, step: 10.0, most: 100 },
        Remedy { lever: Lever::Later, step: 1.0, most: 60 },
        Remedy { lever: Lever::Spending, step: -0.01, most: 2 },
        Remedy { lever: Lever::Initial, step: 1000.0, most: 0 },
        Remedy { lever: Lever::Fee, step: 0.5, most: 3 },
    ]
}

#[test]
fn variants_differ_by_what_is_changed_alone() {
    let Answer::Comparison(comparison) = answer(&Question::Compare(variants())) else { panic!("a comparison") };
    let [saving, impossible, shock, fee] = comparison.variants[..] else { panic!("four") };
    let (saving, shock, fee) = (saving.unwrap(), shock.unwrap(), fee.unwrap());
    assert_eq!(impossible, None);
    assert!(saving.difference.probability > 0.0 && shock.difference.probability < 0.0);
    assert!(fee.difference.probability <= 0.0 && fee.median < comparison.base_median);
    assert_eq!(saving.success.probability - comparison.base.probability, saving.difference.probability);
    // The same luck on both sides: less uncertain than two chances of their own.
    let apart = fee.success.standard_error.hypot(comparison.base.standard_error);
    assert!(fee.difference.standard_error < 0.5 * apart, "{fee:?}");
}

#[test]
fn remedies_are_the_smallest_that_are_enough() {
    let question = Question::Remedy { level: 0.9, remedies: remedies() };
    let Answer::Solutions(solutions) = answer(&question) else { panic!("solutions") };
    let chance = |change: crate::levers::Change| {
        let plan = change.of(&plan()).unwrap();
        crate::simulation::Simulation::new(&plan, 9, 400).unwrap().run().chance(plan.target).probability
    };
    for (place, unit) in [(0, 10.0), (1, 1.0)] {
        let Solution::Found { change: found, success } = solutions[place] else { panic!("{:?}", solutions[place]) };
        assert!(success.probability >= 0.9 && chance(found) == success.probability);
        assert!(chance(change(found.lever, found.by - unit)) < 0.9);
    }
    assert!(matches!(solutions[2], Solution::OutOfReach(most) if most.probability < 0.9));
    assert!(matches!(solutions[3], Solution::OutOfReach(_)));
    assert_eq!(solutions[4], Solution::Impossible);
    let easy = Question::Remedy { level: 0.0, remedies: remedies() };
    let Answer::Solutions(solutions) = answer(&easy) else { panic!("solutions") };
    assert!(solutions.iter().all(|solution| matches!(solution, Solution::NotNeeded(_))) && solutions.len() == 5);
}

#[test]
fn a_study_is_told_step_by_step_and_ends() {
    for question in [Question::Compare(variants()), Question::Remedy { level: 0.9, remedies: remedies() }] {
        let mut study = Study::new(&plan(), 9, 80, &question).unwrap();
        let mut played = 0;
        while let Some(job) = study.next() {
            assert!(!study.progress().is_done() && played < 100);
            // As it comes out of a worker.
            let bytes = job.run().unwrap().to_bytes();
            let Some(Output::Trial(trial)) = Output::from_bytes(&bytes) else { panic!("a trial") };
            study.take(&trial);
            played += 1;
        }
        assert!(study.progress().is_done() && played > 3);
    }
    assert_eq!(Study::new(&plan(), 9, 0, &Question::Compare(Vec::new())).err(), Some(PlanError::Paths));
}

#[test]
fn answers_come_back_from_their_bytes() {
    let Answer::Comparison(comparison) = answer(&Question::Compare(variants())) else { panic!("a comparison") };
    assert_eq!(Comparison::from_bytes(&comparison.to_bytes()), Some(comparison));
    let question = Question::Remedy { level: 0.9, remedies: remedies() };
    let Answer::Solutions(solutions) = answer(&question) else { panic!("solutions") };
    assert_eq!(Vec::from_bytes(&solutions.to_bytes()), Some(solutions));
    assert_eq!(Vec::from_bytes(&remedies().to_bytes()), Some(remedies()));
    assert_eq!(Vec::from_bytes(&variants().to_bytes()), Some(variants()));
}
