//! A bank's limits belong to a meaning: they hold in every tool, and nothing leads beyond them.

use finplan::config::{self, Bank};
use finplan::domain::date;
use finplan::handover::{FormState, accepts};
use finplan::i18n::{Locale, Texts};
use finplan::tool::Context;
use finplan::tool::form::setting::Limits;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tool::report::{Destination, Report};
use finplan::tool::value::Value;
use finplan::tools::registry::{calculator, find};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// The sample bank with other settings of its tools.
fn bank(tools: &Json) -> Bank {
    let mut document: Json = serde_json::from_str(config::SAMPLE).unwrap();
    document["tools"] = tools.clone();
    let today = date::parse("2026-11-23").unwrap();
    config::load(&document.to_string(), &|_| true, today).unwrap()
}

fn context(bank: &Bank) -> Context {
    Context::new(date::parse("2026-11-23").unwrap(), bank.institution.currency).with(Arc::clone(&bank.tools.packs))
}

fn small_lender() -> Bank {
    bank(&json!({
        "mortgage": { "amount": { "min": 100_000, "max": 500_000, "default": 300_000 }, "term": { "max": 20 } },
    }))
}

fn limits(bank: &Bank, tool: &str, input: &str) -> Limits {
    let form = Form::new(calculator(tool).unwrap(), bank.tools.settings(tool), &context(bank));
    form.field(input).unwrap().limits()
}

fn limited(min: Option<i64>, max: Option<i64>) -> Limits {
    Limits { min: min.map(Decimal::from), max: max.map(Decimal::from) }
}

/// The report on what was typed, with what can be offered, or what has to be mended.
fn offered(bank: &Bank, tool: &str, given: &[(&str, &str)]) -> Result<Report, Vec<String>> {
    let (tool, context) = (find(tool).unwrap(), context(bank));
    let form = Form::new(calculator(tool.id).unwrap(), bank.tools.settings(tool.id), &context);
    let typed = |id: &str| {
        let (_, text) = given.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = form.read(typed, &context);
    let texts = Texts::built_in(Locale::ZhCn, context.currency);
    let told: Vec<String> = reading.errors.iter().map(|error| texts.say(&tool.explain(error))).collect();
    if !told.is_empty() {
        return Err(told);
    }
    let mut report = calculator(tool.id).unwrap().answer(&reading.values, &context).unwrap();
    let entered = |_: usize, field: &Field| Some(field.read(&typed(field.input.id)?, &context));
    FormState { form: &form, entered: &entered, context: &context }.keep_offers(&mut report, &bank.tools.settings);
    Ok(report)
}

fn leads_to(report: &Report, tool: &str) -> bool {
    report.next.iter().any(|next| matches!(next.destination, Destination::Tool(to, _) if to.id == tool))
}

#[test]
fn a_limit_holds_wherever_its_meaning_does() {
    let bank = small_lender();
    assert_eq!(limits(&bank, "affordability", "term"), limited(None, Some(20)));
    assert_eq!(limits(&bank, "refinance", "new_term"), limited(None, Some(240)));
    assert_eq!(limits(&bank, "refinance", "offers3_term"), limited(None, Some(240)));
    assert_eq!(limits(&bank, "refinance", "balance"), limited(Some(100_000), Some(500_000)));
    // Nothing wanted is 0, whatever the least is that is lent.
    assert_eq!(limits(&bank, "affordability", "wanted"), limited(None, Some(500_000)));
    // What somebody owes already was lent elsewhere.
    assert_eq!(limits(&bank, "prepayment", "balance"), limited(None, None));
    assert_eq!(limits(&bank, "refinance", "months_left"), limited(None, None));
    // And the other way round: an input says it for its meaning, wherever it stands.
    let other = self::bank(&json!({ "affordability": { "term": { "max": 25 }, "annual_rate": { "min": 2 } } }));
    assert_eq!(limits(&other, "mortgage", "term"), limited(None, Some(25)));
    assert_eq!(limits(&other, "mortgage", "annual_rate"), limited(Some(2), None));
    assert_eq!(limits(&other, "refinance", "new_term"), limited(None, Some(300)));
}

#[test]
fn the_narrower_of_two_limits_holds() {
    let bank = bank(&json!({
        "mortgage": { "term": { "max": 25, "min": 5 } },
        "affordability": { "term": { "max": 30, "min": 10 } },
        "refinance": { "offers_term": { "max": 360 } },
    }));
    for tool in ["mortgage", "affordability"] {
        assert_eq!(limits(&bank, tool, "term"), limited(Some(10), Some(25)));
    }
    assert_eq!(limits(&bank, "refinance", "offers2_term"), limited(Some(120), Some(300)));
}

#[test]
fn a_limit_leaves_the_published_rate_as_the_default() {
    let bank = bank(&json!({ "mortgage": { "annual_rate": { "max": 6 } } }));
    for tool in ["mortgage", "affordability"] {
        let form = Form::new(calculator(tool).unwrap(), bank.tools.settings(tool), &context(&bank));
        let field = form.field("annual_rate").unwrap();
        assert_eq!(field.limits(), limited(None, Some(6)));
        let lpr = bank.tools.packs.lpr.as_ref().unwrap().latest().unwrap().five_years;
        assert_eq!(field.default, Value::Number(lpr), "{tool}");
        assert!(field.source.is_some(), "{tool}");
    }
}

#[test]
fn what_is_left_of_a_price_is_an_amount_like_any_other() {
    let bank = small_lender();
    let by_share = |price: &str| offered(&bank, "mortgage", &[("by", "share"), ("price", price), ("term", "20")]);
    assert!(by_share("700000").is_ok());
    assert_eq!(
        by_share("1000000").unwrap_err(),
        ["按填写的内容，“贷款金额”是 700,000\u{a0}元，不能超过 500,000\u{a0}元。"]
    );
    assert_eq!(
        by_share("100000").unwrap_err(),
        ["按填写的内容，“贷款金额”是 70,000\u{a0}元，不能小于 100,000\u{a0}元。"]
    );
    let down = [("by", "down"), ("price", "1000000"), ("down_payment", "500000"), ("term", "20")];
    assert!(offered(&bank, "mortgage", &down).is_ok());
    let rated = self::bank(&json!({ "mortgage": { "annual_rate": { "min": 3, "max": 4 } } }));
    let floating = |points: &str| {
        let given = [("rate_by", "lpr"), ("lpr", "3.5"), ("basis_points", points)];
        offered(&rated, "mortgage", &given)
    };
    assert!(floating("-50").is_ok());
    assert!(floating("-51").unwrap_err()[0].contains("2.99%"));
    assert!(floating("51").unwrap_err()[0].contains("4.01%"));
}

#[test]
fn without_a_bank_tools_lead_where_they_can() {
    let bank = bank(&json!({}));
    let card = |monthly: &str| offered(&bank, "card_debt", &[("balance", "5000000"), ("monthly", monthly)]).unwrap();
    assert!(leads_to(&card("200000"), "saving_goal"));
    assert!(!leads_to(&card("2000000"), "saving_goal"), "it takes 1,000,000 a month");
}

#[test]
fn a_change_keeps_to_what_the_bank_lends() {
    let thirty = |max: u32| bank(&json!({ "mortgage": { "term": { "max": max, "default": 25 } } }));
    let longer = |bank: &Bank| {
        let report = offered(bank, "affordability", &[("term", "25")]).unwrap();
        report.levers.iter().any(|lever| lever.set == [("term", Value::Number(30.into()))])
    };
    assert!(longer(&thirty(30)));
    assert!(!longer(&thirty(29)));
}

#[test]
fn a_step_that_the_bank_would_refuse_is_not_shown() {
    let bank = small_lender();
    let income = |income: &str| offered(&bank, "affordability", &[("income", income)]).unwrap();
    assert!(leads_to(&income("6000"), "mortgage"));
    assert!(!leads_to(&income("60000"), "mortgage"), "more than 500,000 is not lent here");
    let texts = Texts::built_in(Locale::ZhCn, bank.institution.currency);
    let told = |report: &Report| report.warnings.iter().any(|line| texts.say(line).contains("最多 500,000\u{a0}元"));
    assert!(told(&income("60000")) && !told(&income("6000")));
    let rest = |balance: &str| offered(&bank, "prepayment", &[("balance", balance), ("amount", "50000")]).unwrap();
    assert!(leads_to(&rest("400000"), "refinance"));
    assert!(!leads_to(&rest("600000"), "refinance"));
}

#[test]
fn a_step_names_every_choice_that_its_numbers_depend_on() {
    // A bank may begin with another option of every choice.
    let bank = bank(&json!({
        "mortgage": {
            "by": { "choice": "share" }, "kind": { "choice": "fund" }, "rate_by": { "choice": "lpr" },
        },
        "cost_statement": { "method": { "choice": "fee" } },
        "prepayment": { "question": { "choice": "budget" } },
        "saving_goal": { "question": { "choice": "goal" } },
    }));
    let context = context(&bank);
    for tool in finplan::tools::registry::TOOLS {
        let form = Form::new(calculator(tool.id).unwrap(), &[], &context);
        let report = calculator(tool.id).unwrap().answer(&form.defaults(), &context).unwrap();
        for next in &report.next {
            assert!(accepts(&next.destination, &bank.tools.settings, &context), "{}: {:?}", tool.id, next.destination);
        }
    }
}

#[test]
fn the_sample_bank_offers_everything_that_its_tools_lead_to() {
    let bank = config::load(config::SAMPLE, &|_| true, date::parse("2026-11-23").unwrap()).unwrap();
    let context = context(&bank);
    for tool in finplan::tools::registry::TOOLS {
        let form = Form::new(calculator(tool.id).unwrap(), bank.tools.settings(tool.id), &context);
        let report = calculator(tool.id).unwrap().answer(&form.defaults(), &context).unwrap();
        let offers = FormState::new(&form, &context).offers(&report, &bank.tools.settings, &context);
        assert!(offers.next.iter().all(|offered| *offered), "{}: {offers:?}", tool.id);
        // All but one: it lends for thirty years, and affordability begins with thirty.
        let refused: Vec<_> =
            report.levers.iter().zip(&offers.levers).filter(|(_, offered)| offered.is_none()).collect();
        let longer: Vec<_> = refused.iter().map(|(lever, _)| (tool.id, lever.set.clone())).collect();
        let expected = [("affordability", vec![("term", Value::Number(35.into()))])];
        assert_eq!(longer, if tool.id == "affordability" { &expected[..] } else { &[] }, "{}", tool.id);
        assert!(!report.next.is_empty(), "{}", tool.id);
    }
    assert_eq!(finplan::handover::unanswered(&bank.tools.settings, &context), []);
}

#[test]
fn defaults_without_an_answer_are_told() {
    let bank = bank(&json!({ "saving_goal": { "bad": { "default": 5 }, "middle": { "default": 1 } } }));
    let found = finplan::handover::unanswered(&bank.tools.settings, &context(&bank));
    let places: Vec<_> = found.iter().map(|(tool, error)| (*tool, error.input)).collect();
    assert_eq!(places, [("saving_goal", "middle")]);
}

#[test]
fn a_tool_begins_anew_where_what_stands_there_leaves_no_answer() {
    use finplan::handover::PrefillBase;
    let bank = bank(&json!({}));
    let context = context(&bank);
    let form = Form::new(calculator("cost_statement").unwrap(), &[], &context);
    // One item of 20,000 is too much for a loan of 12,000, and nothing is wrong with the loan.
    let typed = |id: &str| {
        let given = [("items", "1"), ("items1_basis", "once"), ("items1_amount", "20000")];
        let (_, text) = given.into_iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: text.to_owned(), wan: false })
    };
    let entered = |_: usize, field: &Field| Some(field.read(&typed(field.input.id)?, &context));
    let state = FormState { form: &form, entered: &entered, context: &context };
    let handed = |amount: i64| [("amount", Value::Number(amount.into()))];
    assert_eq!(state.prefill_base(&handed(12_000)), PrefillBase::Defaults);
    assert_eq!(state.prefill_base(&handed(50_000)), PrefillBase::Current);
    // What has no answer in any case stays beside what was typed.
    assert_eq!(state.prefill_base(&handed(1)), PrefillBase::Current);
    // Of several values of other tools each is taken that leaves an answer.
    let others = [("amount", Value::Number(12_000.into())), ("periods", Value::Number(24.into()))];
    assert_eq!(state.accepted(&others), others[1..]);
}
