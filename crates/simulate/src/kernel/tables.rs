//! A plan as the numbers that the paths are made of.

use crate::math::{exp, ln};
use crate::normal::LARGEST;
use crate::plan::{Blocks, Inflation, Plan, PlanError, Rebalancing, Returns};

/// Up to here the series of `cosh` and `sinh` are exact to single precision.
const SERIES: f64 = 0.65;

/// A plan of at most `N` assets.
#[derive(Clone, Debug)]
pub struct Tables<const N: usize> {
    /// What is there of each asset at the beginning.
    pub initial: [f32; N],
    /// Log returns of a month from independent normal numbers, halved [`halvings`](Tables::halvings) times.
    pub lower: [[f32; N]; N],
    /// How often log returns are halved before, and factors squared after, the series is used.
    pub halvings: u32,
    pub years: Vec<Year<N>>,
    pub source: Source<N>,
    /// The row of prices, where they are a factor.
    pub prices: Option<PriceRow<N>>,
    /// Whether what is invested is followed month by month.
    pub is_measured: bool,
    pub is_monthly: bool,
    pub is_rebalanced: bool,
}

/// What twelve months have in common.
#[derive(Clone, Debug)]
pub struct Year<const N: usize> {
    pub months: Vec<Month<N>>,
    pub weights: [f32; N],
    pub next: [f32; N],
}

/// A month.
#[derive(Clone, Debug)]
pub struct Month<const N: usize> {
    /// What of its value each asset is in the middle of all luck: growth, shocks and fees.
    pub growth: [f32; N],
    /// The same of prices.
    pub price_growth: f32,
    /// What goes in for each asset, where the month is plain.
    pub added: [f32; N],
    /// Whether nothing can go out in this month, and nothing went out before.
    pub is_plain: bool,
    pub fixed: f32,
    pub indexed: f32,
}

/// How prices follow the assets' normal numbers and one of their own.
#[derive(Clone, Debug)]
pub struct PriceRow<const N: usize> {
    pub row: [f32; N],
    pub own: f32,
}

/// Where returns come from.
#[derive(Clone, Debug)]
pub enum Source<const N: usize> {
    Normal,
    StudentT { degrees: u32, scale: f32 },
    Past(Past<N>),
}

/// Months of the past.
#[derive(Clone, Debug)]
pub struct Past<const N: usize> {
    growth: Vec<[f32; N]>,
    prices: Vec<f32>,
    pub months: u32,
    /// Of a fixed block.
    pub length: u32,
    /// Below this a random word begins a new block, where their length is random.
    pub mean_length: Option<u32>,
}

impl<const N: usize> Past<N> {
    pub fn growth(&self, place: u32) -> [f32; N] {
        usize::try_from(place).ok().and_then(|place| self.growth.get(place)).copied().unwrap_or([1.0; N])
    }

    pub fn prices(&self, place: u32) -> f32 {
        usize::try_from(place).ok().and_then(|place| self.prices.get(place)).copied().unwrap_or(1.0)
    }

    /// Where each path goes on: at a fresh place where a block begins, else one month further.
    pub fn next(&self, places: [u32; 4], jumps: [u32; 4], fresh: [u32; 4], begins: bool) -> [u32; 4] {
        let [a, b, c, d] = places;
        let [i, j, k, l] = jumps;
        let [p, q, r, s] = fresh;
        let one = |place: u32, jump: u32, fresh: u32| {
            let next = place.wrapping_add(1);
            match self.mean_length {
                _ if begins => fresh,
                Some(below) if jump < below => fresh,
                _ if next >= self.months => 0,
                _ => next,
            }
        };
        [one(a, i, p), one(b, j, q), one(c, k, r), one(d, l, s)]
    }
}

impl<const N: usize> Tables<N> {
    /// # Errors
    /// What [`Plan::check`] says.
    #[allow(clippy::cast_possible_truncation, reason = "single precision is what the paths are worked out in")]
    pub fn new(plan: &Plan) -> Result<Tables<N>, PlanError> {
        plan.check()?;
        let logs: Vec<_> = plan.assets.iter().filter_map(|asset| asset.growth.log_return()).collect();
        let (factor, price_log) = match &plan.inflation {
            Inflation::Constant(_) => (plan.correlation.factor(), None),
            Inflation::Factor { growth, correlations } => {
                let whole = plan.correlation.with(correlations).map_err(PlanError::Correlation)?;
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
        let scaled = |row: &[f64], deviation: f64| -> [f32; N] {
            padded(row.iter().map(|entry| (entry * monthly(deviation) * scale) as f32))
        };
        let mut lower = [[0.0; N]; N];
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
                let (length, mean_length) = match *blocks {
                    Blocks::Fixed(length) => (u32::from(length), None),
                    Blocks::Stationary(mean) => (0, Some(u32::MAX.checked_div(u32::from(mean)).unwrap_or(u32::MAX))),
                };
                Source::Past(Past {
                    growth: growth.collect(),
                    prices: history.prices.iter().map(|rise| (1.0 + rise) as f32).collect(),
                    months: u32::try_from(history.months.len()).unwrap_or_default(),
                    length,
                    mean_length,
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
            let weights: [f32; N] = padded(plan.weights_of(place).iter().map(|w| *w as f32));
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

/// The first `N`, and zeros.
fn padded<const N: usize>(values: impl Iterator<Item = f32>) -> [f32; N] {
    let mut all = [0.0; N];
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
