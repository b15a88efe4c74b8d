//! `dist/manifest.json`: what was built, how large it is and how to check that it is unchanged.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The file's name in `dist`.
pub const NAME: &str = "manifest.json";

/// The list of everything that was built.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// What the widget's page transfers before it can be used.
    pub first_screen: FirstScreen,
    /// By path from the root of `dist`.
    pub files: BTreeMap<String, Entry>,
}

/// What the widget's page transfers before it can be used.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct FirstScreen {
    /// The sum of the files, compressed.
    pub brotli: usize,
    /// The files, in the order in which the page comes to them.
    pub files: Vec<String>,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Its size.
    pub bytes: usize,
    /// Its size on the way to a browser.
    pub brotli: usize,
    /// Its SHA-384 in the form of Subresource Integrity.
    pub sha384: String,
}

impl Manifest {
    /// Reads what the last build left.
    pub fn read(dist: &Path) -> Result<Self> {
        let path = dist.join(NAME);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("{} is missing: run `cargo xtask build`", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is damaged", path.display()))
    }

    /// As the text of the file.
    pub fn to_text(&self) -> Result<String> {
        Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
    }

    /// Names the files of the first screen; of the alternatives it counts the largest. The files must be
    /// listed already.
    pub fn set_first_screen(&mut self, files: Vec<String>, alternatives: &[String]) -> Result<()> {
        let size = |path: &String| self.files.get(path).map(|entry| entry.brotli);
        let largest = alternatives.iter().max_by_key(|path| size(path)).cloned();
        let files: Vec<String> = files.into_iter().chain(largest).collect();
        let mut brotli: usize = 0;
        for path in &files {
            let size = size(path).with_context(|| format!("{path} belongs to the first screen and was not built"))?;
            brotli = brotli.saturating_add(size);
        }
        self.first_screen = FirstScreen { brotli, files };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(files: &[(&str, usize)]) -> Manifest {
        let mut manifest = Manifest::default();
        for (path, brotli) in files {
            let entry = Entry { bytes: 0, brotli: *brotli, sha384: String::new() };
            manifest.files.insert((*path).to_owned(), entry);
        }
        manifest
    }

    #[test]
    fn the_first_screen_counts_the_largest_of_the_alternatives() {
        let mut manifest = listed(&[("page", 10), ("en", 3), ("zh", 5), ("other", 100)]);
        let texts = ["en".to_owned(), "zh".to_owned()];
        manifest.set_first_screen(vec!["page".to_owned()], &texts).unwrap();
        assert_eq!(manifest.first_screen.brotli, 15);
        assert_eq!(manifest.first_screen.files, ["page", "zh"]);
    }

    #[test]
    fn a_first_screen_of_files_that_were_not_built_is_refused() {
        let mut manifest = listed(&[]);
        assert!(manifest.set_first_screen(vec!["page".to_owned()], &[]).is_err());
    }
}
