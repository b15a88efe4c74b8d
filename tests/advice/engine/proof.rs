//! The proof that every score has its band, against every way to answer by hand (R10).

use std::collections::BTreeSet;

use finplan::advice::level::Level;
use finplan::advice::mode::Mode;
use finplan::advice::questionnaire::{Band, Choice, Dimension, Item, ItemKind, Questionnaire, Scale};
use finplan::advice::scoring::{Answers, NoResult, TooManyCombinations, assess, coverage, reachable};
use proptest::prelude::*;

use super::{NAMES, asking, item, when};
use crate::today;

#[test]
fn r10_too_many_combinations_are_no_proof() {
    let names: Vec<String> = NAMES.iter().flat_map(|a| NAMES.map(|b| [*a, b].concat())).collect();
    let items = names.iter().take(60).map(|name| item(name, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
    // Sixty items of twelve choices: every sum from 0 to 660.
    let long = asking(items.collect());
    assert_eq!(reachable(&long, None), Ok((0..=660).collect()));
    // Powers of two: 2 to the 24th different sums.
    let mut wide = asking(names.iter().take(24).map(|name| item(name, &[0, 1])).collect());
    for (place, item) in wide.items.iter_mut().enumerate() {
        item.weight = Some(1 << place);
    }
    assert_eq!(coverage(&wide), Err(TooManyCombinations));
}

/// Every way to answer, and what it counts in a dimension: an own reading of the rules.
fn every_way(questionnaire: &Questionnaire) -> Vec<Answers> {
    let mut ways = vec![Answers::default()];
    for item in &questionnaire.items {
        let mut next = Vec::new();
        for way in ways {
            let asked = item.when.as_ref().is_none_or(|when| {
                questionnaire.item(&when.item).is_some() && when.is.iter().any(|is| way.all(&when.item).contains(is))
            });
            if !asked {
                next.push(way);
                continue;
            }
            for taken in 1_usize..1 << item.choices.len() {
                let chosen: Vec<&Choice> = item
                    .choices
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| taken >> at & 1 == 1)
                    .map(|(_, one)| one)
                    .collect();
                let alone = chosen.len() == 1;
                if !alone && (item.kind() != ItemKind::Multiple || chosen.iter().any(|choice| choice.alone)) {
                    continue;
                }
                let mut more = way.clone();
                for choice in chosen {
                    more.take(item, choice);
                }
                next.push(more);
            }
        }
        ways = next;
    }
    ways
}

/// What each choice of the items below counts, since nobody outside can read points.
type Table = Vec<Vec<u32>>;

fn count(questionnaire: &Questionnaire, table: &Table, way: &Answers, dimension: Option<Dimension>) -> u32 {
    let mut sum = 0;
    for (item, points) in questionnaire.items.iter().zip(table) {
        if dimension.is_some() && item.dimension != dimension {
            continue;
        }
        let taken: Vec<u32> = item
            .choices
            .iter()
            .zip(points)
            .filter(|(choice, _)| way.all(&item.id).contains(&choice.id))
            .map(|(_, points)| *points)
            .collect();
        let all = if item.highest { taken.iter().copied().max().unwrap_or(0) } else { taken.iter().sum() };
        sum += all.min(item.cap.unwrap_or(u32::MAX)) * item.weight.unwrap_or(1);
    }
    sum
}

prop_compose! {
    fn any_item(place: usize)(
        points in proptest::collection::vec(0_u32..6, 2..4),
        kind in 0..3,
        alone: bool,
        weight in 1_u32..4,
        highest: bool,
        cap in proptest::option::of(0_u32..8),
        depends in proptest::option::of((0..place.max(1), 0_usize..3)),
        dimension in 0_usize..3,
    ) -> (Item, Vec<u32>) {
        let mut one = item(NAMES[place], &points);
        one.weight = Some(weight);
        one.dimension = Some(Dimension::ALL[dimension]);
        if kind == 0 {
            one.kind = Some(ItemKind::Multiple);
            (one.highest, one.cap) = (highest, cap);
            one.choices.last_mut().unwrap().alone = alone;
        }
        one.when = depends.filter(|_| place > 0).map(|(on, choice)| when(NAMES[on], &[NAMES[choice]]));
        (one, points)
    }
}

prop_compose! {
    fn any_questionnaire()(
        items in (any_item(0), any_item(1), any_item(2), any_item(3)),
        apart: bool,
        ends in proptest::collection::vec(0_u32..60, 5),
    ) -> (Questionnaire, Table) {
        let (a, b, c, d) = items;
        let (mut items, table): (Vec<Item>, Table) = [a, b, c, d].into_iter().unzip();
        if !apart {
            items.iter_mut().for_each(|item| item.dimension = None);
        }
        let mut ends = ends;
        ends.sort_unstable();
        let bands: Vec<Band> = Level::ALL.iter().zip(&ends).zip([0].iter().chain(&ends))
            .map(|((level, to), from)| Band { level: *level, from: *from, to: *to })
            .collect();
        let mut questionnaire = asking(items);
        if apart {
            questionnaire.bands = Vec::new();
            questionnaire.scales = Dimension::ALL.iter()
                .map(|dimension| Scale { dimension: *dimension, bands: bands.clone(), caps: *dimension == Dimension::Capacity })
                .collect();
        } else {
            questionnaire.bands = bands;
        }
        (questionnaire, table)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn r10_reachable_scores_are_those_of_every_way_to_answer((questionnaire, table) in any_questionnaire()) {
        let ways = every_way(&questionnaire);
        for dimension in [None].into_iter().chain(Dimension::ALL.iter().copied().map(Some)) {
            let scores: BTreeSet<u32> = ways.iter().map(|way| count(&questionnaire, &table, way, dimension)).collect();
            prop_assert_eq!(reachable(&questionnaire, dimension), Ok(scores.into_iter().collect::<Vec<_>>()));
        }
    }

    #[test]
    fn r10_a_proof_holds_for_every_way_and_a_counter_example_is_one((questionnaire, table) in any_questionnaire()) {
        let undecided = coverage(&questionnaire).unwrap();
        for case in &undecided {
            let mut way = Answers::default();
            for (item, choice) in &case.answers {
                let item = questionnaire.item(item).unwrap();
                let choice = item.choice(choice).unwrap();
                way.take(item, choice);
            }
            prop_assert!(way.open(&questionnaire).is_empty());
            prop_assert_eq!(count(&questionnaire, &table, &way, case.dimension), case.score);
            prop_assert_eq!(assess(&questionnaire, &way, Mode::Institution, today()), Err(NoResult::NoBand));
        }
        let failed = every_way(&questionnaire).iter()
            .filter(|way| assess(&questionnaire, way, Mode::Institution, today()).is_err()).count();
        prop_assert_eq!(failed == 0, undecided.is_empty());
    }
}
