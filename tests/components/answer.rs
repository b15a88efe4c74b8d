//! The answer at a glance: its figure, how that moves, and what of it is spoken.

use finplan::ui::components::field::FormField;
use finplan::ui::screens::tool::LeadAnswer;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::hands::{enter, focused, is_same, pause, settled, text_of, until};
use crate::stage::ToolStage;

const AMOUNT: &str = "#fp-mortgage-amount";

/// The answer of the mortgage with the field of its amount.
async fn shown() -> (ToolStage, HtmlInputElement) {
    let shown = ToolStage::new("mortgage", |state| {
        let place = ToolStage::place(state, "amount");
        view! {
            <FormField place/>
            <LeadAnswer state/>
        }
    });
    let input = shown.stage.find(AMOUNT);
    settled().await;
    (shown, input)
}

/// What the last element with a status says, which is the answer's.
fn spoken(shown: &ToolStage) -> String {
    shown.stage.all("[role='status']").last().map(|status| text_of(status)).unwrap_or_default()
}

fn times_told(shown: &ToolStage) -> usize {
    shown.stage.page.events().iter().filter(|event| **event == "calculator.changed").count()
}

#[wasm_bindgen_test]
async fn what_is_typed_moves_the_figure_at_once_and_is_spoken_once_when_it_rests() {
    let (shown, input) = shown().await;
    assert_eq!(shown.stage.text("#fp-figure"), "¥4,490.45");
    for text in ["1", "12", "1200000"] {
        enter(&input, text);
        pause(100).await;
    }
    assert_eq!(shown.stage.text("#fp-figure"), "¥5,388.54");
    assert_eq!((spoken(&shown).as_str(), times_told(&shown)), ("", 0), "it speaks while she types");
    until("the sentence", || !spoken(&shown).is_empty()).await;
    assert!(spoken(&shown).contains("5,388.54"), "{}", spoken(&shown));
    pause(1_000).await;
    assert_eq!(times_told(&shown), 1);
}

#[wasm_bindgen_test]
async fn an_answer_that_nobody_has_changed_is_not_spoken() {
    let (shown, _) = shown().await;
    pause(1_100).await;
    assert_eq!((spoken(&shown).as_str(), times_told(&shown)), ("", 0));
}

#[wasm_bindgen_test]
async fn a_step_shows_by_how_much_the_figure_has_moved() {
    let (shown, input) = shown().await;
    enter(&input, "1200000");
    settled().await;
    assert!(shown.stage.has(".figure-change.shown"));
    assert_eq!(shown.stage.text(".figure-change b"), "+¥898.09");
}

#[wasm_bindgen_test]
async fn while_a_field_has_to_be_mended_there_is_no_figure_but_a_way_to_the_field() {
    let (shown, input) = shown().await;
    enter(&input, "a lot");
    settled().await;
    assert_eq!(shown.stage.text("#fp-figure"), "—");
    assert!(shown.stage.has(".face[data-stale]"));
    let way: HtmlElement = shown.stage.find(".readout button.link");
    assert_eq!(text_of(&way), shown.stage.say("report.mend", &[("label", "Loan amount")]));
    way.click();
    assert!(focused().is_some_and(|element| is_same(&element, &input)));
    pause(1_100).await;
    assert_eq!(spoken(&shown), "", "an answer of other numbers is spoken");
    enter(&input, "1200000");
    settled().await;
    assert_eq!(shown.stage.text("#fp-figure"), "¥5,388.54");
    assert!(!shown.stage.has(".face[data-stale]"));
}
