//! The worst that a history of months did to weights that are kept.

use super::{AllocationError, decimal, sum, times};
use crate::date::{NaiveDate, add_months};
use crate::double_double::DoubleDouble;
use crate::returns::max_drawdown;
use chrono::Datelike as _;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Monthly returns of a portfolio, one month after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    first: NaiveDate,
    returns: Vec<Decimal>,
}

/// The worst calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorstYear {
    /// The year, the earliest of several.
    pub year: i32,
    /// Its return in percent.
    pub percent: Decimal,
}

/// The worst time of so many months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorstWindow {
    /// Its last month, the earliest of several, by its first day.
    pub ending: NaiveDate,
    /// Its return in percent.
    pub percent: Decimal,
    /// The same a year.
    pub annualised: Decimal,
}

/// The largest fall, on ends of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryFall {
    /// How deep it was in percent: negative, 0 without any fall.
    pub percent: Decimal,
    /// The month at whose end the peak was; none where it was the start, or there was no fall.
    pub peak: Option<NaiveDate>,
    /// The month of the deepest point; none where there was no fall.
    pub trough: Option<NaiveDate>,
}

impl History {
    /// Monthly returns in percent from a month on, which is given by its first day.
    ///
    /// # Errors
    /// [`AllocationError::Lengths`] without months; [`AllocationError::History`] for a return below -100 %, or a day
    /// that is not the first of a month; [`AllocationError::OutOfRange`] beyond the calendar.
    ///
    /// ```
    /// use finplan_domain::{allocation::History, date::parse};
    /// let history = History::new(parse("2024-01-01").unwrap(), vec![10.into(), (-50).into()]).unwrap();
    /// assert_eq!(history.cumulative().unwrap().to_string(), "-45");
    /// ```
    pub fn new(first: NaiveDate, returns: Vec<Decimal>) -> Result<History, AllocationError> {
        let last = i32::try_from(returns.len()).ok().and_then(|months| add_months(first, months));
        if returns.is_empty() {
            return Err(AllocationError::Lengths);
        }
        if first.day() != 1 || returns.iter().any(|gain| *gain < -Decimal::ONE_HUNDRED) {
            return Err(AllocationError::History);
        }
        if last.is_none() { Err(AllocationError::OutOfRange) } else { Ok(History { first, returns }) }
    }

    /// The months of a portfolio that is brought back to its weights every month: `sum weight * return`. Each asset has
    /// a return in percent for each month, or none where it has no history.
    ///
    /// # Errors
    /// As [`new`](Self::new); [`AllocationError::Lengths`] unless there is a list of the same length for each weight;
    /// [`AllocationError::Weights`] unless they sum to 100 %; [`AllocationError::Missing`].
    ///
    /// ```
    /// use finplan_domain::{allocation::{AllocationError, History}, date::parse};
    /// let first = parse("2024-01-01").unwrap();
    /// let (shares, bonds) = ([Some((-20).into()), Some(10.into())], [Some(2.into()), None]);
    /// let weights = [50.into(), 50.into()];
    /// let one = History::rebalanced(first, &weights, &[&shares[..1], &bonds[..1]]).unwrap();
    /// assert_eq!(one.cumulative().unwrap().to_string(), "-9");
    /// let both = History::rebalanced(first, &weights, &[&shares, &bonds]);
    /// assert_eq!(both, Err(AllocationError::Missing { month: 1 }));
    /// ```
    pub fn rebalanced(
        first: NaiveDate,
        weights: &[Decimal],
        assets: &[&[Option<Decimal>]],
    ) -> Result<History, AllocationError> {
        let months = assets.first().map_or(0, |asset| asset.len());
        if weights.len() != assets.len() || assets.iter().any(|asset| asset.len() != months) {
            return Err(AllocationError::Lengths);
        }
        if weights.iter().any(|weight| *weight < Decimal::ZERO) || sum(weights)? != Decimal::ONE_HUNDRED {
            return Err(AllocationError::Weights);
        }
        let mut returns = Vec::with_capacity(months);
        for month in 0..months {
            let mut total = Decimal::ZERO;
            for (weight, asset) in weights.iter().zip(assets) {
                let gain = asset.get(month).copied().flatten().ok_or(AllocationError::Missing { month })?;
                let part = times(times(*weight, Decimal::new(1, 2))?, gain)?;
                total = total.add_checked(part).ok_or(AllocationError::OutOfRange)?;
            }
            returns.push(total);
        }
        History::new(first, returns)
    }

    /// The number of months.
    ///
    /// ```
    /// use finplan_domain::{allocation::History, date::parse};
    /// assert_eq!(History::new(parse("2024-01-01").unwrap(), vec![1.into(); 7]).unwrap().months(), 7);
    /// ```
    #[must_use]
    pub fn months(&self) -> usize {
        self.returns.len()
    }

    /// The return of all months, in percent.
    ///
    /// # Errors
    /// [`AllocationError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{allocation::History, date::parse};
    /// let history = History::new(parse("2024-01-01").unwrap(), vec![10.into(); 2]).unwrap();
    /// assert_eq!(history.cumulative().unwrap().round_dp(20).normalize().to_string(), "21");
    /// ```
    pub fn cumulative(&self) -> Result<Decimal, AllocationError> {
        percent(product(&self.returns))
    }

    /// The worst calendar year of which all twelve months are there; none without one.
    ///
    /// # Errors
    /// [`AllocationError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{allocation::History, date::parse};
    /// let mut returns = vec![0.into(); 29];
    /// returns[20] = (-5).into();
    /// // From July 2022 on: 2023 is whole, and March 2024 is in a year that is not.
    /// let history = History::new(parse("2022-07-01").unwrap(), returns).unwrap();
    /// assert_eq!(history.worst_calendar_year().unwrap().unwrap().year, 2023);
    /// ```
    pub fn worst_calendar_year(&self) -> Result<Option<WorstYear>, AllocationError> {
        let until_january = usize::try_from(13_u32.saturating_sub(self.first.month())).unwrap_or(0);
        let skip = until_january.checked_rem(12).unwrap_or(0);
        let year = self.first.year().saturating_add(i32::from(skip > 0));
        let whole = self.returns.get(skip..).unwrap_or_default().chunks_exact(12);
        let mut worst: Option<(i32, DoubleDouble)> = None;
        for (year, months) in (year..).zip(whole) {
            let gain = product(months);
            if worst.is_none_or(|(_, least)| gain < least) {
                worst = Some((year, gain));
            }
        }
        worst.map(|(year, gain)| Ok(WorstYear { year, percent: percent(gain)? })).transpose()
    }

    /// The worst of all times of so many months; none when the history is shorter, or for no months.
    ///
    /// # Errors
    /// [`AllocationError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{allocation::History, date::{iso, parse}};
    /// let returns = [0, -10, -10, 5, 0].map(Into::into).to_vec();
    /// let history = History::new(parse("2024-01-01").unwrap(), returns).unwrap();
    /// let worst = history.worst_window(2).unwrap().unwrap();
    /// assert_eq!((iso(worst.ending), worst.percent.to_string()), ("2024-03-01".to_owned(), "-19".to_owned()));
    /// ```
    pub fn worst_window(&self, months: usize) -> Result<Option<WorstWindow>, AllocationError> {
        let Some(before) = months.checked_sub(1) else {
            return Ok(None);
        };
        let mut worst: Option<(usize, DoubleDouble)> = None;
        for (start, window) in self.returns.windows(months).enumerate() {
            let gain = product(window);
            if worst.is_none_or(|(_, least)| gain < least) {
                worst = Some((start.saturating_add(before), gain));
            }
        }
        let Some((last, gain)) = worst else {
            return Ok(None);
        };
        let years = u32::try_from(months).map_err(|_| AllocationError::OutOfRange)?;
        let power = DoubleDouble::from(12) / DoubleDouble::from(years);
        let annual = if gain.is_zero() { gain } else { (gain.ln() * power).exp() };
        let ending = self.month(last)?;
        Ok(Some(WorstWindow { ending, percent: percent(gain)?, annualised: percent(annual)? }))
    }

    /// The largest fall from the start or the end of a month to the end of a later one.
    ///
    /// # Errors
    /// [`AllocationError::OutOfRange`]; [`AllocationError::History`] where all is lost before the last month.
    ///
    /// ```
    /// use finplan_domain::{allocation::History, date::parse};
    /// let returns = [-10, 20, -50].map(Into::into).to_vec();
    /// let fall = History::new(parse("2024-01-01").unwrap(), returns).unwrap().largest_fall().unwrap();
    /// assert_eq!((fall.peak, fall.trough), (parse("2024-02-01"), parse("2024-03-01")));
    /// ```
    pub fn largest_fall(&self) -> Result<HistoryFall, AllocationError> {
        let mut value = DoubleDouble::ONE;
        let mut path = vec![value];
        for gain in &self.returns {
            value = value * factor(*gain);
            path.push(value);
        }
        let found = max_drawdown(&path).map_err(|_| AllocationError::History)?;
        // Place 0 is the start, 1 the end of the first month.
        let month = |place: usize| place.checked_sub(1).map(|index| self.month(index)).transpose();
        let (peak, trough) = match found.fall {
            Some(fall) => (month(fall.peak)?, month(fall.trough)?),
            None => (None, None),
        };
        Ok(HistoryFall { percent: found.percent, peak, trough })
    }

    fn month(&self, index: usize) -> Result<NaiveDate, AllocationError> {
        i32::try_from(index).ok().and_then(|months| add_months(self.first, months)).ok_or(AllocationError::OutOfRange)
    }
}

fn factor(percent: Decimal) -> DoubleDouble {
    DoubleDouble::ONE + DoubleDouble::from(percent) / DoubleDouble::from(100)
}

/// The factor of several months.
fn product(returns: &[Decimal]) -> DoubleDouble {
    returns.iter().fold(DoubleDouble::ONE, |product, gain| product * factor(*gain))
}

/// A factor as a return in percent.
fn percent(factor: DoubleDouble) -> Result<Decimal, AllocationError> {
    decimal((factor - DoubleDouble::ONE) * DoubleDouble::from(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn history(first: &str, returns: &[i64]) -> Result<History, AllocationError> {
        History::new(parse(first).unwrap(), returns.iter().map(|gain| Decimal::from(*gain)).collect())
    }

    #[test]
    fn a_year_that_begins_in_january_counts_at_once() {
        let year = history("2024-01-01", &[1; 12]).unwrap().worst_calendar_year().unwrap().unwrap();
        assert_eq!(year.year, 2024);
        assert_eq!(history("2024-02-01", &[1; 22]).unwrap().worst_calendar_year(), Ok(None));
        assert_eq!(history("2024-02-01", &[1; 23]).unwrap().worst_calendar_year().unwrap().unwrap().year, 2025);
    }

    #[test]
    fn the_earliest_of_equals_is_taken() {
        let flat = history("2024-01-01", &[0; 30]).unwrap();
        assert_eq!(flat.worst_window(12).unwrap().unwrap().ending, parse("2024-12-01").unwrap());
        assert_eq!(flat.worst_calendar_year().unwrap().unwrap().year, 2024);
        let fall = flat.largest_fall().unwrap();
        assert_eq!((fall.percent, fall.peak, fall.trough), (Decimal::ZERO, None, None));
        assert_eq!(flat.worst_window(31), Ok(None));
        assert_eq!(flat.worst_window(0), Ok(None));
    }

    #[test]
    fn a_fall_from_the_start_has_no_month_of_its_peak() {
        let fall = history("2024-01-01", &[-10, 5]).unwrap().largest_fall().unwrap();
        assert_eq!((fall.peak, fall.trough), (None, parse("2024-01-01")));
    }

    #[test]
    fn inputs_are_named() {
        assert_eq!(history("2024-01-01", &[]), Err(AllocationError::Lengths));
        assert_eq!(history("2024-01-02", &[1]), Err(AllocationError::History));
        assert_eq!(history("2024-01-01", &[-101]), Err(AllocationError::History));
        let first = parse("2024-01-01").unwrap();
        let one = [Some(Decimal::ONE)];
        assert_eq!(History::rebalanced(first, &[Decimal::ONE], &[&one]), Err(AllocationError::Weights));
        assert_eq!(History::rebalanced(first, &[Decimal::ONE_HUNDRED], &[]), Err(AllocationError::Lengths));
    }
}
