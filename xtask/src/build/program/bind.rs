//! Binding the main wasm to JavaScript, by wasm-bindgen as a library. Cargo takes it only in the version of the crate
//! that the program is built with: both want the very same `wasm-bindgen-shared`.

use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::program::NAME;

/// Writes the wasm and its glue into a folder.
pub fn bind(main: &Path, stage: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)?
        .input_path(main)
        .out_name(NAME)
        .typescript(false)
        // The chunks import what the linker exports.
        .keep_lld_exports(true)
        // The page's loader says where the wasm is, whose name changes with its content.
        .omit_default_module_path(true);
    bindgen.generate(stage).with_context(|| format!("{} cannot be bound to JavaScript", main.display()))
}
