//! The interface as a worker's script uses it.
#![allow(unsafe_code, reason = "the script writes into memory that the module names")]

use finplan_simulate::asset::{Asset, Growth};
use finplan_simulate::codec::Encoded as _;
use finplan_simulate::plan::Plan;
use finplan_simulate::work::{Job, Output, Task};
use finplan_simulate_wasm::{
    absorb, absorb_at, begin, begin_at, output_at, output_length, step, stepped, steps_done, steps_total,
};

fn job(paths: u32, task: Task) -> Job {
    let asset = Asset { growth: Growth::Geometric { rate: 0.04, volatility: 0.1 }, annual_fee: 0.0 };
    Job { plan: Plan::of_sum(20, 1000.0, asset), seed: 3, paths, task }
}

fn write(place: *mut u8, bytes: &[u8]) {
    // SAFETY: the module has just made room for as many bytes there.
    unsafe { place.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) }
}

fn start(job: &Job) -> u32 {
    let bytes = job.to_bytes();
    write(begin_at(bytes.len()), &bytes);
    begin()
}

fn output() -> Vec<u8> {
    let place = output_at();
    // SAFETY: the module has just written as many bytes there.
    unsafe { std::slice::from_raw_parts(place, output_length()) }.to_vec()
}

fn finish() -> Vec<u8> {
    let mut answers = Vec::new();
    loop {
        answers.push(step());
        if answers.last() == Some(&stepped::DONE) {
            assert_eq!(steps_done(), steps_total());
            return output();
        }
    }
}

#[test]
fn two_modules_come_to_what_one_does_in_place() {
    let whole = job(400, Task::Project { first: 80, own: 400 }).run().unwrap().to_bytes();
    assert_eq!(start(&job(160, Task::Share { from_path: 240 })), 1);
    let share = finish();
    assert_eq!(start(&job(400, Task::Project { first: 80, own: 240 })), 1);
    let half = finish();
    assert!(matches!(Output::from_bytes(&half), Some(Output::Summary(summary)) if summary.paths == 240));
    write(absorb_at(share.len()), &share);
    assert_eq!(absorb(), 1);
    assert_eq!(output(), whole);
    write(absorb_at(share.len()), &share);
    assert_eq!(absorb(), 0);
    assert_eq!(output(), whole);
}

#[test]
fn what_is_no_job_is_refused_and_nothing_is_worked_on() {
    write(begin_at(5), b"hello");
    assert_eq!((begin(), step(), steps_total()), (0, stepped::DONE, 0));
    assert!(output().is_empty());
    let mut impossible = job(80, Task::Trial);
    impossible.plan.years = 0;
    assert_eq!(start(&impossible), 0);
    assert_eq!(start(&job(0, Task::Trial)), 0);
    assert_eq!(start(&job(80, Task::Trial)), 1);
}
