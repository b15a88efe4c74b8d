//! Random words without a state: Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2,
//! 3, SC11), a block of four words for each counter and key.
//!
//! The counter says what a word is for, the key is the seed. So a draw depends on the seed, the pair of paths, the
//! month and the purpose alone, and nobody who works on other paths changes it.

use std::hint::black_box;

use crate::lanes::U32x4;

const ROUNDS: usize = 10;
const FIRST_FACTOR: u32 = 0xD251_1F53;
const SECOND_FACTOR: u32 = 0xCD9E_8D57;
const FIRST_STEP: u32 = 0x9E37_79B9;
const SECOND_STEP: u32 = 0xBB67_AE85;

/// A seed, made ready: the keys of every round, and the factors.
#[derive(Clone, Debug)]
pub struct Philox {
    keys: [(u32, u32); ROUNDS],
    /// Not known to the compiler: of factors that it knows it makes products of 64 bits, which no vector unit has.
    factors: [U32x4; 2],
}

impl Philox {
    /// The generator of a seed.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "the halves of the seed")]
    pub fn new(seed: u64) -> Philox {
        let (mut first, mut second) = (seed as u32, (seed >> 32) as u32);
        let keys = [(); ROUNDS].map(|()| {
            let keys = (first, second);
            (first, second) = (first.wrapping_add(FIRST_STEP), second.wrapping_add(SECOND_STEP));
            keys
        });
        Philox { keys, factors: [U32x4::splat(FIRST_FACTOR), U32x4::splat(SECOND_FACTOR)] }
    }

    /// Four counters that differ in their first number, made ready for every block that they begin.
    #[inline(always)]
    #[must_use]
    pub fn counters(&self, first: U32x4) -> Counters {
        let [first_factor, second_factor] = black_box(self.factors);
        let (low, high) = first.widening_mul(first_factor);
        let [(_, key), ..] = self.keys;
        let (second_low, second_high) = (high ^ U32x4::splat(key)).widening_mul(second_factor);
        Counters { low, second_low, second_high }
    }

    /// The block of each of four counters `[first, second, third, 0]`.
    ///
    /// ```
    /// use finplan_paths::lanes::U32x4;
    /// use finplan_paths::philox::Philox;
    /// let philox = Philox::new(0);
    /// let words = philox.block(&philox.counters(U32x4::splat(0)), 0, 0);
    /// // The known answer of the authors for a counter and a key of zeros.
    /// assert_eq!(words.map(|word| word.to_array()[0]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn block(&self, counters: &Counters, second: u32, third: u32) -> [U32x4; 4] {
        // Anew in every block: what is known beyond it is widened beyond it, and no product of halves is found then.
        let factors = black_box(self.factors);
        let round = |words, keys| Philox::round(words, keys, factors);
        let [a, b, c, d, e, f, g, h, i, j] = self.keys;
        // Of the first two rounds only what depends on the second and third number is left to do, in single words.
        let (low, high) = wide(third, SECOND_FACTOR);
        let (second_low, second_high) = wide(high ^ second ^ a.0, FIRST_FACTOR);
        let words = [
            counters.second_high ^ U32x4::splat(low ^ b.0),
            counters.second_low,
            counters.low ^ U32x4::splat(second_high ^ b.1),
            U32x4::splat(second_low),
        ];
        // One by one: of a loop compilers carry parts into the next turn.
        round(round(round(round(round(round(round(round(words, c), d), e), f), g), h), i), j)
    }

    #[inline(always)]
    fn round([a, b, c, d]: [U32x4; 4], keys: (u32, u32), [first, second]: [U32x4; 2]) -> [U32x4; 4] {
        let (low_a, high_a) = a.widening_mul(first);
        let (low_c, high_c) = c.widening_mul(second);
        [high_c ^ b ^ U32x4::splat(keys.0), low_c, high_a ^ d ^ U32x4::splat(keys.1), low_a]
    }
}

/// What four counters have in common with all that begin with the same number.
#[derive(Clone, Copy, Debug)]
pub struct Counters {
    low: U32x4,
    second_low: U32x4,
    second_high: U32x4,
}

/// The product in 64 bits: its low and its high half.
#[allow(clippy::cast_possible_truncation, reason = "each half has 32 bits")]
fn wide(a: u32, b: u32) -> (u32, u32) {
    let product = u64::from(a).wrapping_mul(u64::from(b));
    (product as u32, (product >> 32) as u32)
}

#[cfg(test)]
mod tests;
