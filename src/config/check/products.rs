//! Products against the rest of the document.

use chrono::NaiveDate;

use super::readable;
use crate::advice::catalogue::{Product, ProductKind};
use crate::config::load::DocumentParts;
use crate::config::model::disclosure::{Disclosure, in_force};
use crate::config::node::{PartialList, suggestion};
use crate::config::problem::{ProblemCode, Problems};

pub(super) fn check(parts: &DocumentParts, today: NaiveDate, problems: &mut Problems) {
    let root = problems.enter("products");
    for (index, product) in readable(parts.products.get()) {
        let place = problems.enter_place(index);
        check_issuer(product, parts, problems);
        check_regions(product, parts, problems);
        check_words(product, parts, today, problems);
        problems.leave(place);
    }
    problems.leave(root);
}

/// Notes every rule of what comes first for a segment that no product of the document can keep.
pub(super) fn check_first(parts: &DocumentParts, problems: &mut Problems) {
    // What a customer's document leaves out is no fault of the rule.
    let whole = |products: &&PartialList<Product>| products.is_whole() && !products.is_empty();
    let Some(products) = parts.products.get().filter(whole) else { return };
    for (index, segment) in readable(parts.segments.get()) {
        for (place, first) in segment.first.iter().enumerate() {
            if !products.iter().any(|(_, product)| first.holds(product)) {
                let pointer = ["segments", &index.to_string(), "first", &place.to_string()];
                let expected = "what some product of the document is like";
                problems.note_at(&pointer, ProblemCode::Inconsistent, expected, "no such product");
            }
        }
    }
}

/// Notes what of a product is not dated, has no source, or counts no longer, and sentences that never stand there.
pub(super) fn warnings(parts: &DocumentParts, today: NaiveDate, warnings: &mut Problems) {
    for (index, product) in readable(parts.products.get()) {
        let mark = warnings.enter("products");
        let place = warnings.enter_place(index);
        let figures = !product.fees.is_empty() || product.loan.is_some() || product.cover.is_some();
        if figures && product.loan.is_none() && product.as_of.is_none() {
            warnings.note_at(&["as_of"], ProblemCode::Missing, "the day of the figures", "nothing");
        }
        if figures && product.source.is_none() {
            warnings.note_at(&["source"], ProblemCode::Missing, "where the figures stand", "nothing");
        }
        if let Some(deposit) = &product.deposit {
            counts(&["deposit"], deposit.as_of, deposit.stale_after, today, warnings);
            if let Some(insured) = &deposit.insured {
                counts(&["deposit", "insured"], insured.as_of, insured.stale_after, today, warnings);
            }
        } else if product.kind == ProductKind::Deposit {
            warnings.note_at(&["deposit"], ProblemCode::Missing, "the posted rate, with its day and source", "nothing");
        }
        warnings.leave(place);
        warnings.leave(mark);
    }
    for (index, segment) in readable(parts.segments.get()) {
        if segment.reason.is_some() && segment.first.is_empty() {
            let pointer = ["segments", &index.to_string(), "first"];
            warnings.note_at(
                &pointer,
                ProblemCode::Missing,
                "the rule behind the sentence, which never stands there",
                "nothing",
            );
        }
    }
}

fn counts(pointer: &[&str], as_of: NaiveDate, stale_after: NaiveDate, today: NaiveDate, warnings: &mut Problems) {
    if today < as_of {
        let pointer = [pointer, &["as_of"]].concat();
        warnings.note_at(&pointer, ProblemCode::Stale, "a day that is not in the future", &as_of.to_string());
    } else if today > stale_after {
        let pointer = [pointer, &["stale_after"]].concat();
        warnings.note_at(&pointer, ProblemCode::Stale, "figures that still count", &stale_after.to_string());
    }
}

fn check_issuer(product: &Product, parts: &DocumentParts, problems: &mut Problems) {
    let (Some(issuer), Some(providers)) = (&product.issuer, parts.providers.get()) else {
        return;
    };
    if providers.iter().any(|(_, provider)| provider.id == *issuer) {
        return;
    }
    let ids: Vec<&str> = providers.iter().map(|(_, provider)| provider.id.as_str()).collect();
    let expected = suggestion(issuer, &ids);
    problems.note_at(&["issuer"], ProblemCode::UnknownId, &expected, issuer);
}

fn check_regions(product: &Product, parts: &DocumentParts, problems: &mut Problems) {
    let Some(matching) = parts.matching.get() else { return };
    let mut known = Vec::new();
    for region in matching.iter().flat_map(|matching| &matching.regions) {
        known.push(region.id.as_str());
    }
    for (index, region) in product.regions.iter().enumerate() {
        if !known.contains(&region.as_str()) {
            problems.note_at(
                &["regions", &index.to_string()],
                ProblemCode::UnknownId,
                &suggestion(region, &known),
                region,
            );
        }
    }
}

fn check_words(product: &Product, parts: &DocumentParts, today: NaiveDate, problems: &mut Problems) {
    let disclosures: Vec<&Disclosure> = readable(parts.disclosures.get()).map(|(_, disclosure)| disclosure).collect();
    let disclosures = in_force(&disclosures, product, today);
    let words: Vec<_> = disclosures.iter().map(|disclosure| &disclosure.text).collect();
    if words.is_empty() {
        let expected = format!("a disclosure in force for {}", product.kind.code());
        problems.note_at(&["type"], ProblemCode::RequiredWords, &expected, "none");
        return;
    }
    let Some(wording) = problems.wording.take() else { return };
    for (locale, phrase, rule) in wording.guard().missing_words(product.kind, &words) {
        let expected = format!("a disclosure in {} with the words {phrase} of {rule}", locale.tag());
        problems.note_at(&["type"], ProblemCode::RequiredWords, &expected, "none");
    }
    problems.wording = Some(wording);
    let others = || disclosures.iter().any(|disclosure| disclosure.other_issuers);
    if product.issuer.is_some() && product.kind.regime().is_some() && !others() {
        let expected = "a disclosure that names the issuer (other_issuers)";
        problems.note_at(&["issuer"], ProblemCode::RequiredWords, expected, "none");
    }
}
