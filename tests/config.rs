//! The bank's document: every broken one gives its list of problems, the samples give none, and no mutation of the
//! sample panics or shows an unsuitable product.
//!
//! `BLESS=1 cargo test --test config` writes the lists of `tests/config/broken` anew: read the difference.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "config/mutation.rs"]
mod mutation;
#[cfg(feature = "cli")]
#[path = "config/numbers.rs"]
mod numbers;
#[cfg(feature = "cli")]
#[path = "config/schema.rs"]
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use finplan::advice::mode::Mode;
use finplan::base::Locale;
use finplan::config::{Bank, HomeConfig, Problem, ProblemCode, load};
use serde_json::Value;

const SAMPLES: [(&str, &str); 3] = [
    ("sample", include_str!("../public/banks/sample.json")),
    ("education", include_str!("../public/banks/education.json")),
    ("plain", include_str!("../public/banks/plain.json")),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn read(text: &str) -> Result<Bank, Vec<Problem>> {
    load(text, &|key| key == "home.title", today())
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{} {}\n", problem.pointer, problem.code.code())).collect()
}

fn broken() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/config/broken");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(files.len() > 20);
    files
}

#[test]
fn every_broken_document_gives_its_whole_list() {
    for path in broken() {
        let text = fs::read_to_string(&path).unwrap();
        let problems = read(&text).expect_err(path.to_str().unwrap());
        let list = path.with_extension("expected");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&list, lines(&problems)).unwrap();
        }
        assert_eq!(lines(&problems), fs::read_to_string(&list).unwrap(), "{}", path.display());
        for problem in problems {
            assert!(!problem.expected.is_empty() && !problem.found.is_empty(), "{problem}");
        }
    }
}

#[test]
fn r10_an_undecided_score_comes_with_answers_that_reach_it() {
    let text = include_str!("config/broken/scales_gap.json");
    let problems: Vec<String> = read(text).unwrap_err().iter().map(ToString::to_string).collect();
    // Tolerance: 10 twice, and 3 + 4 of the item that only this answer leads to. Capacity: 7 in both bands.
    let wanted = [
        "/questionnaire/scales/0/bands: bands: expected one band for the score 27, reached with a=y more=p more=q, \
         found no band",
        "/questionnaire/scales/1/bands: bands: expected one band for the score 7, reached with a=x b=y, \
         found C1 and C5",
    ];
    assert_eq!(problems, wanted);
}

#[test]
fn every_kind_of_problem_has_a_broken_document() {
    let lists: String =
        broken().iter().map(|path| fs::read_to_string(path.with_extension("expected")).unwrap()).collect();
    for code in [
        ProblemCode::Syntax,
        ProblemCode::TooLarge,
        ProblemCode::Type,
        ProblemCode::Missing,
        ProblemCode::UnknownKey,
        ProblemCode::Duplicate,
        ProblemCode::Format,
        ProblemCode::Range,
        ProblemCode::UnknownId,
        ProblemCode::Empty,
        ProblemCode::Inconsistent,
        ProblemCode::Bands,
        ProblemCode::Contrast,
        ProblemCode::Wording,
        ProblemCode::RequiredWords,
        ProblemCode::ForeignHost,
    ] {
        assert!(lists.contains(&format!(" {}\n", code.code())), "{}", code.code());
    }
}

#[test]
fn the_sample_banks_have_no_problem_and_no_warning() {
    for (name, text) in SAMPLES {
        let bank = read(text).unwrap_or_else(|problems| panic!("{name}\n{}", lines(&problems)));
        assert_eq!(bank.warnings, [], "{name}");
        assert!(bank.institution.sample, "{name}");
        // The size report weighs it compressed with the first screen; this keeps it from growing unnoticed.
        assert!(text.len() < 90_000, "{name} is downloaded by phones: {}", text.len());
    }
}

#[test]
fn the_sample_banks_differ_in_mode_look_tools_and_languages() {
    let [sample, education, plain] = SAMPLES.map(|(_, text)| read(text).unwrap());
    assert_eq!(education.institution.mode, Mode::Education);
    assert!(education.products.is_empty());
    let home = HomeConfig::from(&plain);
    assert!(plain.questionnaire.is_none() && home.offers("mortgage") && !home.offers("saving_goal"));
    assert_eq!(plain.locales, [Locale::ZhCn, Locale::En]);
    assert!(sample.theme != education.theme && education.theme != plain.theme);
    let bad = sample.tools.settings("saving_goal").iter().find(|setting| setting.input == "bad").unwrap();
    assert_eq!(bad.default, Some(sample.tools.saving_cases[0].bad));
    assert!(bad.source.is_some());
}

#[test]
fn a_banks_own_rules_come_before_those_built_in() {
    let [sample, _, plain] = SAMPLES.map(|(_, text)| read(text).unwrap());
    let built_in = finplan::config::built_in_packs();
    assert_eq!(plain.tools.packs.rules, built_in.rules);
    assert_eq!(sample.tools.packs.lpr, built_in.lpr);
    let rules = sample.tools.packs.rules.as_ref().unwrap();
    assert_eq!(rules.edition.id, "chengchuan_rules");
    assert_eq!(rules.prepaying.penalty.unwrap().free_after, Some(36));
}

#[test]
fn the_thresholds_of_a_bank_come_before_those_built_in_and_both_name_their_source() {
    let [sample, education, plain] = SAMPLES.map(|(_, text)| read(text).unwrap().tools.lifecycle.clone());
    assert_eq!((sample.away_days, sample.dormant_days, sample.retest_days), (90, 180, 30));
    assert_eq!(sample, education);
    assert_eq!((plain.away_days, plain.dormant_days), (60, 120));
    assert!(sample.source.starts_with("FinPlan") && plain.source.contains("示例"));
}

#[test]
fn a_tool_knows_the_latest_change_of_the_rates_it_works_with() {
    let mut tools = (*read(SAMPLES[0].1).unwrap().tools).clone();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let packs = std::sync::Arc::make_mut(&mut tools.packs);
    let lpr = packs.lpr.as_mut().unwrap().rows.last_mut().unwrap();
    lpr.from = day(2026, 9, 21).unwrap();
    packs.housing_fund.as_mut().unwrap().rates.last_mut().unwrap().from = day(2026, 10, 8).unwrap();
    assert_eq!(tools.rates_changed("prepayment"), day(2026, 9, 21));
    assert_eq!(tools.rates_changed("mortgage"), day(2026, 10, 8), "the later of both");
    assert_eq!(tools.rates_changed("saving_goal"), None);
}

#[test]
fn a_rate_that_the_bank_does_not_set_is_the_latest_lpr_with_its_day() {
    let bank = read(SAMPLES[0].1).unwrap();
    for tool in ["affordability", "prepayment"] {
        let setting = bank.tools.settings(tool).iter().find(|setting| setting.input == "annual_rate").unwrap();
        assert_eq!(setting.default, Some("3.5".parse().unwrap()), "{tool}");
        assert_eq!(setting.source.as_ref().unwrap().as_of, NaiveDate::from_ymd_opt(2026, 9, 21).unwrap());
    }
}

#[test]
fn a_bank_that_says_nothing_of_its_statement_gives_ten_seconds_and_no_promise() {
    let [sample, _, plain] = SAMPLES.map(|(_, text)| read(text).unwrap().tools.cost_statement.clone());
    assert_eq!((plain.reading_seconds(), plain.no_other_charges), (10, false));
    assert_eq!((sample.reading_seconds(), sample.no_other_charges), (5, true));
    let none = SAMPLES[0].1.replace("\"reading_seconds\": 5", "\"reading_seconds\": 0");
    assert_eq!(read(&none).unwrap().tools.cost_statement.reading_seconds(), 0);
}

/// Words of the mainland that a reader in Taiwan would stumble over, in their converted form too.
const NOT_IN_TAIWAN: [&str; 34] = [
    "等额",
    "等額本",
    "月供",
    "首付",
    "打印",
    "默认",
    "默認",
    "信息",
    "网络",
    "網絡",
    "屏幕",
    "视频",
    "視頻",
    "质量",
    "質量",
    "账",
    "賬",
    "收益率",
    "浮动",
    "浮動利率",
    "投保人",
    "退保",
    "蒙特卡洛",
    "购",
    "产品",
    "贷款",
    "理财",
    "利息合计",
    "存款保险",
    "认购",
    "數據",
    "软件",
    "軟件",
    "支取",
];

#[test]
fn zh_tw_is_written_for_taiwan() {
    fn visit(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(entries) => {
                if let Some(Value::String(text)) = entries.get("zh-TW") {
                    found.extend(NOT_IN_TAIWAN.iter().filter(|w| text.contains(**w)).map(|w| format!("{w}: {text}")));
                }
                entries.values().for_each(|value| visit(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| visit(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (_, text) in SAMPLES {
        visit(&serde_json::from_str(text).unwrap(), &mut found);
    }
    visit(&serde_json::from_str(include_str!("../public/packs/cn.json")).unwrap(), &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn problems_say_what_was_meant() {
    let text = SAMPLES[0].1.replace("\"sample\": true", "\"smaple\": true").replace("\"R5\"", "\"R6\"");
    let problems: Vec<String> = read(&text).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "/institution/smaple: unknown_key: expected did you mean sample?, found smaple",
            "/products/10/seller_grade: unknown_id: expected did you mean R1?, found R6",
        ]
    );
}

#[test]
fn old_figures_warn_but_do_not_stop() {
    let later = NaiveDate::from_ymd_opt(2027, 6, 1).unwrap();
    let bank = load(SAMPLES[0].1, &|_| true, later).unwrap();
    assert!(lines(&bank.warnings).contains("/tools/mortgage/annual_rate/source/as_of stale\n"));
    assert!(lines(&bank.warnings).contains("/saving_cases/0/as_of stale\n"));
    assert!(lines(&bank.warnings).contains("/packs/lpr/edition/stale_after stale\n"));
}
