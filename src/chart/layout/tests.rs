use proptest::prelude::*;

use super::*;
use crate::chart::sample::chart;

/// The corners of a path, without its commands.
fn corners(path: &str) -> Vec<(i32, i32)> {
    let corner = |corner: &str| {
        let (x, y) = corner.split_once(' ').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    path.trim_end_matches('Z').split(['M', 'L']).skip(1).map(corner).collect()
}

#[test]
fn a_line_runs_from_edge_to_edge_and_zero_lies_at_the_bottom() {
    let drawing = draw(&chart(ChartForm::Lines, &[&[1000, 500, 0]]));
    assert_eq!(drawing.lines[0].path, "M0 0L500 500L1000 1000");
    assert_eq!(drawing.y_ticks.first().map(|(y, _)| *y as i32), Some(1000));
}

#[test]
fn negative_amounts_stay_inside_the_picture() {
    let drawing = draw(&chart(ChartForm::Lines, &[&[-300, 900]]));
    let heights: Vec<i32> = drawing.y_ticks.iter().map(|(y, _)| *y as i32).collect();
    assert!(heights.iter().all(|y| (0..=1000).contains(y)), "{heights:?}");
    assert!(drawing.lines[0].end >= 0.0);
}

#[test]
fn a_band_lies_between_the_lower_and_the_upper_end_wherever_they_stand_among_the_series() {
    // Low, middle and high, of an axis to 40.
    let mut range = chart(ChartForm::Band, &[&[0, 10], &[0, 20], &[0, 40]]);
    let band = "M0 1000L1000 0L1000 750L0 1000Z";
    assert_eq!(draw(&range).band.as_deref(), Some(band));
    range.series.reverse();
    assert_eq!(draw(&range).band.as_deref(), Some(band));
    range.series.pop();
    assert_eq!(draw(&range).band, None, "half a range is none");
}

#[test]
fn lines_that_lie_over_one_another_are_one_and_say_whose() {
    let drawing = draw(&chart(ChartForm::Lines, &[&[1000, 0], &[500, 0], &[1000, 4]]));
    let series: Vec<&[usize]> = drawing.lines.iter().map(|line| line.series.as_slice()).collect();
    assert_eq!(series, [&[0_usize, 2][..], &[1]]);
    // Parts of a stack stay apart: each has its height.
    assert_eq!(draw(&chart(ChartForm::Stacked, &[&[5, 5], &[0, 0]])).lines.len(), 2);
}

#[test]
fn a_line_that_leaves_another_at_one_place_alone_stays_a_line() {
    let same: Vec<i64> = vec![1000; 400];
    let mut other = same.clone();
    // One month of 400, by more than a pixel.
    other[201] = 990;
    assert_eq!(draw(&chart(ChartForm::Lines, &[&same, &other])).lines.len(), 2);
}

#[test]
fn long_series_keep_their_first_and_last_point() {
    let values: Vec<i64> = (0..=480).collect();
    let drawing = draw(&chart(ChartForm::Lines, &[&values]));
    let path = &drawing.lines[0].path;
    assert!(path.matches('L').count() <= MAX_POINTS);
    assert!(path.starts_with("M0 1000") && path.contains("L1000 "), "{path}");
}

#[test]
fn an_empty_chart_draws_nothing_and_fails_nowhere() {
    for form in [ChartForm::Lines, ChartForm::Band, ChartForm::Stacked, ChartForm::Steps] {
        assert_eq!(draw(&chart(form, &[])).lines.len(), 0);
        assert_eq!(draw(&chart(form, &[&[], &[]])).lines.len(), 2, "what is not there coincides with nothing");
        assert_eq!(draw(&chart(form, &[&[7]])).lines.len(), 1);
    }
}

#[test]
fn a_rate_holds_until_it_changes() {
    // 5 % for two months, 2.5 % from then on: the axis ends at 5 %, so 2.5 % lies in the middle.
    let mut rates = chart(ChartForm::Steps, &[&[50, 50, 25, 25, 25]]);
    rates.unit = Unit::Percent;
    let drawing = draw(&rates);
    assert_eq!(drawing.unit, Unit::Percent);
    assert_eq!(drawing.lines[0].path, "M0 0L500 0L500 500L1000 500");
}

#[test]
fn no_change_of_a_rate_is_lost_however_long_the_loan() {
    let values: Vec<i64> = (0..=480).map(|month| if month == 241 { 9 } else { 4 }).collect();
    let path = draw(&chart(ChartForm::Steps, &[&values])).lines[0].path.clone();
    // The one month at 9 of an axis to 10: 241 ÷ 480 = 502 and 242 ÷ 480 = 504 of the width.
    assert_eq!(path, "M0 600L502 600L502 100L504 100L504 600L1000 600");
}

#[test]
fn parts_lie_on_top_of_each_other() {
    // 20 + 30 = 50 in the first period and 30 + 20 = 50 in the second, of an axis to 50.
    let drawing = draw(&chart(ChartForm::Stacked, &[&[20, 30], &[30, 20]]));
    let [low, high] = &drawing.lines[..] else { panic!("two parts") };
    assert_eq!(low.path, "M0 600L500 600L500 400L1000 400");
    assert_eq!(high.path, "M0 0L1000 0");
    assert_eq!(low.area, "M0 600L500 600L500 400L1000 400L1000 1000L0 1000Z");
    assert_eq!(high.area, "M0 0L1000 0L1000 400L500 400L500 600L0 600Z");
}

#[test]
fn all_parts_but_the_lowest_are_hatched_from_their_bottom_to_their_top() {
    let drawing = draw(&chart(ChartForm::Stacked, &[&[20, 30], &[30, 20]]));
    let hatch = |place: usize| drawing.lines[place].hatch.clone();
    assert_eq!(hatch(0), "");
    let lines = corners(&hatch(1));
    assert_eq!(lines.len(), 100, "50 lines of two ends");
    assert_eq!([lines[0], lines[1]], [(10, 0), (10, 600)]);
    assert_eq!([lines[98], lines[99]], [(990, 0), (990, 400)]);
}

#[test]
fn a_value_a_year_fills_its_year() {
    let mut years = chart(ChartForm::Stacked, &[&[1, 2, 3, 4, 5]]);
    years.every = 12;
    assert_eq!(years.months(), 60);
    let labels: Vec<(i32, u32)> = draw(&years).x_ticks.iter().map(|(x, month)| (*x as i32, *month)).collect();
    assert_eq!(labels, [(0, 0), (200, 12), (400, 24), (600, 36), (800, 48), (1000, 60)]);
}

fn parts() -> impl Strategy<Value = Vec<Vec<i64>>> {
    (1_usize..5, 1_usize..80).prop_flat_map(|(parts, periods)| {
        proptest::collection::vec(proptest::collection::vec(0_i64..1_000_000_000, periods), parts)
    })
}

proptest! {
    #[test]
    fn lines_are_one_exactly_where_no_place_is_more_than_a_pixel_apart(
        pairs in proptest::collection::vec((0_i64..=1000, -8_i64..=8), 1..60),
        lift in 0_usize..4,
    ) {
        // An axis from 0 to 1000: a pixel is 5 of it. Up to 8 off in every fourth case, up to a pixel in the others.
        let (mut values, mut other, mut near) = (vec![1000], vec![1000], true);
        for (value, by) in pairs {
            let moved = value.saturating_add(if lift == 0 { by } else { by % 6 }).clamp(0, 1000);
            near &= moved.abs_diff(value) <= 5;
            values.push(value);
            other.push(moved);
        }
        let lines = draw(&chart(ChartForm::Lines, &[&values, &other])).lines;
        prop_assert_eq!(lines.len(), if near { 1 } else { 2 });
        let mut series: Vec<usize> = lines.into_iter().flat_map(|line| line.series).collect();
        series.sort_unstable();
        prop_assert_eq!(series, [0, 1], "every series is somewhere");
    }

    #[test]
    fn the_top_of_a_stack_is_the_sum_of_its_parts(values in parts()) {
        let borrowed: Vec<&[i64]> = values.iter().map(Vec::as_slice).collect();
        let sums: Vec<i64> = (0..values[0].len()).map(|period| values.iter().map(|part| part[period]).sum()).collect();
        let stacked = draw(&chart(ChartForm::Stacked, &borrowed));
        let alone = draw(&chart(ChartForm::Stacked, &[&sums]));
        prop_assert_eq!(&stacked.lines.last().unwrap().path, &alone.lines[0].path);
        prop_assert_eq!(stacked.y_ticks, alone.y_ticks);
    }

    #[test]
    fn every_part_stays_in_the_picture_and_above_those_below(values in parts()) {
        let borrowed: Vec<&[i64]> = values.iter().map(Vec::as_slice).collect();
        let drawing = draw(&chart(ChartForm::Stacked, &borrowed));
        let mut below = SIDE + 1e-6;
        for line in &drawing.lines {
            for (x, y) in corners(&line.area).into_iter().chain(corners(&line.hatch)) {
                prop_assert!((0..=1000).contains(&x) && (0..=1000).contains(&y));
            }
            prop_assert!(line.end <= below);
            below = line.end + 1e-6;
        }
    }

    #[test]
    fn stairs_go_across_or_up_and_down_and_reach_both_edges(values in proptest::collection::vec(0_i64..1200, 1..400)) {
        let path = corners(&draw(&chart(ChartForm::Steps, &[&values])).lines[0].path);
        prop_assert_eq!((path[0].0, path.last().unwrap().0), (0, 1000));
        for pair in path.windows(2) {
            prop_assert!(pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1, "{:?}", pair);
            prop_assert!(pair[0].0 <= pair[1].0);
        }
    }
}
