//! What kind of case a case is: by its name, and without one by its fields.

use super::case::{Malformed, VectorCase};
use super::check::Checks;
use super::{
    accrual, allocation, amortisation, cost, deposit, drawdown, education, events, household, mortgage, pension_cn,
    pension_tw, protection, rate_of_return, regular_investing, returns, scale, simulation, spreadsheet, tvm,
};
use std::fmt;

/// The kinds that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VectorKind {
    Amortisation,
    RateOfReturn,
    StressFile,
    TimeValue,
    Instalment,
    Accrual,
    RegZ,
    AnnualRate,
    Prepayment,
    Repricing,
    Spreadsheet,
    Mortgage,
    WellBeingTable,
    WellBeing,
    GrableLytton,
    Bands,
    Deposit,
    PensionCn,
    Household,
    Education,
    Protection,
    PensionTw,
    RegularInvesting,
    Drawdown,
    Returns,
    Allocation,
    ClosedForm,
    SimulatedPlan,
}

impl VectorKind {
    /// The kind, or `None` for one that is not known here. What a case calls itself decides; only of a case without a
    /// name do its fields tell.
    pub fn of(case: &VectorCase<'_>) -> Option<VectorKind> {
        if case.field("kind").is_some() {
            case.top("kind").and_then(VectorKind::named)
        } else {
            VectorKind::by_fields(case)
        }
    }

    /// The kind of a name that the files use.
    fn named(name: &str) -> Option<VectorKind> {
        Some(match name {
            name if deposit::KINDS.contains(&name) => VectorKind::Deposit,
            name if pension_cn::KINDS.contains(&name) => VectorKind::PensionCn,
            name if household::KINDS.contains(&name) => VectorKind::Household,
            name if education::KINDS.contains(&name) => VectorKind::Education,
            name if protection::KINDS.contains(&name) => VectorKind::Protection,
            name if pension_tw::KINDS.contains(&name) => VectorKind::PensionTw,
            name if regular_investing::KINDS.contains(&name) => VectorKind::RegularInvesting,
            name if drawdown::KINDS.contains(&name) => VectorKind::Drawdown,
            name if returns::KINDS.contains(&name) => VectorKind::Returns,
            name if allocation::KINDS.contains(&name) => VectorKind::Allocation,
            "accrual" => VectorKind::Accrual,
            "fwb" => VectorKind::WellBeing,
            "grable_lytton" => VectorKind::GrableLytton,
            "instalment_fee" => VectorKind::Instalment,
            "irr" | "irr_periodic" | "xirr" => VectorKind::RateOfReturn,
            "prepayment" => VectorKind::Prepayment,
            "repricing" => VectorKind::Repricing,
            "plan" => VectorKind::SimulatedPlan,
            name if simulation::is_closed_form(name) => VectorKind::ClosedForm,
            _ => return None,
        })
    }

    fn by_fields(case: &VectorCase<'_>) -> Option<VectorKind> {
        if case.top("method").is_some() && case.has("months") {
            return Some(VectorKind::Amortisation);
        }
        if case.top("solve_for").is_some() {
            return Some(VectorKind::TimeValue);
        }
        if case.has("extra") {
            return Some(VectorKind::Prepayment);
        }
        if case.has("segments") {
            return Some(VectorKind::Repricing);
        }
        if case.has("fee_style") {
            return Some(VectorKind::Instalment);
        }
        if case.has("basis") && case.has("from") {
            return Some(VectorKind::Accrual);
        }
        if case.has("advances") {
            return Some(VectorKind::RegZ);
        }
        if case.has("flows_years_amount") || case.has("net_proceeds") || case.has("fees") {
            return Some(VectorKind::AnnualRate);
        }
        if case.has("args") {
            return Some(VectorKind::Spreadsheet);
        }
        if case.top("fn").and_then(mortgage::method).is_some() {
            return Some(VectorKind::Mortgage);
        }
        if case.has("coded_answers") {
            return Some(VectorKind::WellBeing);
        }
        if case.has("option_index_0based") {
            return Some(VectorKind::GrableLytton);
        }
        if let Some(out) = case.group("out") {
            if out.keys().any(|key| key.contains('|')) {
                return Some(VectorKind::WellBeingTable);
            }
            if out.contains_key("C1") {
                return Some(VectorKind::Bands);
            }
        }
        let flows = case.has("flows") || case.has("values");
        if flows && case.group("out").is_some() {
            return Some(VectorKind::RateOfReturn);
        }
        if flows && case.field("all_roots").is_some() {
            return Some(VectorKind::StressFile);
        }
        None
    }

    pub fn check(self, case: &VectorCase<'_>) -> Result<Checks, Malformed> {
        match self {
            VectorKind::Amortisation => amortisation::check(case),
            VectorKind::RateOfReturn => rate_of_return::check(case),
            VectorKind::StressFile => rate_of_return::check_stress(case),
            VectorKind::TimeValue => tvm::check(case),
            VectorKind::Instalment => cost::check_instalment(case),
            VectorKind::Accrual => accrual::check(case),
            VectorKind::RegZ => cost::check_reg_z(case),
            VectorKind::AnnualRate => cost::check_annual(case),
            VectorKind::Prepayment => events::check_prepayment(case),
            VectorKind::Repricing => events::check_repricing(case),
            VectorKind::Spreadsheet => spreadsheet::check(case),
            VectorKind::Mortgage => mortgage::check(case),
            VectorKind::WellBeingTable => scale::check_table(case),
            VectorKind::WellBeing => scale::check_well_being(case),
            VectorKind::GrableLytton => scale::check_grable_lytton(case),
            VectorKind::Bands => scale::check_bands(case),
            VectorKind::Deposit => deposit::check(case),
            VectorKind::PensionCn => pension_cn::check(case),
            VectorKind::Household => household::check(case),
            VectorKind::Education => education::check(case),
            VectorKind::Protection => protection::check(case),
            VectorKind::PensionTw => pension_tw::check(case),
            VectorKind::RegularInvesting => regular_investing::check(case),
            VectorKind::Drawdown => drawdown::check(case),
            VectorKind::Returns => returns::check(case),
            VectorKind::Allocation => allocation::check(case),
            VectorKind::ClosedForm => simulation::check_closed_form(case),
            VectorKind::SimulatedPlan => simulation::check_plan(case),
        }
    }
}

impl fmt::Display for VectorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            VectorKind::Amortisation => "amortisation",
            VectorKind::RateOfReturn => "rate of return",
            VectorKind::StressFile => "rate of return, stress file",
            VectorKind::TimeValue => "time value of money",
            VectorKind::Instalment => "instalment fee",
            VectorKind::Accrual => "accrual",
            VectorKind::RegZ => "Regulation Z",
            VectorKind::AnnualRate => "annual rate of credit",
            VectorKind::Prepayment => "prepayment",
            VectorKind::Repricing => "repricing",
            VectorKind::Spreadsheet => "spreadsheet function",
            VectorKind::Mortgage => "published mortgage",
            VectorKind::WellBeingTable => "well-being table",
            VectorKind::WellBeing => "well-being score",
            VectorKind::GrableLytton => "Grable-Lytton score",
            VectorKind::Bands => "score bands",
            VectorKind::Deposit => "deposit",
            VectorKind::PensionCn => "mainland pension",
            VectorKind::Household => "household",
            VectorKind::Education => "education of children",
            VectorKind::Protection => "protection",
            VectorKind::PensionTw => "Taiwan pension",
            VectorKind::RegularInvesting => "regular investing",
            VectorKind::Drawdown => "drawdown",
            VectorKind::Returns => "returns and risk",
            VectorKind::Allocation => "allocation",
            VectorKind::ClosedForm => "closed form of a simulation",
            VectorKind::SimulatedPlan => "simulated plan",
        })
    }
}

/// A name for a kind that is not known: what the case calls itself.
pub(super) fn describe(case: &VectorCase<'_>) -> String {
    let own = case.top("kind").or_else(|| case.top("fn")).or_else(|| case.top("solve_for"));
    let title = case.meta.get("title").and_then(serde_json::Value::as_str);
    match (own, title) {
        (Some(own), Some(title)) => format!("{own} ({title})"),
        (Some(own), None) => own.to_owned(),
        (None, Some(title)) => title.to_owned(),
        (None, None) => "unnamed".to_owned(),
    }
}
