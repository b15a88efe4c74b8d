//! From each tool to what fits: the need that it states, and what waits for what.

use finplan::advice::catalogue::ProductKind;
use finplan::advice::facts::{Facts, Need, Occupation};
use finplan::advice::level::Level;
use finplan::advice::matching::Weights;
use finplan::advice::ranking::{RankingOrder, Suggestions};
use finplan::advice::segment::{UsedTool, Visit};
use finplan::advice::suitability::{Customer, WhyNot, WhyShown};
use finplan::base::Id;
use finplan::base::Locale;
use finplan::config::{Bank, SAMPLE, load};
use finplan::handover::product_intent::{ProductIntent, needs_of_visit};
use finplan::suggest;
use finplan::tool::Context;
use finplan::tool::form::Form;
use finplan::tool::value::Values;
use finplan::tools::registry::{TOOLS, calculator};
use proptest::prelude::*;

use super::{bank, customer, shown, today, why_not};

/// What a tool says of its customer as it stands when it is opened under this bank.
pub fn from_tool(bank: &Bank, tool: &'static str) -> Option<Customer> {
    let context = Context::new(today(), bank.institution.currency);
    let mut values = Values::default();
    for field in &Form::new(calculator(tool).unwrap(), bank.tools.settings(tool), &context).fields {
        values.set(field.input.id, field.default);
    }
    let mut customer = Customer::default();
    ProductIntent::of(calculator(tool).unwrap().tool, &values, today())?.add_to(&mut customer);
    Some(customer)
}

/// What a customer sees who has worked with this tool and goes on from it.
pub fn seen<'a>(bank: &'a Bank, customer: &mut Customer, visit: &Visit) -> Suggestions<'a> {
    customer.asked = needs_of_visit(visit);
    customer.segment = suggest::need(bank, customer, visit, today()).map(|(segment, _)| segment.id.clone());
    suggest::products(bank, customer, RankingOrder::Personal, today())
}

pub fn worked_with(tool: &'static str) -> Visit {
    Visit { tools: vec![UsedTool { tool, changed: true, kept: 0, numbers: Vec::new() }], ..Visit::default() }
}

/// The sample bank with any weights, and models that would turn every order.
fn turned(content: u32, similar: u32, learned: u32) -> Bank {
    let mut bank = bank();
    if let Some(matching) = &mut bank.matching {
        matching.weights = Some(Weights { content, similar, learned });
        matching.in_a_row = Some(1);
    }
    bank
}

#[test]
fn from_each_tool_the_products_of_its_need_come_first_and_one_waits_for_no_question() {
    for bank in [bank(), turned(1, 100, 0), turned(1, 0, 100)] {
        let mut led = 0;
        for tool in TOOLS {
            let Some(mut customer) = from_tool(&bank, tool.id) else { continue };
            let goal = customer.goal.unwrap();
            for visit in [Visit::default(), worked_with(tool.id)] {
                let list = seen(&bank, &mut customer, &visit);
                let serves: Vec<bool> = list.shown.iter().map(|one| one.product.needs.contains(&goal)).collect();
                assert_eq!(serves.first(), Some(&true), "{}: {:?}", tool.id, shown(&list));
                assert!(serves.is_sorted_by(|a, b| a >= b), "{}: {:?}", tool.id, shown(&list));
                assert_eq!(list.shown[0].reasons[0], WhyShown::FitsGoal(goal), "{}", tool.id);
            }
            led += 1;
        }
        assert_eq!(led, TOOLS.iter().filter(|tool| tool.need.is_some()).count());
    }
}

#[test]
fn the_owner_is_shown_the_loan_that_she_calculated() {
    let bank = bank();
    let mut owner = from_tool(&bank, "business_loan").unwrap();
    let list = seen(&bank, &mut owner, &worked_with("business_loan"));
    assert_eq!((list.segment.unwrap().id.as_str(), list.segment_applies), ("business_owner", true));
    assert_eq!(shown(&list)[0], "business_loan");
    // Without the numbers of the calculation, and when she comes by another way, what she said still holds.
    let mut later = Customer::default();
    assert!(shown(&seen(&bank, &mut later, &worked_with("business_loan"))).contains(&"business_loan"));
    // Who lives on a salary may run a business, too.
    owner.facts.occupation = Some(Occupation::Employee);
    assert_eq!(shown(&seen(&bank, &mut owner, &Visit::default()))[0], "business_loan");
    let employee = Customer { facts: owner.facts.clone(), ..Customer::default() };
    assert_eq!(why_not(&bank, bank.product("business_loan").unwrap(), &employee), [WhyNot::Occupation]);
}

#[test]
fn an_owner_is_shown_business_loans_whichever_segment_counts() {
    let bank = bank();
    let mut rich = customer(&bank, Level::C3, false);
    rich.facts =
        Facts { occupation: Some(Occupation::BusinessOwner), means_from: Some(6_000_000.into()), ..Facts::default() };
    let list = suggest::products(&bank, &rich, RankingOrder::Personal, today());
    assert_eq!(list.segment.unwrap().id, "high_net_worth");
    assert!(shown(&list).contains(&"business_loan"), "{:?}", shown(&list));
}

#[test]
fn only_what_invests_waits_for_the_profile_of_an_investor() {
    let mut bank = bank();
    for kind in ProductKind::ALL {
        let mut product = bank.products[0].clone();
        product.kind = *kind;
        product.id = Id::new(kind.code()).unwrap();
        bank.products.push(product);
    }
    let stale = {
        let mut assessment = customer(&bank, Level::C5, false).assessment.unwrap();
        assessment.facts_changed = true;
        Customer::assessed(assessment)
    };
    for customer in [Customer::default(), stale] {
        for product in &bank.products {
            let reasons = why_not(&bank, product, &customer);
            let waits = reasons.iter().any(|why| matches!(why, WhyNot::NoAssessment | WhyNot::StaleAssessment(_)));
            assert_eq!(waits, product.kind.regime().is_some(), "{}: {reasons:?}", product.id);
        }
    }
    let invests = ProductKind::ALL.iter().filter(|kind| kind.regime().is_some()).count();
    let waits_not: Vec<_> =
        ProductKind::ALL.iter().filter(|kind| kind.regime().is_none()).map(|kind| kind.code()).collect();
    assert_eq!(waits_not, ["deposit", "mortgage", "instalment_loan", "business_loan", "term_life"]);
    assert_eq!(invests + waits_not.len(), ProductKind::ALL.len());
    assert!(
        ProductKind::UnitLinked.is_insurance() && ProductKind::UnitLinked.regime().is_some(),
        "insurance that invests waits"
    );
}

#[test]
fn a_bank_that_sells_nothing_that_invests_needs_no_questionnaire() {
    let mut document: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    for key in ["questionnaire", "models"] {
        document.as_object_mut().unwrap().remove(key);
    }
    document["home"] = serde_json::json!(["business_loan", "suggestions"]);
    document["segments"] = serde_json::json!([]);
    let all = document["products"].as_array().unwrap().clone();
    let invests = |product: &serde_json::Value| product["issuer_grade"].is_string();
    document["products"] = all.iter().filter(|product| !invests(product)).cloned().collect();
    let bank = load(&document.to_string(), &|_| true, today()).unwrap();
    let mut owner = from_tool(&bank, "business_loan").unwrap();
    assert_eq!(shown(&seen(&bank, &mut owner, &Visit::default()))[0], "business_loan");
    document["products"] = all.into();
    let problems = load(&document.to_string(), &|_| true, today()).unwrap_err();
    assert_eq!(
        problems.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(),
        ["/home"],
        "funds wait for a result"
    );
}

prop_compose! {
    fn any_facts()(
        age in proptest::option::of(18_u32..60),
        occupation in proptest::option::of(0..Occupation::ALL.len()),
        horizon_months in proptest::option::of(0_u32..120),
        cash_days in proptest::option::of(0_u32..200),
        means in proptest::option::of(0_u32..9_000_000),
        goal in proptest::option::of(0..Need::ALL.len()),
    ) -> Facts {
        Facts {
            age_from: age,
            age_to: age,
            occupation: occupation.map(|place| Occupation::ALL[place]),
            horizon_months,
            cash_days,
            means_from: means.map(Into::into),
            means_to: means.map(Into::into),
            goal: goal.map(|place| Need::ALL[place]),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_of_an_investor_never_hides_a_loan(
        facts in any_facts(), level in 0..Level::ALL.len(), minimal: bool, tool in 0..TOOLS.len(), facts_changed: bool,
    ) {
        let bank = bank();
        let Some(mut before) = from_tool(&bank, TOOLS[tool].id) else { return Ok(()) };
        let mut after = customer(&bank, Level::ALL[level], minimal);
        if let Some(assessment) = &mut after.assessment {
            assessment.facts_changed = facts_changed;
        }
        after.facts = if facts_changed { Facts::default() } else { facts };
        let Customer { goal, amount, borrow, months, .. } = before.clone();
        after = Customer { goal, amount, borrow, months, ..after };
        let visit = worked_with(TOOLS[tool].id);
        let loans = |list: &Suggestions<'_>| {
            let loans = list.shown.iter().filter(|one| one.product.kind.is_loan());
            loans.map(|one| one.product.id.to_string()).collect::<Vec<_>>()
        };
        let (first, then) = (seen(&bank, &mut before, &visit), seen(&bank, &mut after, &visit));
        for loan in loans(&first) {
            prop_assert!(loans(&then).contains(&loan), "{loan}: {after:?}");
        }
        let highest = after.assessment.as_ref().unwrap().tolerance.highest();
        for one in &then.shown {
            prop_assert!(one.product.grade() <= Some(highest), "gate before order: {}", one.product.id);
        }
        let neutral = suggest::products(&bank, &after, RankingOrder::ByName(Locale::En), today());
        prop_assert!(neutral.shown.iter().all(|one| one.product.grade() <= Some(highest)));
        let record = suggest::record(&bank, &after, RankingOrder::Personal, today());
        prop_assert_eq!(suggest::replay(&bank, record.as_str()), Ok(Vec::new()));
    }
}
