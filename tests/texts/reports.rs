//! Every sentence of every report, for the choices and the ends of the ranges of every tool.

use std::collections::BTreeSet;

use finplan::chart::{readings, step_label};
use finplan::domain::money::Currency;
use finplan::i18n::texts::TextBundle;
use finplan::i18n::{Locale, Texts, texts};
use finplan::tool::Tool;
use finplan::tool::form::{Form, Typed};
use finplan::tool::input::{InputKind, Shown};
use finplan::tool::report::{Cell, Report};
use finplan::tool::text::Text;
use finplan::tools::registry::{TOOLS, calculator};

use super::context;

/// More combinations of choices than this are taken in pairs.
const MOST_COMBINATIONS: usize = 300;

/// The choices of a tool outside its rows, and whether they have too many combinations.
fn choices(tool: &'static Tool) -> (Vec<(&'static str, &'static [&'static str])>, bool) {
    let outside = tool.inputs.iter().filter(|input| input.row.is_none());
    let choices: Vec<(&str, &[&str])> = outside
        .filter_map(|input| if let InputKind::Choice(options) = input.kind { Some((input.id, options)) } else { None })
        .collect();
    let many = choices.iter().map(|(_, options)| options.len()).product::<usize>() > MOST_COMBINATIONS;
    (choices, many)
}

/// The choices without which the form does not show an input.
fn needed(tool: &'static Tool, id: &str) -> Vec<(&'static str, String)> {
    let mut draft = Vec::new();
    let mut shown = tool.input(id).unwrap().shown;
    while let Shown::Only(by, of) | Shown::Among(by, &[.., of]) = shown {
        draft.insert(0, (by, of.to_owned()));
        shown = tool.input(by).unwrap().shown;
    }
    draft
}

/// The options of every combination of choices; where there are too many, of every pair of choices.
fn combinations(tool: &'static Tool) -> Vec<Vec<(&'static str, String)>> {
    let (choices, many) = choices(tool);
    let mut drafts: Vec<Vec<(&str, String)>> = vec![Vec::new()];
    if !many {
        for (id, options) in choices {
            let with = |draft: &Vec<(&'static str, String)>, option: &str| {
                draft.iter().cloned().chain([(id, option.to_owned())]).collect()
            };
            drafts = drafts.iter().flat_map(|draft| options.iter().map(move |option| with(draft, option))).collect();
        }
        return drafts;
    }
    let given = |id: &'static str, option: &str| {
        let mut draft = needed(tool, id);
        draft.push((id, option.to_owned()));
        draft
    };
    for (place, (id, options)) in choices.iter().enumerate() {
        for option in *options {
            drafts.push(given(id, option));
            for (other, others) in choices.iter().skip(place).skip(1) {
                drafts.extend(others.iter().map(|one| [given(other, one), given(id, option)].concat()));
            }
        }
    }
    drafts
}

/// Reports of a tool for its combinations of choices, for every choice in a first row, and for the ends of every
/// range.
fn reports(tool: &'static Tool) -> Vec<Report> {
    let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
    let (_, many) = choices(tool);
    let mut drafts = combinations(tool);
    for input in tool.inputs {
        let (InputKind::Choice(options), Some(row)) = (input.kind, input.row.filter(|row| row.place == 1)) else {
            continue;
        };
        for option in options {
            drafts.push(vec![(row.count, "1".to_owned()), (input.id, (*option).to_owned())]);
        }
    }
    // Where there are many choices, the ends of the ranges are tried with each option of the first.
    let firsts: Vec<_> = drafts.iter().filter(|_| !many).filter_map(|draft| draft.first().cloned()).collect();
    for first in firsts {
        if !drafts.contains(&vec![first.clone()]) {
            drafts.push(vec![first]);
        }
    }
    let few: Vec<_> = drafts.iter().filter(|draft| draft.len() <= 2).cloned().collect();
    for input in tool.inputs.iter().filter(|input| input.row.is_none_or(|row| row.place == 1)) {
        let (Some(range), false) = (input.kind.range(), matches!(input.kind, InputKind::Month(_))) else { continue };
        for value in [range.min, range.max] {
            let mut few = few.clone();
            if many {
                few = vec![needed(tool, input.id)];
                few[0].extend(input.row.map(|row| (row.count, "1".to_owned())));
            }
            for mut draft in few {
                draft.push((input.id, value.to_string()));
                drafts.push(draft);
            }
        }
    }
    let mut seen = Vec::new();
    drafts
        .iter()
        .filter_map(|draft| {
            let typed = |id: &str| {
                let (_, text) = draft.iter().find(|(known, _)| *known == id)?;
                Some(Typed { text: text.clone(), wan: false })
            };
            let reading = form.read(typed, &context());
            assert!(reading.errors.is_empty(), "{draft:?}: {:?}", reading.errors);
            if seen.contains(&reading.values) {
                return None;
            }
            seen.push(reading.values.clone());
            calculator(tool.id).unwrap().answer(&reading.values, &context()).ok()
        })
        .collect()
}

fn said(texts: &Texts, report: &Report) -> Vec<String> {
    let mut lines = vec![texts.say(&report.headline)];
    for figure in &report.figures {
        lines.extend([texts.say(&figure.label), texts.say(&figure.method)]);
        lines.push(texts.say(&Text::plain("form.echo").with("amount", figure.value.clone())));
    }
    for chart in &report.charts {
        lines.extend([texts.say(&chart.title), texts.say(&chart.summary)]);
        lines.extend(chart.series.iter().map(|series| texts.say(&series.label)));
        lines.extend(readings(chart, chart.steps()).iter().map(|reading| texts.say(&reading.label)));
        lines.extend(chart.events.iter().map(|event| texts.say(&event.label)));
        lines.push(texts.say(&step_label(chart, chart.steps())));
        assert!(report.tables.iter().any(|table| table.id == chart.table), "the chart has its table");
        assert!(chart.events.is_sorted_by_key(|event| event.month), "events are in the order of time");
        assert!(chart.events.iter().all(|event| event.month <= chart.months()), "events lie within the picture");
    }
    for table in &report.tables {
        lines.push(texts.say(&table.title));
        lines.extend(table.columns.iter().map(|column| texts.say(column)));
        lines.extend(table.cells.iter().filter(|cell| matches!(cell, Cell::Word(..))).map(|cell| texts.cell(*cell)));
    }
    for lever in &report.levers {
        lines.extend([texts.say(&lever.label), texts.say(&lever.effect)]);
    }
    lines.extend(report.assumptions.iter().chain(&report.warnings).map(|line| texts.say(line)));
    lines.extend(report.next.iter().map(|next| texts.say(&next.label)));
    lines
}

#[test]
fn every_sentence_of_every_report_is_whole_in_every_language() {
    let keys: Vec<&str> = texts::rows().map(|row| row.0).collect();
    for tool in TOOLS {
        let reports = reports(tool);
        assert!(reports.len() > tool.inputs.len().min(3), "{}: {} reports", tool.id, reports.len());
        for locale in Locale::ALL {
            // What the browser has by then.
            let first = [TextBundle::Home, TextBundle::Tools, TextBundle::Tool(tool.id)];
            let tables = first.map(|bundle| texts::table(bundle, locale));
            let mut texts = Texts::from_tables(locale, Currency::Cny, tables.into(), Vec::new());
            let glance = |report: &Report| {
                let labels = report.face.iter().map(|reading| texts.say(&reading.label));
                labels.chain([texts.say(&report.headline)]).collect::<Vec<_>>()
            };
            let above: Vec<String> = reports.iter().flat_map(glance).collect();
            // What lies below the answer brings its own.
            texts.add(texts::table(TextBundle::Below, locale));
            let below = reports.iter().flat_map(|report| said(&texts, report));
            for line in above.into_iter().chain(below).collect::<BTreeSet<String>>() {
                assert!(!line.contains(['{', '}']), "unfilled: {line}");
                assert!(!keys.iter().any(|key| line.contains(key)), "no text: {line}");
            }
        }
    }
}
