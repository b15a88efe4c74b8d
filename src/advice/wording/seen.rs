//! A text as a reader sees it: what looks like a letter is that letter, what nobody sees is not there.
//!
//! Which character looks like which is taken from Unicode's tables when the program is built (`build.rs`); which
//! Chinese characters are forms of one another is data beside the phrases.

use std::sync::OnceLock;

use crate::base::stable_sort;

/// What stands between two letters. A phrase may be torn by what a reader reads over, and not by the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Nothing, or nothing that is seen.
    None,
    /// Spaces and hyphens: between words of English, and of no meaning in Chinese.
    Space,
    /// Full stops within a word, middle dots, asterisks, pictures: of no meaning at all.
    Mark,
    /// What ends a clause, brackets, quotation marks, a stroke between two things.
    Stop,
}

/// A letter, digit, Chinese character or percent sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter {
    c: char,
    /// What stands before it.
    gap: Gap,
}

/// How something begins.
pub(super) type Beginning = (char, char);

/// The letters of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen(Vec<Letter>);

/// Chinese characters that are forms of one another, each with the one that it reads as.
#[derive(Clone, Debug, Default)]
pub(super) struct Variants(Vec<(char, char)>);

impl Variants {
    /// Each text is a group; its first character stands for all.
    pub(super) fn new(groups: &[String]) -> Variants {
        let mut pairs = Vec::new();
        for group in groups {
            let mut all = group.chars().map(looks);
            let Some(first) = all.next().and_then(|reading| reading.first()) else { continue };
            pairs.extend(all.filter_map(|reading| reading.first()).map(|other| (other, first)));
        }
        Variants(stable_sort(&pairs, &|a, b| a < b))
    }

    fn read(&self, c: char) -> char {
        if c < '\u{3000}' {
            return c;
        }
        let place = self.0.binary_search_by_key(&c, |(other, _)| *other).ok();
        place.and_then(|place| self.0.get(place)).map_or(c, |(_, first)| *first)
    }
}

impl Seen {
    /// Reads a text.
    pub(super) fn new(text: &str, variants: &Variants) -> Seen {
        Seen::read(text, variants, false)
    }

    /// Reads a phrase that is looked for, in which `#` stands for a digit.
    pub(super) fn phrase(text: &str, variants: &Variants) -> Seen {
        Seen::read(text, variants, true)
    }

    fn read(text: &str, variants: &Variants, phrase: bool) -> Seen {
        let mut letters: Vec<Letter> = Vec::new();
        let mut gap = Gap::Stop;
        let mut rest = text.chars();
        let mut before = ' ';
        while let Some(written) = rest.next() {
            let reading = if STOPS.contains(&written) { Reading::One('"') } else { looks(written) };
            let mut next = rest.clone().map(|c| looks(c).first());
            let after = next.find(Option::is_some).flatten().unwrap_or(' ');
            let mut see = |c: char| {
                match sort(c, before, after) {
                    Err(Gap::Mark) if phrase && c == '#' => letters.push(Letter { c, gap }),
                    Err(between) => {
                        gap = gap.max(between);
                        return;
                    }
                    Ok(c) => letters.push(Letter { c: variants.read(c), gap }),
                }
                gap = Gap::None;
            };
            match reading {
                Reading::One(c) => see(c),
                Reading::Text(text) => text.chars().for_each(&mut see),
            }
            before = reading.last().unwrap_or(before);
        }
        Seen(letters)
    }

    /// How many letters there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The two letters at `at`; the same for letters that are drawn alike.
    pub(super) fn beginning(&self, at: usize) -> Beginning {
        let letter = |place: Option<usize>| {
            let letter = place.and_then(|place| self.0.get(place));
            letter.map_or(' ', |letter| alike(letter.c))
        };
        (letter(Some(at)), letter(at.checked_add(1)))
    }

    /// Whether `phrase` stands at `at`: the same letters, and nothing between them but what a reader reads over. In a
    /// phrase `#` stands for a digit; one in English is no part of a longer word.
    pub(super) fn has(&self, phrase: &Seen, at: usize) -> bool {
        let end = at.saturating_add(phrase.len());
        let Some(found) = self.0.get(at..end).filter(|found| !found.is_empty()) else { return false };
        // Most places end here.
        let pairs = || found.iter().zip(&phrase.0);
        if !pairs().all(|(found, wanted)| same(found.c, wanted.c)) {
            return false;
        }
        let gap_at = |place: usize| self.0.get(place).map_or(Gap::Stop, |letter| letter.gap);
        let part_of_a_word = |inside: Option<&Letter>, outside: Option<&Letter>, gap: Gap| {
            gap == Gap::None && [inside, outside].iter().all(|l| l.is_some_and(|l| l.c.is_ascii_alphanumeric()))
        };
        let before = at.checked_sub(1).and_then(|place| self.0.get(place));
        let english = phrase.0.iter().all(|letter| letter.c.is_ascii());
        if english
            && (part_of_a_word(found.first(), before, gap_at(at))
                || part_of_a_word(found.last(), self.0.get(end), gap_at(end)))
        {
            return false;
        }
        // 0 风险 is 零风险, and 10 风险 is not.
        let digit = |letter: Option<&Letter>| letter.is_some_and(|letter| letter.c.is_ascii_digit());
        if found.first().is_some_and(|first| first.c == '0') && digit(before) && gap_at(at) != Gap::Stop {
            return false;
        }
        // Digits and the like that stand for letters are not most of a word: 8357 is a number.
        let drawn = pairs().filter(|(found, wanted)| wanted.c != '#' && found.c != wanted.c).count();
        if drawn.saturating_mul(2) > found.len() {
            return false;
        }
        let inside = || pairs().skip(1).map(|(found, wanted)| (found.gap, wanted.gap));
        if inside().all(|(found, wanted)| joins(found, wanted, english, phrase.len())) {
            return true;
        }
        // Letters that stand one by one are read together, whatever is between them.
        inside().all(|(found, _)| found != Gap::None) && gap_at(at) != Gap::None && gap_at(end) != Gap::None
    }
}

/// From so many letters on a word is known by its parts: `guar-anteed`.
const LONG: usize = 8;

/// Whether a reader reads over what was found between two letters where the phrase has `wanted`.
fn joins(found: Gap, wanted: Gap, english: bool, length: usize) -> bool {
    match (found, wanted) {
        (Gap::None, Gap::Stop) | (Gap::Space, Gap::Stop) => false,
        (Gap::None | Gap::Mark, _) | (Gap::Stop, Gap::Stop) => true,
        (Gap::Space, Gap::None) => !english || length >= LONG,
        (Gap::Space, _) => true,
        (Gap::Stop, _) => false,
    }
}

fn same(found: char, wanted: char) -> bool {
    found == wanted
        || (wanted == '#' && found.is_ascii_digit())
        || (wanted == '零' && found == '0')
        || (wanted.is_ascii_lowercase() && alike(found) == alike(wanted))
}

/// One for all letters and digits that are drawn alike or commonly put for each other.
fn alike(c: char) -> char {
    match c {
        '0' | '零' => 'o',
        '1' | 'i' => 'l',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        c => c,
    }
}

/// A letter, or what kind of gap it is.
fn sort(c: char, before: char, after: char) -> Result<char, Gap> {
    let within = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
    match c {
        '%' => Ok(c),
        '@' if within => Ok('a'),
        '$' if within => Ok('s'),
        '!' | '|' if within => Ok('l'),
        '\'' if within => Err(Gap::None),
        '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' => Err(Gap::Space),
        '.' if after.is_whitespace() && !before.is_whitespace() => Err(Gap::Stop),
        ',' | ';' | ':' | '!' | '?' | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | '\''
        | '=' | '+' | '&' | '$' => Err(Gap::Stop),
        c if c.is_whitespace() => Err(Gap::Space),
        c if c.is_alphanumeric() => Ok(c),
        _ => Err(Gap::Mark),
    }
}

/// Marks outside ASCII that end a clause, or open and close something.
const STOPS: [char; 24] = [
    '。', '、', '，', '；', '：', '！', '？', '“', '”', '„', '‘', '…', '⋯', '—', '―', '「', '」', '『', '』', '《',
    '》', '【', '】', '｡',
];

/// What one character reads as.
#[derive(Clone, Copy)]
enum Reading {
    One(char),
    Text(&'static str),
}

impl Reading {
    fn first(self) -> Option<char> {
        match self {
            Reading::One(c) => Some(c),
            Reading::Text(text) => text.chars().next(),
        }
    }

    fn last(self) -> Option<char> {
        match self {
            Reading::One(c) => Some(c),
            Reading::Text(text) => text.chars().next_back(),
        }
    }
}

/// The characters of a text as a reader reads them, each with the byte at which what it is read from begins.
pub(super) fn as_read(text: &str) -> Vec<(usize, char)> {
    let mut all = Vec::with_capacity(text.len());
    for (at, written) in text.char_indices() {
        match looks(written) {
            Reading::One(c) => all.push((at, c)),
            Reading::Text(text) => all.extend(text.chars().map(|c| (at, c))),
        }
    }
    all
}

/// Characters that look like others, one behind the other; see `build.rs`.
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/looks.txt"));

struct Run {
    first: u32,
    last: u32,
    rising: bool,
    reading: &'static str,
}

fn looks(c: char) -> Reading {
    let code = u32::from(c);
    if c.is_ascii() {
        return Reading::One(c.to_ascii_lowercase());
    }
    static RUNS: OnceLock<Vec<Run>> = OnceLock::new();
    let runs = RUNS.get_or_init(|| runs(TABLE));
    let run = runs.partition_point(|run| run.last < code);
    match runs.get(run).filter(|run| run.first <= code) {
        Some(Run { first, rising: true, reading, .. }) => {
            let start = reading.chars().next().map(u32::from).unwrap_or_default();
            let risen = code.checked_sub(*first).and_then(|steps| start.checked_add(steps)).and_then(char::from_u32);
            Reading::One(risen.unwrap_or(c))
        }
        Some(run) => Reading::Text(run.reading),
        None => Reading::One(c.to_lowercase().next().unwrap_or(c)),
    }
}

fn runs(table: &'static str) -> Vec<Run> {
    let mut next = 0_u32;
    let mut runs = Vec::new();
    for line in table.lines() {
        let Some((place, reading)) = line.split_once(' ') else { continue };
        let (passed, more) = place.split_once([',', '~']).unwrap_or((place, ""));
        let first = next.saturating_add(passed.parse().unwrap_or_default());
        let last = first.saturating_add(more.parse().unwrap_or_default());
        runs.push(Run { first, last, rising: place.contains('~'), reading });
        next = last.saturating_add(1);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> String {
        let seen = Seen::new(text, &Variants::new(&["证證証".to_owned()]));
        seen.0.iter().map(|letter| letter.c).collect()
    }

    #[test]
    fn what_looks_like_a_letter_is_that_letter() {
        for text in [
            "Ｇｕａｒａｎｔｅｅｄ",
            "𝐠𝐮𝐚𝐫𝐚𝐧𝐭𝐞𝐞𝐝",
            "𝓖𝓾𝓪𝓻𝓪𝓷𝓽𝓮𝓮𝓭",
            "ⓖⓤⓐⓡⓐⓝⓣⓔⓔⓓ",
            "🅖🅤🅐🅡🅐🅝🅣🅔🅔🅓",
            "🄶🅄🄰🅁🄰🄽🅃🄴🄴🄳",
            "🇬🇺🇦🇷🇦🇳🇹🇪🇪🇩",
            "ɢᴜᴀʀᴀɴᴛᴇᴇᴅ",
            "guаrаntееd",
            "ġüàŕãñţéèď",
            "g\u{336}u\u{336}a\u{336}ranteed",
            "gua\u{ad}ran\u{200b}teed\u{fe0f}",
            "\u{202e}guaranteed\u{202c}",
            "guaran\u{e0061}teed",
        ] {
            assert_eq!(letters(text), "guaranteed", "{text}");
        }
        assert_eq!(letters("㊣ 保證 保証 ⼀ 🈶 ⻑"), "正保证保证一有長");
        assert_eq!(letters("r!sk be$t c@n't"), "rlskbestcan't".replace('\'', ""));
    }
}
