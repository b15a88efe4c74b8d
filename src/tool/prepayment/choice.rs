//! The loan with the money paid in, and the money invested instead.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::cost::monthly_cost;
use crate::domain::decimal::Exact as _;
use crate::domain::loan::{LoanError, Method, Prepayment, Row, Schedule, Strategy, Terms, prepayment};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::domain::saving::flow_path;
use crate::tool::form::{month_after, months_until};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Values};

/// What the customer has and asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub(super) terms: Terms,
    /// The payments made before it.
    pub(super) after: u32,
    pub(super) amount: Money,
    pub(super) strategy: Strategy,
    /// Percent of the amount.
    pub(super) penalty: Decimal,
    /// Percent a year that the money would earn otherwise, net.
    pub(super) annual_return: Decimal,
    /// Everything saved; `None` where the customer does not want that looked at.
    pub(super) savings: Option<Money>,
    pub(super) today: NaiveDate,
}

/// One answered question.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) question: Question,
    pub(super) done: Prepayment,
}

/// The money paid in against the money invested.
#[derive(Debug)]
pub(super) struct Comparison {
    /// The money kept and invested, month by month from the prepayment on.
    pub(super) kept: Vec<Decimal>,
    /// What is not paid to the bank any more, invested month by month.
    pub(super) freed: Vec<Decimal>,
    /// By how much more prepaying ends; negative when keeping the money does.
    pub(super) advantage: Decimal,
    /// The yearly return at which both end alike, in percent.
    pub(super) break_even: Option<Decimal>,
}

impl Question {
    pub(super) fn of(values: &Values, currency: Currency, today: NaiveDate) -> Result<Question, Fault> {
        let money = |input| {
            let amount = values.number(input);
            Money::from_decimal(amount, currency, Rounding::HalfUp).map_err(|_| Fault::out_of_range(input))
        };
        let rate = AnnualRate::from_percent(values.number("annual_rate"));
        let terms = Terms {
            principal: money("balance")?,
            annual_rate: rate.map_err(|_| Fault::out_of_range("annual_rate"))?,
            months: values.whole("months_left"),
            method: if values.choice("method") == super::FALLING {
                Method::EqualPrincipal
            } else {
                Method::EqualInstallment
            },
            currency,
        };
        let lower = values.choice("mode") == super::LOWER;
        Ok(Question {
            terms,
            after: months_until(today, values.month("month")),
            amount: money("amount")?,
            strategy: if lower { Strategy::ReducePayment } else { Strategy::ReduceTerm },
            penalty: values.number("penalty"),
            annual_return: values.number("return_rate"),
            savings: Some(money("savings")?).filter(|savings| savings.is_positive()),
            today,
        })
    }

    /// The month that lies so many months from now.
    pub(super) fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }

    /// The month of a payment: the first is at the end of the current month.
    pub(super) fn month_of_payment(&self, period: u32) -> NaiveDate {
        self.month(period.saturating_sub(1))
    }

    /// A plain amount in currency units.
    pub(super) fn plain(&self, money: Money) -> Decimal {
        money.to_decimal(self.terms.currency)
    }
}

impl Choice {
    pub(super) fn of(question: Question) -> Result<Choice, Fault> {
        let repaid = || {
            let last = question.month(question.terms.months.saturating_sub(1));
            Fault::at("month", Text::plain("prepayment.error.repaid").with("last", Arg::Month(last)))
        };
        if question.after >= question.terms.months {
            return Err(repaid());
        }
        let Question { terms, after, amount, strategy, penalty, .. } = question;
        let done = prepayment(&terms, after, amount, strategy, penalty).map_err(|error| match error {
            LoanError::Months => repaid(),
            _ => Fault::out_of_range("amount"),
        })?;
        Ok(Choice { question, done })
    }

    /// Whether nothing is owed any more.
    pub(super) fn settled(&self) -> bool {
        self.done.balance_after.is_zero()
    }

    /// Whether the payments become lower rather than fewer.
    pub(super) fn lowers(&self) -> bool {
        self.question.strategy == Strategy::ReducePayment && !self.settled()
    }

    /// By how much the next payment is lower.
    pub(super) fn less(&self) -> Money {
        let usual = self.done.without.row(self.question.after.saturating_add(1)).map(|row| row.payment);
        usual.unwrap_or_default().checked_sub(self.done.next_payment).unwrap_or_default()
    }

    /// The month in which the loan is paid off.
    pub(super) fn paid_off(&self) -> NaiveDate {
        if self.settled() {
            self.question.month(self.question.after)
        } else {
            self.question.month_of_payment(self.done.with.periods())
        }
    }

    /// The month in which it would have been.
    pub(super) fn usual_end(&self) -> NaiveDate {
        self.question.month_of_payment(self.done.without.periods())
    }

    /// The rows after the prepayment.
    pub(super) fn rows_after(&self) -> impl Iterator<Item = &Row> {
        self.done.with.rows().iter().filter(|row| row.period > self.question.after)
    }

    /// Everything that leaves the customer's account with the prepayment.
    pub(super) fn cash(&self) -> Money {
        self.done.extra.checked_add(self.done.penalty).unwrap_or(self.done.extra)
    }

    pub(super) fn compare(&self) -> Result<Comparison, Fault> {
        let question = &self.question;
        let paid = |schedule: &Schedule, period| schedule.row(period).map_or(Money::ZERO, |row| row.payment);
        let freed: Vec<Decimal> = (question.after.saturating_add(1)..=self.done.without.periods())
            .map(|period| {
                let less = paid(&self.done.without, period).checked_sub(paid(&self.done.with, period));
                question.plain(less.unwrap_or_default())
            })
            .collect();
        let cash = question.plain(self.cash());
        let path = |start, flows: &[Decimal]| {
            flow_path(start, flows, question.annual_return).map_err(|_| Fault::out_of_range("return_rate"))
        };
        let break_even = monthly_cost(cash, &freed).ok().map(|cost| cost.compound_percent);
        let kept = path(cash, &vec![Decimal::ZERO; freed.len()])?;
        let freed = path(Decimal::ZERO, &freed)?;
        let end = |path: &[Decimal]| path.last().copied().unwrap_or_default();
        let advantage = end(&freed).minus(end(&kept)).ok_or_else(|| Fault::out_of_range("amount"))?;
        Ok(Comparison { kept, freed, advantage, break_even })
    }
}

/// What is owed after so many payments; `start` before the first.
pub(super) fn balance(schedule: &Schedule, start: Money, payments: u32) -> Money {
    if payments == 0 {
        return start.checked_sub(schedule.prepaid_at_start()).unwrap_or_default();
    }
    schedule.row(payments).map_or(Money::ZERO, |row| row.balance)
}
