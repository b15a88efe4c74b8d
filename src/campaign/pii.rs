//! What looks like a person's data and therefore goes nowhere.

/// Whether a text holds something that looks like an e-mail address, a telephone number, an identity card
/// or a payment card.
///
/// The guard errs on the safe side: a campaign's name that looks like a card number is lost, too.
///
/// ```
/// use finplan::campaign::pii::looks_personal;
/// assert!(looks_personal("a.b@example.com"));
/// assert!(looks_personal("138-0013-8000"));
/// assert!(!looks_personal("spring_2026-11-22"));
/// ```
#[must_use]
pub fn looks_personal(text: &str) -> bool {
    is_email(text) || runs(text).any(|run| run.looks_personal())
}

fn is_email(text: &str) -> bool {
    text.split('@').nth(1).is_some_and(|host| !host.is_empty() && !text.starts_with('@'))
}

/// Digits in a row, single separators among them read through.
struct Run {
    digits: Vec<u8>,
    /// What stands directly before and after.
    before: Option<char>,
    after: Option<char>,
}

impl Run {
    fn looks_personal(&self) -> bool {
        self.is_phone() || self.is_identity() || self.is_card()
    }

    fn is_phone(&self) -> bool {
        if self.before == Some('+') && (8..=15).contains(&self.digits.len()) {
            return true;
        }
        match self.digits.as_slice() {
            // Mainland China, with and without the country's code.
            [1, 3..=9, rest @ ..] | [8, 6, 1, 3..=9, rest @ ..] => rest.len() == 9,
            // Taiwan, likewise.
            [0, 9, rest @ ..] | [8, 8, 6, 9, rest @ ..] => rest.len() == 8,
            _ => false,
        }
    }

    fn is_identity(&self) -> bool {
        let checked_by_letter = matches!(self.after, Some('x' | 'X'));
        match self.digits.as_slice() {
            // Taiwan: a letter, 1 or 2 (or 8 or 9 for foreigners), eight digits.
            [1 | 2 | 8 | 9, rest @ ..] if rest.len() == 8 => self.before.is_some_and(|c| c.is_ascii_alphabetic()),
            // Mainland China: the seventh digit begins a year of birth.
            [_, _, _, _, _, _, 1, 9, rest @ ..] | [_, _, _, _, _, _, 2, 0, rest @ ..] => match rest.len() {
                10 => true,
                9 => checked_by_letter,
                _ => false,
            },
            _ => false,
        }
    }

    fn is_card(&self) -> bool {
        let issued = matches!(self.digits.first(), Some(2..=6 | 9));
        issued && (13..=19).contains(&self.digits.len()) && luhn(&self.digits)
    }
}

/// The check digit of payment cards: every second digit from the right doubled, the sum a multiple of ten.
fn luhn(digits: &[u8]) -> bool {
    let sum = digits.iter().rev().enumerate().fold(0_u32, |sum, (i, d)| {
        let d = u32::from(*d);
        let counted = match (i % 2, d) {
            (0, d) => d,
            (_, d @ 0..=4) => d.saturating_mul(2),
            (_, d) => d.saturating_mul(2).saturating_sub(9),
        };
        sum.saturating_add(counted)
    });
    sum % 10 == 0
}

fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut rest = text.chars().peekable();
    let mut before = None;
    std::iter::from_fn(move || {
        while rest.peek().is_some_and(|c| !c.is_ascii_digit()) {
            before = rest.next();
        }
        let mut digits = Vec::new();
        let start = before;
        let mut gap = false;
        while let Some(c) = rest.peek().copied() {
            if let Some(digit) = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
                digits.push(digit);
                gap = false;
            } else if matches!(c, ' ' | '-' | '.') && !gap {
                gap = true;
            } else {
                break;
            }
            before = rest.next();
        }
        (!digits.is_empty()).then(|| Run { digits, before: start, after: rest.peek().copied() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_belongs_to_a_person() {
        for text in [
            "a@b.cn",
            "newsletter:wang.li+x@example.com",
            "13800138000",
            "tel-138 0013 8000",
            "+86 138-0013-8000",
            "8613800138000",
            "0912-345-678",
            "886912345678",
            "+49 30 1234567",
            "11010519491231002X",
            "110105194912310021",
            "a123456789",
            "4111 1111 1111 1111",
            "6222020000000000000",
            "c_5500-0055-5555-5559",
        ] {
            assert!(looks_personal(text), "{text}");
        }
    }

    #[test]
    fn lets_campaigns_through() {
        for text in [
            "",
            "wechat",
            "spring_2026",
            "2026-11-22",
            "20261122",
            "20261122093000",
            "1763888888888",
            "cpc.ad-group.12345678",
            "@finplan",
            "春节 2026",
            "v1.2.3",
            "4111 1111 1111 1112",
        ] {
            assert!(!looks_personal(text), "{text}");
        }
    }
}
