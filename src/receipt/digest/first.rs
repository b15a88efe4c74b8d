//! How codes of the first form put words together.

/// An odd number without pattern: the fraction of the golden ratio in 64 bits.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The state after some words.
#[derive(Clone, Debug, Default)]
pub(super) struct Mixed(u64);

impl Mixed {
    pub(super) const fn word(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }

    /// The state after every bit has moved every other (the finaliser of MurmurHash3).
    pub(super) fn finish(&self) -> u64 {
        let mut state = self.0;
        for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53_u64] {
            state = (state ^ (state >> 33)).wrapping_mul(factor);
        }
        state ^ (state >> 33)
    }
}
