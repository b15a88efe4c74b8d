//! What a formal assessment needs, and the proof that every reachable score has exactly one level.

use super::{MAX_CHOICES, MAX_ITEMS};
use crate::advice::level::Level;
use crate::advice::questionnaire::{Band, Dimension, Questionnaire};
use crate::advice::scoring;
use crate::config::problem::{ProblemCode, Problems};

/// What a formal assessment needs besides the questions (R08, R10); the exercise of education mode does not.
pub(in crate::config) fn check_formal(questionnaire: &Questionnaire, problems: &mut Problems) {
    let deciding = questionnaire.items.iter().filter(|item| item.decides_minimal()).count();
    if deciding < 2 {
        let expected = "two items without points that decide the lowest category (R08)";
        problems.note_at(&["items"], ProblemCode::Missing, expected, &deciding.to_string());
    }
    check_levels(questionnaire, problems);
}

fn check_levels(questionnaire: &Questionnaire, problems: &mut Problems) {
    for level in Level::ALL {
        let names = questionnaire.levels.iter().filter(|name| name.level == *level).count();
        if names != 1 {
            let expected = format!("one name for {}", level.code());
            problems.note_at(&["levels"], ProblemCode::Inconsistent, &expected, &names.to_string());
        }
    }
    if questionnaire.scales.is_empty() {
        check_bands(&questionnaire.bands, true, problems);
    } else if !questionnaire.bands.is_empty() {
        problems.note_at(&["bands"], ProblemCode::Inconsistent, "none beside scales", "bands");
    }
    check_scales(questionnaire, problems);
    check_horizons(questionnaire, problems);
    if questionnaire.items.len() <= MAX_ITEMS
        && questionnaire.items.iter().all(|item| item.choices.len() <= MAX_CHOICES)
    {
        prove(questionnaire, problems);
    }
}

/// Bands in their order, no level twice; `all` of the levels for what the result comes from.
fn check_bands(bands: &[Band], all: bool, problems: &mut Problems) {
    for level in Level::ALL {
        let count = bands.iter().filter(|band| band.level == *level).count();
        if count > 1 || (all && count != 1) {
            let expected = format!("one band for {}", level.code());
            problems.note_at(&["bands"], ProblemCode::Inconsistent, &expected, &count.to_string());
        }
    }
    for (index, pair) in bands.windows(2).enumerate() {
        let [lower, higher] = pair else { continue };
        if lower.level >= higher.level || lower.from >= higher.from {
            let place = index.saturating_add(1).to_string();
            let expected = "bands in the order of levels and scores";
            problems.note_at(&["bands", &place], ProblemCode::Inconsistent, expected, higher.level.code());
        }
    }
}

/// A tolerance, at least one dimension that caps it, and every scored item in one of them.
fn check_scales(questionnaire: &Questionnaire, problems: &mut Problems) {
    let scales = &questionnaire.scales;
    for (index, scale) in scales.iter().enumerate() {
        let place = index.to_string();
        let mark = problems.enter("scales");
        let inner = problems.enter(&place);
        let base = scale.dimension == Dimension::Tolerance;
        check_bands(&scale.bands, base, problems);
        if scales.iter().take(index).any(|earlier| earlier.dimension == scale.dimension) {
            problems.note_at(&["dimension"], ProblemCode::Duplicate, "each dimension once", scale.dimension.code());
        }
        if base && scale.caps {
            problems.note_at(&["caps"], ProblemCode::Inconsistent, "false: the tolerance is what is capped", "true");
        }
        problems.leave(inner);
        problems.leave(mark);
    }
    let base = scales.iter().any(|scale| scale.dimension == Dimension::Tolerance);
    let capping = scales.iter().any(|scale| scale.caps);
    if !scales.is_empty() && (!base || !capping) {
        problems.note_at(&["scales"], ProblemCode::Missing, "tolerance, and a dimension that caps it", "not both");
    }
    for (index, item) in questionnaire.items.iter().enumerate() {
        let right = if item.scored() && !scales.is_empty() {
            scales.iter().any(|scale| Some(scale.dimension) == item.dimension)
        } else {
            item.dimension.is_none()
        };
        if !right {
            let expected = "one of the dimensions of scales in each item with points, and in no other";
            let found = item.dimension.map_or("nothing", Dimension::code);
            problems.note_at(&["items", &index.to_string(), "dimension"], ProblemCode::Inconsistent, expected, found);
        }
    }
}

/// Every horizon that can be answered for a goal has exactly one highest level.
fn check_horizons(questionnaire: &Questionnaire, problems: &mut Problems) {
    for (index, item) in questionnaire.items.iter().enumerate().filter(|(_, item)| item.goal.is_some()) {
        for (place, choice) in item.choices.iter().enumerate() {
            let months = choice.facts.horizon_months;
            let bands = &questionnaire.horizons;
            let claims = months.map(|m| bands.iter().filter(|band| band.from <= m && m <= band.to).count());
            if claims != Some(1) {
                let at = ["items", &index.to_string(), "choices", &place.to_string(), "facts", "horizon_months"];
                let found = months.map_or("nothing".to_owned(), |months| months.to_string());
                problems.note_at(&at, ProblemCode::Bands, "months in exactly one band of horizons", &found);
            }
        }
    }
}

/// Notes the first undecided score of each dimension, with answers that lead to it. One is enough to mend a gap or an
/// overlap; the rest would repeat it.
fn prove(questionnaire: &Questionnaire, problems: &mut Problems) {
    let Ok(undecided) = scoring::coverage(questionnaire) else {
        return problems.note_at(
            &["items"],
            ProblemCode::TooLarge,
            "few enough combinations to prove every score",
            "too many",
        );
    };
    let mut before = None;
    for case in &undecided {
        if before == Some(case.dimension) {
            continue;
        }
        before = Some(case.dimension);
        let mut claims = Vec::new();
        for level in &case.levels {
            claims.push(level.code());
        }
        let found = if claims.is_empty() { "no band".to_owned() } else { claims.join(" and ") };
        let mut expected = format!("one band for the score {}, reached with", case.score);
        for (item, choice) in &case.answers {
            if matters(questionnaire, item, case.dimension) {
                expected.push_str(&format!(" {item}={choice}"));
            }
        }
        let scale = questionnaire.scales.iter().position(|scale| Some(scale.dimension) == case.dimension);
        match scale {
            Some(place) => {
                problems.note_at(&["scales", &place.to_string(), "bands"], ProblemCode::Bands, &expected, &found)
            }
            None => problems.note_at(&["bands"], ProblemCode::Bands, &expected, &found),
        }
    }
}

/// Whether an item counts for a dimension, or leads to other items.
fn matters(questionnaire: &Questionnaire, id: &str, dimension: Option<Dimension>) -> bool {
    let leads = questionnaire.items.iter().any(|item| item.when.as_ref().is_some_and(|when| when.item == *id));
    let item = questionnaire.item(id);
    leads || item.is_some_and(|item| item.scored() && (dimension.is_none() || item.dimension == dimension))
}
