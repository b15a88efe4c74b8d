//! The loader under an address that never changes, `v1.2.3/embed.js`, beside the one that moves with every release.
//!
//! A bank that pins what its pages run names the digest of the former in its tag; a file that is not it does not run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::digest;

/// The address that moves.
pub const MOVING: &str = "embed.js";
/// The digests of what may be pinned, by path from the root of `dist`.
pub const INTEGRITY: &str = "integrity.json";
/// What the folders of versions, and nothing else in `dist`, begin with.
pub const VERSIONS: char = 'v';
/// What the loader puts into its frame, from where the loader itself lies.
const PAGE: &str = "\"widget.html\"";
const PAGE_ABOVE: &str = "\"../widget.html\"";

/// Adds the loader of this version, and the digests.
pub fn add(files: &mut BTreeMap<String, Vec<u8>>, version: &str) -> Result<()> {
    let stray = files.keys().find(|path| path.starts_with(VERSIONS));
    ensure!(stray.is_none(), "{stray:?} would be served for ever, like the loader of a version: give it another name");
    let moving = files.get(MOVING).with_context(|| format!("there is no {MOVING}"))?;
    let pinned = one_down(&String::from_utf8_lossy(moving))?.into_bytes();
    let path = format!("{VERSIONS}{version}/{MOVING}");
    let digests = BTreeMap::from([(path.clone(), digest::integrity(&pinned))]);
    let text = format!("{}\n", serde_json::to_string_pretty(&digests)?);
    files.insert(path, pinned);
    files.insert(INTEGRITY.to_owned(), text.into_bytes());
    Ok(())
}

/// Says which digests a bank may name.
pub fn print(dist: &Path) -> Result<()> {
    let file = dist.join(INTEGRITY);
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let digests: BTreeMap<String, String> = serde_json::from_str(&text)?;
    for (path, digest) in digests {
        println!("build: {path} {digest}");
    }
    Ok(())
}

/// The same script for a folder below the widget's page.
fn one_down(script: &str) -> Result<String> {
    let (all, understood) = (script.matches("widget.html").count(), script.matches(PAGE).count());
    ensure!(
        understood > 0 && all == understood,
        "{MOVING} names the widget's page {all} times, {understood} times as {PAGE}: adapt xtask/src/build/site/loader.rs"
    );
    Ok(script.replace(PAGE, PAGE_ABOVE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(script: &str) -> BTreeMap<String, Vec<u8>> {
        BTreeMap::from([(MOVING.to_owned(), script.as_bytes().to_vec())])
    }

    #[test]
    fn a_version_has_its_own_address_and_the_digest_is_that_of_what_lies_there() {
        let mut files = site("new URL(a||\"widget.html\",b)");
        add(&mut files, "1.2.3").unwrap();
        let pinned = files.get("v1.2.3/embed.js").unwrap();
        assert_eq!(pinned, b"new URL(a||\"../widget.html\",b)");
        let digests: BTreeMap<String, String> = serde_json::from_slice(files.get(INTEGRITY).unwrap()).unwrap();
        assert_eq!(digests, BTreeMap::from([("v1.2.3/embed.js".to_owned(), digest::integrity(pinned))]));
        assert_eq!(files.get(MOVING).unwrap(), b"new URL(a||\"widget.html\",b)");
    }

    #[test]
    fn a_loader_that_is_not_understood_is_refused() {
        assert!(add(&mut site("open()"), "1.2.3").is_err());
        assert!(add(&mut site("a=\"widget.html\";b=`${c}/widget.html`"), "1.2.3").is_err());
        assert!(add(&mut BTreeMap::new(), "1.2.3").is_err());
    }

    #[test]
    fn nothing_else_is_served_for_ever() {
        let mut files = site("\"widget.html\"");
        files.insert("vectors.json".to_owned(), Vec::new());
        assert!(add(&mut files, "1.2.3").is_err());
    }
}
