//! What surrounds a field: its help, rows that come and go, and the way back through the steps.

use std::cell::Cell;
use std::rc::Rc;

use finplan::ui::components::field::FormField;
use finplan::ui::components::undo::Undo;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEventInit};

use crate::hands::{enter, fire, focused, number, press, press_with, settled, text_of, until};
use crate::stage::ToolStage;

fn fields(tool: &'static str, inputs: &'static [&'static str]) -> ToolStage {
    ToolStage::new(tool, move |state| {
        let fields = inputs.iter().map(|input| {
            let place = ToolStage::place(state, input);
            view! { <FormField place/> }
        });
        view! {
            {fields.collect_view()}
            <Undo/>
        }
    })
}

fn has_focus(id: &str) -> bool {
    focused().is_some_and(|element| element.id() == id)
}

#[wasm_bindgen_test]
async fn help_opens_by_its_button_and_closes_by_escape_or_a_press_elsewhere() {
    let shown = fields("mortgage", &["amount"]);
    let stage = &shown.stage;
    let help: HtmlDetailsElement = stage.find("details.help");
    let button: HtmlElement = stage.find("details.help > summary");
    assert_eq!(stage.name_of(&button), stage.say("form.help", &[("label", "Loan amount")]));
    button.click();
    assert!(help.open());
    assert_eq!(stage.text(".help-text"), "What you borrow, without the down payment.");
    fire(&stage.find::<Element>(".help-text"), "pointerdown");
    assert!(help.open(), "a press on the help closes it");
    press(&button, "a");
    assert!(help.open(), "any key closes it");
    press(&button, "Escape");
    assert!(!help.open());
    button.click();
    fire(&stage.find::<Element>("#fp-mortgage-amount"), "pointerdown");
    assert!(!help.open());
}

#[wasm_bindgen_test]
async fn help_that_is_closed_leaves_the_key_escape_to_the_page() {
    let shown = fields("mortgage", &["amount"]);
    let heard = Rc::new(Cell::new(0));
    let count = Rc::clone(&heard);
    let listener = window_event_listener(ev::keydown, move |_| count.set(count.get() + 1));
    let button: HtmlElement = shown.stage.find("details.help > summary");
    press(&button, "Escape");
    assert_eq!(heard.get(), 1);
    button.click();
    press(&button, "Escape");
    assert_eq!(heard.get(), 1, "it has closed the help, and what is around the widget with it");
    listener.remove();
}

#[wasm_bindgen_test]
async fn a_row_that_is_added_has_the_focus_and_one_that_is_removed_gives_it_to_the_button() {
    let shown = fields("debts", &["debts"]);
    let stage = &shown.stage;
    settled().await;
    let rows = || stage.all("fieldset.row").len();
    let before = rows();
    let add: HtmlElement = stage.find("button.plain");
    add.focus().unwrap();
    add.click();
    until("another row", || rows() == before + 1).await;
    settled().await;
    let last = stage.all("fieldset.row").pop().unwrap();
    assert!(focused().is_some_and(|element| last.contains(Some(&element))), "the focus is not in the new row");
    let remove: HtmlElement = JsCast::unchecked_into(last.query_selector("button.link").unwrap().unwrap());
    assert!(text_of(&remove).starts_with("Remove "), "{}", text_of(&remove));
    remove.click();
    settled().await;
    assert_eq!(rows(), before);
    assert!(has_focus("fp-debts-debts"), "the focus is lost with the row");
}

#[wasm_bindgen_test]
async fn the_steps_back_come_once_something_was_changed() {
    let shown = fields("mortgage", &["amount"]);
    let stage = &shown.stage;
    let steps: HtmlElement = stage.find(".undo");
    settled().await;
    assert!(steps.has_attribute("hidden"));
    enter(&stage.find("#fp-mortgage-amount"), "777000");
    settled().await;
    assert!(!steps.has_attribute("hidden"));
    let buttons = stage.all(".undo button");
    assert!(!buttons[0].has_attribute("aria-disabled") && buttons[1].has_attribute("aria-disabled"));
    buttons[0].click();
    settled().await;
    assert_eq!(shown.value("amount"), number(1_000_000));
    assert!(buttons[0].has_attribute("aria-disabled") && !buttons[1].has_attribute("aria-disabled"));
    buttons[1].click();
    settled().await;
    assert_eq!(shown.value("amount"), number(777_000));
}

#[wasm_bindgen_test]
async fn keys_take_steps_back_and_forth_but_in_a_text_field_they_are_the_browsers() {
    let shown = fields("mortgage", &["amount", "method"]);
    let stage = &shown.stage;
    let input: HtmlInputElement = stage.find("#fp-mortgage-amount");
    enter(&input, "777000");
    settled().await;
    assert!(press_with(&input, "z", |keys| keys.set_ctrl_key(true)), "the browser's own step is taken from it");
    assert_eq!(shown.value("amount"), number(777_000));
    let other: HtmlElement = stage.find("#fp-mortgage-method");
    assert!(press(&other, "z"), "a letter alone");
    assert_eq!(shown.value("amount"), number(777_000));
    assert!(!press_with(&other, "z", |keys| keys.set_meta_key(true)));
    assert_eq!(shown.value("amount"), number(1_000_000));
    let forth = |keys: &KeyboardEventInit| {
        keys.set_ctrl_key(true);
        keys.set_shift_key(true);
    };
    assert!(!press_with(&other, "Z", forth));
    assert_eq!(shown.value("amount"), number(777_000));
    assert!(press_with(&other, "y", |keys| keys.set_ctrl_key(true)), "there is no step to do again");
}

#[wasm_bindgen_test]
async fn a_component_that_is_gone_hears_no_key() {
    let shown = fields("mortgage", &["amount"]);
    enter(&shown.stage.find("#fp-mortgage-amount"), "777000");
    settled().await;
    let body = document().body().unwrap();
    drop(shown);
    assert!(press_with(&body, "z", |keys| keys.set_ctrl_key(true)), "a listener stays behind");
    fire(&body, "pointerdown");
}

#[wasm_bindgen_test]
async fn a_field_that_does_not_count_is_out_of_sight_until_it_does() {
    let shown = fields("mortgage", &["kind", "fund_amount"]);
    let stage = &shown.stage;
    settled().await;
    let field: HtmlElement = stage.find("[data-input='fund_amount']");
    assert!(field.has_attribute("hidden"));
    let kind: HtmlSelectElement = stage.find("#fp-mortgage-kind");
    kind.set_value("combination");
    fire(&kind, "change");
    settled().await;
    assert!(!field.has_attribute("hidden"));
}
