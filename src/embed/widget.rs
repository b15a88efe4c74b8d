//! The one handle that `boot.js` holds.

use std::rc::Rc;

use chrono::NaiveDate;
use js_sys::{Array, Error, Reflect};
use leptos::prelude::Owner;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, console};

use super::command::{Command, CommandError};
use super::document_slot::DocumentSlot;
use super::options::{OptionError, OptionValue, Options};
use super::page::{Host, Page, print};
use crate::base::Locale;
use crate::base::json::{self, Json};
use crate::campaign::event::Event;
use crate::campaign::link::Dropped;
use crate::config::{self, HomeConfig, Piece};
#[cfg(not(feature = "split"))]
use crate::i18n::texts;
use crate::platform::clock;
use crate::ui::chunk::{self, Chunk};
use crate::ui::state::language::build_texts;
use crate::ui::state::{App, Screen};
use crate::ui::{self, Document, HostPage as _, Mounted, Setup};

/// A running widget. Dropping it takes it out of the page, with every listener that it has added.
#[wasm_bindgen]
pub struct Widget {
    // Dropped in this order: another widget may begin when this one is gone.
    mounted: Mounted,
    page: Rc<Page>,
    _slot: DocumentSlot,
}

#[wasm_bindgen]
impl Widget {
    /// Starts a widget at the end of `root`, with the members that [`Options`] describes and `host`, the page around
    /// it. Answers with nothing where the bank's document has problems, which stand in the console then.
    ///
    /// # Errors
    /// The name of the chunk, or `texts`, that the first screen needs and that cannot be loaded; otherwise an `Error`
    /// that says which option is wrong, or that this document has a widget already.
    pub async fn start(options: JsValue) -> Result<Option<Widget>, JsValue> {
        let root = member(&options, "root").dyn_into().map_err(|found| wrong_type("root", "an element", &found))?;
        let host = member(&options, "host");
        if !host.is_object() {
            return Err(wrong_type("host", "an object", &host));
        }
        let host: Host = host.unchecked_into();
        let options =
            Options::read(&|name| option_value(&member(&options, name))).map_err(|wrong| error(&wrong.to_string()))?;
        let slot = DocumentSlot::take(&host).ok_or_else(|| error("finplan: this document has a widget already"))?;
        let mounted = mount_first_screen(root, host, options).await?;
        Ok(mounted.map(|(mounted, page)| Widget { mounted, page, _slot: slot }))
    }

    /// Does what the host asks for. Answers with an empty text, or with a code where it was not done.
    #[must_use]
    pub fn command(&self, name: &str, value: &str) -> String {
        let done = Command::read(name, value).and_then(|command| self.execute(command));
        done.err().map_or("", CommandError::code).into()
    }

    /// Ends the widget and takes it out of the page. Another may be started in its place.
    pub fn destroy(self) {}
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.page.end();
    }
}

impl Widget {
    fn execute(&self, command: Command) -> Result<(), CommandError> {
        let app = self.mounted.app;
        match command {
            Command::SetLocale(locale) if !app.home_config(|home| home.locales.contains(&locale)) => {
                Err(CommandError::Unknown)?
            }
            Command::SetLocale(locale) => app.set_locale(locale, || {}),
            Command::SetTheme(name) if !self.page.set_theme(&name) => Err(CommandError::Theme)?,
            Command::SetTheme(_) => {}
            Command::Open(fragment) => spawn_local(open(app, fragment)),
            Command::Replay(record) => chunk::replay_record(app, record),
            Command::SetAttempts(attempts) => app.set_attempts(attempts),
            Command::SetRegion(region) => app.set_region(region),
            Command::SetChannel(channel) => app.set_channel(channel),
        }
        Ok(())
    }
}

/// A build in one file carries the texts itself.
#[cfg(not(feature = "split"))]
#[wasm_bindgen]
impl Widget {
    /// A table of texts by its name, such as `en.tools`.
    #[must_use]
    pub fn table(name: &str) -> Option<String> {
        let mut all = texts::TextBundle::all().flat_map(|bundle| Locale::ALL.map(|locale| (bundle, locale)));
        let (bundle, locale) = all.find(|(bundle, locale)| bundle.table_name(*locale) == name)?;
        Some(texts::table(bundle, locale))
    }
}

fn member(options: &JsValue, name: &str) -> JsValue {
    Reflect::get(options, &name.into()).unwrap_or_default()
}

fn option_value(value: &JsValue) -> OptionValue {
    if Array::is_array(value) {
        let texts: Option<Vec<String>> = Array::from(value).iter().map(|text| text.as_string()).collect();
        return texts.map_or_else(|| OptionValue::Other("another list".to_owned()), OptionValue::Texts);
    }
    match (value.as_string(), value.as_bool()) {
        (Some(text), _) => OptionValue::Text(text),
        (_, Some(on)) => OptionValue::Bool(on),
        _ => OptionValue::Other(kind(value)),
    }
}

fn kind(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}

fn wrong_type(member: &'static str, expected: &'static str, found: &JsValue) -> JsValue {
    error(&OptionError { member, expected, found: kind(found) }.to_string())
}

fn error(message: &str) -> JsValue {
    Error::new(message).into()
}

/// Makes the first screen; nothing where the document has problems.
async fn mount_first_screen(
    root: HtmlElement,
    host: Host,
    options: Options,
) -> Result<Option<(Mounted, Rc<Page>)>, JsValue> {
    let Options { bank, trusted, theme, table, lang, link, utm, standalone } = options;
    let start = chunk::link(link, utm).await.map_err(|_| chunk::LINK)?;
    let page = Rc::new(Page::new(host, start.utm.clone()));
    let today = clock::today();
    let owner = Owner::new();
    let known = if trusted { published(&bank, theme.clone()).await? } else { None };
    let opened = match known {
        Some(Ok((home, piece))) => Ok(Opened {
            home,
            document: Document::Published(vec![(Piece::Home, piece)]),
            table,
            lang,
            left_out: Vec::new(),
        }),
        Some(Err(problems)) => Err(problems),
        None => checked(&page, owner.clone(), bank, theme, today).await?,
    };
    let opened = match opened {
        Ok(opened) => opened,
        Err(problems) => {
            page.report_problems(&problems);
            return Ok(None);
        }
    };
    let Opened { home, mut document, table, lang: locale, left_out } = opened;
    let mut tables = vec![table];
    // A link's screen comes at once, without a word to wait for it.
    let chunk = Chunk::of(Screen::of(&start, &home));
    if let Some(chunk) = chunk {
        let texts = chunk.texts().into_iter().map(|bundle| bundle.table_name(locale));
        let texts = page.texts(texts.collect());
        let pieces = match &document {
            Document::Published(_) => page.pieces(chunk.pieces()),
            Document::Validated(_) => page.pieces(&[]),
        };
        chunk.fetch().await.map_err(|_| chunk.name())?;
        tables.extend(texts.await.ok_or(chunk::TEXTS)?);
        let pieces = pieces.await.ok_or(chunk.name())?;
        if let Document::Published(there) = &mut document {
            for (piece, text) in chunk.pieces().iter().zip(pieces) {
                there.push((*piece, json::parse(&text).map_err(|_| chunk.name())?));
            }
        }
    }
    page.allow(&home.institution.domains);
    for event in start.dropped.events(Dropped::default()) {
        page.emit(&event);
    }
    let texts = build_texts(&home, locale, tables);
    let setup = Setup { home, document, texts, start, chunk, host: page.clone(), today, standalone };
    page.clear();
    let mounted = ui::mount(root, owner, setup);
    page.emit(&Event::Ready);
    page.report_left_out(&left_out);
    Ok(Some((mounted, page)))
}

/// What is there of a bank before the first screen.
struct Opened {
    home: HomeConfig,
    document: Document,
    /// The texts of the first screen.
    table: String,
    lang: Locale,
    left_out: Vec<String>,
}

/// The first piece of a document that was checked when it was published, or what is wrong with the page's own colours
/// over it. `None` where it cannot be read.
async fn published(bank: &[String], theme: String) -> Result<Option<Result<(HomeConfig, Json), Vec<String>>>, JsValue> {
    let Some(piece) = bank.first().and_then(|text| json::parse(text).ok()) else { return Ok(None) };
    let Some(home) = config::home_config(&piece) else { return Ok(None) };
    if !theme.is_empty() {
        let problems = chunk::theme_problems(piece.clone(), theme).await.map_err(|_| chunk::THEME)?;
        if !problems.is_empty() {
            return Ok(Some(Err(problems)));
        }
    }
    Ok(Some(Ok((home, piece))))
}

/// A document that is checked here, in the language that the page then chooses among its own; or its problems.
async fn checked(
    page: &Page,
    owner: Owner,
    bank: Vec<String>,
    theme: String,
    today: NaiveDate,
) -> Result<Result<Opened, Vec<String>>, JsValue> {
    let checked = match chunk::check(owner, bank, theme, today).await.map_err(|_| chunk::CHECK)? {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(problems)),
    };
    print(&checked.warnings, console::warn_1);
    let [lang, table] = page.front(&checked.front).await.ok_or(chunk::TEXTS)?;
    let lang = Locale::from_tag(&lang).ok_or(chunk::TEXTS)?;
    let (home, document) = (checked.home, Document::Validated(checked.bank));
    Ok(Ok(Opened { home, document, table, lang, left_out: checked.left_out }))
}

/// Opens what a link's fragment says. The campaign is the one that the visit began with.
async fn open(app: App, fragment: String) {
    let read = chunk::link(fragment, String::new()).await;
    if app.has_ended() {
        return;
    }
    let Ok(start) = read else { return app.host().missing(chunk::LINK) };
    if let Some(locale) = start.locale {
        app.set_locale(locale, || {});
    }
    let dropped = Dropped { campaign: false, ..start.dropped };
    for event in dropped.events(Dropped::default()) {
        app.emit(&event);
    }
    app.open(start);
}
