//! How long something takes.

use super::NO_BREAK;
use crate::i18n::Locale;

/// A number of months, however many.
#[must_use]
pub fn months(months: u32, locale: Locale) -> String {
    let unit = match locale {
        Locale::ZhCn => "个月",
        Locale::ZhTw => "個月",
        Locale::En if months == 1 => "month",
        Locale::En => "months",
    };
    format!("{months}{NO_BREAK}{unit}")
}

/// A number of months: whole years as years, up to two years as months, else both.
#[must_use]
pub fn duration(months: u32, locale: Locale) -> String {
    let (years, rest) = (months / 12, months % 12);
    let part = |n: u32, zh_cn: &str, zh_tw: &str, one: &str, many: &str| {
        let unit = match locale {
            Locale::ZhCn => zh_cn,
            Locale::ZhTw => zh_tw,
            Locale::En if n == 1 => one,
            Locale::En => many,
        };
        format!("{n}{NO_BREAK}{unit}")
    };
    let in_years = || part(years, "年", "年", "year", "years");
    if rest == 0 && months > 0 {
        in_years()
    } else if months < 24 {
        part(months, "个月", "個月", "month", "months")
    } else {
        format!("{} {}", in_years(), part(rest, "个月", "個月", "month", "months"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::clean;
    use super::*;
    use Locale::{En, ZhCn, ZhTw};

    #[test]
    fn durations_name_years_first() {
        let say = |months, locale| clean(duration(months, locale));
        assert_eq!(say(360, ZhCn), "30 年");
        assert_eq!(say(12, En), "1 year");
        assert_eq!(say(18, En), "18 months");
        assert_eq!(say(30, En), "2 years 6 months");
        assert_eq!(say(8, ZhTw), "8 個月");
        assert_eq!(say(0, ZhCn), "0 个月");
    }
}
