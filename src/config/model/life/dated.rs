//! How a dated value is written down, whatever it is.

use chrono::NaiveDate;

use crate::base::json::Json;
use crate::config::node::{Key, Node, read_object};
use crate::config::problem::{ProblemCode, Problems};
#[cfg(feature = "cli")]
use crate::config::schema::{Definitions, Property, object};
use crate::tool::pack::Dated;

const KEYS: &[Key] = &[
    Key { name: "from", required: false },
    Key { name: "as_of", required: true },
    Key { name: "source", required: true },
    Key { name: "unverified", required: false },
    Key { name: "value", required: true },
];

impl<T: Node> Node for Dated<T> {
    fn initial() -> Self {
        Dated { from: None, as_of: NaiveDate::initial(), source: String::new(), unverified: false, value: T::initial() }
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        read_object(json, KEYS, problems, &mut |place, json, problems| match place {
            0 => self.from.read(json, problems),
            1 => self.as_of.read(json, problems),
            2 => self.source.read(json, problems),
            3 => self.unverified.read(json, problems),
            _ => self.value.read(json, problems),
        })
    }

    #[cfg(feature = "cli")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let about: [&[&str]; 5] = [
            &["The first day on which it holds; left out where it holds as long as anyone knows."],
            &["The day on which it was last seen to hold."],
            &["Who set it, and in which document."],
            &["Whether it still has to be checked against the text of its authority."],
            &["The value."],
        ];
        let schemas = [
            NaiveDate::schema(definitions),
            NaiveDate::schema(definitions),
            String::schema(definitions),
            bool::schema(definitions),
            T::schema(definitions),
        ];
        let keys = KEYS.iter().zip(about).zip(schemas);
        let properties = keys.map(|((key, about), schema)| Property { key: *key, about, schema }).collect();
        object(&["A value, the day from which it holds and its source."], properties)
    }
}

/// Notes a list without a value, and every value that does not begin after the one before.
pub(super) fn check_dated<T>(key: &str, rows: &[Dated<T>], problems: &mut Problems) {
    if rows.is_empty() {
        problems.note_at(&[key], ProblemCode::Empty, "at least one value", "none");
    }
    for (place, pair) in (1_usize..).zip(rows.windows(2)) {
        if let [before, row] = pair
            && row.from <= before.from
        {
            let found = row.from.map_or_else(|| "no day".to_owned(), |from| from.to_string());
            let pointer = [key, &place.to_string(), "from"];
            problems.note_at(&pointer, ProblemCode::Inconsistent, "a day after the value before", &found);
        }
    }
}

/// Notes what a look at each value of a list finds wrong with it.
pub(super) fn check_values<T>(
    key: &str,
    rows: &[Dated<T>],
    expected: &str,
    holds: impl Fn(&T) -> bool,
    problems: &mut Problems,
) {
    check_dated(key, rows, problems);
    for (place, _) in rows.iter().enumerate().filter(|(_, row)| !holds(&row.value)) {
        let pointer = [key, &place.to_string(), "value"];
        problems.note_at(&pointer, ProblemCode::Inconsistent, expected, "others");
    }
}
