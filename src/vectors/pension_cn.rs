//! Pensions of mainland China: ages, formulas, accounts, contributions and tax.

use super::case::{Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::Figures;
use super::packs::{cent, entry_count, entry_decimal, latest, pack};
use crate::domain::date::YearMonth;
use crate::domain::pension::{
    AccountYear, Age, AnnuityRefusal, BetweenAges, CreditMethod, DivisorTable, PayoutMode, PensionCase,
    PersonalPensionPlan, PersonalPensionRules, RetirementGroup, RetirementRules, Worker, account_pension, accumulate,
    annuity_contribution, annuity_payment, annuity_tax, basic_pension, contribution, mainland_pension,
    personal_pension_tax,
};
use crate::domain::tax::TaxTable;
use crate::tool::pack::{PensionCn, TaxCn};
use rust_decimal::Decimal;
use serde_json::Value;

/// The kinds read here.
pub(super) const KINDS: [&str; 12] = [
    "account_accumulation",
    "account_pension",
    "basic_pension",
    "combined",
    "contribution_base",
    "enterprise_annuity_contribution",
    "enterprise_annuity_payout",
    "enterprise_annuity_tax",
    "personal_pension_plan",
    "personal_pension_tax",
    "retirement_age",
    "tax_table",
];

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "account_accumulation" => account(case)?,
        "account_pension" => account_payment(case)?,
        "basic_pension" => basic(case)?,
        "combined" => combined(case)?,
        "contribution_base" => base(case)?,
        "enterprise_annuity_contribution" => enterprise_contribution(case)?,
        "enterprise_annuity_payout" => enterprise_payout(case)?,
        "enterprise_annuity_tax" => enterprise_tax(case)?,
        "personal_pension_plan" => personal_plan(case)?,
        "personal_pension_tax" => personal_tax(case)?,
        "retirement_age" => retirement_age(case)?,
        "tax_table" => tax_table(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

fn retirement(pack: &PensionCn) -> Result<&RetirementRules, Malformed> {
    latest(&pack.retirement)
}

fn divisors(pack: &PensionCn) -> Result<&DivisorTable, Malformed> {
    latest(&pack.annuity_months)
}

fn personal(pack: &PensionCn) -> Result<&PersonalPensionRules, Malformed> {
    latest(&pack.personal_pension)
}

fn group(case: &VectorCase<'_>) -> Result<RetirementGroup, Malformed> {
    let code = case.text("group")?;
    let place = RetirementGroup::CODES.iter().position(|known| *known == code);
    place.and_then(|place| RetirementGroup::ALL.get(place)).copied().ok_or_else(|| unreadable("group"))
}

fn birth(case: &VectorCase<'_>) -> Result<YearMonth, Malformed> {
    YearMonth::parse(case.text("birth")?).ok_or_else(|| unreadable("birth"))
}

fn between(case: &VectorCase<'_>) -> Result<BetweenAges, Malformed> {
    match case.text("between_ages")? {
        "floor" => Ok(BetweenAges::Floor),
        "interpolate" => Ok(BetweenAges::Interpolate),
        _ => Err(unreadable("between_ages")),
    }
}

/// Months in words of years: 186 are 15.5.
fn years(months: u32) -> Result<Actual, Malformed> {
    let years = Decimal::from(months).checked_div(12.into());
    years.map(Actual::Exact).ok_or_else(|| Malformed("no years".to_owned()))
}

fn month(month: YearMonth) -> Actual {
    Actual::Text(month.to_string())
}

fn retirement_age(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionCn>()?;
    let lawful = retirement(&pack)?.statutory(group(case)?, birth(case)?)?;
    Ok(Figures::default()
        .count("delay_months", lawful.delay_months)
        .count("age_years", lawful.age.years)
        .count("age_months", lawful.age.months)
        .out("retire_month", month(lawful.month))
        .out("minimum_years", years(lawful.minimum_months)?)
        .out("earliest_month", month(lawful.earliest))
        .out("latest_month", month(lawful.latest)))
}

fn basic(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (base, index) = (case.decimal("base")?, case.decimal("average_index")?);
    let pension = basic_pension(base, index, case.count("contribution_months")?)?;
    Ok(Figures::default()
        .put("cent", "basic_pension", cent(pension.monthly))
        .exact("indexed_wage", pension.indexed_wage)
        .exact("basic_pension", pension.exact))
}

fn account(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let method = match case.text("method")? {
        "month_product" => CreditMethod::MonthProduct,
        "year_end" => CreditMethod::YearEnd,
        _ => return Err(unreadable("method")),
    };
    let year = |value: &Value| {
        Ok(AccountYear {
            year: entry_count(value, "year")?,
            monthly_base: entry_decimal(value, "monthly_base")?,
            from_month: entry_count(value, "from_month")?,
            to_month: entry_count(value, "to_month")?,
            credited_rate: entry_decimal(value, "credited_rate_pct")?,
        })
    };
    let years = case.list("years")?.iter().map(year).collect::<Result<Vec<_>, Malformed>>()?;
    let account = accumulate(case.decimal("opening_balance")?, case.decimal("employee_rate_pct")?, &years, method)?;
    let rows = account.years.iter().map(|year| {
        Actual::List(vec![Actual::count(year.year), cent(year.contribution), cent(year.interest), cent(year.balance)])
    });
    Ok(Figures::default()
        .put("cent", "rows_year_contribution_interest_balance", Actual::List(rows.collect()))
        .put("cent", "balance", cent(account.balance))
        .put("cent", "contributions", cent(account.contributions))
        .exact("balance_unrounded", account.exact_balance))
}

fn account_payment(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionCn>()?;
    let age = Age { years: case.count("age_years")?, months: case.count("age_months")? };
    let divisor = divisors(&pack)?.divisor(age, between(case)?)?;
    let (monthly, exact) = account_pension(case.decimal("account_balance")?, divisor)?;
    Ok(Figures::default()
        .put("cent", "account_pension", cent(monthly))
        .exact("divisor_months", divisor)
        .exact("account_pension", exact))
}

fn base(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let worker = match case.text("type")? {
        "employee" => Worker::Employee,
        "flexible" => Worker::Flexible,
        _ => return Err(unreadable("type")),
    };
    let pack = pack::<PensionCn>()?;
    let rates = latest(&pack.contribution)?;
    let paid = contribution(case.decimal("wage")?, case.decimal("average_wage")?, worker, rates)?;
    Ok(Figures::default()
        .put("cent", "base", cent(paid.base))
        .put("cent", "employee", cent(paid.own))
        .put("cent", "employer", cent(paid.employer))
        .put("cent", "total", cent(paid.total))
        .put("cent", "to_account", cent(paid.to_account)))
}

/// The tables of a year and of months.
fn tables(pack: &TaxCn) -> Result<(&TaxTable, &TaxTable), Malformed> {
    Ok((latest(&pack.annual)?, latest(&pack.monthly)?))
}

fn tax_table(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<TaxCn>()?;
    let (annual, monthly) = tables(&pack)?;
    let table = match case.text("table")? {
        "annual" => annual,
        "monthly" => monthly,
        _ => return Err(unreadable("table")),
    };
    let tax = table.tax(case.decimal("taxable")?)?;
    Ok(Figures::default()
        .put("cent", "tax", cent(tax.tax))
        .put("cent", "after_tax", cent(tax.after_tax))
        .out("marginal_rate_pct", Actual::Exact(tax.marginal_rate)))
}

fn personal_tax(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (pensions, taxes) = (pack::<PensionCn>()?, pack::<TaxCn>()?);
    let (taxable, paid) = (case.decimal("taxable_before")?, case.decimal("contribution")?);
    let effect = personal_pension_tax(taxable, paid, personal(&pensions)?, tables(&taxes)?.0)?;
    Ok(Figures::default()
        .put("cent", "deductible", cent(effect.deductible))
        .put("cent", "tax_before", cent(effect.before.tax))
        .put("cent", "tax_after", cent(effect.after.tax))
        .put("cent", "tax_saved", cent(effect.saved))
        .put("cent", "tax_at_payout_on_the_contribution", cent(effect.payout_tax))
        .put("cent", "net_saving", cent(effect.net_saving))
        .out("marginal_rate_before_pct", Actual::Exact(effect.before.marginal_rate))
        .out("marginal_rate_after_pct", Actual::Exact(effect.after.marginal_rate))
        .out("over_cap", Actual::Flag(effect.over_cap)))
}

fn personal_plan(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (pensions, taxes) = (pack::<PensionCn>()?, pack::<TaxCn>()?);
    let plan = PersonalPensionPlan {
        annual_contribution: case.decimal("annual_contribution")?,
        years: case.count("years")?,
        annual_return: case.decimal("annual_return_pct")?,
        taxable: case.decimal("taxable_each_year")?,
    };
    let result = plan.result(personal(&pensions)?, tables(&taxes)?.0)?;
    Ok(Figures::default()
        .put("cent", "tax_saved_per_year", cent(result.tax_saved_each_year))
        .exact("balance", result.balance)
        .exact("payout_tax", result.payout_tax)
        .exact("net_payout", result.net_payout)
        .exact("value_of_tax_savings", result.value_of_tax_savings)
        .exact("advantage", result.advantage))
}

fn enterprise_tax(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let mode = match case.text("mode")? {
        "monthly" => PayoutMode::Monthly,
        "annual" => PayoutMode::Annual,
        "lump_special" => PayoutMode::LumpSpecial,
        "lump_other" => PayoutMode::LumpOther,
        _ => return Err(unreadable("mode")),
    };
    let pack = pack::<TaxCn>()?;
    let (annual, monthly) = tables(&pack)?;
    let tax = annuity_tax(case.decimal("amount")?, mode, monthly, annual)?;
    let table = if mode.by_monthly_table() { "monthly" } else { "annual" };
    Ok(Figures::default()
        .put("cent", "tax", cent(tax.tax))
        .put("cent", "net", cent(tax.after_tax))
        .out("table", Actual::Text(table.to_owned()))
        .out("marginal_rate_pct", Actual::Exact(tax.marginal_rate)))
}

fn enterprise_contribution(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionCn>()?;
    let limits = latest(&pack.enterprise_annuity)?;
    let paid = annuity_contribution(
        case.decimal("monthly_wage")?,
        case.decimal("city_average_wage")?,
        case.decimal("employer_pct")?,
        case.decimal("employee_pct")?,
        limits,
        latest(&pack.enterprise_deduction)?,
    )?;
    let reason = match paid.refusal {
        None => "ok".to_owned(),
        Some(AnnuityRefusal::Employer) => format!("employer_above_{}", limits.employer_max),
        Some(AnnuityRefusal::Total) => format!("total_above_{}", limits.total_max),
    };
    Ok(Figures::default()
        .put("cent", "employer", cent(paid.employer))
        .put("cent", "employee", cent(paid.employee))
        .put("cent", "employee_deductible", cent(paid.deductible))
        .put("cent", "employee_taxable_excess", cent(paid.taxable_excess))
        .out("allowed", Actual::Flag(paid.refusal.is_none()))
        .out("reason", Actual::Text(reason)))
}

fn enterprise_payout(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<TaxCn>()?;
    let (balance, months) = (case.decimal("balance")?, case.count("months")?);
    let paid = annuity_payment(balance, months, case.decimal("annual_return_pct")?, tables(&pack)?.1)?;
    Ok(Figures::default()
        .put("cent", "monthly_payment", cent(paid.payment))
        .put("cent", "monthly_tax", cent(paid.tax.tax))
        .put("cent", "monthly_net", cent(paid.tax.after_tax))
        .exact("monthly_payment", paid.exact)
        .out("marginal_rate_pct", Actual::Exact(paid.tax.marginal_rate)))
}

fn combined(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionCn>()?;
    let whole = PensionCase {
        group: group(case)?,
        birth: birth(case)?,
        retire_in: None,
        base: case.decimal("base")?,
        average_index: case.decimal("average_index")?,
        contribution_months: case.count("contribution_months")?,
        account_balance: case.decimal("account_balance")?,
        between_ages: between(case)?,
    };
    let pension = mainland_pension(&whole, retirement(&pack)?, divisors(&pack)?)?;
    let percent = pension.percent_of_base.ok_or_else(|| unreadable("base"))?;
    Ok(Figures::default()
        .exact("divisor_months", pension.divisor)
        .exact("basic_pension", pension.basic.exact)
        .exact("account_pension", pension.account)
        .exact("monthly_pension", pension.monthly)
        .exact("replacement_of_base_pct", percent)
        .out("retire_month", month(pension.statutory.month))
        .count("age_years", pension.age.years)
        .count("age_months", pension.age.months)
        .out("minimum_years", years(pension.statutory.minimum_months)?)
        .out("eligible", Actual::Flag(pension.is_eligible()))
        .count("months_missing", pension.months_missing))
}
