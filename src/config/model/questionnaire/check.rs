//! What must be true of a questionnaire, and the proof that every reachable score has exactly one level.

use crate::advice::level::Level;
use crate::advice::questionnaire::{Item, Questionnaire};
use crate::advice::scoring;
use crate::config::problem::{Code, Problems};

/// The most items and the most choices of one item; keeps the proof short.
const MOST_ITEMS: usize = 60;
const MOST_CHOICES: usize = 12;

pub(super) fn check(questionnaire: &Questionnaire, problems: &mut Problems) {
    for (key, value, low, high) in [
        ("valid_months", questionnaire.valid_months, 1, 12),
        ("senior_age", questionnaire.senior_age, 50, 120),
        ("attempts_per_day", questionnaire.attempts_per_day, 1, 2),
        ("attempts_per_year", questionnaire.attempts_per_year, 1, 8),
    ] {
        if !(low..=high).contains(&value) {
            let expected = [low.to_string(), " to ".to_owned(), high.to_string()].concat();
            problems.note_at(&[key], Code::Range, &expected, &value.to_string());
        }
    }
    check_items(questionnaire, problems);
}

fn check_items(questionnaire: &Questionnaire, problems: &mut Problems) {
    let items = &questionnaire.items;
    for (index, item) in items.iter().enumerate() {
        if items.iter().take(index).any(|earlier| earlier.id == item.id) {
            problems.note_at(&["items", &index.to_string(), "id"], Code::Duplicate, "a new id", &item.id);
        }
    }
    if items.len() > MOST_ITEMS {
        problems.note_at(&["items"], Code::TooLarge, "at most 60 items", &items.len().to_string());
    }
    if !items.iter().any(Item::scored) {
        problems.note_at(&["items"], Code::Empty, "at least one item with points", "none");
    }
}

/// What a formal assessment needs besides the questions (R08, R10); the exercise of education mode does not.
pub(in crate::config) fn check_formal(questionnaire: &Questionnaire, problems: &mut Problems) {
    let deciding = questionnaire.items.iter().filter(|item| item.decides_minimal()).count();
    if deciding < 2 {
        let expected = "two items without points that decide the lowest category (R08)";
        problems.note_at(&["items"], Code::Missing, expected, &deciding.to_string());
    }
    check_levels(questionnaire, problems);
}

pub(super) fn check_item(item: &Item, problems: &mut Problems) {
    let choices = &item.choices;
    if !(2..=MOST_CHOICES).contains(&choices.len()) {
        problems.note_at(&["choices"], Code::Range, "2 to 12 choices", &choices.len().to_string());
    }
    let scored = item.scored();
    for (index, choice) in choices.iter().enumerate() {
        let place = index.to_string();
        if choices.iter().take(index).any(|earlier| earlier.id == choice.id) {
            problems.note_at(&["choices", &place, "id"], Code::Duplicate, "a new id", &choice.id);
        }
        if scored && choice.points.is_none() {
            let expected = "points, as other choices of the item have them";
            problems.note_at(&["choices", &place, "points"], Code::Missing, expected, "nothing");
        }
        if scored && choice.minimal {
            let expected = "no points in an item that decides the lowest category (R08)";
            problems.note_at(&["choices", &place, "minimal"], Code::Inconsistent, expected, "points");
        }
    }
    if !scored && choices.iter().all(|choice| choice.minimal) {
        problems.note_at(&["choices"], Code::Inconsistent, "a choice outside the lowest category", "none");
    }
}

fn check_levels(questionnaire: &Questionnaire, problems: &mut Problems) {
    for level in Level::ALL {
        let bands = questionnaire.bands.iter().filter(|band| band.level == *level).count();
        if bands != 1 {
            let expected = ["one band for ", level.code()].concat();
            problems.note_at(&["bands"], Code::Inconsistent, &expected, &bands.to_string());
        }
        let names = questionnaire.levels.iter().filter(|name| name.level == *level).count();
        if names != 1 {
            let expected = ["one name for ", level.code()].concat();
            problems.note_at(&["levels"], Code::Inconsistent, &expected, &names.to_string());
        }
    }
    for (index, pair) in questionnaire.bands.windows(2).enumerate() {
        let [lower, higher] = pair else { continue };
        if lower.level >= higher.level || lower.from >= higher.from {
            let place = index.saturating_add(1).to_string();
            let expected = "bands in the order of levels and scores";
            problems.note_at(&["bands", &place], Code::Inconsistent, expected, higher.level.code());
        }
    }
    if questionnaire.items.len() > MOST_ITEMS
        || questionnaire.items.iter().any(|item| item.choices.len() > MOST_CHOICES)
    {
        return;
    }
    // One counter-example is enough to mend a gap or an overlap; the rest would repeat it.
    if let Some(undecided) = scoring::coverage(questionnaire).first() {
        let claims: Vec<&str> = undecided.levels.iter().map(|level| level.code()).collect();
        let found = if claims.is_empty() { "no band".to_owned() } else { claims.join(" and ") };
        let expected = ["one band for the score ", &undecided.score.to_string(), ", which answers can reach"].concat();
        problems.note_at(&["bands"], Code::Bands, &expected, &found);
    }
}
