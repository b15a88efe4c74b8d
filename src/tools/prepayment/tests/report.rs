use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Form, Typed};
use crate::tool::inputs::Inputs as _;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value, Values};
use crate::tools::prepayment::Prepayment;
use chrono::NaiveDate;

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

/// 12,000 over a year at 1 % a month, 1,000 of principal each time: 120 + 110 + … + 10 = 780 of interest.
const YEAR: [(&str, &str); 4] =
    [("balance", "12000"), ("annual_rate", "12"), ("months_left", "12"), ("method", "equal_principal")];

fn values(typed: &[(&str, &str)]) -> Values {
    let text = |id: &str| {
        // All that a contract may say is there to be set.
        let more = [("contract", "more")];
        let (_, text) = typed.iter().chain(&YEAR).chain(&more).find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(Prepayment::CALCULATOR, &[], &context()).read(text, &context());
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    reading.values
}

fn answer(typed: &[(&str, &str)]) -> Result<Report, Vec<FieldError>> {
    Prepayment::CALCULATOR.answer(&values(typed), &context())
}

fn run(typed: &[(&str, &str)]) -> Report {
    answer(typed).unwrap()
}

fn figure(report: &Report, name: &str) -> Arg {
    report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap().value.clone()
}

fn money(report: &Report, name: &str) -> i64 {
    let Arg::Money(money) = figure(report, name) else { panic!("{name} is no amount") };
    money.minor()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

/// The field that is to be mended, and what is said there.
fn field_error(typed: &[(&str, &str)]) -> (&'static str, String) {
    let errors = answer(typed).unwrap_err();
    (errors[0].input, say(&Prepayment::TOOL.explain(&errors[0])))
}

#[test]
fn the_same_amount_again_and_again_until_nothing_is_left() {
    // 1,000 now and before each payment: 11,000, 9,000, … 1,000 bear interest: 110 + 90 + 70 + 50 + 30 + 10 = 360.
    let monthly = run(&[("every", "month"), ("amount", "1000")]);
    assert_eq!(say(&monthly.headline), "每月多还 1,000 元，净省利息 420 元，2027年4月还清。");
    assert_eq!(money(&monthly, "taken"), 600_000);
    assert_eq!(figure(&monthly, "sooner"), Arg::Duration(6));
    // Three times only: 110 + 90 + 70 and then 6,000 down to nothing without more: 60 + 50 + … + 10 less the first 10.
    let thrice = run(&[("every", "month"), ("amount", "1000"), ("until", "2027-01")]);
    assert_eq!(money(&thrice, "taken"), 300_000);
    assert_eq!(money(&thrice, "interest"), 78_000 - 27_000 - 21_000);
    // Now and in three, six and nine months: 11,000, 10,000, 9,000 | 7,000, 6,000, 5,000 | 3,000, 2,000, 1,000.
    let quarterly = run(&[("every", "quarter"), ("amount", "1000")]);
    assert_eq!(say(&quarterly.headline), "每三个月多还 1,000 元，净省利息 240 元，2027年7月还清。");
    let after = quarterly.tables.iter().find(|table| table.id == "after").unwrap();
    assert_eq!(say(&after.columns[2]), "提前还");
    assert_eq!(after.rows().len(), 9);
}

#[test]
fn further_prepayments_come_on_top() {
    // 11,000, 10,000, then 9,000 less 2,000 is 7,000: 110 + 100 + 70 + 60 + … + 10 = 490.
    let typed = [("amount", "1000"), ("extra", "1"), ("extra1_month", "2027-01"), ("extra1_amount", "2000")];
    let report = run(&typed);
    assert_eq!(say(&report.headline), "分 2 次一共提前还 3,000 元，净省利息 290 元，2027年7月还清。");
    // They belong to the question what an amount saves, and to no other.
    let other: Vec<_> = typed.into_iter().chain([("question", "budget"), ("budget", "2000")]).collect();
    assert!(values(&other).iter().all(|(id, _)| !id.starts_with("extra")));
}

#[test]
fn the_least_amount_that_saves_so_much() {
    // 6,000 now leaves 60 + 50 + … + 10 = 210 of interest; a unit less leaves a seventh payment and 210.07.
    let report = run(&[("question", "save"), ("save", "570")]);
    assert_eq!(money(&report, "each"), 600_000);
    assert_eq!(say(&report.headline), "提前还 6,000 元，净省利息 570 元，早 6 个月、在 2027年4月还清。");
    let less = run(&[("amount", "5999")]);
    assert_eq!(money(&less, "interest"), 56_993);
    // More than all interest cannot be saved.
    let (input, said) = field_error(&[("question", "save"), ("save", "800")]);
    assert_eq!((input, said.as_str()), ("save", "最早就全部还清，也只省利息 780 元；请把“想省下的利息”改小。"));
}

#[test]
fn what_it_takes_to_be_free_by_a_month() {
    // Six payments of 1,000 and six times as much before them; with 999 six would be left.
    let monthly = [("question", "free_by"), ("free_by", "2027-04"), ("every", "month")];
    let report = run(&monthly);
    assert_eq!(money(&report, "each"), 100_000);
    assert_eq!(figure(&report, "end"), Arg::Month("2027-04-01".parse().unwrap()));
    // All of it at once, in that very month: five payments are made by then.
    let last = run(&[("question", "free_by"), ("free_by", "2027-04"), ("month", "2027-04")]);
    assert_eq!(money(&last, "each"), 600_000);
    assert_eq!(figure(&last, "end"), Arg::Month("2027-04-01".parse().unwrap()));
    let early = [("question", "free_by"), ("free_by", "2027-03"), ("month", "2027-04")];
    assert_eq!(field_error(&early), ("free_by", "“希望还清的月份”不能早于 2027年4月。".to_owned()));
    let late = [("question", "free_by"), ("free_by", "2027-10")];
    let said = "不提前还也会在 2027年10月还清，“希望还清的月份”请选更早的月份。";
    assert_eq!(field_error(&late), ("free_by", said.to_owned()));
}

#[test]
fn a_budget_pays_the_payment_first() {
    // 12,000, 10,120, 8,221.20, 6,303.41, 4,366.44, 2,410.10 and 434.20 bear interest:
    // 120 + 101.20 + 82.21 + 63.03 + 43.66 + 24.10 + 4.34 = 438.54.
    let report = run(&[("question", "budget"), ("budget", "2000")]);
    assert_eq!(say(&report.headline), "每月一共还 2,000 元，净省利息 341.46 元，早 5 个月、在 2027年5月还清。");
    let (input, said) = field_error(&[("question", "budget"), ("budget", "1119")]);
    assert_eq!((input, said.as_str()), ("budget", "“每月一共能还”不能小于 1,120 元。"));
    // A year of 1,120 is the first payment and a little more each time.
    assert!(money(&run(&[("question", "budget"), ("budget", "1120")]), "interest") > 0);
}

#[test]
fn an_amount_found_saves_what_was_asked_when_it_is_entered() {
    for (question, goal) in [("save", ("save", "300")), ("free_by", ("free_by", "2027-06"))] {
        for every in ["once", "month", "quarter", "year"] {
            for penalty in ["0", "1"] {
                let typed = [("question", question), goal, ("every", every), ("penalty", penalty), ("minimum", "500")];
                let found = run(&typed);
                let each = (money(&found, "each") / 100).to_string();
                let entered = run(&[("amount", &each), ("every", every), ("penalty", penalty), ("minimum", "500")]);
                for name in ["net", "interest", "penalty", "end"] {
                    assert_eq!(figure(&found, name), figure(&entered, name), "{typed:?} {name}");
                }
            }
        }
    }
}

#[test]
fn a_charge_is_a_share_or_months_of_interest_and_ends() {
    let penalty = |typed: &[(&str, &str)]| {
        let all: Vec<_> = [("amount", "6000"), ("month", "2027-01")].iter().chain(typed).copied().collect();
        money(&run(&all), "penalty")
    };
    assert_eq!(penalty(&[("penalty", "1.5")]), 9_000);
    // A month of 6,000 at 12 % is 60.
    let months = [("penalty_kind", "months"), ("penalty_months", "2")];
    assert_eq!(penalty(&months), 12_000);
    assert_eq!(penalty(&[months[0], months[1], ("free_after", "3")]), 12_000);
    assert_eq!(penalty(&[months[0], months[1], ("free_after", "2")]), 0);
    // Each of several is charged, until they are free: 1 % of 1,000 twice.
    let monthly = [("every", "month"), ("amount", "1000"), ("penalty", "1"), ("free_after", "2")];
    assert_eq!(money(&run(&monthly), "penalty"), 2_000);
}

#[test]
fn a_plain_contract_has_a_share_of_the_amount_for_a_charge_and_no_more() {
    let typed =
        [("contract", "plain"), ("penalty", "1"), ("penalty_kind", "months"), ("minimum", "900"), ("wait", "3")];
    let hidden = ["penalty_kind", "penalty_months", "free_after", "minimum", "wait"];
    assert!(values(&typed).iter().all(|(id, _)| !hidden.contains(&id)));
    let report = run(&[typed[0], typed[1], typed[2], typed[3], typed[4], ("amount", "800")]);
    assert_eq!(money(&report, "penalty"), 800);
}

#[test]
fn the_contract_is_kept() {
    let (input, said) = field_error(&[("amount", "900"), ("minimum", "1000")]);
    assert_eq!((input, said.as_str()), ("amount", "合同要求每次至少还 1,000 元，结清除外。请核对“提前还的金额”。"));
    // What a budget leaves is the less the smaller it is: 880 the first time.
    assert_eq!(field_error(&[("question", "budget"), ("budget", "2000"), ("minimum", "900")]).0, "minimum");
    // Settling is no matter of the minimum, and a goal never asks for less.
    assert!(answer(&[("amount", "12000"), ("minimum", "20000")]).is_ok());
    assert_eq!(money(&run(&[("question", "save"), ("save", "100"), ("minimum", "3000")]), "each"), 300_000);
    let (input, said) = field_error(&[("wait", "3"), ("amount", "1000")]);
    assert_eq!((input, said.as_str()), ("month", "“什么时候提前还”不能早于 2027年2月。"));
    let further = [("wait", "3"), ("month", "2027-02"), ("extra", "1"), ("extra1_month", "2027-01")];
    assert_eq!(field_error(&further).0, "extra1_month");
    assert_eq!(field_error(&[("every", "year"), ("month", "2027-02"), ("until", "2027-01")]).0, "until");
}

#[test]
fn the_return_after_the_charge_is_the_internal_one() {
    // 5,050 now against 50 and 5,050: 5,050 v² + 50 v = 5,050, v = 0.995062, and v^-12 is 1.0612.
    let typed = [("balance", "10000"), ("months_left", "2"), ("amount", "5000"), ("penalty", "1")];
    let report = run(&typed);
    // 6.1208: what money must earn is rounded up.
    assert_eq!(figure(&report, "break_even"), Arg::Percent("6.13".parse().unwrap()));
    let at = |rate| {
        let all: Vec<_> = typed.into_iter().chain([("return_rate", rate)]).collect();
        say(&run(&all).warnings[0])
    };
    assert!(at("6").contains("提前还比留着投资约多"), "{}", at("6"));
    assert!(at("6.25").contains("投资可能亏损"), "{}", at("6.25"));
}

#[test]
fn an_emergency_fund_that_is_touched_is_said_and_can_be_kept() {
    // 20,000 less 6,000 are four months of 3,000; six would be 18,000, so 2,000 can go.
    let typed = [("amount", "6000"), ("savings", "20000"), ("essentials", "3000")];
    let report = run(&typed);
    assert_eq!(figure(&report, "fund"), Arg::Duration(4));
    let said = "会动用应急金：提前还后手上只有 14,000 元，够 4 个月的必要支出，比 6 个月的应急金少 4,000 元。\
                已还的钱很难再拿出来。";
    assert!(report.warnings.iter().any(|text| say(text) == said), "{:?}", report.warnings);
    let keep = report.levers.iter().find(|lever| lever.label.key.2 == "keep_fund").unwrap();
    assert_eq!(keep.set, [("amount", Value::Number("2000".parse().unwrap()))]);
    let kept = run(&[("amount", "2000"), typed[1], typed[2]]);
    assert!(kept.warnings.iter().any(|text| say(text) == "提前还后手上还有 18,000 元，够 6 个月的必要支出。"));
    assert!(kept.levers.iter().all(|lever| lever.label.key.2 != "keep_fund"));
}

#[test]
fn the_old_links_still_ask_the_old_question() {
    // The inputs of the tool before it could ask four questions, with another value each.
    let old = [("amount", "3000"), ("month", "2027-01"), ("mode", "lower"), ("penalty", "1"), ("savings", "5000")];
    let report = run(&old);
    // 12,000 and 11,000 as before; then 7,000 over ten months is 700 each: 70 + 63 + … + 7 = 385 for 550.
    assert_eq!(money(&report, "interest"), 16_500);
    assert_eq!(money(&report, "penalty"), 3_000);
    assert_eq!(money(&report, "payment"), 77_000);
}

#[test]
fn the_next_steps_carry_the_numbers() {
    let place = |report: &Report, name: &str| {
        let next = report.next.iter().find(|next| next.label.key.2 == name).unwrap();
        let Destination::Tool(_, carried) = &next.destination else { panic!("{next:?}") };
        carried.clone()
    };
    let number = |text: &str| Value::Number(text.parse().unwrap());
    let again = run(&[("every", "month"), ("amount", "1000")]);
    // The first payment is 1,000 and 120 of interest.
    assert!(place(&again, "after").contains(&("monthly", number("1120.00"))));
    let carried = place(&again, "refinance");
    assert!(carried.contains(&("balance", number("12000.00"))) && carried.contains(&("months_left", number("12"))));
}
