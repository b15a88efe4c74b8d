//! A picture as lines of text for whoever has a canvas: see `public/boot/poster.js`.
//!
//! What has a canvas is asked first how wide the letters are. Then
//! `! 750 1644` is the size, `g x y width height #top #bottom` a ground, `t x y size weight #colour anchor text` a text,
//! `l width #colour dashed x y …` a line, `a #colour x y …` an area, `d x y radius #colour` a disc, `m x y width
//! #colour` the bank's mark, and
//! `r #colour x y width height …` boxes, such as what is dark of a code.

use std::collections::BTreeMap;

use super::WIDTH;
use super::content::Content;
use super::layout::{Poster, lay_out};
use super::palette::Palette;
use super::shape::{Anchor, Frame, Ink, Point, Shape};

/// What is known of whatever draws.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surface {
    /// A picture is kept by pressing long on it, and no other way.
    pub keeps_by_pressing: bool,
    /// It can be copied.
    pub copies: bool,
    /// The device offers people and programs to send it to.
    pub shares: bool,
    /// It knows the bank's mark.
    has_mark: bool,
    accent: Option<Ink>,
    /// How wide letters are, regular and bold, in heights of a letter.
    letters: BTreeMap<char, [f64; 2]>,
}

/// Asks how wide the letters of a picture are: each of them once.
#[must_use]
pub fn question(content: &Content) -> String {
    let mut letters: Vec<char> = content.texts().into_iter().flat_map(str::chars).chain([' ']).collect();
    letters.sort_unstable();
    letters.dedup();
    letters.retain(|letter| !letter.is_control());
    format!("? {}", letters.into_iter().collect::<String>())
}

impl Surface {
    /// Reads the answer to a question; `None` where it is none.
    ///
    /// ```
    /// use finplan::poster::canvas::Surface;
    /// let surface = Surface::read("? a中", "copy share\n#0b5a8a\n550 1000\n600 1000").unwrap();
    /// assert!(surface.copies && surface.shares && !surface.keeps_by_pressing);
    /// assert_eq!([surface.width('a', false), surface.width('a', true), surface.width('中', true)], [0.55, 0.6, 1.0]);
    /// assert_eq!(Surface::read("? ab", "\n\n550\n600"), None);
    /// ```
    #[must_use]
    pub fn read(question: &str, answer: &str) -> Option<Surface> {
        let mut lines = answer.split('\n');
        let abilities = lines.next()?;
        let can = |name: &str| abilities.split(' ').any(|known| known == name);
        let accent = Ink::parse(lines.next()?);
        let widths =
            |line: &str| line.split(' ').map(|width| Some(f64::from(width.parse::<u32>().ok()?) / 1000.0)).collect();
        let regular: Option<Vec<f64>> = widths(lines.next()?);
        let bold: Option<Vec<f64>> = widths(lines.next()?);
        let (regular, bold) = regular.zip(bold)?;
        let asked: Vec<char> = question.chars().skip(2).collect();
        if asked.len() != regular.len() || asked.len() != bold.len() {
            return None;
        }
        let letters =
            asked.into_iter().zip(regular.into_iter().zip(bold)).map(|(letter, (one, two))| (letter, [one, two]));
        Some(Surface {
            keeps_by_pressing: can("wechat"),
            copies: can("copy"),
            shares: can("share"),
            has_mark: can("mark"),
            accent,
            letters: letters.collect(),
        })
    }

    /// How wide a letter is.
    #[must_use]
    pub fn width(&self, letter: char, bold: bool) -> f64 {
        self.letters.get(&letter).map_or(1.0, |[regular, heavy]| if bold { *heavy } else { *regular })
    }

    /// The picture, laid out for it.
    #[must_use]
    pub fn order(&self, content: &Content) -> String {
        let measure = |letter: char, bold: bool| self.width(letter, bold);
        order(&lay_out(content, Palette::of(self.accent), self.has_mark, &measure))
    }
}

/// The picture as lines of text.
#[must_use]
pub fn order(poster: &Poster) -> String {
    let mut lines = vec![format!("! {} {}", tenths(WIDTH), tenths(poster.height))];
    lines.extend(poster.shapes.iter().map(line));
    lines.join("\n")
}

fn line(shape: &Shape) -> String {
    match shape {
        Shape::Ground(Frame { x, y, width, height }, top, bottom) => {
            format!("g {} {} {}", numbers(&[*x, *y, *width, *height]), colour(*top), colour(*bottom))
        }
        Shape::Words(words) => {
            let anchor = match words.anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            };
            let weight = if words.bold { 700 } else { 400 };
            let at = numbers(&[words.x, words.y, words.size]);
            format!("t {at} {weight} {} {anchor} {}", colour(words.ink), words.text)
        }
        Shape::Line(path, ink, width, dashed) => {
            format!("l {} {} {} {}", tenths(*width), colour(*ink), u8::from(*dashed), points(path))
        }
        Shape::Area(path, ink) => format!("a {} {}", colour(*ink), points(path)),
        Shape::Disc((x, y), radius, ink) => format!("d {} {}", numbers(&[*x, *y, *radius]), colour(*ink)),
        Shape::Mark(Frame { x, y, width, .. }, ink) => format!("m {} {}", numbers(&[*x, *y, *width]), colour(*ink)),
        Shape::Code(frame, code) => {
            let boxes = dark(frame, code.rows());
            format!("r {} {}", colour(Ink(0, 0, 0)), boxes.iter().map(|one| numbers(one)).collect::<Vec<_>>().join(" "))
        }
    }
}

/// What is dark of a code: a box for every run of dark modules.
fn dark(frame: &Frame, rows: &[Vec<bool>]) -> Vec<[f64; 4]> {
    let mut boxes = Vec::new();
    for (row, y) in rows.iter().zip(0_u32..) {
        #[allow(clippy::cast_precision_loss, reason = "at most 85")]
        let side = frame.width / rows.len() as f64;
        let mut from: Option<f64> = None;
        for (dark, x) in row.iter().chain([&false]).zip(0_u32..) {
            let (left, top) = (frame.x + f64::from(x) * side, frame.y + f64::from(y) * side);
            match (dark, from) {
                (true, None) => from = Some(left),
                (false, Some(begun)) => {
                    boxes.push([begun, top, left - begun, side]);
                    from = None;
                }
                _ => {}
            }
        }
    }
    boxes
}

fn points(path: &[Point]) -> String {
    path.iter().map(|(x, y)| numbers(&[*x, *y])).collect::<Vec<_>>().join(" ")
}

fn numbers(list: &[f64]) -> String {
    list.iter().map(|number| tenths(*number)).collect::<Vec<_>>().join(" ")
}

/// A number to a tenth, without the code that prints floats.
#[allow(clippy::cast_possible_truncation, reason = "places in a picture")]
fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let size = tenths.unsigned_abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}

fn colour(Ink(red, green, blue): Ink) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
