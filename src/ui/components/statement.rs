//! A statement under the answer: its tables open, the time to read them, the confirmation, and the statement to keep.

use std::sync::Arc;

use leptos::prelude::*;

use super::table::{self, Printing};
use crate::campaign::event::{Digest, Event};
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::platform::{dom, download};
use crate::tool::report::Report;
use crate::tool::statement;
use crate::tool::text::Text;
use crate::ui::el::{El, button, el, text};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The line that says how long there is to read, and what came of the confirmation.
const READING: &str = "fp-reading";

/// One statement: the same until an input changes.
#[derive(Clone)]
struct Paper {
    app: App,
    texts: Arc<Texts>,
    state: ToolState,
    tables: &'static [&'static str],
    /// How long it is read.
    seconds: u32,
    /// The word of the bank under it, or that it follows what was entered.
    note: String,
}

/// The statement that these tables of a tool's report make up.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState, tables: &'static [&'static str]) -> El {
    let config = app.tools_config();
    let rules = config.as_ref().map(|config| config.cost_statement.clone()).unwrap_or_default();
    // The bank speaks for what its own page drew up, not for what anybody typed.
    let vouched = app.standalone() && rules.no_other_charges;
    let full = app.home_config(|home| home.institution.full.get(texts.locale).to_owned());
    let note = if vouched {
        texts.around(key!("statement.no_other"), "bank", &full)
    } else {
        texts.get(key!("statement.entered")).to_owned()
    };
    let seconds = rules.reading_seconds();
    let paper = Paper { app, texts: Arc::clone(texts), state, tables, seconds, note };
    let currency = texts.currency;
    let json = Memo::new(move |_| {
        state.answer.with(|answer| {
            answer.current_report().and_then(|report| statement::json(report, currency, vouched)).unwrap_or_default()
        })
    });
    let mut section = el("section", "statement")
        .attr("aria-labelledby", "fp-statement")
        .child(&text("h2", "", texts.get(key!("statement.title"))).attr("id", "fp-statement"));
    for id in tables {
        section = section.child(&paper.table(id));
    }
    let watched = section.clone();
    let end = el("div", "").children_of(move || {
        let json = json.get();
        if json.is_empty() { Vec::new() } else { untrack(|| paper.end(&json, &watched)) }
    });
    section.child(&end)
}

impl Paper {
    fn get(&self, key: &'static str) -> &str {
        self.texts.get(key)
    }

    fn report<T>(&self, read: impl FnOnce(&Report) -> T) -> Option<T> {
        self.state.answer.with(|answer| answer.report.as_deref().map(read))
    }

    /// A table with its title, while the report has it.
    fn table(&self, id: &'static str) -> El {
        let title = self.texts.say(&Text::item(self.state.tool.id, "table", id));
        let paper = self.clone();
        let absent = move || {
            let there = paper.report(|report| report.tables.iter().any(|table| table.id == id)).unwrap_or(false);
            (!there).then(String::new)
        };
        el("div", "stated")
            .attr("data-table", id)
            .attr_of("hidden", absent)
            .child(&text("h3", "", &title))
            // A statement is read whole, on the screen as on paper.
            .child(&table::view(&self.texts, self.state, id, RwSignal::new(true), RwSignal::new(Printing::Page)))
    }

    /// What stands under the tables, made anew with every other statement: that has to be read, too.
    fn end(&self, json: &str, watched: &El) -> Vec<El> {
        let mut parts = vec![text("p", "", &self.note)];
        parts.extend(self.confirmation(json, watched));
        let (paper, picture) = (self.clone(), el("div", "picture"));
        let shown = picture.clone();
        let draw = move || paper.draw(&shown);
        let file = json.to_owned();
        let save = move || download::save_text("cost_statement.json", "application/json", &file);
        let keep = el("div", "keep").child(&button("plain", self.get(key!("statement.image")), draw)).child(&button(
            "plain",
            self.get(key!("statement.json")),
            save,
        ));
        parts.extend([keep, picture, text("p", "print-only", self.get(key!("statement.sign")))]);
        parts
    }

    /// The time to read, and the button that it enables.
    fn confirmation(&self, json: &str, watched: &El) -> Vec<El> {
        let line = el("p", "reading").attr("id", READING).attr("tabindex", "-1");
        // Spoken when the time begins and when it is over, not with every second.
        let status = el("p", "visually-hidden").attr("role", "status");
        let confirm = text("button", "primary", self.get(key!("statement.confirm")))
            .attr("type", "button")
            .attr("aria-describedby", READING)
            .attr("aria-disabled", "true");
        let (told, spoken, enabled, paper) = (line.clone(), status.clone(), confirm.clone(), self.clone());
        let (seconds, mut begun) = (self.seconds, false);
        let mut left = move |left: u32| {
            if left == 0 {
                enabled.set("aria-disabled", None);
                told.set_text(paper.get(key!("statement.can_confirm")));
                spoken.set_text(paper.get(key!("statement.can_confirm")));
                return;
            }
            let words = paper.texts.around(key!("statement.read"), "seconds", &left.to_string());
            told.set_text(&words);
            if left < seconds && !begun {
                begun = true;
                spoken.set_text(&words);
            }
        };
        left(seconds);
        if seconds > 0 {
            self.app.host().read(watched.element(), seconds, Box::new(left));
        }
        let (paper, told, spoken, pressed) = (self.clone(), line.clone(), status.clone(), confirm.clone());
        let json = json.to_owned();
        let press = move |_| {
            if pressed.element().has_attribute("aria-disabled") {
                return;
            }
            let (paper, told, spoken, pressed) = (paper.clone(), told.clone(), spoken.clone(), pressed.clone());
            let host = paper.app.host();
            host.digest(&json, Box::new(move |hash| paper.confirmed(hash, &told, &spoken, &pressed)));
        };
        vec![line, confirm.on("click", press), status]
    }

    fn confirmed(&self, hash: Option<String>, told: &El, spoken: &El, pressed: &El) {
        let hash = hash.unwrap_or_default();
        let words = match Digest::new(&hash) {
            Some(digest) => {
                pressed.set("hidden", Some(""));
                self.app.emit(&Event::StatementConfirmed { tool: self.state.tool.id.into(), hash: digest });
                self.texts.around(key!("statement.confirmed"), "hash", hash.get(..16).unwrap_or_default())
            }
            None => self.get(key!("statement.not_confirmed")).to_owned(),
        };
        told.set_text(&words);
        spoken.set_text(&words);
        dom::focus(READING);
    }

    /// Shows the statement as a picture that can be kept where there is no printer.
    fn draw(&self, shown: &El) {
        let Some(lines) = self.report(|report| self.lines(report)) else { return };
        let name = self.texts.say(&self.state.tool.title());
        let (help, shown) = (text("p", "", self.get(key!("statement.image_help"))), shown.clone());
        let show = move |address: Option<String>| {
            let Some(address) = address else { return };
            shown.set_text("");
            let image = el("img", "").attr("src", &address).attr("alt", &name);
            let link = el("a", "").attr("href", &address).attr("download", "cost_statement.png").child(&image);
            let _ = shown.child(&link).child(&help);
        };
        self.app.host().picture(&lines, Box::new(show));
    }

    /// The statement as lines of text; see [`HostPage::picture`](crate::ui::HostPage::picture).
    fn lines(&self, report: &Report) -> String {
        let texts = &self.texts;
        let mut lines = format!("# {}\n{}", texts.say(&self.state.tool.title()), texts.say(&report.headline));
        for figure in &report.figures {
            let value = texts.arg(&figure.value, NumberStyle::Figure);
            lines.push_str(&format!("\n- {}\t{value}", texts.say(&figure.label)));
        }
        for table in report.tables.iter().filter(|table| self.tables.contains(&table.id)) {
            lines.push_str(&format!("\n# {}", texts.say(&table.title)));
            for row in table.rows() {
                for (place, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                    let said = texts.cell(*cell);
                    let line =
                        if place == 0 { format!("\n* {said}") } else { format!("\n- {}\t{said}", texts.say(column)) };
                    lines.push_str(&line);
                }
            }
        }
        let bank = self.app.home_config(|home| home.institution.full.get(texts.locale).to_owned());
        let provided = texts.around(key!("app.provided_by"), "bank", &bank);
        lines.push_str(&format!("\n{}\n{provided}", self.note));
        lines
    }
}
