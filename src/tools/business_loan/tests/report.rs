use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::inputs::Inputs as _;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::FieldError;
use crate::tools::business_loan::BusinessLoan;
use crate::tools::registry::calculator;
use chrono::NaiveDate;

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

fn run(typed: &[(&str, &str)]) -> Result<Report, Vec<FieldError>> {
    let text = |id: &str| {
        let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(BusinessLoan::CALCULATOR, &[], &context()).read(text, &context());
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    BusinessLoan::CALCULATOR.answer(&reading.values, &context())
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn figure(report: &Report, name: &str) -> Arg {
    report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap().value.clone()
}

fn costs(report: &Report) -> Vec<(&'static str, i64)> {
    let row = |row: &[Cell]| match row {
        [Cell::Word(_, way), Cell::Money(cost), ..] => (*way, cost.minor()),
        _ => panic!("{row:?}"),
    };
    report.tables[0].rows().map(row).collect()
}

#[test]
fn money_that_is_needed_half_the_time_is_cheapest_by_the_day() {
    let report = run(&[]).unwrap();
    // 500,000 * 4.5 % * 15 / 360 = 937.50 a month. Level would be cheaper, but 42,529.28 a month is more than 30,000.
    assert_eq!(
        say(&report.headline),
        "最省又还得上的是随借随还，息费合计 11,250 元；靠结余还不上的：等额本息、等额本金。"
    );
    assert_eq!(figure(&report, "highest"), Arg::Money(crate::domain::money::Money::from_minor(93_750)));
    let expected = [("line", 1_125_000), ("balloon", 1_899_996), ("level", 1_035_132), ("principal", 1_029_166)];
    assert_eq!(costs(&report), expected);
    // Owed at the start of December and 15 days of its 31.
    assert_eq!(report.charts[0].series[0].values[0].to_string(), "241935.48");
    assert_eq!(report.charts[0].months(), 12);
    assert_eq!(report.charts[0].series[1].values[12].to_string(), "0");
}

#[test]
fn enough_surplus_makes_the_cheapest_option_the_best() {
    let report = run(&[("surplus", "60000")]).unwrap();
    assert_eq!(say(&report.headline), "最省的是等额本金，息费合计 10,291.66 元；四种还法都还得上。");
    assert_eq!(figure(&report, "simple"), Arg::Percent("3.80".parse().unwrap()));
    // 1.0031666^12 - 1.
    assert_eq!(figure(&report, "compound"), Arg::Percent("3.87".parse().unwrap()));
}

#[test]
fn what_cannot_be_paid_says_when_and_by_how_much() {
    let report = run(&[("use", "throughout"), ("surplus", "25000"), ("cash", "0")]).unwrap();
    // 500,000 and 10,351.32 of interest, less twelve times 25,000.
    let warnings: Vec<_> = report.warnings.iter().map(say).collect();
    assert!(warnings[2].starts_with("等额本息：2027年12月1日现金会缺 210,351.32 元"), "{warnings:?}");
    assert!(say(&report.headline).starts_with("四种还法靠结余都还不上；差得最少的是"), "{}", say(&report.headline));
    let names: Vec<_> = report.levers.iter().map(|lever| lever.label.key.2).collect();
    assert!(names.contains(&"cash") && names.contains(&"longer"), "{names:?}");
}

#[test]
fn a_lever_does_what_it_says() {
    let report = run(&[]).unwrap();
    assert!(report.levers.len() >= 3);
    for lever in &report.levers {
        let set: Vec<_> = lever.set.iter().map(|(id, value)| (*id, Field::canonical(*value))).collect();
        let typed: Vec<_> = set.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let after = run(&typed).unwrap();
        let Arg::Money(cost) = figure(&after, "cost") else { panic!() };
        assert!(lever.effect.args.contains(&("cost", Arg::Money(cost))), "{}", say(&lever.effect));
        assert!(cost.minor() < 1_125_000);
    }
}

#[test]
fn movements_must_fit_the_line_and_the_time() {
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)]);
    let wrong: [Case; 4] = [
        ("moves", &[("moves", "0")]),
        ("moves1_amount", &[("moves1_kind", "repay")]),
        ("moves1_amount", &[("moves1_amount", "500001")]),
        ("moves2_month", &[("moves2_month", "2027-12"), ("moves2_day", "1")]),
    ];
    for (input, case) in wrong {
        let errors = run(&[&[("use", "listed")], case].concat()).unwrap_err();
        assert_eq!(errors[0].input, input, "{case:?}");
        assert!(say(&BusinessLoan::TOOL.explain(&errors[0])).contains("500,000 元"), "{case:?}");
    }
    // 500,000 from 1 December to 15 February: 76 days at 62.50.
    let report = run(&[("use", "listed")]).unwrap();
    assert_eq!(costs(&report)[0], ("line", 475_000));
}

#[test]
fn the_base_of_the_day_is_named_and_counts() {
    let report = run(&[("base", "365")]).unwrap();
    // 180 days of 500,000 at 4.5 %: 22,500 * 180 / 365.
    assert_eq!(costs(&report)[0], ("line", 1_109_589));
}

#[test]
fn the_next_form_takes_the_numbers_that_are_carried() {
    for (typed, tools) in [
        (&[][..], &["cost_statement", "saving_goal"][..]),
        // A fee above the loan, and more a month than is ever saved: nobody is led to a refusal.
        (&[("term_fee", "50000000"), ("surplus", "50000000")], &[]),
        (&[("surplus", "60000"), ("amount", "10000")], &["cost_statement", "saving_goal"]),
        // In 600 months 500 do not come to 500,000.
        (&[("surplus", "500")], &["cost_statement"]),
    ] {
        let mut led = Vec::new();
        for step in run(typed).unwrap().next {
            let Destination::Tool(tool, carried) = step.destination else { continue };
            let id = tool.id;
            led.push(id);
            let form = Form::new(calculator(id).unwrap(), &[], &context());
            for (input, value) in carried {
                let field = form.field(input).unwrap_or_else(|| panic!("{id} has no {input}"));
                let typed = Typed { text: Field::canonical(value), wan: false };
                assert_eq!(field.read(&typed, &context()), Ok(value), "{id} {input}");
            }
        }
        assert_eq!(led, tools, "{typed:?}");
    }
}
