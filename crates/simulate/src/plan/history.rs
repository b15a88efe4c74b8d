//! Months of the past, to be drawn from.

/// Returns of the past, month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The simple return of every asset in each month, as fractions: at least 24 months.
    pub months: Vec<Vec<f64>>,
    /// The rise of prices in each month, or nothing where inflation is constant.
    pub prices: Vec<f64>,
}

/// How the past is cut into blocks. The first month follows on the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// Of one length, in months (block bootstrap).
    Fixed(u16),
    /// Of a random length with this mean (stationary bootstrap; Politis & Romano 1994).
    Stationary(u16),
}
