//! The loan, what the customer asks, and what her contract allows.

use crate::jobs::prepayment::PrepaymentQuery;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::FieldError;
use super::inputs::{Charge, Contract, Every, Further, Prepayment, Question};
use crate::domain::loan::{
    Contribution, LoanError, LoanEvent, Penalty, PenaltyBasis, PrepaymentGoal, PrepaymentRules, PrepaymentSearch,
    Refusal, Terms, prepaid, schedule,
};
use crate::domain::money::{Money, Rounding};
use crate::tool::Context;
use crate::tool::form::{month_after, months_until};
use crate::tool::inputs::Key;
use crate::tool::text::Text;
use crate::tools::repayment::{Mode, Repayment};

/// What the customer has and asks.
#[derive(Clone, Debug)]
pub(super) struct PrepaymentTerms {
    pub(super) loan: Terms,
    pub(super) method: Repayment,
    pub(super) question: Question,
    pub(super) goal: Option<PrepaymentGoal>,
    /// Once, or again and again; not said of a budget.
    pub(super) every: Option<Every>,
    /// The payments made before the first.
    pub(super) first: u32,
    /// The payments made before the last, where it is done again and again.
    pub(super) last: u32,
    /// What is prepaid each time, or the budget of a month. With a goal nothing until it was found.
    pub(super) amount: Money,
    /// Further prepayments: after which payment, and how much.
    pub(super) further: Vec<(u32, Money)>,
    pub(super) mode: Mode,
    pub(super) rules: PrepaymentRules,
    /// Percent a year that the money would earn otherwise, net.
    pub(super) annual_return: Decimal,
    /// Everything saved, and what a month of living takes: nothing where the customer does not want that looked at.
    pub(super) savings: Money,
    pub(super) essentials: Money,
    pub(super) today: NaiveDate,
}

impl Prepayment {
    /// What the contract allows.
    fn rules(&self) -> Result<PrepaymentRules, FieldError> {
        let basis = match self.penalty_kind {
            Some(Charge::Months) => {
                PenaltyBasis::MonthsOfInterest(Prepayment::PENALTY_MONTHS.shown(self.penalty_months)?)
            }
            Some(Charge::Percent) | None => PenaltyBasis::PercentOfAmount(Prepayment::PENALTY.shown(self.penalty)?),
        };
        let mut rules =
            PrepaymentRules { penalty: Penalty { basis, ..Penalty::default() }, ..PrepaymentRules::default() };
        match self.contract {
            Contract::Plain => {}
            Contract::More => {
                let free_after = Prepayment::FREE_AFTER.shown(self.free_after)?;
                rules.penalty.free_after = Some(free_after).filter(|after| *after > 0);
                rules.minimum = Prepayment::MINIMUM.shown(self.minimum)?;
                rules.not_before = Prepayment::WAIT.shown(self.wait)?;
            }
        }
        Ok(rules)
    }
}

impl PrepaymentTerms {
    pub(super) fn of(input: &Prepayment, context: &Context) -> Result<PrepaymentTerms, FieldError> {
        let today = context.today;
        let month = |month| months_until(today, month);
        let (goal, amount) = match input.question {
            Question::Amount => (None, Prepayment::AMOUNT.shown(input.amount)?),
            Question::Save => (Some(PrepaymentGoal::SaveInterest(Prepayment::SAVE.shown(input.save)?)), Money::ZERO),
            Question::FreeBy => {
                let free = month(Prepayment::FREE_BY.shown(input.free_by)?);
                (Some(PrepaymentGoal::FreeBy(free.saturating_add(1))), Money::ZERO)
            }
            Question::Budget => (None, Prepayment::BUDGET.shown(input.budget)?),
        };
        let terms = PrepaymentTerms {
            loan: Terms {
                principal: input.balance,
                annual_rate: input.annual_rate,
                months: input.months_left,
                method: input.method.method(),
                currency: context.currency,
            },
            method: input.method,
            question: input.question,
            goal,
            every: input.every,
            first: month(input.month),
            last: match input.every {
                Some(Every::Month | Every::Quarter | Every::Year) => month(Prepayment::UNTIL.shown(input.until)?),
                Some(Every::Once) | None => 0,
            },
            amount,
            further: Vec::new(),
            mode: match input.question {
                Question::Amount | Question::Save => Prepayment::MODE.shown(input.mode)?,
                Question::FreeBy | Question::Budget => Mode::Shorten,
            },
            rules: input.rules()?,
            annual_return: input.return_rate,
            savings: input.savings,
            essentials: input.essentials,
            today,
        };
        terms.check(&input.extra)
    }

    /// The months against one another, and the further prepayments.
    fn check(mut self, further: &[Further]) -> Result<PrepaymentTerms, FieldError> {
        let not_before = self.rules.not_before;
        self.allowed(Prepayment::MONTH, self.first, not_before)?;
        if self.step() > 0 {
            self.allowed(Prepayment::UNTIL, self.last, self.first)?;
        }
        if let Some(PrepaymentGoal::FreeBy(period)) = self.goal {
            let free = period.saturating_sub(1);
            self.allowed(Prepayment::FREE_BY, free, self.first)?;
            // What comes in after the last payment would be a month too late.
            self.last = self.last.min(free);
        }
        for (place, one) in further.iter().enumerate() {
            let after = months_until(self.today, one.month);
            self.allowed(Further::MONTH.at(place), after, not_before)?;
            self.further.push((after, one.amount));
        }
        Ok(self)
    }

    /// Whether a month is not before another one; months in which the loan is repaid anyway are for
    /// [`PrepaymentTerms::repaid`].
    fn allowed(&self, input: Key<Prepayment, NaiveDate>, month: u32, earliest: u32) -> Result<(), FieldError> {
        if month >= earliest {
            return Ok(());
        }
        Err(FieldError::at(input, Text::plain("prepayment.error.before").month("first", self.month(earliest))))
    }

    /// Whether something is left to repay when the first prepayment is made.
    pub(super) fn check_first(&self) -> Result<(), FieldError> {
        if self.first < self.loan.months { Ok(()) } else { Err(self.repaid()) }
    }

    fn repaid(&self) -> FieldError {
        let last = self.month(self.loan.months.saturating_sub(1));
        FieldError::at(Prepayment::MONTH, Text::plain("prepayment.error.repaid").month("last", last))
    }

    /// Months from one prepayment to the next; 0 for a single one.
    pub(super) fn step(&self) -> u32 {
        match self.every {
            Some(Every::Month) => 1,
            Some(Every::Quarter) => 3,
            Some(Every::Year) => 12,
            Some(Every::Once) | None => 0,
        }
    }

    /// Whether more than one prepayment is planned.
    pub(super) fn repeated(&self) -> bool {
        self.step() > 0 || !self.further.is_empty() || self.question == Question::Budget
    }

    fn contribution(&self) -> Contribution {
        match self.step() {
            0 => Contribution::Once { after: self.first },
            every => Contribution::Until { first: self.first, every, last: self.last },
        }
    }

    pub(super) fn events(&self, each: Money) -> Vec<LoanEvent> {
        if self.question == Question::Budget {
            let from = self.first.saturating_add(1);
            return vec![LoanEvent::Budget { from, amount: each, strategy: self.mode.strategy() }];
        }
        let mut events = self.contribution().events(each, self.mode.strategy(), self.loan.months);
        for (after, amount) in &self.further {
            events.push(LoanEvent::Prepayment { after: *after, amount: *amount, strategy: self.mode.strategy() });
        }
        events
    }

    /// The search for the least whole amount that reaches the goal; `None` without one.
    pub(super) fn query(&self) -> Option<PrepaymentQuery> {
        let unit = Money::from_decimal(Decimal::ONE, self.loan.currency, Rounding::Up).unwrap_or_default();
        Some(PrepaymentQuery {
            terms: self.loan,
            goal: self.goal?,
            contribution: self.contribution(),
            strategy: self.mode.strategy(),
            rules: PrepaymentRules { unit, ..self.rules },
        })
    }

    /// Whether some amount reaches the goal, and none does so by itself: what can be said before the search.
    pub(super) fn check_reach(&self, goal: PrepaymentGoal) -> Result<(), FieldError> {
        self.check_first()?;
        let begun = PrepaymentSearch::begin(&self.loan, goal, self.contribution(), self.mode.strategy(), &self.rules);
        let amount = begun.map_err(|error| self.field_error(error))?.amount();
        self.clone().with_found(amount).map(drop)
    }

    /// The terms with the amount that was found for its goal.
    pub(super) fn with_found(mut self, amount: Option<Money>) -> Result<PrepaymentTerms, FieldError> {
        let Some(amount) = amount else { return Err(self.unreachable()?) };
        self.amount = amount;
        if self.amount.is_zero() {
            let without = schedule(&self.loan).map_err(|error| self.field_error(error))?;
            let end = self.month_of_payment(without.periods());
            return Err(FieldError::at(Prepayment::FREE_BY, Text::plain("prepayment.error.anyway").month("end", end)));
        }
        Ok(self)
    }

    /// No amount reaches the goal: how much interest can be saved at most.
    fn unreachable(&self) -> Result<FieldError, FieldError> {
        let events = self.events(self.loan.principal);
        let most = prepaid(&self.loan, &events, &self.rules).map_err(|error| self.field_error(error))?;
        Ok(FieldError::at(Prepayment::SAVE, Text::plain("prepayment.error.most").money("most", most.interest_saved)))
    }

    /// Which field a failed calculation belongs to.
    pub(super) fn field_error(&self, error: LoanError) -> FieldError {
        match error {
            LoanError::Months => self.repaid(),
            LoanError::Refused(Refusal::TooSmall { minimum }) => {
                let short = self.question == Question::Amount && self.amount < minimum;
                let input = if short { Prepayment::AMOUNT } else { Prepayment::MINIMUM };
                FieldError::at(input, Text::plain("prepayment.error.minimum").money("min", minimum))
            }
            _ => FieldError::out_of_range(Prepayment::BALANCE),
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
}
