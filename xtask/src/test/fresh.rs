//! What a machine meets that never built anything: no crates, and `trunk build` typed by itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::machine::crates;
use crate::machine::setup::{self, BuildTools};
use crate::machine::tools;
use crate::project::Project;
use crate::run::{self, Limit};

/// Fetches the crates into a home that starts empty, and lets Trunk build the widget's page from them without a
/// network: in one file, as it does for whoever types `trunk build`. Answers with the folder of the page.
pub fn page(project: &Project, tools: &BuildTools) -> Result<PathBuf> {
    let folder = project.fresh();
    let (home, page) = (folder.join("home"), folder.join("page"));
    crates::empty_home(&home)?;
    crates::fetch(project, tools.compiler, Some(&home))?;
    let trunk = setup::for_trunk(project)?;
    let mut command = Command::new(&trunk.trunk);
    command
        .current_dir(project.root())
        .args(["build", "--skip-version-check"])
        .arg("--dist")
        .arg(&page)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("PATH", tools::path_with(&[folder_of(&trunk.wasm_bindgen)]))
        .env_remove("RUST_BACKTRACE")
        // Trunk 0.21 takes NO_COLOR=1 for a mistake.
        .env_remove("NO_COLOR");
    tools.compiler.apply(&mut command);
    crates::without_network(&mut command, &home);
    run::run_checked("trunk build", &mut command, Limit::silent(900))
        .context("`trunk build` alone does not work on a machine without crates")?;
    Ok(page)
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(file)
}
