//! One sheet of a workbook (ECMA-376 part 1, 18.3).

use crate::base::decimal::DecimalExt as _;
use crate::base::width;
use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use crate::domain::money::Currency;
use crate::tool::report::Cell;

/// The place of each look in the table of `styles.xml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain = 0,
    Heading = 1,
    Exact = 2,
    Count = 3,
    Percent = 4,
    Month = 5,
    Day = 6,
    Points = 7,
    Wrapped = 8,
    /// A text that an edit would turn into a formula.
    Guarded = 9,
}

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nothing.
    Blank,
    /// Words, bold.
    Heading(String),
    /// Words.
    Text(String),
    /// An exact amount in currency units.
    Amount(Decimal),
    /// Percentage points.
    Points(Decimal),
    /// A day.
    Day(NaiveDate),
    /// A figure of a report's table; a word stands as its key, so that its text is an entry of its own.
    Figure(Cell),
}

/// A sheet as it is written, row after row.
#[derive(Debug)]
pub struct Sheet {
    name: String,
    currency: Currency,
    rows: String,
    count: u32,
    widths: Vec<usize>,
}

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (9, 60);
/// Days from the day before 1 January 0001 to the day before 31 December 1899: what a spreadsheet counts from, given
/// that it takes 1900 for a leap year.
const EPOCH: i32 = 693_594;

impl Sheet {
    /// A sheet without rows. Characters that no name of a sheet may have become spaces, and what is too long is cut.
    #[must_use]
    pub fn new(name: &str, currency: Currency) -> Sheet {
        let mut short = String::new();
        let mut units = 0_usize;
        for c in name.chars() {
            let c =
                if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') || c.is_control() { ' ' } else { c };
            units += c.len_utf16();
            if units > 28 {
                break;
            }
            short.push(c);
        }
        Sheet { name: short.trim().to_owned(), currency, rows: String::new(), count: 0, widths: Vec::new() }
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Adds a row.
    pub fn row(&mut self, entries: &[Entry]) {
        self.count += 1;
        let row = self.count.to_string();
        self.push(&["<row r=\"", &row, "\">"]);
        // A line that stands alone runs on over the columns beside it.
        let widths = (entries.len() == 1).then(|| self.widths.clone());
        for (column, entry) in entries.iter().enumerate() {
            self.entry(column, &row, entry);
        }
        self.widths = widths.unwrap_or_else(|| std::mem::take(&mut self.widths));
        self.rows.push_str("</row>");
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.rows.push_str(part);
        }
    }

    fn entry(&mut self, column: usize, row: &str, entry: &Entry) {
        match entry {
            Entry::Blank => {}
            Entry::Heading(words) => self.words(column, row, words, Look::Heading),
            Entry::Text(words) => self.words(column, row, words, Look::Plain),
            Entry::Amount(amount) => self.number(column, row, *amount, Look::Exact),
            Entry::Points(change) => self.number(column, row, *change, Look::Points),
            Entry::Day(day) => self.date(column, row, *day, Look::Day),
            Entry::Figure(cell) => match *cell {
                Cell::Word(_, word) => self.words(column, row, word, Look::Plain),
                Cell::Money(amount) => self.number(column, row, amount.to_decimal(), Look::Exact),
                // With every decimal: the program that shows it would round to the nearest unit.
                Cell::Rounded(amount, side) => {
                    self.number(column, row, side.round(amount, self.currency.decimals()), Look::Exact);
                }
                Cell::Count(number) => self.number(column, row, Decimal::from(number), Look::Count),
                // Of some months a day is known, which a filter of the spreadsheet would tell from the same month.
                Cell::Month(day) => self.date(column, row, day.with_day(1).unwrap_or(day), Look::Month),
                Cell::Percent(rate) => {
                    let share = rate.div_checked(Decimal::ONE_HUNDRED).unwrap_or(rate);
                    self.number(column, row, share, Look::Percent);
                }
            },
        }
    }

    fn words(&mut self, column: usize, row: &str, words: &str, look: Look) {
        let wide = width(words) + 2;
        // A long line beside others breaks.
        let look = if words.starts_with(['=', '+', '-', '@']) {
            Look::Guarded
        } else if column > 0 && wide > WIDTHS.1 {
            Look::Wrapped
        } else {
            look
        };
        self.widen(column, wide);
        self.open(column, row, look, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escape(&mut self.rows, words);
        self.rows.push_str("</t></is></c>");
    }

    fn number(&mut self, column: usize, row: &str, number: Decimal, look: Look) {
        let digits = number.normalize().to_string();
        // Separators, decimals that are filled up, a sign.
        let wide = digits.len() + digits.len() / 3 + 4;
        self.value(column, row, &digits, wide, look);
    }

    fn date(&mut self, column: usize, row: &str, date: NaiveDate, look: Look) {
        let days = chrono::Datelike::num_days_from_ce(&date).saturating_sub(EPOCH);
        self.value(column, row, &days.to_string(), 12, look);
    }

    fn value(&mut self, column: usize, row: &str, digits: &str, wide: usize, look: Look) {
        self.widen(column, wide);
        self.open(column, row, look, "><v>");
        self.push(&[digits, "</v></c>"]);
    }

    fn open(&mut self, column: usize, row: &str, look: Look, rest: &str) {
        let letter = letter(column);
        self.push(&["<c r=\"", letter.encode_utf8(&mut [0; 4]), row, "\" s=\"", &(look as u8).to_string(), "\"", rest]);
    }

    fn widen(&mut self, column: usize, wide: usize) {
        while self.widths.len() <= column {
            self.widths.push(WIDTHS.0);
        }
        if let Some(width) = self.widths.get_mut(column) {
            *width = (*width).max(wide).min(WIDTHS.1);
        }
    }

    /// The sheet's file: the first row stays in view.
    pub(super) fn finish(self) -> String {
        let mut out = String::from(super::HEAD);
        out.push_str(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>\
             <sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
             state=\"frozen\"/></sheetView></sheetViews>",
        );
        out.push_str(if self.widths.is_empty() { "" } else { "<cols>" });
        for (column, width) in self.widths.iter().enumerate() {
            let place = (column + 1).to_string();
            for part in ["<col min=\"", &place, "\" max=\"", &place, "\" width=\"", &width.to_string()] {
                out.push_str(part);
            }
            out.push_str("\" customWidth=\"1\"/>");
        }
        out.push_str(if self.widths.is_empty() { "<sheetData>" } else { "</cols><sheetData>" });
        out.push_str(&self.rows);
        out.push_str("</sheetData></worksheet>");
        out
    }
}

/// The letter of a column; reports have far fewer than 26.
fn letter(column: usize) -> char {
    u32::try_from(column).ok().and_then(|column| char::from_digit(column + 10, 36)).unwrap_or('Z').to_ascii_uppercase()
}

/// Text as XML 1.0 has it: what it cannot have at all is left out.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}
