//! Whether anything changed since the last build.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::digest;
use crate::project::Project;

/// Everything in the checkout that the built files depend on.
const INPUTS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "crates",
    "public",
    "src",
    "style",
    "tests/browser/package-lock.json",
    "xtask/Cargo.toml",
    "xtask/src",
];

/// A digest of the content of all inputs, so that a checkout of the same files rebuilds nothing.
pub fn of_content(project: &Project, extra: &str) -> Result<String> {
    let mut listing = format!("{extra}\n");
    for path in inputs(project) {
        let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        listing.push_str(&format!("{} {}\n", digest::hex(&bytes), path.display()));
    }
    Ok(digest::hex(listing.as_bytes()))
}

/// Sizes and times of all inputs: cheap enough to be asked for twice a second.
pub fn of_times(project: &Project) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
    inputs(project)
        .into_iter()
        .filter_map(|path| {
            let meta = fs::metadata(&path).ok()?;
            Some((path, meta.len(), meta.modified().ok()))
        })
        .collect()
}

fn inputs(project: &Project) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&project.at(input), &mut files);
    }
    files
}

/// The files below a path, sorted; editors' and systems' hidden files do not count.
pub fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_path_buf());
        return;
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for entry in entries {
        collect(&entry, files);
    }
}
