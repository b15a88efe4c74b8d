//! Both ways to pay for the car, and what they come to in today's money.

use rust_decimal::Decimal;

use super::{CarLoan, Fault, Pay};
use crate::base::decimal::Exact as _;
use crate::domain::cost::{MonthlyCost, monthly_cost};
use crate::domain::loan::{Method, Schedule, Shape, Terms, schedule_shaped};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::domain::saving::flow_path;
use crate::tool::inputs::Key;
use crate::tool::text::Text;

/// The longest loan.
pub(super) const LONGEST_MONTHS: u32 = 96;

/// What is asked.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub(super) price: Money,
    pub(super) down: Money,
    pub(super) months: u32,
    pub(super) rate: AnnualRate,
    pub(super) fee: Money,
    /// The part of the loan that waits for the last payment, in percent.
    pub(super) balloon: Decimal,
    pub(super) discount: Money,
    /// The rate of the other loan; none for cash out of savings.
    pub(super) other: Option<AnnualRate>,
    pub(super) savings: Money,
    /// What savings earn in a year, in percent.
    pub(super) earns: Decimal,
    pub(super) currency: Currency,
}

/// One of the two ways to pay.
pub(super) struct Way {
    /// Paid at once.
    pub(super) at_once: Money,
    /// What follows; nothing for cash.
    pub(super) plan: Option<Schedule>,
    /// Everything paid, in today's money.
    pub(super) today: Decimal,
    /// Of the savings, or of nothing where no savings are asked for: what is left at the start and after each month.
    pub(super) left: Vec<Decimal>,
}

/// Both ways.
pub(super) struct Both {
    pub(super) offer: Way,
    pub(super) other: Way,
}

impl Way {
    pub(super) fn payment(&self, month: u32) -> Money {
        self.plan.as_ref().and_then(|plan| plan.row(month)).map_or(Money::ZERO, |row| row.payment)
    }

    /// Everything paid, without regard to when.
    pub(super) fn total(&self) -> Money {
        self.at_once + self.plan.as_ref().map_or(Money::ZERO, Schedule::total_paid)
    }

    pub(super) fn at_the_end(&self) -> Decimal {
        self.left.last().copied().unwrap_or_default()
    }
}

impl Case {
    pub(super) fn of(input: &CarLoan, currency: Currency) -> Result<Case, Fault> {
        let (savings, other) = match input.pay {
            Pay::Savings => (CarLoan::SAVINGS.shown(input.savings)?, None),
            Pay::Loan => (Money::ZERO, Some(CarLoan::OTHER_RATE.shown(input.other_rate)?)),
        };
        let case = Case {
            price: input.price,
            down: input.down,
            months: input.months,
            rate: input.rate,
            fee: input.fee,
            balloon: input.balloon,
            discount: input.discount,
            other,
            savings,
            earns: input.return_rate,
            currency,
        };
        let limit = |input: Key<CarLoan, Money>, name: &'static str, bound: Money| {
            Err(Fault::at(input, Text::of("car_loan.error", name).money("bound", bound)))
        };
        let cash = case.price - case.discount;
        if case.down >= case.price {
            limit(CarLoan::DOWN, "down", case.price)
        } else if case.discount >= case.price - case.down {
            limit(CarLoan::DISCOUNT, "discount", case.price - case.down)
        } else if other.is_none() && savings < cash {
            limit(CarLoan::SAVINGS, "savings", cash)
        } else {
            Ok(case)
        }
    }

    fn plan(&self, principal: Money, annual_rate: AnnualRate, balloon: Money) -> Result<Schedule, Fault> {
        let (months, method, currency) = (self.months, Method::EqualInstallment, self.currency);
        let terms = Terms { principal, annual_rate, months, method, currency };
        let shape = Shape { balloon, ..Shape::default() };
        schedule_shaped(&terms, &shape, &[]).map_err(|_| Fault::out_of_range(CarLoan::PRICE))
    }

    pub(super) fn main(&self, money: Money) -> Decimal {
        money.to_decimal(self.currency)
    }

    /// What is left of `start` month by month when this is paid out of it and the rest earns.
    fn follow(&self, start: Money, at_once: Money, plan: Option<&Schedule>) -> Result<Vec<Decimal>, Fault> {
        let mut flows = Vec::new();
        for month in 1..=self.months {
            let payment = plan.and_then(|plan| plan.row(month)).map_or(Money::ZERO, |row| row.payment);
            flows.push(self.main(-payment));
        }
        flow_path(self.main(start - at_once), &flows, self.earns).map_err(|_| Fault::out_of_range(CarLoan::RETURN_RATE))
    }

    /// `growth` is what one unit of today becomes by the end.
    fn way(&self, at_once: Money, plan: Option<Schedule>, growth: Decimal) -> Result<Way, Fault> {
        let left = self.follow(self.savings, at_once, plan.as_ref())?;
        // What is left by the end is what the savings would be, less what was paid: both brought back to today.
        let end = left.last().and_then(|end| end.over(growth));
        let today = end.and_then(|end| self.main(self.savings).minus(end));
        let today = today.ok_or_else(|| Fault::out_of_range(CarLoan::RETURN_RATE))?;
        Ok(Way { at_once, plan, today, left })
    }

    pub(super) fn both(&self) -> Result<Both, Fault> {
        let nothing = [Decimal::ZERO; LONGEST_MONTHS as usize];
        let months = nothing.get(..usize::try_from(self.months).unwrap_or(0)).unwrap_or_default();
        let grown =
            flow_path(Decimal::ONE, months, self.earns).map_err(|_| Fault::out_of_range(CarLoan::RETURN_RATE))?;
        let growth = grown.last().copied().unwrap_or(Decimal::ONE);
        let borrowed = self.price - self.down;
        let balloon = borrowed.percent(self.balloon, Rounding::HalfUp);
        let balloon = balloon.map_err(|_| Fault::out_of_range(CarLoan::BALLOON))?;
        let offer = self.way(self.down + self.fee, Some(self.plan(borrowed, self.rate, balloon)?), growth)?;
        let other = match self.other {
            Some(rate) => {
                let plan = self.plan(borrowed - self.discount, rate, Money::ZERO)?;
                self.way(self.down, Some(plan), growth)?
            }
            None => self.way(self.price - self.discount, None, growth)?,
        };
        Ok(Both { offer, other })
    }

    /// What the offer costs a year when this is what it gives: the price less all that is paid at once, and less the
    /// discount that is given up for it.
    pub(super) fn annual(&self, offer: &Way, discount: Money) -> Option<MonthlyCost> {
        let received = self.price - offer.at_once - discount;
        let mut payments = Vec::new();
        for month in 1..=self.months {
            payments.push(self.main(offer.payment(month)));
        }
        monthly_cost(self.main(received), &payments).ok().filter(|_| received.is_positive())
    }

    /// The discount at which both cost the same in today's money; none where the offer is dearer without any.
    pub(super) fn break_even(&self, both: &Both) -> Option<Decimal> {
        // Less discount makes the other way dearer by what each unit of it costs: of a loan, the payments for one.
        let per_unit = match &both.other.plan {
            Some(plan) => both.other.today.minus(self.main(both.other.at_once))?.over(self.main(plan.principal()))?,
            None => Decimal::ONE,
        };
        let apart = both.other.today.minus(both.offer.today)?.over(per_unit)?;
        self.main(self.discount).plus(apart).filter(|discount| *discount > Decimal::ZERO)
    }
}

impl Both {
    /// By how much the offer is cheaper in today's money; negative where the other way is.
    pub(super) fn saving(&self) -> Decimal {
        self.other.today.minus(self.offer.today).unwrap_or_default()
    }

    pub(super) fn least(&self) -> Decimal {
        self.offer.today.min(self.other.today)
    }
}
