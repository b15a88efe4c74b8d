//! Puts what became of one group where it belongs.

use super::Outcomes;
use finplan_paths::kernel::{GROUP, Record};
use finplan_paths::lanes::{F32x4, LANES, U32x4};

pub struct Writer<'a> {
    outcomes: &'a mut Outcomes,
}

impl<'a> Writer<'a> {
    pub fn new(outcomes: &'a mut Outcomes) -> Writer<'a> {
        Writer { outcomes }
    }

    /// The group is complete.
    pub fn finish(self) {
        self.outcomes.done = self.outcomes.done.saturating_add(1);
    }
}

/// Eight numbers of a row.
fn put(rows: &mut [f32], room: usize, row: usize, at: usize, [one, other]: [F32x4; 2]) {
    let from = row.saturating_mul(room).saturating_add(at);
    if let Some(there) = rows.get_mut(from..from.saturating_add(GROUP)) {
        let (paths, images) = there.split_at_mut(LANES);
        paths.copy_from_slice(&one.to_array());
        images.copy_from_slice(&other.to_array());
    }
}

impl Record for Writer<'_> {
    #[inline(always)]
    fn year(&mut self, year: usize, wealth: [F32x4; 2], prices: [F32x4; 2]) {
        let (room, at) = (self.outcomes.room(), self.outcomes.paths());
        put(&mut self.outcomes.wealth, room, year, at, wealth);
        if !self.outcomes.prices.is_empty() {
            put(&mut self.outcomes.prices, room, year, at, prices);
        }
    }

    fn exhausted(&mut self, [one, other]: [U32x4; 2]) {
        let at = self.outcomes.paths();
        let months = one.to_array().into_iter().chain(other.to_array());
        for (there, month) in self.outcomes.exhausted.iter_mut().skip(at).zip(months) {
            *there = u16::try_from(month).unwrap_or(u16::MAX);
        }
    }

    fn index(&mut self, months: &[[F32x4; 2]]) {
        let (room, at) = (self.outcomes.room(), self.outcomes.paths());
        let one = F32x4::splat(1.0);
        if !self.outcomes.falls.is_empty() {
            let falls = [0, 1].map(|side| {
                let (mut peak, mut kept) = (one, one);
                for index in months.iter().filter_map(|sides| sides.get(side)) {
                    peak = peak.at_least(*index);
                    kept = kept.at_most(*index / peak);
                }
                one - kept
            });
            put(&mut self.outcomes.falls, room, 0, at, falls);
        }
        if !self.outcomes.lowest.is_empty() {
            let lowest = [0, 1].map(|side| {
                let levels = months.iter().filter_map(|sides| sides.get(side));
                levels.fold(one, |lowest, level| lowest.at_most(*level))
            });
            put(&mut self.outcomes.lowest, room, 0, at, lowest);
        }
        for row in 0..self.outcomes.windows.len() {
            let Some(length) = self.outcomes.windows.get(row).map(|months| usize::from(*months)) else { continue };
            let worst = [0, 1].map(|side| {
                let index = |month: &[F32x4; 2]| month.get(side).copied().unwrap_or(one);
                // The first window begins before the first month.
                let starts = [[one; 2]].into_iter().chain(months.iter().copied());
                let ends = months.iter().skip(length.saturating_sub(1));
                let mut worst = F32x4::splat(f32::MAX);
                for (start, end) in starts.zip(ends) {
                    worst = worst.at_most(index(end) / index(&start));
                }
                worst - one
            });
            put(&mut self.outcomes.worst, room, row, at, worst);
        }
    }
}
