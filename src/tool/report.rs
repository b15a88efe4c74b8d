//! The answer of a tool as data: screens, print, CSV, command line and screen reader all render this.

use std::marker::PhantomData;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Tool;
use super::form::format_month;
use super::inputs::{Inputs, Set};
use super::pack::Edition;
use super::text::{Arg, Text};
use super::value::{Value, Values};
use crate::base::Id;
use crate::domain::loan::Row;
use crate::domain::money::{Currency, Money, Side};

pub use chart::{Chart, ChartForm, Mark, MarkKind, Series, SeriesRole, Unit};
pub use face::{Difference, Reading, amount, greatest_change};

mod chart;
mod face;
mod on_screen;
mod years;

/// What a tool answers: tool `T`, or any.
#[derive(Clone, Debug, PartialEq)]
pub struct Report<T = ()> {
    /// The id of the tool, under which its texts are found.
    pub scope: &'static str,
    /// The answer at a glance: one figure, and up to two beside it.
    pub face: Vec<Reading>,
    /// The answer in one sentence.
    pub headline: Text,
    /// The key figures, the most important first.
    pub figures: Vec<Figure>,
    /// Pictures, each answering the question that is its title.
    pub charts: Vec<Chart>,
    /// Every figure behind the pictures.
    pub tables: Vec<Table>,
    /// What was taken for granted.
    pub assumptions: Vec<Text>,
    /// What the customer should know before relying on the answer.
    pub warnings: Vec<Text>,
    /// The changes that move the answer most.
    pub levers: Vec<Lever>,
    /// Where to go with these numbers.
    pub next: Vec<Next>,
    /// The name and the version of each pack of rules that the figures rest on.
    pub rules: Vec<(Id, NaiveDate)>,
    /// What the customer reads and confirms, where the answer is a statement of it.
    pub statement: Option<Statement>,
    of: PhantomData<fn() -> T>,
}

/// What of a report is a statement: it stands open under the answer and is read for a time before it is confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it was drawn up from.
    pub values: Values,
    /// The tables that make it up.
    pub tables: &'static [&'static str],
}

/// One key figure with the method that it was reached by.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is; where several lawful figures exist the kind is part of the label.
    pub label: Text,
    /// The figure.
    pub value: Arg,
    /// How it was reached.
    pub method: Text,
}

/// Rows of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name within the report.
    pub id: &'static str,
    /// What the rows are.
    pub title: Text,
    /// The columns' headings; the first column names the row.
    pub columns: Vec<Text>,
    /// Row after row, `columns.len()` cells each.
    pub cells: Vec<Cell>,
}

/// One cell: small, because a schedule has thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// An exact amount.
    Money(Money),
    /// A projected amount in currency units, rounded to this side where it is written.
    Rounded(Decimal, Side),
    /// A number of a payment or year.
    Count(u32),
    /// A calendar month.
    Month(NaiveDate),
    /// A rate or a share in percent.
    Percent(Decimal),
    /// A word: the text whose key is the first part, a dot and the second, which alone is what a program reads.
    Word(&'static str, &'static str),
}

impl Cell {
    /// A projected amount that must not fall short: see [`Arg::at_least`].
    #[must_use]
    pub const fn at_least(amount: Decimal) -> Cell {
        Cell::Rounded(amount, Side::AtLeast)
    }

    /// A projected amount that must not be overstated: see [`Arg::at_most`].
    #[must_use]
    pub const fn at_most(amount: Decimal) -> Cell {
        Cell::Rounded(amount, Side::AtMost)
    }

    /// A row of a repayment plan: its number, payment, principal, interest and the balance after it.
    #[must_use]
    pub const fn of_payment(row: &Row) -> [Cell; 5] {
        [
            Cell::Count(row.period),
            Cell::Money(row.payment),
            Cell::Money(row.principal),
            Cell::Money(row.interest),
            Cell::Money(row.balance),
        ]
    }
}

/// A change the customer can make with one tap, and what it would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// What would change.
    pub label: Text,
    /// What it would do to the answer.
    pub effect: Text,
    /// The inputs that it sets.
    pub set: Vec<(&'static str, Value)>,
}

/// A next step that carries the numbers along.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// What the customer would do.
    pub label: Text,
    /// Where it leads.
    pub destination: Destination,
}

/// A place in the product that a report can lead to.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// Another tool with these inputs filled in.
    Tool(&'static Tool, Vec<(&'static str, Value)>),
    /// The risk questionnaire.
    Profile,
    /// The suggestions.
    Suggestions,
}

impl<T: Inputs> Report<T> {
    /// A report that says no more than this sentence yet.
    #[must_use]
    pub const fn new(headline: Text) -> Report<T> {
        Report::of_tool(T::TOOL.id, headline)
    }
}

impl Report {
    /// A report of the tool of this name that says no more than this sentence.
    #[must_use]
    pub const fn of(scope: &'static str, headline: Text) -> Report {
        Report::of_tool(scope, headline)
    }
}

impl<T> Report<T> {
    const fn of_tool(scope: &'static str, headline: Text) -> Report<T> {
        Report {
            scope,
            face: Vec::new(),
            headline,
            figures: Vec::new(),
            charts: Vec::new(),
            tables: Vec::new(),
            assumptions: Vec::new(),
            warnings: Vec::new(),
            levers: Vec::new(),
            next: Vec::new(),
            rules: Vec::new(),
            statement: None,
            of: PhantomData,
        }
    }

    /// The same report of any tool.
    #[must_use]
    pub fn erased(self) -> Report {
        Report {
            scope: self.scope,
            face: self.face,
            headline: self.headline,
            figures: self.figures,
            charts: self.charts,
            tables: self.tables,
            assumptions: self.assumptions,
            warnings: self.warnings,
            levers: self.levers,
            next: self.next,
            rules: self.rules,
            statement: self.statement,
            of: PhantomData,
        }
    }

    /// A text of the tool: `scope.group.name`.
    #[must_use]
    pub const fn text(&self, group: &'static str, name: &'static str) -> Text {
        Text::item(self.scope, group, name)
    }

    /// Adds a figure, whose label is the text `figure.name` of the tool and whose method is `how.name`.
    pub fn figure(&mut self, name: &'static str, value: Arg) {
        let method = self.text("how", name);
        self.figure_by(name, value, method);
    }

    /// Adds a figure whose method needs values of its own.
    pub fn figure_by(&mut self, name: &'static str, value: Arg, method: Text) {
        let label = self.text("figure", name);
        self.figures.push(Figure { label, value, method });
    }

    /// Adds a figure that is an exact amount.
    pub fn money(&mut self, name: &'static str, amount: Money) {
        self.figure(name, Arg::Money(amount));
    }

    /// Adds what was taken for granted: the texts `assume.name` of the tool.
    pub fn assume(&mut self, names: &[&'static str]) {
        for name in names {
            let text = self.text("assume", name);
            self.assumptions.push(text);
        }
    }

    /// Says which edition of a pack the figures rest on, and warns where it is old on `today`. Once for each pack.
    pub fn used(&mut self, edition: &Edition, today: NaiveDate) {
        let text = |name| {
            Text::of("pack", name)
                .with("source", Arg::bank_text(edition.source.clone()))
                .with("changed", Arg::bank_text(edition.changed.clone()))
                .with("date", Arg::Date(edition.version))
        };
        self.assumptions.push(text("source"));
        self.rules.push((edition.id.clone(), edition.version));
        if edition.is_stale(today) {
            self.warnings.push(text("stale"));
        }
    }

    /// Adds what the customer should know before relying on the answer.
    pub fn warn(&mut self, text: Text) {
        self.warnings.push(text);
    }

    /// Adds a table whose title is the text `table.id` of the tool and whose headings are `column.name`.
    pub fn table(&mut self, id: &'static str, columns: &[&'static str], cells: Vec<Cell>) {
        let title = self.text("table", id);
        let mut headings = Vec::with_capacity(columns.len());
        for name in columns {
            headings.push(self.text("column", name));
        }
        self.tables.push(Table { id, title, columns: headings, cells });
    }

    /// Adds a change that the customer can make with one tap.
    pub fn lever(&mut self, label: Text, effect: Text, set: impl IntoIterator<Item = Set<T>>) {
        self.levers.push(Lever { label, effect, set: pairs(set) });
    }

    /// Says that these tables make up a statement, which the customer reads and confirms.
    pub fn state(&mut self, tables: &'static [&'static str]) {
        self.statement = Some(Statement { values: Values::default(), tables });
    }

    /// Adds a next step where it leads anywhere.
    pub fn may_go_on(&mut self, name: &'static str, destination: Option<Destination>) {
        if let Some(destination) = destination {
            self.go_on(name, destination);
        }
    }

    /// Adds a next step, whose label is the text `next.name` of the tool.
    pub fn go_on(&mut self, name: &'static str, destination: Destination) {
        let label = self.text("next", name);
        self.next.push(Next { label, destination });
    }
}

/// Inputs with what they are set to, of any tool.
fn pairs<T>(set: impl IntoIterator<Item = Set<T>>) -> Vec<(&'static str, Value)> {
    set.into_iter().map(|set| (set.id(), set.value())).collect()
}

impl Destination {
    /// The tool `T` with these inputs filled in.
    #[must_use]
    pub fn to<T: Inputs>(set: impl IntoIterator<Item = Set<T>>) -> Destination {
        Destination::Tool(T::TOOL, pairs(set))
    }
}

/// An exact amount as a program reads it: with all decimals of its currency, also where it is a constant nothing.
#[must_use]
pub fn plain_amount(amount: Money, currency: Currency) -> String {
    let mut amount = amount.to_decimal();
    amount.rescale(currency.decimals());
    amount.to_string()
}

impl Cell {
    /// The cell as a program reads it: no separators, no unit, of a word its name.
    #[must_use]
    pub fn plain(self, currency: Currency) -> String {
        match self {
            Cell::Money(amount) => plain_amount(amount, currency),
            Cell::Rounded(amount, side) => side.round(amount, currency.decimals()).to_string(),
            Cell::Count(number) => number.to_string(),
            Cell::Month(month) => format_month(month),
            Cell::Percent(rate) => rate.normalize().to_string(),
            Cell::Word(_, word) => word.to_owned(),
        }
    }
}

impl Table {
    /// The rows, one slice of cells each.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[Cell]> {
        self.cells.chunks(self.columns.len().max(1))
    }
}
