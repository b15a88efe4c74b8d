//! `public/schema/finplan.schema.json`, and the names of the tools in `public/embed.d.ts`: generated from the types,
//! kept in the checkout so that banks can read them, and compared in every test run.

use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::project::Project;
use crate::project::finplan;

const FILE: &str = "public/schema/finplan.schema.json";
const TYPES: &str = "public/embed.d.ts";
/// Between these stand the names of the tools.
const FIRST: &str = "export type Tool =";
const LAST: &str = ";\n";

/// Writes the file.
pub fn write(project: &Project) -> Result<()> {
    let path = project.at(FILE);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, generate(project)?).with_context(|| format!("{FILE} cannot be written"))?;
    let types = project.at(TYPES);
    fs::write(&types, with_tools(&fs::read_to_string(&types)?, &generate(project)?)?)?;
    println!("schema: {FILE} is written, and the tools of {TYPES}");
    Ok(())
}

/// Fails when the file is not what the types say.
pub fn check(project: &Project) -> Result<()> {
    let kept = fs::read_to_string(project.at(FILE)).unwrap_or_default();
    let schema = generate(project)?;
    ensure!(kept == schema, "{FILE} differs from the types: run `cargo xtask schema`");
    let types = fs::read_to_string(project.at(TYPES))?;
    ensure!(types == with_tools(&types, &schema)?, "{TYPES} has other tools: run `cargo xtask schema`");
    Ok(())
}

/// The types with the tools of a schema.
fn with_tools(types: &str, schema: &str) -> Result<String> {
    let schema: serde_json::Value = serde_json::from_str(schema)?;
    let tools = schema.pointer("/properties/tools/properties").and_then(serde_json::Value::as_object);
    let tools = tools.context("the schema lists no tools")?;
    let (before, rest) = types.split_once(FIRST).with_context(|| format!("{TYPES} has no `{FIRST}`"))?;
    let (_, after) = rest.split_once(LAST).with_context(|| format!("{TYPES}: `{FIRST}` has no end"))?;
    let names: String = tools.keys().map(|name| format!("\n  | '{name}'")).collect();
    Ok(format!("{before}{FIRST}{names}{LAST}{after}"))
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
