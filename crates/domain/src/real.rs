//! Real numbers of about 31 significant digits, for closed forms and solvers.
//!
//! A [`Real`] is the unevaluated sum of two `f64` ("double-double"). Money is never stored in one: a schedule
//! is integers. But a level payment, a net present value or a fractional power is irrational, and `f64` alone
//! loses the digits that decide a cent when two large terms cancel.
//!
//! Sources: T. J. Dekker, *A floating-point technique for extending the available precision* (1971);
//! Y. Hida, X. S. Li, D. H. Bailey, *Library for double-double and quad-double arithmetic* (2007).

mod convert;
mod elementary;
mod ops;

/// A real number held to about 31 significant digits over the range of `f64`.
///
/// Operators never panic: as with `f64`, an impossible operation gives a value for which
/// [`is_finite`](Real::is_finite) is false.
///
/// ```
/// use finplan_domain::real::Real;
/// let third = Real::ONE / Real::from(3);
/// assert_eq!(third.to_decimal().unwrap().to_string(), "0.3333333333333333333333333333");
/// ```
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
pub struct Real {
    hi: f64,
    lo: f64,
}

impl core::fmt::Debug for Real {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.to_decimal() {
            Some(decimal) => write!(f, "Real({decimal})"),
            None => f.write_str("Real(beyond a decimal)"),
        }
    }
}

impl Real {
    /// Zero.
    pub const ZERO: Real = Real { hi: 0.0, lo: 0.0 };
    /// One.
    pub const ONE: Real = Real { hi: 1.0, lo: 0.0 };

    /// The nearest `f64`.
    ///
    /// ```
    /// use finplan_domain::real::Real;
    /// assert_eq!((Real::ONE / Real::from(3)).to_f64(), 1.0 / 3.0);
    /// ```
    #[must_use]
    pub const fn to_f64(self) -> f64 {
        self.hi
    }

    /// False for overflow, division by zero and their descendants.
    ///
    /// ```
    /// use finplan_domain::real::Real;
    /// assert!((Real::ONE / Real::from(3)).is_finite());
    /// assert!(!(Real::ONE / Real::ZERO).is_finite());
    /// ```
    #[must_use]
    pub const fn is_finite(self) -> bool {
        self.hi.is_finite() && self.lo.is_finite()
    }

    /// True for zero itself, not for small values.
    ///
    /// ```
    /// use finplan_domain::real::Real;
    /// assert!((Real::ONE - Real::ONE).is_zero());
    /// assert!(!Real::from_f64(1e-300).is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.hi == 0.0
    }

    /// The value without its sign.
    ///
    /// ```
    /// use finplan_domain::real::Real;
    /// assert_eq!(Real::from(-3).abs(), Real::from(3));
    /// ```
    #[must_use]
    pub fn abs(self) -> Real {
        if self.hi < 0.0 { -self } else { self }
    }
}
