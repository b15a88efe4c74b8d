//! The description of one input.

use super::meaning::{Meaning, Reference, Tells, Within};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::form::month_after;
use super::text::Arg;
use super::value::{Value, Values};

/// One thing that a customer may set.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// The name in links and on the command line.
    pub id: &'static str,
    /// The name in texts and in the bank's configuration: the same for an input in every row of a group.
    pub name: &'static str,
    /// The row of a group that it stands in.
    pub row: Option<Row>,
    /// What it measures and within which bounds.
    pub kind: InputKind,
    /// What a [`InputKind::Count`] counts.
    pub counted: Counted,
    /// When the form shows it.
    pub shown: Shown,
    /// In which part of the form it stands.
    pub section: FormSection,
    /// What it means beyond this tool.
    pub means: Option<Meaning>,
    /// What has to fit into it as well: limits that are set for that hold here, too.
    pub within: Option<Within>,
    /// What it says of the products that the customer looks for.
    pub tells: Option<Tells>,
    /// The published value that it begins with.
    pub begins: Option<Reference>,
}

/// One of several rows of like inputs, such as one of the debts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The id of the input that says how many rows there are.
    pub count: &'static str,
    /// The number of this row, from 1.
    pub place: u32,
}

/// What a [`InputKind::Count`] counts, and which unit may stand behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// What the label says.
    Things,
    /// Days, or a day of the month.
    Days,
    /// People.
    People,
    /// Hundredths of a percent, of either sign.
    BasisPoints,
}

/// The parts of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormSection {
    /// What the question is about.
    Question,
    /// What is taken for granted unless the customer changes it.
    Assumption,
}

/// What an input measures.
///
/// Bounds are what the calculation supports and a customer may sensibly want; a bank narrows them and sets
/// its own defaults in the configuration.
#[derive(Clone, Copy, Debug)]
pub enum InputKind {
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
    /// A calendar month, counted in whole months from the current one; of months past the numbers are negative.
    Month(Range),
    /// A whole number of what the label says, such as days or a day of the month.
    Count(Range),
    /// How many rows of inputs there are.
    Rows(Range),
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
    /// Only when the choice named first has one of these options.
    Among(&'static str, &'static [&'static str]),
}

impl Input {
    /// An input that the form always shows, as a part of the question.
    #[must_use]
    pub const fn new(id: &'static str, kind: InputKind) -> Input {
        Input {
            id,
            name: id,
            row: None,
            kind,
            counted: Counted::Things,
            shown: Shown::Always,
            section: FormSection::Question,
            means: None,
            within: None,
            tells: None,
            begins: None,
        }
    }

    /// This input, counting these.
    #[must_use]
    pub const fn counting(mut self, counted: Counted) -> Input {
        self.counted = counted;
        self
    }

    /// This input, which means this wherever it is asked for.
    #[must_use]
    pub const fn means(mut self, meaning: Meaning) -> Input {
        self.means = Some(meaning);
        self
    }

    /// This input, for which the limits of another meaning hold.
    #[must_use]
    pub const fn within(mut self, within: Within) -> Input {
        self.within = Some(within);
        self
    }

    /// This input, which says this of what the customer looks for.
    #[must_use]
    pub const fn tells(mut self, tells: Tells) -> Input {
        self.tells = Some(tells);
        self
    }

    /// This input, which begins with a published value.
    #[must_use]
    pub const fn begins(mut self, reference: Reference) -> Input {
        self.begins = Some(reference);
        self
    }

    /// A number of this input as it stands in a sentence; months and calendar months count from now.
    #[must_use]
    pub fn arg(&self, value: Decimal) -> Arg {
        match (&self.kind, self.counted) {
            (InputKind::Count(_), Counted::BasisPoints) => Arg::BasisPoints(value),
            (kind, _) => kind.arg(value),
        }
    }

    /// A number of this input in the unit in which it is typed: months stay months.
    #[must_use]
    pub fn bound(&self, value: Decimal) -> Arg {
        match self.kind {
            InputKind::Months(_) => Arg::Months(u32::try_from(value.trunc()).unwrap_or(0)),
            _ => self.arg(value),
        }
    }

    /// Whether the form shows this input for these values.
    #[must_use]
    pub fn shown(&self, values: &Values) -> bool {
        let counted = |row: Row| values.get(row.count).is_some_and(|rows| rows.counts(row.place));
        if self.row.is_some_and(|row| !counted(row)) {
            return false;
        }
        match self.shown {
            Shown::Always => true,
            Shown::Unless(id, option) => values.get(id) != Some(Value::Choice(option)),
            Shown::Only(id, option) => values.get(id) == Some(Value::Choice(option)),
            Shown::Among(id, options) => {
                matches!(values.get(id), Some(Value::Choice(option)) if options.contains(&option))
            }
        }
    }

    /// Whether this input can have this value, whatever a bank allows.
    #[must_use]
    pub fn holds(&self, value: Value, today: NaiveDate) -> bool {
        match (&self.kind, value) {
            (InputKind::Choice(options), Value::Choice(option)) => options.contains(&option),
            (InputKind::Month(range), Value::Month(month)) => {
                (month_after(today, range.min)..=month_after(today, range.max)).contains(&month)
            }
            (InputKind::Choice(_) | InputKind::Month(_), _) => false,
            (kind, Value::Number(number)) => {
                let within = kind.range().is_some_and(|range| (range.min..=range.max).contains(&number));
                within && (!kind.is_whole() || number.is_integer())
            }
            _ => false,
        }
    }

    /// This input in a row of a group.
    #[must_use]
    pub const fn in_row(mut self, count: &'static str, place: u32, name: &'static str) -> Input {
        self.row = Some(Row { count, place });
        self.name = name;
        self
    }

    /// This input, shown unless the choice has this option.
    #[must_use]
    pub const fn unless(mut self, choice: &'static str, option: &'static str) -> Input {
        self.shown = Shown::Unless(choice, option);
        self
    }

    /// This input, shown only when the choice has this option.
    #[must_use]
    pub const fn only(mut self, choice: &'static str, option: &'static str) -> Input {
        self.shown = Shown::Only(choice, option);
        self
    }

    /// This input, shown only when the choice has one of these options.
    #[must_use]
    pub const fn among(mut self, choice: &'static str, options: &'static [&'static str]) -> Input {
        self.shown = Shown::Among(choice, options);
        self
    }

    /// This input as something that is taken for granted unless the customer changes it.
    #[must_use]
    pub const fn assumed(mut self) -> Input {
        self.section = FormSection::Assumption;
        self
    }
}

/// The inputs of several slices one after the other, in constants.
///
/// ```
/// use finplan::tool::input::{Input, InputKind, Range, joined};
/// const TERM: Input = Input::new("term", InputKind::Years(Range::whole(1, 40, 1, 30)));
/// const FEES: Input = Input::new("fees", InputKind::Money(Range::whole(0, 9, 1, 0)));
/// static ALL: [Input; 3] = joined(&[&[TERM], &[FEES, TERM]]);
/// assert_eq!(ALL.map(|input| input.id), ["term", "fees", "term"]);
/// ```
#[must_use]
#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
pub const fn joined<const N: usize>(parts: &[&[Input]]) -> [Input; N] {
    let mut all = [parts[0][0]; N];
    let (mut part, mut place) = (0, 0);
    while part < parts.len() {
        let mut member = 0;
        while member < parts[part].len() {
            all[place] = parts[part][member];
            place += 1;
            member += 1;
        }
        part += 1;
    }
    assert!(place == N, "as many inputs as the parts have");
    all
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

impl InputKind {
    /// The numeric range, for every kind that has one.
    #[must_use]
    pub const fn range(&self) -> Option<&Range> {
        match self {
            InputKind::Money(range)
            | InputKind::Percent(range)
            | InputKind::Months(range)
            | InputKind::Years(range)
            | InputKind::Month(range)
            | InputKind::Count(range)
            | InputKind::Rows(range) => Some(range),
            InputKind::Choice(_) => None,
        }
    }

    /// Whether it counts whole things alone.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(
            self,
            InputKind::Months(_) | InputKind::Years(_) | InputKind::Month(_) | InputKind::Count(_) | InputKind::Rows(_)
        )
    }

    /// A number of this kind as it stands in a sentence; months and calendar months count from now.
    #[must_use]
    pub fn arg(&self, value: Decimal) -> Arg {
        let whole = u32::try_from(value.trunc()).unwrap_or(0);
        match self {
            InputKind::Money(_) => Arg::Amount(value),
            InputKind::Percent(_) => Arg::Percent(value),
            InputKind::Months(_) | InputKind::Month(_) => Arg::Duration(whole),
            InputKind::Years(_) => Arg::Duration(whole.saturating_mul(12)),
            InputKind::Choice(_) | InputKind::Count(_) | InputKind::Rows(_) => Arg::Count(whole),
        }
    }
}
