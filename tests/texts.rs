//! Every text exists in three languages, says the same facts in each, and is lawful.
#![cfg(test)]

#[path = "texts/fields.rs"]
mod fields;
#[path = "texts/reports.rs"]
mod reports;
#[path = "texts/taiwan.rs"]
mod taiwan;

use std::sync::Arc;

use chrono::NaiveDate;
use finplan::config::built_in_packs;
use finplan::domain::money::Currency;
use finplan::i18n::texts::TextBundle;
use finplan::i18n::{Locale, Texts, texts};
use finplan::tool::Context;
use finplan::tool::input::InputKind;
use finplan::tool::text::{Arg, Text};
use finplan::tools::registry::TOOLS;

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
    let texts =
        Texts::from_tables(Locale::ZhCn, Currency::Cny, vec![texts::table(TextBundle::Home, Locale::ZhCn)], own);
    assert_eq!(texts.get("home.title"), "您好");
    assert_eq!(texts.get("app.back"), "返回");
}

#[test]
fn every_next_step_and_every_reason_has_its_words() {
    use finplan::advice::{facts, level, lifecycle, purpose, suitability};
    let named = |area: &str, codes: &[&str]| {
        for code in codes {
            let key = [area, code].concat();
            assert!(texts::has_key(&key), "{key} has no text");
        }
    };
    // What begins and what asks for the profile is named like its card.
    let own: Vec<&str> =
        lifecycle::Action::CODES.iter().copied().filter(|c| !["begin", "profile"].contains(c)).collect();
    named("next.", &own);
    named("next.why.", lifecycle::ActionReason::CODES);
    named("because.", facts::Occupation::CODES);
    named("need.", facts::Need::CODES);
    named("obstacle.", suitability::Obstacle::CODES);
    named("purpose.", purpose::Purpose::CODES);
    named("product.level.", level::Grade::CODES);
    for purpose in purpose::Purpose::CODES {
        named(&format!("purpose.{purpose}."), &["line"]);
        named(&format!("product.ask.{purpose}."), &["1", "2", "3"]);
    }
    // The next step comes with what lies below an answer.
    for locale in Locale::ALL {
        let table = texts::table(TextBundle::Below, locale);
        let texts = Texts::from_tables(locale, Currency::Cny, vec![table], Vec::new());
        assert_ne!(texts.get("next.review"), "next.review");
    }
}

#[test]
fn whatever_is_said_of_a_typed_number_is_there_with_either_bundle() {
    for locale in Locale::ALL {
        for bundle in [TextBundle::Tools, TextBundle::Advice] {
            let texts = Texts::from_tables(locale, Currency::Cny, vec![texts::table(bundle, locale)], Vec::new());
            let keys = texts::rows()
                .map(|(key, _)| key)
                .filter(|key| key.starts_with("error.") || key.starts_with("form.unit.") || *key == "form.echo");
            for key in keys {
                assert_ne!(texts.get(key), key, "{bundle:?}");
            }
        }
    }
}

#[test]
fn every_tool_has_its_texts() {
    for tool in TOOLS {
        let mut keys =
            vec![tool.title(), tool.question(), Text::of("home", tool.id), Text::item("home", tool.id, "line")];
        for input in tool.inputs {
            keys.extend([tool.label(input.id), tool.help(input.id)]);
            if let InputKind::Choice(options) = input.kind {
                keys.extend(options.iter().map(|option| tool.option(input.id, option)));
            }
            if let InputKind::Rows(_) = input.kind {
                keys.extend(["row", "add"].map(|word| tool.option(input.id, word)));
            }
        }
        for text in keys {
            assert!(texts::has_key(&text.key.path()), "{} has no text", text.key.path());
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
