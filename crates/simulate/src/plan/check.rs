//! What must be true of a plan before anything is worked out.

use super::{Blocks, Flow, History, Inflation, MAX_ASSETS, MAX_YEARS, Plan, Returns, Shock};
use crate::correlation::CorrelationError;

/// Amounts above this are nobody's, and would lose their digits.
const LARGEST_AMOUNT: f64 = 1e13;
/// How far the shares of a year may be from 1 together.
const WHOLE: f64 = 1e-6;
/// Fewer months of history tell nothing.
const FEWEST_MONTHS: usize = 24;

/// Why a plan cannot be simulated. Each names what to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Not 1 to 100 years.
    #[error("a plan runs for 1 to 100 years")]
    Years,
    /// No asset, or more than twelve.
    #[error("a plan has 1 to 12 assets")]
    Assets,
    /// Growth of an asset, by its place: a rate of -100 % or less, a negative volatility, no number.
    #[error("the growth of asset {0} is impossible")]
    Growth(usize),
    /// A fee that is negative or takes everything.
    #[error("a fee is at least 0 and below 100 % a year")]
    Fee,
    /// An amount that is no number, negative where it must not be, or too large.
    #[error("an amount is negative or too large")]
    Amount,
    /// Correlations of other assets than there are, or none at all.
    #[error("the correlations are not those of the assets: {0}")]
    Correlation(CorrelationError),
    /// Shares of a year, by its place: negative, of other assets than there are, or not adding up to 1.
    #[error("the weights of year {0} must be shares of each asset that add up to 100 %")]
    Weights(usize),
    /// A flow, by its place: months in the wrong order or before the first, or a growth of -100 % or less.
    #[error("flow {0} has impossible months or growth")]
    Flow(usize),
    /// Inflation of -100 % a year or less, or no number.
    #[error("the inflation is impossible")]
    Inflation,
    /// Degrees of freedom other than 3 to 30.
    #[error("Student's t needs 3 to 30 degrees of freedom")]
    Degrees,
    /// Too few months of history, months of other assets, a loss of everything, or prices where there should be none.
    #[error("the history must have at least 24 months of each asset, and of prices where inflation is a factor")]
    History,
    /// A block without a month.
    #[error("a block has at least one month")]
    Block,
    /// A shock, by its place: of other assets than there are, without months, or a loss of everything.
    #[error("shock {0} is impossible")]
    Shock(usize),
    /// More than four windows, or one of no month or longer than the plan.
    #[error("at most four windows, each of at least a month and no longer than the plan")]
    Windows,
    /// No path.
    #[error("at least eight paths")]
    Paths,
}

impl Plan {
    /// Whether it can be simulated.
    ///
    /// # Errors
    /// [`PlanError`], the first that applies.
    pub fn check(&self) -> Result<(), PlanError> {
        if !(1..=MAX_YEARS).contains(&self.years) {
            return Err(PlanError::Years);
        }
        if !(1..=MAX_ASSETS).contains(&self.assets.len()) {
            return Err(PlanError::Assets);
        }
        if let Some(place) = self.assets.iter().position(|asset| asset.growth.log_return().is_none()) {
            return Err(PlanError::Growth(place));
        }
        let is_fee = |fee: f64| (0.0..1.0).contains(&fee);
        if !is_fee(self.annual_fee) || !self.assets.iter().all(|asset| is_fee(asset.annual_fee)) {
            return Err(PlanError::Fee);
        }
        let target = self.target.map_or(0.0, |target| target.amount);
        if !(0.0..=LARGEST_AMOUNT).contains(&self.initial) || target.is_nan() || target.abs() > LARGEST_AMOUNT {
            return Err(PlanError::Amount);
        }
        if self.correlation.size() != self.assets.len() {
            return Err(PlanError::Correlation(CorrelationError::NotSquare));
        }
        self.correlation.check().map_err(PlanError::Correlation)?;
        let rows = self.weights.iter().position(|row| !self.are_shares(row));
        if let Some(place) = rows.or_else(|| self.weights.is_empty().then_some(0)) {
            return Err(PlanError::Weights(place));
        }
        if let Some(place) = self.flows.iter().position(|flow| !is_possible(flow)) {
            return Err(PlanError::Flow(place));
        }
        self.check_inflation()?;
        self.check_returns()?;
        if let Some(place) = self.shocks.iter().position(|shock| !self.can_happen(shock)) {
            return Err(PlanError::Shock(place));
        }
        let windows = &self.measures.windows;
        if windows.len() > 4 || !windows.iter().all(|months| (1..=self.months()).contains(months)) {
            return Err(PlanError::Windows);
        }
        Ok(())
    }

    fn are_shares(&self, row: &[f64]) -> bool {
        let shares = row.len() == self.assets.len() && row.iter().all(|share| (0.0..=1.0).contains(share));
        shares && (row.iter().sum::<f64>() - 1.0).abs() <= WHOLE
    }

    fn check_inflation(&self) -> Result<(), PlanError> {
        match &self.inflation {
            Inflation::Constant(rate) => {
                if *rate > -1.0 && *rate <= 10.0 {
                    Ok(())
                } else {
                    Err(PlanError::Inflation)
                }
            }
            Inflation::Factor { growth, correlations } => {
                growth.log_return().ok_or(PlanError::Inflation)?;
                self.correlation.with(correlations).map_err(PlanError::Correlation)?;
                Ok(())
            }
        }
    }

    fn check_returns(&self) -> Result<(), PlanError> {
        match &self.returns {
            Returns::LogNormal => Ok(()),
            Returns::StudentT { degrees } => {
                if (3..=30).contains(degrees) {
                    Ok(())
                } else {
                    Err(PlanError::Degrees)
                }
            }
            Returns::Bootstrap { history, blocks } => {
                if !self.is_of_assets(history) {
                    return Err(PlanError::History);
                }
                let (Blocks::Fixed(months) | Blocks::Stationary(months)) = blocks;
                if *months == 0 { Err(PlanError::Block) } else { Ok(()) }
            }
        }
    }

    fn is_of_assets(&self, history: &History) -> bool {
        let months = history.months.len();
        let prices = match self.inflation {
            Inflation::Constant(_) => 0,
            Inflation::Factor { .. } => months,
        };
        let sound = |change: &f64| *change > -1.0 && *change <= 100.0;
        months >= FEWEST_MONTHS
            && history.months.iter().all(|month| month.len() == self.assets.len() && month.iter().all(sound))
            && history.prices.len() == prices
            && history.prices.iter().all(sound)
    }

    fn can_happen(&self, shock: &Shock) -> bool {
        let sound = |change: &f64| *change > -1.0 && *change <= 100.0;
        shock.from_month >= 1
            && shock.months >= 1
            && shock.changes.len() == self.assets.len()
            && shock.changes.iter().chain([&shock.prices]).all(sound)
            && (0.0..=10.0).contains(&shock.severity)
    }
}

fn is_possible(flow: &Flow) -> bool {
    (1..=flow.to_month).contains(&flow.from_month)
        && flow.growth > -1.0
        && flow.growth <= 10.0
        && flow.monthly.abs() <= LARGEST_AMOUNT
}
