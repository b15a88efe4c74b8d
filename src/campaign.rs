//! Deep links, utm keys and the events a host receives.
//!
//! Nothing personal passes through here: an [`event::Event`] cannot hold an amount, an answer or a free text,
//! a [`link::DeepLink`] holds the inputs of one calculator and never an answer, a score or a level, and what
//! [looks personal](pii) in a campaign's keys is dropped.

pub mod event;
pub mod link;
pub mod pii;
pub mod utm;

mod foreign;
mod plain;
mod query;
