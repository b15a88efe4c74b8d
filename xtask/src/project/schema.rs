//! `public/schema/finplan.schema.json`: generated from the types, kept in the checkout so that banks can
//! read it, and compared in every test run.

use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::project::Project;
use crate::project::finplan;

const FILE: &str = "public/schema/finplan.schema.json";

/// Writes the file.
pub fn write(project: &Project) -> Result<()> {
    let path = project.at(FILE);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, generate(project)?).with_context(|| format!("{FILE} cannot be written"))?;
    println!("schema: {FILE} is written");
    Ok(())
}

/// Fails when the file is not what the types say.
pub fn check(project: &Project) -> Result<()> {
    let kept = fs::read_to_string(project.at(FILE)).unwrap_or_default();
    ensure!(kept == generate(project)?, "{FILE} differs from the types: run `cargo xtask schema`");
    Ok(())
}

fn generate(project: &Project) -> Result<String> {
    let output = finplan::command(project).arg("schema").output().context("cargo cannot be started")?;
    if !output.status.success() {
        print!("{}", String::from_utf8_lossy(&output.stderr));
        bail!("`finplan schema` failed");
    }
    let text = String::from_utf8(output.stdout).context("the schema is no text")?;
    Ok(format!("{}\n", text.trim_end()))
}
