//! The figure, with its digits as large as there is room for and its sign and units smaller.

use super::letters::{Measure, width};
use crate::i18n::number::figure_parts;

/// The sizes of its digits, from the largest.
const SIZES: [f64; 9] = [168.0, 150.0, 132.0, 116.0, 102.0, 88.0, 76.0, 64.0, 54.0];
/// What is no digit, as a share of that.
const SMALL: f64 = 0.4;

/// A part of the figure: what it says, how large it is, and how wide.
pub(super) struct Part {
    pub text: String,
    pub size: f64,
    pub width: f64,
}

/// The parts of a figure in a size that fits into `room`; the smallest where none does.
pub(super) fn parts(figure: &str, room: f64, measure: &Measure<'_>) -> Vec<Part> {
    let split = split(figure);
    let sized = |large: f64| -> Vec<Part> {
        let part = |(text, digits): &(String, bool)| {
            let size = if *digits { large } else { (large * SMALL).max(SIZES[8] * 0.6) };
            Part { text: text.clone(), size, width: width(text, size, true, measure) }
        };
        split.iter().map(part).collect()
    };
    let fits = |parts: &Vec<Part>| parts.iter().map(|part| part.width).sum::<f64>() <= room;
    SIZES.into_iter().map(sized).find(fits).unwrap_or_else(|| sized(SIZES[8]))
}

/// The runs of a figure, and whether each is one of digits.
fn split(figure: &str) -> Vec<(String, bool)> {
    let parts = figure_parts(figure);
    if parts.number != figure {
        let runs = [(parts.before, false), (parts.number, true), (parts.after, false)];
        return runs
            .into_iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, digits)| (text.to_owned(), digits))
            .collect();
    }
    // Words alone, and what begins with one, are as large as digits.
    let large = !figure.starts_with(|c: char| c.is_ascii_digit());
    let mut runs: Vec<(String, bool)> = Vec::new();
    for letter in figure.chars() {
        let digits = large || letter.is_ascii_digit() || matches!(letter, '.' | ',');
        match runs.last_mut() {
            Some((run, same)) if *same == digits => run.push(letter),
            _ => runs.push((letter.to_string(), digits)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(figure: &str) -> Vec<(String, bool)> {
        split(figure)
    }

    #[test]
    fn digits_are_large_and_their_units_are_not() {
        let as_owned =
            |runs: &[(&str, bool)]| runs.iter().map(|(text, digits)| ((*text).to_owned(), *digits)).collect::<Vec<_>>();
        assert_eq!(runs("2 年 1 个月"), as_owned(&[("2", true), (" 年 ", false), ("1", true), (" 个月", false)]));
        assert_eq!(runs("¥5,189.60"), as_owned(&[("¥", false), ("5,189", true), (".60", false)]));
        assert_eq!(runs("13.03%"), as_owned(&[("13.03", true), ("%", false)]));
        assert_eq!(runs("December 2029"), as_owned(&[("December 2029", true)]));
        assert_eq!(runs("—"), as_owned(&[("—", true)]));
    }

    #[test]
    fn a_figure_is_as_large_as_there_is_room_for() {
        let size = |figure: &str| {
            let size = parts(figure, 638.0, &|_, _| 0.5)[0].size;
            SIZES.iter().position(|known| (known - size).abs() < 0.1)
        };
        assert_eq!(size("42"), Some(0));
        assert!(size("123456789") > size("1234567"), "the more digits, the smaller");
        assert_eq!(size(&"9".repeat(60)), Some(8));
    }
}
