//! The sample banks, published in pieces by the project's own command line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::site::pages::Site;
use crate::project::Project;
use crate::project::finplan;
use crate::run::{self, Limit};

const DOCUMENTS: &str = "public/banks";
const FRONT: &str = "bank.json";

/// A published bank that the page knows without asking.
pub struct PublishedBank {
    /// The folder of its pieces, from the root of `dist`, with a slash at its end.
    pub at: String,
    /// What the page reads first.
    pub front: Value,
    /// The paths of its pieces by name.
    pub pieces: BTreeMap<String, String>,
}

/// Publishes every document of `public/banks` beside it, in a folder of its name; answers with where they were written.
pub fn publish(project: &Project, site: &mut Site) -> Result<PathBuf> {
    let all = project.web_target().join("banks");
    if all.exists() {
        fs::remove_dir_all(&all)?;
    }
    let mut documents: Vec<PathBuf> =
        fs::read_dir(project.at(DOCUMENTS))?.flatten().map(|entry| entry.path()).collect();
    documents.retain(|path| path.extension().is_some_and(|end| end == "json"));
    documents.sort();
    for document in documents {
        let name = document.file_stem().context("a document without a name")?.to_string_lossy().into_owned();
        let out = all.join(&name);
        let mut command = finplan::command(project);
        command.arg("publish").arg(&document).arg(&out);
        run::run_checked("finplan publish", &mut command, Limit::silent(600))?;
        for (file, content) in files(&out)? {
            site.files.insert(format!("banks/{name}/{file}"), content);
        }
    }
    Ok(all)
}

/// Puts the pieces of one of them among the assets, whose names change with their content; the page brings their front.
pub fn built_in(published: &Path, name: &str, at: &str, site: &mut Site) -> Result<PublishedBank> {
    let mut front = Value::Null;
    for (file, content) in files(&published.join(name))? {
        if file == FRONT {
            front = serde_json::from_slice(&content)?;
        } else {
            site.files.insert(format!("{at}{file}"), content);
        }
    }
    let mut pieces = BTreeMap::new();
    for (name, piece) in front.get("pieces").and_then(Value::as_object).context("a bank without pieces")? {
        let file = piece.pointer("/0").and_then(Value::as_str).context("a piece without a file")?;
        pieces.insert(name.clone(), format!("{at}{file}"));
    }
    Ok(PublishedBank { at: at.to_owned(), pieces, front })
}

fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        files.push((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?));
    }
    files.sort();
    Ok(files)
}
