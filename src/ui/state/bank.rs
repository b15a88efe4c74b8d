//! The bank's document in the page, as far as it is there: whole where it was checked here, and otherwise in pieces that
//! come with the chunks that need them.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::App;
use crate::base::json::{self, Json};
use crate::config::{self, Bank, Piece, ToolsConfig};
use crate::ui::Document;

/// What there is of the document, and what was made of it: handles alone, so that the first screen needs none of the
/// code behind them.
#[derive(Default)]
pub(super) struct BankDocument {
    pieces: RefCell<Vec<(Piece, Json)>>,
    tools: Cell<Option<StoredValue<Arc<ToolsConfig>>>>,
    bank: Cell<Option<StoredValue<Arc<Bank>>>>,
}

impl BankDocument {
    pub(super) fn new(document: Document) -> BankDocument {
        match document {
            Document::Published(pieces) => BankDocument { pieces: RefCell::new(pieces), ..BankDocument::default() },
            Document::Validated(bank) => BankDocument { bank: Cell::new(Some(bank)), ..BankDocument::default() },
        }
    }

    /// Of the pieces that are needed, those that are not there.
    fn missing(&self, needed: &'static [Piece]) -> Vec<Piece> {
        let whole = self.bank.get().is_some();
        let there = self.pieces.borrow();
        let missing = needed.iter().filter(|piece| !whole && !there.iter().any(|(known, _)| known == *piece));
        missing.copied().collect()
    }
}

impl App {
    /// Fetches the pieces that are not there yet; false where they cannot be had.
    pub(in crate::ui) async fn fetch_pieces(self, needed: &'static [Piece]) -> bool {
        let missing = self.core().document.missing(needed);
        if missing.is_empty() {
            return true;
        }
        let Some(texts) = self.host().pieces(&missing).await else { return false };
        if self.has_ended() {
            return false;
        }
        let core = self.core();
        let mut pieces = core.document.pieces.borrow_mut();
        for (piece, text) in missing.into_iter().zip(texts) {
            let Ok(json) = json::parse(&text) else { return false };
            if !pieces.iter().any(|(known, _)| *known == piece) {
                pieces.push((piece, json));
            }
        }
        true
    }

    /// What the tools need of the bank; `None` where the widget has ended or the piece is not there.
    #[must_use]
    pub fn tools_config(self) -> Option<Arc<ToolsConfig>> {
        let core = self.core.try_get_value()?;
        if let Some(tools) = core.document.tools.get() {
            return tools.try_get_value();
        }
        let made = match core.document.bank.get() {
            Some(bank) => bank.try_with_value(|bank| Arc::clone(&bank.tools))?,
            None => {
                let pieces = core.document.pieces.borrow();
                let (_, piece) = pieces.iter().find(|(piece, _)| *piece == Piece::Tools)?;
                Arc::new(config::tools_config(piece, core.home.institution.currency))
            }
        };
        core.document.tools.set(Some(keep(&core.owner, Arc::clone(&made))?));
        Some(made)
    }

    /// The bank's whole configuration, made of its pieces when it is first needed. `None` where the widget has ended or
    /// a piece is not there.
    #[must_use]
    pub fn bank(self) -> Option<Arc<Bank>> {
        let core = self.core.try_get_value()?;
        if let Some(bank) = core.document.bank.get() {
            return bank.try_get_value();
        }
        if !core.document.missing(&[Piece::Tools, Piece::Advice]).is_empty() {
            return None;
        }
        let pieces = core.document.pieces.take().into_iter().map(|(_, piece)| piece);
        let bank = Arc::new(config::load_trusted(&config::joined(pieces)));
        core.document.bank.set(Some(keep(&core.owner, Arc::clone(&bank))?));
        Some(bank)
    }

    /// The questionnaire's data as `JSON.stringify` writes them: what its hash is made of.
    #[must_use]
    pub fn questionnaire_data(self) -> Option<String> {
        self.bank()?.questionnaire_data.clone()
    }
}

/// Keeps something as long as the widget lives.
fn keep<T: Send + Sync + 'static>(owner: &WeakOwner, value: T) -> Option<StoredValue<T>> {
    owner.upgrade().map(|owner| owner.with(|| StoredValue::new(value)))
}
