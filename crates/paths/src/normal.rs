//! Standard normal numbers from random words (Box & Muller 1958), four at a time.
//!
//! Of two words the first gives a radius `sqrt(-2 ln u)` from 24 bits, the second an angle. Logarithm, sine and cosine
//! are minimax polynomials in single precision: their relative error is below 1.4e-6, a hundredth of what ten million
//! draws could tell. The radius ends at `sqrt(50 ln 2)`, 5.89 deviations: one draw in three hundred million would lie
//! beyond.

use crate::lanes::{F32x4, U32x4};

/// The largest number that is drawn: `sqrt(-2 ln 2^-25)`, rounded up.
pub const LARGEST: f64 = 5.888;

/// `(ln(1 + x) - x) / x^2` for `1 + x` from `sqrt(1/2)` to `sqrt 2`.
const LOGARITHM: [f32; 6] = [0.119_494_41, -0.185_876_07, 0.204_491_2, -0.249_190_62, 0.333_192_2, -0.500_008_5];
/// `sin(pi t) / t` in `t^2`, for `|t| <= 1/2`.
const SINE: [f32; 4] = [-0.558_396_04, 2.543_605, -5.167_368, 3.141_589_6];
/// `cos(pi t)` in `t^2`, for `|t| <= 1/2`.
const COSINE: [f32; 5] = [0.219_696_8, -1.331_880_2, 4.058_412, -4.934_793, 1.0];
/// The bits of `sqrt(1/2)`.
const SQRT_HALF: u32 = 0x3f35_04f3;
const MANTISSA: u32 = 0x007f_ffff;

/// Uniform numbers in (0, 1] from the upper 24 bits of words: never 0, so that their logarithm is finite.
#[inline(always)]
pub(crate) fn uniform(word: U32x4) -> F32x4 {
    F32x4::from_signed(word.shift_down::<8>()) * F32x4::splat(1.0 / 16_777_216.0) + F32x4::splat(0.5 / 16_777_216.0)
}

/// Natural logarithms of normal numbers.
#[inline(always)]
pub(crate) fn logarithm(u: F32x4) -> F32x4 {
    let bits = u.to_bits() - U32x4::splat(SQRT_HALF);
    let exponent = F32x4::from_signed(bits.shift_down_signed::<23>());
    let mantissa = F32x4::from_bits((bits & U32x4::splat(MANTISSA)) + U32x4::splat(SQRT_HALF));
    let x = mantissa - F32x4::splat(1.0);
    exponent * F32x4::splat(std::f32::consts::LN_2) + (x + x * x * x.polynomial(LOGARITHM))
}

/// Two independent standard normal numbers in every lane.
#[inline(always)]
#[must_use]
pub fn pair(radius: U32x4, angle: U32x4) -> [F32x4; 2] {
    let r = (logarithm(uniform(radius)) * F32x4::splat(-2.0)).sqrt();
    // Half a turn from the upper bits; the other half by a sign on the cosine, from the lowest bit.
    let t = F32x4::from_signed(angle) * F32x4::splat(1.0 / 4_294_967_296.0);
    let t2 = t * t;
    let sine = t * t2.polynomial(SINE);
    let cosine = F32x4::from_bits(t2.polynomial(COSINE).to_bits() ^ angle.shift_up::<31>());
    [r * sine, r * cosine]
}

/// Four independent standard normal numbers in every lane, from a block of four words.
#[inline(always)]
#[must_use]
pub fn four([a, b, c, d]: [U32x4; 4]) -> [F32x4; 4] {
    let ([p, q], [r, s]) = (pair(a, b), pair(c, d));
    [p, q, r, s]
}

#[cfg(test)]
mod tests;
