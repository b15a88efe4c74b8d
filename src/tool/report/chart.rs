//! A picture as data.

use rust_decimal::Decimal;

use crate::domain::money::Side;
use crate::tool::text::Text;

/// A picture over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The name within the report.
    pub id: &'static str,
    /// The question that the picture answers.
    pub title: Text,
    /// The answer in one sentence, read instead of the picture.
    pub summary: Text,
    /// How the series are drawn.
    pub form: ChartForm,
    /// What the values are.
    pub unit: Unit,
    /// Months from one value to the next: 1, or 12 for a value a year.
    pub every: u32,
    /// All of the same length. The first value is of the start; that of a stack is of the first period.
    pub series: Vec<Series>,
    /// The place worth pointing at, in steps of `every` months from the start.
    pub marker: Option<u32>,
    /// What happens on the way, in the order of time.
    pub events: Vec<Mark>,
    /// The table with the same numbers.
    pub table: &'static str,
}

/// How series are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    /// One line for each series.
    Lines,
    /// An area between the series of [`SeriesRole::Low`] and of [`SeriesRole::High`], and a line for every series.
    Band,
    /// What happened in each period, one part on top of the other; no part is negative.
    Stacked,
    /// Values that hold until the next change, such as rates.
    Steps,
}

/// What the values of a picture are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Amounts in currency units as a contract would show them, read to the last digit.
    Money,
    /// Projected amounts in currency units, read to what they can claim and rounded to this side.
    Rounded(Side),
    /// Rates or shares in percent.
    Percent,
}

/// One line or one part of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name, written beside its value.
    pub label: Text,
    /// What it stands for: decides colour and dash pattern.
    pub role: SeriesRole,
    /// The values, in the unit of the picture.
    pub values: Vec<Decimal>,
}

/// What a series stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesRole {
    /// What is still owed or has been saved.
    Balance,
    /// What of a payment goes to the debt.
    Principal,
    /// What the loan costs.
    Interest,
    /// What is paid beside principal and interest.
    Fee,
    /// The lower end of a range: of what is saved, the bad case.
    Low,
    /// The middle case.
    Middle,
    /// The upper end of a range: of what is saved, the good case.
    High,
    /// What the customer wants to reach.
    Goal,
    /// What the customer pays in.
    Paid,
    /// As it would go on without any change.
    Before,
    /// As it goes with the change.
    After,
    /// Another way than the one that matters.
    Other,
}

/// Something that happens at a moment of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Months from the start.
    pub month: u32,
    /// When it happens, as the customer counts time, and what: "August 2030 · repay ¥100,000".
    pub label: Text,
    /// What happens: decides the shape of the mark.
    pub kind: MarkKind,
}

/// What happens at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The customer pays before it is due.
    Prepayment,
    /// The rate changes as agreed.
    Rate,
    /// The bank sets the rate anew.
    Repricing,
    /// Something is charged.
    Fee,
    /// Something begins: a pension can be drawn.
    Begin,
    /// It is over: a debt is paid off, a goal reached, the money gone.
    End,
}

impl Series {
    /// What its values are in a picture of `unit`: of what grows and may be spent, what is paid in and what is to be
    /// reached are still on the other side.
    #[must_use]
    pub const fn unit(&self, unit: Unit) -> Unit {
        match (unit, self.role) {
            (Unit::Rounded(_), SeriesRole::Paid | SeriesRole::Goal) => Unit::Rounded(Side::AtLeast),
            (unit, _) => unit,
        }
    }
}

impl Chart {
    /// Lines of rounded amounts, month by month, without any line yet. They are of what is owed or paid, which is never
    /// understated, until another unit says otherwise.
    ///
    /// ```
    /// use finplan::tool::report::{Chart, ChartForm, Unit};
    /// use finplan::tool::text::Text;
    ///
    /// let (title, summary) = (Text::of("mortgage.chart", "title"), Text::of("mortgage.chart", "summary"));
    /// let rates = Chart {
    ///     form: ChartForm::Steps,
    ///     unit: Unit::Percent,
    ///     ..Chart::new("rates", title, summary, "rates")
    /// };
    /// assert_eq!(rates.months(), 0);
    /// ```
    #[must_use]
    pub const fn new(id: &'static str, title: Text, summary: Text, table: &'static str) -> Chart {
        Chart {
            id,
            title,
            summary,
            form: ChartForm::Lines,
            unit: Unit::Rounded(Side::AtLeast),
            every: 1,
            series: Vec::new(),
            marker: None,
            events: Vec::new(),
            table,
        }
    }

    /// The number of steps from left to right, `every` months each.
    #[must_use]
    pub fn steps(&self) -> u32 {
        let values = self.series.iter().map(|series| series.values.len()).max().unwrap_or(0);
        u32::try_from(values).unwrap_or(0).saturating_sub(1).saturating_add(self.first())
    }

    /// The number of months from left to right.
    #[must_use]
    pub fn months(&self) -> u32 {
        self.steps().saturating_mul(self.every)
    }

    /// The step of the first value: nothing has happened before the first period.
    #[must_use]
    pub const fn first(&self) -> u32 {
        match self.form {
            ChartForm::Stacked => 1,
            _ => 0,
        }
    }
}
