//! The state of one widget: what was typed and chosen, and where the customer is.
//!
//! [`App`] is what every screen shares; it knows no more of the bank than its [`HomeConfig`]. What belongs to tools and
//! to advice is made when a screen of theirs is first opened, together with the code for it: see
//! [`chunk`](super::chunk).

pub mod advice;
mod bank;
pub mod language;
mod navigation;
mod origin;
mod runner;
pub mod scenario_store;
mod screen;
pub mod tools;
mod visit;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use web_sys::Element;

use super::chunk::{Chunk, ChunkStatus};
use super::{HostPage, Setup, Shared};
use crate::advice::attempts::Attempts;
use crate::advice::wellbeing;
use crate::base::Locale;
use crate::campaign::event::Event;
use crate::config::HomeConfig;
use crate::i18n::Texts;
use crate::platform::{clock, storage};
use crate::tool::Context;
use crate::tool::text::Text;
use crate::visit::screen_history::ScreenHistory;
use advice::Advice;
use bank::BankDocument;
pub use navigation::Prefill;
use origin::Origin;
pub use screen::Screen;
use tools::ToolState;

/// Everything that the screens share.
#[derive(Clone, Copy)]
pub struct App {
    core: StoredValue<Rc<Core>, LocalStorage>,
    texts: RwSignal<Arc<Texts>>,
    history: RwSignal<ScreenHistory<Screen>>,
    /// A word above the screen, such as that a link has filled in the form.
    pub notice: RwSignal<Option<&'static str>>,
    /// Which group of home is open: whoever comes back finds it so.
    pub open_wish: RwSignal<Option<&'static str>>,
    /// The tool whose title stands in the bar above.
    pub bar_title: RwSignal<Option<&'static str>>,
}

struct Core {
    home: HomeConfig,
    document: BankDocument,
    /// How far each chunk has come, by its place.
    chunk_statuses: Vec<RwSignal<ChunkStatus>>,
    host: Rc<dyn HostPage>,
    today: NaiveDate,
    standalone: bool,
    /// The customer is on the calm way.
    calm: Cell<bool>,
    /// Tells this load of the page from others.
    visit: u64,
    /// How often another screen was shown.
    moves: Cell<u32>,
    /// The browser was asked to go back, and is not there yet.
    going_back: Cell<bool>,
    /// Part of the last link was not taken.
    link_incomplete: Cell<bool>,
    /// How many assessments the institution has counted, and those of this visit since it last said so.
    attempts: Cell<Attempts>,
    origin: RefCell<Origin>,
    /// Of everything that lives as long as the widget.
    owner: WeakOwner,
    // What was made later; handles alone, so that this file needs none of the code behind them.
    advice: Cell<Option<Advice>>,
    tools: RefCell<Vec<(&'static str, ToolState)>>,
    /// The tools that are answered on home, until they are opened: nobody has used them yet.
    answered: RefCell<Vec<ToolState>>,
    /// What a link or another screen has left for the screen that takes it first.
    prefill: Cell<Option<Prefill>>,
    /// The answers to the well-being scale.
    well_being: Cell<wellbeing::Answers>,
    /// The customer wants to see no next step in this visit.
    next_step_dismissed: Cell<bool>,
}

impl Core {
    /// Every institution and every tool has a place of its own.
    fn storage_key(&self, tool: &str) -> String {
        format!("finplan:{}:{tool}", self.home.institution.id)
    }
}

impl App {
    /// The state that a link or the home screen starts from. The owner at the time lives as long as the widget.
    #[must_use]
    pub fn new(setup: Setup) -> App {
        let core = Core {
            calm: Cell::new(setup.home.calm),
            home: setup.home,
            document: BankDocument::new(setup.document),
            chunk_statuses: (0..Chunk::COUNT).map(|_| RwSignal::new(ChunkStatus::NotRequested)).collect(),
            host: setup.host,
            today: setup.today,
            standalone: setup.standalone,
            visit: clock::now_millis().unsigned_abs(),
            moves: Cell::new(0),
            going_back: Cell::new(false),
            link_incomplete: Cell::new(false),
            attempts: Cell::default(),
            origin: RefCell::default(),
            owner: Owner::current().unwrap_or_default().downgrade(),
            advice: Cell::new(None),
            tools: RefCell::new(Vec::new()),
            answered: RefCell::new(Vec::new()),
            prefill: Cell::new(None),
            well_being: Cell::default(),
            next_step_dismissed: Cell::new(false),
        };
        let app = App {
            core: StoredValue::new_local(Rc::new(core)),
            texts: RwSignal::new(Arc::new(setup.texts)),
            history: RwSignal::new(ScreenHistory::new(Screen::Home)),
            notice: RwSignal::new(None),
            open_wish: RwSignal::new(None),
            bar_title: RwSignal::new(None),
        };
        if let Some(status) = setup.chunk.and_then(|chunk| app.chunk_status(chunk)) {
            status.set(ChunkStatus::Ready);
        }
        app.begin(setup.start);
        app
    }

    /// What the first screen needs of the bank.
    #[must_use]
    pub fn home_config<T>(self, read: impl FnOnce(&HomeConfig) -> T) -> T {
        read(&self.core().home)
    }

    /// Whether the host shows this one screen alone.
    #[must_use]
    pub fn standalone(self) -> bool {
        self.core().standalone
    }

    /// Whether the customer is on the calm way: larger, one thing at a time, with a number to call.
    #[must_use]
    pub fn is_calm(self) -> bool {
        self.core().calm.get()
    }

    /// Takes the calm way or leaves it: like another language, that builds every screen anew.
    pub fn set_calm(self, calm: bool) {
        self.core().calm.set(calm);
        self.texts.notify();
    }

    /// The page around the widget.
    #[must_use]
    pub fn host(self) -> Rc<dyn HostPage> {
        Rc::clone(&self.core().host)
    }

    /// Whether there is a card of this name.
    #[must_use]
    pub fn offers(self, card: &str) -> bool {
        self.home_config(|home| home.offers(card))
    }

    /// How many assessments were counted.
    #[must_use]
    pub fn attempts(self) -> Attempts {
        self.core().attempts.get()
    }

    /// Takes over what was counted. What says so already says it anew.
    pub fn set_attempts(self, attempts: Attempts) {
        self.core().attempts.set(attempts);
        if self.screen() == Screen::RiskIntro {
            self.replace(Screen::RiskIntro);
        }
    }

    /// Whether the widget is gone. What was waited for comes to nothing then.
    #[must_use]
    pub fn has_ended(self) -> bool {
        self.core.is_disposed()
    }

    fn core(self) -> Rc<Core> {
        self.core.get_value()
    }

    /// Makes something that lives as long as the widget, wherever it is made.
    fn with_owner<T>(self, make: impl FnOnce() -> T) -> Option<T> {
        self.core().owner.upgrade().map(|owner| owner.with(make))
    }

    fn tool_state(self, id: &str) -> Option<ToolState> {
        self.core().tools.borrow().iter().find(|(known, _)| *known == id).map(|(_, state)| *state)
    }

    /// The state of a tool that is answered on home and was not opened.
    fn answered(self, id: &str) -> Option<ToolState> {
        self.core().answered.borrow().iter().find(|state| state.tool.id == id).copied()
    }

    fn keep_answered(self, state: ToolState) {
        self.core().answered.borrow_mut().push(state);
    }

    /// The same, when it is opened: from then on it is used like others.
    fn answered_opened(self, id: &str) -> Option<ToolState> {
        let state = self.answered(id)?;
        self.keep_tool(state);
        Some(state)
    }

    /// Keeps a tool's state in place of the one it had.
    fn keep_tool(self, state: ToolState) {
        self.forget_tool(state.tool.id);
        self.core().tools.borrow_mut().push((state.tool.id, state));
    }

    /// Lets a tool begin anew when it is opened again.
    pub fn forget_tool(self, id: &str) {
        let core = self.core();
        core.answered.borrow_mut().retain(|state| state.tool.id != id);
        core.tools.borrow_mut().retain(|(known, _)| *known != id);
    }

    fn advice(self) -> Option<Advice> {
        self.core().advice.get()
    }

    fn set_advice(self, advice: Advice) {
        self.core().advice.set(Some(advice));
    }

    /// The answers to the well-being scale.
    #[must_use]
    pub fn well_being(self) -> wellbeing::Answers {
        self.core().well_being.get()
    }

    /// Keeps the answers to the well-being scale until the widget ends.
    pub fn set_well_being(self, answers: wellbeing::Answers) {
        self.core().well_being.set(answers);
    }

    /// Shows no next step any more.
    pub fn dismiss_next_step(self) {
        self.core().next_step_dismissed.set(true);
    }

    /// Whether there is anything to go on from, in this visit or kept on the device; `None` where the customer wants
    /// to see no next step.
    #[must_use]
    pub fn has_begun(self) -> Option<bool> {
        let core = self.core();
        let mut begun = !core.tools.borrow().is_empty() || core.advice.get().is_some();
        for card in &core.home.cards {
            begun |= storage::read(&core.storage_key(card.code())).is_some();
        }
        (!core.next_step_dismissed.get()).then_some(begun)
    }

    /// The name under which scenarios of a tool stand on the device.
    #[must_use]
    pub fn storage_key(self, tool: &str) -> String {
        self.core().storage_key(tool)
    }

    /// How far a chunk has come; `None` for the calculator of a tool that there is not.
    #[must_use]
    pub fn chunk_status(self, chunk: Chunk) -> Option<RwSignal<ChunkStatus>> {
        self.core().chunk_statuses.get(chunk.place()?).copied()
    }

    /// Whether a chunk is there with its texts; a reader is told when it comes.
    #[must_use]
    pub fn has_chunk(self, chunk: Chunk) -> bool {
        self.chunk_status(chunk).is_some_and(|status| status.get() == ChunkStatus::Ready)
    }

    /// What tools may know besides their inputs.
    #[must_use]
    pub fn context(self) -> Context {
        let context = Context::new(self.today(), self.home_config(|home| home.institution.currency));
        match self.tools_config() {
            Some(tools) => context.with(Arc::clone(&tools.packs)),
            None => context,
        }
    }

    /// What tools may know as of another date.
    #[must_use]
    pub fn context_on(self, today: NaiveDate) -> Context {
        Context { today, ..self.context() }
    }

    /// The customer's date.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.core().today
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

    /// One of the texts of the current language.
    #[must_use]
    pub fn text(self, key: &'static str) -> String {
        self.texts.with_untracked(|texts| texts.get(key).to_owned())
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

    /// Tells the host page what happened.
    pub fn emit(self, event: &Event) {
        self.host().emit(event);
    }

    /// Where a link leads that opens this widget; empty where there is no such place.
    #[must_use]
    pub fn address(self) -> String {
        self.host().address()
    }

    /// Hands on the link that stands in a field.
    pub fn share(self, field: &Element, done: impl FnOnce(Shared) + 'static) {
        self.host().share(field, Box::new(done));
    }

    /// Hands a product over to the host page.
    pub fn hand_over(self, product: &str, url: &str) {
        self.host().hand_over(product, url);
    }
}
