//! Where the customer is, where she goes, and what waits for her there.

use leptos::prelude::*;

use super::{App, Screen};
use crate::campaign::link::{DeepLink, Dropped, LinkTarget};
use crate::handover::HandedValues;
use crate::handover::product_intent::ProductIntent;
use crate::platform::dom;
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

impl App {
    /// Goes where a link points, with its inputs filled in.
    pub fn open(self, start: DeepLink) {
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
        self.history.update(|history| history.reset(screen));
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

    /// Goes to another screen.
    pub fn go(self, screen: Screen) {
        self.notice.set(None);
        self.history.update(|history| history.push(screen, dom::scroll()));
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
    }

    /// Goes back to the screen before.
    pub fn back(self) {
        self.notice.set(None);
        self.history.update(ScreenHistory::back);
    }
}
