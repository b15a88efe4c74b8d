//! The chunk that writes workbooks.

use std::sync::Arc;

#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{ChunkLoadError, of_chunk};
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::tool::Tool;
use crate::tool::report::Report;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Values;
use crate::tool::xlsx::{self, WorkbookSource};

/// What a workbook tells.
pub struct WorkbookRequest {
    /// The tool.
    pub tool: &'static Tool,
    /// What was entered.
    pub values: Values,
    /// What came of it.
    pub report: Arc<Report>,
    /// The words for it.
    pub texts: Arc<Texts>,
    /// Who answers, of which day, and the receipt.
    pub notes: Vec<(Text, Arg)>,
}

/// Puts a report into a workbook.
///
/// # Errors
/// The chunk that writes workbooks cannot be loaded.
pub async fn write_workbook(request: WorkbookRequest) -> Result<Vec<u8>, ChunkLoadError> {
    of_chunk!(build(request))
}

#[cfg_attr(feature = "split", wasm_split(sheet, fallible))]
fn build(request: WorkbookRequest) -> Result<Vec<u8>, ChunkLoadError> {
    let WorkbookRequest { tool, values, report, texts, notes } = request;
    let answer = WorkbookSource { tool, values: &values, report: &report, currency: texts.currency, notes: &notes };
    Ok(xlsx::of_report(&answer, &|arg| texts.arg(arg, NumberStyle::Sentence)))
}
