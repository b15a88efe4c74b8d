//! The debts, and each way of paying them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::DEBTS;
use crate::base::decimal::Exact;
use crate::domain::debt::{Consolidation, ConsolidationOffer, Debt, DebtError, Order, PayoffPlan, consolidate, payoff};
use crate::domain::loan::Method;
use crate::domain::money::{Currency, Money, Rounding};
use crate::tool::Context;
use crate::tool::form::{month_after, months_until};
use crate::tool::text::Text;
use crate::tool::value::{Fault, Value, Values};

/// The longest time looked ahead.
pub(super) const LONGEST_MONTHS: u32 = 360;

/// Everything that is compared.
pub(super) struct Plans {
    pub(super) debts: Vec<Debt>,
    /// What is paid each month, in all.
    pub(super) budget: Money,
    /// The dearest first, and the smallest first.
    pub(super) orders: [(Order, PayoffPlan); 2],
    /// No more than the minimums: `None` where that never ends, or is what is paid anyway.
    pub(super) minimum: Option<PayoffPlan>,
    /// One loan in place of all.
    pub(super) offer: Option<Consolidation>,
    order: Order,
    today: NaiveDate,
    currency: Currency,
}

/// What is owed after so many months; nothing once it is cleared.
pub(super) fn owed(path: &[Money], month: u32) -> Money {
    usize::try_from(month).ok().and_then(|month| path.get(month)).copied().unwrap_or_default()
}

/// A plan that ends in time.
fn within(debts: &[Debt], budget: Money, order: Order) -> Option<PayoffPlan> {
    let longest = usize::try_from(LONGEST_MONTHS).unwrap_or(usize::MAX);
    payoff(debts, budget, order).ok().filter(|plan| plan.path.len().saturating_sub(1) <= longest)
}

/// The least budget in whole units that clears the debts in so many months: more never takes longer.
fn needed(debts: &[Debt], months: u32, order: Order, currency: Currency) -> Option<Money> {
    let in_time = |budget: Money| {
        payoff(debts, budget, order)
            .is_ok_and(|plan| plan.path.len() <= usize::try_from(months).unwrap_or(0).saturating_add(1))
    };
    let unit = Money::from_decimal(Decimal::ONE, currency, Rounding::HalfUp).ok()?;
    // Twice what is owed clears it at once.
    let owed: Money = debts.iter().map(|debt| debt.balance).sum();
    let (mut low, mut high) = (0_i64, owed.times(2).ok()?.minor().checked_div(unit.minor())?.checked_add(1)?);
    while high.saturating_sub(low) > 1 {
        let middle = low.midpoint(high);
        if in_time(unit.times(middle).ok()?) {
            high = middle;
        } else {
            low = middle;
        }
    }
    unit.times(high).ok().filter(|budget| in_time(*budget))
}

impl Plans {
    pub(super) fn of(values: &Values, context: &Context) -> Result<Plans, Fault> {
        let currency = context.currency;
        let count = usize::try_from(values.whole("debts")).unwrap_or(0);
        let mut debts = Vec::new();
        for [balance, rate, minimum] in DEBTS.into_iter().take(count) {
            let balance = values.money(balance, currency);
            let rate = values.rate(rate)?;
            debts.push(Debt { balance, rate, minimum: values.money(minimum, currency).min(balance) });
        }
        let total: Money = debts.iter().map(|debt| debt.balance).sum();
        let minimums: Money = debts.iter().map(|debt| debt.minimum).sum();
        if !total.is_positive() {
            return Err(Fault::at("debts1_balance", Text::plain("debts.error.nothing")));
        }
        let order = if values.choice("order") == "snowball" { Order::Snowball } else { Order::Avalanche };
        let asked = values.choice("question") == "budget";
        let field = if asked { "target" } else { "budget" };
        let budget = if asked {
            let months = months_until(context.today, values.month("target")).max(1);
            let found = needed(&debts, months, order, currency).ok_or_else(|| Fault::out_of_range(field))?;
            found.max(minimums)
        } else {
            values.money("budget", currency)
        };
        if budget < minimums {
            let text = Text::plain("debts.error.minimums").money("minimums", minimums);
            return Err(Fault::at(field, text));
        }
        let never = || {
            let least = needed(&debts, LONGEST_MONTHS, order, currency).unwrap_or(minimums).max(minimums);
            Fault::at(field, Text::plain("debts.error.never").money("budget", budget).money("least", least))
        };
        let plan = |order| within(&debts, budget, order).ok_or_else(never);
        let orders = [(Order::Avalanche, plan(Order::Avalanche)?), (Order::Snowball, plan(Order::Snowball)?)];
        let minimum = if minimums < budget { within(&debts, minimums, Order::Avalanche) } else { None };
        let offer = if values.choice("offer") == "yes" {
            let offer = ConsolidationOffer {
                rate: values.rate("offer_rate")?,
                months: values.whole("offer_months").max(1),
                method: Method::EqualInstallment,
                fees: values.money("offer_fees", currency),
                exit_costs: Money::ZERO,
                financed: false,
            };
            let found = consolidate(&debts, budget, &offer).map_err(|error| match error {
                DebtError::Months => Fault::out_of_range("offer_months"),
                DebtError::Rate => Fault::out_of_range("offer_rate"),
                _ => Fault::out_of_range("offer_fees"),
            });
            Some(found?)
        } else {
            None
        };
        Ok(Plans { debts, budget, orders, minimum, offer, order, today: context.today, currency })
    }

    /// The plan in the order that the customer chose.
    pub(super) fn chosen(&self) -> &PayoffPlan {
        let [(_, avalanche), (_, snowball)] = &self.orders;
        if self.order == Order::Avalanche { avalanche } else { snowball }
    }

    /// The plan in the other order.
    pub(super) fn other(&self) -> &PayoffPlan {
        let [(_, avalanche), (_, snowball)] = &self.orders;
        if self.order == Order::Avalanche { snowball } else { avalanche }
    }

    /// The months until nothing is owed.
    pub(super) fn months(&self) -> u32 {
        u32::try_from(self.chosen().path.len().saturating_sub(1)).unwrap_or(0)
    }

    pub(super) fn count(&self) -> usize {
        self.debts.iter().filter(|debt| debt.balance.is_positive()).count()
    }

    /// What is owed today.
    pub(super) fn owed(&self) -> Money {
        owed(&self.chosen().path, 0)
    }

    /// The chosen order with another budget; `None` when it does not end in time.
    pub(super) fn with(&self, budget: Money) -> Option<PayoffPlan> {
        within(&self.debts, budget, self.order)
    }

    /// The budget that clears everything in so many months.
    pub(super) fn needed(&self, months: u32) -> Option<Money> {
        needed(&self.debts, months, self.order, self.currency)
    }

    /// A tenth more each month, in whole units.
    pub(super) fn tenth_more(&self) -> Money {
        let more = self.budget.percent(Decimal::from(110), Rounding::Up).unwrap_or(self.budget);
        Money::from_decimal(self.plain(more).ceiling(), self.currency, Rounding::Up).unwrap_or(more)
    }

    pub(super) fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }

    /// An amount in currency units.
    pub(super) fn plain(&self, money: Money) -> Decimal {
        money.to_decimal(self.currency)
    }

    /// An amount that came from one of these.
    pub(super) fn exact(&self, amount: Decimal) -> Money {
        Money::from_decimal(amount, self.currency, Rounding::HalfUp).unwrap_or_default()
    }

    pub(super) fn value(&self, money: Money) -> Value {
        Value::Number(self.plain(money).normalize())
    }
}
