//! How the large figure moved with the customer's last step.

use super::entry::Entry;
use crate::tool::report::{Difference, Reading, Report};
use crate::tool::value::Value;

/// How the large figure moved, and against what.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureChange {
    /// By how much.
    pub difference: Difference,
    /// The place of the field that was changed, and what stood in it before; `None` where it was not one field.
    pub before: Option<(usize, Value)>,
}

/// What a step of the customer is held against: the figure as it was when the step began.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Baseline(Option<(Reading, Option<(usize, Value)>)>);

impl Baseline {
    /// A step begins, at one field or at several; `report` is the answer where it is whole. Without one, a step goes on
    /// in the field that has to be mended, and is held against what was there before.
    pub(super) fn begin(&mut self, report: Option<&Report>, field: Option<(usize, &Entry)>) {
        let place = field.map(|(place, _)| place);
        match report.and_then(|report| report.face.first()) {
            Some(reading) => {
                let before = field.and_then(|(place, entry)| Some((place, entry.value()?)));
                self.0 = Some((reading.clone(), before));
            }
            None if self.place() == place => {}
            None => self.0 = None,
        }
    }

    fn place(&self) -> Option<usize> {
        self.0.as_ref().and_then(|(_, before)| *before).map(|(place, _)| place)
    }

    /// How this report differs.
    pub(super) fn change_to(&self, report: &Report) -> Option<FigureChange> {
        let (reading, before) = self.0.as_ref()?;
        let difference = report.face.first()?.difference(reading)?;
        Some(FigureChange { difference, before: *before })
    }
}
