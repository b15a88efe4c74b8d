//! Both ways to pay for the car, and what they come to in today's money.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::{CarLoan, FieldError, Pay};
use crate::domain::cost::{MonthlyCost, monthly_cost};
use crate::domain::loan::{Method, Schedule, Shape, Terms, schedule_shaped};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::domain::saving::flow_path;
use crate::tool::inputs::Key;
use crate::tool::text::Text;

/// The longest loan.
pub(super) const MAX_MONTHS: u32 = 96;

/// What is asked.
#[derive(Clone, Copy)]
pub(super) struct CarFinance {
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

/// One of the two ways to pay for the car.
pub(super) struct FinancingOption {
    /// Paid at once.
    pub(super) at_once: Money,
    /// What follows; nothing for cash.
    pub(super) plan: Option<Schedule>,
    /// Everything paid, in today's money.
    pub(super) present_value: Decimal,
    /// Of the savings, or of nothing where no savings are asked for: what is left at the start and after each month.
    pub(super) savings_left: Vec<Decimal>,
}

/// Both ways.
pub(super) struct OptionComparison {
    pub(super) offer: FinancingOption,
    pub(super) other: FinancingOption,
}

impl FinancingOption {
    pub(super) fn payment(&self, month: u32) -> Money {
        self.plan.as_ref().and_then(|plan| plan.row(month)).map_or(Money::ZERO, |row| row.payment)
    }

    /// Everything paid, without regard to when.
    pub(super) fn total(&self) -> Money {
        self.at_once + self.plan.as_ref().map_or(Money::ZERO, Schedule::total_paid)
    }

    pub(super) fn savings_at_end(&self) -> Decimal {
        self.savings_left.last().copied().unwrap_or_default()
    }
}

impl CarFinance {
    pub(super) fn of(input: &CarLoan, currency: Currency) -> Result<CarFinance, FieldError> {
        let (savings, other) = match input.pay {
            Pay::Savings => (CarLoan::SAVINGS.shown(input.savings)?, None),
            Pay::Loan => (Money::ZERO, Some(CarLoan::OTHER_RATE.shown(input.other_rate)?)),
        };
        let finance = CarFinance {
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
            Err(FieldError::at(input, Text::of("car_loan.error", name).money("bound", bound)))
        };
        let cash = finance.price - finance.discount;
        if finance.down >= finance.price {
            limit(CarLoan::DOWN, "down", finance.price)
        } else if finance.discount >= finance.price - finance.down {
            limit(CarLoan::DISCOUNT, "discount", finance.price - finance.down)
        } else if other.is_none() && savings < cash {
            limit(CarLoan::SAVINGS, "savings", cash)
        } else {
            Ok(finance)
        }
    }

    fn plan(&self, principal: Money, annual_rate: AnnualRate, balloon: Money) -> Result<Schedule, FieldError> {
        let (months, method, currency) = (self.months, Method::EqualInstallment, self.currency);
        let terms = Terms { principal, annual_rate, months, method, currency };
        let shape = Shape { balloon, ..Shape::default() };
        schedule_shaped(&terms, &shape, &[]).map_err(|_| FieldError::out_of_range(CarLoan::PRICE))
    }

    /// What is left of `start` month by month when this is paid out of it and the rest earns.
    fn follow(&self, start: Money, at_once: Money, plan: Option<&Schedule>) -> Result<Vec<Decimal>, FieldError> {
        let mut flows = Vec::new();
        for month in 1..=self.months {
            let payment = plan.and_then(|plan| plan.row(month)).map_or(Money::ZERO, |row| row.payment);
            flows.push((-payment).to_decimal());
        }
        flow_path((start - at_once).to_decimal(), &flows, self.earns)
            .map_err(|_| FieldError::out_of_range(CarLoan::RETURN_RATE))
    }

    /// `growth` is what one unit of today becomes by the end.
    fn option(&self, at_once: Money, plan: Option<Schedule>, growth: Decimal) -> Result<FinancingOption, FieldError> {
        let savings_left = self.follow(self.savings, at_once, plan.as_ref())?;
        // What is left by the end is what the savings would be, less what was paid: both brought back to today.
        let end = savings_left.last().and_then(|end| end.div_checked(growth));
        let present_value = end.and_then(|end| self.savings.to_decimal().sub_checked(end));
        let present_value = present_value.ok_or_else(|| FieldError::out_of_range(CarLoan::RETURN_RATE))?;
        Ok(FinancingOption { at_once, plan, present_value, savings_left })
    }

    pub(super) fn compare(&self) -> Result<OptionComparison, FieldError> {
        let nothing = [Decimal::ZERO; MAX_MONTHS as usize];
        let months = nothing.get(..usize::try_from(self.months).unwrap_or(0)).unwrap_or_default();
        let grown =
            flow_path(Decimal::ONE, months, self.earns).map_err(|_| FieldError::out_of_range(CarLoan::RETURN_RATE))?;
        let growth = grown.last().copied().unwrap_or(Decimal::ONE);
        let borrowed = self.price - self.down;
        let balloon = borrowed.percent(self.balloon, Rounding::HalfUp);
        let balloon = balloon.map_err(|_| FieldError::out_of_range(CarLoan::BALLOON))?;
        let offer = self.option(self.down + self.fee, Some(self.plan(borrowed, self.rate, balloon)?), growth)?;
        let other = match self.other {
            Some(rate) => {
                let plan = self.plan(borrowed - self.discount, rate, Money::ZERO)?;
                self.option(self.down, Some(plan), growth)?
            }
            None => self.option(self.price - self.discount, None, growth)?,
        };
        Ok(OptionComparison { offer, other })
    }

    /// What the offer costs a year when this is what it gives: the price less all that is paid at once, and less the
    /// discount that is given up for it.
    pub(super) fn annual_cost(&self, offer: &FinancingOption, discount: Money) -> Option<MonthlyCost> {
        let received = self.price - offer.at_once - discount;
        let mut payments = Vec::new();
        for month in 1..=self.months {
            payments.push(offer.payment(month).to_decimal());
        }
        monthly_cost(received.to_decimal(), &payments).ok().filter(|_| received.is_positive())
    }

    /// The discount at which both cost the same in today's money; none where the offer is dearer without any.
    pub(super) fn break_even(&self, comparison: &OptionComparison) -> Option<Decimal> {
        // Less discount makes the other way dearer by what each unit of it costs: of a loan, the payments for one.
        let per_unit = match &comparison.other.plan {
            Some(plan) => comparison
                .other
                .present_value
                .sub_checked(comparison.other.at_once.to_decimal())?
                .div_checked(plan.principal().to_decimal())?,
            None => Decimal::ONE,
        };
        let apart =
            comparison.other.present_value.sub_checked(comparison.offer.present_value)?.div_checked(per_unit)?;
        self.discount.to_decimal().add_checked(apart).filter(|discount| *discount > Decimal::ZERO)
    }
}

impl OptionComparison {
    /// By how much the offer is cheaper in today's money; negative where the other way is.
    pub(super) fn saving(&self) -> Decimal {
        self.other.present_value.sub_checked(self.offer.present_value).unwrap_or_default()
    }

    pub(super) fn least(&self) -> Decimal {
        self.offer.present_value.min(self.other.present_value)
    }
}
