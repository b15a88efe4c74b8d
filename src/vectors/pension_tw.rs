//! Pensions of Taiwan.

use super::case::{self, Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::Figures;
use super::packs::{cent, latest, pack};
use crate::domain::pension::taiwan::{
    Higher, InsuranceClaim, LabourAccount, LabourPayout, LabourPensionRules, NationalFormula, TwoFormulas, claim,
};
use crate::tool::pack::PensionTw;
use rust_decimal::Decimal;

/// The kinds read here.
pub(super) const KINDS: [&str; 7] =
    ["li_age", "li_annuity", "li_claim", "li_lump_sum", "lp_account", "lp_annuity", "np_annuity"];

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "li_age" => insurance_age(case)?,
        "li_annuity" => insurance_annuity(case)?,
        "li_claim" => insurance_claim(case)?,
        "li_lump_sum" => insurance_lump_sum(case)?,
        "lp_account" => labour_account(case)?,
        "lp_annuity" => labour_annuity(case)?,
        "np_annuity" => national(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

/// Insured years and months, as months.
fn insured(case: &VectorCase<'_>) -> Result<u32, Malformed> {
    let months = case.count("years")?.checked_mul(12);
    months.and_then(|months| case.count("months").ok()?.checked_add(months)).ok_or_else(|| unreadable("years"))
}

/// A whole number that may be negative.
fn shift(case: &VectorCase<'_>) -> Result<i32, Malformed> {
    let shift = case.input("shift_years").and_then(case::decimal).filter(Decimal::is_integer);
    shift.and_then(|shift| i32::try_from(shift).ok()).ok_or_else(|| unreadable("shift_years"))
}

fn formulas(figures: Figures, formulas: &TwoFormulas) -> Figures {
    let higher = match formulas.higher {
        Higher::A => "A",
        Higher::B => "B",
    };
    figures.exact("formula_a", formulas.a).exact("formula_b", formulas.b).out("higher", Actual::Text(higher.to_owned()))
}

fn insurance_annuity(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionTw>()?;
    let pension = latest(&pack.insurance)?.annuity(case.decimal("average_salary")?, insured(case)?, shift(case)?)?;
    let figures = Figures::default().exact("monthly", pension.exact).out("monthly_twd", cent(pension.monthly));
    Ok(formulas(figures, &pension.formulas))
}

fn insurance_age(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionTw>()?;
    let statutory = latest(&pack.insurance_ages)?.statutory(case.count("birth_year")?);
    let (age, most) = (statutory.ok_or_else(|| unreadable("birth_year"))?, latest(&pack.insurance)?.max_shift);
    Ok(Figures::default()
        .count("statutory_age", age)
        .count("earliest_age", age.saturating_sub(most))
        .count("latest_bonus_age", age.saturating_add(most)))
}

fn insurance_claim(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionTw>()?;
    let (formula, ages) = (latest(&pack.insurance)?, latest(&pack.insurance_ages)?);
    let (birth, age, salary) = (case.count("birth_year")?, case.count("claim_age")?, case.decimal("average_salary")?);
    let (statutory, outcome) = claim(birth, age, salary, insured(case)?, formula, ages)?;
    let figures = Figures::default().count("statutory_age", statutory);
    let result = |figures: Figures, word: &str| figures.out("result", Actual::Text(word.to_owned()));
    Ok(match outcome {
        InsuranceClaim::LumpSumOnly => result(figures, "lump_sum_only"),
        InsuranceClaim::TooEarly => result(figures, "too_early"),
        InsuranceClaim::Annuity { shift, pension } => result(figures, "annuity")
            .exact("monthly", pension.exact)
            .out("shift_years", Actual::Exact(shift.into()))
            .out("monthly_twd", cent(pension.monthly)),
    })
}

fn insurance_lump_sum(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionTw>()?;
    let rule = latest(&pack.insurance_lump_sum)?;
    let (months, amount) = rule.amount(case.decimal("average_salary_36m")?, case.count("years")?)?;
    Ok(Figures::default().put("cent", "amount", cent(amount)).count("months", months))
}

fn labour_account(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionTw>()?;
    let rules = LabourPensionRules { wage_cap: case.decimal("wage_cap")?, ..*latest(&pack.labour_pension)? };
    let account = LabourAccount {
        opening: case.decimal("opening_balance")?,
        wage: case.decimal("monthly_wage")?,
        wage_growth: case.decimal("wage_growth_pct")?,
        employer_share: case.decimal("employer_pct")?,
        voluntary_share: case.decimal("voluntary_pct")?,
        annual_return: case.decimal("annual_return_pct")?,
        months: case.count("months")?,
    };
    let result = account.follow(&rules)?;
    Ok(Figures::default()
        .exact("balance", result.balance)
        .exact("contributions", result.contributions)
        .exact("growth", result.growth))
}

fn labour_annuity(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionTw>()?;
    let (service, years) = (case.count("service_years")?, case.count("payout_years")?);
    let rules = latest(&pack.labour_payout)?;
    let figures = Figures::default();
    Ok(match rules.pay(case.decimal("balance")?, service, years, case.decimal("annual_rate_pct")?)? {
        LabourPayout::LumpSum(amount) => {
            figures.put("cent", "lump_sum", cent(amount)).out("result", Actual::Text("lump_sum_only".to_owned()))
        }
        LabourPayout::Monthly(monthly) => {
            figures.exact("monthly", monthly).out("result", Actual::Text("annuity".to_owned()))
        }
    })
}

fn national(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<PensionTw>()?;
    let formula = NationalFormula {
        insured_amount: case.decimal("insured_amount")?,
        supplement: case.decimal("supplement")?,
        ..*latest(&pack.national)?
    };
    let (both, monthly) = formula.pension(insured(case)?)?;
    let figures = Figures::default().exact("monthly", both.best()).out("monthly_twd", cent(monthly));
    Ok(formulas(figures, &both))
}
