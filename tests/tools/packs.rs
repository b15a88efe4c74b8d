use chrono::NaiveDate;
use finplan::config::built_in_packs;
use finplan::domain::loan::{PenaltyBasis, PrepaymentRules};
use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::tool::pack::{PenaltyOn, PenaltyRule, Prepaying};
use finplan::tool::report::Report;
use finplan::tool::text::Text;
use rust_decimal::Decimal;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_rate_of_a_day_is_the_last_one_published() {
    let lpr = built_in_packs().lpr.unwrap();
    let on = |text, months| lpr.benchmark(months).on(day(text)).map(|rate| rate.percent().to_string());
    // 2024-10-21: 3.10 and 3.60, from 3.35 and 3.85.
    assert_eq!(on("2024-10-20", 360).as_deref(), Some("3.85"));
    assert_eq!(on("2024-10-21", 360).as_deref(), Some("3.6"));
    assert_eq!(on("2024-10-21", 60).as_deref(), Some("3.1"));
    assert_eq!(on("2024-10-21", 61).as_deref(), Some("3.6"));
    assert_eq!(on("2019-08-19", 360), None);
}

#[test]
fn the_fund_counts_homes_and_years() {
    let fund = built_in_packs().housing_fund.unwrap();
    let rate = |text, second, months| fund.rate(day(text), second, months).map(|rate| rate.to_string());
    assert_eq!(rate("2026-11-23", false, 360).as_deref(), Some("2.6"));
    assert_eq!(rate("2026-11-23", false, 60).as_deref(), Some("2.1"));
    assert_eq!(rate("2026-11-23", true, 61).as_deref(), Some("3.075"));
    assert_eq!(rate("2025-05-07", false, 360).as_deref(), Some("2.85"));
    assert_eq!(rate("2015-08-25", false, 360), None);
    assert_eq!(fund.city("beijing").unwrap().cap(false, true), Some(Decimal::from(2_400_000)));
    assert_eq!(fund.city("shenzhen").unwrap().cap(true, true), None);
    assert!(fund.city("shenzhen").unwrap().unverified && fund.city("atlantis").is_none());
}

#[test]
fn clauses_of_a_pack_are_those_of_the_calculation() {
    let penalty = PenaltyRule { on: PenaltyOn::MonthsOfInterest, value: Decimal::ONE, free_after: Some(36) };
    let clauses = Prepaying { minimum: Decimal::from(10_000), penalty: Some(penalty), ..Prepaying::default() };
    let rules = clauses.rules(Currency::Cny);
    assert_eq!(rules.minimum.minor(), 1_000_000);
    assert_eq!((rules.penalty.basis, rules.penalty.free_after), (PenaltyBasis::MonthsOfInterest(1), Some(36)));
    assert_eq!(Prepaying::default().rules(Currency::Cny), PrepaymentRules::default());
}

#[test]
fn a_report_names_its_editions_and_says_when_one_is_old() {
    let edition = built_in_packs().lpr.unwrap().edition;
    let texts = Texts::built_in(Locale::En, Currency::Cny);
    let say = |text: &Text| texts.say(text).replace('\u{a0}', " ");
    let mut report = Report::of("mortgage", Text::plain("x"));
    report.used(&edition, day("2026-12-21"));
    assert!(report.warnings.is_empty());
    let said = say(&report.assumptions[0]);
    assert!(said.contains("National Interbank Funding Center") && said.contains("unchanged since"), "{said}");
    report.used(&edition, day("2026-12-22"));
    let said = say(&report.warnings[0]);
    assert!(said.starts_with("The rates and rules used are of 21 September 2026"), "{said}");
}
