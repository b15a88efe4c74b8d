//! Codes of every tool and of none: written, read back, and told apart when they cannot be run.

use super::*;
use proptest::prelude::*;

/// A code of a tool as far as its date, with anything behind it and the right checksum.
fn code(tool: &Tool, form: u64, format: u64, behind: &[u64]) -> String {
    let mut out = Writer::default();
    out.symbol(format);
    out.symbol(0);
    out.fixed(digest::of_name(Format::CURRENT, tool.id), NAME_SYMBOLS);
    out.fixed(form, FORM_SYMBOLS);
    out.number(1);
    out.fixed(2_518, DATE_SYMBOLS);
    for symbol in behind {
        out.symbol(*symbol);
    }
    out.finish()
}

proptest! {
    #[test]
    fn no_code_is_too_strange(
        calculator in prop::sample::select(registry::CALCULATORS.to_vec()),
        packs in 0..3_u64,
        behind in prop::collection::vec(0..32_u64, 8..60),
    ) {
        let behind: Vec<u64> = [vec![packs], behind].concat();
        let tool = calculator.tool;
        // Where these symbols are values, they are values within the tool's bounds; most are none.
        for end in 0..behind.len() {
            let code = code(tool, digest::of_form(Format::CURRENT, tool), Format::CURRENT.number(), &behind[..end]);
            match read(&code) {
                Ok(receipt) => {
                    let again = receipt.code().unwrap();
                    prop_assert_eq!(read(&again), Ok(receipt.clone()));
                    let context = Context::new(receipt.date, receipt.currency);
                    let report = calculator.answer(&receipt.values, &context).ok();
                    // The figures behind it are those of no answer, by whatever it is that they differ.
                    let verification = receipt.verify(report.as_ref());
                    let rules = report.map_or(0, |report| report.rules.len()) + receipt.packs.len();
                    match verification {
                        Verification::Same => prop_assert!(false, "{code} holds the figures of an answer"),
                        Verification::RulesChanged(changed) => prop_assert!(!changed.is_empty() && rules > 0),
                        Verification::EngineChanged { then } => prop_assert!(then == receipt.engine && then != ENGINE),
                        Verification::Differs => prop_assert!(receipt.engine == ENGINE),
                    }
                }
                Err(error) => prop_assert_eq!(error, ReceiptError::Malformed),
            }
        }
    }
}

#[test]
fn figures_of_another_answer_are_told_by_what_has_changed() {
    let now = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    for calculator in registry::CALCULATORS {
        let tool = calculator.tool;
        let values = crate::tool::form::Form::new(calculator, &[], &now).defaults();
        let mut report = calculator.answer(&values, &now).unwrap();
        report.rules.clear();
        let made = Receipt::of(tool, &values, &now, &report);
        let read_back = |receipt: &Receipt| read(&receipt.code().unwrap()).unwrap();
        assert_eq!(read_back(&made).verify(Some(&report)), Verification::Same, "{}", tool.id);
        let other = Receipt { figures: made.figures ^ 1, ..made.clone() };
        assert_eq!(read_back(&other).verify(Some(&report)), Verification::Differs, "{}", tool.id);
        assert_eq!(read_back(&other).verify(None), Verification::Differs, "{}", tool.id);
        let then = ENGINE + 1;
        let later = Receipt { engine: then, ..other };
        assert_eq!(read_back(&later).verify(Some(&report)), Verification::EngineChanged { then }, "{}", tool.id);
        let same = Receipt { engine: then, ..made };
        assert_eq!(read_back(&same).verify(Some(&report)), Verification::Same, "{}: the figures count", tool.id);
    }
}

#[test]
fn what_this_program_cannot_run_is_told_apart() {
    const CURRENT: u64 = Format::CURRENT.number();
    let mortgage = registry::find("mortgage").unwrap();
    let form = digest::of_form(Format::CURRENT, mortgage);
    let alchemy = Tool::new("alchemy", mortgage.inputs);
    assert_eq!(read(&code(mortgage, form, CURRENT + 1, &[])), Err(ReceiptError::NewerFormat));
    assert_eq!(read(&code(mortgage, form, 0, &[])), Err(ReceiptError::Malformed));
    assert_eq!(read(&code(&alchemy, form, CURRENT, &[])), Err(ReceiptError::UnknownTool));
    assert_eq!(read(&code(mortgage, form ^ 1, CURRENT, &[])), Err(ReceiptError::OtherForm));
    // No pack, every one of 13 inputs that the form shows as the tool has it, eight symbols of digest.
    assert_eq!(read(&code(mortgage, form, CURRENT, &[0; 12])).map(|receipt| receipt.tool), Ok("mortgage"));
    assert_eq!(read(&code(mortgage, form, CURRENT, &[0; 13])), Err(ReceiptError::Malformed));
    // A rate, the fifth of them, above the tool's bounds: 10^1 times 8.
    let mut behind = vec![0, 16, 16, 16, 1];
    behind.extend([0; 10]);
    assert_eq!(read(&code(mortgage, form, CURRENT, &behind)), Err(ReceiptError::Malformed));
}

/// What a form takes, a code holds: every row, every number with as many digits as can be calculated with.
#[test]
fn every_tool_at_its_fullest_is_read_back() {
    use crate::tool::input::InputKind;
    use crate::tool::value::Value;
    use rust_decimal::Decimal;
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), Currency::Cny);
    for tool in registry::TOOLS {
        let mut values = Values::default();
        for input in tool.inputs {
            let value = match &input.kind {
                InputKind::Choice(options) => Value::Choice(options.last().unwrap()),
                InputKind::Month(range) => Value::Month(crate::tool::form::month_after(context.today, range.max)),
                InputKind::Months(range)
                | InputKind::Years(range)
                | InputKind::Count(range)
                | InputKind::Rows(range) => Value::Number(range.max),
                kind => {
                    let max = kind.range().unwrap().max;
                    let whole = u32::try_from(max.trunc().to_string().len()).unwrap();
                    Value::Number(max - Decimal::from_i128_with_scale(7, 28 - whole))
                }
            };
            if input.shown(&values) {
                values.set(input.id, value);
            }
        }
        let receipt = Receipt {
            tool: tool.id,
            values,
            date: context.today,
            currency: context.currency,
            format: Format::CURRENT,
            engine: ENGINE,
            packs: Vec::new(),
            figures: 1,
        };
        let code = receipt.code().unwrap();
        assert_eq!(read(&code), Ok(receipt), "{}: {code}", tool.id);
    }
}

#[test]
fn every_tool_has_a_name_of_its_own_in_codes() {
    let mut names: Vec<u64> = registry::IDS.iter().map(|id| digest::of_name(Format::CURRENT, id)).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), registry::IDS.len());
}

#[test]
fn another_default_or_option_is_another_form() {
    use crate::tool::input::{Input, InputKind, Range, Shown};
    const fn tool(kind: InputKind, shown: Shown) -> Input {
        Input { shown, ..Input::new("x", kind) }
    }
    static TOOLS: [Tool; 7] = [
        Tool::new("t", &[tool(InputKind::Years(Range::whole(0, 9, 1, 5)), Shown::Always)]),
        Tool::new("t", &[tool(InputKind::Years(Range::whole(0, 9, 1, 6)), Shown::Always)]),
        Tool::new("t", &[tool(InputKind::Months(Range::whole(0, 9, 1, 5)), Shown::Always)]),
        Tool::new("t", &[tool(InputKind::Months(Range::whole(0, 9, 1, 5)), Shown::Only("y", "a"))]),
        Tool::new("t", &[tool(InputKind::Choice(&["a", "b"]), Shown::Always)]),
        Tool::new("t", &[tool(InputKind::Choice(&["b", "a"]), Shown::Always)]),
        Tool::new("t", &[tool(InputKind::Years(Range::whole(0, 99, 1, 5)), Shown::Always)]),
    ];
    let forms: std::collections::BTreeSet<u64> =
        TOOLS.iter().map(|tool| digest::of_form(Format::CURRENT, tool)).collect();
    assert_eq!(forms.len(), 6);
    // Other bounds leave the code as it is: they only decide which values are taken.
    assert_eq!(digest::of_form(Format::CURRENT, &TOOLS[6]), digest::of_form(Format::CURRENT, &TOOLS[0]));
}
