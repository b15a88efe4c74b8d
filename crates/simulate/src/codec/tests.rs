use super::*;
use crate::asset::{Asset, Growth};
use crate::correlation::Correlation;
use crate::plan::{Blocks, Flow, History, Inflation, Measures, Rebalancing, Returns, Shock, Target};
use proptest::prelude::*;

fn growth() -> impl Strategy<Value = Growth> {
    (0..3, -0.5..0.5_f64, 0.0..0.5_f64).prop_map(|(kind, a, b)| match kind {
        0 => Growth::Log { mean: a, deviation: b },
        1 => Growth::Geometric { rate: a, volatility: b },
        _ => Growth::Arithmetic { mean: a, volatility: b },
    })
}

fn returns() -> impl Strategy<Value = Returns> {
    prop_oneof![
        Just(Returns::LogNormal),
        (3_u8..30).prop_map(|degrees| Returns::StudentT { degrees }),
        (prop::collection::vec(prop::collection::vec(-0.2..0.2_f64, 2), 24..40), 1_u16..40, any::<bool>()).prop_map(
            |(months, length, is_fixed)| Returns::Bootstrap {
                history: History { prices: vec![0.001; months.len()], months },
                blocks: if is_fixed { Blocks::Fixed(length) } else { Blocks::Stationary(length) },
            }
        ),
    ]
}

prop_compose! {
    fn plan()(
        years in 1_u16..=100,
        initial in 0.0..1e9_f64,
        growths in prop::collection::vec(growth(), 2),
        rho in -1.0..1.0_f64,
        returns in returns(),
        inflation in prop_oneof![
            (-0.1..0.2_f64).prop_map(Inflation::Constant),
            growth().prop_map(|growth| Inflation::Factor { growth, correlations: vec![0.1, -0.2] }),
        ],
        flows in prop::collection::vec((1_u16..600, 0_u16..600, -1e6..1e6_f64, -0.1..0.1_f64, any::<bool>()), 0..5),
        target in prop::option::of((0.0..1e9_f64, any::<bool>())),
        windows in prop::collection::vec(1_u16..600, 0..4),
        turning_month in prop::option::of(1_u16..600),
        rebalancing in prop_oneof![Just(Rebalancing::Never), Just(Rebalancing::Monthly), Just(Rebalancing::Yearly)],
        severity in 0.0..2.0_f64,
    ) -> Plan {
        Plan {
            years,
            initial,
            assets: growths.into_iter().map(|growth| Asset { growth, annual_fee: 0.01 }).collect(),
            correlation: Correlation::new(&[vec![1.0, rho], vec![rho, 1.0]]).unwrap(),
            weights: vec![vec![0.25, 0.75], vec![0.5, 0.5]],
            rebalancing,
            flows: flows.into_iter().map(|(from_month, more, monthly, growth, indexed)| Flow {
                from_month, to_month: from_month + more, monthly, growth, indexed,
            }).collect(),
            annual_fee: 0.004,
            inflation,
            returns,
            shocks: vec![Shock { from_month: 3, months: 4, changes: vec![-0.1, 0.2], prices: 0.05, severity }],
            target: target.map(|(amount, real)| Target { amount, real }),
            turning_month,
            measures: Measures { largest_fall: true, lowest: false, windows },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_comes_back_from_its_bytes(plan in plan()) {
        let bytes = plan.to_bytes();
        prop_assert_eq!(Plan::from_bytes(&bytes), Some(plan));
        prop_assert_eq!(Plan::from_bytes(&bytes[..bytes.len() - 1]), None);
        let longer: Vec<u8> = bytes.into_iter().chain([0]).collect();
        prop_assert_eq!(Plan::from_bytes(&longer), None);
    }

    #[test]
    fn other_bytes_are_no_plan_and_no_trap(mut bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        bytes.splice(0..0, VERSION.to_le_bytes());
        if let Some(plan) = Plan::from_bytes(&bytes) {
            prop_assert_eq!(plan.to_bytes(), bytes);
        }
    }
}

#[test]
fn another_version_is_refused() {
    let bytes = [(VERSION + 1).to_le_bytes(), 7_u32.to_le_bytes()].concat();
    assert_eq!(u32::from_bytes(&bytes), None);
}
