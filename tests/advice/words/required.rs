//! The words that must stand beside a product (R11, R15).

use finplan::advice::catalogue::ProductKind;
use finplan::base::Locale;
use finplan::config::{Problem, ProblemCode, load_lenient};

use super::{changed, places};
use crate::{bank, today};

#[test]
fn r11_without_its_required_words_a_product_is_left_out() {
    let place = bank().disclosures.iter().position(|words| words.kinds == [ProductKind::Deposit]).unwrap();
    let text = changed(|document| document["disclosures"][place]["text"]["zh-CN"] = "本存款保本，存款保险".into());
    let rest = load_lenient(&text, &|_| true, today()).unwrap();
    let left_out = places(&rest.left_out);
    assert_eq!(left_out[0], (format!("/disclosures/{place}/text/zh-CN").as_str(), ProblemCode::Wording));
    let deposits = bank().products.iter().filter(|product| product.kind == ProductKind::Deposit).count();
    assert!(deposits > 0 && rest.products.iter().all(|product| product.kind != ProductKind::Deposit));
    assert_eq!(rest.products.len(), bank().products.len() - deposits);
    assert!(
        left_out[1..].iter().all(|(pointer, code)| pointer.ends_with("/type") && *code == ProblemCode::RequiredWords)
    );
}

#[test]
fn r15_a_loan_in_taiwan_stands_beside_the_notice_of_the_standard_example() {
    let place = bank().disclosures.iter().position(|words| words.kinds.contains(&ProductKind::Mortgage)).unwrap();
    for needed in ["總費用年百分率", "不等於貸款利率", "標準計算範例"] {
        let text = changed(|document| {
            let words = &mut document["disclosures"][place]["text"]["zh-TW"];
            *words = words.as_str().unwrap().replace(needed, "").into();
        });
        let rest = load_lenient(&text, &|_| true, today()).unwrap();
        assert!(rest.products.iter().all(|product| !product.kind.is_loan()), "{needed}");
        let missing =
            |problem: &Problem| problem.code == ProblemCode::RequiredWords && problem.expected.contains(needed);
        assert!(!rest.left_out.is_empty() && rest.left_out.iter().all(missing), "{:?}", rest.left_out);
    }
}

#[test]
fn the_sample_banks_words_beside_funds_state_the_same_in_each_language() {
    let facts = [
        ["有风险", "有風險", "risk"],
        ["有盈有亏", "有賺有賠", "gain or lose"],
        ["不表明没有风险", "不表示絕無風險", "not mean absence of risk"],
        ["一定盈利", "一定獲利", "a profit"],
        ["不保证最低收益", "不保證最低報酬", "minimum return"],
        ["过往业绩不代表未来表现", "過去績效不代表未來表現", "past performance does not represent future results"],
        ["阅读招募说明书", "詳閱公開說明書", "read the prospectus"],
        ["存款存放在银行", "並非存款", "not a bank deposit"],
        ["不受存款保险保障", "不受存款保險保障", "not covered by deposit insurance"],
        ["发行与管理", "發行與管理", "issued and managed"],
    ];
    let bank = bank();
    let fund = bank.products.iter().find(|product| product.kind == ProductKind::MoneyFund).unwrap();
    for (place, locale) in Locale::ALL.into_iter().enumerate() {
        let words = bank.required_words(fund, today());
        let words: String = words.iter().map(|words| words.get(locale).to_lowercase()).collect();
        let missing: Vec<&str> = facts.iter().map(|fact| fact[place]).filter(|fact| !words.contains(fact)).collect();
        assert!(missing.is_empty(), "{missing:?}: {words}");
    }
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
