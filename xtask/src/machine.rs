//! What the commands need of the machine that they run on: looked for, and installed where it is missing.

mod apt;
pub mod crates;
mod missing;
pub mod node;
pub mod setup;
pub mod tools;
pub mod version;
pub mod wasm_target;
pub mod webdriver;
