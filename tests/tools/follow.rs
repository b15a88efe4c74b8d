//! What nobody entered goes with what it depends on, and is never called an entry.

use std::sync::Arc;

use chrono::NaiveDate;
use finplan::config;
use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::tool::form::setting::Setting;
use finplan::tool::form::{Form, Typed};
use finplan::tool::report::Report;
use finplan::tool::value::{Value, Values};
use finplan::tool::{Context, Tool};
use finplan::tools::registry::{calculator, find};
use rust_decimal::Decimal;

fn context(day: &str) -> Context {
    let today: NaiveDate = day.parse().unwrap();
    Context::new(today, Currency::Cny).with(Arc::new(config::built_in_packs()))
}

fn read(tool: &'static Tool, settings: &[Setting], day: &str, inputs: &[(&str, &str)]) -> Values {
    let context = context(day);
    let form = Form::new(calculator(tool.id).unwrap(), settings, &context);
    let typed = |id: &str| {
        let (_, text) = inputs.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = form.read(typed, &context);
    assert_eq!(reading.errors, [], "{inputs:?}");
    reading.values
}

fn answer(tool: &'static Tool, day: &str, values: &Values) -> Report {
    calculator(tool.id).unwrap().answer(values, &context(day)).unwrap()
}

fn warns(report: &Report, key: &str) -> bool {
    report.warnings.iter().any(|text| text.key.path() == key)
}

const TODAY: &str = "2026-11-29";
const ENTERED: &str = "mortgage.warning.fund_rate";

/// The number that an input has.
fn number(values: &Values, input: &str) -> Decimal {
    match values.get(input) {
        Some(Value::Number(number)) => number,
        other => panic!("{input}: {other:?}"),
    }
}

#[test]
fn the_rate_of_the_fund_goes_with_home_term_and_day() {
    let tool = find("mortgage").unwrap();
    for (day, home, term, rate) in [
        (TODAY, "first", "30", "2.6"),
        (TODAY, "second", "30", "3.075"),
        (TODAY, "first", "5", "2.1"),
        (TODAY, "second", "5", "2.525"),
        (TODAY, "second", "6", "3.075"),
        ("2024-06-01", "first", "30", "2.85"),
        ("2024-06-01", "second", "1", "2.775"),
    ] {
        for kind in ["fund", "combination"] {
            let inputs = [("kind", kind), ("home", home), ("term", term)];
            let values = read(tool, &[], day, &inputs);
            assert_eq!(number(&values, "fund_rate"), rate.parse::<Decimal>().unwrap(), "{day} {inputs:?}");
            let report = answer(tool, day, &values);
            assert!(!report.warnings.iter().any(|text| text.key.path().starts_with(ENTERED)), "{day} {inputs:?}");
            let offered = report.levers.iter().any(|lever| lever.label.key.path() == "mortgage.lever.fund_rate");
            assert!(!offered, "{day} {inputs:?}");
        }
    }
}

#[test]
fn what_was_entered_stays_and_is_compared() {
    let tool = find("mortgage").unwrap();
    let inputs = [("kind", "fund"), ("home", "second"), ("fund_rate", "2.6")];
    let values = read(tool, &[], TODAY, &inputs);
    assert_eq!(number(&values, "fund_rate"), Decimal::new(26, 1));
    assert!(warns(&answer(tool, TODAY, &values), ENTERED));
    // The very rate that was published is no matter.
    let inputs = [("kind", "fund"), ("home", "second"), ("fund_rate", "3.075")];
    assert!(!warns(&answer(tool, TODAY, &read(tool, &[], TODAY, &inputs)), ENTERED));
}

#[test]
fn a_rate_that_a_bank_has_set_is_nobodys_entry() {
    let tool = find("mortgage").unwrap();
    let rate = |default| Setting { input: "fund_rate".to_owned(), default: Some(default), ..Setting::default() };
    let inputs = [("kind", "fund"), ("home", "second")];
    // Its own stays; one that is the published rate of the usual case follows, as every default does.
    let own = read(tool, &[rate(Decimal::new(29, 1))], TODAY, &inputs);
    assert_eq!(number(&own, "fund_rate"), Decimal::new(29, 1));
    let report = answer(tool, TODAY, &own);
    assert!(!warns(&report, ENTERED) && warns(&report, "mortgage.warning.fund_rate_bank"));
    for locale in Locale::ALL {
        let texts = Texts::built_in(locale, Currency::Cny);
        let said: Vec<String> = report.warnings.iter().map(|text| texts.say(text)).collect();
        assert!(said.iter().any(|said| said.contains("2.90%") && said.contains("3.075%")), "{said:?}");
        for phrase in ["unlike what you entered", "您填的不同"] {
            assert!(!said.iter().any(|said| said.contains(phrase)), "{said:?}");
        }
    }
    let published = read(tool, &[rate(Decimal::new(26, 1))], TODAY, &inputs);
    assert_eq!(number(&published, "fund_rate"), Decimal::new(3_075, 3));
}

#[test]
fn other_defaults_go_with_what_they_depend_on() {
    let mortgage = find("mortgage").unwrap();
    // The loan prime rate by term: more than five years or not.
    for (term, rate) in [("30", 35), ("6", 35), ("5", 30), ("1", 30)] {
        let values = read(mortgage, &[], TODAY, &[("rate_by", "lpr"), ("term", term)]);
        assert_eq!(number(&values, "lpr"), Decimal::new(rate, 1), "{term}");
    }
    let entered = read(mortgage, &[], TODAY, &[("rate_by", "lpr"), ("term", "5"), ("lpr", "3.5")]);
    assert_eq!(number(&entered, "lpr"), Decimal::new(35, 1));
    // The fund lends a part of the amount, not more than all of it.
    let small = read(mortgage, &[], TODAY, &[("kind", "combination"), ("amount", "300000")]);
    assert_eq!(number(&small, "fund_amount"), Decimal::from(120_000));
    answer(mortgage, TODAY, &small);
    // The money is drawn a month before the first payment.
    let later = [("counting", "days"), ("first_month", "2027-06")];
    let drawn = read(mortgage, &[], TODAY, &later).get("drawn");
    assert_eq!(drawn, Some(Value::Month(NaiveDate::from_ymd_opt(2027, 5, 1).unwrap())));
    // An offer goes on as long as the old loan.
    let refinance = find("refinance").unwrap();
    let values = read(refinance, &[], TODAY, &[("months_left", "100"), ("offers", "2"), ("offers2_term", "120")]);
    assert_eq!((number(&values, "new_term"), number(&values, "offers2_term")), (100.into(), 120.into()));
    let instalment = find("instalment_cost").unwrap();
    let values = read(instalment, &[], TODAY, &[("charge", "stepped"), ("periods", "2")]);
    assert_eq!(number(&values, "early_periods"), Decimal::ONE);
    answer(instalment, TODAY, &values);
    let car = find("car_loan").unwrap();
    for price in ["10000", "40000", "500000", "10000000"] {
        answer(car, TODAY, &read(car, &[], TODAY, &[("price", price)]));
    }
}

/// No default of a tool follows what it is itself: read twice, it is the same.
#[test]
fn a_default_that_follows_is_the_same_when_it_is_read_again() {
    super::walk::walk(Currency::Cny, 40, |tool, form, values, _| {
        let context = super::walk::context(Currency::Cny);
        for (id, value) in form.followed(values, &context) {
            if values.is_default(id) && values.get(id).is_some() {
                assert_eq!(values.get(id), Some(value), "{} {id}", tool.id);
            }
        }
    });
}
