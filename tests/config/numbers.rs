//! Numbers: the schema and the reader agree on every way to write one, at every number of the sample.

use finplan::config::{Problem, ProblemCode, load};
use serde_json::Value;

use super::schema::validator;
use super::{SAMPLES, today};

/// The pointers of every number.
fn numbers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            numbers(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
        }),
        Value::Array(values) => values.iter().enumerate().for_each(|(place, value)| {
            numbers(value, &format!("{at}/{place}"), found);
        }),
        Value::Number(_) => found.push(at.to_owned()),
        _ => {}
    }
}

/// The same number in other notations.
fn spellings(number: &str) -> [String; 5] {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let point = if fraction.is_empty() { "." } else { "" };
    let all = [whole, fraction].concat();
    let all = Some(all.trim_start_matches('0')).filter(|all| !all.is_empty()).unwrap_or("0");
    [
        format!("{number}{point}0"),
        format!("{number}{point}000000000000"),
        format!("{sign}{all}e-{}", fraction.len()),
        format!("{number}E+00"),
        if all == "0" { "0.0E7".to_owned() } else { format!("{sign}{all}0e-{}", fraction.len() + 1) },
    ]
}

#[test]
fn a_number_means_the_same_in_every_notation() {
    let validator = validator();
    for (name, text) in SAMPLES {
        let sample: Value = serde_json::from_str(text).unwrap();
        let bank = load(text, &|_| true, today()).unwrap();
        let mut places = Vec::new();
        numbers(&sample, "", &mut places);
        assert!(places.len() > 5, "{name}");
        for notation in 0..5 {
            // All of them at once: any that was not read would be named.
            let mut document = sample.clone();
            for place in &places {
                let number = document.pointer_mut(place).unwrap();
                *number = serde_json::from_str(&spellings(&number.to_string())[notation]).unwrap();
            }
            let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{name}, notation {notation}");
            let read = load(&document.to_string(), &|_| true, today());
            assert_eq!(read.as_ref(), Ok(&bank), "{name}, notation {notation}");
        }
    }
}

/// What a number could be instead: by its sign, its size, its fraction and how it is written.
const OTHERS: [&str; 22] = [
    "0",
    "-0",
    "-0.0",
    "0e9",
    "1",
    "1.0",
    "-1",
    "-1.0",
    "-200",
    "-2e2",
    "0.5",
    "5e-1",
    "1e3",
    "1000000",
    "1e6",
    "1000000.5",
    "1000001",
    "1e15",
    "-1e15",
    "1e400",
    "0.12345678",
    "123456789012345.12345678",
];

#[test]
fn the_schema_and_the_reader_agree_on_every_number_at_every_place() {
    let validator = validator();
    let sample: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
    let mut places = Vec::new();
    numbers(&sample, "", &mut places);
    let (mut refused, mut accepted) = (0, 0);
    for other in OTHERS {
        let mut document = sample.clone();
        for place in &places {
            *document.pointer_mut(place).unwrap() = serde_json::from_str(other).unwrap();
        }
        let invalid: Vec<String> = validator.iter_errors(&document).map(|e| e.instance_path().to_string()).collect();
        let problems = load(&document.to_string(), &|_| true, today()).err().unwrap_or_default();
        for place in &places {
            let here: Vec<&Problem> = problems.iter().filter(|problem| problem.pointer == *place).collect();
            if invalid.contains(place) {
                refused += 1;
                assert!(!here.is_empty(), "{place}: {other} is refused by the schema alone");
            } else {
                accepted += 1;
                // It can be outside what its place allows, but it was read.
                let unread = here.iter().find(|problem| not_read(problem));
                assert_eq!(unread, None, "{place}: {other} is refused by the reader alone");
            }
        }
    }
    assert!(refused > 1_000 && accepted > 1_000, "{refused} refused, {accepted} accepted");
}

/// Whether the reader says that this is no number of the kind, whatever its place allows.
fn not_read(problem: &Problem) -> bool {
    matches!(problem.code, ProblemCode::Type | ProblemCode::Format)
        || problem.expected == "a whole number from 0 to 1000000"
}
