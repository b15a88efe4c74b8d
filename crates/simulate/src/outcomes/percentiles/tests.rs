use super::*;
use proptest::prelude::*;

/// By sorting, as NumPy does.
fn plain(values: &[f32], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    let rank = (values.len() - 1) as f64 * share;
    let below = rank.floor() as usize;
    let next = (below + 1).min(values.len() - 1);
    f64::from(sorted[below]) + (f64::from(sorted[next]) - f64::from(sorted[below])) * (rank - below as f64)
}

fn values() -> impl Strategy<Value = Vec<f32>> {
    let number = prop_oneof![
        3 => 0.0..1e7_f32,
        1 => Just(0.0_f32),
        1 => 1.0..1.000_1_f32,
        1 => -1e6..1e6_f32,
    ];
    prop::collection::vec(number, 1..400)
}

proptest! {
    #[test]
    fn percentiles_are_those_of_the_sorted_numbers(values in values()) {
        let found = Counter::new().percentiles(values.len(), values.iter().copied());
        for (p, found) in PERCENTILES.into_iter().zip(found) {
            let expected = plain(&values, f64::from(p) / 100.0);
            prop_assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{p}: {found} {expected}");
        }
        prop_assert!(found.is_sorted());
    }

    #[test]
    fn the_tail_is_the_mean_of_the_worst(values in values(), share in 0.01..0.5_f64) {
        let (threshold, tail) = Counter::new().lower_tail(share, &values);
        prop_assert!((threshold - plain(&values, share)).abs() <= 1e-6 * threshold.abs().max(1.0));
        let mut sorted = values.clone();
        sorted.sort_by(f32::total_cmp);
        let mut left = values.len() as f64 * share;
        let mut sum = 0.0;
        for value in sorted {
            sum += f64::from(value) * left.min(1.0);
            left = (left - 1.0).max(0.0);
        }
        let expected = sum / (values.len() as f64 * share);
        prop_assert!((tail - expected).abs() <= 1e-6 * expected.abs().max(1.0), "{tail} {expected}");
    }
}

#[test]
fn equal_numbers_and_none_are_no_matter() {
    assert_eq!(Counter::new().percentiles(0, std::iter::empty()), [0.0; 7]);
    assert_eq!(Counter::new().percentiles(5, [3.5; 5].into_iter()), [3.5; 7]);
    assert_eq!(Counter::new().lower_tail(0.05, &[]), (0.0, 0.0));
    assert_eq!(Counter::new().lower_tail(0.05, &[0.0; 100]), (0.0, 0.0));
}
