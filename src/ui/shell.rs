//! The frame around every screen: header, notice, footer.

use leptos::prelude::*;

use super::chunk::{self, Chunk, ChunkStatus};
use super::el::{El, button, effect, el, text, typed};
use super::screens::home;
use super::state::{App, Screen};
use crate::advice::mode::Mode;
use crate::base::Locale;
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;

/// The id of the language list, which keeps the focus when everything around it changes language.
const LANGUAGE: &str = "fp-language";

/// The widget. Texts are looked up once while a screen is built; another language builds the screen again.
pub fn view(app: App) -> El {
    let root = el("div", "fp").children_of(move || {
        let texts = app.texts();
        let main = el("main", "screen").children_of(move || screen(app));
        // Without a head the banner stays: the learning version says what it is on every screen (R01).
        let banner = banner(app, &texts);
        let head = if app.standalone() {
            banner.map(|banner| el("header", "").child(&banner))
        } else {
            Some(header(app, &texts).maybe(banner))
        };
        head.into_iter().chain([notice(app), main, footer(app, &texts)]).collect()
    });
    watch_screens(app);
    root
}

/// Tells the host which screen is shown, and moves the focus to the title of a new one. The first screen takes no
/// focus: the widget is a guest on the page.
fn watch_screens(app: App) {
    let mut before: Option<(Screen, bool)> = None;
    effect(move || {
        let screen = app.screen();
        // A screen whose chunk is on its way has a title to wait by, and then its own.
        let there = Chunk::of(screen).is_none_or(|chunk| app.chunk_status(chunk).get() == ChunkStatus::Ready);
        if before == Some((screen, there)) {
            return;
        }
        if before.is_none_or(|(last, _)| last != screen) {
            app.emit(&Event::ViewShown { view: screen.name().into() });
        }
        if before.is_some() {
            let scroll = app.scroll();
            request_animation_frame(move || {
                dom::focus("fp-title");
                dom::scroll_to(scroll);
            });
        }
        before = Some((screen, there));
    });
}

fn screen(app: App) -> Vec<El> {
    let texts = app.texts_untracked();
    match app.screen() {
        Screen::Home => home::view(app, &texts),
        screen => chunk::view(app, &texts, screen),
    }
}

fn header(app: App, texts: &Texts) -> El {
    let back = button("back", "", move || app.back())
        .attr_of("hidden", move || (app.screen() == Screen::Home).then(String::new))
        .child(&el("span", "icon icon-back").attr("aria-hidden", "true"))
        .child(&text("span", "", texts.get(key!("app.back"))));
    let start = el("div", "head-start").child(&back).child(&text("span", "brand", texts.get(key!("app.name"))));
    let mut languages =
        el("select", "language").attr("id", LANGUAGE).attr("aria-label", texts.get(key!("app.language")));
    for locale in app.home_config(|home| home.locales.clone()) {
        let option = text("option", "", native_name(locale)).attr("value", locale.tag()).attr("lang", locale.tag());
        languages = languages.child(&option);
    }
    languages.set_prop("value", &texts.locale.tag().into());
    let languages = languages.on("change", move |event| {
        if let Some(locale) = Locale::from_tag(&typed(&event)) {
            app.set_locale(locale, || request_animation_frame(|| dom::focus(LANGUAGE)));
        }
    });
    let bar = el("div", "head").child(&start).child(&languages);
    el("header", "").child(&bar)
}

/// That this is the learning version, where it is.
fn banner(app: App, texts: &Texts) -> Option<El> {
    let education = app.home_config(|home| home.institution.mode == Mode::Education);
    education.then(|| text("p", "banner", texts.get(key!("app.education"))))
}

const fn native_name(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "简体中文",
        Locale::ZhTw => "繁體中文",
        Locale::En => "English",
    }
}

fn notice(app: App) -> El {
    el("div", "").attr("role", "status").children_of(move || {
        let texts = app.texts_untracked();
        let line = app.notice.get().map(|key| {
            let close = button("link", texts.get(key!("app.close")), move || app.notice.set(None));
            el("p", "notice").child(&text("span", "", texts.get(key))).child(&close)
        });
        line.into_iter().collect()
    })
}

fn footer(app: App, texts: &Texts) -> El {
    let (full, sample) = app.home_config(|home| (home.institution.full.clone(), home.institution.sample));
    let provider = texts.around(key!("app.provided_by"), "bank", full.get(texts.locale));
    let sample = sample.then(|| text("p", "sample", texts.get(key!("app.sample"))));
    el("footer", "foot").maybe(sample).child(&text("p", "", &provider)).child(&text(
        "p",
        "",
        texts.get(key!("app.private")),
    ))
}
