//! Whole plans, played anew and held against independent runs of a million paths.

use super::{amount, fraction, fractions, growth, matrix, number};
use crate::domain::double_double::DoubleDouble;
use crate::simulate::asset::Asset;
use crate::simulate::correlation::Correlation;
use crate::simulate::outcomes::{Chance, Outcomes, PERCENTILES};
use crate::simulate::plan::{Flow, Inflation, Plan, Target};
use crate::simulate::simulation::Simulation;
use crate::simulate::summary::Summary;
use crate::vectors::FailureCause;
use crate::vectors::case::{Malformed, VectorCase, missing, unreadable};
use crate::vectors::check::{Actual, Checks};
use serde_json::{Map, Value};

/// Paths that are played here.
const PATHS: u32 = 100_000;
const SEED: u64 = 20_261_122;
/// No figure may be further off than so many standard errors of the difference.
const FARTHEST: f64 = 4.5;
/// Beyond this only one figure in twenty: of all plans together it is one in fifty, but the figures of one plan come from
/// the same paths, and are off together.
const FAR: f64 = 3.0;
/// The runs have 5,000 pairs in a batch.
const BATCH: f64 = 10_000.0;

pub(in crate::vectors) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let plan = plan(case)?;
    let out = case.group("out").ok_or_else(|| missing("out"))?;
    let paths = out.get("paths").and_then(number).ok_or_else(|| unreadable("paths"))?;
    let batches = out.get("batches").and_then(number).ok_or_else(|| unreadable("batches"))?;
    let outcomes = Simulation::new(&plan, SEED, PATHS)?.run();
    let summary = Summary::of(&plan, &outcomes);
    // An estimate of theirs is more certain by the square root of the numbers of paths.
    let mut judge = Judge { worse: (paths / f64::from(PATHS)).sqrt(), paths, ..Judge::default() };
    let start_age = amount(case, "start_age")?;
    judge_years(out, &plan, &summary, start_age, &mut judge);
    judge.chance(out, "success_probability", "success_se", summary.success);
    judge.chance(out, "never_exhausted", "never_exhausted_se", outcomes.chance(None));
    judge_exhaustion(out, &outcomes, start_age, &mut judge);

    let mut checks = Checks::default();
    checks.group("out", Some(out), |field| {
        Some(match field {
            "paths" => Actual::Near(DoubleDouble::from_f64(batches * BATCH), 0.0),
            "batches" => Actual::Near(DoubleDouble::from_f64(paths / BATCH), 0.0),
            "years"
            | "success_probability"
            | "success_se"
            | "never_exhausted"
            | "never_exhausted_se"
            | "exhaustion_by_age" => Actual::Remark,
            _ => return None,
        })
    });
    judge.into(&mut checks);
    Ok(checks)
}

fn plan(case: &VectorCase<'_>) -> Result<Plan, Malformed> {
    let asset = |value: &Value| Some(Asset { growth: growth(value)?, annual_fee: 0.0 });
    let assets: Option<Vec<Asset>> = case.list("assets")?.iter().map(asset).collect();
    let assets = assets.ok_or_else(|| unreadable("assets"))?;
    let weights = if case.input("weights_pct").is_some_and(Value::is_array) {
        vec![fractions(case, "weights_pct")?]
    } else {
        let rows = matrix(case, "weights_pct_by_year")?;
        rows.into_iter().map(|row| row.into_iter().map(|percent| percent / 100.0).collect()).collect()
    };
    let flow = |value: &Value| {
        let month = |name: &str| value.get(name)?.as_u64().and_then(|month| u16::try_from(month).ok());
        Some(Flow {
            from_month: month("from_month")?,
            to_month: month("to_month")?,
            monthly: value.get("monthly").and_then(number)?,
            growth: value.get("growth_pct_per_year").and_then(number)? / 100.0,
            indexed: false,
        })
    };
    let flows: Option<Vec<Flow>> = case.list("flows")?.iter().map(flow).collect();
    let target = case.input("target_real").filter(|target| !target.is_null());
    let target = target.map(|target| number(target).ok_or_else(|| unreadable("target_real"))).transpose()?;
    let years = u16::try_from(case.count("years")?).map_err(|_| unreadable("years"))?;
    let first = *assets.first().ok_or_else(|| unreadable("assets"))?;
    Ok(Plan {
        assets,
        correlation: Correlation::new(&matrix(case, "correlation")?)?,
        weights,
        flows: flows.ok_or_else(|| unreadable("flows"))?,
        annual_fee: fraction(case, "annual_fee_pct")?,
        inflation: Inflation::Constant(fraction(case, "inflation_pct")?),
        target: target.map(|amount| Target { amount, real: true }),
        ..Plan::of_sum(years, amount(case, "initial")?, first)
    })
}

/// Holds estimates against estimates.
#[derive(Default)]
struct Judge {
    /// By how much the errors here are larger than theirs.
    worse: f64,
    /// How many paths are behind theirs.
    paths: f64,
    judged: u32,
    far: u32,
    failures: Vec<FailureCause>,
}

impl Judge {
    fn fail(&mut self, field: String, expected: String, actual: String) {
        self.failures.push(FailureCause::Mismatch { field, expected, actual });
    }

    /// One figure of theirs, with its error, against one from here, with its own or one that follows from theirs.
    fn figure(&mut self, field: String, expected: Option<&Value>, error: Option<f64>, found: f64, own: Option<f64>) {
        let (Some(number), Some(error)) = (expected.and_then(number), error) else {
            return self.fail(field, "a number with its error".to_owned(), found.to_string());
        };
        let own = own.unwrap_or(error * self.worse);
        let z = (number - found) / error.hypot(own);
        self.judged = self.judged.saturating_add(1);
        self.far = self.far.saturating_add(u32::from(z.abs() > FAR));
        // Written so that what is no number fails.
        let agrees = z.abs() <= FARTHEST;
        if !agrees {
            self.fail(field, number.to_string(), format!("{found} (z {z:.1})"));
        }
    }

    /// A probability. One with an error of 0 is not judged but must be the same at its end of the range; nor is one too
    /// small for so few paths as are here.
    fn chance(&mut self, out: &Map<String, Value>, name: &str, error: &str, found: Chance) {
        let (expected, error) = (out.get(name), out.get(error).and_then(number));
        let probability = expected.and_then(number);
        match (probability, error) {
            (Some(probability), Some(error)) if error <= 0.0 => {
                // Where not one path in a million differs, not one of these does but for much bad luck.
                if (probability - found.probability).abs() > 20.0 / self.paths {
                    self.fail(format!("out.{name}"), probability.to_string(), found.probability.to_string());
                }
            }
            _ => self.figure(format!("out.{name}"), expected, error, found.probability, Some(found.standard_error)),
        }
        // Their error comes from a hundred batches: it may be off by a tenth or two, and by more where hardly a path
        // differs.
        let scaled = found.standard_error / self.worse;
        if error.is_none_or(|error| (error - scaled).abs() > 0.5 * scaled + 20.0 / self.paths) {
            self.fail(format!("out.{name}, its error"), format!("{error:?}"), scaled.to_string());
        }
    }

    fn into(self, checks: &mut Checks) {
        checks.failures.extend(self.failures);
        if f64::from(self.far) > (f64::from(self.judged) / 20.0).max(1.0) {
            checks.failures.push(FailureCause::Mismatch {
                field: "out".to_owned(),
                expected: format!("one figure in twenty beyond {FAR} standard errors"),
                actual: format!("{} of {}", self.far, self.judged),
            });
        }
    }
}

fn judge_years(out: &Map<String, Value>, plan: &Plan, summary: &Summary, start_age: f64, judge: &mut Judge) {
    let years = out.get("years").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if years.len() != summary.years.len() {
        judge.fail("out.years".to_owned(), years.len().to_string(), plan.years.to_string());
    }
    for ((expected, band), year) in years.iter().zip(&summary.years).zip(1_u16..) {
        let field = |name: &str| format!("out.years[{year}].{name}");
        let age = start_age + f64::from(year);
        if expected.get("year").and_then(Value::as_u64) != Some(u64::from(year))
            || expected.get("age_end").and_then(number).is_none_or(|told| (told - age).abs() > 0.0)
        {
            judge.fail(field("year"), expected.get("year").unwrap_or(&Value::Null).to_string(), year.to_string());
        }
        let mean = &band.mean;
        let error = expected.get("mean_se").and_then(number);
        judge.figure(field("mean"), expected.get("mean"), error, mean.probability, Some(mean.standard_error));
        match expected.get("mean_exact") {
            Some(Value::Null) => {}
            exact => judge.figure(field("mean_exact"), exact, Some(0.0), mean.probability, Some(mean.standard_error)),
        }
        for (percent, found) in PERCENTILES.into_iter().zip(band.nominal) {
            let name = percent.to_string();
            let of = |group: &str| expected.get(group).and_then(|group| group.get(&name));
            let error = of("se").and_then(number);
            // At a percentile where all are exhausted there is no error, and nothing to judge but that they are.
            if error.is_some_and(|error| error <= 0.0) {
                if of("p").and_then(number).is_none_or(|told| (told - found).abs() > 0.0) {
                    judge.fail(field(&name), of("p").unwrap_or(&Value::Null).to_string(), found.to_string());
                }
            } else {
                judge.figure(field(&name), of("p"), error, found, None);
            }
        }
    }
}

fn judge_exhaustion(out: &Map<String, Value>, outcomes: &Outcomes, start_age: f64, judge: &mut Judge) {
    let told = out.get("exhaustion_by_age").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let told: Vec<(f64, &[Value])> = told
        .iter()
        .filter_map(Value::as_array)
        .filter_map(|row| Some((number(row.first()?)?, row.as_slice())))
        .collect();
    for (found, age) in outcomes.exhaustion().into_iter().zip(0_u16..) {
        let age = start_age + f64::from(age);
        let row = told.iter().find(|(there, _)| (there - age).abs() < 0.5).map(|(_, row)| *row);
        let field = format!("out.exhaustion_by_age[{age}]");
        // Too rare for so few paths.
        let rare = 20.0 / f64::from(PATHS);
        match row {
            Some([_, expected, error]) if number(expected).is_some_and(|probability| probability >= rare) => {
                judge.figure(field, Some(expected), number(error), found.probability, Some(found.standard_error));
            }
            Some([_, expected, error]) if number(expected).is_some() && number(error).is_some() => {}
            Some(row) => judge.fail(field, format!("{row:?}"), found.probability.to_string()),
            None if found.probability >= rare => judge.fail(field, "0".to_owned(), found.probability.to_string()),
            None => {}
        }
    }
    if out.get("exhaustion_by_age").is_none_or(|list| list.as_array().map(Vec::len) != Some(told.len())) {
        judge.fail("out.exhaustion_by_age".to_owned(), "ages with probabilities".to_owned(), "others".to_owned());
    }
}
