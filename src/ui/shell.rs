//! The frame around every screen: header, notice, footer.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;

use super::chunk::{Chunk, ChunkScreen};
use super::components::anew::Anew;
use super::components::mark::Mark;
use super::screens::Title;
use super::screens::home::Home;
use super::state::{App, Screen};
use crate::advice::mode::Mode;
use crate::base::Locale;
use crate::campaign::event::Event;
use crate::key;
use crate::platform::dom;

/// The id of the language list, which keeps the focus when everything around it changes language.
const LANGUAGE: &str = "fp-language";
/// The id of the button for the calm way, which keeps the focus as well.
const LARGER: &str = "fp-larger";

/// The widget. Texts are looked up once while a screen is built; another language, or another way, builds everything
/// anew.
#[component]
pub fn Shell(
    /// What all of it shares: components find it in the context.
    app: App,
) -> impl IntoView {
    provide_context(app);
    view! {
        <Anew of=move || app.texts().locale let:_locale>
            <div class=if app.is_calm() { "fp calm" } else { "fp" }>
                <Head/>
                <Notice/>
                <main class="screen">
                    <Anew of=move || app.screen() let:screen>
                        <ScreenView screen=screen/>
                    </Anew>
                </main>
                <Foot/>
            </div>
        </Anew>
    }
}

/// Tells the host which screen is shown, and moves the focus to the title of a new one, as long as what this answers
/// with is kept. The first screen takes no focus: the widget is a guest on the page.
pub fn watch_screens(app: App) -> RenderEffect<Option<(Screen, bool)>> {
    RenderEffect::new(move |before: Option<Option<(Screen, bool)>>| {
        let before = before.flatten();
        let screen = app.screen();
        // A screen whose chunk is on its way has a title to wait by, and then its own.
        let there = Chunk::of(screen).is_none_or(|chunk| app.has_chunk(chunk));
        if before == Some((screen, there)) {
            return before;
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
        Some((screen, there))
    })
}

/// A screen: home, which is always there, or one of a chunk.
#[component]
fn ScreenView(
    /// Which one.
    screen: Screen,
) -> impl IntoView {
    match screen {
        Screen::Home => view! { <Home/> }.into_any(),
        screen => view! { <ChunkScreen screen=screen/> }.into_any(),
    }
}

/// What stands above every screen. Where the host shows one screen alone, the banner of the learning version stays: it
/// says what it is on every screen (R01).
#[component]
fn Head() -> impl IntoView {
    let app = expect_context::<App>();
    let education = app.home_config(|home| home.institution.mode == Mode::Education);
    let bar = !app.standalone();
    (bar || education).then(|| {
        view! {
            <header>
                {bar.then(|| view! { <Bar/> })}
                {education.then(|| view! { <Banner/> })}
            </header>
        }
    })
}

/// The way back, the name, the language.
#[component]
fn Bar() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    view! {
        <div class="head">
            <div class="head-start">
                <button
                    class="back"
                    type="button"
                    hidden=move || app.screen() == Screen::Home
                    on:click=move |_| app.back()
                >
                    <span class="icon icon-back" aria-hidden="true"></span>
                    <span class="visually-hidden">{texts.get(key!("app.back"))}</span>
                </button>
                <BarTitle/>
                <Brand/>
            </div>
            <Larger/>
            <Languages/>
        </div>
    }
}

/// Takes the calm way, and leaves it.
#[component]
fn Larger() -> impl IntoView {
    let app = expect_context::<App>();
    let press = move |_| {
        app.set_calm(!app.is_calm());
        request_animation_frame(|| dom::focus(LARGER));
    };
    view! {
        <button
            class="larger"
            type="button"
            id=LARGER
            aria-pressed=if app.is_calm() { "true" } else { "false" }
            on:click=press
        >
            {app.text(key!("app.larger"))}
        </button>
    }
}

/// The title of a tool, once its screen is there.
#[component]
fn BarTitle() -> impl IntoView {
    let app = expect_context::<App>();
    // Whatever screen comes next says its own title.
    let title = move || {
        let tool = app.bar_title.get().filter(|tool| app.screen() == Screen::Tool(tool))?;
        Some(view! { <Title words=app.texts_untracked().get(&format!("{tool}.title")).to_owned()/> })
    };
    view! { {title} }
}

/// Who speaks: its mark, its name, and what this is. It gives way to the title of a screen.
#[component]
fn Brand() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let short = app.home_config(|home| home.institution.short.get(texts.locale).to_owned());
    view! {
        <p class="brand" hidden=move || app.screen() != Screen::Home>
            <Mark/>
            <span class="brand-name">
                <b>{short}</b>
                <span>{texts.get(key!("app.name"))}</span>
            </span>
        </p>
    }
}

/// The languages that the bank offers.
#[component]
fn Languages() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let offered = app.home_config(|home| home.locales.clone());
    let options = offered.into_iter().map(|locale| {
        view! {
            <option value=locale.tag() lang=locale.tag()>
                {native_name(locale)}
            </option>
        }
    });
    view! {
        <span class="language">
        <span aria-hidden="true">{short_name(texts.locale)}</span>
        <select
            id=LANGUAGE
            aria-label=texts.get(key!("app.language"))
            prop:value=texts.locale.tag()
            on:change:target=move |event| {
                if let Some(locale) = Locale::from_tag(&event.target().value()) {
                    app.set_locale(locale, || request_animation_frame(|| dom::focus(LANGUAGE)));
                }
            }
        >
            {options.collect_view()}
        </select>
        </span>
    }
}

/// That this is the learning version.
#[component]
fn Banner() -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    view! { <p class="banner">{texts.get(key!("app.education"))}</p> }
}

const fn native_name(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "简体中文",
        Locale::ZhTw => "繁體中文",
        Locale::En => "English",
    }
}

/// What stands in the bar: whoever reads the language knows it by one character.
const fn short_name(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "简",
        Locale::ZhTw => "繁",
        Locale::En => "EN",
    }
}

/// A word above the screen, such as that a link has filled in the form.
#[component]
fn Notice() -> impl IntoView {
    let app = expect_context::<App>();
    let line = move || {
        app.notice.get().map(|key| {
            let texts = app.texts_untracked();
            view! {
                <p class="notice">
                    <span>{texts.get(key)}</span>
                    <button class="link" type="button" on:click=move |_| app.notice.set(None)>
                        {texts.get(key!("app.close"))}
                    </button>
                </p>
            }
        })
    };
    view! { <div role="status">{line}</div> }
}

/// Who provides this, and that it stays on the device.
#[component]
fn Foot() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let (full, sample) = app.home_config(|home| (home.institution.full.clone(), home.institution.sample));
    view! {
        <footer class="foot">
            {sample.then(|| view! { <p class="sample">{texts.get(key!("app.sample"))}</p> })}
            <p>{texts.around(key!("app.provided_by"), "bank", full.get(texts.locale))}</p>
            <p>{texts.get(key!("app.private"))}</p>
        </footer>
    }
}
