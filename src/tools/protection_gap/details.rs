//! What the need is made of, and how it goes with the years.

use rust_decimal::Decimal;

use super::needs::Gaps;
use super::{FieldError, ProtectionGap, Report};
use crate::domain::money::Side;
use crate::tool::report::{Cell, Chart, ChartForm, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};

/// The years beyond those that were chosen of which the picture tells.
const FURTHER_YEARS: u32 = 5;
/// The cases: the return above inflation a point lower, as it was entered, a point higher. The bad one comes first.
const CASES: [(&str, SeriesRole, Decimal); 3] = [
    ("bad", SeriesRole::High, Decimal::NEGATIVE_ONE),
    ("middle", SeriesRole::Middle, Decimal::ZERO),
    ("good", SeriesRole::Low, Decimal::ONE),
];

impl ProtectionGap {
    /// What is needed and what is there, one below the other.
    pub(super) fn parts(&self, report: &mut Report, gaps: &Gaps) {
        let needs = [
            ("income", gaps.life.income_replacement),
            ("owed", self.owed),
            ("education", self.education),
            ("parents", self.parents),
            ("final_costs", self.final_costs),
        ];
        let mut cells = Vec::new();
        for (name, amount) in needs {
            if !amount.is_zero() {
                cells.extend([Cell::Word("protection_gap.row", name), Cell::at_least(amount)]);
            }
        }
        cells.extend([Cell::Word("protection_gap.row", "need"), Cell::at_least(gaps.life.total_need)]);
        for (name, amount) in [("savings", self.savings), ("life_cover", self.life_cover)] {
            if !amount.is_zero() {
                cells.extend([Cell::Word("protection_gap.row", name), Cell::at_most(amount)]);
            }
        }
        cells.extend([Cell::Word("protection_gap.row", "gap"), Cell::at_least(gaps.life.gap)]);
        report.table("parts", &["what", "amount"], cells);
    }

    /// What would be missing by the years for which the income is replaced, in three cases of the return.
    pub(super) fn by_years(&self, report: &mut Report) -> Result<(), FieldError> {
        let last = self.years.saturating_add(FURTHER_YEARS);
        let mut series = Vec::new();
        for (case, role, points) in CASES {
            let mut values = Vec::new();
            for years in 0..=last {
                values.push(self.life(years, points)?.gap);
            }
            series.push(Series { label: Text::of("case", case), role, values });
        }
        let at = |values: &[Decimal], years: u32| {
            usize::try_from(years).ok().and_then(|place| values.get(place)).copied().unwrap_or_default()
        };
        let mut cells = Vec::new();
        for years in 0..=last {
            cells.push(Cell::Count(years));
            cells.extend(series.iter().map(|line| Cell::at_least(at(&line.values, years))));
        }
        let mut summary = report.text("chart", "summary").duration("time", self.years.saturating_mul(12));
        for ((case, ..), line) in CASES.into_iter().zip(&series) {
            summary = summary.with(case, Arg::at_least(at(&line.values, self.years)));
        }
        report.charts.push(Chart {
            form: ChartForm::Band,
            unit: Unit::Rounded(Side::AtLeast),
            every: 12,
            series,
            marker: Some(self.years),
            ..Chart::new("gap", report.text("chart", "title"), summary, "years")
        });
        report.table("years", &["year", "bad", "middle", "good"], cells);
        Ok(())
    }
}
