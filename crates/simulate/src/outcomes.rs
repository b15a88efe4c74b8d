//! What became of many paths, path by path, so that every figure can be told of it afterwards.

pub(crate) mod percentiles;
mod share;
mod writer;

pub(crate) use writer::Writer;

use crate::plan::{Inflation, Plan, Target};
use crate::work::Progress;
use finplan_paths::kernel::GROUP;

pub use percentiles::{PERCENTILES, Percentiles};

/// Wealth of every path at the end of every year, and what else was measured.
///
/// Ten thousand paths over forty years take 1.7 MB.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcomes {
    /// Of which plan and seed these are.
    pub(crate) identity: u64,
    pub(crate) years: usize,
    /// The first group, and how many there are and are done.
    pub(crate) first: u32,
    pub(crate) groups: u32,
    pub(crate) done: u32,
    /// By year, then by path.
    pub(crate) wealth: Vec<f32>,
    /// The same of prices, where they are a factor.
    pub(crate) prices: Vec<f32>,
    /// What all paths have in common of prices, by year.
    pub(crate) price_levels: Vec<f64>,
    /// Net of what is taken out, as planned, by year; nothing where it depends on the path.
    pub(crate) paid_in: Vec<f64>,
    /// The month in which a path was exhausted; 0 for never.
    pub(crate) exhausted: Vec<u16>,
    pub(crate) falls: Vec<f32>,
    pub(crate) lowest: Vec<f32>,
    /// Lengths in months, and by length, then by path, the worst change.
    pub(crate) windows: Vec<u16>,
    pub(crate) worst: Vec<f32>,
}

/// A probability from many paths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// The share of paths.
    pub probability: f64,
    /// Its standard error (标准误), from the deviation between pairs; 0 where all pairs agree.
    pub standard_error: f64,
}

/// Why outcomes cannot be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    /// They are of another plan or seed.
    #[error("these are outcomes of another plan, or of another seed")]
    OtherPlan,
    /// They do not begin where these end.
    #[error("the paths between are missing")]
    NotNext,
    /// There is no room for so many.
    #[error("these are more paths than were asked for")]
    TooMany,
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl Outcomes {
    pub(crate) fn new(plan: &Plan, seed: u64, first: u32, groups: u32) -> Outcomes {
        let years = usize::from(plan.years);
        let paths = size(groups).saturating_mul(GROUP);
        let by_year = years.saturating_mul(paths);
        let is_factor = matches!(plan.inflation, Inflation::Factor { .. });
        let measures = &plan.measures;
        let ends = (1..=plan.years).map(|year| year.saturating_mul(12));
        let depends = is_factor && plan.flows.iter().any(|flow| flow.indexed);
        let mut paid = plan.initial;
        let mut paid_in = Vec::new();
        for year in (0..plan.years).take_while(|_| !depends) {
            let before = year.saturating_mul(12);
            let level = plan.price_level(before);
            for month in (1..=12).map(|month| before.saturating_add(month)) {
                paid += plan.fixed_flow(month) + plan.indexed_flow(month) * level;
            }
            paid_in.push(paid);
        }
        Outcomes {
            identity: crate::codec::identity(plan, seed),
            years,
            first,
            groups,
            done: 0,
            wealth: vec![0.0; by_year],
            prices: vec![1.0; if is_factor { by_year } else { 0 }],
            price_levels: if is_factor { vec![1.0; years] } else { ends.map(|end| plan.price_level(end)).collect() },
            paid_in,
            exhausted: vec![0; paths],
            falls: vec![0.0; if measures.largest_fall { paths } else { 0 }],
            lowest: vec![0.0; if measures.lowest { paths } else { 0 }],
            windows: measures.windows.clone(),
            worst: vec![0.0; measures.windows.len().saturating_mul(paths)],
        }
    }

    /// The group that comes next.
    pub(crate) fn next_group(&self) -> Option<u32> {
        (self.done < self.groups).then(|| self.first.wrapping_add(self.done))
    }

    /// Room for so many paths.
    pub(crate) fn room(&self) -> usize {
        size(self.groups).saturating_mul(GROUP)
    }

    /// How many paths are worked out.
    #[must_use]
    pub fn paths(&self) -> usize {
        size(self.done).saturating_mul(GROUP)
    }

    /// How many groups of eight paths are done, of how many.
    pub(crate) const fn progress(&self) -> Progress {
        Progress { done: self.done, total: self.groups }
    }

    /// How many years there are.
    #[must_use]
    pub const fn years(&self) -> usize {
        self.years
    }

    /// The row of a year, counted from 0, of the paths that are worked out; nothing for a year that is not there.
    fn row<'a>(&self, of: &'a [f32], year: usize) -> &'a [f32] {
        let from = year.saturating_mul(self.room());
        of.get(from..from.saturating_add(self.paths())).unwrap_or_default()
    }

    /// Wealth at the end of a year, counted from 0, path by path: the four paths of a group, then their mirror images.
    #[must_use]
    pub fn wealth(&self, year: usize) -> &[f32] {
        self.row(&self.wealth, year)
    }

    /// The level of prices there, path by path, today's being 1.
    pub fn prices(&self, year: usize) -> impl Iterator<Item = f64> {
        let common = self.price_levels.get(year).copied().unwrap_or(1.0);
        let row = self.row(&self.prices, year);
        let paths = self.paths();
        (0..paths).map(move |path| row.get(path).map_or(1.0, |price| f64::from(*price)) * common)
    }

    /// The level of prices there, where it is the same on every path.
    #[must_use]
    pub fn common_price(&self, year: usize) -> Option<f64> {
        if self.prices.is_empty() { self.price_levels.get(year).copied() } else { None }
    }

    /// What is paid in by the end of a year, net of what is taken out, as planned; nothing where it depends on the
    /// path.
    #[must_use]
    pub fn paid_in(&self, year: usize) -> Option<f64> {
        self.paid_in.get(year).copied()
    }

    /// Wealth at the end of a year in the prices of today, path by path.
    pub fn real_wealth(&self, year: usize) -> impl Iterator<Item = f64> {
        self.wealth(year).iter().zip(self.prices(year)).map(|(wealth, price)| f64::from(*wealth) / price)
    }

    /// The month in which each path was exhausted; 0 for those that never were.
    #[must_use]
    pub fn exhausted(&self) -> &[u16] {
        self.exhausted.get(..self.paths()).unwrap_or_default()
    }

    /// The largest fall of what is invested, path by path, as a fraction; nothing where it was not measured.
    #[must_use]
    pub fn largest_falls(&self) -> &[f32] {
        self.falls.get(..self.paths()).unwrap_or_default()
    }

    /// The lowest level of what is invested, path by path, the beginning being 1; nothing where it was not measured.
    #[must_use]
    pub fn lowest(&self) -> &[f32] {
        self.lowest.get(..self.paths()).unwrap_or_default()
    }

    /// The lengths of the windows that were measured, in months.
    #[must_use]
    pub fn windows(&self) -> &[u16] {
        &self.windows
    }

    /// The worst change over a window, by its place, path by path, as a fraction.
    #[must_use]
    pub fn worst_changes(&self, window: usize) -> &[f32] {
        self.row(&self.worst, window)
    }

    /// Which paths succeed: never exhausted, and at the end at least the target.
    pub fn successes(&self, target: Option<Target>) -> impl Iterator<Item = bool> {
        let last = self.years.saturating_sub(1);
        let needed = target.map_or((f64::NEG_INFINITY, false), |target| (target.amount, target.real));
        let ends = self.wealth(last).iter().zip(self.prices(last)).zip(self.exhausted());
        ends.map(move |((wealth, price), exhausted)| {
            let price = if needed.1 { price } else { 1.0 };
            *exhausted == 0 && f64::from(*wealth) >= needed.0 * price
        })
    }

    /// How likely the plan succeeds.
    #[must_use]
    pub fn chance(&self, target: Option<Target>) -> Chance {
        share(self.successes(target).map(|success| f64::from(u8::from(success))))
    }

    /// How likely there is at least so much at the end of a year, counted from 0, whether or not later years last.
    #[must_use]
    pub fn chance_of(&self, year: usize, target: Target) -> Chance {
        let met = self.wealth(year).iter().zip(self.prices(year)).map(|(wealth, price)| {
            f64::from(u8::from(f64::from(*wealth) >= target.amount * if target.real { price } else { 1.0 }))
        });
        share(met)
    }

    /// The median of wealth at the end of a year, in the prices of today.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "wealth is in single precision")]
    pub fn real_median(&self, year: usize) -> f64 {
        let ends = self.real_wealth(year).map(|wealth| wealth as f32);
        let [_, _, _, median, ..] = percentiles::Counter::new().percentiles(self.paths(), ends);
        median
    }

    /// The mean of a value over all paths, with its standard error.
    #[must_use]
    pub fn mean(&self, year: usize) -> Chance {
        share(self.wealth(year).iter().map(|wealth| f64::from(*wealth)))
    }

    /// How likely the plan is exhausted in each year.
    #[must_use]
    pub fn exhaustion(&self) -> Vec<Chance> {
        let in_year = |year: usize| {
            self.exhausted().iter().map(move |month| {
                let there = *month > 0 && usize::from(month.saturating_sub(1) / 12) == year;
                f64::from(u8::from(there))
            })
        };
        (0..self.years).map(|year| share(in_year(year))).collect()
    }

    /// Adds what another worker made of the paths that come next.
    ///
    /// # Errors
    /// [`JoinError`].
    pub fn absorb(&mut self, next: &Outcomes) -> Result<(), JoinError> {
        if next.identity != self.identity {
            return Err(JoinError::OtherPlan);
        }
        if next.first != self.first.wrapping_add(self.done) {
            return Err(JoinError::NotNext);
        }
        let done = self.done.saturating_add(next.done);
        if done > self.groups {
            return Err(JoinError::TooMany);
        }
        let (at, count, room, from) = (self.paths(), next.paths(), self.room(), next.room());
        copy(&mut self.wealth, &next.wealth, self.years, [room, at, from, count]);
        copy(&mut self.prices, &next.prices, self.years, [room, at, from, count]);
        copy(&mut self.worst, &next.worst, self.windows.len(), [room, at, from, count]);
        copy(&mut self.falls, &next.falls, 1, [room, at, from, count]);
        copy(&mut self.lowest, &next.lowest, 1, [room, at, from, count]);
        copy(&mut self.exhausted, &next.exhausted, 1, [room, at, from, count]);
        self.done = done;
        Ok(())
    }
}

/// Rows of one table into rows of a wider one.
fn copy<T: Copy>(to: &mut [T], from: &[T], rows: usize, [room, at, there, count]: [usize; 4]) {
    for (to, from) in to.chunks_mut(room.max(1)).zip(from.chunks(there.max(1))).take(rows) {
        let to = to.iter_mut().skip(at);
        for (to, from) in to.zip(from.iter().take(count)) {
            *to = *from;
        }
    }
}

/// The mean over paths in their order, and its standard error from the means of pairs.
pub(crate) fn share(values: impl Iterator<Item = f64>) -> Chance {
    let (mut pairs, mut sum, mut squares) = (0.0, 0.0, 0.0);
    let mut group = [0.0; GROUP];
    let mut filled = 0_usize;
    // Against the first value, so that large numbers keep the digits in which they differ.
    let mut base = None;
    for value in values {
        let base = *base.get_or_insert(value);
        if let Some(there) = group.get_mut(filled) {
            *there = value - base;
        }
        filled = filled.saturating_add(1);
        if filled == GROUP {
            filled = 0;
            let (paths, images) = group.split_at(GROUP / 2);
            for (path, image) in paths.iter().zip(images) {
                let mean = (path + image) / 2.0;
                pairs += 1.0;
                sum += mean;
                squares += mean * mean;
            }
        }
    }
    let mean = if pairs > 0.0 { sum / pairs } else { 0.0 };
    let variance = if pairs > 1.0 { ((squares - sum * mean) / (pairs - 1.0)).max(0.0) } else { 0.0 };
    Chance {
        probability: base.unwrap_or_default() + mean,
        standard_error: if pairs > 0.0 { (variance / pairs).sqrt() } else { 0.0 },
    }
}

#[cfg(test)]
mod tests;
