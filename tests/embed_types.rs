//! What a page is promised, `public/embed.d.ts`, is what the program does: both know the same names.
//!
//! That the loader does it too is the compiler's business: `node tests/browser/scripts.mjs types`.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "embed_types/declared.rs"]
mod declared;
#[path = "embed_types/events.rs"]
mod events;
#[path = "embed_types/names.rs"]
mod names;
#[path = "embed_types/scripts.rs"]
mod scripts;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A file of the checkout.
fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn set<T: Into<String>>(names: impl IntoIterator<Item = T>) -> BTreeSet<String> {
    names.into_iter().map(Into::into).collect()
}

/// The same names on both sides; what only one of them knows is said.
fn same(what: &str, declared: &BTreeSet<String>, known: &BTreeSet<String>) {
    assert!(!declared.is_empty(), "{what}: nothing is declared, or it is written in a way that this test cannot read");
    let missing: Vec<_> = known.difference(declared).collect();
    let surplus: Vec<_> = declared.difference(known).collect();
    assert!(missing.is_empty(), "{what}: not declared: {missing:?}");
    assert!(surplus.is_empty(), "{what}: declared, and nothing knows it: {surplus:?}");
}
