//! The answer to what stands in the fields.

use std::sync::Arc;

use crate::tool::report::Report;
use crate::tool::value::{FieldError, Values};

/// What the fields say together, and what follows from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What the fields say, as far as they are in order.
    pub values: Values,
    /// The last report that could be made of these fields.
    pub report: Option<Arc<Report>>,
    /// How that report stands to the values.
    pub report_status: ReportStatus,
    /// What is wrong or unusual at the fields, and which of them are hidden.
    pub field_status: FieldStatus,
}

impl Answer {
    /// Whether nothing has to be mended.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.field_status.errors.is_empty()
    }

    /// The report where it is the whole answer to what stands in the fields: what is kept, printed as a code or handed
    /// on comes from here.
    #[must_use]
    pub fn current_report(&self) -> Option<&Arc<Report>> {
        self.report.as_ref().filter(|_| self.is_valid() && self.report_status == ReportStatus::Fresh)
    }

    /// Whether nothing more has to be done for the answer to these values: it is there, or being worked on.
    pub(super) fn is_for(&self, values: &Values) -> bool {
        let known = self.report.is_some() || self.report_status != ReportStatus::Fresh;
        known && self.is_valid() && self.values.is_same(values)
    }
}

/// How a report stands to the values beside it, where nothing has to be mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportStatus {
    /// It is theirs.
    #[default]
    Fresh,
    /// It is the one before, or a first one: theirs is being worked on.
    Pending,
    /// It is the one before, since theirs could not be worked out; that can be tried again.
    Failed,
}

/// What is wrong or unusual at the fields, and which of them are hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldStatus {
    /// What has to be mended before the report follows the fields again.
    pub errors: Vec<FieldError>,
    /// What is unusual.
    pub warnings: Vec<FieldError>,
    /// The inputs that the form does not show.
    pub hidden: Vec<&'static str>,
}
