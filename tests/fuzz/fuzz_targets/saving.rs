//! Growth, deposits, drawdown and retirement from any numbers: a figure or an error.
#![no_main]

use finplan::domain::date::NaiveDate;
use finplan::domain::deposit::{Ladder, TimeDeposit, coverage, split_for_insurance};
use finplan::domain::drawdown::{HowLong, Withdrawals};
use finplan::domain::money::Money;
use finplan::domain::rate::AnnualRate;
use finplan::domain::regular_investing::{RegularPlan, Target};
use finplan::domain::retirement::{RetirementPlan, Stream, extra_saving_needed};
use finplan::domain::saving::{EducationPlan, EducationStage, months_needed};
use finplan::domain::tvm::Timing;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

#[derive(Arbitrary, Clone, Copy, Debug)]
struct Number(i64, u8);

impl Number {
    fn decimal(self) -> Decimal {
        Decimal::new(self.0, u32::from(self.1 % 29))
    }
}

#[derive(Arbitrary, Debug)]
struct Plan {
    start: Number,
    monthly: Number,
    gain: Number,
    rise: Number,
    fee: Number,
    step: Number,
    at_beginning: bool,
    pauses: Vec<(u32, u32)>,
    months: u16,
    retire_in: u16,
    streams: Vec<(Number, Number, u16, u16)>,
    compounded_every: Option<u32>,
    days: u16,
}

fn no_less_than_nothing(path: &[Decimal]) {
    assert!(path.iter().skip(1).all(|value| *value >= Decimal::ZERO));
}

fuzz_target!(|plan: Plan| {
    let months = u32::from(plan.months) % 1300;
    let rate = |number: Number| AnnualRate::from_percent(number.decimal()).unwrap_or_default();
    let regular = RegularPlan {
        initial: plan.start.decimal(),
        amount: plan.monthly.decimal(),
        contributions: months,
        timing: if plan.at_beginning { Timing::Begin } else { Timing::End },
        yearly_step: plan.step.decimal(),
        pauses: plan.pauses.clone(),
        annual_return: rate(plan.gain),
        annual_fee: plan.fee.decimal(),
        inflation: rate(plan.rise),
        ..RegularPlan::default()
    };
    if let Ok(outcome) = regular.outcome() {
        assert_eq!(outcome.path.len(), usize::try_from(months).expect("small") + 1);
    }
    let _ = regular.required_contribution(Target::Real(plan.start.decimal()));
    let _ = regular.time_to_target(Target::Real(plan.fee.decimal()), u32::from(plan.days));
    let withdrawals = Withdrawals {
        capital: plan.start.decimal(),
        first: plan.monthly.decimal(),
        annual_return: rate(plan.gain),
        annual_growth: rate(plan.rise),
        ..Withdrawals::default()
    };
    if let Ok(HowLong::Until { partial_payment, .. }) = withdrawals.how_long() {
        assert!(partial_payment >= Decimal::ZERO);
    }
    let _ = months_needed(plan.rise.decimal(), plan.start.decimal(), plan.monthly.decimal(), plan.gain.decimal());
    let money = |number: &Number| {
        let minor = number.0;
        Money::try_from_minor(minor % Money::MAX.minor()).unwrap_or_default()
    };
    let rate = rate(plan.gain);
    let opened = NaiveDate::default();
    let deposit = TimeDeposit { principal: money(&plan.start), rate, opened, months };
    let _ = deposit.compounded(plan.compounded_every.unwrap_or(12));
    if let Some(closed) = opened.checked_add_days(chrono::Days::new(plan.days.into())) {
        let _ = deposit.withdraw_early(money(&plan.monthly), AnnualRate::ZERO, closed);
        let _ = deposit.withdraw_overdue(AnnualRate::ZERO, closed);
    }
    let ladder = Ladder { total: money(&plan.start), step_months: u32::from(plan.retire_in), rates: vec![rate; 3] };
    let _ = ladder.after(months);
    let _ = coverage(&[(0, money(&plan.start)), (1, money(&plan.monthly))], money(&plan.fee));
    let _ = split_for_insurance(money(&plan.start), rate, months, money(&plan.fee));
    let stream = |(monthly, inflation, from, to): &(Number, Number, u16, u16)| Stream {
        monthly: monthly.decimal(),
        inflation: inflation.decimal(),
        from: u32::from(*from),
        to: u32::from(*to),
    };
    let half = plan.streams.len() / 2;
    let retirement = RetirementPlan {
        savings: plan.start.decimal(),
        contribution: plan.monthly.decimal(),
        contribution_growth: plan.step.decimal(),
        retire_in: u32::from(plan.retire_in),
        until: months,
        return_before: plan.gain.decimal(),
        return_after: plan.rise.decimal(),
        spending: plan.streams.iter().take(half.min(8)).map(stream).collect(),
        income: plan.streams.iter().skip(half).take(8).map(stream).collect(),
    };
    if let Ok(path) = retirement.follow() {
        no_less_than_nothing(&path.savings);
    }
    let stages = plan.streams.iter().take(8).map(|(cost, inflation, from, count)| EducationStage {
        from: u32::from(*from),
        count: u32::from(*count),
        every: plan.compounded_every.unwrap_or(12),
        cost: cost.decimal(),
        inflation: inflation.decimal(),
    });
    let education =
        EducationPlan { stages: stages.collect(), saved: plan.start.decimal(), annual_return: plan.gain.decimal() };
    if let Ok(need) = education.need() {
        assert!(need.missing >= Decimal::ZERO && need.monthly.is_none_or(|monthly| monthly >= Decimal::ZERO));
    }
    if let Ok(path) = education.follow(plan.monthly.decimal(), months) {
        assert!(path.savings.iter().chain(&path.shortfall).all(|value| *value >= Decimal::ZERO));
    }
    if months < 200 {
        let _ = extra_saving_needed(&retirement);
    }
});
