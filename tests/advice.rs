//! From answers to suggestions, with the sample bank. Tests are named after the rule that they hold (R01 to R24).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "advice/costs.rs"]
mod costs;
#[path = "advice/deposit.rs"]
mod deposit;
#[path = "advice/engine.rs"]
mod engine;
#[path = "advice/gate.rs"]
mod gate;
#[path = "advice/needs.rs"]
mod needs;
#[path = "advice/order.rs"]
mod order;
#[path = "advice/promise.rs"]
mod promise;
#[path = "advice/purpose.rs"]
mod purpose;
#[path = "advice/questions.rs"]
mod questions;
#[path = "advice/record.rs"]
mod record;
#[path = "advice/score.rs"]
mod score;
#[path = "advice/segments.rs"]
mod segments;
#[path = "advice/terms.rs"]
mod terms;
#[path = "advice/words.rs"]
mod words;

use std::sync::OnceLock;

use chrono::NaiveDate;
use finplan::advice::catalogue::Product;
use finplan::advice::level::{Level, Tolerance};
use finplan::advice::mode::Mode;
use finplan::advice::questionnaire::{Item, Questionnaire};
use finplan::advice::ranking::Suggestions;
use finplan::advice::scoring::{Answers, Assessment, AssessmentOutcome, assess};
use finplan::advice::suitability::{Customer, Verdict, WhyNot, check};
use finplan::base::Id;
use finplan::config::{Bank, load};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 23)
}

/// The sample bank, read once for all tests.
fn bank() -> Bank {
    static BANK: OnceLock<Bank> = OnceLock::new();
    BANK.get_or_init(|| load(include_str!("../public/banks/sample.json"), &|_| true, today()).unwrap()).clone()
}

fn questions(bank: &Bank) -> &Questionnaire {
    bank.questionnaire.as_ref().unwrap()
}

/// The given answers, in every other item the choice at `place` (or the last), and no lowest category.
fn answers(questionnaire: &Questionnaire, place: usize, given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for item in &questionnaire.items {
        let named = given.iter().find(|(id, _)| item.id == *id).map(|(_, choice)| Id::new(choice).unwrap());
        let neutral = |item: &Item| item.choices.iter().find(|choice| !choice.minimal).unwrap().id.clone();
        let choice = match named {
            Some(id) => item.choice(&id).expect("a choice of the item").id.clone(),
            None if item.decides_minimal() => neutral(item),
            None => item.choices[place.min(item.choices.len() - 1)].id.clone(),
        };
        answers.set(&item.id, &choice);
    }
    answers
}

fn assessed(bank: &Bank, place: usize, given: &[(&str, &str)]) -> Assessment {
    let questionnaire = questions(bank);
    match assess(questionnaire, &answers(questionnaire, place, given), Mode::Institution, today()) {
        Ok(AssessmentOutcome::Level(assessment)) => assessment,
        other => panic!("{other:?}"),
    }
}

fn customer(bank: &Bank, level: Level, minimal: bool) -> Customer {
    let mut assessment = assessed(bank, 9, &[]);
    assessment.tolerance = Tolerance { level, minimal };
    // The level alone is what counts here, not when the money is needed.
    assessment.goals.clear();
    Customer::assessed(assessment)
}

fn shown<'a>(suggestions: &Suggestions<'a>) -> Vec<&'a str> {
    suggestions.shown.iter().map(|suggestion| suggestion.product.id.as_str()).collect()
}

fn why_not(bank: &Bank, product: &Product, customer: &Customer) -> Vec<WhyNot> {
    match check(product, customer, &bank.rules(today())) {
        Verdict::Shown(_) => Vec::new(),
        Verdict::Withheld(why_not) => why_not,
    }
}
