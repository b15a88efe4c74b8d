//! What kind of case a case is: by its name, and without one by its fields.

use super::case::{Case, Malformed};
use super::check::Checks;
use super::{accrual, amortisation, cost, events, mortgage, rate_of_return, scale, spreadsheet, tvm};
use std::fmt;

/// The kinds that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
}

impl Kind {
    /// The kind, or `None` for one that is not known here. What a case calls itself decides; only of a case without a
    /// name do its fields tell.
    pub fn of(case: &Case<'_>) -> Option<Kind> {
        if case.field("kind").is_some() { case.top("kind").and_then(Kind::named) } else { Kind::by_fields(case) }
    }

    /// The kind of a name that the files use.
    fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "accrual" => Kind::Accrual,
            "fwb" => Kind::WellBeing,
            "grable_lytton" => Kind::GrableLytton,
            "instalment_fee" => Kind::Instalment,
            "irr" | "irr_periodic" | "xirr" => Kind::RateOfReturn,
            "prepayment" => Kind::Prepayment,
            "repricing" => Kind::Repricing,
            _ => return None,
        })
    }

    fn by_fields(case: &Case<'_>) -> Option<Kind> {
        if case.top("method").is_some() && case.has("months") {
            return Some(Kind::Amortisation);
        }
        if case.top("solve_for").is_some() {
            return Some(Kind::TimeValue);
        }
        if case.has("extra") {
            return Some(Kind::Prepayment);
        }
        if case.has("segments") {
            return Some(Kind::Repricing);
        }
        if case.has("fee_style") {
            return Some(Kind::Instalment);
        }
        if case.has("basis") && case.has("from") {
            return Some(Kind::Accrual);
        }
        if case.has("advances") {
            return Some(Kind::RegZ);
        }
        if case.has("flows_years_amount") || case.has("net_proceeds") || case.has("fees") {
            return Some(Kind::AnnualRate);
        }
        if case.has("args") {
            return Some(Kind::Spreadsheet);
        }
        if case.top("fn").and_then(mortgage::method).is_some() {
            return Some(Kind::Mortgage);
        }
        if case.has("coded_answers") {
            return Some(Kind::WellBeing);
        }
        if case.has("option_index_0based") {
            return Some(Kind::GrableLytton);
        }
        if let Some(out) = case.group("out") {
            if out.keys().any(|key| key.contains('|')) {
                return Some(Kind::WellBeingTable);
            }
            if out.contains_key("C1") {
                return Some(Kind::Bands);
            }
        }
        let flows = case.has("flows") || case.has("values");
        if flows && case.group("out").is_some() {
            return Some(Kind::RateOfReturn);
        }
        if flows && case.field("all_roots").is_some() {
            return Some(Kind::StressFile);
        }
        None
    }

    pub fn check(self, case: &Case<'_>) -> Result<Checks, Malformed> {
        match self {
            Kind::Amortisation => amortisation::check(case),
            Kind::RateOfReturn => rate_of_return::check(case),
            Kind::StressFile => rate_of_return::check_stress(case),
            Kind::TimeValue => tvm::check(case),
            Kind::Instalment => cost::check_instalment(case),
            Kind::Accrual => accrual::check(case),
            Kind::RegZ => cost::check_reg_z(case),
            Kind::AnnualRate => cost::check_annual(case),
            Kind::Prepayment => events::check_prepayment(case),
            Kind::Repricing => events::check_repricing(case),
            Kind::Spreadsheet => spreadsheet::check(case),
            Kind::Mortgage => mortgage::check(case),
            Kind::WellBeingTable => scale::check_table(case),
            Kind::WellBeing => scale::check_well_being(case),
            Kind::GrableLytton => scale::check_grable_lytton(case),
            Kind::Bands => scale::check_bands(case),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Amortisation => "amortisation",
            Kind::RateOfReturn => "rate of return",
            Kind::StressFile => "rate of return, stress file",
            Kind::TimeValue => "time value of money",
            Kind::Instalment => "instalment fee",
            Kind::Accrual => "accrual",
            Kind::RegZ => "Regulation Z",
            Kind::AnnualRate => "annual rate of credit",
            Kind::Prepayment => "prepayment",
            Kind::Repricing => "repricing",
            Kind::Spreadsheet => "spreadsheet function",
            Kind::Mortgage => "published mortgage",
            Kind::WellBeingTable => "well-being table",
            Kind::WellBeing => "well-being score",
            Kind::GrableLytton => "Grable-Lytton score",
            Kind::Bands => "score bands",
        })
    }
}

/// A name for a kind that is not known: what the case calls itself.
pub(super) fn describe(case: &Case<'_>) -> String {
    let own = case.top("kind").or_else(|| case.top("fn")).or_else(|| case.top("solve_for"));
    let title = case.meta.get("title").and_then(serde_json::Value::as_str);
    match (own, title) {
        (Some(own), Some(title)) => format!("{own} ({title})"),
        (Some(own), None) => own.to_owned(),
        (None, Some(title)) => title.to_owned(),
        (None, None) => "unnamed".to_owned(),
    }
}
