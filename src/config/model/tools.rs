//! A bank's defaults and limits for the tools' inputs.

use rust_decimal::Decimal;

use crate::config::json::Json;
#[cfg(feature = "cli")]
use crate::config::node::Key;
use crate::config::node::{Node, node, object, suggestion};
use crate::config::problem::{Code, Problems};
#[cfg(feature = "cli")]
use crate::config::schema::{Definitions, Property, object as object_schema};
use crate::domain::decimal::Exact;
use crate::tool::Tool;
use crate::tool::form::{Provenance, Setting};
use crate::tool::input::{Input, Kind, Range};
use crate::tool::registry::{TOOLS, find};

/// The settings of every tool that the bank mentions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tools(Vec<(&'static str, Vec<Setting>)>);

impl Tools {
    /// What the bank sets for this tool; empty where it sets nothing.
    #[must_use]
    pub fn settings(&self, tool: &str) -> &[Setting] {
        self.0.iter().find(|(id, _)| *id == tool).map_or(&[], |(_, settings)| settings)
    }

    /// Adds a setting, unless the input has one.
    pub(in crate::config) fn fill_in(&mut self, tool: &'static str, more: Setting) {
        if !self.0.iter().any(|(id, _)| *id == tool) {
            self.0.push((tool, Vec::new()));
        }
        let settings = self.0.iter_mut().find(|(id, _)| *id == tool).map(|(_, settings)| settings);
        if let Some(settings) = settings
            && !settings.iter().any(|known| known.input == more.input)
        {
            settings.push(more);
        }
    }

    /// Every setting with its tool.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Setting)> {
        self.0.iter().flat_map(|(tool, settings)| settings.iter().map(move |setting| (*tool, setting)))
    }
}

/// The values of one input as written down.
#[derive(Clone, Debug, Default, PartialEq)]
struct InputSetting {
    default: Option<Decimal>,
    choice: Option<String>,
    min: Option<Decimal>,
    max: Option<Decimal>,
    step: Option<Decimal>,
    source: Option<Provenance>,
}

node! {
    /// What the bank sets for one input of a tool. Limits narrow what the tool supports, they never widen it.
    InputSetting {
        /// The value before the customer typed anything; for a month, how many months from now.
        [optional] default,
        /// The option chosen before the customer did.
        [optional] choice,
        /// The smallest value.
        [optional] min,
        /// The largest value.
        [optional] max,
        /// What slider and steppers move by.
        [optional] step,
        /// Whose default it is, and of which day.
        [optional] source,
    }
}

node! {
    /// Where a value comes from.
    Provenance {
        /// The publisher and the document.
        text,
        /// The day of the value.
        as_of,
    }
}

impl Node for Tools {
    fn blank() -> Self {
        Tools::default()
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let Some(tools) = object(json, problems) else {
            return false;
        };
        for (id, json) in tools {
            let mark = problems.enter(id);
            match find(id) {
                Some(tool) => self.0.push((tool.id, inputs(tool, json, problems))),
                None => {
                    let known: Vec<&str> = TOOLS.iter().map(|tool| tool.id).collect();
                    problems.note(Code::UnknownId, &suggestion(id, &known), id);
                }
            }
            problems.leave(mark);
        }
        true
    }

    #[cfg(feature = "cli")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let property = |name, schema| Property { key: Key { name, required: false }, about: &[], schema };
        let tools = TOOLS.iter().map(|tool| {
            let inputs = names(tool).map(|input| property(input.name, InputSetting::schema(definitions))).collect();
            property(tool.id, object_schema(&["The inputs that the bank sets."], inputs))
        });
        object_schema(&["Defaults and limits by tool and input."], tools.collect())
    }
}

/// The inputs with a name of their own: of a group, those of the first row.
fn names(tool: &'static Tool) -> impl Iterator<Item = &'static Input> {
    tool.inputs.iter().filter(|input| input.row.is_none_or(|row| row.place == 1))
}

fn inputs(tool: &'static Tool, json: &Json, problems: &mut Problems) -> Vec<Setting> {
    let mut settings = Vec::new();
    for (id, json) in object(json, problems).unwrap_or_default() {
        let mark = problems.enter(id);
        match tool.inputs.iter().find(|input| input.name == id) {
            Some(input) => {
                let mut read = InputSetting::default();
                if read.read(json, problems) {
                    check(input, &read, problems);
                    settings.push(setting(id, read));
                }
            }
            None => {
                let known: Vec<&str> = names(tool).map(|input| input.name).collect();
                problems.note(Code::UnknownId, &suggestion(id, &known), id);
            }
        }
        problems.leave(mark);
    }
    settings
}

fn setting(id: &str, read: InputSetting) -> Setting {
    let InputSetting { default, choice, min, max, step, source } = read;
    Setting { input: id.to_owned(), default, choice, min, max, step, source }
}

fn check(input: &Input, read: &InputSetting, problems: &mut Problems) {
    let numbers = [("default", read.default), ("min", read.min), ("max", read.max), ("step", read.step)];
    if let Kind::Choice(options) = input.kind {
        for (key, _) in numbers.iter().filter(|(_, number)| number.is_some()) {
            problems.note_at(&[key], Code::UnknownKey, "choice: this input is a choice", key);
        }
        if let Some(choice) = read.choice.as_deref().filter(|choice| !options.contains(choice)) {
            problems.note_at(&["choice"], Code::UnknownId, &["one of ", &options.join(", ")].concat(), choice);
        }
        return;
    }
    if let Some(choice) = &read.choice {
        problems.note_at(&["choice"], Code::UnknownKey, "default: this input is a number", choice);
    }
    let Some(range) = input.kind.range() else {
        return;
    };
    let whole =
        matches!(input.kind, Kind::Months(_) | Kind::Years(_) | Kind::Month(_) | Kind::Count(_) | Kind::Rows(_));
    for (key, number) in numbers.iter().filter_map(|(key, number)| number.map(|number| (*key, number))) {
        check_number(key, number, range, whole, problems);
    }
    let (min, max) = (read.min.unwrap_or(range.min), read.max.unwrap_or(range.max));
    if min > max {
        problems.note_at(&["min"], Code::Inconsistent, "at most the largest value", &min.to_string());
    } else if let Some(default) = read.default.filter(|default| *default < min || *default > max) {
        let expected = ["a value from ", &min.to_string(), " to ", &max.to_string()].concat();
        problems.note_at(&["default"], Code::Range, &expected, &default.to_string());
    }
}

fn check_number(key: &str, number: Decimal, range: &Range, whole: bool, problems: &mut Problems) {
    let (low, high) = (range.min, range.max);
    if whole && !number.is_whole() {
        problems.note_at(&[key], Code::Range, "a whole number", &number.to_string());
    }
    if key == "step" {
        if number <= Decimal::ZERO {
            problems.note_at(&[key], Code::Range, "more than 0", &number.to_string());
        }
    } else if key != "default" && (number < low || number > high) {
        let expected = ["what the tool supports: ", &low.to_string(), " to ", &high.to_string()].concat();
        problems.note_at(&[key], Code::Range, &expected, &number.to_string());
    }
}
