//! The loan prime rate (贷款市场报价利率).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Edition;
use crate::domain::loan::Benchmark;
use crate::domain::rate::AnnualRate;

/// More months than this take the rate of five years and over.
const SHORT_MONTHS: u32 = 60;

/// The published rates. Only changes are listed: a rate is in force until the next one.
#[derive(Clone, Debug, PartialEq)]
pub struct Lpr {
    /// Whose data it is.
    pub edition: Edition,
    /// The changes, the oldest first.
    pub rows: Vec<LprRow>,
}

/// One publication that changed a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LprRow {
    /// The day of publication.
    pub from: NaiveDate,
    /// The rate of one year, in percent.
    pub one_year: Decimal,
    /// The rate of five years and over, in percent.
    pub five_years: Decimal,
}

impl Lpr {
    /// The benchmark of a loan over so many months: that of five years and over for more than five years, else that of
    /// one year.
    #[must_use]
    pub fn benchmark(&self, months: u32) -> Benchmark {
        Benchmark::new(self.publications(months))
    }

    /// The publications behind [`benchmark`](Self::benchmark), the oldest first.
    #[must_use]
    pub fn publications(&self, months: u32) -> Vec<(NaiveDate, AnnualRate)> {
        let mut publications = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let percent = if months > SHORT_MONTHS { row.five_years } else { row.one_year };
            if let Ok(rate) = AnnualRate::from_percent(percent) {
                publications.push((row.from, rate));
            }
        }
        publications
    }

    /// The latest change.
    #[must_use]
    pub fn latest(&self) -> Option<&LprRow> {
        self.rows.last()
    }
}
