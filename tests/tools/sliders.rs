//! Every slider reaches its ends, its default stands well inside, and it is as fine as a thumb.

use finplan::tool::input::Range;
use finplan::tool::scale::Scale;
use finplan::tools::registry::TOOLS;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A phone of 390 pixels leaves a slider about so many.
const PIXELS: u32 = 300;

fn decimal(number: u32) -> Decimal {
    Decimal::from(number)
}

/// What holds for every slider, whatever its range.
fn is_sound(range: &Range) -> Result<(), TestCaseError> {
    let Some(scale) = Scale::new(range) else { return Ok(()) };
    prop_assert!((0..=scale.last()).map(|stop| scale.value(stop)).is_sorted_by(|a, b| a < b), "rises");
    prop_assert!(scale.value(0) >= range.min && scale.value(scale.last()) <= range.max, "within the range");
    prop_assert!(scale.last() <= 600, "{} stops", scale.last());
    for stop in 0..=scale.last() {
        prop_assert_eq!(scale.position(scale.value(stop)), stop);
    }
    for stop in 1..=scale.last() {
        let (from, to) = (scale.value(stop - 1), scale.value(stop));
        let fine = to - from <= range.step || to - from <= to.abs() / decimal(8);
        prop_assert!(fine, "from {} to {}", from, to);
    }
    prop_assert_eq!(scale.value(u32::MAX), scale.value(scale.last()));
    Ok(())
}

/// Whether the default stands well inside, where it can.
fn is_inside(range: &Range) -> bool {
    let Some(scale) = Scale::new(range) else { return true };
    let at = scale.position(range.default);
    let low = range.default <= range.min || at * 20 >= scale.last();
    let high = range.default >= range.max || (scale.last() - at) * 20 >= scale.last();
    low && high
}

#[test]
fn every_slider_of_every_tool_is_sound_and_its_default_well_inside() {
    let mut tried = 0;
    for tool in TOOLS {
        for input in tool.inputs {
            let Some(range) = input.kind.range() else { continue };
            is_sound(range).unwrap_or_else(|error| panic!("{} {}: {error}", tool.id, input.id));
            assert!(
                is_inside(range),
                "{} {}: {:?}",
                tool.id,
                input.id,
                Scale::new(range).map(|scale| { (scale.position(range.default), scale.last()) })
            );
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}

#[test]
fn a_pixel_on_a_phone_is_a_small_part_of_the_default() {
    for tool in TOOLS {
        for input in tool.inputs {
            let Some(range) = input.kind.range().filter(|range| range.default > range.min) else { continue };
            let Some(scale) = Scale::new(range) else { continue };
            let at = scale.position(range.default);
            let pixel = scale.last().div_ceil(PIXELS);
            assert_small(range, scale.value(at + pixel) - scale.value(at), &format!("{} {}", tool.id, input.id));
            assert!(scale.last() / PIXELS <= at, "{} {}", tool.id, input.id);
        }
    }
}

fn assert_small(range: &Range, way: Decimal, place: &str) {
    assert!(way <= range.step * decimal(2) || way <= range.default / decimal(8), "{place}: a pixel is {way}");
}

#[test]
fn a_wide_range_is_as_fine_below_as_above() {
    let scale = Scale::new(&Range::whole(1_000, 100_000_000, 1_000, 200_000)).unwrap();
    let after = |value: u32| scale.value(scale.position(decimal(value)) + 1);
    assert_eq!(
        [1_000, 20_000, 200_000, 1_000_000, 3_000_000].map(after),
        [2_000, 21_000, 202_000, 1_020_000, 3_050_000].map(decimal)
    );
}

#[test]
fn usual_ends_are_the_ends_of_the_slider() {
    let scale = Scale::new(&Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2)).unwrap();
    assert_eq!((scale.value(0), scale.value(scale.last()), scale.last()), (decimal(1), decimal(7), 120));
    let goal = Range::whole(1_000, 100_000_000, 1_000, 200_000).usual(50_000, 1_000_000, 0);
    let scale = Scale::new(&goal).unwrap();
    assert_eq!((scale.value(0), scale.value(scale.last())), (decimal(50_000), decimal(1_000_000)));
}

#[test]
fn a_default_outside_what_is_usual_moves_the_ends() {
    for default in [10_000, 20_000, 4_000_000, 90_000_000] {
        let range = Range::whole(1_000, 100_000_000, 1_000, default).usual(50_000, 1_000_000, 0);
        assert!(is_inside(&range), "{default}: {:?}", Scale::new(&range));
    }
}

#[test]
fn one_value_is_no_slider() {
    assert_eq!(Scale::new(&Range::whole(5, 5, 1, 5)), None);
}

proptest! {
    #[test]
    fn any_range_makes_a_sound_slider(
        min in 0_i64..1_000_000, way in 0_u32..9, default in 0_u32..=1_000, step in 0_u32..5, factor in 1_i64..10,
        low in 0_u32..=1_000, high in 0_u32..=1_000,
    ) {
        let max = min + factor * 10_i64.pow(way);
        let part = |share: u32| Decimal::from(min) + Decimal::from(max - min) * decimal(share) / decimal(1_000);
        let range = Range {
            min: min.into(),
            max: max.into(),
            step: Decimal::from(10_i64.pow(step)),
            default: part(default),
            usual: (part(low.min(high)), part(low.max(high))),
        };
        is_sound(&range)?;
    }
}
