//! A choice: options side by side, or a list that opens.

use finplan::tool::value::Value;
use finplan::ui::components::field::FormField;
use finplan::visit::change::Change;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use crate::hands::{fire, settled, text_of};
use crate::stage::ToolStage;

/// The field of an input of the mortgage.
fn field(input: &'static str) -> ToolStage {
    ToolStage::new("mortgage", move |state| {
        let place = ToolStage::place(state, input);
        view! { <FormField place/> }
    })
}

/// The options that are chosen.
fn chosen(shown: &ToolStage) -> Vec<String> {
    let options = shown.stage.all("input[type='radio']").into_iter().map(JsCast::unchecked_into::<HtmlInputElement>);
    options.filter(HtmlInputElement::checked).map(|option| option.value()).collect()
}

#[wasm_bindgen_test]
async fn options_that_fit_a_line_are_one_group_with_a_name_and_one_of_them_is_chosen() {
    let shown = field("method");
    settled().await;
    let group: Element = shown.stage.find("[role='radiogroup']");
    assert_eq!(shown.stage.name_of(&group), "Repayment");
    assert_eq!(shown.stage.description_of(&group), "");
    assert_eq!(chosen(&shown), ["equal_installment"]);
    let names: Vec<String> = shown.stage.all("label.choice-of").iter().map(|label| text_of(label)).collect();
    assert_eq!(names, ["Level", "Equal principal"]);
    assert_eq!(shown.stage.all("#fp-mortgage-method").len(), 1, "what a mistake leads to");
}

#[wasm_bindgen_test]
async fn an_option_that_is_chosen_reaches_the_visit_once() {
    let shown = field("method");
    let answers = shown.count_answers();
    shown.stage.find::<HtmlInputElement>("input[value='equal_principal']").click();
    settled().await;
    assert_eq!(shown.value("method"), Some(Value::Choice("equal_principal")));
    assert_eq!(answers.get_value(), 1);
    assert_eq!(chosen(&shown), ["equal_principal"]);
    shown.state.apply(Change::Undo);
    settled().await;
    assert_eq!(chosen(&shown), ["equal_installment"], "the step back is shown");
}

#[wasm_bindgen_test]
async fn options_too_wide_for_a_line_are_a_list_with_a_name() {
    let shown = field("by");
    settled().await;
    let list: HtmlSelectElement = shown.stage.find("select");
    assert_eq!(shown.stage.name_of(&list), "You know");
    assert_eq!(list.value(), "amount");
    assert_eq!(list.length(), 3);
    list.set_value("share");
    fire(&list, "change");
    settled().await;
    assert_eq!(shown.value("by"), Some(Value::Choice("share")));
    shown.state.apply(Change::Undo);
    settled().await;
    assert_eq!(list.value(), "amount");
}
