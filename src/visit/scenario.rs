//! Scenarios of a tool's inputs that a customer keeps to compare.
//!
//! A scenario holds what was entered, never what came of it: one from last year is calculated anew, with today's bank,
//! when it is looked at. Nothing here says where scenarios lie; a [text](Scenarios::write) may stand on the device.

pub mod compare;

use crate::tool::Context;
use crate::tool::evaluation::Extent;
use crate::tool::form::{Field, Form, Typed};
use crate::tool::report::Report;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Values};
use crate::tools::registry;

/// How many scenarios of one tool can be kept.
pub const MAX_SCENARIOS: usize = 4;
/// How many letters a name may have.
pub const MAX_NAME_CHARS: usize = 30;

/// The first line of the text; a change of its form changes it.
const VERSION: &str = "1";
/// No tool has had more inputs, and no canonical text is longer: more than this was not written by us.
const MAX_INPUTS: usize = registry::MAX_INPUTS * 2;
const MAX_INPUT_BYTES: usize = 64;

/// One set of inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// From 1, different from the others': what it is called while it has no name.
    pub number: u32,
    /// What the customer calls it; empty until she does.
    pub name: String,
    /// Ids and [canonical](Field::canonical) texts.
    pub inputs: Vec<(String, String)>,
}

/// Up to [`MAX_SCENARIOS`] scenarios of one tool, in the order in which they were kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenarios(Vec<Scenario>);

/// Why a scenario was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepError {
    /// There are [`MAX_SCENARIOS`] already.
    Full,
    /// One of them has the same inputs.
    Duplicate,
}

/// What a set of inputs says today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparisonColumn {
    /// Every input of the form; without a value where it is hidden or not in order.
    pub inputs: Vec<ComparisonLine>,
    /// The key figures that follow; none where something is not in order.
    pub figures: Vec<ComparisonLine>,
    /// What is not: a bound that has changed, a month that has passed.
    pub errors: Vec<FieldError>,
    /// Whether the scenario holds something that the tool does not know.
    pub has_unknown_inputs: bool,
}

/// One input or figure with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonLine {
    /// What it is.
    pub label: Text,
    /// Its value, where it has one.
    pub value: Option<Arg>,
}

impl Scenarios {
    /// The scenarios.
    #[must_use]
    pub fn list(&self) -> &[Scenario] {
        &self.0
    }

    /// The one of this number.
    #[must_use]
    pub fn find(&self, number: u32) -> Option<&Scenario> {
        self.0.iter().find(|scenario| scenario.number == number)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is no room for another.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.0.len() >= MAX_SCENARIOS
    }

    /// Keeps these values as another scenario, under the first number that is free.
    ///
    /// # Errors
    /// [`KeepError`], and nothing has changed.
    pub fn add(&mut self, values: &Values) -> Result<(), KeepError> {
        let mut inputs = Vec::new();
        for (id, value) in values.iter() {
            inputs.push((id.to_owned(), Field::canonical(value)));
        }
        if self.0.iter().any(|known| known.inputs == inputs) {
            return Err(KeepError::Duplicate);
        }
        if self.is_full() {
            return Err(KeepError::Full);
        }
        let mut number = 1_u32;
        while self.has(number) {
            number = number.saturating_add(1);
        }
        self.0.push(Scenario { number, name: String::new(), inputs });
        Ok(())
    }

    /// Names a scenario; a name that is too long is cut, and one without letters takes the name away.
    pub fn rename(&mut self, number: u32, name: &str) {
        if let Some(scenario) = self.0.iter_mut().find(|scenario| scenario.number == number) {
            scenario.name = clean_name(name);
        }
    }

    /// Gives a scenario up.
    pub fn remove(&mut self, number: u32) {
        self.0.retain(|scenario| scenario.number != number);
    }

    fn has(&self, number: u32) -> bool {
        self.find(number).is_some()
    }

    /// The scenarios as text: a line for the version, then one for each with its number, name and inputs.
    ///
    /// ```
    /// use finplan::tool::value::{Value, Values};
    /// use finplan::tools::registry;
    /// use finplan::visit::scenario::Scenarios;
    /// let mut values = Values::default();
    /// values.set("term", Value::Number(30.into()));
    /// let mut scenarios = Scenarios::default();
    /// scenarios.add(&values).unwrap();
    /// scenarios.rename(1, "near the school");
    /// assert_eq!(scenarios.write(), "1\n1\tnear the school\tterm=30\n");
    /// assert_eq!(Scenarios::read(&scenarios.write()), Some(scenarios));
    /// ```
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::from(VERSION);
        out.push('\n');
        for scenario in &self.0 {
            out.push_str(&scenario.number.to_string());
            for part in ["\t", &scenario.name, "\t"] {
                out.push_str(part);
            }
            for (place, (id, text)) in scenario.inputs.iter().enumerate() {
                for part in [if place == 0 { "" } else { "&" }, id, "=", text] {
                    out.push_str(part);
                }
            }
            out.push('\n');
        }
        out
    }

    /// Reads what [`write`](Scenarios::write) wrote, and as much as can be read of anything else. `None` where the
    /// text is of another version or none of ours.
    #[must_use]
    pub fn read(text: &str) -> Option<Scenarios> {
        let mut lines = text.lines();
        if lines.next() != Some(VERSION) {
            return None;
        }
        let mut scenarios = Scenarios::default();
        for line in lines {
            if let Some(scenario) = read_line(line)
                && !scenarios.has(scenario.number)
                && !scenarios.is_full()
            {
                scenarios.0.push(scenario);
            }
        }
        Some(scenarios)
    }
}

impl Scenario {
    /// What this scenario says today, with this bank's form. An input that the scenario does not have counts with the
    /// bank's default.
    #[must_use]
    pub fn column(&self, form: &Form, context: &Context) -> ComparisonColumn {
        let typed = |id: &str| {
            let (_, text) = self.inputs.iter().find(|(known, _)| known == id)?;
            Some(Typed { text: text.clone(), wan: false })
        };
        let reading = form.read(typed, context);
        let has_unknown_inputs = self.inputs.iter().any(|(id, _)| form.tool.input(id).is_none());
        let (mut report, mut errors) = (None, reading.errors);
        if errors.is_empty() {
            // The figures are those of the first output; what comes after it are levers.
            match form.calculator.evaluate(&reading.values, context) {
                Ok(evaluation) => match evaluation.in_place(Extent::FirstOutput) {
                    Ok(answer) => report = Some(answer),
                    Err(error) => errors = vec![error],
                },
                Err(found) => errors = found,
            }
        }
        ComparisonColumn {
            has_unknown_inputs,
            ..ComparisonColumn::of_values(form, &reading.values, report.as_ref(), &errors)
        }
    }
}

impl ComparisonColumn {
    /// What these values say, with the report that follows unless there are errors.
    #[must_use]
    pub fn of_values(form: &Form, values: &Values, report: Option<&Report>, errors: &[FieldError]) -> ComparisonColumn {
        let mut column = ComparisonColumn { errors: errors.to_vec(), ..ComparisonColumn::default() };
        for field in &form.fields {
            let value = values.get(field.input.id).map(|value| form.tool.value(field.input, value));
            column.inputs.push(ComparisonLine { label: form.tool.label(field.input.id), value });
        }
        if let (Some(report), true) = (report, errors.is_empty()) {
            for figure in &report.figures {
                column.figures.push(ComparisonLine { label: figure.label.clone(), value: Some(figure.value.clone()) });
            }
        }
        column
    }
}

/// A name as it is kept: one line, without space around it, of at most [`MAX_NAME_CHARS`] letters.
fn clean_name(name: &str) -> String {
    let mut clean = String::new();
    for letter in name.trim().chars().filter(|letter| !letter.is_control()).take(MAX_NAME_CHARS) {
        clean.push(letter);
    }
    clean.truncate(clean.trim_end().len());
    clean
}

fn read_line(line: &str) -> Option<Scenario> {
    let mut parts = line.split('\t');
    let number: u32 = parts.next()?.parse().ok()?;
    let (name, texts) = (parts.next()?, parts.next()?);
    let mut inputs: Vec<(String, String)> = Vec::new();
    for part in texts.split('&').take(MAX_INPUTS) {
        if let Some((id, text)) = part.split_once('=')
            && !id.is_empty()
            && part.len() <= MAX_INPUT_BYTES
            && !inputs.iter().any(|(known, _)| known == id)
        {
            inputs.push((id.to_owned(), text.to_owned()));
        }
    }
    (number > 0).then(|| Scenario { number, name: clean_name(name), inputs })
}

#[cfg(test)]
mod tests;
