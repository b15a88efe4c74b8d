//! The loan with the money paid in, and the money invested instead.

use crate::base::decimal::DecimalExt as _;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::FieldError;
use super::inputs::{Prepayment, Question};
use super::terms::PrepaymentTerms;
use crate::domain::cost::monthly_cost;
use crate::domain::loan::{Row, Schedule, prepaid, schedule};
use crate::domain::money::Money;
use crate::domain::saving::flow_path;
use crate::tool::form::months_until;
use crate::tool::text::Text;
use crate::tools::repayment::Mode;

/// The loan with the money paid in and without it.
#[derive(Debug)]
pub(super) struct PrepaymentOutcome {
    pub(super) terms: PrepaymentTerms,
    pub(super) without: Schedule,
    pub(super) with: Schedule,
    /// What is prepaid each time, or the budget of a month.
    pub(super) each: Money,
    /// Everything prepaid, and how often.
    pub(super) taken: Money,
    pub(super) times: u32,
    /// The payments made before the first.
    pub(super) start: u32,
    /// What leaves the customer's account the first time.
    pub(super) cash: Money,
    pub(super) interest: Money,
    pub(super) penalty: Money,
    pub(super) net: Money,
    /// What is paid in after that, and what is not paid any more, month by month.
    paid_in: Vec<Decimal>,
    freed: Vec<Decimal>,
}

/// The money paid in against the money invested.
#[derive(Debug)]
pub(super) struct Comparison {
    /// The money kept and invested, month by month from the first prepayment on.
    pub(super) kept: Vec<Decimal>,
    /// What is not paid to the bank any more, invested month by month.
    pub(super) freed: Vec<Decimal>,
    /// By how much more prepaying ends; negative when keeping the money does.
    pub(super) advantage: Decimal,
    /// The yearly return at which both end alike, in percent.
    pub(super) break_even: Option<Decimal>,
}

fn paid(schedule: &Schedule, period: u32) -> Money {
    schedule.row(period).map_or(Money::ZERO, |row| row.payment)
}

impl PrepaymentOutcome {
    pub(super) fn of(terms: PrepaymentTerms) -> Result<PrepaymentOutcome, FieldError> {
        terms.check_first()?;
        let without = schedule(&terms.loan).map_err(|error| terms.field_error(error))?;
        let due = paid(&without, terms.first.saturating_add(1));
        if terms.question == Question::Budget && terms.amount < due {
            return Err(FieldError::at(Prepayment::BUDGET, Text::plain("error.too_small").money("min", due)));
        }
        let each = terms.amount;
        let plan = prepaid(&terms.loan, &terms.events(each), &terms.rules).map_err(|error| terms.field_error(error))?;
        let net = plan.interest_saved - plan.penalty;
        let mut outcome = PrepaymentOutcome {
            without,
            with: plan.schedule,
            each,
            taken: Money::ZERO,
            times: 0,
            start: terms.first,
            cash: Money::ZERO,
            interest: plan.interest_saved,
            penalty: plan.penalty,
            net,
            paid_in: Vec::new(),
            freed: Vec::new(),
            terms,
        };
        outcome.follow()?;
        Ok(outcome)
    }

    /// Goes through the months and notes what is paid in and what is not paid any more.
    fn follow(&mut self) -> Result<(), FieldError> {
        for period in 0..=self.without.periods().max(self.with.periods()) {
            let extra = self.extra(period);
            let before = self.owed(&self.with, period) + extra;
            let clause = &self.terms.rules.penalty;
            let charge = if extra.is_positive() {
                let charge = clause.of(extra, before, self.terms.loan.annual_rate, period);
                charge.map_err(|error| self.terms.field_error(error))?
            } else {
                Money::ZERO
            };
            let paid_in = extra + charge;
            if self.times > 0 {
                let freed = paid(&self.without, period) - paid(&self.with, period);
                self.freed.push(freed.to_decimal());
                self.paid_in.push(paid_in.to_decimal());
            } else if extra.is_positive() {
                (self.start, self.cash) = (period, paid_in);
            }
            if extra.is_positive() {
                self.times = self.times.saturating_add(1);
                self.taken += extra;
            }
        }
        Ok(())
    }

    /// What is prepaid after so many payments.
    pub(super) fn extra(&self, payments: u32) -> Money {
        let later = self.with.row(payments).map_or(Money::ZERO, |row| row.extra);
        if payments == 0 { self.with.prepaid_at_start() } else { later }
    }

    /// What is owed after so many payments.
    pub(super) fn owed(&self, schedule: &Schedule, payments: u32) -> Money {
        if payments == 0 {
            return self.terms.loan.principal - schedule.prepaid_at_start();
        }
        schedule.row(payments).map_or(Money::ZERO, |row| row.balance)
    }

    /// What is owed right after the first prepayment.
    pub(super) fn rest(&self) -> Money {
        self.owed(&self.with, self.start)
    }

    /// Whether the first prepayment is also the last payment.
    pub(super) fn settled(&self) -> bool {
        self.rest().is_zero()
    }

    /// Whether the payments become lower rather than fewer.
    pub(super) fn lowers(&self) -> bool {
        self.terms.mode == Mode::Lower && !self.settled()
    }

    /// The payment that follows the first prepayment; nothing when the loan is settled.
    pub(super) fn next_payment(&self) -> Money {
        paid(&self.with, self.start.saturating_add(1))
    }

    /// The payment before it.
    pub(super) fn usual_payment(&self) -> Money {
        paid(&self.without, self.start.max(1))
    }

    /// By how much the next payment is lower.
    pub(super) fn lower_by(&self) -> Money {
        paid(&self.without, self.start.saturating_add(1)) - self.next_payment()
    }

    /// The month in which the loan is paid off.
    pub(super) fn paid_off(&self) -> NaiveDate {
        let last = self.with.row(self.with.periods());
        // Settled by a prepayment: that is before the next payment, but a budget is spent with the payment.
        if self.terms.question != Question::Budget && last.is_none_or(|row| row.extra.is_positive()) {
            self.terms.month(self.with.periods())
        } else {
            self.terms.month_of_payment(self.with.periods())
        }
    }

    /// By how many months it is paid off sooner: none where it ends in the same month anyway.
    pub(super) fn sooner(&self) -> u32 {
        months_until(self.paid_off(), self.usual_end())
    }

    /// The month in which it would have been.
    pub(super) fn usual_end(&self) -> NaiveDate {
        self.terms.month_of_payment(self.without.periods())
    }

    /// The rows after the first prepayment.
    pub(super) fn rows_after(&self) -> &[Row] {
        let start = usize::try_from(self.start).unwrap_or(usize::MAX);
        self.with.rows().get(start..).unwrap_or_default()
    }

    pub(super) fn compare(&self) -> Result<Comparison, FieldError> {
        let terms = &self.terms;
        let path = |start, flows: &[Decimal]| {
            flow_path(start, flows, terms.annual_return).map_err(|_| FieldError::out_of_range(Prepayment::RETURN_RATE))
        };
        let cash = self.cash.to_decimal();
        let mut flows = Vec::new();
        for (freed, paid_in) in self.freed.iter().zip(&self.paid_in) {
            flows.push(freed.sub_checked(*paid_in).unwrap_or_default());
        }
        let break_even = monthly_cost(cash, &flows).ok().map(|cost| cost.compound_percent);
        let (kept, freed) = (path(cash, &self.paid_in)?, path(Decimal::ZERO, &self.freed)?);
        let end = |path: &[Decimal]| path.last().copied().unwrap_or_default();
        let advantage = end(&freed).sub_checked(end(&kept)).unwrap_or_default();
        Ok(Comparison { kept, freed, advantage, break_even })
    }
}
