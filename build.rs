//! Writes `looks.txt` for the wording guard: what the characters outside ASCII look like to a reader of Chinese or
//! English. The tables of Unicode's security mechanisms (UTS #39) and compatibility forms (UAX #15) come from their
//! crates; what no phrase could be written with is left out, which makes 8 KB of 78 in the browser.
//!
//! A line is a run of characters: how many were passed over since the run before, `,` or `~` and how many more follow the
//! first, a space, and what the first reads as: nothing where no reader sees it. After `~` the readings go up with the
//! run (𝐚𝐛𝐜 reads as abc), otherwise all are the same.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_security::skeleton;

/// Letters within letters' frames, and flags: Unicode gives them no compatibility form.
const FRAMED: [(char, char, char); 5] = [
    ('\u{1f150}', '\u{1f169}', 'a'),
    ('\u{1f170}', '\u{1f189}', 'a'),
    ('\u{1f1e6}', '\u{1f1ff}', 'a'),
    ('\u{24f5}', '\u{24fd}', '1'),
    ('\u{2776}', '\u{277e}', '1'),
];

/// Small capitals and their like, which Unicode keeps apart from the letters that they are drawn as.
const DRAWN_AS: [(&str, &str); 13] = [
    ("ᴀ", "a"),
    ("ʙƅß", "b"),
    ("ᴅ", "d"),
    ("ᴇꞓɘǝ", "e"),
    ("ꜰ", "f"),
    ("ɢ", "g"),
    ("ʜ", "h"),
    ("ᴊ", "j"),
    ("ĸᴋ", "k"),
    ("ʟ", "l"),
    ("ʍᴍ", "m"),
    ("ɴᴎπ", "n"),
    ("ᴘ", "p"),
];
/// The rest of them.
const DRAWN_AS_TOO: [(&str, &str); 4] = [("ꞯ", "q"), ("ʀᴙ", "r"), ("ᴛ", "t"), ("ω", "w")];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let Some(out) = env::var_os("OUT_DIR") else { return Err(io::Error::other("cargo sets OUT_DIR")) };
    fs::write(Path::new(&out).join("looks.txt"), table())
}

fn table() -> String {
    let classes = classes();
    let mut runs: Vec<(u32, u32, String, bool)> = Vec::new();
    // Between these two lies nothing that is assigned.
    for c in ('\u{80}'..='\u{3ffff}').chain('\u{e0000}'..='\u{e0fff}') {
        let Some(reading) = reading(c, &classes) else { continue };
        let code = u32::from(c);
        if let Some((first, last, start, rising)) = runs.last_mut()
            && *last == code.wrapping_sub(1)
        {
            let steps = code.wrapping_sub(*first);
            let one = *first == *last;
            if reading == *start && (one || !*rising) {
                *last = code;
                continue;
            }
            if risen(start, steps).as_ref() == Some(&reading) && (one || *rising) {
                (*last, *rising) = (code, true);
                continue;
            }
        }
        runs.push((code, code, reading, false));
    }
    let mut table = String::new();
    let mut next = 0_u32;
    for (first, last, start, rising) in runs {
        match first.wrapping_sub(next) {
            0 => {}
            passed => table.push_str(&passed.to_string()),
        }
        match last.wrapping_sub(first) {
            0 => {}
            more => table.extend([if rising { "~" } else { "," }, &more.to_string()]),
        }
        table.extend([" ", &start, "\n"]);
        next = last.wrapping_add(1);
    }
    table
}

/// A single character so many places further.
fn risen(start: &str, steps: u32) -> Option<String> {
    let mut chars = start.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    char::from_u32(u32::from(c).checked_add(steps)?).map(String::from)
}

/// What `c` reads as, where that is not itself or its lower case and is of ASCII and Han alone.
fn reading(c: char, classes: &BTreeMap<String, char>) -> Option<String> {
    let framed = FRAMED.iter().find(|(first, last, _)| (*first..=*last).contains(&c));
    let mut text = String::new();
    // A zero in Chinese, and the sign for "No.".
    match c {
        '〇' => return None,
        '№' => return Some("no.".to_owned()),
        _ => {}
    }
    if let Some((first, _, start)) = framed {
        text = risen(&String::from(*start), u32::from(c).wrapping_sub(u32::from(*first)))?;
    } else {
        decompose_compatible(c, |part| text.push_str(&read(part, classes)));
    }
    // The planes beyond are of characters that no phone draws, but for the compatibility forms of common ones.
    let common = |c| is_han(c) && c < '\u{20000}';
    let far = is_han(c) && !common(c) && !('\u{2f800}'..='\u{2fa1f}').contains(&c);
    let known = !far && text.chars().all(|c| c.is_ascii() || common(c));
    (known && text != c.to_lowercase().to_string()).then_some(text)
}

/// What a character without a compatibility form reads as.
fn read(c: char, classes: &BTreeMap<String, char>) -> String {
    if c.is_ascii() {
        return c.to_ascii_lowercase().to_string();
    }
    let drawn = drawn(c);
    if drawn.is_ascii() {
        return drawn;
    }
    match classes.get(&drawn) {
        Some(han) => han.to_string(),
        None => c.to_lowercase().to_string(),
    }
}

/// The shape of a character: one text for all that look alike, without marks and in lower case.
fn drawn(c: char) -> String {
    let mut text = String::new();
    for part in skeleton(c.encode_utf8(&mut [0; 4])).filter(|part| !is_combining_mark(*part)) {
        let mut all = DRAWN_AS.iter().chain(&DRAWN_AS_TOO);
        match all.find(|(drawn, _)| drawn.contains(part)) {
            Some((_, letter)) => text.push_str(letter),
            None => text.extend(part.to_lowercase()),
        }
    }
    if text == "rn" { "m".to_owned() } else { text }
}

/// For each shape that Han characters have, the first of them: that of the most common block, where one is there.
fn classes() -> BTreeMap<String, char> {
    let mut classes = BTreeMap::new();
    for c in ('\u{4e00}'..='\u{9fff}').chain('\u{3400}'..='\u{3ffff}').filter(|c| is_han(*c)) {
        classes.entry(drawn(c)).or_insert(c);
    }
    classes
}

/// An ideograph that is no compatibility form or radical, or lies in the planes of ideographs.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
