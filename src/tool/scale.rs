//! The stops of a slider: whole steps over the usual values, growing with the value where these span far.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::input::Range;

/// More stops than these are closer together than the pixels of a phone.
const MAX_STOPS: usize = 400;

/// A step is at most one of so many parts of the value: finer first.
const PARTS: [u32; 3] = [50, 20, 10];

/// Where nothing says which amounts are usual, the slider ends at so many times the default.
const TIMES_DEFAULT: u32 = 20;

/// The default stands at least one of so many parts of the way from either end.
const MARGIN: usize = 20;

/// How often an end is moved for the default at most.
const ROUNDS: usize = 24;

/// The values at which a slider stands, in rising order: round numbers between the ends of the usual values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale(Vec<Decimal>);

impl Scale {
    /// The stops for a range; `None` where there is nothing to slide.
    ///
    /// The slider works between the usual ends; where a range has none of its own and is wide, up to twenty times the
    /// default. The default stands well inside, unless it is an end of the range itself. What lies beyond is typed.
    ///
    /// ```
    /// use finplan::tool::input::Range;
    /// use finplan::tool::scale::Scale;
    /// let years = Scale::new(&Range::whole(1, 30, 1, 20)).unwrap();
    /// assert_eq!((years.last(), years.value(0), years.value(29)), (29, 1.into(), 30.into()));
    /// let goal = Scale::new(&Range::whole(1_000, 100_000_000, 1_000, 200_000)).unwrap();
    /// assert_eq!(goal.value(goal.position(200_000.into())), 200_000.into());
    /// assert_eq!(goal.value(goal.last()), 4_000_000.into());
    /// ```
    #[must_use]
    pub fn new(range: &Range) -> Option<Scale> {
        let mut span = Span::of(range);
        let mut stops = span.stops(range);
        // Each round moves one end; a few bring the default inside.
        for _ in 0..ROUNDS {
            let Some(better) = span.around_default(range, &stops) else { break };
            span = better;
            stops = span.stops(range);
        }
        (stops.len() > 1).then_some(Scale(stops))
    }

    /// The number of the last stop; the first is 0.
    #[must_use]
    pub fn last(&self) -> u32 {
        u32::try_from(self.0.len().saturating_sub(1)).unwrap_or(0)
    }

    /// The value of a stop; of the last for any number above.
    #[must_use]
    pub fn value(&self, stop: u32) -> Decimal {
        let place = usize::try_from(stop).unwrap_or(usize::MAX).min(self.0.len().saturating_sub(1));
        self.0.get(place).copied().unwrap_or_default()
    }

    /// The stop nearest to a value; of two as near, the higher.
    #[must_use]
    pub fn position(&self, value: Decimal) -> u32 {
        u32::try_from(nearest(&self.0, value)).unwrap_or(0)
    }
}

fn nearest(stops: &[Decimal], value: Decimal) -> usize {
    let above = stops.partition_point(|stop| *stop < value);
    let Some(below) = above.checked_sub(1) else { return 0 };
    match (stops.get(below), stops.get(above)) {
        (Some(low), Some(high)) if high.sub_checked(value) <= value.sub_checked(*low) => above,
        _ => below,
    }
}

/// The ends of a slider, and whether its steps grow.
#[derive(Clone, Copy)]
struct Span {
    low: Decimal,
    high: Decimal,
    grows: bool,
}

/// A step: 1, 2 or 5 times a power of ten of the steps that a range has.
#[derive(Clone, Copy)]
struct Stride {
    unit: Decimal,
    times: u32,
}

impl Stride {
    fn size(self) -> Option<Decimal> {
        self.unit.mul_checked(Decimal::from(self.times))
    }

    fn longer(self) -> Option<Stride> {
        Some(match self.times {
            1 => Stride { times: 2, ..self },
            2 => Stride { times: 5, ..self },
            _ => Stride { unit: self.unit.mul_checked(Decimal::TEN)?, times: 1 },
        })
    }
}

impl Span {
    fn of(range: &Range) -> Span {
        let (low, high) = (range.usual.0.max(range.min), range.usual.1.min(range.max));
        let span = if low < high { Span::new(low, high, range) } else { Span::new(range.min, range.max, range) };
        let bare = span.low == range.min && span.high == range.max && range.default > range.min;
        let most = range.default.mul_checked(Decimal::from(TIMES_DEFAULT)).filter(|_| span.grows && bare);
        most.map_or(span, |most| Span::new(span.low, span.high.min(most), range))
    }

    fn new(low: Decimal, high: Decimal, range: &Range) -> Span {
        let steps =
            high.sub_checked(low).and_then(|way| way.div_checked(range.step)).and_then(|steps| steps.to_usize());
        Span { low, high, grows: steps.is_none_or(|steps| steps > MAX_STOPS) }
    }

    /// Round numbers from end to end, one step apart or, where the steps grow, by a part of the value.
    fn stops(self, range: &Range) -> Vec<Decimal> {
        let mut stops = Vec::new();
        for parts in PARTS {
            stops = self.stops_by(range.step, Decimal::from(parts)).unwrap_or_default();
            if stops.len() <= MAX_STOPS.saturating_add(2) {
                break;
            }
        }
        stops
    }

    fn stops_by(self, step: Decimal, parts: Decimal) -> Option<Vec<Decimal>> {
        let mut stops = vec![self.low];
        let (mut at, mut stride) = (self.low, Stride { unit: step, times: 1 });
        while at < self.high && stops.len() < MAX_STOPS.saturating_mul(10) {
            while self.grows
                && let Some(longer) = stride.longer()
                && longer.size().and_then(|size| size.mul_checked(parts)).is_some_and(|least| least <= at)
            {
                stride = longer;
            }
            let size = stride.size()?;
            at = at.div_checked(size)?.floor().add_checked(Decimal::ONE)?.mul_checked(size)?.min(self.high);
            stops.push(at);
        }
        Some(stops)
    }

    /// The span with one end moved so that the default stands further from it; `None` where it stands well inside, or
    /// cannot.
    fn around_default(self, range: &Range, stops: &[Decimal]) -> Option<Span> {
        let last = stops.len().checked_sub(1)?;
        let at = nearest(stops, range.default);
        let far = |stops: usize| stops.saturating_mul(MARGIN);
        let more = Decimal::from(stops.len() / 8).max(Decimal::ONE).mul_checked(range.step)?;
        let before_end = last.saturating_sub(at);
        let (mut low, mut high) = (self.low, self.high);
        if far(at) < last && range.default > range.min {
            if low > range.min {
                low = if self.grows { low.div_checked(Decimal::TWO) } else { low.sub_checked(more) }?.max(range.min);
            } else {
                high = stops.get(far(at)).copied().filter(|high| *high > range.default)?;
            }
        } else if far(before_end) < last && range.default < range.max {
            if high < range.max {
                high = if self.grows { high.mul_checked(Decimal::TWO) } else { high.add_checked(more) }?.min(range.max);
            } else {
                low = stops.get(last.saturating_sub(far(before_end))).copied().filter(|low| *low < range.default)?;
            }
        } else {
            return None;
        }
        Some(Span::new(low, high, range))
    }
}
