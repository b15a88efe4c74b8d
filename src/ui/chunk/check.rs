//! The chunk that checks a bank's document.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{ChunkLoadError, of_chunk};
use crate::base::json;
use crate::config::{self, Bank, HomeConfig};
use crate::i18n::texts;

/// What a whole check says of a document.
pub type CheckResult = Result<ValidatedBank, Vec<String>>;

/// A document without problems.
#[derive(Debug)]
pub struct ValidatedBank {
    /// What the page has to know before the first screen.
    pub front: String,
    /// What the first screen needs.
    pub home: HomeConfig,
    /// All of it.
    pub bank: StoredValue<Arc<Bank>>,
    /// What is lawful but should be looked at.
    pub warnings: Vec<String>,
    /// Why some offers are left out.
    pub left_out: Vec<String>,
}

/// Reads and checks a whole document, in one text or in pieces, before anything of it is shown; the page's colours come
/// before its own. Problems and warnings come as lines to print. What was read lives as long as the `owner`.
///
/// # Errors
/// The chunk with the checks cannot be loaded.
pub async fn check(
    owner: Owner,
    document: Vec<String>,
    theme: String,
    today: NaiveDate,
) -> Result<CheckResult, ChunkLoadError> {
    of_chunk!(checked(owner, document, theme, today))
}

#[cfg_attr(feature = "split", wasm_split(check, fallible))]
fn checked(
    owner: Owner,
    document: Vec<String>,
    theme: String,
    today: NaiveDate,
) -> Result<CheckResult, ChunkLoadError> {
    let lines = |problems: &[config::Problem]| problems.iter().map(ToString::to_string).collect();
    let document = match config::parse(&document) {
        Ok(document) => document,
        Err(problems) => return Ok(Err(lines(&problems))),
    };
    let document = match json::parse(&theme) {
        Ok(theme) => config::dressed(document, theme),
        Err(_) if theme.is_empty() => document,
        Err(_) => return Ok(Err(lines(&config::theme_problems(&document, &theme)))),
    };
    Ok(match config::load_parsed(&document, &texts::is_known, today) {
        Ok(bank) => {
            let (warnings, left_out) = (lines(&bank.warnings), lines(&bank.left_out));
            let front = config::front(&document).unwrap_or_default();
            let home = HomeConfig::from(&bank);
            let bank = owner.with(|| StoredValue::new(Arc::new(bank)));
            Ok(ValidatedBank { front, home, bank, warnings, left_out })
        }
        Err(problems) => Err(lines(&problems)),
    })
}
