//! What a host learns about a visit: a closed list of events, each with a closed list of harmless fields.

mod field;
mod json;

use chrono::NaiveDate;

use crate::advice::record::{Difference, Record};

pub use field::{Digest, EventCode};

/// What an institution keeps of a formal assessment, handed over because the customer pressed for it. No answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentRecord {
    /// The questionnaire's name.
    pub questionnaire: EventCode,
    /// Its version, as the institution wrote it.
    pub version: String,
    /// Of `JSON.stringify` of the questionnaire's data, which the institution can make again.
    pub hash: Digest,
    /// The level.
    pub level: EventCode,
    /// Whether it is the lowest category within the level.
    pub minimal: bool,
    /// The day of the assessment.
    pub taken_on: NaiveDate,
    /// The last day on which it counts.
    pub valid_until: NaiveDate,
}

/// Something that happened, as the host learns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first screen can be used.
    Ready,
    /// A screen is shown.
    ViewShown {
        /// `home`, `risk_profile`, `suggestions`, `product` or the name of a tool.
        view: EventCode,
    },
    /// The first question is shown.
    QuestionnaireStarted,
    /// A question is shown; which answer was given is never told.
    StepViewed {
        /// Its place, from 1.
        index: u32,
        /// The number of questions.
        of: u32,
    },
    /// Every question is answered.
    QuestionnaireCompleted {
        /// The level, where the bank's configuration lets the host know it.
        level: Option<EventCode>,
    },
    /// The answers were submitted for a formal assessment: it counts towards the limits, which the institution keeps.
    AssessmentAttempted,
    /// The customer handed over the record of an assessment.
    AssessmentRecorded(Box<AssessmentRecord>),
    /// An input of a tool was changed; which and to what is never told.
    CalculatorChanged {
        /// The tool.
        tool: EventCode,
    },
    /// The customer looked at a result long enough, or used it.
    CalculatorCompleted {
        /// The tool.
        tool: EventCode,
    },
    /// A scenario of a tool's inputs was put beside what is entered; which inputs is never told.
    PlanCompared {
        /// The tool.
        tool: EventCode,
    },
    /// The customer asked to keep scenarios on the device; what is in them is never told.
    PlanSaved {
        /// The tool.
        tool: EventCode,
    },
    /// A cost statement was in view for the time that the bank asks for, and confirmed.
    StatementConfirmed {
        /// The tool that drew it up.
        tool: EventCode,
        /// Of the statement's canonical JSON; see [`statement`](crate::tool::statement).
        hash: Digest,
    },
    /// Suggestions are shown.
    SuggestionsViewed {
        /// How many.
        count: u32,
    },
    /// A suggestion was opened.
    SuggestionSelected {
        /// The product.
        product: EventCode,
        /// Its place in the list, from 1.
        position: u32,
    },
    /// "Continue at the bank".
    CtaClicked {
        /// The product.
        product: EventCode,
    },
    /// The customer consented that the record of a list goes to the host. The one event with what is known about her.
    SuggestionsRecorded {
        /// The record.
        record: Record,
        /// Of its canonical JSON.
        hash: Digest,
    },
    /// A record that the host gave was run again.
    RecordReplayed {
        /// Where it differs; `None` where it is no record.
        differences: Option<Vec<Difference>>,
    },
    /// Another language was chosen.
    LanguageChanged {
        /// The language's tag.
        locale: EventCode,
    },
    /// Part of a link looked like a person's data and was dropped.
    PiiDropped,
    /// Part of a link was not understood and was dropped.
    LinkDropped,
    /// A value of the campaign's keys is not what the link had: it was cleaned or dropped.
    UtmCleaned,
    /// The bank's configuration has problems; the console lists them.
    ConfigError {
        /// How many.
        count: u32,
    },
    /// Offers that break a rule of words are left out; the console lists why.
    OffersLeftOut {
        /// How many problems they have.
        count: u32,
    },
}

impl Event {
    /// The name, which the host's page sees as `finplan:<name>`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Event::Ready => "ready",
            Event::ViewShown { .. } => "view.shown",
            Event::QuestionnaireStarted => "questionnaire.started",
            Event::StepViewed { .. } => "questionnaire.step_viewed",
            Event::QuestionnaireCompleted { .. } => "questionnaire.completed",
            Event::AssessmentAttempted => "questionnaire.attempted",
            Event::AssessmentRecorded(_) => "assessment.recorded",
            Event::CalculatorChanged { .. } => "calculator.changed",
            Event::CalculatorCompleted { .. } => "calculator.completed",
            Event::PlanCompared { .. } => "plan.compared",
            Event::PlanSaved { .. } => "plan.saved",
            Event::StatementConfirmed { .. } => "statement.confirmed",
            Event::SuggestionsViewed { .. } => "suggestion.viewed",
            Event::SuggestionSelected { .. } => "suggestion.selected",
            Event::CtaClicked { .. } => "cta.clicked",
            Event::SuggestionsRecorded { .. } => "suggestions.recorded",
            Event::RecordReplayed { .. } => "record.replayed",
            Event::LanguageChanged { .. } => "language.changed",
            Event::PiiDropped => "warn.pii_dropped",
            Event::LinkDropped => "warn.link_dropped",
            Event::UtmCleaned => "warn.utm_cleaned",
            Event::ConfigError { .. } => "error.config",
            Event::OffersLeftOut { .. } => "error.offer",
        }
    }
}

#[cfg(test)]
mod tests;
