use super::*;
use crate::loan::{Penalty, PenaltyBasis, Refusal};
use crate::money::Currency;
use crate::rate::AnnualRate;

const FREE: PrepaymentRules = PrepaymentRules {
    minimum: Money::ZERO,
    unit: Money::ZERO,
    not_before: 0,
    per_year: None,
    penalty: Penalty { basis: PenaltyBasis::None, free_after: None },
};

fn terms(method: Method) -> Terms {
    Terms {
        principal: Money::from_minor(60_000_000),
        annual_rate: AnnualRate::from_percent("3.85".parse().unwrap()).unwrap(),
        months: 240,
        method,
        currency: Currency::Cny,
    }
}

fn money(minor: i64) -> Money {
    Money::try_from_minor(minor).unwrap()
}

#[test]
fn a_cent_less_does_not_reach_the_goal() {
    for method in [Method::EqualInstallment, Method::EqualPrincipal] {
        let terms = terms(method);
        let target = money(3_000_000);
        let once = Contribution::Once { after: 24 };
        let goal = PrepaymentGoal::SaveInterest(target);
        let found = prepayment_needed(&terms, goal, once, Strategy::ReduceTerm, &FREE).unwrap().unwrap();
        let saved = |amount: i64| {
            prepayment_effect(&terms, money(amount), once, Strategy::ReduceTerm, &FREE).unwrap().interest_saved
        };
        assert!(saved(found.amount.minor()) >= target);
        assert!(saved(found.amount.minor().strict_sub(1)) < target);
        assert_eq!(found.interest_saved, saved(found.amount.minor()));
    }
}

#[test]
fn what_is_there_already_needs_nothing_and_too_much_is_impossible() {
    let terms = terms(Method::EqualInstallment);
    let once = Contribution::Once { after: 100 };
    let need =
        |goal| prepayment_needed(&terms, goal, once, Strategy::ReduceTerm, &FREE).unwrap().map(|found| found.amount);
    assert_eq!(need(PrepaymentGoal::FreeBy(240)), Some(Money::ZERO));
    assert_eq!(need(PrepaymentGoal::FreeBy(99)), None);
    assert_eq!(need(PrepaymentGoal::SaveInterest(Money::MAX)), None);
    // Free right after the hundredth payment: settle all that is left.
    let balance = schedule(&terms).unwrap().row(100).unwrap().balance;
    assert_eq!(need(PrepaymentGoal::FreeBy(100)), Some(balance));
}

#[test]
fn an_allowed_amount_less_does_not_reach_the_goal() {
    let terms = terms(Method::EqualInstallment);
    let rules = PrepaymentRules { minimum: money(1_000_000), unit: money(300_000), ..FREE };
    let once = Contribution::Once { after: 24 };
    let goal = |target| PrepaymentGoal::SaveInterest(money(target));
    let need = |goal| prepayment_needed(&terms, goal, once, Strategy::ReduceTerm, &rules).unwrap().unwrap();
    let found = need(goal(3_000_000));
    assert_eq!(found.amount.minor() % 300_000, 0);
    let less = found.amount - rules.unit;
    let saved = prepayment_effect(&terms, less, once, Strategy::ReduceTerm, &rules).unwrap().interest_saved;
    assert!(saved < money(3_000_000));
    // A small goal takes the minimum, and settling is allowed whatever the balance is.
    assert_eq!(need(goal(1)).amount, money(1_200_000));
    let balance = schedule(&terms).unwrap().row(24).unwrap().balance;
    assert_eq!(need(PrepaymentGoal::FreeBy(24)).schedule.row(24).unwrap().extra, balance);
    let huge = PrepaymentRules { minimum: Money::MAX, ..FREE };
    let settled = prepayment_needed(&terms, goal(1), once, Strategy::ReduceTerm, &huge).unwrap().unwrap();
    assert_eq!((settled.schedule.periods(), settled.amount), (24, terms.principal));
}

#[test]
fn what_the_contract_forbids_is_refused_and_what_it_charges_is_added_up() {
    let terms = terms(Method::EqualInstallment);
    let yearly = Contribution::Recurring { first: 12, every: 12 };
    let effect = |amount, contribution, rules: &PrepaymentRules| {
        prepayment_effect(&terms, money(amount), contribution, Strategy::ReduceTerm, rules)
    };
    let early = PrepaymentRules { not_before: 13, ..FREE };
    assert_eq!(effect(1, yearly, &early), Err(LoanError::Refused(Refusal::TooEarly { not_before: 13 })));
    let once_a_year = PrepaymentRules { per_year: Some(1), ..FREE };
    assert!(effect(100_000, yearly, &once_a_year).is_ok());
    let twice = effect(100_000, Contribution::Recurring { first: 12, every: 6 }, &once_a_year);
    assert_eq!(twice, Err(LoanError::Refused(Refusal::TooOften { per_year: 1 })));
    let penalty = Penalty { basis: PenaltyBasis::PercentOfAmount(1.into()), free_after: Some(36) };
    let charged = effect(100_000, yearly, &PrepaymentRules { penalty, ..FREE }).unwrap();
    // After payments 12 and 24; from 36 on it is free.
    assert_eq!(charged.penalty, money(2_000));
}

#[test]
fn a_budget_pays_off_early() {
    let terms = terms(Method::EqualInstallment);
    let usual = schedule(&terms).unwrap();
    let budget = usual.first_payment() + money(50_000);
    let plan = with_budget(&terms, 1, budget, Strategy::ReduceTerm).unwrap().unwrap();
    assert!(plan.periods_saved > 0 && plan.interest_saved.is_positive());
    assert_eq!(plan.amount, money(50_000));
    for row in plan.schedule.rows().iter().rev().skip(1) {
        assert_eq!(Some(row.payment + row.extra), Some(budget));
    }
    // It is the same money as a level payment of that size, and as the same amount every month.
    let level = schedule_with(&terms, &[LoanEvent::Payment { from: 1, amount: budget }]).unwrap();
    assert_eq!(plan.schedule.total_interest(), level.total_interest());
    let monthly = Contribution::Recurring { first: 1, every: 1 };
    let effect = prepayment_effect(&terms, money(50_000), monthly, Strategy::ReduceTerm, &FREE).unwrap();
    assert_eq!(plan.schedule.periods(), effect.schedule.periods());
}

#[test]
fn a_budget_goes_further_while_payments_fall() {
    let terms = terms(Method::EqualPrincipal);
    let usual = schedule(&terms).unwrap();
    let plan = with_budget(&terms, 13, usual.first_payment(), Strategy::ReduceTerm).unwrap().unwrap();
    let extra = |period| plan.schedule.row(period).unwrap().extra;
    assert!(extra(12).is_zero() && extra(13).is_positive() && extra(14) > extra(13));
    // Lower payments instead of fewer: what is left of the budget grows even faster.
    let lower = with_budget(&terms, 13, usual.first_payment(), Strategy::ReducePayment).unwrap().unwrap();
    assert!(lower.schedule.row(14).unwrap().extra > extra(14));
    let total = |row: &super::super::Row| row.payment + row.extra;
    assert!(lower.schedule.rows()[12..].iter().rev().skip(1).all(|row| total(row) == usual.first_payment()));
}

#[test]
fn a_budget_below_what_is_due_has_no_plan() {
    for method in [Method::EqualInstallment, Method::EqualPrincipal] {
        let terms = terms(method);
        let first = schedule(&terms).unwrap().first_payment();
        let with = |budget: Money| with_budget(&terms, 1, budget, Strategy::ReduceTerm);
        assert_eq!(with(first - money(1)), Ok(None));
        assert!(with(first).unwrap().is_some());
        assert_eq!(with(money(-1)), Err(LoanError::Event));
    }
    let bullet = terms(Method::InterestOnly);
    let with = |budget| with_budget(&bullet, 1, money(budget), Strategy::ReduceTerm).unwrap();
    // The interest alone, and no way to repay the principal at the end.
    assert_eq!(with(192_500), None);
    assert!(with(400_000).unwrap().periods_saved > 0);
    let flat = terms(Method::FlatFee);
    let with = |budget| with_budget(&flat, 1, money(budget), Strategy::ReduceTerm);
    assert_eq!(with(500_000), Err(LoanError::FlatFeePrepayment));
}
