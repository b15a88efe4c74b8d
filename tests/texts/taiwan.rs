//! The words of Taiwan: its own, and one for each thing.

use finplan::i18n::{Locale, texts};

#[test]
fn taiwanese_texts_use_no_mainland_terms() {
    let mainland = [
        "等額本息",
        "等額本金",
        "月供",
        "首付",
        "打印",
        "默認",
        "信息",
        "網絡",
        "屏幕",
        "賬",
        "收益",
        "浮動利率",
        "保存",
        "貸款利率重定價",
        "理財產品",
    ];
    for (key, row) in texts::rows() {
        let text = row[Locale::ZhTw.index()];
        for term in mainland {
            assert!(!text.contains(term), "{key}: {text} has {term}");
        }
    }
}

#[test]
fn taiwanese_texts_have_one_word_for_each_thing_of_early_repayment() {
    let bank: serde_json::Value = serde_json::from_str(finplan::config::SAMPLE).unwrap();
    let mut pairs: Vec<(String, String)> = texts::rows().map(|(_, row)| (row[0].into(), row[1].into())).collect();
    own_pairs(&bank, &mut pairs);
    let mut seen = 0;
    for (simplified, traditional) in pairs {
        // Repaying a part, the charge for it, and the money for bad days; paying off is 提前清償.
        for (what, word) in [("提前还款违约金", "提前清償違約金"), ("提前还款", "提前還本"), ("应急金", "緊急預備金")]
        {
            let longer = if what == "提前还款" { simplified.matches("提前还款违约金").count() } else { 0 };
            let wanted = simplified.matches(what).count() - longer;
            let found = traditional.matches(word).count();
            assert!(found >= wanted, "{word}: {traditional}");
            seen += wanted;
        }
        for other in ["提前還款", "提前還本違約金"] {
            assert!(!traditional.contains(other), "{other}: {traditional}");
        }
        assert_eq!(traditional.matches("預備金").count(), traditional.matches("緊急預備金").count(), "{traditional}");
        assert_eq!(
            traditional.matches("綜合融資成本明示表").count(),
            traditional.matches("（大陸）綜合融資成本明示表").count(),
            "{traditional}"
        );
    }
    assert!(seen > 30, "only {seen} places found: this test no longer sees them");
}

/// The texts of a bank's document in both scripts.
fn own_pairs(json: &serde_json::Value, pairs: &mut Vec<(String, String)>) {
    if let (Some(simplified), Some(traditional)) = (json["zh-CN"].as_str(), json["zh-TW"].as_str()) {
        pairs.push((simplified.to_owned(), traditional.to_owned()));
    }
    let inside = json.as_object().into_iter().flat_map(|entries| entries.values());
    for value in inside.chain(json.as_array().into_iter().flatten()) {
        own_pairs(value, pairs);
    }
}
