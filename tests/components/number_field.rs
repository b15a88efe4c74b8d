//! The field of an amount, a rate or a count.

use finplan::base::Locale;
use finplan::tool::form::Typed;
use finplan::ui::components::field::FormField;
use finplan::ui::components::number_entry::{NumberBox, NumberEntry};
use finplan::visit::change::Change;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::hands::{enter, focused, is_same, number, press, settled, text_of};
use crate::stage::ToolStage;

const AMOUNT: &str = "#fp-mortgage-amount";

/// The field of an input of the mortgage.
fn field(locale: Locale, input: &'static str) -> ToolStage {
    ToolStage::in_language(locale, "mortgage", move |state| {
        let place = ToolStage::place(state, input);
        view! { <FormField place/> }
    })
}

async fn amount() -> (ToolStage, HtmlInputElement) {
    let shown = field(Locale::En, "amount");
    let input = shown.stage.find(AMOUNT);
    settled().await;
    (shown, input)
}

#[wasm_bindgen_test]
async fn what_is_typed_reaches_the_visit_once() {
    let (shown, input) = amount().await;
    let answers = shown.count_answers();
    enter(&input, "1200000");
    settled().await;
    assert_eq!(shown.value("amount"), number(1_200_000));
    assert_eq!(answers.get_value(), 1);
    assert_eq!(shown.state.steps.get_untracked(), (true, false));
    assert_eq!(input.value(), "1200000", "what was typed stays as it was typed");
    assert!(is_same(&input, &shown.stage.find::<Element>(AMOUNT)), "the field that is typed into stays");
}

#[wasm_bindgen_test]
async fn each_change_of_the_box_is_told_once_as_it_was_typed() {
    let told = StoredValue::new(Vec::new());
    let shown = ToolStage::new("mortgage", move |_| {
        let typed = RwSignal::new(Typed::default());
        let entry = NumberEntry {
            typed,
            value: Memo::new(|_| None),
            on_change: Callback::new(move |draft: Typed| {
                told.update_value(|told| told.push(draft.text.clone()));
                typed.set(draft);
            }),
            on_count: Callback::new(|_| {}),
            money: false,
        };
        let invalid = Signal::derive(|| false);
        view! { <NumberBox entry id="box".to_owned() inputmode="decimal" describedby="note" invalid/> }
    });
    let input: HtmlInputElement = shown.stage.find("#box");
    for text in ["1", "12", "12 x"] {
        enter(&input, text);
        settled().await;
    }
    assert_eq!(told.get_value(), ["1", "12", "12 x"]);
    assert_eq!(input.value(), "12 x");
}

#[wasm_bindgen_test]
async fn a_mistake_stays_in_the_field_with_its_message_at_it_until_it_is_mended() {
    let (shown, input) = amount().await;
    let live: Element = shown.stage.find("[aria-live]");
    assert!(!input.has_attribute("aria-invalid"));
    enter(&input, "a lot");
    settled().await;
    assert_eq!(input.value(), "a lot");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let said = shown.stage.say("error.not_a_number", &[("label", "Loan amount"), ("example", "¥1,000,000")]);
    assert_eq!(shown.stage.description_of(&input), said);
    assert!(is_same(&live, &shown.stage.find::<Element>("[aria-live='polite']")), "what announces it was there before");
    assert_eq!(text_of(&live), said);
    assert!(shown.stage.has(".field.bad"));

    enter(&input, "900000");
    settled().await;
    assert!(!input.has_attribute("aria-invalid"));
    assert!(!shown.stage.has(".error") && !shown.stage.has(".field.bad"));
    assert_eq!(shown.value("amount"), number(900_000));
}

#[wasm_bindgen_test]
async fn a_number_beyond_the_banks_limit_is_named_with_the_limit() {
    let (shown, input) = amount().await;
    enter(&input, "30000");
    settled().await;
    let said = shown.stage.say("error.too_small", &[("label", "Loan amount"), ("min", "¥50,000")]);
    assert_eq!(shown.stage.description_of(&input), said);
    assert_eq!(input.value(), "30000");
}

#[wasm_bindgen_test]
async fn the_field_has_its_label_as_a_name() {
    let (shown, input) = amount().await;
    assert_eq!(shown.stage.name_of(&input), "Loan amount");
    assert_eq!(input.get_attribute("inputmode").as_deref(), Some("decimal"));
    assert_eq!(input.type_(), "text", "a number field of the browser takes no 120万");
}

#[wasm_bindgen_test]
async fn what_was_understood_is_said_where_it_may_be_another_number() {
    let (shown, input) = amount().await;
    enter(&input, "1.2m");
    settled().await;
    assert_eq!(shown.value("amount"), number(1_200_000));
    assert_eq!(shown.stage.text(".echo"), "= ¥1,200,000");
    enter(&input, "1,200,000");
    settled().await;
    assert!(!shown.stage.has(".echo"), "what stands there is said again");
}

#[wasm_bindgen_test]
async fn what_may_be_meant_is_one_press_away_and_the_focus_returns_to_the_field() {
    let shown = field(Locale::En, "annual_rate");
    let input: HtmlInputElement = shown.stage.find("#fp-mortgage-annual_rate");
    enter(&input, "3‰");
    settled().await;
    let button: HtmlElement = shown.stage.find(".note button");
    assert_eq!(text_of(&button), shown.stage.say("error.use_meant", &[("b", "0.30%")]));
    button.focus().unwrap();
    button.click();
    settled().await;
    assert_eq!(input.value(), "0.3");
    assert!(!shown.stage.has(".note button"));
    assert!(focused().is_some_and(|element| is_same(&element, &input)), "the focus was on a button that is gone");
}

#[wasm_bindgen_test]
async fn arrow_keys_move_it_by_a_step_and_stop_at_the_limit() {
    let (shown, input) = amount().await;
    assert!(!press(&input, "ArrowUp"), "the cursor moves to the beginning");
    settled().await;
    assert_eq!(shown.value("amount"), number(1_010_000));
    assert_eq!(input.value(), "1,010,000");
    press(&input, "ArrowDown");
    press(&input, "ArrowDown");
    settled().await;
    assert_eq!(shown.value("amount"), number(990_000));
    enter(&input, "20000000");
    settled().await;
    press(&input, "ArrowUp");
    settled().await;
    assert_eq!(shown.value("amount"), number(20_000_000));
    assert!(press(&input, "a"), "letters go into the field");
}

#[wasm_bindgen_test]
async fn usual_values_are_buttons_of_which_the_one_in_the_field_is_pressed() {
    let (shown, input) = amount().await;
    let pressed = || shown.stage.all(".usual [aria-pressed='true']").iter().map(|one| text_of(one)).collect::<Vec<_>>();
    let group: Element = shown.stage.find(".usual");
    assert_eq!(shown.stage.name_of(&group), shown.stage.say("form.usual", &[("label", "Loan amount")]));
    assert_eq!(pressed(), ["1M"]);
    let other = shown.stage.all(".usual button").into_iter().find(|button| text_of(button) == "1.5M").unwrap();
    other.click();
    settled().await;
    assert_eq!(shown.value("amount"), number(1_500_000));
    assert_eq!(input.value(), "1,500,000");
    assert_eq!(pressed(), ["1.5M"]);
    enter(&input, "777000");
    settled().await;
    assert_eq!(pressed(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn in_chinese_the_unit_is_a_button_and_the_same_number_counts_ten_thousands() {
    let shown = field(Locale::ZhCn, "amount");
    let input: HtmlInputElement = shown.stage.find(AMOUNT);
    let unit: HtmlElement = shown.stage.find("button.unit");
    enter(&input, "123.4");
    settled().await;
    assert_eq!(shown.value("amount"), number(1_234_000), "what is typed counts in the unit beside it");
    assert_eq!(text_of(&unit), "万元");
    assert_eq!(unit.get_attribute("aria-label"), Some(shown.stage.say("form.unit.switch", &[("unit", "万元")])));
    unit.click();
    settled().await;
    assert_eq!((text_of(&unit).as_str(), input.value().as_str()), ("元", "1,234,000"));
    assert_eq!(shown.value("amount"), number(1_234_000));
    enter(&input, "880000");
    settled().await;
    assert_eq!(shown.value("amount"), number(880_000));
}

#[wasm_bindgen_test]
async fn a_step_that_is_taken_back_stands_in_the_field() {
    let (shown, input) = amount().await;
    let before = input.value();
    enter(&input, "nonsense");
    settled().await;
    shown.state.apply(Change::Undo);
    settled().await;
    assert_eq!(input.value(), before);
    assert!(!input.has_attribute("aria-invalid"));
}
