//! Rates and their changes.

use rust_decimal::Decimal;

use super::{NO_BREAK, NumberStyle, digits, spoken};
use crate::base::decimal::DecimalExt as _;
use crate::i18n::Locale;

/// A rate in percent: two decimals, more where it has more.
#[must_use]
pub fn percent(rate: Decimal, locale: Locale, style: NumberStyle) -> String {
    let places = rate.normalize().scale().clamp(2, 3);
    let rounded = rate.round_half_up(places);
    match (style, locale) {
        (NumberStyle::Spoken, Locale::En) => format!("{} percent", spoken(rounded, "minus ")),
        (NumberStyle::Spoken, Locale::ZhTw) => format!("百分之 {}", spoken(rounded, "負 ")),
        (NumberStyle::Spoken, Locale::ZhCn) => format!("百分之 {}", spoken(rounded, "负 ")),
        _ => format!("{}%", digits(rounded, places)),
    }
}

/// A change of a rate.
#[must_use]
pub fn points(change: Decimal, locale: Locale) -> String {
    let number = digits(change.normalize(), change.normalize().scale());
    let one = change.normalize() == Decimal::ONE;
    let unit = match locale {
        Locale::ZhCn => "个百分点",
        Locale::ZhTw => "個百分點",
        Locale::En if one => "percentage point",
        Locale::En => "percentage points",
    };
    format!("{number}{NO_BREAK}{unit}")
}

/// A change of a rate in hundredths of a percentage point.
#[must_use]
pub fn basis_points(change: Decimal, locale: Locale) -> String {
    let change = change.normalize();
    let unit = match locale {
        Locale::ZhCn => "个基点",
        Locale::ZhTw => "個基點",
        Locale::En if change.abs() == Decimal::ONE => "basis point",
        Locale::En => "basis points",
    };
    format!("{}{NO_BREAK}{unit}", digits(change, change.scale()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{clean, decimal};
    use super::*;
    use Locale::{En, ZhCn, ZhTw};

    #[test]
    fn rates_have_two_decimals_and_three_where_they_need_them() {
        assert_eq!(percent(decimal("4.9"), ZhCn, NumberStyle::Sentence), "4.90%");
        assert_eq!(percent(decimal("1.725"), ZhTw, NumberStyle::Sentence), "1.725%");
        assert_eq!(percent(decimal("4.9"), ZhCn, NumberStyle::Spoken), "百分之 4.9");
        assert_eq!(percent(decimal("4.90"), En, NumberStyle::Spoken), "4.9 percent");
        assert_eq!(clean(points(decimal("0.5"), En)), "0.5 percentage points");
        assert_eq!(clean(points(decimal("1"), En)), "1 percentage point");
        assert_eq!(clean(points(decimal("1.0"), ZhCn)), "1 个百分点");
    }
}
