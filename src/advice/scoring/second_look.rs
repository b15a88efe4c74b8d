//! Answers that are asked back before they count: neutrally, and only once.

use super::super::questionnaire::{Item, ItemKind, Questionnaire};
use super::Answers;

/// Why the customer is asked to look at the answers again. Keeping them is always possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondLook {
    /// Two answers do not go together: the place in [`Questionnaire::doubts`].
    Doubt(usize),
    /// The same position was chosen everywhere, or there was hardly time to read.
    Haste,
}

/// What to ask back next; `None` where nothing is, or the customer `kept` the answers.
///
/// `seconds` is the time from the first question to the end, where it is known.
#[must_use]
pub fn second_look(
    questionnaire: &Questionnaire,
    answers: &Answers,
    seconds: Option<u32>,
    kept: &[SecondLook],
) -> Option<SecondLook> {
    let asked = answers.asked(questionnaire);
    for (place, doubt) in questionnaire.doubts.iter().enumerate() {
        let look = SecondLook::Doubt(place);
        if !kept.contains(&look) && doubt.answers.iter().all(|one| answers.meets(questionnaire, &asked, one)) {
            return Some(look);
        }
    }
    let count = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    let fast = match (questionnaire.seconds_per_item, seconds) {
        (Some(least), Some(seconds)) => seconds < least.saturating_mul(count),
        _ => false,
    };
    let hasty = fast || same_position(questionnaire, answers, &asked);
    (hasty && !kept.contains(&SecondLook::Haste)).then_some(SecondLook::Haste)
}

/// Whether every single-choice item was answered at the same place of its list.
fn same_position(questionnaire: &Questionnaire, answers: &Answers, asked: &[usize]) -> bool {
    let Some(least) = questionnaire.same_position else { return false };
    let (mut first, mut count) = (None, 0_u32);
    for place in asked {
        let Some(item) = questionnaire.items.get(*place).filter(|item| item.kind() == ItemKind::Single) else {
            continue;
        };
        let position = chosen_position(item, answers);
        if *first.get_or_insert(position) != position {
            return false;
        }
        count = count.saturating_add(1);
    }
    count >= least
}

fn chosen_position(item: &Item, answers: &Answers) -> Option<usize> {
    item.choices.iter().position(|choice| answers.get(&item.id) == Some(&choice.id))
}
