//! Children by their ages.

use super::*;

fn family(stages: &[(u32, u32, i64)], age: u32) -> FamilyEducation {
    let stage = |(from_age, to_age, cost): &(u32, u32, i64)| ChildStage {
        from_age: *from_age,
        to_age: *to_age,
        cost: (*cost).into(),
    };
    let child = Child { age, inflation: 3.into(), stages: stages.iter().map(stage).collect() };
    FamilyEducation { children: vec![child], annual_return: 4.into() }
}

#[test]
fn what_is_past_costs_nothing() {
    let grown = family(&[(3, 5, 100), (6, 11, 50)], 12).costs().unwrap();
    assert_eq!((grown.total, grown.by_year.len(), grown.peak), (Decimal::ZERO, 0, None));
    let partly = family(&[(3, 5, 100)], 5).costs().unwrap();
    assert_eq!((partly.total, partly.by_year.len()), (100.into(), 1));
}

#[test]
fn the_sum_that_is_needed_now_pays_for_every_year() {
    let family = family(&[(15, 17, 20_000), (18, 21, 40_000)], 10);
    let needed = family.costs().unwrap().needed_now;
    let years = |assets| family.follow(&YearlySaving { assets, ..YearlySaving::default() }).unwrap();
    assert!(years(needed).iter().all(|year| year.gap.is_zero()));
    assert!(years(needed.round_dp(2) - Decimal::ONE).last().unwrap().gap > Decimal::ZERO);
    let saving = family.required_saving(needed, 5, SavingTiming::YearStart).unwrap();
    assert_eq!((saving.missing_now, saving.each_time), (Decimal::ZERO, Decimal::ZERO));
}

#[test]
fn impossible_children_are_refused() {
    assert_eq!(family(&[(3, 5, -1)], 0).costs(), Err(SavingError::Stage));
    assert_eq!(family(&[(0, 101, 1)], 0).costs(), Err(SavingError::Months));
    assert_eq!(family(&[(u32::MAX, u32::MAX, 1)], 0).costs(), Err(SavingError::Months));
    let none = family(&[(3, 5, 1)], 0).required_saving(0.into(), 0, SavingTiming::MonthEnd);
    assert_eq!(none, Err(SavingError::Months));
    let backwards = family(&[(5, 3, 1)], 0).costs().unwrap();
    assert_eq!(backwards.total, Decimal::ZERO);
}
