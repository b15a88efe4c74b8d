//! What stands in one field.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use crate::base::Locale;
use crate::i18n::number;
use crate::tool::Context;
use crate::tool::form::{Field, Typed};
use crate::tool::input::InputKind;
use crate::tool::value::{FieldError, Value};

/// From here on Chinese readers count in 万, where a field usually holds so much.
const LARGE: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// A value, with what was typed for it beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    draft: Typed,
    parsed: Result<Value, FieldError>,
    /// What stands there while nothing is entered; `None` once something was set.
    default_draft: Option<Typed>,
}

impl Entry {
    /// The default of a field, which nobody entered.
    #[must_use]
    pub fn default_of(field: &Field, locale: Locale) -> Entry {
        Entry::followed(field, field.default, locale)
    }

    /// What the default of a field follows, which nobody entered.
    #[must_use]
    pub fn followed(field: &Field, value: Value, locale: Locale) -> Entry {
        let draft = draft_of(field, value, locale);
        Entry { default_draft: Some(draft.clone()), draft, parsed: Ok(value) }
    }

    /// A value that was set: by a link, by a lever, by another tool.
    #[must_use]
    pub fn from_value(field: &Field, value: Value, locale: Locale, context: &Context) -> Entry {
        Entry { draft: draft_of(field, value, locale), parsed: field.check(value, context), default_draft: None }
    }

    /// A text that was left for a field, such as that of a link: a number is written as its reader writes it.
    #[must_use]
    pub fn from_text(field: &Field, text: &str, locale: Locale, context: &Context) -> Entry {
        let draft = Typed { text: text.to_owned(), wan: false };
        match field.read(&draft, context) {
            Ok(value) => Entry::from_value(field, value, locale, context),
            parsed => Entry { draft, parsed, default_draft: None },
        }
    }

    /// This entry after the customer typed. What is as it would be without her is not entered.
    #[must_use]
    pub fn with_draft(&self, field: &Field, draft: Typed, context: &Context) -> Entry {
        Entry { parsed: field.read(&draft, context), draft, default_draft: self.default_draft.clone() }
    }

    /// This entry with its number counted in units, or in ten thousands.
    #[must_use]
    pub fn with_unit(&self, field: &Field, wan: bool, context: &Context) -> Entry {
        match self.parsed {
            Ok(Value::Number(number)) => self.reformatted(draft_in_unit(number, wan)),
            _ => self.with_draft(field, Typed { wan, ..self.draft.clone() }, context),
        }
    }

    /// This entry for a reader of another language; what is no value stays as typed.
    #[must_use]
    pub fn with_locale(&self, field: &Field, locale: Locale) -> Entry {
        match &self.parsed {
            Ok(value) => self.reformatted(draft_of(field, *value, locale)),
            Err(_) => self.clone(),
        }
    }

    fn reformatted(&self, draft: Typed) -> Entry {
        let default_draft = if self.is_default() { Some(draft.clone()) } else { self.default_draft.clone() };
        Entry { draft, parsed: self.parsed.clone(), default_draft }
    }

    /// What stands in the field.
    #[must_use]
    pub const fn draft(&self) -> &Typed {
        &self.draft
    }

    /// The value; `None` for what is none.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        self.parsed.as_ref().ok().copied()
    }

    /// Whether nothing was entered.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.default_draft.as_ref() == Some(&self.draft)
    }

    /// What the field says by itself; `None` where nothing was entered.
    #[must_use]
    pub fn entered(&self) -> Option<Result<Value, FieldError>> {
        (!self.is_default()).then(|| self.parsed.clone())
    }
}

/// A value as it stands in its field: where a field usually holds 100,000 or more, Chinese readers count in 万.
#[must_use]
pub fn draft_of(field: &Field, value: Value, locale: Locale) -> Typed {
    let Value::Number(number) = value else {
        return Typed { text: Field::canonical(value), wan: false };
    };
    if matches!(field.input.kind, InputKind::Rows(_)) {
        return Typed { text: Field::canonical(value), wan: false };
    }
    let large = matches!(field.default, Value::Number(usual) if usual >= LARGE);
    draft_in_unit(number, matches!(field.input.kind, InputKind::Money(_)) && locale != Locale::En && large)
}

/// A number as it stands in a field that counts units or ten thousands.
#[must_use]
pub fn draft_in_unit(number: Decimal, wan: bool) -> Typed {
    let divisor = Decimal::from(if wan { 10_000 } else { 1 });
    let number = number.div_checked(divisor).unwrap_or(number);
    Typed { text: number::plain(number), wan }
}
