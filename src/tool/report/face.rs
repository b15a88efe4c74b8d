//! What is read at a glance: one large figure and up to two beside it.

use rust_decimal::Decimal;

use super::Report;
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::{Money, Side};
use crate::tool::form::months_until;
use crate::tool::text::{Arg, Text};

/// From here on an exact amount beside the large figure is told in round numbers; the sentence has every digit.
const LONG: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// A figure under a word or two.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it is, in a word or two: how it was reached, the key figures say.
    pub label: Text,
    /// The figure.
    pub value: Arg,
    /// Whether the figure is told in round numbers, where the sentence has every digit.
    pub is_rounded: bool,
}

/// How one reading differs from another of the same kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Whether it is more: more money, a higher rate, longer or later.
    pub more: bool,
    /// By how much.
    pub size: Arg,
}

impl<T> Report<T> {
    /// Adds a reading, whose label is the text `face.name` of the tool. The first is the answer.
    pub fn read(&mut self, name: &'static str, value: Arg) {
        let label = self.text("face", name);
        self.read_as(label, value);
    }

    /// Adds a reading under a label that has values of its own.
    pub fn read_as(&mut self, label: Text, value: Arg) {
        self.face.push(Reading { label, value, is_rounded: false });
    }

    /// Adds a reading that is an exact amount; beside the large figure a long one is rounded, not to be too little.
    pub fn read_money(&mut self, name: &'static str, amount: Money) {
        let long = amount.to_decimal().abs() >= LONG;
        let is_rounded = long && !self.face.is_empty();
        let value = if is_rounded { Arg::at_least(amount.to_decimal()) } else { Arg::Money(amount) };
        let label = self.text("face", name);
        self.face.push(Reading { label, value, is_rounded });
    }
}

impl Reading {
    /// How this reading differs from an earlier one; `None` where they are alike, or say different things.
    ///
    /// ```
    /// use finplan::domain::money::Money;
    /// use finplan::tool::report::{Difference, Reading};
    /// use finplan::tool::text::{Arg, Text};
    /// let reading = |minor| Reading {
    ///     label: Text::plain("payment"),
    ///     value: Arg::Money(Money::try_from_minor(minor).unwrap()),
    ///     is_rounded: false,
    /// };
    /// let difference = reading(5_189_60).difference(&reading(4_757_14)).unwrap();
    /// assert!(difference.more);
    /// assert_eq!(difference.size, Arg::Money(Money::try_from_minor(432_46).unwrap()));
    /// assert_eq!(reading(100).difference(&reading(100)), None);
    /// ```
    #[must_use]
    pub fn difference(&self, before: &Reading) -> Option<Difference> {
        (self.label.key == before.label.key).then(|| difference(&self.value, &before.value)).flatten()
    }
}

/// The amount of money that a value is, or is about.
#[must_use]
pub fn amount(value: &Arg) -> Option<Decimal> {
    match value {
        Arg::Money(amount) => Some(amount.to_decimal()),
        Arg::Amount(amount) | Arg::Rounded(amount, _) => Some(*amount),
        _ => None,
    }
}

/// Of the amounts that both faces read the one that changes most for its size, before and after, in percent of the
/// larger. `None` where none changes, or one is below zero.
///
/// ```
/// use finplan::domain::money::Money;
/// use finplan::tool::report::{Reading, greatest_change};
/// use finplan::tool::text::{Arg, Text};
/// let reading = |key, minor| Reading {
///     label: Text::plain(key),
///     value: Arg::Money(Money::try_from_minor(minor).unwrap()),
///     is_rounded: false,
/// };
/// let (before, after) = ([reading("a", 100), reading("b", 400)], [reading("a", 110), reading("b", 100)]);
/// assert_eq!(greatest_change(&before, &after), Some([100, 25].map(Into::into)));
/// assert_eq!(greatest_change(&before, &before), None);
/// ```
#[must_use]
pub fn greatest_change(before: &[Reading], after: &[Reading]) -> Option<[Decimal; 2]> {
    let shares = |reading: &Reading| {
        let was = amount(&before.iter().find(|one| one.label.key == reading.label.key)?.value)?;
        let will = amount(&reading.value)?;
        let most = was.max(will);
        if was < Decimal::ZERO || will < Decimal::ZERO || most.is_zero() {
            return None;
        }
        let percent = |part: Decimal| {
            let share = part.mul_checked(Decimal::ONE_HUNDRED)?.div_checked(most)?;
            Some(share.round_half_up(1).normalize())
        };
        let (was, will) = (percent(was)?, percent(will)?);
        Some((was.sub_checked(will)?.abs(), [was, will]))
    };
    let greatest = after.iter().filter_map(shares).max_by_key(|(change, _)| *change)?;
    (!greatest.0.is_zero()).then_some(greatest.1)
}

fn difference(now: &Arg, before: &Arg) -> Option<Difference> {
    match (now, before) {
        (Arg::Money(now), Arg::Money(before)) => {
            let change = now.to_decimal().sub_checked(before.to_decimal())?;
            let size = Money::try_from_minor(now.minor().checked_sub(before.minor())?.checked_abs()?).ok()?;
            sized(change, |_| Arg::Money(size))
        }
        (Arg::Amount(now), Arg::Amount(before)) => sized(now.sub_checked(*before)?, Arg::Amount),
        // A difference of two rounded amounts is known to neither side.
        (Arg::Rounded(now, _), Arg::Rounded(before, _)) => {
            sized(now.sub_checked(*before)?, |size| Arg::Rounded(size, Side::AtMost))
        }
        (Arg::Percent(now), Arg::Percent(before)) => sized(now.sub_checked(*before)?, Arg::Points),
        (Arg::Duration(now), Arg::Duration(before)) => months(*now, *before),
        (Arg::Month(now), Arg::Month(before)) => {
            let (earlier, later) = (*now.min(before), *now.max(before));
            let apart = months_until(earlier, later);
            (apart > 0).then(|| Difference { more: now > before, size: Arg::Duration(apart) })
        }
        _ => None,
    }
}

fn sized(change: Decimal, arg: impl FnOnce(Decimal) -> Arg) -> Option<Difference> {
    (!change.is_zero()).then(|| Difference { more: change > Decimal::ZERO, size: arg(change.abs()) })
}

fn months(now: u32, before: u32) -> Option<Difference> {
    (now != before).then(|| Difference { more: now > before, size: Arg::Duration(now.abs_diff(before)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;

    fn reading(value: Arg) -> Reading {
        Reading { label: Text::plain("a"), value, is_rounded: false }
    }

    fn told(now: Arg, before: Arg) -> Option<(bool, Arg)> {
        reading(now).difference(&reading(before)).map(|difference| (difference.more, difference.size))
    }

    #[test]
    fn a_difference_has_a_direction_and_a_size() {
        assert_eq!(told(Arg::Percent(4.into()), Arg::Percent(3.into())), Some((true, Arg::Points(1.into()))));
        assert_eq!(told(Arg::Duration(200), Arg::Duration(240)), Some((false, Arg::Duration(40))));
        let month = |text| Arg::Month(date::parse(text).unwrap());
        assert_eq!(told(month("2030-03-01"), month("2029-12-01")), Some((true, Arg::Duration(3))));
        assert_eq!(told(month("2029-12-01"), month("2030-03-01")), Some((false, Arg::Duration(3))));
    }

    #[test]
    fn what_is_alike_or_of_another_kind_has_no_difference() {
        assert_eq!(told(Arg::Percent(3.into()), Arg::Percent(3.into())), None);
        assert_eq!(told(Arg::Percent(3.into()), Arg::Duration(3)), None);
        let other = Reading { label: Text::plain("b"), ..reading(Arg::Duration(3)) };
        assert_eq!(other.difference(&reading(Arg::Duration(4))), None, "another question");
    }

    #[test]
    fn what_is_told_in_round_numbers_differs_in_them() {
        let round = |yuan: i64| Arg::at_least(yuan.into());
        assert_eq!(told(round(668_000), round(545_000)), Some((true, Arg::Rounded(123_000.into(), Side::AtMost))));
    }

    #[test]
    fn a_long_amount_is_rounded_beside_the_answer_alone() {
        let mut report: Report = Report::of("mortgage", Text::plain("mortgage.headline"));
        let amount = Money::try_from_minor(66_825_745).unwrap();
        report.read_money("payment", amount);
        report.read_money("interest", amount);
        assert_eq!(report.face[0].value, Arg::Money(amount));
        assert!(report.face[1].is_rounded && !report.face[0].is_rounded);
    }
}
