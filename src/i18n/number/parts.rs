//! A written figure in its parts, so that the number can be larger than its sign and its unit.

/// What stands before the number, the number, and what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureParts<'a> {
    /// A sign, such as that of the currency.
    pub before: &'a str,
    /// The number; of words and of several numbers, all of it.
    pub number: &'a str,
    /// Cents or a unit.
    pub after: &'a str,
}

/// The parts of a figure as it was written.
///
/// ```
/// use finplan::i18n::number::figure_parts;
/// let parts = |text| {
///     let parts = figure_parts(text);
///     (parts.before, parts.number, parts.after)
/// };
/// assert_eq!(parts("−¥5,189.60"), ("−¥", "5,189", ".60"));
/// assert_eq!(parts("13.03%"), ("", "13.03", "%"));
/// assert_eq!(parts("26 年 6 个月"), ("", "26 年 6 个月", ""));
/// ```
#[must_use]
pub fn figure_parts(text: &str) -> FigureParts<'_> {
    let whole = FigureParts { before: "", number: text, after: "" };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return whole };
    let (before, rest) = text.split_at(start);
    let (number, after) = rest.split_at(rest.find(|c: char| !is_number(c)).unwrap_or(rest.len()));
    if after.chars().any(|c| c.is_ascii_digit()) || before.chars().any(char::is_whitespace) {
        return whole;
    }
    match number.rsplit_once('.') {
        Some((units, cents)) if after.is_empty() && cents.len() == 2 => {
            let (number, after) = number.split_at(units.len());
            FigureParts { before, number, after }
        }
        _ => FigureParts { before, number, after },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_figure_together_are_the_figure() {
        for text in
            ["¥5,189.60", "NT$12,000", "¥123.4 万", "0%", "3.2%", "2029年12月", "December 2029", "30 年", "—", ""]
        {
            let parts = figure_parts(text);
            assert_eq!([parts.before, parts.number, parts.after].concat(), text);
        }
    }

    #[test]
    fn words_and_dates_stay_whole() {
        for text in ["2029年12月", "December 2029", "2 years 6 months", "never"] {
            assert_eq!(figure_parts(text).number, text);
        }
        assert_eq!(figure_parts("¥123.4 万").after, " 万");
    }
}
