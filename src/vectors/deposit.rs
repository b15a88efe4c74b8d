//! Deposits, money funds, wealth products and deposit insurance.

use super::accrual::basis;
use super::case::{self, Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::Figures;
use crate::base::decimal::DecimalExt as _;
use crate::domain::date::{self, NaiveDate};
use crate::domain::day_count::{DayCount, months_and_days};
use crate::domain::deposit::{
    Coverage, Ladder, NoticeBreach, NoticeDeposit, NoticeGiven, NoticeRules, RolloverMode, TimeDeposit, WealthProduct,
    coverage, implied_income, money_fund_income, seven_day_yield, split_for_insurance,
};
use crate::domain::double_double::DoubleDouble;
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::{AnnualRate, Compounding};
use core::num::NonZeroU32;
use rust_decimal::Decimal;
use serde_json::Value;

/// The dated limits of deposit insurance.
const PACK: &str = include_str!("../../public/packs/deposit.json");

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
        "apy" => apy(case)?,
        "early_withdrawal" => early_withdrawal(case)?,
        "fixed_months" => fixed_months(case)?,
        "fixed_to_date" => fixed_to_date(case)?,
        "insurance_coverage" => insurance_coverage(case)?,
        "insurance_split" => insurance_split(case)?,
        "ladder" => ladder(case)?,
        "mm_growth" => mm_growth(case)?,
        "mm_implied_income" => mm_implied_income(case)?,
        "mm_seven_day" => mm_seven_day(case)?,
        "notice" => notice(case)?,
        "overdue_withdrawal" => overdue_withdrawal(case)?,
        "rollover" => rollover(case)?,
        "wealth_product" => wealth_product(case)?,
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

fn mm_seven_day(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = seven_day_yield(&case.decimals("income_per_10000_units")?)?;
    Ok(Figures::default()
        .exact("compound_7d_annual_pct", found.compound)
        .exact("simple_7d_annual_pct", found.simple)
        .out("compound_3dp", Actual::Exact(found.compound.round_half_up(3)))
        .out("simple_3dp", Actual::Exact(found.simple.round_half_up(3))))
}

fn mm_implied_income(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let found = implied_income(case.decimal("seven_day_annual_pct")?)?;
    Ok(Figures::default()
        .exact("income_compound", found.compound)
        .exact("income_simple", found.simple)
        .out("compound_4dp", Actual::Exact(found.compound.round_half_up(4)))
        .out("simple_4dp", Actual::Exact(found.simple.round_half_up(4))))
}

/// `down` or `half_up`.
pub(super) fn rounding(case: &VectorCase<'_>, name: &str) -> Result<Rounding, Malformed> {
    match case.text(name)? {
        "down" => Ok(Rounding::Down),
        "half_up" => Ok(Rounding::HalfUp),
        _ => Err(unreadable(name)),
    }
}

fn mm_growth(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (balance, incomes) = (case.money("balance")?, case.decimals("income_per_10000_units")?);
    let income = money_fund_income(balance, &incomes, Currency::Cny, rounding(case, "daily_rounding")?)?;
    Ok(Figures::default().cent("balance", balance + income).cent("income", income))
}

fn apy(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let compounding = case.input("compounding").ok_or_else(|| unreadable("compounding"))?;
    let compounding = if compounding.as_str() == Some("continuous") {
        Compounding::Continuous
    } else {
        let times = case::count(compounding).and_then(NonZeroU32::new);
        Compounding::Times(times.ok_or_else(|| unreadable("compounding"))?)
    };
    let rate = case.rate("rate_pct")?;
    let result = match case.text("direction")? {
        "nominal_to_effective" => rate.effective(compounding)?,
        "effective_to_nominal" => rate.nominal(compounding)?,
        _ => return Err(unreadable("direction")),
    };
    Ok(Figures::default().exact("result_pct", result.percent()).printed("", result.percent()))
}

fn wealth_product(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let product = WealthProduct {
        amount: case.money("amount")?,
        rate: case.rate("annual_rate_pct")?,
        basis: case.count("basis")?,
        subscribed: case.date("subscribed_on")?,
        value_from: case.date("value_from")?,
        matures: case.date("matures_on")?,
        cash_on: case.date("cash_on")?,
        idle_rate: case.rate("idle_rate_pct")?,
    };
    let found = product.true_yield()?;
    Ok(Figures::default()
        .cent("product_income", found.product_income)
        .cent("idle_income", found.idle_income)
        .cent("income", found.income())
        .exact("actual_simple_pct", found.simple_percent)
        .exact("actual_compound_pct", found.compound_percent)
        .exact("lost_to_idle_days_pct", found.lost_percent)
        .count("idle_days", found.idle_days)
        .count("value_days", found.value_days)
        .count("settlement_days", found.settlement_days)
        .count("total_days", found.total_days()))
}

/// The limit of deposit insurance in a market: the latest entry of the pack.
fn limit(case: &VectorCase<'_>) -> Result<Money, Malformed> {
    let (market, pack) = (case.text("market")?, serde_json::from_str::<Value>(PACK)?);
    let entries = pack.get("entries").and_then(Value::as_array).into_iter().flatten();
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    let limit = entries
        .filter(|entry| text(entry, "kind").as_deref() == Some("deposit_insurance"))
        .filter(|entry| text(entry, "market").as_deref() == Some(market))
        .max_by_key(|entry| text(entry, "effective_from"))
        .and_then(|entry| case::decimal(entry.get("limit")?));
    let limit = limit.ok_or_else(|| Malformed(format!("the pack has no limit for the market {market:?}")))?;
    Ok(Money::from_decimal(limit, Currency::Cny, Rounding::HalfUp)?)
}

fn insurance_split(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let limit = limit(case)?;
    let rate = case.rate("annual_rate_pct")?;
    let split = split_for_insurance(case.money("total")?, rate, case.count("months")?, limit)?;
    Ok(Figures::default()
        .cent("limit", limit)
        .cent("max_principal_per_institution", split.most)
        .cent("last_institution", split.last)
        .cent("interest_at_max", split.interest_at_most)
        .count("institutions", split.institutions))
}

fn insurance_coverage(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let deposit = |value: &Value| -> Option<(String, Money)> {
        let money = |key| Money::from_decimal(case::decimal(value.get(key)?)?, Currency::Cny, Rounding::HalfUp).ok();
        let institution = value.get("institution")?.as_str()?.to_owned();
        Some((institution, money("principal")? + money("accrued_interest")?))
    };
    let deposits = case.list("deposits")?.iter().map(deposit).collect::<Option<Vec<_>>>();
    let deposits = deposits.ok_or_else(|| unreadable("deposits"))?;
    let named: Vec<(&str, Money)> = deposits.iter().map(|(name, amount)| (name.as_str(), *amount)).collect();
    let (by_institution, all) = coverage(&named, limit(case)?);
    let figures = |coverage: &Coverage| {
        let Coverage { total, covered, uncovered } = *coverage;
        let fields = [("total", total), ("covered", covered), ("uncovered", uncovered)];
        Actual::Fields(fields.map(|(name, amount)| (name.to_owned(), Actual::money(amount))).into())
    };
    let by = by_institution.iter().map(|(name, coverage)| ((*name).to_owned(), figures(coverage))).collect();
    Ok(Figures::default()
        .put("cent", "by_institution", Actual::Fields(by))
        .cent("total", all.total)
        .cent("covered", all.covered)
        .cent("uncovered", all.uncovered))
}
