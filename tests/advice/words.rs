//! What may be said, and what stands beside products.

use finplan::advice::catalogue::Kind;
use finplan::base::Locale;
use finplan::config::{Code, Problem, SAMPLE, built_in_guard, load, open, wording_version};
use finplan::i18n::texts::rows;
use serde_json::{Value, json};

use super::{bank, day, today};

/// The sample bank's document after a change.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    change(&mut document);
    document.to_string()
}

fn places(problems: &[Problem]) -> Vec<(&str, Code)> {
    problems.iter().map(|problem| (problem.pointer.as_str(), problem.code)).collect()
}

#[test]
fn r11_no_built_in_text_holds_a_banned_phrase() {
    let guard = built_in_guard(today());
    let mut found = Vec::new();
    for (key, texts) in rows() {
        for text in texts {
            found.extend(guard.breaches(text).iter().map(|breach| format!("{key}: {}: {text}", breach.phrase)));
        }
    }
    // What the pages say themselves, and the packs.
    for text in [
        include_str!("../../public/demo/words.js"),
        include_str!("../../public/demo/index.html"),
        include_str!("../../public/demo/two.html"),
        include_str!("../../public/demo/checkout.html"),
        include_str!("../../public/demo/compliance.html"),
        include_str!("../../public/boot/stage.js"),
        include_str!("../../public/embed.js"),
        include_str!("../../public/packs/cn.json"),
    ] {
        for line in text.lines() {
            found.extend(guard.breaches(line).iter().map(|breach| format!("{}: {line}", breach.phrase)));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn r11_phrase_aware_in_three_languages() {
    let guard = built_in_guard(today());
    for (text, expected) in [
        ("本产品保本保息", vec!["保本", "保息"]),
        ("本商品保證獲利", vec!["保證獲利"]),
        ("A guaranteed return", vec!["guaranteed"]),
        ("Ｂｅｓｔ choice", vec!["best"]),
        ("The bestowed benefit", vec![]),
        ("非保本浮动收益，不保本", vec![]),
        ("非保本，但也保本", vec!["保本"]),
        ("惟不表示絕無風險", vec![]),
        ("低风险产品", vec!["低风险"]),
        ("低风险(R1)、中低风险（R2）", vec![]),
        ("The return is not guaranteed.", vec![]),
        ("第一年", vec![]),
        ("第一名", vec!["第一"]),
        ("保\u{200b}本", vec!["保本"]),
        ("保　本", vec!["保本"]),
        ("業績比較，高 報 酬", vec!["高報酬"]),
        ("模拟业绩良好", vec!["模拟业绩"]),
    ] {
        let found: Vec<&str> = guard.breaches(text).into_iter().map(|breach| breach.phrase).collect();
        assert_eq!(found, expected, "{text}");
    }
}

/// A banned phrase in each language, and ways to write it so that a reader still reads it.
#[test]
fn r11_what_a_reader_sees_is_banned_however_it_is_written() {
    let guard = built_in_guard(today());
    let spelled = |separator: &str, word: &str| word.chars().map(String::from).collect::<Vec<_>>().join(separator);
    let mut writings: Vec<(String, &str)> = Vec::new();
    for word in ["保本", "高收益", "保证收益"] {
        // Between the characters: nothing that is seen, or nothing that parts them for a reader.
        for between in [
            "\u{200b}",
            "\u{200d}",
            "\u{2060}",
            "\u{feff}",
            "\u{ad}",
            "\u{34f}",
            "\u{202e}",
            "\u{2066}",
            "\u{fe0f}",
            "\u{e0100}",
            "\u{180e}",
            "\u{3164}",
            "\u{336}",
            "\u{20dd}",
            " ",
            "\u{a0}",
            "\u{3000}",
            "\u{2009}",
            ".",
            "．",
            "·",
            "•",
            "・",
            "-",
            "‐",
            "–",
            "_",
            "*",
            "~",
            "^",
            "🔒",
            "❤\u{fe0f}",
            "★",
            " . ",
            "\u{2800}",
        ] {
            writings.push((format!("本产品{}的理财", spelled(between, word)), word));
        }
        // By themselves, whatever parts them.
        for between in ["/", "|", "，", "、", "。", "\u{201d}", ",", "…", "—", "+"] {
            writings.push((format!("（{}）", spelled(between, word)), word));
        }
    }
    for (written, word) in [
        ("保夲", "保本"),
        ("\u{2f00}\u{2f00}第\u{2f00}", "第一"),
        ("第壹", "第一"),
        ("第ー名", "第一"),
        ("保証收益", "保证收益"),
        ("保證收益", "保证收益"),
        ("保證収益", "保证收益"),
        ("🈚風險", "无风险"),
        ("㊀㊀第㊀", "第一"),
        ("無风险", "无风险"),
        ("〇风险", "零风险"),
        ("0风险、0 成本", "零风险"),
        ("髙收益", "高收益"),
        ("高報酬", "高报酬"),
        ("倒計時", "倒计时"),
        ("僅剩三席", "仅剩"),
        ("客戶都在買", "客户都在买"),
    ] {
        writings.push((written.to_owned(), word));
    }
    for written in [
        "guaranteed",
        "GUARANTEED",
        "Ｇｕａｒａｎｔｅｅｄ",
        "𝐠𝐮𝐚𝐫𝐚𝐧𝐭𝐞𝐞𝐝",
        "𝒈𝒖𝒂𝒓𝒂𝒏𝒕𝒆𝒆𝒅",
        "𝔤𝔲𝔞𝔯𝔞𝔫𝔱𝔢𝔢𝔡",
        "𝗴𝘂𝗮𝗿𝗮𝗻𝘁𝗲𝗲𝗱",
        "𝚐𝚞𝚊𝚛𝚊𝚗𝚝𝚎𝚎𝚍",
        "ⓖⓤⓐⓡⓐⓝⓣⓔⓔⓓ",
        "🅖🅤🅐🅡🅐🅝🅣🅔🅔🅓",
        "🅶🆄🅰🆁🅰🅽🆃🅴🅴🅳",
        "⒢⒰⒜⒭⒜⒩⒯⒠⒠⒟",
        "ɢᴜᴀʀᴀɴᴛᴇᴇᴅ",
        "guаrаntееd",
        "GUARANTΕΕD",
        "ɡυαrαntεεd",
        "gúárántéed",
        "g\u{332}u\u{332}aranteed",
        "gua\u{200b}ranteed",
        "gua\u{ad}ran\u{ad}teed",
        "\u{202d}guaranteed",
        "guar\u{e0061}anteed",
        "g u a r a n t e e d",
        "G.U.A.R.A.N.T.E.E.D",
        "g-u-a-r-a-n-t-e-e-d",
        "g, u, a, r, a, n, t, e, e, d",
        "guar-anteed",
        "guar.anteed",
        "gua_ran_teed",
        "guar*nteed".replace('*', "\u{430}").as_str(),
        "gu4r4nteed",
        "gu@ranteed",
        "guarant33d",
        "g★uaranteed",
    ] {
        writings.push((format!("A {written} return"), "guaranteed"));
    }
    for (written, phrase) in [
        ("R\u{0406}SK FREE", "risk free"),
        ("r1sk free", "risk free"),
        ("r!sk-free", "risk free"),
        ("riskfree", "risk free"),
        ("risk_free", "risk free"),
        ("r i s k  f r e e", "risk free"),
        ("risk\u{a0}free", "risk free"),
        ("risk–free", "risk free"),
        ("LOW\u{2003}RATE", "low rate"),
        ("n0 c0st", "no cost"),
        ("b e s t", "best"),
        ("B.E.S.T", "best"),
        ("be$t", "best"),
        ("No.1", "no. 1"),
        ("№ 1", "no. 1"),
        ("can’t lose", "can't lose"),
        ("cant lose", "can't lose"),
        ("ｃａｎ＇ｔ lose", "can't lose"),
        ("1ow r1sk", "low risk"),
    ] {
        writings.push((format!("It is {written} here"), phrase));
    }
    let missed: Vec<&(String, &str)> = writings
        .iter()
        .filter(|(text, phrase)| !guard.breaches(text).iter().any(|breach| same(breach.phrase, phrase)))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

/// The same phrase, in whichever script it is listed.
fn same(found: &str, wanted: &str) -> bool {
    let simplified = |text: &str| {
        text.replace('證', "证").replace('風', "风").replace('險', "险").replace('無', "无").replace('報', "报")
    };
    simplified(found).replace(' ', "") == simplified(wanted).replace(' ', "")
}

/// What a lawful text says although the characters of a banned phrase stand in it one behind the other.
#[test]
fn r11_a_lawful_text_is_no_banned_phrase() {
    let guard = built_in_guard(today());
    for text in [
        "贷款需提供担保，本金按月归还。",
        "已办理担保。本行不收费。",
        "社保、本地户籍",
        "担保/本金",
        "（医保）本人",
        "担保：本人",
        "风险高，收益波动大",
        "利率高；收益不确定",
        "风险高/收益高",
        "担保方式：无；风险等级：R3",
        "抵押：无，风险自担",
        "费用减免/息费优惠",
        "手续费：免；息费合计 0 元",
        "名次不分第一第二".replace("第一", "甲").as_str(),
        "他说“担保”本来就要",
        "最迟、佳节前",
        "中低风险（R2）",
        "产品风险等级：低风险(R1)",
        "非保本浮动收益",
        "占比 10 风险资产",
        "3.0风险提示",
        "A guarantor loan needs a guarantor.",
        "The guarantee fee is 1%.",
        "Bestowed; the next-best".replace("-best", "").as_str(),
        "There is no 1-year term.",
        "No 1st payment is due.",
        "at no. 12",
        "There is a risk, free advice helps.",
        "The rate is low. Rate changes are shown.",
        "Interest: free of charge is only the first statement.".replace("Interest: free", "Interest. Free").as_str(),
        "You will be St. Gallen’s customer.",
        "Reference 8357, code 4357, room 0137",
        "b357 and 1ead1ng".replace("1ead1ng", "lead").as_str(),
        "Lead in g minor",
        "A piano costs 3,000.",
        "Rates may be slow; rates follow the LPR.",
        "Plead, ingest.",
        "The U.S.A. and the U.K., e.g. a.m. or p.m.",
        "The past 12 months",
        "日期 2026-11-29，版本 1.2.3，金额 1,234,567.89 元",
        "😀 您好 ❤\u{fe0f} 👨\u{200d}👩\u{200d}👧",
        "Привет, мир. Ελλάδα. naïve café",
    ] {
        assert_eq!(guard.breaches(text), [], "{text}");
    }
}

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
        assert!(places(&problems).contains(&(pointer, Code::Wording)), "{pointer}: {problems:?}");
        assert!(problems.iter().any(|problem| problem.found == code), "{problems:?}");
        // The rest of the bank stands where it can.
        let offer =
            pointer.starts_with("/products") || pointer.starts_with("/segments") || pointer.starts_with("/disclosures");
        assert_eq!(open(&text, &|_| true, today()).is_ok(), offer, "{pointer}");
    }
    let lawful =
        changed(|document| document["products"][1]["summary"]["en"] = "For a co\u{ad}operative ❤\u{fe0f}".into());
    assert!(load(&lawful, &|_| true, today()).is_ok());
}

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
        assert!(!guard.lacking(text, Locale::ZhCn, Kind::BondFund).is_empty(), "{text}");
    }
    // The words that have to be there must be written so that everybody can read them, in a voice too.
    let drawn = "4% in the past year; p\u{430}st performance does not predict future results";
    assert_eq!(guard.lacking(drawn, Locale::En, Kind::BondFund).len(), 1);
}

#[test]
fn r11_a_rule_bans_nothing_before_its_day() {
    assert_eq!(built_in_guard(day(2026, 9, 30)).breaches("秒到账")[0].rule, "《金融产品网络营销管理办法》第10条");
    assert_eq!(built_in_guard(day(2026, 9, 29)).breaches("秒到账"), []);
    assert_eq!(built_in_guard(day(2026, 9, 29)).breaches("保本").len(), 1, "older rules stand");
    assert_eq!(wording_version(), today());
}

#[test]
fn r11_an_offer_that_breaks_a_rule_is_left_out_and_the_rest_of_the_bank_stands() {
    let text = changed(|document| document["products"][2]["summary"]["en"] = "A guaranteed rise with gold.".into());
    let problems = load(&text, &|_| true, today()).unwrap_err();
    assert_eq!(places(&problems), [("/products/2/summary/en", Code::Wording)]);
    assert!(problems[0].expected.contains("《广告法》第25条"), "{}", problems[0]);
    let rest = open(&text, &|_| true, today()).unwrap();
    assert_eq!(rest.left_out, problems);
    let gone = &bank().products[2].id;
    assert!(rest.product(gone).is_none());
    assert_eq!(rest.products.len(), bank().products.len() - 1);
}

#[test]
fn r11_without_its_required_words_a_product_is_left_out() {
    let place = bank().disclosures.iter().position(|words| words.kinds == [Kind::Deposit]).unwrap();
    let text = changed(|document| document["disclosures"][place]["text"]["zh-CN"] = "本存款保本，存款保险".into());
    let rest = open(&text, &|_| true, today()).unwrap();
    let left_out = places(&rest.left_out);
    assert_eq!(left_out[0], (format!("/disclosures/{place}/text/zh-CN").as_str(), Code::Wording));
    let deposits = bank().products.iter().filter(|product| product.kind == Kind::Deposit).count();
    assert!(deposits > 0 && rest.products.iter().all(|product| product.kind != Kind::Deposit));
    assert_eq!(rest.products.len(), bank().products.len() - deposits);
    assert!(left_out[1..].iter().all(|(pointer, code)| pointer.ends_with("/type") && *code == Code::RequiredWords));
}

#[test]
fn r15_a_loan_in_taiwan_stands_beside_the_notice_of_the_standard_example() {
    let place = bank().disclosures.iter().position(|words| words.kinds.contains(&Kind::Mortgage)).unwrap();
    for needed in ["總費用年百分率", "不等於貸款利率", "標準計算範例"] {
        let text = changed(|document| {
            let words = &mut document["disclosures"][place]["text"]["zh-TW"];
            *words = words.as_str().unwrap().replace(needed, "").into();
        });
        let rest = open(&text, &|_| true, today()).unwrap();
        assert!(rest.products.iter().all(|product| !product.kind.is_loan()), "{needed}");
        let missing = |problem: &Problem| problem.code == Code::RequiredWords && problem.expected.contains(needed);
        assert!(!rest.left_out.is_empty() && rest.left_out.iter().all(missing), "{:?}", rest.left_out);
    }
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
        let problems = open(&text, &|_| true, today()).unwrap_err();
        let mut found = places(&problems);
        found.sort_by_key(|(pointer, _)| *pointer);
        let mut expected = [(pointer, Code::Wording), ("/products/0/name/zh-CN", Code::Wording)];
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
    assert_eq!(places(&banned), [("/products/0/name/zh-CN", Code::Wording)]);
    assert!(banned[0].expected.ends_with("本行合规要求（示例）"), "{}", banned[0]);
    assert_eq!(places(&with(json!([]), "第一大街支行专享存款")), [("/products/0/name/zh-CN", Code::Wording)]);
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
        assert_eq!(places(&problems), [("/wording/0/zh-CN/0", Code::Inconsistent)], "{promise}");
        assert!(problems[0].expected.contains("《广告法》第25条"), "{}", problems[0]);
    }
    let other = with(json!([group("allowed", "第一大街"), group("allowed", "保本路")]), "活期存款");
    assert_eq!(places(&other), [("/wording/1/zh-CN/0", Code::Inconsistent)]);
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
    assert!(problems.iter().all(|problem| problem.code == Code::RequiredWords) && !problems.is_empty());
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
            lacking(text, locale, Kind::BondFund),
            count,
            "{text}: {:?}",
            guard.lacking(text, locale, Kind::BondFund)
        );
    }
}

#[test]
fn r12_nothing_under_a_year_is_annualised_but_the_seven_day_yield_of_money_funds() {
    let guard = built_in_guard(today());
    let count = |text, kind| guard.lacking(text, Locale::ZhCn, kind).len();
    let months = "近三个月年化 2.1%，过往业绩不代表未来表现";
    let seven = "七日年化 1.4%，过往业绩不代表未来表现";
    assert_eq!((count(months, Kind::MoneyFund), count(months, Kind::BondFund)), (1, 1));
    assert_eq!((count(seven, Kind::MoneyFund), count(seven, Kind::BondFund)), (0, 1));
    let english = "Annualised 2.1% over the last 3 months; past performance is no guide.";
    assert_eq!(guard.lacking(english, Locale::En, Kind::MixedFund).len(), 1);
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
        assert_eq!(guard.lacking(text, locale, Kind::WealthProduct).len(), count, "{text}");
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
        assert!(places(&problems).contains(&(pointer, Code::Wording)), "{problems:?}");
        assert_eq!(problems.len(), 3);
    }
}

#[test]
fn r13_an_assumed_return_names_no_product() {
    let name = bank().products[4].name.zh_cn.clone();
    let text = changed(|document| document["saving_cases"][1]["mix"]["zh-CN"] = ["如", &name].concat().into());
    let problems = open(&text, &|_| true, today()).unwrap_err();
    assert_eq!(places(&problems), [("/saving_cases/1/mix/zh-CN", Code::Wording)]);
    assert_eq!(problems[0].found, name);
}

#[test]
fn r21_no_text_and_no_link_leads_to_another_domain() {
    for (pointer, found) in [
        ("/products/1/summary/zh-CN", "详见 https://shop.example/a，谢谢"),
        ("/products/1/summary/zh-CN", "详见 http://www.chengchuan.example/"),
        ("/products/1/summary/en", "See www.shop.example."),
        ("/products/1/link", "https://chengchuan.example.evil.example/"),
        ("/disclosures/0/text/zh-CN", "存款保险，见https://evil.example@www.chengchuan.example/"),
        ("/segments/0/reason/en", "See weixin://dl/business"),
        ("/institution/hours/en", "See https://shop.example"),
        ("/products/1/summary/en", "See https://www.chengchuan.example/a or https://shop.example."),
    ] {
        let text = changed(|document| *document.pointer_mut(pointer).unwrap() = found.into());
        let problems = load(&text, &|_| true, today()).unwrap_err();
        let expected =
            if found.contains("@") && pointer == "/products/1/link" { Code::Format } else { Code::ForeignHost };
        assert!(places(&problems).contains(&(pointer, expected)), "{found}: {problems:?}");
    }
    let text = changed(|document| document["segments"][0]["reason"]["en"] = "See https://shop.example".into());
    let rest = open(&text, &|_| true, today()).unwrap();
    assert_eq!(places(&rest.left_out), [("/segments/0/reason/en", Code::ForeignHost)]);
    assert_eq!(rest.segments.len(), bank().segments.len() - 1);
    for (pointer, found) in [
        ("/products/1/summary/zh-CN", "详见 https://m.chengchuan.example/a，谢谢"),
        ("/products/1/summary/en", "See www.chengchuan.example (our site)."),
        ("/products/1/link", "https://www.chengchuan.example/x"),
        ("/disclosures/0/source", "https://www.gov.cn/zhengce/"),
    ] {
        let text = changed(|document| *document.pointer_mut(pointer).unwrap() = found.into());
        assert_eq!(
            load(&text, &|_| true, today()).map(|bank| bank.products.len()),
            Ok(bank().products.len()),
            "{found}"
        );
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
    let fund = bank.products.iter().find(|product| product.kind == Kind::MoneyFund).unwrap();
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
