//! Sums and differences of amounts.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use super::Money;

/// The sum. Amounts are bounded where they come from, so that nine thousand of the largest fit; what could not be a sum
/// of amounts of a plan stays at the end of the range.
///
/// ```
/// use finplan_domain::money::Money;
/// let [principal, interest] = [387_352, 143_375].map(Money::from_minor);
/// assert_eq!(principal + interest, Money::from_minor(530_727));
/// ```
impl Add for Money {
    type Output = Money;

    fn add(self, other: Money) -> Money {
        Money::new(self.minor.saturating_add(other.minor), self.decimals_with(other))
    }
}

/// The difference.
///
/// ```
/// use finplan_domain::money::Money;
/// let [owed, paid] = [50_000, 60_000].map(Money::from_minor);
/// assert_eq!(owed - paid, Money::from_minor(-10_000));
/// ```
impl Sub for Money {
    type Output = Money;

    fn sub(self, other: Money) -> Money {
        Money::new(self.minor.saturating_sub(other.minor), self.decimals_with(other))
    }
}

/// The amount with the other sign.
///
/// ```
/// use finplan_domain::money::Money;
/// assert_eq!(-Money::from_minor(250), Money::from_minor(-250));
/// ```
impl Neg for Money {
    type Output = Money;

    fn neg(self) -> Money {
        Money::new(self.minor.saturating_neg(), self.decimals)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}

/// The sum of all; nothing of none.
///
/// ```
/// use finplan_domain::money::Money;
/// let paid: Money = [1, 2, 3].map(Money::from_minor).into_iter().sum();
/// assert_eq!(paid, Money::from_minor(6));
/// ```
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_of_the_largest_as_a_plan_has_add_up_exactly() {
        let (all, most) = (9_000, Money::MAX);
        let sum: Money = std::iter::repeat_n(most, all).sum();
        assert_eq!(sum.minor(), most.minor() * i64::try_from(all).unwrap());
        let mut left = sum;
        (0..all).for_each(|_| left -= most);
        assert_eq!(left, Money::ZERO);
        let mut least = Money::ZERO;
        (0..all).for_each(|_| least += -most);
        assert_eq!(least, -sum);
    }
}
