use super::*;
use crate::asset::{Asset, Growth};

#[test]
fn twelve_months_lose_nothing_of_the_last_digit() {
    for rate in [0.000_001, 0.001, 0.003_7, 0.01, 0.02, 0.05, 0.1] {
        let exact = exp(ln(1.0 + rate) / 12.0);
        let product: f64 = (1..=480).map(|month| f64::from(dithered(exact, month))).product();
        let expected = exp(40.0 * ln(1.0 + rate));
        assert!((product / expected - 1.0).abs() < 4e-6, "{rate}: {product} {expected}");
    }
}

#[test]
fn more_is_never_given_less() {
    for month in 1..=12 {
        let factors: Vec<f32> = (0..4000).map(|k| dithered(1.0 + f64::from(k) * 3e-9, month)).collect();
        assert!(factors.is_sorted(), "{month}");
    }
}

#[test]
fn room_is_filled_with_nothing() {
    let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.24 }, annual_fee: 0.0 };
    let tables = of(&Plan::of_sum(3, 900.0, asset)).unwrap();
    assert_eq!((tables.initial[0], tables.initial[1..].iter().sum::<f32>()), (900.0, 0.0));
    assert_eq!(tables.years.len(), 3);
    assert_eq!((tables.halvings, tables.lower[1]), (0, [0.0; 12]));
    assert!((tables.lower[0][0] - 0.24 / 12_f32.sqrt()).abs() < 1e-8);
}

#[test]
fn wild_assets_are_halved_until_the_series_is_exact() {
    assert_eq!([0.1, 0.65, 0.66, 1.3, 5.2].map(halvings), [0, 0, 1, 1, 3]);
}
