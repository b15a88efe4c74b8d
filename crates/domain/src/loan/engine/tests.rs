use super::*;
use crate::loan::{PaymentStep, schedule, schedule_shaped, schedule_with};
use crate::money::Currency;

fn rate(percent: &str) -> AnnualRate {
    AnnualRate::from_percent(percent.parse().unwrap()).unwrap()
}

fn terms(method: Method, principal: i64, percent: &str, months: u32) -> Terms {
    Terms {
        principal: Money::try_from_minor(principal).unwrap(),
        annual_rate: rate(percent),
        months,
        method,
        currency: Currency::Cny,
    }
}

fn prepay(after: u32, amount: i64, strategy: Strategy) -> LoanEvent {
    LoanEvent::Prepayment { after, amount: Money::try_from_minor(amount).unwrap(), strategy }
}

#[test]
fn a_cent_over_a_year_is_paid_when_a_part_rounds_to_it() {
    // 0.10 in 12 parts: 0.00833 is 0.01, so ten payments are enough.
    let schedule = schedule(&terms(Method::EqualPrincipal, 10, "12", 12)).unwrap();
    assert_eq!(schedule.periods(), 10);
    assert_eq!(schedule.last_payment(), Money::from_minor(1));
}

#[test]
fn a_part_that_rounds_to_nothing_leaves_all_to_the_last() {
    let schedule = schedule(&terms(Method::EqualPrincipal, 1, "0", 12)).unwrap();
    assert_eq!(schedule.periods(), 12);
    assert_eq!(schedule.last_payment(), Money::from_minor(1));
}

#[test]
fn the_inputs_are_checked() {
    let make = |principal, percent, months| {
        schedule(&terms(Method::EqualInstallment, principal, percent, months)).unwrap_err()
    };
    assert_eq!(make(0, "1", 1), LoanError::Principal);
    assert_eq!(make(1, "-1", 1), LoanError::Rate);
    assert_eq!(make(1, "1", 0), LoanError::Months);
    assert_eq!(make(1, "1", 1201), LoanError::Months);
    assert_eq!(make(Money::MAX.minor(), "1300", 1200), LoanError::OutOfRange);
}

#[test]
fn events_that_change_nothing_change_nothing() {
    for method in [Method::EqualInstallment, Method::EqualPrincipal, Method::InterestOnly, Method::FlatFee] {
        let terms = terms(method, 100_000_000, "4.9", 360);
        let events = [
            LoanEvent::Rate { from: 13, rate: rate("4.90") },
            prepay(0, 0, Strategy::ReducePayment),
            prepay(24, 0, Strategy::ReduceTerm),
            LoanEvent::Fee { with: 7, amount: Money::ZERO },
            LoanEvent::Rate { from: 361, rate: rate("9") },
            prepay(360, 5, Strategy::ReduceTerm),
        ];
        assert_eq!(schedule_with(&terms, &events).unwrap(), schedule(&terms).unwrap());
    }
}

#[test]
fn events_flow_through_in_order_of_time() {
    let terms = terms(Method::EqualInstallment, 100_000_000, "4.9", 240);
    let events = [
        prepay(60, 10_000_000, Strategy::ReduceTerm),
        LoanEvent::Rate { from: 13, rate: rate("4.2") },
        LoanEvent::Rate { from: 61, rate: rate("3.9") },
        LoanEvent::Fee { with: 61, amount: Money::from_minor(50_000) },
        prepay(0, 5_000_000, Strategy::ReducePayment),
    ];
    let schedule = schedule_with(&terms, &events).unwrap();
    let mut reversed = events;
    reversed.reverse();
    assert_eq!(schedule_with(&terms, &reversed).unwrap(), schedule);
    assert_eq!(schedule.prepaid_at_start(), Money::from_minor(5_000_000));
    assert_eq!(schedule.row(60).unwrap().extra, Money::from_minor(10_000_000));
    assert_eq!(schedule.row(61).unwrap().fee, Money::from_minor(50_000));
    assert_eq!(schedule.total_fees(), Money::from_minor(50_000));
    assert!(schedule.periods() < 240);
    // The shortened term is kept when the rate changes: the payment falls, not the number of payments.
    assert!(schedule.row(61).unwrap().payment < schedule.row(60).unwrap().payment);
}

#[test]
fn more_than_the_balance_settles() {
    let terms = terms(Method::FlatFee, 1_000_000, "6", 12);
    let settled = schedule_with(&terms, &[prepay(3, Money::MAX.minor(), Strategy::ReduceTerm)]).unwrap();
    assert_eq!(settled.periods(), 3);
    assert_eq!(settled.row(3).unwrap().extra, Money::from_minor(750_001));
    let partly = schedule_with(&terms, &[prepay(3, 1, Strategy::ReduceTerm)]);
    assert_eq!(partly, Err(LoanError::FlatFeePrepayment));
    let nothing_left = schedule_with(&terms, &[prepay(0, Money::MAX.minor(), Strategy::ReduceTerm)]).unwrap();
    assert_eq!(nothing_left.periods(), 0);
    assert_eq!(nothing_left.total_paid(), Money::from_minor(1_000_000));
}

#[test]
fn bad_events_are_refused() {
    let terms = terms(Method::EqualInstallment, 100_000, "5", 12);
    let refused = |event| schedule_with(&terms, &[event]).unwrap_err();
    assert_eq!(refused(prepay(1, -1, Strategy::ReduceTerm)), LoanError::Event);
    assert_eq!(refused(LoanEvent::Fee { with: 1, amount: Money::from_minor(-1) }), LoanError::Event);
    assert_eq!(refused(LoanEvent::Rate { from: 2, rate: rate("-1") }), LoanError::Rate);
}

fn shaped(method: Method, shape: Shape, events: &[LoanEvent]) -> Schedule {
    schedule_shaped(&terms(method, 12_000_000, "6", 24), &shape, events).unwrap()
}

fn payments(schedule: &Schedule) -> Vec<i64> {
    schedule.rows().iter().map(|row| row.payment.minor()).collect()
}

#[test]
fn a_grace_period_pays_interest_and_then_the_rest() {
    let schedule = shaped(Method::EqualInstallment, Shape { grace: 6, ..Shape::default() }, &[]);
    assert_eq!(payments(&schedule)[..6], [60_000; 6]);
    assert_eq!(schedule.row(6).unwrap().balance.minor(), 12_000_000);
    // As a loan of eighteen months from there.
    let rest = super::super::schedule(&terms(Method::EqualInstallment, 12_000_000, "6", 18)).unwrap();
    assert_eq!(payments(&schedule)[6..], payments(&rest));
    let parts = shaped(Method::EqualPrincipal, Shape { grace: 6, ..Shape::default() }, &[]);
    assert_eq!(parts.row(7).unwrap().principal.minor(), 666_667);
}

#[test]
fn a_holiday_with_capitalised_interest_lets_the_balance_grow() {
    let holiday = LoanEvent::Holiday { from: 4, count: 3, interest: Deferral::Capitalise };
    let schedule = shaped(Method::EqualInstallment, Shape::default(), &[holiday]);
    let balance = |period| schedule.row(period).unwrap().balance;
    assert_eq!(payments(&schedule)[3..6], [0; 3]);
    assert!(balance(6) > balance(3));
    assert_eq!(schedule.periods(), 24);
    assert!(schedule.row(7).unwrap().payment > schedule.row(3).unwrap().payment);
    let none = LoanEvent::Holiday { from: 4, count: 0, interest: Deferral::Capitalise };
    let unchanged = shaped(Method::EqualInstallment, Shape::default(), &[none]);
    assert_eq!(unchanged, shaped(Method::EqualInstallment, Shape::default(), &[]));
    // Suspended to the very end: everything is due with the last payment.
    let all = LoanEvent::Holiday { from: 1, count: 99, interest: Deferral::Capitalise };
    let bullet = shaped(Method::EqualInstallment, Shape::default(), &[all]);
    assert_eq!(payments(&bullet)[..23], [0; 23]);
}

#[test]
fn steps_change_the_payment_by_their_percentage() {
    let step = PaymentStep { every: 12, percent: 10.into() };
    let schedule = shaped(Method::EqualInstallment, Shape { step: Some(step), ..Shape::default() }, &[]);
    let (first, later) = (schedule.row(1).unwrap().payment.minor(), schedule.row(13).unwrap().payment.minor());
    assert_eq!(schedule.row(12).unwrap().payment.minor(), first);
    assert!((f64::from(i32::try_from(later).unwrap()) / f64::from(i32::try_from(first).unwrap()) - 1.1).abs() < 1e-5);
    // The last payment differs by cents only.
    assert!(schedule.last_payment().minor().abs_diff(later) < 20);
    let flat = PaymentStep { every: 1, percent: 0.into() };
    let level = shaped(Method::EqualInstallment, Shape { step: Some(flat), ..Shape::default() }, &[]);
    assert_eq!(level, shaped(Method::EqualInstallment, Shape::default(), &[]));
}

#[test]
fn a_balloon_is_left_for_the_end() {
    for method in [Method::EqualInstallment, Method::EqualPrincipal] {
        let balloon = Money::from_minor(5_000_000);
        let schedule = shaped(method, Shape { balloon, ..Shape::default() }, &[]);
        let last = schedule.row(24).unwrap();
        let usual = schedule.row(23).unwrap().principal;
        assert!(last.principal.minor().abs_diff(5_000_000 + usual.minor()) < 3_000, "{method:?} {last:?}");
    }
    // A balloon of everything is interest only.
    let all = shaped(Method::EqualInstallment, Shape { balloon: Money::MAX, ..Shape::default() }, &[]);
    assert_eq!(payments(&all), payments(&shaped(Method::InterestOnly, Shape::default(), &[])));
}

#[test]
fn a_longer_first_period_costs_interest_only() {
    let long = Shape { first_period: Some((45, 360)), ..Shape::default() };
    let (usual, broken) =
        (shaped(Method::EqualInstallment, Shape::default(), &[]), shaped(Method::EqualInstallment, long, &[]));
    assert_eq!(broken.row(1).unwrap().interest.minor(), 90_000);
    assert_eq!(broken.row(1).unwrap().principal, usual.row(1).unwrap().principal);
    assert_eq!(payments(&broken)[1..], payments(&usual)[1..]);
}

#[test]
fn every_two_weeks_is_another_period() {
    let terms = terms(Method::EqualInstallment, 12_000_000, "5.2", 52);
    let schedule = schedule_shaped(&terms, &Shape { per_year: 26, ..Shape::default() }, &[]).unwrap();
    // 120,000 * 5.2 % / 26.
    assert_eq!(schedule.row(1).unwrap().interest.minor(), 24_000);
    assert_eq!(schedule.periods(), 52);
}

#[test]
fn a_payment_of_choice_shortens_or_grows_the_loan() {
    let more = shaped(
        Method::EqualInstallment,
        Shape::default(),
        &[LoanEvent::Payment { from: 3, amount: Money::from_minor(2_000_000) }],
    );
    assert!(more.periods() < 24);
    let less =
        shaped(Method::EqualInstallment, Shape::default(), &[LoanEvent::Payment { from: 3, amount: Money::ZERO }]);
    assert!(less.row(23).unwrap().balance > less.row(3).unwrap().balance);
    assert_eq!(less.row(24).unwrap().balance, Money::ZERO);
}

#[test]
fn impossible_shapes_are_refused() {
    let refuse = |shape| schedule_shaped(&terms(Method::EqualInstallment, 100, "5", 2), &shape, &[]).unwrap_err();
    let step = PaymentStep { every: 0, percent: 1.into() };
    assert_eq!(refuse(Shape { per_year: 0, ..Shape::default() }), LoanError::Shape);
    assert_eq!(refuse(Shape { balloon: Money::from_minor(-1), ..Shape::default() }), LoanError::Shape);
    assert_eq!(refuse(Shape { step: Some(step), ..Shape::default() }), LoanError::Shape);
    assert_eq!(refuse(Shape { first_period: Some((1, 0)), ..Shape::default() }), LoanError::Shape);
}

#[test]
fn the_month_of_a_change_can_be_split_by_days() {
    let terms = terms(Method::EqualInstallment, 100_000_000, "4.8", 360);
    let whole = schedule_with(&terms, &[LoanEvent::Rate { from: 13, rate: rate("3.6") }]).unwrap();
    let split = |before, after, whole| LoanEvent::RateSplit { with: 13, rate: rate("3.6"), before, after, whole };
    let with = |event| schedule_with(&terms, &[event]).unwrap();
    let balance = whole.row(12).unwrap().balance;
    // Ten days of thirty-one at the old rate: (10 * 4.8 + 21 * 3.6) / 372 percent.
    let share = with(split(10, 21, 372));
    let expected = Interest::pieces(&[(rate("4.8"), 10), (rate("3.6"), 21)], 372).unwrap().of(balance).unwrap();
    assert_eq!(share.row(13).unwrap().interest, expected);
    assert!(share.row(13).unwrap().interest > whole.row(13).unwrap().interest);
    // Only this interest differs: principal parts, and everything after, are those of the change as a whole.
    assert_eq!(share.row(13).unwrap().principal, whole.row(13).unwrap().principal);
    assert_eq!(share.rows()[13..], whole.rows()[13..]);
    // Nothing at the old rate is the change as a whole; actual days of 360 cost more in a month of 31.
    assert_eq!(with(split(0, 31, 372)), whole);
    assert!(with(split(10, 21, 360)).row(13).unwrap().interest > expected);
    // The same rate changes nothing.
    let same = LoanEvent::RateSplit { with: 13, rate: rate("4.80"), before: 1, after: 1, whole: 1 };
    assert_eq!(with(same), schedule(&terms).unwrap());
    let impossible = schedule_with(&terms, &[split(1, 1, 0)]);
    assert_eq!(impossible, Err(LoanError::OutOfRange));
}

#[test]
fn a_split_flat_fee_is_charged_on_what_was_lent() {
    let terms = terms(Method::FlatFee, 1_200_000, "12", 12);
    let split = LoanEvent::RateSplit { with: 7, rate: rate("6"), before: 1, after: 1, whole: 24 };
    let schedule = schedule_with(&terms, &[split]).unwrap();
    let interest = |period| schedule.row(period).unwrap().interest.minor();
    assert_eq!((interest(6), interest(7), interest(8)), (12_000, 9_000, 6_000));
}
