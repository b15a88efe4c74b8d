//! `dist/manifest.json`: what was built, how large it is and how to check that it is unchanged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::build::program::chunks::ChunkMap;
use crate::report::visits::Visit;

/// The file's name in `dist`.
pub const NAME: &str = "manifest.json";

/// The list of everything that was built.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// What the widget's page transfers before it can be used.
    pub first_screen: FirstScreen,
    /// What each chunk transfers when it is loaded, compressed, by name.
    #[serde(default)]
    pub parts: BTreeMap<String, usize>,
    /// What visits transfer until what they are for stands on the screen, by what that is.
    #[serde(default)]
    pub visits: BTreeMap<String, Visit>,
    /// About what each tool adds to visits that are about others, compressed, by name.
    #[serde(default)]
    pub tools: BTreeMap<String, usize>,
    /// What a customer transfers who opens everything in one language, compressed: each file once.
    #[serde(default)]
    pub whole: usize,
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
        let files: Vec<String> = files.into_iter().chain(self.largest(alternatives)).collect();
        let brotli = self.sum(files.iter().map(String::as_str)).context("of the first screen")?;
        self.first_screen = FirstScreen { brotli, files };
        Ok(())
    }

    /// Adds up what each chunk loads, with the largest of its texts. The files must be listed already.
    pub fn set_chunks(&mut self, chunks: &ChunkMap, texts: impl Fn(&str) -> Vec<String>) -> Result<()> {
        let mut all = BTreeSet::new();
        for (name, files) in chunks {
            let files: Vec<String> = files.iter().cloned().chain(self.largest(&texts(name))).collect();
            all.extend(files.iter().cloned());
            let brotli = self.sum(files.iter().map(String::as_str)).with_context(|| format!("of the chunk {name}"))?;
            self.parts.insert(name.clone(), brotli);
        }
        all.extend(self.first_screen.files.iter().cloned());
        self.whole = self.sum(all.iter().map(String::as_str))?;
        Ok(())
    }

    fn largest(&self, alternatives: &[String]) -> Option<String> {
        alternatives.iter().max_by_key(|path| self.brotli(path)).cloned()
    }

    fn brotli(&self, path: &str) -> Option<usize> {
        self.files.get(path).map(|entry| entry.brotli)
    }

    /// What files come to, compressed. They must be listed already.
    pub fn sum<'a>(&self, files: impl IntoIterator<Item = &'a str>) -> Result<usize> {
        let mut sum: usize = 0;
        for path in files {
            let size = self.brotli(path).with_context(|| format!("{path} was not built"))?;
            sum += size;
        }
        Ok(sum)
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

    #[test]
    fn a_chunk_counts_all_that_it_loads() {
        let mut manifest = listed(&[("shared", 10), ("a", 3), ("b", 5), ("en.b", 6), ("zh.b", 7)]);
        let of = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
        let chunks = ChunkMap::from([("a".to_owned(), of(&["shared", "a"])), ("b".to_owned(), of(&["shared", "b"]))]);
        let texts = |chunk: &str| if chunk == "b" { of(&["en.b", "zh.b"]) } else { Vec::new() };
        manifest.set_chunks(&chunks, texts).unwrap();
        assert_eq!((manifest.parts["a"], manifest.parts["b"]), (13, 22));
        // What both share is transferred once.
        assert_eq!(manifest.whole, 10 + 3 + 5 + 7);
        assert!(manifest.set_chunks(&ChunkMap::from([("c".to_owned(), of(&["c"]))]), |_| Vec::new()).is_err());
    }
}
