//! The answer to what stands in the fields.

use std::sync::Arc;

use crate::tool::report::Report;
use crate::tool::value::{Fault, Values};

/// What the fields say together, and what follows from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What the fields say, as far as they are in order.
    pub values: Values,
    /// The last report that could be made of these fields.
    pub report: Option<Arc<Report>>,
    /// What is said at the fields.
    pub remarks: Remarks,
}

impl Answer {
    /// Whether nothing has to be mended: the report is that of what stands in the fields.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        self.remarks.faults.is_empty()
    }

    /// Whether the report is that of these values.
    pub(super) fn is_of(&self, values: &Values) -> bool {
        self.report.is_some() && self.is_in_order() && self.values.is_same(values)
    }
}

/// What is said at the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remarks {
    /// What has to be mended before the report follows the fields again.
    pub faults: Vec<Fault>,
    /// What is unusual.
    pub cautions: Vec<Fault>,
    /// The inputs that the form does not show.
    pub hidden: Vec<&'static str>,
}
