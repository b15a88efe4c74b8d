//! Columns of inputs and figures side by side, as data.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use super::{ComparisonColumn, ComparisonLine};
use crate::base::decimal::DecimalExt as _;
use crate::tool::text::{Arg, Text};

/// What stands side by side; every row has one cell for each column.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The inputs that some column has, in the order of the form.
    pub inputs: Vec<ComparisonRow<'a>>,
    /// The key figures that some column has, in the order of the reports.
    pub figures: Vec<ComparisonRow<'a>>,
}

/// One input or figure of every column.
#[derive(Debug)]
pub struct ComparisonRow<'a> {
    /// What it is.
    pub label: &'a Text,
    /// Its value in each column.
    pub cells: Vec<ComparisonCell<'a>>,
}

/// What stands in one column.
#[derive(Debug)]
pub struct ComparisonCell<'a> {
    /// The value; `None` where this column has none.
    pub value: Option<&'a Arg>,
    /// Whether it is another than in the first column.
    pub differs: bool,
    /// By how much, for figures that can be counted.
    pub delta: Option<Delta>,
}

/// The way from the first column's figure to another's.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta {
    /// Whether the other is larger or later.
    pub more: bool,
    /// By how much, above zero: for rates in percentage points, for months as a duration.
    pub size: Arg,
}

/// Puts columns side by side. What differs is told against the first.
#[must_use]
pub fn compare<'a>(columns: &[&'a ComparisonColumn]) -> Comparison<'a> {
    let (mut inputs, mut figures) = (Vec::new(), Vec::new());
    for column in columns {
        inputs.push(column.inputs.as_slice());
        figures.push(column.figures.as_slice());
    }
    Comparison { inputs: rows(&inputs, false), figures: rows(&figures, true) }
}

fn rows<'a>(columns: &[&'a [ComparisonLine]], counted: bool) -> Vec<ComparisonRow<'a>> {
    let mut rows: Vec<ComparisonRow<'a>> = Vec::new();
    for line in columns.iter().copied().flatten() {
        if line.value.is_none() || rows.iter().any(|row| *row.label == line.label) {
            continue;
        }
        let (mut cells, mut first) = (Vec::new(), None);
        for (place, column) in columns.iter().enumerate() {
            let value = column.iter().find(|one| one.label == line.label).and_then(|one| one.value.as_ref());
            if place == 0 {
                first = value;
            }
            let delta = if counted { first.zip(value).and_then(|(from, to)| delta(from, to)) } else { None };
            cells.push(ComparisonCell { value, differs: value != first, delta });
        }
        rows.push(ComparisonRow { label: &line.label, cells });
    }
    rows
}

/// The way from one figure to another: from 3,000.00 to 2,800.50 it is 199.50 less, from 3.1 % to 3.35 % it is 0.25
/// percentage points more. `None` where they are equal or cannot be counted.
///
/// ```
/// use finplan::tool::text::Arg;
/// use finplan::visit::scenario::compare::{Delta, delta};
/// let percent = |hundredths| Arg::Percent(rust_decimal::Decimal::new(hundredths, 2));
/// let points = Arg::Points(rust_decimal::Decimal::new(25, 2));
/// assert_eq!(delta(&percent(310), &percent(335)), Some(Delta { more: true, size: points }));
/// ```
#[must_use]
pub fn delta(from: &Arg, to: &Arg) -> Option<Delta> {
    let signed = |from: Decimal, to: Decimal, size: fn(Decimal) -> Arg| {
        // A thousandth of a point is the last digit that a rate shows.
        let signed = to.sub_checked(from)?.round_half_up(3).normalize();
        (!signed.is_zero()).then(|| Delta { more: signed.is_sign_positive(), size: size(signed.abs()) })
    };
    let months = |from: u32, to: u32, size: fn(u32) -> Arg| {
        (from != to).then(|| Delta { more: to > from, size: size(from.abs_diff(to)) })
    };
    match (from, to) {
        (Arg::Money(from), Arg::Money(to)) => {
            let signed = *to - *from;
            (!signed.is_zero()).then(|| Delta { more: signed.is_positive(), size: Arg::Money(signed.abs()) })
        }
        (Arg::Amount(from), Arg::Amount(to)) => signed(*from, *to, Arg::Amount),
        // A difference is neither to be paid nor to be spent: it claims no more than it is.
        (Arg::Rounded(from, _), Arg::Rounded(to, _)) => signed(*from, *to, Arg::at_most),
        (Arg::Percent(from), Arg::Percent(to)) | (Arg::Points(from), Arg::Points(to)) => {
            signed(*from, *to, Arg::Points)
        }
        (Arg::BasisPoints(from), Arg::BasisPoints(to)) => signed(*from, *to, Arg::BasisPoints),
        (Arg::Count(from), Arg::Count(to)) => months(*from, *to, Arg::Count),
        (Arg::Duration(from), Arg::Duration(to)) => months(*from, *to, Arg::Duration),
        (Arg::Month(from), Arg::Month(to)) => months(index(*from), index(*to), Arg::Duration),
        _ => None,
    }
}

/// Months since the year 0.
fn index(month: NaiveDate) -> u32 {
    u32::try_from(month.year()).unwrap_or(0).saturating_mul(12).saturating_add(month.month0())
}
