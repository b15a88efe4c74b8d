//! The words that the law wants beside products, whole, wherever products are named.

use crate::advice::catalogue::Product;
use crate::i18n::Texts;
use crate::ui::el::{El, el, text};
use crate::ui::state::advice::Advice;

/// The words for several products named together, each once.
pub fn words(advice: Advice, texts: &Texts, products: &[&Product]) -> El {
    let mut lines = Vec::new();
    for words in advice.bank().words_beside(products, advice.app.today()) {
        lines.push(text("p", "risk-words", words.get(texts.locale)));
    }
    el("div", "required").children(&lines)
}
