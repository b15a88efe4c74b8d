//! Every text of a document, wherever it stands: links that lead away, and returns that a product quotes.

use crate::advice::catalogue::link::Link;
use crate::advice::local_text::Locale;
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
    // What a source cites is no way out, and a schema is for editors.
    if matches!(key, "source" | "$schema") {
        return;
    }
    let address = text.find("://").map(|at| text.get(..at).unwrap_or_default());
    let address = address.map(|before| before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len());
    let address = address.or_else(|| text.find("www."));
    let product = offer(problems.pointer()).filter(|(list, _)| *list == "products");
    let product = product.map(|(_, place)| parts.products.get().and_then(|products| products.at(place)));
    if product == Some(None) || (address.is_none() && product.is_none()) {
        return;
    }
    if let Some(at) = address {
        let found = text.get(at..).unwrap_or_default();
        let end = found.find(|c: char| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | ')' | ','));
        let found = found.get(..end.unwrap_or(found.len())).unwrap_or_default();
        let whole = if found.starts_with("www.") { ["https://", found].concat() } else { found.to_owned() };
        if !Link::new(&whole).is_some_and(|link| link.stays_within(&institution.domains)) {
            let expected = "a link to one of the institution's own domains (R21)";
            problems.note(Code::ForeignHost, expected, found);
        }
    }
    if let (Some(Some(product)), Some(locale)) = (product, Locale::from_tag(key)) {
        let Some(guard) = problems.guard.take() else { return };
        for (what, rule) in guard.0.lacking(text, locale, product.kind) {
            problems.note(Code::Wording, &[what, " (R12): ", rule].concat(), text);
        }
        problems.guard = Some(guard);
    }
}
