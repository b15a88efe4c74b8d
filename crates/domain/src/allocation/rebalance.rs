//! The trades that bring a portfolio back to its targets.

use super::{AllocationError, minus, sum, times};
use crate::money::{Currency, Money, Rounding, quotient};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// What is held of one asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Holding {
    /// The units; zero or more.
    pub units: Decimal,
    /// The price of a unit, above zero.
    pub price: Decimal,
    /// Its target in percent of the whole portfolio.
    pub target: Decimal,
    /// Units are traded in multiples of this (最小交易单位), above zero.
    pub lot: Decimal,
}

/// What trading costs, and what is not worth it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TradeRules {
    /// The fee in percent of what is traded.
    pub fee: Decimal,
    /// The least fee of a trade.
    pub minimum_fee: Money,
    /// Trades below this are left (最小调仓金额).
    pub minimum_trade: Money,
    /// The currency of prices and fees.
    pub currency: Currency,
}

/// One trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Trade {
    /// The holding, by its place.
    pub holding: usize,
    /// The units to buy; with a minus to sell.
    pub units: Decimal,
    /// What they are worth, without its sign.
    pub amount: Money,
    /// The fee.
    pub fee: Money,
}

/// The trades, and what they leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebalancing {
    /// Holdings and cash before.
    pub portfolio_value: Decimal,
    /// The trades in the order of the holdings.
    pub trades: Vec<Trade>,
    /// All fees.
    pub fees: Money,
    /// The cash afterwards.
    pub cash_after: Money,
}

impl Rebalancing {
    /// True when fees take more cash than there is: a target must leave some.
    ///
    /// ```
    /// # use finplan_domain::{allocation::Rebalancing, money::Money};
    /// let done = |cash| Rebalancing { portfolio_value: 1.into(), trades: Vec::new(), fees: Money::ZERO,
    ///     cash_after: Money::from_minor(cash) };
    /// assert!(done(-1).is_short_of_cash() && !done(0).is_short_of_cash());
    /// ```
    #[must_use]
    pub const fn is_short_of_cash(&self) -> bool {
        self.cash_after.is_negative()
    }
}

/// Works out the trades to the targets in one pass.
///
/// Rule: of the whole, holdings and cash, each holding is to have `floor(target * whole / (100 * price * lot)) * lot`
/// units. A difference worth less than the minimum is left; one that is traded is worth `units * price` and costs the
/// fee on that, at least the minimum, each rounded half up once. What the targets leave of 100 % stays in cash. Fees
/// are not provided for in advance: [`Rebalancing::is_short_of_cash`].
///
/// # Errors
/// [`AllocationError::Lengths`] without holdings; [`AllocationError::Value`]; [`AllocationError::Weights`] for targets
/// below zero or above 100 % together; [`AllocationError::Threshold`], [`AllocationError::OutOfRange`].
///
/// ```
/// use finplan_domain::allocation::{Holding, TradeRules, rebalance};
/// use finplan_domain::money::{Currency, Money};
/// let rules = TradeRules { fee: "0.1".parse().unwrap(), minimum_fee: Money::from_minor(500),
///     minimum_trade: Money::from_minor(10_000), currency: Currency::Cny };
/// let holding = |units: i64, target: i64| Holding {
///     units: units.into(), price: 10.into(), target: target.into(), lot: 100.into() };
/// let done = rebalance(&[holding(700, 50), holding(300, 49)], Money::from_minor(10_000), &rules).unwrap();
/// // Of 10,100 half are 505 units: 500 in lots; 300 stay where 494 would be 400.
/// let units: Vec<String> = done.trades.iter().map(|trade| trade.units.to_string()).collect();
/// assert_eq!(units, ["-200", "100"]);
/// assert_eq!((done.fees.minor(), done.cash_after.minor()), (1_000, 109_000));
/// ```
pub fn rebalance(holdings: &[Holding], cash: Money, rules: &TradeRules) -> Result<Rebalancing, AllocationError> {
    check(holdings, cash, rules)?;
    let mut whole = cash.to_decimal();
    for holding in holdings {
        whole = whole.add_checked(times(holding.units, holding.price)?).ok_or(AllocationError::OutOfRange)?;
    }
    let places = rules.currency.decimals();
    let money = |amount: Option<Decimal>| -> Result<Money, AllocationError> {
        Ok(Money::from_decimal(amount.ok_or(AllocationError::OutOfRange)?, rules.currency, Rounding::HalfUp)?)
    };
    let mut done = Rebalancing { portfolio_value: whole, trades: Vec::new(), fees: Money::ZERO, cash_after: cash };
    for (index, Holding { units, price, target, lot }) in holdings.iter().copied().enumerate() {
        let below = [Decimal::ONE_HUNDRED, price, lot];
        let lots = quotient(&[target, whole], &below, 0, Rounding::Down).ok_or(AllocationError::OutOfRange)?;
        let change = minus(times(lots, lot)?, units)?;
        let size = change.abs();
        if change.is_zero() || times(size, price)? < rules.minimum_trade.to_decimal() {
            continue;
        }
        let amount = money(quotient(&[size, price], &[], places, Rounding::HalfUp))?;
        let fee = quotient(&[size, price, rules.fee], &[Decimal::ONE_HUNDRED], places, Rounding::HalfUp);
        let fee = money(fee)?.max(rules.minimum_fee);
        let after = done.cash_after - if change > Decimal::ZERO { amount } else { -amount } - fee;
        done.cash_after = after.times(1)?;
        done.fees += fee;
        done.trades.push(Trade { holding: index, units: change, amount, fee });
    }
    Ok(done)
}

fn check(holdings: &[Holding], cash: Money, rules: &TradeRules) -> Result<(), AllocationError> {
    if holdings.is_empty() {
        return Err(AllocationError::Lengths);
    }
    let zero = Decimal::ZERO;
    let fits = |holding: &Holding| holding.units >= zero && holding.price > zero && holding.lot > zero;
    if cash.is_negative() || !holdings.iter().all(fits) {
        return Err(AllocationError::Value);
    }
    let targets: Vec<Decimal> = holdings.iter().map(|holding| holding.target).collect();
    if targets.iter().any(|target| *target < zero) || sum(&targets)? > Decimal::ONE_HUNDRED {
        return Err(AllocationError::Weights);
    }
    if rules.fee < zero || rules.minimum_fee.is_negative() || rules.minimum_trade.is_negative() {
        return Err(AllocationError::Threshold);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> TradeRules {
        TradeRules { fee: Decimal::ONE, minimum_fee: Money::ZERO, minimum_trade: Money::ZERO, currency: Currency::Cny }
    }

    fn holding(units: i64, target: i64) -> Holding {
        Holding { units: units.into(), price: Decimal::ONE, target: target.into(), lot: Decimal::ONE }
    }

    #[test]
    fn what_is_at_its_target_is_not_traded() {
        let done = rebalance(&[holding(60, 60), holding(40, 40)], Money::ZERO, &rules()).unwrap();
        assert_eq!((done.trades.len(), done.fees), (0, Money::ZERO));
    }

    #[test]
    fn fees_can_take_more_than_there_is() {
        let done = rebalance(&[holding(100, 50), holding(0, 50)], Money::ZERO, &rules()).unwrap();
        assert_eq!((done.cash_after.minor(), done.is_short_of_cash()), (-100, true));
        let small = TradeRules { minimum_trade: Money::from_minor(5_001), ..rules() };
        assert_eq!(rebalance(&[holding(100, 50), holding(0, 50)], Money::ZERO, &small).unwrap().trades, []);
    }

    #[test]
    fn inputs_are_named() {
        let refuse = |holding: Holding| rebalance(&[holding], Money::ZERO, &rules()).unwrap_err();
        assert_eq!(refuse(holding(-1, 1)), AllocationError::Value);
        assert_eq!(refuse(holding(1, 101)), AllocationError::Weights);
        assert_eq!(refuse(Holding { lot: Decimal::ZERO, ..holding(1, 1) }), AllocationError::Value);
        assert_eq!(rebalance(&[], Money::ZERO, &rules()), Err(AllocationError::Lengths));
        let paid = TradeRules { fee: -Decimal::ONE, ..rules() };
        assert_eq!(rebalance(&[holding(1, 1)], Money::ZERO, &paid), Err(AllocationError::Threshold));
    }
}
