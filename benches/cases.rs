//! What is measured, natively and in wasm.

use finplan::domain::cashflow::DatedFlow;
use finplan::domain::date::{NaiveDate, add_months};
use finplan::domain::loan::{Contribution, Event, Method, PrepaymentGoal, Strategy, Terms};
use finplan::domain::money::{Currency, Money};
use finplan::domain::rate::AnnualRate;
use rust_decimal::Decimal;

fn rate(hundredths: i64) -> AnnualRate {
    AnnualRate::from_percent(Decimal::new(hundredths, 2)).unwrap_or_default()
}

/// A million over thirty years at 4.9 %.
pub fn mortgage() -> Terms {
    Terms {
        principal: Money::from_minor(100_000_000),
        annual_rate: rate(490),
        months: 360,
        method: Method::EqualInstallment,
        currency: Currency::Cny,
    }
}

/// Twelve prepayments and thirty repricings.
pub fn eventful() -> Vec<Event> {
    let prepayments = (1..=12).map(|year| Event::Prepayment {
        after: u32::saturating_mul(year, 12),
        amount: Money::from_minor(500_000),
        strategy: if year % 2 == 0 { Strategy::ReducePayment } else { Strategy::ReduceTerm },
    });
    let repricings = (1..=30_u32).map(|year| Event::Rate {
        from: year.saturating_mul(12).saturating_add(1),
        rate: rate(i64::from(year).saturating_mul(6).saturating_add(300)),
    });
    prepayments.chain(repricings).collect()
}

/// Twenty years of monthly saving, and what came of it.
pub fn saving_plan() -> Vec<DatedFlow> {
    let start = NaiveDate::default();
    let mut flows: Vec<DatedFlow> =
        (0..239).filter_map(|month| Some((add_months(start, month)?, Decimal::from(-1000)))).collect();
    flows.extend(add_months(start, 240).map(|date| (date, Decimal::from(412_345))));
    flows
}

/// Free after twenty years by the same amount every month.
pub fn goal() -> (PrepaymentGoal, Contribution) {
    (PrepaymentGoal::FreeBy(240), Contribution::Recurring { first: 1, every: 1 })
}
