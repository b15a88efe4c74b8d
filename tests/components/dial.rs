//! The slider, and the dial that is made of it: it turns the number of the field that is marked.

use std::cell::RefCell;
use std::rc::Rc;

use finplan::ui::components::dial::Dial;
use finplan::ui::components::field::FormField;
use finplan::ui::components::slider::Slider;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, PointerEvent, PointerEventInit};

use crate::hands::{enter, number, press_arrow, settled};
use crate::stage::ToolStage;

/// The dial with the fields of the mortgage's amount and term.
fn dial() -> ToolStage {
    ToolStage::new("mortgage", |state| {
        let [amount, term] = ["amount", "term"].map(|input| ToolStage::place(state, input));
        view! {
            <Dial/>
            <FormField place=amount/>
            <FormField place=term/>
        }
    })
}

fn slider(shown: &ToolStage) -> HtmlInputElement {
    shown.stage.find(".dial .slider")
}

/// A finger on the ruler.
fn finger(shown: &ToolStage, kind: &str, x: i32) {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_client_x(x);
    let event = PointerEvent::new_with_event_init_dict(kind, &init).unwrap();
    shown.stage.find::<Element>(".dial").dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn a_slider_speaks_its_value_in_words_and_tells_where_it_is_moved() {
    let moved = Rc::new(RefCell::new(Vec::new()));
    let value = RwSignal::new(3_u32);
    let told = StoredValue::new_local(Rc::clone(&moved));
    let shown = ToolStage::new("mortgage", move |_| {
        let on_move = move |step: u32| told.with_value(|told| told.borrow_mut().push(step));
        let spoken = Signal::derive(move || format!("year {}", value.get()));
        view! { <Slider label="Term".to_owned() min=1 max=9 value=value spoken on_move/> }
    });
    let slider: HtmlInputElement = shown.stage.find(".slider");
    settled().await;
    assert_eq!((shown.stage.name_of(&slider).as_str(), slider.type_().as_str()), ("Term", "range"));
    assert_eq!([slider.min(), slider.max(), slider.step(), slider.value()], ["1", "9", "1", "3"]);
    assert_eq!(slider.get_attribute("aria-valuetext").as_deref(), Some("year 3"));
    press_arrow(&slider, true);
    assert_eq!(*moved.borrow(), [4]);
    value.set(7);
    settled().await;
    assert_eq!(slider.value(), "7");
    assert_eq!(slider.get_attribute("aria-valuetext").as_deref(), Some("year 7"));
}

#[wasm_bindgen_test]
async fn the_dial_turns_the_first_number_until_another_field_is_touched() {
    let shown = dial();
    settled().await;
    assert_eq!(shown.stage.name_of(&slider(&shown)), shown.stage.say("form.slider", &[("label", "Loan amount")]));
    assert!(shown.stage.has(".field.on[data-input='amount']"));
    shown.stage.find::<HtmlElement>("#fp-mortgage-term").focus().unwrap();
    settled().await;
    assert_eq!(shown.stage.name_of(&slider(&shown)), shown.stage.say("form.slider", &[("label", "Term")]));
    assert_eq!(shown.stage.all(".field.on").len(), 1);
    assert!(shown.stage.has(".field.on[data-input='term']"));
    assert_eq!(shown.stage.text(".dial-name"), shown.stage.say("form.dial", &[("label", "Term")]));
}

#[wasm_bindgen_test]
async fn a_key_on_the_dial_moves_the_field_by_a_stop_and_is_spoken_with_its_unit() {
    let shown = dial();
    shown.stage.find::<HtmlElement>("#fp-mortgage-term").click();
    settled().await;
    let answers = shown.count_answers();
    let slider = slider(&shown);
    assert_eq!(slider.get_attribute("aria-valuetext").as_deref(), Some("30\u{a0}years"));
    press_arrow(&slider, false);
    settled().await;
    assert_eq!(shown.value("term"), number(29));
    assert_eq!(answers.get_value(), 1);
    assert_eq!(shown.stage.find::<HtmlInputElement>("#fp-mortgage-term").value(), "29");
    assert_eq!(slider.get_attribute("aria-valuetext").as_deref(), Some("29\u{a0}years"));
}

#[wasm_bindgen_test]
async fn what_is_typed_turns_the_dial() {
    let shown = dial();
    settled().await;
    let before = slider(&shown).value();
    enter(&shown.stage.find("#fp-mortgage-amount"), "2000000");
    settled().await;
    let after = slider(&shown).value();
    assert!(after.parse::<u32>().unwrap() > before.parse().unwrap(), "from {before} to {after}");
    assert_eq!(slider(&shown).get_attribute("aria-valuetext").as_deref(), Some("2000000 yuan"));
}

#[wasm_bindgen_test]
async fn the_buttons_beside_it_take_one_step() {
    let shown = dial();
    settled().await;
    let [less, more] = <[HtmlElement; 2]>::try_from(shown.stage.all(".dial-row .step")).unwrap();
    assert_eq!(shown.stage.name_of(&less), shown.stage.say("form.less", &[("label", "Loan amount")]));
    assert_eq!(shown.stage.name_of(&more), shown.stage.say("form.more", &[("label", "Loan amount")]));
    more.click();
    more.click();
    less.click();
    settled().await;
    assert_eq!(shown.value("amount"), number(1_010_000));
}

#[wasm_bindgen_test]
async fn a_finger_draws_the_ruler_along_and_a_tap_leads_to_what_was_tapped() {
    let shown = dial();
    shown.stage.find::<HtmlElement>("#fp-mortgage-term").click();
    settled().await;
    let place = shown.stage.find::<Element>(".dial").get_bounding_client_rect();
    #[allow(clippy::cast_possible_truncation, reason = "pixels of a page")]
    let middle = (place.left() + place.width() / 2.0).round() as i32;
    // Thirty years are 14 pixels apart: see the ruler.
    finger(&shown, "pointerdown", middle);
    finger(&shown, "pointermove", middle + 5 * 14);
    settled().await;
    assert_eq!(shown.value("term"), number(25), "five years to the left of thirty");
    assert!(shown.stage.has(".dial.held"));
    finger(&shown, "pointermove", middle + 40 * 14);
    settled().await;
    assert_eq!(shown.value("term"), number(1), "the ruler ends at one year");
    finger(&shown, "pointerup", middle + 40 * 14);
    settled().await;
    assert!(!shown.stage.has(".dial.held"));
    finger(&shown, "pointermove", middle);
    settled().await;
    assert_eq!(shown.value("term"), number(1), "nobody holds it any more");

    finger(&shown, "pointerdown", middle + 4 * 14);
    finger(&shown, "pointerup", middle + 4 * 14 + 2);
    settled().await;
    assert_eq!(shown.value("term"), number(5), "four years to the right of one");
}
