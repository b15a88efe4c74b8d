//! Any loan with any events: an error, or a schedule whose parts sum to the principal.
#![no_main]

use finplan::domain::loan::{Deferral, LoanEvent, Method, Shape, PaymentStep, Strategy, Terms, schedule_shaped};
use finplan::domain::money::{Currency, Money};
use finplan::domain::rate::AnnualRate;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

#[derive(Arbitrary, Debug)]
struct Percent(i64, u8);

impl Percent {
    fn decimal(&self) -> Decimal {
        Decimal::new(self.0, u32::from(self.1 % 29))
    }

    fn rate(&self) -> AnnualRate {
        AnnualRate::from_percent(self.decimal()).unwrap_or_default()
    }
}

#[derive(Arbitrary, Debug)]
enum Change {
    Rate(u16, Percent),
    Split(u16, Percent, u32, u32, u32),
    Prepay(u16, i64, bool),
    Budget(u16, i64, bool),
    Holiday(u16, u32, bool),
    Payment(u16, i64),
    Fee(u16, i64),
}

#[derive(Arbitrary, Debug)]
struct Loan {
    principal: i64,
    rate: Percent,
    months: u16,
    method: u8,
    per_year: Option<u32>,
    grace: u16,
    balloon: i64,
    step: Option<(u32, Percent)>,
    first_period: Option<(u32, u32)>,
    changes: Vec<Change>,
}

/// An amount that any bank could have.
fn money(minor: i64) -> Money {
    Money::try_from_minor(minor % Money::MAX.minor()).unwrap_or_default()
}

fn event(change: &Change) -> LoanEvent {
    match change {
        Change::Rate(from, rate) => LoanEvent::Rate { from: u32::from(*from), rate: rate.rate() },
        Change::Split(with, rate, before, after, whole) => LoanEvent::RateSplit {
            with: u32::from(*with),
            rate: rate.rate(),
            before: *before,
            after: *after,
            whole: *whole,
        },
        Change::Prepay(after, amount, shorten) => LoanEvent::Prepayment {
            after: u32::from(*after),
            amount: money(*amount),
            strategy: if *shorten { Strategy::ReduceTerm } else { Strategy::ReducePayment },
        },
        Change::Budget(from, amount, shorten) => LoanEvent::Budget {
            from: u32::from(*from),
            amount: money(*amount),
            strategy: if *shorten { Strategy::ReduceTerm } else { Strategy::ReducePayment },
        },
        Change::Holiday(from, count, pay) => LoanEvent::Holiday {
            from: u32::from(*from),
            count: *count,
            interest: if *pay { Deferral::PayInterest } else { Deferral::Capitalise },
        },
        Change::Payment(from, amount) => LoanEvent::Payment { from: u32::from(*from), amount: money(*amount) },
        Change::Fee(with, amount) => LoanEvent::Fee { with: u32::from(*with), amount: money(*amount) },
    }
}

fuzz_target!(|loan: Loan| {
    let methods = [Method::EqualInstallment, Method::EqualPrincipal, Method::InterestOnly, Method::FlatFee];
    let terms = Terms {
        principal: money(loan.principal),
        annual_rate: loan.rate.rate(),
        months: u32::from(loan.months) % 1300,
        method: methods[usize::from(loan.method) % 4],
        currency: Currency::Cny,
    };
    let shape = Shape {
        per_year: loan.per_year.unwrap_or(12),
        grace: u32::from(loan.grace),
        balloon: money(loan.balloon),
        step: loan.step.as_ref().map(|(every, percent)| PaymentStep { every: *every, percent: percent.decimal() }),
        first_period: loan.first_period,
    };
    let events: Vec<LoanEvent> = loan.changes.iter().take(64).map(event).collect();
    let Ok(schedule) = schedule_shaped(&terms, &shape, &events) else { return };
    let minor = |money: Money| i128::from(money.minor());
    let mut owed = minor(terms.principal) - minor(schedule.prepaid_at_start());
    for (index, row) in schedule.rows().iter().enumerate() {
        assert_eq!(usize::try_from(row.period), Ok(index + 1));
        assert_eq!(minor(row.payment), minor(row.interest) + minor(row.principal));
        owed -= minor(row.principal) + minor(row.extra);
        assert_eq!(minor(row.balance), owed);
        assert!(owed >= 0 && !row.interest.is_negative() && !row.fee.is_negative() && !row.extra.is_negative());
    }
    assert_eq!(owed, 0);
    assert!(schedule.periods() <= terms.months);
    assert_eq!(minor(schedule.total_paid()), minor(terms.principal) + minor(schedule.total_interest()));
});
