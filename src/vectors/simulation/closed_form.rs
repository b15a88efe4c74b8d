//! What is known without playing.

use super::{amount, fraction, fractions, log_return, log_returns, matrix};
use crate::domain::double_double::DoubleDouble;
use crate::simulate::asset::LogReturn;
use crate::simulate::closed_form::{
    Lump, Moments, MonthlyFactor, Recurring, Timing, buy_and_hold, first_passage, lognormal_loss, monthly_passage,
    normal_loss, portfolio_risk, rebalanced_month, required_initial,
};
use crate::simulate::correlation::{Correlation, CorrelationError, smallest_eigenvalue};
use crate::simulate::math::normal_quantile;
use crate::vectors::case::{Malformed, VectorCase, unreadable};
use crate::vectors::check::{Actual, Checks};

/// Figures agree to this distance, relative above one.
const TOLERANCE: f64 = 1e-9;
/// Moments and means of tails to this.
const MOMENT_TOLERANCE: f64 = 1e-8;

pub(in crate::vectors) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let mut checks = Checks::default();
    match case.top("kind").unwrap_or_default() {
        "lognormal_lump" => lump(case, &mut checks)?,
        "probability_below" => probability_below(case, &mut checks)?,
        "required_initial" => required(case, &mut checks)?,
        "contribution_plan" => contribution_plan(case, &mut checks)?,
        "rebalanced" => rebalanced(case, &mut checks)?,
        "buy_and_hold" => held(case, &mut checks)?,
        "portfolio_volatility" => volatility(case, &mut checks)?,
        "var_normal" => var_normal(case, &mut checks)?,
        "var_lognormal" => var_lognormal(case, &mut checks)?,
        "first_passage" => passage(case, &mut checks)?,
        _ => psd(case, &mut checks)?,
    }
    Ok(checks)
}

fn near(value: f64) -> Actual {
    Actual::Near(DoubleDouble::from_f64(value), TOLERANCE)
}

fn moment(value: f64) -> Actual {
    Actual::Near(DoubleDouble::from_f64(value), MOMENT_TOLERANCE)
}

fn percents(fractions: &[f64]) -> Actual {
    Actual::List(fractions.iter().map(|fraction| near(fraction * 100.0)).collect())
}

/// The figures that every kind with moments has.
fn of_moments(field: &str, moments: Moments) -> Option<Actual> {
    Some(match field {
        "mean" => moment(moments.mean),
        "variance" => moment(moments.variance),
        "sd" => moment(moments.deviation()),
        _ => return None,
    })
}

fn lump(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let asset = log_return(case)?;
    let lump = Lump::new(amount(case, "initial")?, asset, amount(case, "years")?, fraction(case, "annual_fee_pct")?);
    let exact = case.group("exact");
    checks.group("exact", exact, |field| {
        Some(match field {
            "log_mean_annual" => near(asset.mean),
            "log_sd_annual" => near(asset.deviation),
            "fourth_central_moment" => moment(lump.fourth_central_moment()),
            // Each by its own name, below.
            "quantiles" => Actual::Remark,
            _ => return of_moments(field, lump.moments()),
        })
    });
    let quantiles = exact.and_then(|exact| exact.get("quantiles"));
    let quantiles = quantiles.map(|value| value.as_object().ok_or_else(|| unreadable("quantiles"))).transpose()?;
    checks
        .group("exact.quantiles", quantiles, |percent| Some(near(lump.quantile(percent.parse::<f64>().ok()? / 100.0))));
    Ok(())
}

fn probability_below(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let lump = Lump::new(amount(case, "initial")?, log_return(case)?, amount(case, "years")?, 0.0);
    let level = amount(case, "level")?;
    checks.group("exact", case.group("exact"), |field| {
        Some(match field {
            "probability_below" => near(lump.probability_below(level)),
            "z" => near(lump.deviations_of(level)),
            _ => return None,
        })
    });
    Ok(())
}

fn required(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let (goal, years) = (amount(case, "goal")?, amount(case, "years")?);
    let initial = required_initial(goal, log_return(case)?, years, fraction(case, "probability_pct")?);
    checks.group("exact", case.group("exact"), |field| (field == "initial").then(|| near(initial)));
    Ok(())
}

fn contribution_plan(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let timing = match case.text("timing")? {
        "begin" => Timing::Begin,
        "end" => Timing::End,
        _ => return Err(unreadable("timing")),
    };
    let plan = Recurring {
        initial: amount(case, "initial")?,
        monthly: amount(case, "monthly")?,
        growth: fraction(case, "growth_pct_per_year")?,
        timing,
    };
    let factor = MonthlyFactor::of(log_return(case)?);
    let moments = plan.moments(factor, case.count("months")?);
    checks.group("exact", case.group("exact"), |field| {
        Some(match field {
            "monthly_factor_mean" => near(factor.mean),
            "monthly_factor_second_moment" => near(factor.second_moment),
            _ => return of_moments(field, moments),
        })
    });
    Ok(())
}

/// Assets with their weights and correlations.
fn portfolio(case: &VectorCase<'_>) -> Result<(Vec<LogReturn>, Vec<f64>, Correlation), Malformed> {
    Ok((log_returns(case)?, fractions(case, "weights_pct")?, Correlation::new(&matrix(case, "correlation")?)?))
}

fn rebalanced(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let (assets, weights, correlation) = portfolio(case)?;
    let month = rebalanced_month(&weights, &assets, &correlation);
    let plan = Recurring {
        initial: amount(case, "initial")?,
        monthly: amount(case, "monthly")?,
        growth: 0.0,
        timing: Timing::Begin,
    };
    let moments = plan.moments(month, case.count("months")?);
    checks.group("exact", case.group("exact"), |field| {
        Some(match field {
            "monthly_mean_pct" => near((month.mean - 1.0) * 100.0),
            "monthly_sd_pct" => near(month.deviation() * 100.0),
            _ => return of_moments(field, moments),
        })
    });
    Ok(())
}

fn held(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let (assets, weights, correlation) = portfolio(case)?;
    let held = buy_and_hold(amount(case, "initial")?, &weights, &assets, &correlation, amount(case, "years")?);
    checks.group("exact", case.group("exact"), |field| match field {
        "mean_weights_pct" => Some(percents(&held.mean_weights)),
        _ => of_moments(field, held.moments),
    });
    Ok(())
}

fn volatility(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let (weights, volatilities) = (fractions(case, "weights_pct")?, fractions(case, "volatility_pct")?);
    let risk = portfolio_risk(&weights, &volatilities, &Correlation::new(&matrix(case, "correlation")?)?);
    let expected = if case.has("expected_pct") { fractions(case, "expected_pct")? } else { Vec::new() };
    let expected: f64 = weights.iter().zip(expected).map(|(weight, rate)| weight * rate).sum();
    let volatility = risk.variance.sqrt() * 100.0;
    checks.group("exact", case.group("exact"), |field| {
        Some(match field {
            "variance" => near(risk.variance),
            "volatility_pct" => near(volatility),
            "risk_share_pct" => percents(&risk.shares),
            "diversification_ratio" => near(risk.diversification_ratio),
            "expected_pct" => near(expected * 100.0),
            _ => return None,
        })
    });
    printed(case, checks, volatility);
    Ok(())
}

/// What a source prints of a figure that also stands in the case.
fn printed(case: &VectorCase<'_>, checks: &mut Checks, value: f64) {
    if let Some(published) = case.field("published") {
        checks.one("published".to_owned(), published, &Actual::Printed(DoubleDouble::from_f64(value)));
    }
}

fn var_normal(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let confidence = fraction(case, "confidence_pct")?;
    let time = amount(case, "trading_days")? / 252.0;
    let (mean, deviation) = (fraction(case, "mean_annual_pct")?, fraction(case, "volatility_annual_pct")?);
    let loss = normal_loss(amount(case, "position")?, mean * time, deviation * time.sqrt(), confidence);
    checks.group("exact", case.group("exact"), |field| {
        Some(match field {
            "var" => near(loss.value_at_risk),
            "cvar" => moment(loss.conditional),
            "z" => near(normal_quantile(confidence)),
            _ => return None,
        })
    });
    printed(case, checks, loss.value_at_risk);
    Ok(())
}

fn var_lognormal(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let (position, years) = (amount(case, "position")?, amount(case, "years")?);
    let loss = lognormal_loss(position, log_return(case)?, years, fraction(case, "confidence_pct")?);
    checks.group("exact", case.group("exact"), |field| {
        Some(match field {
            "var" => near(loss.value_at_risk),
            "cvar" => moment(loss.conditional),
            _ => return None,
        })
    });
    Ok(())
}

fn passage(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let (asset, years) = (log_return(case)?, case.count("years")?);
    let (initial, barrier) = (amount(case, "initial")?, amount(case, "barrier")?);
    let passage = first_passage(initial, barrier, asset, f64::from(years));
    checks.group("exact", case.group("exact"), |field| {
        Some(match field {
            "probability_touching_barrier_continuous" => near(passage.touched),
            "probability_below_at_horizon" => near(passage.below_at_end),
            _ => return None,
        })
    });
    let months = years.checked_mul(12).ok_or_else(|| unreadable("years"))?;
    let touched = monthly_passage(initial, barrier, asset, months);
    checks.group("out", case.group("out"), |field| {
        (field == "monthly_simulation_is_lower").then_some(Actual::Flag(touched < passage.touched))
    });
    Ok(())
}

fn psd(case: &VectorCase<'_>, checks: &mut Checks) -> Result<(), Malformed> {
    let matrix = matrix(case, "matrix")?;
    let found = Correlation::new(&matrix);
    let reason = match &found {
        Ok(correlation) if correlation.is_singular() => "ok_singular",
        Ok(_) => "ok",
        Err(CorrelationError::DiagonalNotOne) => "diagonal_not_one",
        Err(CorrelationError::NotSymmetric) => "not_symmetric",
        Err(CorrelationError::OutOfRange) => "out_of_range",
        Err(CorrelationError::NotPositiveSemidefinite) => "not_psd",
        Err(error @ CorrelationError::NotSquare) => return Err(Malformed(error.to_string())),
    };
    checks.group("out", case.group("out"), |field| {
        Some(match field {
            "accepted" => Actual::Flag(found.is_ok()),
            "reason" => Actual::Text(reason.to_owned()),
            _ => return None,
        })
    });
    checks.group("exact", case.group("exact"), |field| {
        (field == "min_eigenvalue").then(|| near(smallest_eigenvalue(&matrix)))
    });
    Ok(())
}
