//! Segments and the order of what is shown.

use finplan::advice::facts::{Facts, Need, Occupation};
use finplan::advice::level::Level;
use finplan::advice::matching::{Matching, Weights};
use finplan::advice::models::{Embedding, Models, Neighbours, Vector};
use finplan::advice::ranking::{RankingOrder, Ranks, Suggestions};
use finplan::advice::suitability::{Customer, WhyShown};
use finplan::base::Id;
use finplan::base::{LocalText, Locale};
use finplan::config::Bank;
use finplan::suggest;

use super::{assessed, bank, customer, shown, today};

#[test]
fn r20_by_name_the_order_knows_nothing_about_the_customer_but_the_gate_stands() {
    let bank = bank();
    let names = |customer: &Customer| {
        let suggestions = suggest::products(&bank, customer, RankingOrder::ByName(Locale::En), today());
        assert_eq!(suggestions.segment, None);
        let personal = |why: &WhyShown| matches!(why, WhyShown::FitsGoal(_) | WhyShown::FitsNeed(_));
        assert!(!suggestions.shown.iter().any(|suggestion| suggestion.reasons.iter().any(personal)));
        suggestions.shown.iter().map(|s| s.product.name.en.to_lowercase()).collect::<Vec<_>>()
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
        suggest::products(&bank, &customer, RankingOrder::Personal, today()).segment.unwrap().id.to_string()
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
        shown(&suggest::products(&bank, &customer, RankingOrder::Personal, today()))
    };
    let employee = ("income", "salary");
    let starter = list(1, &[employee, ("age", "from_18"), ("goal", "emergency"), ("liquidity", "days")]);
    assert_eq!(
        starter[..3],
        ["demand", "money_fund", "term_1y"],
        "free at once before early exit at a loss: {starter:?}"
    );
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
        let list = shown(&suggest::products(&bank, &customer, RankingOrder::Personal, today()));
        assert_eq!(list, shown(&suggest::products(&turned, &customer, RankingOrder::Personal, today())));
    }
}

#[test]
fn nothing_is_said_about_a_customer_who_said_nothing() {
    let bank = bank();
    let stranger = suggest::products(&bank, &Customer::default(), RankingOrder::Personal, today());
    assert_eq!(stranger.segment, None);
    assert_eq!(shown(&stranger), ["demand", "term_1y"]);
    let mut assessment = assessed(&bank, 2, &[]);
    assert!(
        suggest::products(&bank, &Customer::assessed(assessment.clone()), RankingOrder::Personal, today())
            .segment
            .is_some()
    );
    assessment.facts_changed = true;
    assert_eq!(
        suggest::products(&bank, &Customer::assessed(assessment), RankingOrder::Personal, today()).segment,
        None
    );
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn models(similar: Vec<Neighbours>, products: Vec<Embedding>, features: Vec<Embedding>) -> Models {
    Models {
        version: "1".to_owned(),
        trained_on: today(),
        source: LocalText::default(),
        visits: 1000,
        least_visits: 20,
        horizons: vec![12, 36],
        similar,
        products,
        features,
    }
}

fn row(name: &str, vector: &[i8]) -> Embedding {
    Embedding { id: id(name), vector: Vector(vector.to_vec()) }
}

fn neighbours(from: &str, to: &[(&str, u32)]) -> Neighbours {
    let (to, scores) = to.iter().map(|(product, score)| (id(product), *score)).unzip();
    Neighbours { from: id(from), to, scores }
}

/// Three funds that a customer with the goal of growth may all be shown.
fn growing(weights: Weights, models: Models) -> (Bank, Customer) {
    let mut bank = bank();
    bank.products.retain(|product| ["mixed_fund", "index_fund", "theme_fund"].contains(&product.id.as_str()));
    bank.matching = Some(Matching { weights: Some(weights), smoothing: Some(10), in_a_row: None, ..matching() });
    bank.models = Some(models);
    let mut customer = customer(&bank, Level::C5, false);
    customer.facts = Facts { goal: Some(Need::Growth), ..Facts::default() };
    (bank, customer)
}

fn matching() -> Matching {
    Matching {
        as_of: today(),
        source: LocalText::default(),
        regions: Vec::new(),
        region: None,
        channel: None,
        most_share: None,
        shares: Vec::new(),
        reserve_share: None,
        reserve_days: None,
        weights: None,
        smoothing: None,
        soon_months: None,
        in_a_row: None,
    }
}

#[test]
fn the_lists_are_fused_by_their_weights_and_each_product_says_its_places() {
    let similar = vec![neighbours("goal_growth", &[("mixed_fund", 90), ("theme_fund", 30)])];
    let one = |weights| {
        let (bank, customer) = growing(weights, models(similar.clone(), Vec::new(), Vec::new()));
        let suggestions = suggest::products(&bank, &customer, RankingOrder::Personal, today());
        let list: Vec<_> = suggestions.shown.iter().map(|s| (s.product.id.to_string(), s.ranks)).collect();
        (list, suggestions.shares.unwrap())
    };
    let place = |content, similar| Ranks { content, similar, ..Ranks::default() };
    // By fit alone the cheaper comes first: 0.53, 1.35 and 1.9 % a year.
    let fit = [("index_fund", place(1, None)), ("mixed_fund", place(2, None)), ("theme_fund", place(3, None))];
    let (list, shares) = one(Weights { content: 2, similar: 0, learned: 0 });
    assert_eq!(list, fit.map(|(id, ranks)| (id.to_owned(), ranks)));
    assert_eq!((shares.content, shares.similar), (100, 0));
    // index 2 / 11 = 0.1818, mixed 2 / 12 + 1 / 11 = 0.2576, theme 2 / 13 + 1 / 12 = 0.2372.
    let (list, shares) = one(Weights { content: 2, similar: 1, learned: 0 });
    let fused = [("mixed_fund", place(2, Some(1))), ("theme_fund", place(3, Some(2))), ("index_fund", place(1, None))];
    assert_eq!(list, fused.map(|(id, ranks)| (id.to_owned(), ranks)));
    assert_eq!((shares.content, shares.similar), (67, 33));
}

#[test]
fn learned_vectors_of_customer_and_product_are_multiplied() {
    let products = vec![row("index_fund", &[10, -2]), row("mixed_fund", &[0, 5]), row("theme_fund", &[3, 7])];
    let features = vec![row("goal_growth", &[1, 2]), row("horizon_2", &[0, 1]), row("level_c5", &[1, 0])];
    let (bank, mut customer) =
        growing(Weights { content: 1, similar: 0, learned: 9 }, models(vec![], products, features));
    customer.facts.horizon_months = Some(60);
    // The customer is (1, 2) + (1, 0) + (0, 1) = (2, 3): theme 6 + 21 = 27, mixed 15, index 20 - 6 = 14.
    let suggestions = suggest::products(&bank, &customer, RankingOrder::Personal, today());
    assert_eq!(shown(&suggestions), ["theme_fund", "mixed_fund", "index_fund"]);
    let places: Vec<_> = suggestions.shown.iter().map(|suggestion| suggestion.ranks.learned).collect();
    assert_eq!(places, [Some(1), Some(2), Some(3)]);
}

#[test]
fn what_was_looked_into_counts_like_a_feature() {
    let similar = vec![neighbours("bond_fund", &[("theme_fund", 50)])];
    let weights = Weights { content: 1, similar: 9, learned: 0 };
    let (bank, mut customer) = growing(weights, models(similar, Vec::new(), Vec::new()));
    assert_eq!(shown(&suggest::products(&bank, &customer, RankingOrder::Personal, today()))[0], "index_fund");
    customer.opened = vec![id("bond_fund")];
    assert_eq!(shown(&suggest::products(&bank, &customer, RankingOrder::Personal, today()))[0], "theme_fund");
    let neutral = suggest::products(&bank, &customer, RankingOrder::ByName(Locale::En), today());
    assert_eq!(shown(&neutral), ["mixed_fund", "index_fund", "theme_fund"], "not by name (R20)");
    assert_eq!(neutral.shares, None);
}

#[test]
fn no_model_opens_the_gate_and_a_missing_one_changes_nothing() {
    let bank = bank();
    let mut bare = bank.clone();
    bare.models = None;
    if let Some(matching) = &mut bare.matching {
        matching.weights = None;
    }
    for level in Level::ALL {
        let customer = customer(&bank, *level, false);
        let (with, without) = (
            suggest::products(&bank, &customer, RankingOrder::Personal, today()),
            suggest::products(&bare, &customer, RankingOrder::Personal, today()),
        );
        let sorted = |suggestions: &Suggestions<'_>| {
            let mut ids: Vec<String> = suggestions.shown.iter().map(|s| s.product.id.to_string()).collect();
            ids.sort();
            ids
        };
        assert_eq!(sorted(&with), sorted(&without));
        assert_eq!(with.withheld, without.withheld);
    }
}

#[test]
fn no_more_of_a_kind_stand_together_than_the_bank_wants() {
    let (mut bank, customer) = growing(Weights::FIT, models(Vec::new(), Vec::new(), Vec::new()));
    bank.matching.as_mut().unwrap().in_a_row = Some(1);
    let mut third = bank.product("index_fund").unwrap().clone();
    third.id = id("another_index");
    bank.products.push(third);
    let suggestions = suggest::products(&bank, &customer, RankingOrder::Personal, today());
    // By fit: another_index and index_fund (equity, 0.53), mixed_fund, theme_fund (equity).
    assert_eq!(shown(&suggestions), ["another_index", "mixed_fund", "index_fund", "theme_fund"]);
    let apart: Vec<bool> = suggestions.shown.iter().map(|suggestion| suggestion.ranks.demoted).collect();
    assert_eq!(apart, [false, false, true, false]);
}

#[test]
fn r12_no_document_can_hold_a_return_or_a_margin_to_order_products_by() {
    let sample = include_str!("../../public/banks/sample.json");
    for key in ["return_rate", "benchmark", "annualised_yield", "margin", "commission", "past_performance"] {
        for (part, place) in [("\"id\": \"demand\",", "product"), ("\"content\": 6,", "weights")] {
            assert!(sample.contains(part));
            let document = sample.replacen(part, &format!("{part} \"{key}\": 5,"), 1);
            let problems = finplan::config::load(&document, &|_| true, today()).unwrap_err();
            assert!(problems.iter().any(|problem| problem.pointer.ends_with(key)), "{key} of a {place}: {problems:?}");
        }
    }
}

#[test]
fn r20_the_neutral_order_is_the_same_with_and_without_models_and_history() {
    let bank = bank();
    let mut bare = bank.clone();
    (bare.models, bare.segments) = (None, Vec::new());
    let mut customer = customer(&bank, Level::C4, false);
    let plain = shown(&suggest::products(&bare, &customer, RankingOrder::ByName(Locale::ZhCn), today())).join(" ");
    customer.goal = Some(Need::Growth);
    customer.opened = vec![id("index_fund")];
    let suggestions = suggest::products(&bank, &customer, RankingOrder::ByName(Locale::ZhCn), today());
    assert_eq!(shown(&suggestions).join(" "), plain);
    assert!(suggestions.shown.iter().all(|suggestion| suggestion.ranks == Ranks::default()));
}
