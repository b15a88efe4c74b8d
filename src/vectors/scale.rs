//! Scores of questionnaires, and score bands.

use super::case::{self, Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use crate::domain::scale::{
    AdministrationMode, AgeGroup, Band, BandError, Bands, RiskTolerance, ScoreRange, financial_well_being,
    grable_lytton, well_being_score,
};
use serde_json::Value;

fn mode(name: &str) -> Option<AdministrationMode> {
    match name {
        "self" => Some(AdministrationMode::SelfAdministered),
        "interviewer" => Some(AdministrationMode::Interviewer),
        _ => None,
    }
}

fn age(name: &str) -> Option<AgeGroup> {
    match name {
        "18-61" => Some(AgeGroup::Younger),
        "62+" => Some(AgeGroup::Older),
        _ => None,
    }
}

/// The numbers of a list of answers.
fn answers<T: TryFrom<u32>>(case: &VectorCase<'_>, name: &str) -> Result<Vec<T>, Malformed> {
    let answer = |value: &Value| T::try_from(case::count(value)?).ok();
    case.list(name)?.iter().map(answer).collect::<Option<_>>().ok_or_else(|| unreadable(name))
}

/// One row of the table: a total, and its score by mode and age.
pub(super) fn check_table(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let total = case.count("total")?;
    let mut checks = Checks::default();
    checks.group("out", case.group("out"), |field| {
        let (mode_name, age_name) = field.split_once('|')?;
        let score = well_being_score(total, mode(mode_name)?, age(age_name)?);
        Some(score.map_or(Actual::Nothing, |score| Actual::count(score.into())))
    });
    Ok(checks)
}

pub(super) fn check_well_being(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let (mode, age) = (mode(case.text("mode")?), age(case.text("age")?));
    let (mode, age) = mode.zip(age).ok_or_else(|| unreadable("mode"))?;
    let scored = financial_well_being(&answers::<u8>(case, "coded_answers")?, mode, age);
    let mut checks = Checks::default();
    checks.group("out", case.group("out"), |field| match field {
        "total" => Some(scored.map_or(Actual::Nothing, |(total, _)| Actual::count(total))),
        "score" => Some(scored.map_or(Actual::Nothing, |(_, score)| Actual::count(score.into()))),
        _ => None,
    });
    Ok(checks)
}

pub(super) fn check_grable_lytton(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let scored = grable_lytton(&answers::<usize>(case, "option_index_0based")?);
    let mut checks = Checks::default();
    checks.group("out", case.group("out"), |field| match field {
        "score" => Some(scored.map_or(Actual::Nothing, |(score, _)| Actual::count(score))),
        "band" => Some(scored.map_or(Actual::Nothing, |(_, band)| Actual::Text(name(band).to_owned()))),
        _ => None,
    });
    Ok(checks)
}

fn name(band: RiskTolerance) -> &'static str {
    match band {
        RiskTolerance::Low => "low",
        RiskTolerance::BelowAverage => "below_average",
        RiskTolerance::Average => "average",
        RiskTolerance::AboveAverage => "above_average",
        RiskTolerance::High => "high",
    }
}

/// Bands seen in the wild: they must meet, and both ends of each must give its level.
pub(super) fn check_bands(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let group = case.group("out").ok_or_else(|| unreadable("out"))?;
    let mut bands = Vec::new();
    for (level, range) in group {
        // A remark in brackets may follow the range.
        let text = range.as_str().ok_or_else(|| unreadable(level))?;
        let range = ScoreRange::parse(text.split_once('(').map_or(text, |(range, _)| range));
        bands.push(Band { level: level.clone(), range: range.ok_or_else(|| unreadable(level))? });
    }
    let bands = Bands::new(bands)?;
    let mut checks = Checks::default();
    checks.group("out", Some(group), |level| {
        let range = bands.bands().iter().find(|band| band.level == level)?.range;
        let ends = [range.low, range.high].into_iter().flatten();
        let same = |score: i64| -> Result<bool, BandError> { Ok(bands.level(score)? == level) };
        let agrees = ends.map(same).all(|found| found == Ok(true));
        if agrees { Some(Actual::Remark) } else { Some(Actual::Nothing) }
    });
    Ok(checks)
}
