//! Expected numbers: any number of digits, any power of ten.

use crate::domain::double_double::DoubleDouble;
use serde_json::Value;

/// `digits * 10^exponent`, also where that is beyond every binary float.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExpectedNumber {
    digits: DoubleDouble,
    exponent: i32,
}

/// More digits than a [`DoubleDouble`] holds change nothing.
const MAX_DIGITS: u32 = 36;

impl ExpectedNumber {
    /// Reads a JSON text or number such as `"-2.91e+69"`.
    pub fn of(value: &Value) -> Option<ExpectedNumber> {
        match value {
            Value::String(text) => ExpectedNumber::parse(text),
            Value::Number(number) => ExpectedNumber::parse(&number.to_string()),
            _ => None,
        }
    }

    /// Reads `-12.5`, `3e8` or `.5`; also the exact fraction `a/b`.
    pub fn parse(text: &str) -> Option<ExpectedNumber> {
        if let Some((above, below)) = text.split_once('/') {
            let (above, below) = (ExpectedNumber::parse(above)?.to_dd(), ExpectedNumber::parse(below)?.to_dd());
            let digits = above / below;
            return digits.is_finite().then_some(ExpectedNumber { digits, exponent: 0 });
        }
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let (mut value, mut held, mut exponent) = (0_i128, 0_u32, power);
        for (byte, after_point) in whole.bytes().map(|b| (b, false)).chain(fraction.bytes().map(|b| (b, true))) {
            let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
            if held < MAX_DIGITS {
                value = value.checked_mul(10)?.checked_add(i128::from(digit))?;
                held = held.saturating_add(u32::from(value != 0));
                exponent = exponent.checked_sub(i32::from(after_point))?;
            } else {
                exponent = exponent.checked_add(i32::from(!after_point))?;
            }
        }
        let value = if negative { value.checked_neg()? } else { value };
        Some(ExpectedNumber { digits: DoubleDouble::from_i128(value), exponent })
    }

    /// The natural logarithm, finite for every positive number.
    pub fn ln(self) -> DoubleDouble {
        self.digits.ln() + DoubleDouble::from(10).ln() * DoubleDouble::from(self.exponent)
    }

    /// The value; infinite beyond the range of `f64`.
    pub fn to_dd(self) -> DoubleDouble {
        let power = DoubleDouble::from(10).powi(self.exponent.unsigned_abs());
        if self.exponent >= 0 { self.digits * power } else { self.digits / power }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: &str) -> Option<String> {
        ExpectedNumber::parse(number)?.to_dd().to_decimal().map(|d| d.to_string())
    }

    #[test]
    fn every_way_of_writing_is_read() {
        assert_eq!(text("-12.50").as_deref(), Some("-12.5"));
        assert_eq!(text("3e8").as_deref(), Some("300000000"));
        assert_eq!(text("+1.5E-3").as_deref(), Some("0.0015"));
        assert_eq!(text("1/8").as_deref(), Some("0.125"));
        assert_eq!(text("0.0000000000000000000000000000000000000000012e+42").as_deref(), Some("1.2"));
    }

    #[test]
    fn nonsense_is_refused() {
        for nonsense in ["", "-", ".", "e5", "1e", "1.2.3", "0x1", "1/0", "nan", "1e99999999999"] {
            assert_eq!(text(nonsense), None, "{nonsense}");
        }
    }
}
