//! The published figures through the tool, what holds wherever it is asked, and what has to be mended.
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::dates::day_of;
use super::prospect::Prospect;
use super::rules::{PensionRules, pack};
use super::{Between, PensionSource, Retirement, When, Work};
use crate::config::{DataPack as _, built_in_packs};
use crate::domain::date::{self, YearMonth};
use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Form, Typed};
use crate::tool::inputs::{Entered, Inputs as _};
use crate::tool::pack::PensionCn;
use crate::tool::report::{Cell, MarkKind, Report};
use crate::tool::text::Arg;
use crate::tool::value::Value;

/// What is beyond the sixth decimal is noise.
const TINY: Decimal = crate::tool::input::decimal(1, 6);

const TODAY: &str = "2026-11-29";

fn context(today: &str) -> Context {
    Context::new(date::parse(today).unwrap(), Currency::Cny).with(Arc::new(built_in_packs()))
}

fn retirement(context: &Context, typed: &[(&str, &str)]) -> Result<Retirement, Vec<String>> {
    let text = |id: &str| {
        let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(Retirement::CALCULATOR, &[], context).read(text, context);
    let errors: Vec<String> = reading.errors.iter().map(|error| error.text.key.path()).collect();
    if errors.is_empty() { Ok(Retirement::read(&reading.values, context).unwrap()) } else { Err(errors) }
}

/// The report, or the input and the key of what has to be mended.
fn answer(typed: &[(&str, &str)]) -> Result<Report, (&'static str, String)> {
    let context = context(TODAY);
    let report = retirement(&context, typed).unwrap().answer(&context);
    report.map(crate::tool::report::Report::erased).map_err(|error| (error.input, error.text.key.path()))
}

fn say(text: &crate::tool::text::Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn figure(report: &Report, name: &str) -> Option<Arg> {
    report.figures.iter().find(|figure| figure.label.key.2 == name).map(|figure| figure.value.clone())
}

fn warns(report: &Report, name: &str) -> bool {
    report.warnings.iter().any(|text| text.key.2 == name)
}

/// The reference cases of one kind.
fn cases(kind: &str) -> Vec<Json> {
    let file: Json = serde_json::from_str(include_str!("../../../tests/vectors/pension_cn.json")).unwrap();
    let of = |case: &&Json| case["kind"] == kind;
    file["cases"].as_array().unwrap().iter().filter(of).cloned().collect()
}

fn decimal(json: &Json) -> Decimal {
    json.as_str().unwrap().parse().unwrap()
}

fn month(json: &Json) -> NaiveDate {
    day_of(YearMonth::parse(json.as_str().unwrap()).unwrap())
}

fn work(json: &Json) -> Work {
    match json.as_str().unwrap() {
        "male" => Work::Man,
        "female55" => Work::WomanOffice,
        "female50" => Work::WomanWorker,
        other => panic!("{other}"),
    }
}

#[test]
fn r23_what_the_tool_reads_of_the_pack_is_what_the_bank_checks() {
    let (read, checked) = (pack().unwrap(), PensionCn::built_in().unwrap());
    assert_eq!(read.edition, checked.edition);
    assert_eq!(read.retirement, checked.retirement);
    assert_eq!(read.divisors, checked.annuity_months);
    assert_eq!(read.contribution, checked.contribution);
    assert_eq!(read.personal, checked.personal_pension);
    let rules = PensionRules::of(&context(TODAY)).unwrap();
    assert!(![rules.retirement.unverified, rules.divisors.unverified, rules.contribution.unverified].contains(&true));
}

#[test]
fn the_published_ages_come_out_of_the_tool() {
    let mut seen = 0;
    for case in cases("retirement_age") {
        let given = &case["in"];
        let context = context(TODAY);
        let birth = month(&given["birth"]);
        let defaults = retirement(&context, &[("pension", "none")]).unwrap();
        let input = Retirement { birth, work: work(&given["group"]), until: 110, ..defaults };
        let report = input.answer(&context).unwrap_or_else(|error| panic!("{case}: {error:?}")).erased();
        let out = &case["out"];
        for (name, key) in [("lawful", "retire_month"), ("earliest", "earliest_month"), ("latest", "latest_month")] {
            assert_eq!(figure(&report, name), Some(Arg::Month(month(&out[key]))), "{case}: {name}");
        }
        let label = report.figures.iter().find(|figure| figure.label.key.2 == "lawful").map(|one| say(&one.label));
        let months = out["age_months"].as_u64().unwrap();
        let years = out["age_years"].as_u64().unwrap();
        let age = if months == 0 { format!("{years} 岁") } else { format!("{years} 岁 {months} 个月") };
        assert_eq!(label, Some(format!("法定退休年龄（{age}）")), "{case}");
        seen += 1;
    }
    assert_eq!(seen, 32);
}

#[test]
fn the_published_pensions_come_out_of_the_tool() {
    let mut seen = 0;
    for case in cases("combined") {
        let (given, out, exact) = (&case["in"], &case["out"], &case["exact"]);
        // In the month of retirement nothing more is paid in, and no price has risen.
        let context = Context { today: month(&out["retire_month"]), ..context(TODAY) };
        let defaults = retirement(&context, &[]).unwrap();
        let entered = |value| Some(Entered { value, is_default: false });
        let input = Retirement {
            birth: month(&given["birth"]),
            work: work(&given["group"]),
            base: Some(decimal(&given["base"])),
            index: Some(decimal(&given["average_index"]) * Decimal::ONE_HUNDRED),
            paid: entered_months(given),
            account: entered(decimal(&given["account_balance"])),
            between: Some(match given["between_ages"].as_str().unwrap() {
                "floor" => Between::Floor,
                _ => Between::Interpolate,
            }),
            until: 110,
            ..defaults
        };
        let prospect = Prospect::of(&input, &context).unwrap_or_else(|error| panic!("{case}: {error:?}"));
        let estimated = prospect.estimated.unwrap();
        assert_eq!(day_of(prospect.dates.begin), month(&out["retire_month"]), "{case}");
        let near = |found: Decimal, key: &str| {
            let expected = decimal(&exact[key]);
            assert!((found - expected).abs() < Decimal::new(1, 12), "{case} {key}: {found}");
        };
        near(estimated.of.divisor, "divisor_months");
        near(estimated.of.basic.exact, "basic_pension");
        near(estimated.of.account, "account_pension");
        near(estimated.of.monthly, "monthly_pension");
        assert_eq!(estimated.of.is_eligible(), out["eligible"].as_bool().unwrap(), "{case}");
        assert_eq!(u64::from(estimated.of.months_missing), out["months_missing"].as_u64().unwrap(), "{case}");
        let report = input.answer(&context).unwrap().erased();
        assert_eq!(figure(&report, "pension"), Some(Arg::at_most(estimated.of.monthly)));
        // Without a pension a month none is counted on.
        let counted = if estimated.of.is_eligible() { estimated.of.monthly } else { Decimal::ZERO };
        assert_eq!(report.face[1].value, Arg::at_most(counted), "{case}");
        assert_eq!(warns(&report, "not_eligible"), !estimated.of.is_eligible(), "{case}");
        seen += 1;
    }
    assert_eq!(seen, 8);
}

fn entered_months(given: &Json) -> Option<Entered<u32>> {
    let months = given["contribution_months"].as_u64().unwrap();
    Some(Entered { value: u32::try_from(months).unwrap(), is_default: false })
}

#[test]
fn r13_the_bad_case_is_read_first_and_every_picture_has_its_table() {
    let report = answer(&[("savings", "50000"), ("monthly", "0"), ("spending", "8000")]).unwrap();
    assert_eq!(report.face[0].label.key.2, "lasts");
    assert_eq!(report.figures[0].label.args, [("case", Arg::text(crate::tool::text::Text::of("case", "bad")))]);
    let said = say(&report.headline);
    assert!(said.starts_with("63 岁退休、每月花 8,000 元（按今天的物价）：收益不利时，钱只够用到"), "{said}");
    let (chart, table) = (&report.charts[0], &report.tables[0]);
    assert_eq!((chart.table, chart.every), (table.id, 12));
    assert_eq!(table.rows().len(), chart.series[0].values.len());
    // 35 today: from now to 90, a row for every year.
    assert_eq!(table.rows().len(), 56);
    let last = table.rows().last().unwrap();
    assert_eq!(last[1], Cell::Count(90));
    let kinds: Vec<MarkKind> = chart.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [MarkKind::Begin, MarkKind::End]);
    // The row that the picture points at is that in which work ends.
    let row = table.pointed_row(chart).and_then(|row| table.rows().nth(row)).unwrap();
    assert_eq!(row[1], Cell::Count(63));
    assert_eq!(report.rules.len(), 1);
}

#[test]
fn each_lever_alone_makes_the_money_last_and_a_little_less_does_not() {
    let base = [("savings", "50000"), ("monthly", "500"), ("spending", "6000")];
    let report = answer(&base).unwrap();
    let names: Vec<&str> = report.levers.iter().map(|lever| lever.label.key.2).collect();
    assert_eq!(names, ["more", "later", "less"]);
    let text = |value: Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Choice(choice) => choice.to_owned(),
        Value::Month(_) => panic!("no lever sets a month"),
    };
    for lever in &report.levers {
        let set: Vec<(&str, String)> = lever.set.iter().map(|(id, value)| (*id, text(*value))).collect();
        let with = |by: i64| {
            let mut typed: Vec<(&str, String)> = base.iter().map(|(id, text)| (*id, (*text).to_owned())).collect();
            for (id, value) in &set {
                typed.retain(|(known, _)| known != id);
                let number = value.parse::<Decimal>().ok().map(|number| (number + Decimal::from(by)).to_string());
                typed.push((id, number.unwrap_or_else(|| value.clone())));
            }
            let typed: Vec<(&str, &str)> = typed.iter().map(|(id, text)| (*id, text.as_str())).collect();
            say(&answer(&typed).unwrap().figures[0].label).replace("（不利情形）", "")
                + &match answer(&typed).unwrap().figures[0].value.clone() {
                    Arg::Text(text) => say(&text),
                    other => panic!("{other:?}"),
                }
        };
        let name = lever.label.key.2;
        assert_eq!(with(0), "够用到90 岁以后", "{name}");
        let short = match name {
            "more" => -100,
            "later" => -1,
            _ => 100,
        };
        assert_ne!(with(short), "够用到90 岁以后", "{name}");
    }
    // Where it lasts anyway, what more is possible.
    let rich = answer(&[("savings", "3000000")]).unwrap();
    let names: Vec<&str> = rich.levers.iter().map(|lever| lever.label.key.2).collect();
    assert_eq!(names, ["earlier", "spend_more"]);
}

#[test]
fn stopping_before_a_pension_can_begin_is_paid_for_by_savings() {
    let report = answer(&[("when", "own"), ("age", "50"), ("savings", "2000000")]).unwrap();
    assert!(warns(&report, "bridge"));
    let said = report.warnings.iter().find(|text| text.key.2 == "bridge").map(say).unwrap();
    assert_eq!(said, "养老金到 2051年11月才开始，之前 10 年的开支全靠储蓄和其他收入。");
    assert!(report.charts[0].events.iter().any(|event| event.label.key.2 == "pension"));
    // Beyond the latest month a pension is put off no further.
    let context = context(TODAY);
    let late = retirement(&context, &[("when", "own"), ("age", "70")]).unwrap();
    let dates = Prospect::of(&late, &context).unwrap().dates;
    assert_eq!((dates.age_at(dates.begin).years, dates.age_at(dates.stop).years), (66, 70));
}

#[test]
fn money_is_told_at_todays_prices() {
    // What wages, account and savings earn is what prices rise: nothing changes but the names of the years.
    let plain =
        [("inflation", "0"), ("wage_growth", "0"), ("account_rate", "0"), ("bad", "0"), ("middle", "0"), ("good", "0")];
    let rising =
        [("inflation", "3"), ("wage_growth", "3"), ("account_rate", "3"), ("bad", "3"), ("middle", "3"), ("good", "3")];
    let rounded = |report: &Report| -> Vec<Decimal> {
        let amounts = report.tables[0].cells.iter().filter_map(|cell| match cell {
            Cell::Rounded(amount, _) => Some(amount.round_dp(6)),
            _ => None,
        });
        amounts.collect()
    };
    let (plain, rising) = (answer(&plain).unwrap(), answer(&rising).unwrap());
    assert_eq!(rounded(&plain), rounded(&rising));
    assert_eq!(plain.face[0], rising.face[0]);
    let pension = |report: &Report| crate::tool::report::amount(&report.face[1].value).unwrap().round_dp(6);
    assert_eq!(pension(&plain), pension(&rising));
}

#[test]
fn pensions_of_the_employer_and_of_ones_own_are_counted() {
    let none = answer(&[]).unwrap();
    let annuity = answer(&[("annuity", "200000"), ("annuity_monthly", "800")]).unwrap();
    assert!(figure(&annuity, "annuity").is_some() && figure(&none, "annuity").is_none());
    let personal = answer(&[("personal", "12000")]).unwrap();
    let end = |report: &Report| match report.tables[0].cells.last().unwrap() {
        Cell::Rounded(amount, _) => *amount,
        other => panic!("{other:?}"),
    };
    assert!(end(&annuity) > end(&none) && end(&personal) > end(&none));
    assert!(personal.assumptions.iter().any(|text| text.key.2 == "personal"));
    let other = answer(&[("other", "1000")]).unwrap();
    assert!(end(&other) > end(&none));
}

#[test]
fn a_known_pension_and_none_take_the_place_of_the_estimate() {
    let known = answer(&[("pension", "known"), ("known_pension", "4321")]).unwrap();
    assert_eq!(known.face[1].value, Arg::at_most(4_321.into()));
    assert!(!warns(&known, "guessed"));
    let none = answer(&[("pension", "none")]).unwrap();
    assert_eq!(none.face[1].value, Arg::at_most(Decimal::ZERO));
    assert!(figure(&none, "basic").is_none());
}

#[test]
fn contributions_that_are_left_as_they_are_go_with_the_age() {
    let context = context(TODAY);
    let of = |birth: &str| {
        let input = retirement(&context, &[("birth", birth)]).unwrap();
        (input.paid.unwrap().value, input.account.unwrap().value)
    };
    // 24 in November 2015: eleven years of 8 % of 80 % of 8,000.
    assert_eq!(of("1991-11"), (132, 67_000.into()));
    assert_eq!(of("2004-11"), (0, 0.into()));
    let entered = retirement(&context, &[("paid", "20")]).unwrap();
    assert_eq!(entered.account.unwrap().value, 10_000.into());
    assert!(warns(&answer(&[]).unwrap(), "guessed"));
    assert!(!warns(&answer(&[("paid", "132"), ("account", "67000")]).unwrap(), "guessed"));
    // One's own age begins with the lawful one.
    assert_eq!(retirement(&context, &[("when", "own"), ("work", "woman_worker")]).unwrap().age, Some(55));
}

#[test]
fn who_has_stopped_already_is_told_of_now() {
    let retired = [("birth", "1960-06"), ("pension", "known"), ("known_pension", "3500"), ("savings", "300000")];
    let report = answer(&retired).unwrap();
    assert!(say(&report.headline).starts_with("现在退休、每月花 6,000 元"), "{}", say(&report.headline));
    assert_eq!(report.charts[0].marker, Some(0));
    // No saving helps any more, and no later age: what is spent does.
    let names: Vec<&str> = report.levers.iter().map(|lever| lever.label.key.2).collect();
    assert!(names.contains(&"less") && !names.contains(&"more"), "{names:?}");
    // A pension that is worked out for somebody of that age asks for the one that she receives.
    assert!(warns(&answer(&retired[..1]).unwrap(), "past"));
}

#[test]
fn another_currency_knows_no_rules_of_the_mainland() {
    let context = Context::new(date::parse(TODAY).unwrap(), Currency::Twd);
    let report = retirement(&context, &[]).unwrap().answer(&context).unwrap().erased();
    assert!(warns(&report, "no_rules") && report.rules.is_empty());
    assert!(figure(&report, "lawful").is_none());
    let known = retirement(&context, &[("pension", "known"), ("when", "own"), ("age", "65")]).unwrap();
    let report = known.answer(&context).unwrap().erased();
    assert_eq!(report.face[1].value, Arg::at_most(3_000.into()));
    let personal = retirement(&context, &[("personal", "1000")]).unwrap().answer(&context).unwrap_err();
    assert_eq!((personal.input, personal.text.key.path().as_str()), ("personal", "retirement.error.no_personal"));
}

#[test]
fn each_error_stands_at_its_field() {
    let wrong = |typed: &[(&str, &str)]| answer(typed).unwrap_err();
    let at = |input, key: &str| (input, format!("retirement.error.{key}"));
    assert_eq!(wrong(&[("bad", "3"), ("middle", "2")]), at("middle", "case_order"));
    assert_eq!(wrong(&[("middle", "3"), ("good", "2")]), at("good", "case_order"));
    let past = [("birth", "1966-11"), ("when", "own"), ("age", "55")];
    assert_eq!(wrong(&past), at("age", "age_past"));
    assert_eq!(wrong(&[("when", "own"), ("age", "75"), ("until", "75")]), at("until", "until_past"));
    assert_eq!(wrong(&[("paid", "300")]), at("paid", "paid_too_long"));
    assert_eq!(wrong(&[("personal", "12001")]), at("personal", "over_cap"));
    assert!(answer(&[("personal", "12000")]).is_ok());
    let context = context(TODAY);
    assert_eq!(retirement(&context, &[("birth", "2026-01")]).unwrap_err(), ["error.too_large"]);
    assert_eq!(retirement(&context, &[("birth", "1900-01")]).unwrap_err(), ["error.too_small"]);
}

/// Somebody, with what is put aside and spent.
fn somebody() -> impl Strategy<Value = Retirement> {
    let person = (192..=960_i64, 0..3_usize, 0..4_usize, 40..=75_u32, 0..3_usize);
    let ends = |usual: u32, most: u32| prop_oneof![4 => 0..=usual, 1 => Just(0), 1 => Just(most)];
    let money = (ends(20_000, 1_000_000), ends(5_000_000, 100_000_000), ends(20_000, 1_000_000), ends(3_000, 100_000));
    (person, money, prop_oneof![4 => -500..=800_i64, 1 => Just(-2_000), 1 => Just(1_800)], 70..=110_u32).prop_map(
        |((months, work, when, age, pension), (spending, savings, monthly, annuity), bad, until)| {
            let context = context(TODAY);
            let today = context.today;
            Retirement {
                birth: crate::tool::form::month_after(today, Decimal::from(-months)),
                work: [Work::Man, Work::WomanOffice, Work::WomanWorker][work],
                when: [When::Lawful, When::Earliest, When::Latest, When::Own][when],
                age: Some(age),
                spending: spending.into(),
                savings: savings.into(),
                monthly: monthly.into(),
                pension: [PensionSource::Estimate, PensionSource::Known, PensionSource::None][pension],
                known_pension: Some(3_000.into()),
                paid: Some(Entered { value: 0, is_default: false }),
                annuity_monthly: annuity.into(),
                bad: Decimal::new(bad, 2),
                middle: Decimal::new(bad + 100, 2),
                good: Decimal::new(bad + 200, 2),
                until,
                ..retirement(&context, &[]).unwrap()
            }
        },
    )
}

/// The savings at the end of each year in the three cases.
fn columns(input: &Retirement) -> Option<Vec<[Decimal; 3]>> {
    let report = input.answer(&context(TODAY)).ok()?;
    let rows = report.tables[0].rows().map(|row| match row {
        [_, _, Cell::Rounded(bad, _), Cell::Rounded(middle, _), Cell::Rounded(good, _)] => [*bad, *middle, *good],
        other => panic!("{other:?}"),
    });
    Some(rows.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn cases_are_ordered_and_no_savings_are_below_nothing(input in somebody()) {
        for [bad, middle, good] in columns(&input).unwrap_or_default() {
            prop_assert!(Decimal::ZERO <= bad && bad <= middle + TINY && middle <= good + TINY);
        }
    }

    #[test]
    fn more_saving_less_spending_and_more_pension_never_leave_less(input in somebody(), more in 1..5_000_u32) {
        let more = Decimal::from(more);
        let Some(base) = columns(&input) else { return Ok(()) };
        let saved = Retirement { monthly: input.monthly + more, ..input.clone() };
        let frugal = Retirement { spending: (input.spending - more).max(Decimal::ZERO), ..input.clone() };
        let paid = Retirement { other: input.other + more, ..input.clone() };
        for better in [saved, frugal, paid] {
            for (row, before) in columns(&better).unwrap().iter().zip(&base) {
                prop_assert!(row.iter().zip(before).all(|(now, then)| *now + TINY >= *then));
            }
        }
    }
}
