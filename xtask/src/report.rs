//! What is said of a finished build: for machines, for people, and held against it.

pub mod manifest;
pub mod shots;
pub mod size;
pub mod tool_costs;
pub mod verify;
pub mod visits;
