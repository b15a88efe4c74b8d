//! What is offered, and what it comes to.

use rust_decimal::Decimal;

use super::{Charge, FieldError, FirstPayment, InstalmentCost};
use crate::base::decimal::DecimalExt as _;
use crate::domain::cost::{MonthlyCost, SplitPayment, monthly_cost, split};
use crate::domain::loan::{Interest, Method, Terms, schedule};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::inputs::Set;
use crate::tool::text::Text;

/// What is offered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    pub(super) amount: Money,
    pub(super) periods: u32,
    /// How it is charged for.
    pub(super) charge: Charge,
    /// The advertised percentage: of the original amount each period, a year, or once with the first payment; of the
    /// first periods where those have a fee of their own.
    pub(super) percent: Decimal,
    /// The percentage of each period after the first ones.
    pub(super) late_percent: Decimal,
    /// How many periods have the first percentage, where there are two.
    pub(super) early: u32,
    /// How many of the first periods cost nothing, by a coupon.
    pub(super) free: u32,
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
pub(super) struct InstalmentPlan {
    pub(super) offer: Offer,
    /// The price when everything is paid at once.
    pub(super) cash_price: Money,
    /// What every period pays and how it splits at the true rate; a payment at the start is all principal.
    pub(super) rows: Vec<SplitPayment>,
    /// What is owed at the start, before a payment made then: the cash price less the fee taken in advance.
    pub(super) financed: Money,
    pub(super) cost: MonthlyCost,
    /// The advertised percentage as one of a year, on the original amount.
    pub(super) nominal: Decimal,
    /// Everything paid beyond the cash price.
    pub(super) total_cost: Money,
}

impl Offer {
    pub(super) fn of(input: &InstalmentCost, currency: Currency) -> Result<Offer, FieldError> {
        let single = |value| Ok((input.charge.percentage().shown(value)?, Decimal::ZERO, 0));
        let (percent, late_percent, early) = match input.charge {
            Charge::Fee => single(input.fee)?,
            Charge::FlatRate => single(input.flat_rate)?,
            Charge::Once => single(input.once)?,
            Charge::Stepped => (
                InstalmentCost::STEPPED.shown(input.stepped)?,
                InstalmentCost::LATE_FEE.shown(input.late_fee)?,
                InstalmentCost::EARLY_PERIODS.shown(input.early_periods)?,
            ),
        };
        let free = match input.charge {
            Charge::Once => 0,
            Charge::Fee | Charge::FlatRate | Charge::Stepped => {
                InstalmentCost::FREE_PERIODS.shown(input.free_periods)?
            }
        };
        let offer = Offer {
            amount: input.amount,
            periods: input.periods,
            charge: input.charge,
            percent,
            late_percent,
            early,
            free,
            up_front: input.up_front,
            discount: input.discount,
            now: input.first_payment == FirstPayment::Now,
            currency,
        };
        for (key, count) in [(InstalmentCost::EARLY_PERIODS, early), (InstalmentCost::FREE_PERIODS, free)] {
            if count > offer.periods {
                return Err(FieldError::at(key, Text::plain("error.too_large").duration("max", offer.periods)));
            }
        }
        Ok(offer)
    }

    /// An amount in currency units.
    pub(super) fn number(&self, amount: Money) -> Decimal {
        amount.to_decimal().normalize()
    }

    /// The inputs that make these the percentages.
    pub(super) fn priced(&self, percent: Decimal, late_percent: Decimal) -> Vec<Set<InstalmentCost>> {
        let mut set = vec![self.charge.percentage().to(percent)];
        if self.charge == Charge::Stepped {
            set.push(InstalmentCost::LATE_FEE.to(late_percent));
        }
        set
    }

    /// The advertised percentage as one of a year, on the original amount.
    fn nominal(&self) -> Option<Decimal> {
        let (twelve, periods) = (Decimal::from(12), Decimal::from(self.periods));
        match self.charge {
            Charge::FlatRate => Some(self.percent),
            Charge::Once => self.percent.mul_checked(twelve)?.div_checked(periods),
            Charge::Stepped => {
                let late = Decimal::from(self.periods.saturating_sub(self.early));
                let sum = self
                    .percent
                    .mul_checked(Decimal::from(self.early))?
                    .add_checked(self.late_percent.mul_checked(late)?)?;
                sum.mul_checked(twelve)?.div_checked(periods)
            }
            Charge::Fee => self.percent.mul_checked(twelve),
        }
    }

    /// The fee of a period, counted from 1, rounded half-up.
    fn fee(&self, period: u32) -> Option<Money> {
        if period <= self.free {
            return Some(Money::ZERO);
        }
        if self.charge == Charge::Once {
            let percent = if period == 1 { self.percent } else { Decimal::ZERO };
            return self.amount.percent(percent, Rounding::HalfUp).ok();
        }
        let late = self.charge == Charge::Stepped && period > self.early;
        let percent = if late { self.late_percent } else { self.percent };
        let yearly = if self.charge == Charge::FlatRate { percent } else { percent.mul_checked(Decimal::from(12))? };
        Interest::month(AnnualRate::from_percent(yearly).ok()?).and_then(|month| month.of(self.amount)).ok()
    }

    /// What the contract asks for, period after period: equal parts of the amount, and the fee.
    fn payments(&self) -> Option<Vec<Money>> {
        let terms = Terms {
            principal: self.amount,
            annual_rate: AnnualRate::ZERO,
            months: self.periods,
            method: Method::FlatFee,
            currency: self.currency,
        };
        let parts = schedule(&terms).ok()?;
        let mut payments = Vec::with_capacity(parts.rows().len());
        for row in parts.rows() {
            payments.push(row.principal + self.fee(row.period)?);
        }
        Some(payments)
    }

    /// Nothing would be left to finance: the larger of what is taken off is too large, or else the charge.
    fn nothing_left(&self) -> FieldError {
        let text = Text::plain("instalment_cost.error.nothing_left");
        if self.discount > self.up_front {
            FieldError::at(InstalmentCost::DISCOUNT, text)
        } else if self.up_front.is_positive() {
            FieldError::at(InstalmentCost::UP_FRONT, text)
        } else {
            FieldError::at(self.charge.percentage(), text)
        }
    }

    /// What is left of an amount, where something is.
    fn left(&self, amount: Money, less: Money) -> Result<Money, FieldError> {
        let left = amount - less;
        if left.is_positive() { Ok(left) } else { Err(self.nothing_left()) }
    }
}

impl InstalmentPlan {
    pub(super) fn of(offer: Offer) -> Result<InstalmentPlan, FieldError> {
        let too_large = || FieldError::out_of_range(InstalmentCost::AMOUNT);
        let payments = offer.payments().ok_or_else(too_large)?;
        let cash_price = offer.left(offer.amount, offer.discount)?;
        let financed = offer.left(cash_price, offer.up_front)?;
        let (at_start, later) = match payments.split_first() {
            Some((first, later)) if offer.now => (Some(*first), later),
            _ => (None, payments.as_slice()),
        };
        let owed = offer.left(financed, at_start.unwrap_or_default())?;
        let (mut plain, mut rows, mut paid) = (Vec::new(), Vec::new(), offer.up_front);
        for payment in later {
            plain.push(payment.to_decimal());
        }
        // Where so little is left that no rate says what it costs, as good as nothing is.
        let cost = monthly_cost(owed.to_decimal(), &plain).map_err(|_| offer.nothing_left())?;
        if let Some(payment) = at_start {
            rows.push(SplitPayment { payment, interest: Money::ZERO, principal: payment, balance: owed });
        }
        rows.extend(split(owed, later, cost.monthly_irr).map_err(|_| too_large())?);
        for payment in &payments {
            paid += *payment;
        }
        let total_cost = paid - cash_price;
        let nominal = offer.nominal().ok_or_else(too_large)?;
        Ok(InstalmentPlan { offer, cash_price, rows, financed, cost, nominal, total_cost })
    }

    /// The real rate of a year as lenders state it, in percent with two decimals.
    pub(super) fn simple(&self) -> Decimal {
        self.cost.simple_percent.round_half_up(2)
    }

    /// The payment of most periods: the one after those that carry a fee of their own or none; the last has the
    /// rounding.
    pub(super) fn payment(&self) -> Money {
        let usual = self.offer.early.max(self.offer.free).max(1).min(self.offer.periods.saturating_sub(1));
        usize::try_from(usual).ok().and_then(|place| self.rows.get(place)).map_or(Money::ZERO, |row| row.payment)
    }

    /// The first payment.
    pub(super) fn first_payment(&self) -> Money {
        self.rows.first().map_or(Money::ZERO, |row| row.payment)
    }

    /// What is owed on average from one payment to the next, in currency units.
    pub(super) fn average_balance(&self) -> Decimal {
        let mut sum = if self.offer.now { Money::ZERO } else { self.financed };
        let mut months = if self.offer.now { 0 } else { 1_u32 };
        for row in &self.rows {
            sum += row.balance;
            months = months.saturating_add(1);
        }
        let months = Decimal::from(months.saturating_sub(1).max(1));
        sum.to_decimal().div_checked(months).unwrap_or_default()
    }
}
