//! A tool with what it calculates.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::report::{Place, Report};
use super::value::{Fault, Value, Values};
use super::{Context, Tool};

/// The pure function from a tool's inputs to its report.
pub type Evaluate = fn(&Values, &Context) -> Result<Report, Fault>;
/// What inputs for which nothing was entered have for these values.
pub type Follow = fn(&Values, &Context) -> Vec<Followed>;
/// What these values come to without being typed.
pub type Derive = fn(&Values) -> Vec<Derived>;

/// A tool and its calculation. In the browser the description is needed by a bank's document and by links; the
/// calculation is loaded with the first tool that is opened.
#[derive(Debug)]
pub struct Calculator {
    /// The description.
    pub tool: &'static Tool,
    evaluate: Evaluate,
    follow: Option<(&'static [&'static str], Follow)>,
    derive: Option<Derive>,
}

/// What an input has when nothing is entered for it: it goes with the home, the term or the amount that it depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The id of the input.
    pub input: &'static str,
    /// What the form has for it at first where a pack says so: a bank's default that is another is the bank's own, and
    /// follows nothing.
    pub usual: Option<Decimal>,
    /// What it is for these values.
    pub value: Value,
}

/// What an input would say if the form asked for it: a bank's limits hold for that, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The input.
    pub input: &'static str,
    /// Its value.
    pub value: Decimal,
    /// The input at which it can be mended.
    pub mend: &'static str,
}

impl Followed {
    /// This number for an input, whose default no pack says.
    #[must_use]
    pub const fn number(input: &'static str, value: Decimal) -> Followed {
        Followed { input, usual: None, value: Value::Number(value) }
    }
}

impl Calculator {
    /// A tool, answered by this function.
    #[must_use]
    pub const fn new(tool: &'static Tool, evaluate: Evaluate) -> Calculator {
        Calculator { tool, evaluate, follow: None, derive: None }
    }

    /// This tool, in which these inputs follow others.
    #[must_use]
    pub const fn following(mut self, inputs: &'static [&'static str], follow: Follow) -> Calculator {
        self.follow = Some((inputs, follow));
        self
    }

    /// This tool, whose values come to more than was typed.
    #[must_use]
    pub const fn deriving(mut self, derive: Derive) -> Calculator {
        self.derive = Some(derive);
        self
    }

    /// The answer. Called only with values that lie within the form's bounds.
    ///
    /// # Errors
    /// What no single field can check (a date before another, an amount out of range): faults for the fields.
    pub fn answer(&self, values: &Values, context: &Context) -> Result<Report, Vec<Fault>> {
        let mut report = (self.evaluate)(values, context).map_err(|fault| vec![fault])?;
        self.keep_possible(&mut report, values, context.today);
        Ok(report)
    }

    /// The inputs that follow others, with what they are for these values.
    #[must_use]
    pub fn followed(&self, values: &Values, context: &Context) -> Vec<Followed> {
        self.follow.map_or_else(Vec::new, |(_, follow)| follow(values, context))
    }

    /// Whether this input follows others.
    #[must_use]
    pub fn follows(&self, input: &str) -> bool {
        self.follow.is_some_and(|(inputs, _)| inputs.contains(&input))
    }

    /// What the values come to beyond what was typed.
    #[must_use]
    pub fn derived(&self, values: &Values) -> Vec<Derived> {
        self.derive.map_or_else(Vec::new, |derive| derive(values))
    }

    /// Takes out of a report on these values the levers and next steps that set an input to what it cannot have in any
    /// bank, by itself or by what comes of it.
    fn keep_possible(&self, report: &mut Report, values: &Values, today: NaiveDate) {
        report.levers.retain(|lever| {
            let mut then = values.clone();
            lever.set.iter().for_each(|(id, value)| then.set(id, *value));
            self.tool.holds(&lever.set, today) && self.derives(&then)
        });
        report.next.retain(|next| match &next.place {
            Place::Tool(tool, values) => tool.holds(values, today),
            Place::Profile | Place::Suggestions => true,
        });
    }

    /// Whether what the values come to is within the reach of the inputs that would say it.
    fn derives(&self, values: &Values) -> bool {
        self.derived(values).iter().all(|one| {
            let range = self.tool.input(one.input).and_then(|input| input.kind.range());
            range.is_none_or(|range| (range.min..=range.max).contains(&one.value))
        })
    }
}
