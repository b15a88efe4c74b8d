//! Amounts of money: exact, rounded to the customer's safe side, read aloud, and on an axis.

use rust_decimal::Decimal;

use super::{NO_BREAK, NumberStyle, digits, plain, signed, spoken};
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::{Currency, Money, Side};
use crate::i18n::Locale;

/// An exact amount.
#[must_use]
pub fn money(amount: Money, currency: Currency, locale: Locale, style: NumberStyle) -> String {
    exact(amount.to_decimal(), currency, locale, style)
}

/// An exact amount given in currency units.
#[must_use]
pub fn exact(amount: Decimal, currency: Currency, locale: Locale, style: NumberStyle) -> String {
    let decimals = currency.decimals();
    let rounded = amount.round_half_up(decimals);
    let whole = rounded.is_integer();
    match style {
        NumberStyle::Spoken => spoken_money(rounded, currency, locale),
        NumberStyle::Cell => digits(rounded, decimals),
        NumberStyle::Figure => signed(rounded, &|size| {
            format!("{}{}", currency_sign(currency), digits(size, if whole { 0 } else { decimals }))
        }),
        NumberStyle::Sentence => {
            let shown = if whole { 0 } else { decimals };
            with_unit(rounded, &|size| digits(size, shown), "", currency, locale)
        }
    }
}

/// A projection, goal or price, rounded to what it can honestly claim: to the customer's safe side, with at least three
/// significant digits where the currency has so many.
#[must_use]
pub fn rounded(amount: Decimal, side: Side, currency: Currency, locale: Locale, style: NumberStyle) -> String {
    let (amount, scale) = scaled(amount, side, currency, locale);
    // No comma before 万: 1267 万元.
    let write = |size: Decimal| {
        if scale.is_empty() || locale == Locale::En { digits(size, size.scale()) } else { size.to_string() }
    };
    match style {
        NumberStyle::Cell => signed(amount, &|size| format!("{}{}", write(size), unit_behind(scale))),
        NumberStyle::Figure => {
            signed(amount, &|size| format!("{}{}{}", currency_sign(currency), write(size), unit_behind(scale)))
        }
        NumberStyle::Sentence => with_unit(amount, &write, scale, currency, locale),
        NumberStyle::Spoken => with_unit(amount, &|size| size.to_string(), scale, currency, locale),
    }
}

/// An exact amount in whole units, for a table without room for cents.
#[must_use]
pub fn whole(amount: Money) -> String {
    digits(amount.to_decimal().round_half_up(0), 0)
}

/// One way to write amounts below a limit: in which unit, rounded to how many decimals of it.
struct AmountUnit {
    /// In the unit.
    below: i64,
    divisor: i64,
    name: &'static str,
    places: u32,
}

const fn amount_unit(below: i64, divisor: i64, name: &'static str, places: u32) -> AmountUnit {
    AmountUnit { below, divisor, name, places }
}

/// Two digits more below ten, one below a hundred, so that three are always significant.
const SMALL: [AmountUnit; 3] = [amount_unit(10, 1, "", 2), amount_unit(100, 1, "", 1), amount_unit(10_000, 1, "", 0)];
/// In hundreds from 10,000 on, written in full, then in millions.
const ENGLISH: [AmountUnit; 3] = [
    amount_unit(10_000, 100, "", 0),
    amount_unit(100, 1_000_000, "million", 2),
    amount_unit(i64::MAX, 1_000_000, "million", 0),
];
const SIMPLIFIED: [AmountUnit; 4] = chinese("万", "亿");
const TRADITIONAL: [AmountUnit; 4] = chinese("萬", "億");

const fn chinese(wan: &'static str, yi: &'static str) -> [AmountUnit; 4] {
    [
        amount_unit(10, 10_000, wan, 2),
        amount_unit(100, 10_000, wan, 1),
        amount_unit(10_000, 10_000, wan, 0),
        amount_unit(i64::MAX, 100_000_000, yi, 2),
    ]
}

/// Rounds an amount and chooses the unit after rounding: 99.96 万 is 100 万, not 100.0 万.
fn scaled(amount: Decimal, side: Side, currency: Currency, locale: Locale) -> (Decimal, &'static str) {
    let large: &[AmountUnit] = match locale {
        Locale::ZhCn => &SIMPLIFIED,
        Locale::ZhTw => &TRADITIONAL,
        Locale::En => &ENGLISH,
    };
    for AmountUnit { below, divisor, name, places } in SMALL.iter().chain(large) {
        let places = if *divisor == 1 { (*places).min(currency.decimals()) } else { *places };
        let Some(shown) = amount.div_checked((*divisor).into()).map(|shown| side.round(shown, places).normalize())
        else {
            continue;
        };
        if shown.abs() < (*below).into() {
            let full = if name.is_empty() { shown.mul_checked((*divisor).into()) } else { None };
            return (full.unwrap_or(shown), name);
        }
    }
    (amount, "")
}

/// A label of an axis: `50 万`, `1.2M`. Axes have round numbers, so hundredths of the unit tell them exactly.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "labels of a picture; a cast of a float saturates")]
pub fn axis(amount: f64, locale: Locale) -> String {
    let steps: [(f64, &str); 2] = match locale {
        Locale::ZhCn => [(1e8, "亿"), (1e4, "万")],
        Locale::ZhTw => [(1e8, "億"), (1e4, "萬")],
        Locale::En => [(1e6, "M"), (1e3, "K")],
    };
    let (divisor, unit) = steps.into_iter().find(|(divisor, _)| amount.abs() >= *divisor).unwrap_or((1.0, ""));
    let hundredths = (amount / divisor * 100.0).round() as i64;
    let gap = if unit.is_empty() || locale == Locale::En { "" } else { "\u{a0}" };
    format!("{}{gap}{unit}", plain(Decimal::new(hundredths, 2)))
}

/// What stands before or behind a field: the sign of the currency.
#[must_use]
pub const fn currency_sign(currency: Currency) -> &'static str {
    match currency {
        Currency::Cny => "¥",
        Currency::Twd => "NT$",
        Currency::Hkd => "HK$",
        Currency::Usd => "US$",
    }
}

/// The currency's unit in a sentence; English writes the sign instead.
#[must_use]
pub const fn currency_unit(currency: Currency, locale: Locale) -> &'static str {
    match (locale, currency) {
        (Locale::En, _) => "",
        (_, Currency::Cny | Currency::Twd) => "元",
        (Locale::ZhCn, Currency::Hkd) => "港元",
        (Locale::ZhTw, Currency::Hkd) => "港幣",
        (_, Currency::Usd) => "美元",
    }
}

fn with_unit(
    amount: Decimal,
    write: &dyn Fn(Decimal) -> String,
    scale: &str,
    currency: Currency,
    locale: Locale,
) -> String {
    signed(amount, &|size| {
        let number = write(size);
        if locale == Locale::En {
            format!("{}{number}{}", currency_sign(currency), unit_behind(scale))
        } else {
            let unit = currency_unit(currency, locale);
            format!("{number}{NO_BREAK}{scale}{unit}")
        }
    })
}

fn unit_behind(scale: &str) -> String {
    if scale.is_empty() { String::new() } else { format!("{NO_BREAK}{scale}") }
}

fn spoken_money(amount: Decimal, currency: Currency, locale: Locale) -> String {
    let minus = match locale {
        Locale::ZhCn => "负 ",
        Locale::ZhTw => "負 ",
        Locale::En => "minus ",
    };
    if locale == Locale::En {
        let name = match currency {
            Currency::Cny => "yuan",
            Currency::Twd => "Taiwan dollars",
            Currency::Hkd => "Hong Kong dollars",
            Currency::Usd => "US dollars",
        };
        return format!("{} {name}", spoken(amount, minus));
    }
    let unit = match (currency, locale) {
        (Currency::Cny, Locale::ZhTw) => "元",
        (Currency::Twd, Locale::ZhTw) => "元",
        (Currency::Twd, _) => "新台币元",
        (other, locale) => currency_unit(other, locale),
    };
    let fraction = amount.abs().sub_checked(amount.abs().trunc()).unwrap_or_default();
    if currency != Currency::Cny || fraction.is_zero() {
        return format!("{} {unit}", spoken(amount, minus));
    }
    let cents = fraction.mul_checked(Decimal::ONE_HUNDRED).and_then(|c| u32::try_from(c.trunc()).ok());
    let cents = cents.unwrap_or(0);
    let sign = if amount.is_sign_negative() { minus } else { "" };
    let mut out = format!("{sign}{} {unit}", spoken(amount.abs().trunc(), ""));
    for (n, name) in [(cents / 10, "角"), (cents % 10, "分")] {
        if n > 0 {
            out.push_str(&format!(" {n} {name}"));
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]
mod tests {
    use super::super::testing::{clean, decimal};
    use super::*;
    use Locale::{En, ZhCn, ZhTw};

    #[test]
    fn exact_money_keeps_every_digit_and_drops_empty_cents_in_sentences_only() {
        let write = |text, currency, locale, style| clean(exact(decimal(text), currency, locale, style));
        assert_eq!(write("5307.27", Currency::Cny, ZhCn, NumberStyle::Sentence), "5,307.27 元");
        assert_eq!(write("5307.27", Currency::Cny, En, NumberStyle::Sentence), "¥5,307.27");
        assert_eq!(write("5307", Currency::Cny, ZhCn, NumberStyle::Sentence), "5,307 元");
        assert_eq!(write("5307", Currency::Cny, ZhCn, NumberStyle::Cell), "5,307.00");
        assert_eq!(write("5307.27", Currency::Twd, ZhTw, NumberStyle::Sentence), "5,307 元");
        assert_eq!(write("5307", Currency::Twd, ZhTw, NumberStyle::Figure), "NT$5,307");
        assert_eq!(write("-1200", Currency::Cny, ZhCn, NumberStyle::Cell), "−1,200.00");
        assert_eq!(write("-1200", Currency::Cny, En, NumberStyle::Sentence), "−¥1,200");
        assert_eq!(write("0", Currency::Cny, ZhCn, NumberStyle::Sentence), "0 元");
        assert_eq!(write("1910615.12", Currency::Cny, En, NumberStyle::Figure), "¥1,910,615.12");
    }

    #[test]
    fn whole_amounts_are_rounded_half_away_from_zero_and_nothing_is_not_negative() {
        let write = |minor| whole(Money::from_minor(minor));
        let minor = [123_456_750, 123_456_749, -50, -49, 0, 99_999_999];
        assert_eq!(minor.map(write), ["1,234,568", "1,234,567", "−1", "0", "0", "1,000,000"]);
    }

    #[test]
    fn rounded_money_has_three_or_four_digits_on_the_safe_side() {
        use Side::{AtLeast, AtMost};
        for (amount, side, zh, tw, en) in [
            ("10492", AtLeast, "1.05 万元", "1.05 萬元", "¥10,500"),
            ("10492", AtMost, "1.04 万元", "1.04 萬元", "¥10,400"),
            ("8650.4", AtLeast, "8,651 元", "8,651 元", "¥8,651"),
            ("8650.4", AtMost, "8,650 元", "8,650 元", "¥8,650"),
            ("126690", AtLeast, "12.7 万元", "12.7 萬元", "¥126,700"),
            ("126690", AtMost, "12.6 万元", "12.6 萬元", "¥126,600"),
            ("120000", AtLeast, "12 万元", "12 萬元", "¥120,000"),
            ("120000", AtMost, "12 万元", "12 萬元", "¥120,000"),
            ("12668123", AtLeast, "1267 万元", "1267 萬元", "¥12.67 million"),
            ("12668123", AtMost, "1266 万元", "1266 萬元", "¥12.66 million"),
            ("126681230", AtLeast, "1.27 亿元", "1.27 億元", "¥127 million"),
            ("999960", AtLeast, "100 万元", "100 萬元", "¥1 million"),
            ("999960", AtMost, "99.9 万元", "99.9 萬元", "¥999,900"),
            ("99996000", AtLeast, "1 亿元", "1 億元", "¥100 million"),
            ("9999.2", AtLeast, "1 万元", "1 萬元", "¥10,000"),
            ("12.345", AtLeast, "12.4 元", "12.4 元", "¥12.4"),
            ("1.2345", AtMost, "1.23 元", "1.23 元", "¥1.23"),
            ("-8650.4", AtLeast, "−8,650 元", "−8,650 元", "−¥8,650"),
            ("-8650.4", AtMost, "−8,651 元", "−8,651 元", "−¥8,651"),
            ("0", AtLeast, "0 元", "0 元", "¥0"),
        ] {
            let write = |locale| clean(rounded(decimal(amount), side, Currency::Cny, locale, NumberStyle::Sentence));
            assert_eq!((write(ZhCn), write(ZhTw), write(En)), (zh.into(), tw.into(), en.into()), "{amount} {side:?}");
        }
        // A currency without cents has no decimals, however small the amount is.
        let dollars = |text| clean(rounded(decimal(text), AtLeast, Currency::Twd, ZhTw, NumberStyle::Sentence));
        assert_eq!((dollars("1.2"), dollars("10492")), ("2 元".to_owned(), "1.05 萬元".to_owned()));
    }

    /// The number that a reader takes from a text.
    fn read_back(text: &str) -> Decimal {
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let units = [("million", 1_000_000), ("万", 10_000), ("萬", 10_000), ("亿", 100_000_000), ("億", 100_000_000)];
        let unit = units.into_iter().find(|(name, _)| text.contains(name)).map_or(1, |(_, unit)| unit);
        let size = decimal(&digits).mul_checked(unit.into()).unwrap();
        if text.contains('−') { -size } else { size }
    }

    proptest::proptest! {
        #[test]
        fn no_rounded_amount_errs_to_the_customers_loss(
            mantissa in -10_000_000_000_000_000_i64..10_000_000_000_000_000,
            magnitude in 0..14_u32,
        ) {
            let amount = Decimal::new(mantissa / 10_i64.pow(magnitude), 4);
            for currency in Currency::ALL {
                for locale in Locale::ALL {
                    for style in [NumberStyle::Sentence, NumberStyle::Figure, NumberStyle::Cell, NumberStyle::Spoken] {
                        let say = |side| read_back(&rounded(amount, side, currency, locale, style));
                        let (low, high) = (say(Side::AtMost), say(Side::AtLeast));
                        proptest::prop_assert!(low <= amount && amount <= high, "{low} {amount} {high}");
                        // Three significant digits, or the currency's smallest unit.
                        let step = (amount.abs() / Decimal::ONE_HUNDRED).max(Decimal::new(1, currency.decimals()));
                        proptest::prop_assert!(high - low <= step, "{low} {amount} {high}");
                    }
                }
            }
        }
    }

    #[test]
    fn money_is_read_aloud_without_signs_and_separators() {
        let say = |text, currency, locale| exact(decimal(text), currency, locale, NumberStyle::Spoken);
        assert_eq!(say("5307.27", Currency::Cny, ZhCn), "5307 元 2 角 7 分");
        assert_eq!(say("5307.05", Currency::Cny, ZhCn), "5307 元 5 分");
        assert_eq!(say("5307.27", Currency::Cny, En), "5307.27 yuan");
        assert_eq!(say("5307", Currency::Twd, ZhTw), "5307 元");
        assert_eq!(say("-3", Currency::Cny, ZhTw), "負 3 元");
        assert_eq!(say("-0.05", Currency::Cny, ZhCn), "负 0 元 5 分");
    }

    #[test]
    fn axes_are_short() {
        assert_eq!(clean(axis(500000.0, ZhCn)), "50 万");
        assert_eq!(clean(axis(1250000.0, En)), "1.25M");
        assert_eq!(clean(axis(500000.0, En)), "500K");
        assert_eq!(clean(axis(200.0, En)), "200");
    }
}
