//! A tool with what it calculates.

use rust_decimal::Decimal;

use super::evaluation::{Evaluation, Extent};
use super::inputs::{Inputs, Key, Set};
use super::report::{Destination, Report};
use super::text::ToolTexts;
use super::value::{FieldError, Value, Values};
use super::{Context, Tool};

/// A tool as a pure function from what it asks for to its report.
pub trait Evaluate: Inputs {
    /// What it says.
    const TEXTS: ToolTexts;
    /// The tool with what it calculates.
    const CALCULATOR: &'static Calculator = &Calculator::of::<Self>();
    /// The inputs that follow others while nothing is entered for them.
    const FOLLOWING: &'static [&'static str] = &[];

    /// The answer, or the work that leads to it. Called only with values that lie within the form's bounds.
    ///
    /// # Errors
    /// What no single field can check (a date before another, an amount out of range): an error at the field.
    fn evaluate(&self, context: &Context) -> Result<Evaluation<Self>, FieldError<Self>>;

    /// The answer, with all the work done in place.
    ///
    /// # Errors
    /// As [`evaluate`](Evaluate::evaluate), and what the work shows to be wrong.
    fn answer(&self, context: &Context) -> Result<Report<Self>, FieldError<Self>> {
        self.evaluate(context)?.in_place(Extent::Whole)
    }

    /// What the inputs that follow others have for these values, where that is not the form's default.
    fn follow(&self, _: &Context) -> Vec<Followed> {
        Vec::new()
    }

    /// What these values come to without being typed.
    fn derive(&self) -> Vec<Derived> {
        Vec::new()
    }
}

/// The pure function from a tool's values to its report.
type Evaluator = fn(&'static Calculator, &Values, &Context) -> Result<Evaluation, FieldError>;
/// What inputs for which nothing was entered have for these values.
type Follow = fn(&Values, &Context) -> Vec<Followed>;
/// What these values come to without being typed.
type Derive = fn(&Values, &Context) -> Vec<Derived>;

/// A tool and its calculation. In the browser the description is needed by a bank's document and by links; the
/// calculation is loaded with the first tool that is opened.
#[derive(Debug)]
pub struct Calculator {
    /// The description.
    pub tool: &'static Tool,
    evaluate: Evaluator,
    following: &'static [&'static str],
    follow: Follow,
    derive: Derive,
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
    /// What an input is set to, whose default no pack says.
    #[must_use]
    pub const fn of<T>(set: Set<T>) -> Followed {
        Followed { input: set.id(), usual: None, value: set.value() }
    }

    /// This input, for which the form has at first what the latest edition of a pack says.
    #[must_use]
    pub const fn usually(mut self, latest: Decimal) -> Followed {
        self.usual = Some(latest);
        self
    }
}

impl Derived {
    /// What the input would say, to be mended at another.
    #[must_use]
    pub const fn of<T, V, W>(input: Key<T, V>, value: Decimal, mend: Key<T, W>) -> Derived {
        Derived { input: input.id(), value, mend: mend.id() }
    }
}

impl Calculator {
    /// The tool `T`.
    #[must_use]
    pub const fn of<T: Evaluate>() -> Calculator {
        Calculator {
            tool: T::TOOL,
            evaluate: |calculator, values, context| {
                let input = T::read(values, context).map_err(FieldError::erased)?;
                let evaluation = input.evaluate(context).map_err(FieldError::erased)?;
                let (values, context) = (values.clone(), context.clone());
                Ok(evaluation.erased(move |report| calculator.finished(report, &values, &context)))
            },
            following: T::FOLLOWING,
            follow: |values, context| {
                T::read(values, context).map_or_else(|_| Vec::new(), |input| input.follow(context))
            },
            derive: |values, context| T::read(values, context).map_or_else(|_| Vec::new(), |input| input.derive()),
        }
    }

    /// The answer, or the work that leads to it. Called only with values that lie within the form's bounds.
    ///
    /// # Errors
    /// What no single field can check (a date before another, an amount out of range): errors for the fields.
    pub fn evaluate(&'static self, values: &Values, context: &Context) -> Result<Evaluation, Vec<FieldError>> {
        (self.evaluate)(self, values, context).map_err(|error| vec![error])
    }

    /// The answer, with all the work that leads to it done in place.
    ///
    /// # Errors
    /// As [`evaluate`](Calculator::evaluate), and what the work shows to be wrong.
    pub fn answer(&'static self, values: &Values, context: &Context) -> Result<Report, Vec<FieldError>> {
        self.evaluate(values, context)?.in_place(Extent::Whole).map_err(|error| vec![error])
    }

    /// Whether there is an answer to these values, or may be one after some work.
    #[must_use]
    pub fn accepts(&'static self, values: &Values, context: &Context) -> bool {
        (self.evaluate)(self, values, context).is_ok()
    }

    /// The inputs that follow others, with what they are for these values.
    #[must_use]
    pub fn followed(&self, values: &Values, context: &Context) -> Vec<Followed> {
        (self.follow)(values, context)
    }

    /// Whether this input follows others.
    #[must_use]
    pub fn follows(&self, input: &str) -> bool {
        self.following.contains(&input)
    }

    /// What the values come to beyond what was typed.
    #[must_use]
    pub fn derived(&self, values: &Values, context: &Context) -> Vec<Derived> {
        (self.derive)(values, context)
    }

    /// A report on these values as it is given away.
    fn finished(&self, mut report: Report, values: &Values, context: &Context) -> Report {
        if let Some(statement) = &mut report.statement {
            statement.values = values.clone();
        }
        self.keep_possible(&mut report, values, context);
        report
    }

    /// Takes out of a report on these values the levers and next steps that set an input to what it cannot have in any
    /// bank, by itself or by what comes of it.
    fn keep_possible(&self, report: &mut Report, values: &Values, context: &Context) {
        report.levers.retain(|lever| {
            let mut then = values.clone();
            lever.set.iter().for_each(|(id, value)| then.set(id, *value));
            self.tool.holds(&lever.set, context.today) && self.derives(&then, context)
        });
        report.next.retain(|next| match &next.destination {
            Destination::Tool(tool, values) => tool.holds(values, context.today),
            Destination::Profile | Destination::Suggestions => true,
        });
    }

    /// Whether what the values come to is within the reach of the inputs that would say it.
    fn derives(&self, values: &Values, context: &Context) -> bool {
        self.derived(values, context).iter().all(|one| {
            let range = self.tool.input(one.input).and_then(|input| input.kind.range());
            range.is_none_or(|range| (range.min..=range.max).contains(&one.value))
        })
    }
}
