//! A table of any length, of which the rows in view are there.

use finplan::tool::report::Cell;
use finplan::ui::components::table::{Printing, ReportTable};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::hands::{focused, is_same, settled, text_of};
use crate::stage::ToolStage;

/// A table of the mortgage.
struct Shown {
    tool: ToolStage,
    scroller: HtmlElement,
    open: RwSignal<bool>,
    printing: RwSignal<Printing>,
}

impl Shown {
    fn new(table: &'static str, open: bool) -> Shown {
        let (open, printing) = (RwSignal::new(open), RwSignal::new(Printing::Off));
        let tool = ToolStage::new("mortgage", move |_| {
            view! { <div class="table"><ReportTable id=table open printing/></div> }
        });
        let scroller = tool.stage.find(".scroller");
        Shown { tool, scroller, open, printing }
    }

    async fn scroll_to(&self, top: i32) {
        self.scroller.set_scroll_top(top);
        settled().await;
    }

    /// The rows that are there, by their place in the table.
    fn rows(&self) -> Vec<(usize, HtmlElement)> {
        let place = |row: &HtmlElement| row.get_attribute("aria-rowindex").unwrap().parse::<usize>().unwrap();
        self.tool.stage.all("tr[data-row]").into_iter().map(|row| (place(&row), row)).collect()
    }

    fn places(&self) -> Vec<usize> {
        self.rows().into_iter().map(|(place, _)| place).collect()
    }

    /// The first row that is seen whole, and the last one that is seen at all.
    fn seen(&self) -> (usize, usize) {
        let room = self.scroller.get_bounding_client_rect();
        let head = self.tool.stage.find::<Element>("thead").get_bounding_client_rect().height();
        let rows = self.rows().into_iter().map(|(place, row)| (place, row.get_bounding_client_rect()));
        let seen: Vec<usize> = rows
            .filter(|(_, row)| row.bottom() > room.top() + head + 1.0 && row.top() < room.bottom() - 1.0)
            .map(|(place, _)| place)
            .collect();
        (*seen.first().unwrap(), *seen.last().unwrap())
    }
}

#[wasm_bindgen_test]
async fn rows_that_are_not_in_view_are_counted_and_not_there() {
    let shown = Shown::new("months", true);
    settled().await;
    assert_eq!(shown.tool.stage.find::<Element>("table").get_attribute("aria-rowcount").as_deref(), Some("361"));
    assert_eq!(shown.tool.stage.find::<Element>("thead tr").get_attribute("aria-rowindex").as_deref(), Some("1"));
    assert_eq!(shown.places(), (2..=18).collect::<Vec<_>>());
    assert_eq!(shown.seen().0, 2);
    let whole = f64::from(shown.scroller.scroll_height());
    let row = shown.rows()[0].1.get_bounding_client_rect().height();
    assert!((whole - 361.0 * row).abs() < row, "the scroll bar is that of {} rows", whole / row);
}

#[wasm_bindgen_test]
async fn wherever_it_is_scrolled_the_rows_in_view_are_those_of_the_report() {
    let shown = Shown::new("months", true);
    settled().await;
    let whole = shown.scroller.scroll_height();
    let room = shown.scroller.client_height();
    for part in 0..=10 {
        shown.scroll_to((whole - room) * part / 10).await;
        let places = shown.places();
        assert_eq!(places.len(), 17);
        assert!(places.windows(2).all(|pair| pair[1] == pair[0] + 1), "{places:?}");
        let (first, last) = shown.seen();
        let row = f64::from(whole) / 361.0;
        let above = (f64::from(shown.scroller.scroll_top()) / row).floor();
        let expected = 2.0 + above;
        assert!((first as f64 - expected).abs() <= 1.0, "row {first} where {expected} belongs");
        let held = ((last - first) as f64 + 1.0) * row;
        assert!(held + 2.5 * row > f64::from(room), "{held} of {room} pixels have rows");
        for (place, line) in shown.rows() {
            let cell = untrack(|| shown.tool.state.table("months", |table| table.rows().nth(place - 2).unwrap()[0]));
            assert_eq!(cell, Some(Cell::Count(u32::try_from(place - 1).unwrap())));
            assert_eq!(text_of(&line.query_selector("th").unwrap().unwrap()), (place - 1).to_string());
        }
        assert_eq!(shown.scroller.scroll_height(), whole, "the height stays");
    }
    assert_eq!(shown.places().last(), Some(&361));
    let owed = shown.rows().last().unwrap().1.query_selector(".exact").unwrap().unwrap();
    assert_eq!(text_of(&owed), "0.00", "the last payment clears the balance");
}

#[wasm_bindgen_test]
async fn the_focus_and_the_place_stay_while_the_rows_change() {
    let shown = Shown::new("months", true);
    settled().await;
    shown.scroller.focus().unwrap();
    shown.scroll_to(3_000).await;
    let (first, _) = shown.seen();
    let rows = shown.rows();
    let before = text_of(&rows[3].1);
    shown.tool.set("amount", "2000000").await;
    assert!(focused().is_some_and(|element| is_same(&element, &shown.scroller)), "the focus");
    assert_eq!((shown.scroller.scroll_top(), shown.seen().0), (3_000, first), "the place");
    let after = shown.rows();
    assert!(rows.iter().zip(&after).all(|((_, one), (_, other))| is_same(one, other)), "rows are made anew");
    assert_ne!(text_of(&after[3].1), before, "the rows follow the answer");
}

#[wasm_bindgen_test]
async fn a_shorter_table_shows_its_end_to_whoever_was_further_down() {
    let shown = Shown::new("months", true);
    settled().await;
    shown.scroll_to(shown.scroller.scroll_height()).await;
    shown.tool.set("term", "10").await;
    assert_eq!(shown.places(), (105..=121).collect::<Vec<_>>());
    assert_eq!(shown.tool.stage.find::<Element>("table").get_attribute("aria-rowcount").as_deref(), Some("121"));
}

#[wasm_bindgen_test]
async fn a_table_of_some_rows_is_there_as_a_whole() {
    let shown = Shown::new("years", true);
    settled().await;
    assert_eq!(shown.places(), (2..=31).collect::<Vec<_>>());
    assert!(!shown.tool.stage.has("tr.gap"));
    // The tenth year of a million over thirty years at 3.5 %: the balance stands before what was paid.
    let cells =
        shown.tool.stage.all("tr[aria-rowindex='11'] .exact").iter().map(|cell| text_of(cell)).collect::<Vec<_>>();
    assert_eq!(cells, ["774,268.35", "26,285.02", "27,600.38", "53,885.40"]);
    assert_eq!(shown.tool.stage.all(".pointed").len(), 1);
    let pointed: Element = shown.tool.stage.find(".pointed");
    assert_eq!(
        pointed.get_attribute("aria-rowindex").as_deref(),
        Some("11"),
        "half of the interest is paid in year 10"
    );
}

#[wasm_bindgen_test]
async fn a_table_that_is_closed_has_no_rows_until_it_is_opened() {
    let shown = Shown::new("months", false);
    settled().await;
    assert_eq!(shown.places(), Vec::<usize>::new());
    shown.open.set(true);
    settled().await;
    assert_eq!(shown.places().len(), 17);
}

#[wasm_bindgen_test]
async fn on_paper_every_row_is_there_to_the_cent_and_afterwards_those_in_view() {
    let shown = Shown::new("months", true);
    settled().await;
    shown.printing.set(Printing::Page);
    settled().await;
    assert_eq!(shown.places(), (2..=361).collect::<Vec<_>>());
    assert!(!shown.tool.stage.has(".whole"), "rounded amounts");
    let headings: Vec<String> = shown.tool.stage.all("thead th").iter().map(|cell| text_of(cell)).collect();
    assert_eq!(headings, ["No.", "Payment", "Principal", "Interest", "Balance"], "the order of the report");
    shown.printing.set(Printing::Off);
    settled().await;
    assert_eq!(shown.places().len(), 17);
}

#[wasm_bindgen_test]
async fn a_table_can_be_scrolled_by_keys_and_has_the_name_of_what_it_shows() {
    let shown = Shown::new("years", true);
    settled().await;
    assert_eq!(shown.scroller.get_attribute("role").as_deref(), Some("region"));
    assert_eq!(shown.tool.stage.name_of(&shown.scroller), "Repayment schedule by year");
    assert_eq!(shown.scroller.tab_index(), 0);
    let scopes = |selector: &str| {
        shown.tool.stage.all(selector).iter().all(|cell| {
            cell.get_attribute("scope").as_deref() == Some(if selector.starts_with("thead") { "col" } else { "row" })
        })
    };
    assert!(scopes("thead th") && scopes("tbody th"));
}
