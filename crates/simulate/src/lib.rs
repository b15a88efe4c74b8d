//! Many futures of a plan (蒙特卡洛模拟): seeded, the same everywhere, and the closed forms that check them.
//!
//! A [`Plan`](plan::Plan) says what there is, what goes in and out, and what is assumed. A
//! [`Simulation`](simulation::Simulation) plays it many times; its [`Outcomes`](outcomes::Outcomes) keep every path,
//! and a [`Summary`](summary::Summary) tells what a picture needs, a [`Study`](study::Study) what variants of a plan
//! tell together. [`work`] makes jobs of that which can be done in steps, by
//! several workers, with the same result to the last bit: draws come from the [seed, the path and the month](philox)
//! alone, [mathematics](math) from plain arithmetic, and four [lanes] are four lanes with and without vectors.
//!
//! [`closed_form`] has what is known without playing: moments, quantiles and probabilities of log-normal growth.
//!
//! Rates, weights and probabilities are fractions: 0.06 is 6 %. Amounts are in any one currency; what is paid in is
//! positive, what is taken out negative. Nothing here is a forecast: every figure follows from assumptions.
//!
//! ```
//! use finplan_simulate::asset::{Asset, Growth};
//! use finplan_simulate::levers::Lever;
//! use finplan_simulate::plan::{Flow, Inflation, Plan, Target};
//! use finplan_simulate::study::{Answer, Question, Remedy, Solution, Study};
//! // 1,000 a month for ten years, half a percent of fees; 150,000 in today's prices are wanted.
//! let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.12 }, annual_fee: 0.005 };
//! let mut plan = Plan::of_sum(10, 20_000.0, asset);
//! plan.flows.push(Flow { from_month: 1, to_month: 120, monthly: 1000.0, ..Flow::default() });
//! plan.inflation = Inflation::Constant(0.02);
//! plan.target = Some(Target { amount: 150_000.0, real: true });
//! // What must be saved more, in steps of 10, so that it is there in eight cases of ten?
//! let remedies = vec![Remedy { lever: Lever::Saving, step: 10.0, most: 200 }];
//! let question = Question::Remedy { level: 0.8, remedies };
//! let Answer::Solutions(solutions) = Study::new(&plan, 7, 2000, &question)?.run()? else { unreachable!() };
//! let Solution::Found { change, success } = solutions[0] else { unreachable!() };
//! assert!(success.probability >= 0.8 && change.by > 100.0);
//! # Ok::<(), finplan_simulate::plan::PlanError>(())
//! ```

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail"))]
#![cfg_attr(test, allow(clippy::float_cmp, reason = "the same bits are what is promised"))]

pub use finplan_paths::{lanes, math, normal, philox};

pub mod asset;
pub mod closed_form;
pub mod codec;
pub mod correlation;
pub mod levers;
pub mod outcomes;
pub mod plan;
pub mod simulation;
pub mod study;
pub mod summary;
mod tables;
pub mod work;
