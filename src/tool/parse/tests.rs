use proptest::prelude::*;

use super::*;
use crate::domain::money::Currency;

fn value(text: &str) -> Result<String, NotANumber> {
    number(text).map(|typed| typed.value.to_string())
}

#[test]
fn reads_what_people_type() {
    for (text, expected) in [
        ("1200000", "1200000"),
        ("1,200,000.00", "1200000"),
        ("120万", "1200000"),
        ("120 萬元", "1200000"),
        ("12w", "120000"),
        ("120W", "1200000"),
        ("200k", "200000"),
        ("1.2K", "1200"),
        ("3千", "3000"),
        ("5百", "500"),
        ("2百万", "2000000"),
        ("1.5千万", "15000000"),
        ("1万亿", "1000000000000"),
        ("1.2 million", "1200000"),
        ("2m", "2000000"),
        ("1.25M", "1250000"),
        ("500 thousand", "500000"),
        ("0.5 billion", "500000000"),
        ("１２０万", "1200000"),
        ("１，２００．５０", "1200.5"),
        ("1.2亿", "120000000"),
        ("1,5万", "15000"),
        ("1亿2000万", "120000000"),
        ("1亿2,000万", "120000000"),
        ("12万5000", "125000"),
        ("3万5千", "35000"),
        ("2千5百", "2500"),
        ("12万五千", "125000"),
        ("一百二十万", "1200000"),
        ("一百二十万元", "1200000"),
        ("约 12.7 万元", "127000"),
        ("= 1,200,000 元", "1200000"),
        ("1,200,000 元。", "1200000"),
        ("¥ 5,307.27", "5307.27"),
        ("NT$300,000", "300000"),
        ("￥100", "100"),
        ("CN¥1,200", "1200"),
        ("HK$1,200,000", "1200000"),
        ("HKD 1,200,000", "1200000"),
        ("1,200,000 HKD", "1200000"),
        ("人民币120万元", "1200000"),
        ("120万块钱", "1200000"),
        ("120万塊", "1200000"),
        ("港币120万", "1200000"),
        ("120萬港幣", "1200000"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("5 元 2 角 7 分", "5.27"),
        ("5307 元 5 分", "5307.05"),
        ("负 3 元", "-3"),
        ("minus 3 yuan", "-3"),
        ("3.5%", "3.5"),
        ("3.1 %", "3.1"),
        ("４．９％", "4.9"),
        ("百分之三", "3"),
        ("百分之 4.9", "4.9"),
        ("4.9 percent", "4.9"),
        ("0.5 个百分点", "0.5"),
        ("+20 bp", "20"),
        ("-30 个基点", "-30"),
        ("20 basis points", "20"),
        ("30 年", "30"),
        ("三十年", "30"),
        ("2 年 6 个月", "30"),
        ("2 years 6 months", "30"),
        ("360期", "360"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("5.", "5"),
        ("1,5", "1.5"),
        ("3,0", "3"),
        ("1，5", "1.5"),
        ("1、5", "1.5"),
        ("12 345,67", "12345.67"),
        ("1.234,56", "1234.56"),
        ("1'234.50", "1234.5"),
        ("0,125", "0.125"),
        ("-2.5", "-2.5"),
        ("−2.5", "-2.5"),
        ("+20", "20"),
        ("＋20", "20"),
        ("-0", "0"),
        ("000000000000000000000000012", "12"),
        ("3.33333333333333333333333333333", "3.333333333333"),
        ("0.99999999999999999999999999999", "1"),
    ] {
        assert_eq!(value(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn says_why_a_text_is_no_number() {
    let unclear = |joined: i64| NotANumber::Unclear(Some(Decimal::from(joined)));
    for (text, expected) in [
        ("", NotANumber::Empty),
        ("   ", NotANumber::Empty),
        ("\u{200b}\u{3000}", NotANumber::Empty),
        ("abc", NotANumber::Malformed),
        ("1.2.3", unclear(123)),
        ("1,000,00", unclear(100_000)),
        ("-1,000,00", unclear(-100_000)),
        ("1 5", unclear(15)),
        ("1 5万", NotANumber::Unclear(None)),
        ("12万万", NotANumber::Malformed),
        ("12kk", NotANumber::Malformed),
        ("5万3", NotANumber::Malformed),
        ("三万五", NotANumber::Malformed),
        ("1万2亿", NotANumber::Malformed),
        ("5 元 12 角", NotANumber::Malformed),
        ("5 角", NotANumber::Malformed),
        ("万", NotANumber::Malformed),
        ("-", NotANumber::Malformed),
        (",", NotANumber::Malformed),
        ("--5", NotANumber::Malformed),
        ("5-", NotANumber::Malformed),
        ("1e5", NotANumber::Malformed),
        ("30 年月", NotANumber::Malformed),
        ("3.5%%", NotANumber::Malformed),
        ("30 年 %", NotANumber::Malformed),
        ("10-20", NotANumber::Malformed),
        ("120w+", NotANumber::Malformed),
        ("½", NotANumber::Malformed),
        ("99999999999999999999999999999999", NotANumber::TooLong { negative: false }),
        ("-99999999999999999999999999999999", NotANumber::TooLong { negative: true }),
        // What a scale makes too long is as long as what was written out.
        ("三千亿m", NotANumber::TooLong { negative: false }),
        ("-10000000亿", NotANumber::TooLong { negative: true }),
    ] {
        assert_eq!(number(text), Err(expected), "{text}");
    }
}

#[test]
fn a_number_says_its_unit() {
    for (text, unit) in [
        ("3", None),
        ("3%", Some(Unit::Percent)),
        ("3‰", Some(Unit::PerMille)),
        ("千分之三", Some(Unit::PerMille)),
        ("万分之五", Some(Unit::BasisPoints)),
        ("3bp", Some(Unit::BasisPoints)),
        ("3年", Some(Unit::Years)),
        ("3 个月", Some(Unit::Months)),
        ("3年2个月", Some(Unit::Months)),
        ("20 日", Some(Unit::Days)),
        ("2 人", Some(Unit::People)),
    ] {
        assert_eq!(number(text).map(|typed| typed.unit), Ok(unit), "{text}");
    }
}

#[test]
fn a_currency_is_told_apart_from_the_others() {
    use Currency::{Cny, Hkd, Twd, Usd};
    for (text, meant) in [
        ("¥5", &[Cny][..]),
        ("5 RMB", &[Cny]),
        ("人民幣5元", &[Cny]),
        ("$5", &[Twd, Hkd, Usd]),
        ("NT$5", &[Twd]),
        ("新臺幣5元", &[Twd]),
        ("新台币5元", &[Twd]),
        ("HK$5", &[Hkd]),
        ("5 港元", &[Hkd]),
        ("US$5", &[Usd]),
        ("5 美元", &[Usd]),
        ("5 元", &[Cny, Twd, Hkd, Usd]),
        ("€5", &[]),
        ("5 日圆", &[]),
        ("HK$5 USD", &[]),
        ("US$5 元", &[Usd]),
    ] {
        let Some(Unit::Money(currencies)) = number(text).unwrap().unit else { panic!("{text} is money") };
        let named: Vec<_> = Currency::ALL.into_iter().filter(|currency| currencies.has(*currency)).collect();
        assert_eq!(named, meant, "{text}");
    }
}

#[test]
fn a_comma_that_custom_reads_in_two_ways_says_so() {
    let read =
        |text| number(text).map(|typed| (typed.value.to_string(), typed.other.map(|n| n.to_string()), typed.unsure));
    assert_eq!(read("1,234"), Ok(("1234".into(), Some("1.234".into()), false)));
    assert_eq!(read("-3,125%"), Ok(("-3125".into(), Some("-3.125".into()), false)));
    assert_eq!(read("1,234万"), Ok(("12340000".into(), Some("12340".into()), false)));
    assert_eq!(read("12,3456"), Ok(("12.3456".into(), Some("123456".into()), true)));
    assert_eq!(read("1,5"), Ok(("1.5".into(), None, false)));
}

proptest! {
    #[test]
    fn any_text_is_a_number_or_a_reason_and_a_number_is_read_again_as_itself(text in "\\PC{0,12}") {
        if let Ok(typed) = number(&text) {
            prop_assert_eq!(value(&typed.value.to_string()), Ok(typed.value.to_string()));
        }
    }

    #[test]
    fn numbers_with_marks_and_words_are_read_or_refused_without_a_panic(text in "[0-9 .,'万亿千百十年月元角分个%wkm$HK¥約约零一二三点+-]{0,14}") {
        if let Ok(typed) = number(&text) {
            prop_assert_eq!(value(&typed.value.to_string()), Ok(typed.value.to_string()));
        }
        let _ = month(&text);
    }

    #[test]
    fn what_nobody_sees_changes_nothing(
        whole in 0_u64..1_000_000_000, cents in 0_u32..100, at in 0_usize..20,
        hidden in prop::sample::select(vec!['\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}',
            '\u{ad}', '\u{61c}', '\u{180e}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{fe0f}', '\u{e0100}']),
    ) {
        let text = format!("{whole}.{cents:02}");
        let mut with = text.clone();
        with.insert(at.min(text.len()), hidden);
        prop_assert_eq!(number(&with), number(&text));
    }

    /// Whatever the marks, no digit is lost in silence: a reading has all of them, in their order.
    #[test]
    fn no_digit_is_lost(text in "[1-9][0-9.,' ]{0,10}[1-9]") {
        if let Ok(typed) = number(&text) {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let read = digits(&typed.value.to_string());
            prop_assert_eq!(read, digits(&text));
        }
    }
}
