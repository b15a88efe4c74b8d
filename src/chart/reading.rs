//! What a chart says at one place: the legend, and what a screen reader hears.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use crate::tool::report::{Chart, ChartForm, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};

/// One value under the marker.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it is.
    pub label: Text,
    /// What its series stands for; `None` for the sum of a stack.
    pub role: Option<SeriesRole>,
    /// The value.
    pub value: Arg,
}

/// The values at a step, in the order of the series, and behind those of a stack their sum.
#[must_use]
pub fn readings(chart: &Chart, step: u32) -> Vec<Reading> {
    let mut readings = Vec::with_capacity(chart.series.len().saturating_add(1));
    let Some(place) = step.checked_sub(chart.first()).and_then(|place| usize::try_from(place).ok()) else {
        return readings;
    };
    let mut sum = Some(Decimal::ZERO);
    for series in &chart.series {
        let Some(value) = series.values.get(place) else { continue };
        sum = sum.and_then(|sum| sum.add_checked(*value));
        let value = value_arg(series.unit(chart.unit), *value);
        readings.push(Reading { label: series.label.clone(), role: Some(series.role), value });
    }
    if let (ChartForm::Stacked, Some(sum)) = (chart.form, sum) {
        readings.push(Reading { label: Text::plain("chart.sum"), role: None, value: value_arg(chart.unit, sum) });
    }
    readings
}

/// The name of a step.
#[must_use]
pub fn step_label(chart: &Chart, step: u32) -> Text {
    let name = if chart.every == 12 { "at_year" } else { "at" };
    Text::of("chart", name).with("n", Arg::Count(step))
}

const fn value_arg(unit: Unit, value: Decimal) -> Arg {
    match unit {
        Unit::Money => Arg::Amount(value),
        Unit::Rounded(side) => Arg::Rounded(value, side),
        Unit::Percent => Arg::Percent(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::chart;

    #[test]
    fn a_stack_reads_its_parts_and_their_sum_to_the_last_digit() {
        let mut years = chart(ChartForm::Stacked, &[&[1919, 1987], &[3469, 3401]]);
        years.unit = Unit::Money;
        let values = |step| readings(&years, step).into_iter().map(|reading| reading.value).collect::<Vec<_>>();
        // 1919 + 3469 = 5388, and 1987 + 3401 is the same payment.
        assert_eq!(values(1), [1919, 3469, 5388].map(|value| Arg::Amount(Decimal::from(value))));
        assert_eq!(values(2), [1987, 3401, 5388].map(|value| Arg::Amount(Decimal::from(value))));
        assert_eq!(readings(&years, 2)[2].role, None);
    }

    #[test]
    fn nothing_is_read_where_there_is_no_value() {
        let years = chart(ChartForm::Stacked, &[&[1, 2]]);
        assert_eq!(readings(&years, 0), []);
        assert_eq!(readings(&chart(ChartForm::Lines, &[&[1, 2]]), 2), []);
    }

    #[test]
    fn lines_have_no_sum_and_rates_are_read_in_percent() {
        let mut rates = chart(ChartForm::Steps, &[&[4, 3]]);
        rates.unit = Unit::Percent;
        let values: Vec<Arg> = readings(&rates, 1).into_iter().map(|reading| reading.value).collect();
        assert_eq!(values, [Arg::Percent(Decimal::from(3))]);
    }

    #[test]
    fn a_value_a_year_is_named_by_its_year() {
        let mut years = chart(ChartForm::Stacked, &[&[1, 2]]);
        years.every = 12;
        assert_eq!(step_label(&years, 2).key.path(), "chart.at_year");
        assert_eq!(step_label(&chart(ChartForm::Lines, &[&[1, 2]]), 2).key.path(), "chart.at");
    }
}
