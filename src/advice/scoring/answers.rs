//! What was answered so far.

use rust_decimal::Decimal;

use super::super::questionnaire::{Choice, Condition, Item, ItemKind, Questionnaire};
use crate::base::Id;

/// The answers given so far: items and choices. They stay in memory; nothing writes them anywhere (R19).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<ItemAnswer>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct ItemAnswer {
    item: Id,
    choices: Vec<Id>,
    amount: Option<Decimal>,
}

impl Answers {
    /// Answers `item` with `choice`, replacing an earlier answer.
    pub fn set(&mut self, item: &Id, choice: &Id) {
        self.put(item, vec![choice.clone()], None);
    }

    /// Adds a choice to the answer of a [`ItemKind::Multiple`] item, or takes it out. A choice that stands alone
    /// replaces all others, and is replaced by any other.
    fn toggle(&mut self, item: &Item, choice: &Choice) {
        let mut choices = self.all(&item.id).to_vec();
        let before = choices.len();
        choices.retain(|id| *id != choice.id);
        if choices.len() == before {
            choices.retain(|id| !choice.alone && item.choice(id).is_some_and(|other| !other.alone));
            choices.push(choice.id.clone());
        }
        self.put(&item.id, choices, None);
    }

    /// Takes a choice of `item` as its kind says: beside others, or in place of them.
    pub fn take(&mut self, item: &Item, choice: &Choice) {
        if item.kind() == ItemKind::Multiple {
            self.toggle(item, choice);
        } else {
            self.set(&item.id, &choice.id);
        }
    }

    /// Answers an [`ItemKind::Amount`] item: the band of the amount is the answer. An amount below every band, or none,
    /// is no answer, and an earlier one is gone.
    pub fn put_amount(&mut self, item: &Item, amount: Option<Decimal>) {
        let band = amount.and_then(|amount| item.band(amount));
        self.put(&item.id, band.map(|band| band.id.clone()).into_iter().collect(), amount);
    }

    fn put(&mut self, item: &Id, choices: Vec<Id>, amount: Option<Decimal>) {
        self.0.retain(|given| given.item != *item);
        self.0.push(ItemAnswer { item: item.clone(), choices, amount });
    }

    /// The answer to `item`, the first where there are several.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&Id> {
        self.all(item).first()
    }

    /// Every choice of `item` that was taken.
    #[must_use]
    pub fn all(&self, item: &str) -> &[Id] {
        self.given(item).map_or(&[], |given| &given.choices)
    }

    /// The amount that was typed for `item`.
    #[must_use]
    pub fn amount(&self, item: &str) -> Option<Decimal> {
        self.given(item).and_then(|given| given.amount)
    }

    fn given(&self, item: &str) -> Option<&ItemAnswer> {
        self.0.iter().find(|given| given.item == item)
    }

    /// The places of the items that these answers lead to, in their order.
    #[must_use]
    pub fn asked(&self, questionnaire: &Questionnaire) -> Vec<usize> {
        let mut asked = Vec::with_capacity(questionnaire.items.len());
        for (place, item) in questionnaire.items.iter().enumerate() {
            if item.when.as_ref().is_none_or(|when| self.meets(questionnaire, &asked, when)) {
                asked.push(place);
            }
        }
        asked
    }

    /// Whether one of the condition's choices was taken in an item that is asked.
    pub(super) fn meets(&self, questionnaire: &Questionnaire, asked: &[usize], condition: &Condition) -> bool {
        let known = |place: &usize| questionnaire.items.get(*place).is_some_and(|item| item.id == condition.item);
        asked.iter().any(known) && self.all(&condition.item).iter().any(|choice| condition.is.contains(choice))
    }

    /// The items of `questionnaire` that are asked and still open, in their order.
    #[must_use]
    pub fn open(&self, questionnaire: &Questionnaire) -> Vec<Id> {
        let mut open = Vec::new();
        for place in self.asked(questionnaire) {
            if let Some(item) = questionnaire.items.get(place).filter(|item| self.chosen(item).is_empty()) {
                open.push(item.id.clone());
            }
        }
        open
    }

    /// Forgets every answer.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The choices that were taken, in the order of the item; but one where only one can be.
    #[must_use]
    pub fn chosen<'a>(&self, item: &'a Item) -> Vec<&'a Choice> {
        let given = self.all(&item.id);
        let mut chosen = Vec::new();
        for choice in &item.choices {
            if given.contains(&choice.id) && (chosen.is_empty() || item.kind() == ItemKind::Multiple) {
                chosen.push(choice);
            }
        }
        chosen
    }
}
