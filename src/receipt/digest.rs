//! The exact figures of an answer in forty bits.
//!
//! A digest is made of 64-bit words in order. Codes of the second form put them, each with its lowest byte first,
//! through SipHash-2-4 with a key of zeros (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF",
//! 2012) and take the highest bits. Codes of the first form had a mixing of our own, which is kept so that they can be
//! read.

mod first;

use std::hash::Hasher as _;

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;
use siphasher::sip::SipHasher24;

use crate::base::decimal::DecimalExt as _;
use crate::tool::Tool;
use crate::tool::input::{InputKind, Shown};
use crate::tool::report::{Cell, Report};
use crate::tool::text::{Arg, Text};

/// Symbols that the digest of an answer takes.
pub(super) const SYMBOLS: usize = 8;
/// Decimals of a rate that count: more than anybody is shown, fewer than depend on how a solver ends.
const RATE_PLACES: u32 = 4;

/// The form of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// That of the engines up to 2.
    First = 1,
    /// That of today.
    Second = 2,
}

impl Format {
    /// The form that codes have today.
    pub(super) const CURRENT: Format = Format::Second;

    /// What stands in front of a code.
    pub(super) const fn number(self) -> u64 {
        self as u64
    }
}

/// Words put together one after the other.
#[derive(Clone, Debug)]
enum Digest {
    First(first::Mixed),
    Second(SipHasher24),
}

impl Digest {
    fn new(format: Format) -> Digest {
        match format {
            Format::First => Digest::First(first::Mixed::default()),
            Format::Second => Digest::Second(SipHasher24::new()),
        }
    }

    fn word(&mut self, word: u64) {
        match self {
            Digest::First(mixed) => mixed.word(word),
            Digest::Second(hasher) => hasher.write(&word.to_le_bytes()),
        }
    }

    /// The highest `bits`.
    fn bits(&self, bits: u32) -> u64 {
        let all = match self {
            Digest::First(mixed) => mixed.finish(),
            Digest::Second(hasher) => hasher.finish(),
        };
        all.checked_shr(64_u32.saturating_sub(bits)).unwrap_or(0)
    }

    fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            self.word(u64::from(byte));
        }
        self.word(256);
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "all bits count, taken in two halves")]
    fn decimal(&mut self, number: Decimal) {
        let number = number.normalize();
        let mantissa = number.mantissa();
        self.word(mantissa as u64);
        self.word((mantissa >> 64) as u64);
        self.word(u64::from(number.scale()));
    }

    fn date(&mut self, date: NaiveDate) {
        self.word(u64::from(date.num_days_from_ce().unsigned_abs()));
    }

    fn sentence(&mut self, text: &Text) {
        for (_, arg) in &text.args {
            self.arg(arg);
        }
    }

    fn sentences(&mut self, texts: &[Text]) {
        for text in texts {
            self.sentence(text);
        }
    }

    fn arg(&mut self, arg: &Arg) {
        match arg {
            Arg::Money(amount) => self.cell(Cell::Money(*amount)),
            Arg::Rounded(amount, side) => self.cell(Cell::Rounded(*amount, *side)),
            Arg::Percent(rate) => self.cell(Cell::Percent(*rate)),
            Arg::Count(number) => self.cell(Cell::Count(*number)),
            Arg::Month(month) => self.cell(Cell::Month(*month)),
            Arg::Amount(amount) => {
                self.word(6);
                self.decimal(*amount);
            }
            Arg::Points(change) => {
                self.word(7);
                self.decimal(change.round_half_up(RATE_PLACES));
            }
            Arg::BasisPoints(change) => {
                self.word(12);
                self.decimal(change.round_half_up(RATE_PLACES));
            }
            Arg::Months(months) => {
                self.word(13);
                self.word(u64::from(*months));
            }
            Arg::Duration(months) => {
                self.word(8);
                self.word(u64::from(*months));
            }
            Arg::Text(text) => self.sentence(text),
            // The day of a source, and its words, are no figures.
            Arg::Date(_) | Arg::BankText(_) => {}
            Arg::Name(name) => {
                self.word(10);
                self.text(name);
            }
        }
    }

    #[allow(clippy::cast_sign_loss, reason = "all bits count, whatever they mean")]
    fn cell(&mut self, cell: Cell) {
        match cell {
            Cell::Money(amount) => {
                self.word(1);
                self.word(amount.minor() as u64);
            }
            // The side is part of the text, not of the figure.
            Cell::Rounded(amount, _) => {
                self.word(2);
                self.decimal(amount.round_half_up(0));
            }
            Cell::Count(number) => {
                self.word(3);
                self.word(u64::from(number));
            }
            Cell::Month(month) => {
                self.word(4);
                self.date(month);
            }
            Cell::Percent(rate) => {
                self.word(5);
                self.decimal(rate.round_half_up(RATE_PLACES));
            }
            Cell::Word(area, word) => {
                self.word(11);
                self.text(area);
                self.text(word);
            }
        }
    }
}

/// The digest of every figure of an answer, in order: sentences, key figures, tables, warnings, assumptions and
/// what the levers would do.
pub(super) fn of_report(format: Format, report: &Report) -> u64 {
    let mut digest = Digest::new(format);
    digest.sentence(&report.headline);
    for figure in &report.figures {
        digest.arg(&figure.value);
        digest.sentence(&figure.label);
        digest.sentence(&figure.method);
    }
    for table in &report.tables {
        for cell in &table.cells {
            digest.cell(*cell);
        }
    }
    digest.sentences(&report.warnings);
    digest.sentences(&report.assumptions);
    for lever in &report.levers {
        digest.sentence(&lever.effect);
    }
    digest.bits(40)
}

/// Fifteen bits of a name.
pub(super) fn of_name(format: Format, name: &str) -> u64 {
    let mut digest = Digest::new(format);
    digest.text(name);
    digest.bits(15)
}

/// Ten bits of everything that a code leaves out because the tool says it: its inputs, their order, options and own
/// defaults, and when they are shown.
pub(super) fn of_form(format: Format, tool: &Tool) -> u64 {
    let mut digest = Digest::new(format);
    for input in tool.inputs {
        digest.text(input.id);
        match &input.kind {
            InputKind::Choice(options) => {
                for option in *options {
                    digest.text(option);
                }
                digest.word(1);
            }
            InputKind::Money(range) => digest.default_of(2, range.default),
            InputKind::Percent(range) => digest.default_of(3, range.default),
            InputKind::Months(range) => digest.default_of(4, range.default),
            InputKind::Years(range) => digest.default_of(5, range.default),
            InputKind::Month(range) => digest.default_of(6, range.default),
            InputKind::Rows(range) => digest.default_of(11, range.default),
            InputKind::Count(range) => digest.default_of(12, range.default),
        }
        match input.shown {
            Shown::Always => digest.word(7),
            Shown::Unless(id, option) => {
                digest.word(8);
                digest.text(id);
                digest.text(option);
            }
            Shown::Only(id, option) => {
                digest.word(9);
                digest.text(id);
                digest.text(option);
            }
            Shown::Among(id, options) => {
                digest.word(10);
                digest.text(id);
                for option in options {
                    digest.text(option);
                }
            }
        }
    }
    digest.bits(10)
}

impl Digest {
    fn default_of(&mut self, kind: u64, default: Decimal) {
        self.word(kind);
        self.decimal(default);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;
    use crate::tool::report::{Figure, Table};
    use proptest::prelude::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_projection_counts_in_whole_units() {
        let digest =
            |text: &str| of_report(Format::CURRENT, &report(vec![Cell::at_least(number(text))], Arg::Count(1)));
        assert_eq!(digest("123456.5"), digest("123457.499999"));
        assert_ne!(digest("123456.5"), digest("123456.49"));
        assert_eq!(digest("-0.2"), digest("0"));
    }

    fn report(cells: Vec<Cell>, value: Arg) -> Report {
        let text = || Text::plain("t");
        let mut report = Report::of("t", text().with("n", Arg::Count(3)));
        report.figures.push(Figure { label: text(), value, method: text() });
        report.tables.push(Table { id: "t", title: text(), columns: vec![text()], cells });
        report.assumptions.push(text().with("rate", Arg::Percent(number("3.5"))));
        report
    }

    #[test]
    fn the_same_number_of_another_kind_is_another_figure() {
        let one = Decimal::ONE;
        let args = [
            Arg::Money(Money::from_minor(1)),
            Arg::Amount(one),
            Arg::at_most(one),
            Arg::Percent(one),
            Arg::Points(one),
            Arg::Count(1),
            Arg::Duration(1),
        ];
        let digests: std::collections::BTreeSet<u64> =
            args.iter().map(|arg| of_report(Format::CURRENT, &report(Vec::new(), arg.clone()))).collect();
        assert_eq!(digests.len(), args.len());
    }

    /// Amounts of any size: with a few cents more or less they still are some.
    fn any_minor() -> std::ops::Range<i64> {
        -999_999_999_999_997..999_999_999_999_997
    }

    proptest! {
        #[test]
        fn any_other_cent_is_another_digest(
            amounts in prop::collection::vec(any_minor(), 1..400),
            place: prop::sample::Index,
            cents in prop_oneof![-3..=-1_i64, 1..=3_i64],
        ) {
            let answer = |amounts: &[i64]| {
                report(amounts.iter().map(|minor| Cell::Money(Money::try_from_minor(*minor).unwrap())).collect(), Arg::Count(1))
            };
            let before = of_report(Format::CURRENT, &answer(&amounts));
            let mut other = amounts;
            let place = place.index(other.len());
            other[place] = other[place].saturating_add(cents);
            prop_assert_ne!(of_report(Format::CURRENT, &answer(&other)), before);
        }

        #[test]
        fn another_order_is_another_digest(a in any_minor(), b in any_minor()) {
            prop_assume!(a != b);
            let answer = |minors: [i64; 2]| {
                of_report(Format::CURRENT, &report(minors.map(|minor| Cell::Money(Money::try_from_minor(minor).unwrap())).to_vec(), Arg::Count(1)))
            };
            prop_assert_ne!(answer([a, b]), answer([b, a]));
        }
    }
}
