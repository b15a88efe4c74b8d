//! Outcomes as bytes: of the paths that are worked out, and no others.

use super::Outcomes;
use crate::codec::{Bytes, Encoded, Reader};
use finplan_paths::kernel::GROUP;

impl Encoded for Outcomes {
    fn write(&self, to: &mut Bytes) {
        self.identity.write(to);
        self.first.write(to);
        self.done.write(to);
        u16::try_from(self.years).unwrap_or(u16::MAX).write(to);
        self.price_levels.write(to);
        self.paid_in.write(to);
        self.windows.write(to);
        (!self.prices.is_empty()).write(to);
        (!self.falls.is_empty()).write(to);
        (!self.lowest.is_empty()).write(to);
        let rows = (0..self.years).map(|year| self.wealth(year));
        let prices = (0..self.years).map(|year| self.row(&self.prices, year));
        let worst = (0..self.windows.len()).map(|window| self.worst_changes(window));
        for number in rows.chain(prices).chain(worst).chain([self.largest_falls(), self.lowest()]).flatten() {
            number.write(to);
        }
        for month in self.exhausted() {
            month.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Outcomes {
        let (identity, first, done) = (u64::read(from), u32::read(from), u32::read(from));
        let years = usize::from(u16::read(from));
        let (price_levels, paid_in) = (Vec::read(from), Vec::read(from));
        let windows: Vec<u16> = Vec::read(from);
        let (is_factor, has_falls, has_lowest) = (bool::read(from), bool::read(from), bool::read(from));
        // More than there can be is more than there are bytes.
        let paths = usize::try_from(done).unwrap_or(usize::MAX).saturating_mul(GROUP);
        let mut rows = |count: usize| -> Vec<f32> {
            let (numbers, _) = from.slice(count.saturating_mul(paths).saturating_mul(4)).as_chunks::<4>();
            numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
        };
        let (wealth, prices) = (rows(years), rows(if is_factor { years } else { 0 }));
        let (worst, falls) = (rows(windows.len()), rows(usize::from(has_falls)));
        let lowest = rows(usize::from(has_lowest));
        let (months, _) = from.slice(paths.saturating_mul(2)).as_chunks::<2>();
        let exhausted = months.iter().map(|bytes| u16::from_le_bytes(*bytes)).collect();
        Outcomes {
            identity,
            years,
            first,
            groups: done,
            done,
            wealth,
            prices,
            price_levels,
            paid_in,
            exhausted,
            falls,
            lowest,
            windows,
            worst,
        }
    }
}
