//! The size report: every file of `dist`, and the budgets.

use anyhow::{Result, ensure};

use crate::report::manifest::Manifest;
use crate::report::visits::LINK;

/// What the widget's page may transfer before it can be used, compressed.
const FIRST_SCREEN_BUDGET: usize = 120 * 1024;
/// What a link to any calculator may transfer until its answer stands, compressed: what the heaviest, retirement, comes
/// to, so that it does not grow. The aim is 190 KB.
const LINK_BUDGET: usize = 359 * 1024;
/// What a tool may add to a visit that is about another, compressed.
const TOOL_BUDGET: usize = 307;
/// What a bank's page pays for the loader, compressed.
const LOADER_BUDGET: usize = 5 * 1024;

/// Prints the report; above a budget it fails.
pub fn report(manifest: &Manifest) -> Result<()> {
    println!("  {:>10} {:>10}  file", "bytes", "brotli");
    for (path, entry) in &manifest.files {
        let first = manifest.first_screen.files.contains(path);
        let mark = if first { "  (first screen)" } else { "" };
        println!("  {:>10} {:>10}  {path}{mark}", entry.bytes, entry.brotli);
    }
    let mut above = Vec::new();
    for (name, size, budget) in budgets(manifest) {
        println!("  {size:>10} of {budget} bytes of brotli: {name}");
        if size > budget {
            above.push(format!("{name}: {size} bytes, budget {budget}"));
        }
    }
    for (name, size) in &manifest.parts {
        println!("  {size:>10} bytes of brotli more: part {name}");
    }
    for (name, visit) in &manifest.visits {
        println!("  {:>10} bytes of brotli in {} requests: {name}", visit.brotli, visit.requests);
    }
    for (name, size) in &manifest.tools {
        println!("  {size:>10} bytes of brotli in visits about others: {name}");
    }
    println!("  {:>10} bytes of brotli: everything, in one language", manifest.whole);
    ensure!(above.is_empty(), "above budget: {}", above.join("; "));
    Ok(())
}

fn budgets(manifest: &Manifest) -> Vec<(String, usize, usize)> {
    // A loader that is not there is as bad as one that is too large.
    let loader = manifest.files.get("embed.js").map_or(usize::MAX, |entry| entry.brotli);
    let mut budgets = vec![
        ("first screen".to_owned(), manifest.first_screen.brotli, FIRST_SCREEN_BUDGET),
        ("embed.js".to_owned(), loader, LOADER_BUDGET),
    ];
    for (name, visit) in manifest.visits.iter().filter(|(name, _)| name.starts_with(LINK)) {
        budgets.push((name.clone(), visit.brotli, LINK_BUDGET));
    }
    for (name, size) in &manifest.tools {
        budgets.push((format!("{name}, in visits about others"), *size, TOOL_BUDGET));
    }
    budgets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::manifest::Entry;

    fn site(wasm: usize, loader: usize) -> Manifest {
        let mut manifest = Manifest::default();
        for (path, brotli) in [("assets/w.wasm", wasm), ("embed.js", loader)] {
            let entry = Entry { bytes: brotli, brotli, sha384: String::new() };
            manifest.files.insert(path.to_owned(), entry);
        }
        manifest.set_first_screen(vec!["assets/w.wasm".to_owned()], &[]).unwrap();
        manifest
    }

    #[test]
    fn a_byte_above_a_budget_fails() {
        assert!(report(&site(FIRST_SCREEN_BUDGET, LOADER_BUDGET)).is_ok());
        assert!(report(&site(FIRST_SCREEN_BUDGET + 1, LOADER_BUDGET)).is_err());
        assert!(report(&site(FIRST_SCREEN_BUDGET, LOADER_BUDGET + 1)).is_err());
        assert!(report(&Manifest::default()).is_err());
    }
}
