//! What was done since the widget was opened: known to rules on the device alone, and told to nobody.

use rust_decimal::Decimal;

/// What was done in this visit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    /// The tools that were opened, in their order.
    pub tools: Vec<UsedTool>,
    /// How far the questionnaire has come.
    pub questions: QuestionnaireProgress,
}

/// A tool that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct UsedTool {
    /// Its name.
    pub tool: &'static str,
    /// Whether something was entered.
    pub changed: bool,
    /// How many scenarios of it are kept.
    pub kept: u32,
    /// The numbers that stand in its inputs, in units of each input.
    pub numbers: Vec<(&'static str, Decimal)>,
}

/// How far the risk questionnaire has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuestionnaireProgress {
    /// Nothing was answered.
    #[default]
    Untouched,
    /// Some are answered.
    Begun,
    /// It was submitted.
    Finished,
}

impl Visit {
    /// The most scenarios that are kept of one tool; `None` where none are.
    #[must_use]
    pub fn most_kept(&self) -> Option<u32> {
        self.tools.iter().map(|used| used.kept).max().filter(|kept| *kept > 0)
    }
}
