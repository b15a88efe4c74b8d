//! From answers to a dated level.

use finplan::advice::attempts::{Attempts, Refusal};
use finplan::advice::id::Id;
use finplan::advice::level::{Level, Tolerance};
use finplan::advice::mode::Mode;
use finplan::advice::scoring::{Answers, Assessment, NoResult, Stale, assess, coverage, reachable};
use finplan::advice::suitability::{Customer, WhyNot};

use super::{answers, assessed, bank, day, questions, today, why_not};

#[test]
fn r05_a_stale_result_counts_as_none() {
    let bank = bank();
    let questionnaire = questions(&bank);
    let fresh = assessed(&bank, 9, &[]);
    assert_eq!((fresh.taken_on, fresh.valid_until), (today(), day(2027, 11, 22)));
    assert_eq!(fresh.version, questionnaire.version);
    assert_eq!(fresh.current(questionnaire, day(2027, 11, 22)), Ok(fresh.tolerance));
    let expired = Stale::Expired(day(2027, 11, 22));
    assert_eq!(fresh.current(questionnaire, day(2027, 11, 23)), Err(expired));
    assert_eq!(fresh.current(questionnaire, day(2026, 11, 22)), Err(expired), "a clock set back");
    let changed = Assessment { facts_changed: true, ..fresh.clone() };
    assert_eq!(changed.current(questionnaire, today()), Err(Stale::FactsChanged));
    let other = Assessment { version: "2025.1".into(), ..fresh.clone() };
    assert_eq!(other.current(questionnaire, today()), Err(Stale::Version));
    let product = bank.product("money_fund").unwrap();
    let stale = Customer::assessed(other);
    assert_eq!(why_not(&bank, product, &stale), [WhyNot::StaleAssessment(Stale::Version)]);
    assert_eq!(why_not(&bank, product, &Customer::default()), [WhyNot::NoAssessment]);
}

#[test]
fn r06_two_attempts_a_day_and_eight_in_twelve_months() {
    let bank = bank();
    let left = |today, last_year| Attempts { today, last_year }.left(questions(&bank));
    assert_eq!(left(0, 0), Ok(2));
    assert_eq!(left(1, 1), Ok(1));
    assert_eq!(left(0, 7), Ok(1));
    assert_eq!(left(2, 2), Err(Refusal::Day));
    assert_eq!(left(0, 8), Err(Refusal::Year));
    assert_eq!(left(9, 99), Err(Refusal::Year));
}

#[test]
fn r07_no_score_without_every_answer_and_no_points_to_be_seen() {
    let bank = bank();
    let questionnaire = questions(&bank);
    let mut answers = Answers::default();
    assert_eq!(answers.open(questionnaire).len(), questionnaire.items.len(), "nothing is chosen beforehand");
    let first = &questionnaire.items[0];
    answers.set(&first.id, &first.choices[0].id);
    answers.set(&first.id, &first.choices[1].id);
    assert_eq!(answers.get(&first.id), Some(&first.choices[1].id), "an answer can be changed");
    let missing = assess(questionnaire, &answers, Mode::Institution, today()).unwrap_err();
    assert!(matches!(&missing, NoResult::Unanswered(open) if open.len() == questionnaire.items.len() - 1));
    answers.set(&questionnaire.items[1].id, &Id::new("no_such_choice").unwrap());
    assert!(answers.open(questionnaire).contains(&questionnaire.items[1].id), "an unknown choice is no answer");
    assert!(!format!("{:?}", first.choices[0]).contains('4'), "{:?}", first.choices[0]);
}

#[test]
fn r08_either_item_of_the_lowest_category_overrides_the_score() {
    let bank = bank();
    let earning = [("income", "salary"), ("debts", "none")];
    let high = assessed(&bank, 9, &earning);
    assert_eq!(high.tolerance, Tolerance { level: Level::C5, minimal: false });
    for given in [("capacity", "no"), ("no_loss", "yes")] {
        let lowest = assessed(&bank, 9, &[earning[0], earning[1], given]);
        assert_eq!(lowest.tolerance, Tolerance { level: Level::C1, minimal: true });
        assert!(lowest.moved.is_empty(), "what moved the score did not decide");
    }
}

#[test]
fn r09_the_age_rule_follows_the_answers() {
    let bank = bank();
    assert!(assessed(&bank, 0, &[("age", "from_65")]).senior);
    assert!(!assessed(&bank, 0, &[("age", "from_51")]).senior);
}

#[test]
fn r10_every_reachable_score_has_exactly_one_band() {
    let bank = bank();
    let questionnaire = questions(&bank);
    assert_eq!(coverage(questionnaire), Ok(vec![]));
    let mut torn = questionnaire.clone();
    torn.bands[1].to = 25;
    torn.bands[3].from = 37;
    let expected = [(26, vec![]), (37, vec![Level::C3, Level::C4])];
    let found: Vec<_> = coverage(&torn).unwrap().into_iter().map(|case| (case.score, case.levels)).collect();
    assert_eq!(found, expected);
    let mut none = questionnaire.clone();
    none.bands.clear();
    let all = answers(&none, 2, &[]);
    assert_eq!(assess(&none, &all, Mode::Institution, today()), Err(NoResult::NoBand));
}

#[test]
fn r10_reachable_scores_are_those_of_all_combinations() {
    let bank = bank();
    let mut small = questions(&bank).clone();
    small.items.retain(|item| ["age", "means", "loss"].contains(&item.id.as_str()));
    let mut sums: Vec<u32> = Vec::new();
    for age in [4, 4, 3, 1] {
        for means in 1..=5 {
            sums.extend([0, 2, 4, 6, 8].map(|loss| age + means + loss));
        }
    }
    sums.sort_unstable();
    sums.dedup();
    assert_eq!(reachable(&small, None), Ok(sums));
}

#[test]
fn r13_every_saving_case_has_a_bad_year_and_says_whose_it_is() {
    for case in &bank().saving_cases {
        assert!(case.bad < case.middle && case.middle < case.good);
        assert!(case.judgement && case.source.zh_cn.contains("不代表任何产品"));
    }
}

#[test]
fn what_moved_the_level_is_named_strongest_first() {
    let bank = bank();
    let calm = assessed(&bank, 1, &[("loss", "over_30"), ("knowledge", "well"), ("mix", "flat")]);
    let named: Vec<_> = calm.moved.iter().map(|moved| (moved.item.as_str(), moved.up)).collect();
    assert_eq!(named, [("loss", true), ("mix", false), ("goal", false)]);
    assert_eq!(calm.moved[0].text.zh_cn, "能接受较大的亏损");
}

#[test]
fn levels_follow_the_bands() {
    let bank = bank();
    let earning = [("income", "salary"), ("debts", "none"), ("age", "from_36")];
    let levels = (0..5).map(|place| assessed(&bank, place, &earning).tolerance.level);
    assert_eq!(levels.collect::<Vec<_>>(), [Level::C1, Level::C2, Level::C3, Level::C5, Level::C5]);
}
