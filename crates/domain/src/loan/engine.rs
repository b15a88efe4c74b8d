//! The one machine that makes schedules: a loan, and the events that flow through it.

use super::level::{level_payment_with_balloon, round_half_up, stepped_payment};
use super::{Deferral, Interest, LoanError, LoanEvent, Method, Row, Schedule, Shape, Strategy, Terms};
use crate::double_double::DoubleDouble;
use crate::money::{Money, Rounding};
use crate::rate::AnnualRate;
use finplan_base::stable_sort;

/// A loan between two payments.
#[derive(Clone)]
struct Loan {
    method: Method,
    shape: Shape,
    /// The amount lent, on which a flat fee is charged.
    lent: Money,
    balance: Money,
    rate: AnnualRate,
    interest: Interest,
    /// The level payment, or the level principal part.
    regular: Money,
    /// The first payment of rising or falling ones before rounding, and the payments made before it.
    step: Option<(DoubleDouble, u32)>,
    /// The interest of every period of a flat-fee loan.
    flat_interest: Money,
    /// The interest of the next payment, when the rate changes within its period.
    split: Option<Interest>,
    /// What may be paid at each payment date, and what becomes of the payments.
    budget: Option<(Money, Strategy)>,
    /// The last payment that is suspended, and what becomes of the interest until then.
    holiday: Option<(u32, Deferral)>,
    /// The payments made, and the last one that there will be.
    paid: u32,
    end: u32,
    /// A prepayment shortened the term: the last payment comes before `end`, but nobody has asked when.
    shortened: bool,
}

/// Makes the schedule of checked terms.
pub(super) fn run(terms: &Terms, shape: &Shape, events: &[LoanEvent]) -> Result<Schedule, LoanError> {
    let events: Vec<&LoanEvent> = events.iter().collect();
    let mut events = stable_sort(&events, &|a, b| a.moment() < b.moment()).into_iter().peekable();
    let mut loan = Loan::new(terms, shape)?;
    let mut rows = Vec::with_capacity(usize::try_from(terms.months).unwrap_or(0));
    let mut prepaid = Money::ZERO;
    while let Some(LoanEvent::Prepayment { after: 0, amount, strategy }) = events.peek() {
        prepaid += loan.prepay(*amount, *strategy)?;
        events.next();
    }
    while loan.balance.is_positive() && loan.paid < loan.end {
        let (mut fee, mut extra) = (Money::ZERO, Money::ZERO);
        let after = u64::from(loan.paid).saturating_add(1).saturating_mul(2);
        while let Some(event) = events.next_if(|event| event.moment() < after) {
            match *event {
                LoanEvent::Fee { amount, .. } => fee += not_negative(amount)?,
                _ => loan.change(event)?,
            }
        }
        let mut row = loan.pay()?;
        while let Some(event) = events.next_if(|event| event.moment() == after) {
            if let LoanEvent::Prepayment { amount, strategy, .. } = *event {
                extra += loan.prepay(amount, strategy)?;
            }
        }
        if let Some((budget, strategy)) = loan.budget {
            let left = (budget - (row.payment + extra)).max(Money::ZERO);
            extra += loan.prepay(left, strategy)?;
        }
        row.fee = fee;
        row.extra = extra;
        row.balance = loan.balance;
        rows.push(row);
    }
    Ok(Schedule::new(rows, prepaid))
}

fn not_negative(amount: Money) -> Result<Money, LoanError> {
    if amount.is_negative() { Err(LoanError::Event) } else { Ok(amount) }
}

impl Loan {
    fn new(terms: &Terms, shape: &Shape) -> Result<Loan, LoanError> {
        let interest = Interest::over(terms.annual_rate, 1, shape.per_year)?;
        let mut loan = Loan {
            method: terms.method,
            shape: *shape,
            lent: terms.principal,
            balance: terms.principal,
            rate: terms.annual_rate,
            interest,
            regular: Money::ZERO,
            step: None,
            flat_interest: interest.of(terms.principal)?,
            split: None,
            budget: None,
            holiday: (shape.grace > 0).then_some((shape.grace, Deferral::PayInterest)),
            paid: 0,
            end: terms.months,
            shortened: false,
        };
        loan.level()?;
        Ok(loan)
    }

    /// Sets the regular part, so that the balance, but for the balloon, is repaid by the end.
    fn level(&mut self) -> Result<(), LoanError> {
        let periods = self.end.saturating_sub(self.paid);
        let balloon = self.shape.balloon.min(self.balance);
        self.step = None;
        if periods == 0 {
            return Ok(());
        }
        self.regular = match self.method {
            Method::EqualInstallment => {
                if let Some(step) = &self.shape.step {
                    let first = stepped_payment(self.balance, balloon, &self.interest, periods, step);
                    self.step = Some((first, self.paid));
                }
                level_payment_with_balloon(self.balance, balloon, &self.interest, periods)?
            }
            Method::EqualPrincipal | Method::FlatFee => {
                (self.balance - balloon).part(periods, Rounding::HalfUp).ok_or(LoanError::OutOfRange)?
            }
            Method::InterestOnly => Money::ZERO,
        };
        Ok(())
    }

    /// What takes effect before the next payment.
    fn change(&mut self, event: &LoanEvent) -> Result<(), LoanError> {
        self.find_end()?;
        match *event {
            LoanEvent::Rate { rate, .. } => self.reprice(rate),
            LoanEvent::RateSplit { rate, before, after, whole, .. } => {
                if rate != self.rate {
                    self.split = Some(Interest::pieces(&[(self.rate, before), (rate, after)], whole)?);
                }
                self.reprice(rate)
            }
            LoanEvent::Holiday { count: 0, .. } | LoanEvent::Fee { .. } => Ok(()),
            LoanEvent::Holiday { count, interest, .. } => {
                self.holiday = Some((self.paid.saturating_add(count), interest));
                Ok(())
            }
            LoanEvent::Budget { amount, strategy, .. } => {
                self.budget = Some((not_negative(amount)?, strategy));
                Ok(())
            }
            LoanEvent::Payment { amount, .. } if self.method == Method::EqualInstallment => {
                self.regular = not_negative(amount)?;
                self.step = None;
                Ok(())
            }
            LoanEvent::Payment { .. } | LoanEvent::Prepayment { .. } => Err(LoanError::Event),
        }
    }

    /// From the next payment on, another rate.
    fn reprice(&mut self, rate: AnnualRate) -> Result<(), LoanError> {
        if rate == self.rate {
            return Ok(());
        }
        self.rate = rate;
        self.interest = Interest::over(rate, 1, self.shape.per_year)?;
        self.flat_interest = self.interest.of(self.lent)?;
        if self.method == Method::EqualInstallment {
            self.level()?;
        }
        Ok(())
    }

    /// Takes extra principal; gives what was taken, at most the balance.
    fn prepay(&mut self, amount: Money, strategy: Strategy) -> Result<Money, LoanError> {
        let taken = not_negative(amount)?.min(self.balance);
        if taken.is_zero() {
            return Ok(taken);
        }
        if strategy == Strategy::ReducePayment {
            self.find_end()?;
        }
        self.balance -= taken;
        if self.balance.is_zero() {
            return Ok(taken);
        }
        match (self.method, strategy) {
            // Its interest is not on the balance: what a part of it would save is a matter of the contract.
            (Method::FlatFee, _) => return Err(LoanError::FlatFeePrepayment),
            (Method::InterestOnly, _) => {}
            (_, Strategy::ReducePayment) => self.level()?,
            (_, Strategy::ReduceTerm) => self.shortened = true,
        }
        Ok(taken)
    }

    /// After a shortened term: the number of the payment that clears the balance if nothing else happens. It is looked
    /// for only when something else does, as a hundred prepayments would otherwise mean a hundred schedules.
    fn find_end(&mut self) -> Result<(), LoanError> {
        if self.shortened {
            let mut ahead = self.clone();
            ahead.shortened = false;
            while ahead.balance.is_positive() && ahead.paid < ahead.end {
                ahead.pay()?;
            }
            (self.end, self.shortened) = (ahead.paid, false);
        }
        Ok(())
    }

    /// Whether the next payment is suspended. After the last one that is, the rest is spread anew.
    fn suspended(&mut self) -> Result<Option<Deferral>, LoanError> {
        match self.holiday {
            Some((last, deferral)) if self.paid < last => Ok(Some(deferral)),
            Some(_) => {
                self.find_end()?;
                self.holiday = None;
                self.level()?;
                Ok(None)
            }
            None => Ok(None),
        }
    }

    /// The principal due with the next payment, when the interest is what a whole period costs.
    fn due(&self, interest: Money) -> Result<Money, LoanError> {
        if self.method != Method::EqualInstallment {
            return Ok(self.regular);
        }
        let Some((first, since)) = self.step else {
            return Ok(self.regular - interest);
        };
        let every = self.shape.step.map_or(1, |step| step.every);
        let steps = self.paid.saturating_sub(since).checked_div(every).unwrap_or(0);
        let percent = self
            .shape
            .step
            .map_or(DoubleDouble::ZERO, |step| DoubleDouble::from(step.percent) / DoubleDouble::from(100));
        Ok(round_half_up(first * (DoubleDouble::ONE + percent).powi(steps), interest)? - interest)
    }

    /// One payment; the last one clears the balance.
    fn pay(&mut self) -> Result<Row, LoanError> {
        let suspended = self.suspended()?;
        let whole = match self.method {
            Method::FlatFee => self.flat_interest,
            _ => self.interest.of(self.balance)?,
        };
        let charged = if self.method == Method::FlatFee { self.lent } else { self.balance };
        let interest = match (self.split.take(), self.shape.first_period) {
            (Some(split), _) => split.of(charged)?,
            (None, Some((parts, of))) if self.paid == 0 => Interest::over(self.rate, parts, of)?.of(charged)?,
            _ => whole,
        };
        let due = match suspended {
            None => self.due(whole)?,
            Some(Deferral::PayInterest) => Money::ZERO,
            Some(Deferral::Capitalise) => -interest,
        };
        self.paid = self.paid.saturating_add(1);
        let principal = if self.paid >= self.end || due >= self.balance { self.balance } else { due };
        self.balance -= principal;
        let payment = interest + principal;
        let (extra, fee) = (Money::ZERO, Money::ZERO);
        Ok(Row { period: self.paid, payment, interest, principal, extra, fee, balance: self.balance })
    }
}

#[cfg(test)]
mod tests;
