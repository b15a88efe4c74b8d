//! A tool's inputs in a code: of each whether it is what the tool itself would put there, and otherwise its value.

use crate::base::decimal::DecimalExt as _;
use chrono::{Datelike as _, Months, NaiveDate};
use rust_decimal::Decimal;

use super::symbols::{Reader, Writer};
use crate::tool::Tool;
use crate::tool::form::month_after;
use crate::tool::input::{Input, InputKind, Range};
use crate::tool::value::{Value, Values};

/// Inputs that share one symbol.
const FLAGS: usize = 5;
/// The symbol of the power of ten 10^0; powers beyond -15 and 15 take a second symbol.
const POWER: u32 = 15;
/// The symbol that announces a second one.
const MORE: u64 = 31;

/// Writes the values, as the form shows them, in groups: for five inputs a symbol that says which of them are others
/// than the tool's own, and then those. What the form hides has no place in them.
pub(super) fn write(out: &mut Writer, tool: &Tool, values: &Values, date: NaiveDate) {
    let mut before = Values::default();
    let mut group: Vec<(&Input, Option<Value>, bool)> = Vec::with_capacity(FLAGS);
    for input in tool.inputs {
        if !input.shown(&before) {
            continue;
        }
        let value = values.get(input.id);
        group.push((input, value, value != default_value(input, date)));
        if let Some(value) = value {
            before.set(input.id, value);
        }
        if group.len() == FLAGS {
            flush(out, &mut group, date);
        }
    }
    flush(out, &mut group, date);
}

fn flush(out: &mut Writer, group: &mut Vec<(&Input, Option<Value>, bool)>, date: NaiveDate) {
    if group.is_empty() {
        return;
    }
    let mut flags = 0;
    for (_, _, given) in group.iter().rev() {
        flags = flags << 1 | u64::from(*given);
    }
    out.symbol(flags);
    for (input, value, given) in group.drain(..) {
        if given {
            write_value(out, input, value, date);
        }
    }
}

/// Reads the values; `None` where they are no values of this tool.
pub(super) fn read(from: &mut Reader, tool: &Tool, date: NaiveDate) -> Option<Values> {
    let mut values = Values::default();
    let (mut flags, mut left) = (0, 0_usize);
    for input in tool.inputs {
        if !input.shown(&values) {
            continue;
        }
        if left == 0 {
            (flags, left) = (from.symbol()?, FLAGS);
        }
        let value = if flags & 1 == 1 { read_value(from, input, date)? } else { default_value(input, date) };
        (flags, left) = (flags >> 1, left.saturating_sub(1));
        if let Some(value) = value {
            values.set(input.id, value);
        }
    }
    Some(values)
}

/// What the tool itself puts there.
fn default_value(input: &Input, date: NaiveDate) -> Option<Value> {
    match &input.kind {
        InputKind::Choice(options) => options.first().map(|option| Value::Choice(option)),
        InputKind::Month(range) => Some(Value::Month(month_after(date, range.default))),
        kind => kind.range().map(|range| Value::Number(range.default)),
    }
}

fn write_value(out: &mut Writer, input: &Input, value: Option<Value>, date: NaiveDate) {
    match (&input.kind, value) {
        (InputKind::Choice(options), Some(Value::Choice(option))) => {
            let place = options.iter().position(|known| *known == option);
            out.number(place.and_then(|place| place.checked_add(1)).and_then(|n| u128::try_from(n).ok()).unwrap_or(0));
        }
        (InputKind::Month(_), Some(Value::Month(month))) => {
            out.number(zigzag(month_index(month).saturating_sub(month_index(date)).into()).saturating_add(1));
        }
        (InputKind::Choice(_) | InputKind::Month(_), _) => out.number(0),
        (_, Some(Value::Number(number))) => decimal(out, number),
        _ => out.fixed(MORE | MORE << 5, 2),
    }
}

fn read_value(from: &mut Reader, input: &Input, date: NaiveDate) -> Option<Option<Value>> {
    Some(match &input.kind {
        InputKind::Choice(options) => match usize::try_from(from.number()?).ok()?.checked_sub(1) {
            Some(place) => Some(Value::Choice(options.get(place)?)),
            None => None,
        },
        InputKind::Month(range) => match from.number()?.checked_sub(1) {
            Some(months) => Some(Value::Month(month(i64::try_from(unzigzag(months)).ok()?, range, date)?)),
            None => None,
        },
        InputKind::Money(range) | InputKind::Percent(range) => read_decimal(from, range)?,
        InputKind::Months(range) | InputKind::Years(range) | InputKind::Rows(range) | InputKind::Count(range) => {
            match read_decimal(from, range)? {
                Some(Value::Number(number)) if !number.is_integer() => return None,
                value => value,
            }
        }
    })
}

/// A number as a power of ten and what stands before it, both as short as they can be.
fn decimal(out: &mut Writer, number: Decimal) {
    let number = number.normalize();
    let (mut mantissa, mut power) = (number.mantissa(), POWER.saturating_sub(number.scale()));
    if number.scale() > POWER {
        out.symbol(MORE);
        out.symbol(u64::from(number.scale().saturating_sub(POWER)));
    } else {
        while mantissa != 0 && mantissa % 10 == 0 && u64::from(power) < MORE.saturating_sub(1) {
            mantissa /= 10;
            power = power.saturating_add(1);
        }
        out.symbol(power.into());
    }
    out.number(zigzag(mantissa));
}

/// `Some(None)` for an input without a value.
fn read_decimal(from: &mut Reader, range: &Range) -> Option<Option<Value>> {
    let mut power = from.symbol()?;
    let mut scale = POWER.saturating_sub(u32::try_from(power).ok()?);
    if power == MORE {
        power = from.symbol()?;
        if power == MORE {
            return Some(None);
        }
        scale = u32::try_from(power).ok()?.checked_add(POWER)?;
        power = 0;
    }
    let number = Decimal::try_from_i128_with_scale(unzigzag(from.number()?), scale).ok()?;
    let zeros = u32::try_from(power).ok()?.saturating_sub(POWER);
    let number = number.mul_checked(Decimal::from(10_u64.checked_pow(zeros)?))?;
    (range.min..=range.max).contains(&number).then_some(Some(Value::Number(number.normalize())))
}

fn month_index(date: NaiveDate) -> i64 {
    i64::from(date.year()).saturating_mul(12).saturating_add(i64::from(date.month0()))
}

fn month(after: i64, range: &Range, date: NaiveDate) -> Option<NaiveDate> {
    let first = date.with_day(1)?;
    let count = Months::new(u32::try_from(after.unsigned_abs()).ok()?);
    let month = if after < 0 { first.checked_sub_months(count) } else { first.checked_add_months(count) }?;
    (range.min..=range.max).contains(&Decimal::from(after)).then_some(month)
}

/// Whole numbers of either sign as numbers without: 0, -1, 1, -2, …
#[allow(clippy::cast_sign_loss, reason = "that is the point")]
const fn zigzag(number: i128) -> u128 {
    ((number << 1) ^ (number >> 127)) as u128
}

#[allow(clippy::cast_possible_wrap, reason = "the highest bit is free after the shift")]
const fn unzigzag(number: u128) -> i128 {
    (number >> 1) as i128 ^ ((number & 1) as i128).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;
    use crate::tool::choice::Choice;
    use crate::tool::inputs::{Inputs, Row};
    use proptest::prelude::*;

    #[derive(Clone, Copy, Debug, PartialEq, Choice)]
    enum Owed {
        Card,
        Loan,
    }

    #[derive(Inputs)]
    #[allow(dead_code, reason = "only the table counts here")]
    #[tool("debts")]
    struct Rows {
        #[rows(Range::whole(0, 2, 1, 1))]
        debts: Vec<Debt>,
    }

    #[derive(Row)]
    #[allow(dead_code, reason = "only the table counts here")]
    #[row(Rows::debts, most = 2)]
    struct Debt {
        #[choice]
        kind: Owed,
        #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 5_000)))]
        balance: Money,
        #[input(InputKind::Months(Range::whole(1, 360, 1, 12)), only(kind = Loan))]
        months: Option<u32>,
    }

    #[test]
    fn rows_that_are_not_counted_take_no_room() {
        let tool = Rows::TOOL;
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let number = |number: u32| Value::Number(number.into());
        let one: &[(&'static str, Value)] =
            &[("debts", number(1)), ("debts1_kind", Value::Choice("card")), ("debts1_balance", number(5_000))];
        let two: &[(&'static str, Value)] = &[
            ("debts", number(2)),
            ("debts1_kind", Value::Choice("card")),
            ("debts1_balance", number(7_000)),
            ("debts2_kind", Value::Choice("loan")),
            ("debts2_balance", number(5_000)),
            ("debts2_months", number(12)),
        ];
        // One symbol for four inputs that are as the tool has them; two for seven, two for the number of rows, three
        // for 7 times 10^3, one for the option; then a checksum of three. A hyphen follows each five.
        for (given, length) in [(&[("debts", number(0))], 1 + 2), (one, 1), (two, 2 + 2 + 2 + 1)] as [(&[_], usize); 3]
        {
            let mut values = Values::default();
            for (id, value) in given {
                values.set(id, *value);
            }
            let mut out = Writer::default();
            write(&mut out, tool, &values, date);
            let code = out.finish();
            assert_eq!(code.chars().filter(|c| *c != '-').count(), length + 3, "{code}");
            let mut from = Reader::new(&code).unwrap();
            assert_eq!(read(&mut from, tool, date), Some(values));
            assert!(from.done());
        }
    }

    proptest! {
        #[test]
        fn numbers_of_either_sign_come_back(number: i128) {
            prop_assert_eq!(unzigzag(zigzag(number)), number);
        }

        #[test]
        fn every_number_within_bounds_comes_back(units in any::<i64>(), scale in 0..=28_u32) {
            let number = Decimal::new(units, scale);
            let mut range = Range::whole(0, 0, 1, 0);
            (range.min, range.max) = (Decimal::MIN, Decimal::MAX);
            let mut out = Writer::default();
            decimal(&mut out, number);
            let mut from = Reader::new(&out.finish()).unwrap();
            prop_assert_eq!(read_decimal(&mut from, &range), Some(Some(Value::Number(number))));
            prop_assert!(from.done());
            (range.min, range.max) = (number.add_checked(Decimal::ONE).unwrap(), Decimal::MAX);
            let mut out = Writer::default();
            decimal(&mut out, number);
            prop_assert_eq!(read_decimal(&mut Reader::new(&out.finish()).unwrap(), &range), None);
        }
    }
}
