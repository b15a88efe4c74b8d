//! Reading a number that was typed into a field: its unit, its bounds, and what else it may mean.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::Typed;
use crate::domain::money::Currency;
use crate::tool::input::{Counted, Input, InputKind, Range};
use crate::tool::parse::{self, NotANumber, Unit};
use crate::tool::text::Text;
use crate::tool::value::{FieldError, Value};

/// Reads a number typed for `input` within `range`. `currency` is the institution's; without one, amounts in any
/// currency are taken as its own.
///
/// # Errors
/// A [`FieldError`] that says what to do; where the customer may have meant another number, the error carries it.
pub fn read(input: &Input, range: &Range, typed: &Typed, currency: Option<Currency>) -> Result<Decimal, FieldError> {
    Entry { input, range, typed, currency }.read()
}

/// The number, where it lies within `range`.
///
/// # Errors
/// A [`FieldError`] that says what to do.
pub fn check(input: &Input, range: &Range, number: Decimal) -> Result<Decimal, FieldError> {
    let typed = Typed { text: number.to_string(), wan: false };
    let entry = Entry { input, range, typed: &typed, currency: None };
    if entry.fits(number) { Ok(number) } else { entry.unfit(number, None) }
}

/// Whether the customer should see how a text was read: what is no plain number, what counts 万, and from ten thousand
/// on what is not grouped by thousands.
///
/// ```
/// use finplan::tool::form::Typed;
/// use finplan::tool::form::number::is_told;
/// let told = |text: &str, value: &str| is_told(&Typed { text: text.to_owned(), wan: false }, value.parse().unwrap(), true);
/// assert!(told("1200000", "1200000") && told("120万", "1200000") && told("1,5", "1.5"));
/// assert!(!told("1,200,000", "1200000") && !told("500", "500"));
/// ```
#[must_use]
pub fn is_told(typed: &Typed, value: Decimal, money: bool) -> bool {
    let text = typed.text.trim();
    let whole = text.split('.').next().unwrap_or_default();
    let grouped = whole.contains(',') && whole.split(',').skip(1).all(|group| group.len() == 3);
    let digits = if grouped { text.replace(',', "") } else { text.to_owned() };
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        && Decimal::from_str_exact(&digits).is_ok_and(|number| number == value);
    let large = money && !grouped && value >= Decimal::from(10_000);
    !plain || large || (typed.wan && !value.is_zero())
}

struct Entry<'a> {
    input: &'a Input,
    range: &'a Range,
    typed: &'a Typed,
    currency: Option<Currency>,
}

/// The number of a field's units in one of the units that were typed: a month is a twelfth of a year.
#[derive(Clone, Copy)]
struct Factor(u32, u32);

/// A unit that the field does not count in.
enum Wrong {
    /// Another currency.
    Currency,
    /// Another unit; where it is one of the same measure, so many.
    Unit(Option<Factor>),
}

impl Entry<'_> {
    fn read(&self) -> Result<Decimal, FieldError> {
        let number = parse::number(&self.typed.text).map_err(|why| self.no_number(why))?;
        let factor = self.factor(number.unit).map_err(|wrong| self.wrong_unit(&wrong, number.value))?;
        let in_wan = self.in_wan() && !number.scaled && number.unit.is_none();
        let factor = if in_wan { Factor(10_000, 1) } else { factor };
        let value = convert(number.value, factor).ok_or_else(|| self.beyond(number.value.is_sign_negative()))?;
        let other = number.other.and_then(|other| convert(other, factor)).filter(|other| self.fits(*other));
        match (self.fits(value), other) {
            (true, Some(other)) if number.unsure => Err(self.meant("error.marks_meant", other)),
            (true, _) => Ok(value),
            // Rates have no thousands: the comma is the decimal mark.
            (false, Some(other)) if matches!(self.input.kind, InputKind::Percent(_)) => Ok(other),
            (false, Some(other)) => Err(self.meant("error.marks_meant", other)),
            (false, None) => self.unfit(value, Some(number.value).filter(|_| in_wan)),
        }
    }

    /// A value out of bounds; `plain` is what stands in a field of 万.
    fn unfit(&self, value: Decimal, plain: Option<Decimal>) -> Result<Decimal, FieldError> {
        if let Some(plain) = plain.filter(|plain| value > self.range.max && self.fits(*plain)) {
            // Nobody groups the digits of an amount in 万: this was copied from where it stands in 元.
            if self.typed.text.contains([',', '，', '、']) {
                return Ok(plain);
            }
            let text = Text::plain("error.unit_suspect")
                .with("a", self.input.arg(value))
                .with("max", self.input.bound(self.range.max))
                .with("b", self.input.arg(plain));
            return Err(FieldError::at(self.input.id, text).meant(Value::Number(plain)));
        }
        if self.input.kind.is_whole() && !value.is_integer() {
            return Err(self.example("error.whole"));
        }
        Err(self.beyond(value < self.range.min))
    }

    fn fits(&self, value: Decimal) -> bool {
        (self.range.min..=self.range.max).contains(&value) && (!self.input.kind.is_whole() || value.is_integer())
    }

    /// Whether the field counts ten thousands.
    fn in_wan(&self) -> bool {
        self.typed.wan && matches!(self.input.kind, InputKind::Money(_))
    }

    fn no_number(&self, why: NotANumber) -> FieldError {
        match why {
            NotANumber::Empty => FieldError::required(self.input.id),
            NotANumber::Malformed => self.example("error.not_a_number"),
            NotANumber::TooLong { negative } => self.beyond(negative),
            NotANumber::Unclear(joined) => {
                let factor = Factor(if self.in_wan() { 10_000 } else { 1 }, 1);
                let meant = joined.and_then(|joined| convert(joined, factor)).filter(|meant| self.fits(*meant));
                meant.map_or_else(|| self.example("error.marks"), |meant| self.meant("error.marks_meant", meant))
            }
        }
    }

    fn wrong_unit(&self, wrong: &Wrong, size: Decimal) -> FieldError {
        match wrong {
            Wrong::Currency => {
                let code = self.currency.map_or("", Currency::code).to_owned();
                let mut error = self.example("error.currency");
                error.text.args.push(("currency", crate::tool::text::Arg::Name(code)));
                error
            }
            Wrong::Unit(factor) => {
                let meant = factor.and_then(|factor| convert(size, factor)).filter(|meant| self.fits(*meant));
                meant.map_or_else(|| self.example("error.unit"), |meant| self.meant("error.unit_meant", meant))
            }
        }
    }

    /// What the unit that was typed is in units of the field.
    fn factor(&self, unit: Option<Unit>) -> Result<Factor, Wrong> {
        let Some(unit) = unit else { return Ok(Factor(1, 1)) };
        match (&self.input.kind, unit) {
            (InputKind::Money(_), Unit::Money(meant)) => {
                let own = self.currency.is_none_or(|currency| meant.has(currency));
                if own { Ok(Factor(1, 1)) } else { Err(Wrong::Currency) }
            }
            (InputKind::Percent(_), Unit::Percent)
            | (InputKind::Years(_), Unit::Years)
            | (InputKind::Months(_), Unit::Months) => Ok(Factor(1, 1)),
            (InputKind::Years(_), Unit::Months) => Ok(Factor(1, 12)),
            (InputKind::Months(_), Unit::Years) => Ok(Factor(12, 1)),
            (InputKind::Percent(_), Unit::PerMille) => Err(Wrong::Unit(Some(Factor(1, 10)))),
            (InputKind::Percent(_), Unit::BasisPoints) => Err(Wrong::Unit(Some(Factor(1, 100)))),
            (InputKind::Count(_), unit) => match (self.input.counted, unit) {
                (Counted::BasisPoints, Unit::BasisPoints)
                | (Counted::Days, Unit::Days)
                | (Counted::People, Unit::People) => Ok(Factor(1, 1)),
                (Counted::BasisPoints, Unit::Percent) => Err(Wrong::Unit(Some(Factor(100, 1)))),
                _ => Err(Wrong::Unit(None)),
            },
            _ => Err(Wrong::Unit(None)),
        }
    }

    fn example(&self, key: &'static str) -> FieldError {
        FieldError::at(self.input.id, Text::plain(key).with("example", self.input.bound(self.range.default)))
    }

    fn meant(&self, key: &'static str, meant: Decimal) -> FieldError {
        FieldError::at(self.input.id, Text::plain(key).with("b", self.input.bound(meant))).meant(Value::Number(meant))
    }

    /// Below the smallest or above the largest value.
    fn beyond(&self, below: bool) -> FieldError {
        let (key, name, bound) =
            if below { ("error.too_small", "min", self.range.min) } else { ("error.too_large", "max", self.range.max) };
        FieldError::at(self.input.id, Text::plain(key).with(name, self.input.bound(bound)))
    }
}

fn convert(size: Decimal, Factor(times, over): Factor) -> Option<Decimal> {
    size.mul_checked(Decimal::from(times))?.div_checked(Decimal::from(over)).map(|size| size.normalize())
}
