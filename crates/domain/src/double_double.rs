//! Real numbers of about 31 significant digits, for closed forms and solvers.
//!
//! A [`DoubleDouble`] is the unevaluated sum of two `f64` ("double-double"). Money is never stored in one: a schedule
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
/// [`is_finite`](DoubleDouble::is_finite) is false.
///
/// ```
/// use finplan_domain::double_double::DoubleDouble;
/// let third = DoubleDouble::ONE / DoubleDouble::from(3);
/// assert_eq!(third.to_decimal().unwrap().to_string(), "0.3333333333333333333333333333");
/// ```
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
pub struct DoubleDouble {
    hi: f64,
    lo: f64,
}

impl core::fmt::Debug for DoubleDouble {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.to_decimal() {
            Some(decimal) => write!(f, "DoubleDouble({decimal})"),
            None => f.write_str("DoubleDouble(beyond a decimal)"),
        }
    }
}

impl DoubleDouble {
    /// Zero.
    pub const ZERO: DoubleDouble = DoubleDouble { hi: 0.0, lo: 0.0 };
    /// One.
    pub const ONE: DoubleDouble = DoubleDouble { hi: 1.0, lo: 0.0 };

    /// The nearest `f64`.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!((DoubleDouble::ONE / DoubleDouble::from(3)).to_f64(), 1.0 / 3.0);
    /// ```
    #[must_use]
    pub const fn to_f64(self) -> f64 {
        self.hi
    }

    /// False for overflow, division by zero and their descendants.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert!((DoubleDouble::ONE / DoubleDouble::from(3)).is_finite());
    /// assert!(!(DoubleDouble::ONE / DoubleDouble::ZERO).is_finite());
    /// ```
    #[must_use]
    pub const fn is_finite(self) -> bool {
        self.hi.is_finite() && self.lo.is_finite()
    }

    /// True for zero itself, not for small values.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert!((DoubleDouble::ONE - DoubleDouble::ONE).is_zero());
    /// assert!(!DoubleDouble::from_f64(1e-300).is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.hi == 0.0
    }

    /// The value without its sign.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from(-3).abs(), DoubleDouble::from(3));
    /// ```
    #[must_use]
    pub fn abs(self) -> DoubleDouble {
        if self.hi < 0.0 { -self } else { self }
    }
}
