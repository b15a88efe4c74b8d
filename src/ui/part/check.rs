//! The part that checks a bank's document.

use chrono::NaiveDate;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{NotLoaded, of_part};
use crate::config::{self, Front};

/// What a whole check says of a document.
pub type Checked = Result<Sound, Vec<String>>;

/// A document without problems.
#[derive(Debug)]
pub struct Sound {
    /// What the first screen needs.
    pub front: Front,
    /// What is lawful but should be looked at.
    pub warnings: Vec<String>,
    /// Why some offers are left out.
    pub left_out: Vec<String>,
    /// Where it stands, as JSON pointers.
    pub gaps: Vec<String>,
}

/// Reads and checks a whole document before anything of it is shown; problems and warnings come as lines to print.
///
/// # Errors
/// The part with the checks cannot be loaded.
pub async fn check(document: String, texts: String, today: NaiveDate) -> Result<Checked, NotLoaded> {
    of_part!(checked(document, texts, today))
}

#[cfg_attr(feature = "split", wasm_split(check, fallible))]
fn checked(document: String, texts: String, today: NaiveDate) -> Result<Checked, NotLoaded> {
    let known = |key: &str| texts.lines().any(|line| line.split_once('\t').is_some_and(|(known, _)| known == key));
    let lines = |problems: &[config::Problem]| problems.iter().map(ToString::to_string).collect();
    Ok(match config::open(&document, &known, today) {
        Ok(bank) => {
            let gaps = bank.left_out.iter().map(|problem| problem.pointer.clone()).collect();
            let (warnings, left_out) = (lines(&bank.warnings), lines(&bank.left_out));
            Ok(Sound { front: Front::from(&bank), warnings, left_out, gaps })
        }
        Err(problems) => Err(lines(&problems)),
    })
}
