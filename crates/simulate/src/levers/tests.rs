use super::*;
use crate::asset::Asset;
use crate::plan::Target;

fn plan() -> Plan {
    let asset = Asset { growth: Growth::Arithmetic { mean: 0.05, volatility: 0.1 }, annual_fee: 0.0 };
    let mut plan = Plan::of_sum(20, 1000.0, asset);
    plan.flows.push(Flow { from_month: 3, to_month: 120, monthly: 100.0, growth: 0.02, indexed: true });
    plan.flows.push(Flow { from_month: 121, to_month: 240, monthly: -200.0, growth: 0.0, indexed: true });
    plan.target = Some(Target { amount: 1.0, real: true });
    plan.turning_month = Some(120);
    plan
}

fn changed(lever: Lever, by: f64) -> Plan {
    Change { lever, by }.of(&plan()).unwrap()
}

#[test]
fn every_lever_moves_what_it_names() {
    let saved = changed(Lever::Saving, 50.0);
    assert_eq!(saved.flows[2], Flow { from_month: 1, to_month: 120, monthly: 50.0, growth: 0.02, indexed: true });
    assert_eq!(changed(Lever::Spending, -0.25).flows[1].monthly, -150.0);
    assert_eq!(changed(Lever::Spending, -0.25).flows[0].monthly, 100.0);
    assert_eq!(changed(Lever::Initial, -2000.0).initial, 0.0);
    assert_eq!(
        changed(Lever::Growth, 0.01).assets[0].growth,
        Growth::Arithmetic { mean: 0.05 + 0.01, volatility: 0.1 }
    );
    assert_eq!(
        changed(Lever::Volatility, 0.5).assets[0].growth,
        Growth::Arithmetic { mean: 0.05, volatility: 0.1 * 1.5 }
    );
    assert_eq!(changed(Lever::Fee, 0.002).annual_fee, 0.002);
    assert_eq!(changed(Lever::Inflation, 0.01).inflation, Inflation::Constant(0.01));
}

#[test]
fn a_later_turn_moves_both_flows_and_an_end_cuts_them() {
    let later = changed(Lever::Later, 24.0);
    assert_eq!((later.flows[0].to_month, later.flows[1].from_month, later.turning_month), (144, 145, Some(144)));
    let earlier = changed(Lever::Later, -119.0);
    assert_eq!((earlier.flows.len(), earlier.flows[0].from_month), (1, 2));
    let never = changed(Lever::Later, 120.0);
    assert_eq!((never.flows.len(), never.flows[0].to_month), (1, 240));
    assert_eq!(never.check(), Ok(()));
}

#[test]
fn without_saving_more_is_saved_until_the_turn_or_the_end() {
    let mut none = plan();
    none.flows.remove(0);
    let saved = Change { lever: Lever::Saving, by: 10.0 }.of(&none).unwrap();
    assert_eq!(saved.flows[1], Flow { from_month: 1, to_month: 120, monthly: 10.0, growth: 0.0, indexed: false });
}
