//! What a household owns and owes.

use crate::money::Money;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// How an asset can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asset {
    /// Cash, demand deposits, money funds: there within days.
    Liquid,
    /// Deposits, wealth products, funds, shares: there within months.
    Investment,
    /// Houses and flats.
    Property,
    /// Cars, pensions not yet due, anything else.
    Other,
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
/// let assets = [(Asset::Liquid, Money::from_minor(20)), (Asset::Property, Money::from_minor(180))];
/// let sheet = net_worth(&assets, &[Money::from_minor(50)]);
/// assert_eq!(sheet.net.minor(), 150);
/// assert_eq!(sheet.leverage_percent.unwrap().to_string(), "25");
/// assert_eq!(sheet.property_percent.unwrap().to_string(), "90");
/// ```
#[must_use]
pub fn net_worth(owned: &[(Asset, Money)], owed: &[Money]) -> NetWorth {
    let (mut assets, mut liquid, mut property) = (Money::ZERO, Money::ZERO, Money::ZERO);
    for (kind, value) in owned {
        assets += *value;
        match kind {
            Asset::Liquid => liquid += *value,
            Asset::Property => property += *value,
            Asset::Investment | Asset::Other => {}
        }
    }
    let debts = owed.iter().copied().sum();
    let percent = |part: Money| {
        let hundredfold = Decimal::from(part.minor()).mul_checked(Decimal::ONE_HUNDRED)?;
        hundredfold.div_checked(assets.minor().into())
    };
    NetWorth {
        assets,
        debts,
        net: assets - debts,
        liquid,
        leverage_percent: percent(debts),
        property_percent: percent(property),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_assets_there_are_no_ratios() {
        let sheet = net_worth(&[], &[Money::from_minor(5)]);
        assert_eq!((sheet.net.minor(), sheet.leverage_percent), (-5, None));
    }
}
