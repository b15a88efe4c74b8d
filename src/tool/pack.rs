//! Dated rules and reference rates that tools calculate with: data with a source, never constants of the program.

/// Every pack that an institution works with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packs {}
