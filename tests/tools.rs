//! Tools against figures worked out by hand, down to the sentences that a customer reads.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "tools/carried.rs"]
mod carried;
#[path = "tools/charts.rs"]
mod charts;
#[path = "tools/currencies.rs"]
mod currencies;
#[path = "tools/face.rs"]
mod face;
#[path = "tools/fields.rs"]
mod fields;
#[path = "tools/follow.rs"]
mod follow;
#[path = "tools/levers.rs"]
mod levers;
#[path = "tools/limits.rs"]
mod limits;
#[path = "tools/packs.rs"]
mod packs;
#[path = "tools/poster.rs"]
mod poster;
#[path = "tools/rounded.rs"]
mod rounded;
#[path = "tools/rows.rs"]
mod rows;
#[path = "tools/sliders.rs"]
mod sliders;
#[path = "tools/walk.rs"]
mod walk;
