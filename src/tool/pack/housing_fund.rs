//! The housing provident fund (住房公积金): its loan rates, and limits of some cities.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Edition;
use crate::base::Id;
use crate::base::LocalText;

/// More months than this take the rate of over five years.
const SHORT_MONTHS: u32 = 60;

/// Rates of the whole country, limits by city.
#[derive(Clone, Debug, PartialEq)]
pub struct HousingFund {
    /// Whose data it is.
    pub edition: Edition,
    /// The changes of the rates, the oldest first.
    pub rates: Vec<FundRow>,
    /// Limits by city; the bank's own cities in its document.
    pub cities: Vec<City>,
}

/// The rates from one day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundRow {
    /// The first day.
    pub from: NaiveDate,
    /// For a first home.
    pub first: FundRate,
    /// For a second home: not less than this.
    pub second: FundRate,
}

/// Rates in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundRate {
    /// Up to five years.
    pub short: Decimal,
    /// Over five years.
    pub long: Decimal,
}

/// The largest loan in one city.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Its name in links.
    pub id: Id,
    /// Its name.
    pub name: LocalText,
    /// The day from which the limits hold, where it is known.
    pub from: Option<NaiveDate>,
    /// For a first home.
    pub first: Cap,
    /// For a second home, where it is known.
    pub second: Option<Cap>,
    /// Whether the figures still have to be checked against the city's own text.
    pub unverified: bool,
}

/// The largest loan, in units of the currency, before anything that raises or lowers it in a single case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// When one person borrows.
    pub single: Decimal,
    /// When a couple borrows.
    pub couple: Decimal,
}

impl HousingFund {
    /// The rate in force on `day`, in percent, for a loan over so many months; `None` before the first.
    #[must_use]
    pub fn rate(&self, day: NaiveDate, second_home: bool, months: u32) -> Option<Decimal> {
        let row = self.rates.iter().rev().find(|row| row.from <= day)?;
        let rate = if second_home { row.second } else { row.first };
        Some(if months > SHORT_MONTHS { rate.long } else { rate.short })
    }

    /// The city of this name.
    #[must_use]
    pub fn city(&self, id: &str) -> Option<&City> {
        self.cities.iter().find(|city| city.id == *id)
    }
}

impl City {
    /// The largest loan, in units of the currency, where it is known.
    #[must_use]
    pub fn cap(&self, second_home: bool, couple: bool) -> Option<Decimal> {
        let cap = if second_home { self.second? } else { self.first };
        Some(if couple { cap.couple } else { cap.single })
    }
}
