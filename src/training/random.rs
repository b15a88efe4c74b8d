//! Chance that is the same for the same seed.

/// A stream of numbers (xorshift64*: Vigna, ACM TOMS 2016).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        // A few steps, so that small seeds do not begin alike.
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..8 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `count`; 0 where there is none.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let number = (self.next() >> 16).checked_rem(count).unwrap_or(0);
        usize::try_from(number).unwrap_or(0)
    }

    /// Whether something happens that happens so many times out of a hundred.
    pub(super) fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of these.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// A number from -1 to 1.
    #[allow(clippy::cast_precision_loss, reason = "ten thousand steps are exact")]
    pub(super) fn around_zero(&mut self) -> f64 {
        self.below(20_001) as f64 / 10_000.0 - 1.0
    }
}
