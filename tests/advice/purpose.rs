//! The groups of the list.

use std::collections::BTreeSet;

use finplan::advice::catalogue::{Product, ProductKind};
use finplan::advice::facts::Need;
use finplan::advice::level::Grade;
use finplan::advice::purpose::Purpose;
use finplan::advice::ranking::RankingOrder;
use finplan::advice::suitability::{Customer, Obstacle};
use finplan::base::{LocalText, Locale};
use finplan::suggest::{self, Group};

use super::{assessed, bank, shown, today};

#[test]
fn every_product_of_the_sample_bank_is_where_a_customer_looks_for_it() {
    let bank = bank();
    let of = |purpose| -> Vec<&str> {
        let found = bank.products.iter().filter(|product| Purpose::of(product) == purpose);
        found.map(|product| product.id.as_str()).collect()
    };
    assert_eq!(of(Purpose::AtHand), ["demand", "money_fund"]);
    assert_eq!(of(Purpose::Dated), ["term_1y", "structured_92", "wealth_90", "wealth_365", "wealth_private"]);
    assert_eq!(of(Purpose::Long), ["bond_fund", "mixed_fund", "index_fund", "theme_fund"]);
    assert_eq!(of(Purpose::Protection), ["term_life"]);
    assert_eq!(of(Purpose::Loan), ["home_loan", "personal_loan", "business_loan"]);
}

#[test]
fn money_that_may_fall_or_stays_away_is_not_at_hand() {
    let bank = bank();
    let at_hand = bank.product("money_fund").unwrap();
    let with = |change: &dyn Fn(&mut Product)| {
        let mut product = at_hand.clone();
        change(&mut product);
        Purpose::of(&product)
    };
    assert_eq!(with(&|product| product.seller_grade = Some(Grade::R2)), Purpose::Long, "its value falls");
    assert_eq!(with(&|product| product.cash_days = Some(8)), Purpose::Long, "it comes late");
    assert_eq!(with(&|product| product.holding_months = Some(1)), Purpose::Long, "it is meant to stay");
    assert_eq!(with(&|product| product.notice_days = Some(30)), Purpose::Dated, "notice sets the day");
    assert_eq!(with(&|product| product.early_exit = Some(LocalText::default())), Purpose::Dated);
    assert_eq!(with(&|product| product.term_days = Some(1_094)), Purpose::Dated);
    assert_eq!(with(&|product| product.term_days = Some(1_095)), Purpose::Long, "three years");
}

#[test]
fn insurance_that_invests_is_money_put_away() {
    let bank = bank();
    let mut product = bank.product("term_life").unwrap().clone();
    product.kind = ProductKind::UnitLinked;
    assert_eq!(Purpose::of(&product), Purpose::Long);
}

/// Groups and products of the list for `customer`.
fn grouped(customer: &Customer, order: RankingOrder) -> Vec<(Purpose, Vec<String>)> {
    let bank = bank();
    let list = suggest::listed(&bank, customer, order, today());
    let ids = |group: &Group<'_>| group.products.iter().map(|one| one.product.id.to_string()).collect();
    suggest::groups(&list).iter().map(|group| (group.purpose, ids(group))).collect()
}

#[test]
fn groups_hold_what_is_ranked_each_once_and_in_its_order() {
    let bank = bank();
    for place in 0..10 {
        let customer = Customer::assessed(assessed(&bank, place, &[]));
        for order in [RankingOrder::Personal, RankingOrder::ByName(Locale::ZhCn)] {
            let ranked = shown(&suggest::products(&bank, &customer, order, today()));
            let groups = grouped(&customer, order);
            let purposes: Vec<_> = groups.iter().map(|(purpose, _)| *purpose).collect();
            let once: BTreeSet<_> = purposes.iter().collect();
            assert_eq!(once.len(), purposes.len(), "a group stands twice");
            let mut all = Vec::new();
            for (purpose, ids) in groups {
                let of = |id: &&str| Purpose::of(bank.product(id).unwrap()) == purpose;
                assert_eq!(ids, ranked.iter().copied().filter(of).collect::<Vec<_>>(), "{purpose:?}");
                all.extend(ids);
            }
            all.sort_unstable();
            let mut every = ranked.clone();
            every.sort_unstable();
            assert_eq!(all, every);
        }
    }
}

#[test]
fn loans_come_first_for_whoever_asks_for_one_and_last_otherwise() {
    let bank = bank();
    let first = |customer: &Customer, order| grouped(customer, order).first().map(|(purpose, _)| *purpose);
    let saver = Customer::assessed(assessed(&bank, 2, &[("income", "salary"), ("goal", "save")]));
    assert_ne!(first(&saver, RankingOrder::Personal), Some(Purpose::Loan));
    let buyer = Customer { goal: Some(Need::Home), borrow: Some(800_000.into()), ..saver };
    assert_eq!(first(&buyer, RankingOrder::Personal), Some(Purpose::Loan));
    // By name nothing of the customer counts.
    let by_name = grouped(&buyer, RankingOrder::ByName(Locale::En));
    assert_eq!(by_name.last().map(|(purpose, _)| *purpose), Some(Purpose::Loan));
}

#[test]
fn a_segments_sentence_stands_at_the_group_that_keeps_it() {
    let bank = bank();
    let said = |place: usize, given: &[(&str, &str)]| {
        let customer = Customer::assessed(assessed(&bank, place, given));
        let list = suggest::listed(&bank, &customer, RankingOrder::Personal, today());
        let groups = suggest::groups(&list);
        let said: Vec<_> = groups.iter().filter(|group| group.segment.is_some()).collect();
        assert!(said.len() < 2, "it is said once");
        said.first().map(|group| {
            let segment = group.segment.unwrap();
            assert!(segment.is_true_of(group.products.iter().map(|one| one.product)));
            (segment.id.to_string(), group.purpose)
        })
    };
    let employee = ("income", "salary");
    // Low and liquid stands above what is, whatever else the list holds.
    let starter = said(9, &[employee, ("age", "from_18"), ("means", "to_300k"), ("goal", "growth")]);
    assert_eq!(starter, Some(("young_starter".to_owned(), Purpose::AtHand)));
    let growth = said(9, &[employee, ("age", "from_36"), ("means", "to_1m")]);
    assert_eq!(growth, Some(("growth".to_owned(), Purpose::Long)));
}

#[test]
fn each_product_that_is_not_listed_counts_once_among_the_obstacles() {
    let bank = bank();
    for place in 0..10 {
        let customer = Customer::assessed(assessed(&bank, place, &[]));
        let list = suggest::listed(&bank, &customer, RankingOrder::Personal, today());
        let counted: u32 = suggest::obstacles(&list.withheld).iter().map(|(_, count)| count).sum();
        assert_eq!(usize::try_from(counted).unwrap(), list.withheld.len());
    }
    let stranger = suggest::listed(&bank, &Customer::default(), RankingOrder::Personal, today());
    let obstacles = suggest::obstacles(&stranger.withheld);
    assert!(obstacles.contains(&(Obstacle::Assessment, 9)), "{obstacles:?}");
}
