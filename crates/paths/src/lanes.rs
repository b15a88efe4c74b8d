//! Four numbers at a time.
//!
//! The same operations stand twice: as arrays, and as the vectors of wasm. Each is one that IEEE 754 rounds in one way
//! only, or works on bits, so that both come to the same results.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod arrays;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vectors;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use arrays::{F32x4, Mask, U32x4};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use vectors::{F32x4, Mask, U32x4};

/// How many lanes there are.
pub const LANES: usize = 4;

impl F32x4 {
    /// Four zeros.
    #[inline(always)]
    #[must_use]
    pub fn zero() -> F32x4 {
        F32x4::splat(0.0)
    }

    /// The polynomial with these coefficients at `self`, highest power first, by Horner's rule.
    #[inline(always)]
    #[must_use]
    pub fn polynomial<const N: usize>(self, coefficients: [f32; N]) -> F32x4 {
        let mut coefficients = coefficients.into_iter();
        let mut sum = F32x4::splat(coefficients.next().unwrap_or_default());
        for coefficient in coefficients {
            sum = sum * self + F32x4::splat(coefficient);
        }
        sum
    }
}

#[cfg(test)]
mod tests;
