//! What a fall would have felt like: named episodes as money of this plan at its largest.

use rust_decimal::Decimal;

use super::{FieldError, RegularInvesting, Report};
use crate::domain::allocation::stress;
use crate::domain::money::{Money, Rounding};
use crate::tool::Context;
use crate::tool::pack::{Episode, Episodes};
use crate::tool::report::Cell;
use crate::tool::text::{Arg, Text};

/// The episodes that have words.
const NAMES: [&str; 8] = [
    "gfc_2007_2008",
    "money_crunch_2013",
    "a_share_2015",
    "bond_bear_2016_2017",
    "deleveraging_2018",
    "covid_2020",
    "long_bear_2021_2024",
    "global_tightening_2022",
];

/// One of the assets of the plan; what is cash does not fall.
#[derive(Clone, Copy, PartialEq)]
enum Asset {
    Equity,
    Bond,
}

/// A fall, as money of the plan.
struct Fall {
    episode: &'static Episode,
    name: &'static str,
    percent: Decimal,
    amount: Money,
}

impl RegularInvesting {
    /// Adds the falls of a plan that is worth this at its largest: the deepest as a figure and a warning, all as a
    /// table. Nothing where nothing of it is in shares or bonds.
    pub(super) fn falls(&self, report: &mut Report, largest: Decimal, context: &Context) -> Result<(), FieldError> {
        let weights = [(Asset::Equity, self.equity), (Asset::Bond, self.bonds)];
        let refused = || FieldError::out_of_range(RegularInvesting::AMOUNT);
        let Some(pack) = Episodes::built_in().filter(|_| weights.iter().any(|(_, weight)| *weight > Decimal::ZERO))
        else {
            return Ok(());
        };
        let value = Money::from_decimal(largest, context.currency, Rounding::HalfUp).map_err(|_| refused())?;
        let mut falls = Vec::new();
        for episode in &pack.episodes {
            let Some(name) = NAMES.into_iter().find(|name| episode.id == **name) else { continue };
            let changes = [(Asset::Equity, episode.equity), (Asset::Bond, episode.bond)];
            let found = stress(&weights, &changes).map_err(|_| refused())?;
            let amount = -found.change_of(value).map_err(|_| refused())?;
            falls.push(Fall { episode, name, percent: found.change, amount });
        }
        let Some(worst) = falls.iter().max_by_key(|fall| fall.amount).filter(|fall| fall.amount.is_positive()) else {
            return Ok(());
        };
        report.used(&pack.edition, context.today);
        let loss = Arg::at_least(worst.amount.to_decimal());
        let name = Arg::text(Text::item("regular_investing", "episode", worst.name));
        let method = report.text("how", "fall").with("episode", name.clone());
        report.figure_by("fall", loss.clone(), method);
        let text = report.text("warning", "fall").with("episode", name).with("fall", loss);
        report.warn(text.with("value", Arg::at_most(largest)).percent("change", worst.percent.abs()));
        let mut cells = Vec::new();
        for fall in &falls {
            cells.extend([
                Cell::Word("regular_investing.episode", fall.name),
                Cell::Month(fall.episode.peak),
                Cell::Month(fall.episode.trough),
                Cell::Percent(fall.percent),
                Cell::at_least(fall.amount.to_decimal()),
                fall.episode.recovered.map_or(Cell::Word("regular_investing", "not_back"), Cell::Month),
            ]);
        }
        report.table("falls", &["episode", "peak", "trough", "change", "fall", "recovered"], cells);
        report.assume(&["falls"]);
        Ok(())
    }
}
