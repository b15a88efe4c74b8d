use crate::base::decimal::DecimalExt as _;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::compare::{Comparison, Delta, compare};
use super::*;
use crate::domain::money::{Currency, Money};
use crate::tool::Tool;
use crate::tool::form::setting::Setting;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Value;
use crate::tools::registry;

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

fn form(tool: &str, settings: &[Setting]) -> Form {
    Form::new(registry::calculator(tool).unwrap(), settings, &context())
}

/// The defaults of a form with some of them changed.
fn values(form: &Form, changes: &[(&'static str, i64)]) -> Values {
    let mut values = form.defaults();
    for (id, number) in changes {
        values.set(id, Value::Number(Decimal::from(*number)));
    }
    values
}

fn kept(form: &Form, sets: &[&[(&'static str, i64)]]) -> Scenarios {
    let mut scenarios = Scenarios::default();
    for changes in sets {
        scenarios.add(&values(form, changes)).unwrap();
    }
    scenarios
}

fn columns(form: &Form, scenarios: &Scenarios) -> Vec<ComparisonColumn> {
    scenarios.list().iter().map(|scenario| scenario.column(form, &context())).collect()
}

fn side_by_side(columns: &[ComparisonColumn]) -> Comparison<'_> {
    compare(&columns.iter().collect::<Vec<_>>())
}

#[test]
fn at_most_four_are_kept_and_none_twice() {
    let form = form("mortgage", &[]);
    let mut scenarios = kept(&form, &[&[("term", 10)], &[("term", 15)], &[("term", 20)]]);
    assert_eq!(scenarios.add(&values(&form, &[("term", 15)])), Err(KeepError::Duplicate));
    scenarios.add(&values(&form, &[("term", 25)])).unwrap();
    assert_eq!(scenarios.add(&values(&form, &[("term", 30)])), Err(KeepError::Full));
    assert_eq!(scenarios.list().len(), MAX_SCENARIOS);
}

#[test]
fn a_number_that_became_free_is_used_again() {
    let form = form("mortgage", &[]);
    let mut scenarios = kept(&form, &[&[("term", 10)], &[("term", 15)], &[("term", 20)]]);
    scenarios.remove(2);
    scenarios.add(&values(&form, &[("term", 25)])).unwrap();
    let numbers: Vec<u32> = scenarios.list().iter().map(|scenario| scenario.number).collect();
    assert_eq!(numbers, [1, 3, 2]);
}

#[test]
fn a_name_is_one_line_of_thirty_letters() {
    let form = form("mortgage", &[]);
    let mut scenarios = kept(&form, &[&[]]);
    for (typed, name) in [
        ("  靠近学校\n", "靠近学校"),
        ("a\tb\u{0}c", "abc"),
        ("   ", ""),
        (&"字".repeat(40), &"字".repeat(30)),
        (&format!("{} b", "a".repeat(29)), &"a".repeat(29)),
    ] {
        scenarios.rename(1, typed);
        assert_eq!(scenarios.list()[0].name, name);
        assert_eq!(Scenarios::read(&scenarios.write()), Some(scenarios.clone()));
    }
}

#[test]
fn a_scenario_says_what_the_tool_says() {
    for tool in registry::TOOLS {
        let form = form(tool.id, &[]);
        let mut scenarios = Scenarios::default();
        scenarios.add(&form.defaults()).unwrap();
        let column = scenarios.list()[0].column(&form, &context());
        let report = form.calculator.answer(&form.defaults(), &context()).unwrap();
        assert_eq!(column, ComparisonColumn::of_values(&form, &form.defaults(), Some(&report), &[]), "{}", tool.id);
        assert!(!column.figures.is_empty(), "{}", tool.id);
    }
}

#[test]
fn differences_are_told_against_the_first_column() {
    // Without interest a payment is the amount over the months: 1,200,000 / 120 = 10,000, / 240 = 5,000.
    let form = form("mortgage", &[]);
    let ten: &[(&str, i64)] = &[("amount", 1_200_000), ("annual_rate", 0), ("term", 10)];
    let twenty: &[(&str, i64)] = &[("amount", 1_200_000), ("annual_rate", 0), ("term", 20)];
    let columns = columns(&form, &kept(&form, &[ten, twenty]));
    let comparison = side_by_side(&columns);
    let differing: Vec<&Text> =
        comparison.inputs.iter().filter(|row| row.cells[1].differs).map(|row| row.label).collect();
    assert_eq!(differing, [&Text::of("mortgage", "term")]);
    // What the form shows of a plain mortgage.
    assert_eq!(comparison.inputs.len(), 13);
    let payment = Text::of("mortgage.figure", "first_payment");
    let first = comparison.figures.iter().find(|row| row.label.key.path() == payment.key.path()).unwrap();
    assert_eq!(first.cells[0].value, Some(&Arg::Money(Money::from_minor(1_000_000))));
    assert_eq!(first.cells[1].value, Some(&Arg::Money(Money::from_minor(500_000))));
    assert_eq!(first.cells[1].delta, Some(Delta { more: false, size: Arg::Money(Money::from_minor(500_000)) }));
    for row in comparison.inputs.iter().chain(&comparison.figures) {
        assert!(!row.cells[0].differs && row.cells[0].delta.is_none());
    }
}

#[test]
fn figures_that_one_column_lacks_leave_a_gap() {
    // What is asked for decides which figures there are.
    let form = form("saving_goal", &[]);
    let mut scenarios = Scenarios::default();
    for question in ["monthly", "goal"] {
        let mut values = form.defaults();
        values.set("question", Value::Choice(question));
        scenarios.add(&values).unwrap();
    }
    let columns = columns(&form, &scenarios);
    let comparison = side_by_side(&columns);
    let gaps = |place: usize| comparison.figures.iter().filter(|row| row.cells[place].value.is_none()).count();
    assert!(gaps(0) > 0 && gaps(1) > 0);
    for row in &comparison.figures {
        assert!(row.cells.iter().any(|cell| cell.value.is_some()), "{:?}", row.label);
        assert!(row.cells[1].delta.is_none() || row.cells.iter().all(|cell| cell.value.is_some()));
    }
}

#[test]
fn what_the_bank_no_longer_allows_is_said_and_not_calculated() {
    let scenarios = kept(&form("mortgage", &[]), &[&[("term", 30)], &[("term", 10)]]);
    let shorter = Setting { input: "term".to_owned(), max: Some(Decimal::from(20)), ..Setting::default() };
    let form = form("mortgage", &[shorter]);
    let columns = columns(&form, &scenarios);
    assert_eq!(columns[0].errors.iter().map(|error| error.input).collect::<Vec<_>>(), ["term"]);
    assert!(columns[0].figures.is_empty() && columns[1].errors.is_empty());
    let comparison = side_by_side(&columns);
    assert!(comparison.figures.iter().all(|row| row.cells[0].value.is_none() && row.cells[1].value.is_some()));
}

#[test]
fn a_month_that_has_passed_is_said() {
    let form = form("saving_goal", &[]);
    let text = "1\n1\t\tquestion=monthly&target=2020-01&goal=100000\n";
    let column = Scenarios::read(text).unwrap().list()[0].column(&form, &context());
    assert_eq!(column.errors[0].input, "target");
}

#[test]
fn what_a_tool_does_not_know_is_said_and_passed_over() {
    let form = form("mortgage", &[]);
    let scenarios = Scenarios::read("1\n1\t\tterm=20&colour=red\n").unwrap();
    let column = scenarios.list()[0].column(&form, &context());
    assert!(column.has_unknown_inputs && column.errors.is_empty());
    let twenty = values(&form, &[("term", 20)]);
    let report = form.calculator.answer(&twenty, &context()).unwrap();
    assert_eq!(
        column,
        ComparisonColumn {
            has_unknown_inputs: true,
            ..ComparisonColumn::of_values(&form, &twenty, Some(&report), &[])
        }
    );
}

#[test]
fn another_version_is_left_alone() {
    for text in ["", "2\n1\t\tterm=20\n", "{}", "1.5\n", " 1\n"] {
        assert_eq!(Scenarios::read(text), None, "{text}");
    }
    assert_eq!(Scenarios::read("1"), Some(Scenarios::default()));
}

#[test]
fn lines_that_are_broken_are_passed_over() {
    let text = "1\nx\t\tterm=1\n0\t\tterm=2\n2\n\n3\tname\tterm=3&=&a&b=\n3\ttwice\tterm=4\n";
    let scenarios = Scenarios::read(text).unwrap();
    let inputs = vec![("term".to_owned(), "3".to_owned()), ("b".to_owned(), String::new())];
    assert_eq!(scenarios.list(), [Scenario { number: 3, name: "name".to_owned(), inputs }]);
}

/// Any value of an input within the tool's bounds.
fn value(input: &'static crate::tool::input::Input) -> BoxedStrategy<(&'static str, Value)> {
    use crate::tool::input::InputKind;
    let id = input.id;
    match &input.kind {
        InputKind::Choice(options) => prop::sample::select(*options).prop_map(move |o| (id, Value::Choice(o))).boxed(),
        InputKind::Month(_) => (2027..2040_i32, 1..=12_u32)
            .prop_map(move |(year, month)| (id, Value::Month(NaiveDate::from_ymd_opt(year, month, 1).unwrap())))
            .boxed(),
        kind => {
            let range = *kind.range().unwrap();
            (0..=1_000_u32)
                .prop_map(move |part| {
                    let way = range.step.mul_checked(Decimal::from(part)).unwrap();
                    let number = range.min.add_checked(way).unwrap().min(range.max);
                    (id, Value::Number(number.normalize()))
                })
                .boxed()
        }
    }
}

fn any_values() -> impl Strategy<Value = (&'static Tool, Vec<Values>)> {
    prop::sample::select(registry::TOOLS.to_vec()).prop_flat_map(|tool| {
        let one: Vec<_> = tool.inputs.iter().map(value).collect();
        let set = one.prop_map(|fields| {
            let mut values = Values::default();
            for (id, value) in fields {
                values.set(id, value);
            }
            values
        });
        (Just(tool), prop::collection::vec(set, 0..=MAX_SCENARIOS))
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read((_, sets) in any_values(), names in prop::collection::vec("\\PC{0,40}", MAX_SCENARIOS)) {
        let mut scenarios = Scenarios::default();
        for (values, name) in sets.iter().zip(&names) {
            if scenarios.add(values).is_ok() {
                let number = scenarios.list().last().unwrap().number;
                scenarios.rename(number, name);
            }
        }
        prop_assert_eq!(Scenarios::read(&scenarios.write()), Some(scenarios));
    }

    #[test]
    fn every_comparison_is_a_full_table((tool, sets) in any_values()) {
        let form = form(tool.id, &[]);
        let mut scenarios = Scenarios::default();
        for values in &sets {
            let _ = scenarios.add(values);
        }
        let columns = columns(&form, &scenarios);
        let comparison = side_by_side(&columns);
        for row in comparison.inputs.iter().chain(&comparison.figures) {
            prop_assert_eq!(row.cells.len(), columns.len());
            for cell in &row.cells {
                prop_assert_eq!(cell.differs, cell.value != row.cells[0].value);
                prop_assert!(cell.delta.is_none() || cell.differs);
            }
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "(1\n)?(\\PC{0,60}|[1-5]\t[a-z]{0,3}\t(term|amount|target|x)=[0-9-]{0,9}(&method=[a-z]{0,4})?\n){0,6}") {
        for tool in registry::TOOLS {
            let form = form(tool.id, &[]);
            if let Some(scenarios) = Scenarios::read(&text) {
                prop_assert!(scenarios.list().len() <= MAX_SCENARIOS);
                prop_assert_eq!(Scenarios::read(&scenarios.write()), Some(scenarios.clone()));
                let _ = side_by_side(&columns(&form, &scenarios));
            }
        }
    }

    #[test]
    fn a_change_leads_from_the_first_figure_to_the_other(from in -9_999_999_i64..9_999_999, to in -9_999_999_i64..9_999_999) {
        let money = |minor| Arg::Money(Money::try_from_minor(minor).unwrap());
        let found = compare::delta(&money(from), &money(to));
        let size = Arg::Money(Money::try_from_minor(i64::try_from(from.abs_diff(to)).unwrap()).unwrap());
        prop_assert_eq!(found, (from != to).then_some(Delta { more: to > from, size }));
    }
}

#[test]
fn months_and_rates_are_counted_in_their_own_units() {
    let month = |year, month| Arg::Month(NaiveDate::from_ymd_opt(year, month, 1).unwrap());
    let percent = |thousandths| Arg::Percent(Decimal::new(thousandths, 3));
    for (from, to, delta) in [
        // From November 2026 to February 2028: 2 + 12 + 1 months.
        (month(2026, 11), month(2028, 2), Some((true, Arg::Duration(15)))),
        (Arg::Duration(30), Arg::Duration(24), Some((false, Arg::Duration(6)))),
        (percent(3_100), percent(2_855), Some((false, Arg::Points(Decimal::new(245, 3))))),
        (percent(3_100), percent(3_100), None),
        (Arg::Count(2), Arg::Count(5), Some((true, Arg::Count(3)))),
        (Arg::Duration(3), Arg::text(Text::plain("never")), None),
    ] {
        let found = compare::delta(&from, &to).map(|delta| (delta.more, delta.size));
        assert_eq!(found, delta, "{from:?} {to:?}");
    }
}
