//! The browser application.
fn main() {}
