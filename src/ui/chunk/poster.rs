//! The chunk that makes a picture of a result.

use leptos::prelude::*;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::screens::now_or_never;
use super::{ChunkLoadError, of_chunk};
use crate::ui::components::poster::PosterDialog;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

#[cfg_attr(feature = "split", wasm_split(poster, fallible, preload(fetch_poster)))]
fn poster(app: App, state: ToolState, open: RwSignal<Option<f64>>) -> Result<AnyView, ChunkLoadError> {
    Ok(view! { <PosterDialog app state open/> }.into_any())
}

/// Loads what makes a picture.
///
/// # Errors
/// Its files cannot be had; another call tries again.
pub async fn fetch_picture() -> Result<(), ChunkLoadError> {
    #[cfg(feature = "split")]
    fetch_poster().await?;
    Ok(())
}

/// What is asked before a picture is sent; nothing until its chunk is there.
pub fn poster_dialog(app: App, state: ToolState, open: RwSignal<Option<f64>>) -> AnyView {
    now_or_never(async { of_chunk!(poster(app, state, open)) }).and_then(Result::ok).into_any()
}
