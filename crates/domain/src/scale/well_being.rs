//! The CFPB Financial Well-Being Scale, ten items.

/// How the questions were answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdministrationMode {
    /// The person filled in the form.
    SelfAdministered,
    /// Somebody read the questions out.
    Interviewer,
}

/// The age groups the scale distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgeGroup {
    /// 18 to 61.
    Younger,
    /// 62 and older.
    Older,
}

/// Scores by total response value 0 to 40. Source: scoring worksheet of the CFPB (US government work).
const SELF_YOUNGER: [u8; 41] = [
    14, 19, 22, 25, 27, 29, 31, 32, 34, 35, 37, 38, 40, 41, 42, 44, 45, 46, 47, 49, 50, 51, 52, 54, 55, 56, 58, 59, 60,
    62, 63, 65, 66, 68, 69, 71, 73, 75, 78, 81, 86,
];
const SELF_OLDER: [u8; 41] = [
    14, 20, 24, 26, 29, 31, 33, 35, 36, 38, 39, 41, 42, 44, 45, 46, 48, 49, 50, 52, 53, 54, 56, 57, 58, 60, 61, 63, 64,
    66, 67, 69, 71, 73, 75, 77, 79, 82, 84, 88, 95,
];
const INTERVIEWER_YOUNGER: [u8; 41] = [
    16, 21, 24, 27, 29, 31, 33, 34, 36, 38, 39, 40, 42, 43, 44, 45, 47, 48, 49, 50, 52, 53, 54, 55, 57, 58, 59, 60, 62,
    63, 65, 66, 68, 70, 71, 73, 76, 78, 81, 85, 91,
];
const INTERVIEWER_OLDER: [u8; 41] = [
    18, 23, 26, 28, 30, 32, 33, 35, 36, 38, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 50, 52, 53, 54, 55, 56, 57, 58, 60,
    61, 62, 64, 65, 67, 68, 70, 72, 75, 77, 81, 87,
];

/// The score of a total response value, by the table of the published scoring worksheet (CFPB); `None` above 40.
///
/// ```
/// use finplan_domain::scale::{AgeGroup, AdministrationMode, well_being_score};
/// assert_eq!(well_being_score(23, AdministrationMode::SelfAdministered, AgeGroup::Younger), Some(54));
/// assert_eq!(well_being_score(41, AdministrationMode::SelfAdministered, AgeGroup::Younger), None);
/// ```
#[must_use]
pub fn well_being_score(total: u32, mode: AdministrationMode, age: AgeGroup) -> Option<u8> {
    let table = match (mode, age) {
        (AdministrationMode::SelfAdministered, AgeGroup::Younger) => &SELF_YOUNGER,
        (AdministrationMode::SelfAdministered, AgeGroup::Older) => &SELF_OLDER,
        (AdministrationMode::Interviewer, AgeGroup::Younger) => &INTERVIEWER_YOUNGER,
        (AdministrationMode::Interviewer, AgeGroup::Older) => &INTERVIEWER_OLDER,
    };
    table.get(usize::try_from(total).ok()?).copied()
}

/// Total and score of ten coded answers, each 0 to 4 with 4 the best; `None` unless all ten are there and in range.
///
/// ```
/// use finplan_domain::scale::{AgeGroup, AdministrationMode, financial_well_being};
/// let answers = [2, 2, 2, 4, 1, 4, 3, 1, 1, 3];
/// assert_eq!(financial_well_being(&answers, AdministrationMode::SelfAdministered, AgeGroup::Younger), Some((23, 54)));
/// assert_eq!(financial_well_being(&answers[1..], AdministrationMode::SelfAdministered, AgeGroup::Younger), None);
/// ```
#[must_use]
pub fn financial_well_being(answers: &[u8], mode: AdministrationMode, age: AgeGroup) -> Option<(u32, u8)> {
    if answers.len() != 10 || answers.iter().any(|answer| *answer > 4) {
        return None;
    }
    let total = answers.iter().map(|answer| u32::from(*answer)).sum();
    Some((total, well_being_score(total, mode, age)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_never_less() {
        for mode in [AdministrationMode::SelfAdministered, AdministrationMode::Interviewer] {
            for age in [AgeGroup::Younger, AgeGroup::Older] {
                let scores: Vec<u8> = (0..=40).filter_map(|total| well_being_score(total, mode, age)).collect();
                assert_eq!(scores.len(), 41);
                assert!(scores.is_sorted());
            }
        }
    }

    #[test]
    fn an_answer_out_of_range_gives_no_score() {
        assert_eq!(financial_well_being(&[5; 10], AdministrationMode::Interviewer, AgeGroup::Older), None);
    }
}
