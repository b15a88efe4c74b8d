//! What is borrowed on which terms.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::FieldError;
use super::inputs::{By, Change, Counting, Expected, Lender, Mortgage, RateBy};
use super::plan::RepaymentPlan;
use crate::domain::date::add_months;
use crate::domain::loan::{Benchmark, FloatingRate, LoanEvent, MonthOfChange, PrepaymentRules, Shape};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::form::{month_after, months_until};
use crate::tool::inputs::Key;
use crate::tool::pack::BankRules;
use crate::tool::text::Text;
use crate::tools::repayment::Repayment;

/// The day on which payments are due where nobody says so: with whole months it only decides which payment is the
/// first after a repricing day.
const USUAL_DAY: u32 = 20;

/// The terms of the loan as it was asked for.
pub(super) struct MortgageTerms {
    pub(super) kind: Lender,
    pub(super) method: Repayment,
    pub(super) months: u32,
    pub(super) currency: Currency,
    /// The price and what is paid down, where they were asked for.
    pub(super) price: Option<(Money, Money)>,
    /// The commercial loan, that of the fund, or both in this order.
    pub(super) parts: Vec<LoanPart>,
    /// What the customer expects on the way, for the first part.
    pub(super) events: Vec<LoanEvent>,
    /// The day of the first payment.
    pub(super) first: NaiveDate,
    /// The first period, where it is not one month.
    pub(super) shape: Shape,
    /// Whether days are counted.
    pub(super) by_days: bool,
    /// What is paid at the start and every year besides.
    pub(super) fees: Money,
    pub(super) yearly: Money,
    /// The input of the largest of these.
    pub(super) dearest: Key<Mortgage, Money>,
    /// What the bank allows of a prepayment; nothing for the fund.
    pub(super) rules: PrepaymentRules,
}

/// One of the loans.
pub(super) struct LoanPart {
    pub(super) principal: Money,
    /// The rate at the start.
    pub(super) rate: AnnualRate,
    /// The rates from each repricing day on; none for a loan that is not repriced.
    pub(super) repricings: Vec<LoanEvent>,
}

/// The day of drawing and that of the first payment.
struct Drawdown {
    drawn: NaiveDate,
    first: NaiveDate,
    /// The first period, where it is longer or shorter than a month.
    shape: Shape,
}

/// A day of a month, or its last one where it has fewer.
fn day_of(month: NaiveDate, day: u32) -> NaiveDate {
    let last = || add_months(month, 1)?.pred_opt();
    chrono::Datelike::with_day(&month, day).or_else(last).unwrap_or(month)
}

impl Mortgage {
    /// What is borrowed; of a price, what is paid down too.
    fn borrowed(&self, currency: Currency) -> Result<(Money, Option<(Money, Money)>), FieldError> {
        let held = |input: Key<Mortgage, Decimal>, amount: Option<Decimal>| {
            let amount = Money::from_decimal(input.shown(amount)?, currency, Rounding::HalfUp);
            amount.map_err(|_| FieldError::out_of_range(input))
        };
        let price = || held(Mortgage::PRICE, self.price);
        let (down, input) = match self.by {
            By::Amount => return Ok((held(Mortgage::AMOUNT, self.amount)?, None)),
            By::Share => {
                let share = Mortgage::DOWN_SHARE.shown(self.down_share)?;
                let down = price()?.percent(share, Rounding::HalfUp);
                (down.map_err(|_| FieldError::out_of_range(Mortgage::PRICE))?, Mortgage::DOWN_SHARE)
            }
            By::Down => (held(Mortgage::DOWN_PAYMENT, self.down_payment)?, Mortgage::DOWN_PAYMENT),
        };
        let price = price()?;
        let amount = price - down;
        if !amount.is_positive() {
            return Err(FieldError::at(input, Text::plain("mortgage.error.nothing_left")));
        }
        Ok((amount, Some((price, down))))
    }

    /// Which of the charges besides interest is the largest.
    fn dearest(&self) -> Key<Mortgage, Money> {
        let (mut dearest, mut most) = (Mortgage::FEES, self.fees);
        for (input, charge) in [(Mortgage::GUARANTEE, self.guarantee), (Mortgage::INSURANCE, self.insurance)] {
            if charge > most {
                (dearest, most) = (input, charge);
            }
        }
        dearest
    }

    /// What the fund lends.
    fn of_the_fund(&self, principal: Money) -> Result<LoanPart, FieldError> {
        let rate = Mortgage::FUND_RATE.shown(self.fund_rate)?.value;
        Ok(LoanPart { principal, rate, repricings: Vec::new() })
    }
}

impl Drawdown {
    fn of(input: &Mortgage, rules: Option<&BankRules>) -> Result<Drawdown, FieldError> {
        match input.counting {
            Counting::Months => {
                let first = day_of(input.first_month, USUAL_DAY);
                Ok(Drawdown { drawn: add_months(first, -1).unwrap_or(first), first, shape: Shape::default() })
            }
            Counting::Days => {
                let no_rules = || FieldError::at(Mortgage::COUNTING, Text::plain("mortgage.error.no_rules"));
                let rules = rules.ok_or_else(no_rules)?;
                let first = day_of(input.first_month, Mortgage::PAY_DAY.shown(input.pay_day)?);
                let day = Mortgage::DRAWN_DAY.shown(input.drawn_day)?;
                let drawn = day_of(Mortgage::DRAWN.shown(input.drawn)?, day);
                if drawn >= first {
                    return Err(FieldError::at(Mortgage::FIRST_MONTH, Text::plain("mortgage.error.first_month")));
                }
                let mut shape = Shape::default();
                if add_months(drawn, 1) != Some(first) {
                    shape.first_period = rules.day_count.convention().fraction(drawn, first);
                }
                Ok(Drawdown { drawn, first, shape })
            }
        }
    }
}

impl MortgageTerms {
    pub(super) fn of(input: &Mortgage, context: &Context) -> Result<MortgageTerms, FieldError> {
        let currency = context.currency;
        let (amount, price) = input.borrowed(currency)?;
        let rules = context.packs.rules.as_ref();
        let Drawdown { drawn, first, shape } = Drawdown::of(input, rules)?;
        let mut terms = MortgageTerms {
            kind: input.kind,
            method: input.method,
            months: input.term.saturating_mul(12),
            currency,
            price,
            parts: Vec::new(),
            events: Vec::new(),
            first,
            shape,
            by_days: input.counting == Counting::Days,
            fees: input.fees + input.guarantee,
            yearly: input.insurance,
            dearest: input.dearest(),
            rules: match input.kind {
                Lender::Fund => PrepaymentRules::default(),
                Lender::Commercial | Lender::Combination => {
                    rules.map_or_else(PrepaymentRules::default, |rules| rules.prepaying.rules(currency))
                }
            },
        };
        terms.parts = match input.kind {
            Lender::Commercial => vec![terms.commercial(amount, drawn, input, context)?],
            Lender::Fund => vec![input.of_the_fund(amount)?],
            Lender::Combination => {
                let principal = Mortgage::FUND_AMOUNT.shown(input.fund_amount)?;
                let commercial = terms.commercial(amount - principal, drawn, input, context)?;
                if !commercial.principal.is_positive() || !principal.is_positive() {
                    let text = Text::plain("mortgage.error.fund_amount").money("amount", amount);
                    return Err(FieldError::at(Mortgage::FUND_AMOUNT, text));
                }
                vec![commercial, input.of_the_fund(principal)?]
            }
        };
        terms.expect(input)?;
        Ok(terms)
    }

    /// The commercial loan, with all its repricings.
    fn commercial(
        &self,
        principal: Money,
        drawn: NaiveDate,
        input: &Mortgage,
        context: &Context,
    ) -> Result<LoanPart, FieldError> {
        match Mortgage::RATE_BY.shown(input.rate_by)? {
            RateBy::Annual => {
                let rate = Mortgage::ANNUAL_RATE.shown(input.annual_rate)?;
                Ok(LoanPart { principal, rate, repricings: Vec::new() })
            }
            RateBy::Lpr => self.floating(principal, drawn, input, context),
        }
    }

    fn floating(
        &self,
        principal: Money,
        drawn: NaiveDate,
        input: &Mortgage,
        context: &Context,
    ) -> Result<LoanPart, FieldError> {
        let clause = FloatingRate {
            basis_points: Mortgage::BASIS_POINTS.shown(input.basis_points)?,
            cycle_months: Mortgage::CYCLE.shown(input.cycle)?,
            day: Mortgage::REPRICING.shown(input.repricing)?,
        };
        let lpr = Mortgage::LPR.shown(input.lpr)?;
        // What was typed counts until something later was published.
        let mut published = vec![(drawn, lpr)];
        if let Some(pack) = &context.packs.lpr {
            for one in pack.publications(self.months) {
                if one.0 > drawn {
                    published.push(one);
                }
            }
        }
        let split = match &context.packs.rules {
            Some(rules) if self.by_days => rules.change(),
            _ => MonthOfChange::NewRate,
        };
        let below_zero = |_| FieldError::at(Mortgage::BASIS_POINTS, Text::plain("mortgage.error.basis_points"));
        let rate = clause.rate(lpr).map_err(below_zero)?;
        let repricings = clause.events_splitting(split, drawn, self.first, self.months, &Benchmark::new(published));
        Ok(LoanPart { principal, rate, repricings: repricings.map_err(below_zero)? })
    }

    /// What the customer expects on the way.
    fn expect(&mut self, input: &Mortgage) -> Result<(), FieldError> {
        let begin = month_after(self.first, Decimal::ZERO);
        for (place, expected) in input.events.iter().enumerate() {
            let month = expected.month;
            let payment = if month < begin { 0 } else { months_until(begin, month).saturating_add(1) };
            self.events.push(match expected.kind {
                Change::Rate => {
                    let rate = Expected::RATE.at(place).shown(expected.rate)?;
                    LoanEvent::Rate { from: payment.max(1), rate }
                }
                Change::Prepay => LoanEvent::Prepayment {
                    after: payment,
                    amount: Expected::AMOUNT.at(place).shown(expected.amount)?,
                    strategy: Expected::MODE.at(place).shown(expected.mode)?.strategy(),
                },
            });
        }
        Ok(())
    }

    /// The first payment at a rate set anew.
    pub(super) fn first_repriced_payment(&self) -> Option<u32> {
        match self.parts.first()?.repricings.first()? {
            LoanEvent::Rate { from, .. } | LoanEvent::RateSplit { with: from, .. } => Some(*from),
            _ => None,
        }
    }

    /// The first payment that is for a whole month.
    pub(super) const fn first_regular_payment(&self) -> u32 {
        if self.shape.first_period.is_some() { 2 } else { 1 }
    }

    /// The calendar month of a payment.
    pub(super) fn month(&self, payment: u32) -> NaiveDate {
        month_after(self.first, Decimal::from(payment.saturating_sub(1)))
    }

    /// All that is borrowed.
    pub(super) fn amount(&self) -> Money {
        self.parts.iter().map(|part| part.principal).sum()
    }

    /// What arrives of it on the first day, after every charge that is due then.
    pub(super) fn received(&self, plan: &RepaymentPlan) -> Money {
        self.amount() - self.fees - self.yearly - plan.prepaid
    }
}
