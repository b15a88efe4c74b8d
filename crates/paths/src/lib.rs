//! What takes the time when a plan is played many times.
//!
//! [`lanes`] are four numbers at a time, with the vectors of wasm or without; [`philox`] makes random words of a seed
//! and a counter, [`normal`] makes normal numbers of them, and [`kernel`] lives through the months of eight paths at
//! once. [`math`] has the few functions that must come to the same bits on every machine.

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail"))]
#![cfg_attr(test, allow(clippy::float_cmp, reason = "the same bits are what is promised"))]

pub mod kernel;
pub mod lanes;
pub mod math;
pub mod normal;
pub mod philox;
