use proptest::prelude::*;

use super::*;
use crate::chart::draw;
use crate::chart::sample::chart;
use crate::tool::report::ChartForm;

fn labels(form: ChartForm, series: &[&[i64]], names: &[&str]) -> Vec<Label> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    place_labels(&draw(&chart(form, series)), &names)
}

#[test]
fn a_name_stands_beside_its_own_line_and_not_on_it() {
    let labels = labels(ChartForm::Lines, &[&[900, 900, 900], &[100, 100, 100]], &["高", "低"]);
    let [high, low] = &labels[..] else { panic!("{labels:?}") };
    // The axis ends at 1000: the lines lie at 100 and 900 from above.
    assert!(high.room.bottom <= 100.0 || high.room.top >= 100.0 && high.room.bottom < 300.0, "{high:?}");
    assert!(low.room.top >= 700.0 && (low.room.bottom <= 900.0 || low.room.top >= 900.0), "{low:?}");
}

#[test]
fn the_name_of_an_area_stands_inside_it_where_it_is_thick() {
    // The upper part is thick at the left, the lower one at the right.
    let rising: Vec<i64> = (1..=30).map(|year| year * 10).collect();
    let falling: Vec<i64> = rising.iter().map(|value| 310 - value).collect();
    let drawing = draw(&chart(ChartForm::Stacked, &[&rising, &falling]));
    let labels = place_labels(&drawing, &["本金".to_owned(), "利息".to_owned()]);
    let [principal, interest] = &labels[..] else { panic!("{labels:?}") };
    assert!(interest.room.right < 500.0 && principal.room.left > 500.0, "{labels:?}");
    for column in extent::column_of(principal.room.left)..=extent::column_of(principal.room.right) {
        assert!(principal.room.top >= drawing.lines[0].extents[column].bottom, "{principal:?}");
    }
}

#[test]
fn the_ends_of_a_range_are_named_outside_of_it_however_narrow_it_is() {
    for spread in [8, 100, 400] {
        let to = |end: i64| (0..=20).map(|step| step * end / 20).collect::<Vec<i64>>();
        let drawing = draw(&chart(ChartForm::Band, &[&to(1000 - spread), &to(1000), &to(1000 + spread)]));
        let labels = place_labels(&drawing, &["差", "中", "好"].map(str::to_owned));
        assert_eq!(labels.iter().map(|label| label.line).collect::<Vec<_>>(), [0, 2, 1]);
        for Label { line, room, .. } in labels {
            for column in extent::column_of(room.left)..=extent::column_of(room.right) {
                let extent = drawing.lines[line].extents[column];
                let outside = if line == 0 { room.top >= extent.bottom } else { room.bottom <= extent.top };
                assert!(outside, "{spread}: {line} {room:?} {extent:?}");
            }
        }
    }
}

#[test]
fn a_part_that_is_nothing_has_no_name() {
    let labels = labels(ChartForm::Stacked, &[&[10, 10], &[0, 0], &[5, 5]], &["a", "b", "c"]);
    assert_eq!(labels.iter().map(|label| label.line).collect::<Vec<_>>(), [0, 2]);
}

#[test]
fn a_long_name_goes_on_lines_of_nearly_the_same_length() {
    for (name, text) in [
        ("Interest only, principal at the end", "Interest only,\nprincipal at the end"),
        ("Ordinary loan with the discount", "Ordinary loan\nwith the discount"),
        ("With early repayment", "With early\nrepayment"),
        ("Balance", "Balance"),
        ("旺季多还淡季少还", "旺季多还淡季少还"),
        ("不提前还、提前还（重合）", "不提前还、\n提前还（重合）"),
        ("Level repayment and Equal principal (same line)", "Level repayment and\nEqual principal\n(same line)"),
        ("nobreaksinanameaslongasthisone", "nobreaksinanameaslongasthisone"),
    ] {
        assert_eq!(fold(0, name).text, text);
    }
}

#[test]
fn what_is_held_in_its_place_needs_no_other_room_where_the_picture_is_wider() {
    for left in [0.0, 100.0, 250.0, 400.0, 600.0, 700.0] {
        let room = Room { left, right: left + 300.0, top: 0.0, bottom: 80.0 };
        let (x, anchor) = held(room);
        for share in [1.0, 0.5, 0.1] {
            let wide = 300.0 * share;
            let left = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - wide / 2.0,
                Anchor::End => x - wide,
            };
            assert!(left >= room.left - 1e-6 && left + wide <= room.right + 1e-6, "{room:?} {share}");
        }
    }
}

fn lines() -> impl Strategy<Value = Vec<Vec<i64>>> {
    (1_usize..6, 1_usize..80).prop_flat_map(|(lines, values)| {
        proptest::collection::vec(proptest::collection::vec(-1_000_i64..1_000_000, values), lines)
    })
}

proptest! {
    #[test]
    fn names_never_touch_and_stay_in_the_picture_whatever_is_drawn(values in lines(), form in 0..4_usize) {
        let form = [ChartForm::Lines, ChartForm::Band, ChartForm::Stacked, ChartForm::Steps][form];
        let borrowed: Vec<&[i64]> = values.iter().map(Vec::as_slice).collect();
        let drawing = draw(&chart(form, &borrowed));
        let names = vec!["Interest only, principal".to_owned(); drawing.lines.len()];
        let labels = place_labels(&drawing, &names);
        for (place, label) in labels.iter().enumerate() {
            prop_assert!(label.room.is_inside(), "{:?}", label);
            for other in &labels[..place] {
                prop_assert!(!label.room.meets(other.room), "{:?} {:?}", label, other);
            }
        }
        if form != ChartForm::Stacked {
            prop_assert_eq!(labels.len(), drawing.lines.len());
        }
    }
}
