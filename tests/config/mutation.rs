//! Mutated documents never panic and never lead to an unsuitable product.

use chrono::NaiveDate;
use finplan::advice::facts::{Facts, Need, Occupation};
use finplan::advice::level::{Level, Tolerance};
use finplan::advice::ranking::RankingOrder;
use finplan::advice::scoring::{Assessment, GoalLevel};
use finplan::advice::suitability::Customer;
use finplan::base::Id;
use finplan::base::Locale;
use finplan::base::json::parse;
use finplan::config::{Bank, Problem, ProblemCode, load_lenient, load_trusted};
use finplan::suggest;
use rust_decimal::Decimal;
use serde_json::Value;

use super::{SAMPLES, read, today};

/// A small generator of numbers, the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// The pointers of every value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                pointers(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                pointers(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Changes one value to another that may well be lawful: there the danger is.
fn nudge(document: &mut Value, dice: &mut Dice) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    let keys = ["grade", "points", "minimum", "days", "level", "mode", "valid_months", "valid_from", "issuer"];
    let near: Vec<_> = all.iter().filter(|p| keys.iter().any(|key| p.ends_with(key))).cloned().collect();
    let at = dice.one(&near);
    let values = match document.pointer(&at).unwrap() {
        Value::String(text) if text.starts_with('R') => vec!["R1".into(), "R3".into(), "R5".into()],
        Value::String(text) if text.starts_with("20") => {
            vec!["2026-11-23".into(), "2026-11-24".into()]
        }
        Value::String(text) if text.starts_with("inst") => vec!["education".into()],
        Value::Number(_) => vec![0.into(), 1.into(), 12.into(), 90.into(), 1_000.into()],
        Value::String(_) => vec!["C1".into(), "C5".into(), "jian_life".into()],
        other => vec![other.clone()],
    };
    *document.pointer_mut(&at).unwrap() = dice.one(&values);
}

pub fn mutate(document: &mut Value, dice: &mut Dice) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    // Grades and numbers often: there the danger is.
    let keys = ["grade", "points", "minimum", "days", "from", "to", "level", "type", "mode", "valid"];
    let dangerous: Vec<_> = all.iter().filter(|p| keys.iter().any(|key| p.ends_with(key))).cloned().collect();
    let narrow = dice.below(2) == 0 && !dangerous.is_empty();
    let at = dice.one(if narrow { &dangerous } else { &all });
    let other = document.pointer(&dice.one(&all)).unwrap().clone();
    let Some(place) = document.pointer_mut(&at) else {
        return;
    };
    match dice.below(8) {
        0 => *place = Value::Null,
        1 => *place = other,
        2 => *place = dice.one(&["R1", "R2", "R3", "R4", "R5", "C1", "C5", "deposit", "equity_fund", ""]).into(),
        3 => *place = dice.one(&[-1_i64, 0, 1, 7, 99, 1_000_000, i64::MAX]).into(),
        4 => *place = dice.one(&["institution", "education", "2026-11-23", "2099-01-01", "保本", "{issuer}"]).into(),
        5 => match place {
            Value::Array(values) if !values.is_empty() => {
                let copy = dice.one(values);
                values.push(copy);
            }
            Value::Array(values) => values.push(other),
            Value::Object(entries) => {
                entries.insert(dice.one(&["issuer", "when", "minimal", "loan", "zzz"]).to_owned(), other);
            }
            place => *place = Value::Bool(true),
        },
        6 => match place {
            Value::Array(values) if !values.is_empty() => {
                values.remove(dice.below(values.len()));
            }
            Value::Object(entries) if !entries.is_empty() => {
                let key = dice.one(&entries.keys().cloned().collect::<Vec<_>>());
                entries.remove(&key);
            }
            place => *place = Value::Array(vec![]),
        },
        _ => {
            if let Value::Array(values) = place {
                values.reverse();
            } else {
                *place = Value::String("x".repeat(dice.below(6_000)));
            }
        }
    }
}

/// People of every level and of none, who need their money at different times and have more or less of it.
fn customers(bank: &Bank) -> Vec<Customer> {
    let questionnaire = bank.questionnaire.as_ref();
    let people = [
        Facts::default(),
        Facts { horizon_months: Some(6), cash_days: Some(31), means_to: Some(50_000.into()), ..Facts::default() },
        Facts { age_from: Some(65), age_to: Some(120), occupation: Some(Occupation::Retired), ..Facts::default() },
        Facts {
            horizon_months: Some(36),
            goal: Some(Need::Growth),
            means_to: Some(300_000.into()),
            ..Facts::default()
        },
    ];
    let assessment = |(level, minimal), facts: &Facts| Assessment {
        questionnaire: questionnaire.map_or(Id::new("none").unwrap(), |q| q.id.clone()),
        version: questionnaire.map_or(String::new(), |q| q.version.clone()),
        tolerance: Tolerance { level, minimal },
        taken_on: today(),
        valid_until: today(),
        facts: facts.clone(),
        senior: false,
        drivers: Vec::new(),
        scales: Vec::new(),
        capped_by: None,
        // Money that is needed within half a year has the lowest level, whoever it belongs to.
        goals: facts
            .horizon_months
            .filter(|months| *months == 6)
            .map(|_| GoalLevel::only(Level::C1))
            .into_iter()
            .collect(),
        facts_changed: false,
    };
    let mut all = vec![Customer::default()];
    for level in Level::ALL.iter().map(|level| (*level, false)).chain([(Level::C1, true)]) {
        all.extend(people.iter().map(|facts| Customer::assessed(assessment(level, facts))));
    }
    all
}

/// What the document itself says about a product and a customer: the gate once more, without the code under test.
fn allowed(product: &Value, customer: &Customer, mode: &str) -> bool {
    let kind = product["type"].as_str().unwrap();
    let invested = ["fund", "wealth", "structured", "linked"].iter().any(|part| kind.contains(part));
    let grade = |key: &str| product[key].as_str().and_then(|grade| grade[1..].parse::<usize>().ok()).unwrap_or(9);
    let highest = match customer.assessment.as_ref().map(|assessment| assessment.tolerance) {
        None => 0,
        Some(Tolerance { minimal: true, .. }) => 1,
        Some(Tolerance { level, .. }) => level.code()[1..].parse().unwrap(),
    };
    let highest = if customer.facts.horizon_months == Some(6) { highest.min(1) } else { highest };
    if invested && (mode != "institution" || grade("issuer_grade").max(grade("seller_grade")) > highest) {
        return false;
    }
    if kind == "term_life" && mode != "institution" {
        return false;
    }
    let facts = &customer.facts;
    let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
    let day = |key: &str| product[key].as_str().map(|day| day.parse::<NaiveDate>().unwrap());
    if day("on_sale_from").is_some_and(|from| from > today()) || day("on_sale_to").is_some_and(|to| to < today()) {
        return false;
    }
    let wanted = &product["eligibility"];
    let young = number(&wanted["age_from"]).zip(facts.age_to).is_some_and(|(least, age)| age < least);
    let old = number(&wanted["age_to"]).zip(facts.age_from).is_some_and(|(most, age)| age > most);
    let jobs: Vec<&str> = wanted["occupations"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let other = !jobs.is_empty() && !facts.occupation.is_some_and(|mine| jobs.contains(&mine.code()));
    if young || old || other {
        return false;
    }
    if !invested && kind != "deposit" {
        return true;
    }
    let term = number(&product["term_days"]).unwrap_or(0);
    let cash = term + number(&product["cash_days"]).unwrap_or(0);
    let decimal = |value: &Value| value.to_string().trim_matches('"').parse::<Decimal>().ok();
    let tied = facts.horizon_months.is_some_and(|months| {
        u64::from(term) * 12 > u64::from(months) * 366 || number(&product["holding_months"]).is_some_and(|h| h > months)
    });
    let slow = facts.cash_days.is_some_and(|within| cash > within);
    let dear = decimal(&product["minimum"]).zip(facts.means_to).is_some_and(|(minimum, means)| minimum > means);
    // Of money in another currency only an exchange rate could say whether it is enough.
    !(tied || slow || dear && product.get("currency").is_none())
}

#[test]
fn r02_five_hundred_rough_mutations_never_show_an_unsuitable_product() {
    let [refused, accepted, _] = survive(mutate, 0x5eed_2026);
    assert!(refused > 200 && accepted > 10, "{refused} refused, {accepted} accepted");
}

#[test]
fn r02_five_hundred_plausible_mutations_never_show_an_unsuitable_product() {
    let [refused, accepted, offers] = survive(nudge, 0x5eed_2027);
    assert!(refused > 50 && accepted > 100 && offers > 1_000, "{refused} refused, {accepted} accepted, {offers}");
}

/// How many of 500 mutated samples have problems and have none, and how many products the banks that stand offered.
fn survive(mutate: fn(&mut Value, &mut Dice), seed: u64) -> [u32; 3] {
    let sample: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
    let mut dice = Dice(seed);
    let [mut refused, mut accepted, mut offers, mut cut] = [0; 4];
    for round in 0..500 {
        let mut document = sample.clone();
        for _ in 0..=dice.below(3) {
            mutate(&mut document, &mut dice);
        }
        // As the browser reads it: without the offers that break a rule of words.
        let text = document.to_string();
        let (bank, problems) = match load_lenient(&text, &|key| key == "home.title", today()) {
            Ok(bank) => {
                // Without the checks comes out what they let stand.
                if bank.left_out.is_empty() {
                    let again = Bank { warnings: Vec::new(), ..bank.clone() };
                    assert_eq!(load_trusted(&parse(&text).unwrap()), again, "round {round}");
                }
                (Some(bank.clone()), bank.left_out)
            }
            Err(problems) => {
                assert!(!problems.is_empty(), "round {round}");
                (None, problems)
            }
        };
        if problems.is_empty() {
            accepted += 1;
        } else {
            refused += 1;
        }
        for problem in &problems {
            let parent = problem.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
            let pointer = document.pointer(&problem.pointer).or(document.pointer(parent));
            assert!(pointer.is_some() && !problem.expected.is_empty(), "round {round}: {problem}");
        }
        let Some(bank) = bank else { continue };
        cut += u32::from(!problems.is_empty());
        let mode = document["institution"]["mode"].as_str().unwrap();
        let products = document["products"].as_array().cloned().unwrap_or_default();
        assert!(bank.products.len() == products.len() || !problems.is_empty(), "round {round}");
        for product in &bank.products {
            for text in [&product.name, &product.summary] {
                assert!([&text.zh_cn, &text.zh_tw, &text.en].iter().all(|text| **text != "保本"), "round {round}");
            }
            assert!(!bank.required_words(product, today()).is_empty(), "round {round}: {}", product.id);
        }
        for customer in customers(&bank) {
            for order in [RankingOrder::Personal, RankingOrder::ByName(Locale::ZhCn)] {
                let suggestions = suggest::products(&bank, &customer, order, today());
                assert_eq!(suggestions.shown.len() + suggestions.withheld.len(), bank.products.len());
                for suggestion in suggestions.shown {
                    offers += 1;
                    let id = suggestion.product.id.as_str();
                    let product = products.iter().find(|product| product["id"] == id).unwrap();
                    assert!(allowed(product, &customer, mode), "round {round}: {id} to {customer:?}");
                }
            }
        }
    }
    println!(
        "500 mutations: {refused} with a list of problems, {cut} of them shown in part; {accepted} sound; {offers} offers"
    );
    [refused, accepted, offers]
}

#[test]
fn torn_text_never_panics() {
    let text = SAMPLES[2].1;
    let mut dice = Dice(0x7ea2);
    for _ in 0..1_000 {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            match dice.below(3) {
                0 => bytes[at] = dice.one(b"{}[],:\"\\0e-"),
                1 => bytes.truncate(at),
                _ => drop(bytes.remove(at)),
            }
            if bytes.is_empty() {
                break;
            }
        }
        let torn = String::from_utf8_lossy(&bytes);
        let serde = serde_json::from_str::<Value>(&torn).is_ok();
        let ours = read(&torn);
        let syntax = |problems: &Vec<Problem>| problems.iter().any(|problem| problem.code == ProblemCode::Syntax);
        assert_eq!(serde, !ours.as_ref().is_err_and(syntax), "{torn}");
    }
}
