//! Every text of a document, wherever it stands: links that lead away, and returns that a product quotes.

use super::known;
use crate::advice::catalogue::link::Link;
use crate::advice::local_text::Locale;
use crate::advice::wording::hidden;
use crate::config::json::Json;
use crate::config::load::{Parts, offer};
use crate::config::model::institution::Institution;
use crate::config::problem::{Code, Problems};

pub(super) fn check(json: &Json, parts: &Parts, problems: &mut Problems) {
    if let Some(institution) = parts.institution.get() {
        walk("", json, problems, &mut |key, text, problems| {
            look(key, text, institution, parts, problems);
        });
    }
}

/// Calls back with every text and the key or place that it stands at.
fn walk(key: &str, json: &Json, problems: &mut Problems, see: &mut dyn FnMut(&str, &str, &mut Problems)) {
    match json {
        Json::Text(text) => see(key, text, problems),
        Json::List(entries) => {
            for (place, entry) in entries.iter().enumerate() {
                let mark = problems.enter_place(place);
                walk("", entry, problems, see);
                problems.leave(mark);
            }
        }
        Json::Object(entries) => {
            for (key, entry) in entries {
                let mark = problems.enter(key);
                walk(key, entry, problems, see);
                problems.leave(mark);
            }
        }
        _ => {}
    }
}

fn look(key: &str, text: &str, institution: &Institution, parts: &Parts, problems: &mut Problems) {
    let (mut product, mut assumed) = (None, false);
    if let Some((list, place)) = offer(problems.pointer()) {
        if !parts.stands(list, place) {
            return;
        }
        if list == "products" {
            product = parts.products.get().and_then(|products| products.at(place));
        }
        assumed = list == "saving_cases";
    }
    if let Some(c) = hidden(text) {
        let code = ["U+", &format!("{:04X}", u32::from(c))].concat();
        problems.note(Code::Wording, "a text without characters that nobody sees or that turn its direction", &code);
    }
    // What a source cites is no way out, and a schema is for editors.
    if key == "$schema" || problems.pointer().contains("/source") {
        return;
    }
    let mut rest = text;
    while let Some(found) = address(rest) {
        let whole = if found.starts_with("www.") { ["https://", found].concat() } else { found.to_owned() };
        if !Link::new(&whole).is_some_and(|link| link.stays_within(&institution.domains)) {
            let expected = "a link to one of the institution's own domains (R21)";
            problems.note(Code::ForeignHost, expected, found);
        }
        rest = rest.split_once(found).map_or("", |(_, rest)| rest);
    }
    let Some(locale) = Locale::from_tag(key) else { return };
    if assumed {
        let names = known(parts.products.get()).map(|(_, product)| product.name.get(locale));
        if let Some(name) = names.filter(|name| text.contains(*name)).last() {
            problems.note(Code::Wording, "an assumption about no product (R13)", name);
        }
    }
    if let Some(product) = product
        && let Some(watch) = problems.watch.take()
    {
        for (what, rule) in watch.guard().lacking(text, locale, product.kind) {
            problems.note(Code::Wording, &[what, " (R12): ", rule].concat(), text);
        }
        problems.watch = Some(watch);
    }
}

/// The first address in a text: with `://`, or beginning with `www.`.
fn address(text: &str) -> Option<&str> {
    let scheme = text.find("://").map(|at| {
        let before = text.get(..at).unwrap_or_default();
        before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len()
    });
    let bare = text.find("www.");
    let start = scheme.into_iter().chain(bare).min()?;
    let found = text.get(start..)?;
    let end = found.find(|c: char| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | ')' | ',' | ';'));
    found.get(..end.unwrap_or(found.len()))
}
