//! From answers to a dated level.

use finplan::advice::attempts::{Attempts, Refusal};
use finplan::advice::level::{Level, Tolerance};
use finplan::advice::mode::Mode;
use finplan::advice::questionnaire::Dimension;
use finplan::advice::scoring::{Answers, Assessment, LevelDriver, NoResult, Stale, assess, coverage, reachable};
use finplan::advice::suitability::{Customer, WhyNot};
use finplan::base::Id;

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
    let asked = answers.asked(questionnaire).len();
    assert!(
        asked > 10 && asked < questionnaire.items.len(),
        "{asked}: some items are asked after certain answers only"
    );
    assert_eq!(answers.open(questionnaire).len(), asked, "nothing is chosen beforehand");
    let first = &questionnaire.items[0];
    answers.set(&first.id, &first.choices[0].id);
    answers.set(&first.id, &first.choices[1].id);
    assert_eq!(answers.get(&first.id), Some(&first.choices[1].id), "an answer can be changed");
    let missing = assess(questionnaire, &answers, Mode::Institution, today()).unwrap_err();
    assert!(matches!(&missing, NoResult::Unanswered(open) if open.len() == asked - 1));
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
        assert!(lowest.drivers.is_empty(), "what moved the score did not decide");
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
    // Tolerance: C1 0-5, C2 6-11, C3 12-17, C4 18-22, C5 23-26.
    torn.scales[0].bands[1].to = 10;
    torn.scales[0].bands[3].from = 17;
    let expected = [(11, vec![]), (17, vec![Level::C3, Level::C4])];
    let found: Vec<_> = coverage(&torn).unwrap().into_iter().map(|case| (case.score, case.levels)).collect();
    assert_eq!(found, expected);
    let mut none = questionnaire.clone();
    none.scales.clear();
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
    for case in &bank().tools.saving_cases {
        assert!(case.bad < case.middle && case.middle < case.good);
        assert!(case.judgement && case.source.zh_cn.contains("不代表任何产品"));
    }
}

#[test]
fn what_moved_the_level_is_named_strongest_first() {
    let bank = bank();
    let earning =
        [("income", "salary"), ("debts", "none"), ("means", "over_6m"), ("liquidity", "any"), ("horizon", "later")];
    let given = [&earning[..], &[("loss", "over_30"), ("knowledge", "well"), ("mix", "flat")]].concat();
    let calm = assessed(&bank, 1, &given);
    // Tolerance: 8 of 0 to 8 for the loss, 0 of 0 to 6 for the mix, twice 1 of 0 to 4 for the fall, 0 of 4 for the
    // goal.
    assert_eq!((calm.tolerance.level, calm.capped_by), (Level::C2, None));
    let named: Vec<_> = calm.drivers.iter().map(|driver| (driver.item.as_str(), driver.up)).collect();
    assert_eq!(named, [("loss", true), ("mix", false), ("goal", false)]);
    assert_eq!(calm.drivers[0].text.zh_cn, "能接受较大的亏损");
}

#[test]
fn what_moved_a_level_that_capacity_capped_is_the_situation() {
    let bank = bank();
    let given =
        [("income", "none"), ("debts", "heavy"), ("means", "to_50k"), ("horizon", "now"), ("liquidity", "days")];
    let capped = assessed(&bank, 9, &given);
    // Capacity: 1 for the age, 0 and 0, 1 for the means, 0 and 0.
    assert_eq!((capped.tolerance.level, capped.capped_by), (Level::C1, Some(Dimension::Capacity)));
    assert!(capped.drivers.iter().all(|driver| !driver.up), "{:?}", capped.drivers);
    let own = |driver: &LevelDriver| questions(&bank).item(&driver.item).unwrap().dimension;
    assert!(capped.drivers.iter().all(|driver| own(driver) == Some(Dimension::Capacity)));
}

#[test]
fn the_sample_gives_each_sum_of_money_a_level_of_its_own() {
    let bank = bank();
    let rich = [("income", "salary"), ("debts", "none"), ("means", "over_6m"), ("liquidity", "any")];
    let given = [&rich[..], &[("horizon", "later"), ("other", "yes"), ("other_horizon", "three")]].concat();
    let both = assessed(&bank, 9, &given);
    let goals: Vec<_> = both.goals.iter().map(|goal| (goal.goal.en.as_str(), goal.level, goal.sooner)).collect();
    assert_eq!(goals, [("This money", Level::C5, false), ("The other sum", Level::C2, true)]);
    assert_eq!(both.facts.horizon_months, Some(60), "products are matched for the first");
}

#[test]
fn levels_follow_the_bands() {
    let bank = bank();
    let earning = [("income", "salary"), ("debts", "none"), ("age", "from_36")];
    let levels = (0..5).map(|place| assessed(&bank, place, &earning).tolerance.level);
    assert_eq!(levels.collect::<Vec<_>>(), Level::ALL);
}
