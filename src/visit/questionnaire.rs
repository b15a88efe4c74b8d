//! The questionnaire of a visit: the answers, what is asked back about them, and what they say.

mod draft;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::attempts::{Attempts, Refusal};
use crate::advice::mode::Mode;
use crate::advice::questionnaire::Questionnaire;
use crate::advice::scoring::{Answers, AssessmentOutcome, NoResult, SecondLook, assess, second_look};
use crate::base::Id;

/// A page of the questionnaire that an answer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The question at this place.
    Item(usize),
    /// All answers, before they count, or the question back about them.
    Review,
}

/// What happens to the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionnaireChange {
    /// A question is shown, at this time in milliseconds.
    Shown(i64),
    /// The customer took this choice of the question at this place: in place of others or beside them, as the question
    /// says.
    Chosen(usize, Id),
    /// She entered this amount for the question at this place, or what is none.
    Entered(usize, Option<Decimal>),
    /// What is asked back is right as it is.
    Confirmed(SecondLook),
    /// She would rather change an answer.
    Reconsidered,
    /// She judged another statement about products rightly.
    Understood,
    /// She turned to this part of the result.
    Turned(usize),
    /// Her circumstances have changed: the result no longer counts (R05).
    FactsChanged,
    /// She begins anew: the answers and the result are forgotten.
    Forgotten,
}

/// What has to be shown anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuestionnaireChanged {
    /// The answers.
    pub answers: bool,
    /// What they say.
    pub outcome: bool,
}

/// What comes of handing the answers in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// Something is asked back first, on the review.
    AskedBack(SecondLook),
    /// There is a result.
    Finished,
}

/// Why the answers were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSubmitted {
    /// The institution counts no further assessment (R06).
    Refused(Refusal),
    /// So many questions are open (R07).
    Unanswered(usize),
    /// The bank's bands do not decide this sum.
    NoBand,
}

/// One visit's way through the questionnaire. It stays in memory, and until it is handed in in the tab
/// ([`QuestionnaireSession::draft`]); nothing writes it anywhere else (R19).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionnaireSession {
    answers: Answers,
    outcome: Option<AssessmentOutcome>,
    begun: Option<i64>,
    asked_back: Option<SecondLook>,
    confirmed: Vec<SecondLook>,
    understood: usize,
    part: usize,
}

impl QuestionnaireSession {
    /// What was answered so far.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What the answers say; `None` until they were handed in.
    #[must_use]
    pub const fn outcome(&self) -> Option<&AssessmentOutcome> {
        self.outcome.as_ref()
    }

    /// What is being asked back.
    #[must_use]
    pub const fn asked_back(&self) -> Option<SecondLook> {
        self.asked_back
    }

    /// How many statements about products were judged rightly.
    #[must_use]
    pub const fn understood(&self) -> usize {
        self.understood
    }

    /// The part of the result that is shown, on the calmer path (R09).
    #[must_use]
    pub const fn part(&self) -> usize {
        self.part
    }

    /// Takes in what happens. A place or a choice that the questionnaire does not have changes nothing.
    pub fn apply(&mut self, questionnaire: &Questionnaire, message: QuestionnaireChange) -> QuestionnaireChanged {
        let before = (self.answers.clone(), self.outcome.clone());
        match message {
            QuestionnaireChange::Shown(time) => self.begun = self.begun.or(Some(time)),
            QuestionnaireChange::Chosen(place, choice) => {
                let item = questionnaire.items.get(place);
                if let Some((item, choice)) = item.and_then(|item| Some((item, item.choice(&choice)?))) {
                    self.answers.take(item, choice);
                }
            }
            QuestionnaireChange::Entered(place, amount) => {
                if let Some(item) = questionnaire.items.get(place) {
                    self.answers.put_amount(item, amount);
                }
            }
            QuestionnaireChange::Confirmed(look) => {
                self.asked_back = None;
                self.confirmed.push(look);
            }
            QuestionnaireChange::Reconsidered => self.asked_back = None,
            QuestionnaireChange::Understood => self.understood = self.understood.saturating_add(1),
            QuestionnaireChange::Turned(part) => self.part = part,
            QuestionnaireChange::FactsChanged => {
                if let Some(AssessmentOutcome::Level(assessment)) = &mut self.outcome {
                    assessment.facts_changed = true;
                }
            }
            QuestionnaireChange::Forgotten => *self = QuestionnaireSession::default(),
        }
        QuestionnaireChanged { answers: before.0 != self.answers, outcome: before.1 != self.outcome }
    }

    /// The page of the first question without an answer, or the review where all have one.
    #[must_use]
    pub fn first_open(&self, questionnaire: &Questionnaire) -> Page {
        let first = self.answers.open(questionnaire).into_iter().next();
        let place = first.and_then(|first| questionnaire.items.iter().position(|item| item.id == first));
        place.map_or(Page::Review, Page::Item)
    }

    /// Where the answer to the question at this place leads: to the next question, to one that it has opened, or to the
    /// review. `straight_back`: she came from the review to change this answer alone. `None` without an answer.
    #[must_use]
    pub fn after(&self, questionnaire: &Questionnaire, place: usize, straight_back: bool) -> Option<Page> {
        if self.answers.chosen(questionnaire.items.get(place)?).is_empty() {
            return None;
        }
        let next = self.answers.asked(questionnaire).into_iter().find(|later| *later > place);
        let open = !self.answers.open(questionnaire).is_empty();
        Some(match next {
            Some(next) if open && !straight_back => Page::Item(next),
            _ => self.first_open(questionnaire),
        })
    }

    /// The question before the one at this place.
    #[must_use]
    pub fn before(&self, questionnaire: &Questionnaire, place: usize) -> Option<usize> {
        self.answers.asked(questionnaire).into_iter().take_while(|earlier| *earlier < place).last()
    }

    /// Why no further assessment counts (R06); an exercise is not counted.
    ///
    /// # Errors
    /// The limit that is reached.
    pub fn may_begin(questionnaire: &Questionnaire, mode: Mode, attempts: Attempts) -> Result<(), Refusal> {
        if mode == Mode::Education { Ok(()) } else { attempts.left(questionnaire).map(drop) }
    }

    /// Hands the answers in, on this day, at this time in milliseconds. What is contradictory or was answered in haste
    /// is asked back once.
    ///
    /// # Errors
    /// [`NotSubmitted`], and nothing has changed.
    pub fn submit(
        &mut self,
        questionnaire: &Questionnaire,
        mode: Mode,
        attempts: Attempts,
        today: NaiveDate,
        time: i64,
    ) -> Result<Submitted, NotSubmitted> {
        QuestionnaireSession::may_begin(questionnaire, mode, attempts).map_err(NotSubmitted::Refused)?;
        let outcome = assess(questionnaire, &self.answers, mode, today).map_err(|error| match error {
            NoResult::Unanswered(open) => NotSubmitted::Unanswered(open.len()),
            NoResult::NoBand => NotSubmitted::NoBand,
        })?;
        let seconds = self.begun.map(|begun| time.saturating_sub(begun) / 1000);
        let seconds = seconds.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX));
        if let Some(look) = second_look(questionnaire, &self.answers, seconds, &self.confirmed) {
            self.asked_back = Some(look);
            return Ok(Submitted::AskedBack(look));
        }
        (self.outcome, self.part) = (Some(outcome), 0);
        Ok(Submitted::Finished)
    }
}

#[cfg(test)]
mod tests;
