//! Every root of a sum of discounted amounts, with the number of roots reasoned out, never guessed.
//!
//! A present value is `f(x) = sum c_j e^(-t_j x)` with `x = ln(1 + rate)`. Two facts make it tractable for any flows:
//!
//! * **Descartes.** In order of time, `f` has at most as many roots as the amounts have changes of sign.
//! * **Rolle.** `e^(tau x) f(x)` has the roots of `f`; its derivative has the amounts `c_j (tau - t_j)`, one change of
//!   sign fewer when `tau` lies inside one. Between neighbouring roots of the derivative `f` has at most one root.
//!
//! So the roots of a sum with one change are found first, then those of the sums above it, up to `f` itself. A root is
//! reported where a sign changes, or where an extremum is zero to 22 digits (a tangent root). Signs are decided in
//! `f64` with an error bound and, where that bound leaves doubt, in 31 digits.

mod bracket;
mod exp_sum;
mod isolate;

pub use exp_sum::ExpSum;

use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// A rate that makes a present value zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Root {
    log_factor: DoubleDouble,
    tangent: bool,
}

impl Root {
    pub(crate) fn new(log_factor: DoubleDouble, tangent: bool) -> Root {
        Root { log_factor, tangent }
    }

    /// The rate per unit of time, 0.05 for 5 %; `None` above 7.9e28, where only the logarithm can be told.
    ///
    /// ```
    /// use finplan_domain::cashflow::irr;
    /// // 100 lent, 121 back two periods later: 10 % a period.
    /// let solution = irr(&[(-100).into(), 0.into(), 121.into()]).unwrap();
    /// assert_eq!(solution.unique().unwrap().rate().unwrap().round_dp(6).to_string(), "0.100000");
    /// ```
    #[must_use]
    pub fn rate(&self) -> Option<Decimal> {
        self.rate_dd().to_decimal()
    }

    /// The rate per unit of time as a number, `e^x - 1`; not finite beyond 1e308.
    ///
    /// ```
    /// use finplan_domain::cashflow::irr;
    /// let solution = irr(&[(-100).into(), 105.into()]).unwrap();
    /// assert!((solution.unique().unwrap().rate_dd().to_f64() - 0.05).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn rate_dd(&self) -> DoubleDouble {
        self.log_factor.exp_m1()
    }

    /// `ln(1 + rate)`, which is finite for every root.
    ///
    /// ```
    /// use finplan_domain::{cashflow::irr, double_double::DoubleDouble};
    /// let solution = irr(&[(-100).into(), 200.into()]).unwrap();
    /// let error = solution.unique().unwrap().log_factor() - DoubleDouble::ln_2();
    /// assert!(error.abs().to_f64() < 1e-12);
    /// ```
    #[must_use]
    pub const fn log_factor(&self) -> DoubleDouble {
        self.log_factor
    }

    /// True for a root of higher order: the value only touches zero there (tangent), so the last digits of the
    /// amounts decide whether there is a root at all.
    ///
    /// ```
    /// use finplan_domain::cashflow::irr;
    /// // (x - 1.1)^2 = x^2 - 2.2 x + 1.21 touches zero at a rate of 10 % and crosses it nowhere.
    /// let solution = irr(&[100.into(), (-220).into(), 121.into()]).unwrap();
    /// assert!(solution.unique().unwrap().is_tangent());
    /// ```
    #[must_use]
    pub const fn is_tangent(&self) -> bool {
        self.tangent
    }
}

/// Why no rate above -100 % makes the value zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoRoot {
    /// After netting per date, all amounts are of one sign.
    OneSign,
    /// There are amounts of both signs, but their value is never zero.
    NeverZero,
}

/// All rates above -100 % at which a value is zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Solution {
    /// There is none.
    None(NoRoot),
    /// There is exactly one.
    One(Root),
    /// There are several, in rising order: a single figure would be arbitrary.
    Several(Vec<Root>),
    /// The amounts cancel on every date: every rate solves.
    Every,
}

impl Solution {
    /// The roots in rising order; none for [`Solution::Every`].
    ///
    /// ```
    /// use finplan_domain::cashflow::irr;
    /// // 10 % and 20 %: (x - 1.1)(x - 1.2) = x^2 - 2.3 x + 1.32.
    /// let solution = irr(&[100.into(), (-230).into(), 132.into()]).unwrap();
    /// let rates: Vec<_> = solution.roots().iter().map(|root| root.rate().unwrap().round_dp(3).to_string()).collect();
    /// assert_eq!(rates, ["0.100", "0.200"]);
    /// ```
    #[must_use]
    pub fn roots(&self) -> &[Root] {
        match self {
            Solution::None(_) | Solution::Every => &[],
            Solution::One(root) => core::slice::from_ref(root),
            Solution::Several(roots) => roots,
        }
    }

    /// The root, when there is exactly one; `None` for none, several or every rate.
    ///
    /// ```
    /// use finplan_domain::cashflow::irr;
    /// assert!(irr(&[(-100).into(), 110.into()]).unwrap().unique().is_some());
    /// assert!(irr(&[100.into(), (-230).into(), 132.into()]).unwrap().unique().is_none());
    /// ```
    #[must_use]
    pub const fn unique(&self) -> Option<&Root> {
        match self {
            Solution::One(root) => Some(root),
            _ => None,
        }
    }

    pub(crate) fn of(mut roots: Vec<Root>) -> Solution {
        match (roots.len(), roots.pop()) {
            (1, Some(root)) => Solution::One(root),
            (_, Some(last)) => {
                roots.push(last);
                Solution::Several(roots)
            }
            (_, None) => Solution::None(NoRoot::NeverZero),
        }
    }
}

impl ExpSum {
    /// Every `x` at which the sum is zero, as rates `e^x - 1`: by the rules of Descartes and Rolle, none missed.
    ///
    /// ```
    /// use finplan_domain::{double_double::DoubleDouble, solve::{ExpSum, NoRoot, Solution}};
    /// let (now, later) = (DoubleDouble::ZERO, DoubleDouble::ONE);
    /// let sum = |a: i32, b: i32| ExpSum::new(vec![(now, a.into()), (later, b.into())]).unwrap();
    /// assert!(matches!(sum(-100, 105).solve(), Solution::One(_)));
    /// assert_eq!(sum(100, 105).solve(), Solution::None(NoRoot::OneSign));
    /// assert_eq!(sum(0, 0).solve(), Solution::Every);
    /// ```
    #[must_use]
    pub fn solve(&self) -> Solution {
        if self.is_empty() {
            return Solution::Every;
        }
        if self.sign_changes() == 0 {
            return Solution::None(NoRoot::OneSign);
        }
        Solution::of(isolate::roots(self))
    }
}
