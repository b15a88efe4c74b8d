//! Deposits, money funds, wealth products and deposit insurance.

mod insurance;
mod yields;

use super::accrual::basis;
use super::case::{Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::Figures;
use crate::domain::date::{self, NaiveDate};
use crate::domain::day_count::{DayCount, months_and_days};
use crate::domain::deposit::{
    Ladder, NoticeBreach, NoticeDeposit, NoticeGiven, NoticeRules, RolloverMode, TimeDeposit,
};
use crate::domain::double_double::DoubleDouble;
use crate::domain::money::{Money, Rounding};
use crate::domain::rate::AnnualRate;
use rust_decimal::Decimal;

/// The kinds read here.
pub(super) const KINDS: [&str; 15] = [
    "act_days",
    "apy",
    "early_withdrawal",
    "fixed_months",
    "fixed_to_date",
    "insurance_coverage",
    "insurance_split",
    "ladder",
    "mm_growth",
    "mm_implied_income",
    "mm_seven_day",
    "notice",
    "overdue_withdrawal",
    "rollover",
    "wealth_product",
];

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "act_days" => act_days(case)?,
        "apy" => yields::apy(case)?,
        "early_withdrawal" => early_withdrawal(case)?,
        "fixed_months" => fixed_months(case)?,
        "fixed_to_date" => fixed_to_date(case)?,
        "insurance_coverage" => insurance::insurance_coverage(case)?,
        "insurance_split" => insurance::insurance_split(case)?,
        "ladder" => ladder(case)?,
        "mm_growth" => yields::mm_growth(case)?,
        "mm_implied_income" => yields::mm_implied_income(case)?,
        "mm_seven_day" => yields::mm_seven_day(case)?,
        "notice" => notice(case)?,
        "overdue_withdrawal" => overdue_withdrawal(case)?,
        "rollover" => rollover(case)?,
        "wealth_product" => yields::wealth_product(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

fn iso(date: NaiveDate) -> Actual {
    Actual::Text(date::iso(date))
}

/// Interest without rounding: `principal * rate * parts / whole`, the rate in percent.
fn unrounded(principal: Money, rate: AnnualRate, parts: u32, whole: u32) -> Result<Decimal, Malformed> {
    let interest =
        DoubleDouble::from(principal.to_decimal()) * DoubleDouble::from(rate.percent()) * DoubleDouble::from(parts)
            / (DoubleDouble::from(whole) * DoubleDouble::from(100));
    interest.to_decimal().ok_or_else(|| Malformed("the interest is too large".to_owned()))
}

fn time_deposit(case: &VectorCase<'_>) -> Result<TimeDeposit, Malformed> {
    Ok(TimeDeposit {
        principal: case.money("principal")?,
        rate: case.rate("annual_rate_pct")?,
        opened: case.date("start")?,
        months: case.count("months")?,
    })
}

fn fixed_months(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let deposit = time_deposit(case)?;
    let interest = deposit.interest()?;
    Ok(Figures::default()
        .cent("interest", interest)
        .cent("amount", deposit.principal + interest)
        .exact("interest", unrounded(deposit.principal, deposit.rate, deposit.months, 12)?)
        .out("maturity", iso(deposit.maturity()?)))
}

fn fixed_to_date(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (principal, rate) = (case.money("principal")?, case.rate("annual_rate_pct")?);
    let (from, to) = (case.date("start")?, case.date("end")?);
    let span = months_and_days(from, to).ok_or_else(|| unreadable("end"))?;
    let (parts, whole) = DayCount::Months30.fraction(from, to).ok_or_else(|| unreadable("end"))?;
    Ok(Figures::default()
        .cent("interest", DayCount::Months30.interest(principal, rate, from, to)?)
        .exact("interest", unrounded(principal, rate, parts, whole)?)
        .count("months", span.months)
        .count("odd_days", span.days))
}

fn act_days(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (principal, rate) = (case.money("principal")?, case.rate("annual_rate_pct")?);
    let (from, to) = (case.date("start")?, case.date("end")?);
    let basis = basis(case.text("basis")?).ok_or_else(|| unreadable("basis"))?;
    let (parts, whole) = basis.fraction(from, to).ok_or_else(|| unreadable("end"))?;
    Ok(Figures::default()
        .cent("interest", basis.interest(principal, rate, from, to)?)
        .exact("interest", unrounded(principal, rate, parts, whole)?)
        .count("days", parts))
}

fn early_withdrawal(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let deposit = time_deposit(case)?;
    let (amount, demand, on) =
        (case.money("withdraw_amount")?, case.rate("demand_rate_pct")?, case.date("withdraw_on")?);
    let taken = deposit.withdraw_early(amount, demand, on)?;
    Ok(Figures::default()
        .cent("interest_on_withdrawn", taken.interest_on_withdrawn)
        .cent("remaining_principal", taken.remaining)
        .cent("interest_on_remaining_at_maturity", taken.interest_on_remaining)
        .cent("total_interest", taken.total_interest())
        .cent("interest_if_held", taken.interest_if_held)
        .cent("interest_given_up", taken.interest_given_up())
        .out("maturity", iso(deposit.maturity()?))
        .count("days_held", taken.days_held))
}

fn overdue_withdrawal(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let deposit = time_deposit(case)?;
    let taken = deposit.withdraw_overdue(case.rate("demand_rate_pct")?, case.date("withdraw_on")?)?;
    Ok(Figures::default()
        .cent("term_interest", taken.term_interest)
        .cent("overdue_interest", taken.overdue_interest)
        .cent("total_interest", taken.term_interest + taken.overdue_interest)
        .cent("amount", taken.amount)
        .out("maturity", iso(deposit.maturity()?))
        .count("overdue_days", taken.overdue_days))
}

fn rates(case: &VectorCase<'_>, name: &str) -> Result<Vec<AnnualRate>, Malformed> {
    case.decimals(name)?.into_iter().map(|percent| Ok(AnnualRate::from_percent(percent)?)).collect()
}

fn rollover(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let mode = match case.text("mode")? {
        "principal_and_interest" => RolloverMode::PrincipalAndInterest,
        "principal_only" => RolloverMode::PrincipalOnly,
        _ => return Err(unreadable("mode")),
    };
    let deposit = TimeDeposit {
        principal: case.money("principal")?,
        rate: AnnualRate::ZERO,
        opened: case.date("start")?,
        months: case.count("months_per_term")?,
    };
    let renewed = deposit.roll_over(&rates(case, "rates_pct")?, mode)?;
    let maturities = renewed.terms.iter().map(|term| iso(term.maturity)).collect();
    Ok(Figures::default()
        .cents("interest_by_term", renewed.terms.iter().map(|term| term.interest))
        .cent("total_interest", renewed.total_interest())
        .cent("balance_after_last_term", renewed.balance)
        .cent("interest_paid_out", renewed.paid_out)
        .out("maturities", Actual::List(maturities)))
}

fn notice(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let deposit = NoticeDeposit {
        principal: case.money("principal")?,
        notice_rate: case.rate("notice_rate_pct")?,
        demand_rate: case.rate("demand_rate_pct")?,
        opened: case.date("start")?,
        rules: NoticeRules {
            notice_days: case.count("notice_days")?,
            minimum_balance: case.money("minimum_balance")?,
            minimum_withdrawal: case.money("minimum_withdrawal")?,
        },
    };
    let given = case.input("notice_given_on").is_some_and(|day| !day.is_null());
    let notice = if given {
        Some(NoticeGiven { on: case.date("notice_given_on")?, amount: case.money("agreed_amount")? })
    } else {
        None
    };
    let taken = deposit.withdraw(case.money("withdraw_amount")?, case.date("withdraw_on")?, notice)?;
    let reason = match taken.breach {
        None => "ok",
        Some(NoticeBreach::HeldTooShort) => "held_too_short",
        Some(NoticeBreach::NoNotice) => "no_notice",
        Some(NoticeBreach::WrongDay) => "wrong_day",
        Some(NoticeBreach::BelowMinimum) => "below_minimum",
    };
    Ok(Figures::default()
        .cent("principal_at_notice_rate", taken.at_notice_rate)
        .cent("principal_at_demand_rate", taken.at_demand_rate)
        .cent("interest_at_notice_rate", taken.notice_interest)
        .cent("interest_at_demand_rate", taken.demand_interest)
        .cent("paid_out", taken.paid_out())
        .cent("remaining_principal", taken.remaining)
        .count("held_days", taken.held_days)
        .out("reason", Actual::Text(reason.to_owned()))
        .out("account_closed", Actual::Flag(taken.is_closed())))
}

fn ladder(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let rates = rates(case, "rates_pct_by_term")?;
    if u32::try_from(rates.len()) != Ok(case.count("rungs")?) {
        return Err(unreadable("rungs"));
    }
    let ladder = Ladder { total: case.money("total")?, step_months: case.count("step_months")?, rates };
    let state = ladder.after(case.count("horizon_steps")?)?;
    let next = state.rungs.iter().map(|rung| Actual::count(rung.next_maturity)).collect();
    Ok(Figures::default()
        .cents("start", state.rungs.iter().map(|rung| rung.start))
        .cents("balance", state.rungs.iter().map(|rung| rung.balance))
        .cent("total", state.total())
        .cent("interest_credited", state.interest_credited())
        .exact("starting_average_rate_pct", state.starting_rate)
        .out("next_maturity_step", Actual::List(next)))
}

/// `down` or `half_up`.
pub(super) fn rounding(case: &VectorCase<'_>, name: &str) -> Result<Rounding, Malformed> {
    match case.text(name)? {
        "down" => Ok(Rounding::Down),
        "half_up" => Ok(Rounding::HalfUp),
        _ => Err(unreadable(name)),
    }
}
