//! Properties of a household's money, protection and the education of children that hold for any input.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use finplan_domain::household::{Asset, Norm, PartnerSplit, emergency_fund, net_worth, split_between};
use finplan_domain::money::Money;
use finplan_domain::protection::{
    DisabilityNeed, LifeNeed, MortalityTable, PaymentTiming, PremiumNorm, affordability, income_value, joint_survival,
};
use finplan_domain::saving::{Child, ChildStage, FamilyEducation, SavingTiming, YearlySaving};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Cents up to ten million.
fn amounts() -> impl Strategy<Value = Decimal> {
    (0_i64..1_000_000_000).prop_map(|cents| Decimal::new(cents, 2))
}

/// Percent with two decimals.
fn percents(range: std::ops::Range<i64>) -> impl Strategy<Value = Decimal> {
    (range.start.strict_mul(100)..range.end.strict_mul(100)).prop_map(|parts| Decimal::new(parts, 2))
}

/// Any decimal at all.
fn extremes() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::ZERO),
        Just(d("-100")),
        Just(d("0.0000000000000000000000000001")),
        (any::<i64>(), 0_u32..28).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
    ]
}

fn counts() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..150, Just(u32::MAX), any::<u32>()]
}

/// A table whose rates rise from 0.2 per mille to certain death at 105.
fn mortality() -> MortalityTable {
    let rate = |age: i64| Decimal::new((2 * age * age * age * age).clamp(2_000, 9_999_999), 4).min(d("999"));
    let q_per_mille = (0..105).map(rate).chain([Decimal::ONE_THOUSAND]).collect();
    MortalityTable { first_age: 0, q_per_mille }
}

fn children() -> impl Strategy<Value = Vec<Child>> {
    let stage = (0_u32..25, 0_u32..6, amounts()).prop_map(|(from_age, length, cost)| ChildStage {
        from_age,
        to_age: from_age + length,
        cost,
    });
    let child = (0_u32..20, percents(-2..9), prop::collection::vec(stage, 0..5))
        .prop_map(|(age, inflation, stages)| Child { age, inflation, stages });
    prop::collection::vec(child, 0..4)
}

fn money() -> impl Strategy<Value = Money> {
    (0_i64..100_000_000_000).prop_map(|minor| Money::try_from_minor(minor).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn partners_pay_exactly_what_they_share(amount in money(), first in money(), second in money()) {
        for rule in [PartnerSplit::Equal, PartnerSplit::ByIncome, PartnerSplit::SameLeftOver] {
            let [one, other] = split_between(amount, [first, second], rule).unwrap();
            prop_assert_eq!(one + other, amount);
            prop_assert!(!one.is_negative() && !other.is_negative());
        }
        let sheet = net_worth(&[(Asset::Cash, first), (Asset::Property, second)], &[amount]);
        prop_assert_eq!(sheet.net + amount, first + second);
        prop_assert_eq!(sheet.liquid, first);
    }

    #[test]
    fn saving_for_the_months_it_takes_reaches_the_fund(
        spending in 1_i64..1_000_000, liquid in money(), saving in 1_i64..1_000_000,
    ) {
        let norm = Norm { low: 3.into(), high: 6.into() };
        let money = |minor| Money::try_from_minor(minor).unwrap();
        let fund = emergency_fund(money(spending), liquid, money(saving), norm).unwrap();
        for goal in [fund.to_low, fund.to_high] {
            let months = i64::try_from(goal.months.unwrap()).unwrap();
            prop_assert!(liquid.minor() + saving * months >= goal.fund.minor());
            prop_assert!(months == 0 || liquid.minor() + saving * (months - 1) < goal.fund.minor());
        }
    }

    #[test]
    fn a_larger_need_never_leaves_a_smaller_gap(
        income in amounts(), years in 0_u32..60, discount in percents(0..6), part in amounts(), cover in amounts(),
    ) {
        let need = LifeNeed {
            annual_income: income, replacement: 60.into(), years, discount_real: discount, existing_cover: cover,
            ..LifeNeed::default()
        };
        let gap = need.gap().unwrap();
        prop_assert!(gap.gap >= gap.raw_gap && gap.gap >= Decimal::ZERO);
        let other = |need: LifeNeed| need.gap().unwrap().gap;
        let dearer = [LifeNeed { debts: part, ..need }, LifeNeed { years: years + 1, ..need }];
        prop_assert!(dearer.into_iter().all(|need| other(need) >= gap.gap));
        let richer =
            [LifeNeed { liquid_assets: part, ..need }, LifeNeed { discount_real: discount + Decimal::ONE, ..need }];
        prop_assert!(richer.into_iter().all(|need| other(need) <= gap.gap));
    }

    #[test]
    fn survival_falls_with_the_years_and_prices_the_risk(age in 0_u32..105, other in 0_u32..105, years in 0_u32..40) {
        let table = mortality();
        let (now, later) = (table.survival(age, years).unwrap(), table.survival(age, years + 1).unwrap());
        prop_assert!(later.survival <= now.survival && now.survival <= Decimal::ONE);
        prop_assert!((now.survival + now.death_within - Decimal::ONE).abs() < d("0.000000000000000001"));
        let joint = joint_survival((&table, age), (&table, other), years).unwrap();
        prop_assert!(joint.both <= now.survival && now.survival <= joint.at_least_one + d("0.000000000000000001"));
        // Without interest and for a sum of one the price is the probability.
        let premium = table.term_premium(age, years + 1, Decimal::ONE, Decimal::ZERO).unwrap();
        prop_assert!((premium.single - later.death_within).abs() < d("0.000000000000000001"));
        prop_assert!(table.term_premium(age, years + 1, Decimal::ONE, 3.into()).unwrap().single <= premium.single);
    }

    #[test]
    fn what_a_family_pays_and_lacks_is_what_its_children_cost(
        children in children(), assets in amounts(), saving in amounts(), years in 1_u32..30, rate in percents(-3..9),
    ) {
        let family = FamilyEducation { children, annual_return: rate };
        let costs = family.costs().unwrap();
        let sum: Decimal = costs.by_year.iter().map(|year| year.cost).sum();
        prop_assert!((sum - costs.total).abs() < d("0.0001"));
        let plan = YearlySaving { assets, saving, growth: 2.into(), years };
        let rows = family.follow(&plan).unwrap();
        for row in &rows {
            prop_assert!((row.paid + row.gap - row.cost).abs() < d("0.0001"));
            prop_assert!(row.gap >= Decimal::ZERO && row.balance >= Decimal::ZERO);
        }
        let lacks = |plan: &YearlySaving| -> Decimal { family.follow(plan).unwrap().iter().map(|row| row.gap).sum() };
        let more = YearlySaving { saving: saving + Decimal::ONE_HUNDRED, ..plan };
        prop_assert!(lacks(&more) <= lacks(&plan) + d("0.0001"));
        let yearly = family.required_saving(assets, years, SavingTiming::YearStart).unwrap();
        prop_assert!(yearly.missing_now >= Decimal::ZERO && yearly.each_time >= Decimal::ZERO);
    }

    #[test]
    fn any_numbers_give_a_need_or_an_error(
        a in extremes(), b in extremes(), c in extremes(), n in counts(), m in counts(),
    ) {
        let need = LifeNeed {
            annual_income: a, replacement: b, years: n, continuing_income: c, discount_real: b, debts: a,
            education: c, final_expenses: b, parents_support: a, liquid_assets: c, existing_cover: b,
        };
        prop_assert!(need.gap().map_or(true, |gap| gap.gap >= Decimal::ZERO));
        let _ = income_value(a, n, b, c, PaymentTiming::End);
        let disability = DisabilityNeed {
            annual_income: a, replacement: b, other_benefit: c, age: n, until_age: m, waiting_years: n,
            discount_real: c, existing_cover: a,
        };
        prop_assert!(disability.gap().map_or(true, |gap| gap.gap >= Decimal::ZERO));
        let norm = PremiumNorm {
            cover_times_income: a, premium_share: b, range_from: c, range_to: a, warn_above: b,
        };
        let _ = (norm.check(a, b, c), affordability(a, b, &[c, a], &norm));
        let _ = (mortality().term_premium(n, m, a, b), mortality().survival(m, n), mortality().expectation(n));
        let rough = MortalityTable { first_age: n, q_per_mille: vec![a, b] };
        let _ = (rough.survival(n, m), rough.age_reached_by_fewer_than(n, c));
        let stage = ChildStage { from_age: n, to_age: m, cost: a };
        let family = FamilyEducation {
            children: vec![Child { age: n.min(m), inflation: b, stages: vec![stage, stage] }],
            annual_return: c,
        };
        let _ = (family.costs(), family.required_saving(a, n, SavingTiming::MonthEnd));
        let _ = family.follow(&YearlySaving { assets: a, saving: b, growth: c, years: n });
    }
}
