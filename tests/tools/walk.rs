//! Every tool at many inputs, and everything that an answer says.

use std::sync::Arc;

use chrono::NaiveDate;
use finplan::chart::reading::readings;
use finplan::config;
use finplan::domain::money::Currency;
use finplan::tool::form::{Field, Form, Typed, format_month, month_after};
use finplan::tool::input::InputKind;
use finplan::tool::report::{Cell, Report};
use finplan::tool::text::{Arg, Text};
use finplan::tool::value::Values;
use finplan::tool::{Context, Tool};
use finplan::tools::registry::{TOOLS, calculator};
use rust_decimal::Decimal;

/// A sequence that looks random and is always the same (xorshift).
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `sides`.
    pub const fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}

pub fn context(currency: Currency) -> Context {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), currency);
    // The built-in rules are those of the mainland.
    if currency == Currency::Cny { context.with(Arc::new(config::built_in_packs())) } else { context }
}

/// What might be typed into a field: nothing, an end of its range, something near what stands there, or anything.
fn typed(field: &Field, dice: &mut Dice, today: NaiveDate) -> Option<String> {
    if let InputKind::Choice(options) = field.input.kind {
        let place = usize::try_from(dice.roll(options.len() as u64)).unwrap();
        return (dice.roll(3) > 0).then(|| options[place].to_owned());
    }
    let range = field.range?;
    let share = Decimal::from(dice.roll(1_001)) / Decimal::ONE_THOUSAND;
    let number = match dice.roll(10) {
        0..5 => return None,
        5 => range.min,
        6 => range.max,
        7 => range.min + (range.max - range.min) * share,
        // Up to three times what is usual.
        _ => (range.default * share * Decimal::from(3)).clamp(range.min, range.max),
    };
    let number = match field.input.kind {
        InputKind::Money(_) | InputKind::Percent(_) => number.round_dp(2),
        _ => number.trunc(),
    };
    if let InputKind::Month(_) = field.input.kind {
        return Some(format_month(month_after(today, number)));
    }
    // Rounding may have left the range.
    Some(number.clamp(range.min, range.max).normalize().to_string())
}

/// Answers every tool `count` times with other inputs; what its form or the tool itself refuses counts, too.
pub fn walk(currency: Currency, count: u64, mut visit: impl FnMut(&'static Tool, &Form, &Values, &Report)) {
    let context = context(currency);
    for tool in TOOLS {
        let form = Form::new(calculator(tool.id).unwrap(), &[], &context);
        let mut answered = 0;
        for seed in 0..count {
            let mut dice = Dice::new(seed + 1);
            let drafts: Vec<Option<String>> = form
                .fields
                .iter()
                .map(|field| if seed == 0 { None } else { typed(field, &mut dice, context.today) })
                .collect();
            let text = |id: &str| {
                let place = form.fields.iter().position(|field| field.input.id == id)?;
                Some(Typed { text: drafts[place].clone()?, wan: false })
            };
            let reading = form.read(text, &context);
            assert_eq!(reading.errors, [], "{} {drafts:?}", tool.id);
            if let Ok(report) = calculator(tool.id).unwrap().answer(&reading.values, &context) {
                visit(tool, &form, &reading.values, &report);
                answered += 1;
            }
        }
        assert!(answered * 4 > count, "{}: {answered} of {count} answered", tool.id);
    }
}

/// Every text of a report.
pub fn texts(report: &Report) -> Vec<&Text> {
    let mut texts = vec![&report.headline];
    texts.extend(report.face.iter().map(|reading| &reading.label));
    for figure in &report.figures {
        texts.extend([&figure.label, &figure.method]);
    }
    for chart in &report.charts {
        texts.extend([&chart.title, &chart.summary]);
        texts.extend(chart.series.iter().map(|series| &series.label));
        texts.extend(chart.events.iter().map(|event| &event.label));
    }
    for table in &report.tables {
        texts.push(&table.title);
        texts.extend(&table.columns);
    }
    texts.extend(report.assumptions.iter().chain(&report.warnings));
    texts.extend(report.levers.iter().flat_map(|lever| [&lever.label, &lever.effect]));
    texts.extend(report.next.iter().map(|next| &next.label));
    texts
}

/// Every value that a report writes, with where it stands: in its texts, figures, cells and the readings of its charts.
pub fn values(report: &Report) -> Vec<(String, Arg)> {
    let mut values = Vec::new();
    for text in texts(report) {
        within(text, &mut values);
    }
    for figure in &report.figures {
        values.push((figure.label.key.path(), figure.value.clone()));
        if let Arg::Text(text) = &figure.value {
            within(text, &mut values);
        }
    }
    for table in &report.tables {
        for row in table.rows() {
            for (cell, column) in row.iter().zip(&table.columns) {
                let place = format!("{}:{}:{}", report.scope, table.id, column.key.path());
                match cell {
                    Cell::Money(amount) => values.push((place, Arg::Money(*amount))),
                    Cell::Rounded(amount, side) => values.push((place, Arg::Rounded(*amount, *side))),
                    _ => {}
                }
            }
        }
    }
    for chart in &report.charts {
        for step in [chart.first(), chart.steps() / 2, chart.steps()] {
            for reading in readings(chart, step) {
                values.push((format!("{}:{}:{}", report.scope, chart.id, reading.label.key.path()), reading.value));
            }
        }
    }
    values
}

fn within(text: &Text, values: &mut Vec<(String, Arg)>) {
    for (name, arg) in &text.args {
        match arg {
            Arg::Text(inner) => within(inner, values),
            arg => values.push((format!("{} {{{name}}}", text.key.path()), arg.clone())),
        }
    }
}
