//! The widget's boundary with the page: what `boot.js` calls, and what it is told.
//!
//! `boot.js` holds a number for each widget that runs; nothing else of the program is reachable from outside.
//! What leaves is the closed list of [`Event`]s and the address of a product's page.

mod page;
mod panic;
mod slots;

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, console};

use crate::advice::attempts::Attempts;
use crate::base::Locale;
use crate::campaign::event::Event;
use crate::campaign::link::Dropped;
use crate::config;
use crate::i18n::texts;
use crate::platform::clock;
use crate::ui::part::{self, Part};
use crate::ui::state::language::words;
use crate::ui::state::{App, Screen};
use crate::ui::{self, Host as _, Setup};
use page::{Host, Page};

/// Starts a widget at the end of `root` and answers with its number; 0 where the bank's document has problems,
/// which stand in the console then.
///
/// `bank` is the bank's document, `table` the texts of the language `lang`, `link` the fragment of a deep link and
/// `utm` the query that the visit came with. `alone`: the host shows what the link opens and nothing else. A document
/// that is not `sound`, that is, not the one this widget was built and tested with, is checked as a whole before
/// anything is shown.
///
/// # Errors
/// The name of the part, or `texts`, that the first screen needs and that cannot be loaded.
#[allow(clippy::too_many_arguments, reason = "a script calls it: a record would need a type on both sides")]
#[wasm_bindgen]
pub async fn start(
    root: HtmlElement,
    host: Host,
    bank: String,
    sound: bool,
    table: String,
    lang: String,
    link: String,
    utm: String,
    alone: bool,
) -> Result<u32, JsValue> {
    panic::report_to(&host);
    let start = part::link(link, utm).await.map_err(|_| part::LINK)?;
    let page = Rc::new(Page::new(host, start.utm.clone()));
    let today = clock::today();
    let locale = Locale::from_tag(&lang).unwrap_or_else(|| Locale::closest(&lang));
    let (mut left_out, mut gaps) = (Vec::new(), Vec::new());
    let known = if sound { config::front(&bank) } else { None };
    let front = match known {
        Some(front) => front,
        None => match part::check(bank.clone(), all_texts(&page, &table, locale).await?, today)
            .await
            .map_err(|_| part::CHECK)?
        {
            Ok(sound) => {
                tell(&sound.warnings, console::warn_1);
                (left_out, gaps) = (sound.left_out, sound.gaps);
                sound.front
            }
            Err(problems) => {
                page.report(&problems);
                return Ok(0);
            }
        },
    };
    let mut tables = vec![table];
    // A link's screen comes at once, without a word to wait for it.
    let part = Part::of(Screen::of(&start, &front));
    if let Some(part) = part {
        let texts = page.tables(vec![part.texts().table(locale)]);
        part.fetch().await.map_err(|_| part.name())?;
        tables.extend(texts.await.ok_or(part::TEXTS)?);
    }
    page.allow(&front.institution.domains);
    for event in start.dropped.events(Dropped::default()) {
        page.emit(&event);
    }
    let texts = words(&front, locale, tables);
    let setup = Setup { front, document: bank, gaps, texts, start, part, host: page.clone(), today, alone };
    page.clear();
    let widget = ui::mount(root, setup);
    let number = slots::put(widget);
    page.emit(&Event::Ready);
    page.leave_out(&left_out);
    Ok(number)
}

/// Ends a widget and takes it out of the page.
#[wasm_bindgen]
pub fn stop(number: u32) {
    drop(slots::take(number));
}

/// Does what the host asks for: `locale.set` with a language, `view.open` with a link's fragment, `attempts.set` with
/// the institution's counters, `region.set` and `channel.set` with where the customer comes from, `record.replay` with
/// a record, whose verdict comes as an event. Answers whether it was understood.
#[wasm_bindgen]
#[must_use]
pub fn command(number: u32, name: &str, value: &str) -> bool {
    let Some(app) = slots::app(number) else {
        return false;
    };
    match name {
        "locale.set" => {
            let offered = |locale: &Locale| app.front(|front| front.locales.contains(locale));
            let locale = Locale::from_tag(value).filter(offered);
            locale.map(|locale| app.speak(locale, || {})).is_some()
        }
        "view.open" => {
            spawn_local(open(app, value.to_owned()));
            true
        }
        "record.replay" => {
            part::replay_record(app, value.to_owned());
            true
        }
        "region.set" => app.come_from(value),
        "channel.set" => app.come_through(value),
        "attempts.set" => Attempts::parse(value).map(|attempts| app.count(attempts)).is_some(),
        _ => false,
    }
}

/// Opens what a link's fragment says. The campaign is the one that the visit began with.
async fn open(app: App, fragment: String) {
    let Ok(start) = part::link(fragment, String::new()).await else {
        app.host().missing(part::LINK);
        return;
    };
    if let Some(locale) = start.locale {
        app.speak(locale, || {});
    }
    let dropped = Dropped { campaign: false, ..start.dropped };
    for event in dropped.events(Dropped::default()) {
        app.emit(&event);
    }
    app.open(start);
}

/// A table of texts by its name, such as `en.tools`. A build in one file carries them itself.
#[cfg(not(feature = "split"))]
#[wasm_bindgen]
#[must_use]
pub fn table(name: &str) -> Option<String> {
    let mut all = texts::Part::ALL.into_iter().flat_map(|part| Locale::ALL.map(|locale| (part, locale)));
    let (part, locale) = all.find(|(part, locale)| part.table(*locale) == name)?;
    Some(texts::table(part, locale))
}

/// Every text there is: a document may replace any of them.
async fn all_texts(page: &Page, front: &str, locale: Locale) -> Result<String, JsValue> {
    let others = [texts::Part::Tools, texts::Part::Advice].map(|part| part.table(locale));
    let others = page.tables(others.into()).await.ok_or(part::TEXTS)?;
    Ok(format!("{front}{}", others.concat()))
}

fn tell(lines: &[String], write: fn(&JsValue)) {
    for line in lines {
        write(&JsValue::from_str(&format!("finplan: {line}")));
    }
}
