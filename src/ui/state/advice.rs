//! The answers to the questionnaire, what they say, and what the suggestions start from.

use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use super::origin::Origin;
use crate::advice::mode::Mode;
use crate::advice::question::ProductAnswer;
use crate::advice::questionnaire::Questionnaire;
use crate::advice::scoring::{Answers, AssessmentOutcome, senior};
use crate::advice::suitability::Customer;
use crate::base::Id;
use crate::config::Bank;
use crate::handover::product_intent::{ProductIntent, needs_of_visit};
use crate::platform::clock;
use crate::platform::storage::tab;
use crate::visit::questionnaire::{
    NotSubmitted, QuestionnaireChange, QuestionnaireChanged, QuestionnaireSession, Submitted,
};

/// The name under which answers that are not handed in stand in the tab.
const DRAFT: &str = "answers";

/// What the screens of the questionnaire and of the suggestions share.
#[derive(Clone, Copy)]
pub struct Advice {
    /// The widget.
    pub app: App,
    /// The answers to the questionnaire.
    pub answers: RwSignal<Answers>,
    /// What they say; `None` until they were submitted.
    pub outcome: RwSignal<Option<AssessmentOutcome>>,
    /// What decides about both.
    session: StoredValue<QuestionnaireSession>,
    /// Whether suggestions use the customer's situation.
    pub personal: RwSignal<bool>,
    intent: RwSignal<ProductIntent>,
    product_answers: RwSignal<Vec<ProductAnswer>>,
    /// Whether the cards of the list can be put beside others.
    pub picking: RwSignal<bool>,
    /// The product whose screen was shown last, until the list is shown again.
    pub seen: RwSignal<Option<usize>>,
    compared: RwSignal<Vec<Id>>,
    requested: RwSignal<Vec<Id>>,
    origin: RwSignal<Origin>,
    bank: StoredValue<Arc<Bank>>,
}

/// Products that the customer picked from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProductSelection {
    /// Those that stand side by side.
    Compared,
    /// Those above her level that she asked for, after the special warning (R03).
    Requested,
}

impl Advice {
    /// The state, made when one of these screens is first opened and kept until the widget ends. `None` where the
    /// bank's document is broken.
    #[must_use]
    pub fn of(app: App) -> Option<Advice> {
        if let Some(advice) = app.advice() {
            return Some(advice);
        }
        let bank = app.bank()?;
        let advice = app.with_owner(|| Advice {
            app,
            answers: RwSignal::new(Answers::default()),
            outcome: RwSignal::new(None),
            session: StoredValue::new(QuestionnaireSession::default()),
            personal: RwSignal::new(true),
            intent: RwSignal::new(ProductIntent::default()),
            product_answers: RwSignal::new(Vec::new()),
            picking: RwSignal::new(false),
            seen: RwSignal::new(None),
            compared: RwSignal::new(Vec::new()),
            requested: RwSignal::new(Vec::new()),
            origin: RwSignal::new(app.origin()),
            bank: StoredValue::new(bank),
        })?;
        app.set_advice(advice);
        advice.resume();
        Some(advice)
    }

    /// Goes on with answers that were given before the page was loaded anew. An exercise keeps nothing.
    fn resume(self) {
        let bank = self.bank();
        let Some(questionnaire) = bank.questionnaire.as_ref().filter(|_| !self.is_exercise()) else { return };
        if let Some(draft) = tab::read(&self.app.storage_key(DRAFT)) {
            let session = QuestionnaireSession::resumed(questionnaire, &draft);
            self.answers.set(session.answers().clone());
            self.session.set_value(session);
        }
    }

    /// Keeps the answers for the tab until they are handed in or forgotten.
    fn keep_draft(self) {
        let name = self.app.storage_key(DRAFT);
        let draft = self.session(QuestionnaireSession::draft).filter(|draft| !draft.is_empty() && !self.is_exercise());
        match draft {
            Some(draft) => drop(tab::write(&name, &draft)),
            None => tab::remove(&name),
        }
    }

    /// What is known about the customer: the result, if it is one, and a calculation. What she compares moves the
    /// order when the list is next made, not under her hands.
    #[must_use]
    pub fn customer(self) -> Customer {
        let mut customer = match self.outcome.get() {
            Some(AssessmentOutcome::Level(assessment)) => Customer::assessed(assessment),
            _ => Customer::default(),
        };
        self.intent().add_to(&mut customer);
        customer.asked = needs_of_visit(&self.app.visit());
        Origin { region: customer.region, channel: customer.channel } = self.origin.get();
        for answer in self.product_answers() {
            answer.apply_to(&mut customer);
        }
        customer.opened = self.compared.get_untracked();
        customer
    }

    /// What a calculation said about the products that the customer looks for.
    #[must_use]
    pub fn intent(self) -> ProductIntent {
        self.intent.get()
    }

    /// The host says anew where the customer comes from: what is sold there is another list.
    pub(super) fn set_origin(self, origin: Origin) {
        self.origin.set(origin);
    }

    /// Takes what a calculation said.
    pub fn set_intent(self, intent: ProductIntent) {
        self.intent.set(intent);
    }

    /// What the customer answered beside products, in the order in which she did.
    #[must_use]
    pub fn product_answers(self) -> Vec<ProductAnswer> {
        self.product_answers.get()
    }

    /// Takes an answer that was given beside products; another of the same question stays where both can be true.
    pub fn add_product_answer(self, answer: ProductAnswer) {
        self.product_answers.update(|answers| {
            answers.retain(|other| *other != answer);
            answers.push(answer);
        });
    }

    /// Takes an answer back.
    pub fn remove_product_answer(self, answer: &ProductAnswer) {
        self.product_answers.update(|answers| answers.retain(|other| other != answer));
    }

    const fn selection(self, which: ProductSelection) -> RwSignal<Vec<Id>> {
        match which {
            ProductSelection::Compared => self.compared,
            ProductSelection::Requested => self.requested,
        }
    }

    /// The products that were picked, in the order in which they were.
    #[must_use]
    pub fn selected(self, which: ProductSelection) -> Vec<Id> {
        self.selection(which).get()
    }

    /// Picks these products and no others.
    pub fn set_selected(self, which: ProductSelection, ids: Vec<Id>) {
        self.selection(which).set(ids);
    }

    /// Picks one product, or no longer.
    pub fn select(self, which: ProductSelection, id: &Id, selected: bool) {
        self.selection(which).update(|ids| {
            ids.retain(|other| other != id);
            if selected {
                ids.push(id.clone());
            }
        });
    }

    /// The bank's configuration.
    #[must_use]
    pub fn bank(self) -> Arc<Bank> {
        self.bank.get_value()
    }

    /// The answers as they are now.
    #[must_use]
    pub fn answers_untracked(self) -> Answers {
        self.answers.get_untracked()
    }

    /// Looks at the questionnaire, with how far the customer is in it; `None` where the bank has none.
    #[must_use]
    pub fn session<T>(self, look: impl FnOnce(&QuestionnaireSession, &Questionnaire) -> T) -> Option<T> {
        let bank = self.bank();
        let questionnaire = bank.questionnaire.as_ref()?;
        Some(self.session.with_value(|session| look(session, questionnaire)))
    }

    /// Takes in what happens to the questionnaire, and tells what has changed.
    pub fn apply(self, message: QuestionnaireChange) {
        let _ = self.change(|session, questionnaire| session.apply(questionnaire, message));
    }

    /// Whether the age rule applies to the answers so far (R09).
    #[must_use]
    pub fn is_senior(self) -> bool {
        let bank = self.bank();
        let questionnaire = bank.questionnaire.as_ref();
        questionnaire.is_some_and(|asked| senior(asked, &self.answers_untracked()))
    }

    /// Hands the answers in. `None` where the bank has no questionnaire.
    ///
    /// # Errors
    /// [`NotSubmitted`], and nothing has changed.
    pub fn submit(self) -> Option<Result<Submitted, NotSubmitted>> {
        let (mode, attempts, today) = (self.bank().institution.mode, self.app.attempts(), self.app.today());
        let mut submitted = None;
        self.change(|session, questionnaire| {
            let done = session.submit(questionnaire, mode, attempts, today, clock::now_millis());
            submitted = Some(done);
            QuestionnaireChanged { answers: false, outcome: done == Ok(Submitted::Finished) }
        })?;
        submitted
    }

    fn change(
        self,
        change: impl FnOnce(&mut QuestionnaireSession, &Questionnaire) -> QuestionnaireChanged,
    ) -> Option<()> {
        let bank = self.bank();
        let questionnaire = bank.questionnaire.as_ref()?;
        let changed = self.session.try_update_value(|session| change(session, questionnaire))?;
        self.session.with_value(|session| {
            if changed.answers {
                self.answers.set(session.answers().clone());
            }
            if changed.outcome {
                self.outcome.set(session.outcome().cloned());
            }
        });
        if changed.answers || changed.outcome {
            self.keep_draft();
        }
        Some(())
    }

    /// What the answers say, as it is now.
    #[must_use]
    pub fn outcome_untracked(self) -> Option<AssessmentOutcome> {
        self.outcome.get_untracked()
    }

    /// Whether this is an exercise and no formal assessment.
    #[must_use]
    pub fn is_exercise(self) -> bool {
        self.bank().institution.mode == Mode::Education
    }
}
