//! Whether a built folder is what its manifest says.

use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::fingerprint;
use crate::digest;
use crate::report::manifest::{self, Manifest};
use crate::serve::mime;

/// Whether every listed file is there in its size: a look that costs nothing.
pub fn is_complete(folder: &Path) -> bool {
    Manifest::read(folder).is_ok_and(|manifest| {
        manifest.files.iter().all(|(path, entry)| {
            let size = |path: &str| fs::metadata(folder.join(path)).map_or(0, |meta| meta.len());
            let compressed =
                !mime::is_compressible(path) || (size(&format!("{path}.br")) > 0 && size(&format!("{path}.gz")) > 0);
            usize::try_from(size(path)) == Ok(entry.bytes) && compressed
        })
    })
}

/// Every listed file is there, unchanged, and its compressed forms hold the same; nothing else is there.
pub fn dist(folder: &Path, manifest: &Manifest) -> Result<()> {
    let mut expected = vec![folder.join(manifest::NAME)];
    for (path, entry) in &manifest.files {
        let file = folder.join(path);
        let bytes = fs::read(&file).with_context(|| format!("{path} is missing"))?;
        let same = bytes.len() == entry.bytes && digest::integrity(&bytes) == entry.sha384;
        ensure!(same, "{path} is not what the manifest says");
        expected.push(file);
        if mime::is_compressible(path) {
            let brotli = format!("{path}.br");
            let gzip = format!("{path}.gz");
            let small = fs::read(folder.join(&brotli)).with_context(|| format!("no {brotli}"))?;
            let mut back = Vec::new();
            brotli::BrotliDecompress(&mut &*small, &mut back)?;
            ensure!(back == bytes && small.len() == entry.brotli, "{brotli} is wrong");
            let zipped = fs::read(folder.join(&gzip)).with_context(|| format!("no {gzip}"))?;
            back.clear();
            flate2::read::GzDecoder::new(&*zipped).read_to_end(&mut back)?;
            ensure!(back == bytes, "{gzip} is wrong");
            expected.extend([brotli, gzip].map(|path| folder.join(path)));
        }
    }
    let mut found = Vec::new();
    fingerprint::collect(folder, &mut found);
    let stray = found.iter().find(|path| !expected.contains(path));
    ensure!(stray.is_none(), "{stray:?} is not in the manifest");
    Ok(())
}
