//! Percentiles of many numbers without sorting them.

/// Which percentiles are told (百分位).
pub const PERCENTILES: [u8; 7] = [5, 10, 25, 50, 75, 90, 95];

/// The numbers below which so many percent lie, in the order of [`PERCENTILES`].
pub type Percentiles = [f64; 7];

const CLASSES: usize = 4096;

/// Room for counting, used again and again.
#[derive(Clone, Debug)]
pub struct Counter {
    counts: Vec<u32>,
    keys: Vec<u32>,
    chosen: Vec<u32>,
}

/// A number as a whole number of the same order.
fn key(value: f32) -> u32 {
    let bits = value.to_bits();
    if bits >> 31 == 1 { !bits } else { bits | 0x8000_0000 }
}

fn value(key: u32) -> f32 {
    f32::from_bits(if key >> 31 == 1 { key & 0x7fff_ffff } else { !key })
}

/// By Shell's method: short, and quick enough for the few classes that hold a rank (gaps of Ciura, 2001).
fn sort(keys: &mut [u32]) {
    for gap in [5000, 1750, 701, 301, 132, 57, 23, 10, 4, 1] {
        for end in gap..keys.len() {
            let mut place = end;
            while let Some(before) = place.checked_sub(gap) {
                let pair = (keys.get(before).copied(), keys.get(place).copied());
                if pair.0 <= pair.1 {
                    break;
                }
                keys.swap(before, place);
                place = before;
            }
        }
    }
}

fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

impl Counter {
    pub fn new() -> Counter {
        Counter { counts: vec![0; CLASSES], keys: Vec::new(), chosen: Vec::new() }
    }

    /// The numbers at ranks, the least having rank 0; ranks must rise. By one count over classes of equal leading bits,
    /// and sorting those classes alone that hold a rank.
    pub fn ranked(&mut self, values: impl Iterator<Item = f32>, ranks: &[usize]) -> Vec<f32> {
        self.keys.clear();
        self.keys.extend(values.map(key));
        let low = self.keys.iter().copied().min().unwrap_or_default();
        let high = self.keys.iter().copied().max().unwrap_or_default();
        let shift = (high.wrapping_sub(low).checked_ilog2().unwrap_or_default()).saturating_sub(11);
        let class = |key: u32| at(key.wrapping_sub(low) >> shift);
        self.counts.fill(0);
        for key in &self.keys {
            if let Some(count) = self.counts.get_mut(class(*key)) {
                *count = count.wrapping_add(1);
            }
        }
        // Classes without a rank count for nothing from now on; `before` says how many numbers lie in such ones.
        let (mut seen, mut skipped) = (0_usize, 0_usize);
        let mut wanted = ranks.iter().copied().peekable();
        let mut places = Vec::new();
        for count in &mut self.counts {
            let end = seen.saturating_add(at(*count));
            let mut holds = false;
            while let Some(rank) = wanted.next_if(|rank| *rank < end) {
                holds = true;
                places.push(rank.saturating_sub(skipped));
            }
            if !holds {
                skipped = skipped.saturating_add(at(*count));
                *count = 0;
            }
            seen = end;
        }
        self.chosen.clear();
        let counts = &self.counts;
        let holds = |key: &&u32| counts.get(class(**key)).is_some_and(|count| *count > 0);
        self.chosen.extend(self.keys.iter().filter(holds));
        sort(&mut self.chosen);
        places.into_iter().map(|place| self.chosen.get(place).copied().map_or(0.0, value)).collect()
    }

    /// Percentiles of so many numbers, between two of them in proportion (NumPy's `linear`): of rank `(n - 1) p / 100`.
    pub fn percentiles(&mut self, count: usize, values: impl Iterator<Item = f32>) -> Percentiles {
        let Some(last) = count.checked_sub(1) else { return [0.0; 7] };
        let rank = |p: u8| {
            let hundredths = last.saturating_mul(usize::from(p));
            (hundredths / 100, u32::try_from(hundredths % 100).unwrap_or_default())
        };
        let ranks: Vec<usize> =
            PERCENTILES.iter().flat_map(|p| [rank(*p).0, rank(*p).0.saturating_add(1).min(last)]).collect();
        // They rise already but for the last of one and the first of the next.
        let mut sorted = ranks;
        sorted.dedup();
        let found = self.ranked(values, &sorted);
        let number = |rank: usize| {
            let place = sorted.iter().position(|sorted| *sorted == rank);
            place.and_then(|place| found.get(place)).map_or(0.0, |value| f64::from(*value))
        };
        PERCENTILES.map(|p| {
            let (whole, hundredths) = rank(p);
            let below = number(whole);
            below + (number(whole.saturating_add(1).min(last)) - below) * f64::from(hundredths) / 100.0
        })
    }

    /// The number below which this share lies (of rank `(n - 1) share`, as [`percentiles`](Counter::percentiles)), and
    /// the mean of the share below: of the lowest `n share` numbers, the last of them in part.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "ranks")]
    pub fn lower_tail(&mut self, share: f64, values: &[f32]) -> (f64, f64) {
        let Some(last) = values.len().checked_sub(1) else { return (0.0, 0.0) };
        let (rank, within) = (last as f64 * share, values.len() as f64 * share);
        let (below, whole) = (rank as usize, within as usize);
        let mut ranks = [below, below.saturating_add(1).min(last), whole.min(last)];
        if whole < below.saturating_add(1) {
            ranks = [below.min(whole), below, below.saturating_add(1).min(last)];
        }
        let mut sorted = ranks.to_vec();
        sorted.dedup();
        let found = self.ranked(values.iter().copied(), &sorted);
        let number = |rank: usize| {
            let place = sorted.iter().position(|sorted| *sorted == rank);
            place.and_then(|place| found.get(place)).map_or(0.0, |value| f64::from(*value))
        };
        let low = number(below);
        let threshold = low + (number(below.saturating_add(1).min(last)) - low) * (rank - below as f64);
        // Of equal numbers at the end of the tail as many count as there is room for.
        let end = number(whole.min(last));
        let (mut count, mut sum) = (0.0, 0.0);
        for value in values.iter().map(|value| f64::from(*value)).filter(|value| *value < end) {
            count += 1.0;
            sum += value;
        }
        (threshold, if within > 0.0 { (sum + (within - count) * end) / within } else { end })
    }
}

#[cfg(test)]
mod tests;
