//! How often a customer may be assessed (R06).
//!
//! The limits are the institution's, over all its channels: the host counts, FinPlan asks. A refusal says when it
//! is possible again and nothing about any answer.

use super::questionnaire::Questionnaire;

/// How many assessments the institution has counted for this customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// Today, by the calendar of Asia/Shanghai.
    pub today: u32,
    /// In the last twelve months.
    pub last_year: u32,
}

/// Which limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The limit for one day.
    Day,
    /// The limit for twelve months.
    Year,
}

impl Attempts {
    /// The counters as a host writes them: `1,5` for one today and five in the last twelve months.
    ///
    /// ```
    /// use finplan::advice::attempts::Attempts;
    /// assert_eq!(Attempts::parse("1,5"), Some(Attempts { today: 1, last_year: 5 }));
    /// assert_eq!(Attempts::parse("-1,5"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Attempts> {
        let (today, last_year) = text.split_once(',')?;
        Some(Attempts { today: today.trim().parse().ok()?, last_year: last_year.trim().parse().ok()? })
    }

    /// These and one more.
    #[must_use]
    pub const fn one_more(self) -> Attempts {
        Attempts { today: self.today.saturating_add(1), last_year: self.last_year.saturating_add(1) }
    }

    /// How many more assessments are possible today.
    ///
    /// # Errors
    /// The limit that is reached; the longer one where both are.
    pub fn left(self, questionnaire: &Questionnaire) -> Result<u32, Refusal> {
        let today = questionnaire.attempts_per_day.saturating_sub(self.today);
        let year = questionnaire.attempts_per_year.saturating_sub(self.last_year);
        match (today, year) {
            (_, 0) => Err(Refusal::Year),
            (0, _) => Err(Refusal::Day),
            _ => Ok(today.min(year)),
        }
    }
}
