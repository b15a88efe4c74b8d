//! Questionnaires of every form: what is asked, what it counts, and when an answer is asked back.

#[path = "engine/proof.rs"]
mod proof;

use finplan::advice::level::Level;
use finplan::advice::mode::Mode;
use finplan::advice::questionnaire::{
    Band, Choice, Condition, Dimension, Doubt, Item, ItemKind, Points, Questionnaire, Scale,
};
use finplan::advice::scoring::{
    Answers, Assessment, AssessmentOutcome, NoResult, SecondLook, assess, reachable, second_look,
};
use finplan::base::Id;
use finplan::base::LocalText;
use proptest::prelude::*;

use super::{bank, questions, today};

const NAMES: [&str; 13] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"];

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn words(text: &str) -> LocalText {
    LocalText { zh_cn: text.to_owned(), zh_tw: text.to_owned(), en: text.to_owned() }
}

fn choice(name: &str, points: u32) -> Choice {
    Choice {
        id: id(name),
        text: words(name),
        points: Points::new(points),
        from: None,
        alone: false,
        facts: Default::default(),
        minimal: false,
    }
}

/// An item with the choices `a`, `b`, ... that count these points.
fn item(name: &str, points: &[u32]) -> Item {
    Item {
        id: id(name),
        kind: None,
        when: None,
        text: words(name),
        help: None,
        choices: points.iter().zip(NAMES).map(|(points, name)| choice(name, *points)).collect(),
        dimension: None,
        weight: None,
        highest: false,
        cap: None,
        goal: None,
        effect: None,
    }
}

/// A questionnaire whose scores from 0 on, ten for each level, mean C1 to C5.
fn asking(items: Vec<Item>) -> Questionnaire {
    Questionnaire {
        items,
        bands: tens(),
        sections: Vec::new(),
        scales: Vec::new(),
        horizons: Vec::new(),
        doubts: Vec::new(),
        same_position: None,
        seconds_per_item: None,
        ..questions(&bank()).clone()
    }
}

fn tens() -> Vec<Band> {
    let ends = [(0, 9), (10, 19), (20, 29), (30, 39), (40, 1_000_000)];
    Level::ALL.iter().zip(ends).map(|(level, (from, to))| Band { level: *level, from, to }).collect()
}

fn given(answers: &[(&str, &str)]) -> Answers {
    let mut all = Answers::default();
    for (item, choice) in answers {
        all.set(&id(item), &id(choice));
    }
    all
}

fn result(questionnaire: &Questionnaire, answers: &Answers) -> Assessment {
    match assess(questionnaire, answers, Mode::Institution, today()) {
        Ok(AssessmentOutcome::Level(assessment)) => assessment,
        other => panic!("{other:?}"),
    }
}

fn when(item: &str, is: &[&str]) -> Condition {
    Condition { item: id(item), is: is.iter().map(|choice| id(choice)).collect() }
}

#[test]
fn an_item_counts_as_often_as_it_weighs() {
    let mut one = item("one", &[0, 7]);
    one.weight = Some(3);
    let questionnaire = asking(vec![one, item("two", &[0, 1])]);
    // 7 three times and 0; 21 is in 20 to 29.
    let answers = given(&[("one", "b"), ("two", "a")]);
    assert_eq!(result(&questionnaire, &answers).tolerance.level, Level::C3);
    assert_eq!(reachable(&questionnaire, None), Ok(vec![0, 1, 21, 22]));
}

#[test]
fn several_answers_count_their_sum_up_to_the_cap_or_the_highest() {
    let mut several = item("one", &[4, 5, 9, 0]);
    several.kind = Some(ItemKind::Multiple);
    several.choices[3].alone = true;
    let mut answers = Answers::default();
    answers.take(&several, &several.choices[0]);
    answers.take(&several, &several.choices[1]);
    answers.take(&several, &several.choices[2]);
    let level = |item: &Item, answers: &Answers| result(&asking(vec![item.clone()]), answers).tolerance.level;
    // 4 + 5 + 9 = 18.
    assert_eq!(level(&several, &answers), Level::C2);
    several.cap = Some(9);
    assert_eq!(level(&several, &answers), Level::C1);
    several.weight = Some(2);
    assert_eq!(level(&several, &answers), Level::C2, "the cap is before the weight: 9 twice");
    several.cap = None;
    several.highest = true;
    assert_eq!(level(&several, &answers), Level::C2, "9 twice, not 18 twice");
    answers.take(&several, &several.choices[3]);
    assert_eq!(answers.all("one"), [id("d")], "none of these stands alone");
    answers.take(&several, &several.choices[1]);
    assert_eq!(answers.all("one"), [id("b")]);
    answers.take(&several, &several.choices[1]);
    assert!(matches!(
        assess(&asking(vec![several]), &answers, Mode::Institution, today()),
        Err(NoResult::Unanswered(open)) if open == [id("one")]
    ));
}

#[test]
fn an_amount_lies_in_one_band_and_its_first_cent_counts() {
    let mut amount = item("money", &[1, 2, 3]);
    amount.kind = Some(ItemKind::Amount);
    for (choice, from) in amount.choices.iter_mut().zip([0, 50_000, 300_000]) {
        choice.from = Some(from.into());
    }
    let mut answers = Answers::default();
    for (typed, band) in [("0", "a"), ("49999.99", "a"), ("50000", "b"), ("300000.00", "c"), ("9000000000", "c")] {
        answers.put_amount(&amount, typed.parse().ok());
        assert_eq!(answers.get("money"), Some(&id(band)), "{typed}");
        assert_eq!(answers.amount("money"), typed.parse().ok());
    }
    answers.put_amount(&amount, "-1".parse().ok());
    assert_eq!(answers.get("money"), None, "what is in no band is no answer");
}

#[test]
fn what_is_not_asked_is_not_missing_and_counts_nothing() {
    let mut second = item("second", &[10, 20]);
    second.when = Some(when("first", &["b"]));
    let mut third = item("third", &[5, 5]);
    third.when = Some(when("second", &["b"]));
    let questionnaire = asking(vec![item("first", &[0, 1]), second, third]);
    let mut answers = given(&[("first", "b"), ("second", "b"), ("third", "a")]);
    assert_eq!(answers.asked(&questionnaire), [0, 1, 2]);
    // 1 + 20 + 5 = 26.
    assert_eq!(result(&questionnaire, &answers).tolerance.level, Level::C3);
    answers.set(&id("first"), &id("a"));
    assert_eq!(answers.asked(&questionnaire), [0], "nor what depends on what is not asked");
    assert!(answers.open(&questionnaire).is_empty());
    assert_eq!(result(&questionnaire, &answers).tolerance.level, Level::C1);
    // 0; 1 + 10; 1 + 20 + 5.
    assert_eq!(reachable(&questionnaire, None), Ok(vec![0, 11, 26]));
}

/// Tolerance 0 to 40, capacity 0 to 40, experience 0 to 40: one item each.
fn three(capacity_caps: bool, experience_caps: bool) -> Questionnaire {
    let mut items = Vec::new();
    let mut scales = Vec::new();
    for (name, dimension) in
        [("will", Dimension::Tolerance), ("can", Dimension::Capacity), ("know", Dimension::Experience)]
    {
        let mut one = item(name, &[0, 10, 20, 30, 40]);
        one.dimension = Some(dimension);
        one.effect = questions(&bank()).items.iter().find_map(|item| item.effect.clone());
        items.push(one);
        let caps = match dimension {
            Dimension::Tolerance => false,
            Dimension::Capacity => capacity_caps,
            Dimension::Experience => experience_caps,
        };
        scales.push(Scale { dimension, bands: tens(), caps });
    }
    Questionnaire { scales, bands: Vec::new(), ..asking(items) }
}

#[test]
fn capacity_caps_tolerance_and_is_named_as_what_decided() {
    let answers = given(&[("will", "e"), ("can", "b"), ("know", "a")]);
    let capped = result(&three(true, false), &answers);
    assert_eq!((capped.tolerance.level, capped.capped_by), (Level::C2, Some(Dimension::Capacity)));
    let levels: Vec<_> = capped.scales.iter().map(|scale| scale.level).collect();
    assert_eq!(levels, [Level::C5, Level::C2, Level::C1], "each is scored apart");
    let moved: Vec<_> = capped.drivers.iter().map(|driver| (driver.item.as_str(), driver.up)).collect();
    assert_eq!(moved, [("can", false)], "what moved another dimension did not move the level");

    let lowest = result(&three(true, true), &answers);
    assert_eq!((lowest.tolerance.level, lowest.capped_by), (Level::C1, Some(Dimension::Experience)));
    let below = result(&three(true, true), &given(&[("will", "b"), ("can", "e"), ("know", "e")]));
    assert_eq!((below.tolerance.level, below.capped_by), (Level::C2, None), "a high capacity lifts nobody");
    assert_eq!(below.drivers[0].item, id("will"));
    let equal = result(&three(true, true), &given(&[("will", "b"), ("can", "b"), ("know", "b")]));
    assert_eq!(equal.capped_by, None);
}

#[test]
fn a_goal_has_a_level_of_its_own_and_never_a_higher_one() {
    let mut soon = item("soon", &[0, 0]);
    let mut late = item("late", &[0, 0]);
    for (item, months) in [(&mut soon, [6, 60]), (&mut late, [12, 120])] {
        item.goal = Some(words(item.id.as_str()));
        for (choice, months) in item.choices.iter_mut().zip(months) {
            choice.facts.horizon_months = Some(months);
        }
    }
    let mut questionnaire = asking(vec![item("all", &[5, 25, 45]), soon, late]);
    questionnaire.horizons = vec![
        Band { level: Level::C1, from: 0, to: 11 },
        Band { level: Level::C3, from: 12, to: 59 },
        Band { level: Level::C5, from: 60, to: 1_000 },
    ];
    let goals = |all: &str, soon: &str, late: &str| {
        let assessment = result(&questionnaire, &given(&[("all", all), ("soon", soon), ("late", late)]));
        assert_eq!(assessment.facts.horizon_months, Some(if soon == "a" { 6 } else { 60 }), "the first goal's");
        let mut levels = vec![assessment.tolerance.level];
        for goal in &assessment.goals {
            assert_eq!(goal.sooner, goal.level < assessment.tolerance.level);
            levels.push(goal.level);
        }
        levels
    };
    assert_eq!(goals("c", "a", "a"), [Level::C5, Level::C1, Level::C3]);
    assert_eq!(goals("c", "b", "b"), [Level::C5, Level::C5, Level::C5]);
    assert_eq!(goals("b", "b", "a"), [Level::C3, Level::C3, Level::C3]);
    assert_eq!(goals("a", "b", "b"), [Level::C1, Level::C1, Level::C1]);
}

#[test]
fn answers_that_do_not_go_together_are_asked_back_once() {
    let mut questionnaire = asking(vec![item("one", &[0, 9]), item("two", &[0, 9])]);
    questionnaire.doubts = vec![Doubt { answers: vec![when("one", &["a"]), when("two", &["b"])], ask: words("?") }];
    let odd = given(&[("one", "a"), ("two", "b")]);
    let look = SecondLook::Doubt(0);
    assert_eq!(second_look(&questionnaire, &odd, None, &[]), Some(look));
    assert_eq!(second_look(&questionnaire, &odd, None, &[look]), None, "who keeps the answers is not asked again");
    assert_eq!(second_look(&questionnaire, &given(&[("one", "b"), ("two", "b")]), None, &[]), None);
    assert_eq!(result(&questionnaire, &odd).tolerance.level, Level::C1, "the answers count as they are");
    questionnaire.items[1].when = Some(when("one", &["b"]));
    assert_eq!(second_look(&questionnaire, &odd, None, &[]), None, "what is not asked contradicts nothing");
}

#[test]
fn the_same_position_everywhere_or_no_time_to_read_is_noticed() {
    let mut yes = item("yes", &[0, 0]);
    yes.kind = Some(ItemKind::YesNo);
    let mut questionnaire = asking(vec![item("one", &[0, 9]), item("two", &[9, 0]), item("three", &[0, 9, 9]), yes]);
    let same = given(&[("one", "b"), ("two", "b"), ("three", "b"), ("yes", "a")]);
    let look = |questionnaire: &Questionnaire, seconds| second_look(questionnaire, &same, seconds, &[]);
    assert_eq!(look(&questionnaire, Some(0)), None, "a bank that sets no limit has none");
    questionnaire.same_position = Some(3);
    assert_eq!(look(&questionnaire, None), Some(SecondLook::Haste));
    assert_eq!(second_look(&questionnaire, &same, None, &[SecondLook::Haste]), None);
    questionnaire.same_position = Some(4);
    assert_eq!(look(&questionnaire, None), None, "yes and no have no position");
    questionnaire.seconds_per_item = Some(2);
    assert_eq!(look(&questionnaire, Some(8)), None, "four items in eight seconds");
    assert_eq!(look(&questionnaire, Some(7)), Some(SecondLook::Haste));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_level_is_the_lowest_of_the_tolerance_and_what_caps_it(
        answers in proptest::collection::vec(0_usize..5, 3), capacity: bool, experience: bool,
    ) {
        let questionnaire = three(capacity, experience);
        let all = [("will", NAMES[answers[0]]), ("can", NAMES[answers[1]]), ("know", NAMES[answers[2]])];
        let assessment = result(&questionnaire, &given(&all));
        let caps = [true, capacity, experience];
        let lowest = (0..3).filter(|place| caps[*place]).map(|place| answers[place]).min().unwrap();
        prop_assert_eq!(assessment.tolerance.level, Level::ALL[lowest]);
        prop_assert_eq!(assessment.capped_by.is_some(), lowest < answers[0]);
    }
}
