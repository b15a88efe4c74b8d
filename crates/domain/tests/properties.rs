//! Properties that hold for any loan, any flows, any plan.
#![cfg(test)]

use finplan_domain::cashflow::{irr, npv_from_first, xirr};
use finplan_domain::cost::{FeeStyle, flat_fee_cost, instalment_cost, monthly_cost};
use finplan_domain::date::{NaiveDate, add_months, iso, parse};
use finplan_domain::loan::{
    Interest, LoanEvent, Method, Schedule, Strategy as Prepay, Terms, closed_form, exact_level_payment, level_payment,
    schedule, schedule_with,
};
use finplan_domain::money::{Currency, Money, Rounding};
use finplan_domain::rate::AnnualRate;
use finplan_domain::saving::{balance_path, future_value, monthly_needed, months_needed};
use finplan_domain::tvm::{self, Timing};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn methods() -> impl Strategy<Value = Method> {
    prop_oneof![
        Just(Method::EqualInstallment),
        Just(Method::EqualPrincipal),
        Just(Method::InterestOnly),
        Just(Method::FlatFee),
    ]
}

/// Amounts of any size, and the largest ones.
fn wild_amounts() -> impl Strategy<Value = Money> {
    let any = any::<i64>().prop_map(|minor| Money::try_from_minor(minor.strict_rem(Money::MAX.minor())).unwrap());
    prop_oneof![8 => any, 1 => Just(Money::MAX), 1 => Just(-Money::MAX)]
}

/// Percentages of any size and any number of decimals.
fn percents(most: u64) -> impl Strategy<Value = AnnualRate> {
    (0..=most.saturating_mul(10_000), 0_u32..=12).prop_map(|(parts, more)| {
        let percent = Decimal::from_i128_with_scale(i128::from(parts), 4u32.saturating_add(more));
        AnnualRate::from_percent(percent).unwrap()
    })
}

fn terms() -> impl Strategy<Value = Terms> {
    (1_i64..10_000_000_000, percents(60), 1_u32..=480, methods()).prop_map(
        |(principal, annual_rate, months, method)| Terms {
            principal: Money::try_from_minor(principal).unwrap(),
            annual_rate,
            months,
            method,
            currency: Currency::Cny,
        },
    )
}

fn events() -> impl Strategy<Value = Vec<LoanEvent>> {
    let strategy = || prop_oneof![Just(Prepay::ReducePayment), Just(Prepay::ReduceTerm)];
    let event =
        prop_oneof![
            (0_u32..500, percents(40)).prop_map(|(from, rate)| LoanEvent::Rate { from, rate }),
            (0_u32..500, percents(40), 0_u32..31, 0_u32..31)
                .prop_map(|(with, rate, before, after)| LoanEvent::RateSplit { with, rate, before, after, whole: 360 }),
            (0_u32..500, 0_i64..1_000_000_000, strategy()).prop_map(|(after, amount, strategy)| {
                LoanEvent::Prepayment { after, amount: Money::try_from_minor(amount).unwrap(), strategy }
            }),
            (0_u32..500, 0_i64..100_000_000, strategy()).prop_map(|(from, amount, strategy)| {
                LoanEvent::Budget { from, amount: Money::try_from_minor(amount).unwrap(), strategy }
            }),
            (0_u32..500, 0_i64..10_000)
                .prop_map(|(with, amount)| LoanEvent::Fee { with, amount: Money::try_from_minor(amount).unwrap() }),
        ];
    prop::collection::vec(event, 0..12)
}

/// What every schedule obeys.
fn consistent(terms: &Terms, schedule: &Schedule) {
    let mut owed = i128::from(terms.principal.minor());
    let minor = |money: Money| i128::from(money.minor());
    owed = owed.strict_sub(minor(schedule.prepaid_at_start()));
    let mut paid = minor(schedule.prepaid_at_start());
    for (index, row) in schedule.rows().iter().enumerate() {
        assert_eq!(usize::try_from(row.period).unwrap(), index.strict_add(1));
        assert_eq!(minor(row.payment), minor(row.interest).strict_add(minor(row.principal)));
        owed = owed.strict_sub(minor(row.principal)).strict_sub(minor(row.extra));
        paid = paid.strict_add(minor(row.payment)).strict_add(minor(row.extra));
        assert_eq!(minor(row.balance), owed);
        assert!(owed >= 0 && !row.interest.is_negative());
    }
    // The principal parts sum to the principal, to the cent.
    assert_eq!(owed, 0);
    assert_eq!(minor(schedule.total_paid()), paid);
    assert_eq!(paid, minor(terms.principal).strict_add(minor(schedule.total_interest())));
    assert!(schedule.periods() <= terms.months);
}

fn near(a: Decimal, b: Decimal, tolerance: &str) -> bool {
    let allowed = a.abs().max(Decimal::ONE).checked_mul(tolerance.parse().unwrap()).unwrap();
    a.checked_sub(b).unwrap().abs() <= allowed
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn principal_parts_sum_to_the_principal(terms in terms()) {
        consistent(&terms, &schedule(&terms).unwrap());
    }

    #[test]
    fn whatever_happens_the_principal_is_repaid(terms in terms(), events in events()) {
        match schedule_with(&terms, &events) {
            Ok(schedule) => consistent(&terms, &schedule),
            Err(error) => prop_assert_eq!(error, finplan_domain::loan::LoanError::FlatFeePrepayment),
        }
    }

    #[test]
    fn the_same_rate_and_no_prepayment_change_nothing(terms in terms(), period in 0_u32..480) {
        let events = [
            LoanEvent::Rate { from: period, rate: terms.annual_rate },
            LoanEvent::Prepayment { after: period, amount: Money::ZERO, strategy: Prepay::ReducePayment },
            LoanEvent::Prepayment { after: period, amount: Money::ZERO, strategy: Prepay::ReduceTerm },
        ];
        prop_assert_eq!(schedule_with(&terms, &events).unwrap(), schedule(&terms).unwrap());
    }

    #[test]
    fn a_larger_prepayment_never_costs_more_interest(
        terms in terms(),
        after in 0_u32..480,
        less in 0_i64..5_000_000_000,
        more in 0_i64..5_000_000_000,
        shorten in any::<bool>(),
    ) {
        prop_assume!(terms.method != Method::FlatFee);
        let strategy = if shorten { Prepay::ReduceTerm } else { Prepay::ReducePayment };
        let interest = |amount: i64| {
            let event = LoanEvent::Prepayment { after, amount: Money::try_from_minor(amount).unwrap(), strategy };
            schedule_with(&terms, &[event]).unwrap().total_interest().minor()
        };
        let (small, large) = (interest(less), interest(less.strict_add(more)));
        // A payment computed anew is rounded anew: over a long term at a high rate half a cent grows.
        let grown = (f64::from(terms.months) * terms.annual_rate.percent().to_string().parse::<f64>().unwrap() / 1200.0).exp();
        let slack = if shorten { 0 } else { (f64::from(terms.months) * (1.0 + grown)) as i64 };
        prop_assert!(large <= small.saturating_add(slack), "{large} > {small}");
    }

    #[test]
    fn the_schedule_agrees_with_the_closed_form(terms in terms()) {
        let principal = terms.principal.to_decimal();
        let exact = closed_form(terms.method, principal, terms.annual_rate, terms.months).unwrap();
        let cents = schedule(&terms).unwrap().total_interest().to_decimal();
        let rate: f64 = terms.annual_rate.percent().to_string().parse().unwrap();
        let months = f64::from(terms.months);
        // Half a cent a month, grown to the end.
        let grown = (months * rate / 1200.0).exp().min(1e15);
        let allowed = Decimal::try_from(0.01 * months * (1.0 + grown)).unwrap();
        prop_assert!(cents.checked_sub(exact.total_interest).unwrap().abs() <= allowed);
    }

    #[test]
    fn a_level_payment_pays_off_and_a_cent_less_does_not(
        balance in 1_i64..10_000_000_000, rate in percents(100), periods in 1_u32..480,
    ) {
        let interest = Interest::month(rate).unwrap();
        let paid = level_payment(Money::try_from_minor(balance).unwrap(), &interest, periods).unwrap();
        let exact = exact_level_payment(Decimal::new(balance, 2), rate, periods).unwrap();
        let rounded = Money::from_decimal(exact, Currency::Cny, Rounding::HalfUp).unwrap();
        // They differ only on an exact half that 28 digits cannot show.
        prop_assert!(paid.minor().abs_diff(rounded.minor()) <= 1);
        prop_assert!(near(exact, paid.to_decimal(), "0.01"));
    }

    #[test]
    fn a_loan_without_fees_costs_its_rate(rate in percents(60), months in 1_u32..360) {
        let payment = exact_level_payment(Decimal::from(10_000), rate, months).unwrap();
        let cost = monthly_cost(Decimal::from(10_000), &vec![payment; usize::try_from(months).unwrap()]).unwrap();
        prop_assert!(near(cost.simple_percent, rate.percent(), "0.0000000001"));
    }

    #[test]
    fn a_monthly_fee_is_a_flat_fee(fee in 0_u32..300, periods in 1_u32..120) {
        let fee = Decimal::new(i64::from(fee), 2);
        let plan = instalment_cost(Decimal::from(9_999), periods, fee, FeeStyle::EachPeriod).unwrap();
        let annual = AnnualRate::from_percent(fee.checked_mul(Decimal::from(12)).unwrap()).unwrap();
        let flat = flat_fee_cost(Decimal::from(777), annual, periods).unwrap();
        prop_assert!(near(plan.cost.simple_percent, flat.simple_percent, "0.0000000001"));
    }

    #[test]
    fn the_value_at_every_root_is_zero(values in prop::collection::vec(-1_000_000_i64..1_000_000, 2..40)) {
        let flows: Vec<Decimal> = values.iter().map(|value| Decimal::new(*value, 2)).collect();
        for root in irr(&flows).unwrap().roots() {
            let Some(rate) = root.rate().filter(|rate| *rate > Decimal::new(-5, 1)) else { continue };
            let value = npv_from_first(rate, &flows).unwrap();
            // Nothing, beside the value of the same amounts all of one sign.
            let sizes: Vec<Decimal> = flows.iter().map(Decimal::abs).collect();
            let size = npv_from_first(rate, &sizes).unwrap();
            prop_assert!(value.abs() <= size.checked_mul(Decimal::new(1, 10)).unwrap(), "{value} at {rate}");
        }
    }

    #[test]
    fn there_are_never_more_roots_than_changes_of_sign(values in prop::collection::vec(-100_i64..100, 0..60)) {
        let flows: Vec<Decimal> = values.iter().map(|value| Decimal::from(*value)).collect();
        let signs: Vec<bool> = values.iter().filter(|value| **value != 0).map(|value| *value > 0).collect();
        let changes = signs.windows(2).filter(|pair| pair[0] != pair[1]).count();
        if let Ok(found) = irr(&flows) {
            prop_assert!(found.roots().len() <= changes);
            let simple = found.roots().iter().all(|root| !root.is_tangent());
            // Every simple root changes the sign, and the ends have the signs of the last and the first amount.
            prop_assert!(!simple || found.roots().len() % 2 == changes % 2);
            prop_assert!(found.roots().is_sorted_by(|a, b| a.log_factor() < b.log_factor()));
        }
    }

    #[test]
    fn any_dates_and_amounts_end_in_an_answer(
        flows in prop::collection::vec((-100_000_i32..100_000, any::<i64>(), 0_u32..20), 0..30),
    ) {
        let base = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
        let flows: Vec<(NaiveDate, Decimal)> = flows
            .into_iter()
            .map(|(days, amount, scale)| {
                let date = base.checked_add_signed(chrono::TimeDelta::days(days.into())).unwrap();
                (date, Decimal::new(amount, scale))
            })
            .collect();
        let _ = xirr(&flows);
    }

    #[test]
    fn the_annuity_equation_holds_both_ways(
        rate in -9_000_i64..20_000, nper in 1_u32..600, pmt in any::<i32>(), fv in any::<i32>(), begin in any::<bool>(),
    ) {
        let rate = Decimal::new(rate, 5);
        let timing = if begin { Timing::Begin } else { Timing::End };
        let (nper, pmt, fv) = (Decimal::from(nper), Decimal::from(pmt), Decimal::from(fv));
        if let Ok(pv) = tvm::pv(rate, nper, pmt, fv, timing)
            && let Ok(back) = tvm::fv(rate, nper, pmt, pv, timing)
            && pv.abs() < Decimal::from(1_000_000_000_000_i64)
            && rate > Decimal::new(-5, 2)
        {
            // The value has 28 digits; what they leave out grows with the money.
            let left_out = pv.abs().max(Decimal::ONE).checked_mul(Decimal::new(1, 26)).unwrap();
            let Ok(lost) = tvm::fv(rate, nper, Decimal::ZERO, left_out, timing) else { return Ok(()) };
            let lost = lost.abs();
            prop_assert!(back.checked_sub(fv).unwrap().abs() <= lost.max(Decimal::new(1, 9)), "{back} {fv}");
        }
    }

    #[test]
    fn saving_questions_answer_each_other(
        start in 0_i64..10_000_000, monthly in 1_i64..1_000_000, percent in -5_000_i64..30_000, months in 1_u32..480,
    ) {
        let (start, monthly, percent) = (Decimal::new(start, 2), Decimal::new(monthly, 2), Decimal::new(percent, 3));
        let goal = future_value(start, monthly, percent, months).unwrap();
        prop_assert!(near(monthly_needed(goal, start, percent, months).unwrap(), monthly, "0.0000000000001"));
        let needed = months_needed(goal, start, monthly, percent).unwrap();
        prop_assert!(needed.is_some_and(|needed| needed <= months));
        let path = balance_path(start, monthly, percent, months).unwrap();
        prop_assert!(near(*path.last().unwrap(), goal, "0.0000000000001"));
    }

    #[test]
    fn nothing_panics_on_wild_terms(
        principal in wild_amounts(), mantissa in any::<i64>(), scale in 0_u32..28, months in any::<u32>(),
        method in methods(), events in events(),
    ) {
        let percent = Decimal::from_i128_with_scale(mantissa.into(), scale);
        if let Ok(annual_rate) = AnnualRate::from_percent(percent) {
            for months in [months, months % 1300] {
                let terms = Terms { principal, annual_rate, months, method, currency: Currency::Twd };
                let _ = schedule_with(&terms, &events);
                let _ = closed_form(method, principal.to_decimal(), annual_rate, months);
                let _ = flat_fee_cost(principal.to_decimal(), annual_rate, months % 50);
            }
        }
    }

    #[test]
    fn nothing_panics_on_wild_annuities(a in any::<(i64, u32)>(), b in any::<(i64, u32)>(), c in any::<(i64, u32)>(), d in any::<(i64, u32)>()) {
        let wild = |(mantissa, scale): (i64, u32)| Decimal::from_i128_with_scale(mantissa.into(), scale % 29);
        let (a, b, c, d) = (wild(a), wild(b), wild(c), wild(d));
        for timing in [Timing::End, Timing::Begin] {
            let _ = tvm::pv(a, b, c, d, timing);
            let _ = tvm::fv(a, b, c, d, timing);
            let _ = tvm::pmt(a, b, c, d, timing);
            let _ = tvm::nper(a, b, c, d, timing);
            let _ = tvm::rate(a, b, c, d, timing);
        }
    }

    #[test]
    fn dates_round_trip(year in 0_i32..=9999, day in 1_u32..=366, months in -1200_i32..1200) {
        if let Some(date) = NaiveDate::from_yo_opt(year, day) {
            prop_assert_eq!(parse(&iso(date)), Some(date));
            let there = add_months(date, months).unwrap();
            let back = add_months(there, months.strict_neg()).unwrap();
            // Clipping can only move a date towards the beginning of its month.
            prop_assert!(back <= date && date.signed_duration_since(back).num_days() <= 3);
        }
    }

    #[test]
    fn text_is_a_date_or_not_but_never_a_panic(text in ".{0,12}") {
        let _ = parse(&text);
    }
}
