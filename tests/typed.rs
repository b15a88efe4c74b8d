//! What people type, over every tool, field, language and currency: what we write is read back, and what a message
//! offers is accepted by the field that gives it.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use chrono::NaiveDate;
use finplan::domain::money::{Currency, Side};
use finplan::i18n::number::{self, NumberStyle};
use finplan::i18n::{Locale, Texts, date};
use finplan::tool::Context;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tool::input::{Counted, InputKind};
use finplan::tool::parse::{self, Unit};
use finplan::tool::text::Arg;
use finplan::tool::value::{FieldError, Value};
use finplan::tools::registry::{TOOLS, calculator};
use proptest::prelude::*;
use rust_decimal::Decimal;

const STYLES: [NumberStyle; 4] = [NumberStyle::Sentence, NumberStyle::Figure, NumberStyle::Cell, NumberStyle::Spoken];

fn context(currency: Currency) -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), currency)
}

fn bare(text: &str) -> Typed {
    Typed { text: text.to_owned(), wan: false }
}

/// Every field of every tool, in every currency.
fn fields() -> impl Iterator<Item = (&'static str, Field, Context)> {
    Currency::ALL.into_iter().flat_map(|currency| {
        let context = context(currency);
        TOOLS.iter().flat_map(move |tool| {
            let context = context.clone();
            Form::new(calculator(tool.id).unwrap(), &[], &context)
                .fields
                .into_iter()
                .map(move |field| (tool.id, field, context.clone()))
        })
    })
}

/// The texts of every language and currency.
fn all_texts() -> Vec<Texts> {
    let of = |locale| Currency::ALL.map(|currency| Texts::built_in(locale, currency));
    Locale::ALL.into_iter().flat_map(of).collect()
}

fn argument<'a>(error: &'a FieldError, name: &str) -> &'a Arg {
    &error.text.args.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{error:?} has no {name}")).1
}

#[test]
fn the_example_of_a_message_is_accepted_by_the_field_that_gives_it() {
    let (mut tried, all) = (0, all_texts());
    for (tool, field, context) in fields().filter(|(_, field, _)| !matches!(field.input.kind, InputKind::Choice(_))) {
        for wrong in ["x", "1,2,3", "3.5", "3‰", "3 天", "€3", "soon"] {
            let Err(error) = field.read(&bare(wrong), &context) else { continue };
            if !error.text.args.iter().any(|(name, _)| *name == "example") {
                continue;
            }
            for texts in all.iter().filter(|texts| texts.currency == context.currency) {
                let example = texts.arg(argument(&error, "example"), NumberStyle::Sentence);
                let read = field.read(&bare(&example), &context);
                assert_eq!(read, Ok(field.default), "{tool} {}: {example}", field.input.id);
                tried += 1;
            }
        }
    }
    assert!(tried > 2_000, "{tried}");
}

#[test]
fn the_bound_of_a_message_is_the_one_that_was_broken_and_accepted_by_the_field() {
    let (mut tried, all) = (0, all_texts());
    for (tool, field, context) in fields().filter(|(_, field, _)| !matches!(field.input.kind, InputKind::Month(_))) {
        let Some(range) = field.range else { continue };
        let ends = [(range.min - Decimal::ONE, range.min, "min"), (range.max + Decimal::ONE, range.max, "max")];
        for (beyond, bound, name) in ends {
            let error = field.read(&bare(&beyond.to_string()), &context).unwrap_err();
            for texts in all.iter().filter(|texts| texts.currency == context.currency) {
                let text = texts.arg(argument(&error, name), NumberStyle::Sentence);
                let read = field.read(&bare(&text), &context);
                assert_eq!(read, Ok(Value::Number(bound)), "{tool} {}: {text}", field.input.id);
                tried += 1;
            }
        }
    }
    assert!(tried > 2_000, "{tried}");
}

#[test]
fn every_field_reads_a_decimal_comma_or_asks() {
    for (tool, field, context) in fields() {
        let Some(range) = field.range.filter(|_| !matches!(field.input.kind, InputKind::Month(_))) else { continue };
        for (text, right) in
            [("1,5", Decimal::new(15, 1)), ("3,0", Decimal::from(3)), ("12 345,67", Decimal::new(1_234_567, 2))]
        {
            let fits =
                (range.min..=range.max).contains(&right) && (!field.input.kind.is_whole() || right.fract().is_zero());
            match field.read(&bare(text), &context) {
                Ok(read) => assert_eq!((read, fits), (Value::Number(right), true), "{tool} {} {text}", field.input.id),
                Err(error) => assert!(!fits, "{tool} {} {text}: {error:?}", field.input.id),
            }
        }
    }
}

#[test]
fn a_field_reads_its_own_unit_and_no_other() {
    const UNITS: [&str; 8] = ["%", " ‰", " bp", " 年", " 个月", " 日", " 人", " 日圆"];
    for (tool, field, context) in fields() {
        let Value::Number(default) = field.default else { continue };
        let own = match (&field.input.kind, field.input.counted) {
            (InputKind::Percent(_), _) => &["%"][..],
            (InputKind::Years(_), _) => &[" 年", " 个月"],
            (InputKind::Months(_), _) => &[" 个月", " 年"],
            (InputKind::Count(_), Counted::Days) => &[" 日"],
            (InputKind::Count(_), Counted::People) => &[" 人"],
            (InputKind::Count(_), Counted::BasisPoints) => &[" bp"],
            _ => &[],
        };
        for unit in UNITS {
            let read = field.read(&bare(&format!("{default}{unit}")), &context);
            if own.first() == Some(&unit) {
                assert_eq!(read, Ok(field.default), "{tool} {} {unit}", field.input.id);
            } else if !own.contains(&unit) {
                let error = read.unwrap_err();
                let key = error.text.key.path();
                let money = unit == " 日圆" && matches!(field.input.kind, InputKind::Money(_));
                let right = if money { key == "error.currency" } else { key.starts_with("error.unit") };
                assert!(right, "{tool} {unit} {error:?}");
            }
        }
    }
}

#[test]
fn every_month_that_we_write_is_read_back() {
    for months in 0..480 {
        let month = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Months::new(months);
        let day = month + chrono::Days::new(u64::from(months % 28));
        for locale in Locale::ALL {
            for text in [date::month(month, locale), date::day(day, locale)] {
                assert_eq!(parse::month(&text), Ok(month), "{text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_amount_that_we_write_is_read_back(minor in -100_000_000_000_i64..100_000_000_000, size in 0_u32..11) {
        let amount = Decimal::new(minor / 10_i64.pow(size), 2);
        for currency in Currency::ALL {
            for locale in Locale::ALL {
                for style in STYLES {
                    let text = number::exact(amount, currency, locale, style);
                    let read = parse::number(&text);
                    let right = amount.round_dp_with_strategy(
                        currency.decimals(), rust_decimal::RoundingStrategy::MidpointAwayFromZero);
                    prop_assert_eq!(read.map(|typed| typed.value), Ok(right.normalize()), "{}", text);
                    if let Some(Unit::Money(meant)) = read.unwrap().unit {
                        prop_assert!(meant.has(currency), "{} in {:?}", text, currency);
                    } else {
                        prop_assert_eq!(style, NumberStyle::Cell, "{}", text);
                    }
                    // Rounded figures: what is read is written the same again.
                    for side in [Side::AtLeast, Side::AtMost] {
                        let text = number::rounded(amount, side, currency, locale, style);
                        let read = parse::number(&text);
                        let again = read.map(|typed| number::rounded(typed.value, side, currency, locale, style));
                        prop_assert_eq!(again, Ok(text));
                    }
                }
            }
        }
    }

    #[test]
    fn every_rate_count_and_term_that_we_write_is_read_back(units in -1_000_000_i64..1_000_000, months in 0_u32..1_200) {
        let value = |text: &str| parse::number(text).map(|typed| typed.value);
        let rate = Decimal::new(units, 3);
        for locale in Locale::ALL {
            for style in STYLES {
                prop_assert_eq!(value(&number::percent(rate, locale, style)), Ok(rate.normalize()));
            }
            prop_assert_eq!(value(&number::points(rate, locale)), Ok(rate.normalize()));
            prop_assert_eq!(value(&number::basis_points(rate, locale)), Ok(rate.normalize()));
            prop_assert_eq!(value(&number::months(months, locale)), Ok(Decimal::from(months)));
            let text = number::duration(months, locale);
            let typed = parse::number(&text).unwrap();
            let read = if typed.unit == Some(Unit::Years) { typed.value * Decimal::from(12) } else { typed.value };
            prop_assert_eq!(read, Decimal::from(months), "{}", text);
            let label = number::axis(f64::from(months) * 1_000_000.0, locale);
            prop_assert_eq!(value(&label), Ok(Decimal::from(u64::from(months) * 1_000_000)), "{}", label);
        }
        prop_assert_eq!(value(&number::plain(rate)), Ok(rate.normalize()));
        prop_assert_eq!(value(&number::count(months)), Ok(Decimal::from(months)));
    }
}
