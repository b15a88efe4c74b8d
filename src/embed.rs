//! The widget's boundary with the page: what `boot.js` calls, and what it is told.
//!
//! `boot.js` holds a number for each widget that runs; nothing else of the program is reachable from outside.
//! What leaves is the closed list of [`Event`](crate::campaign::event::Event)s and the address of a product's page.

mod page;
mod panic;
mod slots;

use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, console};

use crate::advice::local_text::Locale;
use crate::campaign::event::Event;
use crate::campaign::link::{Start, decode};
use crate::config::{self, Bank, Problem};
use crate::i18n::Texts;
use crate::platform::clock;
use crate::ui::state::own_words;
use crate::ui::{self, Host as _, Setup};
use page::{Host, Page};

/// Starts a widget at the end of `root` and answers with its number; 0 where the bank's document has problems,
/// which stand in the console then.
///
/// `bank` is the bank's document, `table` the texts of the language `lang`, `link` the fragment of a deep link and
/// `utm` the query that the visit came with.
#[wasm_bindgen]
#[must_use]
pub fn start(root: HtmlElement, host: Host, bank: &str, table: String, lang: &str, link: &str, utm: &str) -> u32 {
    panic::report_to(&host);
    let start = decode(link, utm);
    let page = Rc::new(Page::new(host, start.utm.clone()));
    let today = clock::today();
    let bank = match config::load(bank, &|key| table_has(&table, key), today) {
        Ok(bank) => bank,
        Err(problems) => {
            tell(&problems, console::error_1);
            let count = u32::try_from(problems.len()).unwrap_or(u32::MAX);
            page.emit(&Event::ConfigError { count });
            return 0;
        }
    };
    tell(&bank.warnings, console::warn_1);
    page.allow(&bank.institution.domains);
    report_dropped(&page, &start);
    let texts = texts(&bank, table, lang);
    let setup = Setup { bank: Arc::new(bank), texts, start, host: page.clone(), today };
    let number = slots::put(ui::mount(root, setup));
    page.emit(&Event::Ready);
    number
}

/// Ends a widget and takes it out of the page.
#[wasm_bindgen]
pub fn stop(number: u32) {
    drop(slots::take(number));
}

/// Does what the host asks for: `locale.set` with a language, `view.open` with a link's fragment. Answers whether
/// it was understood.
#[wasm_bindgen]
#[must_use]
pub fn command(number: u32, name: &str, value: &str) -> bool {
    let Some(app) = slots::app(number) else {
        return false;
    };
    match name {
        "locale.set" => {
            let locale = Locale::from_tag(value).filter(|locale| app.bank().locales.contains(locale));
            locale.map(|locale| app.speak(locale, || {})).is_some()
        }
        "view.open" => {
            let start = decode(value, "");
            if let Some(locale) = start.locale {
                app.speak(locale, || {});
            }
            app.open(&start);
            true
        }
        _ => false,
    }
}

fn texts(bank: &Bank, table: String, lang: &str) -> Texts {
    let locale = Locale::from_tag(lang).unwrap_or_else(|| Locale::closest(lang));
    let own = own_words(bank, locale);
    Texts::from_table(locale, bank.institution.currency, table, own)
}

/// Whether a text table has a line for this key.
fn table_has(table: &str, key: &str) -> bool {
    table.lines().any(|line| line.split_once('\t').is_some_and(|(known, _)| known == key))
}

fn report_dropped(page: &Page, start: &Start) {
    if start.dropped.personal {
        page.emit(&Event::PiiDropped);
    }
    if start.dropped.some {
        page.emit(&Event::LinkDropped);
    }
}

fn tell(problems: &[Problem], write: fn(&JsValue)) {
    for problem in problems {
        write(&JsValue::from_str(&["finplan: ", &problem.to_string()].concat()));
    }
}
