//! What looks like a person's data and therefore goes nowhere.
//!
//! | class | what it is known by |
//! |---|---|
//! | telephone | the numbering plans of the mainland, Taiwan, Hong Kong and Macau; elsewhere a `+` (E.164) |
//! | identity | mainland (GB 11643: region, day of birth, check character; the older fifteen digits), Taiwan, Hong Kong |
//! | payment card | length and issuer (ISO/IEC 7812), check digit of Luhn |
//! | account | IBAN (ISO 13616): length of the country, check digits |
//! | e-mail | a local part, `@`, a domain with a dot |
//!
//! Numbers are read through whatever separates their digits, in full width, in Chinese and in other scripts. Numbers
//! of advertising systems, dates and times are none of these; names of people cannot be known.
#![allow(clippy::arithmetic_side_effects, reason = "digits of short numbers")]

mod account;
mod email;
mod identity;
mod number;
mod phone;

use number::numbers;

use super::plain::plain;
use super::query::unfolded;

/// Whether a text holds something that looks like a person's telephone number, identity card, payment card, account
/// or e-mail address.
///
/// The guard errs on the safe side: one in ten numbers of sixteen digits that begin like a payment card looks like one.
/// What is percent-encoded is read through; a space at the very beginning stands for the `+` that it was in an address.
///
/// ```
/// use finplan::campaign::pii::looks_personal;
/// assert!(looks_personal("a.b@example.com"));
/// assert!(looks_personal("spring_138-0013-8000"));
/// assert!(looks_personal("GB82 WEST 1234 5698 7654 32"));
/// assert!(!looks_personal("spring_2026-11-22"));
/// assert!(!looks_personal("ad_23842705938520518"));
/// ```
#[must_use]
pub fn looks_personal(text: &str) -> bool {
    let text: Vec<char> = plain(&unfolded(text)).chars().flat_map(char::to_lowercase).map(number::western).collect();
    let personal =
        |number: &number::Number| phone::is_phone(number) || identity::is_identity(number) || account::is_card(number);
    email::has_address(&text) || account::has_iban(&text) || numbers(&text).iter().any(personal)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSONAL: &[&str] = &[
        // E-mail.
        "a@b.cn",
        "newsletter:wang.li+x@example.com",
        "wang.li＠example.com",
        "张三@example.com",
        "wang(at)example.com",
        "x_wang [at] mail.example.com.tw",
        "王@例子.中国",
        "a%40b.cn",
        "a%2540b.cn",
        // Mobiles of the mainland.
        "13800138000",
        "138_0013_8000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "138/0013/8000",
        "138·0013·8000",
        "138—0013—8000",
        "(138) 0013-8000",
        "138 - 0013 - 8000",
        "1380-013-8000",
        "1380013-8000",
        "138-00138000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "１３８００１３８０００",
        "１３８－００１３－８０００",
        "一三八〇〇一三八〇〇〇",
        "138\u{200b}0013\u{200b}8000",
        "19912345678",
        "tel13800138000",
        "spring13800138000sale",
        "20260101-13800138000",
        "13800138000-20260101",
        "8613800138000",
        "+86 138-0013-8000",
        "+8613800138000",
        " 8613800138000",
        "008613800138000",
        "86-138-0013-8000",
        "013800138000",
        // Telephones of the mainland, Taiwan, Hong Kong, Macau, and others.
        "010-62345678",
        "(021)6234 5678",
        "0755-8234-5678",
        "01062345678",
        "0912345678",
        "0912-345-678",
        "09-1234-5678",
        "886912345678",
        "+886 912 345 678",
        "886-912-345-678",
        "+886-2-2345-6789",
        "02-2345-6789",
        "85291234567",
        "852-9123-4567",
        "(852) 9123 4567",
        "+852 9123 4567",
        "85366123456",
        "+49 30 1234567",
        "+1 (415) 555-2671",
        "+14155552671",
        " 14155552671",
        "(+44) 20 7946 0958",
        // Identity cards of the mainland.
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "110105_1949_1231_002X",
        "id=11010519491231002X",
        "110105194912310021",
        "110101199003077475",
        "440308199901101512",
        "110105491231002",
        "110105_491231_002",
        // Taiwan and Hong Kong.
        "A123456789",
        "a123456789",
        "id-A123456789",
        "F131104093",
        "A800000014",
        "AC01234567",
        "A123456(3)",
        "a1234563",
        "A123456（3）",
        "XA123456(8)",
        // Payment cards.
        "4111 1111 1111 1111",
        "4111111111111111",
        "4111-1111-1111-1111",
        "4111_1111_1111_1111",
        "6222020000000000000",
        "6222 0200 0000 0000 000",
        "c_5500-0055-5555-5559",
        "378282246310005",
        "3782 822463 10005",
        "2223003122003222",
        "3530111333300000",
        "6011111111111117",
        "30569309025904",
        "20260101 4111111111111111",
        // Accounts.
        "GB82 WEST 1234 5698 7654 32",
        "GB82WEST12345698765432",
        "de89370400440532013000",
        "DE89-3704-0044-0532-0130-00",
        "iban:FR14 2004 1010 0505 0001 3M02 606",
        "x_DE89_3704_0044_0532_0130_00_y",
        "NO9386011117947",
    ];

    const CAMPAIGNS: &[&str] = &[
        "",
        "wechat",
        "spring_2026",
        "spring(2026)",
        "banner_728x90,top",
        "banner_160x600_2026-01-01",
        "banner_1920_1080_001",
        "1600_900_2026",
        "1366-768-2026",
        "2026-11-22",
        "20261122",
        "20260101",
        "2026-01-01_2026-01-31",
        "20260101-20260131",
        "138_20260101",
        "160_20260101",
        "09_20260101",
        "2026年11月22日",
        "二〇二六年春节",
        "20261122093000",
        "2026-11-22T09:30:00+0800",
        "cpc+20261122",
        // Times since 1970: seconds, milliseconds, microseconds, nanoseconds.
        "1763888888",
        "1763888888888",
        "1763888888888888",
        "1763888888888888888",
        "1380013800",
        "1380013800000",
        // Numbers of advertising systems.
        "cpc.ad-group.12345678",
        "12345678901",
        "21012345678",
        "ad_23842705938520518",
        "23843000000000000",
        "23847123456780123",
        "120200123456780123",
        "120210000000000001",
        "120238491827364517",
        "6812345678901234567",
        "7123456789012345678",
        "1700000000000000123",
        "1790123456789012",
        "1234567890.1234567890",
        "GA1.2.1234567890.1763888888",
        "Cj0KCQiA4-y8BhC3ARIsAHmjC_Ef",
        "550e8400-e29b-41d4-a716-446655440000",
        "138001380001",
        "113800138000",
        "310000_20260101_0001",
        "640_480_20260101_0001",
        // Not what they would have to be.
        "4111 1111 1111 1112",
        "11010619991331002X",
        "990105194912310021",
        "110105491331002",
        "A123456788",
        "a1234567",
        "ad1234567",
        "GB82 WEST 1234 5698 7654 33",
        "DE8937040044053201300",
        "400-820-8820",
        // Words.
        "@finplan",
        "春节@上海",
        "sale@5.5折",
        "春节 2026",
        "v1.2.3",
        "{{ad.id}}",
        "50%off",
    ];

    #[test]
    fn finds_what_belongs_to_a_person() {
        let lost: Vec<_> = PERSONAL.iter().filter(|text| !looks_personal(text)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn finds_it_among_words_and_numbers() {
        for text in PERSONAL.iter().filter(|text| !text.starts_with([' ', '+', '('])) {
            for (before, after) in
                [("spring_", ""), ("春节 ", " 上海"), ("a|", "|b"), ("(", ")"), ("q=", ";"), ("7, ", " v2")]
            {
                let text = format!("{before}{text}{after}");
                assert!(looks_personal(&text), "{text}");
            }
        }
    }

    #[test]
    fn lets_campaigns_through() {
        let lost: Vec<_> = CAMPAIGNS.iter().filter(|text| looks_personal(text)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    /// Two of a thousand at most, counting all forms that advertising systems use.
    #[test]
    fn few_numbers_of_advertising_systems_are_lost() {
        // A multiplicative generator spreads over all numbers of so many digits.
        let mut state: u64 = 0x2545_f491_4f6c_dd1d;
        let mut random = move |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        for (form, digits) in
            [("23842", 12), ("23850", 12), ("1202", 14), ("17", 14), ("17", 17), ("71", 17), ("2", 9), ("1", 8)]
        {
            let lost = (0..2_000)
                .filter(|_| {
                    let width = digits;
                    looks_personal(&format!("ad_{form}{:0width$}", random(10_u64.pow(u32::try_from(digits).unwrap()))))
                })
                .count();
            assert!(lost <= 4, "{form} and {digits} digits: {lost} of 2,000");
        }
    }
}
