//! How a table stands on a screen: files and paper keep the order that the report has.

use chrono::Datelike as _;

use super::{Cell, Chart, Table};

/// The column that most people look for.
const BALANCE: &str = "balance";
/// The column that numbers years.
const YEAR: &str = "year";

impl Table {
    /// The places of the columns from left to right: what is still owed or held stands beside the name of the row,
    /// where it is in view on a phone, and beside it what changes it.
    ///
    /// ```
    /// use finplan::tool::{report::Table, text::Text};
    /// let columns = ["year", "payment", "principal", "interest", "balance"];
    /// let columns = columns.map(|name| Text::item("mortgage", "column", name)).to_vec();
    /// let years = Table { id: "years", title: Text::plain("t"), columns, cells: Vec::new() };
    /// assert_eq!(years.screen_order(), [0, 4, 2, 3, 1]);
    /// ```
    #[must_use]
    pub fn screen_order(&self) -> Vec<usize> {
        let named = |name: &str| {
            let found = self.columns.iter().skip(1).position(|column| column.key.2 == name);
            found.map(|place| place.saturating_add(1))
        };
        let mut order: Vec<usize> = (0..self.columns.len().min(1)).collect();
        if named(BALANCE).is_some() {
            order.extend([BALANCE, "principal", "interest"].into_iter().filter_map(named));
        }
        let rest: Vec<usize> = (0..self.columns.len()).filter(|place| !order.contains(place)).collect();
        order.extend(rest);
        order
    }

    /// Whether each row is a year.
    #[must_use]
    pub fn goes_by_year(&self) -> bool {
        self.columns.first().is_some_and(|column| column.key.2 == YEAR)
    }

    /// Whether it has exact amounts.
    #[must_use]
    pub fn has_exact_amounts(&self) -> bool {
        self.rows().next().is_some_and(|row| row.iter().any(|cell| matches!(cell, Cell::Money(_))))
    }

    /// The row of the moment that a picture of these numbers points at.
    #[must_use]
    pub fn pointed_row(&self, chart: &Chart) -> Option<usize> {
        let months = chart.marker?.checked_mul(chart.every).filter(|_| chart.table == self.id)?;
        let moment = if self.goes_by_year() { months.div_ceil(12) } else { months };
        let start = self.rows().next().and_then(|row| month_of(row.first()?));
        self.rows().position(|row| match row.first() {
            Some(Cell::Count(number)) => *number == moment,
            Some(name) => {
                month_of(name).zip(start).is_some_and(|(month, start)| month.checked_sub(start) == Some(moment))
            }
            None => false,
        })
    }
}

/// A month as a number of months.
fn month_of(cell: &Cell) -> Option<u32> {
    let Cell::Month(month) = cell else { return None };
    u32::try_from(month.year()).ok()?.checked_mul(12)?.checked_add(month.month0())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;
    use crate::domain::money::Money;
    use crate::tool::text::Text;

    fn table(first: &'static str, names: Vec<Cell>) -> Table {
        let columns = [first, "balance"].map(|name| Text::item("t", "column", name)).to_vec();
        let cells = names.into_iter().flat_map(|name| [name, Cell::Money(Money::ZERO)]).collect();
        Table { id: "t", title: Text::plain("t"), columns, cells }
    }

    fn pointing(marker: Option<u32>, every: u32, table: &'static str) -> Chart {
        Chart { marker, every, ..Chart::new("c", Text::plain("x"), Text::plain("x"), table) }
    }

    #[test]
    fn the_row_that_a_picture_points_at_is_found_by_year_by_number_and_by_month() {
        let years = table("year", (1..=30).map(Cell::Count).collect());
        // Month 121 is in the eleventh year.
        for (month, row) in [(1, 0), (12, 0), (120, 9), (121, 10), (360, 29)] {
            assert_eq!(years.pointed_row(&pointing(Some(month), 1, "t")), Some(row), "{month}");
        }
        assert_eq!(years.pointed_row(&pointing(Some(9), 12, "t")), Some(8), "a picture by year");
        let periods = table("months", [0, 12, 24].map(Cell::Count).to_vec());
        assert_eq!(periods.pointed_row(&pointing(Some(12), 1, "t")), Some(1));
        assert_eq!(periods.pointed_row(&pointing(Some(13), 1, "t")), None, "there is no such row");
        let month = |text: &str| Cell::Month(date::parse(text).unwrap());
        let dates = table("month", ["2026-11-01", "2026-12-01", "2027-11-01"].map(month).to_vec());
        assert_eq!(dates.pointed_row(&pointing(Some(12), 1, "t")), Some(2));
        assert_eq!(dates.pointed_row(&pointing(Some(2), 1, "t")), None);
    }

    #[test]
    fn nothing_points_into_a_table_of_other_numbers() {
        let years = table("year", vec![Cell::Count(1)]);
        assert_eq!(years.pointed_row(&pointing(Some(1), 1, "other")), None);
        assert_eq!(years.pointed_row(&pointing(None, 1, "t")), None);
        assert_eq!(table("way", vec![Cell::Word("a", "b")]).pointed_row(&pointing(Some(1), 1, "t")), None);
        assert_eq!(table("year", Vec::new()).pointed_row(&pointing(Some(1), 1, "t")), None);
    }

    #[test]
    fn a_table_without_a_balance_keeps_its_order() {
        let mut ways = table("way", Vec::new());
        ways.columns = ["way", "cost", "interest"].map(|name| Text::item("t", "column", name)).to_vec();
        assert_eq!(ways.screen_order(), [0, 1, 2]);
        ways.columns.clear();
        assert_eq!(ways.screen_order(), [0_usize; 0]);
    }
}
