//! Needs, norms, affordability, survival and the price of a term.

use super::case::{Malformed, VectorCase, unreadable};
use super::check::{Actual, Checks};
use super::figures::{Figures, optional};
use super::packs::{cent, latest, pack};
use crate::domain::protection::{
    DisabilityNeed, LifeNeed, MortalityTable, PaymentTiming, PremiumBand, affordability, income_value, joint_survival,
};
use crate::tool::pack::{MortalityCn, ProtectionNorms};
use rust_decimal::Decimal;

/// The kinds read here.
pub(super) const KINDS: [&str; 9] = [
    "affordability",
    "critical_illness",
    "disability",
    "double_ten",
    "income_replacement_pv",
    "joint_survival",
    "life_need",
    "survival",
    "term_premium",
];

/// Shares agree to this distance.
const TOLERANCE: f64 = 1e-9;

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "affordability" => premiums(case)?,
        "critical_illness" => critical_illness(case)?,
        "disability" => disability(case)?,
        "double_ten" => double_ten(case)?,
        "income_replacement_pv" => replacement(case)?,
        "joint_survival" => joint(case)?,
        "life_need" => life_need(case)?,
        "survival" => survival(case)?,
        "term_premium" => term_premium(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

fn life_need(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let need = LifeNeed {
        annual_income: case.decimal("annual_income")?,
        replacement: case.decimal("replacement_pct")?,
        years: case.count("years")?,
        continuing_income: Decimal::ZERO,
        discount_real: case.decimal("discount_real_pct")?,
        debts: case.decimal("debts")?,
        education: case.decimal("education_reserve")?,
        final_expenses: case.decimal("final_expenses")?,
        parents_support: case.decimal("parents_support")?,
        liquid_assets: case.decimal("liquid_assets")?,
        existing_cover: case.decimal("existing_cover")?,
    };
    let gap = need.gap()?;
    Ok(Figures::default()
        .exact("income_replacement", gap.income_replacement)
        .exact("total_need", gap.total_need)
        .exact("raw_gap", gap.raw_gap)
        .exact("gap", gap.gap)
        .out("over_covered", Actual::Flag(gap.is_over_covered())))
}

fn replacement(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let timing = match case.text("timing")? {
        "start" => PaymentTiming::Start,
        "end" => PaymentTiming::End,
        _ => return Err(unreadable("timing")),
    };
    let (growth, discount) = (case.decimal("growth_pct")?, case.decimal("discount_pct")?);
    let value = income_value(case.decimal("annual_amount")?, case.count("years")?, growth, discount, timing)?;
    Ok(Figures::default().exact("present_value", value))
}

fn band(band: PremiumBand) -> Actual {
    let word = match band {
        PremiumBand::BelowRange => "below_range",
        PremiumBand::InRange => "in_range",
        PremiumBand::AboveRange => "above_range",
        PremiumBand::Warn => "warn",
    };
    Actual::Text(word.to_owned())
}

fn double_ten(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<ProtectionNorms>()?;
    let (income, premium) = (case.decimal("annual_income")?, case.decimal("annual_premium")?);
    let check = latest(&pack.premium)?.check(income, premium, case.decimal("cover")?)?;
    Ok(Figures::default()
        .exact("premium_share_pct", check.premium_share)
        .exact("cover_times_income", check.cover_times_income)
        .exact("recommended_cover", check.norm_cover)
        .exact("recommended_premium", check.norm_premium)
        .out("premium_band", band(check.band))
        .out("cover_reaches_norm", Actual::Flag(check.reaches_norm)))
}

fn premiums(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<ProtectionNorms>()?;
    let (income, spending) = (case.decimal("annual_income")?, case.decimal("monthly_spending")?);
    let held = affordability(income, spending, &case.decimals("annual_premiums")?, latest(&pack.premium)?)?;
    Ok(Figures::default()
        .put("cent", "total_premium", cent(held.total_premium))
        .put("cent", "surplus_before_premium", cent(held.surplus_before))
        .put("cent", "surplus_after_premium", cent(held.surplus_after))
        .exact("premium_share_of_income_pct", held.share_of_income)
        .put(
            "exact",
            "premium_share_of_surplus_pct",
            optional(held.share_of_surplus, |share| Actual::near(share, TOLERANCE)),
        )
        .out("band", band(held.band)))
}

fn critical_illness(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<ProtectionNorms>()?;
    let norm = latest(&pack.critical_illness)?;
    let check = norm.check(case.decimal("annual_income")?, case.decimal("existing_cover")?)?;
    Ok(Figures::default()
        .exact("norm_low", check.norm_low)
        .exact("norm_high", check.norm_high)
        .exact("gap_low", check.gap_low)
        .exact("gap_high", check.gap_high))
}

fn disability(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let need = DisabilityNeed {
        annual_income: case.decimal("annual_income")?,
        replacement: case.decimal("replacement_pct")?,
        other_benefit: case.decimal("other_benefit_annual")?,
        age: case.count("age")?,
        until_age: case.count("until_age")?,
        waiting_years: case.count("waiting_years")?,
        discount_real: case.decimal("discount_real_pct")?,
        existing_cover: case.decimal("existing_cover")?,
    };
    let gap = need.gap()?;
    Ok(Figures::default()
        .exact("annual_need", gap.annual_need)
        .exact("present_value", gap.present_value)
        .exact("gap", gap.gap))
}

/// The table of a name; the files join its parts with hyphens.
fn table<'a>(pack: &'a MortalityCn, case: &VectorCase<'_>, name: &str) -> Result<&'a MortalityTable, Malformed> {
    let id = case.text(name)?.replace('-', "_");
    pack.table(&id).map(|row| &row.value.table).ok_or_else(|| unreadable(name))
}

fn survival(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<MortalityCn>()?;
    let (table, age) = (table(&pack, case, "table")?, case.count("age")?);
    let survival = table.survival(age, case.count("years")?)?;
    Ok(Figures::default()
        .exact("survival", survival.survival)
        .exact("death_within", survival.death_within)
        .exact("complete_expectation", table.expectation(age)?))
}

fn joint(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<MortalityCn>()?;
    let first = (table(&pack, case, "table_1")?, case.count("age_1")?);
    let second = (table(&pack, case, "table_2")?, case.count("age_2")?);
    let joint = joint_survival(first, second, case.count("years")?)?;
    Ok(Figures::default().exact("both_alive", joint.both).exact("at_least_one_alive", joint.at_least_one))
}

fn term_premium(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<MortalityCn>()?;
    let premium = table(&pack, case, "table")?.term_premium(
        case.count("age")?,
        case.count("years")?,
        case.decimal("sum_insured")?,
        case.decimal("interest_pct")?,
    )?;
    Ok(Figures::default()
        .exact("single_premium", premium.single)
        .exact("annual_premium", premium.annual)
        .exact("annuity_due", premium.annuity_due))
}
