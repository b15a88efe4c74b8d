//! Values that hold from a day on, with where they come from and how far they were checked.

use chrono::NaiveDate;

use super::Edition;

/// A value of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// The first day on which it holds; none where it holds as long as anyone knows.
    pub from: Option<NaiveDate>,
    /// The day on which it was last seen to hold.
    pub as_of: NaiveDate,
    /// Who set it, and in which document.
    pub source: String,
    /// Whether it still has to be checked against the text of its authority: from memory, or judgement. The bank is
    /// told so; a customer is not shown it as a fact.
    pub unverified: bool,
    /// The value.
    pub value: T,
}

/// What is known of a value on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InForce<'a, T> {
    /// It is in force.
    Known(&'a Dated<T>),
    /// The day lies past the last one that the pack knows: it was in force then.
    LastKnown(&'a Dated<T>),
    /// The day lies before the first value.
    NotYet,
}

impl<'a, T> InForce<'a, T> {
    /// The value where it is known on the day itself, and nothing beyond what the pack knows.
    #[must_use]
    pub const fn known(self) -> Option<&'a Dated<T>> {
        match self {
            InForce::Known(row) => Some(row),
            InForce::LastKnown(_) | InForce::NotYet => None,
        }
    }
}

/// What `rows`, the oldest first, say of a day: the last one that begins on or before it, held against the last day
/// that the edition knows. A value is never carried past that day without saying so.
#[must_use]
pub fn in_force<'a, T>(rows: &'a [Dated<T>], edition: &Edition, day: NaiveDate) -> InForce<'a, T> {
    let reached = day.min(edition.version);
    match rows.iter().rev().find(|row| row.from.is_none_or(|from| from <= reached)) {
        None => InForce::NotYet,
        Some(row) if day > edition.version => InForce::LastKnown(row),
        Some(row) => InForce::Known(row),
    }
}

/// One value that still has to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverified {
    /// Where it stands in the pack, as a JSON pointer.
    pub pointer: String,
    /// What its source is said to be.
    pub source: String,
}

/// Adds every value of a list that still has to be checked.
pub(super) fn note_unverified<T>(key: &str, rows: &[Dated<T>], found: &mut Vec<Unverified>) {
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.unverified) {
        found.push(Unverified { pointer: format!("/{key}/{place}"), source: row.source.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Id, LocalText};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_value_holds_from_its_day_to_the_last_day_known() {
        let row = |from: Option<&str>, value| Dated {
            from: from.map(day),
            as_of: day("2026-01-01"),
            source: String::new(),
            unverified: false,
            value,
        };
        let text = LocalText { zh_cn: String::new(), zh_tw: String::new(), en: String::new() };
        let edition = Edition {
            id: Id::empty(),
            version: day("2026-09-01"),
            source: text.clone(),
            changed: text,
            stale_after: day("2027-09-01"),
        };
        let rows = [row(Some("2019-01-01"), 1), row(Some("2023-01-01"), 2), row(Some("2027-01-01"), 3)];
        let on = |text| in_force(&rows, &edition, day(text));
        assert_eq!(on("2018-12-31"), InForce::NotYet);
        assert_eq!(on("2019-01-01"), InForce::Known(&rows[0]));
        assert_eq!(on("2022-12-31"), InForce::Known(&rows[0]));
        assert_eq!(on("2026-09-01"), InForce::Known(&rows[1]));
        assert_eq!(on("2026-09-02"), InForce::LastKnown(&rows[1]));
        // Announced for a day that the pack does not reach: it is not yet known to have come.
        assert_eq!(on("2027-06-01"), InForce::LastKnown(&rows[1]));
        assert_eq!((on("2026-09-01").known(), on("2026-09-02").known()), (Some(&rows[1]), None));
        let always = [row(None, 7)];
        assert_eq!(in_force(&always, &edition, day("1990-01-01")), InForce::Known(&always[0]));
        assert_eq!(in_force::<i32>(&[], &edition, day("2020-01-01")), InForce::NotYet);
    }
}
