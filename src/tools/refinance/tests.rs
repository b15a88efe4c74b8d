use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Form, Typed};
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Value;
use crate::tools::refinance::Refinance;
use chrono::NaiveDate;

fn run(changes: &[(&'static str, &str)]) -> Report {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    let text = |id: &str| {
        // What is changed last counts.
        let (_, text) = changes.iter().rev().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(Refinance::CALCULATOR, &[], &context).read(text, &context);
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    Refinance::CALCULATOR.answer(&reading.values, &context).unwrap()
}

fn money(report: &Report, name: &str) -> i64 {
    let figure = report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap();
    let Arg::Money(money) = figure.value else { panic!("{name} is no amount") };
    money.minor()
}

/// A cell of the loans side by side.
fn cell(report: &Report, row: usize, column: usize) -> Cell {
    let table = report.tables.iter().find(|table| table.id == "loans").unwrap();
    table.rows().nth(row).unwrap()[column]
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

/// 12,000 over a year at 12 %: a level payment of 1,066.19 and 794.23 of interest, by the textbook formula.
const YEAR: &[(&str, &str)] = &[
    ("balance", "12000"),
    ("current_rate", "12"),
    ("months_left", "12"),
    ("new_rate", "0"),
    ("new_term", "12"),
    ("fees", "300"),
    ("penalty", "0"),
];

fn with(changes: &[(&'static str, &'static str)]) -> Report {
    let all: Vec<_> = YEAR.iter().chain(changes).copied().collect();
    run(&all)
}

#[test]
fn what_is_saved_is_the_interest_less_the_cost() {
    let report = with(&[]);
    assert_eq!(money(&report, "payment_now"), 106_619);
    assert_eq!(money(&report, "payment_new"), 100_000);
    assert_eq!(money(&report, "interest_staying"), 79_423);
    assert_eq!(money(&report, "saving"), 49_423);
    // Interest of 120, 110.54 and 100.98: after the third month more than 300 is saved.
    assert_eq!(say(&report.headline), "扣除费用 300 元后，转贷少付 494.23 元，第 3 个月起回本。");
    assert_eq!(report.charts[0].marker, Some(3));
    assert_eq!(money(&report, "by_rate"), 79_423);
}

#[test]
fn a_penalty_is_a_part_of_the_balance_and_can_eat_the_saving() {
    let report = with(&[("penalty", "5")]);
    assert_eq!(money(&report, "cost"), 90_000);
    assert_eq!(say(&report.headline), "转贷会多付 105.77 元，保持现状花费更少。");
    assert_eq!(report.charts[0].marker, None);
    assert_eq!(say(&with(&[("fees", "0")]).headline), "转贷少付 794.23 元，没有一次性费用要先收回。");
    // No rate below zero is proposed.
    assert!(with(&[]).levers.iter().all(|lever| lever.label.key.2 != "cheaper"));
    let same = with(&[("fees", "0"), ("new_rate", "12")]);
    assert_eq!(say(&same.headline), "转贷与保持现状花费一样多。");
}

#[test]
fn a_longer_term_takes_back_what_the_rate_gives() {
    let report = with(&[("new_rate", "9"), ("new_term", "36"), ("fees", "10")]);
    // 381.60 a month: 1,737.47 of interest in all.
    assert_eq!(money(&report, "payment_new"), 38_160);
    let (rate, term) = (money(&report, "by_rate"), money(&report, "by_term"));
    assert!(rate > 0 && term < 0);
    assert_eq!(rate + term, money(&report, "interest_staying") - money(&report, "interest_switching"));
    assert!(money(&report, "saving") < 0);
    let said: Vec<String> = report.warnings.iter().map(say).collect();
    assert!(said[0].starts_with("差别主要来自期限：只看这一项，多付"), "{said:?}");
    assert!(said[1].contains("先省后多付"), "{said:?}");
    assert!(said[2].contains("每月还得少"), "{said:?}");
    assert_eq!(report.levers[0].set, [("new_term", Value::Number(12.into()))]);
}

#[test]
fn going_on_with_the_old_payment_ends_sooner() {
    let report = run(&[]);
    let lever = report.levers.iter().find(|lever| lever.label.key.2 == "same_payment").unwrap();
    // 4,932.57 a month pays 800,000 at 3.1 % in ln(1 / (1 - 800,000 i / 4,932.57)) / ln(1 + i) = 210.9 months.
    assert_eq!(say(&lever.label), "每月仍还现在的金额，17 年 7 个月还清");
    assert_eq!(lever.set, [("pay", Value::Choice("keep"))]);
    let kept = run(&[("pay", "keep")]);
    assert!(lever.effect.args.contains(&(
        "saving",
        Arg::Money(crate::domain::money::Money::try_from_minor(money(&kept, "saving")).unwrap())
    )));
    assert_eq!(cell(&kept, 1, 2), Cell::Count(211));
    assert!(kept.levers.iter().all(|lever| lever.label.key.2 != "same_payment"));
    let Destination::Tool(tool, carried) = &report.next[0].destination else { panic!("another place") };
    assert_eq!(tool.id, "mortgage");
    assert_eq!(carried.last(), Some(&("term", Value::Number(20.into()))));
}

#[test]
fn a_lower_rate_at_first_is_followed_by_the_usual_one() {
    // Six payments of 1,000 without interest; then 6,000 at 1 % a month is 1,035.29 for six, and the interest
    // 60 + 50.25 + 40.40 + 30.45 + 20.40 + 10.25 = 211.75.
    let intro =
        [("new_rate", "12"), ("fees", "0"), ("new_intro", "yes"), ("new_intro_rate", "0"), ("new_intro_months", "6")];
    let report = with(&intro);
    assert_eq!(money(&report, "interest_switching"), 21_175);
    assert_eq!((money(&report, "by_rate"), money(&report, "by_intro")), (0, 79_423 - 21_175));
    assert_eq!(say(&report.warnings[0]), "差别主要来自优惠期：只看这一项，少付 582.48 元。");
    // As long as the whole term it is the rate itself.
    let long: Vec<_> = intro.into_iter().chain([("new_intro_months", "12")]).collect();
    assert_eq!(money(&with(&long), "interest_switching"), 0);
}

#[test]
fn three_offers_stand_beside_the_loan_there_is() {
    let three = [
        ("offers", "3"),
        ("offers2_rate", "0"),
        ("offers2_term", "12"),
        ("offers2_fees", "100"),
        ("offers3_rate", "24"),
        ("offers3_term", "12"),
        ("offers3_fees", "0"),
    ];
    let report = with(&three);
    assert_eq!(say(&report.headline), "最省的是新贷款 2：扣除费用 100 元后少付 694.23 元，第 1 个月起回本。");
    // Interest and fees: 794.23; 300; 100; and 12,000 at 2 % a month is 1,134.72 for twelve: 1,616.60 or so.
    let cost: Vec<i64> = (0..4)
        .map(|row| {
            let Cell::Money(cost) = cell(&report, row, 5) else { panic!("no amount") };
            cost.minor()
        })
        .collect();
    assert_eq!(cost[..3], [79_423, 30_000, 10_000]);
    assert!((cost[3] - 161_660).abs() < 10, "{cost:?}");
    // Without fees the all-in rate is the rate.
    let Cell::Percent(rate) = cell(&report, 3, 6) else { panic!("no rate") };
    assert_eq!(rate.to_string(), "24.00");
    assert_eq!(report.charts[0].series.len(), 4);
    let labels: Vec<_> = report.charts[0].series.iter().map(|series| say(&series.label)).collect();
    assert_eq!(labels, ["不转", "新贷款 1", "新贷款 2", "新贷款 3"]);
    assert_eq!(report.tables.iter().find(|table| table.id == "years").unwrap().columns.len(), 5);
    // One offer is compared as it would be alone.
    let alone = with(&[("fees", "100")]);
    for name in ["saving", "recovered", "interest_switching", "all_in"] {
        let of =
            |report: &Report| report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap().value.clone();
        assert_eq!(of(&report), of(&alone), "{name}");
    }
}

#[test]
fn a_lever_of_the_second_offer_sets_the_second_offer() {
    let report = run(&[("offers", "2"), ("offers2_rate", "2"), ("offers2_term", "300")]);
    for (name, id, value) in [("same_end", "offers2_term", "240"), ("cheaper", "offers2_rate", "1.75")] {
        let lever = report.levers.iter().find(|lever| lever.label.key.2 == name).unwrap();
        assert_eq!(lever.set, [(id, Value::Number(value.parse().unwrap()))]);
        let changed: Vec<_> =
            [("offers", "2"), ("offers2_rate", "2"), ("offers2_term", "300"), (id, value)].into_iter().collect();
        let saving = lever.effect.args.iter().find(|(name, _)| *name == "saving").unwrap().1.clone();
        let Arg::Money(saving) = saving else { panic!("{lever:?}") };
        assert_eq!(saving.minor(), money(&run(&changed), "saving"), "{name}");
    }
}

#[test]
fn the_parts_of_the_difference_are_all_of_it() {
    for rate in ["2", "3.1", "5"] {
        for term in ["120", "240", "300"] {
            for pay in ["due", "keep"] {
                for intro in ["no", "yes"] {
                    let typed =
                        [("new_rate", rate), ("new_term", term), ("pay", pay), ("new_intro", intro), ("penalty", "1")];
                    let report = run(&typed);
                    let parts = report.figures.iter().filter(|figure| figure.label.key.2.starts_with("by_"));
                    let sum: i64 = parts.map(|figure| money(&report, figure.label.key.2)).sum();
                    assert_eq!(sum - money(&report, "cost"), money(&report, "saving"), "{typed:?}");
                }
            }
        }
    }
}

#[test]
fn the_loan_that_stays_can_be_repaid_early() {
    let report = run(&[]);
    let next = report.next.iter().find(|next| next.label.key.2 == "prepayment").unwrap();
    let Destination::Tool(tool, carried) = &next.destination else { panic!("{next:?}") };
    assert_eq!(tool.id, "prepayment");
    assert!(carried.contains(&("annual_rate", Value::Number("4.2".parse().unwrap()))), "{carried:?}");
    assert!(carried.contains(&("months_left", Value::Number(240.into()))));
}
