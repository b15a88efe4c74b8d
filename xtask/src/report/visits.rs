//! What visits transfer until what they are for stands on the screen.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::build::program::chunks::ChunkMap;
use crate::build::program::merge;
use crate::report::manifest::Manifest;

/// What a visit transfers.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The sum of its files, compressed, in the language with the longest texts.
    pub brotli: usize,
    /// How many files these are.
    pub requests: usize,
}

/// What visits are made of.
pub struct Parts<'a> {
    /// What every visit loads, apart from texts.
    pub page: Vec<String>,
    /// By split point: the files with the program.
    pub chunks: &'a ChunkMap,
    /// The tables of texts by name: `en` of the first screen, `en.tools` of a chunk.
    pub texts: &'a [(String, String)],
    /// What the screens of the chunks look like.
    pub style: &'a str,
    /// By name: the pieces of the built-in bank's document.
    pub pieces: &'a BTreeMap<String, String>,
}

/// How the name of a visit begins that comes by a link to a calculator.
pub const LINK: &str = "link to ";

impl Parts<'_> {
    /// The tools: every split point that is none of the program's own.
    pub fn tools(&self) -> impl Iterator<Item = &str> {
        self.chunks.keys().map(String::as_str).filter(|split| merge::is_tool(split))
    }

    /// What each kind of visit comes to. The files must be listed already.
    pub fn visits(&self, manifest: &Manifest) -> Result<BTreeMap<String, Visit>> {
        let mut visits = BTreeMap::new();
        let mut add = |name: String, chunks: &[&str], pieces: &[&str]| -> Result<()> {
            visits.insert(name, self.visit(manifest, chunks, pieces)?);
            Ok(())
        };
        add("home".to_owned(), &[], &[])?;
        add("home by a campaign's link".to_owned(), &["link"], &[])?;
        for tool in self.tools() {
            add(format!("{LINK}{tool}"), &["link", "tools", tool], &["tools"])?;
            add(format!("{tool} with all below"), &["link", "tools", tool, "below"], &["tools"])?;
        }
        add("questionnaire".to_owned(), &["link", "advice"], &["tools", "advice"])?;
        Ok(visits)
    }

    fn visit(&self, manifest: &Manifest, chunks: &[&str], pieces: &[&str]) -> Result<Visit> {
        let mut files: BTreeSet<&str> = self.page.iter().map(String::as_str).collect();
        for chunk in chunks {
            let program = self.chunks.get(*chunk).with_context(|| format!("there is no chunk {chunk}"))?;
            files.extend(program.iter().map(String::as_str));
        }
        for piece in pieces {
            files.insert(self.pieces.get(*piece).with_context(|| format!("there is no piece {piece}"))?);
        }
        if !pieces.is_empty() {
            files.insert(self.style);
        }
        let mut most = Visit::default();
        for (locale, home) in self.texts.iter().filter(|(name, _)| !name.contains('.')) {
            let mut whole = files.clone();
            whole.insert(home);
            for chunk in chunks {
                let table = format!("{locale}.{chunk}");
                whole.extend(self.texts.iter().filter(|(name, _)| *name == table).map(|(_, path)| path.as_str()));
            }
            let brotli = manifest.sum(whole.iter().copied())?;
            if brotli > most.brotli {
                most = Visit { brotli, requests: whole.len() };
            }
        }
        Ok(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::manifest::Entry;

    #[test]
    fn a_visit_counts_what_it_loads_once_in_its_longest_language() {
        let mut manifest = Manifest::default();
        for (path, brotli) in
            [("page", 100), ("s", 20), ("l", 3), ("t", 7), ("m", 9), ("en", 1), ("zh", 2), ("en.m", 5)]
        {
            manifest.files.insert(path.to_owned(), Entry { bytes: 0, brotli, sha384: String::new() });
        }
        for (path, brotli) in [("zh.m", 1), ("css", 4), ("p", 6), ("a", 50), ("q", 70), ("b", 60)] {
            manifest.files.insert(path.to_owned(), Entry { bytes: 0, brotli, sha384: String::new() });
        }
        let of = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>();
        let chunks = ChunkMap::from([
            ("link".to_owned(), of(&["s", "l"])),
            ("tools".to_owned(), of(&["s", "t"])),
            ("mortgage".to_owned(), of(&["s", "t", "m"])),
            ("below".to_owned(), of(&["b"])),
            ("advice".to_owned(), of(&["s", "a"])),
        ]);
        let texts = [("en", "en"), ("zh", "zh"), ("en.mortgage", "en.m"), ("zh.mortgage", "zh.m")]
            .map(|(name, path)| (name.to_owned(), path.to_owned()));
        let pieces = BTreeMap::from([("tools".to_owned(), "p".to_owned()), ("advice".to_owned(), "q".to_owned())]);
        let parts = Parts { page: of(&["page"]), chunks: &chunks, texts: &texts, style: "css", pieces: &pieces };
        let visits = parts.visits(&manifest).unwrap();
        assert_eq!(visits["home"], Visit { brotli: 102, requests: 2 });
        assert_eq!(visits["link to mortgage"].brotli, 100 + 20 + 3 + 7 + 9 + 1 + 5 + 4 + 6);
        assert_eq!(visits["mortgage with all below"].brotli, visits["link to mortgage"].brotli + 60);
        assert_eq!(visits["questionnaire"].brotli, 102 + 20 + 3 + 50 + 4 + 6 + 70);
        assert_eq!(visits["home by a campaign's link"].brotli, 102 + 20 + 3);
        assert_eq!(visits.len(), 5);
    }
}
