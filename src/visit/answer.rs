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
    pub standing: Standing,
    /// What is said at the fields.
    pub remarks: Remarks,
}

impl Answer {
    /// Whether nothing has to be mended.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        self.remarks.errors.is_empty()
    }

    /// The report where it is the whole answer to what stands in the fields: what is kept, printed as a code or handed
    /// on comes from here.
    #[must_use]
    pub fn current(&self) -> Option<&Arc<Report>> {
        self.report.as_ref().filter(|_| self.is_in_order() && self.standing == Standing::Fresh)
    }

    /// Whether nothing more has to be done for the answer to these values: it is there, or being worked on.
    pub(super) fn is_of(&self, values: &Values) -> bool {
        let known = self.report.is_some() || self.standing != Standing::Fresh;
        known && self.is_in_order() && self.values.is_same(values)
    }
}

/// How a report stands to the values beside it, where nothing has to be mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It is theirs.
    #[default]
    Fresh,
    /// It is the one before, or a first one: theirs is being worked on.
    Pending,
    /// It is the one before, since theirs could not be worked out; that can be tried again.
    Failed,
}

/// What is said at the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remarks {
    /// What has to be mended before the report follows the fields again.
    pub errors: Vec<FieldError>,
    /// What is unusual.
    pub warnings: Vec<FieldError>,
    /// The inputs that the form does not show.
    pub hidden: Vec<&'static str>,
}
