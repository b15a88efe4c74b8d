//! The CFPB Financial Well-Being Scale: ten statements and an age group, answered by the person herself.
//!
//! For education alone: no level, no norm for China and no product follows from the score, and nothing is kept.
//! Source: Consumer Financial Protection Bureau, *Measuring financial well-being: a guide to using the CFPB Financial
//! Well-Being Scale* (2015) and the questionnaire at consumerfinance.gov (`cfgov/wellbeing`), a work of the US
//! government. Its wording must not be changed, and every statement must be answered.

use crate::domain::scale::{AdministrationMode, AgeGroup, financial_well_being, well_being_score};

/// The questions: ten statements and the age group.
pub const QUESTIONS: usize = 11;
/// The place of the age group among the questions.
pub const AGE: usize = 10;
/// Statements from this place on ask how often, those before how well.
pub const HOW_OFTEN: usize = 6;

/// Whether "completely" or "always", the first answer of each statement, is the best (4) and not the worst (0).
const AGREEING_IS_BEST: [bool; AGE] = [true, true, false, true, false, false, false, true, false, false];

/// The mean of adults in the United States. Source: National Financial Well-Being Survey, late 2016; CFPB,
/// *Financial well-being in America*, September 2017.
pub const US_MEAN: u32 = 54;

/// What was answered so far: the place of the answer, from the top of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers([Option<u8>; QUESTIONS]);

/// What the answers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The values of the answers added up, 0 to 40.
    pub total: u32,
    /// The score by the published table, 14 to 95.
    pub score: u32,
    /// The lowest score of the age group.
    pub low: u32,
    /// The highest score of the age group.
    pub high: u32,
}

impl Answers {
    /// The answer to the question at `place`.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<u8> {
        self.0.get(place).copied().flatten()
    }

    /// Gives an answer; what the question does not offer is no answer.
    pub fn set(&mut self, place: usize, answer: u8) {
        if let Some(slot) = self.0.get_mut(place) {
            *slot = (answer < choices(place)).then_some(answer);
        }
    }

    /// The first question without an answer.
    #[must_use]
    pub fn open(&self) -> Option<usize> {
        self.0.iter().position(Option::is_none)
    }

    /// Total and score; `None` until every question is answered.
    ///
    /// ```
    /// use finplan::advice::wellbeing::{AGE, Answers};
    /// let mut answers = Answers::default();
    /// for place in 0..AGE {
    ///     answers.set(place, 2); // the middle answer counts 2, whatever the statement says
    /// }
    /// assert_eq!(answers.score(), None);
    /// answers.set(AGE, 0);
    /// assert_eq!(answers.score().map(|score| (score.total, score.score)), Some((20, 50)));
    /// ```
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        let mut coded = [0; AGE];
        for (place, (slot, best)) in coded.iter_mut().zip(AGREEING_IS_BEST).enumerate() {
            let answer = self.get(place)?;
            *slot = if best { 4_u8.checked_sub(answer)? } else { answer };
        }
        let age = if self.get(AGE)? == 0 { AgeGroup::Younger } else { AgeGroup::Older };
        let (total, score) = financial_well_being(&coded, AdministrationMode::SelfAdministered, age)?;
        let end = |total| well_being_score(total, AdministrationMode::SelfAdministered, age).map(u32::from);
        Some(Score { total, score: score.into(), low: end(0)?, high: end(40)? })
    }
}

/// How many answers the question at `place` offers.
#[must_use]
pub const fn choices(place: usize) -> u8 {
    if place == AGE { 2 } else { 5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of the first answer of each statement on the published form ("Completely", "Always").
    const FIRST: [u8; AGE] = [4, 4, 0, 4, 0, 0, 0, 4, 0, 0];

    fn vectors(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap()
    }

    /// Answers whose values are these.
    fn answers(coded: &[u8], age: &str) -> Answers {
        let mut answers = Answers::default();
        for (place, value) in coded.iter().enumerate() {
            answers.set(place, FIRST[place].abs_diff(*value));
        }
        answers.set(AGE, u8::from(age == "62+"));
        answers
    }

    #[test]
    fn every_published_example_of_a_person_who_answers_herself_is_met() {
        let examples = vectors(include_str!("../../tests/vectors/cfpb_fwb_examples.json"));
        let mut met = 0;
        for case in examples["cases"].as_array().unwrap() {
            let (given, out) = (&case["in"], &case["out"]);
            if given["mode"] != "self" {
                continue;
            }
            let coded: Vec<u8> = serde_json::from_value(given["coded_answers"].clone()).unwrap();
            let score = answers(&coded, given["age"].as_str().unwrap()).score().unwrap();
            assert_eq!(
                (u64::from(score.total), u64::from(score.score)),
                (out["total"].as_u64().unwrap(), out["score"].as_u64().unwrap()),
                "{}",
                case["id"]
            );
            met += 1;
        }
        assert!(met >= 5, "{met} examples");
    }

    #[test]
    fn every_total_has_the_score_of_the_published_table() {
        let table = vectors(include_str!("../../tests/vectors/cfpb_fwb_table.json"));
        for age in ["18-61", "62+"] {
            let scores = table["meta"]["table"]["self"][age].as_array().unwrap();
            assert_eq!(scores.len(), 41);
            for (total, wanted) in scores.iter().enumerate() {
                // As many fours as fit, then what is left: every total from 0 to 40 can be answered.
                let coded: Vec<u8> = (0..AGE).map(|place| total.saturating_sub(4 * place).min(4) as u8).collect();
                let score = answers(&coded, age).score().unwrap();
                assert_eq!((score.total as usize, u64::from(score.score)), (total, wanted.as_u64().unwrap()), "{age}");
                let ends = [score.low, score.high].map(u64::from);
                assert_eq!(ends.map(Some), [scores[0].as_u64(), scores[40].as_u64()], "{age}");
            }
        }
    }

    #[test]
    fn a_better_answer_to_any_statement_adds_one() {
        for place in 0..AGE {
            for value in 0..4 {
                let with = |value| {
                    let mut coded = [2; AGE];
                    coded[place] = value;
                    answers(&coded, "18-61").score().unwrap().total
                };
                assert_eq!(with(value + 1), with(value) + 1, "statement {}", place + 1);
            }
        }
    }

    #[test]
    fn one_answer_short_there_is_no_score_and_the_place_is_known() {
        for place in 0..QUESTIONS {
            let mut given = answers(&[3; AGE], "62+");
            given.set(place, 5);
            assert_eq!((given.score(), given.open()), (None, Some(place)));
        }
        assert_eq!(answers(&[3; AGE], "62+").open(), None);
    }
}
