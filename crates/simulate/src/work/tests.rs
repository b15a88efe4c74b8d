use super::*;
use crate::asset::{Asset, Growth};
use crate::codec::Encoded as _;
use crate::plan::{Flow, Shock, Target};

fn job(task: Task) -> Job {
    let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.15 }, annual_fee: 0.002 };
    let mut plan = Plan::of_sum(10, 20_000.0, asset);
    plan.flows.push(Flow { from_month: 1, to_month: 60, monthly: 500.0, ..Flow::default() });
    plan.flows.push(Flow { from_month: 61, to_month: 120, monthly: -900.0, ..Flow::default() });
    plan.turning_month = Some(60);
    plan.target = Some(Target { amount: 10_000.0, real: true });
    Job { plan, seed: 9, paths: 400, task }
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

fn tasks() -> Vec<Task> {
    vec![
        Task::Project { first: 80, own: 400 },
        Task::Share { from_path: 80 },
        Task::Compare { variants: variants() },
        Task::Remedy { level: 0.9, remedies: remedies() },
    ]
}

#[test]
fn jobs_and_outputs_come_back_from_their_bytes() {
    for task in tasks() {
        let job = job(task);
        assert_eq!(Job::from_bytes(&job.to_bytes()).as_ref(), Some(&job));
        let output = job.run().unwrap();
        let bytes = output.to_bytes();
        assert_eq!(Output::from_bytes(&bytes).as_ref(), Some(&output));
        assert_eq!(Output::from_bytes(&bytes[..bytes.len() - 1]), None);
    }
}

#[test]
fn steps_come_to_an_end_and_are_counted() {
    for task in tasks() {
        let mut work = Work::new(&job(task.clone())).unwrap();
        let mut steps = 0;
        let mut last = 0;
        while !work.progress().is_done() {
            work.step();
            steps += 1;
            assert!(work.progress().done >= last && steps < 100_000);
            last = work.progress().done;
        }
        assert!(work.progress().done > 0 && !work.step(), "{task:?}");
    }
}

#[test]
fn a_projection_is_told_early_and_whole_and_with_help() {
    let mut work = Work::new(&job(Task::Project { first: 80, own: 240 })).unwrap();
    let mut told = Vec::new();
    while !work.progress().is_done() {
        if work.step() {
            let Output::Summary(summary) = work.output() else { panic!("a summary") };
            told.push(summary.paths);
        }
    }
    assert_eq!(told, [80, 240]);
    let mut helper = job(Task::Share { from_path: 240 });
    helper.paths = 160;
    let Output::Share(share) = helper.run().unwrap() else { panic!("a share") };
    assert!(work.absorb(&share));
    assert!(!work.absorb(&share));
    assert_eq!(work.output(), job(Task::Project { first: 400, own: 400 }).run().unwrap());
}

#[test]
fn variants_differ_by_what_is_changed_alone() {
    let Output::Comparison(comparison) = job(Task::Compare { variants: variants() }).run().unwrap() else {
        panic!("a comparison")
    };
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
    let job = job(Task::Remedy { level: 0.9, remedies: remedies() });
    let Output::Solutions(solutions) = job.run().unwrap() else { panic!("solutions") };
    let chance = |change: crate::levers::Change| {
        let plan = change.of(&job.plan).unwrap();
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
    let easy = Job { task: Task::Remedy { level: 0.0, remedies: remedies() }, ..job };
    let Output::Solutions(solutions) = easy.run().unwrap() else { panic!("solutions") };
    assert!(solutions.iter().all(|solution| matches!(solution, Solution::NotNeeded(_))) && solutions.len() == 5);
}

#[test]
fn a_plan_that_is_none_is_refused_before_any_work() {
    for task in tasks() {
        let mut job = job(task);
        job.plan.years = 0;
        assert_eq!(job.run(), Err(PlanError::Years));
    }
}
