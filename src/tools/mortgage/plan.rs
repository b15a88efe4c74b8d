//! The payments of a loan, as it is or with something changed.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::FieldError;
use super::inputs::Mortgage;
use super::terms::{LoanPart, MortgageTerms};
use crate::domain::loan::{CombinedRow, LoanEvent, PenaltyBasis, Schedule, Terms, combine, schedule_shaped};
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::text::Text;
use crate::tools::repayment::Repayment;

/// What is changed against the terms as they are.
#[derive(Clone, Copy)]
pub(super) struct WhatIf {
    pub(super) method: Repayment,
    pub(super) months: u32,
    /// By how many points rates are higher: from the next repricing, else from the start.
    pub(super) points: u32,
    /// With what the customer expects on the way.
    pub(super) events: bool,
}

/// Every payment.
pub(super) struct RepaymentPlan {
    /// Of all loans together; never empty.
    pub(super) rows: Vec<CombinedRow>,
    /// Of each.
    pub(super) parts: Vec<Schedule>,
    pub(super) interest: Money,
    /// Principal and interest.
    pub(super) paid: Money,
    pub(super) penalty: Money,
    /// What was prepaid before the first payment.
    pub(super) prepaid: Money,
}

impl RepaymentPlan {
    pub(super) fn periods(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.period)
    }

    pub(super) fn row(&self, payment: u32) -> Option<&CombinedRow> {
        usize::try_from(payment).ok().and_then(|payment| self.rows.get(payment.checked_sub(1)?))
    }

    /// A payment, counted from 1; nothing beyond the last.
    pub(super) fn payment(&self, payment: u32) -> Money {
        self.row(payment).map_or(Money::ZERO, |row| row.payment)
    }

    /// The fees due with a payment.
    pub(super) fn fee(&self, payment: u32) -> Money {
        self.parts.first().and_then(|part| part.row(payment)).map_or(Money::ZERO, |row| row.fee)
    }
}

impl MortgageTerms {
    /// The terms as they are.
    pub(super) const fn unchanged(&self) -> WhatIf {
        WhatIf { method: self.method, months: self.months, points: 0, events: true }
    }

    /// The payments with something changed.
    pub(super) fn plan(&self, what_if: WhatIf) -> Result<RepaymentPlan, FieldError> {
        let mut parts: Vec<Schedule> = Vec::new();
        for part in &self.parts {
            let expected: &[LoanEvent] = if what_if.events && parts.is_empty() { &self.events } else { &[] };
            parts.push(self.schedule(part, expected, what_if)?);
        }
        let (mut interest, mut paid) = (Money::ZERO, Money::ZERO);
        let (mut penalty, mut prepaid) = (Money::ZERO, Money::ZERO);
        let mut all = Vec::with_capacity(parts.len());
        for part in &parts {
            interest += part.total_interest();
            paid += part.total_paid();
            penalty += part.total_fees();
            prepaid += part.prepaid_at_start();
            all.push(part);
        }
        let rows = combine(&all);
        if rows.is_empty() {
            return Err(FieldError::at(Mortgage::EVENTS, Text::plain("mortgage.error.nothing_left")));
        }
        Ok(RepaymentPlan { rows, parts, interest, paid, penalty, prepaid })
    }

    fn schedule(&self, part: &LoanPart, expected: &[LoanEvent], what_if: WhatIf) -> Result<Schedule, FieldError> {
        let out_of_range = |_| FieldError::out_of_range(Mortgage::AMOUNT);
        let points = Decimal::from(what_if.points);
        let mut annual_rate = part.rate;
        if part.repricings.is_empty() {
            annual_rate = raised(annual_rate, points);
        }
        let mut until = u32::MAX;
        for event in expected {
            if let LoanEvent::Rate { from, .. } = event {
                until = until.min(*from);
            }
        }
        let mut events = Vec::with_capacity(part.repricings.len().saturating_add(expected.len()));
        for event in &part.repricings {
            let mut event = *event;
            if let LoanEvent::Rate { from, rate } | LoanEvent::RateSplit { with: from, rate, .. } = &mut event {
                // What the customer expects of the rate holds from then on.
                if *from >= until {
                    continue;
                }
                *rate = raised(*rate, points);
            }
            events.push(event);
        }
        for event in expected {
            let mut event = *event;
            if let LoanEvent::Rate { rate, .. } = &mut event {
                *rate = raised(*rate, points);
            }
            events.push(event);
        }
        let (principal, months, method) = (part.principal, what_if.months, what_if.method.method());
        let terms = Terms { principal, annual_rate, months, method, currency: self.currency };
        let plan = schedule_shaped(&terms, &self.shape, &events).map_err(out_of_range)?;
        if expected.is_empty() || self.rules.penalty.basis == PenaltyBasis::None {
            return Ok(plan);
        }
        for after in prepaid_after(expected) {
            let (taken, owed) = match plan.row(after) {
                Some(row) => (row.extra, row.balance + row.extra),
                None if after == 0 => (plan.prepaid_at_start(), principal),
                None => continue,
            };
            let rate = rate_at(annual_rate, &events, after);
            let amount = self.rules.penalty.of(taken, owed, rate, after).map_err(out_of_range)?;
            events.push(LoanEvent::Fee { with: after, amount });
        }
        schedule_shaped(&terms, &self.shape, &events).map_err(out_of_range)
    }
}

/// The payments after which something is prepaid, each once.
pub(super) fn prepaid_after(events: &[LoanEvent]) -> Vec<u32> {
    let mut prepaid_after = Vec::new();
    for event in events {
        if let LoanEvent::Prepayment { after, .. } = event
            && !prepaid_after.contains(after)
        {
            prepaid_after.push(*after);
        }
    }
    prepaid_after
}

/// The rate of a payment.
pub(super) fn rate_at(start: AnnualRate, events: &[LoanEvent], payment: u32) -> AnnualRate {
    let (mut rate, mut since) = (start, 0);
    for event in events {
        if let LoanEvent::Rate { from, rate: new } | LoanEvent::RateSplit { with: from, rate: new, .. } = event
            && *from <= payment
            && *from >= since
        {
            (rate, since) = (*new, *from);
        }
    }
    rate
}

fn raised(rate: AnnualRate, points: Decimal) -> AnnualRate {
    rate.percent().add_checked(points).and_then(|percent| AnnualRate::from_percent(percent).ok()).unwrap_or(rate)
}
