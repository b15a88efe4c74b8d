//! Runs reference vectors: files of published or independently computed cases against this crate.
//!
//! A file is `{"meta": {...}, "cases": [...]}`; a case has an `id`, inputs under `in`, expected figures, and a
//! `source`. Its `kind` says what kind of case it is, and where it has none its fields do; the name of the file says
//! nothing. A kind that is not known here is skipped. Every expected figure is compared by the rule of its kind: cents
//! exactly, closed forms within a relative tolerance, roots as a whole set.
//!
//! ```
//! let report = finplan::vectors::run(r#"{"cases": [{"id": "a", "method": "equal_installment",
//!     "in": {"principal": "100", "annual_rate_pct": "36", "months": 2},
//!     "cent_schedule": {"first_payment": "52.26", "last_payment": "52.25"}}]}"#).unwrap();
//! assert_eq!((report.passed, report.failed), (0, 1));
//! assert_eq!(report.failures[0].to_string(), "a: cent_schedule.last_payment: expected 52.25, got 52.26");
//! ```

mod accrual;
mod allocation;
mod amortisation;
mod case;
mod check;
mod cost;
mod deposit;
mod drawdown;
mod education;
mod events;
mod figures;
mod household;
mod kind;
mod mortgage;
mod number;
mod packs;
mod paths;
mod pension_cn;
mod pension_tw;
mod protection;
mod rate_of_return;
mod regular_investing;
mod returns;
mod scale;
mod simulation;
mod spreadsheet;
mod tvm;

pub use paths::run_paths;

use case::VectorCase;
use kind::VectorKind;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// What became of a file, or of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Cases in which every figure was right.
    pub passed: usize,
    /// Cases with a wrong figure, and cases that could not be read.
    pub failed: usize,
    /// Cases of a kind, or with an expected field, that is not known here.
    pub skipped: usize,
    /// Everything that is wrong, in the order of the file.
    pub failures: Vec<CaseFailure>,
    /// Why cases were skipped, and how many for each reason.
    pub skipped_kinds: BTreeMap<String, usize>,
}

/// One thing wrong with one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFailure {
    /// The case, by its `id`, or by its place when it has none.
    pub id: String,
    /// What is wrong with it.
    pub cause: FailureCause,
}

/// What is wrong with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureCause {
    /// A figure differs.
    Mismatch {
        /// The expected field, such as `cent_schedule.last_payment`.
        field: String,
        /// The text of the file.
        expected: String,
        /// What was computed.
        actual: String,
    },
    /// The case cannot be read, or an input was refused.
    Malformed(String),
}

impl fmt::Display for CaseFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            FailureCause::Mismatch { field, expected, actual } => {
                write!(f, "{}: {field}: expected {expected}, got {actual}", self.id)
            }
            FailureCause::Malformed(why) => write!(f, "{}: {why}", self.id),
        }
    }
}

/// Why a text is no file of vectors.
#[derive(Debug, thiserror::Error)]
pub enum VectorError {
    /// Not JSON.
    #[error("not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// JSON, but without a list of cases.
    #[error("there is no list \"cases\"")]
    NoCases,
}

impl Report {
    /// Adds the results of another file.
    pub fn merge(&mut self, other: Report) {
        self.passed = self.passed.saturating_add(other.passed);
        self.failed = self.failed.saturating_add(other.failed);
        self.skipped = self.skipped.saturating_add(other.skipped);
        self.failures.extend(other.failures);
        for (kind, count) in other.skipped_kinds {
            let total = self.skipped_kinds.entry(kind).or_default();
            *total = total.saturating_add(count);
        }
    }

    /// True when nothing failed and nothing was skipped.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.failed == 0 && self.skipped == 0
    }

    fn fail(&mut self, id: &str, failures: Vec<FailureCause>) {
        self.failed = self.failed.saturating_add(1);
        self.failures.extend(failures.into_iter().map(|cause| CaseFailure { id: id.to_owned(), cause }));
    }

    fn skip(&mut self, why: String) {
        self.skipped = self.skipped.saturating_add(1);
        let count = self.skipped_kinds.entry(why).or_default();
        *count = count.saturating_add(1);
    }
}

/// Checks every case of one file.
///
/// # Errors
/// [`VectorError`] when the text is no file of vectors. A bad case is no error: it is in the report.
pub fn run(text: &str) -> Result<Report, VectorError> {
    let file: Value = serde_json::from_str(text)?;
    let cases = file.get("cases").and_then(Value::as_array).ok_or(VectorError::NoCases)?;
    let meta = file.get("meta").unwrap_or(&Value::Null);
    let mut report = Report::default();
    for (index, value) in cases.iter().enumerate() {
        let case = VectorCase::new(value, meta);
        let id = case.id().map_or_else(|| format!("case {index}"), str::to_owned);
        match VectorKind::of(&case) {
            None => report.skip(kind::describe(&case)),
            Some(kind) => match kind.check(&case) {
                Err(malformed) => report.fail(&id, vec![FailureCause::Malformed(malformed.0)]),
                Ok(checks) if !checks.failures.is_empty() => report.fail(&id, checks.failures),
                Ok(checks) => match checks.unknown.first() {
                    Some(field) => report.skip(format!("{kind} with the field {field}")),
                    None => report.passed = report.passed.saturating_add(1),
                },
            },
        }
    }
    Ok(report)
}
