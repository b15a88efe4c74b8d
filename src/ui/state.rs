//! The state of one widget: what was typed and chosen, and where the customer is.

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Host, Setup};
use crate::advice::local_text::Locale;
use crate::advice::scoring::{Answers, Outcome};
use crate::campaign::event::Event;
use crate::campaign::link::{Place, Start};
use crate::config::Bank;
use crate::domain::decimal::Exact as _;
use crate::i18n::Texts;
use crate::i18n::number;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::input::Kind;
use crate::tool::registry::TOOLS;
use crate::tool::report::Report;
use crate::tool::text::Text;
use crate::tool::value::{Fault, Value};
use crate::tool::{Context, Tool};

/// Where the customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The cards.
    Home,
    /// A tool, by its place in [`App::tools`].
    Tool(usize),
    /// The risk questionnaire: what it is about.
    RiskIntro,
    /// One of its questions.
    RiskItem(usize),
    /// All answers, before they count.
    RiskReview,
    /// What they say.
    RiskResult,
    /// Products.
    Suggestions,
}

/// One tool's form and answer.
#[derive(Clone, Copy)]
pub struct ToolState {
    /// The tool.
    pub tool: &'static Tool,
    /// Its form with the bank's defaults and limits.
    pub form: StoredValue<Arc<Form>>,
    /// What stands in each field, in the order of the form.
    pub typed: StoredValue<Vec<RwSignal<Typed>>>,
    /// What the fields say and what follows from it.
    pub answer: Memo<Answer>,
    /// Whether the customer changed anything.
    pub touched: RwSignal<bool>,
}

/// The answer to what is typed at the moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The last report that could be made.
    pub report: Option<Arc<Report>>,
    /// What has to be mended before the report follows the fields again.
    pub faults: Vec<Fault>,
    /// What is unusual.
    pub cautions: Vec<Fault>,
    /// The inputs that the form does not show.
    pub hidden: Vec<&'static str>,
}

/// Everything that the screens share.
#[derive(Clone, Copy)]
pub struct App {
    core: StoredValue<Core, LocalStorage>,
    texts: RwSignal<Arc<Texts>>,
    trail: RwSignal<Vec<Screen>>,
    /// The tools that the bank offers.
    pub tools: StoredValue<Vec<ToolState>>,
    /// The answers to the questionnaire.
    pub answers: RwSignal<Answers>,
    /// What they say; `None` until they were submitted.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Whether suggestions use the customer's situation.
    pub personal: RwSignal<bool>,
    /// A word above the screen, such as that a link has filled in the form.
    pub notice: RwSignal<Option<&'static str>>,
}

struct Core {
    bank: Arc<Bank>,
    host: Rc<dyn Host>,
    context: Context,
}

impl App {
    /// The state that a link or the home screen starts from.
    #[must_use]
    pub fn new(setup: Setup) -> App {
        let currency = setup.texts.currency;
        let context = Context { today: setup.today, currency };
        let locale = setup.texts.locale;
        let bank = Arc::clone(&setup.bank);
        let offered = TOOLS.iter().copied().filter(|tool| bank.offers(tool.id));
        let tools = offered
            .map(|tool| ToolState::new(tool, Form::new(tool, bank.settings(tool.id), &context), context, locale))
            .collect();
        let app = App {
            core: StoredValue::new_local(Core { bank, host: setup.host, context }),
            texts: RwSignal::new(Arc::new(setup.texts)),
            trail: RwSignal::new(vec![Screen::Home]),
            tools: StoredValue::new(tools),
            answers: RwSignal::new(Answers::default()),
            outcome: RwSignal::new(None),
            personal: RwSignal::new(true),
            notice: RwSignal::new(None),
        };
        app.open(&setup.start);
        app
    }

    /// Goes where a link points, with its inputs filled in.
    pub fn open(self, start: &Start) {
        let screen = match start.screen {
            Place::Home => Screen::Home,
            Place::RiskProfile => Screen::RiskIntro,
            Place::Suggestions => Screen::Suggestions,
            Place::Tool(id) => self.tool_index(id).map_or(Screen::Home, Screen::Tool),
        };
        let missing = screen == Screen::Home && start.screen != Place::Home;
        if let Screen::Tool(index) = screen {
            let inputs: Vec<_> = start.inputs.iter().map(|(id, text)| (id.as_str(), text.clone())).collect();
            self.fill(index, &inputs);
        }
        self.notice.set(if start.dropped.some || missing {
            Some("app.link_old")
        } else if start.inputs.is_empty() {
            None
        } else {
            Some("app.from_link")
        });
        self.trail.set(if screen == Screen::Home { vec![Screen::Home] } else { vec![Screen::Home, screen] });
    }

    /// The place of a tool that the bank offers.
    #[must_use]
    pub fn tool_index(self, id: &str) -> Option<usize> {
        self.tools.with_value(|tools| tools.iter().position(|state| state.tool.id == id))
    }

    /// The state of a tool.
    #[must_use]
    pub fn tool(self, index: usize) -> Option<ToolState> {
        self.tools.with_value(|tools| tools.get(index).copied())
    }

    /// Writes canonical texts into a tool's fields.
    pub fn fill(self, index: usize, inputs: &[(&str, String)]) {
        let Some(state) = self.tool(index) else { return };
        let locale = self.locale();
        for (id, text) in inputs {
            state.write(id, text, locale);
        }
    }

    /// The bank's configuration.
    #[must_use]
    pub fn bank(self) -> Arc<Bank> {
        self.core.with_value(|core| Arc::clone(&core.bank))
    }

    /// What tools may know besides their inputs.
    #[must_use]
    pub fn context(self) -> Context {
        self.core.with_value(|core| core.context)
    }

    /// The customer's date.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.context().today
    }

    /// The texts of the current language; a reader is told when it changes.
    #[must_use]
    pub fn texts(self) -> Arc<Texts> {
        self.texts.get()
    }

    /// The texts of the current language, for a view that is made anew with them anyway.
    #[must_use]
    pub fn texts_untracked(self) -> Arc<Texts> {
        self.texts.get_untracked()
    }

    /// A sentence in the current language.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        self.texts.with_untracked(|texts| texts.say(text))
    }

    /// The current language.
    #[must_use]
    pub fn locale(self) -> Locale {
        self.texts.with_untracked(|texts| texts.locale)
    }

    /// Where the customer is.
    #[must_use]
    pub fn screen(self) -> Screen {
        self.trail.with(|trail| trail.last().copied().unwrap_or(Screen::Home))
    }

    /// Goes to another screen.
    pub fn go(self, screen: Screen) {
        self.notice.set(None);
        self.trail.update(|trail| trail.push(screen));
    }

    /// Goes to another screen in place of this one.
    pub fn replace(self, screen: Screen) {
        self.trail.update(|trail| {
            trail.pop();
            trail.push(screen);
        });
    }

    /// Goes back to the screen before.
    pub fn back(self) {
        self.notice.set(None);
        self.trail.update(|trail| {
            trail.pop();
            if trail.is_empty() {
                trail.push(Screen::Home);
            }
        });
    }

    /// Tells the host page what happened.
    pub fn emit(self, event: &Event) {
        let host = self.core.with_value(|core| Rc::clone(&core.host));
        host.emit(event);
    }

    /// Hands a product over to the host page.
    pub fn hand_over(self, product: &str, url: &str) {
        let host = self.core.with_value(|core| Rc::clone(&core.host));
        host.hand_over(product, url);
    }

    /// Changes the language once its texts are there; says so where they cannot be had.
    pub fn speak(self, locale: Locale, done: impl FnOnce() + 'static) {
        if locale == self.locale() {
            return;
        }
        let host = self.core.with_value(|core| Rc::clone(&core.host));
        host.texts(
            locale,
            Box::new(move |table| match table {
                Some(table) => {
                    self.set_texts(locale, table);
                    done();
                }
                None => self.notice.set(Some("error.offline_texts")),
            }),
        );
    }

    fn set_texts(self, locale: Locale, table: String) {
        let own = own_words(&self.bank(), locale);
        let context = self.context();
        for state in self.tools.get_value() {
            state.translate(locale, &context);
        }
        self.texts.set(Arc::new(Texts::from_table(locale, context.currency, table, own)));
        self.emit(&Event::LanguageChanged { locale: locale.tag().into() });
    }
}

/// A bank's own wording in one language.
#[must_use]
pub fn own_words(bank: &Bank, locale: Locale) -> Vec<(String, String)> {
    let words = bank.texts.iter().filter(|(language, _, _)| *language == locale);
    words.map(|(_, key, text)| (key.to_owned(), text.to_owned())).collect()
}

impl ToolState {
    fn new(tool: &'static Tool, form: Form, context: Context, locale: Locale) -> ToolState {
        let typed: Vec<RwSignal<Typed>> =
            form.fields.iter().map(|field| RwSignal::new(shown(field, field.default, locale))).collect();
        let form = StoredValue::new(Arc::new(form));
        let typed = StoredValue::new(typed);
        let answer = Memo::new(move |before: Option<&Answer>| {
            let form = form.get_value();
            let signals = typed.get_value();
            let text = |id: &str| {
                let place = form.fields.iter().position(|field| field.input.id == id)?;
                signals.get(place).map(|signal| signal.get())
            };
            let reading = form.read(text, &context);
            let hidden = form.hidden(&reading.values).collect();
            let last = || before.and_then(|answer| answer.report.clone());
            let (report, faults) = if reading.faults.is_empty() {
                match (tool.evaluate)(&reading.values, &context) {
                    Ok(report) => (Some(Arc::new(report)), Vec::new()),
                    Err(faults) => (last(), faults),
                }
            } else {
                (last(), reading.faults)
            };
            Answer { report, faults, cautions: reading.cautions, hidden }
        });
        ToolState { tool, form, typed, answer, touched: RwSignal::new(false) }
    }

    /// The field of this place and what stands in it.
    #[must_use]
    pub fn field(self, place: usize) -> Option<(Field, RwSignal<Typed>)> {
        let field = self.form.with_value(|form| form.fields.get(place).cloned())?;
        let typed = self.typed.with_value(|typed| typed.get(place).copied())?;
        Some((field, typed))
    }

    /// Writes a canonical text into the field of input `id`.
    pub fn write(self, id: &str, text: &str, locale: Locale) {
        let place = self.form.with_value(|form| form.fields.iter().position(|field| field.input.id == id));
        let Some((field, typed)) = place.and_then(|place| self.field(place)) else { return };
        let plain = Typed { text: text.to_owned(), wan: false };
        let value = crate::tool::parse::number(text).map(|number| Value::Number(number.value));
        typed.set(match (&field.input.kind, value) {
            (Kind::Choice(_) | Kind::Month(_), _) | (_, Err(_)) => plain,
            (_, Ok(value)) => shown(&field, value, locale),
        });
    }

    /// Puts back what stood there before anything was typed.
    pub fn reset(self, locale: Locale) {
        let form = self.form.get_value();
        for (field, typed) in form.fields.iter().zip(self.typed.get_value()) {
            typed.set(shown(field, field.default, locale));
        }
        self.touched.set(false);
    }

    /// Rewrites the numbers for a reader of another language; what is no number stays as typed.
    fn translate(self, locale: Locale, context: &Context) {
        let form = self.form.get_value();
        for (field, typed) in form.fields.iter().zip(self.typed.get_value()) {
            if let Ok(value) = field.read(&typed.get_untracked(), context) {
                typed.set(shown(field, value, locale));
            }
        }
    }
}

/// A value as it stands in its field: Chinese readers see large amounts in 万.
#[must_use]
pub fn shown(field: &Field, value: Value, locale: Locale) -> Typed {
    let Value::Number(number) = value else {
        return Typed { text: Field::canonical(value), wan: false };
    };
    let ten_thousand = rust_decimal::Decimal::from(10_000);
    let large = field.range.is_some_and(|range| range.max >= ten_thousand.saturating_mul(ten_thousand));
    let wan = matches!(field.input.kind, Kind::Money(_)) && locale != Locale::En && large;
    in_unit(number, wan)
}

/// A number as it stands in a field that counts units or ten thousands.
#[must_use]
pub fn in_unit(number: rust_decimal::Decimal, wan: bool) -> Typed {
    let divisor = rust_decimal::Decimal::from(if wan { 10_000 } else { 1 });
    let number = number.over(divisor).unwrap_or(number);
    Typed { text: number::plain(number), wan }
}
