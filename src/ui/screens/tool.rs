//! A tool: the answer, the fields, the picture, the details and the next steps.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::campaign::event::Event;
use crate::handover::product_intent::ProductIntent;
use crate::i18n::Texts;
use crate::key;
use crate::platform::{dom, download, print};
use crate::tool::csv;
use crate::tool::input::FormSection;
use crate::tool::report::{Destination, Next, Report};
use crate::tool::text::{Arg, Text};
use crate::ui::charts;
use crate::ui::components::progress::{self, has_failed, is_pending, is_settled};
use crate::ui::components::table::{self, Printing};
use crate::ui::components::{carried, field, figures, levers, receipt, scenarios, statement, undo, workbook};
use crate::ui::debounce::debounce;
use crate::ui::el::{El, button, el, list, on_window, text};
use crate::ui::plain::{self, Plain};
use crate::ui::screens::title;
use crate::ui::state::scenario_store::ScenarioStore;
use crate::ui::state::tools::ToolState;
use crate::ui::state::{App, Screen};
use crate::visit::change::Change;

/// How long the fields must rest before a change is announced and counted.
const DEBOUNCE: Duration = Duration::from_millis(900);
/// How long the page gets to lay out every row before the print dialog opens.
const LAYOUT: Duration = Duration::from_millis(50);

/// What the parts of the screen share.
#[derive(Clone)]
struct View {
    app: App,
    texts: Arc<Texts>,
    state: ToolState,
}

/// The screen of one tool.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState) -> Vec<El> {
    let view = View { app, texts: Arc::clone(texts), state };
    let heading = title(&texts.say(&state.tool.title()));
    if view.locked() && (app.link_incomplete() || state.answer.with(|answer| !answer.is_valid())) {
        // A statement of other terms than the host gave would be wrong, not incomplete.
        return vec![heading, text("p", "error", view.get(key!("statement.incomplete"))).attr("role", "alert")];
    }
    let (answered, shown) = (Memo::new(move |_| state.answer.with(|answer| answer.report.is_some())), view.clone());
    let detail = el("div", "detail").children_of(move || {
        if !answered.get() {
            // What is kept stays within reach.
            let store = ScenarioStore { app: shown.app, state: shown.state };
            let kept = !shown.app.standalone() && untrack(|| !store.is_empty());
            return if kept { vec![scenarios::view(shown.app, &shown.texts, shown.state)] } else { Vec::new() };
        }
        untrack(|| {
            let mut parts = Vec::new();
            if !shown.statement_tables().is_empty() {
                parts.push(statement::view(shown.app, &shown.texts, shown.state, shown.statement_tables()));
            }
            parts.extend(shown.pictures());
            parts.extend(shown.consequences());
            parts.push(shown.details());
            if !shown.app.standalone() {
                parts.extend([scenarios::view(shown.app, &shown.texts, shown.state), shown.next()]);
            }
            parts
        })
    });
    let form = (!view.locked()).then(|| view.form());
    let tool = el("div", "tool").attr("data-tool", state.tool.id).child(&view.answer()).maybe(form).child(&detail);
    let ask = text("p", "ask", &texts.say(&state.tool.question()));
    let mut screen = vec![heading, ask];
    screen.extend(receipt::head(app, texts, state));
    screen.extend([tool, view.announcer()]);
    screen
}

impl View {
    fn get(&self, key: &'static str) -> &str {
        self.texts.get(key)
    }

    fn report<T>(&self, read: impl FnOnce(&Report) -> T) -> Option<T> {
        self.state.answer.with(|answer| answer.report.as_deref().map(read))
    }

    /// The tables of the report that are a statement.
    fn statement_tables(&self) -> &'static [&'static str] {
        let tables = |report: &Report| report.statement.as_ref().map(|statement| statement.tables);
        untrack(|| self.report(tables)).flatten().unwrap_or_default()
    }

    /// Whether the host alone says what is calculated: its statement is read and confirmed, not tried out.
    fn locked(&self) -> bool {
        self.app.standalone() && !self.statement_tables().is_empty()
    }

    /// An element whose children follow the report; they are words alone, nothing to press.
    fn of_report(&self, parent: El, make: impl Fn(&View, &Report) -> Vec<Plain> + 'static) -> El {
        let view = self.clone();
        parent.plain_of(move || view.report(|report| make(&view, report)).unwrap_or_default())
    }

    fn completed(&self) {
        self.app.emit(&Event::CalculatorCompleted { tool: self.state.tool.id.into() });
    }

    /// The headline for screen readers, once the fields rest; changes are also counted then.
    fn announcer(&self) -> El {
        let status = el("p", "visually-hidden").attr("role", "status");
        let (view, spoken, state) = (self.clone(), status.clone(), self.state);
        let follow = move || {
            state.answer.track();
            state.touched.track();
        };
        debounce(DEBOUNCE, follow, move || {
            // A report before this one is no news, and the next one is told when it is there.
            if !state.touched.get_untracked() || !is_settled(state) {
                return;
            }
            let headline = untrack(|| view.report(|report| view.texts.say(&report.headline)));
            spoken.set_text(&headline.unwrap_or_default());
            view.app.emit(&Event::CalculatorChanged { tool: state.tool.id.into() });
        });
        status
    }

    fn answer(&self) -> El {
        let (said, stale, state) = (self.clone(), self.clone(), self.state);
        let headline = move || said.report(|report| said.texts.say(&report.headline)).unwrap_or_default();
        let broken = move || stale.state.answer.with(|answer| !answer.is_valid());
        let note = {
            let words = self.get(key!("report.stale")).to_owned();
            move || if broken() { vec![text("p", "stale-note", &words)] } else { Vec::new() }
        };
        let sentence = el("div", "sentence")
            .attr("id", "fp-answer")
            .attr("tabindex", "-1")
            .child(&el("p", "headline").text_of(headline))
            .child(&el("div", "").children_of(note))
            .child(&progress::view(&self.texts, state));
        let figures = el("div", "key-figures");
        el("section", "answer")
            .attr("aria-label", self.get(key!("report.answer")))
            .attr_of("data-stale", move || (broken() || has_failed(state)).then(String::new))
            .attr_of("aria-busy", move || is_pending(state).then(|| "true".to_owned()))
            .child(&sentence)
            .child(&self.of_report(figures, |view, report| vec![figures::view(&view.texts, &report.figures)]))
    }

    fn form(&self) -> El {
        let form = self.state.form.get_value();
        let section = |section: FormSection| -> Vec<El> {
            let places = form
                .fields
                .iter()
                .enumerate()
                .filter(|(_, field)| field.input.section == section && field.input.row.is_none());
            places.filter_map(|(place, _)| field::view(self.app, &self.texts, self.state, place)).collect()
        };
        let assumptions = section(FormSection::Assumption);
        let assumptions = (!assumptions.is_empty()).then(|| {
            let summary = text("summary", "", self.get(key!("form.assumptions")));
            el("details", "assumed").child(&summary).children(&assumptions)
        });
        let state = self.state;
        let reset = move || {
            state.apply(Change::Reset);
            dom::focus(undo::BACK);
        };
        let reset = button("link", self.get(key!("form.reset")), reset)
            .attr_of("hidden", move || (!state.touched.get() && state.carried_values().is_empty()).then(String::new));
        let ways = el("div", "ways").child(&undo::view(&self.texts, state)).child(&reset);
        let head = el("div", "part-head")
            .child(&text("h2", "", self.get(key!("form.title"))).attr("id", "fp-form"))
            .child(&ways);
        let view = self.clone();
        el("form", "inputs")
            .attr("aria-labelledby", "fp-form")
            .on("submit", |event| event.prevent_default())
            .child(&head)
            .child(&carried::view(&self.texts, state))
            .children(&section(FormSection::Question))
            .maybe(assumptions)
            .child(&el("div", "").children_of(move || view.errors()))
    }

    /// Everything to be mended in one place, each line leading to its field.
    fn errors(&self) -> Vec<El> {
        let state = self.state;
        let errors: Vec<El> = state.answer.with(|answer| {
            let link = |error: &crate::tool::value::FieldError| {
                let id = format!("fp-{}-{}", state.tool.id, error.input);
                button("link", &self.texts.say(&state.tool.explain(error)), move || dom::focus(&id))
            };
            answer.field_status.errors.iter().map(link).collect()
        });
        let Some(count) = u32::try_from(errors.len()).ok().filter(|count| *count > 0) else { return Vec::new() };
        let heading = self.texts.say(&Text::plain(key!("form.summary")).with("n", Arg::Count(count)));
        let summary = el("div", "fault-summary").attr("role", "alert");
        vec![summary.child(&text("p", "", &heading)).child(&list("", errors))]
    }

    fn pictures(&self) -> Vec<El> {
        let count = self.report(|report| report.charts.len()).unwrap_or(0);
        (0..count).map(|place| charts::view(&self.texts, self.state, place)).collect()
    }

    fn consequences(&self) -> Vec<El> {
        let warnings = self.of_report(el("div", ""), |view, report| {
            vec![plain::lines("", &report.warnings.iter().map(|line| view.texts.say(line)).collect::<Vec<_>>())]
        });
        let levers = levers::view(self.app, &self.texts, self.state);
        let (app, state, locked) = (self.app, self.state, self.locked());
        let view = self.clone();
        let beyond = el("div", "").plain_of(move || {
            let notes: Vec<String> = state.offers(app).notes.iter().map(|line| view.texts.say(line)).collect();
            if notes.is_empty() { Vec::new() } else { vec![plain::lines("", &notes)] }
        });
        let hidden = move || (locked || !levers::any(app, state)).then(String::new);
        vec![
            el("section", "warnings")
                .child(&text("h2", "", self.get(key!("report.warning"))))
                .child(&warnings)
                .child(&beyond),
            el("section", "")
                .attr_of("hidden", hidden)
                .child(&text("h2", "", self.get(key!("report.levers"))))
                .child(&levers),
        ]
    }

    fn details(&self) -> El {
        let printing = RwSignal::new(Printing::Off);
        // The browser's own command comes without a word before; what reacts runs before the page is laid out for it.
        on_window("beforeprint", move |_| {
            if printing.get_untracked() == Printing::Off {
                printing.set(Printing::Page);
            }
        });
        on_window("afterprint", move |_| printing.set(Printing::Off));
        let stated = self.statement_tables();
        let (counted, made) = (self.clone(), self.clone());
        let others = move |view: &View| {
            let ids = |report: &Report| {
                report.tables.iter().map(|table| table.id).filter(|id| !stated.contains(id)).collect::<Vec<_>>()
            };
            view.report(ids).unwrap_or_default()
        };
        // Some inputs add a table, such as one for each of two loans.
        let tables = el("div", "tables")
            .attr_of("data-whole", move || (printing.get() == Printing::Report).then(String::new))
            .each_of(
                move || others(&counted).len(),
                move |place| made.table(others(&made).get(place).copied().unwrap_or_default(), printing),
            );
        let opened = RwSignal::new(false);
        let method = self.of_report(el("div", ""), move |view, report| {
            if !opened.get() {
                return Vec::new();
            }
            let assumed: Vec<String> = report.assumptions.iter().map(|line| view.texts.say(line)).collect();
            let mut parts = vec![plain::lines("", &assumed)];
            parts.extend(figures::methods(&view.texts, &report.figures));
            parts
        });
        let folded = el("details", "method");
        let (how, details) = (text("summary", "", self.get(key!("report.assumptions"))), folded.clone());
        let how = how.on("click", move |_| opened.set(true));
        let toggled = move |_| opened.set(details.element().has_attribute("open"));
        let view = self.clone();
        let to_paper = move || {
            if !is_settled(view.state) {
                return;
            }
            view.completed();
            printing.set(Printing::Report);
            let open = move || {
                print::open();
                let _ = printing.try_set(Printing::Off);
            };
            set_timeout(open, LAYOUT);
        };
        let printed = Text::plain(key!("report.printed")).with("date", Arg::Date(self.app.today()));
        el("section", "tables")
            .child(&text("h2", "", self.get(key!("report.tables"))))
            .child(&tables)
            .child(&folded.child(&how).child(&method).on("toggle", toggled))
            .child(&button("plain", self.get(key!("report.print")), to_paper))
            .child(&workbook::view(self.app, &self.texts, self.state))
            .child(&receipt::view(self.app, &self.texts, self.state))
            .child(&text("p", "print-only", &self.texts.say(&printed)))
    }

    fn table(&self, id: &'static str, printing: RwSignal<Printing>) -> El {
        let (named, saved) = (self.clone(), self.clone());
        let name = move || {
            let table =
                |report: &Report| report.tables.iter().find(|table| table.id == id).map(|t| named.texts.say(&t.title));
            named.report(table).flatten().unwrap_or_default()
        };
        let open = RwSignal::new(false);
        let table = el("details", "table");
        let toggled = table.clone();
        // A click is told before the browser opens the table, so that it never opens empty.
        let summary = el("summary", "").text_of(name).on("click", move |_| open.set(true));
        table
            .attr("data-table", id)
            .on("toggle", move |_| open.set(toggled.element().has_attribute("open")))
            .child(&summary)
            .child(&table::view(&self.texts, self.state, id, open, printing))
            .child(&button("plain", self.get(key!("report.csv")), move || saved.save_csv(id)))
    }

    fn save_csv(&self, id: &str) {
        if !is_settled(self.state) {
            return;
        }
        let file = self.report(|report| {
            let table = report.tables.iter().find(|table| table.id == id)?;
            Some(csv::write(table, &|text| self.texts.say(text), self.texts.currency))
        });
        if let Some(file) = file.flatten() {
            let name = format!("{}-{id}.csv", self.state.tool.id);
            download::save_text(&name, "text/csv;charset=utf-8", &file);
            self.completed();
        }
    }

    fn next(&self) -> El {
        let (counted, made) = (self.clone(), self.clone());
        let count = move || counted.report(|report| report.next.len()).unwrap_or(0);
        let steps = el("ul", "").each_of(count, move |place| made.step(place));
        let heading = text("h2", "", self.get(key!("report.next")));
        el("section", "next").child(&heading).child(&steps).maybe(self.products())
    }

    /// The way to products for a tool whose report has no such step of its own.
    fn products(&self) -> Option<El> {
        let told =
            |report: &Report| report.next.iter().any(|step| matches!(step.destination, Destination::Suggestions));
        let told = untrack(|| self.report(told)).unwrap_or(true);
        let led = self.clone();
        let there = !told && self.app.offers("suggestions") && self.intent().is_some();
        there.then(|| button("plain next-step", self.get(key!("report.products")), move || led.to_products()))
    }

    fn intent(&self) -> Option<ProductIntent> {
        let (tool, today) = (self.state.tool.id, self.app.today());
        self.state.answer.with_untracked(|answer| ProductIntent::of(tool, &answer.values, today))
    }

    fn to_products(&self) {
        self.completed();
        self.app.go_to_products(self.intent().unwrap_or_default());
    }

    /// The step at `place` of the report; those that the bank does not offer or that would be refused are hidden.
    fn step(&self, place: usize) -> El {
        let (named, led, offered) = (self.clone(), self.clone(), self.clone());
        let name = move || named.next_at(place).map(|step| named.texts.say(&step.label)).unwrap_or_default();
        let go = move || {
            let Some(step) = led.next_at(place).filter(|_| is_settled(led.state)) else { return };
            match step.destination {
                Destination::Tool(tool, values) => {
                    led.completed();
                    led.app.go_with(tool.id, values);
                }
                Destination::Profile => {
                    led.completed();
                    led.app.go(Screen::RiskIntro);
                }
                Destination::Suggestions => led.to_products(),
            }
        };
        let hidden = move || {
            let card = match offered.next_at(place)?.destination {
                Destination::Tool(tool, _) => tool.id,
                Destination::Profile => "risk_profile",
                Destination::Suggestions => "suggestions",
            };
            let taken = offered.state.offers(offered.app).next.get(place).copied().unwrap_or(false);
            (!taken || !offered.app.offers(card)).then(String::new)
        };
        el("li", "").attr_of("hidden", hidden).child(&button("plain next-step", "", go).text_of(name))
    }

    fn next_at(&self, place: usize) -> Option<Next> {
        self.report(|report| report.next.get(place).cloned()).flatten()
    }
}
