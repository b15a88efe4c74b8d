//! Four ways to borrow the same money for the same need: what each costs, and the cash that it leaves.

use crate::base::decimal::DecimalExt as _;
use chrono::{Datelike as _, Days, NaiveDate};
use rust_decimal::Decimal;

use super::Season;
use crate::domain::cost::{MonthlyCost, dated_cost, monthly_cost};
use crate::domain::date::days_between;
use crate::domain::day_count::DayCount;
use crate::domain::loan::{
    LoanError, LoanEvent, Method, Movement, Schedule, Strategy, Terms, schedule_with, settle_credit_line,
};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::form::month_after;

/// What the money is needed for.
#[derive(Clone)]
pub enum FundingNeed {
    /// All of it from the first day of each month, for so many days: it then comes back.
    Days(u32),
    /// All of it from the start; it comes back with the surplus alone.
    Throughout,
    /// As the customer lists it, in the order of time.
    Listed(Vec<Movement>),
}

/// What is asked.
#[derive(Clone)]
pub struct CreditTerms {
    pub amount: Money,
    pub months: u32,
    pub need: FundingNeed,
    pub line_rate: AnnualRate,
    pub term_rate: AnnualRate,
    /// At the start and after each twelve months.
    pub line_fee: Money,
    /// At the start.
    pub term_fee: Money,
    pub basis: DayCount,
    /// In hand at the start.
    pub cash: Money,
    /// What the business leaves in an average month, before any payment.
    pub surplus: Money,
    pub season: Season,
    /// The share of a year's surplus that the strong months bring, in percent.
    pub strong: Decimal,
    /// The first day of the first month.
    pub start: NaiveDate,
    pub currency: Currency,
}

/// A month of one option; its payment is due on the first day of the next.
#[derive(Clone, Copy, Default)]
pub struct OptionMonth {
    pub drawn: Money,
    /// All that was repaid, also from money that came back.
    pub principal: Money,
    pub interest: Money,
    pub fee: Money,
    /// What has to be paid out of the business's own cash.
    pub due: Money,
    /// What was owed on average.
    pub owed: Money,
    /// What is owed after the payment.
    pub balance: Money,
    /// The cash after the payment.
    pub cash: Money,
}

/// One way to finance the need.
pub struct FinancingOption {
    pub name: &'static str,
    pub months: Vec<OptionMonth>,
    /// Interest and fees.
    pub cost: Money,
    /// The largest payment out of the own cash, and the number of its month.
    pub highest: (Money, u32),
    /// The least cash, and when.
    pub lowest: (Money, NaiveDate),
}

impl FinancingOption {
    /// Whether every payment can be made out of the cash there is.
    pub fn bearable(&self) -> bool {
        !self.lowest.0.is_negative()
    }

    /// What falls due with the last payment beside interest and fees.
    pub fn balloon(&self) -> Money {
        self.months.last().map_or(Money::ZERO, |last| last.due - last.interest - last.fee)
    }

    /// What is owed on average over the whole time.
    pub fn average(&self) -> Money {
        let sum = self.months.iter().fold(Money::ZERO, |sum, month| sum + month.owed);
        sum.part(u32::try_from(self.months.len()).unwrap_or(1), Rounding::HalfUp).unwrap_or_default()
    }
}

impl CreditTerms {
    /// The first day of the month after so many.
    pub fn day(&self, months: u32) -> NaiveDate {
        month_after(self.start, Decimal::from(months))
    }

    /// What the money is spent on (positive) and what comes back of it (negative).
    fn needs(&self) -> Vec<Movement> {
        let back = -self.amount;
        match &self.need {
            FundingNeed::Throughout => vec![(self.start, self.amount)],
            FundingNeed::Listed(moves) => moves.clone(),
            FundingNeed::Days(days) => {
                let mut moves = Vec::new();
                for month in 0..self.months {
                    let first = self.day(month);
                    moves.push((first, self.amount));
                    moves.push((first.checked_add_days(Days::new(u64::from(*days))).unwrap_or(first), back));
                }
                moves
            }
        }
    }

    /// What the business leaves in a month, counted from 1.
    fn surplus(&self, month: u32) -> Result<Money, LoanError> {
        let number = self.day(month.saturating_sub(1)).month();
        let Some(strong) = self.season.strong_months() else { return Ok(self.surplus) };
        // Of twelve months three are strong: a share of 12/3 or 12/9 of the average each.
        let four = Decimal::from(4);
        let share = |percent: Decimal| {
            let percent = percent.mul_checked(four).ok_or(LoanError::OutOfRange)?;
            self.surplus.percent(percent, Rounding::HalfUp).map_err(LoanError::from)
        };
        if strong.contains(&number) {
            share(self.strong)
        } else {
            let rest = Decimal::ONE_HUNDRED.sub_checked(self.strong).ok_or(LoanError::OutOfRange)?;
            share(rest)?.part(3, Rounding::HalfUp).ok_or(LoanError::OutOfRange)
        }
    }

    /// The four options: by the day, all at the end, level, and with the season.
    pub fn options(&self) -> Result<[FinancingOption; 4], LoanError> {
        let (level, at_end) = (Method::EqualInstallment, Method::InterestOnly);
        let last = if self.season == Season::Even { "principal" } else { "season" };
        Ok([
            self.option("line", self.line()?, self.line_fee)?,
            self.option("balloon", self.term(at_end, &[])?, self.term_fee)?,
            self.option("level", self.term(level, &[])?, self.term_fee)?,
            self.option(last, self.term(at_end, &self.parts()?)?, self.term_fee)?,
        ])
    }

    /// A line with daily interest, paid each month. It follows the need; where nothing but the surplus comes in, it is
    /// repaid with what the interest leaves of that.
    fn line(&self) -> Result<Vec<OptionMonth>, LoanError> {
        let mut moves = self.needs();
        let mut months = Vec::new();
        let (mut charged, mut counted, mut owed, mut seen) = (Money::ZERO, Money::ZERO, Money::ZERO, 0);
        for number in 1..=self.months {
            let on = self.day(number);
            let until = moves.partition_point(|(date, _)| *date < on);
            let settled = settle_credit_line(moves.get(..until).unwrap_or_default(), self.line_rate, self.basis, on)?;
            let mut month = OptionMonth { interest: settled.interest - charged, ..OptionMonth::default() };
            for (_, amount) in moves.get(seen..until).unwrap_or_default() {
                month.drawn += (*amount).max(Money::ZERO);
            }
            let days = u32::try_from(days_between(self.day(number.saturating_sub(1)), on)).unwrap_or(30);
            let average = (settled.day_balances - counted).part(days, Rounding::HalfUp);
            month.owed = average.ok_or(LoanError::OutOfRange)?;
            let last = number == self.months;
            if number.is_multiple_of(12) && !last {
                month.fee = self.line_fee;
            }
            let costs = month.interest + month.fee;
            let own = match self.need {
                _ if last => settled.principal,
                FundingNeed::Throughout => (self.surplus(number)? - costs).max(Money::ZERO).min(settled.principal),
                _ => Money::ZERO,
            };
            if own.is_positive() {
                moves.push((on, -own));
            }
            month.due = costs + own;
            month.balance = settled.principal - own;
            month.principal = owed + month.drawn - month.balance;
            (charged, counted, owed, seen) = (settled.interest, settled.day_balances, month.balance, until);
            months.push(month);
        }
        Ok(months)
    }

    /// Principal parts in proportion to the surplus of each month; equal ones where there is none.
    fn parts(&self) -> Result<Vec<LoanEvent>, LoanError> {
        let mut weights = Vec::new();
        let mut sum = 0_u64;
        for month in 1..=self.months {
            let weight = if self.surplus.is_positive() { self.surplus(month)?.minor() } else { 1 };
            sum = sum.saturating_add(u64::try_from(weight).unwrap_or(0));
            weights.push(sum);
        }
        let mut events = Vec::new();
        let mut repaid = Money::ZERO;
        for (after, weight) in (1..self.months).zip(weights) {
            let until = self.amount.share(weight, sum, Rounding::HalfUp).unwrap_or(self.amount);
            events.push(LoanEvent::Prepayment { after, amount: until - repaid, strategy: Strategy::ReducePayment });
            repaid = until;
        }
        Ok(events)
    }

    /// A loan that is paid out at the start.
    fn term(&self, method: Method, events: &[LoanEvent]) -> Result<Vec<OptionMonth>, LoanError> {
        let terms = Terms {
            principal: self.amount,
            annual_rate: self.term_rate,
            months: self.months,
            method,
            currency: self.currency,
        };
        let schedule: Schedule = schedule_with(&terms, events)?;
        let mut months = Vec::new();
        let mut owed = self.amount;
        for number in 1..=self.months {
            let mut month = OptionMonth { owed, ..OptionMonth::default() };
            if number == 1 {
                month.drawn = self.amount;
            }
            if let Some(row) = schedule.row(number) {
                month.principal = row.principal + row.extra;
                month.interest = row.interest;
                month.due = row.payment + row.extra;
                month.balance = row.balance;
            }
            owed = month.balance;
            months.push(month);
        }
        Ok(months)
    }

    /// The cash that an option leaves from day to day, and what it costs. A line pays out what is needed when it is
    /// needed; a loan lies in the account from the start.
    fn option(
        &self,
        name: &'static str,
        mut months: Vec<OptionMonth>,
        fee: Money,
    ) -> Result<FinancingOption, LoanError> {
        let mut cash = self.cash - fee;
        let (mut cost, mut highest, mut lowest) = (fee, (Money::ZERO, 1), (cash, self.start));
        let needs = if name == "line" { Vec::new() } else { self.needs() };
        if name != "line" {
            cash += self.amount;
        }
        let mut needs = needs.into_iter().peekable();
        for (number, month) in (1..).zip(&mut months) {
            let on = self.day(number);
            while let Some((date, amount)) = needs.next_if(|(date, _)| *date < on) {
                cash -= amount;
                if cash < lowest.0 {
                    lowest = (cash, date);
                }
            }
            cash = cash + self.surplus(number)? - month.due;
            month.cash = cash;
            if cash < lowest.0 {
                lowest = (cash, on);
            }
            if month.due > highest.0 {
                highest = (month.due, number);
            }
            cost = cost + month.interest + month.fee;
        }
        Ok(FinancingOption { name, months, cost, highest, lowest })
    }

    /// The annual cost of an option; none where nothing is borrowed.
    pub fn annual(&self, option: &FinancingOption) -> Option<MonthlyCost> {
        if option.name != "line" {
            let mut payments = Vec::new();
            for month in &option.months {
                payments.push(month.due.to_decimal());
            }
            return monthly_cost((self.amount - self.term_fee).to_decimal(), &payments).ok();
        }
        // The first fee counts as taken from the first draw: paid before anything is received, it would allow two
        // rates.
        let (mut flows, mut fee) = (Vec::new(), self.line_fee);
        for (date, amount) in self.needs() {
            flows.push((date, (amount - fee).to_decimal()));
            fee = Money::ZERO;
        }
        for (number, month) in (1..).zip(&option.months) {
            flows.push((self.day(number), (-month.due).to_decimal()));
        }
        dated_cost(&flows).ok()
    }
}
