//! Numbers of a document, read exactly and never through a binary float (R24).
//!
//! JSON knows one kind of number: `4`, `4.0` and `40e-1` are the same integer, for JSON Schema as for this reader.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::node::{Node, wrong_type};
use super::problem::{ProblemCode, Problems};
#[cfg(feature = "cli")]
use super::schema::Definitions;
use crate::base::json::Json;

/// The largest count: a hundred years of days and more.
const MAX_COUNT: u32 = 1_000_000;

/// How many digits may stand before the decimal point, and how many behind it.
const DIGITS: (i64, i64) = (15, 8);

impl Node for u32 {
    fn initial() -> Self {
        0
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let Json::Number(text) = json else {
            wrong_type("a whole number", json, problems);
            return false;
        };
        let whole = number(text).filter(Decimal::is_integer).and_then(|number| number.to_u32());
        let Some(value) = whole.filter(|value| *value <= MAX_COUNT) else {
            problems.note(ProblemCode::Range, "a whole number from 0 to 1000000", text);
            return false;
        };
        *self = value;
        true
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "integer", "minimum": 0, "maximum": MAX_COUNT })
    }
}

impl Node for Decimal {
    fn initial() -> Self {
        Decimal::ZERO
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let (text, found) = match json {
            Json::Number(text) => (text, number(text)),
            // A text holds what the schema's pattern says: no exponent.
            Json::Text(text) => (text, Some(text).filter(|text| is_plain(text)).and_then(|text| number(text))),
            _ => {
                wrong_type("a number", json, problems);
                return false;
            }
        };
        let Some(value) = found else {
            problems.note(
                ProblemCode::Format,
                "a number such as 3.45, at most 15 digits before the point and 8 behind it",
                text,
            );
            return false;
        };
        *self = value;
        true
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({
            "type": ["number", "string"],
            "pattern": "^-?[0-9]{1,15}(\\.[0-9]{1,8})?$",
            "exclusiveMinimum": -1_000_000_000_000_000_i64,
            "exclusiveMaximum": 1_000_000_000_000_000_i64,
            "description": "A decimal number, read exactly; as a number or as a text. At most eight digits behind the point.",
        })
    }
}

/// Whether a text is a number without an exponent, as the schema's pattern describes it.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [(whole, 15), (fraction, 8)]
        .iter()
        .all(|(part, longest)| (1..=*longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a JSON number means, where it has at most so many [`DIGITS`]; zeros at either end count for nothing.
fn number(text: &str) -> Option<Decimal> {
    let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_end_matches('0');
    if digits.is_empty() {
        return Some(Decimal::ZERO);
    }
    // The value is `digits` times ten to this power.
    let dropped = i64::try_from(all.len().checked_sub(digits.len())?).ok()?;
    let behind = i64::try_from(fraction.len()).ok()?.checked_sub(dropped)?;
    let scale = behind.checked_sub(exponent.parse::<i64>().ok()?)?;
    let digits = digits.trim_start_matches('0');
    let before = i64::try_from(digits.len()).ok()?.checked_sub(scale)?;
    if before > DIGITS.0 || scale > DIGITS.1 {
        return None;
    }
    let power = 10_i128.checked_pow(u32::try_from(scale.checked_neg()?.max(0)).ok()?)?;
    let units = digits.parse::<i128>().ok()?.checked_mul(power)?.checked_mul(sign)?;
    Decimal::try_from_i128_with_scale(units, u32::try_from(scale.max(0)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::json::parse;

    fn read<T: Node>(json: &str) -> Result<T, ProblemCode> {
        let (mut value, mut problems) = (T::initial(), Problems::default());
        let sound = value.read(&parse(json).unwrap(), &mut problems);
        assert_eq!(sound, problems.is_empty());
        if sound { Ok(value) } else { Err(problems.into_list()[0].code) }
    }

    #[test]
    fn a_whole_number_is_any_number_without_a_fraction() {
        for text in ["4", "4.0", "4.000", "4e0", "40e-1", "0.4e1", "0.04E+2", "4.0e00", "400000000000000000000e-20"] {
            assert_eq!(read::<u32>(text), Ok(4), "{text}");
        }
        for text in ["0", "-0", "-0.0", "0e7", "0.0e-999999999999999999999", "-0E99999999999999999999"] {
            assert_eq!(read::<u32>(text), Ok(0), "{text}");
        }
        assert_eq!(read::<u32>("1e6"), Ok(1_000_000));
        for text in ["4.5", "45e-1", "-4", "-4.0", "1000000.1", "1000001", "1e7", "1e999999999999999999999", "4e-400"] {
            assert_eq!(read::<u32>(text), Err(ProblemCode::Range), "{text}");
        }
        assert_eq!(read::<u32>("\"4\""), Err(ProblemCode::Type));
    }

    #[test]
    fn a_decimal_is_read_exactly_in_every_notation() {
        for (text, value) in [
            ("3.45", "3.45"),
            ("345e-2", "3.45"),
            ("0.0345E2", "3.45"),
            ("-3.450", "-3.45"),
            ("-200", "-200"),
            ("-2e2", "-200"),
            ("0.1", "0.1"),
            ("1e-8", "0.00000001"),
            ("999999999999999.99999999", "999999999999999.99999999"),
            ("1.500000000000000000000000000000000000", "1.5"),
            ("1e14", "100000000000000"),
            ("\"3.45\"", "3.45"),
            ("\"-0.5\"", "-0.5"),
            ("\"007\"", "7"),
        ] {
            assert_eq!(read::<Decimal>(text).map(|value| value.to_string()), Ok(value.to_owned()), "{text}");
        }
        assert_eq!(read::<Decimal>("-0.00").map(|value| value.to_string()), Ok("0".to_owned()));
        let refused = [
            "1e15",
            "1000000000000000",
            "1e-9",
            "0.123456789",
            "-1e15",
            "1e99999999999999999999",
            "1e-99999999999999999999",
        ];
        let texts = ["\"1e3\"", "\"+1\"", "\" 1\"", "\"1.\"", "\".5\"", "\"\"", "\"-\"", "\"1,5\"", "\"0.123456780\""];
        for text in refused.iter().chain(&texts) {
            assert_eq!(read::<Decimal>(text), Err(ProblemCode::Format), "{text}");
        }
    }
}
