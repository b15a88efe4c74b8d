//! Which of two amounts of one currency is more. The scale takes no part in it: a constant is compared with either.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::Money;

impl Default for Money {
    fn default() -> Money {
        Money::ZERO
    }
}

impl PartialEq for Money {
    fn eq(&self, other: &Money) -> bool {
        self.minor == other.minor
    }
}

impl Eq for Money {}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Money) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Money {
    fn cmp(&self, other: &Money) -> Ordering {
        self.minor.cmp(&other.minor)
    }

    fn max(self, other: Money) -> Money {
        Money::new(self.minor.max(other.minor), self.decimals_with(other))
    }

    fn min(self, other: Money) -> Money {
        Money::new(self.minor.min(other.minor), self.decimals_with(other))
    }

    fn clamp(self, least: Money, most: Money) -> Money {
        self.max(least).min(most)
    }
}

impl Hash for Money {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.minor.hash(state);
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Money").field(&self.minor).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn whatever_an_amount_is_held_against_it_keeps_its_scale() {
        let dollar = Money::unit(Currency::Twd);
        let texts = |amounts: &[Money]| amounts.iter().map(|one| one.to_decimal().to_string()).collect::<Vec<_>>();
        let all = [dollar.max(Money::ZERO), Money::ZERO.max(dollar), dollar.min(Money::MAX), Money::MAX.min(dollar)];
        assert_eq!(texts(&all), ["1"; 4]);
        let rest =
            [dollar - dollar, (-dollar).at_least_zero(), Money::ZERO + (dollar - dollar), dollar.floor_to(dollar)];
        assert_eq!(texts(&rest), ["0", "0", "0", "1"]);
        assert_eq!((-dollar).clamp(Money::ZERO, Money::MAX).to_decimal().to_string(), "0");
        let sum: Money = [dollar, dollar].into_iter().sum();
        assert_eq!(sum.to_decimal().to_string(), "2");
    }

    #[test]
    fn a_constant_is_equal_to_an_amount_of_any_scale() {
        let dollar = Money::unit(Currency::Twd);
        assert_eq!(dollar, Money::from_minor(1));
        assert!(dollar > Money::ZERO && dollar < Money::MAX);
    }
}
