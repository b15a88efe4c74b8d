//! A record read back and run again: where the list of today differs from it.

use chrono::NaiveDate;

use super::record;
use crate::advice::record::{Difference, RecordedContext, RecordedProfile, RecordedRequest};
use crate::base::json::{self, Json};
use crate::config::Bank;
use crate::config::node::{Node, object};
use crate::config::problem::{Problem, ProblemCode, Problems};

object! {
    /// What a list was made from.
    RecordedRequest {
        /// The day.
        date,
        /// "personal", or the language by whose names the list is ordered.
        order,
        /// What is known about the customer.
        facts,
        /// What the customer plans to put in.
        [optional] amount,
        /// What a calculation and the page said besides.
        [optional] context as "plan",
        /// The formal result.
        [optional] profile,
        /// The segment that more than the facts led to.
        [optional] segment,
    }
}

object! {
    /// What a calculation, the page around the widget and the list itself said.
    RecordedContext {
        /// What the customer wants to borrow.
        [optional] borrow,
        /// For how many months.
        [optional] months,
        /// What that is for.
        [optional] goal,
        /// What else she looks for.
        [optional] asked,
        /// What she does besides what the answers say.
        [optional] occupation,
        /// Where the customer is.
        [optional] region,
        /// Through which channel the customer comes.
        [optional] channel,
        /// The products that the customer looked into.
        [optional] opened,
    }
}

object! {
    /// A formal result.
    RecordedProfile {
        /// The questionnaire.
        questionnaire,
        /// Its version.
        version,
        /// The level.
        level,
        /// The level for the money that products are matched to, where its horizon was asked for.
        [optional] goal_level,
        /// Whether it is the lowest category.
        minimal,
        /// The day it was made.
        taken_on,
        /// The last day on which it counts.
        valid_until,
        /// Whether the customer said that facts have changed.
        facts_changed,
    }
}

/// Makes the list of a record again, with the rules of today: where it differs from the record, the versions first.
///
/// # Errors
/// The text is no record: every problem of it.
pub fn replay(bank: &Bank, text: &str) -> Result<Vec<Difference>, Vec<Problem>> {
    let (then, request) = read(text)?;
    let Some(order) = request.order() else { return Err(Vec::new()) };
    let now = record(bank, &request.customer(), order, request.date);
    let Ok(now) = json::parse(now.as_str()) else { return Err(Vec::new()) };
    let mut found = Vec::new();
    let mut pointer = String::new();
    for part in ["under", "asked", "answer"] {
        diff(part, entry(&then, part), entry(&now, part), &mut pointer, &mut found);
    }
    Ok(found)
}

/// The day that a record is of: the day that a bank's document is read for when the record is run again.
///
/// # Errors
/// The text is no record: every problem of it.
pub fn record_date(record: &str) -> Result<NaiveDate, Vec<Problem>> {
    read(record).map(|(_, request)| request.date)
}

fn read(record: &str) -> Result<(Json, RecordedRequest), Vec<Problem>> {
    let mut problems = Problems::default();
    let json = match json::parse(record) {
        Ok(json) => json,
        Err(error) => {
            problems.note(ProblemCode::Syntax, error.expected, &error.place());
            return Err(problems.into_list());
        }
    };
    let mut request = RecordedRequest::initial();
    let mark = problems.enter("asked");
    match entry(&json, "asked") {
        Some(part) => {
            if request.read(part, &mut problems) && request.order().is_none() {
                problems.note_at(&["order"], ProblemCode::UnknownId, "personal or a language", &request.order);
            }
        }
        None => problems.note(ProblemCode::Missing, "asked", "nothing"),
    }
    problems.leave(mark);
    if problems.is_empty() { Ok((json, request)) } else { Err(problems.into_list()) }
}

fn entry<'a>(json: &'a Json, key: &str) -> Option<&'a Json> {
    let Json::Object(entries) = json else { return None };
    entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
}

/// More differences than this say no more than these do.
const MAX_DIFFERENCES: usize = 50;

/// Notes where two values differ, at `key` below the JSON pointer.
fn diff(key: &str, then: Option<&Json>, now: Option<&Json>, pointer: &mut String, found: &mut Vec<Difference>) {
    if then == now || found.len() >= MAX_DIFFERENCES {
        return;
    }
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(key);
    match (then, now) {
        (Some(Json::Object(a)), Some(Json::Object(b))) => {
            for (key, value) in a {
                diff(key, Some(value), now.and_then(|now| entry(now, key)), pointer, found);
            }
            for (key, value) in b {
                if then.and_then(|then| entry(then, key)).is_none() {
                    diff(key, None, Some(value), pointer, found);
                }
            }
        }
        (Some(Json::List(a)), Some(Json::List(b))) => {
            for index in 0..a.len().max(b.len()) {
                diff(&index.to_string(), a.get(index), b.get(index), pointer, found);
            }
        }
        _ => found.push(Difference { place: pointer.clone(), then: summarise(then), now: summarise(now) }),
    }
    pointer.truncate(length);
}

/// A value in a few characters: a product by its name.
fn summarise(json: Option<&Json>) -> String {
    match json {
        Some(Json::Text(text) | Json::Number(text)) => text.clone(),
        Some(Json::Bool(value)) => if *value { "true" } else { "false" }.to_owned(),
        Some(whole @ Json::Object(_)) => summarise(entry(whole, "product")),
        Some(Json::List(_)) => "[…]".to_owned(),
        Some(Json::Null) | None => String::new(),
    }
}
