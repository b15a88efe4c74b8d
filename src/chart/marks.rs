//! Events on the time axis: numbered marks, those that lie too close drawn as one.

use super::SIDE;
use crate::tool::report::{Mark, MarkKind};

/// The room of a label with one digit, the gap beside it included, on a picture as narrow as a phone's: about 19 of
/// 250 px.
const LABEL_WIDTH: f64 = 74.0;
/// What every character beyond the second adds.
const CHARACTER_WIDTH: f64 = 26.0;
/// Events closer than a twentieth of the width go under one label.
const MIN_DISTANCE: f64 = 50.0;

/// One mark, or several that lie too close to tell their labels apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag {
    /// The number of the first event, counted from 1.
    pub first: u32,
    /// The number of the last event.
    pub last: u32,
    /// Where the first event lies from left to right.
    pub from: f64,
    /// Where the last one lies.
    pub to: f64,
    /// What happens; `None` where different things do.
    pub kind: Option<MarkKind>,
}

impl Flag {
    /// How much room its label takes from left to right.
    #[must_use]
    pub fn width(self) -> f64 {
        let digits = |number: u32| number.checked_ilog10().unwrap_or(0).saturating_add(1);
        let (first, last) = (digits(self.first), digits(self.last));
        let characters = if self.first == self.last { first } else { first.saturating_add(last).saturating_add(1) };
        LABEL_WIDTH
            + CHARACTER_WIDTH * f64::from(characters.saturating_sub(2))
            + if characters > 1 { CHARACTER_WIDTH / 2.0 } else { 0.0 }
    }

    /// The middle of its label: between the first and the last event, inside the picture.
    #[must_use]
    pub fn middle(self) -> f64 {
        let half = self.width() / 2.0;
        f64::midpoint(self.from, self.to).min(SIDE - half).max(half)
    }

    fn touches(self, next: Flag) -> bool {
        next.from - self.to < MIN_DISTANCE || self.middle() + self.width() / 2.0 > next.middle() - next.width() / 2.0
    }

    fn with(self, next: Flag) -> Flag {
        let kind = if self.kind == next.kind { self.kind } else { None };
        Flag { last: next.last, to: next.to, kind, ..self }
    }
}

/// The marks of events that are in the order of time, on an axis of `months`; no two labels touch.
#[must_use]
pub fn flags(events: &[Mark], months: u32) -> Vec<Flag> {
    let mut flags: Vec<Flag> = Vec::new();
    for (number, event) in (1_u32..).zip(events) {
        let x = f64::from(event.month.min(months)) / f64::from(months.max(1)) * SIDE;
        let mut flag = Flag { first: number, last: number, from: x, to: x, kind: Some(event.kind) };
        while let Some(before) = flags.pop() {
            if !before.touches(flag) {
                flags.push(before);
                break;
            }
            flag = before.with(flag);
        }
        flags.push(flag);
    }
    flags
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tool::text::Text;

    fn events(months: &[u32]) -> Vec<Mark> {
        let mark = |month: &u32| Mark { month: *month, label: Text::plain("x"), kind: MarkKind::Prepayment };
        months.iter().map(mark).collect()
    }

    fn numbers(flags: &[Flag]) -> Vec<(u32, u32)> {
        flags.iter().map(|flag| (flag.first, flag.last)).collect()
    }

    #[test]
    fn events_far_apart_keep_their_own_numbers_and_places() {
        let flags = flags(&events(&[60, 120, 300]), 360);
        assert_eq!(numbers(&flags), [(1, 1), (2, 2), (3, 3)]);
        assert_eq!(flags.iter().map(|flag| flag.middle().round() as i32).collect::<Vec<_>>(), [167, 333, 833]);
    }

    #[test]
    fn events_closer_than_a_twentieth_share_a_label_in_their_middle() {
        // 17 of 360 months are 4.7 % of the width.
        let flags = flags(&events(&[100, 117, 300]), 360);
        assert_eq!(numbers(&flags), [(1, 2), (3, 3)]);
        assert!((flags[0].middle() - 301.4).abs() < 0.1, "{}", flags[0].middle());
    }

    #[test]
    fn an_event_each_month_is_one_label_from_the_first_to_the_last() {
        let all: Vec<u32> = (1..=60).collect();
        assert_eq!(numbers(&flags(&events(&all), 120)), [(1, 60)]);
    }

    #[test]
    fn labels_stay_inside_the_picture_at_its_edges() {
        let flags = flags(&events(&[0, 360]), 360);
        assert!(flags[0].middle() >= LABEL_WIDTH / 2.0 && flags[1].middle() <= SIDE - LABEL_WIDTH / 2.0);
        assert!(flags[0].from < 1e-9 && flags[1].to > SIDE - 1e-9, "what leads to the axis stays in its place");
    }

    #[test]
    fn different_things_under_one_label_have_no_kind() {
        let mut two = events(&[1, 2]);
        two[1].kind = MarkKind::End;
        assert_eq!(flags(&two, 360)[0].kind, None);
    }

    #[test]
    fn an_event_beyond_the_picture_and_a_picture_of_no_time_fail_nowhere() {
        assert!(flags(&events(&[999]), 360)[0].to <= SIDE);
        assert_eq!(numbers(&flags(&events(&[0, 1]), 0)), [(1, 2)]);
        assert_eq!(flags(&[], 360), []);
    }

    proptest! {
        #[test]
        fn every_event_is_under_one_label_and_no_two_labels_touch(
            mut months in proptest::collection::vec(0_u32..=480, 0..140),
            last in 1_u32..=480,
        ) {
            months.sort_unstable();
            let flags = flags(&events(&months), last);
            let mut numbers = Vec::new();
            let mut right = 0.0;
            for flag in &flags {
                numbers.extend(flag.first..=flag.last);
                prop_assert!(flag.from <= flag.to);
                let half = flag.width() / 2.0;
                prop_assert!(flag.middle() - half >= right - 1e-9, "{:?}", flags);
                right = flag.middle() + half;
            }
            prop_assert_eq!(numbers, (1_u32..).take(months.len()).collect::<Vec<_>>());
            prop_assert!(right <= SIDE + 1e-9 && flags.len() <= 13);
        }
    }
}
