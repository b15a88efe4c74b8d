//! The chunk that checks the colours of the page around the widget.

#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{ChunkLoadError, of_chunk};
use crate::base::json::Json;
use crate::config;

/// What is wrong with a page's colours over those of a document, as lines to print.
///
/// # Errors
/// The chunk with the checks cannot be loaded.
pub async fn theme_problems(document: Json, theme: String) -> Result<Vec<String>, ChunkLoadError> {
    of_chunk!(problems(document, theme))
}

#[cfg_attr(feature = "split", wasm_split(theme, fallible))]
fn problems(document: Json, theme: String) -> Result<Vec<String>, ChunkLoadError> {
    Ok(config::theme_problems(&document, &theme).iter().map(ToString::to_string).collect())
}
