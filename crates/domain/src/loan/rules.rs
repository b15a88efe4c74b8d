//! What a bank allows of a prepayment (提前还款约定).

use super::Penalty;
use crate::money::Money;

/// The clauses of a contract about prepaying in part. The default allows everything.
///
/// Settling the whole balance is exempt from the size clauses: what is left may be less than the minimum.
///
/// ```
/// use finplan_domain::loan::{PrepaymentRules, Refusal};
/// use finplan_domain::money::Money;
/// let money = Money::from_minor;
/// // At least 10,000, in whole thousands, after the first year, once a year.
/// let rules = PrepaymentRules {
///     minimum: money(1_000_000),
///     unit: money(100_000),
///     not_before: 12,
///     per_year: Some(1),
///     ..PrepaymentRules::default()
/// };
/// let check = |amount, after, earlier: &[u32]| rules.check(money(amount), money(50_000_000), after, earlier);
/// assert_eq!(check(2_500_000, 14, &[]), Ok(()));
/// assert_eq!(check(900_000, 14, &[]), Err(Refusal::TooSmall { minimum: money(1_000_000) }));
/// assert_eq!(check(2_550_000, 14, &[]), Err(Refusal::Uneven { unit: money(100_000) }));
/// assert_eq!(check(2_500_000, 11, &[]), Err(Refusal::TooEarly { not_before: 12 }));
/// assert_eq!(check(2_500_000, 20, &[14]), Err(Refusal::TooOften { per_year: 1 }));
/// assert_eq!(check(50_000_000, 14, &[]), Ok(()));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PrepaymentRules {
    /// The least amount (起点金额).
    pub minimum: Money,
    /// Amounts are multiples of this (整数倍); zero for any.
    pub unit: Money,
    /// The number of payments that must be made first.
    pub not_before: u32,
    /// How many prepayments may fall into any twelve payments; none for any number.
    pub per_year: Option<u32>,
    /// What a prepayment costs.
    pub penalty: Penalty,
}

/// Why a prepayment is not allowed, with the clause that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The amount is zero or negative, or more than the balance.
    #[error("the prepayment must be above zero and at most the balance")]
    Amount,
    /// It is less than the minimum.
    #[error("the prepayment is less than the minimum")]
    TooSmall {
        /// The least amount.
        minimum: Money,
    },
    /// It is no multiple of the unit.
    #[error("the prepayment is no multiple of the unit agreed")]
    Uneven {
        /// The unit.
        unit: Money,
    },
    /// Too few payments were made.
    #[error("the loan may not be prepaid yet")]
    TooEarly {
        /// The payments that must be made first.
        not_before: u32,
    },
    /// There were too many within twelve payments.
    #[error("there are too many prepayments within a year")]
    TooOften {
        /// The most in twelve payments.
        per_year: u32,
    },
}

impl PrepaymentRules {
    /// Whether `amount` of `balance` may be prepaid right after payment `after`, when the prepayments before it
    /// followed the payments `earlier`.
    ///
    /// # Errors
    /// The first clause that forbids it.
    ///
    /// ```
    /// use finplan_domain::{loan::{PrepaymentRules, Refusal}, money::Money};
    /// let [amount, balance] = [2_500_000, 50_000_000].map(Money::from_minor);
    /// let rules = PrepaymentRules { per_year: Some(1), ..PrepaymentRules::default() };
    /// assert_eq!(rules.check(amount, balance, 14, &[2]), Ok(()));
    /// assert_eq!(rules.check(amount, balance, 13, &[2]), Err(Refusal::TooOften { per_year: 1 }));
    /// ```
    pub fn check(&self, amount: Money, balance: Money, after: u32, earlier: &[u32]) -> Result<(), Refusal> {
        if !amount.is_positive() || amount > balance {
            return Err(Refusal::Amount);
        }
        if after < self.not_before {
            return Err(Refusal::TooEarly { not_before: self.not_before });
        }
        if let Some(per_year) = self.per_year {
            let recent = earlier.iter().filter(|one| **one <= after && after.saturating_sub(**one) < 12).count();
            if u32::try_from(recent).is_ok_and(|recent| recent >= per_year) {
                return Err(Refusal::TooOften { per_year });
            }
        }
        if amount == balance {
            return Ok(());
        }
        if amount < self.minimum {
            return Err(Refusal::TooSmall { minimum: self.minimum });
        }
        if amount.floor_to(self.unit) != amount {
            return Err(Refusal::Uneven { unit: self.unit });
        }
        Ok(())
    }

    /// The largest amount allowed that is not above `money`: what of somebody's savings can go into the loan. The whole
    /// balance where the money suffices for it; `None` when it does not even reach the minimum.
    ///
    /// ```
    /// use finplan_domain::{loan::PrepaymentRules, money::Money};
    /// let money = Money::from_minor;
    /// let rules = PrepaymentRules { minimum: money(1_000_000), unit: money(300_000), ..Default::default() };
    /// assert_eq!(rules.at_most(money(2_555_555), money(90_000_000)), Some(money(2_400_000)));
    /// assert_eq!(rules.at_most(money(1_199_999), money(90_000_000)), None);
    /// assert_eq!(rules.at_most(money(555_555), money(444_444)), Some(money(444_444)));
    /// ```
    #[must_use]
    pub fn at_most(&self, money: Money, balance: Money) -> Option<Money> {
        if money >= balance {
            return balance.is_positive().then_some(balance);
        }
        Some(money.floor_to(self.unit)).filter(|amount| amount.is_positive() && *amount >= self.minimum)
    }

    /// The least amount allowed that is not below `money`, however large.
    ///
    /// ```
    /// use finplan_domain::{loan::PrepaymentRules, money::Money};
    /// let money = Money::from_minor;
    /// let rules = PrepaymentRules { minimum: money(1_000_000), unit: money(300_000), ..Default::default() };
    /// assert_eq!(rules.at_least(money(1)), money(1_200_000));
    /// assert_eq!(rules.at_least(money(1_200_001)), money(1_500_000));
    /// ```
    #[must_use]
    pub fn at_least(&self, money: Money) -> Money {
        let wanted = money.max(self.minimum).max(Money::from_minor(1));
        let down = wanted.floor_to(self.unit);
        if down == wanted { wanted } else { down + self.unit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64) -> Money {
        Money::try_from_minor(minor).unwrap()
    }

    #[test]
    fn without_clauses_every_amount_up_to_the_balance_is_allowed() {
        let rules = PrepaymentRules::default();
        for amount in [1, 99, 100] {
            assert_eq!(rules.check(money(amount), money(100), 0, &[0, 0]), Ok(()));
            assert_eq!(rules.at_least(money(amount)), money(amount));
            assert_eq!(rules.at_most(money(amount), money(100)), Some(money(amount)));
        }
        for amount in [-1, 0, 101] {
            assert_eq!(rules.check(money(amount), money(100), 0, &[]), Err(Refusal::Amount));
        }
        assert_eq!(rules.at_most(money(5), Money::ZERO), None);
    }

    #[test]
    fn the_year_of_a_prepayment_is_twelve_payments() {
        let rules = PrepaymentRules { per_year: Some(2), ..PrepaymentRules::default() };
        let check = |after, earlier: &[u32]| rules.check(money(1), money(100), after, earlier);
        assert_eq!(check(12, &[1, 5]), Err(Refusal::TooOften { per_year: 2 }));
        assert_eq!(check(13, &[1, 5]), Ok(()));
        // Those that come later do not count.
        assert_eq!(check(12, &[13, 14]), Ok(()));
        let never = PrepaymentRules { per_year: Some(0), ..rules };
        assert_eq!(never.check(money(1), money(1), 9, &[]), Err(Refusal::TooOften { per_year: 0 }));
    }

    #[test]
    fn extremes_do_not_overflow() {
        let rules = PrepaymentRules { minimum: Money::MAX, unit: money(7), ..PrepaymentRules::default() };
        assert_eq!(rules.at_least(money(1)), Money::MAX + money(7 - 1_000_000_000_000_000 % 7), "a multiple of seven");
        assert_eq!(rules.at_most(-Money::MAX, Money::MAX), None);
        assert_eq!(PrepaymentRules { unit: -Money::MAX, ..rules }.at_most(money(3), money(9)), None);
    }
}
