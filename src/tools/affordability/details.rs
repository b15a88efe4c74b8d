//! The rates it might come to, and what is owed over the years.

use rust_decimal::Decimal;

use super::inputs::Affordability;
use super::{AffordabilityTerms, FieldError, Report, STRESS_POINTS};
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::{Money, Rounding};
use crate::tool::report::{Cell, Chart, ChartForm, Series, SeriesRole, Unit};
use crate::tool::text::Text;

/// The same loan, and the most one could borrow, at each rate.
pub(super) fn shocks(report: &mut Report, terms: &AffordabilityTerms, loan: Money) -> Result<(), FieldError> {
    let mut cells = Vec::new();
    for points in 0..=STRESS_POINTS {
        let burden = terms.burden(loan, points)?;
        cells.extend([
            Cell::Percent(terms.rate_after(points)?.percent()),
            Cell::Money(burden.payment),
            Cell::Percent(burden.debt_to_income.round_half_up(2)),
            Cell::Money(burden.left_over),
            Cell::at_most(terms.loan_within(terms.limit, points)?.to_decimal()),
        ]);
    }
    report.table("shocks", &["rate", "payment", "share", "left_over", "top"], cells);
    if let Some(table) = report.tables.last_mut() {
        table.title = Text::of("affordability.table", "shocks").with("loan", terms.rounded_down(loan));
    }
    Ok(())
}

/// What is owed over the years at both ends of the range and, where there is one, of the wish.
pub(super) fn balances(
    report: &mut Report,
    terms: &AffordabilityTerms,
    low: Money,
    high: Money,
    wanted: Money,
) -> Result<(), FieldError> {
    let mut lines = vec![("cautious", SeriesRole::Low, low), ("top", SeriesRole::High, high)];
    if wanted.is_positive() {
        lines.push(("wanted", SeriesRole::Goal, wanted));
    }
    let mut series = Vec::new();
    for (name, role, loan) in &lines {
        let label = report.text("column", name);
        series.push(Series { label, role: *role, values: terms.balances(*loan)? });
    }
    let mut names = vec!["year"];
    names.extend(lines.iter().map(|(name, ..)| *name));
    let mut cells = Vec::new();
    for year in 0..=terms.years {
        let month = usize::try_from(year.saturating_mul(12)).unwrap_or(0);
        cells.push(Cell::Count(year));
        for line in &series {
            let owed = line.values.get(month).copied().unwrap_or_default();
            let owed = Money::from_decimal(owed, terms.currency, Rounding::HalfUp);
            cells.push(Cell::Money(owed.map_err(|_| FieldError::out_of_range(Affordability::INCOME))?));
        }
    }
    let (_, _, loan) = lines.last().copied().unwrap_or(("top", SeriesRole::High, high));
    let owed = series.last().map(|line| line.values.as_slice()).unwrap_or_default();
    let start = owed.first().copied().unwrap_or_default();
    let halved = |left: &Decimal| left.mul_checked(Decimal::TWO).is_some_and(|twice| twice <= start);
    let half = owed.iter().position(halved).and_then(|month| u32::try_from(month).ok()).filter(|month| *month > 0);
    let summary = match half {
        Some(month) => report.text("chart", "summary").with("loan", terms.rounded_down(loan)).duration("time", month),
        None => report.text("chart", "summary_none"),
    };
    report.charts.push(Chart {
        form: ChartForm::Band,
        // To the cent: what may be borrowed stands here beside what is owed of it.
        unit: Unit::Money,
        series,
        marker: half,
        ..Chart::new("balance", report.text("chart", "title"), summary, "years")
    });
    report.table("years", &names, cells);
    Ok(())
}
