//! A bank as its document describes it, after every check.

use std::sync::Arc;

use chrono::NaiveDate;

use super::model::disclosure::{Disclosure, in_force};
use super::model::home::HomeCard;
use super::model::institution::Institution;
use super::model::provider::Provider;
use super::model::texts::Texts;
use super::model::theme::Theme;
use super::problem::Problem;
use super::tools::ToolsConfig;
use crate::advice::catalogue::Product;
use crate::advice::catalogue::link::Link;
use crate::advice::matching::Matching;
use crate::advice::models::Models;
use crate::advice::questionnaire::Questionnaire;
use crate::advice::segment::Segment;
use crate::advice::suitability::Rules;
use crate::base::{LocalText, Locale};

/// Everything a bank set. [`load`](super::load) and [`load_lenient`](super::load_lenient) make it of a document that
/// has passed every check; [`load_trusted`](super::load_trusted) of one that is known to.
#[derive(Clone, Debug, PartialEq)]
pub struct Bank {
    /// The bank's own version of the document, for records.
    pub version: String,
    /// Who speaks.
    pub institution: Institution,
    /// The look; `None` for FinPlan's own.
    pub theme: Option<Theme>,
    /// The languages that are offered, the default first; never empty.
    pub locales: Vec<Locale>,
    /// The cards of the home screen in their order.
    pub home: Vec<HomeCard>,
    /// Whether each screen is an entry of the browser's history.
    pub browser_history: bool,
    /// Whether the calm way is taken from the start.
    pub calm: bool,
    /// What the tools need.
    pub tools: Arc<ToolsConfig>,
    /// The risk questionnaire.
    pub questionnaire: Option<Questionnaire>,
    /// Its data as `JSON.stringify` writes them, which its hash is made of; `None` where a number in it cannot be said
    /// in this way.
    pub questionnaire_data: Option<String>,
    /// How products are matched and put in order.
    pub matching: Option<Matching>,
    /// What was learned from many anonymous visits.
    pub models: Option<Models>,
    /// Other companies whose products are sold.
    pub providers: Vec<Provider>,
    /// The products.
    pub products: Vec<Product>,
    /// The segments, the most specific first.
    pub segments: Vec<Segment>,
    /// The bank's own wording of built-in texts.
    pub texts: Texts,
    /// Required words.
    pub disclosures: Vec<Disclosure>,
    /// What is lawful but should be looked at, such as old rates.
    pub warnings: Vec<Problem>,
    /// Why some offers of the document are not here; see [`load_lenient`](super::load_lenient).
    pub left_out: Vec<Problem>,
}

impl Bank {
    /// The product of this name.
    #[must_use]
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.id == id)
    }

    /// The registered name of who issues `product` (R21).
    #[must_use]
    pub fn issuer(&self, product: &Product) -> &LocalText {
        let issuer = product.issuer.as_ref();
        let provider = issuer.and_then(|id| self.providers.iter().find(|provider| provider.id == *id));
        provider.map_or(&self.institution.full, |provider| &provider.name)
    }

    /// The disclosures beside `product` on `today`: of each id the latest version in force, in the bank's order.
    #[must_use]
    pub fn disclosures_beside(&self, product: &Product, today: NaiveDate) -> Vec<&Disclosure> {
        in_force(&self.disclosures.iter().collect::<Vec<_>>(), product, today)
    }

    /// The words that must stand beside `product` on `today`, names filled in, never shortened.
    #[must_use]
    pub fn required_words(&self, product: &Product, today: NaiveDate) -> Vec<LocalText> {
        let Institution { short, full, .. } = &self.institution;
        self.disclosures_beside(product, today)
            .into_iter()
            .map(|disclosure| disclosure.filled(self.issuer(product), short, full))
            .collect()
    }

    /// The words that must stand beside several products named together on `today`, each once, in the products' order.
    #[must_use]
    pub fn words_beside(&self, products: &[&Product], today: NaiveDate) -> Vec<LocalText> {
        let mut all = Vec::new();
        for product in products {
            for words in self.required_words(product, today) {
                if !all.contains(&words) {
                    all.push(words);
                }
            }
        }
        all
    }

    /// The whole address of a link: paths are on the institution's main domain.
    #[must_use]
    pub fn address(&self, link: &Link) -> String {
        match (link.host(), self.institution.domains.first()) {
            (None, Some(domain)) => ["https://", domain.as_ref(), link.as_str()].concat(),
            _ => link.as_str().to_owned(),
        }
    }

    /// Under which rules products are matched here on `today`.
    #[must_use]
    pub fn rules(&self, today: NaiveDate) -> Rules<'_> {
        Rules {
            mode: self.institution.mode,
            questionnaire: self.questionnaire.as_ref(),
            today,
            currency: self.institution.currency,
            matching: self.matching.as_ref(),
            models: self.models.as_ref(),
        }
    }
}
