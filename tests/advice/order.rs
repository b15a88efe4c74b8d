//! Segments and the order of what is shown.

use finplan::advice::facts::{Need, Occupation};
use finplan::advice::level::Level;
use finplan::advice::local_text::Locale;
use finplan::advice::ranking::Order;
use finplan::advice::suitability::{Customer, WhyShown};

use super::{assessed, bank, customer, shown, today};

#[test]
fn r20_by_name_the_order_knows_nothing_about_the_customer_but_the_gate_stands() {
    let bank = bank();
    let names = |customer: &Customer| {
        let suggestions = bank.suggest(customer, Order::ByName(Locale::En), today());
        assert_eq!(suggestions.segment, None);
        let personal = |why: &WhyShown| matches!(why, WhyShown::FitsGoal(_) | WhyShown::FitsNeed(_));
        assert!(!suggestions.shown.iter().any(|suggestion| suggestion.reasons.iter().any(personal)));
        suggestions.shown.iter().map(|s| s.product.name.en.clone()).collect::<Vec<_>>()
    };
    let mut one = customer(&bank, Level::C5, false);
    let growth = names(&one);
    one.facts.goal = Some(Need::Emergency);
    one.facts.occupation = Some(Occupation::Employee);
    let emergency = names(&one);
    assert!(emergency.is_sorted() && growth.is_sorted());
    assert_eq!(growth, emergency);
}

#[test]
fn segments_by_rules_that_are_data() {
    let bank = bank();
    let segment = |place: usize, given: &[(&str, &str)]| {
        let customer = Customer::assessed(assessed(&bank, place, given));
        bank.suggest(&customer, Order::Personal, today()).segment.unwrap().id.to_string()
    };
    let employee = ("income", "salary");
    assert_eq!(segment(0, &[employee, ("age", "from_18")]), "young_starter");
    assert_eq!(segment(2, &[("income", "business"), ("means", "to_300k")]), "business_owner");
    assert_eq!(segment(0, &[employee, ("age", "from_51")]), "cautious");
    assert_eq!(segment(2, &[employee, ("age", "from_36"), ("means", "to_1m")]), "balanced");
    assert_eq!(segment(9, &[employee, ("age", "from_36"), ("means", "to_1m")]), "growth");
    assert_eq!(segment(1, &[employee, ("means", "over_6m")]), "high_net_worth");
}

#[test]
fn each_segment_is_offered_what_it_needs_first() {
    let bank = bank();
    let list = |place: usize, given: &[(&str, &str)]| {
        let customer = Customer::assessed(assessed(&bank, place, given));
        shown(&bank.suggest(&customer, Order::Personal, today()))
    };
    let employee = ("income", "salary");
    let starter = list(1, &[employee, ("age", "from_18"), ("goal", "emergency"), ("liquidity", "days")]);
    assert_eq!(starter[..2], ["demand", "term_1y"], "{starter:?}");
    assert!(!starter.iter().any(|id| id.ends_with("loan")), "credit is not pushed: {starter:?}");
    let owner = list(2, &[("income", "business"), ("age", "from_36"), ("goal", "save")]);
    assert!(owner.contains(&"business_loan"), "{owner:?}");
    let buyer = list(2, &[employee, ("age", "from_36"), ("goal", "home")]);
    assert_eq!(buyer[0], "home_loan");
    let growth = list(9, &[employee, ("age", "from_36"), ("means", "to_1m")]);
    assert_eq!(growth[0], "index_fund", "the cheapest that fits the goal: {growth:?}");
    assert!(!growth.contains(&"home_loan"), "loans are not pushed");
}

#[test]
fn the_same_customer_always_gets_the_same_list() {
    let (bank, mut turned) = (bank(), bank());
    turned.products.reverse();
    for place in 0..6 {
        let customer = Customer::assessed(assessed(&bank, place, &[]));
        let list = shown(&bank.suggest(&customer, Order::Personal, today()));
        assert_eq!(list, shown(&turned.suggest(&customer, Order::Personal, today())));
    }
}

#[test]
fn nothing_is_said_about_a_customer_who_said_nothing() {
    let bank = bank();
    let stranger = bank.suggest(&Customer::default(), Order::Personal, today());
    assert_eq!(stranger.segment, None);
    assert_eq!(shown(&stranger), ["demand", "term_1y"]);
    let mut assessment = assessed(&bank, 2, &[]);
    assert!(bank.suggest(&Customer::assessed(assessment.clone()), Order::Personal, today()).segment.is_some());
    assessment.facts_changed = true;
    assert_eq!(bank.suggest(&Customer::assessed(assessment), Order::Personal, today()).segment, None);
}
