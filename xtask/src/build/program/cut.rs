//! Cutting the program into a main wasm and the chunks that a customer may need later: between cargo and wasm-bindgen,
//! as long as the wasm still says what refers to what.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::build::program::NAME;
use crate::build::program::chunks::ChunkMap;
use crate::build::program::merge;

/// The script through which the main wasm loads its chunks, in the folder of the chunks.
pub const LINK_SCRIPT: &str = "__wasm_split.js";

/// What a cut leaves.
pub struct Cut {
    /// The main wasm, which is still to be bound to JavaScript.
    pub main: PathBuf,
    /// Which files each split point loads, without their `.wasm`.
    pub loads: ChunkMap,
}

/// Writes the main wasm, the chunks and their script into a folder.
pub fn cut(program: &[u8], chunks: &Path) -> Result<Cut> {
    let main = chunks.join("main.wasm");
    let glue = format!("./{NAME}.js");
    let link_script = format!("./{LINK_SCRIPT}");
    let mut options = Options::new(program);
    options.output_dir = chunks;
    options.main_out_path = &main;
    options.main_module = &glue;
    options.link_name = &link_script;
    let split = transform(options).map_err(|error| anyhow!("the program cannot be cut into chunks: {error:#}"))?;
    let loads: ChunkMap = split.prefetch_map.into_iter().collect();
    let homes = merge::homes(&loads);
    let mut whole: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (stem, home) in &homes {
        whole.entry(home).or_default().push(stem);
    }
    let path = |stem: &str| chunks.join(format!("{stem}.wasm"));
    for (home, stems) in whole.into_iter().filter(|(home, stems)| stems != &[*home]) {
        let read = |stem: &&str| fs::read(path(stem)).with_context(|| format!("{stem} cannot be read"));
        let files = stems.iter().map(read).collect::<Result<Vec<_>>>()?;
        let merged = merge::merge(&files).with_context(|| format!("{home} cannot be put together"))?;
        fs::write(path(home), merged).with_context(|| format!("{home} cannot be written"))?;
    }
    Ok(Cut { main, loads: merge::loads(&loads, &homes) })
}
