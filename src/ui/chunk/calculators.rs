//! What each tool calculates: a chunk for each of them.

use wasm_split_helpers::wasm_split;

use super::ChunkLoadError;
use crate::tool::calculator::{Calculator, Evaluate};
use crate::tools::registry::{arrived, each_tool};
use crate::tools::*;

/// A split point for each tool, named after its module.
macro_rules! split_tools {
    ($($module:ident :: $tool:ident),+ $(,)?) => {
        $(
            #[wasm_split($module, fallible)]
            fn $module() -> Result<&'static Calculator, ChunkLoadError> {
                Ok(<$module::$tool as Evaluate>::CALCULATOR)
            }
        )+

        async fn calculator(id: &str) -> Result<&'static Calculator, ChunkLoadError> {
            $(
                if id == stringify!($module) {
                    return $module().await;
                }
            )+
            Err(ChunkLoadError)
        }
    };
}
each_tool!(split_tools);

/// Loads what a tool calculates.
///
/// # Errors
/// Its files cannot be had, or there is no such tool.
pub(super) async fn load(id: &str) -> Result<(), ChunkLoadError> {
    arrived::add(calculator(id).await?);
    Ok(())
}
