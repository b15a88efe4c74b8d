//! The debts, and each way of paying them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Debt, Debts, FieldError, Offered, PayoffStrategy, Question};
use crate::domain::debt::{self, Consolidation, ConsolidationOffer, DebtError, PayoffPlan, consolidate, payoff};
use crate::domain::loan::Method;
use crate::domain::money::{Currency, Money, Rounding};
use crate::tool::Context;
use crate::tool::form::{month_after, months_until};
use crate::tool::text::Text;

/// The longest time looked ahead.
pub(super) const MAX_MONTHS: u32 = 360;

/// Everything that is compared.
pub(super) struct PayoffComparison {
    pub(super) debts: Vec<debt::Debt>,
    /// What is paid each month, in all.
    pub(super) budget: Money,
    /// The dearest first, and the smallest first.
    pub(super) orders: [(PayoffStrategy, PayoffPlan); 2],
    /// No more than the minimums: `None` where that never ends, or is what is paid anyway.
    pub(super) minimum: Option<PayoffPlan>,
    /// One loan in place of all.
    pub(super) offer: Option<Consolidation>,
    order: PayoffStrategy,
    today: NaiveDate,
    currency: Currency,
}

/// What is owed after so many months; nothing once it is cleared.
pub(super) fn owed(path: &[Money], month: u32) -> Money {
    usize::try_from(month).ok().and_then(|month| path.get(month)).copied().unwrap_or_default()
}

/// A plan that ends in time.
fn within(debts: &[debt::Debt], budget: Money, order: PayoffStrategy) -> Option<PayoffPlan> {
    let longest = usize::try_from(MAX_MONTHS).unwrap_or(usize::MAX);
    payoff(debts, budget, order.domain()).ok().filter(|plan| plan.path.len().saturating_sub(1) <= longest)
}

/// The least budget in whole units that clears the debts in so many months: more never takes longer.
fn needed(debts: &[debt::Debt], months: u32, order: PayoffStrategy, currency: Currency) -> Option<Money> {
    let in_time = |budget: Money| {
        payoff(debts, budget, order.domain())
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

impl PayoffStrategy {
    /// The other order.
    pub(super) const fn other(self) -> PayoffStrategy {
        match self {
            PayoffStrategy::Avalanche => PayoffStrategy::Snowball,
            PayoffStrategy::Snowball => PayoffStrategy::Avalanche,
        }
    }

    const fn domain(self) -> debt::PayoffOrder {
        match self {
            PayoffStrategy::Avalanche => debt::PayoffOrder::Avalanche,
            PayoffStrategy::Snowball => debt::PayoffOrder::Snowball,
        }
    }
}

impl Debt {
    /// The minimum of a small debt is no more than all of it.
    fn domain(&self) -> debt::Debt {
        debt::Debt { balance: self.balance, rate: self.rate, minimum: self.minimum.min(self.balance) }
    }
}

impl Debts {
    /// The loan that may take the place of all debts.
    pub(super) fn one_loan(&self) -> Result<Option<ConsolidationOffer>, FieldError> {
        match self.offer {
            Offered::No => Ok(None),
            Offered::Yes => Ok(Some(ConsolidationOffer {
                rate: Debts::OFFER_RATE.shown(self.offer_rate)?,
                months: Debts::OFFER_MONTHS.shown(self.offer_months)?.max(1),
                method: Method::EqualInstallment,
                fees: Debts::OFFER_FEES.shown(self.offer_fees)?,
                exit_costs: Money::ZERO,
                financed: false,
            })),
        }
    }

    /// What is wrong with how much is paid, where that can be mended.
    fn too_little(&self, text: Text) -> FieldError {
        match self.question {
            Question::Months => FieldError::at(Debts::BUDGET, text),
            Question::Budget => FieldError::at(Debts::TARGET, text),
        }
    }
}

impl PayoffComparison {
    pub(super) fn of(input: &Debts, context: &Context) -> Result<PayoffComparison, FieldError> {
        let (order, currency) = (input.order, context.currency);
        let debts: Vec<debt::Debt> = input.debts.iter().map(Debt::domain).collect();
        let total: Money = debts.iter().map(|debt| debt.balance).sum();
        let minimums: Money = debts.iter().map(|debt| debt.minimum).sum();
        if !total.is_positive() {
            return Err(FieldError::at(Debt::BALANCE.at(0), Text::plain("debts.error.nothing")));
        }
        let budget = match input.question {
            Question::Months => Debts::BUDGET.shown(input.budget)?,
            Question::Budget => {
                let months = months_until(context.today, Debts::TARGET.shown(input.target)?).max(1);
                let found = needed(&debts, months, order, currency);
                found.ok_or_else(|| FieldError::out_of_range(Debts::TARGET))?.max(minimums)
            }
        };
        if budget < minimums {
            return Err(input.too_little(Text::plain("debts.error.minimums").money("minimums", minimums)));
        }
        let never = || {
            let least = needed(&debts, MAX_MONTHS, order, currency).unwrap_or(minimums).max(minimums);
            input.too_little(Text::plain("debts.error.never").money("budget", budget).money("least", least))
        };
        let plan = |order| within(&debts, budget, order).ok_or_else(never);
        let orders = [
            (PayoffStrategy::Avalanche, plan(PayoffStrategy::Avalanche)?),
            (PayoffStrategy::Snowball, plan(PayoffStrategy::Snowball)?),
        ];
        let minimum = if minimums < budget { within(&debts, minimums, PayoffStrategy::Avalanche) } else { None };
        let offer = match input.one_loan()? {
            None => None,
            Some(offer) => Some(consolidate(&debts, budget, &offer).map_err(|error| match error {
                DebtError::Months => FieldError::out_of_range(Debts::OFFER_MONTHS),
                DebtError::Rate => FieldError::out_of_range(Debts::OFFER_RATE),
                _ => FieldError::out_of_range(Debts::OFFER_FEES),
            })?),
        };
        Ok(PayoffComparison { debts, budget, orders, minimum, offer, order, today: context.today, currency })
    }

    /// The plan in the order that the customer chose.
    pub(super) fn chosen(&self) -> &PayoffPlan {
        let [(_, avalanche), (_, snowball)] = &self.orders;
        if self.order == PayoffStrategy::Avalanche { avalanche } else { snowball }
    }

    /// The plan in the other order.
    pub(super) fn other(&self) -> &PayoffPlan {
        let [(_, avalanche), (_, snowball)] = &self.orders;
        if self.order == PayoffStrategy::Avalanche { snowball } else { avalanche }
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
        Money::from_decimal(more.to_decimal().ceil(), self.currency, Rounding::Up).unwrap_or(more)
    }

    pub(super) fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }

    /// An amount that came from one of these.
    pub(super) fn exact(&self, amount: Decimal) -> Money {
        Money::from_decimal(amount, self.currency, Rounding::HalfUp).unwrap_or_default()
    }
}
