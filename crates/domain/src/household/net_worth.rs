//! What a household owns and owes.

use super::ratios::percent;
use crate::money::Money;
use rust_decimal::Decimal;

/// What an asset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asset {
    /// Cash and demand deposits.
    Cash,
    /// Time deposits.
    Deposit,
    /// Money funds, funds and wealth products.
    Fund,
    /// Shares held directly.
    Stock,
    /// What a policy pays when it is given up (保单现金价值).
    InsuranceCashValue,
    /// Houses and flats.
    Property,
    /// Cars, pensions not yet due, anything else.
    Other,
}

impl Asset {
    /// Whether it is money within days: cash, deposits and funds.
    ///
    /// ```
    /// use finplan_domain::household::Asset;
    /// assert!(Asset::Deposit.is_liquid() && !Asset::InsuranceCashValue.is_liquid());
    /// ```
    #[must_use]
    pub const fn is_liquid(self) -> bool {
        matches!(self, Asset::Cash | Asset::Deposit | Asset::Fund)
    }
}

/// A balance sheet and its ratios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NetWorth {
    /// All assets.
    pub assets: Money,
    /// All debts.
    pub debts: Money,
    /// Assets less debts.
    pub net: Money,
    /// The assets that are liquid.
    pub liquid: Money,
    /// Debts in percent of assets (资产负债率); none without assets.
    pub leverage_percent: Option<Decimal>,
    /// Liquid assets in percent of assets; none without assets.
    pub liquid_percent: Option<Decimal>,
    /// Property in percent of assets; none without assets.
    pub property_percent: Option<Decimal>,
}

/// Adds up what is owned and owed, debts as positive amounts.
///
/// Formulas: `net = assets - debts`; the ratios are `100 * part / assets`, not rounded.
///
/// ```
/// use finplan_domain::household::{Asset, net_worth};
/// use finplan_domain::money::Money;
/// let assets = [(Asset::Cash, Money::from_minor(20)), (Asset::Property, Money::from_minor(180))];
/// let sheet = net_worth(&assets, &[Money::from_minor(50)]);
/// assert_eq!(sheet.net.minor(), 150);
/// assert_eq!(sheet.leverage_percent.unwrap().to_string(), "25");
/// assert_eq!(sheet.property_percent.unwrap().to_string(), "90");
/// ```
#[must_use]
pub fn net_worth(owned: &[(Asset, Money)], owed: &[Money]) -> NetWorth {
    let sum = |counts: fn(Asset) -> bool| -> Money {
        owned.iter().filter(|(asset, _)| counts(*asset)).map(|(_, value)| *value).sum()
    };
    let (assets, liquid) = (sum(|_| true), sum(Asset::is_liquid));
    let property = sum(|asset| asset == Asset::Property);
    let debts = owed.iter().copied().sum();
    NetWorth {
        assets,
        debts,
        net: assets - debts,
        liquid,
        leverage_percent: percent(debts, assets),
        liquid_percent: percent(liquid, assets),
        property_percent: percent(property, assets),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_assets_there_are_no_ratios() {
        let sheet = net_worth(&[], &[Money::from_minor(5)]);
        assert_eq!((sheet.net.minor(), sheet.leverage_percent, sheet.liquid_percent), (-5, None, None));
    }
}
