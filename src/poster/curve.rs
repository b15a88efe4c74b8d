//! The first picture of a report, as far as it is read at a glance.

use rust_decimal::prelude::ToPrimitive as _;

use super::values::Hidden;
use crate::chart::ticks;
use crate::i18n::Texts;
use crate::i18n::number;
use crate::tool::report::{Chart, ChartForm, SeriesRole, Unit};

/// More lines than this cannot be told apart at a glance.
const MAX_LINES: usize = 4;

/// A curve with what is written at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it shows, in one sentence.
    pub summary: String,
    /// How its lines are drawn.
    pub form: CurveForm,
    /// Its lines, the lowest part of a stack first.
    pub lines: Vec<CurveLine>,
    /// The amounts of the grid with their labels, from the lowest up.
    pub amounts: Vec<(f64, String)>,
    /// The ends of the time axis.
    pub ends: [String; 2],
    /// What the report points at: how far to the right, from 0 to 1, and when that is.
    pub marker: Option<(f64, String)>,
}

/// How lines are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveForm {
    /// From value to value.
    Lines,
    /// Each value holds until the next.
    Steps,
    /// The same, in areas on top of each other.
    Stack,
    /// From value to value, with the area between the first and the third.
    Band,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveLine {
    /// What it is; empty where that would tell what was taken out.
    pub label: String,
    /// Whether it is what the report is about, and no line to compare with.
    pub leads: bool,
    /// Its values; those of a stack on top of the parts below.
    pub values: Vec<f64>,
}

impl Curve {
    /// The curve of a chart; `None` where there is nothing to draw.
    pub(super) fn of(chart: &Chart, texts: &Texts, hidden: &Hidden) -> Option<Curve> {
        let form = match chart.form {
            ChartForm::Lines => CurveForm::Lines,
            ChartForm::Steps => CurveForm::Steps,
            ChartForm::Stacked => CurveForm::Stack,
            ChartForm::Band => CurveForm::Band,
        };
        let mut lines: Vec<CurveLine> = Vec::new();
        for series in chart.series.iter().take(MAX_LINES.max(if form == CurveForm::Band { 5 } else { 0 })) {
            let mut values: Vec<f64> = series.values.iter().map(|value| value.to_f64().unwrap_or_default()).collect();
            if let (CurveForm::Stack, Some(below)) = (form, lines.last()) {
                for (value, below) in values.iter_mut().zip(&below.values) {
                    *value += below;
                }
            }
            let leads =
                !matches!(series.role, SeriesRole::Before | SeriesRole::Paid | SeriesRole::Goal | SeriesRole::Interest);
            let label = Some(texts.say(&series.label)).filter(|label| !hidden.is_told_by(label)).unwrap_or_default();
            lines.push(CurveLine { label, leads, values });
        }
        let most = lines.iter().flat_map(|line| &line.values).copied().fold(0.0, f64::max);
        let least = lines.iter().flat_map(|line| &line.values).copied().fold(0.0, f64::min);
        let steps = chart.steps();
        if most <= least || steps == 0 {
            return None;
        }
        let locale = texts.locale;
        let amounts = ticks::amounts(least, most).into_iter().map(|amount| {
            let label = number::axis(amount, locale);
            (amount, if chart.unit == Unit::Percent { format!("{label}%") } else { label })
        });
        let time = |steps: u32| number::duration(steps.saturating_mul(chart.every), locale);
        let marker = chart.marker.filter(|step| *step > 0 && *step < steps);
        let marker = marker.map(|step| (f64::from(step) / f64::from(steps), time(step)));
        let summary = Some(texts.say(&chart.summary)).filter(|line| !hidden.is_told_by(line)).unwrap_or_default();
        let ends = ["0".to_owned(), Some(time(steps)).filter(|end| !hidden.is_told_by(end)).unwrap_or_default()];
        let marker = marker.filter(|(_, when)| !hidden.is_told_by(when));
        Some(Curve { summary, form, lines, amounts: amounts.collect(), ends, marker })
    }

    /// What is written at it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let amounts = self.amounts.iter().map(|(_, label)| label);
        let marker = self.marker.iter().map(|(_, label)| label);
        self.lines.iter().map(|line| &line.label).chain(amounts).chain(&self.ends).chain(marker).map(String::as_str)
    }
}
