//! Where everything stands: a dark face with the figure and its curve, and below it, on paper, the code.

use super::WIDTH;
use super::content::Content;
use super::figure;
use super::letters::{Measure, width, wrap};
use super::palette::Palette;
use super::plot;
use super::shape::{Anchor, Frame, Ink, Point, Shape, Words};

/// Left and right of everything.
const EDGE: f64 = 56.0;
/// Between the parts of the picture.
const GAP: f64 = 52.0;
/// A line of text is so much taller than its letters.
const LEADING: f64 = 1.42;
/// The smallest side of a code, and the largest.
const CODE: (f64, f64) = (255.0, 345.0);
/// Less than so many pixels for a module cannot be read by a phone.
const MODULE: f64 = 3.0;

/// A picture that can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// How tall it is; [`WIDTH`] is how wide.
    pub height: f64,
    /// What it is made of, the lowest first.
    pub shapes: Vec<Shape>,
}

/// What draws the picture, and how far it has come.
pub(super) struct Pen<'a> {
    pub y: f64,
    pub shapes: Vec<Shape>,
    pub palette: Palette,
    measure: &'a Measure<'a>,
}

/// A text's size and colour.
#[derive(Clone, Copy)]
struct Style {
    size: f64,
    bold: bool,
    ink: Ink,
}

/// Lays a picture out with letters that are as wide as `measure` says, and with the bank's mark or its initial.
#[must_use]
pub fn lay_out(content: &Content, palette: Palette, has_mark: bool, measure: &Measure<'_>) -> Poster {
    let mut pen = Pen { y: EDGE, shapes: Vec::new(), palette, measure };
    head(&mut pen, content, has_mark);
    answer(&mut pen, content);
    if let Some(curve) = &content.curve {
        pen.y += GAP * 0.6;
        plot::draw(&mut pen, curve);
    }
    facts(&mut pen, content);
    basis(&mut pen, content);
    pen.y += GAP;
    let face = pen.y;
    pen.y += GAP;
    code(&mut pen, content);
    for paragraph in content.small.iter().filter(|text| !text.is_empty()) {
        pen.paragraph(paragraph, EDGE, WIDTH - 2.0 * EDGE, Style { size: 22.0, bold: false, ink: palette.quiet });
        pen.y += 10.0;
    }
    let height = (pen.y + EDGE - 10.0).ceil();
    let whole = |y: f64, height: f64| Frame { x: 0.0, y, width: WIDTH, height };
    let mut shapes = vec![
        Shape::Ground(whole(0.0, face), palette.face, palette.face_end),
        Shape::Ground(whole(face, height - face), palette.paper, palette.paper),
    ];
    shapes.extend(pen.shapes);
    Poster { height, shapes }
}

/// Who answers.
fn head(pen: &mut Pen<'_>, content: &Content, has_mark: bool) {
    const MARK: f64 = 32.0;
    let (top, palette) = (pen.y, pen.palette);
    pen.shapes.push(Shape::Disc((EDGE + MARK, top + MARK), MARK, palette.light));
    if has_mark {
        let side = MARK * 1.44;
        let (x, y) = (EDGE + MARK - side / 2.0, top + MARK - side / 2.0);
        pen.shapes.push(Shape::Mark(Frame { x, y, width: side, height: side }, palette.face));
    } else {
        pen.write(&content.initial, (EDGE + MARK, top + MARK + 11.0), 32.0, true, palette.face, Anchor::Middle);
    }
    let style = Style { size: 28.0, bold: false, ink: palette.light };
    let x = EDGE + 2.0 * MARK + 20.0;
    let lines = pen.wrap(&content.bank, WIDTH - EDGE - x, style);
    let height = lines.len().max(1);
    #[allow(clippy::cast_precision_loss, reason = "a few lines")]
    let taken = height as f64 * style.size * LEADING;
    pen.y = top + (2.0 * MARK - taken).max(0.0) / 2.0;
    pen.paragraph(&content.bank, x, WIDTH - EDGE - x, style);
    pen.y = pen.y.max(top + 2.0 * MARK) + GAP;
}

/// What was asked, and the figure.
fn answer(pen: &mut Pen<'_>, content: &Content) {
    let (palette, room) = (pen.palette, WIDTH - 2.0 * EDGE);
    pen.paragraph(&content.title, EDGE, room, Style { size: 36.0, bold: false, ink: palette.soft });
    pen.paragraph(&content.label, EDGE, room, Style { size: 36.0, bold: true, ink: palette.light });
    let parts = figure::parts(&content.figure, room, pen.measure);
    let tallest = parts.iter().map(|part| part.size).fold(0.0, f64::max);
    if parts.iter().map(|part| part.width).sum::<f64>() > room {
        pen.paragraph(&content.figure, EDGE, room, Style { size: tallest, bold: true, ink: palette.light });
        return;
    }
    pen.y += tallest * 1.05;
    let mut x = EDGE;
    for part in parts {
        pen.write(&part.text, (x, pen.y), part.size, true, palette.light, Anchor::Start);
        x += part.width;
    }
    pen.y += tallest * 0.3;
}

/// The facts in two columns.
fn facts(pen: &mut Pen<'_>, content: &Content) {
    let palette = pen.palette;
    let between = 32.0;
    let room = (WIDTH - 2.0 * EDGE - between) / 2.0;
    if !content.facts.is_empty() {
        pen.y += GAP * 0.7;
    }
    for row in content.facts.chunks(2) {
        let (top, mut values, mut bottom) = (pen.y, pen.y, pen.y);
        for (x, (label, _)) in columns(room + between).zip(row) {
            pen.y = top;
            pen.paragraph(label, x, room, Style { size: 26.0, bold: false, ink: palette.soft });
            values = pen.y.max(values);
        }
        for (x, (_, value)) in columns(room + between).zip(row) {
            pen.y = values;
            pen.paragraph(value, x, room, Style { size: 36.0, bold: true, ink: palette.light });
            bottom = pen.y.max(bottom);
        }
        pen.y = bottom + 16.0;
    }
}

fn columns(apart: f64) -> impl Iterator<Item = f64> {
    [EDGE, EDGE + apart].into_iter()
}

/// What it was worked out from.
fn basis(pen: &mut Pen<'_>, content: &Content) {
    if content.entered.is_empty() {
        return;
    }
    let (palette, room) = (pen.palette, WIDTH - 2.0 * EDGE);
    pen.y += 12.0;
    pen.shapes.push(Shape::Line(vec![(EDGE, pen.y), (WIDTH - EDGE, pen.y)], palette.grid, 1.5, false));
    pen.y += 22.0;
    pen.paragraph(&content.basis, EDGE, room, Style { size: 26.0, bold: false, ink: palette.soft });
    pen.y += 6.0;
    let style = |ink| Style { size: 26.0, bold: false, ink };
    let mut x = EDGE;
    let mut lines = 0.0;
    for (label, value) in &content.entered {
        let name = format!("{label} ");
        let [named, valued] = [&name, value].map(|text| pen.width(text, 26.0, false));
        if x > EDGE && x + named + valued > WIDTH - EDGE {
            pen.y += lines;
            x = EDGE;
        }
        if named + valued > room {
            pen.paragraph(label, EDGE, room, style(palette.soft));
            pen.paragraph(value, EDGE, room, style(palette.light));
            lines = 0.0;
            continue;
        }
        lines = 26.0 * LEADING;
        let baseline = pen.y + lines * 0.75;
        pen.write(label, (x, baseline), 26.0, false, palette.soft, Anchor::Start);
        pen.write(value, (x + named, baseline), 26.0, false, palette.light, Anchor::Start);
        x += named + valued + 36.0;
    }
    pen.y += lines;
}

/// The code with what it is for.
fn code(pen: &mut Pen<'_>, content: &Content) {
    let Some(code) = &content.code else { return };
    let (palette, top) = (pen.palette, pen.y);
    #[allow(clippy::cast_precision_loss, reason = "at most 85")]
    let modules = code.size() as f64;
    let side = (CODE.1 / modules).floor().max(MODULE) * modules;
    let taken = side.max(CODE.0);
    // The quiet zone is white as the paper is: what is dark ends at the edge of everything else.
    let quiet = side / modules * 4.0;
    let frame = Frame { x: WIDTH - EDGE + quiet - side, y: top - quiet, width: side, height: side };
    pen.shapes.push(Shape::Code(frame, code.clone()));
    let room = frame.x - EDGE - 8.0;
    let [invite, scan] = &content.invitation;
    let styles =
        [Style { size: 32.0, bold: true, ink: palette.ink }, Style { size: 26.0, bold: false, ink: palette.quiet }];
    #[allow(clippy::cast_precision_loss, reason = "a few lines")]
    let height: f64 = [invite, scan]
        .into_iter()
        .zip(styles)
        .map(|(text, style)| pen.wrap(text, room, style).len() as f64 * style.size * LEADING)
        .sum();
    let seen = side - 2.0 * quiet;
    pen.y = top + (seen - height).max(0.0) / 2.0;
    for (text, style) in [invite, scan].into_iter().zip(styles) {
        pen.paragraph(text, EDGE, room, style);
    }
    pen.y = pen.y.max(frame.y + side).max(top + taken - 2.0 * quiet) + 4.0;
}

impl Pen<'_> {
    pub(super) const fn left(&self) -> f64 {
        EDGE
    }

    pub(super) const fn right(&self) -> f64 {
        WIDTH - EDGE
    }

    pub(super) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        width(text, size, bold, self.measure)
    }

    /// A line of text, which is not written yet.
    pub(super) fn line(&self, text: &str, at: Point, size: f64, bold: bool, ink: Ink, anchor: Anchor) -> Words {
        let width = self.width(text, size, bold);
        Words { x: at.0, y: at.1, size, bold, ink, anchor, width, text: text.to_owned() }
    }

    pub(super) fn write(&mut self, text: &str, at: Point, size: f64, bold: bool, ink: Ink, anchor: Anchor) {
        let words = self.line(text, at, size, bold, ink, anchor);
        self.shapes.push(Shape::Words(words));
    }

    fn wrap(&self, text: &str, room: f64, style: Style) -> Vec<String> {
        wrap(text, style.size, style.bold, room, self.measure)
    }

    /// Writes a text in lines, and goes on below it.
    fn paragraph(&mut self, text: &str, x: f64, room: f64, style: Style) {
        for line in self.wrap(text, room, style) {
            self.y += style.size * LEADING;
            let baseline = self.y - style.size * (LEADING - 1.0) / 2.0 - style.size * 0.14;
            self.write(&line, (x, baseline), style.size, style.bold, style.ink, Anchor::Start);
        }
    }
}
