//! The work that `cargo xtask bench simulate` measures: 10,000 paths over 480 months in four assets.
//!
//! `bench jobs <folder>` writes it as jobs for the module, `bench time <rounds>` does it here and prints milliseconds.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement stops at what is wrong")]

use std::hint::black_box;
use std::time::Instant;

use finplan_simulate::asset::{Asset, Growth};
use finplan_simulate::codec::Encoded as _;
use finplan_simulate::correlation::Correlation;
use finplan_simulate::plan::{Flow, Plan, Target};
use finplan_simulate::work::{Job, Output, Task};

const PATHS: u32 = 10_000;
const SEED: u64 = 20_261_122;

fn plan() -> Plan {
    let asset = |mean: f64, deviation: f64| Asset {
        growth: Growth::Log { mean: mean - deviation * deviation / 2.0, deviation },
        annual_fee: 0.0,
    };
    let assets = vec![asset(0.07, 0.17), asset(0.035, 0.06), asset(0.05, 0.13), asset(0.02, 0.01)];
    let rows = [[1.0, 0.15, 0.6, 0.0], [0.15, 1.0, 0.25, 0.1], [0.6, 0.25, 1.0, 0.0], [0.0, 0.1, 0.0, 1.0]];
    Plan {
        correlation: Correlation::new(&rows.map(|row| row.to_vec())).unwrap(),
        weights: vec![vec![0.4, 0.3, 0.2, 0.1]],
        flows: vec![Flow { from_month: 1, to_month: 480, monthly: 600.0, ..Flow::default() }],
        target: Some(Target { amount: 1_000_000.0, real: false }),
        ..Plan::of_sum(40, 20_000.0, assets[0])
    }
    .with(assets)
}

trait With {
    fn with(self, assets: Vec<Asset>) -> Plan;
}

impl With for Plan {
    fn with(self, assets: Vec<Asset>) -> Plan {
        Plan { assets, ..self }
    }
}

fn job(paths: u32, task: Task) -> Job {
    Job { plan: plan(), seed: SEED, paths, task }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let whole = job(PATHS, Task::Project { first: 1000, own: PATHS });
    match arguments.first().map(String::as_str) {
        Some("jobs") => {
            let jobs = [
                ("whole", &whole),
                ("half", &job(PATHS, Task::Project { first: 1000, own: PATHS / 2 })),
                ("share", &job(PATHS / 2, Task::Share { from_path: PATHS / 2 })),
            ];
            for (name, job) in jobs {
                std::fs::write(format!("{}/{name}.job", arguments[1]), job.to_bytes()).unwrap();
            }
            // What every way must come to, to the last bit.
            std::fs::write(format!("{}/expected.bin", arguments[1]), whole.run().unwrap().to_bytes()).unwrap();
        }
        _ => {
            let rounds = arguments.get(1).map_or(7, |rounds| rounds.parse().unwrap());
            for _ in 0..rounds {
                let started = Instant::now();
                let output = black_box(whole.run().unwrap());
                let Output::Summary(summary) = output else { return };
                println!("{} {}", started.elapsed().as_secs_f64() * 1e3, summary.success.probability);
            }
        }
    }
}
