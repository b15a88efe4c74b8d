//! The education of children by their ages.

use super::case::{Malformed, VectorCase, missing, unreadable};
use super::check::{Actual, Checks};
use super::figures::{Figures, optional};
use super::packs::{entry, entry_count, entry_decimal, latest, pack};
use crate::domain::double_double::DoubleDouble;
use crate::domain::saving::{
    Child, ChildStage, EducationYear, FamilyCosts, FamilyEducation, SavingTiming, YearlySaving,
};
use crate::tool::pack::EducationCost;
use rust_decimal::Decimal;
use serde_json::Value;

/// The kinds read here.
pub(super) const KINDS: [&str; 5] = ["gap_by_year", "pack_table", "required_saving", "stage_costs", "two_children"];

/// Costs agree to this distance.
const TOLERANCE: f64 = 1e-9;

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let figures = match case.top("kind").unwrap_or_default() {
        "gap_by_year" => gap_by_year(case)?,
        "pack_table" => pack_table(case)?,
        "required_saving" => required_saving(case)?,
        "stage_costs" => stage_costs(case)?,
        "two_children" => two_children(case)?,
        other => return Err(Malformed(format!("the kind {other:?} is not known"))),
    };
    Ok(figures.check(case))
}

fn child(value: &Value) -> Result<Child, Malformed> {
    let stages = entry(value, "stages")?.as_array().ok_or_else(|| unreadable("stages"))?;
    let stage = |value: &Value| {
        let (from_age, to_age) = (entry_count(value, "from_age")?, entry_count(value, "to_age")?);
        Ok(ChildStage { from_age, to_age, cost: entry_decimal(value, "cost_today")? })
    };
    Ok(Child {
        age: entry_count(value, "age_now")?,
        inflation: entry_decimal(value, "inflation_pct")?,
        stages: stages.iter().map(stage).collect::<Result<_, Malformed>>()?,
    })
}

fn family(case: &VectorCase<'_>) -> Result<FamilyEducation, Malformed> {
    let children = match case.input("child") {
        Some(one) => vec![child(one)?],
        None => case.list("children")?.iter().map(child).collect::<Result<_, _>>()?,
    };
    Ok(FamilyEducation { children, annual_return: case.decimal("annual_return_pct")? })
}

fn near(value: Decimal) -> Actual {
    Actual::near(value, TOLERANCE)
}

/// What all kinds say of the costs.
fn costs(family: &FamilyEducation) -> Result<(Figures, FamilyCosts), Malformed> {
    let costs = family.costs()?;
    let rows = costs.by_year.iter().map(|row| Actual::List(vec![Actual::count(row.year), near(row.cost)]));
    let figures = Figures::default()
        .put("exact", "cost_by_year", Actual::List(rows.collect()))
        .exact("total_nominal", costs.total)
        .exact("total_today_prices", costs.today_prices)
        .exact("needed_now", costs.needed_now);
    Ok((figures, costs))
}

fn stage_costs(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (figures, costs) = costs(&family(case)?)?;
    let year = |row: Option<&crate::domain::saving::YearCost>| optional(row, |row| Actual::count(row.year));
    Ok(figures
        .out("first_year", year(costs.by_year.first()))
        .out("last_year", year(costs.by_year.last()))
        .printed("", DoubleDouble::from(costs.total)))
}

fn two_children(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let (figures, costs) = costs(&family(case)?)?;
    let overlap = costs.overlap_years.iter().map(|year| Actual::count(*year)).collect();
    Ok(figures
        .put("exact", "peak_cost", optional(costs.peak, |peak| near(peak.cost)))
        .out("peak_year", optional(costs.peak, |peak| Actual::count(peak.year)))
        .out("overlap_years", Actual::List(overlap)))
}

fn required_saving(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let timing = match case.text("timing")? {
        "year_start" => SavingTiming::YearStart,
        "month_end" => SavingTiming::MonthEnd,
        _ => return Err(unreadable("timing")),
    };
    let saving = family(case)?.required_saving(case.decimal("current_assets")?, case.count("save_years")?, timing)?;
    Ok(Figures::default()
        .exact("needed_now", saving.needed_now)
        .exact("gap_now", saving.missing_now)
        .exact("saving_per_period", saving.each_time))
}

fn gap_by_year(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let assets = case.decimal("current_assets")?;
    let plan = YearlySaving {
        assets,
        saving: case.decimal("annual_saving")?,
        growth: case.decimal("saving_growth_pct")?,
        years: case.count("save_years")?,
    };
    let years = family(case)?.follow(&plan)?;
    let row = |year: &EducationYear| {
        let figures = [year.saving, year.cost, year.paid, year.gap, year.balance];
        Actual::List([Actual::count(year.year)].into_iter().chain(figures.map(near)).collect())
    };
    let short = years.iter().find(|year| year.gap > Decimal::ZERO);
    Ok(Figures::default()
        .put("exact", "rows_year_saving_cost_paid_gap_balance", Actual::List(years.iter().map(row).collect()))
        .exact("final_balance", years.last().map_or(assets, |year| year.balance))
        .out("first_gap_year", optional(short, |year| Actual::count(year.year))))
}

fn pack_table(case: &VectorCase<'_>) -> Result<Figures, Malformed> {
    let pack = pack::<EducationCost>()?;
    let stages: Vec<ChildStage> = match case.text("table")? {
        "upbringing-by-age-2024" => {
            let rows = latest(&pack.upbringing)?.iter();
            rows.map(|row| ChildStage { from_age: row.from_age, to_age: row.to_age, cost: row.per_year }).collect()
        }
        "education-spend-by-stage" => {
            let rows = latest(&pack.stages)?.iter();
            rows.map(|row| ChildStage { from_age: row.from_age, to_age: row.to_age, cost: row.per_year }).collect()
        }
        _ => return Err(missing("table")),
    };
    let (age, inflation) = (case.count("age_now")?, case.decimal("inflation_pct")?);
    let children = vec![Child { age, inflation, stages }];
    let (figures, costs) = costs(&FamilyEducation { children, annual_return: case.decimal("annual_return_pct")? })?;
    let years = u32::try_from(costs.by_year.len()).map_err(|_| unreadable("table"))?;
    Ok(figures.count("years", years))
}
