//! Numbers written in Chinese characters: `一百二十万`, `三点五`, `二〇二七`, `壹拾贰万叁仟`.

/// A number and whether it counts 万 or 亿.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The number without its point.
    pub units: i64,
    /// How many of its digits stand behind the point.
    pub decimals: u32,
    /// Whether it has 万 or 亿 in it.
    pub scaled: bool,
}

/// What a character stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Digit(i64),
    /// 十 百 千.
    Small(i64),
    /// 万 亿.
    Large(i64),
    Point,
}

fn sign(c: char) -> Option<Sign> {
    Some(match c {
        '零' | '〇' => Sign::Digit(0),
        '一' | '壹' => Sign::Digit(1),
        '二' | '两' | '兩' | '贰' | '貳' => Sign::Digit(2),
        '三' | '叁' | '參' | '参' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' | '陸' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Small(10),
        '百' | '佰' => Sign::Small(100),
        '千' | '仟' => Sign::Small(1_000),
        '万' | '萬' => Sign::Large(10_000),
        '亿' | '億' => Sign::Large(100_000_000),
        '点' | '點' => Sign::Point,
        _ => return None,
    })
}

/// The numeral that a text begins with, as the bytes that it takes.
pub(super) fn begins(text: &str) -> usize {
    text.char_indices().find(|(_, c)| sign(*c).is_none()).map_or(text.len(), |(at, _)| at)
}

/// Reads a numeral; `None` for one that people would not write or read in two ways, such as `三万五`.
pub(super) fn read(text: &str) -> Option<Numeral> {
    let signs: Vec<Sign> = text.chars().map(sign).collect::<Option<_>>()?;
    let scaled = signs.iter().any(|sign| matches!(sign, Sign::Large(_)));
    let Some(point) = signs.iter().position(|sign| *sign == Sign::Point) else {
        return Some(Numeral { units: whole(&signs)?, decimals: 0, scaled });
    };
    let (before, after) = (signs.get(..point)?, signs.get(point.checked_add(1)?..)?);
    let size = after.iter().take_while(|sign| matches!(sign, Sign::Digit(_))).count();
    let (fraction, scale) = (after.get(..size)?, after.get(size..)?);
    let digits = positional(fraction).filter(|_| (1..=12).contains(&size))?;
    let decimals = u32::try_from(size).ok()?;
    let units = whole(before)?.checked_mul(10_i64.checked_pow(decimals)?)?.checked_add(digits)?;
    let scale = match scale {
        [] => 1,
        [Sign::Small(small)] => *small,
        [Sign::Large(large)] => *large,
        [Sign::Small(small), Sign::Large(large)] => small.checked_mul(*large)?,
        _ => return None,
    };
    Some(Numeral { units: units.checked_mul(scale)?, decimals, scaled })
}

/// Digits one after the other: 二〇二七.
fn positional(signs: &[Sign]) -> Option<i64> {
    signs.iter().try_fold(0_i64, |number, sign| match sign {
        Sign::Digit(digit) => number.checked_mul(10)?.checked_add(*digit),
        _ => None,
    })
}

fn whole(signs: &[Sign]) -> Option<i64> {
    if signs.is_empty() {
        return None;
    }
    if let Some(number) = positional(signs) {
        return Some(number);
    }
    // Of the whole, of the section up to the next 万 or 亿, and the digit that waits for what it counts.
    let (mut total, mut section, mut digit) = (0_i64, 0_i64, None::<i64>);
    // What may still follow is smaller than these.
    let (mut large, mut small) = (i64::MAX, 10_000_i64);
    let mut zero = false;
    for (at, sign) in signs.iter().enumerate() {
        match *sign {
            Sign::Digit(0) if digit.is_none() && at > 0 => zero = true,
            Sign::Digit(n) if digit.is_none() && n > 0 => digit = Some(n),
            Sign::Small(size) if size < small => {
                let count = digit.take().or((size == 10 && section == 0).then_some(1))?;
                section = section.checked_add(count.checked_mul(size)?)?;
                (small, zero) = (size, false);
            }
            Sign::Large(size) if size < large => {
                section = section.checked_add(digit.take().unwrap_or(0))?;
                if section == 0 {
                    return None;
                }
                total = total.checked_add(section.checked_mul(size)?)?;
                (section, large, small, zero) = (0, size, 10_000, false);
            }
            // 一万亿.
            Sign::Large(size) if size > large && section == 0 && digit.is_none() => {
                total = total.checked_mul(size)?;
                large = size;
            }
            _ => return None,
        }
    }
    if let Some(last) = digit {
        // 一百二 and 三万五 leave open what the last digit counts.
        if !zero && small != 10 {
            return None;
        }
        section = section.checked_add(last)?;
    }
    total.checked_add(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read() {
        for (text, units, decimals, scaled) in [
            ("五", 5, 0, false),
            ("十", 10, 0, false),
            ("十二", 12, 0, false),
            ("三十", 30, 0, false),
            ("一百零五", 105, 0, false),
            ("二〇二七", 2027, 0, false),
            ("两万", 20_000, 0, true),
            ("一百二十万", 1_200_000, 0, true),
            ("壹佰贰拾万", 1_200_000, 0, true),
            ("十二万三千四百五十六", 123_456, 0, true),
            ("一亿二千万", 120_000_000, 0, true),
            ("一亿零五百", 100_000_500, 0, true),
            ("一万亿", 1_000_000_000_000, 0, true),
            ("三点五", 35, 1, false),
            ("零点一二五", 125, 3, false),
            ("一点二万", 12 * 10_000, 1, true),
            ("一点二百万", 12 * 1_000_000, 1, true),
        ] {
            assert_eq!(read(text), Some(Numeral { units, decimals, scaled }), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_or_open_to_two_readings_is_not_read() {
        for text in
            ["", "万", "点五", "三点", "三万五", "一百二", "二三百", "百万", "十万万", "万三", "一点五点六", "年"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_numeral_ends_where_another_word_begins() {
        assert_eq!(begins("三十年"), "三十".len());
        assert_eq!(begins("三十"), "三十".len());
        assert_eq!(begins("年"), 0);
    }
}
