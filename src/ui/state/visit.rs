//! What was done in this visit, and what is kept: read where it stands, and told to nobody.

use leptos::prelude::*;

use super::App;
use super::scenario_store::ScenarioStore;
use crate::advice::lifecycle::{SavedDates, SavedPlan};
use crate::advice::mode::Mode;
use crate::advice::scoring::{Answers, AssessmentOutcome};
use crate::advice::segment::{QuestionnaireProgress, UsedTool, Visit};
use crate::config::HomeCard;
use crate::platform::storage;
use crate::tool::value::Value;
use crate::visit::saved_scenarios::text_of;
use crate::visit::scenario::Scenarios;

impl App {
    /// What was done in this visit.
    #[must_use]
    pub fn visit(self) -> Visit {
        let mut visit = Visit::default();
        for (tool, state) in self.core().tools.borrow().iter() {
            let mut numbers = Vec::new();
            state.answer.with_untracked(|answer| {
                for (input, value) in answer.values.iter() {
                    if let Value::Number(number) = value {
                        numbers.push((input, number));
                    }
                }
            });
            ScenarioStore { app: self, state: *state }.begin();
            let kept = state.saved.with_untracked(|saved| saved.count());
            visit.tools.push(UsedTool { tool, changed: state.touched.get_untracked(), kept, numbers });
        }
        if let Some(advice) = self.advice() {
            if advice.outcome.with_untracked(Option::is_some) {
                visit.questions = QuestionnaireProgress::Finished;
            } else if advice.answers.with_untracked(|answers| *answers != Answers::default()) {
                visit.questions = QuestionnaireProgress::Begun;
            }
        }
        visit
    }

    /// What is kept of the tools that the bank offers. On the device, this visit is noted beside it.
    #[must_use]
    pub fn plans(self, visit: &Visit) -> Vec<SavedPlan> {
        let mut plans = Vec::new();
        let Some(config) = self.tools_config() else { return plans };
        let (mode, cards) = self.home_config(|home| (home.institution.mode, home.cards.clone()));
        let keeps = mode != Mode::Education;
        for card in cards {
            let HomeCard::Tool(tool) = card else { continue };
            let used = visit.tools.iter().find(|used| used.tool == tool);
            let name = self.storage_key(tool);
            let (mut kept, mut dates) = (used.map_or(0, |used| used.kept), None);
            let text = if keeps { storage::read(&name) } else { None };
            if let Some(text) = text
                && let Some(scenarios) = Scenarios::read(&text)
            {
                let known = SavedDates::read(&text);
                let now = SavedDates::after_visit(known, self.today());
                if known != Some(now) {
                    let _taken = storage::write(&name, &text_of(&scenarios, now));
                }
                dates = Some(now);
                if used.is_none() {
                    kept = u32::try_from(scenarios.list().len()).unwrap_or(0);
                }
            }
            if kept > 0 {
                plans.push(SavedPlan { tool, kept, dates, rates: config.rates_changed(tool) });
            }
        }
        plans
    }

    /// Until when the result of this visit counts.
    #[must_use]
    pub fn valid_until(self) -> Option<chrono::NaiveDate> {
        self.advice()?.outcome.with_untracked(|outcome| match outcome {
            Some(AssessmentOutcome::Level(assessment)) => Some(assessment.valid_until),
            _ => None,
        })
    }
}
