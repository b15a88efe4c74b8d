//! How much room words take, roughly.

/// How many narrow characters a text is wide: Chinese ones are twice as wide.
///
/// ```
/// use finplan_base::width;
/// assert_eq!((width("等额本息"), width("level")), (8, 5));
/// ```
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().fold(0, |width, c| width.saturating_add(if c > '\u{2e7f}' { 2 } else { 1 }))
}
