//! What inputs begin with where the bank sets nothing else for them: the first saving case and what the packs know.

use rust_decimal::Decimal;

use crate::config::model::saving_case::SavingCase;
use crate::domain::loan::RepricingDay;
use crate::handover::meaning::reference_inputs;
use crate::handover::settings::Settings;
use crate::tool::form::setting::{Provenance, Setting};
use crate::tool::meaning::Reference;
use crate::tool::pack::{Edition, Packs};

/// Gives the first case to whatever begins with one.
pub(super) fn fill_in_saving_case(tools: &mut Settings, cases: &[SavingCase]) {
    let Some(case) = cases.first() else {
        return;
    };
    let source = Provenance { text: case.source.clone(), as_of: case.as_of };
    for (reference, value) in
        [(Reference::BadReturn, case.bad), (Reference::MiddleReturn, case.middle), (Reference::GoodReturn, case.good)]
    {
        fill_in_reference(
            tools,
            reference,
            &Setting { default: Some(value), source: Some(source.clone()), ..Setting::default() },
        );
    }
}

/// Gives inputs that a pack knows the pack's value.
pub(super) fn fill_in_rates(tools: &mut Settings, packs: &Packs) {
    if let Some((lpr, row)) = packs.lpr.as_ref().and_then(|lpr| Some((lpr, lpr.latest()?))) {
        fill_in_from_pack(tools, Reference::Lpr, row.five_years, &lpr.edition);
    }
    if let Some((fund, row)) = packs.housing_fund.as_ref().and_then(|fund| Some((fund, fund.rates.last()?))) {
        fill_in_from_pack(tools, Reference::HousingFund, row.first.long, &fund.edition);
    }
    if let Some(rules) = &packs.rules {
        fill_in_from_pack(tools, Reference::RepricingCycle, rules.cycle_months.into(), &rules.edition);
        let choice = RepricingDay::CODES.get(usize::from(rules.repricing == RepricingDay::Anniversary));
        let choice = choice.map(|choice| (*choice).to_owned());
        fill_in_reference(tools, Reference::RepricingDay, &Setting { choice, ..Setting::default() });
    }
    // What nobody has checked is no default with a source.
    if let Some(norms) = &packs.norms {
        if let Some(row) = norms.emergency_fund.last().filter(|row| !row.unverified) {
            fill_in_from_pack(tools, Reference::ReserveMonths, row.value.low.ceil(), &norms.edition);
        }
        if let Some(row) = norms.critical_illness.last().filter(|row| !row.unverified) {
            fill_in_from_pack(tools, Reference::IllnessIncomes, row.value.low, &norms.edition);
        }
    }
    if let Some(costs) = &packs.education
        && let Some(row) = costs.stages.last().filter(|row| !row.unverified)
    {
        for stage in &row.value {
            let reference = match stage.stage.as_str() {
                "preschool" => Reference::PreschoolCost,
                "primary" => Reference::PrimaryCost,
                "lower_secondary" => Reference::LowerSecondaryCost,
                "upper_secondary" => Reference::UpperSecondaryCost,
                "undergraduate" => Reference::UndergraduateCost,
                _ => continue,
            };
            fill_in_from_pack(tools, reference, stage.per_year, &costs.edition);
        }
    }
}

fn fill_in_from_pack(tools: &mut Settings, reference: Reference, default: Decimal, edition: &Edition) {
    let source = Provenance { text: edition.source.clone(), as_of: edition.version };
    fill_in_reference(
        tools,
        reference,
        &Setting { default: Some(default), source: Some(source), ..Setting::default() },
    );
}

/// Gives every input that begins with a reference this setting.
fn fill_in_reference(tools: &mut Settings, reference: Reference, setting: &Setting) {
    for (tool, input) in reference_inputs(reference) {
        tools.fill_in(tool, Setting { input: input.to_owned(), ..setting.clone() });
    }
}
