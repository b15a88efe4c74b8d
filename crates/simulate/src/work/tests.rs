use super::*;
use crate::asset::{Asset, Growth};
use crate::codec::Encoded as _;
use crate::plan::{Flow, Target};

fn job(task: Task) -> Job {
    let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.15 }, annual_fee: 0.002 };
    let mut plan = Plan::of_sum(10, 20_000.0, asset);
    plan.flows.push(Flow { from_month: 1, to_month: 60, monthly: 500.0, ..Flow::default() });
    plan.flows.push(Flow { from_month: 61, to_month: 120, monthly: -900.0, ..Flow::default() });
    plan.turning_month = Some(60);
    plan.target = Some(Target { amount: 10_000.0, real: true });
    Job { plan, seed: 9, paths: 400, task }
}

fn tasks() -> Vec<Task> {
    vec![Task::Project { first: 80, own: 400 }, Task::Share { from_path: 80 }, Task::Trial]
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
    assert!(!work.absorb_bytes(&share.to_bytes()));
    assert!(work.absorb_bytes(&Output::Share(share.clone()).to_bytes()));
    assert!(!work.absorb(&share));
    assert_eq!(work.output(), job(Task::Project { first: 400, own: 400 }).run().unwrap());
}

#[test]
fn a_plan_that_is_none_is_refused_before_any_work() {
    for task in tasks() {
        let mut job = job(task);
        job.plan.years = 0;
        assert_eq!(job.run(), Err(PlanError::Years));
    }
}
