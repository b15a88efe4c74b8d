//! The generated schema: up to date, true to the samples, and never stricter than the reader.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::mutation::{Dice, mutate};
use super::{SAMPLES, read};

const FILE: &str = include_str!("../../public/schema/finplan.schema.json");

pub fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(FILE).unwrap()).unwrap()
}

#[test]
fn the_file_is_what_the_types_say() {
    let text = finplan::config::schema_text();
    if std::env::var_os("BLESS").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/schema/finplan.schema.json"), &text).unwrap();
    } else {
        assert!(text == FILE, "public/schema/finplan.schema.json is old: write it with `finplan schema`");
    }
}

#[test]
fn the_sample_banks_are_valid() {
    for (name, text) in SAMPLES {
        let document = serde_json::from_str(text).unwrap();
        let errors: Vec<_> = validator().iter_errors(&document).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_the_schema_refuses_the_reader_refuses_too() {
    let validator = validator();
    let sample: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
    let mut dice = Dice(0x5c4e);
    let mut refused = 0;
    for round in 0..200 {
        let mut document = sample.clone();
        mutate(&mut document, &mut dice);
        if !validator.is_valid(&document) {
            refused += 1;
            assert!(read(&document.to_string()).is_err(), "round {round}");
        }
    }
    assert!(refused > 50, "{refused}");
}

#[test]
fn keys_and_types_are_in_the_schema() {
    for name in ["unknown_keys", "wrong_types", "empty", "product_formats"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/config/broken/{name}.json"));
        let document = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(!validator().is_valid(&document), "{name}");
    }
}
