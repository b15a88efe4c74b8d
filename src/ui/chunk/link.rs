//! The chunk that reads links.

#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{ChunkLoadError, of_chunk};
use crate::campaign::link::{self, DeepLink};

/// Reads what a link says, as [`link::read`] does; a visit without one needs no chunk for it.
///
/// # Errors
/// The chunk that reads links cannot be loaded.
pub async fn link(fragment: String, query: String) -> Result<DeepLink, ChunkLoadError> {
    if fragment.is_empty() && query.is_empty() {
        return Ok(DeepLink::default());
    }
    of_chunk!(read(fragment, query))
}

#[cfg_attr(feature = "split", wasm_split(link, fallible))]
fn read(fragment: String, query: String) -> Result<DeepLink, ChunkLoadError> {
    Ok(link::read(&fragment, &query))
}
