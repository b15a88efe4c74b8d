//! Lawful words: built-in texts and what stands beside products.

use finplan::advice::local_text::Locale;
use finplan::advice::wording::breaches;
use finplan::i18n::texts::rows;

use super::{bank, today};

#[test]
fn r11_no_built_in_text_holds_a_banned_phrase() {
    let mut found = Vec::new();
    for (key, texts) in rows() {
        for text in texts {
            found.extend(breaches(text).iter().map(|breach| format!("{key}: {}: {text}", breach.phrase)));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_investment_product_stands_beside_words_of_risk() {
    let bank = bank();
    for product in bank.products.iter().filter(|product| product.kind.regime().is_some()) {
        let words: String =
            bank.required_words(product, today()).iter().map(|words| words.get(Locale::En).to_lowercase()).collect();
        assert!(words.contains("risk"), "{}: {words}", product.id);
    }
}
