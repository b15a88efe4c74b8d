//! A chart that is read: by keys, by a finger, by its list of events.

use finplan::ui::charts::ReportChart;
use leptos::prelude::*;
use rust_decimal::Decimal;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, PointerEvent, PointerEventInit};

use crate::hands::{fire, focused, is_same, press_arrow, settled, text_of};
use crate::stage::{Stage, ToolStage};

/// A chart of a tool.
fn chart(tool: &'static str, place: usize) -> ToolStage {
    ToolStage::new(tool, move |_| view! { <ReportChart place/> })
}

fn slider(stage: &Stage) -> HtmlInputElement {
    stage.find(".slider")
}

fn spoken(stage: &Stage) -> String {
    let words = slider(stage).get_attribute("aria-valuetext").unwrap();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The amounts beside the picture.
fn seen(stage: &Stage) -> Vec<String> {
    stage.all(".keys b").iter().map(|value| text_of(value)).collect()
}

/// One press of an arrow key.
async fn step(stage: &Stage, up: bool) {
    press_arrow(&slider(stage), up);
    settled().await;
}

#[wasm_bindgen_test]
async fn a_key_reads_the_next_year_in_words_and_shows_the_same_beside_the_picture() {
    let shown = chart("mortgage", 1);
    let stage = &shown.stage;
    settled().await;
    assert_eq!(stage.name_of(&slider(stage)), "Move along the chart: How much of each year's payments is interest?");
    assert_eq!([slider(stage).min(), slider(stage).max()], ["1", "30"]);
    assert_eq!(spoken(stage), "Year 1, Principal 19191.31 yuan, Interest 34694.09 yuan, Together 53885.4 yuan");
    assert_eq!(seen(stage), ["¥19,191.31", "¥34,694.09", "¥53,885.40"]);
    step(stage, true).await;
    assert_eq!(stage.text(".when"), "Year 2");
    assert!(spoken(stage).starts_with("Year 2, "), "{}", spoken(stage));
    let amounts: Vec<Decimal> =
        seen(stage).iter().map(|amount| amount.replace(['¥', ','], "").parse().unwrap()).collect();
    // A level loan: what of the payments is no interest is principal.
    assert_eq!(amounts[0] + amounts[1], Decimal::new(5_388_540, 2));
    for amount in &amounts {
        let amount = format!("{} yuan", amount.normalize());
        assert!(spoken(stage).contains(&amount), "{amount} is not in {}", spoken(stage));
    }
    step(stage, false).await;
    step(stage, false).await;
    assert_eq!(stage.text(".when"), "Year 1", "there is no year before the first");
}

#[wasm_bindgen_test]
async fn the_marker_begins_at_the_moment_that_the_summary_names() {
    let shown = chart("mortgage", 0);
    settled().await;
    let summary = shown.stage.text(".summary");
    let month = slider(&shown.stage).value();
    assert!(summary.contains(&format!("payment {month} ")), "month {month}: {summary}");
    assert!(spoken(&shown.stage).starts_with(&format!("Month {month}, Balance ")), "{}", spoken(&shown.stage));
}

#[wasm_bindgen_test]
async fn a_finger_reads_what_it_lies_on() {
    let shown = chart("mortgage", 1);
    settled().await;
    let plot: Element = shown.stage.find(".plot");
    let area = plot.get_bounding_client_rect();
    let touch = |share: f64| {
        let init = PointerEventInit::new();
        init.set_bubbles(true);
        #[allow(clippy::cast_possible_truncation, reason = "pixels of a page")]
        init.set_client_x((area.left() + area.width() * share).round() as i32);
        plot.dispatch_event(&PointerEvent::new_with_event_init_dict("pointermove", &init).unwrap()).unwrap();
    };
    for (share, year) in [(0.0, "Year 1"), (0.515, "Year 16"), (0.99, "Year 30"), (1.5, "Year 30")] {
        touch(share);
        settled().await;
        assert_eq!(shown.stage.text(".when"), year, "at {share}");
        assert!(spoken(&shown.stage).starts_with(year));
    }
}

#[wasm_bindgen_test]
async fn what_happens_on_the_way_is_a_list_that_leads_there_and_is_spoken_there() {
    let shown = chart("prepayment", 0);
    let stage = &shown.stage;
    settled().await;
    let events = stage.all(".events .event");
    assert!(!events.is_empty(), "the chart of a prepayment has events");
    for event in events {
        event.click();
        settled().await;
        let named = text_of(&event.query_selector("span:last-child").unwrap().unwrap());
        assert!(spoken(stage).contains(&named), "{} without {named}", spoken(stage));
    }
}

#[wasm_bindgen_test]
async fn a_shorter_loan_keeps_the_marker_on_the_chart() {
    let shown = chart("mortgage", 1);
    let stage = &shown.stage;
    settled().await;
    slider(stage).set_value("30");
    fire(&slider(stage), "input");
    settled().await;
    shown.set("term", "10").await;
    assert_eq!(slider(stage).max(), "10");
    assert_eq!(stage.text(".when"), "Year 10");
    assert!(spoken(stage).starts_with("Year 10, "), "{}", spoken(stage));
}

#[wasm_bindgen_test]
async fn the_picture_is_for_eyes_alone_and_the_table_with_its_figures_is_a_press_away() {
    let shown = ToolStage::new("mortgage", |_| {
        view! {
            <ReportChart place=0/>
            <details data-table="years"><summary>"Years"</summary></details>
        }
    });
    let stage = &shown.stage;
    settled().await;
    let hidden: Element = stage.find::<Element>("svg").closest("[aria-hidden='true']").unwrap().unwrap();
    assert!(!hidden.contains(Some(&slider(stage))));
    stage.find::<HtmlElement>(".to-table").click();
    assert!(stage.has("details[open]"));
    let heading: Element = stage.find("summary");
    assert!(focused().is_some_and(|element| is_same(&element, &heading)));
}
