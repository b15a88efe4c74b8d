//! What may be shown to whom.

use finplan::advice::level::{Grade, Level};
use finplan::advice::local_text::Locale;
use finplan::advice::mode::Mode;
use finplan::advice::ranking::Order;
use finplan::advice::scoring::{Outcome, assess};
use finplan::advice::suitability::{Customer, WhyNot, on_request};

use super::{answers, assessed, bank, customer, day, questions, today, why_not};

#[test]
fn r01_education_mode_gives_no_level_and_matches_nothing() {
    let mut bank = bank();
    bank.institution.mode = Mode::Education;
    let questionnaire = questions(&bank);
    let all = answers(questionnaire, 9, &[]);
    let outcome = assess(questionnaire, &all, Mode::Education, today()).unwrap();
    assert!(matches!(&outcome, Outcome::Exercise(exercise) if exercise.theme.is_some()), "{outcome:?}");
    let customer = customer(&bank, Level::C5, false);
    let suggestions = bank.suggest(&customer, Order::ByName(Locale::En), today());
    for suggestion in &suggestions.shown {
        assert_eq!(suggestion.product.grade(), None, "{}", suggestion.product.id);
        assert_ne!(suggestion.product.id, "term_life");
    }
    assert!(suggestions.withheld.iter().any(|withheld| withheld.reasons == [WhyNot::EducationMode]));
}

#[test]
fn r02_no_product_above_the_level_is_shown() {
    let bank = bank();
    for (level, minimal, highest) in [
        (Level::C1, true, Grade::R1),
        (Level::C5, true, Grade::R1),
        (Level::C1, false, Grade::R1),
        (Level::C2, false, Grade::R2),
        (Level::C3, false, Grade::R3),
        (Level::C4, false, Grade::R4),
        (Level::C5, false, Grade::R5),
    ] {
        let customer = customer(&bank, level, minimal);
        for order in [Order::Personal, Order::ByName(Locale::ZhCn)] {
            let suggestions = bank.suggest(&customer, order, today());
            let grades = suggestions.shown.iter().filter_map(|suggestion| suggestion.product.grade());
            assert_eq!(grades.max(), Some(highest), "{level:?} {minimal}");
            assert_eq!(suggestions.shown.len() + suggestions.withheld.len(), bank.products.len());
            assert!(suggestions.withheld.iter().all(|withheld| !withheld.reasons.is_empty()));
        }
    }
}

#[test]
fn r03_above_the_level_on_request_only_for_funds_and_never_in_the_lowest_category() {
    let bank = bank();
    let (fund, wealth) = (bank.product("index_fund").unwrap(), bank.product("wealth_365").unwrap());
    let c2 = customer(&bank, Level::C2, false);
    assert!(on_request(fund.kind, &why_not(&bank, fund, &c2)));
    assert!(!on_request(wealth.kind, &why_not(&bank, wealth, &c2)));
    let lowest = customer(&bank, Level::C1, true);
    assert_eq!(why_not(&bank, fund, &lowest), [WhyNot::LowestCategory { grade: Grade::R4 }]);
    assert!(!on_request(fund.kind, &why_not(&bank, fund, &lowest)));
    assert!(!on_request(fund.kind, &why_not(&bank, fund, &Customer::default())), "nor without a result");
}

#[test]
fn r04_the_higher_grade_counts() {
    let bank = bank();
    let product = bank.product("wealth_365").unwrap();
    assert_eq!((product.issuer_grade, product.seller_grade), (Some(Grade::R2), Some(Grade::R3)));
    assert_eq!(product.grade(), Some(Grade::R3));
    let c2 = customer(&bank, Level::C2, false);
    let expected = WhyNot::GradeAbove { grade: Grade::R3, highest: Grade::R2, differ: true };
    assert_eq!(why_not(&bank, product, &c2), [expected]);
}

#[test]
fn r21_every_product_names_its_issuer_and_stays_on_the_own_site() {
    let bank = bank();
    for product in &bank.products {
        assert!(!bank.issuer(product).zh_tw.is_empty());
        assert!(bank.address(&product.link).starts_with("https://www.chengchuan.example/"), "{}", product.id);
        for words in bank.required_words(product, today()) {
            for locale in Locale::ALL {
                assert!(!words.get(locale).contains('{'), "{}", words.get(locale));
            }
        }
    }
    let fund = bank.product("money_fund").unwrap();
    let words = bank.required_words(fund, today());
    assert!(words.iter().any(|words| {
        words.zh_cn.starts_with("本产品由望舒基金管理有限公司（示例）发行与管理")
    }));
    assert!(bank.required_words(fund, day(2026, 10, 31)).is_empty(), "not yet in force");
}

#[test]
fn money_that_is_needed_soon_is_not_tied_up() {
    let bank = bank();
    let soon = Customer::assessed(assessed(&bank, 9, &[("horizon", "year"), ("liquidity", "month")]));
    let reasons = why_not(&bank, bank.product("wealth_365").unwrap(), &soon);
    assert_eq!(
        reasons,
        [WhyNot::TermTooLong { term_days: 365, horizon_months: 6 }, WhyNot::CashTooSlow { days: 367, within: 31 },]
    );
    assert!(why_not(&bank, bank.product("bond_fund").unwrap(), &soon).is_empty());
    let patient = Customer::assessed(assessed(&bank, 9, &[("horizon", "later"), ("liquidity", "half_year")]));
    let mixed = bank.product("mixed_fund").unwrap();
    assert_eq!(why_not(&bank, mixed, &soon), [WhyNot::HoldingTooShort { holding_months: 36, horizon_months: 6 }]);
    assert!(why_not(&bank, mixed, &patient).is_empty());
}

#[test]
fn a_minimum_above_the_means_is_withheld() {
    let bank = bank();
    let product = bank.product("wealth_private").unwrap();
    let small = Customer::assessed(assessed(&bank, 9, &[("means", "to_1m")]));
    assert!(why_not(&bank, product, &small).is_empty(), "the upper end of the band is its minimum");
    let smaller = Customer::assessed(assessed(&bank, 9, &[("means", "to_300k")]));
    let expected = WhyNot::MinimumAboveMeans { minimum: 1_000_000.into() };
    assert_eq!(why_not(&bank, product, &smaller), [expected]);
    let planned = Customer { amount: Some(999_999.into()), ..small };
    assert_eq!(why_not(&bank, product, &planned), [expected]);
}
