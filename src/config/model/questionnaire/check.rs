//! What must be true of a questionnaire.

mod formal;

pub(in crate::config) use formal::check_formal;

use crate::advice::questionnaire::{Condition, Item, ItemKind, Questionnaire};
use crate::config::problem::{ProblemCode, Problems};

/// The most items and the most choices of one item; keeps the proof short.
const MAX_ITEMS: usize = 60;
const MAX_CHOICES: usize = 12;

/// The most times that an item's points count.
const MAX_WEIGHT: u32 = 10;

pub(super) fn check(questionnaire: &Questionnaire, problems: &mut Problems) {
    for (key, value, low, high) in [
        ("valid_months", Some(questionnaire.valid_months), 1, 12),
        ("senior_age", Some(questionnaire.senior_age), 50, 120),
        ("attempts_per_day", Some(questionnaire.attempts_per_day), 1, 2),
        ("attempts_per_year", Some(questionnaire.attempts_per_year), 1, 8),
        ("same_position", questionnaire.same_position, 3, 60),
        ("seconds_per_item", questionnaire.seconds_per_item, 1, 60),
    ] {
        in_range(&[key], value, low, high, problems);
    }
    check_items(questionnaire, problems);
    check_references(questionnaire, problems);
}

fn in_range(at: &[&str], value: Option<u32>, low: u32, high: u32, problems: &mut Problems) {
    if let Some(value) = value.filter(|value| !(low..=high).contains(value)) {
        let expected = format!("{low} to {high}");
        problems.note_at(at, ProblemCode::Range, &expected, &value.to_string());
    }
}

/// What names items and choices names those that are there; a condition, earlier ones.
fn check_references(questionnaire: &Questionnaire, problems: &mut Problems) {
    let items = &questionnaire.items;
    for (index, item) in items.iter().enumerate() {
        if let Some(when) = &item.when {
            let earlier = items.get(..index).unwrap_or_default();
            check_condition(&["items", &index.to_string(), "when"], when, earlier, problems);
        }
    }
    for (index, doubt) in questionnaire.doubts.iter().enumerate() {
        let index = index.to_string();
        if doubt.answers.len() != 2 {
            let found = doubt.answers.len().to_string();
            problems.note_at(&["doubts", &index, "answers"], ProblemCode::Range, "two answers", &found);
        }
        for (place, answer) in doubt.answers.iter().enumerate() {
            check_condition(&["doubts", &index, "answers", &place.to_string()], answer, items, problems);
        }
    }
    let mut next = 0;
    for (index, section) in questionnaire.sections.iter().enumerate() {
        let place = items.iter().position(|item| item.id == section.from);
        match place.filter(|place| *place >= next) {
            Some(place) => next = place.saturating_add(1),
            None => {
                let at = ["sections", &index.to_string(), "from"];
                problems.note_at(
                    &at,
                    ProblemCode::UnknownId,
                    "an item after that of the section before",
                    &section.from,
                );
            }
        }
    }
}

fn check_condition(at: &[&str], condition: &Condition, items: &[Item], problems: &mut Problems) {
    let at = |key| [at, &[key]].concat();
    let Some(item) = items.iter().find(|item| item.id == condition.item) else {
        return problems.note_at(
            &at("item"),
            ProblemCode::UnknownId,
            "an item, an earlier one in a condition",
            &condition.item,
        );
    };
    if condition.is.is_empty() {
        problems.note_at(&at("is"), ProblemCode::Empty, "at least one choice", "none");
    }
    for choice in &condition.is {
        if item.choice(choice).is_none() {
            problems.note_at(&at("is"), ProblemCode::UnknownId, &format!("a choice of {}", item.id), choice);
        }
    }
}

fn check_items(questionnaire: &Questionnaire, problems: &mut Problems) {
    let items = &questionnaire.items;
    for (index, item) in items.iter().enumerate() {
        if items.iter().take(index).any(|earlier| earlier.id == item.id) {
            problems.note_at(&["items", &index.to_string(), "id"], ProblemCode::Duplicate, "a new id", &item.id);
        }
    }
    if items.len() > MAX_ITEMS {
        problems.note_at(&["items"], ProblemCode::TooLarge, "at most 60 items", &items.len().to_string());
    }
    if !items.iter().any(Item::scored) {
        problems.note_at(&["items"], ProblemCode::Empty, "at least one item with points", "none");
    }
}

pub(super) fn check_item(item: &Item, problems: &mut Problems) {
    let choices = &item.choices;
    if !(2..=MAX_CHOICES).contains(&choices.len()) {
        problems.note_at(&["choices"], ProblemCode::Range, "2 to 12 choices", &choices.len().to_string());
    }
    let scored = item.scored();
    for (index, choice) in choices.iter().enumerate() {
        let place = index.to_string();
        if choices.iter().take(index).any(|earlier| earlier.id == choice.id) {
            problems.note_at(&["choices", &place, "id"], ProblemCode::Duplicate, "a new id", &choice.id);
        }
        if scored && choice.points.is_none() {
            let expected = "points, as other choices of the item have them";
            problems.note_at(&["choices", &place, "points"], ProblemCode::Missing, expected, "nothing");
        }
        if scored && choice.minimal {
            let expected = "no points in an item that decides the lowest category (R08)";
            problems.note_at(&["choices", &place, "minimal"], ProblemCode::Inconsistent, expected, "points");
        }
    }
    check_kind(item, problems);
    in_range(&["weight"], item.weight, 1, MAX_WEIGHT, problems);
    if !scored && choices.iter().all(|choice| choice.minimal) {
        problems.note_at(&["choices"], ProblemCode::Inconsistent, "a choice outside the lowest category", "none");
    }
}

/// What belongs to one kind of item only.
fn check_kind(item: &Item, problems: &mut Problems) {
    let kind = item.kind();
    let several = kind == ItemKind::Multiple;
    if !several && (item.highest || item.cap.is_some()) {
        problems.note_at(&["kind"], ProblemCode::Inconsistent, "multiple, for highest or cap", kind.code());
    }
    let ids = [item.choices.first(), item.choices.get(1)].map(|choice| choice.map_or("", |choice| choice.id.as_str()));
    if kind == ItemKind::YesNo && (item.choices.len() != 2 || !matches!(ids, ["yes", "no"] | ["no", "yes"])) {
        problems.note_at(&["choices"], ProblemCode::Inconsistent, "the choices yes and no", &ids.join(" and "));
    }
    let mut last = None;
    for (index, choice) in item.choices.iter().enumerate() {
        let place = index.to_string();
        if choice.alone && !several {
            problems.note_at(
                &["choices", &place, "alone"],
                ProblemCode::Inconsistent,
                "an item of several choices",
                kind.code(),
            );
        }
        // Every amount lies in exactly one band: they begin at nothing and follow one another.
        let right = match choice.from {
            None => kind != ItemKind::Amount,
            Some(from) if index == 0 => kind == ItemKind::Amount && from.is_zero(),
            Some(from) => kind == ItemKind::Amount && last.is_some_and(|last| last < from),
        };
        if !right {
            let expected = "in amount items alone, 0 and then more than the choice before";
            let found = choice.from.map_or("nothing".to_owned(), |from| from.to_string());
            problems.note_at(&["choices", &place, "from"], ProblemCode::Inconsistent, expected, &found);
        }
        last = choice.from;
    }
}
