//! The description of one input.

use rust_decimal::Decimal;

/// One thing that a customer may set.
#[derive(Debug)]
pub struct Input {
    /// The name in links, configuration, texts and on the command line.
    pub id: &'static str,
    /// What it measures and within which bounds.
    pub kind: Kind,
    /// When the form shows it.
    pub shown: Shown,
    /// In which part of the form it stands.
    pub part: Part,
}

/// The parts of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the question is about.
    Question,
    /// What is taken for granted unless the customer changes it.
    Assumption,
}

/// What an input measures.
///
/// Bounds are what the calculation supports and a customer may sensibly want; a bank narrows them and sets
/// its own defaults in the configuration.
#[derive(Debug)]
pub enum Kind {
    /// An amount in units of the institution's currency.
    Money(Range),
    /// A rate in percent: of a year, unless the label names another base.
    Percent(Range),
    /// A number of whole months.
    Months(Range),
    /// A number of whole years.
    Years(Range),
    /// One of several options; the first is the default.
    Choice(&'static [&'static str]),
    /// A calendar month, counted in whole months from the current one.
    Month(Range),
}

/// Bounds, the step of slider and steppers, and the value before the customer typed anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest value, inclusive.
    pub min: Decimal,
    /// The largest value, inclusive.
    pub max: Decimal,
    /// What the slider and the steppers move by.
    pub step: Decimal,
    /// What stands there at first.
    pub default: Decimal,
    /// The ends between which values are usual; outside them the form warns but calculates.
    pub usual: (Decimal, Decimal),
}

/// When the form shows an input. A hidden input has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Always.
    Always,
    /// Unless the choice named first has this option: it is then what the tool solves for.
    Unless(&'static str, &'static str),
    /// Only when the choice named first has this option.
    Only(&'static str, &'static str),
}

impl Range {
    /// A range of whole numbers, all of it usual.
    #[must_use]
    pub const fn whole(min: u32, max: u32, step: u32, default: u32) -> Range {
        Range::scaled(min as i64, max as i64, step as i64, default as i64, 0)
    }

    /// A range of numbers with `scale` decimals, given without the decimal point, all of it usual.
    #[must_use]
    pub const fn scaled(min: i64, max: i64, step: i64, default: i64, scale: u32) -> Range {
        Range {
            min: decimal(min, scale),
            max: decimal(max, scale),
            step: decimal(step, scale),
            default: decimal(default, scale),
            usual: (decimal(min, scale), decimal(max, scale)),
        }
    }

    /// The same range with other usual ends, given in units of `10^-scale`.
    #[must_use]
    pub const fn usual(mut self, low: i64, high: i64, scale: u32) -> Range {
        self.usual = (decimal(low, scale), decimal(high, scale));
        self
    }
}

/// `units * 10^-scale`, in constants.
#[must_use]
pub const fn decimal(units: i64, scale: u32) -> Decimal {
    let size = units.unsigned_abs();
    Decimal::from_parts(size as u32, (size >> 32) as u32, 0, units < 0, scale)
}

impl Kind {
    /// The numeric range, for every kind that has one.
    #[must_use]
    pub const fn range(&self) -> Option<&Range> {
        match self {
            Kind::Money(range)
            | Kind::Percent(range)
            | Kind::Months(range)
            | Kind::Years(range)
            | Kind::Month(range) => Some(range),
            Kind::Choice(_) => None,
        }
    }
}
