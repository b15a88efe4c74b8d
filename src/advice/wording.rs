//! The wording guard: phrases that may not stand in any text (R11), and words that must stand beside a product.
//!
//! It looks for phrases, not for words: 非保本 is lawful although it contains 保本. Every text of a bank goes
//! through it when the document is read, and every text of FinPlan's own in the tests.

mod phrases;
mod required;

pub use phrases::AS_OF;
pub use required::missing_words;

use phrases::{ALLOWED, BANNED};

/// A phrase that may not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The phrase.
    pub phrase: &'static str,
    /// The rule that it breaks.
    pub rule: &'static str,
}

/// Every banned phrase in `text`, whichever language it is in.
///
/// Case, full-width forms, hyphens, invisible characters and spaces between Chinese characters make no difference.
///
/// ```
/// use finplan::advice::wording::breaches;
/// assert!(breaches("本产品非保本，可能亏损。").is_empty());
/// assert_eq!(breaches("保 本理财")[0].phrase, "保本");
/// assert_eq!(breaches("A Risk-Free choice")[0].phrase, "risk free");
/// assert!(breaches("产品风险等级：低风险（R1）").is_empty());
/// ```
#[must_use]
pub fn breaches(text: &str) -> Vec<Breach> {
    let text = plain(text);
    let mut found: Vec<Breach> = Vec::new();
    for (at, _) in text.char_indices() {
        let Some(rest) = text.get(at..).filter(|rest| may_begin(rest.as_bytes())) else {
            continue;
        };
        for (rule, phrases) in BANNED {
            for phrase in phrases.iter().filter(|phrase| rest.starts_with(**phrase)) {
                let known = found.iter().any(|breach| breach.phrase == *phrase);
                if !known && stands_alone(&text, at, phrase) && !excused(&text, at, phrase.len()) {
                    found.push(Breach { phrase, rule });
                }
            }
        }
    }
    found
}

/// Bits of how banned phrases begin: nearly every place of a lawful text is dismissed by one look.
#[expect(clippy::indexing_slicing, reason = "computed by the compiler")]
const BEGINNINGS: [u64; 16] = {
    let mut bits = [0_u64; 16];
    let mut rule = 0;
    while rule < BANNED.len() {
        let phrases = BANNED[rule].1;
        let mut phrase = 0;
        while phrase < phrases.len() {
            let bit = beginning(phrases[phrase].as_bytes());
            bits[bit >> 6] |= 1 << (bit & 63);
            phrase += 1;
        }
        rule += 1;
    }
    bits
};

/// A number below 1024 for the first four bytes: a Chinese character and a bit, or four letters.
const fn beginning(text: &[u8]) -> usize {
    match text {
        [a, b, c, d, ..] => (*a as usize ^ (*b as usize) << 2 ^ (*c as usize) << 4 ^ (*d as usize) << 1) & 1023,
        _ => 0,
    }
}

fn may_begin(text: &[u8]) -> bool {
    let bit = beginning(text);
    BEGINNINGS.get(bit >> 6).is_some_and(|bits| bits >> (bit & 63) & 1 == 1)
}

/// Whether an allowed phrase covers the `length` bytes at `at`.
fn excused(text: &str, at: usize, length: usize) -> bool {
    let end = at.saturating_add(length);
    ALLOWED.iter().any(|allowed| {
        text.match_indices(allowed).any(|(start, _)| start <= at && end <= start.saturating_add(allowed.len()))
    })
}

/// Whether `phrase` at `at` is no part of a longer English word.
fn stands_alone(text: &str, at: usize, phrase: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at.saturating_add(phrase.len())..).and_then(|after| after.chars().next());
    !phrase.is_ascii() || !(letter(before) || letter(after))
}

/// Lower case, half width, hyphens as spaces, nothing invisible, no spaces beside Chinese characters.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut space, mut last) = (false, ' ');
    for c in text.chars() {
        let c = match c {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => continue,
            '\u{ff01}'..='\u{ff5e}' => {
                u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c).to_ascii_lowercase()
            }
            '-' | '\u{2010}'..='\u{2015}' => ' ',
            '\u{2018}' | '\u{2019}' => '\'',
            c if c.is_whitespace() => ' ',
            c => c.to_ascii_lowercase(),
        };
        if c == ' ' {
            space = true;
            continue;
        }
        if space && !plain.is_empty() && c.is_ascii() && last.is_ascii() {
            plain.push(' ');
        }
        (space, last) = (false, c);
        plain.push(c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> Vec<&'static str> {
        breaches(text).into_iter().map(|breach| breach.phrase).collect()
    }

    #[test]
    fn r11_phrase_aware_in_three_languages() {
        for (text, expected) in [
            ("本产品保本保息", vec!["保本", "保息"]),
            ("本商品保證獲利", vec!["保證獲利"]),
            ("A guaranteed return", vec!["guaranteed"]),
            ("Ｂｅｓｔ choice", vec!["best"]),
            ("The bestowed benefit", vec![]),
            ("非保本浮动收益，不保本", vec![]),
            ("非保本，但也保本", vec!["保本"]),
            ("惟不表示絕無風險", vec![]),
            ("低风险产品", vec!["低风险"]),
            ("低风险(R1)、中低风险（R2）", vec![]),
            ("The return is not guaranteed.", vec![]),
            ("第一年", vec![]),
            ("第一名", vec!["第一"]),
            ("保\u{200b}本", vec!["保本"]),
            ("保　本", vec!["保本"]),
            ("業績比較，高 報 酬", vec!["高報酬"]),
        ] {
            assert_eq!(phrases(text), expected, "{text}");
        }
    }

    #[test]
    fn phrases_are_written_the_way_texts_are_compared() {
        for phrase in BANNED.iter().flat_map(|(_, phrases)| *phrases).chain(ALLOWED) {
            assert_eq!(plain(phrase), *phrase);
            assert!(phrase.len() >= 4, "{phrase} is too short to be looked up by its beginning");
        }
    }
}
