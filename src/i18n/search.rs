//! Words that are sought in a text.

/// Whether a text holds every word that is sought, in large or small letters of the Latin alphabet.
///
/// ```
/// use finplan::i18n::search::holds_words;
/// assert!(holds_words("Work out a mortgage: LPR", "lpr mort"));
/// assert!(!holds_words("算房贷 公积金", "公积金 信用卡"));
/// assert!(holds_words("算房贷", "\u{3000}"), "nothing is sought");
/// ```
#[must_use]
pub fn holds_words(text: &str, sought: &str) -> bool {
    sought.split_whitespace().all(|word| {
        let holds = |part: &[u8]| part.eq_ignore_ascii_case(word.as_bytes());
        text.as_bytes().windows(word.len().max(1)).any(holds)
    })
}
