//! What is typed into a field is read as what it means, or answered with what to do.

use chrono::NaiveDate;
use finplan::domain::money::Currency;
use finplan::tool::Context;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tool::text::Arg;
use finplan::tool::value::{FieldError, Value};
use finplan::tools::registry::{CALCULATORS, calculator};
use rust_decimal::Decimal;

fn context(currency: Currency) -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), currency)
}

fn field(tool: &str, input: &str) -> Field {
    Form::new(calculator(tool).unwrap(), &[], &context(Currency::Cny)).field(input).unwrap().clone()
}

/// What a field reads, or the key of its error with what the customer may have meant.
fn read_in(tool: &str, input: &str, text: &str, wan: bool) -> Result<String, (String, Option<String>)> {
    let typed = Typed { text: text.to_owned(), wan };
    let read = field(tool, input).read(&typed, &context(Currency::Cny));
    let field_error = |error: FieldError| (error.text.key.path(), error.meant.map(Field::canonical));
    read.map(Field::canonical).map_err(field_error)
}

fn read(tool: &str, input: &str, text: &str) -> Result<String, (String, Option<String>)> {
    read_in(tool, input, text, false)
}

fn field_error(key: &str) -> Result<String, (String, Option<String>)> {
    Err((key.to_owned(), None))
}

fn meant(key: &str, value: &str) -> Result<String, (String, Option<String>)> {
    Err((key.to_owned(), Some(value.to_owned())))
}

fn ok(value: &str) -> Result<String, (String, Option<String>)> {
    Ok(value.to_owned())
}

#[test]
fn a_decimal_comma_is_a_decimal_or_a_question() {
    for text in ["1,5", "1，5", "1、5", "1.5", "１，５", "1,50"] {
        assert_eq!(read("mortgage", "annual_rate", text), ok("1.5"), "{text}");
    }
    assert_eq!(read("mortgage", "annual_rate", "3,125"), ok("3.125"), "a rate has no thousands");
    assert_eq!(read("mortgage", "annual_rate", "3,1255"), ok("3.1255"));
    assert_eq!(read("mortgage", "annual_rate", "0,125"), ok("0.125"));
    assert_eq!(read("mortgage", "amount", "12 345,67"), ok("12345.67"));
    assert_eq!(read("mortgage", "amount", "12,345"), ok("12345"), "custom");
    assert_eq!(read("mortgage", "amount", "12,34,567"), ok("1234567"));
    assert_eq!(read("mortgage", "amount", "12,3456"), meant("error.marks_meant", "123456"));
    assert_eq!(read("mortgage", "amount", "1,000,00"), meant("error.marks_meant", "100000"));
    assert_eq!(read("mortgage", "amount", "1,,0"), field_error("error.marks"));
    assert_eq!(read("mortgage", "term", "3,0"), ok("3"));
    assert_eq!(read("mortgage", "term", "3,5"), field_error("error.whole"));
    assert_eq!(read("mortgage", "term", "1 5"), meant("error.marks_meant", "15"));
    assert_eq!(read_in("mortgage", "amount", "1,5", true), ok("15000"));
    assert_eq!(read_in("mortgage", "amount", "120,5", true), ok("1205000"));
}

#[test]
fn a_field_of_ten_thousands_counts_only_bare_numbers() {
    for (text, value) in [
        ("120", "1200000"),
        ("120万", "1200000"),
        ("一百二十", "1200000"),
        ("1200k", "1200000"),
        ("1.2m", "1200000"),
        ("1200000元", "1200000"),
        ("¥1200000", "1200000"),
        ("1,200,000", "1200000"),
        ("1,200,000.00", "1200000"),
    ] {
        assert_eq!(read_in("mortgage", "amount", text, true), ok(value), "{text}");
    }
    assert_eq!(read_in("mortgage", "amount", "1200000", true), meant("error.unit_suspect", "1200000"));
    assert_eq!(read_in("mortgage", "amount", "0.5", true), field_error("error.too_small"));
}

#[test]
fn a_unit_of_the_field_is_read_and_another_is_answered() {
    for (input, text, value) in [
        ("term", "30 年", "30"),
        ("term", "30年", "30"),
        ("term", "30 years", "30"),
        ("term", "三十年", "30"),
        ("term", "360 个月", "30"),
        ("term", "360期", "30"),
        ("cycle", "1 年", "12"),
        ("cycle", "6 个月", "6"),
        ("basis_points", "+20", "20"),
        ("basis_points", "20bp", "20"),
        ("basis_points", "20 个基点", "20"),
        ("basis_points", "−30 basis points", "-30"),
        ("annual_rate", "3.1 %", "3.1"),
        ("annual_rate", "百分之三", "3"),
        ("annual_rate", "3.1 percent", "3.1"),
        ("pay_day", "20 日", "20"),
        ("pay_day", "20号", "20"),
        ("borrowers", "2 人", "2"),
    ] {
        assert_eq!(read("mortgage", input, text), ok(value), "{input} {text}");
    }
    for (input, text, answer) in [
        ("term", "30 个月", field_error("error.whole")),
        ("term", "30%", field_error("error.unit")),
        ("term", "30 天", field_error("error.unit")),
        ("term", "30 元", field_error("error.unit")),
        ("annual_rate", "3.1‰", meant("error.unit_meant", "0.31")),
        ("annual_rate", "310bp", meant("error.unit_meant", "3.1")),
        ("annual_rate", "3 年", field_error("error.unit")),
        ("annual_rate", "¥3", field_error("error.unit")),
        ("basis_points", "0.2%", meant("error.unit_meant", "20")),
        ("basis_points", "20 年", field_error("error.unit")),
        ("amount", "30%", field_error("error.unit")),
        ("amount", "3 年", field_error("error.unit")),
        ("pay_day", "20 人", field_error("error.unit")),
        ("borrowers", "2 日", field_error("error.unit")),
    ] {
        assert_eq!(read("mortgage", input, text), answer, "{input} {text}");
    }
    assert_eq!(read("prepayment", "months_left", "2 年 6 个月"), ok("30"));
    assert_eq!(read("prepayment", "months_left", "2 years 6 months"), ok("30"));
}

#[test]
fn an_error_names_the_bound_that_was_broken() {
    let small = field_error("error.too_small");
    let large = field_error("error.too_large");
    for (input, text, answer) in [
        ("basis_points", "-201", &small),
        ("basis_points", "301", &large),
        ("amount", "-5", &small),
        ("amount", "99999999999999999999999999", &large),
        ("amount", "-99999999999999999999999999", &small),
        ("term", "0", &small),
        ("term", "41", &large),
        ("annual_rate", "-1", &small),
        ("annual_rate", "25", &large),
    ] {
        assert_eq!(&read("mortgage", input, text), answer, "{input} {text}");
    }
    assert_eq!(read("mortgage", "annual_rate", "3.33333333333333333333333333333"), ok("3.333333333333"));
    let said =
        field("mortgage", "basis_points").read(&Typed { text: "-201".to_owned(), wan: false }, &context(Currency::Cny));
    assert_eq!(said.unwrap_err().text.args, [("min", Arg::BasisPoints(Decimal::from(-200)))]);
}

#[test]
fn another_currency_is_answered() {
    let amount = field("mortgage", "amount");
    for (currency, own, others) in [
        (Currency::Cny, ["¥50000", "CN¥50,000", "5万元", "RMB 50000"], ["$50000", "HK$50000", "€50000", "NT$50,000"]),
        (
            Currency::Twd,
            ["NT$50000", "$50,000", "5萬元", "新臺幣 50,000 元"],
            ["¥50000", "HK$50000", "€50000", "USD 50000"],
        ),
        (Currency::Hkd, ["HK$50000", "$50,000", "5萬港幣", "HKD 50000"], ["¥50000", "US$50000", "€50000", "NT$50,000"]),
        (Currency::Usd, ["US$50000", "$50,000", "5万美元", "USD 50000"], ["¥50000", "HK$50000", "£50000", "NT$50,000"]),
    ] {
        let read = |text: &str| amount.read(&Typed { text: text.to_owned(), wan: false }, &context(currency));
        for text in own {
            assert_eq!(read(text), Ok(Value::Number(Decimal::from(50_000))), "{currency:?} {text}");
        }
        for text in others {
            let said = read(text).map_err(|error| error.text.key.path());
            assert_eq!(said, Err("error.currency".to_owned()), "{currency:?} {text}");
        }
    }
}

#[test]
fn a_month_is_read_or_answered() {
    for text in ["2027-01-31", "2027年1月", "Jan 2027", "01/2027", "民國116年1月"] {
        assert_eq!(read("saving_goal", "target", text), ok("2027-01"), "{text}");
    }
    assert_eq!(read("saving_goal", "target", ""), field_error("error.required"));
    assert_eq!(read("saving_goal", "target", "soon"), field_error("error.not_a_month"));
    assert_eq!(read("saving_goal", "target", "2026-01"), field_error("error.too_small"));
    assert_eq!(read("saving_goal", "target", "2999-01"), field_error("error.too_large"));
}

#[test]
fn what_an_error_offers_is_read_as_what_it_means() {
    for calculator in CALCULATORS {
        let form = Form::new(calculator, &[], &context(Currency::Cny));
        for field in &form.fields {
            for text in ["1,000,00", "12,3456", "1 5", "1,234", "1200000", "3.1‰", "25bp", "0.2%", "36 个月", "3 年"]
            {
                for wan in [false, true] {
                    let typed = Typed { text: text.to_owned(), wan };
                    let Err(FieldError { meant: Some(value), .. }) = field.read(&typed, &context(Currency::Cny)) else {
                        continue;
                    };
                    let again = Typed { text: Field::canonical(value), wan: false };
                    assert_eq!(field.read(&again, &context(Currency::Cny)), Ok(value), "{} {text}", field.input.id);
                }
            }
        }
    }
}
