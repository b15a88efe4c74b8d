//! Lanes as arrays: what compilers without vectors are given, and what they make vectors of where they can.

use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Not, Sub};

/// Four numbers in single precision.
#[derive(Clone, Copy, Debug)]
pub struct F32x4([f32; 4]);

/// Four whole numbers of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct U32x4([u32; 4]);

/// Four truth values.
#[derive(Clone, Copy, Debug)]
pub struct Mask([bool; 4]);

macro_rules! lanewise {
    ($of:ident, $one:expr, $f:expr) => {{
        let [a, b, c, d] = $one.0;
        let f = $f;
        $of([f(a), f(b), f(c), f(d)])
    }};
    ($of:ident, $one:expr, $other:expr, $f:expr) => {{
        let ([a, b, c, d], [p, q, r, s]) = ($one.0, $other.0);
        let f = $f;
        $of([f(a, p), f(b, q), f(c, r), f(d, s)])
    }};
}

macro_rules! operator {
    ($trait:ident, $name:ident, $type:ident, $f:expr) => {
        impl $trait for $type {
            type Output = $type;

            #[inline(always)]
            fn $name(self, other: $type) -> $type {
                lanewise!($type, self, other, $f)
            }
        }
    };
}

operator!(Add, add, F32x4, |a, b| a + b);
operator!(Sub, sub, F32x4, |a, b| a - b);
operator!(Mul, mul, F32x4, |a, b| a * b);
operator!(Div, div, F32x4, |a, b| a / b);
operator!(Add, add, U32x4, u32::wrapping_add);
operator!(Sub, sub, U32x4, u32::wrapping_sub);
operator!(BitXor, bitxor, U32x4, |a, b| a ^ b);
operator!(BitAnd, bitand, U32x4, |a, b| a & b);
operator!(BitAnd, bitand, Mask, |a, b| a & b);
operator!(BitOr, bitor, Mask, |a, b| a | b);

impl Not for Mask {
    type Output = Mask;

    #[inline(always)]
    fn not(self) -> Mask {
        lanewise!(Mask, self, |a: bool| !a)
    }
}

impl F32x4 {
    /// The same number in every lane.
    #[inline(always)]
    #[must_use]
    pub fn splat(value: f32) -> F32x4 {
        F32x4([value; 4])
    }

    /// These numbers.
    #[inline(always)]
    #[must_use]
    pub fn new(lanes: [f32; 4]) -> F32x4 {
        F32x4(lanes)
    }

    /// The numbers.
    #[inline(always)]
    #[must_use]
    pub fn to_array(self) -> [f32; 4] {
        self.0
    }

    /// The square root.
    #[inline(always)]
    #[must_use]
    pub fn sqrt(self) -> F32x4 {
        lanewise!(F32x4, self, f32::sqrt)
    }

    /// `other` where it is less, else `self`.
    #[inline(always)]
    #[must_use]
    pub fn at_most(self, other: F32x4) -> F32x4 {
        lanewise!(F32x4, self, other, |a, b| if b < a { b } else { a })
    }

    /// `other` where it is more, else `self`.
    #[inline(always)]
    #[must_use]
    pub fn at_least(self, other: F32x4) -> F32x4 {
        lanewise!(F32x4, self, other, |a, b| if a < b { b } else { a })
    }

    /// Where `self` is less.
    #[inline(always)]
    #[must_use]
    pub fn less(self, other: F32x4) -> Mask {
        lanewise!(Mask, self, other, |a, b| a < b)
    }

    /// The bits of each number.
    #[inline(always)]
    #[must_use]
    pub fn to_bits(self) -> U32x4 {
        lanewise!(U32x4, self, f32::to_bits)
    }

    /// Numbers of these bits.
    #[inline(always)]
    #[must_use]
    pub fn from_bits(bits: U32x4) -> F32x4 {
        lanewise!(F32x4, bits, f32::from_bits)
    }

    /// The nearest numbers to these, read with a sign.
    #[inline(always)]
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_wrap,
        reason = "rounding to the nearest is what is meant"
    )]
    pub fn from_signed(whole: U32x4) -> F32x4 {
        lanewise!(F32x4, whole, |a: u32| a as i32 as f32)
    }

    /// `self` where the mask is true, else 0.
    #[inline(always)]
    #[must_use]
    pub fn only(self, mask: Mask) -> F32x4 {
        lanewise!(F32x4, self, mask, |a, keep: bool| if keep { a } else { 0.0 })
    }
}

impl U32x4 {
    /// The same number in every lane.
    #[inline(always)]
    #[must_use]
    pub fn splat(value: u32) -> U32x4 {
        U32x4([value; 4])
    }

    /// These numbers.
    #[inline(always)]
    #[must_use]
    pub fn new(lanes: [u32; 4]) -> U32x4 {
        U32x4(lanes)
    }

    /// The numbers.
    #[inline(always)]
    #[must_use]
    pub fn to_array(self) -> [u32; 4] {
        self.0
    }

    /// The product in 64 bits: its low and its high half.
    #[inline(always)]
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "each half has 32 bits")]
    pub fn widening_mul(self, factor: U32x4) -> (U32x4, U32x4) {
        let low = lanewise!(U32x4, self, factor, u32::wrapping_mul);
        let high = lanewise!(U32x4, self, factor, |a, b| (u64::from(a).wrapping_mul(u64::from(b)) >> 32) as u32);
        (low, high)
    }

    /// Bits towards the top, zeros behind them.
    #[inline(always)]
    #[must_use]
    pub fn shift_up<const BITS: u32>(self) -> U32x4 {
        lanewise!(U32x4, self, |a: u32| a << BITS)
    }

    /// Bits towards the bottom, zeros before them.
    #[inline(always)]
    #[must_use]
    pub fn shift_down<const BITS: u32>(self) -> U32x4 {
        lanewise!(U32x4, self, |a: u32| a >> BITS)
    }

    /// Bits towards the bottom, the sign before them.
    #[inline(always)]
    #[must_use]
    #[allow(clippy::cast_sign_loss, clippy::cast_possible_wrap, reason = "the same bits, read with a sign")]
    pub fn shift_down_signed<const BITS: u32>(self) -> U32x4 {
        lanewise!(U32x4, self, |a: u32| ((a as i32) >> BITS) as u32)
    }

    /// `self` where the mask is true, else `other`.
    #[inline(always)]
    #[must_use]
    pub fn or_else(self, mask: Mask, other: U32x4) -> U32x4 {
        let other = lanewise!(U32x4, other, mask, |b, keep: bool| if keep { 0 } else { b });
        let own = lanewise!(U32x4, self, mask, |a, keep: bool| if keep { a } else { 0 });
        lanewise!(U32x4, own, other, |a, b| a | b)
    }
}

impl Mask {
    /// The same in every lane.
    #[inline(always)]
    #[must_use]
    pub fn splat(value: bool) -> Mask {
        Mask([value; 4])
    }
}
