//! Every text exists in three languages, says the same facts in each, and is lawful.
#![cfg(test)]

use std::sync::Arc;

use chrono::NaiveDate;
use finplan::chart::{readings, when};
use finplan::config::built_in_packs;
use finplan::domain::money::Currency;
use finplan::i18n::texts::Part;
use finplan::i18n::{Locale, Texts, texts};
use finplan::tool::form::{Form, Typed};
use finplan::tool::input::{Kind, Shown};
use finplan::tool::report::{Cell, Report};
use finplan::tool::text::{Arg, Text};
use finplan::tool::value::Value;
use finplan::tool::{Context, Tool};
use finplan::tools::registry::{TOOLS, calculator};

fn names(template: &str) -> Vec<&str> {
    let mut names: Vec<&str> = template
        .split('{')
        .skip(1)
        .filter_map(|part| part.split('}').next())
        .map(|inside| inside.split(':').next().unwrap())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn context() -> Context {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    context.with(Arc::new(built_in_packs()))
}

#[test]
fn every_key_exists_once_and_no_text_is_empty() {
    let mut keys: Vec<&str> = texts::rows().map(|(key, _)| key).collect();
    let total = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), total, "a key stands twice");
    for (key, row) in texts::rows() {
        for text in row {
            assert!(!text.trim().is_empty() && !text.contains(['\n', '\t']), "{key}: {text:?}");
        }
    }
}

#[test]
fn every_language_has_the_same_placeholders() {
    for (key, [zh_cn, zh_tw, en]) in texts::rows() {
        // The law differs: a Taiwanese result names no code of a mainland level.
        if key == "risk.level" {
            continue;
        }
        assert_eq!(names(zh_cn), names(zh_tw), "{key}");
        assert_eq!(names(zh_cn), names(en), "{key}");
    }
}

#[test]
fn a_table_finds_every_key_and_only_those() {
    for locale in Locale::ALL {
        let built = Texts::built_in(locale, Currency::Cny);
        for (key, row) in texts::rows() {
            assert_eq!(built.get(key), row[locale.index()]);
        }
        for missing in ["", "a", "zzz", "home", "home.title.", "mortgage.titl", "mortgage.titlf"] {
            assert_eq!(built.get(missing), missing);
        }
    }
}

#[test]
fn a_banks_own_words_come_first() {
    let own = vec![("home.title".to_owned(), "您好".to_owned())];
    let texts = Texts::from_tables(Locale::ZhCn, Currency::Cny, vec![texts::table(Part::Front, Locale::ZhCn)], own);
    assert_eq!(texts.get("home.title"), "您好");
    assert_eq!(texts.get("app.back"), "返回");
}

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

#[test]
fn every_next_step_and_every_reason_has_its_words() {
    use finplan::advice::{facts, lifecycle};
    let named = |area: &str, codes: &[&str]| {
        for code in codes {
            let key = [area, code].concat();
            assert!(texts::known(&key), "{key} has no text");
        }
    };
    // What begins and what asks for the profile is named like its card.
    let own: Vec<&str> =
        lifecycle::Action::CODES.iter().copied().filter(|c| !["begin", "profile"].contains(c)).collect();
    named("next.", &own);
    named("next.why.", lifecycle::Because::CODES);
    named("because.", facts::Occupation::CODES);
    named("need.", facts::Need::CODES);
    // Either part may be the one that is there.
    for part in [Part::Tools, Part::Advice] {
        for locale in Locale::ALL {
            let texts = Texts::from_tables(locale, Currency::Cny, vec![texts::table(part, locale)], Vec::new());
            assert_ne!(texts.get("next.review"), "next.review", "{part:?}");
        }
    }
}

#[test]
fn whatever_is_said_of_a_typed_number_is_there_with_either_part() {
    for locale in Locale::ALL {
        for part in [Part::Tools, Part::Advice] {
            let texts = Texts::from_tables(locale, Currency::Cny, vec![texts::table(part, locale)], Vec::new());
            let keys = texts::rows()
                .map(|(key, _)| key)
                .filter(|key| key.starts_with("error.") || key.starts_with("form.unit.") || *key == "form.echo");
            for key in keys {
                assert_ne!(texts.get(key), key, "{part:?}");
            }
        }
    }
}

#[test]
fn every_tool_has_its_texts() {
    for tool in TOOLS {
        let mut keys = vec![tool.title(), tool.ask(), Text::of("home", tool.id), Text::item("home", tool.id, "line")];
        for input in tool.inputs {
            keys.extend([tool.label(input.id), tool.help(input.id)]);
            if let Kind::Choice(options) = input.kind {
                keys.extend(options.iter().map(|option| tool.option(input.id, option)));
            }
            if let Kind::Rows(_) = input.kind {
                keys.extend(["row", "add"].map(|word| tool.option(input.id, word)));
            }
        }
        for text in keys {
            assert!(texts::known(&text.key.path()), "{} has no text", text.key.path());
        }
    }
}

/// More combinations of choices than this are taken in pairs.
const MOST_COMBINATIONS: usize = 300;

/// The choices of a tool outside its rows, and whether they have too many combinations.
fn choices(tool: &'static Tool) -> (Vec<(&'static str, &'static [&'static str])>, bool) {
    let outside = tool.inputs.iter().filter(|input| input.row.is_none());
    let choices: Vec<(&str, &[&str])> = outside
        .filter_map(|input| if let Kind::Choice(options) = input.kind { Some((input.id, options)) } else { None })
        .collect();
    let many = choices.iter().map(|(_, options)| options.len()).product::<usize>() > MOST_COMBINATIONS;
    (choices, many)
}

/// The choices without which the form does not show an input.
fn needed(tool: &'static Tool, id: &str) -> Vec<(&'static str, String)> {
    let mut draft = Vec::new();
    let mut shown = tool.input(id).unwrap().shown;
    while let Shown::Only(by, of) | Shown::Among(by, &[.., of]) = shown {
        draft.insert(0, (by, of.to_owned()));
        shown = tool.input(by).unwrap().shown;
    }
    draft
}

/// The options of every combination of choices; where there are too many, of every pair of choices.
fn combinations(tool: &'static Tool) -> Vec<Vec<(&'static str, String)>> {
    let (choices, many) = choices(tool);
    let mut drafts: Vec<Vec<(&str, String)>> = vec![Vec::new()];
    if !many {
        for (id, options) in choices {
            let with = |draft: &Vec<(&'static str, String)>, option: &str| {
                draft.iter().cloned().chain([(id, option.to_owned())]).collect()
            };
            drafts = drafts.iter().flat_map(|draft| options.iter().map(move |option| with(draft, option))).collect();
        }
        return drafts;
    }
    let given = |id: &'static str, option: &str| {
        let mut draft = needed(tool, id);
        draft.push((id, option.to_owned()));
        draft
    };
    for (place, (id, options)) in choices.iter().enumerate() {
        for option in *options {
            drafts.push(given(id, option));
            for (other, others) in choices.iter().skip(place).skip(1) {
                drafts.extend(others.iter().map(|one| [given(other, one), given(id, option)].concat()));
            }
        }
    }
    drafts
}

/// Reports of a tool for its combinations of choices, for every choice in a first row, and for the ends of every
/// range.
fn reports(tool: &'static Tool) -> Vec<Report> {
    let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
    let (_, many) = choices(tool);
    let mut drafts = combinations(tool);
    for input in tool.inputs {
        let (Kind::Choice(options), Some(row)) = (input.kind, input.row.filter(|row| row.place == 1)) else { continue };
        for option in options {
            drafts.push(vec![(row.count, "1".to_owned()), (input.id, (*option).to_owned())]);
        }
    }
    // Where there are many choices, the ends of the ranges are tried with each option of the first.
    let firsts: Vec<_> = drafts.iter().filter(|_| !many).filter_map(|draft| draft.first().cloned()).collect();
    for first in firsts {
        if !drafts.contains(&vec![first.clone()]) {
            drafts.push(vec![first]);
        }
    }
    let few: Vec<_> = drafts.iter().filter(|draft| draft.len() <= 2).cloned().collect();
    for input in tool.inputs.iter().filter(|input| input.row.is_none_or(|row| row.place == 1)) {
        let (Some(range), false) = (input.kind.range(), matches!(input.kind, Kind::Month(_))) else { continue };
        for value in [range.min, range.max] {
            let mut few = few.clone();
            if many {
                few = vec![needed(tool, input.id)];
                few[0].extend(input.row.map(|row| (row.count, "1".to_owned())));
            }
            for mut draft in few {
                draft.push((input.id, value.to_string()));
                drafts.push(draft);
            }
        }
    }
    let mut seen = Vec::new();
    drafts
        .iter()
        .filter_map(|draft| {
            let typed = |id: &str| {
                let (_, text) = draft.iter().find(|(known, _)| *known == id)?;
                Some(Typed { text: text.clone(), wan: false })
            };
            let reading = form.read(typed, &context());
            assert!(reading.faults.is_empty(), "{draft:?}: {:?}", reading.faults);
            if seen.contains(&reading.values) {
                return None;
            }
            seen.push(reading.values.clone());
            calculator(tool.id).unwrap().answer(&reading.values, &context()).ok()
        })
        .collect()
}

fn said(texts: &Texts, report: &Report) -> Vec<String> {
    let mut lines = vec![texts.say(&report.headline)];
    for figure in &report.figures {
        lines.extend([texts.say(&figure.label), texts.say(&figure.method)]);
        lines.push(texts.say(&Text::plain("form.echo").with("amount", figure.value.clone())));
    }
    for chart in &report.charts {
        lines.extend([texts.say(&chart.title), texts.say(&chart.summary)]);
        lines.extend(chart.series.iter().map(|series| texts.say(&series.label)));
        lines.extend(readings(chart, chart.steps()).iter().map(|reading| texts.say(&reading.label)));
        lines.extend(chart.events.iter().map(|event| texts.say(&event.label)));
        lines.push(texts.say(&when(chart, chart.steps())));
        assert!(report.tables.iter().any(|table| table.id == chart.table), "the chart has its table");
        assert!(chart.events.is_sorted_by_key(|event| event.month), "events are in the order of time");
        assert!(chart.events.iter().all(|event| event.month <= chart.months()), "events lie within the picture");
    }
    for table in &report.tables {
        lines.push(texts.say(&table.title));
        lines.extend(table.columns.iter().map(|column| texts.say(column)));
        lines.extend(table.cells.iter().filter(|cell| matches!(cell, Cell::Word(..))).map(|cell| texts.cell(*cell)));
    }
    for lever in &report.levers {
        lines.extend([texts.say(&lever.label), texts.say(&lever.effect)]);
    }
    lines.extend(report.assumptions.iter().chain(&report.warnings).map(|line| texts.say(line)));
    lines.extend(report.next.iter().map(|next| texts.say(&next.label)));
    lines
}

#[test]
fn every_sentence_of_every_report_is_whole_in_every_language() {
    for tool in TOOLS {
        let reports = reports(tool);
        assert!(reports.len() > 3, "{}: {} reports", tool.id, reports.len());
        for locale in Locale::ALL {
            // What the browser has by then.
            let tables = [Part::Front, Part::Tools].map(|part| texts::table(part, locale));
            let texts = Texts::from_tables(locale, Currency::Cny, tables.into(), Vec::new());
            for line in reports.iter().flat_map(|report| said(&texts, report)) {
                assert!(!line.contains(['{', '}']), "unfilled: {line}");
                assert!(!line.contains(&format!("{}.", tool.id)), "no text: {line}");
            }
        }
    }
}

#[test]
fn a_fault_names_its_field_and_the_way_out() {
    let texts = Texts::built_in(Locale::ZhCn, Currency::Cny);
    let tool = finplan::tools::registry::find("mortgage").unwrap();
    let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
    for (typed, wan, expected) in [
        ("", false, "请填写“贷款金额”。"),
        ("abc", false, "“贷款金额”需要是数字，例如 1,000,000\u{a0}元。"),
        ("5", false, "“贷款金额”不能小于 10,000\u{a0}元。"),
        ("9999999999", false, "“贷款金额”不能超过 100,000,000\u{a0}元。"),
        ("1200000", true, "读作 12,000,000,000\u{a0}元，超过了 100,000,000\u{a0}元。您想的是 1,200,000\u{a0}元吗？"),
    ] {
        let text = |id: &str| (id == "amount").then(|| Typed { text: typed.to_owned(), wan });
        let reading = form.read(text, &context());
        let faults: Vec<String> = reading.faults.iter().map(|fault| texts.say(&tool.explain(fault))).collect();
        assert_eq!(faults, [expected], "{typed}");
    }
}

#[test]
fn ten_thousands_are_read_once_and_only_once() {
    let tool = finplan::tools::registry::find("mortgage").unwrap();
    let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
    for (typed, wan, expected) in [
        ("120", true, 1_200_000),
        ("120万", true, 1_200_000),
        ("120万", false, 1_200_000),
        ("1,200,000.00", false, 1_200_000),
        ("1,200,000.00", true, 1_200_000),
    ] {
        let text = |id: &str| (id == "amount").then(|| Typed { text: typed.to_owned(), wan });
        let reading = form.read(text, &context());
        assert_eq!(reading.values.get("amount"), Some(Value::Number(expected.into())), "{typed} {wan}");
    }
}

#[test]
fn what_is_solved_for_is_neither_shown_nor_read() {
    for tool in TOOLS {
        let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
        for input in tool.inputs {
            let Shown::Unless(choice, option) = input.shown else { continue };
            // A choice that depends on another is shown by that one.
            let parent = tool.input(choice).map_or(Shown::Always, |input| input.shown);
            let text = |id: &str| {
                let text = if id == choice {
                    option
                } else if let Shown::Only(above, opens) = parent
                    && id == above
                {
                    opens
                } else if id == input.id {
                    "nonsense"
                } else {
                    return None;
                };
                Some(Typed { text: text.to_owned(), wan: false })
            };
            let reading = form.read(text, &context());
            assert!(reading.faults.is_empty(), "{}: {:?}", input.id, reading.faults);
            assert_eq!(reading.values.get(input.id), None);
        }
    }
}

#[test]
fn counts_choose_the_english_plural() {
    let texts = Texts::built_in(Locale::En, Currency::Cny);
    let say = |n| texts.say(&Text::plain("form.summary").with("n", Arg::Count(n)));
    assert_eq!(say(1), "1\u{a0}entry needs a look");
    assert_eq!(say(2), "2\u{a0}entries need a look");
}
