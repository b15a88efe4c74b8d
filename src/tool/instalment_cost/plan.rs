//! What is offered, and what it comes to.

use rust_decimal::Decimal;

use crate::domain::cost::{MonthlyCost, Split, monthly_cost, split};
use crate::domain::decimal::Exact as _;
use crate::domain::loan::{Method, Terms, schedule};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::text::Text;
use crate::tool::value::{Fault, Values};

/// How the plan is charged for, with the advertised percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charge {
    /// Percent of the original amount with every payment.
    EachPeriod(Decimal),
    /// Percent a year of the original amount.
    FlatRate(Decimal),
    /// Percent of the original amount, once, with the first payment.
    Once(Decimal),
}

impl Charge {
    /// The advertised percentage.
    pub(super) const fn percent(self) -> Decimal {
        match self {
            Charge::EachPeriod(percent) | Charge::FlatRate(percent) | Charge::Once(percent) => percent,
        }
    }

    /// The input that holds it.
    pub(super) const fn input(self) -> &'static str {
        match self {
            Charge::EachPeriod(_) => super::FEE,
            Charge::FlatRate(_) => super::FLAT_RATE,
            Charge::Once(_) => super::ONCE,
        }
    }

    /// The same kind of charge with another percentage.
    pub(super) const fn of(self, percent: Decimal) -> Charge {
        match self {
            Charge::EachPeriod(_) => Charge::EachPeriod(percent),
            Charge::FlatRate(_) => Charge::FlatRate(percent),
            Charge::Once(_) => Charge::Once(percent),
        }
    }
}

/// What is offered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    pub(super) amount: Money,
    pub(super) periods: u32,
    pub(super) charge: Charge,
    /// Taken at the start, whenever the first payment is.
    pub(super) up_front: Money,
    /// What paying at once would save.
    pub(super) discount: Money,
    /// The first payment is made at the start, not a month later.
    pub(super) now: bool,
    pub(super) currency: Currency,
}

/// What it comes to.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) offer: Offer,
    /// The price when everything is paid at once.
    pub(super) cash_price: Money,
    /// What every period pays and how it splits at the true rate; a payment at the start is all principal.
    pub(super) rows: Vec<Split>,
    /// What is owed at the start, before a payment made then: the cash price less the fee taken in advance.
    pub(super) financed: Money,
    pub(super) cost: MonthlyCost,
    /// The advertised percentage as one of a year, on the original amount.
    pub(super) nominal: Decimal,
    /// Everything paid beyond the cash price.
    pub(super) total_cost: Money,
}

impl Offer {
    pub(super) fn of(values: &Values, currency: Currency) -> Result<Offer, Fault> {
        let money = |input| {
            let amount = values.number(input);
            Money::from_decimal(amount, currency, Rounding::HalfUp).map_err(|_| Fault::out_of_range(input))
        };
        let charge = match values.choice("charge") {
            super::FLAT_RATE => Charge::FlatRate(values.number(super::FLAT_RATE)),
            super::ONCE => Charge::Once(values.number(super::ONCE)),
            _ => Charge::EachPeriod(values.number(super::FEE)),
        };
        Ok(Offer {
            amount: money("amount")?,
            periods: values.whole("periods"),
            charge,
            up_front: money("up_front")?,
            discount: money("discount")?,
            now: values.choice("first_payment") == super::NOW,
            currency,
        })
    }

    /// The advertised percentage as one of a year, on the original amount.
    fn nominal(&self) -> Option<Decimal> {
        match self.charge {
            Charge::FlatRate(percent) => Some(percent),
            Charge::EachPeriod(percent) => percent.times(Decimal::from(12)),
            Charge::Once(percent) => percent.times(Decimal::from(12))?.over(Decimal::from(self.periods)),
        }
    }

    /// What the contract asks for, period after period.
    fn payments(&self) -> Result<Vec<Money>, Fault> {
        let too_large = || Fault::out_of_range(self.charge.input());
        let flat = match self.charge {
            Charge::Once(_) => Decimal::ZERO,
            Charge::EachPeriod(_) | Charge::FlatRate(_) => self.nominal().ok_or_else(too_large)?,
        };
        let terms = Terms {
            principal: self.amount,
            annual_rate: AnnualRate::from_percent(flat).map_err(|_| too_large())?,
            months: self.periods,
            method: Method::FlatFee,
            currency: self.currency,
        };
        let plan = schedule(&terms).map_err(|_| Fault::out_of_range("amount"))?;
        let mut payments: Vec<Money> = plan.rows().iter().map(|row| row.payment).collect();
        if let (Charge::Once(percent), Some(first)) = (self.charge, payments.first_mut()) {
            let fee = self.amount.percent(percent, Rounding::HalfUp).map_err(|_| too_large())?;
            *first = first.checked_add(fee).ok_or_else(too_large)?;
        }
        Ok(payments)
    }

    /// Nothing would be left to finance: the larger of what is taken off is too large.
    fn nothing_left(&self) -> Fault {
        let input = if self.discount > self.up_front { "discount" } else { "up_front" };
        Fault::at(input, Text::plain("instalment_cost.error.nothing_left"))
    }
}

impl Plan {
    pub(super) fn of(offer: Offer) -> Result<Plan, Fault> {
        let too_large = || Fault::out_of_range("amount");
        let above_zero = |money: Option<Money>| money.filter(|money| money.is_positive());
        let payments = offer.payments()?;
        let cash_price = above_zero(offer.amount.checked_sub(offer.discount)).ok_or_else(|| offer.nothing_left())?;
        let financed = above_zero(cash_price.checked_sub(offer.up_front)).ok_or_else(|| offer.nothing_left())?;
        let (at_start, later) = match payments.split_first() {
            Some((first, later)) if offer.now => (Some(*first), later),
            _ => (None, payments.as_slice()),
        };
        let owed = financed.checked_sub(at_start.unwrap_or_default());
        let owed = above_zero(owed).ok_or_else(|| offer.nothing_left())?;
        let plain: Vec<Decimal> = later.iter().map(|payment| payment.to_decimal(offer.currency)).collect();
        let cost = monthly_cost(owed.to_decimal(offer.currency), &plain).map_err(|_| too_large())?;
        let first = at_start.map(|payment| Split { payment, interest: Money::ZERO, principal: payment, balance: owed });
        let split = split(owed, later, cost.monthly_irr).map_err(|_| too_large())?;
        let rows: Vec<Split> = first.into_iter().chain(split).collect();
        let paid = rows.iter().try_fold(offer.up_front, |sum, row| sum.checked_add(row.payment));
        let total_cost = paid.and_then(|paid| paid.checked_sub(cash_price)).ok_or_else(too_large)?;
        let nominal = offer.nominal().ok_or_else(too_large)?;
        Ok(Plan { offer, cash_price, rows, financed, cost, nominal, total_cost })
    }

    /// The payment of most periods: that of the second, as the first may carry a fee and the last the rounding.
    pub(super) fn payment(&self) -> Money {
        self.rows.get(1).map_or(Money::ZERO, |row| row.payment)
    }

    /// The first payment.
    pub(super) fn first_payment(&self) -> Money {
        self.rows.first().map_or(Money::ZERO, |row| row.payment)
    }

    /// What is owed on average from one payment to the next, in currency units.
    pub(super) fn average_balance(&self) -> Decimal {
        let starts = (!self.offer.now).then_some(self.financed).into_iter();
        let owed: Vec<Money> = starts.chain(self.rows.iter().map(|row| row.balance)).collect();
        let months = Decimal::from(owed.len().saturating_sub(1).max(1));
        let sum = owed.iter().try_fold(Money::ZERO, |sum, balance| sum.checked_add(*balance)).unwrap_or_default();
        sum.to_decimal(self.offer.currency).over(months).unwrap_or_default()
    }
}
