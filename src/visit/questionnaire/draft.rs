//! Answers that are not handed in yet, as a text that outlives loading the page anew.

use super::{QuestionnaireChange, QuestionnaireSession};
use crate::advice::questionnaire::{Item, ItemKind, Questionnaire};
use crate::base::Id;

impl QuestionnaireSession {
    /// The answers as a text, a line for each question; empty before the first, and once there is a result.
    ///
    /// ```text
    /// 1764500000000
    /// horizon=long
    /// means:350000
    /// ```
    #[must_use]
    pub fn draft(&self, questionnaire: &Questionnaire) -> String {
        let mut lines = Vec::new();
        for item in questionnaire.items.iter().filter(|_| self.outcome.is_none()) {
            match self.answers.amount(&item.id) {
                Some(amount) => lines.push(format!("{}:{amount}", item.id)),
                None => lines.extend(self.answers.all(&item.id).iter().map(|choice| format!("{}={choice}", item.id))),
            }
        }
        match self.begun.filter(|_| !lines.is_empty()) {
            Some(begun) => format!("{begun}\n{}", lines.join("\n")),
            None => String::new(),
        }
    }

    /// Goes on from such a text. What this questionnaire does not ask, and what cannot be read, is left out.
    #[must_use]
    pub fn resumed(questionnaire: &Questionnaire, draft: &str) -> QuestionnaireSession {
        let mut session = QuestionnaireSession::default();
        let mut lines = draft.lines();
        session.begun = lines.next().and_then(|begun| begun.parse().ok());
        for line in lines {
            if let Some(change) = given(questionnaire, line) {
                let _ = session.apply(questionnaire, change);
            }
        }
        session
    }
}

/// What a line of a draft says.
fn given(questionnaire: &Questionnaire, line: &str) -> Option<QuestionnaireChange> {
    let asked = |id: &str, amount: bool| {
        let is_asked = |item: &Item| item.id == *id && (item.kind() == ItemKind::Amount) == amount;
        questionnaire.items.iter().position(is_asked)
    };
    if let Some((id, amount)) = line.split_once(':') {
        return Some(QuestionnaireChange::Entered(asked(id, true)?, Some(amount.parse().ok()?)));
    }
    let (id, choice) = line.split_once('=')?;
    Some(QuestionnaireChange::Chosen(asked(id, false)?, Id::new(choice)?))
}
