use super::*;
use crate::correlation::CorrelationError;

fn plan() -> Plan {
    let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.1 }, annual_fee: 0.0 };
    Plan::of_sum(10, 1000.0, asset)
}

/// What is said of the plan with something spoiled.
fn said(spoil: impl FnOnce(&mut Plan)) -> Result<(), PlanError> {
    let mut plan = plan();
    spoil(&mut plan);
    plan.check()
}

#[test]
fn every_fault_is_named() {
    let flow = Flow { from_month: 5, to_month: 4, monthly: 1.0, ..Flow::default() };
    let shock = Shock { from_month: 1, months: 12, changes: vec![-0.5], prices: 0.0, severity: 1.0 };
    let history = History { months: vec![vec![0.01]; 24], prices: Vec::new() };
    let bootstrap = |history: History, months| Returns::Bootstrap { history, blocks: Blocks::Fixed(months) };
    let not_square = PlanError::Correlation(CorrelationError::NotSquare);
    assert_eq!(said(|_| ()), Ok(()));
    assert_eq!(said(|plan| plan.years = 0), Err(PlanError::Years));
    assert_eq!(said(|plan| plan.years = 101), Err(PlanError::Years));
    assert_eq!(said(|plan| plan.assets.clear()), Err(PlanError::Assets));
    assert_eq!(
        said(|plan| plan.assets[0].growth = Growth::Geometric { rate: -1.0, volatility: 0.1 }),
        Err(PlanError::Growth(0))
    );
    assert_eq!(
        said(|plan| plan.assets[0].growth = Growth::Log { mean: f64::NAN, deviation: 0.1 }),
        Err(PlanError::Growth(0))
    );
    assert_eq!(said(|plan| plan.annual_fee = 1.0), Err(PlanError::Fee));
    assert_eq!(said(|plan| plan.assets[0].annual_fee = -0.01), Err(PlanError::Fee));
    assert_eq!(said(|plan| plan.initial = -1.0), Err(PlanError::Amount));
    assert_eq!(said(|plan| plan.initial = f64::NAN), Err(PlanError::Amount));
    assert_eq!(said(|plan| plan.correlation = Correlation::independent(2)), Err(not_square));
    assert_eq!(said(|plan| plan.weights = vec![vec![1.0], vec![0.9]]), Err(PlanError::Weights(1)));
    assert_eq!(said(|plan| plan.weights.clear()), Err(PlanError::Weights(0)));
    assert_eq!(said(|plan| plan.flows.push(flow)), Err(PlanError::Flow(0)));
    assert_eq!(said(|plan| plan.inflation = Inflation::Constant(-1.0)), Err(PlanError::Inflation));
    assert_eq!(said(|plan| plan.returns = Returns::StudentT { degrees: 2 }), Err(PlanError::Degrees));
    assert_eq!(said(|plan| plan.returns = bootstrap(history.clone(), 12)), Ok(()));
    assert_eq!(said(|plan| plan.returns = bootstrap(history.clone(), 0)), Err(PlanError::Block));
    let short = History { months: vec![vec![0.01]; 23], prices: Vec::new() };
    assert_eq!(said(|plan| plan.returns = bootstrap(short, 12)), Err(PlanError::History));
    let ruin = History { months: vec![vec![-1.0]; 24], prices: Vec::new() };
    assert_eq!(said(|plan| plan.returns = bootstrap(ruin, 12)), Err(PlanError::History));
    assert_eq!(said(|plan| plan.shocks.push(shock.clone())), Ok(()));
    assert_eq!(said(|plan| plan.shocks.push(Shock { changes: vec![-1.0], ..shock })), Err(PlanError::Shock(0)));
    assert_eq!(said(|plan| plan.measures.windows = vec![12, 121]), Err(PlanError::Windows));
}

#[test]
fn correlations_that_are_none_are_refused_with_prices_too() {
    let growth = Growth::Log { mean: 0.02, deviation: 0.01 };
    let of = |correlations| said(|plan| plan.inflation = Inflation::Factor { growth, correlations });
    assert_eq!(of(vec![0.3]), Ok(()));
    assert_eq!(of(vec![1.3]), Err(PlanError::Correlation(CorrelationError::OutOfRange)));
    assert_eq!(of(vec![]), Err(PlanError::Correlation(CorrelationError::NotSquare)));
}

#[test]
fn flows_follow_the_calendar_and_their_growth() {
    let mut plan = plan();
    plan.flows.push(Flow { from_month: 6, to_month: 30, monthly: 100.0, growth: 0.1, indexed: false });
    plan.flows.push(Flow { from_month: 12, to_month: 12, monthly: -40.0, growth: 0.0, indexed: false });
    let amounts: Vec<f64> = [5, 6, 12, 13, 25, 30, 31].into_iter().map(|month| plan.fixed_flow(month)).collect();
    for (amount, expected) in amounts.into_iter().zip([0.0, 100.0, 60.0, 110.0, 121.0, 121.0, 0.0]) {
        assert!((amount - expected).abs() < 1e-9, "{amount} {expected}");
    }
}

#[test]
fn a_shock_comes_to_its_change_by_its_severity() {
    let mut plan = plan();
    plan.shocks.push(Shock { from_month: 4, months: 6, changes: vec![-0.5], prices: 0.1, severity: 2.0 });
    let whole: f64 = (1..=120).map(|month| plan.shock(0, month)).sum();
    assert!((whole - 0.25_f64.ln()).abs() < 1e-12);
    assert_eq!((plan.shock(0, 3), plan.shock(0, 10)), (0.0, 0.0));
    assert!((plan.price_level(120) - 1.21).abs() < 1e-12);
}
