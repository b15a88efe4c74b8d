//! Events: their names, and the fields of each with what stands in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use finplan::advice::ranking::RankingOrder;
use finplan::advice::record::Difference;
use finplan::advice::suitability::Customer;
use finplan::campaign::event::{AssessmentRecord, Digest, Event, EventCode};
use finplan::campaign::utm::Utm;
use finplan::config::{SAMPLE, load};
use finplan::suggest;
use serde_json::Value;

use super::declared::{Field, Types, fields};
use super::{same, set};

/// What is told from outside of the program: by the loader, or by the page in the frame, about the program itself.
pub const OF_THE_SCRIPTS: [&str; 4] = ["resize", "warn.resize_loop", "error.load", "error.fatal"];
/// What the loader adds to an event of the program.
const OF_THE_LOADER: [(&str, &str); 1] = [("cta.clicked", "url")];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn differences(many: usize) -> Option<Vec<Difference>> {
    let one = Difference { place: "/under/document".into(), then: "\"1\"".into(), now: "2".into() };
    Some(vec![one; many])
}

/// The event after this one, so that the compiler asks for every one that is added: those with several forms have
/// each of them.
fn after(event: Option<&Event>) -> Option<Event> {
    let code = || EventCode::from("mortgage");
    let hash = || Digest::new(&"0a".repeat(32)).unwrap();
    let Some(event) = event else { return Some(Event::Ready) };
    Some(match event {
        Event::Ready => Event::ViewShown { view: EventCode::from("home") },
        Event::ViewShown { .. } => Event::QuestionnaireStarted,
        Event::QuestionnaireStarted => Event::StepViewed { index: 1, of: 10 },
        Event::StepViewed { .. } => Event::QuestionnaireCompleted { level: None },
        Event::QuestionnaireCompleted { level: None } => {
            Event::QuestionnaireCompleted { level: Some(EventCode::from("C3")) }
        }
        Event::QuestionnaireCompleted { level: Some(_) } => Event::AssessmentAttempted,
        Event::AssessmentAttempted => Event::AssessmentRecorded(Box::new(AssessmentRecord {
            questionnaire: EventCode::from("q"),
            version: "1".into(),
            hash: hash(),
            level: EventCode::from("C3"),
            minimal: false,
            taken_on: today(),
            valid_until: today(),
        })),
        Event::AssessmentRecorded(_) => Event::CalculatorChanged { tool: code() },
        Event::CalculatorChanged { .. } => Event::CalculatorCompleted { tool: code() },
        Event::CalculatorCompleted { .. } => Event::PlanCompared { tool: code() },
        Event::PlanCompared { .. } => Event::PlanSaved { tool: code() },
        Event::PlanSaved { .. } => Event::StatementConfirmed { tool: code(), hash: hash() },
        Event::StatementConfirmed { .. } => Event::SuggestionsViewed { count: 3 },
        Event::SuggestionsViewed { .. } => Event::SuggestionSelected { product: code(), position: 1 },
        Event::SuggestionSelected { .. } => Event::CtaClicked { product: code() },
        Event::CtaClicked { .. } => {
            let bank = load(SAMPLE, &|_| true, today()).unwrap();
            let record = suggest::record(&bank, &Customer::default(), RankingOrder::Personal, today());
            Event::SuggestionsRecorded { record, hash: hash() }
        }
        Event::SuggestionsRecorded { .. } => Event::RecordReplayed { differences: None },
        Event::RecordReplayed { differences: None } => Event::RecordReplayed { differences: differences(0) },
        Event::RecordReplayed { differences: Some(all) } if all.is_empty() => {
            Event::RecordReplayed { differences: differences(2) }
        }
        Event::RecordReplayed { differences: Some(_) } => Event::LanguageChanged { locale: EventCode::from("en") },
        Event::LanguageChanged { .. } => Event::PiiDropped,
        Event::PiiDropped => Event::LinkDropped,
        Event::LinkDropped => Event::UtmCleaned,
        Event::UtmCleaned => Event::ConfigError { count: 2 },
        Event::ConfigError { .. } => Event::OffersLeftOut { count: 1 },
        Event::OffersLeftOut { .. } => return None,
    })
}

/// Every event as the page gets it, by name.
fn told() -> BTreeMap<&'static str, Vec<Value>> {
    let mut told: BTreeMap<_, Vec<Value>> = BTreeMap::new();
    let mut last = None;
    while let Some(event) = after(last.as_ref()) {
        let json = serde_json::from_str(&event.json(&Utm::default())).unwrap();
        told.entry(event.name()).or_default().push(json);
        last = Some(event);
    }
    told
}

#[test]
fn every_event_is_declared_and_told() {
    let types = Types::of_the_loader();
    let known = set(told().into_keys().chain(OF_THE_SCRIPTS));
    same("Events", &set(types.interface("Events").into_keys()), &known);
}

#[test]
fn every_field_of_an_event_is_declared_and_told() {
    let types = Types::of_the_loader();
    let events = types.interface("Events");
    for (name, samples) in told() {
        let mut declared = fields(&events[name].kind);
        for (event, field) in OF_THE_LOADER {
            if event == name {
                assert!(declared.remove(field).is_some(), "{name}: {field} is not declared");
            }
        }
        let keys = samples.iter().flat_map(|sample| sample.as_object().unwrap().keys().cloned());
        let keys = set(keys);
        if !(keys.is_empty() && declared.is_empty()) {
            same(name, &set(declared.keys().cloned()), &keys);
        }
        for (field, Field { kind, optional }) in declared {
            let always = samples.iter().all(|sample| sample.get(&field).is_some());
            assert_eq!(always, !optional, "{name}: whether {field} may be missing");
            for value in samples.iter().filter_map(|sample| sample.get(&field)) {
                assert!(is(&types, &kind, value), "{name}: {field} is declared as {kind} and is {value}");
            }
        }
    }
}

/// Whether a value is what it is declared as.
fn is(types: &Types, kind: &str, value: &Value) -> bool {
    if let Some(each) = kind.strip_suffix("[]") {
        let declared = fields(each);
        let names = set(declared.keys().cloned());
        return value.as_array().is_some_and(|all| {
            all.iter().all(|one| one.as_object().is_some_and(|one| set(one.keys().cloned()) == names))
        });
    }
    match kind {
        "number" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        _ => value.as_str().is_some_and(|text| types.union(kind).contains(text)),
    }
}

#[test]
fn every_verdict_is_declared_and_told() {
    let types = Types::of_the_loader();
    let verdict = &fields(&types.interface("Events")["record.replayed"].kind)["verdict"];
    let told = told();
    let known = told["record.replayed"].iter().map(|sample| sample["verdict"].as_str().unwrap());
    same("verdict", &types.union(&verdict.kind), &set(known));
}
