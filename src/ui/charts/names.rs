//! What lines are called: those that lie over one another by all of their names.

use crate::chart::{ChartLine, Drawing};
use crate::i18n::Texts;
use crate::key;
use crate::tool::report::Chart;
use crate::tool::text::{Arg, Text};

/// The name of each line of the drawing of a chart.
pub fn of_lines(texts: &Texts, chart: &Chart, drawing: &Drawing) -> Vec<String> {
    let name = |line: &ChartLine| {
        let names = joined(texts, chart, line);
        if line.series.len() > 1 { texts.around(key!("chart.same"), "names", &names) } else { names }
    };
    drawing.lines.iter().map(name).collect()
}

/// Which lines are one, in sentences; empty where all can be told apart.
pub fn coinciding(texts: &Texts, chart: &Chart, drawing: &Drawing) -> String {
    let several = drawing.lines.iter().filter(|line| line.series.len() > 1);
    several.map(|line| texts.around(key!("chart.coincide"), "names", &joined(texts, chart, line))).collect()
}

fn joined(texts: &Texts, chart: &Chart, line: &ChartLine) -> String {
    let names = line.series.iter().filter_map(|place| chart.series.get(*place)).map(|series| texts.say(&series.label));
    let join = |one: String, other: String| {
        texts.say(&Text::plain(key!("chart.and")).with("one", Arg::Name(one)).with("other", Arg::Name(other)))
    };
    names.reduce(join).unwrap_or_default()
}
