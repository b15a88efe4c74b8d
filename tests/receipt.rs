//! Receipts: whatever a tool answers can be run again from a short code and gives the same cents.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use finplan::base::Id;
use finplan::domain::date;
use finplan::domain::money::Currency;
use finplan::receipt::{self, ENGINE, Format, Receipt, ReceiptError, Verification};
use finplan::tool::form::{Field, Form, Typed, month_after};
use finplan::tool::input::{Input, InputKind};
use finplan::tool::report::Report;
use finplan::tool::value::{Value, Values};
use finplan::tool::{Context, Tool};
use finplan::tools::registry::{TOOLS, calculator, find};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn context() -> Context {
    Context::new(date::parse("2026-11-23").unwrap(), Currency::Cny)
}

fn defaults(tool: &'static Tool) -> Values {
    Form::new(calculator(tool.id).unwrap(), &[], &context()).defaults()
}

fn receipt(tool: &Tool, values: &Values, context: &Context, rules: &[(Id, NaiveDate)]) -> (Receipt, Report) {
    let mut report = calculator(tool.id).unwrap().answer(values, context).unwrap();
    report.rules = rules.to_vec();
    (Receipt::of(tool, values, context, &report), report)
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// The text of any value that a field accepts.
fn text(input: &'static Input, today: NaiveDate) -> BoxedStrategy<String> {
    match &input.kind {
        InputKind::Choice(options) => prop::sample::select(*options).prop_map(str::to_owned).boxed(),
        kind => {
            let (range, month) = (*kind.range().unwrap(), matches!(kind, InputKind::Month(_)));
            (0..=10_000_u32, 0..=400_u32)
                .prop_map(move |(part, extra)| {
                    let steps = range.step * Decimal::from(part);
                    // Customers type more decimals than a stepper has.
                    let extra = if range.step.fract().is_zero() { 0 } else { extra };
                    let number = (range.min + steps + Decimal::new(extra.into(), 8)).min(range.max);
                    let value = if month { Value::Month(month_after(today, number)) } else { Value::Number(number) };
                    Field::canonical(value)
                })
                .boxed()
        }
    }
}

/// A tool with everything typed that its form accepts, as the form reads it.
fn case() -> impl Strategy<Value = (&'static Tool, Values, Context)> {
    let days = (0..30_000_u64).prop_map(|days| date::parse("2020-01-01").unwrap() + Days::new(days));
    (prop::sample::select(TOOLS.to_vec()), days, prop::sample::select(Currency::ALL.to_vec())).prop_flat_map(
        |(tool, today, currency)| {
            let texts: Vec<_> = tool.inputs.iter().map(|input| prop::option::of(text(input, today))).collect();
            texts.prop_map(move |texts| {
                let context = Context::new(today, currency);
                let form = Form::new(calculator(tool.id).unwrap(), &[], &context);
                let typed = |id: &str| {
                    let place = tool.inputs.iter().position(|input| input.id == id)?;
                    Some(Typed { text: texts[place].clone()?, wan: false })
                };
                let reading = form.read(typed, &context);
                assert_eq!(reading.errors, []);
                (tool, reading.values, context)
            })
        },
    )
}

fn packs() -> impl Strategy<Value = Vec<(Id, NaiveDate)>> {
    let pack = ("[a-z]{2,4}_[a-z_]{3,12}", 0..30_000_u64);
    let dated = pack.prop_map(|(id, days)| (self::id(&id), date::parse("2020-01-01").unwrap() + Days::new(days)));
    prop::collection::vec(dated, 0..4)
}

/// The properties below pass over what has no answer: there must be enough that has one, of every tool.
#[test]
fn most_cases_have_an_answer() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut answered: Vec<&str> = Vec::new();
    let mut tried = 0;
    while tried < 2_000 && TOOLS.iter().any(|tool| !answered.contains(&tool.id)) {
        let (tool, values, context) = case().new_tree(&mut runner).unwrap().current();
        if !answered.contains(&tool.id) && calculator(tool.id).unwrap().answer(&values, &context).is_ok() {
            answered.push(tool.id);
        }
        tried += 1;
    }
    assert_eq!(answered.len(), TOOLS.len(), "of {tried} cases only {answered:?} had an answer");
    assert!(tried < 1_000, "{tried} cases for an answer of each tool");
}

proptest! {
    #[test]
    fn any_answer_can_be_run_again((tool, values, context) in case(), packs in packs()) {
        // Some values have no answer: nothing was shown, and nothing can be kept.
        let Ok(mut report) = calculator(tool.id).unwrap().answer(&values, &context) else { return Ok(()) };
        report.rules.clone_from(&packs);
        let made = Receipt::of(tool, &values, &context, &report);
        let read = receipt::read(&made.code().unwrap()).unwrap();
        prop_assert_eq!(&read, &made);
        prop_assert_eq!(&read.values, &values);
        prop_assert_eq!(&read.context(&context), &context);
        let again = calculator(tool.id).unwrap().answer(&read.values, &read.context(&context)).unwrap();
        prop_assert_eq!(read.verify(Some(&again)), Verification::Same);
    }

    #[test]
    fn any_wrong_character_is_refused((tool, values, context) in case(), place: prop::sample::Index, other: char) {
        let Ok(report) = calculator(tool.id).unwrap().answer(&values, &context) else { return Ok(()) };
        let code = Receipt::of(tool, &values, &context, &report).code().unwrap();
        let mut characters: Vec<char> = code.chars().collect();
        let place = place.index(characters.len());
        prop_assume!(characters[place] != '-');
        characters[place] = other;
        let changed: String = characters.into_iter().collect();
        if let Ok(read) = receipt::read(&changed) {
            // The same character, or one that stands for it.
            prop_assert_eq!(read.code().unwrap(), code);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,60}") {
        prop_assert!(receipt::read(&text).is_err());
    }
}

#[test]
fn every_other_character_in_every_place_is_refused() {
    let tool = find("prepayment").unwrap();
    let code = receipt(tool, &defaults(tool), &context(), &[]).0.code().unwrap();
    for (place, original) in code.char_indices().filter(|(_, c)| *c != '-') {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|other| *other != original) {
            let mut changed = code.clone();
            changed.replace_range(place..=place, &other.to_string());
            assert_eq!(receipt::read(&changed), Err(ReceiptError::WrongChecksum), "{changed}");
        }
    }
    for missing in [1, 2, 7, code.len() - 1] {
        assert!(receipt::read(&code[missing..]).is_err() && receipt::read(&code[..code.len() - missing]).is_err());
    }
}

#[test]
fn a_code_can_be_copied_by_hand() {
    // What a bank of average wishes sets: every input of the mortgage another than the tool's own default.
    let tool = find("mortgage").unwrap();
    let mut values = defaults(tool);
    for (id, number) in [("amount", "1230000"), ("annual_rate", "3.05"), ("term", "25")] {
        values.set(id, Value::Number(number.parse().unwrap()));
    }
    values.set("method", Value::Choice("equal_principal"));
    let pack = [(id("cn_lpr"), date::parse("2026-11-20").unwrap())];
    let length = |packs| {
        let code = receipt(tool, &values, &context(), packs).0.code().unwrap();
        code.chars().filter(|c| *c != '-').count()
    };
    assert_eq!((length(&[]), length(&pack)), (37, 43));
    for tool in TOOLS {
        let code = receipt(tool, &defaults(tool), &context(), &[]).0.code().unwrap();
        assert!(code.len() < 40, "{}: {code}", tool.id);
        assert!(code.split('-').rev().skip(1).all(|group| group.len() == 5));
    }
}

#[test]
fn a_changed_rule_pack_is_named() {
    let tool = find("mortgage").unwrap();
    let values = defaults(tool);
    let day = |text: &str| date::parse(text).unwrap();
    let packs = [(id("cn_lpr"), day("2026-10-20")), (id("cn_tax"), day("2026-01-01"))];
    let (made, report) = receipt(tool, &values, &context(), &packs);
    let read = receipt::read(&made.code().unwrap()).unwrap();
    let mut dearer = values;
    dearer.set("annual_rate", Value::Number("3.6".parse().unwrap()));
    let other = calculator(tool.id).unwrap().answer(&dearer, &context()).unwrap();
    let under = |report: &Report, rules: &[(Id, NaiveDate)]| {
        let mut report = report.clone();
        report.rules = rules.to_vec();
        report
    };

    let newer =
        [(id("cn_tax"), day("2026-01-01")), (id("cn_lpr"), day("2026-11-20")), (id("cn_fund"), day("2026-07-01"))];
    // The figures count: new rules that leave them as they were change nothing.
    assert_eq!(read.verify(Some(&under(&report, &newer))), Verification::Same);
    let Verification::RulesChanged(changed) = read.verify(Some(&under(&other, &newer))) else {
        panic!("the rules have changed")
    };
    let told: Vec<_> = changed.iter().map(|one| (one.id.as_deref(), one.then, one.now)).collect();
    assert_eq!(
        told,
        [
            (Some("cn_lpr"), Some(day("2026-10-20")), Some(day("2026-11-20"))),
            (Some("cn_fund"), None, Some(day("2026-07-01"))),
        ]
    );
    let Verification::RulesChanged(gone) = read.verify(Some(&under(&other, &newer[..1]))) else {
        panic!("a pack is gone")
    };
    assert_eq!((gone.len(), gone[0].id.as_deref(), gone[0].now), (1, None, None));

    assert_eq!(read.verify(Some(&under(&other, &packs))), Verification::Differs);
    let older = Receipt { engine: ENGINE - 1, ..read };
    let older = receipt::read(&older.code().unwrap()).unwrap();
    assert_eq!(older.verify(Some(&under(&other, &packs))), Verification::EngineChanged { then: ENGINE - 1 });
    assert_eq!(older.verify(Some(&report)), Verification::Same);
}

#[test]
fn a_date_that_no_code_can_hold_makes_none() {
    let tool = find("mortgage").unwrap();
    for (day, held) in [("2019-12-31", false), ("2020-01-01", true), ("2109-09-18", true), ("2109-09-19", false)] {
        let context = Context { today: date::parse(day).unwrap(), ..context() };
        let values = Form::new(calculator(tool.id).unwrap(), &[], &context).defaults();
        let code = receipt(tool, &values, &context, &[]).0.code();
        assert_eq!(code.is_some(), held, "{day}");
        assert!(code.is_none_or(|code| receipt::read(&code).unwrap().date == context.today));
    }
}

/// Inputs of a golden case: `id=canonical text` with spaces between; what is not named has the tool's default.
fn golden_values(tool: &'static Tool, inputs: &str) -> Values {
    let given: Vec<(&str, &str)> = inputs.split_whitespace().map(|one| one.split_once('=').unwrap()).collect();
    let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
    let typed = |id: &str| {
        let (_, text) = given.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    assert!(given.iter().all(|(id, _)| form.field(id).is_some()), "{inputs}");
    let reading = form.read(typed, &context());
    assert_eq!(reading.errors, [], "{inputs}");
    reading.values
}

/// Each line of `src/tools/NAME/receipts.txt` has some inputs of the tool and the code of their answer on 2026-11-23,
/// with a tab between. Where an answer has changed, `ENGINE` has to be raised and each of these files written anew.
#[test]
fn figures_do_not_change_unless_the_engine_has_another_number() {
    let mut wrong = Vec::new();
    for tool in TOOLS {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/tools/{}/receipts.txt", tool.id));
        let golden = fs::read_to_string(&file).unwrap_or_else(|_| "\tmissing\n".to_owned());
        let mut now = String::new();
        for line in golden.lines() {
            let inputs = line.split('\t').next().unwrap();
            let code = receipt(tool, &golden_values(tool, inputs), &context(), &[]).0.code().unwrap();
            now.push_str(&format!("{inputs}\t{code}\n"));
        }
        if now != golden {
            let wanted = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.txt", tool.id));
            fs::write(&wanted, now).unwrap();
            wrong.push(format!("{} is not what {} says now", file.display(), wanted.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "Answers that are not those of engine {ENGINE}:\n{}\nWhere figures or a form have changed, raise ENGINE in \
         src/receipt.rs and take the new files; so for a new tool.",
        wrong.join("\n")
    );
}

/// Codes of engine 2, the last that had the first form: the tool, some of its inputs, the code, with tabs between.
#[test]
fn codes_of_the_first_form_are_read_and_give_the_same_cents() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/receipt/engine-2.txt");
    let mut tools = Vec::new();
    let golden = fs::read_to_string(file).unwrap();
    for line in golden.lines() {
        let [id, inputs, code] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let tool = find(id).unwrap();
        let read = receipt::read(code).unwrap();
        assert_eq!((read.tool, read.engine, read.format), (id, 2, Format::First), "{line}");
        assert_eq!(read.values, golden_values(tool, inputs), "{line}");
        let report = calculator(id).unwrap().answer(&read.values, &read.context(&context())).unwrap();
        assert_eq!(read.verify(Some(&report)), Verification::Same, "{line}");
        assert_eq!(read.code().as_deref(), Some(code));
        tools.push(id);
    }
    tools.dedup();
    assert_eq!(tools.len(), 11, "all that engine 2 had: {tools:?}");
}
