use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::inputs::Inputs as _;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::FieldError;
use crate::tools::car_loan::CarLoan;
use crate::tools::registry::calculator;
use chrono::NaiveDate;
use rust_decimal::Decimal;

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

fn run(typed: &[(&str, &str)]) -> Result<Report, Vec<FieldError>> {
    let text = |id: &str| {
        let (_, text) = typed.iter().rev().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(CarLoan::CALCULATOR, &[], &context()).read(text, &context());
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    CarLoan::CALCULATOR.answer(&reading.values, &context())
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn number(report: &Report, name: &str) -> Decimal {
    let figure = report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap();
    match figure.value {
        Arg::Rounded(number, _) | Arg::Percent(number) => number,
        Arg::Money(money) => money.to_decimal(),
        _ => panic!("{name} is no number"),
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn without_any_return_today_is_the_sum_of_what_is_paid() {
    let report = run(&[("return_rate", "0")]).unwrap();
    // 54,000 + 3,000 + 36 * 3,500 against 180,000 - 10,000.
    assert_eq!(number(&report, "payment"), decimal("3500"));
    assert_eq!(number(&report, "total_offer"), decimal("183000"));
    assert_eq!(number(&report, "total_other"), decimal("170000"));
    assert_eq!(number(&report, "saving"), decimal("13000"));
    assert_eq!(number(&report, "left_offer"), decimal("67000"));
    assert_eq!(number(&report, "left_other"), decimal("80000"));
    assert!(
        say(&report.headline).starts_with("付现金拿优惠更省，按今天的钱算约少 1.3 万元"),
        "{}",
        say(&report.headline)
    );
}

#[test]
fn a_rate_of_zero_costs_what_its_fee_and_the_lost_discount_make_it() {
    let report = run(&[]).unwrap();
    // 113,000 received for 36 payments of 3,500; 123,000 without the discount.
    for (name, received) in [("simple", 113_000.0), ("with_fees", 123_000.0)] {
        let monthly = number(&report, name).to_string().parse::<f64>().unwrap() / 1_200.0;
        let value: f64 = (1..=36).map(|month| 3_500.0 / (1.0 + monthly).powi(month)).sum();
        assert!((value - received).abs() < 15.0, "{name}: {value}");
    }
    let (simple, compound) = (number(&report, "simple"), number(&report, "compound"));
    assert_eq!((simple, compound), (decimal("7.21"), decimal("7.45")));
}

#[test]
fn without_fee_and_discount_the_real_rate_is_the_rate() {
    let report = run(&[("rate", "4.8"), ("fee", "0"), ("discount", "0"), ("balloon", "30")]).unwrap();
    assert_eq!(number(&report, "simple"), decimal("4.80"));
    assert_eq!(number(&report, "with_fees"), decimal("4.80"));
    let same = run(&[("rate", "4.5"), ("fee", "0"), ("discount", "0"), ("pay", "loan")]).unwrap();
    assert_eq!(say(&same.headline), "按今天的钱算，两种买法一样贵。");
}

#[test]
fn at_the_break_even_both_ways_cost_the_same() {
    for pay in ["savings", "loan"] {
        let case = [("pay", pay), ("fee", "500"), ("other_rate", "6.5")];
        let discount = number(&run(&case).unwrap(), "break_even").round_dp(2).to_string();
        let apart = |discount: &str| number(&run(&[&case[..], &[("discount", discount)]].concat()).unwrap(), "saving");
        assert!(apart(&discount) < Decimal::ONE, "{pay}: {discount}");
        let report = run(&[&case[..], &[("discount", "1000")]].concat()).unwrap();
        assert!(say(&report.headline).starts_with("贴息贷款更省"), "{}", say(&report.headline));
    }
    let earned = number(&run(&[]).unwrap(), "break_even_return").to_string();
    assert!(number(&run(&[("return_rate", &earned)]).unwrap(), "saving") < decimal("15"));
    let more = run(&[("return_rate", "9")]).unwrap();
    assert!(say(&more.headline).starts_with("贴息贷款更省"));
}

#[test]
fn a_balloon_waits_for_the_last_payment_and_is_announced() {
    let report = run(&[("balloon", "40")]).unwrap();
    // 40 % of 126,000 waits: 50,400; the other 75,600 in 36 parts of 2,100.
    let rows: Vec<_> = report.tables[0].rows().collect();
    let minor = |cell: Cell| if let Cell::Money(money) = cell { money.minor() } else { panic!("{cell:?}") };
    assert_eq!((minor(rows[0][1]), minor(rows[35][1])), (210_000, 5_250_000));
    assert_eq!(rows.iter().map(|row| minor(row[2])).sum::<i64>(), 12_600_000);
    assert!(say(&report.warnings[0]).starts_with("末期在 2029年11月，要还 52,500 元"), "{}", say(&report.warnings[0]));
    // A loan without interest is cheaper the later it is repaid.
    assert!(number(&report, "saving") < number(&run(&[]).unwrap(), "saving"));
}

#[test]
fn an_ordinary_loan_takes_the_discount_off_what_is_borrowed() {
    let report = run(&[("pay", "loan"), ("other_rate", "0")]).unwrap();
    // 54,000 + 116,000; the one without interest and fee.
    assert_eq!(number(&report, "total_other"), decimal("170000.00"));
    assert_eq!(report.charts.len(), 1);
    assert_eq!(report.charts[0].series[1].values[0], decimal("116000"));
    assert_eq!(report.charts[0].series[1].values[36], Decimal::ZERO);
}

#[test]
fn levers_do_what_they_say() {
    for pay in ["savings", "loan"] {
        let case = [("pay", pay), ("rate", "3"), ("discount", "2000"), ("balloon", "20")];
        let report = run(&case).unwrap();
        assert!(!report.levers.is_empty());
        for lever in &report.levers {
            let (id, value) = lever.set[0];
            let text = Field::canonical(value);
            let after = run(&[&case[..], &[(id, &text)]].concat()).unwrap();
            let Arg::Text(way) = &lever.effect.args[0].1 else { panic!() };
            assert!(say(&after.headline).starts_with(&say(way)), "{}: {}", say(&lever.label), say(&after.headline));
        }
    }
}

#[test]
fn what_cannot_be_bought_so_is_said_at_its_field() {
    let wrong = [
        ("down", "180000", "“首付款”要少于车价 180,000 元。"),
        ("discount", "126000", "“不用贴息贷款的优惠”要少于贷款部分 126,000 元。"),
        ("savings", "169999", "付现金要 170,000 元，“现有存款”不够；可以改选普通贷款。"),
    ];
    for (id, text, expected) in wrong {
        let errors = run(&[(id, text)]).unwrap_err();
        assert_eq!((errors[0].input, say(&CarLoan::TOOL.explain(&errors[0])).as_str()), (id, expected));
    }
    let report = run(&[("savings", "170000")]).unwrap();
    assert!(say(&report.warnings[0]).starts_with("存款不够还完贴息贷款"), "{}", say(&report.warnings[0]));
}

#[test]
fn the_next_form_takes_the_numbers_that_are_carried() {
    for typed in [
        &[][..],
        &[("fee", "0"), ("price", "60000"), ("down", "10000")],
        &[("balloon", "30")],
        &[("months", "96"), ("rate", "36")],
    ] {
        let mut stated = false;
        for step in run(typed).unwrap().next {
            let Destination::Tool(tool, carried) = step.destination else { continue };
            let id = tool.id;
            stated |= id == "cost_statement";
            let form = Form::new(calculator(id).unwrap(), &[], &context());
            for (input, value) in carried {
                let field = form.field(input).unwrap_or_else(|| panic!("{id} has no {input}"));
                let typed = Typed { text: Field::canonical(value), wan: false };
                assert_eq!(field.read(&typed, &context()), Ok(value), "{id} {input}");
            }
        }
        assert_eq!(stated, !typed.contains(&("balloon", "30")));
    }
}
