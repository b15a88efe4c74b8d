//! The months without an income, the budget, what two partners pay, and what is owned and owed.

use super::terms::{HouseholdTerms, Sum};
use super::{Household, Report};
use crate::domain::household::split_between;
use crate::domain::money::Money;
use crate::tool::report::{Cell, Chart, Mark, MarkKind, Series, SeriesRole, Unit};
use crate::tool::text::Arg;

/// The longest time of the picture.
const MAX_PICTURED: u32 = 60;

/// What is left of the money at hand month by month when no income comes.
pub(super) fn without_income(report: &mut Report, terms: &HouseholdTerms) {
    let lasts = terms.runway();
    let months = lasts.saturating_add(1).min(MAX_PICTURED);
    let mut series = vec![Series {
        label: report.text("series", "committed"),
        role: SeriesRole::After,
        values: terms.left(terms.committed, months),
    }];
    if terms.wants.monthly.is_positive() {
        let values = terms.left(terms.spending, months);
        series.insert(0, Series { label: report.text("series", "as_now"), role: SeriesRole::Before, values });
    }
    let mut names = vec!["month"];
    names.extend(series.iter().map(|series| if series.role == SeriesRole::After { "committed" } else { "as_now" }));
    let left = |monthly: Money, month: u32| {
        let spent = monthly.times(month).unwrap_or(terms.savings);
        (terms.savings - spent).at_least_zero()
    };
    let mut cells = Vec::new();
    for month in 0..=months {
        cells.push(Cell::Count(month));
        if series.len() > 1 {
            cells.push(Cell::Money(left(terms.spending, month)));
        }
        cells.push(Cell::Money(left(terms.committed, month)));
    }
    let summary = report.text("chart", if series.len() > 1 { "summary" } else { "summary_one" });
    let summary = summary.duration("committed", lasts).duration("as_now", terms.runway_as_now());
    // Within the picture: what lasts longer has no end here.
    let end = (lasts < MAX_PICTURED && terms.savings.is_positive()).then_some(months);
    let events =
        end.map(|month| Mark { month, label: report.text("chart", "gone").count("n", month), kind: MarkKind::End });
    report.charts.push(Chart {
        unit: Unit::Money,
        series,
        marker: Some(lasts.min(months)),
        events: events.into_iter().collect(),
        ..Chart::new("left", report.text("chart", "title"), summary, "left")
    });
    report.table("left", &names, cells);
}

/// What comes in and goes out, in a month and in a year.
pub(super) fn budget(report: &mut Report, terms: &HouseholdTerms) {
    let rows: [(&'static str, Sum); 6] = [
        ("income", terms.income),
        ("second_income", terms.second_income),
        ("essential", terms.essential),
        ("wants", terms.wants),
        ("debts", terms.debts),
        ("surplus", terms.surplus),
    ];
    let mut cells = Vec::new();
    for (name, sum) in rows {
        if name == "surplus" || !sum.yearly.is_zero() {
            cells.extend([Cell::Word("household.row", name), Cell::Money(sum.monthly), Cell::Money(sum.yearly)]);
        }
    }
    report.table("budget", &["what", "monthly", "yearly"], cells);
}

impl Household {
    /// What each of two partners pays of everything that is spent; nothing where there is one income.
    pub(super) fn partners(&self, report: &mut Report, terms: &HouseholdTerms) {
        let incomes = [terms.income.monthly, terms.second_income.monthly];
        let [_, second] = incomes;
        if !second.is_positive() {
            return;
        }
        let Some(paid) = split_between(terms.spending, incomes, self.split.into()) else { return };
        let mut cells = Vec::new();
        for ((name, income), pays) in ["first", "second"].into_iter().zip(incomes).zip(paid) {
            let left = income - pays;
            cells.push(Cell::Word("household.row", name));
            cells.extend([income, pays, left].map(Cell::Money));
        }
        report.table("partners", &["who", "earns", "pays", "keeps"], cells);
    }

    /// What is owned and owed, where more was entered than the money at hand.
    pub(super) fn balance_sheet(&self, report: &mut Report, terms: &HouseholdTerms) {
        if !self.has_balance_sheet() {
            return;
        }
        let rows = [
            ("savings", self.savings),
            ("deposits", self.deposits),
            ("funds", self.funds),
            ("stocks", self.stocks),
            ("policies", self.policies),
            ("property", self.property),
            ("other_assets", self.other_assets),
            ("home_debt", -self.home_debt),
            ("other_debt", -self.other_debt),
        ];
        let mut cells = Vec::new();
        for (name, amount) in rows {
            if !amount.is_zero() {
                cells.extend([Cell::Word("household.row", name), Cell::Money(amount)]);
            }
        }
        cells.extend([Cell::Word("household.row", "net"), Cell::Money(terms.worth.net)]);
        report.table("worth", &["what", "amount"], cells);
        if let Some(table) = report.tables.last_mut() {
            table.title = table.title.clone().with("net", Arg::Money(terms.worth.net));
        }
    }
}
