//! What a bank sets for an input.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::LocalText;

/// What a bank sets for one input. What is `None` stays as the tool describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setting {
    /// The id of the input.
    pub input: String,
    /// The value before the customer typed anything.
    pub default: Option<Decimal>,
    /// The option chosen before the customer did.
    pub choice: Option<String>,
    /// The smallest value; never below the tool's own.
    pub min: Option<Decimal>,
    /// The largest value; never above the tool's own.
    pub max: Option<Decimal>,
    /// What slider and steppers move by.
    pub step: Option<Decimal>,
    /// From here on values are usual: the slider begins, and below it the form warns.
    pub usual_min: Option<Decimal>,
    /// Up to here values are usual: the slider ends, and above it the form warns.
    pub usual_max: Option<Decimal>,
    /// Whose default it is, and of which day.
    pub source: Option<Provenance>,
}

/// Where a default comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// The publisher and the document.
    pub text: LocalText,
    /// The day of the value.
    pub as_of: NaiveDate,
}

/// Between which values a bank takes an input; an end that is `None` stays as the tool has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The smallest value.
    pub min: Option<Decimal>,
    /// The largest value.
    pub max: Option<Decimal>,
}

impl Limits {
    /// What lies within both.
    #[must_use]
    pub fn and(self, other: Limits) -> Limits {
        let both = |a: Option<Decimal>, b: Option<Decimal>, pick: fn(Decimal, Decimal) -> Decimal| match (a, b) {
            (Some(a), Some(b)) => Some(pick(a, b)),
            (one, other) => one.or(other),
        };
        Limits { min: both(self.min, other.min, Decimal::max), max: both(self.max, other.max, Decimal::min) }
    }

    /// Whether no value lies within them.
    #[must_use]
    pub fn are_empty(self) -> bool {
        self.min.zip(self.max).is_some_and(|(min, max)| min > max)
    }

    /// Whether this value lies within them.
    #[must_use]
    pub fn hold(self, value: Decimal) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}
