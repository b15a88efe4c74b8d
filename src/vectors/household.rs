//! Budgets, net worth, ratios and the emergency fund.

use super::case::{Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::{Figures, optional};
use super::packs::{entry, entry_decimal, latest, pack};
use crate::domain::household::{
    Asset, Budget, BudgetLine, EmergencyGoal, Frequency, HouseholdMonth, Standing, emergency_fund, net_worth,
};
use crate::domain::money::{Currency, Money, Rounding};
use crate::tool::pack::ProtectionNorms;
use rust_decimal::Decimal;
use serde_json::Value;

/// The kinds read here.
pub(super) const KINDS: [&str; 4] = ["budget", "emergency_fund", "net_worth", "ratios"];

/// Ratios agree to this distance.
const TOLERANCE: f64 = 1e-9;

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "budget" => budget(case)?,
        "emergency_fund" => fund(case)?,
        "net_worth" => worth(case)?,
        "ratios" => ratios(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

fn too_large() -> Malformed {
    Malformed("the amounts are too large".to_owned())
}

fn word<'a>(value: &'a Value, name: &str) -> Result<&'a str, Malformed> {
    entry(value, name)?.as_str().ok_or_else(|| unreadable(name))
}

fn amount(value: &Value) -> Result<Money, Malformed> {
    Ok(Money::from_decimal(entry_decimal(value, "amount")?, Currency::Cny, Rounding::HalfUp)?)
}

/// A ratio that may not exist.
fn ratio(figures: Figures, name: &'static str, value: Option<Decimal>) -> Figures {
    figures.put("exact", name, optional(value, |value| Actual::near(value, TOLERANCE)))
}

fn frequency(name: &str) -> Option<Frequency> {
    Some(match name {
        "daily" => Frequency::Daily,
        "weekly" => Frequency::Weekly,
        "biweekly" => Frequency::EveryTwoWeeks,
        "semimonthly" => Frequency::TwiceMonthly,
        "monthly" => Frequency::Monthly,
        "quarterly" => Frequency::Quarterly,
        "semiannual" => Frequency::HalfYearly,
        "annual" => Frequency::Yearly,
        _ => return None,
    })
}

fn budget(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let mut budget = Budget::default();
    for item in case.list("items")? {
        let frequency = frequency(word(item, "frequency")?).ok_or_else(|| unreadable("frequency"))?;
        let line = BudgetLine { amount: amount(item)?, frequency };
        match word(item, "type")? {
            "income" => budget.income.push(line),
            "expense" => budget.expense.push(line),
            _ => return Err(unreadable("type")),
        }
    }
    let totals = budget.totals().ok_or_else(too_large)?;
    let mut figures = Figures::default();
    for (yearly_name, monthly_name, yearly) in [
        ("annual_income", "monthly_income", totals.yearly_income),
        ("annual_expense", "monthly_expense", totals.yearly_expense),
        ("annual_surplus", "monthly_surplus", totals.yearly_surplus()),
    ] {
        figures = figures
            .cent(yearly_name, yearly)
            .cent(monthly_name, totals.monthly(yearly).ok_or_else(too_large)?)
            .exact(monthly_name, totals.monthly_exact(yearly).ok_or_else(too_large)?);
    }
    Ok(ratio(figures, "saving_rate_pct", totals.saving_rate_percent()))
}

/// Classes that are neither liquid nor property count alike.
fn asset(class: &str) -> Asset {
    match class {
        "cash" => Asset::Cash,
        "deposit" => Asset::Deposit,
        "fund" => Asset::Fund,
        "stock" => Asset::Stock,
        "insurance_cash_value" => Asset::InsuranceCashValue,
        "property" => Asset::Property,
        _ => Asset::Other,
    }
}

fn worth(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let owned = case.list("assets")?.iter().map(|one| Ok((asset(word(one, "class")?), amount(one)?)));
    let owned = owned.collect::<Result<Vec<_>, Malformed>>()?;
    let owed = case.list("liabilities")?.iter().map(amount).collect::<Result<Vec<_>, Malformed>>()?;
    let sheet = net_worth(&owned, &owed);
    let figures = Figures::default()
        .cent("assets", sheet.assets)
        .cent("liabilities", sheet.debts)
        .cent("net_worth", sheet.net)
        .cent("liquid_assets", sheet.liquid);
    let figures = ratio(figures, "debt_to_assets_pct", sheet.leverage_percent);
    Ok(ratio(figures, "liquid_share_pct", sheet.liquid_percent))
}

fn ratios(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let month = HouseholdMonth {
        income: case.money("monthly_income")?,
        expense: case.money("monthly_expense")?,
        debt_payments: case.money("monthly_debt_payments")?,
        liquid: case.money("liquid_assets")?,
        debt: case.money("total_debt")?,
    };
    let ratios = month.ratios();
    let mut figures = Figures::default().exact("surplus_after_debt", ratios.surplus_after_debt.to_decimal());
    for (name, value) in [
        ("liquidity_months", ratios.liquidity_months),
        ("debt_service_pct", ratios.debt_service_percent),
        ("saving_rate_pct", ratios.saving_rate_percent),
        ("debt_to_annual_income", ratios.debt_to_annual_income),
    ] {
        figures = ratio(figures, name, value);
    }
    Ok(figures)
}

fn fund(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<ProtectionNorms>()?;
    let norm = *latest(&pack.emergency_fund)?;
    let (spending, liquid) = (case.money("monthly_spending")?, case.money("liquid_assets")?);
    let fund = emergency_fund(spending, liquid, case.money("monthly_saving")?, norm);
    let fund = fund.ok_or_else(|| unreadable("monthly_spending"))?;
    let band = match fund.standing {
        Standing::Below => "below",
        Standing::Within => "within",
        Standing::Above => "above",
    };
    let months = |goal: EmergencyGoal| optional(goal.months, |months| Actual::Exact(months.into()));
    Ok(Figures::default()
        .cent("norm_low", fund.to_low.fund)
        .cent("norm_high", fund.to_high.fund)
        .cent("gap_low", fund.to_low.gap)
        .cent("gap_high", fund.to_high.gap)
        .exact("months_covered", fund.months_covered)
        .out("band", Actual::Text(band.to_owned()))
        .out("months_to_low", months(fund.to_low))
        .out("months_to_high", months(fund.to_high)))
}
