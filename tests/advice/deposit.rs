//! What a deposit pays: dated, with its source, and never a reason to stand higher.

use finplan::advice::catalogue::ProductKind;
use finplan::advice::ranking::RankingOrder;
use finplan::advice::suitability::Customer;
use finplan::config::{Problem, SAMPLE, load};
use serde_json::{Value, json};

use super::{bank, customer, day, shown, today};
use finplan::advice::level::Level;
use finplan::suggest;

#[test]
fn every_deposit_of_the_sample_bank_carries_its_rate_with_day_source_and_insurance() {
    let bank = bank();
    let mut deposits = 0;
    for product in &bank.products {
        assert_eq!(product.deposit.is_some(), product.kind == ProductKind::Deposit, "{}", product.id);
        let Some(deposit) = &product.deposit else { continue };
        assert!(deposit.is_current(today()) && !deposit.source.zh_tw.is_empty(), "{}", product.id);
        let insured = deposit.insured.as_ref().unwrap();
        assert!(insured.is_current(today()));
        assert_eq!(insured.limit, 500_000.into());
        deposits += 1;
    }
    assert_eq!(deposits, 2);
    for product in &bank.products {
        let dated = product.as_of.is_some() && product.source.is_some();
        assert!(dated || product.deposit.is_some(), "{}: figures without a day or a source", product.id);
    }
}

#[test]
fn r12_no_rate_moves_the_order() {
    let list = |rate: f64| {
        let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
        document["products"][1]["deposit"]["rates"][0]["annual_rate"] = json!(rate);
        let bank = load(&document.to_string(), &|_| true, today()).unwrap();
        let people = Level::ALL.iter().map(|level| customer(&bank, *level, false)).chain([Customer::default()]);
        people
            .map(|person| shown(&suggest::products(&bank, &person, RankingOrder::Personal, today())).join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(list(0.0), list(20.0));
}

fn changed(change: &dyn Fn(&mut Value), today: chrono::NaiveDate) -> Result<Vec<Problem>, Vec<Problem>> {
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    change(&mut document);
    load(&document.to_string(), &|_| true, today).map(|bank| bank.warnings)
}

#[test]
fn what_no_rate_can_be_is_refused() {
    let rate = |key: &'static str, value: Value| {
        move |document: &mut Value| {
            document["products"][0]["deposit"][key] = value.clone();
        }
    };
    let insured = |key: &'static str, value: Value| {
        move |document: &mut Value| {
            document["products"][0]["deposit"]["insured"][key] = value.clone();
        }
    };
    type Change = dyn Fn(&mut Value);
    let cases: [(&Change, &str); 7] = [
        (&rate("rates", json!([])), "/products/0/deposit/rates"),
        (&rate("rates", json!([{"annual_rate": -0.1}])), "/products/0/deposit/rates/0/annual_rate"),
        (&rate("rates", json!([{"annual_rate": 25}])), "/products/0/deposit/rates/0/annual_rate"),
        (&rate("rates", json!([{"annual_rate": 1}, {"annual_rate": 2}])), "/products/0/deposit/rates/1"),
        (&rate("stale_after", json!("2026-11-01")), "/products/0/deposit/stale_after"),
        (&insured("limit", json!(0)), "/products/0/deposit/insured/limit"),
        (&insured("stale_after", json!("2015-04-30")), "/products/0/deposit/insured/stale_after"),
    ];
    for (change, place) in cases {
        let problems = changed(change, today()).unwrap_err();
        assert_eq!(problems.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), [place]);
    }
    let fund = |document: &mut Value| document["products"][2]["deposit"] = document["products"][0]["deposit"].clone();
    assert_eq!(changed(&fund, today()).unwrap_err()[0].pointer, "/products/2/deposit");
}

#[test]
fn old_undated_and_unsourced_figures_warn() {
    let places = |change: &dyn Fn(&mut Value), today| {
        let mut places: Vec<String> = changed(change, today).unwrap().into_iter().map(|one| one.pointer).collect();
        places.retain(|place| place.starts_with("/products/"));
        places
    };
    let none = |_: &mut Value| {};
    assert_eq!(places(&none, today()), Vec::<String>::new());
    let old = places(&none, day(2027, 5, 3));
    for place in ["/products/0/deposit/stale_after", "/products/1/deposit/insured/stale_after"] {
        assert!(old.iter().any(|known| known == place), "{old:?}");
    }
    assert!(!places(&none, day(2027, 5, 1)).iter().any(|place| place.contains("deposit")), "the last day counts");
    let remove = |place: usize, key: &'static str| {
        move |document: &mut Value| {
            document["products"][place].as_object_mut().unwrap().remove(key);
        }
    };
    assert_eq!(places(&remove(0, "deposit"), today()), ["/products/0/deposit"]);
    assert_eq!(places(&remove(2, "as_of"), today()), ["/products/2/as_of"]);
    assert_eq!(places(&remove(12, "source"), today()), ["/products/12/source"]);
    let early = |document: &mut Value| document["products"][0]["deposit"]["as_of"] = json!("2026-11-24");
    assert_eq!(places(&early, today()), ["/products/0/deposit/as_of"]);
}
