//! Charts for the tests of this module.

use rust_decimal::Decimal;

use crate::tool::report::{Chart, ChartForm, Series, SeriesRole};
use crate::tool::text::Text;

pub(crate) fn chart(form: ChartForm, series: &[&[i64]]) -> Chart {
    let series = series.iter().map(|values| Series {
        label: Text::plain("x"),
        role: SeriesRole::Middle,
        values: values.iter().map(|value| Decimal::from(*value)).collect(),
    });
    let x = || Text::plain("x");
    Chart { form, series: series.collect(), ..Chart::new("c", x(), x(), "t") }
}
