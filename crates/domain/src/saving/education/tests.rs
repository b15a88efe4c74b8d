//! Education plans month by month.

use super::*;
use crate::saving::monthly_needed;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn stage(from: u32, count: u32, cost: i64, inflation: &str) -> EducationStage {
    EducationStage { from, count, every: 12, cost: cost.into(), inflation: d(inflation) }
}

fn plan(stages: &[EducationStage], saved: i64, annual_return: &str) -> EducationPlan {
    EducationPlan { stages: stages.to_vec(), saved: saved.into(), annual_return: d(annual_return) }
}

#[test]
fn a_single_cost_is_the_saving_goal() {
    let plan = plan(&[stage(96, 1, 200_000, "0")], 30_000, "4");
    let need = plan.need().unwrap();
    let goal = monthly_needed(200_000.into(), 30_000.into(), 4.into(), 96).unwrap();
    assert!((need.monthly.unwrap() - goal).abs() < d("0.0000000000000001"));
    assert_eq!(need.monthly, need.monthly_until_first);
}

#[test]
fn a_cent_less_leaves_a_cost_unpaid() {
    // A dear school first: what pays for it is more than enough for what follows.
    for stages in [
        vec![stage(24, 3, 50_000, "4"), stage(60, 4, 20_000, "6")],
        vec![stage(24, 3, 10_000, "4"), stage(60, 4, 80_000, "6"), stage(72, 2, 90_000, "2")],
    ] {
        for annual_return in ["0", "3.5", "-2"] {
            let plan = plan(&stages, 15_000, annual_return);
            let need = plan.need().unwrap();
            for (monthly, until) in [(need.monthly, 120), (need.monthly_until_first, 24)] {
                let monthly = monthly.unwrap();
                assert_eq!(plan.follow(monthly, until).unwrap().short_in, None, "{annual_return}");
                assert!(plan.follow(monthly - d("0.001"), until).unwrap().short_in.is_some());
            }
            assert!(need.monthly_until_first >= need.monthly);
        }
    }
}

#[test]
fn the_lump_sum_pays_for_everything_and_nothing_is_left() {
    let mut plan = plan(&[stage(0, 6, 12_000, "3"), stage(36, 4, 40_000, "5")], 0, "4");
    let need = plan.need().unwrap();
    plan.saved = need.lump_sum;
    let path = plan.follow(Decimal::ZERO, 0).unwrap();
    assert_eq!(path.short_in, None);
    assert!(path.savings.last().unwrap().abs() < d("0.00000001"));
    assert!((path.costs.iter().sum::<Decimal>() - need.total_cost).abs() < d("0.00000001"));
    let after = plan.need().unwrap();
    assert_eq!((after.missing, after.monthly), (Decimal::ZERO, Some(Decimal::ZERO)));
}

#[test]
fn what_falls_due_today_cannot_be_saved_for() {
    let today = plan(&[stage(0, 2, 10_000, "0")], 9_999, "4").need().unwrap();
    assert_eq!((today.monthly, today.monthly_until_first), (None, None));
    // Paid out of the savings today, the second year can still be saved for.
    let covered = plan(&[stage(0, 2, 10_000, "0")], 10_000, "0").need().unwrap();
    assert_eq!(covered.monthly.unwrap().round_dp(10), d("833.3333333333"));
    assert_eq!(covered.monthly_until_first, None);
    let nothing = plan(&[], 0, "4").need().unwrap();
    assert_eq!((nothing.lump_sum, nothing.monthly), (Decimal::ZERO, Some(Decimal::ZERO)));
}

#[test]
fn impossible_stages_are_refused() {
    let refuse = |stage| plan(&[stage], 0, "4").need().unwrap_err();
    assert_eq!(refuse(stage(0, 1, -1, "0")), SavingError::Stage);
    assert_eq!(refuse(EducationStage { every: 0, ..stage(0, 1, 1, "0") }), SavingError::Stage);
    assert_eq!(refuse(stage(0, 102, 1, "0")), SavingError::Months);
    assert_eq!(refuse(stage(u32::MAX, u32::MAX, 1, "0")), SavingError::Months);
    assert_eq!(refuse(stage(0, 1, 1, "-100")), SavingError::Return);
    assert_eq!(plan(&[], 0, "4").follow(Decimal::ONE, 1201), Err(SavingError::Months));
}
