//! A bank's document with words that may not stand there: what is left out, what is refused, what a bank may add (R11).

use finplan::config::{ProblemCode, load, load_lenient};
use serde_json::{Value, json};

use super::{changed, places};
use crate::{bank, today};

#[test]
fn r11_r12_what_nobody_sees_is_a_problem_with_its_place() {
    for (pointer, found, code) in [
        ("/products/1/summary/zh-CN", "活期\u{202e}存款", "U+202E"),
        ("/products/1/name/en", "Savings \u{2066}account\u{2069}", "U+2066"),
        ("/segments/0/reason/zh-TW", "適合\u{200b}您", "U+200B"),
        ("/disclosures/0/source", "国务院令\u{200f}", "U+200F"),
        ("/institution/hours/en", "All\u{2060}day", "U+2060"),
        ("/version", "2026\u{feff}", "U+FEFF"),
    ] {
        let text = changed(|document| *document.pointer_mut(pointer).unwrap() = found.into());
        let problems = load(&text, &|_| true, today()).unwrap_err();
        assert!(places(&problems).contains(&(pointer, ProblemCode::Wording)), "{pointer}: {problems:?}");
        assert!(problems.iter().any(|problem| problem.found == code), "{problems:?}");
        // The rest of the bank stands where it can.
        let offer =
            pointer.starts_with("/products") || pointer.starts_with("/segments") || pointer.starts_with("/disclosures");
        assert_eq!(load_lenient(&text, &|_| true, today()).is_ok(), offer, "{pointer}");
    }
    let lawful =
        changed(|document| document["products"][1]["summary"]["en"] = "For a co\u{ad}operative ❤\u{fe0f}".into());
    assert!(load(&lawful, &|_| true, today()).is_ok());
}

#[test]
fn r11_an_offer_that_breaks_a_rule_is_left_out_and_the_rest_of_the_bank_stands() {
    let text = changed(|document| document["products"][2]["summary"]["en"] = "A guaranteed rise with gold.".into());
    let problems = load(&text, &|_| true, today()).unwrap_err();
    assert_eq!(places(&problems), [("/products/2/summary/en", ProblemCode::Wording)]);
    assert!(problems[0].expected.contains("《广告法》第25条"), "{}", problems[0]);
    let rest = load_lenient(&text, &|_| true, today()).unwrap();
    assert_eq!(rest.left_out, problems);
    let gone = &bank().products[2].id;
    assert!(rest.product(gone).is_none());
    assert_eq!(rest.products.len(), bank().products.len() - 1);
}

#[test]
fn r11_what_concerns_the_whole_bank_is_refused_with_every_problem() {
    for pointer in
        ["/institution/full/en", "/questionnaire/items/0/text/en", "/saving_cases/0/mix/en", "/texts/en/home.title"]
    {
        let text = changed(|document| {
            document["products"][0]["name"]["zh-CN"] = "稳赚一号".into();
            document["texts"] = json!({"en": {"home.title": "Plan"}});
            *document.pointer_mut(pointer).unwrap() = "The best of all".into();
        });
        let problems = load_lenient(&text, &|_| true, today()).unwrap_err();
        let mut found = places(&problems);
        found.sort_by_key(|(pointer, _)| *pointer);
        let mut expected = [(pointer, ProblemCode::Wording), ("/products/0/name/zh-CN", ProblemCode::Wording)];
        expected.sort_by_key(|(pointer, _)| *pointer);
        assert_eq!(found, expected);
    }
}

#[test]
fn r11_a_bank_adds_phrases_and_lifts_none() {
    let group = |role: &str, phrase: &str| json!({"role": role, "rule": "本行合规要求（示例）", "source": "示例", "valid_from": "2026-01-01", "zh-CN": [phrase]});
    let with = |groups: Value, name: &str| {
        let text = changed(|document| {
            document["wording"] = groups;
            document["products"][0]["name"]["zh-CN"] = name.into();
        });
        load(&text, &|_| true, today()).map_or_else(|problems| problems, |_| Vec::new())
    };
    let banned = with(json!([group("banned", "镇行之宝")]), "镇行之宝一号");
    assert_eq!(places(&banned), [("/products/0/name/zh-CN", ProblemCode::Wording)]);
    assert!(banned[0].expected.ends_with("本行合规要求（示例）"), "{}", banned[0]);
    assert_eq!(places(&with(json!([]), "第一大街支行专享存款")), [("/products/0/name/zh-CN", ProblemCode::Wording)]);
    assert_eq!(with(json!([group("allowed", "第一大街")]), "第一大街支行专享存款"), []);
    assert_eq!(places(&with(json!([group("allowed", "第一大街")]), "第一存款")).len(), 1, "the ban stands");
    // What is no promise, although the letters of one stand in it.
    for harmless in ["Best Western", "第一人民医院", "低门槛淋浴房", "免息票"] {
        assert_eq!(with(json!([group("allowed", harmless)]), harmless), [], "{harmless}");
    }
    // A promise stays one in a longer phrase, in whatever letters, and in words of which a lawful phrase is a part.
    for promise in [
        "保本理财",
        "保本型",
        "保.本基金",
        "零风险理财",
        "稳赚一号",
        "预期收益率高",
        "保息存款",
        "a guaranteed rise",
        "Risk-free plan",
    ] {
        let problems = with(json!([group("allowed", promise)]), "活期存款");
        assert_eq!(places(&problems), [("/wording/0/zh-CN/0", ProblemCode::Inconsistent)], "{promise}");
        assert!(problems[0].expected.contains("《广告法》第25条"), "{}", problems[0]);
    }
    let other = with(json!([group("allowed", "第一大街"), group("allowed", "保本路")]), "活期存款");
    assert_eq!(places(&other), [("/wording/1/zh-CN/0", ProblemCode::Inconsistent)]);
    // What denies a promise is lawful already, and may be part of a longer phrase.
    assert_eq!(with(json!([group("allowed", "非保本第一期")]), "非保本第一期"), []);
    for (role, phrase) in [("allowed", "保本"), ("allowed", "好产品"), ("banned", "好"), ("past_words", "过往业绩")]
    {
        let problems = with(json!([group(role, phrase)]), "活期存款");
        assert!(problems.iter().any(|problem| problem.pointer.starts_with("/wording/0/")), "{role} {phrase}");
    }
    let mut required = group("required", "本行电话");
    required["kinds"] = json!(["deposit"]);
    let problems = with(json!([required]), "活期存款");
    assert!(problems.iter().all(|problem| problem.code == ProblemCode::RequiredWords) && !problems.is_empty());
}
