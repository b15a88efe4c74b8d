//! What one tool hands to the next, and what a lever changes: held against the form before it is offered.
//!
//! Nothing is offered that a form would refuse, with the bank's limits, or that has neither an answer nor work that
//! leads to one.

pub mod meaning;
pub mod product_intent;
pub mod settings;
pub mod terms;

use crate::advice::catalogue::Product;
use crate::tool::Context;
use crate::tool::evaluation::Evaluation;
use crate::tool::form::{Field, FieldReader, Form};
use crate::tool::report::{Destination, Lever, Reading, Report};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value, Values};
use crate::tools::registry;
use product_intent::ProductIntent;
use settings::Settings;
use terms::terms;

/// Inputs of a tool with what they are set to, as they go from tool to tool.
pub type HandedValues = Vec<(&'static str, Value)>;

/// A form with what stands in its fields.
#[derive(Clone, Copy)]
pub struct FormState<'a> {
    /// The form.
    pub form: &'a Form,
    /// What each field says by itself.
    pub entered: &'a FieldReader<'a>,
    /// What the tool may know besides.
    pub context: &'a Context,
}

/// Over which values what is handed to a tool is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrefillBase {
    /// What stands in its fields.
    Current,
    /// The bank's defaults: with what stands in its fields it would give no answer.
    Defaults,
}

/// What of a report can be offered, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// What each lever leads to; `None` for one that is not offered.
    pub levers: Vec<Option<LeverOutcome>>,
    /// Whether each next step is taken where it leads.
    pub next: Vec<bool>,
    /// What the answer says beyond what the bank takes.
    pub notes: Vec<Text>,
}

/// What a lever leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeverOutcome {
    /// The answer at a glance; empty where it takes work.
    pub face: Vec<Reading>,
}

impl<'a> FormState<'a> {
    /// A form that nobody has touched.
    #[must_use]
    pub fn new(form: &'a Form, context: &'a Context) -> FormState<'a> {
        FormState { form, entered: &|_, _| None, context }
    }

    /// The values after these inputs are set: `None` where the form refuses one of them or does not ask for it, or its
    /// tool has no answer.
    ///
    /// ```
    /// use finplan::domain::{date, money::Currency};
    /// use finplan::handover::FormState;
    /// use finplan::tool::{Context, form::Form, value::Value};
    /// use finplan::tools::registry;
    /// let context = Context::new(date::parse("2026-11-23").unwrap(), Currency::Cny);
    /// let form = Form::new(registry::calculator("saving_goal").unwrap(), &[], &context);
    /// let monthly = |amount: i64| {
    ///     let handed = [("question", Value::Choice("target")), ("monthly", Value::Number(amount.into()))];
    ///     FormState::new(&form, &context).values_with(&handed).is_some()
    /// };
    /// assert!(monthly(3_000));
    /// assert!(!monthly(2_000_000), "more than the form takes");
    /// ```
    #[must_use]
    pub fn values_with(&self, handed: &[(&'static str, Value)]) -> Option<Values> {
        self.taken_with(handed).filter(|values| self.form.calculator.accepts(values, self.context))
    }

    /// The values after these inputs are set, where the form takes them.
    fn taken_with(&self, handed: &[(&'static str, Value)]) -> Option<Values> {
        let entered = |place: usize, field: &Field| match handed.iter().find(|(known, _)| *known == field.input.id) {
            Some((_, value)) => Some(field.check(*value, self.context)),
            None => (self.entered)(place, field),
        };
        let reading = self.form.resolve(&entered, self.context);
        let arrived = |(id, value): &(&'static str, Value)| reading.values.get(id) == Some(*value);
        let whole = reading.errors.is_empty() && handed.iter().all(arrived);
        whole.then_some(reading.values)
    }

    /// Over which values what is handed to the tool is entered.
    #[must_use]
    pub fn prefill_base(&self, handed: &[(&'static str, Value)]) -> PrefillBase {
        let on_current = self.values_with(handed).is_some();
        let on_defaults = || FormState::new(self.form, self.context).values_with(handed).is_some();
        if on_current || !on_defaults() { PrefillBase::Current } else { PrefillBase::Defaults }
    }

    /// Of what other tools have for fields of this form, one after the other, what leaves it an answer.
    #[must_use]
    pub fn accepted(&self, others: &[(&'static str, Value)]) -> HandedValues {
        let mut taken = HandedValues::new();
        for one in others {
            taken.push(*one);
            if self.values_with(&taken).is_none() {
                taken.pop();
            }
        }
        taken
    }

    /// What a lever leads to; `None` where that is no other state, or one without an answer.
    #[must_use]
    pub fn lever_outcome(&self, lever: &Lever) -> Option<LeverOutcome> {
        let now = self.form.resolve(self.entered, self.context).values;
        let then = self.taken_with(&lever.set).filter(|then| *then != now)?;
        match self.form.calculator.evaluate(&then, self.context).ok()? {
            Evaluation::Report(report) => Some(LeverOutcome { face: report.face }),
            Evaluation::Deferred(_) => Some(LeverOutcome::default()),
        }
    }

    /// What can be offered of a report on what stands here, under the settings and in the context of the next tools.
    #[must_use]
    pub fn offers(&self, report: &Report, settings: &Settings, context: &Context) -> Offers {
        Offers {
            levers: report.levers.iter().map(|lever| self.lever_outcome(lever)).collect(),
            next: report.next.iter().map(|next| accepts(&next.destination, settings, context)).collect(),
            notes: beyond_limits(report, settings),
        }
    }

    /// Takes out of a report on what stands here whatever cannot be offered, and warns of what is beyond the bank.
    pub fn keep_offers(&self, report: &mut Report, settings: &Settings) {
        report.warnings.extend(beyond_limits(report, settings));
        report.levers.retain(|lever| self.lever_outcome(lever).is_some());
        report.next.retain(|next| accepts(&next.destination, settings, self.context));
    }
}

/// Tools that have no answer before anybody has touched them, each with the error that it shows instead.
#[must_use]
pub fn unanswered(settings: &Settings, context: &Context) -> Vec<(&'static str, FieldError)> {
    let mut found = Vec::new();
    for calculator in registry::CALCULATORS {
        let tool = calculator.tool;
        let reading = Form::new(calculator, settings.of(tool.id), context).read(|_| None, context);
        let errors = match calculator.evaluate(&reading.values, context) {
            _ if !reading.errors.is_empty() => reading.errors,
            Ok(_) => Vec::new(),
            Err(errors) => errors,
        };
        found.extend(errors.into_iter().map(|error| (tool.id, error)));
    }
    found
}

/// Figures of an answer that are more than the bank would take where they are entered.
fn beyond_limits(report: &Report, settings: &Settings) -> Vec<Text> {
    let mut notes = Vec::new();
    for figure in &report.figures {
        let input = meaning::input_for_figure(report.scope, figure.label.key.2);
        let most = input.and_then(|(tool, input)| settings.limits(tool, input).max);
        if let (Arg::Rounded(value, _), Some(most)) = (&figure.value, most)
            && *value > most
        {
            notes.push(report.text("warning", "beyond").with("max", Arg::Amount(most)));
        }
    }
    notes
}

/// Whether a destination takes what is handed to it: a tool under the bank's settings, and before anybody touched it.
#[must_use]
pub fn accepts(destination: &Destination, settings: &Settings, context: &Context) -> bool {
    match destination {
        Destination::Tool(tool, values) => fits(tool.id, values, settings, context),
        Destination::Profile | Destination::Suggestions => true,
    }
}

/// The tool that calculates what a product costs, with as much of what the customer wants as it takes; `None` where it
/// does not even take the terms of the product.
#[must_use]
pub fn of_product(
    product: &Product,
    intent: &ProductIntent,
    settings: &Settings,
    context: &Context,
) -> Option<Destination> {
    let all = [*intent, ProductIntent { months: None, ..*intent }, ProductIntent { borrow: None, ..*intent }];
    all.iter().filter_map(|intent| terms(product, intent)).find(|place| accepts(place, settings, context))
}

/// The tool that would calculate what a product costs; `None` where there is none.
#[must_use]
pub fn tool_of_product(product: &Product) -> Option<&'static str> {
    match terms(product, &ProductIntent::default())? {
        Destination::Tool(tool, _) => Some(tool.id),
        Destination::Profile | Destination::Suggestions => None,
    }
}

fn fits(id: &str, handed: &[(&'static str, Value)], settings: &Settings, context: &Context) -> bool {
    let Some(calculator) = registry::calculator(id) else { return false };
    let form = Form::new(calculator, settings.of(id), context);
    FormState::new(&form, context).values_with(handed).is_some()
}
