//! Where the name of each line and area stands: at it, inside the picture, and off every other name.
//!
//! The room that a name takes is estimated, not measured, and for the narrowest picture: in a wider one it takes a
//! smaller share around the place where it is held, so that what is apart on a phone is apart everywhere.

use super::SIDE;
use super::extent::{self, Extent, WIDTH};
use super::layout::{ChartLine, Drawing, PIXEL};
use crate::tool::report::SeriesRole;
use fold::{Name, fold};

mod fold;

/// The width of the narrowest picture and the height of every one, in letters of a name: `style/charts.css` has both.
const EMS: (f64, f64) = (16.0, 16.0);
/// How far a name stands from its line.
const GAP: f64 = 10.0;
/// Every so many columns a place is tried.
const STRIDE: f64 = 2.0 * WIDTH;

/// A name in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The place of its line in the drawing.
    pub line: usize,
    /// What stands there, with its line breaks.
    pub text: String,
    /// Where it is held from left to right.
    pub x: f64,
    /// Its middle from top to bottom.
    pub y: f64,
    /// What of it is held there.
    pub anchor: Anchor,
    /// The room that it takes in the narrowest picture.
    pub room: Room,
}

/// What of a name is held in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A part of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Room {
    /// Whether both share a place.
    #[must_use]
    pub fn meets(self, other: Room) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether it lies in the picture.
    #[must_use]
    pub fn is_inside(self) -> bool {
        self.left >= -1e-6 && self.right <= SIDE + 1e-6 && self.top >= -1e-6 && self.bottom <= SIDE + 1e-6
    }
}

/// A name for each line, by the order of `names`; an area that is nowhere to be seen has none. Where a name finds no
/// room, all of them stand in rows, of which there are at least five where names take two lines.
#[must_use]
pub fn place_labels(drawing: &Drawing, names: &[String]) -> Vec<Label> {
    let mut named: Vec<Name> = Vec::with_capacity(names.len());
    // The ends of a range stand at its end, and what lies between them makes room.
    for between in [false, true] {
        for (place, (line, name)) in drawing.lines.iter().zip(names).enumerate() {
            let now = (line.role == SeriesRole::Middle) == between;
            if now && !line.extents.is_empty() && !is_hidden(drawing, place) {
                named.push(fold(place, name));
            }
        }
    }
    let row = named.iter().map(|name| name.high).reduce(f64::max);
    labels(drawing, &named, None).or_else(|| labels(drawing, &named, row)).unwrap_or_default()
}

/// The names at their lines, where those are taken anywhere, or all in rows of this height; `None` where one finds no
/// room.
fn labels(drawing: &Drawing, names: &[Name], row: Option<f64>) -> Option<Vec<Label>> {
    let mut labels: Vec<Label> = Vec::with_capacity(names.len());
    for name in names {
        let spots = Spots { drawing, name, taken: &labels };
        let room = match row {
            Some(row) => spots.best(Some(row)),
            None => spots.best(None).or_else(|| spots.best(Some(name.high / 4.0))),
        }?;
        let (x, anchor) = held(room);
        let y = f64::midpoint(room.top, room.bottom);
        labels.push(Label { line: name.line, text: name.text.clone(), x, y, anchor, room });
    }
    Some(labels)
}

/// Whether a part of a stack is thinner than a pixel everywhere.
fn is_hidden(drawing: &Drawing, place: usize) -> bool {
    let line = drawing.lines.get(place);
    let Some(line) = line.filter(|line| !line.area.is_empty()) else { return false };
    let below = floor(drawing, place);
    line.extents.iter().enumerate().all(|(column, extent)| below(column).bottom - extent.top < PIXEL)
}

/// The top of the part below in each column: of the lowest part the bottom of the picture.
fn floor(drawing: &Drawing, place: usize) -> impl Fn(usize) -> Extent {
    let below = place.checked_sub(1).and_then(|below| drawing.lines.get(below));
    move |column| below.and_then(|line| line.extents.get(column)).copied().unwrap_or(Extent::at(SIDE))
}

/// Where a name is held so that it takes no other room in a wider picture: what is at an edge stays there.
fn held(room: Room) -> (f64, Anchor) {
    let free = SIDE - (room.right - room.left);
    match room.left / free.max(1.0) {
        share if share < 0.25 => (room.left, Anchor::Start),
        share if share > 0.75 => (room.right, Anchor::End),
        _ => (f64::midpoint(room.left, room.right), Anchor::Middle),
    }
}

/// The places that a name might have.
struct Spots<'a> {
    drawing: &'a Drawing,
    name: &'a Name,
    taken: &'a [Label],
}

impl Spots<'_> {
    /// The best place at the line or in the area, or in rows this far apart.
    fn best(&self, row: Option<f64>) -> Option<Room> {
        let line = self.drawing.lines.get(self.name.line)?;
        let mut best = Best { taken: self.taken, found: None };
        let last = (SIDE - self.name.wide).max(0.0);
        let mut left = 0.0;
        while left < last + STRIDE {
            self.consider(&mut best, line, left.min(last), row);
            left += STRIDE;
        }
        best.found.map(|(_, room)| room)
    }

    fn consider(&self, best: &mut Best<'_>, line: &ChartLine, left: f64, row: Option<f64>) {
        let stacked = !line.area.is_empty();
        let own = if stacked { self.inside(line, left) } else { self.span(line, left) };
        if let Some(row) = row {
            let mut top = 0.0;
            while top + self.name.high <= SIDE {
                let room = self.room(left, top);
                best.consider(room, self.cost(room, own));
                top += row;
            }
        } else if stacked {
            // Its middle where it is thickest; where it is thinner than the name, half beside it.
            let middle = f64::midpoint(own.top, own.bottom) - self.name.high / 2.0;
            // Not `clamp`, which can write floats into a panic.
            let top = middle.min(SIDE - self.name.high).max(0.0);
            best.consider(self.room(left, top), own.top - own.bottom);
        } else {
            let (above, below) = self.sides(line.role);
            for (top, cost) in [(own.top - GAP - self.name.high, above), (own.bottom + GAP, below)] {
                let room = self.room(left, top);
                best.consider(room, self.cost(room, own) + cost);
            }
        }
    }

    /// What speaks against a place above and against one below: the ends of a range are named outside of it, and what
    /// lies in it on the other side than its lower end.
    const fn sides(&self, role: SeriesRole) -> (f64, f64) {
        match (role, &self.drawing.band) {
            (SeriesRole::Low, Some(_)) => (SIDE, 0.0),
            (SeriesRole::High | SeriesRole::Middle, Some(_)) => (0.0, SIDE),
            _ => (0.0, 0.0),
        }
    }

    fn room(&self, left: f64, top: f64) -> Room {
        Room { left, right: left + self.name.wide, top, bottom: top + self.name.high }
    }

    /// Between which heights a line runs above or below a name.
    fn span(&self, line: &ChartLine, left: f64) -> Extent {
        let extents = self.columns(line, left).copied().reduce(Extent::with);
        extents.unwrap_or(Extent::at(SIDE))
    }

    /// Between which heights there is nothing but the area of a line.
    fn inside(&self, line: &ChartLine, left: f64) -> Extent {
        let below = floor(self.drawing, self.name.line);
        let mut inside = Extent { top: 0.0, bottom: SIDE };
        for (extent, column) in self.columns(line, left).zip(extent::column_of(left)..) {
            inside = Extent { top: inside.top.max(extent.bottom), bottom: inside.bottom.min(below(column).top) };
        }
        inside
    }

    fn columns<'a>(&self, line: &'a ChartLine, left: f64) -> impl Iterator<Item = &'a Extent> + use<'a> {
        let (first, last) = (extent::column_of(left), extent::column_of(left + self.name.wide));
        line.extents.iter().take(last.saturating_add(1)).skip(first)
    }

    /// What speaks against a place: lines that run through it, others close by, the way from its own line, one that
    /// leads away from it, and the way to its end.
    fn cost(&self, room: Room, own: Extent) -> f64 {
        let mut cost = (own.bottom - own.top).abs() + (SIDE - room.right) / 8.0;
        for (place, line) in self.drawing.lines.iter().enumerate() {
            let is_own = place == self.name.line;
            let mut nearest = SIDE;
            for extent in self.columns(line, room.left) {
                let away = (extent.top - room.bottom).max(room.top - extent.bottom);
                nearest = nearest.min(away);
                if away < 0.0 {
                    cost += 120.0;
                } else if away < 2.0 * GAP && !is_own {
                    cost += 60.0;
                }
            }
            if is_own {
                cost += 2.0 * nearest.max(0.0);
            }
        }
        cost
    }
}

/// The best of the places that are free.
struct Best<'a> {
    taken: &'a [Label],
    found: Option<(f64, Room)>,
}

impl Best<'_> {
    fn consider(&mut self, room: Room, cost: f64) {
        let free = room.is_inside() && !self.taken.iter().any(|label| label.room.meets(room));
        if free && self.found.is_none_or(|(least, _)| cost < least) {
            self.found = Some((cost, room));
        }
    }
}

#[cfg(test)]
mod tests;
