//! A percentage of what is there, between a floor and a ceiling.

use super::path::{check_amount, check_percent, grown, minus, share, times};
use super::{DrawdownError, YearlyMarket};
use rust_decimal::Decimal;

/// What holds a withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Band {
    /// By how many percent it may fall or rise in real terms from one year to the next; the first year is free
    /// (Vanguard, *From assets to income: a goals-based approach to retirement spending*, dynamic spending).
    Relative {
        /// The most it may fall, at least 0 and below 100.
        floor: Decimal,
        /// The most it may rise.
        ceiling: Decimal,
    },
    /// Amounts in the money of the start between which it stays (W. P. Bengen, *Conserving Client Portfolios During
    /// Retirement*, 2001).
    Absolute {
        /// The least, above zero.
        floor: Decimal,
        /// The most.
        ceiling: Decimal,
    },
}

/// A rule of floor and ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FloorCeiling {
    /// The percentage of the balance at the beginning of a year.
    pub percent: Decimal,
    /// What holds it.
    pub band: Band,
}

/// Which side of the band held a withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitHit {
    /// None: it is the percentage.
    Neither,
    /// The percentage would have been less.
    Floor,
    /// It would have been more.
    Ceiling,
}

/// How it went, up to the year in which the money ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FloorCeilingPath {
    /// What was paid at the beginning of each year.
    pub withdrawals: Vec<Decimal>,
    /// What was left at its end.
    pub balance_end: Vec<Decimal>,
    /// What held each withdrawal.
    pub limits: Vec<LimitHit>,
    /// The year, counted from 1, that could not be paid in full.
    pub exhausted_year: Option<u32>,
}

impl FloorCeiling {
    /// Follows the rule: the percentage of the balance at the beginning of the year, held by the band, and at most the
    /// balance. A relative band starts from the last withdrawal with the inflation of the year just past; an absolute
    /// one rises with all inflation so far.
    ///
    /// # Errors
    /// [`DrawdownError::Amount`], [`DrawdownError::Percent`], [`DrawdownError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::drawdown::{Band, FloorCeiling, LimitHit, YearlyMarket};
    /// let rule = FloorCeiling { percent: 5.into(), band: Band::Relative { floor: 2.into(), ceiling: 4.into() } };
    /// let (returns, inflation) = ([(-50).into(), 0.into()], [0.into(), 0.into()]);
    /// let path = rule.follow(100_000.into(), YearlyMarket::new(&returns, &inflation).unwrap()).unwrap();
    /// // 5 % of 47,500 would be less than half; it falls by 2 %.
    /// assert_eq!(path.withdrawals, [5_000.into(), 4_900.into()]);
    /// assert_eq!(path.limits[1], LimitHit::Floor);
    /// ```
    pub fn follow(&self, capital: Decimal, market: YearlyMarket<'_>) -> Result<FloorCeilingPath, DrawdownError> {
        check_amount(capital)?;
        self.check()?;
        let (mut balance, mut prices) = (capital, Decimal::ONE);
        // The last withdrawal in the prices of this year.
        let mut last: Option<Decimal> = None;
        let (mut withdrawals, mut balance_end, mut limits) = (Vec::new(), Vec::new(), Vec::new());
        let mut exhausted_year = None;
        for (year, (gain, inflation)) in (1_u32..).zip(market.years()) {
            let wanted = share(balance, self.percent)?;
            let (held, limit) = match self.limits(last, prices)? {
                Some((floor, _)) if wanted < floor => (floor, LimitHit::Floor),
                Some((_, ceiling)) if wanted > ceiling => (ceiling, LimitHit::Ceiling),
                _ => (wanted, LimitHit::Neither),
            };
            let paid = held.min(balance);
            if paid < held {
                exhausted_year = Some(year);
            }
            balance = grown(minus(balance, paid)?, gain)?;
            withdrawals.push(paid);
            balance_end.push(balance);
            limits.push(limit);
            if exhausted_year.is_some() {
                break;
            }
            last = Some(grown(paid, inflation)?);
            prices = grown(prices, inflation)?;
        }
        Ok(FloorCeilingPath { withdrawals, balance_end, limits, exhausted_year })
    }

    /// The floor and the ceiling of a year.
    fn limits(&self, last: Option<Decimal>, prices: Decimal) -> Result<Option<(Decimal, Decimal)>, DrawdownError> {
        Ok(match self.band {
            Band::Relative { floor, ceiling } => match last {
                Some(last) => Some((minus(last, share(last, floor)?)?, grown(last, ceiling)?)),
                None => None,
            },
            Band::Absolute { floor, ceiling } => Some((times(floor, prices)?, times(ceiling, prices)?)),
        })
    }

    fn check(&self) -> Result<(), DrawdownError> {
        check_percent(self.percent)?;
        match self.band {
            Band::Relative { floor, ceiling } => {
                let fits = floor >= Decimal::ZERO && floor < Decimal::ONE_HUNDRED && ceiling >= Decimal::ZERO;
                if fits { Ok(()) } else { Err(DrawdownError::Percent) }
            }
            Band::Absolute { floor, ceiling } => {
                check_amount(floor)?;
                if floor <= ceiling { Ok(()) } else { Err(DrawdownError::Percent) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_that_cannot_be_paid_is_the_last() {
        let band = Band::Absolute { floor: 60.into(), ceiling: 80.into() };
        let rule = FloorCeiling { percent: 5.into(), band };
        let (returns, inflation) = ([Decimal::ZERO; 5], [Decimal::ZERO; 5]);
        let market = YearlyMarket::new(&returns, &inflation).unwrap();
        let path = rule.follow(100.into(), market).unwrap();
        assert_eq!((path.withdrawals, path.exhausted_year), (vec![60.into(), 40.into()], Some(2)));
        // Paid to the last cent is paid in full.
        let path = rule.follow(120.into(), market).unwrap();
        assert_eq!((path.withdrawals.len(), path.exhausted_year), (3, Some(3)));
    }

    #[test]
    fn inputs_are_named() {
        let (returns, inflation) = ([Decimal::ZERO], [Decimal::ZERO]);
        let market = YearlyMarket::new(&returns, &inflation).unwrap();
        let follow = |percent: i64, floor: i64, ceiling: i64| {
            let band = Band::Absolute { floor: floor.into(), ceiling: ceiling.into() };
            FloorCeiling { percent: percent.into(), band }.follow(100.into(), market)
        };
        assert_eq!(follow(0, 1, 2), Err(DrawdownError::Percent));
        assert_eq!(follow(101, 1, 2), Err(DrawdownError::Percent));
        assert_eq!(follow(5, 2, 1), Err(DrawdownError::Percent));
        assert_eq!(follow(5, 0, 1), Err(DrawdownError::Amount));
    }
}
