//! Products against the rest of the document.

use chrono::NaiveDate;

use super::known;
use crate::advice::catalogue::Product;
use crate::config::bank::in_force;
use crate::config::load::Parts;
use crate::config::model::disclosure::Disclosure;
use crate::config::node::suggestion;
use crate::config::problem::{Code, Problems};

pub(super) fn check(parts: &Parts, today: NaiveDate, problems: &mut Problems) {
    let root = problems.enter("products");
    for (index, product) in known(parts.products.get()) {
        let place = problems.enter_place(index);
        check_issuer(product, parts, problems);
        check_regions(product, parts, problems);
        check_words(product, parts, today, problems);
        problems.leave(place);
    }
    problems.leave(root);
}

fn check_issuer(product: &Product, parts: &Parts, problems: &mut Problems) {
    let (Some(issuer), Some(providers)) = (&product.issuer, parts.providers.get()) else {
        return;
    };
    if providers.iter().any(|(_, provider)| provider.id == *issuer) {
        return;
    }
    let ids: Vec<&str> = providers.iter().map(|(_, provider)| provider.id.as_str()).collect();
    let expected = suggestion(issuer, &ids);
    problems.note_at(&["issuer"], Code::UnknownId, &expected, issuer);
}

fn check_regions(product: &Product, parts: &Parts, problems: &mut Problems) {
    let Some(matching) = parts.matching.get() else { return };
    let mut known = Vec::new();
    for region in matching.iter().flat_map(|matching| &matching.regions) {
        known.push(region.id.as_str());
    }
    for (index, region) in product.regions.iter().enumerate() {
        if !known.contains(&region.as_str()) {
            problems.note_at(&["regions", &index.to_string()], Code::UnknownId, &suggestion(region, &known), region);
        }
    }
}

fn check_words(product: &Product, parts: &Parts, today: NaiveDate, problems: &mut Problems) {
    let disclosures: Vec<&Disclosure> = known(parts.disclosures.get()).map(|(_, disclosure)| disclosure).collect();
    let disclosures = in_force(&disclosures, product, today);
    let words: Vec<_> = disclosures.iter().map(|disclosure| &disclosure.text).collect();
    if words.is_empty() {
        let expected = ["a disclosure in force for ", product.kind.code()].concat();
        problems.note_at(&["type"], Code::RequiredWords, &expected, "none");
        return;
    }
    let Some(guard) = problems.guard.take() else { return };
    for (locale, phrase, rule) in guard.0.missing_words(product.kind, &words) {
        let expected = ["a disclosure in ", locale.tag(), " with the words ", phrase, " of ", rule].concat();
        problems.note_at(&["type"], Code::RequiredWords, &expected, "none");
    }
    problems.guard = Some(guard);
    let others = || disclosures.iter().any(|disclosure| disclosure.other_issuers);
    if product.issuer.is_some() && product.kind.regime().is_some() && !others() {
        let expected = "a disclosure that names the issuer (other_issuers)";
        problems.note_at(&["issuer"], Code::RequiredWords, expected, "none");
    }
}
