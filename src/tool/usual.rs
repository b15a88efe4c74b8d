//! Usual values of an input, which stand one tap away beside its field.

use rust_decimal::Decimal;

use crate::base::decimal::DecimalExt as _;

use super::input::{InputKind, Range};

/// Numbers that people choose, in one power of ten.
const ROUND: [u32; 9] = [1, 2, 3, 5, 8, 12, 15, 20, 30];
/// Terms in years.
const YEARS: [u32; 9] = [1, 2, 3, 5, 10, 15, 20, 25, 30];
/// Terms in months.
const MONTHS: [u32; 8] = [3, 6, 12, 18, 24, 36, 48, 60];
/// How many amounts are offered at most, and how many terms.
const AMOUNTS: usize = 5;
const TERMS: usize = 3;
/// How many steps of an amount one press of a large button takes.
const AMOUNT_STEPS: u32 = 5;

/// The usual values of an input within these bounds, in rising order, with the default among them where it is one; empty
/// where nothing is usual, as with rates.
///
/// ```
/// use finplan::tool::input::{InputKind, Range};
/// use finplan::tool::usual::usual_values;
/// let loan = Range::whole(10_000, 100_000_000, 10_000, 1_200_000);
/// let values = usual_values(&InputKind::Money(loan), &loan);
/// assert_eq!(values, [800_000, 1_000_000, 1_200_000, 1_500_000, 2_000_000].map(Into::into));
/// let term = Range::whole(1, 30, 1, 30);
/// assert_eq!(usual_values(&InputKind::Years(term), &term), [20, 25, 30].map(Into::into));
/// ```
#[must_use]
pub fn usual_values(kind: &InputKind, range: &Range) -> Vec<Decimal> {
    let (known, most): (Vec<Decimal>, usize) = match kind {
        InputKind::Money(_) => (round_amounts(range), AMOUNTS),
        InputKind::Years(_) => (YEARS.map(Decimal::from).to_vec(), TERMS),
        InputKind::Months(_) => (MONTHS.map(Decimal::from).to_vec(), TERMS),
        _ => return Vec::new(),
    };
    let mut values: Vec<Decimal> = known.into_iter().filter(|value| (range.min..=range.max).contains(value)).collect();
    values.sort_unstable();
    values.dedup();
    // The nearest to the default stay: what is further away on either side goes first.
    while values.len() > most {
        let below = values.iter().filter(|value| **value < range.default).count();
        let above = values.iter().filter(|value| **value > range.default).count();
        if below > above {
            values.remove(0);
        } else {
            values.pop();
        }
    }
    if values.len() < 2 { Vec::new() } else { values }
}

/// By how much one press of a large button moves an input, where nobody types: five steps of an amount, one of anything
/// else.
///
/// ```
/// use finplan::tool::input::{InputKind, Range};
/// use finplan::tool::usual::stride;
/// let loan = Range::whole(10_000, 100_000_000, 10_000, 1_200_000);
/// assert_eq!(stride(&InputKind::Money(loan), &loan), 50_000.into());
/// let term = Range::whole(1, 30, 1, 30);
/// assert_eq!(stride(&InputKind::Years(term), &term), 1.into());
/// ```
#[must_use]
pub fn stride(kind: &InputKind, range: &Range) -> Decimal {
    let steps = matches!(kind, InputKind::Money(_)).then(|| range.step.mul_checked(AMOUNT_STEPS.into()));
    steps.flatten().unwrap_or(range.step)
}

/// Round amounts around the default, and it; where it is nothing, around some steps.
fn round_amounts(range: &Range) -> Vec<Decimal> {
    let nothing = range.default <= Decimal::ZERO;
    let around = if nothing { range.step.mul_checked(Decimal::TEN).unwrap_or(range.step) } else { range.default };
    let mut unit = Decimal::ONE;
    while let Some(next) = unit.mul_checked(Decimal::TEN).filter(|next| *next <= around) {
        unit = next;
    }
    let tenth = unit.div_checked(Decimal::TEN).unwrap_or(unit);
    let times = |unit: Decimal| ROUND.into_iter().filter_map(move |times| unit.mul_checked(times.into()));
    let stands = |amount: &Decimal| amount.checked_rem(range.step).is_some_and(|rest| rest.is_zero());
    times(tenth).chain(times(unit)).filter(stands).chain([around]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(kind: fn(Range) -> InputKind, range: Range) -> Vec<Decimal> {
        usual_values(&kind(range), &range)
    }

    #[test]
    fn terms_are_those_near_the_default() {
        assert_eq!(of(InputKind::Months, Range::whole(1, 60, 1, 12)), [6, 12, 18].map(Into::into));
        assert_eq!(of(InputKind::Years, Range::whole(1, 5, 1, 3)), [2, 3, 5].map(Into::into));
        assert_eq!(of(InputKind::Percent, Range::whole(0, 24, 1, 3)), []);
        assert_eq!(of(InputKind::Months, Range::whole(100, 360, 1, 240)), [], "none of the usual terms");
    }

    #[test]
    fn an_amount_that_is_nothing_at_first_has_small_ones() {
        let fees = Range::whole(0, 100_000, 500, 0);
        assert_eq!(of(InputKind::Money, fees), [500, 1_000, 1_500, 2_000, 3_000].map(Into::into));
        assert_eq!(of(InputKind::Money, Range::whole(0, 0, 1, 0)), []);
    }

    proptest! {
        #[test]
        fn every_usual_value_is_one_that_the_form_takes(min in 0_u32..1_000_000, wide in 1_u32..100_000_000, at in 0_u32..=100) {
            let default = min.saturating_add((wide / 100).saturating_mul(at));
            let range = Range::whole(min, min.saturating_add(wide), 1, default);
            for kind in [InputKind::Money, InputKind::Years, InputKind::Months] {
                let values = of(kind, range);
                prop_assert!(values.len() != 1 && values.len() <= AMOUNTS);
                prop_assert!(values.iter().all(|value| (range.min..=range.max).contains(value)));
                prop_assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
            }
            let amounts = of(InputKind::Money, range);
            prop_assert!(amounts.is_empty() || default == 0 || amounts.contains(&default.into()));
        }
    }
}
