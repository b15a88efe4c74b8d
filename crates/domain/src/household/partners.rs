//! What two partners pay of what they share (夫妻分担).

use crate::money::{Money, Rounding};

/// How shared spending is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartnerSplit {
    /// Each half (平摊).
    Equal,
    /// In proportion to the incomes (按收入比例).
    ByIncome,
    /// So that both have the same left over; never less than nothing for one of them (余额相等).
    SameLeftOver,
}

/// What each of two partners pays of a shared amount. Both together pay exactly the amount; the first takes the cent
/// that cannot be halved.
///
/// Formulas: half each; `amount * income / both incomes`; `amount / 2 + (own income - other income) / 2`, within the
/// amount. Without any income by-income is equal.
///
/// `None` for a negative amount or income, or on overflow.
///
/// ```
/// use finplan_domain::household::{PartnerSplit, split_between};
/// use finplan_domain::money::Money;
/// let [rent, hers, his] = [600_000, 2_000_000, 1_000_000].map(Money::from_minor);
/// let pays = |rule| split_between(rent, [hers, his], rule).unwrap().map(Money::minor);
/// assert_eq!(pays(PartnerSplit::Equal), [300_000, 300_000]);
/// assert_eq!(pays(PartnerSplit::ByIncome), [400_000, 200_000]);
/// // The difference of the incomes is more than the rent: she pays all of it.
/// assert_eq!(pays(PartnerSplit::SameLeftOver), [600_000, 0]);
/// ```
#[must_use]
pub fn split_between(amount: Money, incomes: [Money; 2], rule: PartnerSplit) -> Option<[Money; 2]> {
    let [first, second] = incomes;
    if amount.is_negative() || first.is_negative() || second.is_negative() {
        return None;
    }
    let both = first + second;
    let part = match rule {
        PartnerSplit::ByIncome if both.is_positive() => {
            let (own, all) = (first.minor().unsigned_abs(), both.minor().unsigned_abs());
            amount.share(own, all, Rounding::HalfUp)?
        }
        PartnerSplit::Equal | PartnerSplit::ByIncome => amount.part(2, Rounding::Up)?,
        PartnerSplit::SameLeftOver => (amount + first - second).part(2, Rounding::Up)?.clamp(Money::ZERO, amount),
    };
    Some([part, amount - part])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_odd_cent_is_the_firsts_and_no_income_is_half_each() {
        let split = |amount, incomes: [i32; 2], rule| {
            let [first, second] = incomes.map(Money::from_minor);
            split_between(Money::from_minor(amount), [first, second], rule).map(|parts| parts.map(Money::minor))
        };
        assert_eq!(split(3, [0, 0], PartnerSplit::ByIncome), Some([2, 1]));
        assert_eq!(split(3, [5, 9], PartnerSplit::Equal), Some([2, 1]));
        assert_eq!(split(10, [20, 14], PartnerSplit::SameLeftOver), Some([8, 2]));
        assert_eq!(split(-1, [1, 1], PartnerSplit::Equal), None);
        assert_eq!(split(1, [1, -1], PartnerSplit::Equal), None);
    }
}
