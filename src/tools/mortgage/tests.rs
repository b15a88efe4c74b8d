use std::sync::Arc;

use crate::config::{SAMPLE, built_in_packs, load};
use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::Form;
use crate::tool::input::FormSection;
use crate::tool::inputs::Inputs as _;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value};
use crate::tools::mortgage::Mortgage;
use crate::tools::registry::calculator;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The sample bank on a day.
fn sample(today: &str) -> Context {
    let bank = load(SAMPLE, &|_| true, day("2026-11-23")).unwrap();
    Context::new(day(today), Currency::Cny).with(Arc::clone(&bank.tools.packs))
}

fn run_in(context: &Context, changes: &[(&'static str, Value)]) -> Result<Report, Vec<FieldError>> {
    let form = Form::new(Mortgage::CALCULATOR, &[], context);
    let typed = |id: &str| {
        let (_, value) = changes.iter().find(|(known, _)| *known == id)?;
        let text = crate::tool::form::Field::canonical(*value);
        Some(crate::tool::form::Typed { text, wan: false })
    };
    let reading = form.read(typed, context);
    assert_eq!(reading.errors, []);
    Mortgage::CALCULATOR.answer(&reading.values, context)
}

fn run(changes: &[(&'static str, Value)]) -> Report {
    run_in(&sample("2026-11-23"), changes).unwrap()
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn choice(option: &'static str) -> Value {
    Value::Choice(option)
}

fn month(text: &str) -> Value {
    Value::Month(day(&format!("{text}-01")))
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::En, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn figure(report: &Report, name: &str) -> String {
    let figure = report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap_or_else(|| panic!("{name}"));
    match &figure.value {
        Arg::Money(money) => money.to_decimal().to_string(),
        Arg::Percent(rate) => rate.normalize().to_string(),
        Arg::Month(month) => month.to_string(),
        other => panic!("{other:?}"),
    }
}

/// The rows of a table as a program reads them.
fn rows(report: &Report, id: &str) -> Vec<Vec<String>> {
    let table = report.tables.iter().find(|table| table.id == id).unwrap_or_else(|| panic!("{id}"));
    table.rows().map(|row| row.iter().map(|cell| cell.plain(Currency::Cny)).collect()).collect()
}

fn warned(report: &Report, words: &str) -> bool {
    report.warnings.iter().any(|text| say(text).contains(words))
}

#[test]
fn who_knows_amount_rate_and_years_is_asked_no_more() {
    let context = sample("2026-11-23");
    let defaults = Form::new(Mortgage::CALCULATOR, &[], &context).defaults();
    let asked: Vec<_> = Mortgage::TOOL
        .inputs
        .iter()
        .filter(|input| input.section == FormSection::Question && defaults.get(input.id).is_some())
        .map(|input| input.id)
        .collect();
    assert_eq!(asked, ["amount", "kind", "rate_by", "annual_rate", "term", "method"]);
    let report = run(&[]);
    assert_eq!(
        say(&report.headline),
        "You pay ¥4,490.45 a month for 30 years; interest comes to ¥616,560.07 (rounded each payment)."
    );
}

#[test]
fn both_methods_stand_side_by_side_and_a_higher_rate_is_shown() {
    // Schedules of a program written apart: integers in cents, interest rounded half up once a month.
    let report = run(&[]);
    let methods = rows(&report, "methods");
    assert_eq!(methods[0][1..], ["4490.45", "4488.52", "616560.07", "1616560.07"]);
    assert_eq!(methods[1][1..], ["5694.45", "2785.08", "526457.92", "1526457.92"]);
    let stress = rows(&report, "stress");
    assert_eq!(stress[0], ["3.5", "4490.45", "0.00", "616560.07"]);
    assert_eq!(stress[1], ["4.5", "5066.85", "576.40", "824068.41"]);
    assert_eq!(stress[2][..3], ["5.5", "5677.89", "1187.44"]);
    assert_eq!(stress[3], ["6.5", "6320.68", "1830.23", "1275445.07"]);
    assert!(warned(
        &report,
        "by 1, 2 or 3 percentage points, you would at first pay ¥576.40, ¥1,187.44 or ¥1,830.23 more a month"
    ));
}

#[test]
fn of_a_price_the_rest_is_borrowed() {
    // 1,500,000 less 30 %: 1,050,000.
    let share = run(&[("by", choice("share"))]);
    let down = run(&[("by", choice("down")), ("down_payment", number("450000"))]);
    for report in [&share, &down] {
        assert_eq!(figure(report, "borrowed"), "1050000.00");
        assert_eq!(figure(report, "down_payment"), "450000.00");
        assert_eq!(figure(report, "first_payment"), "4714.97");
    }
    let lever = share.levers.iter().find(|lever| lever.label.key.2 == "down").unwrap();
    assert_eq!(lever.set, [("down_share", number("40"))]);
    // Of 400,000 a down payment of 95 % would leave less than a guarantee of 21,000 costs.
    let guaranteed = |guarantee: &str| {
        let price = [("by", choice("share")), ("price", number("400000")), ("down_share", number("85"))];
        let report = run(&[&price[..], &[("guarantee", number(guarantee))]].concat());
        report.levers.iter().any(|lever| lever.label.key.2 == "down")
    };
    assert_eq!((guaranteed("19000"), guaranteed("21000")), (true, false));
    assert!(!warned(&share, "minimum of"));
    // The sample bank wants 15 %, which is 225,000.
    let little = run(&[("by", choice("share")), ("down_share", number("10"))]);
    assert!(warned(&little, "this bank's minimum of 15.00% (¥225,000)"), "{:?}", little.warnings);
    let errors = run_in(
        &sample("2026-11-23"),
        &[("by", choice("down")), ("price", number("400000")), ("down_payment", number("400000"))],
    )
    .unwrap_err();
    assert_eq!(errors[0].input, "down_payment");
}

#[test]
fn a_combination_is_two_loans_added_each_month() {
    // 600,000 at 3.5 %: 2,694.27, of which 944.27 principal; 400,000 at 2.6 %: 1,601.36, of which 734.69.
    let report = run(&[("kind", choice("combination")), ("fund_amount", number("400000"))]);
    let parts = rows(&report, "parts");
    assert_eq!(parts.len(), 360);
    assert_eq!(parts[0], ["1", "2694.27", "1601.36", "4295.63", "998321.04"]);
    assert_eq!(parts[359], ["360", "2692.97", "1600.64", "4293.61", "0.00"]);
    assert_eq!(figure(&report, "first_payment"), "4295.63");
    // 369,935.90 and 176,488.88.
    assert_eq!(figure(&report, "total_interest"), "546424.78");
    assert_eq!((figure(&report, "annual_rate"), figure(&report, "fund_rate")), ("3.5".into(), "2.6".into()));
    let whole = [("kind", choice("combination")), ("fund_amount", number("1000000"))];
    assert_eq!(run_in(&sample("2026-11-23"), &whole).unwrap_err()[0].input, "fund_amount");
}

#[test]
fn the_fund_warns_above_its_limit_and_at_another_rate() {
    let fund = |more: &[(&'static str, Value)]| run(&[&[("kind", choice("fund"))], more].concat());
    assert_eq!(figure(&fund(&[]), "first_payment"), "4003.40");
    let alone = [("amount", number("1300000")), ("city", choice("beijing"))];
    assert!(warned(&fund(&alone), "In Beijing a housing-fund loan is ¥1,200,000 at most"));
    assert!(!warned(&fund(&[&alone[..], &[("borrowers", number("2"))]].concat()), "Beijing"));
    assert!(warned(&fund(&[("amount", number("600000")), ("city", choice("shenzhen"))]), "is not verified"));
    let second = fund(&[("city", choice("zhongshan")), ("home", choice("second"))]);
    assert!(warned(&second, "is not known here"));
    // A second home over five years: 3.075 %, unless another rate is entered.
    assert!(!warned(&second, "published for this case"));
    let other = [("city", choice("zhongshan")), ("home", choice("second")), ("fund_rate", number("2.6"))];
    let second = fund(&other);
    assert!(warned(&second, "published for this case is 3.0") && warned(&second, "unlike what you entered"));
    let lever = second.levers.iter().find(|lever| lever.label.key.2 == "fund_rate").unwrap();
    let said = say(&lever.effect);
    assert!(said.contains("more a month at first") && said.ends_with("more interest in all"), "{said}");
    let after = run(&[("kind", choice("fund")), ("home", choice("second")), lever.set[0]]);
    assert!(!warned(&after, "published for this case"));
}

#[test]
fn lpr_and_basis_points_are_reviewed_on_their_day() {
    let lpr = [("rate_by", choice("lpr")), ("basis_points", number("-30"))];
    let report = run(&lpr);
    // 3.50 % less 0.30; the first payment is in December, the review on 1 January.
    assert_eq!(figure(&report, "annual_rate"), "3.2");
    assert_eq!(figure(&report, "first_payment"), "4324.67");
    assert_eq!(figure(&report, "repricing"), "2027-01-01");
    // One point more from the second payment on: 998,342.00 over 359 months at 4.2 %.
    assert_eq!(rows(&report, "stress")[1][..3], ["4.2", "4888.86", "564.19"]);
    assert!(warned(&report, "the payment in January 2027"));
    // On the anniversary with a cycle of three months: drawn on 20 November, so on 20 February.
    let quarterly = run(&[&lpr[..], &[("repricing", choice("anniversary")), ("cycle", number("3"))]].concat());
    assert_eq!(figure(&quarterly, "repricing"), "2027-03-01");
    let assumed = quarterly.assumptions.iter().map(say).find(|line| line.contains("Review: ")).unwrap();
    assert!(assumed.contains("3.50%") && assumed.contains("3 months"), "{assumed}");
    let errors = run_in(&sample("2026-11-23"), &[lpr[0], ("lpr", number("1")), ("basis_points", number("-150"))]);
    assert_eq!(errors.unwrap_err()[0].input, "basis_points");
}

#[test]
fn a_rate_that_changes_on_the_way_holds_from_its_month() {
    let report = run(&[
        ("events", number("1")),
        ("events1_kind", choice("rate")),
        ("events1_month", month("2027-12")),
        ("events1_rate", number("4")),
    ]);
    let months = rows(&report, "months");
    assert_eq!(months[11][..3], ["12", "2027-11", "4490.45"]);
    // 980,808.69 over 348 months at 4 %.
    assert_eq!(months[12][..3], ["13", "2027-12", "4766.47"]);
    assert_eq!(report.charts[0].events[0].kind, MarkKind::Rate);
}

#[test]
fn prepaying_keeps_to_the_banks_terms_or_says_so() {
    let prepay = |amount: &str, mode: &'static str| {
        run(&[
            ("events", number("1")),
            ("events1_month", month("2027-11")),
            ("events1_amount", number(amount)),
            ("events1_mode", choice(mode)),
        ])
    };
    let report = prepay("100000", "lower");
    // One month of 3.5 % on 100,000 is 291.67.
    assert_eq!(figure(&report, "penalty"), "291.67");
    assert_eq!(rows(&report, "months")[11][5..7], ["100000.00", "291.67"]);
    assert!(figure(&report, "interest_change").starts_with('-'));
    assert_eq!(figure(&report, "paid_off"), "2056-11-01");
    assert!(prepay("100000", "shorten").charts[0].months() < 360);
    assert!(warned(&prepay("5000", "lower"), "minimum of ¥10,000"));
    assert!(warned(&prepay("10500", "lower"), "not a multiple of ¥1,000,"));
    assert!(warned(&prepay("2000000", "lower"), "more than is owed; ¥980,808.69 is enough"));
    assert!(report.assumptions.iter().any(|line| say(line).contains("home loan contract (sample)")));
}

#[test]
fn fees_raise_what_a_year_costs() {
    // 990,000 received for 359 payments of 4,490.45 and one of 4,488.52: 0.298420 % a month, by bisection.
    let report = run(&[("fees", number("6000")), ("guarantee", number("4000"))]);
    assert_eq!(figure(&report, "all_in"), "3.58");
    assert_eq!(figure(&report, "all_in_compound"), "3.64");
    assert_eq!(figure(&report, "cost"), "626560.07");
    assert!(run(&[]).figures.iter().all(|figure| figure.label.key.2 != "all_in"));
}

#[test]
fn the_next_form_takes_the_numbers_that_are_carried() {
    let context = sample("2026-11-23");
    let long = [("term", number("40")), ("method", choice("equal_principal"))];
    for changes in [&[][..], &long, &[("by", choice("share"))], &[("amount", number("10000")), ("term", number("1"))]] {
        for step in run(changes).next {
            let Destination::Tool(tool, carried) = step.destination else { continue };
            let id = tool.id;
            let form = Form::new(calculator(id).unwrap(), &[], &context);
            for (input, value) in carried {
                let field = form.field(input).unwrap_or_else(|| panic!("{id} has no {input}"));
                let text = crate::tool::form::Field::canonical(value);
                let typed = crate::tool::form::Typed { text, wan: false };
                assert_eq!(field.read(&typed, &context), Ok(value), "{id} {input}");
            }
        }
    }
}

#[test]
fn an_old_edition_is_said_and_its_source_listed() {
    let lpr = [("rate_by", choice("lpr"))];
    let now = run(&lpr);
    assert!(!warned(&now, "may be out of date"));
    assert!(now.assumptions.iter().any(|line| say(line).contains("National Interbank Funding Center")));
    let old = run_in(&sample("2026-12-22"), &lpr).unwrap();
    assert!(warned(&old, "are of 21 September 2026 and may be out of date"));
    // A rate of the customer's own rests on no pack.
    let own = run_in(&sample("2026-12-22"), &[("annual_rate", number("3.1"))]).unwrap();
    assert!(!warned(&own, "may be out of date"));
    let without = Context::new(day("2026-11-23"), Currency::Cny);
    assert_eq!(run_in(&without, &[("counting", choice("days"))]).unwrap_err()[0].input, "counting");
    let built_in = without.with(Arc::new(built_in_packs()));
    assert!(run_in(&built_in, &[("counting", choice("days"))]).is_ok());
}

/// A statement as the sample bank would print it: its contract counts a broken period by actual days over 360, prices
/// at LPR plus basis points reviewed on 1 January, counts the period of the review by actual days, and takes one month
/// of interest for prepaying within 36 payments.
///
/// 240,000 over 12 months, drawn on 12 June 2024, due on the 20th from July; LPR of one year 3.45 % plus 45 basis
/// points.
///
/// | no. | due | how | interest |
/// |---|---|---|---|
/// | 1 | 20 July | 38 days from 12 June: 240,000 x 3.90 % x 38 / 360 | 988.00 |
/// | 2 | 20 August | 220,354.99 x 3.90 % / 12 = 716.1537 | 716.15 |
/// | 3 | 20 September | 200,646.13 x 3.90 % / 12 = 652.0999 | 652.10 |
/// | 4 | 20 October | 180,873.22 x 3.90 % / 12 = 587.8380 | 587.84 |
/// | 5 | 20 November | 161,036.05 x 3.90 % / 12 = 523.3672 | 523.37 |
/// | 6 | 20 December | 141,134.41 x 3.90 % / 12 = 458.6868 | 458.69 |
/// | 7 | 20 January | 12 days to 1 January and 19 after it: 121,168.09 x (3.90 % x 12 + 3.55 % x 19) / 360 = 384.5404 | 384.54 |
/// | 8 | 20 February | 101,122.25 x 3.55 % / 12 = 299.1533 | 299.15 |
/// | 9 | 20 March | 81,017.10 x 3.55 % / 12 = 239.6756 | 239.68 |
/// | 10 | 20 April | 10,852.48 x 3.55 % / 12 = 32.1053 | 32.11 |
/// | 11 | 20 May | 7,245.67 x 3.55 % / 12 = 21.4351 | 21.44 |
/// | 12 | 20 June | 3,628.19 x 3.55 % / 12 = 10.7334 | 10.73 |
///
/// Payments. With i = 0.039 / 12 = 0.00325: 240,000 i / (1 - (1 + i)^-12) = 20,425.01. Its principal in the first month
/// is 20,425.01 - 780.00 = 19,645.01 (780.00 being a whole month of interest), so 20,633.01 is due with the 988.00.
/// On 1 January the LPR published last is 3.10 % (21 October 2024), so the rate is 3.55 %, i = 0.0029583...: over the
/// six payments left 121,168.09 i / (1 - (1 + i)^-6) = 20,404.30. The principal of the seventh is 20,404.30 - 358.46 (a
/// whole month at 3.55 %) = 20,045.84, so 20,430.38 is due with the 384.54.
/// After the ninth, 50,000 are prepaid: 81,017.10 - 20,164.62 - 50,000 = 10,852.48, over three payments
/// 10,852.48 i / (1 - (1 + i)^-3) = 3,638.92. The charge is 50,000 x 3.55 % / 12 = 147.9167.
const STATEMENT: &str = "\
1 2024-07 20633.01 19645.01 988.00 0.00 0.00 220354.99
2 2024-08 20425.01 19708.86 716.15 0.00 0.00 200646.13
3 2024-09 20425.01 19772.91 652.10 0.00 0.00 180873.22
4 2024-10 20425.01 19837.17 587.84 0.00 0.00 161036.05
5 2024-11 20425.01 19901.64 523.37 0.00 0.00 141134.41
6 2024-12 20425.01 19966.32 458.69 0.00 0.00 121168.09
7 2025-01 20430.38 20045.84 384.54 0.00 0.00 101122.25
8 2025-02 20404.30 20105.15 299.15 0.00 0.00 81017.10
9 2025-03 20404.30 20164.62 239.68 50000.00 147.92 10852.48
10 2025-04 3638.92 3606.81 32.11 0.00 0.00 7245.67
11 2025-05 3638.92 3617.48 21.44 0.00 0.00 3628.19
12 2025-06 3638.92 3628.19 10.73 0.00 0.00 0.00";

#[test]
fn the_sample_banks_statement_is_met_to_the_cent() {
    let report = run_in(
        &sample("2024-06-10"),
        &[
            ("amount", number("240000")),
            ("rate_by", choice("lpr")),
            ("lpr", number("3.45")),
            ("basis_points", number("45")),
            ("term", number("1")),
            ("counting", choice("days")),
            ("drawn", month("2024-06")),
            ("drawn_day", number("12")),
            ("first_month", month("2024-07")),
            ("pay_day", number("20")),
            ("events", number("1")),
            ("events1_month", month("2025-03")),
            ("events1_amount", number("50000")),
            ("events1_mode", choice("lower")),
        ],
    )
    .unwrap();
    let printed: Vec<String> = rows(&report, "months").iter().map(|row| row.join(" ")).collect();
    assert_eq!(printed, STATEMENT.lines().collect::<Vec<_>>());
    // The interest of the twelve lines, and all that was repaid.
    assert_eq!(figure(&report, "total_interest"), "4913.80");
    assert_eq!(figure(&report, "total_repaid"), "244913.80");
    assert_eq!(figure(&report, "penalty"), "147.92");
    let said: Vec<String> = report.assumptions.iter().map(say).collect();
    assert!(said.iter().any(|line| line.contains("actual days over 360")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("rounded half-up")), "{said:?}");
}

#[test]
fn a_payment_that_changes_on_the_way_is_not_said_to_stay() {
    let event = [
        ("events", number("1")),
        ("events1_kind", choice("prepay")),
        ("events1_month", month("2028-01")),
        ("events1_mode", choice("lower")),
    ];
    let report = run(&event);
    assert_eq!(report.headline.key.path(), "mortgage.headline_changing");
    assert!(say(&report.headline).contains("¥4,490.45 a month at first"), "{}", say(&report.headline));
    assert_eq!(run(&[]).headline.key.path(), "mortgage.headline");
}
