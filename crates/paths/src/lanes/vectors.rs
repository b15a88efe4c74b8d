//! Lanes as the vectors of wasm (simd128).

use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_convert_i32x4, f32x4_div, f32x4_extract_lane, f32x4_lt, f32x4_mul, f32x4_pmax, f32x4_pmin,
    f32x4_splat, f32x4_sqrt, f32x4_sub, i32x4_add, i32x4_shr, i32x4_sub, u32x4, u32x4_extract_lane, u32x4_shl,
    u32x4_shr, u32x4_shuffle, u32x4_splat, u64x2_extmul_high_u32x4, u64x2_extmul_low_u32x4, v128, v128_and,
    v128_bitselect, v128_not, v128_or, v128_xor,
};
use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Not, Sub};

/// Four numbers in single precision.
#[derive(Clone, Copy, Debug)]
pub struct F32x4(v128);

/// Four whole numbers of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct U32x4(v128);

/// Four truth values: all bits of a lane, or none.
#[derive(Clone, Copy, Debug)]
pub struct Mask(v128);

macro_rules! operator {
    ($trait:ident, $name:ident, $type:ident, $f:ident) => {
        impl $trait for $type {
            type Output = $type;

            #[inline(always)]
            fn $name(self, other: $type) -> $type {
                $type($f(self.0, other.0))
            }
        }
    };
}

operator!(Add, add, F32x4, f32x4_add);
operator!(Sub, sub, F32x4, f32x4_sub);
operator!(Mul, mul, F32x4, f32x4_mul);
operator!(Div, div, F32x4, f32x4_div);
operator!(Add, add, U32x4, i32x4_add);
operator!(Sub, sub, U32x4, i32x4_sub);
operator!(BitXor, bitxor, U32x4, v128_xor);
operator!(BitAnd, bitand, U32x4, v128_and);
operator!(BitAnd, bitand, Mask, v128_and);
operator!(BitOr, bitor, Mask, v128_or);

impl Not for Mask {
    type Output = Mask;

    #[inline(always)]
    fn not(self) -> Mask {
        Mask(v128_not(self.0))
    }
}

impl F32x4 {
    /// The same number in every lane.
    #[inline(always)]
    #[must_use]
    pub fn splat(value: f32) -> F32x4 {
        F32x4(f32x4_splat(value))
    }

    /// These numbers.
    #[inline(always)]
    #[must_use]
    pub fn new([a, b, c, d]: [f32; 4]) -> F32x4 {
        F32x4(f32x4(a, b, c, d))
    }

    /// The numbers.
    #[inline(always)]
    #[must_use]
    pub fn to_array(self) -> [f32; 4] {
        let lanes = self.0;
        [
            f32x4_extract_lane::<0>(lanes),
            f32x4_extract_lane::<1>(lanes),
            f32x4_extract_lane::<2>(lanes),
            f32x4_extract_lane::<3>(lanes),
        ]
    }

    /// The square root.
    #[inline(always)]
    #[must_use]
    pub fn sqrt(self) -> F32x4 {
        F32x4(f32x4_sqrt(self.0))
    }

    /// `other` where it is less, else `self`.
    #[inline(always)]
    #[must_use]
    pub fn at_most(self, other: F32x4) -> F32x4 {
        F32x4(f32x4_pmin(self.0, other.0))
    }

    /// `other` where it is more, else `self`.
    #[inline(always)]
    #[must_use]
    pub fn at_least(self, other: F32x4) -> F32x4 {
        F32x4(f32x4_pmax(self.0, other.0))
    }

    /// Where `self` is less.
    #[inline(always)]
    #[must_use]
    pub fn less(self, other: F32x4) -> Mask {
        Mask(f32x4_lt(self.0, other.0))
    }

    /// The bits of each number.
    #[inline(always)]
    #[must_use]
    pub fn to_bits(self) -> U32x4 {
        U32x4(self.0)
    }

    /// Numbers of these bits.
    #[inline(always)]
    #[must_use]
    pub fn from_bits(bits: U32x4) -> F32x4 {
        F32x4(bits.0)
    }

    /// The nearest numbers to these, read with a sign.
    #[inline(always)]
    #[must_use]
    pub fn from_signed(whole: U32x4) -> F32x4 {
        F32x4(f32x4_convert_i32x4(whole.0))
    }

    /// `self` where the mask is true, else 0.
    #[inline(always)]
    #[must_use]
    pub fn only(self, mask: Mask) -> F32x4 {
        F32x4(v128_and(self.0, mask.0))
    }
}

impl U32x4 {
    /// The same number in every lane.
    #[inline(always)]
    #[must_use]
    pub fn splat(value: u32) -> U32x4 {
        U32x4(u32x4_splat(value))
    }

    /// These numbers.
    #[inline(always)]
    #[must_use]
    pub fn new([a, b, c, d]: [u32; 4]) -> U32x4 {
        U32x4(u32x4(a, b, c, d))
    }

    /// The numbers.
    #[inline(always)]
    #[must_use]
    pub fn to_array(self) -> [u32; 4] {
        let lanes = self.0;
        [
            u32x4_extract_lane::<0>(lanes),
            u32x4_extract_lane::<1>(lanes),
            u32x4_extract_lane::<2>(lanes),
            u32x4_extract_lane::<3>(lanes),
        ]
    }

    /// The product in 64 bits: its low and its high half.
    #[inline(always)]
    #[must_use]
    pub fn widening_mul(self, factor: U32x4) -> (U32x4, U32x4) {
        let (first, second) = (u64x2_extmul_low_u32x4(self.0, factor.0), u64x2_extmul_high_u32x4(self.0, factor.0));
        (U32x4(u32x4_shuffle::<0, 2, 4, 6>(first, second)), U32x4(u32x4_shuffle::<1, 3, 5, 7>(first, second)))
    }

    /// Bits towards the top, zeros behind them.
    #[inline(always)]
    #[must_use]
    pub fn shift_up<const BITS: u32>(self) -> U32x4 {
        U32x4(u32x4_shl(self.0, BITS))
    }

    /// Bits towards the bottom, zeros before them.
    #[inline(always)]
    #[must_use]
    pub fn shift_down<const BITS: u32>(self) -> U32x4 {
        U32x4(u32x4_shr(self.0, BITS))
    }

    /// Bits towards the bottom, the sign before them.
    #[inline(always)]
    #[must_use]
    pub fn shift_down_signed<const BITS: u32>(self) -> U32x4 {
        U32x4(i32x4_shr(self.0, BITS))
    }

    /// `self` where the mask is true, else `other`.
    #[inline(always)]
    #[must_use]
    pub fn or_else(self, mask: Mask, other: U32x4) -> U32x4 {
        U32x4(v128_bitselect(self.0, other.0, mask.0))
    }
}

impl Mask {
    /// The same in every lane.
    #[inline(always)]
    #[must_use]
    pub fn splat(value: bool) -> Mask {
        Mask(u32x4_splat(if value { u32::MAX } else { 0 }))
    }
}
