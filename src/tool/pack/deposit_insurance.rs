//! What deposit insurance covers (存款保险): the limit for each depositor at each institution, by market and day.

use std::sync::OnceLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::dated::{Dated, InForce, Unverified, in_force, note_unverified};
use super::{Edition, file};
use crate::base::json::parse;
use crate::domain::money::Currency;

/// The pack as it is built in.
const BUILT_IN: &str = include_str!("../../../public/packs/deposit.json");

/// The limits, principal and interest of all insured accounts together, in units of the market's currency. Every list
/// holds the oldest value first.
#[derive(Clone, Debug, PartialEq)]
pub struct DepositInsurance {
    /// Whose data it is.
    pub edition: Edition,
    /// In mainland China.
    pub cn: Vec<Dated<Decimal>>,
    /// In Taiwan.
    pub tw: Vec<Dated<Decimal>>,
}

impl DepositInsurance {
    /// The file under `public/packs`.
    pub const FILE: &'static str = "deposit.json";

    /// The pack that is built in, read once; a test reads it.
    #[must_use]
    pub fn built_in() -> Option<&'static DepositInsurance> {
        static PACK: OnceLock<Option<DepositInsurance>> = OnceLock::new();
        PACK.get_or_init(|| DepositInsurance::read(BUILT_IN)).as_ref()
    }

    fn read(text: &str) -> Option<DepositInsurance> {
        let json = parse(text).ok()?;
        Some(DepositInsurance {
            edition: file::edition(&json)?,
            cn: file::dated(&json, "insurance_cn", file::number)?,
            tw: file::dated(&json, "insurance_tw", file::number)?,
        })
    }

    /// The limits of the market of a currency, the oldest first; empty where none is known.
    #[must_use]
    pub fn limits(&self, currency: Currency) -> &[Dated<Decimal>] {
        match currency {
            Currency::Cny => &self.cn,
            Currency::Twd => &self.tw,
            _ => &[],
        }
    }

    /// The limit of a day that may be shown as a fact: the last one that began, where it was checked.
    ///
    /// ```
    /// use finplan::domain::{date::parse, money::Currency};
    /// use finplan::tool::pack::DepositInsurance;
    /// let pack = DepositInsurance::built_in().unwrap();
    /// let limit = |day, currency| pack.limit(parse(day).unwrap(), currency);
    /// assert_eq!(limit("2026-11-23", Currency::Cny), Some(500_000.into()));
    /// assert_eq!(limit("2015-04-30", Currency::Cny), None, "not yet in force");
    /// assert_eq!(limit("2026-11-23", Currency::Twd), None, "not verified");
    /// ```
    #[must_use]
    pub fn limit(&self, day: NaiveDate, currency: Currency) -> Option<Decimal> {
        match in_force(self.limits(currency), &self.edition, day) {
            InForce::Known(row) | InForce::LastKnown(row) => Some(row.value).filter(|_| !row.unverified),
            InForce::NotYet => None,
        }
    }

    /// Every value that still has to be checked.
    #[must_use]
    pub fn unverified(&self) -> Vec<Unverified> {
        let mut found = Vec::new();
        note_unverified("insurance_cn", &self.cn, &mut found);
        note_unverified("insurance_tw", &self.tw, &mut found);
        found
    }
}
