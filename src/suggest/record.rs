//! The record of a list: what was shown to whom, under which versions.

use chrono::NaiveDate;

use super::listed;
use crate::advice::catalogue::Product;
use crate::advice::ranking::RankingOrder;
use crate::advice::record::{ENGINE, Record, RecordedRequest};
use crate::advice::suitability::Customer;
use crate::config::{Bank, wording_version};
use crate::domain::date;
use crate::tool::pack::Edition;

/// What is shown to `customer` on `today`, and under which rules.
#[must_use]
pub fn record(bank: &Bank, customer: &Customer, order: RankingOrder, today: NaiveDate) -> Record {
    let version = |edition: Option<&Edition>| edition.map_or_else(String::new, |edition| date::iso(edition.version));
    let [(_, lpr), (_, fund), (_, rules), ..] = bank.tools.packs.editions();
    let under = [
        ("bank", bank.institution.id.as_str().to_owned()),
        ("document", bank.version.clone()),
        ("engine", ENGINE.to_string()),
        ("housing_fund", version(fund)),
        ("lpr", version(lpr)),
        ("matching", bank.matching.as_ref().map_or_else(String::new, |matching| date::iso(matching.as_of))),
        ("mode", bank.institution.mode.code().to_owned()),
        ("models", bank.models.as_ref().map_or_else(String::new, |models| models.version.clone())),
        ("rules", version(rules)),
        ("wording", date::iso(wording_version())),
    ];
    let words = |product: &Product| {
        let mut words = Vec::new();
        for disclosure in bank.disclosures_beside(product, today) {
            words.push(format!("{}@{}", disclosure.id, date::iso(disclosure.valid_from)));
        }
        words
    };
    Record::new(&RecordedRequest::of(customer, order, today), &listed(bank, customer, order, today), &under, &words)
}
