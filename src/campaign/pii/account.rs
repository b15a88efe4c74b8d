//! Payment cards and bank accounts.

use super::number::{Number, value};

/// Whether it is the number of a payment card: issuer, length and check digit.
pub(super) fn is_card(number: &Number) -> bool {
    let divided = number.is_whole() || (number.rows.first() >= Some(&4) && number.rows.iter().all(|row| *row >= 3));
    divided && is_issued(&number.digits) && luhn(&number.digits)
}

/// The issuers' ranges and lengths (ISO/IEC 7812).
fn is_issued(digits: &[u8]) -> bool {
    let head = digits.get(..4).map_or(0, value);
    match (head / 100, digits.len()) {
        (40..=49, 13 | 16 | 19)
        | (51..=55, 16)
        | (34 | 37, 15)
        | (36 | 38 | 39, 14)
        | (62 | 81, 16..=19)
        | (65, 16) => true,
        (22..=27, 16) => (2221..=2720).contains(&head),
        (35, 16) => (3528..=3589).contains(&head),
        (30, 14) => (3000..=3059).contains(&head),
        (60 | 64, 16) => head == 6011 || head >= 6440,
        // Cards of the mainland from before UnionPay.
        (95, 16 | 19) => matches!(head, 9558 | 9559),
        _ => false,
    }
}

/// The check digit of payment cards: every second digit from the right doubled, the sum a multiple of ten.
fn luhn(digits: &[u8]) -> bool {
    let sum = digits.iter().rev().enumerate().fold(0_u32, |sum, (i, d)| {
        let d = u32::from(*d);
        let counted = match (i % 2, d) {
            (0, d) => d,
            (_, d @ 0..=4) => d * 2,
            (_, d) => d * 2 - 9,
        };
        sum + counted
    });
    sum % 10 == 0
}

/// The countries of the IBAN registry (SWIFT, release 98) with the length of theirs.
const COUNTRIES: &str = "ad24ae23al28at20az28ba20be16bg22bh22bi27br29by28ch21cr22cy28cz24de22dj27dk18do28ee20eg29es24fi18\
                         fk18fo18fr27gb22ge22gi23gl18gr27gt28hn28hr21hu28ie22il23iq23is26it27jo30kw30kz20lb28lc32li21\
                         lt20lu20lv21ly25mc27md24me22mk19mn20mr27mt31mu30ni28nl18no15om23pk24pl28ps29pt25qa29ro24rs22\
                         ru33sa24sc31sd18se24si19sk24sm27so23st25sv28tl23tn24tr26ua29va22vg24xk20ye30";

/// Whether an international bank account number (ISO 13616) stands in a text, in groups or in one.
pub(super) fn has_iban(text: &[char]) -> bool {
    let mut before = None;
    for (place, c) in text.iter().enumerate() {
        let begins = c.is_ascii_alphabetic() && !before.is_some_and(|c: char| c.is_ascii_alphanumeric());
        if begins && text.get(place..).is_some_and(is_iban) {
            return true;
        }
        before = Some(*c);
    }
    false
}

fn is_iban(text: &[char]) -> bool {
    let head: String = text.iter().take(2).collect();
    let mut known = COUNTRIES.as_bytes().chunks_exact(4).filter_map(|entry| entry.split_first_chunk::<2>());
    let Some((_, length)) = known.find(|(country, _)| country.as_slice() == head.as_bytes()) else { return false };
    let Some(length) = std::str::from_utf8(length).ok().and_then(|digits| digits.parse::<usize>().ok()) else {
        return false;
    };
    let mut account = Vec::with_capacity(length);
    let mut rest = text.iter().copied().peekable();
    while account.len() < length {
        match rest.next() {
            Some(c) if c.is_ascii_alphanumeric() => account.push(c),
            // One separator between groups.
            Some(' ' | '-' | '_' | '.') if rest.peek().is_some_and(char::is_ascii_alphanumeric) => {}
            _ => return false,
        }
    }
    if rest.peek().is_some_and(char::is_ascii_alphanumeric) {
        return false;
    }
    // Country and check digits go to the end, letters count from 10: the number is 1 more than a multiple of 97.
    account.rotate_left(4);
    let remainder = account.iter().filter_map(|c| c.to_digit(36)).fold(0_u32, |sum, digit| {
        let shift = if digit > 9 { 100 } else { 10 };
        (sum * shift + digit) % 97
    });
    remainder == 1
}
