//! Phrases that are banned: seen however they are written, and not where a lawful text has their characters (R11).

use finplan::config::{built_in_guard, wording_version};
use finplan::i18n::texts::rows;

use crate::{day, today};

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
        include_str!("../../../public/demo/words.js"),
        include_str!("../../../public/demo/index.html"),
        include_str!("../../../public/demo/two.html"),
        include_str!("../../../public/demo/checkout.html"),
        include_str!("../../../public/demo/compliance.html"),
        include_str!("../../../public/boot/stage.js"),
        include_str!("../../../public/embed.js"),
        include_str!("../../../public/packs/cn.json"),
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
fn r11_a_rule_bans_nothing_before_its_day() {
    assert_eq!(built_in_guard(day(2026, 9, 30)).breaches("秒到账")[0].rule, "《金融产品网络营销管理办法》第10条");
    assert_eq!(built_in_guard(day(2026, 9, 29)).breaches("秒到账"), []);
    assert_eq!(built_in_guard(day(2026, 9, 29)).breaches("保本").len(), 1, "older rules stand");
    assert_eq!(wording_version(), today());
}
