//! The dialog in front of the page: what is asked before a picture of the result is sent.

use finplan::ui::components::field::FormField;
use finplan::ui::components::picture::PictureButton;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

use crate::hands::{enter, focused, is_same, settled, text_of, until};
use crate::stage::{Stage, ToolStage};

/// The button that opens it, beside the field of the amount, on a page that can draw.
fn shown() -> ToolStage {
    let shown = ToolStage::new("mortgage", |state| {
        let place = ToolStage::place(state, "amount");
        view! {
            <FormField place/>
            <PictureButton/>
        }
    });
    shown.stage.page.draws.set(true);
    shown
}

fn button(stage: &Stage) -> HtmlElement {
    stage.find(".send > button")
}

async fn opened(stage: &Stage) -> HtmlDialogElement {
    button(stage).focus().unwrap();
    button(stage).click();
    until("the dialog", || stage.has("dialog[open]")).await;
    settled().await;
    stage.find("dialog")
}

#[wasm_bindgen_test]
async fn it_takes_the_focus_and_has_a_name() {
    let shown = shown();
    let stage = &shown.stage;
    assert_eq!(button(stage).get_attribute("aria-haspopup").as_deref(), Some("dialog"));
    let dialog = opened(stage).await;
    assert_eq!(stage.name_of(&dialog), stage.app.text("poster.title"));
    assert!(dialog.matches(":modal").unwrap(), "the page behind it can be reached");
    assert!(focused().is_some_and(|element| dialog.contains(Some(&element))), "the focus stays behind it");
}

#[wasm_bindgen_test]
async fn closing_it_gives_the_focus_back_to_its_button_and_leaves_nothing() {
    let shown = shown();
    let stage = &shown.stage;
    opened(stage).await;
    let close = stage.all("dialog form[method='dialog'] button").pop().unwrap();
    close.click();
    until("the end of the dialog", || !stage.has("dialog")).await;
    assert!(focused().is_some_and(|element| is_same(&element, &button(stage))), "the focus is lost");
    let dialog = opened(stage).await;
    // What the browser does on the key Escape.
    dialog.close();
    until("the end of the dialog", || !stage.has("dialog")).await;
    assert!(focused().is_some_and(|element| is_same(&element, &button(stage))), "the focus is lost");
}

#[wasm_bindgen_test]
async fn the_picture_says_in_words_what_it_shows_and_without_what_was_left_out() {
    let shown = shown();
    let stage = &shown.stage;
    enter(&stage.find("#fp-mortgage-amount"), "1200000");
    settled().await;
    opened(stage).await;
    until("the picture", || stage.has(".poster-picture[src]")).await;
    let words = || stage.find::<Element>(".poster-picture").get_attribute("alt").unwrap();
    assert!(words().contains("5,388.54"), "{}", words());
    let kept = stage.all(".left-in label");
    let amount = kept.iter().find(|label| text_of(label).contains("Loan amount")).unwrap();
    assert!(words().contains("Loan amount"), "{}", words());
    amount.query_selector("input").unwrap().map(JsCast::unchecked_into::<HtmlInputElement>).unwrap().click();
    until("the other picture", || !words().contains("Loan amount")).await;
    assert!(words().contains("5,388.54"), "the answer goes with an input: {}", words());
}

#[wasm_bindgen_test]
async fn while_a_field_has_to_be_mended_it_says_so_and_stays_closed() {
    let shown = shown();
    let stage = &shown.stage;
    enter(&stage.find("#fp-mortgage-amount"), "a lot");
    settled().await;
    button(stage).click();
    settled().await;
    assert_eq!(stage.text(".send [role='status']"), stage.app.text("keep.mend"));
    assert!(!stage.has("dialog"));
}

#[wasm_bindgen_test]
async fn a_page_that_cannot_draw_is_said_to() {
    let shown = shown();
    let stage = &shown.stage;
    stage.page.draws.set(false);
    opened(stage).await;
    assert_eq!(stage.text("dialog .poster-picture + p + [role='status']"), stage.app.text("poster.failed"));
    assert!(stage.find::<HtmlElement>(".poster-picture").has_attribute("hidden"));
}
