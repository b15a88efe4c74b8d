//! The answer of every tool can be read at a glance.

use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::tool::input::InputKind;
use finplan::tool::report::amount;
use finplan::tool::usual::usual_values;
use finplan::tools::registry::TOOLS;
use rust_decimal::Decimal;

use super::walk::walk;

/// A phone has room for so many characters beside the large figure.
const SHORT: usize = 12;

#[test]
fn every_answer_has_one_figure_and_at_most_two_beside_it() {
    let texts = Texts::built_in(Locale::ZhCn, Currency::Cny);
    walk(Currency::Cny, 40, |tool, _, values, report| {
        assert!((1..=3).contains(&report.face.len()), "{}: {:?}", tool.id, report.face);
        let mut labels: Vec<String> = report.face.iter().map(|reading| texts.say(&reading.label)).collect();
        for label in labels.iter().skip(1) {
            assert!(label.chars().count() <= SHORT, "{}: {label} is long", tool.id);
        }
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), report.face.len(), "{}: {labels:?}", tool.id);
        // What is paid, saved or owed has no sign: the label says which it is.
        let negative = |value| amount(value).is_some_and(|amount| amount.is_sign_negative() && !amount.is_zero());
        assert!(!negative(&report.face[0].value), "{}: {:?} for {values:?}", tool.id, report.face[0]);
    });
}

#[test]
fn what_is_beside_the_figure_is_rounded_where_it_is_long() {
    walk(Currency::Cny, 40, |tool, _, _, report| {
        for reading in report.face.iter().skip(1).filter(|reading| reading.is_rounded) {
            assert!(amount(&reading.value).is_some_and(|amount| amount.abs() >= 100_000.into()), "{}", tool.id);
        }
        assert!(!report.face[0].is_rounded, "{}: the answer is exact where it can be", tool.id);
    });
}

#[test]
fn the_default_of_every_amount_is_among_its_usual_values() {
    for input in TOOLS.iter().flat_map(|tool| tool.inputs) {
        if let InputKind::Money(range) = input.kind
            && range.default > Decimal::ZERO
        {
            assert!(usual_values(&input.kind, &range).contains(&range.default), "{}", input.id);
        }
    }
}
