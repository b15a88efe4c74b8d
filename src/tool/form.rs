//! The form of a tool: its inputs with a bank's defaults and limits, and the reading of what was typed.

pub mod number;
pub mod setting;

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::calculator::{Calculator, Derived, Followed};
use super::input::{Input, InputKind, Range};
use super::parse::{self, NotAMonth};
use super::text::{Arg, Text};
use super::value::{FieldError, Value, Values};
use super::{Context, Tool};
use setting::{Limits, Provenance, Setting};

/// One input as this bank offers it.
#[derive(Clone, Debug)]
pub struct Field {
    /// The description.
    pub input: &'static Input,
    /// The bounds in force, for every kind that has some.
    pub range: Option<Range>,
    /// What stands there at first.
    pub default: Value,
    /// Where the default comes from, where the bank says so.
    pub source: Option<Provenance>,
    /// Whether somebody set the default, and to what.
    set: Option<Option<Decimal>>,
}

/// A tool's inputs as this bank offers them.
#[derive(Clone, Debug)]
pub struct Form {
    /// The tool.
    pub tool: &'static Tool,
    /// The tool with what it calculates.
    pub calculator: &'static Calculator,
    /// Its inputs.
    pub fields: Vec<Field>,
}

/// What was typed into one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The text as it stands in the field.
    pub text: String,
    /// Whether a bare number counts ten thousands (万).
    pub wan: bool,
}

/// What a field at a place says by itself; `None` where nothing was entered.
pub type FieldReader<'a> = dyn Fn(usize, &Field) -> Option<Result<Value, FieldError>> + 'a;

/// What a form's fields say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The values of the fields that are shown and in order.
    pub values: Values,
    /// The fields that are not.
    pub errors: Vec<FieldError>,
    /// Values that are unusual, though nothing forbids them.
    pub warnings: Vec<FieldError>,
}

impl Form {
    /// The form of a tool with a bank's settings; settings never widen what the tool supports.
    #[must_use]
    pub fn new(calculator: &'static Calculator, settings: &[Setting], context: &Context) -> Form {
        let tool = calculator.tool;
        let fields = tool
            .inputs
            .iter()
            .map(|input| {
                let setting = settings.iter().find(|setting| setting.input == input.name);
                Field::new(input, setting, context)
            })
            .collect();
        let mut form = Form { tool, calculator, fields };
        // Published rates go with the day, too.
        let mut values = Values::default();
        for field in &form.fields {
            values.set(field.input.id, field.default);
        }
        for (id, value) in form.followed(&values, context) {
            if let Some(field) = form.fields.iter_mut().find(|field| field.input.id == id) {
                field.default = value;
            }
        }
        form
    }

    /// The inputs whose default follows others, with what it is for these values.
    #[must_use]
    pub fn followed(&self, values: &Values, context: &Context) -> Vec<(&'static str, Value)> {
        let (mut found, mut whole) = (Vec::new(), values.clone());
        for field in &self.fields {
            if whole.get(field.input.id).is_none() {
                whole.set(field.input.id, field.default);
            }
        }
        for one in self.calculator.followed(&whole, context) {
            if let Some(field) = self.field(one.input).filter(|field| field.follows(&one)) {
                found.push((one.input, field.within(one.value)));
            }
        }
        found
    }

    /// The field of input `id`.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.input.id == id)
    }

    /// The values before the customer typed anything.
    #[must_use]
    pub fn defaults(&self) -> Values {
        let mut values = Values::default();
        for field in &self.fields {
            values.set(field.input.id, field.default);
        }
        self.without_hidden(values)
    }

    /// Reads what was typed; a field that was not touched (`None`) has its default.
    #[must_use]
    pub fn read(&self, typed: impl Fn(&str) -> Option<Typed>, context: &Context) -> Reading {
        self.resolve(&|_, field| Some(field.read(&typed(field.input.id)?, context)), context)
    }

    /// What the fields say together: `entered` reads each of them by itself, by its place; one for which nothing was
    /// entered (`None`) has its default or what that follows.
    #[must_use]
    pub fn resolve(&self, entered: &FieldReader<'_>, context: &Context) -> Reading {
        let mut reading = Reading::default();
        for (place, field) in self.fields.iter().enumerate() {
            let id = field.input.id;
            let value = entered(place, field);
            if value.is_none() {
                reading.values.mark_default(id);
            }
            match value.unwrap_or(Ok(field.default)) {
                Ok(value) => {
                    reading.values.set(id, value);
                    reading.warnings.extend(field.warning(value));
                }
                Err(error) => reading.errors.push(error),
            }
        }
        for (id, value) in self.followed(&reading.values, context) {
            if reading.values.is_default(id) {
                reading.values.set(id, value);
            }
        }
        // A field that is not in order stands in nobody's way here: it has its default.
        let mut whole = reading.values.clone();
        for field in reading.errors.iter().filter_map(|error| self.field(error.input)) {
            whole.set(field.input.id, field.default);
        }
        reading.values = self.without_hidden(reading.values);
        reading.errors.extend(self.beyond(&self.without_hidden(whole), context));
        let hidden: Vec<_> = self.hidden(&reading.values).collect();
        reading.errors.retain(|error| !hidden.contains(&error.input));
        reading.warnings.retain(|error| !hidden.contains(&error.input));
        reading
    }

    /// What the values come to beyond the bank's limits, without being typed.
    fn beyond(&self, values: &Values, context: &Context) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for Derived { input, value, mend } in self.calculator.derived(values, context) {
            let Some(field) = self.field(input) else { continue };
            let Limits { min, max } = field.limits();
            let text = match (min.filter(|min| value < *min), max.filter(|max| value > *max)) {
                (Some(min), _) => Text::plain("error.comes_to_little").with("min", field.arg(min)),
                (_, Some(max)) => Text::plain("error.comes_to_much").with("max", field.arg(max)),
                _ => continue,
            };
            let of = Arg::text(self.tool.label(input));
            errors.push(FieldError::at(mend, text.with("of", of).with("value", field.arg(value))));
        }
        errors
    }

    /// The inputs that the form does not show for these values.
    pub fn hidden<'a>(&'a self, values: &'a Values) -> impl Iterator<Item = &'static str> + 'a {
        self.fields.iter().filter(|field| !field.shown(values)).map(|field| field.input.id)
    }

    /// A choice stands before what depends on it, and hides that when it is hidden itself.
    fn without_hidden(&self, values: Values) -> Values {
        let mut kept = Values::default();
        for field in &self.fields {
            if let Some(value) = values.get(field.input.id).filter(|_| field.shown(&kept)) {
                kept.set(field.input.id, value);
                if values.is_default(field.input.id) {
                    kept.mark_default(field.input.id);
                }
            }
        }
        kept
    }
}

impl Field {
    fn new(input: &'static Input, setting: Option<&Setting>, context: &Context) -> Field {
        let range = input.kind.range().map(|range| narrowed(range, setting));
        let default = match (&input.kind, range) {
            (InputKind::Choice(options), _) => {
                let wish = setting.and_then(|setting| setting.choice.as_deref());
                let known = options.iter().copied().find(|option| Some(*option) == wish);
                Value::Choice(known.or(options.first().copied()).unwrap_or_default())
            }
            (InputKind::Month(_), Some(range)) => Value::Month(month_after(context.today, range.default)),
            (_, range) => Value::Number(range.map_or(Decimal::ZERO, |range| range.default)),
        };
        let source = setting.and_then(|setting| setting.source.clone());
        let set = setting.filter(|setting| setting.default.is_some() || setting.choice.is_some());
        Field { input, range, default, source, set: set.map(|setting| setting.default) }
    }

    /// Whether the default is the tool's or that of a pack, and not the bank's own.
    fn follows(&self, one: &Followed) -> bool {
        self.set.is_none_or(|set| set.is_some() && set == one.usual)
    }

    /// The value nearest to this one within the bounds in force.
    fn within(&self, value: Value) -> Value {
        match (value, self.range) {
            (Value::Number(number), Some(range)) => Value::Number(number.clamp(range.min, range.max)),
            _ => value,
        }
    }

    /// The limits that the bank sets; the tool's own are none of them.
    #[must_use]
    pub fn limits(&self) -> Limits {
        let Some((range, own)) = self.range.zip(self.input.kind.range()) else { return Limits::default() };
        Limits { min: Some(range.min).filter(|min| *min > own.min), max: Some(range.max).filter(|max| *max < own.max) }
    }

    /// Whether the form shows this field for these values.
    #[must_use]
    pub fn shown(&self, values: &Values) -> bool {
        self.input.shown(values)
    }

    /// The value of a text typed into this field.
    ///
    /// # Errors
    /// A [`FieldError`] that says what to do.
    pub fn read(&self, typed: &Typed, context: &Context) -> Result<Value, FieldError> {
        match &self.input.kind {
            InputKind::Choice(options) => options
                .iter()
                .copied()
                .find(|option| *option == typed.text)
                .map(Value::Choice)
                .ok_or_else(|| FieldError::required(self.input.id)),
            InputKind::Month(_) => self.read_month(&typed.text, context),
            InputKind::Money(range)
            | InputKind::Percent(range)
            | InputKind::Months(range)
            | InputKind::Years(range)
            | InputKind::Count(range)
            | InputKind::Rows(range) => {
                let range = self.range.unwrap_or(*range);
                number::read(self.input, &range, typed, Some(context.currency)).map(Value::Number)
            }
        }
    }

    fn read_month(&self, text: &str, context: &Context) -> Result<Value, FieldError> {
        let id = self.input.id;
        let month = parse::month(text).map_err(|why| match why {
            NotAMonth::Empty => FieldError::required(id),
            NotAMonth::Malformed => {
                let example = month_after(context.today, self.range.map_or(Decimal::ONE, |range| range.default));
                FieldError::at(id, Text::plain("error.not_a_month").with("example", Arg::Month(example)))
            }
        })?;
        self.check_month(month, context)
    }

    /// The value, where this field takes it under the bank's limits.
    ///
    /// # Errors
    /// A [`FieldError`] that says what to do.
    pub fn check(&self, value: Value, context: &Context) -> Result<Value, FieldError> {
        match (&self.input.kind, value) {
            (InputKind::Choice(options), Value::Choice(option)) if options.contains(&option) => Ok(value),
            (InputKind::Month(_), Value::Month(month)) => self.check_month(month, context),
            (InputKind::Choice(_) | InputKind::Month(_), _) => Err(FieldError::required(self.input.id)),
            (_, Value::Number(number)) => match self.range {
                Some(range) => number::check(self.input, &range, number).map(Value::Number),
                None => Ok(value),
            },
            _ => Err(FieldError::required(self.input.id)),
        }
    }

    fn check_month(&self, month: NaiveDate, context: &Context) -> Result<Value, FieldError> {
        let id = self.input.id;
        let Some(range) = self.range else {
            return Ok(Value::Month(month));
        };
        let (first, last) = (month_after(context.today, range.min), month_after(context.today, range.max));
        if month < first {
            let text = Text::plain("error.too_small").with("min", Arg::Month(first));
            return Err(FieldError::at(id, text));
        }
        if month > last {
            let text = Text::plain("error.too_large").with("max", Arg::Month(last));
            return Err(FieldError::at(id, text));
        }
        Ok(Value::Month(month))
    }

    fn warning(&self, value: Value) -> Option<FieldError> {
        let (Value::Number(number), Some(range)) = (value, self.range) else {
            return None;
        };
        let (low, high) = range.usual;
        let key = if number > high {
            "error.unusual_high"
        } else if number < low {
            "error.unusual_low"
        } else {
            return None;
        };
        let arg = |value| self.input.bound(value);
        let text = Text::plain(key).with("value", arg(number)).with("low", arg(low)).with("high", arg(high));
        Some(FieldError::at(self.input.id, text))
    }

    /// A value of this field as it stands in a sentence.
    #[must_use]
    pub fn arg(&self, value: Decimal) -> Arg {
        self.input.arg(value)
    }

    /// A value as canonical text: what links and files hold, and what [`Field::read`] reads back.
    #[must_use]
    pub fn canonical(value: Value) -> String {
        match value {
            Value::Number(number) => number.normalize().to_string(),
            Value::Choice(choice) => choice.to_owned(),
            Value::Month(month) => format_month(month),
        }
    }
}

fn narrowed(range: &Range, setting: Option<&Setting>) -> Range {
    let Some(setting) = setting else {
        return *range;
    };
    // The limits of a meaning may lie outside what this tool supports.
    let min = setting.min.unwrap_or(range.min).clamp(range.min, range.max);
    let max = setting.max.unwrap_or(range.max).min(range.max).max(min);
    Range {
        min,
        max,
        step: setting.step.filter(|step| *step > Decimal::ZERO).unwrap_or(range.step),
        default: setting.default.unwrap_or(range.default).clamp(min, max),
        usual: (setting.usual_min.unwrap_or(range.usual.0), setting.usual_max.unwrap_or(range.usual.1)),
    }
}

/// The first day of the month that lies `months` after the month of `today`; before it for a negative number.
///
/// ```
/// use finplan::domain::date::parse;
/// use finplan::tool::form::month_after;
/// let today = parse("2026-11-29").unwrap();
/// assert_eq!(Some(month_after(today, 2.into())), parse("2027-01-01"));
/// assert_eq!(Some(month_after(today, (-11).into())), parse("2025-12-01"));
/// ```
#[must_use]
pub fn month_after(today: NaiveDate, months: Decimal) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    let count = Months::new(u32::try_from(months.abs().trunc()).unwrap_or(0));
    let month =
        if months.is_sign_negative() { first.checked_sub_months(count) } else { first.checked_add_months(count) };
    month.unwrap_or(first)
}

/// Whole months from the month of `today` to `month`; 0 for a month in the past.
#[must_use]
pub fn months_until(today: NaiveDate, month: NaiveDate) -> u32 {
    let index = |date: NaiveDate| i64::from(date.year()).saturating_mul(12).saturating_add(i64::from(date.month0()));
    u32::try_from(index(month).saturating_sub(index(today))).unwrap_or(0)
}

/// A month as `YYYY-MM`.
#[must_use]
pub fn format_month(month: NaiveDate) -> String {
    let number = month.month();
    let zero = if number < 10 { "0" } else { "" };
    format!("{}-{zero}{number}", month.year())
}
