//! Every tool at the ends of its ranges, in a great many generated cases.
//!
//! `cargo test` runs some hundreds; `FINPLAN_RUNS=100000 cargo test --release --test generated` as many as it says. A
//! case follows from its number alone, which a failure names; `FINPLAN_CASES=68563,79574` runs these again.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "generated/case.rs"]
mod case;
#[path = "generated/whole.rs"]
mod whole;

use case::{Case, banks};
use finplan::handover::FormState;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tool::report::{Destination, Report};
use finplan::tool::value::{FieldError, Value, Values};
use finplan::tools::registry::calculator;
use whole::Whole;

/// How many cases `cargo test` runs.
const RUNS: u64 = 660;

/// The numbers of the cases to run.
fn cases() -> Vec<u64> {
    let set = |name| std::env::var(name).ok();
    let number = |text: &str| text.trim().parse().expect("a number");
    match set("FINPLAN_CASES") {
        Some(cases) => cases.split(',').map(number).collect(),
        None => (0..set("FINPLAN_RUNS").map_or(RUNS, |runs| number(&runs))).collect(),
    }
}

/// What a form says of a case.
enum Said {
    Answer(Box<Report>),
    Errors(Values, Vec<FieldError>),
}

fn answer(form: &Form, case: &Case) -> Said {
    let reading = form.read(|id| case.typed(id), &case.context);
    if !reading.errors.is_empty() {
        return Said::Errors(reading.values, reading.errors);
    }
    match form.calculator.answer(&reading.values, &case.context) {
        Ok(report) => Said::Answer(Box::new(report)),
        Err(errors) => Said::Errors(reading.values, errors),
    }
}

/// What is handed over is answered where it arrives.
fn check_answer(place: &Destination, case: &Case) -> Result<(), String> {
    let Some((form, values)) = check_arrival(place, case)? else { return Ok(()) };
    form.calculator.answer(&values, &case.context).map(drop).map_err(|errors| format!("no answer: {errors:?}"))
}

/// A value that was handed over is read by the field itself, and its form refuses none of them.
fn check_arrival(place: &Destination, case: &Case) -> Result<Option<(Form, Values)>, String> {
    let Destination::Tool(tool, values) = place else { return Ok(None) };
    let calculator = calculator(tool.id).unwrap();
    let form = Form::new(calculator, case.bank.of(tool.id), &case.context);
    for (id, value) in values {
        let field = form.field(id).ok_or_else(|| format!("no input {id}"))?;
        let typed = Typed { text: Field::canonical(*value), wan: false };
        let read = field.read(&typed, &case.context).map_err(|error| format!("{id} {typed:?}: {error:?}"))?;
        if read != *value {
            return Err(format!("{id} {value:?} is read as {read:?}"));
        }
    }
    let given = |id: &str| {
        let (_, value) = values.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: Field::canonical(*value), wan: false })
    };
    let reading = form.read(given, &case.context);
    if let Some(error) = reading.errors.first() {
        return Err(format!("{error:?}"));
    }
    for (id, value) in values {
        if reading.values.get(id) != Some(*value) {
            return Err(format!("{id} does not arrive: {value:?}"));
        }
    }
    Ok(Some((form, reading.values)))
}

#[test]
fn whatever_is_entered_is_answered_or_told_at_its_field() {
    let whole = Whole::new();
    let banks = banks();
    let (mut answered, mut refused, mut steps, mut levers) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut failures: Vec<String> = Vec::new();
    for number in cases() {
        let case = Case::numbered(number, &banks);
        let form = Form::new(calculator(case.tool.id).unwrap(), case.bank.of(case.tool.id), &case.context);
        let entered = |_: usize, field: &Field| Some(field.read(&case.typed(field.input.id)?, &case.context));
        let state = FormState { form: &form, entered: &entered, context: &case.context };
        let mut fail = |what: String| failures.push(format!("case {number}, {case}: {what}"));
        match answer(&form, &case) {
            Said::Errors(values, errors) => {
                refused += 1;
                if errors.is_empty() {
                    fail("no answer and no error".to_owned());
                }
                for error in &errors {
                    let shown = case.tool.input(error.input).is_some_and(|input| input.shown(&values));
                    if !shown {
                        fail(format!("an error at {}, which is not shown: {error:?}", error.input));
                    }
                    whole.text(&case.tool.explain(error), &mut fail);
                }
            }
            Said::Answer(mut report) => {
                answered += 1;
                whole.report(&report, &mut fail);
                if !case.bank_is_narrow {
                    // By themselves, too, tools lead to nothing that is refused. Whether the next tool has an answer
                    // is seen where it is tried.
                    for lever in &report.levers {
                        if state.lever_outcome(lever).is_none() {
                            fail(format!("a lever leads nowhere: {:?}", lever.set));
                        }
                    }
                    for next in &report.next {
                        if let Err(why) = check_arrival(&next.destination, &case) {
                            fail(format!("{:?} is refused: {why}", next.destination));
                        }
                    }
                }
                state.keep_offers(&mut report, case.bank);
                for next in &report.next {
                    steps += 1;
                    if let Err(why) = check_answer(&next.destination, &case) {
                        fail(format!("{:?} is offered: {why}", next.destination));
                    }
                }
                for lever in &report.levers {
                    levers += 1;
                    let text = |(id, value): &(&'static str, Value)| ((*id).to_owned(), Field::canonical(*value));
                    let texts: Vec<_> = lever.set.iter().map(text).collect();
                    let pulled = case.with(&texts);
                    if let Said::Errors(_, errors) = answer(&form, &pulled) {
                        fail(format!("{:?} is offered: {errors:?}", lever.set));
                    }
                }
            }
        }
    }
    println!("{answered} answers, {refused} refusals, {steps} steps, {levers} levers, {} failures", failures.len());
    let mut kinds: Vec<&String> = failures.iter().collect();
    kinds.truncate(12);
    assert!(failures.is_empty(), "{kinds:#?}\n{} in all", failures.len());
    assert!(answered > refused / 4 && steps > answered && levers > answered / 2, "most cases are worth trying");
}
