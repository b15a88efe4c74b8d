//! The text tables, and the lookup in one language of them.
#![allow(clippy::arithmetic_side_effects, reason = "places in a table that lies in memory")]

mod app;
mod because;
mod below;
mod common;
mod errors;
mod home;
mod keep;
mod next;
mod poster;
mod record;
mod risk;
mod suggestions;
mod wellbeing;

pub use suggestions::all_in;

use super::number::{self, NumberStyle};
use super::{Locale, date, template};
use crate::domain::money::Currency;
use crate::tool::report::{Cell, Reading};
use crate::tool::text::{Arg, Row, Text};
use crate::tools::registry;

/// Texts that are needed together: the browser loads a bundle with the chunk of the program that says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextBundle {
    /// The first screen and the frame around every screen.
    Home,
    /// What all calculators say.
    Tools,
    /// What lies below the answer of a calculator, and receipts.
    Below,
    /// The questionnaire and the suggestions.
    Advice,
    /// What one calculator says.
    Tool(&'static str),
}

impl TextBundle {
    /// The bundles of no one calculator.
    pub const COMMON: [TextBundle; 4] = [TextBundle::Home, TextBundle::Tools, TextBundle::Below, TextBundle::Advice];

    /// Every bundle.
    pub fn all() -> impl Iterator<Item = TextBundle> {
        TextBundle::COMMON.into_iter().chain(registry::IDS.into_iter().map(TextBundle::Tool))
    }

    /// The name of its table in one language: `zh-CN` for the first screen, `zh-CN.tools` for what all calculators
    /// say, `zh-CN.mortgage` for one of them.
    #[must_use]
    pub fn table_name(self, locale: Locale) -> String {
        let mut name = locale.tag().to_owned();
        let suffix = match self {
            TextBundle::Home => return name,
            TextBundle::Tools => "tools",
            TextBundle::Below => "below",
            TextBundle::Advice => "advice",
            TextBundle::Tool(id) => id,
        };
        name.push('.');
        name.push_str(suffix);
        name
    }
}

/// What every module says that is about no tool.
const ROWS_BY_BUNDLE: [(TextBundle, &[Row]); 13] = [
    (TextBundle::Home, app::ROWS),
    (TextBundle::Home, home::ROWS),
    (TextBundle::Tools, common::ROWS),
    (TextBundle::Tools, errors::ROWS),
    (TextBundle::Below, below::ROWS),
    (TextBundle::Below, keep::ROWS),
    (TextBundle::Advice, risk::ROWS),
    (TextBundle::Advice, suggestions::ROWS),
    (TextBundle::Advice, record::ROWS),
    (TextBundle::Advice, because::ROWS),
    (TextBundle::Advice, wellbeing::ROWS),
    (TextBundle::Below, next::ROWS),
    (TextBundle::Below, poster::ROWS),
];

/// Whether a text has this key; runs at compile time for [`key!`](crate::key).
#[must_use]
#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
pub const fn has_key(key: &str) -> bool {
    let mut list = 0;
    while list < ROWS_BY_BUNDLE.len() {
        if has_row(ROWS_BY_BUNDLE[list].1, key) {
            return true;
        }
        list += 1;
    }
    let mut tool = 0;
    while tool < registry::TEXTS.len() {
        if has_row(registry::TEXTS[tool].card, key) || has_row(registry::TEXTS[tool].rows, key) {
            return true;
        }
        tool += 1;
    }
    false
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn has_row(rows: &[Row], key: &str) -> bool {
    let mut row = 0;
    while row < rows.len() {
        if same_bytes(rows[row].0.as_bytes(), key.as_bytes()) {
            return true;
        }
        row += 1;
    }
    false
}

/// How many texts there are.
const KEY_COUNT: usize = count();
/// The key of every text. Whoever needs no more than the keys takes them from here: in the browser, the texts are files.
static KEYS: [&str; KEY_COUNT] = keys();

/// Whether a text has this key.
#[must_use]
pub fn is_known(key: &str) -> bool {
    KEYS.contains(&key)
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn count() -> usize {
    let (mut count, mut list) = (0, 0);
    while list < ROWS_BY_BUNDLE.len() {
        count += ROWS_BY_BUNDLE[list].1.len();
        list += 1;
    }
    let mut tool = 0;
    while tool < registry::TEXTS.len() {
        count += registry::TEXTS[tool].card.len() + registry::TEXTS[tool].rows.len();
        tool += 1;
    }
    count
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn keys() -> [&'static str; KEY_COUNT] {
    let (mut keys, mut count, mut list) = ([""; KEY_COUNT], 0, 0);
    // Those of no one tool first, then of each tool its card's and its own.
    while list < ROWS_BY_BUNDLE.len() + 2 * registry::TEXTS.len() {
        let rows = if list < ROWS_BY_BUNDLE.len() {
            ROWS_BY_BUNDLE[list].1
        } else {
            let place = list - ROWS_BY_BUNDLE.len();
            let texts = registry::TEXTS[place / 2];
            if place.is_multiple_of(2) { texts.card } else { texts.rows }
        };
        let mut row = 0;
        while row < rows.len() {
            keys[count] = rows[row].0;
            count += 1;
            row += 1;
        }
        list += 1;
    }
    keys
}

/// Every list of rows with the bundle that it belongs to.
fn rows_by_bundle() -> impl Iterator<Item = (TextBundle, &'static [Row])> {
    let tools = registry::IDS.into_iter().zip(registry::TEXTS);
    ROWS_BY_BUNDLE
        .into_iter()
        .chain(tools.flat_map(|(id, texts)| [(TextBundle::Home, texts.card), (TextBundle::Tool(id), texts.rows)]))
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether a text of the calculators is needed wherever a number is typed.
fn is_for_typing(key: &str) -> bool {
    key == "form.echo" || key.starts_with("form.unit.")
}

/// The table of one bundle in one language as the browser loads it: a line `key<TAB>text` for each text, sorted by key.
#[must_use]
pub fn table(bundle: TextBundle, locale: Locale) -> String {
    let of_bundle = rows_by_bundle().filter(|(of, _)| *of == bundle).flat_map(|(_, rows)| rows);
    // Amounts are typed in both.
    let of_bundle = of_bundle.chain(if bundle == TextBundle::Advice { errors::ROWS } else { &[] });
    let of_bundle =
        of_bundle.chain(common::ROWS.iter().filter(|(key, _)| bundle == TextBundle::Advice && is_for_typing(key)));
    let mut lines: Vec<String> = of_bundle
        .map(|(key, texts)| format!("{key}\t{}\n", texts.get(locale.index()).copied().unwrap_or_default()))
        .collect();
    lines.sort();
    lines.concat()
}

/// Every row of every bundle.
pub fn rows() -> impl Iterator<Item = Row> {
    rows_by_bundle().flat_map(|(_, rows)| rows).copied()
}

/// The texts of one language.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The language.
    pub locale: Locale,
    /// The currency of every amount.
    pub currency: Currency,
    /// One for each bundle that is there.
    tables: Vec<String>,
    /// A bank's own words, which come before the built-in ones.
    own: Vec<(String, String)>,
}

impl Texts {
    /// All texts of a language, from the rows.
    #[must_use]
    pub fn built_in(locale: Locale, currency: Currency) -> Texts {
        Texts::from_tables(
            locale,
            currency,
            TextBundle::all().map(|bundle| table(bundle, locale)).collect(),
            Vec::new(),
        )
    }

    /// The texts of every [`table`] that was downloaded, with a bank's own words.
    #[must_use]
    pub fn from_tables(locale: Locale, currency: Currency, tables: Vec<String>, own: Vec<(String, String)>) -> Texts {
        Texts { locale, currency, tables, own }
    }

    /// Adds the table of one more bundle, unless it is there.
    pub fn add(&mut self, table: String) {
        if !self.tables.contains(&table) {
            self.tables.push(table);
        }
    }

    /// The template of `key`; the key itself where there is none, so that a gap is seen and reported.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        if let Some((_, own)) = self.own.iter().find(|(known, _)| known == key) {
            return own;
        }
        self.find(key).unwrap_or(key)
    }

    /// A sentence around one word, such as a name: no number is written.
    #[must_use]
    pub fn around(&self, key: &'static str, name: &str, word: &str) -> String {
        template::fill(self.get(key), |known| (known == name).then(|| (word.to_owned(), false)))
    }

    fn find(&self, key: &str) -> Option<&str> {
        self.tables.iter().find_map(|table| line(table, key))
    }

    /// A sentence or label.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        let path = text.key.path();
        template::fill(self.get(&path), |name| {
            let (_, arg) = text.args.iter().find(|(known, _)| *known == name)?;
            Some((self.arg(arg, NumberStyle::Sentence), matches!(arg, Arg::Count(1))))
        })
    }

    /// One value.
    #[must_use]
    pub fn arg(&self, arg: &Arg, style: NumberStyle) -> String {
        let (currency, locale) = (self.currency, self.locale);
        match arg {
            Arg::Money(amount) => number::money(*amount, currency, locale, style),
            Arg::Amount(amount) => number::exact(*amount, currency, locale, style),
            Arg::Rounded(amount, side) => number::rounded(*amount, *side, currency, locale, style),
            Arg::Percent(rate) => number::percent(*rate, locale, style),
            Arg::Points(change) => number::points(*change, locale),
            Arg::BasisPoints(change) => number::basis_points(*change, locale),
            Arg::Count(value) => number::count(*value),
            Arg::Duration(months) => number::duration(*months, locale),
            Arg::Months(months) => number::months(*months, locale),
            Arg::Month(month) => date::month(*month, locale),
            Arg::Date(day) => date::day(*day, locale),
            Arg::Text(text) => self.say(text),
            Arg::BankText(text) => text.get(locale).to_owned(),
            Arg::Name(name) => name.clone(),
        }
    }

    /// A figure that is read at a glance.
    #[must_use]
    pub fn reading(&self, reading: &Reading) -> String {
        if !reading.is_rounded {
            return self.arg(&reading.value, NumberStyle::Figure);
        }
        let figure = self.arg(&reading.value, NumberStyle::Cell);
        self.say(&Text::of("report", "about").with("amount", Arg::Name(figure)))
    }

    /// A cell without its cents; `None` for what has none.
    #[must_use]
    pub fn whole_cell(&self, cell: Cell) -> Option<String> {
        match cell {
            Cell::Money(amount) if self.currency.decimals() > 0 => Some(number::whole(amount)),
            _ => None,
        }
    }

    /// One cell of a table.
    #[must_use]
    pub fn cell(&self, cell: Cell) -> String {
        match cell {
            Cell::Money(amount) => number::money(amount, self.currency, self.locale, NumberStyle::Cell),
            Cell::Rounded(amount, side) => number::rounded(amount, side, self.currency, self.locale, NumberStyle::Cell),
            Cell::Count(value) => number::count(value),
            Cell::Month(month) => date::month(month, self.locale),
            Cell::Percent(rate) => number::percent(rate, self.locale, NumberStyle::Cell),
            Cell::Word(area, word) => self.get(&format!("{area}.{word}")).to_owned(),
        }
    }
}

/// The text of a line: a bisection over bytes. Lines are sorted, so no index has to be built before the first text can
/// be shown.
fn line<'a>(table: &'a str, key: &str) -> Option<&'a str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low.midpoint(high);
        let bytes = table.as_bytes();
        let start = bytes.get(..middle)?.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let tail = bytes.get(middle..)?;
        let end = tail.iter().position(|b| *b == b'\n').map_or(table.len(), |i| i + middle);
        let (name, text) = table.get(start..end)?.split_once('\t')?;
        match name.cmp(key) {
            std::cmp::Ordering::Equal => return Some(text),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}
