use super::*;
use crate::math::{normal_below, normal_quantile};
use crate::philox::Philox;

fn draws(blocks: u32) -> Vec<f64> {
    let philox = Philox::new(20_261_122);
    let counters = philox.counters(U32x4::new([0, 1, 2, 3]));
    let mut all = Vec::new();
    for month in 0..blocks {
        for z in four(philox.block(&counters, month, 0)) {
            all.extend(z.to_array().map(f64::from));
        }
    }
    all
}

#[test]
fn moments_are_those_of_the_normal_distribution() {
    let z = draws(250_000);
    let n = z.len() as f64;
    // (power, expected, variance of the power)
    for (power, expected, variance) in
        [(1, 0.0, 1.0), (2, 1.0, 2.0), (3, 0.0, 15.0), (4, 3.0, 96.0), (6, 15.0, 10_170.0)]
    {
        let mean = z.iter().map(|z| z.powi(power)).sum::<f64>() / n;
        assert!(((mean - expected) / (variance / n).sqrt()).abs() < 4.0, "{power}: {mean}");
    }
    assert!(z.iter().all(|z| z.abs() < LARGEST));
}

#[test]
fn a_hundred_classes_are_filled_alike() {
    let z = draws(250_000);
    let bounds: Vec<f64> = (1..100).map(|k| normal_quantile(f64::from(k) / 100.0)).collect();
    let mut counts = [0_u32; 100];
    for z in &z {
        counts[bounds.partition_point(|bound| bound < z)] += 1;
    }
    let expected = z.len() as f64 / 100.0;
    let chi2: f64 = counts.iter().map(|n| (f64::from(*n) - expected).powi(2) / expected).sum();
    // 99 degrees of freedom: above 160 once in ten thousand.
    assert!((50.0..160.0).contains(&chi2), "{chi2}");
}

#[test]
fn tails_have_their_share() {
    let z = draws(1_000_000);
    for bound in [3.0, 4.0, 4.5] {
        let share = 2.0 * normal_below(-bound);
        let expected = share * z.len() as f64;
        let found = z.iter().filter(|z| z.abs() > bound).count() as f64;
        assert!((found - expected).abs() < 4.0 * expected.sqrt(), "{bound}: {found} of {expected}");
    }
}

#[test]
fn neighbours_do_not_depend_on_each_other() {
    let z = draws(250_000);
    let n = z.len() as f64;
    for lag in [1, 2, 3, 4, 5, 8, 16, 32, 64, 192] {
        let product: f64 = z.iter().zip(z.iter().skip(lag)).map(|(a, b)| a * b).sum();
        assert!((product / n.sqrt()).abs() < 4.0, "{lag}: {product}");
        let squares: f64 = z.iter().zip(z.iter().skip(lag)).map(|(a, b)| (a * a - 1.0) * (b * b - 1.0)).sum();
        assert!((squares / (4.0 * n).sqrt()).abs() < 4.0, "{lag}: {squares}");
    }
}

#[test]
fn every_radius_and_angle_is_a_number() {
    for radius in [0, 1, 255, 256, u32::MAX / 2, u32::MAX - 256, u32::MAX] {
        for angle in [0, 1, 2, u32::MAX / 2, u32::MAX / 2 + 1, u32::MAX] {
            let drawn = pair(U32x4::splat(radius), U32x4::splat(angle)).map(|z| z.to_array()[0]);
            assert!(drawn.iter().all(|z| z.is_finite()), "{radius} {angle}: {drawn:?}");
        }
    }
}
