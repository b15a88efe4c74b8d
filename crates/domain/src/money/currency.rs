//! The currencies, and how many decimals each has in daily life.

/// A currency FinPlan can plan in.
///
/// ```
/// use finplan_domain::money::Currency;
/// assert_eq!(Currency::from_code("CNY"), Some(Currency::Cny));
/// assert_eq!(Currency::Twd.decimals(), 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Currency {
    /// 人民币, counted to the 分.
    #[default]
    Cny,
    /// 新臺幣, counted to the whole 元.
    Twd,
    /// 港幣, counted to the cent.
    Hkd,
    /// US dollar, counted to the cent.
    Usd,
}

impl Currency {
    /// Every currency, in the order a list shows them.
    pub const ALL: [Currency; 4] = [Currency::Cny, Currency::Twd, Currency::Hkd, Currency::Usd];

    /// The ISO 4217 code.
    ///
    /// ```
    /// use finplan_domain::money::Currency;
    /// assert_eq!(Currency::ALL.map(Currency::code), ["CNY", "TWD", "HKD", "USD"]);
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Currency::Cny => "CNY",
            Currency::Twd => "TWD",
            Currency::Hkd => "HKD",
            Currency::Usd => "USD",
        }
    }

    /// The currency of an ISO 4217 code in capitals; `None` for any other text.
    ///
    /// ```
    /// use finplan_domain::money::Currency;
    /// assert_eq!(Currency::from_code("HKD"), Some(Currency::Hkd));
    /// assert_eq!(Currency::from_code("hkd"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Currency> {
        Currency::ALL.into_iter().find(|currency| currency.code() == code)
    }

    /// Decimals of the smallest unit in which amounts are rounded.
    ///
    /// ISO 4217 gives TWD two, but payments and statements are in whole dollars.
    ///
    /// ```
    /// use finplan_domain::money::Currency;
    /// assert_eq!(Currency::Usd.decimals(), 2);
    /// assert_eq!(Currency::Twd.decimals(), 0);
    /// ```
    #[must_use]
    pub const fn decimals(self) -> u32 {
        match self {
            Currency::Twd => 0,
            Currency::Cny | Currency::Hkd | Currency::Usd => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for currency in Currency::ALL {
            assert_eq!(Currency::from_code(currency.code()), Some(currency));
        }
        assert_eq!(Currency::from_code("cny"), None);
    }
}
