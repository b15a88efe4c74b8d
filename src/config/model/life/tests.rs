//! The packs that are built in, and what is said of a broken one.

use super::{DataPack, unverified_values};
use crate::config::problem::{Problem, ProblemCode};
use crate::tool::pack::{EducationCost, InForce, MortalityCn, PensionCn, PensionTw, ProtectionNorms, TaxCn, in_force};

/// The pack, and the pointers of what still has to be checked in it.
fn built_in<P: DataPack>() -> (P, Vec<String>) {
    let pack = P::built_in().unwrap_or_else(|problems| panic!("{problems:?}"));
    let pointers = pack.unverified_values().into_iter().map(|one| one.pointer).collect();
    (pack, pointers)
}

/// What is wrong with the built-in pack after a change of its text.
fn broken<P: DataPack>(change: impl Fn(&str) -> String) -> Vec<(String, ProblemCode)> {
    let text = change(P::BUILT_IN);
    assert_ne!(text, P::BUILT_IN, "nothing was changed");
    let problems: Vec<Problem> = P::from_json(&text).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.pointer, problem.code)).collect()
}

#[test]
fn mainland_pensions_say_what_is_not_verified() {
    let (pack, unverified) = built_in::<PensionCn>();
    assert_eq!(unverified, ["/account_interest/0", "/enterprise_annuity/0", "/enterprise_deduction/0"]);
    let table = pack.annuity_months.last().unwrap();
    assert!(!table.unverified && table.source.contains("国发〔2005〕38号"));
    assert_eq!((table.value.rows.len(), pack.retirement[0].value.groups.len()), (31, 3));
}

#[test]
fn a_rule_is_in_force_from_its_day_to_the_last_day_known() {
    let (pack, _) = built_in::<PensionCn>();
    let on = |day: &str| in_force(&pack.personal_pension, &pack.edition, day.parse().unwrap());
    assert_eq!(on("2023-12-31"), InForce::NotYet);
    assert!(matches!(on("2024-01-01"), InForce::Known(row) if row.value.annual_cap == 12_000.into()));
    assert!(matches!(on("2030-01-01"), InForce::LastKnown(_)));
}

#[test]
fn income_tax_is_marked_as_unverified_throughout() {
    let (pack, unverified) = built_in::<TaxCn>();
    assert_eq!(unverified, ["/annual/0", "/monthly/0", "/basic_deduction/0"]);
    assert_eq!((pack.annual[0].value.brackets.len(), pack.monthly[0].value.brackets.len()), (7, 7));
}

#[test]
fn pensions_of_taiwan_say_what_is_not_verified() {
    let (pack, unverified) = built_in::<PensionTw>();
    assert_eq!(unverified, ["/labour_pension/0", "/labour_payout/0"]);
    // What was insured before 2026 was another amount, and that was never checked.
    assert_eq!(in_force(&pack.national, &pack.edition, "2025-12-31".parse().unwrap()), InForce::NotYet);
    assert_eq!(pack.payout_basis[0].value.years(85), Some(6));
}

#[test]
fn norms_costs_and_mortality_are_there_with_their_sources() {
    let (norms, unverified) = built_in::<ProtectionNorms>();
    assert_eq!(unverified, ["/replacement_years/0", "/discount_real/0"]);
    assert!(norms.premium[0].source.contains("双十原则"));
    let (costs, unverified) = built_in::<EducationCost>();
    assert!(unverified.is_empty());
    let total = |rows: &[crate::tool::pack::AgeCost]| {
        rows.iter().map(|row| row.per_year * rust_decimal::Decimal::from(row.to_age - row.from_age + 1)).sum()
    };
    // The report's own total of the ages 0 to 17.
    let upbringing: rust_decimal::Decimal = total(&costs.upbringing[0].value);
    assert_eq!(upbringing, 513_312.into());
    let (mortality, unverified) = built_in::<MortalityCn>();
    assert!(unverified.is_empty());
    assert_eq!((mortality.tables.len(), mortality.table("cl9").is_none()), (6, true));
}

#[test]
fn mortality_gives_the_life_expectancies_published_with_it() {
    let (pack, _) = built_in::<MortalityCn>();
    let at_birth = |id: &str| pack.table(id).unwrap().value.table.expectation(0).unwrap().round_dp(1).to_string();
    assert_eq!((at_birth("cl5_2010_m"), at_birth("cl6_2010_f")), ("83.1".to_owned(), "88.1".to_owned()));
    // A plan for money that shall last takes the age that a tenth still reaches, not the average.
    let horizon = |id: &str, share: &str| {
        pack.table(id).unwrap().value.table.age_reached_by_fewer_than(60, share.parse().unwrap()).unwrap()
    };
    assert_eq!(["0.5", "0.25", "0.1"].map(|share| horizon("cl5_2010_m", share)), [87, 92, 97]);
    assert_eq!(["0.5", "0.25", "0.1"].map(|share| horizon("cl6_2010_f", share)), [91, 97, 101]);
}

#[test]
fn whatever_is_not_verified_is_listed_with_its_file() {
    let found = unverified_values();
    let said: Vec<String> = found.iter().map(|(file, value)| format!("{file}{}", value.pointer)).collect();
    assert!(said.contains(&"pension_cn.json/account_interest/0".to_owned()), "{said:?}");
    assert!(said.contains(&"deposit.json/insurance_tw/0".to_owned()), "{said:?}");
    assert_eq!(said.len(), 11);
    assert!(found.iter().all(|(_, value)| !value.source.is_empty()));
}

#[test]
fn a_broken_pack_names_the_place_of_each_problem() {
    let steps = broken::<PensionCn>(|text| text.replacen("\"step_birth_months\": 4", "\"step_birth_months\": 0", 1));
    assert_eq!(steps, [("/retirement/0/value".to_owned(), ProblemCode::Inconsistent)]);
    let group = broken::<PensionCn>(|text| text.replacen("\"female55\"", "\"women\"", 1));
    assert_eq!(group, [("/retirement/0/value/groups/1/group".to_owned(), ProblemCode::UnknownId)]);
    let birth = broken::<PensionCn>(|text| text.replacen("\"1965-01\"", "\"1965-13\"", 1));
    assert_eq!(birth, [("/retirement/0/value/groups/0/start_birth".to_owned(), ProblemCode::Format)]);
    let bracket = broken::<TaxCn>(|text| text.replacen("16920", "16921", 1));
    assert_eq!(bracket, [("/annual/0/value".to_owned(), ProblemCode::Inconsistent)]);
    let deaths = broken::<MortalityCn>(|text| text.replacen("433.938, 1000", "433.938, 999", 1));
    assert_eq!(deaths, [("/tables/0/value/table/q_per_mille".to_owned(), ProblemCode::Inconsistent)]);
    let ages = broken::<EducationCost>(|text| text.replacen("\"from_age\": 3", "\"from_age\": 2", 1));
    assert_eq!(ages, [("/upbringing/0/value".to_owned(), ProblemCode::Inconsistent)]);
    let norm = broken::<ProtectionNorms>(|text| text.replacen("\"range_to\": 15", "\"range_to\": 25", 1));
    assert_eq!(norm, [("/premium/0/value".to_owned(), ProblemCode::Inconsistent)]);
    let missing = broken::<PensionTw>(|text| text.replacen("\"wage_cap\"", "\"wage\"", 1));
    assert_eq!(
        missing,
        [
            ("/labour_pension/0/value/wage".to_owned(), ProblemCode::UnknownKey),
            ("/labour_pension/0/value/wage_cap".to_owned(), ProblemCode::Missing),
        ]
    );
    let syntax = broken::<TaxCn>(|text| text.replacen('{', "", 1));
    assert_eq!(syntax, [(String::new(), ProblemCode::Syntax)]);
}
