//! Past, benchmark and assumed returns, and what must stand with them (R12, R13).

use finplan::advice::catalogue::ProductKind;
use finplan::base::Locale;
use finplan::config::{ProblemCode, built_in_guard, load, load_lenient};
use serde_json::json;

use super::{changed, places};
use crate::{bank, today};

#[test]
fn r12_a_return_is_seen_however_it_is_written() {
    let guard = built_in_guard(today());
    for text in [
        "收\u{200b}益率 3%",
        "收.益率 3％",
        "收 益 率 3%",
        "It y\u{456}elded 4%",
        "It ʏɪᴇʟᴅᴇᴅ 4﹪",
        "近一\u{ad}年 3%，过往业绩不代表未来表现，收益".split('，').next().unwrap(),
        "业\u{2060}绩比较基准 2.5%",
        "Perf\u{43e}rmance benchmark",
    ] {
        assert!(!guard.lacking(text, Locale::ZhCn, ProductKind::BondFund).is_empty(), "{text}");
    }
    // The words that have to be there must be written so that everybody can read them, in a voice too.
    let drawn = "4% in the past year; p\u{430}st performance does not predict future results";
    assert_eq!(guard.lacking(drawn, Locale::En, ProductKind::BondFund).len(), 1);
}

#[test]
fn r12_a_past_return_stands_with_its_period_and_its_sentence() {
    let guard = built_in_guard(today());
    let lacking = |text: &str, locale, kind| guard.lacking(text, locale, kind).len();
    for (text, locale, count) in [
        ("近一年净值增长 2.31%，过往业绩不代表未来表现", Locale::ZhCn, 0),
        ("近一年净值增长 2.31%", Locale::ZhCn, 1),
        ("过往收益 2.31%，过往业绩不代表未来表现", Locale::ZhCn, 1),
        ("2025年过往收益 2.31%，过往业绩不代表未来表现", Locale::ZhCn, 0),
        ("历史年化 3%", Locale::ZhCn, 2),
        ("收益率 3%", Locale::ZhCn, 1),
        ("每年管理费 0.5%", Locale::ZhCn, 0),
        ("近三個月報酬 1.2%，過去績效不代表未來表現", Locale::ZhTw, 0),
        ("近三個月報酬 1.2%", Locale::ZhTw, 1),
        ("A return of 4% in the past year", Locale::En, 1),
        ("4% in the past year; past performance does not predict future results", Locale::En, 0),
        ("It yielded 4%", Locale::En, 1),
        ("Returns follow the price of gold.", Locale::En, 0),
        ("About half equities; a fall of over 10% within a year is not rare.", Locale::En, 0),
    ] {
        assert_eq!(
            lacking(text, locale, ProductKind::BondFund),
            count,
            "{text}: {:?}",
            guard.lacking(text, locale, ProductKind::BondFund)
        );
    }
}

#[test]
fn r12_nothing_under_a_year_is_annualised_but_the_seven_day_yield_of_money_funds() {
    let guard = built_in_guard(today());
    let count = |text, kind| guard.lacking(text, Locale::ZhCn, kind).len();
    let months = "近三个月年化 2.1%，过往业绩不代表未来表现";
    let seven = "七日年化 1.4%，过往业绩不代表未来表现";
    assert_eq!((count(months, ProductKind::MoneyFund), count(months, ProductKind::BondFund)), (1, 1));
    assert_eq!((count(seven, ProductKind::MoneyFund), count(seven, ProductKind::BondFund)), (0, 1));
    let english = "Annualised 2.1% over the last 3 months; past performance is no guide.";
    assert_eq!(guard.lacking(english, Locale::En, ProductKind::MixedFund).len(), 1);
}

#[test]
fn r12_a_benchmark_says_that_it_is_not_an_expected_return() {
    let guard = built_in_guard(today());
    for (text, locale, count) in [
        ("业绩比较基准 2.5%—3.5%", Locale::ZhCn, 1),
        ("业绩比较基准 2.5%，不是预期收益率", Locale::ZhCn, 0),
        ("Performance benchmark 2.5%", Locale::En, 1),
        ("Performance benchmark 2.5%, not an expected return", Locale::En, 0),
    ] {
        assert_eq!(guard.lacking(text, locale, ProductKind::WealthProduct).len(), count, "{text}");
    }
}

#[test]
fn r12_what_a_products_text_quotes_is_checked_wherever_it_stands() {
    for pointer in ["/products/1/name/zh-CN", "/products/1/fees/0/note/zh-CN", "/products/1/documents/0/title/zh-CN"] {
        let text = changed(|document| {
            let local = json!({"zh-CN": "近一年 3%", "zh-TW": "近況", "en": "Recent"});
            document["products"][1]["fees"] = json!([{"for": "other", "basis": "noted", "note": local}]);
            document["products"][1]["documents"] = json!([{"title": local, "link": "/a.pdf"}]);
            document["products"][1]["name"] = local;
        });
        let problems = load(&text, &|_| true, today()).unwrap_err();
        assert!(places(&problems).contains(&(pointer, ProblemCode::Wording)), "{problems:?}");
        assert_eq!(problems.len(), 3);
    }
}

#[test]
fn r13_an_assumed_return_names_no_product() {
    let name = bank().products[4].name.zh_cn.clone();
    let text = changed(|document| document["saving_cases"][1]["mix"]["zh-CN"] = ["如", &name].concat().into());
    let problems = load_lenient(&text, &|_| true, today()).unwrap_err();
    assert_eq!(places(&problems), [("/saving_cases/1/mix/zh-CN", ProblemCode::Wording)]);
    assert_eq!(problems[0].found, name);
}
