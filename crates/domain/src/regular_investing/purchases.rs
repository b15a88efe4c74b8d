//! Units bought one after the other on a path of prices.

use super::{FrontFee, InvestingError, units_for};
use crate::cashflow::{CashflowError, DatedFlow, xirr};
use crate::date::NaiveDate;
use crate::double_double::DoubleDouble;
use crate::money::{Currency, Money, Rounding, quotient};
use crate::solve::Solution;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// The same amount on several days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchases {
    /// What is paid each time, above zero.
    pub amount: Money,
    /// Its currency.
    pub currency: Currency,
    /// The fee.
    pub fee: FrontFee,
    /// How units are rounded to two decimals: cut or half up.
    pub unit_rounding: Rounding,
    /// The days and the prices (净值) of them.
    pub prices: Vec<(NaiveDate, Decimal)>,
}

/// What was bought, and what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct PurchasePath {
    /// All that was paid.
    pub invested: Money,
    /// The fees in it.
    pub fees: Money,
    /// The units of each purchase.
    pub units_by_purchase: Vec<Decimal>,
    /// All units.
    pub units: Decimal,
    /// Their value on the last day.
    pub final_value: Money,
    /// What was paid for a unit on average; none without units. Not rounded.
    pub average_cost: Option<Decimal>,
    /// The average of the prices. Not rounded.
    pub average_price: Decimal,
    /// The money-weighted return a year.
    pub annual_return: Solution,
}

impl PurchasePath {
    /// The value less what was paid.
    ///
    /// ```
    /// # use finplan_domain::date::parse;
    /// # use finplan_domain::money::{Currency, Money, Rounding};
    /// # use finplan_domain::regular_investing::{FrontFee, Purchases};
    /// # let day = |text| parse(text).unwrap();
    /// # let purchases = Purchases { amount: Money::from_minor(10_000), currency: Currency::Cny, fee: FrontFee::None,
    /// #     unit_rounding: Rounding::Down, prices: vec![(day("2025-01-01"), 2.into())] };
    /// // 50 units at 2, worth 3 each.
    /// assert_eq!(purchases.valued_at(day("2026-01-01"), 3.into()).unwrap().profit().minor(), 5_000);
    /// ```
    #[must_use]
    pub fn profit(&self) -> Money {
        self.final_value - self.invested
    }
}

impl Purchases {
    /// Buys on each day and values the units on the last one.
    ///
    /// Each net amount is rounded to the cent, units to two decimals as said; cents left by cutting are lost. The value
    /// is `units * price`, rounded half up once, and the return the [`xirr`] of what was paid and of it.
    ///
    /// # Errors
    /// [`InvestingError::Amount`], [`InvestingError::Fee`], [`InvestingError::Price`]; [`InvestingError::Dates`]
    /// without purchases or with one after the last day; [`InvestingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::date::parse;
    /// use finplan_domain::money::{Currency, Money, Rounding};
    /// use finplan_domain::regular_investing::{FrontFee, Purchases};
    /// let day = |text| parse(text).unwrap();
    /// let purchases = Purchases {
    ///     amount: Money::from_minor(100_000),
    ///     currency: Currency::Cny,
    ///     fee: FrontFee::None,
    ///     unit_rounding: Rounding::Down,
    ///     prices: vec![(day("2025-01-01"), 2.into()), (day("2025-07-01"), 1.into())],
    /// };
    /// // 500 units and 1,000 units: the average cost is below the average price.
    /// let path = purchases.valued_at(day("2026-01-01"), "1.5".parse().unwrap()).unwrap();
    /// assert_eq!((path.units.to_string(), path.final_value.minor()), ("1500.00".to_owned(), 225_000));
    /// assert!(path.average_cost.unwrap() < path.average_price);
    /// ```
    pub fn valued_at(&self, last: NaiveDate, price: Decimal) -> Result<PurchasePath, InvestingError> {
        if !self.amount.is_positive() {
            return Err(InvestingError::Amount);
        }
        if self.prices.is_empty() || self.prices.iter().any(|(day, _)| *day > last) {
            return Err(InvestingError::Dates);
        }
        if price <= Decimal::ZERO {
            return Err(InvestingError::Price);
        }
        let split = self.fee.split(self.amount)?;
        let count = i64::try_from(self.prices.len()).map_err(|_| InvestingError::Dates)?;
        let (mut units, mut prices) = (Decimal::ZERO, DoubleDouble::ZERO);
        let (mut units_by_purchase, mut flows) = (Vec::new(), Vec::<DatedFlow>::new());
        for (day, price) in &self.prices {
            let bought = units_for(split.net, *price, self.unit_rounding)?;
            units = units.add_checked(bought).ok_or(InvestingError::OutOfRange)?;
            units_by_purchase.push(bought);
            prices += DoubleDouble::from(*price);
            flows.push((*day, (-split.paid()).to_decimal()));
        }
        let value = quotient(&[units, price], &[], self.currency.decimals(), Rounding::HalfUp);
        let final_value =
            Money::from_decimal(value.ok_or(InvestingError::OutOfRange)?, self.currency, Rounding::HalfUp)?;
        flows.push((last, final_value.to_decimal()));
        let invested = split.paid().times(count)?;
        let decimal = |value: DoubleDouble| value.to_decimal().ok_or(InvestingError::OutOfRange);
        let cost = DoubleDouble::from(invested.to_decimal()) / DoubleDouble::from(units);
        Ok(PurchasePath {
            invested,
            fees: split.fee.times(count)?,
            units_by_purchase,
            units,
            final_value,
            average_cost: (!units.is_zero()).then(|| decimal(cost)).transpose()?,
            average_price: decimal(prices / DoubleDouble::from(count))?,
            annual_return: xirr(&flows).map_err(|error| match error {
                CashflowError::Empty => InvestingError::Dates,
                _ => InvestingError::OutOfRange,
            })?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn purchases() -> Purchases {
        Purchases {
            amount: Money::from_minor(1_000),
            currency: Currency::Cny,
            fee: FrontFee::Outer(Decimal::ONE),
            unit_rounding: Rounding::Down,
            prices: vec![(parse("2025-01-01").unwrap(), 3.into())],
        }
    }

    #[test]
    fn cutting_loses_cents() {
        let path = purchases().valued_at(parse("2025-01-01").unwrap(), 3.into()).unwrap();
        // 9.90 net, 3.30 units, worth 9.90.
        assert_eq!((path.units.to_string(), path.fees.minor(), path.profit().minor()), ("3.30".to_owned(), 10, -10));
        let dear = Purchases { prices: vec![(parse("2025-01-01").unwrap(), 10_000.into())], ..purchases() };
        let path = dear.valued_at(parse("2026-01-01").unwrap(), Decimal::ONE).unwrap();
        assert_eq!((path.units, path.average_cost), (Decimal::ZERO, None));
    }

    #[test]
    fn inputs_are_named() {
        let early = parse("2024-12-31").unwrap();
        assert_eq!(purchases().valued_at(early, Decimal::ONE), Err(InvestingError::Dates));
        let none = Purchases { prices: Vec::new(), ..purchases() };
        assert_eq!(none.valued_at(early, Decimal::ONE), Err(InvestingError::Dates));
        let day = parse("2026-01-01").unwrap();
        assert_eq!(purchases().valued_at(day, Decimal::ZERO), Err(InvestingError::Price));
        assert_eq!(
            Purchases { amount: Money::ZERO, ..purchases() }.valued_at(day, 1.into()),
            Err(InvestingError::Amount)
        );
    }
}
