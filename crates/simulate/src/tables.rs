//! A plan as the numbers that the paths are made of.

use finplan_paths::kernel::tables::{Assets, MAX_ASSETS, Month, Past, PriceRow, Source, Tables, Year};
use finplan_paths::math::{exp, ln};
use finplan_paths::normal::LARGEST;

use crate::plan::{Blocks, Inflation, Plan, PlanError, Rebalancing, Returns};

/// Up to here the series of `cosh` and `sinh` are exact to single precision.
const SERIES: f64 = 0.65;

/// The tables of a plan that was checked.
///
/// # Errors
/// [`PlanError::Inflation`] for correlations of prices that are none.
#[allow(clippy::cast_possible_truncation, reason = "single precision is what the paths are worked out in")]
pub fn of(plan: &Plan) -> Result<Tables, PlanError> {
    let logs: Vec<_> = plan.assets.iter().filter_map(|asset| asset.growth.log_return()).collect();
    let (factor, price_log) = match &plan.inflation {
        Inflation::Constant(_) => (plan.correlation.factor(), None),
        Inflation::Factor { growth, correlations } => {
            let whole = plan.correlation.joined(correlations).ok_or(PlanError::Inflation)?;
            (whole.factor(), growth.log_return())
        }
    };
    let monthly = |yearly: f64| yearly / 12_f64.sqrt();
    let deviations = logs.iter().map(|log| log.deviation).chain(price_log.map(|log| log.deviation));
    let largest = deviations.fold(0.0, f64::max);
    let halvings = match plan.returns {
        Returns::StudentT { .. } => 3,
        // A row of the factor has length 1; two radii of pairs and one more bound what it makes of the draws.
        _ => halvings(monthly(largest) * LARGEST * 1.5),
    };
    let scale = 0.5_f64.powi(i32::try_from(halvings).unwrap_or_default());
    let scaled = |row: &[f64], deviation: f64| -> Assets {
        padded(row.iter().map(|entry| (entry * monthly(deviation) * scale) as f32))
    };
    let mut lower = [[0.0; MAX_ASSETS]; MAX_ASSETS];
    for ((there, row), log) in lower.iter_mut().zip(&factor).zip(&logs) {
        *there = scaled(row, log.deviation);
    }
    let prices = price_log.and_then(|log| {
        let row = factor.last()?;
        let (own, with_assets) = row.split_last()?;
        let own = (own * monthly(log.deviation) * scale) as f32;
        Some(PriceRow { row: scaled(with_assets, log.deviation), own })
    });
    let source = match &plan.returns {
        Returns::LogNormal => Source::Normal,
        Returns::StudentT { degrees } => {
            let degrees = u32::from(*degrees);
            Source::StudentT { degrees, scale: (f64::from(degrees) - 2.0) as f32 }
        }
        Returns::Bootstrap { history, blocks } => {
            let growth = history.months.iter().map(|month| padded(month.iter().map(|r| (1.0 + r) as f32)));
            let (length, jump_below) = match *blocks {
                Blocks::Fixed(length) => (u32::from(length), None),
                Blocks::Stationary(mean) => (0, Some(u32::MAX.checked_div(u32::from(mean)).unwrap_or(u32::MAX))),
            };
            Source::Past(Past {
                growth: growth.collect(),
                prices: history.prices.iter().map(|rise| (1.0 + rise) as f32).collect(),
                months: u32::try_from(history.months.len()).unwrap_or_default(),
                length,
                jump_below,
            })
        }
    };
    // The past has its own growth; what remains of the assumptions are fees and shocks.
    let is_past = matches!(source, Source::Past(_));
    let drift = |year: f64| if is_past { 0.0 } else { year / 12.0 };
    let mut years = Vec::new();
    let mut is_plain = true;
    for year in 0..plan.years {
        let place = usize::from(year);
        let weights: Assets = padded(plan.weights_of(place).iter().map(|w| *w as f32));
        let next = padded(plan.weights_of(place.saturating_add(1)).iter().map(|w| *w as f32));
        let year_end = year.saturating_mul(12);
        let level = plan.price_level(year_end);
        let months = (1..=12).map(|month| {
            let number = year_end.saturating_add(month);
            let kept = ln(1.0 - plan.annual_fee);
            let growth = plan.assets.iter().zip(&logs).enumerate().map(|(asset, (own, log))| {
                let fees = (kept + ln(1.0 - own.annual_fee)) / 12.0;
                dithered(exp(drift(log.mean) + fees + plan.shock(asset, number)), number)
            });
            let price_growth = match price_log {
                None => 1.0,
                Some(log) => dithered(exp(drift(log.mean) + plan.price_shock(number)), number),
            };
            let (mut fixed, mut indexed) = (plan.fixed_flow(number), plan.indexed_flow(number));
            if price_log.is_none() {
                fixed += indexed * level;
                indexed = 0.0;
            }
            let (fixed, indexed) = (fixed as f32, indexed as f32);
            is_plain = is_plain && fixed >= 0.0 && indexed.abs() < f32::MIN_POSITIVE;
            let added = weights.map(|weight| fixed * weight);
            Month { growth: padded(growth), price_growth, added, is_plain, fixed, indexed }
        });
        years.push(Year { months: months.collect(), weights, next });
    }
    Ok(Tables {
        assets: plan.assets.len(),
        initial: padded(plan.weights_of(0).iter().map(|weight| (plan.initial * weight) as f32)),
        lower,
        halvings,
        years,
        source,
        prices,
        is_measured: plan.measures.is_any(),
        is_monthly: plan.rebalancing == Rebalancing::Monthly,
        is_rebalanced: plan.rebalancing != Rebalancing::Never,
    })
}

/// How often this must be halved until the series are exact.
fn halvings(mut largest: f64) -> u32 {
    let mut halvings = 0_u32;
    while largest > SERIES && halvings < 16 {
        largest /= 2.0;
        halvings = halvings.saturating_add(1);
    }
    halvings
}

/// As many as there is room for, and zeros.
fn padded(values: impl Iterator<Item = f32>) -> Assets {
    let mut all = [0.0; MAX_ASSETS];
    for (there, value) in all.iter_mut().zip(values) {
        *there = value;
    }
    all
}

/// In single precision, down or up by turns, so that over twelve months nothing of the last digit is lost.
///
/// Of two numbers the greater one is never given less in the same month.
#[allow(clippy::cast_possible_truncation, reason = "single precision is what the paths are worked out in")]
fn dithered(exact: f64, month: u16) -> f32 {
    let nearest = exact as f32;
    let below = if f64::from(nearest) > exact { nearest.next_down() } else { nearest };
    let above = below.next_up();
    let part = (exact - f64::from(below)) / (f64::from(above) - f64::from(below));
    let turn = (f64::from(month.wrapping_mul(5) % 12) + 0.5) / 12.0;
    if part > turn { above } else { below }
}

#[cfg(test)]
mod tests;
