use super::*;

#[test]
fn exponentials_are_those_of_the_machine_within_two_units() {
    for k in -70_000..=70_000 {
        let x = f64::from(k) * 0.01;
        let (own, machine) = (exp(x), x.exp());
        assert!((own - machine).abs() <= 4.0 * f64::EPSILON * machine, "{x}: {own} {machine}");
    }
    assert!(exp(f64::NAN).is_nan());
    assert!((exp(-744.0) - (-744.0_f64).exp()).abs() < 1e-320);
}

#[test]
fn logarithms_are_those_of_the_machine_within_two_units() {
    for k in 1..200_000 {
        let x = f64::from(k) * 0.000_37;
        let (own, machine) = (ln(x), x.ln());
        assert!((own - machine).abs() <= 4.0 * f64::EPSILON * machine.abs().max(f64::EPSILON), "{x}: {own} {machine}");
    }
    assert!((ln(1e-310) - (1e-310_f64).ln()).abs() < 1e-12);
    assert!((ln(f64::MAX) - f64::MAX.ln()).abs() < 1e-12);
}

#[test]
fn quantiles_undo_probabilities() {
    for k in 1..10_000 {
        let p = f64::from(k) / 10_000.0;
        assert!((normal_below(normal_quantile(p)) - p).abs() < 1e-14, "{p}");
    }
    for exponent in 5..300 {
        let p = power(10.0, -f64::from(exponent));
        assert!((normal_below(normal_quantile(p)) / p - 1.0).abs() < 1e-10, "{p}");
    }
}

#[test]
fn tails_are_those_of_the_tables() {
    // Abramowitz & Stegun, table 26.2: -log10 of the upper tail.
    for (z, log) in [(5.0, 6.542_65), (10.0, 23.118_05), (20.0, 88.560_10), (30.0, 197.309_21)] {
        assert!((-ln(normal_below(-z)) / std::f64::consts::LN_10 - log).abs() < 1e-5, "{z}");
    }
    // The two ways meet.
    assert!((normal_below(2.999_999_999_999) - normal_below(3.000_000_000_001)).abs() < 1e-13);
    assert!((normal_below(-2.999_999_999_999) - normal_below(-3.000_000_000_001)).abs() < 1e-13);
}
