//! The language in force: its texts come with the first screen and with each chunk, and change together.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use crate::base::Locale;
use crate::campaign::event::Event;
use crate::config::HomeConfig;
use crate::i18n::Texts;
use crate::i18n::texts::TextBundle;
use crate::ui::chunk::{self, Chunk};

impl App {
    /// Changes the language once its texts are there; says so, also to the host, where they cannot be had.
    pub fn set_locale(self, locale: Locale, done: impl FnOnce() + 'static) {
        self.change_locale(locale, Box::new(done));
    }

    fn change_locale(self, locale: Locale, done: Box<dyn FnOnce()>) {
        if locale == self.locale() {
            return;
        }
        spawn_local(async move {
            let names = self.tables(locale);
            let many = names.len();
            let tables = self.host().texts(names).await;
            if self.has_ended() {
                return;
            }
            match tables {
                // Meanwhile a chunk has come in the language of before.
                Some(_) if many < self.tables(locale).len() => self.change_locale(locale, done),
                Some(tables) => {
                    let texts = self.home_config(|home| build_texts(home, locale, tables));
                    self.texts.set(Arc::new(texts));
                    self.emit(&Event::LanguageChanged { locale: locale.tag().into() });
                    done();
                }
                None => {
                    self.host().missing(chunk::TEXTS);
                    self.notice.set(Some("app.offline_texts"));
                }
            }
        });
    }

    /// The tables of texts that what is there needs.
    fn tables(self, locale: Locale) -> Vec<String> {
        let mut bundles = vec![TextBundle::Home];
        for chunk in Chunk::all().filter(|chunk| untrack(|| self.has_chunk(*chunk))) {
            for bundle in chunk.texts() {
                if !bundles.contains(&bundle) {
                    bundles.push(bundle);
                }
            }
        }
        bundles.into_iter().map(|bundle| bundle.table_name(locale)).collect()
    }

    /// Adds the texts of a chunk; false where they cannot be had.
    pub async fn fetch_texts(self, chunk: Chunk) -> bool {
        loop {
            let locale = self.locale();
            let names = chunk.texts().into_iter().map(|bundle| bundle.table_name(locale)).collect();
            let Some(tables) = self.host().texts(names).await else { return false };
            if self.has_ended() {
                return false;
            }
            // Meanwhile another language may have come.
            if locale == self.locale() {
                // What stands on the screen needs none of them: it is not built anew.
                self.texts
                    .update_untracked(|texts| tables.into_iter().for_each(|table| Arc::make_mut(texts).add(table)));
                return true;
            }
        }
    }
}

/// The texts of one language with the bank's own wording.
#[must_use]
pub fn build_texts(home: &HomeConfig, locale: Locale, tables: Vec<String>) -> Texts {
    Texts::from_tables(locale, home.institution.currency, tables, home.own_words(locale))
}
