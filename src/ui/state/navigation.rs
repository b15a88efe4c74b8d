//! Where the customer is, where she goes, and what waits for her there.

use std::time::Duration;

use leptos::prelude::*;

use super::{App, Screen};
use crate::campaign::link::{DeepLink, Dropped, LinkTarget};
use crate::handover::HandedValues;
use crate::handover::product_intent::ProductIntent;
use crate::platform::{dom, history};
use crate::visit::history_entry::HistoryEntry;
use crate::visit::screen_history::ScreenHistory;

/// What is left for the screen that takes it first.
pub enum Prefill {
    /// By a link.
    Link(DeepLink),
    /// By another tool, or for another date: some inputs of this tool.
    Tool(&'static str, HandedValues),
    /// By a calculation, for the products.
    Products(ProductIntent),
}

/// So long an entry of the browser's history may take to come back, before the customer is taken back without it.
const PATIENCE: Duration = Duration::from_millis(400);

/// Where a screen goes in the history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// After the one that is shown.
    New,
    /// In its place.
    Same,
}

impl App {
    /// Goes where the link of the visit points; after the page was loaded anew, to the screen that was shown.
    pub(super) fn begin(self, start: DeepLink) {
        let screen = self.read_link(start);
        self.history.update(|history| history.reset(screen));
        if !self.keeps_history() {
            return;
        }
        history::keep_scroll();
        let shown = history::read().and_then(|text| HistoryEntry::read(&text));
        let shown = shown.and_then(|entry| self.home_config(|home| Screen::named(&entry.screen, home)));
        if let Some(shown) = shown.filter(|shown| *shown != screen) {
            self.notice.set(None);
            self.history.update(|history| history.replace(shown));
        }
        self.write_entry(Entry::Same);
        let listener = window_event_listener_untyped("popstate", move |_| self.follow_browser());
        on_cleanup(move || {
            listener.remove();
            // Another widget in this page begins where its own link leads.
            history::clear();
        });
    }

    /// Goes where a link points, with its inputs filled in.
    pub fn open(self, start: DeepLink) {
        let screen = self.read_link(start);
        if screen == self.history.with_untracked(ScreenHistory::current) {
            self.history.update(|history| history.replace(screen));
            self.write_entry(Entry::Same);
        } else {
            self.history.update(|history| history.push(screen, dom::scroll()));
            self.write_entry(Entry::New);
        }
    }

    /// Leaves what a link says for the screen that it points to, and says which that is.
    fn read_link(self, start: DeepLink) -> Screen {
        let screen = self.home_config(|home| Screen::of(&start, home));
        let missing = screen == Screen::Home && start.screen != LinkTarget::Home;
        let lost = start.dropped.inputs || missing;
        self.core().link_incomplete.set(lost || start.dropped.unknown);
        self.notice.set(if lost {
            Some("app.link_old")
        } else if start.inputs.is_empty() || self.standalone() || screen == Screen::Receipt {
            None
        } else {
            Some("app.from_link")
        });
        // The host hears of a place that the bank does not offer, once.
        let reported = start.dropped;
        for event in (Dropped { inputs: lost, ..reported }).events(reported) {
            self.emit(&event);
        }
        // What an earlier link left goes with it.
        let filled = !start.inputs.is_empty() && screen != Screen::Home;
        self.core().prefill.set(filled.then_some(Prefill::Link(start)));
        screen
    }

    /// Whether screens are entries of the browser's history: not where the host shows one alone, or the bank says no.
    fn keeps_history(self) -> bool {
        !self.standalone() && self.home_config(|home| home.browser_history)
    }

    /// Writes the screen that is shown into the browser's history.
    fn write_entry(self, entry: Entry) {
        if !self.keeps_history() {
            return;
        }
        self.count_move();
        let written = self.history.with_untracked(|history| HistoryEntry {
            visit: self.core().visit,
            place: history.place(),
            screen: history.current().name().to_owned(),
        });
        match entry {
            Entry::New => history::push(&written.to_string()),
            Entry::Same => history::replace(&written.to_string()),
        }
    }

    fn count_move(self) {
        let core = self.core();
        core.moves.set(core.moves.get().wrapping_add(1));
        core.going_back.set(false);
    }

    /// The browser shows another entry: its screen is shown, as it was left.
    fn follow_browser(self) {
        let Some(entry) = history::read().and_then(|text| HistoryEntry::read(&text)) else { return };
        self.notice.set(None);
        self.count_move();
        if entry.visit == self.core().visit {
            self.history.update(|history| history.travel(entry.place, dom::scroll()));
        }
        if self.history.with_untracked(ScreenHistory::current).name() == entry.screen {
            return;
        }
        // It is of before the page was loaded anew, or lies beyond such a one: nothing is known of it but its name.
        if let Some(screen) = self.home_config(|home| Screen::named(&entry.screen, home)) {
            self.history.update(|history| history.reset(screen));
            self.write_entry(Entry::Same);
        }
    }

    /// Whether part of the link that opened the screen was not taken.
    #[must_use]
    pub fn link_incomplete(self) -> bool {
        self.core().link_incomplete.get()
    }

    /// Takes in what turned out when the inputs of a link were read: whether `some` were taken, and what was not.
    pub(super) fn link_inputs_read(self, some: bool, dropped: Dropped) {
        let lost = dropped.inputs || dropped.unknown;
        let core = self.core();
        core.link_incomplete.set(core.link_incomplete.get() || lost);
        if dropped.inputs {
            self.notice.set(Some("app.link_old"));
        } else if !some && self.notice.get_untracked() == Some("app.from_link") {
            self.notice.set(None);
        }
    }

    /// What was left for the screen that takes it first.
    pub(in crate::ui) fn take_prefill(self) -> Option<Prefill> {
        self.core().prefill.take()
    }

    /// Where the customer is.
    #[must_use]
    pub fn screen(self) -> Screen {
        self.history.with(ScreenHistory::current)
    }

    /// How far the screen is to be scrolled: to where the customer left it, where she comes back.
    #[must_use]
    pub fn scroll(self) -> u32 {
        self.history.with_untracked(ScreenHistory::scroll)
    }

    /// The screen that the customer came back from, where she did.
    #[must_use]
    pub fn came_back_from(self) -> Option<Screen> {
        self.history.with_untracked(ScreenHistory::next)
    }

    /// Goes to another screen.
    pub fn go(self, screen: Screen) {
        self.notice.set(None);
        self.history.update(|history| history.push(screen, dom::scroll()));
        self.write_entry(Entry::New);
    }

    /// Goes to a tool with some of its inputs set.
    pub fn go_with(self, tool: &'static str, handed: HandedValues) {
        self.prefill_tool(tool, handed);
        self.go(Screen::Tool(tool));
    }

    /// Goes to the products for what a calculation says.
    pub fn go_to_products(self, intent: ProductIntent) {
        self.core().prefill.set(Some(Prefill::Products(intent)));
        self.go(Screen::Suggestions);
    }

    /// Leaves some inputs of a tool until it is opened.
    pub fn prefill_tool(self, tool: &'static str, handed: HandedValues) {
        self.core().prefill.set(Some(Prefill::Tool(tool, handed)));
    }

    /// Goes to another screen in place of this one.
    pub fn replace(self, screen: Screen) {
        self.history.update(|history| history.replace(screen));
        self.write_entry(Entry::Same);
    }

    /// Goes back to the screen before, by the browser's history where that has it.
    pub fn back(self) {
        self.notice.set(None);
        let place = self.history.with_untracked(ScreenHistory::place);
        if place == 0 || !self.keeps_history() {
            return self.step_back();
        }
        // Another press while the browser is on its way would lead out of the page.
        if self.core().going_back.replace(true) {
            return;
        }
        history::back();
        // The page around may have made entries of its own since: the customer goes back all the same.
        let moves = self.core().moves.get();
        let go = move || {
            if !self.has_ended() && self.core().moves.get() == moves {
                self.step_back();
            }
        };
        set_timeout(go, PATIENCE);
    }

    fn step_back(self) {
        self.history.update(|history| history.back(dom::scroll()));
        self.write_entry(Entry::Same);
    }
}
