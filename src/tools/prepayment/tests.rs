//! What holds of the calculation, and in `report` of what it says.

mod report;

use super::*;
use crate::domain::money::Currency;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::inputs::Inputs as _;
use crate::tool::report::{Cell, Destination, MarkKind};
use crate::tool::value::{Value, Values};

const LEVEL: &str = Repayment::EqualInstallment.code();
const FALLING: &str = Repayment::EqualPrincipal.code();
const SHORTEN: &str = Mode::Shorten.code();
const LOWER: &str = Mode::Lower.code();

fn name(group: &'static str, name: &'static str) -> Text {
    Text::item("prepayment", group, name)
}

fn context() -> Context {
    Context::new("2026-11-23".parse().unwrap(), Currency::Cny)
}

fn values(typed: &[(&str, &str)]) -> Values {
    let form = Form::new(Prepayment::CALCULATOR, &[], &context());
    let reading = form.read(
        |id| {
            let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
            Some(Typed { text: (*text).to_owned(), wan: false })
        },
        &context(),
    );
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    reading.values
}

fn evaluate(values: &Values, context: &Context) -> Result<Report, FieldError> {
    Prepayment::read(values, context)?.answer(context)
}

fn report(typed: &[(&str, &str)]) -> Report {
    evaluate(&values(typed), &context()).unwrap()
}

fn figure(report: &Report, id: &'static str) -> Arg {
    report.figures.iter().find(|figure| figure.label.key == name("figure", id).key).unwrap().value.clone()
}

fn money(text: &str) -> Arg {
    let cents: Decimal = text.parse::<Decimal>().unwrap().mul_checked(Decimal::ONE_HUNDRED).unwrap();
    Arg::Money(Money::from_minor(cents.try_into().unwrap()))
}

/// A case of prepayment.json as it would be typed.
fn case<'a>(
    [balance, rate, months, method]: [&'a str; 4],
    [month, amount, mode, penalty]: [&'a str; 4],
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("balance", balance),
        ("annual_rate", rate),
        ("months_left", months),
        ("method", method),
        ("month", month),
        ("amount", amount),
        ("mode", mode),
        ("penalty", penalty),
    ]
}

#[test]
fn the_independent_vectors_are_met() {
    // o-pp-0001: equal principal, after payment 8, lower payment.
    let falling = ["6920475.26", "4.2", "36", FALLING];
    let answer = report(&case(falling, ["2027-07", "346023.76", LOWER, "0"]));
    assert_eq!(figure(&answer, "net"), money("17560.70"));
    assert_eq!(figure(&answer, "payment"), money("197505.42"));
    // o-pp-0002: after payment 15, shorter, half a percent of penalty.
    let answer = report(&case(["1310000", "7.2", "60", LEVEL], ["2028-02", "26200", SHORTEN, "0.5"]));
    assert_eq!(figure(&answer, "interest"), money("8044.36"));
    assert_eq!(figure(&answer, "penalty"), money("131.00"));
    assert_eq!(figure(&answer, "net"), money("7913.36"));
    assert_eq!(figure(&answer, "sooner"), Arg::Duration(1));
    // o-pp-0003: after payment 34, shorter; 126 payments are left, the last of 23,909.98.
    let answer = report(&case(["4490000", "2.85", "180", LEVEL], ["2029-09", "449000", SHORTEN, "0"]));
    assert_eq!(figure(&answer, "net"), money("171458.15"));
    assert_eq!(figure(&answer, "sooner"), Arg::Duration(20));
    let after = answer.tables.iter().find(|table| table.id == "after").unwrap();
    assert_eq!(after.rows().len(), 126);
    let last = after.rows().last().unwrap();
    assert_eq!(last[1], Cell::Money(Money::from_minor(2_390_998)));
    // o-pp-0007: after payment 258, lower payment, one percent.
    let level = ["4755656.82", "4.2", "360", LEVEL];
    let answer = report(&case(level, ["2048-05", "237782.84", LOWER, "1"]));
    assert_eq!(figure(&answer, "net"), money("42997.87"));
    assert_eq!(figure(&answer, "payment"), money("20479.91"));
}

/// What is settled in the month of the last payment ends no sooner, though a payment less is made.
#[test]
fn settling_with_the_last_payment_is_not_sooner() {
    for (method, months, month) in [("equal_principal", "59", "2031-09"), ("equal_installment", "12", "2027-10")] {
        let inputs = [
            ("balance", "10000"),
            ("annual_rate", "2.6"),
            ("months_left", months),
            ("method", method),
            ("amount", "10000"),
            ("month", month),
        ];
        let report = report(&inputs);
        assert_eq!(report.headline.key.path(), "prepayment.headline.settled_last");
        assert_eq!(figure(&report, "sooner"), Arg::Duration(0));
        assert!(!report.levers.iter().any(|lever| lever.label.key.path() == "prepayment.lever.double"));
        // A month before, it is.
        let earlier = [("month", if months == "59" { "2031-08" } else { "2027-09" })];
        let report = self::report(&[&inputs[..5], &earlier].concat());
        assert_eq!(figure(&report, "sooner"), Arg::Duration(1));
    }
}

#[test]
fn more_than_is_owed_settles_the_loan() {
    // o-pp-0006: 203,000.00 is owed after payment 91, and 29 payments fall away.
    let answer = report(&case(["840000", "3.3", "120", FALLING], ["2034-06", "300000", LOWER, "0"]));
    assert_eq!(figure(&answer, "net"), money("8373.75"));
    assert_eq!(figure(&answer, "sooner"), Arg::Duration(28));
    assert_eq!(figure(&answer, "end"), Arg::Month("2034-06-01".parse().unwrap()));
    assert!(answer.warnings.contains(&name("warning", "enough").with("owed", money("203000"))));
    assert_eq!(answer.headline.key, name("headline", "settled").key);
    assert!(answer.tables.iter().all(|table| table.id != "after"));
}

#[test]
fn without_a_charge_money_must_earn_what_the_loan_costs() {
    // 3.5 % nominal is (1 + 0.035 / 12)^12 - 1 = 3.5567 % a year.
    for mode in [SHORTEN, LOWER] {
        for method in [LEVEL, FALLING] {
            let answer = report(&[("mode", mode), ("method", method)]);
            assert_eq!(figure(&answer, "break_even"), Arg::Percent("3.56".parse().unwrap()), "{mode} {method}");
        }
    }
    let key = |return_rate| report(&[("return_rate", return_rate)]).warnings[0].key;
    assert_eq!(key("3.5"), name("compare", "prepay").key);
    assert_eq!(key("3.6"), name("compare", "keep").key);
}

#[test]
fn money_that_earns_nothing_is_compared_with_the_net_saving() {
    // Without any return, prepaying ends higher by exactly what it saves net.
    let typed = [("return_rate", "0"), ("penalty", "1"), ("month", "2028-11")];
    let answer = report(&typed);
    let Arg::Money(net) = figure(&answer, "net") else { panic!("{answer:?}") };
    let advantage = answer.warnings[0].args.iter().find(|(name, _)| *name == "amount").unwrap().1.clone();
    assert_eq!(advantage, Arg::at_most(net.to_decimal()));
}

#[test]
fn a_charge_above_the_interest_is_a_loss() {
    let answer = report(&[("penalty", "10"), ("months_left", "12"), ("balance", "100000"), ("amount", "50000")]);
    assert_eq!(answer.headline.key, name("headline", "loss").key);
    assert_eq!(answer.warnings[0].key, name("compare", "keep").key);
}

#[test]
fn the_reserve_is_looked_at_when_asked() {
    let kinds = |savings, amount| {
        let answer = report(&[("savings", savings), ("amount", amount), ("penalty", "1")]);
        let keys: Vec<_> = answer.warnings.iter().map(|text| text.key.2).collect();
        (keys.into_iter().find(|key| key.starts_with("left") || *key == "short"), answer.warnings)
    };
    assert_eq!(kinds("0", "100000").0, None);
    assert_eq!(kinds("100999", "100000").0, Some("short"));
    // 800,000 at 3.5 % over 240 months is 4,639.68 a month: 20,000 are four of them.
    let (kind, warnings) = kinds("121000", "100000");
    assert_eq!(kind, Some("left_little"));
    assert!(warnings.iter().any(|text| text.args.contains(&("n", Arg::Count(4)))), "{warnings:?}");
    assert_eq!(kinds("200000", "100000").0, Some("left"));
    assert_eq!(kinds("900000", "800000").0, Some("left_settled"));
}

#[test]
fn savings_bear_the_first_of_many_and_the_others_are_spoken_of() {
    let spoken = |every| {
        let answer = report(&[("savings", "200000"), ("amount", "10000"), ("every", every), ("until", "2030-11")]);
        answer.warnings.iter().any(|text| text.key.path() == "prepayment.warning.first_only")
    };
    assert!(spoken("year") && !spoken("once"));
}

#[test]
fn a_loan_repaid_before_then_is_an_error_at_the_month() {
    let error = evaluate(&values(&[("months_left", "12"), ("month", "2027-11")]), &context()).unwrap_err();
    assert_eq!(error.input, "month");
    assert!(evaluate(&values(&[("months_left", "12"), ("month", "2027-10")]), &context()).is_ok());
}

/// What the picture marks: the month of its axis, the month of the calendar, and the kind.
fn marks(report: &Report) -> Vec<(u32, Arg, MarkKind)> {
    let month = |label: &Text| label.args.iter().find(|(name, _)| *name == "month").unwrap().1.clone();
    report.charts[0].events.iter().map(|mark| (mark.month, month(&mark.label), mark.kind)).collect()
}

#[test]
fn the_picture_marks_the_prepayment_and_both_ends() {
    let month = |text: &str| Arg::Month(text.parse().unwrap());
    // 240 payments from November 2026 on end in October 2046. 700,000 at the same payment take 200: until June 2043.
    let expected = [
        (0, month("2026-11-01"), MarkKind::Prepayment),
        (200, month("2043-06-01"), MarkKind::End),
        (240, month("2046-10-01"), MarkKind::End),
    ];
    assert_eq!(marks(&report(&[])), expected);
    // A lower payment ends when the loan would have ended: one end.
    let lower = marks(&report(&[("mode", LOWER), ("month", "2027-11")]));
    assert_eq!(lower, [(12, month("2027-11-01"), MarkKind::Prepayment), (240, month("2046-10-01"), MarkKind::End)]);
}

#[test]
fn the_picture_marks_each_of_a_few_and_only_the_first_of_many() {
    let few = [("extra", "2"), ("extra1_month", "2028-11"), ("extra2_month", "2027-11")];
    let months = |typed: &[(&str, &str)]| {
        let marked = marks(&report(typed));
        marked.into_iter().filter(|mark| mark.2 == MarkKind::Prepayment).map(|mark| mark.0).collect::<Vec<_>>()
    };
    assert_eq!(months(&few), [0, 12, 24]);
    assert_eq!(
        months(&[few[0], few[1], few[2], ("every", "month"), ("amount", "1000"), ("month", "2027-01")]),
        [2, 12, 24]
    );
    assert_eq!(months(&[("question", "budget")]), [1]);
}

#[test]
fn every_lever_does_what_it_says() {
    let cases: [(&[(&str, &str)], usize); 5] = [
        (&[("month", "2028-01")], 4),
        (&[("question", "save"), ("month", "2028-01"), ("penalty", "1")], 3),
        (&[("question", "free_by"), ("month", "2028-01")], 2),
        (&[("question", "budget"), ("month", "2028-01")], 2),
        (
            &[
                ("contract", "more"),
                ("savings", "120000"),
                ("essentials", "12000"),
                ("penalty_kind", "months"),
                ("wait", "2"),
                ("month", "2027-01"),
            ],
            4,
        ),
    ];
    for (typed, count) in cases {
        let start = report(typed);
        assert_eq!(start.levers.len(), count, "{typed:?} {:?}", start.levers);
        for lever in &start.levers {
            let form = Form::new(Prepayment::CALCULATOR, &[], &context());
            let text = |id: &str| {
                let set = lever.set.iter().find(|(known, _)| *known == id).map(|(_, value)| Field::canonical(*value));
                let (_, typed) = typed.iter().find(|(known, _)| *known == id).unwrap_or(&("", ""));
                let text = set.or(Some((*typed).to_owned()).filter(|text| !text.is_empty()))?;
                Some(Typed { text, wan: false })
            };
            let reading = form.read(text, &context());
            assert!(reading.errors.is_empty(), "{lever:?} {:?}", reading.errors);
            let after = evaluate(&reading.values, &context()).unwrap();
            assert!(lever.effect.args.contains(&("net", figure(&after, "net"))), "{lever:?}");
        }
    }
}

#[test]
fn the_rest_goes_on_to_the_mortgage() {
    let answer = report(&[]);
    let Destination::Tool(tool, carried) = &answer.next[0].destination else { panic!("{:?}", answer.next) };
    assert_eq!(tool.id, "mortgage");
    assert!(carried.contains(&("amount", Value::Number(Decimal::new(70_000_000, 2)))));
    // 800,000 over 240 months at 3.5 % is 4,639.68 a month; that clears 700,000 in 200 payments: 17 years.
    assert!(carried.contains(&("term", Value::Number(Decimal::from(17)))));
}
