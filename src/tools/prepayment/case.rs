//! The loan, what the customer asks, and what her contract allows.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::loan::{
    Contribution, Event, LoanError, Method, Penalty, PenaltyBasis, PrepaymentGoal, PrepaymentRules, Refusal, Strategy,
    Terms, prepaid, prepayment_needed,
};
use crate::domain::money::{Currency, Money, Rounding};
use crate::tool::form::{month_after, months_until};
use crate::tool::text::Text;
use crate::tool::value::{Fault, Values};

/// The inputs of the further prepayments.
const FURTHER: [[&str; 2]; 5] = [
    ["extra1_month", "extra1_amount"],
    ["extra2_month", "extra2_amount"],
    ["extra3_month", "extra3_amount"],
    ["extra4_month", "extra4_amount"],
    ["extra5_month", "extra5_amount"],
];

/// What the customer has and asks.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) terms: Terms,
    pub(super) question: &'static str,
    pub(super) goal: Option<PrepaymentGoal>,
    /// Once, or again and again: the option that was chosen; empty for a budget.
    pub(super) every: &'static str,
    /// The payments made before the first.
    pub(super) first: u32,
    /// The payments made before the last, where it is done again and again.
    pub(super) last: u32,
    /// What is prepaid each time, or the budget of a month. Not known yet where there is a goal.
    pub(super) amount: Money,
    /// Further prepayments: after which payment, and how much.
    pub(super) further: Vec<(u32, Money)>,
    pub(super) strategy: Strategy,
    pub(super) rules: PrepaymentRules,
    /// Percent a year that the money would earn otherwise, net.
    pub(super) annual_return: Decimal,
    /// Everything saved, and what a month of living takes: nothing where the customer does not want that looked at.
    pub(super) savings: Money,
    pub(super) essentials: Money,
    pub(super) today: NaiveDate,
}

impl Case {
    pub(super) fn read(values: &Values, currency: Currency, today: NaiveDate) -> Result<Case, Fault> {
        let money = |id| values.money(id, currency);
        let month = |id| months_until(today, values.month(id));
        let question = values.choice("question");
        let falling = values.choice("method") == super::FALLING;
        let (goal, amount) = match question {
            "save" => (Some(PrepaymentGoal::SaveInterest(money("save"))), Money::ZERO),
            "free_by" => (Some(PrepaymentGoal::FreeBy(month("free_by").saturating_add(1))), Money::ZERO),
            "budget" => (None, money("budget")),
            _ => (None, money("amount")),
        };
        let basis = match values.choice("penalty_kind") {
            "months" => PenaltyBasis::MonthsOfInterest(values.whole("penalty_months")),
            _ => PenaltyBasis::PercentOfAmount(values.number("penalty")),
        };
        let case = Case {
            terms: Terms {
                principal: money("balance"),
                annual_rate: values.rate("annual_rate")?,
                months: values.whole("months_left"),
                method: if falling { Method::EqualPrincipal } else { Method::EqualInstallment },
                currency,
            },
            question,
            goal,
            every: values.choice("every"),
            first: month("month"),
            last: month("until"),
            amount,
            further: Vec::new(),
            strategy: if values.choice("mode") == super::LOWER {
                Strategy::ReducePayment
            } else {
                Strategy::ReduceTerm
            },
            rules: PrepaymentRules {
                minimum: money("minimum"),
                not_before: values.whole("wait"),
                penalty: Penalty { basis, free_after: Some(values.whole("free_after")).filter(|after| *after > 0) },
                ..PrepaymentRules::default()
            },
            annual_return: values.number("return_rate"),
            savings: money("savings"),
            essentials: money("essentials"),
            today,
        };
        case.check(values)
    }

    /// The months against one another, and the further prepayments.
    fn check(mut self, values: &Values) -> Result<Case, Fault> {
        let not_before = self.rules.not_before;
        self.allowed("month", self.first, not_before)?;
        if self.step() > 0 {
            self.allowed("until", self.last, self.first)?;
        }
        if self.question == "free_by" {
            let free = months_until(self.today, values.month("free_by"));
            self.allowed("free_by", free, self.first)?;
            // What comes in after the last payment would be a month too late.
            self.last = self.last.min(free);
        }
        for (_, [month, amount]) in (0..values.whole("extra")).zip(FURTHER) {
            let after = months_until(self.today, values.month(month));
            self.allowed(month, after, not_before)?;
            self.further.push((after, values.money(amount, self.terms.currency)));
        }
        Ok(self)
    }

    /// Whether a month is not before another one; months in which the loan is repaid anyway are for [`Case::repaid`].
    fn allowed(&self, input: &'static str, month: u32, earliest: u32) -> Result<(), Fault> {
        if month >= earliest {
            return Ok(());
        }
        Err(Fault::at(input, Text::plain("prepayment.error.before").month("first", self.month(earliest))))
    }

    pub(super) fn repaid(&self) -> Fault {
        let last = self.month(self.terms.months.saturating_sub(1));
        Fault::at("month", Text::plain("prepayment.error.repaid").month("last", last))
    }

    /// Months from one prepayment to the next; 0 for a single one.
    pub(super) fn step(&self) -> u32 {
        match self.every {
            "month" => 1,
            "quarter" => 3,
            "year" => 12,
            _ => 0,
        }
    }

    /// Whether more than one prepayment is planned.
    pub(super) fn repeated(&self) -> bool {
        self.step() > 0 || !self.further.is_empty() || self.question == "budget"
    }

    fn contribution(&self) -> Contribution {
        match self.step() {
            0 => Contribution::Once { after: self.first },
            every => Contribution::Until { first: self.first, every, last: self.last },
        }
    }

    pub(super) fn events(&self, each: Money) -> Vec<Event> {
        if self.question == "budget" {
            let from = self.first.saturating_add(1);
            return vec![Event::Budget { from, amount: each, strategy: self.strategy }];
        }
        let mut events = self.contribution().events(each, self.strategy, self.terms.months);
        for (after, amount) in &self.further {
            events.push(Event::Prepayment { after: *after, amount: *amount, strategy: self.strategy });
        }
        events
    }

    /// What is prepaid each time: known, or the least whole amount that reaches the goal.
    pub(super) fn each(&self) -> Result<Money, Fault> {
        let Some(goal) = self.goal else { return Ok(self.amount) };
        let unit = Money::from_decimal(Decimal::ONE, self.terms.currency, Rounding::Up).unwrap_or_default();
        let rules = PrepaymentRules { unit, ..self.rules };
        let found = prepayment_needed(&self.terms, goal, self.contribution(), self.strategy, &rules);
        let Some(plan) = found.map_err(|error| self.fault(error))? else {
            let events = self.events(self.terms.principal);
            let most = prepaid(&self.terms, &events, &self.rules).map_err(|error| self.fault(error))?;
            return Err(Fault::at("save", Text::plain("prepayment.error.most").money("most", most.interest_saved)));
        };
        if plan.amount.is_zero() {
            let end = self.month_of_payment(plan.schedule.periods());
            return Err(Fault::at("free_by", Text::plain("prepayment.error.anyway").month("end", end)));
        }
        Ok(plan.amount)
    }

    /// Which field a failed calculation belongs to.
    pub(super) fn fault(&self, error: LoanError) -> Fault {
        match error {
            LoanError::Months => self.repaid(),
            LoanError::Refused(Refusal::TooSmall { minimum }) => {
                let input = if self.question == "amount" && self.amount < minimum { "amount" } else { "minimum" };
                Fault::at(input, Text::plain("prepayment.error.minimum").money("min", minimum))
            }
            _ => Fault::out_of_range("balance"),
        }
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
