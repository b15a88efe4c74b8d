//! Floating rates: LPR plus basis points, repriced on a fixed day (重定价日).

use super::{LoanError, LoanEvent};
use crate::date::{NaiveDate, add_months, days_between};
use crate::rate::AnnualRate;
use chrono::Datelike;
use finplan_base::decimal::DecimalExt as _;
use finplan_base::stable_sort;
use rust_decimal::Decimal;

/// On which day of its cycle a loan is repriced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepricingDay {
    /// 1 January, or every so many months from there.
    JanuaryFirst,
    /// The day of the drawdown, or every so many months from there (对年对月对日).
    Anniversary,
}

impl RepricingDay {
    /// Both days.
    pub const ALL: [RepricingDay; 2] = [RepricingDay::JanuaryFirst, RepricingDay::Anniversary];
    /// Their names in documents and links.
    pub const CODES: &[&str] = &["january_first", "anniversary"];
}

/// How the interest of the period in which the rate changes is counted. Contracts differ; unless one says otherwise it
/// is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MonthOfChange {
    /// The whole period costs the new rate.
    #[default]
    NewRate,
    /// The period is one month, shared by its actual days (分段计息): 10 of 31 days are 10 / 31 of a month.
    ShareOfMonth,
    /// Each day costs a part of the annual rate: 360 or 365 of them are a year.
    ActualDays {
        /// The days of a year; above zero.
        year: u32,
    },
}

/// A floating-rate clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FloatingRate {
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
/// use finplan_domain::{date::parse, loan::Benchmark, rate::AnnualRate};
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
    /// Takes publications, the day and the rate of each, in any order.
    ///
    /// ```
    /// use finplan_domain::{date::parse, loan::Benchmark, rate::AnnualRate};
    /// let lpr = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let benchmark = Benchmark::new(vec![(parse("2024-10-21").unwrap(), lpr("3.6"))]);
    /// assert_eq!(benchmark.on(parse("2024-10-21").unwrap()), Some(lpr("3.6")));
    /// ```
    #[must_use]
    pub fn new(publications: Vec<(NaiveDate, AnnualRate)>) -> Benchmark {
        Benchmark(stable_sort(&publications, &|a, b| a.0 < b.0))
    }

    /// The rate in force on a day: the latest one published by then; `None` before the first.
    ///
    /// ```
    /// use finplan_domain::{date::parse, loan::Benchmark, rate::AnnualRate};
    /// let lpr = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let (july, october) = (parse("2024-07-22").unwrap(), parse("2024-10-21").unwrap());
    /// let benchmark = Benchmark::new(vec![(july, lpr("3.85")), (october, lpr("3.6"))]);
    /// assert_eq!(benchmark.on(parse("2024-10-20").unwrap()), Some(lpr("3.85")));
    /// assert_eq!(benchmark.on(parse("2024-07-21").unwrap()), None);
    /// ```
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<AnnualRate> {
        self.0.iter().rev().find(|publication| publication.0 <= day).map(|publication| publication.1)
    }
}

impl FloatingRate {
    /// The rate of the loan for a rate of the benchmark.
    ///
    /// # Errors
    /// [`LoanError::Rate`] when the sum is negative or no annual rate.
    ///
    /// ```
    /// use finplan_domain::{loan::{FloatingRate, RepricingDay}, rate::AnnualRate};
    /// let clause = FloatingRate { basis_points: -20, cycle_months: 12, day: RepricingDay::JanuaryFirst };
    /// let lpr = AnnualRate::from_percent("3.5".parse().unwrap()).unwrap();
    /// assert_eq!(clause.rate(lpr).unwrap().percent().to_string(), "3.3");
    /// ```
    pub fn rate(&self, benchmark: AnnualRate) -> Result<AnnualRate, LoanError> {
        let spread = Decimal::new(self.basis_points.into(), 2);
        let percent = benchmark.percent().add_checked(spread).ok_or(LoanError::Rate)?;
        AnnualRate::from_percent(percent).ok().filter(|rate| !rate.is_negative()).ok_or(LoanError::Rate)
    }

    /// The repricings of a loan drawn on `drawn` with payments every month from `first_payment` on: from the first
    /// payment after each repricing day, the rate by the benchmark of that day.
    ///
    /// The month of the change costs the new rate; where a bank splits it by days, ask
    /// [`events_splitting`](Self::events_splitting). Source of the rule: PBoC Announcement \[2019\] No. 30.
    ///
    /// # Errors
    /// [`LoanError::Shape`] without a cycle; [`LoanError::Rate`] when a rate cannot be used.
    ///
    /// ```
    /// use finplan_domain::loan::{Benchmark, LoanEvent, FloatingRate, RepricingDay};
    /// use finplan_domain::{date::parse, rate::AnnualRate};
    /// let day = |text| parse(text).unwrap();
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let clause = FloatingRate { basis_points: -30, cycle_months: 12, day: RepricingDay::JanuaryFirst };
    /// let lpr = Benchmark::new(vec![(day("2024-10-21"), rate("3.6"))]);
    /// // The first payment after 1 January is the tenth, of 20 January.
    /// let events = clause.events(day("2024-03-20"), day("2024-04-20"), 12, &lpr);
    /// assert_eq!(events, Ok(vec![LoanEvent::Rate { from: 10, rate: rate("3.3") }]));
    /// ```
    pub fn events(
        &self,
        drawn: NaiveDate,
        first_payment: NaiveDate,
        months: u32,
        benchmark: &Benchmark,
    ) -> Result<Vec<LoanEvent>, LoanError> {
        self.events_splitting(MonthOfChange::NewRate, drawn, first_payment, months, benchmark)
    }

    /// [`events`](Self::events) with a choice of how the interest of the month of the change is counted.
    ///
    /// # Errors
    /// As [`events`](Self::events).
    ///
    /// ```
    /// use finplan_domain::date::parse;
    /// use finplan_domain::loan::{Benchmark, LoanEvent, FloatingRate, MonthOfChange, RepricingDay};
    /// use finplan_domain::rate::AnnualRate;
    /// let (day, rate) = (|text| parse(text).unwrap(), |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap());
    /// let clause = FloatingRate { basis_points: 0, cycle_months: 12, day: RepricingDay::JanuaryFirst };
    /// let lpr = Benchmark::new(vec![(day("2024-10-21"), rate("3.6"))]);
    /// let events = clause.events_splitting(
    ///     MonthOfChange::ShareOfMonth, day("2024-03-20"), day("2024-04-20"), 12, &lpr).unwrap();
    /// // From 20 December to 1 January are 12 days of the 31 of payment 10.
    /// assert_eq!(events, [LoanEvent::RateSplit { with: 10, rate: rate("3.6"), before: 12, after: 19, whole: 372 }]);
    /// ```
    pub fn events_splitting(
        &self,
        split: MonthOfChange,
        drawn: NaiveDate,
        first_payment: NaiveDate,
        months: u32,
        benchmark: &Benchmark,
    ) -> Result<Vec<LoanEvent>, LoanError> {
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
                let begin =
                    if payment > 1 { payment_day(first_payment, payment.saturating_sub(1)) } else { Some(drawn) };
                let end = payment_day(first_payment, payment);
                let (begin, end) = begin.zip(end).ok_or(LoanError::OutOfRange)?;
                events.push(split.event(payment, self.rate(rate)?, begin, day, end)?);
            }
        }
        Ok(events)
    }
}

impl MonthOfChange {
    /// The change on `day` within the period of a payment.
    fn event(
        self,
        payment: u32,
        rate: AnnualRate,
        begin: NaiveDate,
        day: NaiveDate,
        end: NaiveDate,
    ) -> Result<LoanEvent, LoanError> {
        let days = |from, to| u32::try_from(days_between(from, to)).map_err(|_| LoanError::OutOfRange);
        let (before, after) = (days(begin, day.max(begin))?, days(day.max(begin), end)?);
        let whole = match self {
            MonthOfChange::NewRate => return Ok(LoanEvent::Rate { from: payment, rate }),
            MonthOfChange::ShareOfMonth => before.saturating_add(after).saturating_mul(12),
            MonthOfChange::ActualDays { year } => year,
        };
        if whole == 0 {
            Err(LoanError::Shape)
        } else {
            Ok(LoanEvent::RateSplit { with: payment, rate, before, after, whole })
        }
    }
}

/// The day of a payment, counted from 1.
fn payment_day(first: NaiveDate, payment: u32) -> Option<NaiveDate> {
    add_months(first, i32::try_from(payment).ok()?.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

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

    fn froms(clause: FloatingRate, months: u32) -> Vec<(u32, String)> {
        let events = clause.events(day("2023-08-15"), day("2023-09-15"), months, &benchmark()).unwrap();
        let describe = |event: &LoanEvent| match event {
            LoanEvent::Rate { from, rate } => (*from, rate.percent().to_string()),
            _ => (0, String::new()),
        };
        events.iter().map(describe).collect()
    }

    #[test]
    fn january_first_looks_at_the_december_rate() {
        let clause = FloatingRate { basis_points: 30, cycle_months: 12, day: RepricingDay::JanuaryFirst };
        // Payment 5 is of 15 January 2024, payment 17 of 15 January 2025.
        assert_eq!(froms(clause, 24), [(5, "4.5".to_owned()), (17, "3.9".to_owned())]);
    }

    #[test]
    fn the_anniversary_counts_from_the_drawdown() {
        let clause = FloatingRate { basis_points: 0, cycle_months: 12, day: RepricingDay::Anniversary };
        // 15 August 2024: the payment of that day is still at the old rate.
        assert_eq!(froms(clause, 24), [(13, "3.85".to_owned())]);
        let quarterly = FloatingRate { cycle_months: 3, ..clause };
        assert_eq!(froms(quarterly, 12).iter().map(|event| event.0).collect::<Vec<_>>(), [4, 7, 10]);
    }

    #[test]
    fn the_days_of_a_split_month_are_its_days() {
        let clause = FloatingRate { basis_points: 30, cycle_months: 3, day: RepricingDay::JanuaryFirst };
        let events =
            |split| clause.events_splitting(split, day("2023-08-15"), day("2023-09-15"), 24, &benchmark()).unwrap();
        let whole = clause.events(day("2023-08-15"), day("2023-09-15"), 24, &benchmark()).unwrap();
        let (share, actual) = (events(MonthOfChange::ShareOfMonth), events(MonthOfChange::ActualDays { year: 360 }));
        assert_eq!((share.len(), actual.len()), (whole.len(), whole.len()));
        for ((whole, share), actual) in whole.iter().zip(&share).zip(&actual) {
            let LoanEvent::Rate { from, rate } = *whole else { panic!("{whole:?}") };
            let LoanEvent::RateSplit { with, rate: new, before, after, whole } = *share else { panic!("{share:?}") };
            assert_eq!((with, new, whole), (from, rate, before.strict_add(after).strict_mul(12)));
            assert!((28..=31).contains(&before.strict_add(after)) && before > 0);
            assert_eq!(*actual, LoanEvent::RateSplit { with, rate, before, after, whole: 360 });
        }
    }

    #[test]
    fn impossible_clauses_are_refused() {
        let clause = FloatingRate { basis_points: -500, cycle_months: 12, day: RepricingDay::Anniversary };
        assert_eq!(clause.rate(rate("4.9")), Err(LoanError::Rate));
        let none = FloatingRate { cycle_months: 0, ..clause };
        assert_eq!(none.events(day("2023-08-15"), day("2023-09-15"), 12, &benchmark()), Err(LoanError::Shape));
        let (drawn, first, year) = (day("2023-08-15"), day("2023-09-15"), MonthOfChange::ActualDays { year: 0 });
        let fair = FloatingRate { basis_points: 0, ..clause };
        assert_eq!(fair.events_splitting(year, drawn, first, 24, &benchmark()), Err(LoanError::Shape));
    }
}
