//! Components in a browser: what a customer or a screen reader meets of each, mounted by itself on the sample bank.
//!
//! `cargo xtask components` runs them. Keys and fingers come as the events that a browser makes of them: what only
//! a browser does with a key, such as moving a range input, is done by the input's own method for it.
#![cfg(target_arch = "wasm32")]
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "components/answer.rs"]
mod answer;
#[path = "components/chart.rs"]
mod chart;
#[path = "components/choice.rs"]
mod choice;
#[path = "components/dial.rs"]
mod dial;
#[path = "components/dialog.rs"]
mod dialog;
#[path = "components/field.rs"]
mod field;
#[path = "components/hands.rs"]
mod hands;
#[path = "components/host.rs"]
mod host;
#[path = "components/number_field.rs"]
mod number_field;
#[path = "components/screen_history.rs"]
mod screen_history;
#[path = "components/stage.rs"]
mod stage;
#[path = "components/table.rs"]
mod table;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
