//! Reading what people type: `1,200,000.00`, `120万`, `１２万`, `1,5`, `HK$1.2 million`, `一百二十万`, `2 年 6 个月`.

mod chinese;
mod letters;
mod marks;
mod month;
mod words;

#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use crate::base::decimal::DecimalExt as _;
pub(crate) use letters::half_width;
pub(crate) use letters::{digit, invisible};
pub use month::{NotAMonth, month};
use words::Word;
pub use words::{Currencies, Unit};

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Nothing was typed.
    Empty,
    /// It has a character or word that no number has.
    Malformed,
    /// Its commas, points or spaces follow no custom; without them it would be this number.
    Unclear(Option<Decimal>),
    /// It has more digits in front of the point than can be calculated with.
    TooLong {
        /// Whether it lies below zero.
        negative: bool,
    },
}

/// A number as typed, with what it says about its scale and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The value, with the scale applied.
    pub value: Decimal,
    /// What its comma may mean, too: `1,234` is 1234 by custom, but some write 1.234 that way.
    pub other: Option<Decimal>,
    /// Whether custom does not tell the two apart.
    pub unsure: bool,
    /// Whether a scale such as 万, 亿 or k stood behind it: then that of the field does not apply.
    pub scaled: bool,
    /// The unit that it names.
    pub unit: Option<Unit>,
}

/// The most digits in front of the point.
const MAX_DIGITS: usize = 15;

/// More decimals than these are rounded half-up: a millionth of a millionth changes no figure.
const DECIMALS: u32 = 12;

/// Reads a number the way people write it in Chinese and English, with its unit, its currency and its scale.
///
/// Full-width digits, those of other scripts and Chinese numerals are digits; what nobody sees does not count; 万 萬 w
/// are ten thousand, 亿 億 a hundred million, k a thousand, m and million a million. Of commas and points the last is
/// the decimal mark where it cannot group digits.
///
/// # Errors
/// [`NotANumber`] says why the text is none.
///
/// ```
/// use finplan::tool::parse::{number, NotANumber};
/// assert_eq!(number("１２０万").unwrap().value, 1_200_000.into());
/// assert_eq!(number("1,200,000.00 元").unwrap().value, 1_200_000.into());
/// assert_eq!(number("1,5").unwrap().value.to_string(), "1.5");
/// assert_eq!(number("1,000,00"), Err(NotANumber::Unclear(Some(100_000.into()))));
/// assert_eq!(number("lots"), Err(NotANumber::Malformed));
/// ```
pub fn number(text: &str) -> Result<Typed, NotANumber> {
    let plain = letters::plain(text);
    if plain.is_empty() {
        return Err(NotANumber::Empty);
    }
    let mut rest = plain.as_str();
    let before = Before::read(&mut rest)?;
    let signed = |mut size: Decimal| {
        size.set_sign_negative(before.minus && !size.is_zero());
        size
    };
    let typed = quantity(&mut rest, before.unit).map_err(|why| match why {
        NotANumber::Unclear(joined) => NotANumber::Unclear(joined.filter(|_| rest.is_empty()).map(signed)),
        NotANumber::TooLong { .. } => NotANumber::TooLong { negative: before.minus },
        other => other,
    })?;
    if !is_short(typed.value) {
        return Err(NotANumber::TooLong { negative: before.minus });
    }
    // A number copied with the full stop behind it.
    if !matches!(rest, "" | "." | ",") {
        return Err(NotANumber::Malformed);
    }
    Ok(Typed { value: signed(typed.value), other: typed.other.filter(|other| is_short(*other)).map(signed), ..typed })
}

/// Whether a number has no more digits than are read when it is written out.
fn is_short(size: Decimal) -> bool {
    u32::try_from(MAX_DIGITS)
        .ok()
        .and_then(|digits| 10_i64.checked_pow(digits))
        .is_some_and(|limit| size < limit.into())
}

/// What stands before the digits.
#[derive(Default)]
struct Before {
    signed: bool,
    minus: bool,
    unit: Option<Unit>,
}

impl Before {
    fn read(rest: &mut &str) -> Result<Before, NotANumber> {
        let mut before = Before::default();
        while let Some((word, size)) = words::first(rest) {
            match word {
                Word::About => {}
                Word::Plus | Word::Minus if !before.signed => {
                    (before.signed, before.minus) = (true, word == Word::Minus);
                }
                Word::Share(unit) if before.unit.is_none() => before.unit = Some(unit),
                Word::Unit(unit @ Unit::Money(_)) => before.unit = Some(one_unit(before.unit, unit)?),
                // A numeral may begin with 十.
                Word::Zeros(_) => break,
                _ => return Err(NotANumber::Malformed),
            }
            skip(rest, size);
        }
        Ok(before)
    }
}

/// Numbers with their scales and units, as far as they make one: `1亿2000万`, `2 年 6 个月`, `5 元 2 角`.
fn quantity(rest: &mut &str, mut unit: Option<Unit>) -> Result<Typed, NotANumber> {
    let (mut whole, mut zeros) = piece(rest)?;
    loop {
        // What counts the number that was read last.
        let mut counted = None;
        while let Some((Word::Unit(next), size)) = words::first(rest) {
            counted = Some(next);
            unit = Some(one_unit(unit, next)?);
            skip(rest, size);
        }
        if matches!(*rest, "" | "." | ",") {
            return Ok(Typed { unit, ..whole });
        }
        let (more, more_zeros) = piece(rest)?;
        let value = match (counted, words::first(rest)) {
            (Some(Unit::Years), Some((Word::Unit(Unit::Months), _))) if whole.value.is_integer() => {
                unit = None;
                whole.value.mul_checked(Decimal::from(12)).and_then(|months| months.add_checked(more.value))
            }
            (Some(Unit::Money(_)), Some((Word::Coins(_), _))) => coins(rest, whole.value, more.value)?,
            (None, _) if follows(zeros, more.value, more_zeros) => {
                zeros = more_zeros;
                whole.value.add_checked(more.value)
            }
            _ => None,
        };
        whole = Typed { value: value.ok_or(NotANumber::Malformed)?, other: None, unsure: false, ..whole };
    }
}

/// The rest of an amount with its coins: `2 角 7 分`.
fn coins(rest: &mut &str, whole: Decimal, first: Decimal) -> Result<Option<Decimal>, NotANumber> {
    let (mut sum, mut count) = (Some(whole), first);
    while let Some((Word::Coins(places), size)) = words::first(rest) {
        skip(rest, size);
        let part = count.mul_checked(Decimal::new(1, places)).filter(|_| count < Decimal::TEN);
        sum = sum.zip(part).and_then(|(sum, part)| sum.add_checked(part));
        if rest.is_empty() {
            break;
        }
        (Typed { value: count, .. }, _) = piece(rest)?;
    }
    Ok(sum)
}

/// Whether a number fills the zeros of the one before: 5000 those of `12万5000`, but not the 5 of `12万5`.
fn follows(zeros: u32, value: Decimal, more_zeros: u32) -> bool {
    let power = |zeros: u32| 10_i64.checked_pow(zeros).map_or(Decimal::MAX, Decimal::from);
    zeros > 0 && value < power(zeros) && (more_zeros > 0 || value >= power(zeros.saturating_sub(1)))
}

/// One run of digits with its scale, and how many zeros that has.
fn piece(rest: &mut &str) -> Result<(Typed, u32), NotANumber> {
    let numeral = chinese::begins(rest);
    let typed = if numeral > 0 {
        let (text, after) = rest.split_at_checked(numeral).ok_or(NotANumber::Malformed)?;
        *rest = after.trim_start();
        let numeral = chinese::read(text).ok_or(NotANumber::Malformed)?;
        let value = Decimal::new(numeral.units, numeral.decimals).normalize();
        Typed { value, other: None, unsure: false, scaled: numeral.scaled, unit: None }
    } else {
        digits(rest)?
    };
    let zeros = scale(rest);
    let times = |value: Decimal| {
        let power = 10_i64.checked_pow(zeros).map(Decimal::from)?;
        value.mul_checked(power).map(|value| value.round_half_up(DECIMALS).normalize())
    };
    let value = times(typed.value).ok_or(NotANumber::TooLong { negative: false })?;
    let other = typed.other.and_then(times);
    Ok((Typed { value, other, scaled: typed.scaled || zeros > 0, ..typed }, zeros))
}

/// A run of ASCII digits and the marks between them.
fn digits(rest: &mut &str) -> Result<Typed, NotANumber> {
    let marks = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '_' | ' ');
    let size = rest.find(|c| !marks(c)).unwrap_or(rest.len());
    let (run, after) = rest.split_at_checked(size).ok_or(NotANumber::Malformed)?;
    *rest = after;
    let run = run.trim_end();
    if !run.contains(|c: char| c.is_ascii_digit()) {
        return Err(NotANumber::Malformed);
    }
    let digits = marks::read(run).map_err(|joined| NotANumber::Unclear(exact(&joined).ok()))?;
    let value = exact(&digits.text)?;
    let other = digits.other.and_then(|other| exact(&other).ok());
    Ok(Typed { value, other, unsure: digits.unsure, scaled: false, unit: None })
}

/// Digits with at most one point as a number.
fn exact(digits: &str) -> Result<Decimal, NotANumber> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    if whole.len() > MAX_DIGITS {
        return Err(NotANumber::TooLong { negative: false });
    }
    // One more than what is kept, to round by.
    let kept = usize::try_from(DECIMALS).map_or(fraction.len(), |most| fraction.len().min(most.saturating_add(1)));
    let fraction = fraction.get(..kept).unwrap_or_default();
    let number = Decimal::from_str_exact(&format!("0{whole}.{fraction}0"));
    number.map(|number| number.round_half_up(DECIMALS).normalize()).map_err(|_| NotANumber::Malformed)
}

/// How many zeros the scale behind a number adds: 万, 百万, k.
fn scale(rest: &mut &str) -> u32 {
    let mut zeros = 0_u32;
    let mut last = 0_u32;
    loop {
        let (more, size) = match words::first(rest) {
            Some((Word::Zeros(more), size)) if more > last => (more, size),
            Some((Word::EnglishZeros(more), size)) if last == 0 => (more, size),
            _ => return zeros,
        };
        let english = matches!(words::first(rest), Some((Word::EnglishZeros(_), _)));
        skip(rest, size);
        zeros = zeros.saturating_add(more);
        if english {
            return zeros;
        }
        last = more;
    }
}

/// The unit that two names leave.
fn one_unit(known: Option<Unit>, next: Unit) -> Result<Unit, NotANumber> {
    match (known, next) {
        (None, next) => Ok(next),
        (Some(Unit::Money(a)), Unit::Money(b)) => Ok(Unit::Money(a.both(b))),
        _ => Err(NotANumber::Malformed),
    }
}

fn skip(rest: &mut &str, size: usize) {
    *rest = rest.get(size..).unwrap_or_default().trim_start();
}
