//! A table that goes on month by month, told year by year.

use chrono::Datelike as _;

use super::{Cell, Table};
use crate::domain::money::Money;
use crate::tool::text::{Arg, Text};

/// Up to so many rows a table is short enough as it is.
const SHORT: usize = 24;
/// Months of a year.
const YEAR: usize = 12;
/// The columns that are paid in a month, and so add up to what is paid in a year; every other one stands at its end.
const FLOWS: [&str; 11] =
    ["payment", "principal", "interest", "extra", "penalty", "fee", "fees", "drawn", "commercial", "fund", "together"];

/// Months since some moment, where a row is named by a month or a number of months.
fn place(row: &[Cell]) -> Option<u32> {
    match row.first()? {
        Cell::Count(number) => Some(*number),
        Cell::Month(month) => u32::try_from(month.year()).ok()?.checked_mul(12)?.checked_add(month.month0()),
        _ => None,
    }
}

impl Table {
    /// Whether its rows are one month apart, at least for two years, and so more than fit a screen.
    #[must_use]
    pub fn goes_by_month(&self) -> bool {
        let places: Vec<Option<u32>> = self.rows().take(SHORT.saturating_add(1)).map(place).collect();
        let next = |pair: &[Option<u32>]| match pair {
            [Some(one), Some(other)] => one.checked_add(1) == Some(*other),
            _ => false,
        };
        places.len() > SHORT && self.id != "years" && places.windows(2).all(next)
    }

    /// The same by year: what is paid in the months of a year is added up, what is owed or held stands as at its end.
    /// `None` for a table that does not go [by month](Table::goes_by_month).
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// use finplan::tool::{report::{Cell, Table}, text::Text};
    /// let money = |minor| Cell::Money(Money::from_minor(minor));
    /// let cells = (1..=30_u32).zip((0..30).rev()).flat_map(|(month, left)| [Cell::Count(month), money(100), money(100 * left)]);
    /// let columns = ["period", "payment", "balance"].map(|name| Text::item("mortgage", "column", name)).to_vec();
    /// let months = Table { id: "months", title: Text::plain("t"), columns, cells: cells.collect() };
    /// let years = months.by_year().unwrap();
    /// let rows: Vec<_> = years.rows().map(<[Cell]>::to_vec).collect();
    /// assert_eq!(rows[0], [Cell::Count(1), money(1_200), money(1_800)]);
    /// assert_eq!(rows[2], [Cell::Count(3), money(600), money(0)]);
    /// assert_eq!(years.by_year(), None);
    /// ```
    #[must_use]
    pub fn by_year(&self) -> Option<Table> {
        if !self.goes_by_month() {
            return None;
        }
        let rows: Vec<&[Cell]> = self.rows().collect();
        let flows = self.columns.iter().any(|column| FLOWS.contains(&column.key.2));
        let cells = if flows { self.summed(&rows) } else { ends(&rows) };
        let mut columns = self.columns.clone();
        if let (Some(heading), Some(Cell::Count(_))) = (columns.first_mut(), cells.first()) {
            *heading = Text::of("report", "year");
        }
        let title = Text::of("report", "by_year").with("table", Arg::text(self.title.clone()));
        Some(Table { id: self.id, title, columns, cells })
    }

    /// Twelve periods at a time.
    fn summed(&self, rows: &[&[Cell]]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (year, rows) in (1_u32..).zip(rows.chunks(YEAR)) {
            let Some(last) = rows.last() else { continue };
            for (place, (column, cell)) in self.columns.iter().zip(*last).enumerate() {
                cells.push(match cell {
                    Cell::Count(_) if place == 0 => Cell::Count(year),
                    Cell::Money(_) if FLOWS.contains(&column.key.2) => sum(rows, place),
                    cell => *cell,
                });
            }
        }
        cells
    }
}

/// The first row, those whole years after it, and the last.
fn ends(rows: &[&[Cell]]) -> Vec<Cell> {
    let start = rows.first().and_then(|row| place(row)).unwrap_or(0);
    let mut cells = Vec::new();
    for (number, row) in (1_usize..).zip(rows) {
        let months = place(row).unwrap_or(start).saturating_sub(start);
        if !months.is_multiple_of(12) && number < rows.len() {
            continue;
        }
        for (place, cell) in row.iter().enumerate() {
            cells.push(match cell {
                Cell::Count(_) if place == 0 => Cell::Count(months.div_ceil(12)),
                cell => *cell,
            });
        }
    }
    cells
}

/// What a column comes to over these rows.
fn sum(rows: &[&[Cell]], place: usize) -> Cell {
    let mut sum = Money::ZERO;
    for row in rows {
        if let Some(Cell::Money(amount)) = row.get(place) {
            sum += *amount;
        }
    }
    Cell::Money(sum)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]
mod tests {
    use super::*;
    use crate::domain::date;

    fn table(cells: Vec<Cell>) -> Table {
        let columns = ["month", "balance"].map(|name| Text::item("t", "column", name)).to_vec();
        Table { id: "t", title: Text::plain("t"), columns, cells }
    }

    fn months(count: i32, step: u32) -> Vec<Cell> {
        let start = date::parse("2026-11-01").unwrap();
        let month = |place: i32| {
            let months = u32::try_from(place).unwrap() * step;
            Cell::Month(start.checked_add_months(chrono::Months::new(months)).unwrap())
        };
        (0..count).flat_map(|place| [month(place), Cell::Money(Money::from_minor(place))]).collect()
    }

    #[test]
    fn what_is_short_or_yearly_already_stays() {
        assert_eq!(table(months(24, 1)).by_year(), None);
        assert_eq!(table(months(40, 12)).by_year(), None);
        assert_eq!(table(Vec::new()).by_year(), None);
    }

    #[test]
    fn a_balance_by_date_stands_at_whole_years_from_its_start() {
        let row = |text: &str, minor| [Cell::Month(date::parse(text).unwrap()), Cell::Money(Money::from_minor(minor))];
        let years = table(months(30, 1)).by_year().unwrap();
        let ends = [row("2026-11-01", 0), row("2027-11-01", 12), row("2028-11-01", 24), row("2029-04-01", 29)];
        assert_eq!(years.cells, ends.concat());
        assert_eq!(years.columns[0].key.path(), "t.column.month");
        // Month by month for two years, then year by year.
        let longer = [months(25, 1), row("2029-11-01", 36).to_vec(), row("2030-02-01", 39).to_vec()].concat();
        let years = table(longer).by_year().unwrap();
        let ends = [row("2029-11-01", 36), row("2030-02-01", 39)].concat();
        assert_eq!(years.cells[6..], ends);
    }

    #[test]
    fn the_start_is_a_row_of_its_own() {
        let owed = (0..=26_u32)
            .flat_map(|month| [Cell::Count(month), Cell::Money(Money::try_from_minor(26 - i64::from(month)).unwrap())]);
        let years = table(owed.collect()).by_year().unwrap();
        let row = |year, minor| [Cell::Count(year), Cell::Money(Money::from_minor(minor))];
        assert_eq!(years.cells, [row(0, 26), row(1, 14), row(2, 2), row(3, 0)].concat());
        assert_eq!(years.columns[0].key.path(), "report.year");
    }
}
