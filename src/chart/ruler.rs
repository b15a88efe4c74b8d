//! The ruler under the answer: the stops of a scale as ticks, evenly apart, with numbers where they are round.

use rust_decimal::Decimal;

use crate::base::decimal::DecimalExt as _;
use crate::tool::scale::Scale;

/// The pixels from a stop to the next.
const GAP: u32 = 8;
/// Where there are few stops they are further apart,
const WIDE_GAP: u32 = 14;
const FEW: u32 = 60;
/// and where there are a handful each has its number.
const HANDFUL: u32 = 9;
/// The pixels that a number needs.
const LABEL: u32 = 72;

/// How long a tick is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickSize {
    /// A step.
    Minor,
    /// A half of what has a number.
    Middle,
    /// A round number, which stands below.
    Major,
}

/// A stop of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Pixels from the first stop.
    pub x: u32,
    /// How long it is.
    pub size: TickSize,
    /// What it stands for.
    pub value: Decimal,
}

/// The ticks of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruler {
    /// The pixels from a stop to the next.
    pub gap: u32,
    /// Every stop.
    pub ticks: Vec<Tick>,
}

impl Ruler {
    /// The ruler of a scale. Numbers are so far apart that none touches the next, and round where the scale has round
    /// ones.
    ///
    /// ```
    /// use finplan::chart::ruler::{Ruler, TickSize};
    /// use finplan::tool::input::Range;
    /// use finplan::tool::scale::Scale;
    /// let years = Ruler::new(&Scale::new(&Range::whole(1, 30, 1, 20)).unwrap());
    /// let numbers = years.ticks.iter().filter(|tick| tick.size == TickSize::Major);
    /// assert_eq!(numbers.map(|tick| tick.value).collect::<Vec<_>>(), [10, 20, 30].map(Into::into));
    /// ```
    #[must_use]
    pub fn new(scale: &Scale) -> Ruler {
        let gap = match scale.last() {
            0..HANDFUL => LABEL,
            HANDFUL..FEW => WIDE_GAP,
            _ => GAP,
        };
        let apart = LABEL.div_ceil(gap);
        let mut ticks = Vec::new();
        let mut next_number = 0;
        for stop in 0..=scale.last() {
            let value = scale.value(stop);
            let after = scale.value(stop.saturating_add(1)).sub_checked(value).filter(|step| *step > Decimal::ZERO);
            let step = after.or_else(|| value.sub_checked(scale.value(stop.saturating_sub(1)))).unwrap_or(Decimal::ONE);
            let round = round_step(step, apart);
            let size = if apart == 1 || stop >= next_number && is_multiple(value, round) {
                next_number = stop.saturating_add(apart);
                TickSize::Major
            } else if round.div_checked(Decimal::TWO).is_some_and(|half| is_multiple(value, half)) {
                TickSize::Middle
            } else {
                TickSize::Minor
            };
            ticks.push(Tick { x: stop.saturating_mul(gap), size, value });
        }
        if ticks.iter().all(|tick| tick.size != TickSize::Major) {
            number_ends(&mut ticks);
        }
        Ruler { gap, ticks }
    }
}

/// Where nothing is round, the ends have their numbers.
fn number_ends(ticks: &mut [Tick]) {
    let wide = ticks.last().is_some_and(|last| last.x >= LABEL);
    if let Some(first) = ticks.first_mut() {
        first.size = TickSize::Major;
    }
    if let Some(last) = ticks.last_mut().filter(|_| wide) {
        last.size = TickSize::Major;
    }
}

/// The least of 1, 2 and 5 times a power of ten that is as long as so many steps.
fn round_step(step: Decimal, times: u32) -> Decimal {
    let least = step.mul_checked(times.into()).unwrap_or(step);
    let mut unit = Decimal::new(1, 6);
    loop {
        for factor in [1, 2, 5] {
            match unit.mul_checked(Decimal::from(factor)) {
                Some(round) if round >= least => return round,
                Some(_) => {}
                None => return least,
            }
        }
        match unit.mul_checked(Decimal::TEN) {
            Some(next) => unit = next,
            None => return least,
        }
    }
}

fn is_multiple(value: Decimal, of: Decimal) -> bool {
    value.checked_rem(of).is_some_and(|rest| rest.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::registry::TOOLS;

    #[test]
    fn every_scale_of_every_tool_has_numbers_that_do_not_touch() {
        for input in TOOLS.iter().flat_map(|tool| tool.inputs) {
            let Some(scale) = input.kind.range().and_then(Scale::new) else { continue };
            let ruler = Ruler::new(&scale);
            assert_eq!(ruler.ticks.len(), usize::try_from(scale.last()).unwrap() + 1);
            let numbers: Vec<&Tick> = ruler.ticks.iter().filter(|tick| tick.size == TickSize::Major).collect();
            assert!(!numbers.is_empty(), "{} has no number to read", input.id);
            assert!(numbers.windows(2).all(|pair| pair[1].x - pair[0].x >= LABEL), "{}", input.id);
        }
    }

    #[test]
    fn numbers_are_round_where_the_steps_grow() {
        let range = crate::tool::input::Range::whole(10_000, 100_000_000, 10_000, 1_000_000);
        let ruler = Ruler::new(&Scale::new(&range).unwrap());
        for tick in ruler.ticks.iter().filter(|tick| tick.size == TickSize::Major) {
            let digits = tick.value.normalize().to_string().trim_end_matches('0').len();
            assert!(digits <= 2, "{} is not round", tick.value);
        }
    }
}
