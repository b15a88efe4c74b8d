//! A bank's defaults and limits for the tools' inputs.

use rust_decimal::Decimal;

use crate::base::json::Json;
#[cfg(feature = "cli")]
use crate::config::node::Key;
use crate::config::node::{Node, object, object_entries, suggestion};
use crate::config::problem::{ProblemCode, Problems};
#[cfg(feature = "cli")]
use crate::config::schema::{Definitions, Property, object as object_schema};
use crate::handover::meaning;
use crate::handover::settings::Settings;
use crate::tool::Tool;
use crate::tool::form::setting::Limits;
use crate::tool::form::setting::{Provenance, Setting};
use crate::tool::input::{Input, InputKind, Range};
use crate::tools::registry::{TOOLS, described, known};

/// The values of one input as written down.
#[derive(Clone, Debug, Default, PartialEq)]
struct InputSetting {
    default: Option<Decimal>,
    choice: Option<String>,
    min: Option<Decimal>,
    max: Option<Decimal>,
    step: Option<Decimal>,
    usual_min: Option<Decimal>,
    usual_max: Option<Decimal>,
    source: Option<Provenance>,
}

object! {
    /// What the bank sets for one input of a tool. Limits narrow what the tool supports, they never widen it; they hold
    /// in every tool that asks for the same thing: the most that is lent as a mortgage is the most that can be
    /// refinanced.
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
        /// Where usual values begin: the slider does, and below it the form warns but calculates.
        [optional] usual_min,
        /// Where usual values end: the slider does, and above it the form warns but calculates.
        [optional] usual_max,
        /// Whose default it is, and of which day.
        [optional] source,
    }
}

object! {
    /// Where a value comes from.
    Provenance {
        /// The publisher and the document.
        text,
        /// The day of the value.
        as_of,
    }
}

impl Node for Settings {
    fn initial() -> Self {
        Settings::default()
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        match problems.tools {
            Some(rules) => (rules.settings)(self, json, problems),
            None => {
                *self = trusted(json);
                true
            }
        }
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

/// Reads what a bank sets, and holds it against the inputs of the tools.
pub(in crate::config) fn checked(settings: &mut Settings, json: &Json, problems: &mut Problems) -> bool {
    let Some(tools) = object_entries(json, problems) else {
        return false;
    };
    for (id, json) in tools {
        let mark = problems.enter(id);
        match described(id) {
            Some(tool) => inputs(tool, json, settings, problems),
            None => {
                let known: Vec<&str> = TOOLS.iter().map(|tool| tool.id).collect();
                problems.note(ProblemCode::UnknownId, &suggestion(id, &known), id);
            }
        }
        problems.leave(mark);
    }
    check_meanings(settings, problems);
    check_rest(settings, problems);
    true
}

/// What a document sets in which [`load`](crate::config::load) has found no problem: nothing is held against the tools'
/// own inputs.
pub(in crate::config) fn trusted(json: &Json) -> Settings {
    let mut settings = Settings::default();
    let Json::Object(tools) = json else { return settings };
    for (id, inputs) in tools {
        let (Some(tool), Json::Object(inputs)) = (known(id), inputs) else { continue };
        for (id, json) in inputs {
            let mut read = InputSetting::default();
            if read.read(json, &mut Problems::default()) {
                settings.add(tool, setting(id, read));
            }
        }
    }
    settings
}

/// The inputs with a name of their own: of a group, those of the first row.
fn names(tool: &'static Tool) -> impl Iterator<Item = &'static Input> {
    tool.inputs.iter().filter(|input| input.row.is_none_or(|row| row.place == 1))
}

fn inputs(tool: &'static Tool, json: &Json, settings: &mut Settings, problems: &mut Problems) {
    for (id, json) in object_entries(json, problems).unwrap_or_default() {
        let mark = problems.enter(id);
        match tool.inputs.iter().find(|input| input.name == id) {
            Some(input) => {
                let mut read = InputSetting::default();
                if read.read(json, problems) {
                    check(input, &read, problems);
                    settings.add(tool.id, setting(id, read));
                }
            }
            None => {
                let known: Vec<&str> = names(tool).map(|input| input.name).collect();
                problems.note(ProblemCode::UnknownId, &suggestion(id, &known), id);
            }
        }
        problems.leave(mark);
    }
}

fn setting(id: &str, read: InputSetting) -> Setting {
    let InputSetting { default, choice, min, max, step, usual_min, usual_max, source } = read;
    Setting { input: id.to_owned(), default, choice, min, max, step, usual_min, usual_max, source }
}

fn check(input: &Input, read: &InputSetting, problems: &mut Problems) {
    let numbers = [
        ("default", read.default),
        ("min", read.min),
        ("max", read.max),
        ("step", read.step),
        ("usual_min", read.usual_min),
        ("usual_max", read.usual_max),
    ];
    if let InputKind::Choice(options) = input.kind {
        for (key, _) in numbers.iter().filter(|(_, number)| number.is_some()) {
            problems.note_at(&[key], ProblemCode::UnknownKey, "choice: this input is a choice", key);
        }
        if let Some(choice) = read.choice.as_deref().filter(|choice| !options.contains(choice)) {
            problems.note_at(&["choice"], ProblemCode::UnknownId, &format!("one of {}", options.join(", ")), choice);
        }
        return;
    }
    if let Some(choice) = &read.choice {
        problems.note_at(&["choice"], ProblemCode::UnknownKey, "default: this input is a number", choice);
    }
    let Some(range) = input.kind.range() else {
        return;
    };
    let whole = matches!(
        input.kind,
        InputKind::Months(_) | InputKind::Years(_) | InputKind::Month(_) | InputKind::Count(_) | InputKind::Rows(_)
    );
    for (key, number) in numbers.iter().filter_map(|(key, number)| number.map(|number| (*key, number))) {
        check_number(key, number, range, whole, problems);
    }
    let (min, max) = (read.min.unwrap_or(range.min), read.max.unwrap_or(range.max));
    if min > max {
        problems.note_at(&["min"], ProblemCode::Inconsistent, "at most the largest value", &min.to_string());
    } else if let Some(default) = read.default.filter(|default| *default < min || *default > max) {
        let expected = format!("a value from {min} to {max}");
        problems.note_at(&["default"], ProblemCode::Range, &expected, &default.to_string());
    }
    let usual = (read.usual_min.unwrap_or(range.usual.0), read.usual_max.unwrap_or(range.usual.1));
    for (key, end) in [("usual_min", read.usual_min), ("usual_max", read.usual_max)] {
        let Some(end) = end else { continue };
        if matches!(input.kind, InputKind::Month(_) | InputKind::Rows(_)) {
            problems.note_at(&[key], ProblemCode::UnknownKey, "min or max: this input has no slider", key);
        } else if usual.0 >= usual.1 {
            let expected = "usual values that begin below where they end";
            problems.note_at(&[key], ProblemCode::Inconsistent, expected, &end.to_string());
        }
    }
}

/// Limits that hold for an input because its meaning has them elsewhere may not contradict what stands at it.
fn check_meanings(settings: &Settings, problems: &mut Problems) {
    for (tool, setting) in settings.iter() {
        let own = Limits { min: setting.min, max: setting.max };
        for bound in meaning::bounds(tool, &setting.input) {
            let theirs = settings.reach(&bound);
            let place = format!("/tools/{}/{}", bound.tool, bound.input);
            let mut note = |key: &str, found: Decimal| {
                let expected = format!("{}, the limits of {place}, which hold here, too", within(theirs));
                problems.note_at(
                    &[tool, &setting.input, key],
                    ProblemCode::Inconsistent,
                    &expected,
                    &found.to_string(),
                );
            };
            if let Some(min) = setting.min.filter(|min| theirs.max.is_some_and(|max| *min > max)) {
                note("min", min);
            } else if let Some(max) = setting.max.filter(|max| theirs.min.is_some_and(|min| *max < min)) {
                note("max", max);
            } else if let Some(default) = setting.default.filter(|value| own.hold(*value) && !theirs.hold(*value)) {
                note("default", default);
            }
        }
    }
}

/// Limits that hold for an input from several places may leave it no value.
fn check_rest(settings: &Settings, problems: &mut Problems) {
    for (tool, input) in meaning::limited() {
        let bounds = meaning::bounds(tool, input);
        let told = settings.of(tool).iter().any(|own| own.input == input && (own.min.is_some() || own.max.is_some()));
        if told || !settings.limits(tool, input).are_empty() {
            continue;
        }
        let max = settings.limits(tool, input).max;
        let beyond = |bound: &&meaning::Bound| settings.reach(bound).min.zip(max).is_some_and(|(min, max)| min > max);
        if let (Some(bound), Some(max)) = (bounds.iter().find(beyond), max) {
            let place = format!("/tools/{tool}/{input}");
            let expected = format!("limits that leave a value for {place}, which they hold for, too");
            problems.note_at(&[bound.tool, bound.input, "min"], ProblemCode::Inconsistent, &expected, &max.to_string());
        }
    }
}

fn within(limits: Limits) -> String {
    match (limits.min, limits.max) {
        (Some(min), Some(max)) => format!("a value from {min} to {max}"),
        (Some(min), None) => format!("a value of at least {min}"),
        (None, Some(max)) => format!("a value of at most {max}"),
        (None, None) => "any value".to_owned(),
    }
}

fn check_number(key: &str, number: Decimal, range: &Range, whole: bool, problems: &mut Problems) {
    let (low, high) = (range.min, range.max);
    if whole && !number.is_integer() {
        problems.note_at(&[key], ProblemCode::Range, "a whole number", &number.to_string());
    }
    if key == "step" {
        if number <= Decimal::ZERO {
            problems.note_at(&[key], ProblemCode::Range, "more than 0", &number.to_string());
        }
    } else if key != "default" && (number < low || number > high) {
        let expected = format!("what the tool supports: {low} to {high}");
        problems.note_at(&[key], ProblemCode::Range, &expected, &number.to_string());
    }
}
