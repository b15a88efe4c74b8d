//! Every text of a document, wherever it stands: links that lead away, and returns that a product quotes.

use super::address::foreign_address;
use super::readable;
use super::suffix::is_public_suffix;
use crate::advice::wording::hidden;
use crate::base::Locale;
use crate::base::json::Json;
use crate::config::load::{DocumentParts, list_entry};
use crate::config::model::institution::Institution;
use crate::config::problem::{ProblemCode, Problems};

pub(super) fn check(json: &Json, parts: &DocumentParts, problems: &mut Problems) {
    if let Some(institution) = parts.institution.get() {
        check_domains(institution, problems);
        walk("", json, problems, &mut |key, text, problems| {
            check_text(key, text, institution, parts, problems);
        });
    }
}

/// Under a public suffix anybody can have a domain: it is nobody's own.
fn check_domains(institution: &Institution, problems: &mut Problems) {
    for (place, domain) in institution.domains.iter().enumerate() {
        if is_public_suffix(domain.as_ref()) {
            let pointer = ["institution", "domains", &place.to_string()];
            problems.note_at(&pointer, ProblemCode::ForeignHost, "a domain of the institution's own", domain.as_ref());
        }
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

fn check_text(key: &str, text: &str, institution: &Institution, parts: &DocumentParts, problems: &mut Problems) {
    let (mut product, mut assumed) = (None, false);
    if let Some((list, place)) = list_entry(problems.pointer()) {
        if !parts.is_kept(list, place) {
            return;
        }
        if list == "products" {
            product = parts.products.get().and_then(|products| products.at(place));
        }
        assumed = list == "saving_cases";
    }
    if let Some(c) = hidden(text) {
        let code = format!("U+{:04X}", u32::from(c));
        problems.note(
            ProblemCode::Wording,
            "a text without characters that nobody sees or that turn its direction",
            &code,
        );
    }
    // What a source cites is no way out, and a schema is for editors.
    if key == "$schema" || problems.pointer().contains("/source") {
        return;
    }
    if let Some(found) = foreign_address(text, institution) {
        problems.note(ProblemCode::ForeignHost, "a link to one of the institution's own domains (R21)", found);
    }
    let Some(locale) = Locale::from_tag(key) else { return };
    if assumed {
        let names = readable(parts.products.get()).map(|(_, product)| product.name.get(locale));
        if let Some(name) = names.filter(|name| text.contains(*name)).last() {
            problems.note(ProblemCode::Wording, "an assumption about no product (R13)", name);
        }
    }
    if let Some(product) = product
        && let Some(wording) = problems.wording.take()
    {
        for (what, rule) in wording.guard().lacking(text, locale, product.kind) {
            problems.note(ProblemCode::Wording, &format!("{what} (R12): {rule}"), text);
        }
        problems.wording = Some(wording);
    }
}
