//! How much room words take, roughly.

/// The width of a line of text in the size of its letters: a Chinese character takes the whole of it, others about half.
///
/// ```
/// use finplan::i18n::width::width;
/// assert!(width("等额本息") > 3.9 && width("level") < 3.0);
/// ```
#[must_use]
pub fn width(text: &str) -> f32 {
    let each = |c: char| if c < '\u{2e80}' { 0.56 } else { 1.0 };
    text.chars().map(each).sum()
}
