//! Living on savings: how long, how much, and the rules that adapt.

use super::case::{Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::{Figures, optional};
use super::regular_investing::timing;
use crate::domain::drawdown::{
    AppliedRule, Band, DrawdownError, FloorCeiling, GuardrailOrder, Guardrails, GuytonKlinger, HowLong, LimitHit,
    Withdrawals, YearlyMarket, fixed_percent, fixed_real, growing_annuity, level_withdrawal, perpetuity_capital,
    perpetuity_payment,
};

/// The kinds read here.
pub(super) const KINDS: [&str; 8] = [
    "fixed_percent",
    "floor_ceiling",
    "growing_annuity",
    "guyton_klinger",
    "how_long",
    "level_real",
    "path_fixed_real",
    "perpetuity",
];

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "fixed_percent" => fixed_percent_path(case)?,
        "floor_ceiling" => floor_ceiling(case)?,
        "growing_annuity" => annuity(case)?,
        "guyton_klinger" => guyton_klinger(case)?,
        "how_long" => how_long(case)?,
        "level_real" => level_real(case)?,
        "path_fixed_real" => path_fixed_real(case)?,
        "perpetuity" => perpetuity(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

fn how_long(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let per_year = match case.text("period")? {
        "year" => 1,
        "month" => 12,
        _ => return Err(unreadable("period")),
    };
    let found = Withdrawals {
        capital: case.decimal("capital")?,
        first: case.decimal("first_withdrawal")?,
        annual_return: case.rate("annual_return_pct")?,
        annual_growth: case.rate("annual_growth_pct")?,
        per_year,
        timing: timing(case)?,
    }
    .how_long()?;
    let figures = Figures::default().out("never_exhausted", Actual::Flag(found == HowLong::Forever));
    Ok(match found {
        HowLong::Forever => figures
            .out("full_payments", Actual::Nothing)
            .put("exact", "partial_payment", Actual::Nothing)
            .put("exact", "periods_exact", Actual::Nothing),
        HowLong::Until { full_payments, partial_payment, periods_exact } => figures
            .count("full_payments", full_payments)
            .exact("partial_payment", partial_payment)
            .exact("periods_exact", periods_exact),
    })
}

fn level_real(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let level = level_withdrawal(
        case.decimal("capital")?,
        case.count("years")?,
        case.rate("annual_return_pct")?,
        case.rate("inflation_pct")?,
        timing(case)?,
        case.decimal("legacy_real")?,
    )?;
    Ok(Figures::default()
        .exact("first_withdrawal", level.first)
        .exact("rate_of_capital_pct", level.percent_of_capital)
        .exact("legacy_nominal", level.legacy))
}

fn perpetuity(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let solve = match case.text("direction")? {
        "payment_from_capital" => perpetuity_payment,
        "capital_from_payment" => perpetuity_capital,
        _ => return Err(unreadable("direction")),
    };
    let (gain, growth) = (case.rate("annual_return_pct")?, case.rate("growth_pct")?);
    match solve(case.decimal("amount")?, gain, growth, timing(case)?) {
        Ok(result) => Ok(Figures::default().exact("result", result)),
        Err(DrawdownError::Growth) => {
            Ok(Figures::default().out("error", Actual::Text("return must exceed growth".to_owned())))
        }
        Err(error) => Err(error.into()),
    }
}

fn annuity(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let annuity = growing_annuity(
        case.decimal("first_payment")?,
        case.count("payments")?,
        case.rate("growth_pct")?,
        case.rate("rate_pct")?,
        timing(case)?,
    )?;
    Ok(Figures::default()
        .exact("present_value", annuity.present_value)
        .exact("future_value", annuity.future_value)
        .exact("last_payment", annuity.last_payment))
}

fn path_fixed_real(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (returns, inflation) = (case.decimals("returns_pct")?, case.decimals("inflation_pct")?);
    let market = YearlyMarket::new(&returns, &inflation)?;
    let path = fixed_real(case.decimal("capital")?, case.decimal("first_withdrawal")?, market, timing(case)?)?;
    Ok(Figures::default()
        .exacts("paid", &path.paid)
        .exacts("balance_end", &path.balance_end)
        .exact("final_balance_real", path.final_balance_real)
        .out("exhausted_year", optional(path.exhausted_year, Actual::count)))
}

fn fixed_percent_path(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let returns = case.decimals("returns_pct")?;
    let path = fixed_percent(case.decimal("capital")?, case.decimal("percent")?, &returns, timing(case)?)?;
    Ok(Figures::default()
        .exacts("withdrawals", &path.withdrawals)
        .exacts("balance_end", &path.balance_end)
        .exact("lowest_withdrawal", path.lowest)
        .count("lowest_withdrawal_year", path.lowest_year))
}

fn floor_ceiling(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let band = match case.text("mode")? {
        "relative" => Band::Relative { floor: case.decimal("floor_pct")?, ceiling: case.decimal("ceiling_pct")? },
        "absolute" => Band::Absolute { floor: case.decimal("floor_real")?, ceiling: case.decimal("ceiling_real")? },
        _ => return Err(unreadable("mode")),
    };
    let (returns, inflation) = (case.decimals("returns_pct")?, case.decimals("inflation_pct")?);
    let rule = FloorCeiling { percent: case.decimal("percent")?, band };
    let path = rule.follow(case.decimal("capital")?, YearlyMarket::new(&returns, &inflation)?)?;
    let limit = |limit: &LimitHit| {
        Actual::Text(match limit {
            LimitHit::Neither => "none".to_owned(),
            LimitHit::Floor => "floor".to_owned(),
            LimitHit::Ceiling => "ceiling".to_owned(),
        })
    };
    Ok(Figures::default()
        .exacts("withdrawals", &path.withdrawals)
        .exacts("balance_end", &path.balance_end)
        .out("limit_hit", Actual::List(path.limits.iter().map(limit).collect()))
        .out("exhausted_year", optional(path.exhausted_year, Actual::count)))
}

fn guyton_klinger(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let order = match case.text("order")? {
        "freeze_first" => GuardrailOrder::FreezeFirst,
        "guardrail_first" => GuardrailOrder::GuardrailFirst,
        _ => return Err(unreadable("order")),
    };
    let plan = GuytonKlinger {
        capital: case.decimal("capital")?,
        initial_rate: case.decimal("initial_rate_pct")?,
        plan_years: case.count("plan_years")?,
        order,
        guardrails: Guardrails::default(),
    };
    let (returns, inflation) = (case.decimals("returns_pct")?, case.decimals("inflation_pct")?);
    let path = plan.follow(YearlyMarket::new(&returns, &inflation)?)?;
    let rule = |rule: &AppliedRule| {
        Actual::Text(match rule {
            AppliedRule::Freeze => "freeze".to_owned(),
            AppliedRule::CapitalPreservation => "capital_preservation".to_owned(),
            AppliedRule::Prosperity => "prosperity".to_owned(),
        })
    };
    let rules = path.rules.iter().map(|rules| Actual::List(rules.iter().map(rule).collect()));
    let mut figures = Figures::default()
        .exacts("withdrawals", &path.withdrawals)
        .exacts("balance_start", &path.balance_start)
        .exact("final_balance", path.final_balance)
        .out("rules", Actual::List(rules.collect()))
        .out("exhausted_year", optional(path.exhausted_year, Actual::count));
    for (year, (withdrawal, balance)) in (1_u32..).zip(path.withdrawals.iter().zip(&path.balance_start)) {
        figures = figures
            .printed(format!("withdrawal_year_{year}"), *withdrawal)
            .printed(format!("balance_start_year_{year}"), *balance);
    }
    Ok(figures)
}
