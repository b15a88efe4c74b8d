//! JSON as a script writes what it has read: `JSON.stringify(JSON.parse(text))`.
//!
//! Whoever has a document and a script engine can make the same text again, and its hash (ECMA-262, 25.5.1 and 25.5.2).

use std::fmt::Write as _;

use super::Json;

/// So many significant digits of every decimal number survive as a double and come back as they were.
const DIGITS: usize = 15;
/// From so many digits before the point, and from so many zeros behind it, a script writes an exponent.
const MOST_BEFORE: i64 = 21;
const MOST_ZEROS: i64 = 6;

/// The text that `JSON.stringify` makes of this value; of a key that stands twice the last value counts.
///
/// `None` where a number has more digits than a double holds: scripts would say another one.
///
/// ```
/// use finplan_base::json::{parse, stringify};
/// let text = |json| stringify(&parse(json).unwrap());
/// assert_eq!(text(r#"{ "b": 1.50, "2": "\u00e9\n", "1": [1e3] }"#).unwrap(), "{\"1\":[1000],\"2\":\"é\\n\",\"b\":1.5}");
/// assert_eq!(text("0.1234567890123456789"), None);
/// ```
#[must_use]
pub fn stringify(json: &Json) -> Option<String> {
    let mut out = String::new();
    value(&mut out, json).map(|()| out)
}

fn value(out: &mut String, json: &Json) -> Option<()> {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(written) => out.push_str(&number(written)?),
        Json::Text(value) => text(out, value),
        Json::List(values) => {
            out.push('[');
            for (place, one) in values.iter().enumerate() {
                comma(out, place);
                value(out, one)?;
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (place, (key, one)) in as_properties(entries).into_iter().enumerate() {
                comma(out, place);
                text(out, key);
                out.push(':');
                value(out, one)?;
            }
            out.push('}');
        }
    }
    Some(())
}

fn comma(out: &mut String, place: usize) {
    if place > 0 {
        out.push(',');
    }
}

/// The entries in the order in which an object of a script has them: whole numbers first, by their size, then the
/// others as they came, each once and with its last value.
fn as_properties(entries: &[(String, Json)]) -> Vec<(&str, &Json)> {
    let mut properties: Vec<(&str, &Json)> = Vec::new();
    for (key, value) in entries {
        match properties.iter_mut().find(|(known, _)| known == key) {
            Some(known) => known.1 = value,
            None => properties.push((key, value)),
        }
    }
    let mut indices: Vec<(u32, (&str, &Json))> =
        properties.iter().filter_map(|one| Some((index(one.0)?, *one))).collect();
    indices.sort_unstable_by_key(|(index, _)| *index);
    properties.retain(|(key, _)| index(key).is_none());
    indices.into_iter().map(|(_, one)| one).chain(properties).collect()
}

/// The number that a key is for an array: below 2^32 - 1, as a script writes it.
fn index(key: &str) -> Option<u32> {
    let index: u32 = key.parse().ok()?;
    (index < u32::MAX && index.to_string() == key).then_some(index)
}

fn text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if c < ' ' => {
                let _infallible = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A number as ECMA-262 writes it (6.1.6.1.20), by its digits: no double is made of it.
fn number(written: &str) -> Option<String> {
    let (negative, rest) = written.strip_prefix('-').map_or((false, written), |rest| (true, rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let leading = i64::try_from(all.len() - digits.len()).ok()?;
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        // Minus zero is zero.
        return Some("0".into());
    }
    let point = exponent.parse::<i64>().ok()?.checked_add(i64::try_from(whole.len()).ok()?)?.checked_sub(leading)?;
    // Far from the ends of what a double holds, where digits would be lost.
    if digits.len() > DIGITS || !(-290..=290).contains(&point) {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    Some(format!("{sign}{}", placed(digits, point)))
}

/// Digits whose first stands `point` places before the decimal point.
fn placed(digits: &str, point: i64) -> String {
    let many = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    if (1..=MOST_BEFORE).contains(&point) {
        match usize::try_from(point).ok().and_then(|point| digits.split_at_checked(point)) {
            Some((whole, "")) => whole.to_owned(),
            Some((whole, fraction)) => format!("{whole}.{fraction}"),
            None => format!("{digits}{}", zeros(point - many)),
        }
    } else if point <= 0 && point > -MOST_ZEROS {
        format!("0.{}{digits}", zeros(-point))
    } else {
        let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
        let dot = if rest.is_empty() { "" } else { "." };
        format!("{first}{dot}{rest}e{:+}", point - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn of(text: &str) -> Option<String> {
        stringify(&parse(text).unwrap())
    }

    /// What Node.js 22 answers to `JSON.stringify(JSON.parse(text))`.
    #[test]
    fn numbers_are_written_as_a_script_writes_them() {
        for (given, written) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0e-7", "0"),
            ("1.50", "1.5"),
            ("100", "100"),
            ("-12.034", "-12.034"),
            ("1e3", "1000"),
            ("1E+2", "100"),
            ("1.25e1", "12.5"),
            ("123456789e-4", "12345.6789"),
            ("5e-7", "5e-7"),
            ("0.000001", "0.000001"),
            ("0.00000123", "0.00000123"),
            ("0.000000123", "1.23e-7"),
            ("1e20", "100000000000000000000"),
            ("1e21", "1e+21"),
            ("1.5e21", "1.5e+21"),
            ("-2.5e-9", "-2.5e-9"),
            ("123456789012345", "123456789012345"),
            ("0.0350", "0.035"),
            ("1200000.00", "1200000"),
        ] {
            assert_eq!(of(given).as_deref(), Some(written), "{given}");
        }
        for given in ["1234567890123456", "0.1234567890123456", "1e300", "1e-300", "1e99999999999999999999"] {
            assert_eq!(of(given), None, "{given}");
        }
    }

    #[test]
    fn texts_are_escaped_as_a_script_escapes_them() {
        let text = "\"\\\u{8}\u{c}\n\r\t\u{1}\u{1f}\u{7f}/\u{2028}利率\u{1f600}";
        let written = "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u{7f}/\u{2028}利率\u{1f600}\"";
        assert_eq!(stringify(&Json::Text(text.into())).as_deref(), Some(written));
    }

    #[test]
    fn entries_stand_in_the_order_of_a_script_s_object() {
        let given = r#"{"b":1,"10":2,"a":3,"9":4,"b":5,"01":6,"4294967295":7,"-1":8,"":null}"#;
        let written = r#"{"9":4,"10":2,"b":5,"a":3,"01":6,"4294967295":7,"-1":8,"":null}"#;
        assert_eq!(of(given).as_deref(), Some(written));
    }

    proptest::proptest! {
        /// Every decimal of 15 digits is the shortest that names its double.
        #[test]
        fn what_is_written_names_the_same_double(whole in -99_999_999_i64..=99_999_999, places in 0_u32..30) {
            let given = format!("{whole}e-{places}");
            let written = of(&given).unwrap();
            // Minus zero is written as zero.
            let double = |text: &str| (text.parse::<f64>().unwrap() + 0.0).to_bits();
            proptest::prop_assert_eq!(double(&written), double(&given));
            proptest::prop_assert_eq!(of(&written).unwrap(), written);
        }
    }
}
