//! Words that the law wants beside a product, with their source and date (R23).

use chrono::NaiveDate;

use crate::advice::catalogue::{Product, ProductKind};
use crate::base::Id;
use crate::base::LocalText;
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems, languages};
use crate::config::scalar::placeholders;

/// Required words for some kinds of products. Several of the same id are versions; the latest in force counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosure {
    /// Its name in records.
    pub id: Id,
    /// The products that it stands beside.
    pub kinds: Vec<ProductKind>,
    /// Whether it stands only beside products of other issuers.
    pub other_issuers: bool,
    /// The words, with the placeholders `{issuer}`, `{bank_short}` and `{bank_full}`.
    pub text: LocalText,
    /// The rule that wants them.
    pub source: String,
    /// The first day on which they are shown.
    pub valid_from: NaiveDate,
    /// Who approved them.
    pub approved_by: String,
}

object! {
    /// Required words for some kinds of products. Several of the same id are versions; the latest in force counts.
    Disclosure, check check {
        /// Its name in records.
        id,
        /// The products that it stands beside.
        kinds,
        /// Whether it stands only beside products of other issuers.
        [optional] other_issuers,
        /// The words; {issuer}, {bank_short} and {bank_full} are filled in.
        text,
        /// The rule that wants them.
        source,
        /// The first day on which they are shown.
        valid_from,
        /// Who approved them.
        approved_by,
    }
}

fn check(disclosure: &Disclosure, problems: &mut Problems) {
    if disclosure.kinds.is_empty() {
        problems.note_at(&["kinds"], ProblemCode::Empty, "at least one kind of product", "none");
    }
    for (language, text) in languages(&disclosure.text) {
        for name in placeholders(text) {
            if !matches!(name, "issuer" | "bank_short" | "bank_full") {
                let expected = "only {issuer}, {bank_short} and {bank_full} in braces";
                problems.note_at(&["text", language], ProblemCode::UnknownId, expected, name);
            }
        }
    }
}

impl Disclosure {
    /// The words with the names filled in.
    #[must_use]
    pub fn filled(&self, issuer: &LocalText, short: &LocalText, full: &LocalText) -> LocalText {
        let fill = |text: &str, issuer: &str, short: &str, full: &str| {
            text.replace("{issuer}", issuer).replace("{bank_short}", short).replace("{bank_full}", full)
        };
        LocalText {
            zh_cn: fill(&self.text.zh_cn, &issuer.zh_cn, &short.zh_cn, &full.zh_cn),
            zh_tw: fill(&self.text.zh_tw, &issuer.zh_tw, &short.zh_tw, &full.zh_tw),
            en: fill(&self.text.en, &issuer.en, &short.en, &full.en),
        }
    }
}

/// The disclosures beside `product` on `today`: of each id the latest version in force, in the bank's order.
pub(in crate::config) fn in_force<'a>(
    disclosures: &[&'a Disclosure],
    product: &Product,
    today: NaiveDate,
) -> Vec<&'a Disclosure> {
    let begun = || disclosures.iter().copied().filter(|disclosure| disclosure.valid_from <= today);
    let later = |one: &Disclosure| begun().any(|other| other.id == one.id && other.valid_from > one.valid_from);
    begun()
        .filter(|disclosure| disclosure.kinds.contains(&product.kind))
        .filter(|disclosure| product.issuer.is_some() || !disclosure.other_issuers)
        .filter(|disclosure| !later(disclosure))
        .collect()
}
