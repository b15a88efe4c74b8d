//! Language-free text: a key and typed arguments, put into words by [`i18n`](crate::i18n).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::LocalText;
use crate::domain::money::{Money, Side};

/// A key and its text in every language, in the order of [`Locale::ALL`](crate::base::Locale::ALL).
pub type Row = (&'static str, [&'static str; 3]);

/// What a tool says.
#[derive(Clone, Copy, Debug)]
pub struct ToolTexts {
    /// Its card on the first screen.
    pub card: &'static [Row],
    /// Everything else, loaded with the calculators.
    pub rows: &'static [Row],
}

/// A sentence or label, named by its key in the text tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The key in the text tables, such as `mortgage.headline`.
    pub key: Key,
    /// The values for the `{placeholders}` of the template.
    pub args: Vec<(&'static str, Arg)>,
}

/// The name of a text in up to three parts, joined with `.` when it is looked up; empty parts do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub &'static str, pub &'static str, pub &'static str);

impl Key {
    /// The whole key.
    ///
    /// ```
    /// # use finplan::tool::text::Key;
    /// assert_eq!(Key("mortgage", "amount", "help").path(), "mortgage.amount.help");
    /// assert_eq!(Key("mortgage", "", "").path(), "mortgage");
    /// ```
    #[must_use]
    pub fn path(self) -> String {
        let mut path = self.0.to_owned();
        for part in [self.1, self.2] {
            if !part.is_empty() {
                path.push('.');
                path.push_str(part);
            }
        }
        path
    }
}

/// One value inside a text, with the style in which it must be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// What a contract would show: every digit, never with "about".
    Money(Money),
    /// An amount that somebody entered or a bound for it: every digit, in currency units.
    Amount(Decimal),
    /// A projection, goal or price: three or four significant digits, on the side where the customer comes to no harm;
    /// the word "about" stands in the template.
    Rounded(Decimal, Side),
    /// A rate in percent, two decimals.
    Percent(Decimal),
    /// A change of a rate in percentage points.
    Points(Decimal),
    /// A change of a rate in hundredths of a percentage point.
    BasisPoints(Decimal),
    /// A plain count.
    Count(u32),
    /// A number of months, written as years and months.
    Duration(u32),
    /// A number of months, written as months.
    Months(u32),
    /// A calendar month.
    Month(NaiveDate),
    /// A day.
    Date(NaiveDate),
    /// Another text.
    Text(Box<Text>),
    /// A text that the bank supplied.
    BankText(Box<LocalText>),
    /// A name that is the same in every language, such as a grade.
    Name(String),
}

impl Arg {
    /// Another text.
    #[must_use]
    pub fn text(text: Text) -> Arg {
        Arg::Text(Box::new(text))
    }

    /// A rounded amount that must not fall short: what has to be paid, saved or held, and what is owed.
    #[must_use]
    pub const fn at_least(amount: Decimal) -> Arg {
        Arg::Rounded(amount, Side::AtLeast)
    }

    /// A rounded amount that must not be overstated: what may be spent or borrowed, and what is gained or left.
    #[must_use]
    pub const fn at_most(amount: Decimal) -> Arg {
        Arg::Rounded(amount, Side::AtMost)
    }

    /// A text that the bank supplied.
    #[must_use]
    pub fn bank_text(text: LocalText) -> Arg {
        Arg::BankText(Box::new(text))
    }
}

impl Text {
    /// A text without arguments.
    #[must_use]
    pub const fn plain(key: &'static str) -> Text {
        Text::item(key, "", "")
    }

    /// A text whose key is `scope.name`.
    #[must_use]
    pub const fn of(scope: &'static str, name: &'static str) -> Text {
        Text::item(scope, name, "")
    }

    /// A text whose key is `scope.name.item`.
    #[must_use]
    pub const fn item(scope: &'static str, name: &'static str, item: &'static str) -> Text {
        Text { key: Key(scope, name, item), args: Vec::new() }
    }

    /// This text with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Text {
        self.args.push((name, arg));
        self
    }

    /// This text with an exact amount.
    #[must_use]
    pub fn money(self, name: &'static str, amount: Money) -> Text {
        self.with(name, Arg::Money(amount))
    }

    /// This text with a rate in percent.
    #[must_use]
    pub fn percent(self, name: &'static str, rate: Decimal) -> Text {
        self.with(name, Arg::Percent(rate))
    }

    /// This text with a number of months, written as years and months.
    #[must_use]
    pub fn duration(self, name: &'static str, months: u32) -> Text {
        self.with(name, Arg::Duration(months))
    }

    /// This text with a plain count.
    #[must_use]
    pub fn count(self, name: &'static str, count: u32) -> Text {
        self.with(name, Arg::Count(count))
    }

    /// This text with a calendar month.
    #[must_use]
    pub fn month(self, name: &'static str, month: NaiveDate) -> Text {
        self.with(name, Arg::Month(month))
    }
}
