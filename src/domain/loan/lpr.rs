//! Floating rates: LPR plus basis points, repriced on a fixed day (重定价日).

use super::{Event, LoanError};
use crate::domain::date::{NaiveDate, add_months};
use crate::domain::rate::AnnualRate;
use chrono::Datelike;
use rust_decimal::Decimal;

/// On which day of its cycle a loan is repriced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepricingDay {
    /// 1 January, or every so many months from there.
    JanuaryFirst,
    /// The day of the drawdown, or every so many months from there (对年对月对日).
    Anniversary,
}

/// A floating-rate clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Floating {
    /// The spread over the benchmark in basis points (基点); a hundredth of a percent each, negative for a discount.
    pub basis_points: i32,
    /// Months between repricings: usually 3, 6 or 12.
    pub cycle_months: u32,
    /// Where the cycle begins.
    pub day: RepricingDay,
}

/// Published benchmark rates, each from its day on.
///
/// ```
/// use finplan::domain::{date::parse, loan::Benchmark, rate::AnnualRate};
/// let lpr = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
/// let benchmark = Benchmark::new(vec![
///     (parse("2024-07-22").unwrap(), lpr("3.85")),
///     (parse("2024-02-20").unwrap(), lpr("3.95")),
/// ]);
/// assert_eq!(benchmark.on(parse("2024-07-21").unwrap()), Some(lpr("3.95")));
/// assert_eq!(benchmark.on(parse("2025-01-01").unwrap()), Some(lpr("3.85")));
/// assert_eq!(benchmark.on(parse("2020-01-01").unwrap()), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benchmark(Vec<(NaiveDate, AnnualRate)>);

impl Benchmark {
    /// Takes publications in any order.
    #[must_use]
    pub fn new(mut publications: Vec<(NaiveDate, AnnualRate)>) -> Benchmark {
        publications.sort_by_key(|publication| publication.0);
        Benchmark(publications)
    }

    /// The rate in force on a day: the latest one published by then.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<AnnualRate> {
        self.0.iter().rev().find(|publication| publication.0 <= day).map(|publication| publication.1)
    }
}

impl Floating {
    /// The rate of the loan for a rate of the benchmark.
    ///
    /// # Errors
    /// [`LoanError::Rate`] when the sum is negative or no annual rate.
    ///
    /// ```
    /// use finplan::domain::{loan::{Floating, RepricingDay}, rate::AnnualRate};
    /// let clause = Floating { basis_points: -20, cycle_months: 12, day: RepricingDay::JanuaryFirst };
    /// let lpr = AnnualRate::from_percent("3.5".parse().unwrap()).unwrap();
    /// assert_eq!(clause.rate(lpr).unwrap().percent().to_string(), "3.3");
    /// ```
    pub fn rate(&self, benchmark: AnnualRate) -> Result<AnnualRate, LoanError> {
        let spread = Decimal::new(self.basis_points.into(), 2);
        let percent = benchmark.percent().checked_add(spread).ok_or(LoanError::Rate)?;
        AnnualRate::from_percent(percent).ok().filter(|rate| !rate.is_negative()).ok_or(LoanError::Rate)
    }

    /// The repricings of a loan drawn on `drawn` with payments every month from `first_payment` on: from the first payment
    /// after each repricing day, the rate by the benchmark of that day.
    ///
    /// Payments already made at the old rate in the month of the change are not split by days; some banks do that.
    /// Source of the rule: PBoC Announcement \[2019\] No. 30.
    ///
    /// # Errors
    /// [`LoanError::Shape`] without a cycle; [`LoanError::Rate`] when a rate cannot be used.
    pub fn events(
        &self,
        drawn: NaiveDate,
        first_payment: NaiveDate,
        months: u32,
        benchmark: &Benchmark,
    ) -> Result<Vec<Event>, LoanError> {
        let cycle = i32::try_from(self.cycle_months).ok().filter(|months| *months > 0).ok_or(LoanError::Shape)?;
        let origin = match self.day {
            RepricingDay::Anniversary => Some(drawn),
            RepricingDay::JanuaryFirst => NaiveDate::from_ymd_opt(drawn.year(), 1, 1),
        };
        let mut events = Vec::new();
        let mut payment = 1_u32;
        for step in 1.. {
            let months_on = cycle.checked_mul(step);
            let Some(day) = origin.zip(months_on).and_then(|(origin, months)| add_months(origin, months)) else {
                break;
            };
            if day <= drawn {
                continue;
            }
            // The first payment after the day; one on the day is still for the period before.
            while payment <= months && payment_day(first_payment, payment).is_some_and(|date| date <= day) {
                payment = payment.saturating_add(1);
            }
            if payment > months {
                break;
            }
            if let Some(rate) = benchmark.on(day) {
                events.push(Event::Rate { from: payment, rate: self.rate(rate)? });
            }
        }
        Ok(events)
    }
}

/// The day of a payment, counted from 1.
fn payment_day(first: NaiveDate, payment: u32) -> Option<NaiveDate> {
    add_months(first, i32::try_from(payment).ok()?.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse;

    fn rate(percent: &str) -> AnnualRate {
        AnnualRate::from_percent(percent.parse().unwrap()).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        parse(text).unwrap()
    }

    fn benchmark() -> Benchmark {
        Benchmark::new(vec![
            (day("2023-06-20"), rate("4.2")),
            (day("2024-02-20"), rate("3.95")),
            (day("2024-07-22"), rate("3.85")),
            (day("2024-10-21"), rate("3.6")),
        ])
    }

    fn froms(clause: Floating, months: u32) -> Vec<(u32, String)> {
        let events = clause.events(day("2023-08-15"), day("2023-09-15"), months, &benchmark()).unwrap();
        let describe = |event: &Event| match event {
            Event::Rate { from, rate } => (*from, rate.percent().to_string()),
            _ => (0, String::new()),
        };
        events.iter().map(describe).collect()
    }

    #[test]
    fn january_first_looks_at_the_december_rate() {
        let clause = Floating { basis_points: 30, cycle_months: 12, day: RepricingDay::JanuaryFirst };
        // Payment 5 is of 15 January 2024, payment 17 of 15 January 2025.
        assert_eq!(froms(clause, 24), [(5, "4.5".to_owned()), (17, "3.9".to_owned())]);
    }

    #[test]
    fn the_anniversary_counts_from_the_drawdown() {
        let clause = Floating { basis_points: 0, cycle_months: 12, day: RepricingDay::Anniversary };
        // 15 August 2024: the payment of that day is still at the old rate.
        assert_eq!(froms(clause, 24), [(13, "3.85".to_owned())]);
        let quarterly = Floating { cycle_months: 3, ..clause };
        assert_eq!(froms(quarterly, 12).iter().map(|event| event.0).collect::<Vec<_>>(), [4, 7, 10]);
    }

    #[test]
    fn impossible_clauses_are_refused() {
        let clause = Floating { basis_points: -500, cycle_months: 12, day: RepricingDay::Anniversary };
        assert_eq!(clause.rate(rate("4.9")), Err(LoanError::Rate));
        let none = Floating { cycle_months: 0, ..clause };
        assert_eq!(none.events(day("2023-08-15"), day("2023-09-15"), 12, &benchmark()), Err(LoanError::Shape));
    }
}
