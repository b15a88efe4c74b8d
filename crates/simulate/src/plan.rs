//! What a plan (理财规划) is: money today, what goes in and out, how it is invested, what is assumed.

mod check;
mod history;

pub use check::PlanError;
pub use history::{Blocks, History};

use crate::asset::{Asset, Growth};
use crate::correlation::Correlation;
use crate::math::{exp, ln, power};

/// Most assets of a plan.
pub const MAX_ASSETS: usize = finplan_paths::kernel::tables::MAX_ASSETS;
/// Longest plan, in years.
pub const MAX_YEARS: u16 = 100;

/// A plan with its assumptions. Rates and weights are fractions (0.06 is 6 %), amounts are in any one currency, months
/// count from 1.
///
/// A month goes so: the [`flows`](Plan::flows) that fall on it, at the start; then every asset grows; then fees are
/// kept. After every twelfth month wealth is noted and, where the plan says so, brought back to the weights of the next
/// year. What goes in is invested at the weights of the year; what goes out is taken from all assets in proportion. If
/// there is less than must go out, everything is paid and the plan is *exhausted*: it stays at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How long it runs.
    pub years: u16,
    /// What is there at the beginning, invested at the weights of the first year.
    pub initial: f64,
    /// What it may be invested in: at most twelve.
    pub assets: Vec<Asset>,
    /// How their log returns move together.
    pub correlation: Correlation,
    /// The share of each asset, by year; the last row holds for all later years. Each row adds up to 1. More rows than
    /// one are a glide path (下滑曲线).
    pub weights: Vec<Vec<f64>>,
    /// When the shares are restored.
    pub rebalancing: Rebalancing,
    /// What is put in and taken out.
    pub flows: Vec<Flow>,
    /// What is kept of the whole a year, taken monthly: the factor of a month is `(1 - fee)^(1/12)`.
    pub annual_fee: f64,
    /// How prices rise.
    pub inflation: Inflation,
    /// How returns are drawn.
    pub returns: Returns,
    /// What hits every path in the same months.
    pub shocks: Vec<Shock>,
    /// What there should be at the end; without one it is enough never to be exhausted.
    pub target: Option<Target>,
    /// The month after which saving ends and spending begins, where that date may be moved.
    pub turning_month: Option<u16>,
    /// What is measured beside wealth, at the cost of some time.
    pub measures: Measures,
}

/// Money that goes in or out every month for a while.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flow {
    /// The first month.
    pub from_month: u16,
    /// The last month.
    pub to_month: u16,
    /// The amount in the money of the first year: positive goes in, negative is taken out.
    pub monthly: f64,
    /// By how much it grows every twelve months of the plan: the amount of month m is
    /// `monthly * (1 + growth)^floor((m-1)/12)`.
    pub growth: f64,
    /// Whether it also follows prices, by their level at the end of the year before.
    pub indexed: bool,
}

/// When the shares of assets are restored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rebalancing {
    /// Never: what goes in follows the weights, what is there drifts.
    Never,
    /// At the end of every month.
    Monthly,
    /// At the end of every year.
    #[default]
    Yearly,
}

/// How prices rise.
#[derive(Clone, Debug, PartialEq)]
pub enum Inflation {
    /// By the same rate every year.
    Constant(f64),
    /// By chance, correlated with the assets.
    Factor {
        /// Mean and deviation of a year.
        growth: Growth,
        /// Its correlation with each asset.
        correlations: Vec<f64>,
    },
}

/// How returns are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Returns {
    /// Log returns of months are normal and independent from month to month.
    #[default]
    LogNormal,
    /// Log returns of months follow Student's t (学生t分布), all assets by one common scale, with the same deviation as
    /// otherwise: extreme months are more frequent, and come together. A month's log return is cut at -3 and 3: without
    /// that no average would exist.
    StudentT {
        /// The degrees of freedom, 3 to 30: the fewer, the heavier the tails.
        degrees: u8,
    },
    /// Months of the past, in blocks. Assumed growth is not used, fees are.
    Bootstrap {
        /// The months.
        history: History,
        /// How blocks are cut.
        blocks: Blocks,
    },
}

/// Something that happens to every path in the same months: an episode of the past, or a supposition.
#[derive(Clone, Debug, PartialEq)]
pub struct Shock {
    /// The first month.
    pub from_month: u16,
    /// Over how many months it spreads, in equal log steps.
    pub months: u16,
    /// The change of each asset over these months, on top of what is drawn: -0.5 is a fall by half.
    pub changes: Vec<f64>,
    /// The rise of prices over these months, on top.
    pub prices: f64,
    /// How much of it: 1 is all, 0.5 the square root of its factor, 2 the square.
    pub severity: f64,
}

/// What there should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The amount.
    pub amount: f64,
    /// Whether it is in the prices of today.
    pub real: bool,
}

/// What is measured beside wealth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// The largest fall (最大回撤) of what is invested, from any month's end to a later one, without regard to flows.
    pub largest_fall: bool,
    /// The lowest level of what is invested at any month's end, the beginning being 1, without regard to flows.
    pub lowest: bool,
    /// The worst change over any so many consecutive months, without regard to flows: at most four lengths.
    pub windows: Vec<u16>,
}

impl Plan {
    /// A plan over so many years for one sum in one asset, with nothing else assumed: no flows, fees or inflation.
    ///
    /// ```
    /// use finplan_simulate::asset::{Asset, Growth};
    /// use finplan_simulate::plan::Plan;
    /// let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.1 }, annual_fee: 0.0 };
    /// let plan = Plan::of_sum(10, 100_000.0, asset);
    /// assert_eq!(plan.check(), Ok(()));
    /// ```
    #[must_use]
    pub fn of_sum(years: u16, initial: f64, asset: Asset) -> Plan {
        Plan {
            years,
            initial,
            assets: vec![asset],
            correlation: Correlation::independent(1),
            weights: vec![vec![1.0]],
            rebalancing: Rebalancing::Yearly,
            flows: Vec::new(),
            annual_fee: 0.0,
            inflation: Inflation::Constant(0.0),
            returns: Returns::LogNormal,
            shocks: Vec::new(),
            target: None,
            turning_month: None,
            measures: Measures::default(),
        }
    }

    /// How many months it runs.
    #[must_use]
    pub const fn months(&self) -> u16 {
        self.years.saturating_mul(12)
    }

    /// The shares of a year, counted from 0.
    #[must_use]
    pub fn weights_of(&self, year: usize) -> &[f64] {
        self.weights.get(year).or_else(|| self.weights.last()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What goes in, less what goes out, in a month, as far as it is fixed.
    #[must_use]
    pub fn fixed_flow(&self, month: u16) -> f64 {
        self.flow(month, false)
    }

    /// The same of what follows prices, in the prices of today.
    #[must_use]
    pub fn indexed_flow(&self, month: u16) -> f64 {
        self.flow(month, true)
    }

    fn flow(&self, month: u16, indexed: bool) -> f64 {
        let years = f64::from(month.saturating_sub(1) / 12);
        let due = |flow: &&Flow| flow.indexed == indexed && (flow.from_month..=flow.to_month).contains(&month);
        let flows = self.flows.iter().filter(due);
        flows.map(|flow| flow.monthly * power(1.0 + flow.growth, years)).sum()
    }

    /// The level of prices at the end of a month, today's being 1, where inflation is constant; with a factor, what
    /// shocks add to it.
    #[must_use]
    pub fn price_level(&self, month: u16) -> f64 {
        let rate = match self.inflation {
            Inflation::Constant(rate) => rate,
            Inflation::Factor { .. } => 0.0,
        };
        let shocks: f64 = (1..=month).map(|month| self.price_shock(month)).sum();
        exp(ln(1.0 + rate) * f64::from(month) / 12.0 + shocks)
    }

    /// What shocks add to the log return of an asset in a month.
    pub(crate) fn shock(&self, asset: usize, month: u16) -> f64 {
        self.shocks.iter().map(|shock| shock.step(month, shock.changes.get(asset).copied())).sum()
    }

    /// What shocks add to the log rise of prices in a month.
    pub(crate) fn price_shock(&self, month: u16) -> f64 {
        self.shocks.iter().map(|shock| shock.step(month, Some(shock.prices))).sum()
    }
}

impl Measures {
    /// Whether anything is.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.largest_fall || self.lowest || !self.windows.is_empty()
    }
}

impl Shock {
    fn step(&self, month: u16, change: Option<f64>) -> f64 {
        let hit = month >= self.from_month && month.saturating_sub(self.from_month) < self.months;
        if hit { self.severity * ln(1.0 + change.unwrap_or_default()) / f64::from(self.months) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests;
