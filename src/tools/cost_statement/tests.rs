use crate::domain::money::{Currency, Money};
use crate::i18n::{Locale, Texts};
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::report::*;
use crate::tool::text::Arg;
use crate::tool::value::{FieldError, Value};
use crate::tool::{Context, csv, statement};
use crate::tools::cost_statement::CostStatement;
use chrono::NaiveDate;

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

fn run(changes: &[(&'static str, Value)]) -> Result<Report, Vec<FieldError>> {
    let form = Form::new(CostStatement::CALCULATOR, &[], &context());
    let typed = |id: &str| {
        let (_, value) = changes.iter().rev().find(|(known, _)| *known == id)?;
        Some(Typed { text: Field::canonical(*value), wan: false })
    };
    let reading = form.read(typed, &context());
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    CostStatement::CALCULATOR.answer(&reading.values, &context())
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn choice(option: &'static str) -> Value {
    Value::Choice(option)
}

/// 12,000 in twelve instalments with 0.6 % of it each time.
fn instalment() -> Vec<(&'static str, Value)> {
    vec![
        ("amount", number("12000")),
        ("method", choice("fee")),
        ("fee", number("0.6")),
        ("first_payment", choice("later")),
        ("items", number("0")),
    ]
}

fn with(mut changes: Vec<(&'static str, Value)>, more: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
    changes.extend_from_slice(more);
    changes
}

/// One item of these terms, as the first row.
fn item(kind: &'static str, basis: &'static str, how_much: &str) -> Vec<(&'static str, Value)> {
    let input = if basis.ends_with("percent") { "items1_percent" } else { "items1_amount" };
    vec![
        ("items", number("1")),
        ("items1_kind", choice(kind)),
        ("items1_basis", choice(basis)),
        (input, number(how_much)),
        ("items1_by", choice("guarantor")),
    ]
}

fn figure(report: &Report, name: &str) -> String {
    let figure = report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap();
    match figure.value {
        Arg::Money(money) => money.to_decimal().to_string(),
        Arg::Percent(rate) => rate.to_string(),
        ref other => panic!("{other:?}"),
    }
}

fn figures<const N: usize>(report: &Report, names: [&str; N]) -> [String; N] {
    names.map(|name| figure(report, name))
}

fn table<'a>(report: &'a Report, id: &str) -> &'a Table {
    report.tables.iter().find(|table| table.id == id).unwrap()
}

fn texts(locale: Locale) -> Texts {
    Texts::built_in(locale, Currency::Cny)
}

fn words(report: &Report, id: &str) -> Vec<Vec<String>> {
    let texts = texts(Locale::ZhCn);
    let said = |cell: &Cell| texts.cell(*cell).replace('\u{a0}', " ");
    table(report, id).rows().map(|row| row.iter().map(said).collect()).collect()
}

#[test]
fn an_instalment_of_0_6_percent_a_period() {
    // Published: 13.03 % simple, 13.84 % compound. 864 over balances of 12,000 + … + 1,000 = 78,000, times 12: 13.29 %.
    let report = run(&instalment()).unwrap();
    assert_eq!(figures(&report, ["simple", "compound", "sum", "cost"]), ["13.03", "13.84", "13.29", "864.00"]);
    assert_eq!(
        texts(Locale::ZhCn).say(&report.headline).replace('\u{a0}', " "),
        "按时还款，年化综合融资成本 13.03%（IRR，单利），息费合计 864 元。"
    );
    assert_eq!(words(&report, "items"), [["分期手续费", "每期，按分期金额的比例", "0.60%", "贷款机构", "864.00"]]);
    assert!(report.tables.iter().all(|table| table.id != "contingent"));
}

#[test]
fn the_published_example_of_the_pboc() {
    // Announcement [2021] No. 3: 100,000 lent, 1,000 taken at once, twelve payments of 8,833.3.
    let loan = [("amount", number("100000")), ("fee", number("0.5"))];
    let report = run(&with(with(instalment(), &loan), &item("service", "once", "1000"))).unwrap();
    assert_eq!(figures(&report, ["simple", "compound"]), ["12.80", "13.58"]);
    assert_eq!(figures(&report, ["cost", "received"]), ["7000.00", "99000.00"]);
}

#[test]
fn a_guarantee_beside_interest_is_an_item_of_its_own() {
    // 100,000 at 6 % over a year and 1 % at the start: the domain's example, 6.00 + 1.83 by items and 7.89 by IRR.
    let report = run(&item("guarantee", "once_percent", "1")).unwrap();
    assert_eq!(figures(&report, ["simple", "sum"]), ["7.89", "7.83"]);
    assert_eq!(
        words(&report, "items"),
        [
            ["利息", "每期，年利率，按剩余本金", "6.00%", "贷款机构", "3,279.73"],
            ["担保费", "放款时一次，按贷款金额的比例", "1.00%", "担保或保险公司", "1,000.00"],
        ]
    );
}

#[test]
fn the_headline_takes_the_method_that_is_set() {
    for (method, rate, name) in [("compound", "13.84", "IRR，复利"), ("sum", "13.29", "各项年化后相加")] {
        let report = run(&with(instalment(), &[("all_in", choice(method))])).unwrap();
        let said = texts(Locale::ZhCn).say(&report.headline);
        assert!(said.contains(&format!("{rate}%（{name}）")), "{said}");
    }
}

#[test]
fn what_needs_an_event_stands_apart_and_is_not_annualised() {
    let plain = run(&instalment()).unwrap();
    for (kind, basis, charged) in [
        ("late", "each_percent", "发生期间每期，按涉及金额的比例"),
        ("prepayment", "once_percent", "发生时，按涉及金额的比例"),
        ("other_event", "each_percent", "发生期间每期，按涉及金额的比例"),
    ] {
        let report = run(&with(instalment(), &item(kind, basis, "1.5"))).unwrap();
        assert_eq!(report.figures, plain.figures);
        assert_eq!(table(&report, "items"), table(&plain, "items"));
        let row = &words(&report, "contingent")[0];
        assert_eq!(row[1..], [charged, "1.50%", "担保或保险公司"]);
        assert!(texts(Locale::ZhCn).say(&report.headline).ends_with("逾期等费用另列。"));
    }
}

#[test]
fn the_items_add_up_to_the_cost_and_the_payments_to_all_that_is_paid() {
    for (kind, basis, how_much) in [
        ("insurance", "once", "123.45"),
        ("service", "once_percent", "2.5"),
        ("service", "first_percent", "2.5"),
        ("guarantee", "each_percent", "0.17"),
        ("other", "each", "3.21"),
    ] {
        for method in ["equal_installment", "equal_principal", "interest_only", "flat_fee"] {
            let changes =
                with(item(kind, basis, how_much), &[("method", choice(method)), ("amount", number("12345.67"))]);
            let report = run(&with(changes, &[("first_payment", choice("later"))])).unwrap();
            let money = |cell: &Cell| if let Cell::Money(money) = cell { money.minor() } else { panic!("{cell:?}") };
            let total: i64 = table(&report, "items").rows().map(|row| money(&row[4])).sum();
            assert_eq!(Money::try_from_minor(total).unwrap().to_decimal().to_string(), figure(&report, "cost"));
            let (mut paid, mut parts) = (0, 0);
            for row in table(&report, "payments").rows() {
                paid += money(&row[1]);
                parts += money(&row[2]) + money(&row[3]) + money(&row[4]);
            }
            assert_eq!(paid, parts);
            let at_start = if basis.starts_with("once") { money(&table(&report, "items").cells[9]) } else { 0 };
            assert_eq!(paid + at_start, 1_234_567 + total, "{basis} {method}");
        }
    }
}

#[test]
fn the_sooner_an_item_is_paid_the_more_it_costs() {
    let cost = |basis| figure(&run(&item("service", basis, "1")).unwrap(), "simple").parse::<f64>().unwrap();
    assert!(cost("once_percent") > cost("first_percent"));
    assert!(cost("first_percent") > 6.0);
    let now = run(&with(instalment(), &[("first_payment", choice("now"))])).unwrap();
    // 10,928 received for eleven payments of 1,072.
    assert_eq!(figures(&now, ["simple", "compound"]), ["15.48", "16.63"]);
    assert_eq!(now.charts[0].months(), 11);
}

#[test]
fn levers_cost_less_as_they_say() {
    let start = run(&item("service", "once_percent", "2")).unwrap();
    assert_eq!(start.levers.iter().map(|lever| lever.label.key.2).collect::<Vec<_>>(), ["no_items", "shorter"]);
    for lever in &start.levers {
        let after = run(&with(item("service", "once_percent", "2"), &lever.set)).unwrap();
        let cost = |report: &Report| match report.figures[3].value {
            Arg::Money(cost) => cost.minor(),
            ref other => panic!("{other:?}"),
        };
        let saved = Arg::Money(Money::try_from_minor(cost(&start) - cost(&after)).unwrap());
        assert!(lever.effect.args.contains(&("saved", saved)), "{lever:?}");
    }
}

#[test]
fn what_leaves_nothing_is_an_error_at_the_items() {
    let errors = run(&with(instalment(), &item("service", "once_percent", "100"))).unwrap_err();
    assert_eq!(errors[0].input, "items1_percent");
    let errors = run(&with(instalment(), &[("periods", number("1")), ("first_payment", choice("now"))])).unwrap_err();
    assert_eq!(errors[0].input, "periods");
}

#[test]
fn the_canonical_json_is_the_same_in_every_language_and_changes_with_every_term() {
    let report = run(&instalment()).unwrap();
    let json = statement::json(&report, Currency::Cny, false).unwrap();
    assert_eq!(
        json,
        concat!(
            r#"{"currency":"CNY","#,
            r#""figures":{"compound":"13.84","cost":"864.00","payment":"1072.00","simple":"13.03","sum":"13.29"},"#,
            r#""inputs":{"all_in":"simple","amount":"12000","fee":"0.6","first_payment":"later","items":"0","#,
            r#""method":"fee","periods":"12"},"#,
            r#""no_other_charges":"not_stated","#,
            r#""tables":{"items":[["fee","fee","0.6","lender","864.00"]]},"tool":"cost_statement","version":"1"}"#,
        )
    );
    let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(parsed["tables"]["items"][0][4], "864.00");
    assert!(json.is_ascii());
    let changed = run(&with(instalment(), &[("fee", number("0.61"))])).unwrap();
    assert_ne!(statement::json(&changed, Currency::Cny, false).unwrap(), json);
    assert_ne!(statement::json(&report, Currency::Cny, true).unwrap(), json);
}

#[test]
fn a_spreadsheet_gets_the_words_of_the_reader() {
    let report = run(&instalment()).unwrap();
    let texts = texts(Locale::ZhTw);
    let items = table(&report, "items");
    let file = csv::write(items, &|text| texts.say(text), Currency::Cny);
    assert!(file.ends_with("\r\n分期手續費,每期，依分期金額的比例,0.6,貸款機構,864.00\r\n"), "{file}");
}
