//! What a bank sets for the inputs of every tool.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use crate::handover::meaning;
use crate::tool::form::setting::{Limits, Setting};

/// The settings of every tool that a bank mentions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(Vec<(&'static str, Vec<Setting>)>);

impl Settings {
    /// What the bank sets for this tool; empty where it sets nothing.
    #[must_use]
    pub fn of(&self, tool: &str) -> &[Setting] {
        self.0.iter().find(|(id, _)| *id == tool).map_or(&[], |(_, settings)| settings)
    }

    /// Every setting with its tool.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Setting)> {
        self.0.iter().flat_map(|(tool, settings)| settings.iter().map(move |setting| (*tool, setting)))
    }

    /// Adds what the bank sets for an input of a tool.
    pub fn add(&mut self, tool: &'static str, setting: Setting) {
        self.change(tool, |settings| settings.push(setting));
    }

    /// Gives an input a default, unless the bank set one.
    pub fn fill_in(&mut self, tool: &'static str, more: Setting) {
        self.change(tool, |settings| match settings.iter_mut().find(|known| known.input == more.input) {
            Some(known) if known.default.is_none() && known.choice.is_none() => {
                known.default = more.default;
                known.choice = more.choice;
                known.source = more.source;
            }
            Some(_) => {}
            None => settings.push(more),
        });
    }

    /// Lets every limit hold wherever its [meaning] does: a bank that lends for 30 years does so in every tool.
    #[must_use]
    pub fn shared(&self) -> Settings {
        let mut shared = self.clone();
        for (tool, input) in meaning::limited() {
            let Limits { min, max } = self.limits(tool, input);
            if min.is_none() && max.is_none() {
                continue;
            }
            shared.change(tool, |settings| match settings.iter_mut().find(|known| known.input == input) {
                Some(known) => (known.min, known.max) = (min, max),
                None => settings.push(Setting { input: input.to_owned(), min, max, ..Setting::default() }),
            });
        }
        shared
    }

    /// The limits of an input: its own, and those of every input whose limits hold for it.
    #[must_use]
    pub fn limits(&self, tool: &str, input: &str) -> Limits {
        let mut limits = self.own_limits(tool, input);
        for bound in meaning::bounds(tool, input) {
            limits = limits.and(self.reach(&bound));
        }
        limits
    }

    /// What a limit that was set elsewhere comes to for the input that it holds for.
    #[must_use]
    pub fn reach(&self, bound: &meaning::Bound) -> Limits {
        let Limits { min, max } = self.own_limits(bound.tool, bound.input);
        let times = |limit: Decimal| limit.mul_checked(Decimal::from(bound.times));
        Limits { min: min.filter(|_| bound.least).and_then(times), max: max.and_then(times) }
    }

    fn own_limits(&self, tool: &str, input: &str) -> Limits {
        let own = self.of(tool).iter().find(|setting| setting.input == input);
        own.map_or_else(Limits::default, |own| Limits { min: own.min, max: own.max })
    }

    /// Changes the settings of one tool.
    fn change(&mut self, tool: &'static str, change: impl FnOnce(&mut Vec<Setting>)) {
        match self.0.iter_mut().find(|(id, _)| *id == tool) {
            Some((_, settings)) => change(settings),
            None => {
                let mut settings = Vec::new();
                change(&mut settings);
                self.0.push((tool, settings));
            }
        }
    }
}
