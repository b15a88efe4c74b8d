//! What the elements of a picture say, in words and paths: the elements stay where a dial moves, and follow this.

use super::drawing::{class, percent, whole};
use super::events::kind;
use super::names;
use crate::chart::ticks::stride;
use crate::chart::{Anchor, ChartLine, Flag, Label, draw, place_labels};
use crate::i18n::{Texts, number};
use crate::tool::report::{Chart, Unit};

/// A picture before it is made of elements.
#[derive(Clone, Default, PartialEq)]
pub struct Sketch {
    /// Lines and areas, the lowest first.
    pub strokes: Vec<Stroke>,
    /// Names, numbers of events and the labels of both axes, those of the time axis last.
    pub tags: Vec<Tag>,
    /// Which lines are one, in sentences; empty where all can be told apart.
    pub same: String,
}

/// A line or an area.
#[derive(Clone, Default, PartialEq)]
pub struct Stroke {
    /// What it is, for the style.
    pub class: String,
    /// Its path.
    pub path: String,
}

/// Words at a place of the picture.
#[derive(Clone, Default, PartialEq)]
pub struct Tag {
    /// What it is, for the style.
    pub class: &'static str,
    /// From the left, where it does not stand at an edge.
    pub left: Option<String>,
    /// From the top, where it does not stand at an edge.
    pub top: Option<String>,
    /// The words.
    pub text: String,
}

impl Sketch {
    /// The sketch of a chart.
    pub fn of(texts: &Texts, chart: &Chart) -> Sketch {
        let drawing = draw(chart);
        let labels = place_labels(&drawing, &names::of_lines(texts, chart, &drawing));
        let same = names::coinciding(texts, chart, &drawing);
        let months = drawing.x_ticks.iter().map(|(x, month)| (*x, month_name(*month, texts))).collect::<Vec<_>>();
        let every = stride(&months);
        let mut strokes = vec![grid(&drawing.y_ticks)];
        strokes.extend(drawing.band.map(|band| Stroke::new("band", band)));
        strokes.extend(drawing.lines.into_iter().flat_map(series));
        if !drawing.flags.is_empty() {
            strokes.push(Stroke::new("frame", drawing.leader_lines));
        }
        let mut tags: Vec<Tag> = labels.into_iter().map(name).collect();
        tags.extend(drawing.flags.iter().map(flag));
        tags.extend(drawing.y_ticks.iter().map(|(y, amount)| amount_label(*y, *amount, drawing.unit, texts)));
        let months = months.into_iter().enumerate();
        tags.extend(months.map(|(place, month)| month_label(place.is_multiple_of(every), month)));
        Sketch { strokes, tags, same }
    }
}

impl Stroke {
    fn new(class: impl Into<String>, path: String) -> Stroke {
        Stroke { class: class.into(), path }
    }
}

/// All lines across the picture as one path.
fn grid(ticks: &[(f64, f64)]) -> Stroke {
    Stroke::new("grid", ticks.iter().map(|(y, _)| format!("M0 {}H1000", whole(*y))).collect())
}

/// A series as a line; one of a stack with its area, and with lines across it.
fn series(line: ChartLine) -> Vec<Stroke> {
    let role = class(line.role);
    let mut strokes = Vec::new();
    if !line.area.is_empty() {
        strokes.push(Stroke::new(format!("area {role}"), line.area));
        strokes.push(Stroke::new(format!("hatch {role}"), line.hatch));
    }
    strokes.push(Stroke::new(format!("line {role}"), line.path));
    strokes
}

/// The name of a line or an area, at it.
fn name(label: Label) -> Tag {
    let class = match label.anchor {
        Anchor::Start => "line-name start",
        Anchor::Middle => "line-name",
        Anchor::End => "line-name end",
    };
    Tag { class, left: Some(percent(label.x)), top: Some(percent(label.y)), text: label.text }
}

/// The number of an event, or those of the first and the last of several.
fn flag(flag: &Flag) -> Tag {
    let mut text = flag.first.to_string();
    if flag.last > flag.first {
        text.push('–');
        text.push_str(&flag.last.to_string());
    }
    Tag { class: kind(flag.kind), left: Some(percent(flag.middle())), top: None, text }
}

fn amount_label(y: f64, amount: f64, unit: Unit, texts: &Texts) -> Tag {
    let mut text = number::axis(amount, texts.locale);
    if unit == Unit::Percent {
        text.push('%');
    }
    Tag { class: "tick y", left: None, top: Some(percent(y)), text }
}

fn month_name(month: u32, texts: &Texts) -> String {
    if month == 0 { "0".to_owned() } else { number::duration(month, texts.locale) }
}

/// A label of the time axis; those between give way on a phone.
fn month_label(stays: bool, (x, text): (f64, String)) -> Tag {
    let class = if stays { "tick x" } else { "tick x between" };
    Tag { class, left: Some(percent(x)), top: None, text }
}
