//! The whole widget on its way through the screens: an entry of the browser's history for each.

use finplan::campaign::link::LinkTarget;
use finplan::ui::state::Screen;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::hands::{enter, fire, focused, settled, text_of, until};
use crate::stage::Stage;

const AMOUNT: &str = "#fp-mortgage-amount";

fn entries() -> u32 {
    window().history().unwrap().length().unwrap()
}

/// What stands in the entry that is shown.
fn entry() -> String {
    window().history().unwrap().state().unwrap().as_string().unwrap_or_default()
}

/// The widget at home or at a tool. What lies beyond the entry that is shown is cut off first.
async fn widget(screen: LinkTarget) -> Stage {
    window().history().unwrap().push_state(&"page".into(), "").unwrap();
    let stage = Stage::widget(screen, false);
    settled().await;
    stage
}

async fn go(stage: &Stage, screen: Screen, there: &str) {
    stage.app.go(screen);
    until(there, || stage.has(there)).await;
    settled().await;
}

/// The browser's own button.
async fn back(stage: &Stage, there: &str) {
    window().history().unwrap().back().unwrap();
    until(there, || stage.has(there)).await;
    settled().await;
}

#[wasm_bindgen_test]
async fn a_screen_is_one_entry_and_what_is_typed_on_it_none() {
    let stage = widget(LinkTarget::Home).await;
    let before = entries();
    assert!(entry().ends_with("/0/home"), "{}", entry());
    go(&stage, Screen::Tool("mortgage"), AMOUNT).await;
    assert_eq!(entries(), before + 1);
    assert!(entry().ends_with("/1/mortgage"), "{}", entry());
    enter(&stage.find(AMOUNT), "777000");
    settled().await;
    assert_eq!(entries(), before + 1);
    assert!(!entry().contains("777"), "an amount in the history: {}", entry());
    back(&stage, ".wishes").await;
}

#[wasm_bindgen_test]
async fn back_leads_to_the_screen_before_and_forth_to_what_was_typed() {
    let stage = widget(LinkTarget::Home).await;
    go(&stage, Screen::Tool("mortgage"), AMOUNT).await;
    enter(&stage.find(AMOUNT), "777000");
    settled().await;
    back(&stage, ".wishes").await;
    assert!(!stage.has(AMOUNT));
    window().history().unwrap().forward().unwrap();
    until("the calculator", || stage.has(AMOUNT)).await;
    assert_eq!(stage.find::<HtmlInputElement>(AMOUNT).value(), "777000");
    assert!(entry().ends_with("/1/mortgage"), "the way back from there is forgotten: {}", entry());
    back(&stage, ".wishes").await;
}

#[wasm_bindgen_test]
async fn the_widgets_own_way_back_is_that_of_the_browser() {
    let stage = widget(LinkTarget::Home).await;
    go(&stage, Screen::Tool("mortgage"), AMOUNT).await;
    let before = entries();
    let button: HtmlElement = stage.find("button.back");
    assert_eq!(text_of(&button), stage.app.text("app.back"));
    button.click();
    until("home", || stage.has(".wishes")).await;
    assert_eq!(entries(), before, "going back has made an entry");
    assert!(entry().ends_with("/0/home"), "{}", entry());
    assert!(stage.find::<HtmlElement>("button.back").has_attribute("hidden"), "home has no way back");
    window().history().unwrap().forward().unwrap();
    until("the calculator, which lies before", || stage.has(AMOUNT)).await;
    back(&stage, ".wishes").await;
}

#[wasm_bindgen_test]
async fn a_new_screen_has_the_focus_on_its_title_and_the_first_one_leaves_it_to_the_page() {
    let stage = widget(LinkTarget::Home).await;
    assert!(!focused().is_some_and(|element| stage.root.contains(Some(&element))), "the widget takes the focus");
    go(&stage, Screen::Tool("mortgage"), AMOUNT).await;
    until("the focus on the title", || focused().is_some_and(|element| element.id() == "fp-title")).await;
    assert_eq!(stage.text("#fp-title"), "Mortgage");
    back(&stage, ".wishes").await;
    until("the focus on the title", || focused().is_some_and(|element| element.id() == "fp-title")).await;
    assert_eq!(stage.page.events().iter().filter(|event| **event == "view.shown").count(), 3);
}

#[wasm_bindgen_test]
async fn whoever_comes_back_finds_the_place_that_she_left() {
    let stage = widget(LinkTarget::Tool("mortgage")).await;
    // Taller than the window, whatever is in it.
    stage.root.style().set_property("min-height", "4000px").unwrap();
    window().scroll_to_with_x_and_y(0.0, 900.0);
    settled().await;
    go(&stage, Screen::Home, ".wishes").await;
    until("the top of the next screen", || window().scroll_y().unwrap() < 1.0).await;
    back(&stage, AMOUNT).await;
    until("the place", || (window().scroll_y().unwrap() - 900.0).abs() < 2.0).await;
}

#[wasm_bindgen_test]
async fn an_entry_of_the_page_around_is_none_of_the_widgets() {
    let stage = widget(LinkTarget::Home).await;
    go(&stage, Screen::Tool("mortgage"), AMOUNT).await;
    let own = entry();
    window().history().unwrap().push_state(&"checkout/1/0/home".into(), "").unwrap();
    window().history().unwrap().push_state(&"checkout/2/0/home".into(), "").unwrap();
    window().history().unwrap().back().unwrap();
    until("the page's entry", || entry().starts_with("checkout/1")).await;
    settled().await;
    assert!(stage.has(AMOUNT), "the widget has left its screen");
    window().history().unwrap().back().unwrap();
    until("the widget's entry", || entry() == own).await;
    settled().await;
    assert!(stage.has(AMOUNT));
    back(&stage, ".wishes").await;
}

#[wasm_bindgen_test]
async fn a_screen_that_the_host_shows_alone_leaves_the_history_to_the_host() {
    let before = entries();
    window().history().unwrap().replace_state(&"checkout".into(), "").unwrap();
    let stage = Stage::widget(LinkTarget::Tool("mortgage"), true);
    settled().await;
    assert!(stage.has(AMOUNT) && !stage.has("button.back"));
    assert_eq!((entries(), entry().as_str()), (before, "checkout"));
}

#[wasm_bindgen_test]
async fn another_language_keeps_the_screen_and_what_was_typed() {
    let stage = widget(LinkTarget::Tool("mortgage")).await;
    enter(&stage.find(AMOUNT), "777000");
    let languages: HtmlSelectElement = stage.find("#fp-language");
    assert_eq!(stage.name_of(&languages), stage.app.text("app.language"));
    languages.set_value("zh-CN");
    fire(&languages, "change");
    until("the other language", || stage.text("#fp-title") == "房贷计算").await;
    settled().await;
    assert_eq!(stage.find::<HtmlInputElement>(AMOUNT).value(), "77.7", "ten thousands, as Chinese counts");
    assert!(
        focused().is_some_and(|element: Element| element.id() == "fp-language"),
        "the list of languages has the focus"
    );
}
