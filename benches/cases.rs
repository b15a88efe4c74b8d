//! What is measured, natively and in wasm.

use finplan::advice::mode::Mode;
use finplan::advice::models::{Embedding, Models, Neighbours, Vector};
use finplan::advice::scoring::{Answers, AssessmentOutcome, assess};
use finplan::advice::suitability::Customer;
use finplan::base::Id;
use finplan::config::{Bank, load};
use finplan::domain::cashflow::DatedFlow;
use finplan::domain::date::{NaiveDate, add_months};
use finplan::domain::loan::{Contribution, LoanEvent, Method, PrepaymentGoal, Strategy, Terms};
use finplan::domain::money::{Currency, Money};
use finplan::domain::rate::AnnualRate;
use rust_decimal::Decimal;

fn rate(hundredths: i64) -> AnnualRate {
    AnnualRate::from_percent(Decimal::new(hundredths, 2)).unwrap_or_default()
}

/// A million over thirty years at 4.9 %.
pub fn mortgage() -> Terms {
    Terms {
        principal: Money::from_minor(100_000_000),
        annual_rate: rate(490),
        months: 360,
        method: Method::EqualInstallment,
        currency: Currency::Cny,
    }
}

/// Twelve prepayments and thirty repricings.
pub fn eventful() -> Vec<LoanEvent> {
    let prepayments = (1..=12).map(|year| LoanEvent::Prepayment {
        after: u32::saturating_mul(year, 12),
        amount: Money::from_minor(500_000),
        strategy: if year % 2 == 0 { Strategy::ReducePayment } else { Strategy::ReduceTerm },
    });
    let repricings = (1..=30_u32).map(|year| LoanEvent::Rate {
        from: year.saturating_mul(12).saturating_add(1),
        rate: rate(i64::from(year).saturating_mul(6).saturating_add(300)),
    });
    prepayments.chain(repricings).collect()
}

/// Twenty years of monthly saving, and what came of it.
pub fn saving_plan() -> Vec<DatedFlow> {
    let start = NaiveDate::default();
    let mut flows: Vec<DatedFlow> =
        (0..239).filter_map(|month| Some((add_months(start, month)?, Decimal::from(-1000)))).collect();
    flows.extend(add_months(start, 240).map(|date| (date, Decimal::from(412_345))));
    flows
}

/// Free after twenty years by the same amount every month.
pub fn goal() -> (PrepaymentGoal, Contribution) {
    (PrepaymentGoal::FreeBy(240), Contribution::Recurring { first: 1, every: 1 })
}

/// The day of the suggestions.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default()
}

/// The sample bank with so many products, each with a name, costs and times of its own, and with models that know all
/// of them.
pub fn large_bank(products: u32) -> Option<Bank> {
    let mut bank = load(include_str!("../public/banks/sample.json"), &|_| true, today()).ok()?;
    let patterns = std::mem::take(&mut bank.products);
    let (mut vectors, mut names) = (Vec::new(), Vec::new());
    for (number, pattern) in (10_000..10_000_u32.saturating_add(products)).zip(patterns.iter().cycle()) {
        let mut product = pattern.clone();
        product.id = Id::new(&["p", &number.to_string()].concat())?;
        for fee in &mut product.fees {
            fee.value = fee.value.and_then(|value| value.checked_add(Decimal::new((number % 97).into(), 3)));
        }
        product.cash_days = product.cash_days.map(|days| days.saturating_add(number % 5));
        let part = |step: u32| i8::try_from(number.wrapping_mul(step) % 251).unwrap_or(-3);
        vectors.push(Embedding {
            id: product.id.clone(),
            vector: Vector([3, 7, 11, 13, 17, 19, 23, 29].map(part).to_vec()),
        });
        names.push(product.id.clone());
        bank.products.push(product);
    }
    let features = ["goal_growth", "horizon_3", "level_c5", "segment_growth"];
    let mut models = Models {
        version: String::new(),
        trained_on: today(),
        source: bank.institution.hours.clone(),
        visits: 0,
        least_visits: 20,
        horizons: vec![12, 36, 60],
        similar: Vec::new(),
        products: vectors,
        features: Vec::new(),
    };
    for (feature, step) in features.into_iter().zip([3_usize, 5, 7, 9]) {
        let (from, vector) = (Id::new(feature)?, Vector(vec![3, -7, 11, 5, -2, 9, 1, 4]));
        let to: Vec<Id> = names.iter().step_by(step).take(50).cloned().collect();
        models.similar.push(Neighbours { from: from.clone(), scores: vec![500; to.len()], to });
        models.features.push(Embedding { id: from, vector });
    }
    bank.models = Some(models);
    Some(bank)
}

/// A customer who may be shown any grade and needs no money for years: nearly everything passes the gate.
pub fn patient(bank: &Bank) -> Option<Customer> {
    let questionnaire = bank.questionnaire.as_ref()?;
    let mut answers = Answers::default();
    for item in &questionnaire.items {
        let open = item.choices.iter().rev().find(|choice| !choice.minimal)?;
        answers.set(&item.id, &open.id);
    }
    match assess(questionnaire, &answers, Mode::Institution, today()) {
        Ok(AssessmentOutcome::Level(assessment)) => Some(Customer::assessed(assessment)),
        _ => None,
    }
}
