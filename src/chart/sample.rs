//! Charts for the tests of this module.

use rust_decimal::Decimal;

use crate::tool::report::{Chart, ChartForm, Series, SeriesRole};
use crate::tool::text::Text;

pub(crate) fn chart(form: ChartForm, series: &[&[i64]]) -> Chart {
    let roles = [SeriesRole::Low, SeriesRole::Middle, SeriesRole::High].into_iter().chain([SeriesRole::Other; 9]);
    let series = series.iter().zip(roles).map(|(values, role)| Series {
        label: Text::plain("x"),
        role,
        values: values.iter().map(|value| Decimal::from(*value)).collect(),
    });
    let x = || Text::plain("x");
    Chart { form, series: series.collect(), ..Chart::new("c", x(), x(), "t") }
}
