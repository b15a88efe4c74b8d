//! Several rows of like inputs, such as the debts: rows are added and taken away.

use leptos::prelude::*;

use super::field::{self, Control};
use crate::key;
use crate::platform::dom;
use crate::tool::form::Typed;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text};
use crate::visit::change::Change;

/// The rows of the group that this input counts, with a button for each to take it away and one to add another.
pub fn view(control: &Control) -> Vec<El> {
    let (heading, rows, all) = (control.clone(), control.clone(), control.clone());
    let title = field::heading(&heading, text("span", "label", &control.label));
    let count = Memo::new(move |_| all.rows());
    let list = el("div", "rows").children_of(move || {
        let count = count.get();
        untrack(|| (1..=count).map(|place| rows.row(place, count)).collect())
    });
    let (more, full) = (control.clone(), control.most());
    let add = button("plain", &control.word("add"), move || more.add())
        .attr("id", &control.id)
        .attr_of("hidden", move || (count.get() >= full).then(String::new));
    vec![title, list, add, field::note(control, || None)]
}

impl Control {
    /// A text of the group.
    fn word(&self, name: &'static str) -> String {
        self.texts.say(&self.state.tool.option(self.field.input.id, name))
    }

    fn rows(&self) -> u32 {
        self.typed.with(|typed| typed.text.parse().unwrap_or(0))
    }

    fn least(&self) -> u32 {
        self.field.range.map_or(0, |range| u32::try_from(range.min).unwrap_or(0))
    }

    fn most(&self) -> u32 {
        self.field.range.map_or(0, |range| u32::try_from(range.max).unwrap_or(0))
    }

    fn set_rows(&self, count: u32) {
        self.change(Typed { text: count.to_string(), wan: false });
    }

    /// The places in the form of the inputs of one row.
    fn members(&self, place: u32) -> Vec<usize> {
        let group = self.field.input.id;
        let inside =
            |row: Option<crate::tool::input::Row>| row.is_some_and(|row| row.count == group && row.place == place);
        self.state.form.with_value(|form| {
            let fields = form.fields.iter().enumerate();
            fields.filter(|(_, field)| inside(field.input.row)).map(|(at, _)| at).collect()
        })
    }

    fn row(&self, place: u32, count: u32) -> El {
        let tool = self.state.tool;
        let name = self.texts.say(&tool.option(self.field.input.id, "row").count("n", place));
        let members = self.members(place);
        let fields: Vec<El> =
            members.iter().filter_map(|at| field::view(self.app, &self.texts, self.state, *at)).collect();
        let mut row = el("fieldset", "row").child(&text("legend", "", &name)).children(&fields);
        if count > self.least() {
            let gone = self.clone();
            let label = self.texts.say(&Text::plain(key!("form.remove")).with("label", Arg::Name(name)));
            row = row.child(&button("link", &label, move || gone.remove(place)));
        }
        row
    }

    fn add(&self) {
        let count = self.rows().saturating_add(1);
        self.set_rows(count);
        let first = self.members(count).first().and_then(|at| self.state.field(*at));
        if let Some((field, _)) = first {
            dom::focus(&format!("fp-{}-{}", self.state.tool.id, field.input.id));
        }
    }

    fn remove(&self, place: u32) {
        self.state.apply(Change::RowRemoved(self.place, place));
        dom::focus(&self.id);
    }
}
