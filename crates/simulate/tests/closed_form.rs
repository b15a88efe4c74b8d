//! Simulations against what is known exactly, by the rule of the reference vectors: no figure further off than 4.5
//! standard errors, and one in fifty beyond 3.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use std::path::Path;

use finplan_simulate::asset::{Asset, Growth, LogReturn};
use finplan_simulate::closed_form::{Lump, monthly_passage};
use finplan_simulate::correlation::Correlation;
use finplan_simulate::plan::{Flow, Measures, Plan, Rebalancing};
use finplan_simulate::simulation::Simulation;
use serde_json::Value;

const PATHS: u32 = 100_000;

fn number(value: &Value) -> f64 {
    value.as_str().map_or_else(|| value.as_f64().unwrap(), |text| text.parse().unwrap())
}

fn growth(asset: &Value) -> Growth {
    let of = |name: &str| number(&asset[name]) / 100.0;
    match asset["param"].as_str().unwrap() {
        "log" => Growth::Log { mean: of("log_mean_pct"), deviation: of("log_sd_pct") },
        "geom" => Growth::Geometric { rate: of("geometric_pct"), volatility: of("volatility_pct") },
        _ => Growth::Arithmetic { mean: of("arithmetic_pct"), volatility: of("volatility_pct") },
    }
}

fn numbers(list: &Value, scale: f64) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|value| number(value) * scale).collect()
}

/// Mean and standard error, from pairs: the four paths of a group and their mirror images.
fn estimate(values: &[f64]) -> (f64, f64) {
    let pairs: Vec<f64> =
        values.chunks_exact(8).flat_map(|group| (0..4).map(|lane| (group[lane] + group[lane + 4]) / 2.0)).collect();
    let n = pairs.len() as f64;
    let mean = pairs.iter().sum::<f64>() / n;
    let variance = pairs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

/// Every figure of one case with how far off it is.
fn judge(case: &Value) -> Vec<(String, f64)> {
    let (given, exact) = (&case["in"], &case["exact"]);
    let mut plan = match given.get("assets") {
        None => {
            let asset = Asset { growth: growth(&given["asset"]), annual_fee: 0.0 };
            Plan::of_sum(1, number(given.get("initial").unwrap_or(&given["position"])), asset)
        }
        Some(assets) => {
            let assets: Vec<Asset> =
                assets.as_array().unwrap().iter().map(|a| Asset { growth: growth(a), annual_fee: 0.0 }).collect();
            let rows: Vec<Vec<f64>> =
                given["correlation"].as_array().unwrap().iter().map(|row| numbers(row, 1.0)).collect();
            Plan {
                correlation: Correlation::new(&rows).unwrap(),
                weights: vec![numbers(&given["weights_pct"], 0.01)],
                ..Plan::of_sum(1, number(&given["initial"]), assets[0])
            }
            .with_assets(assets)
        }
    };
    let months = given.get("months").map_or_else(|| number(&given["years"]) * 12.0, number);
    plan.years = (months / 12.0) as u16;
    plan.annual_fee = given.get("annual_fee_pct").map_or(0.0, |fee| number(fee) / 100.0);
    let monthly = given.get("monthly").map_or(0.0, number);
    let step = given.get("growth_pct_per_year").map_or(0.0, |rate| number(rate) / 100.0);
    if monthly > 0.0 {
        plan.flows.push(Flow { from_month: 1, to_month: plan.months(), monthly, growth: step, indexed: false });
    }
    match case["kind"].as_str().unwrap() {
        "rebalanced" => plan.rebalancing = Rebalancing::Monthly,
        "buy_and_hold" => plan.rebalancing = Rebalancing::Never,
        "first_passage" => plan.measures = Measures { lowest: true, ..Measures::default() },
        _ => {}
    }
    let outcomes = Simulation::new(&plan, 20_261_122, PATHS).unwrap().run();
    let ends: Vec<f64> = outcomes.wealth(usize::from(plan.years) - 1).iter().map(|w| f64::from(*w)).collect();
    let mut figures = Vec::new();
    let mut figure = |name: &str, expected: f64, values: Vec<f64>| {
        let (found, error) = estimate(&values);
        if error > 0.0 {
            figures.push((format!("{}: {name}: {found} for {expected}", case["id"]), (found - expected) / error));
        }
    };
    let below = |level: f64| ends.iter().map(|end| f64::from(u8::from(*end <= level))).collect::<Vec<f64>>();
    if let Some(mean) = exact.get("mean").map(number) {
        figure("mean", mean, ends.clone());
        let variance = number(&exact["variance"]);
        figure("variance", variance, ends.iter().map(|end| (end - mean).powi(2)).collect());
    }
    for (percent, level) in exact.get("quantiles").and_then(Value::as_object).into_iter().flatten() {
        figure(&format!("{percent} %"), percent.parse::<f64>().unwrap() / 100.0, below(number(level)));
    }
    if let Some(probability) = exact.get("probability_below") {
        figure("below", number(probability), below(number(&given["level"])));
    }
    if let Some(loss) = exact.get("var") {
        let level = number(&given["position"]) - number(loss);
        figure("loss", 1.0 - number(&given["confidence_pct"]) / 100.0, below(level));
    }
    if let Some(barrier) = given.get("barrier").map(number) {
        let log = growth(&given["asset"]).log_return().unwrap();
        let exact = monthly_passage(plan.initial, barrier, log, u32::from(plan.months()));
        let level = barrier / plan.initial;
        let touched = outcomes.lowest().iter().map(|low| f64::from(u8::from(f64::from(*low) < level)));
        figure("touched", exact, touched.collect());
    }
    figures
}

trait WithAssets {
    fn with_assets(self, assets: Vec<Asset>) -> Plan;
}

impl WithAssets for Plan {
    fn with_assets(self, assets: Vec<Asset>) -> Plan {
        Plan { assets, ..self }
    }
}

#[test]
fn simulations_come_to_the_closed_forms() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/simulate_closed_form.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut figures = Vec::new();
    for case in file["cases"].as_array().unwrap() {
        let given = &case["in"];
        let kind = case["kind"].as_str().unwrap();
        let is_played = matches!(
            kind,
            "lognormal_lump" | "probability_below" | "rebalanced" | "buy_and_hold" | "var_lognormal" | "first_passage"
        ) || (kind == "contribution_plan"
            && given["timing"] == "begin"
            && number(&given["monthly"]) > 0.0);
        // Whole years alone.
        let months = || given.get("months").map_or_else(|| number(&given["years"]) * 12.0, number);
        if is_played && months() % 12.0 == 0.0 {
            figures.extend(judge(case));
        }
    }
    let far = figures.iter().filter(|(_, z)| z.abs() > 3.0).count();
    for (name, z) in &figures {
        assert!(z.abs() <= 4.5, "{name}: z {z}");
    }
    assert!(figures.len() > 200, "{}", figures.len());
    assert!(far * 50 <= figures.len(), "{far} of {}", figures.len());
}

#[test]
fn rare_tails_are_there() {
    let log = LogReturn { mean: 0.03, deviation: 0.2 };
    let growth = Growth::Log { mean: log.mean, deviation: log.deviation };
    let plan = Plan::of_sum(1, 1.0, Asset { growth, annual_fee: 0.0 });
    let outcomes = Simulation::new(&plan, 1, 1_000_000).unwrap().run();
    for probability in [1e-5, 1e-4, 1e-3] {
        let level = Lump::new(1.0, log, 1.0, 0.0).quantile(probability);
        let found = outcomes.wealth(0).iter().filter(|wealth| f64::from(**wealth) < level).count() as f64;
        let expected = probability * 1e6;
        assert!((found - expected).abs() < 4.5 * expected.sqrt(), "{probability}: {found}");
    }
}
