//! What the tools need of a bank's document.

mod defaults;

use std::sync::Arc;

use chrono::NaiveDate;

use super::model::lifecycle;
use super::model::packs;
use super::model::saving_case::SavingCase;
use super::model::statement::StatementRules;
use super::model::tools as settings;
use super::node::{Node, PartialList};
use super::part::part;
use crate::advice::lifecycle::LifecycleThresholds;
use crate::base::json::Json;
use crate::domain::money::Currency;
use crate::handover::meaning::reference_inputs;
use crate::handover::settings::Settings;
use crate::tool::form::setting::Setting;
use crate::tool::meaning::Reference;
use crate::tool::pack::Packs;
use defaults::{fill_in_rates, fill_in_saving_case};

/// Defaults and limits, dated rules and rates, and how long a plan is a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolsConfig {
    /// Defaults and limits of the tools' inputs, filled in from the rest.
    pub settings: Settings,
    /// Dated rules and reference rates, FinPlan's own where the bank has none.
    pub packs: Arc<Packs>,
    /// Assumed returns for the saving goal, the default first.
    pub saving_cases: Vec<SavingCase>,
    /// How the all-in cost statement is read and confirmed.
    pub cost_statement: StatementRules,
    /// From when on a plan counts as old.
    pub lifecycle: LifecycleThresholds,
}

impl ToolsConfig {
    /// Completes what a bank wrote down: what it left out is FinPlan's own.
    pub(super) fn new(
        mut settings: Settings,
        packs: Packs,
        saving_cases: Vec<SavingCase>,
        cost_statement: Option<StatementRules>,
        lifecycle: Option<LifecycleThresholds>,
        currency: Currency,
    ) -> ToolsConfig {
        let packs = Arc::new(packs::completed(packs, currency));
        fill_in_saving_case(&mut settings, &saving_cases);
        fill_in_rates(&mut settings, &packs);
        ToolsConfig {
            settings: settings.shared(),
            packs,
            saving_cases,
            cost_statement: cost_statement.unwrap_or_default(),
            lifecycle: lifecycle.unwrap_or_else(lifecycle::built_in),
        }
    }

    /// What the bank sets for the inputs of this tool.
    #[must_use]
    pub fn settings(&self, tool: &str) -> &[Setting] {
        self.settings.of(tool)
    }

    /// The day of the latest change among the published rates that this tool works with; `None` where it works with
    /// none.
    #[must_use]
    pub fn rates_changed(&self, tool: &str) -> Option<NaiveDate> {
        let lpr = self.packs.lpr.as_ref().and_then(|lpr| lpr.latest()).map(|row| row.from);
        let fund = self.packs.housing_fund.as_ref().and_then(|fund| fund.rates.last()).map(|row| row.from);
        let begins = |reference| reference_inputs(reference).any(|(known, _)| known == tool);
        lpr.filter(|_| begins(Reference::Lpr)).max(fund.filter(|_| begins(Reference::HousingFund)))
    }
}

/// Takes what the tools need of a document that [`load`](super::load) accepts, and passes over the rest.
///
/// This is no check: a part that cannot be read counts as left out.
///
/// ```
/// use finplan::base::json::parse;
/// use finplan::config::{SAMPLE, load, tools_config};
/// let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
/// let bank = load(SAMPLE, &|_| true, today).unwrap();
/// assert_eq!(tools_config(&parse(SAMPLE).unwrap(), bank.institution.currency), *bank.tools);
/// ```
#[must_use]
pub fn tools_config(document: &Json, currency: Currency) -> ToolsConfig {
    fn read<T: Node>(document: &Json, key: &str) -> Option<T> {
        part(document, key).flatten()
    }
    let cases: Option<PartialList<SavingCase>> = read(document, "saving_cases");
    ToolsConfig::new(
        document.entry("tools").map(settings::trusted).unwrap_or_default(),
        read(document, "packs").unwrap_or_default(),
        cases.map(PartialList::into_entries).unwrap_or_default(),
        read(document, "cost_statement"),
        read(document, "lifecycle"),
        currency,
    )
}
