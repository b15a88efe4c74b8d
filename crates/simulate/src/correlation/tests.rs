use super::*;
use proptest::prelude::*;

fn rows(matrix: &[&[f64]]) -> Vec<Vec<f64>> {
    matrix.iter().map(|row| row.to_vec()).collect()
}

#[test]
fn the_first_fault_is_named() {
    let faults = [
        (rows(&[&[1.0, 0.2]]), CorrelationError::NotSquare),
        (rows(&[&[0.9, 2.0], &[0.1, 1.0]]), CorrelationError::DiagonalNotOne),
        (rows(&[&[1.0, 2.0], &[0.1, 1.0]]), CorrelationError::NotSymmetric),
        (rows(&[&[1.0, 2.0], &[2.0, 1.0]]), CorrelationError::OutOfRange),
        (rows(&[&[1.0, f64::NAN], &[f64::NAN, 1.0]]), CorrelationError::OutOfRange),
    ];
    for (matrix, fault) in faults {
        assert_eq!(Correlation::new(&matrix), Err(fault), "{matrix:?}");
    }
}

#[test]
fn a_singular_matrix_has_a_factor() {
    let matrix = rows(&[&[1.0, 0.6, -0.6], &[0.6, 1.0, -1.0], &[-0.6, -1.0, 1.0]]);
    let correlation = Correlation::new(&matrix).unwrap();
    let factor = correlation.factor();
    assert!(factor[2][2].abs() < 1e-9 && (factor[2][1] + factor[1][1]).abs() < 1e-9, "{factor:?}");
}

proptest! {
    #[test]
    fn what_has_a_factor_is_accepted_and_found_again(entries in prop::collection::vec(-1.0..1.0_f64, 20)) {
        // Rows of length one make a matrix of correlations by their products.
        let vectors: Vec<Vec<f64>> = entries.chunks(5).map(|row| {
            let length = row.iter().map(|x| x * x).sum::<f64>().sqrt().max(1e-3);
            row.iter().map(|x| x / length).collect()
        }).collect();
        prop_assume!(vectors.iter().all(|row| (row.iter().map(|x| x * x).sum::<f64>() - 1.0).abs() < 1e-9));
        let matrix: Vec<Vec<f64>> = vectors.iter()
            .map(|a| vectors.iter().map(|b| a.iter().zip(b).map(|(x, y)| x * y).sum()).collect()).collect();
        let correlation = Correlation::new(&matrix).unwrap();
        let factor = correlation.factor();
        for (i, row) in factor.iter().enumerate() {
            for (j, column) in factor.iter().enumerate() {
                let product: f64 = row.iter().zip(column).map(|(a, b)| a * b).sum();
                prop_assert!((product - matrix[i][j]).abs() < 1e-7);
            }
        }
    }
}
