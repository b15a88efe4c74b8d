//! Correlations, and what makes a matrix one of correlations.

/// Rounding may make an eigenvalue of zero look this much negative.
const TOLERANCE: f64 = 1e-9;
/// Jacobi's method doubles the digits with every sweep.
const SWEEPS: usize = 60;

/// Why a matrix is none of correlations; found in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorrelationError {
    /// A row that is not as long as there are rows.
    #[error("the matrix of correlations must be square")]
    NotSquare,
    /// A number on the diagonal is not 1.
    #[error("everything is correlated with itself by 1")]
    DiagonalNotOne,
    /// Two numbers that must be the same are not.
    #[error("the correlation of a with b is that of b with a")]
    NotSymmetric,
    /// A number above 1 or below -1.
    #[error("a correlation lies between -1 and 1")]
    OutOfRange,
    /// No variables have these correlations: an eigenvalue is negative.
    #[error("no returns can have these correlations together")]
    NotPositiveSemidefinite,
}

/// The smallest eigenvalue of any symmetric matrix, row by row; below 0 for one that is none of correlations.
#[must_use]
pub fn smallest_eigenvalue(rows: &[Vec<f64>]) -> f64 {
    Correlation { size: rows.len(), values: rows.concat() }.smallest_eigenvalue()
}

/// Correlations between variables (相关系数矩阵), checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlation {
    size: usize,
    values: Vec<f64>,
}

impl Correlation {
    /// Checks a matrix, row by row. A singular one is accepted: two assets may be the same.
    ///
    /// # Errors
    /// [`CorrelationError`], the first that applies.
    ///
    /// ```
    /// use finplan_simulate::correlation::{Correlation, CorrelationError};
    /// assert!(Correlation::new(&[vec![1.0, 1.0], vec![1.0, 1.0]]).is_ok());
    /// let impossible = [vec![1.0, 0.9, -0.9], vec![0.9, 1.0, 0.9], vec![-0.9, 0.9, 1.0]];
    /// assert_eq!(Correlation::new(&impossible), Err(CorrelationError::NotPositiveSemidefinite));
    /// ```
    pub fn new(rows: &[Vec<f64>]) -> Result<Correlation, CorrelationError> {
        if rows.iter().any(|row| row.len() != rows.len()) {
            return Err(CorrelationError::NotSquare);
        }
        let matrix = Correlation { size: rows.len(), values: rows.concat() };
        matrix.check()?;
        Ok(matrix)
    }

    /// Whether it is one: what was read from bytes may be none.
    pub(crate) fn check(&self) -> Result<(), CorrelationError> {
        let matrix = self;
        if (0..matrix.size).any(|i| (matrix.at(i, i) - 1.0).abs() > TOLERANCE) {
            return Err(CorrelationError::DiagonalNotOne);
        }
        if matrix.pairs().any(|(i, j)| (matrix.at(i, j) - matrix.at(j, i)).abs() > TOLERANCE) {
            return Err(CorrelationError::NotSymmetric);
        }
        // Written so that what is no number is out of range.
        if !matrix.values.iter().all(|value| value.abs() <= 1.0 + TOLERANCE) {
            return Err(CorrelationError::OutOfRange);
        }
        if matrix.smallest_eigenvalue() < -TOLERANCE {
            return Err(CorrelationError::NotPositiveSemidefinite);
        }
        Ok(())
    }

    /// Any matrix of so many rows and columns; nothing for another number of values.
    pub(crate) fn unchecked(size: usize, values: Vec<f64>) -> Option<Correlation> {
        (values.len() == size.saturating_mul(size)).then_some(Correlation { size, values })
    }

    /// Its values, row by row.
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// Whether some variable follows from the others.
    #[must_use]
    pub fn is_singular(&self) -> bool {
        self.smallest_eigenvalue() <= TOLERANCE
    }

    /// Variables that have nothing to do with each other.
    #[must_use]
    pub fn independent(size: usize) -> Correlation {
        let mut matrix = Correlation { size, values: vec![0.0; size.saturating_mul(size)] };
        for i in 0..size {
            matrix.set(i, i, 1.0);
        }
        matrix
    }

    /// How many variables there are.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The correlation of two of them; 0 for one that is not there.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        if column >= self.size {
            return 0.0;
        }
        let place = row.saturating_mul(self.size).saturating_add(column);
        self.values.get(place).copied().unwrap_or_default()
    }

    fn set(&mut self, row: usize, column: usize, value: f64) {
        let place = row.saturating_mul(self.size).saturating_add(column);
        if let Some(there) = self.values.get_mut(place) {
            *there = value;
        }
    }

    /// With one more variable, and its correlations with the others.
    ///
    /// # Errors
    /// As [`new`](Correlation::new).
    pub fn with(&self, correlations: &[f64]) -> Result<Correlation, CorrelationError> {
        let joined = self.joined(correlations).ok_or(CorrelationError::NotSquare)?;
        joined.check()?;
        Ok(joined)
    }

    /// The same unchecked.
    pub(crate) fn joined(&self, correlations: &[f64]) -> Option<Correlation> {
        let mut values = Vec::new();
        for (row, correlation) in self.values.chunks(self.size.max(1)).zip(correlations) {
            values.extend_from_slice(row);
            values.push(*correlation);
        }
        values.extend_from_slice(correlations);
        values.push(1.0);
        Correlation::unchecked(self.size.saturating_add(1), values)
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let size = self.size;
        (0..size).flat_map(move |i| (i.saturating_add(1)..size).map(move |j| (i, j)))
    }

    /// The smallest eigenvalue, within 1e-12: above 0 where no variable follows from the others.
    #[must_use]
    pub fn smallest_eigenvalue(&self) -> f64 {
        let mut a = self.clone();
        // By rotations, which always converge for a symmetric matrix.
        for _ in 0..SWEEPS {
            let off: f64 = a.pairs().map(|(i, j)| a.at(i, j) * a.at(i, j)).sum();
            if off < 1e-26 {
                break;
            }
            for (p, q) in self.pairs() {
                a.rotate(p, q);
            }
        }
        (0..a.size).map(|i| a.at(i, i)).fold(f64::INFINITY, f64::min)
    }

    fn rotate(&mut self, p: usize, q: usize) {
        let apq = self.at(p, q);
        if apq.abs() < 1e-300 {
            return;
        }
        let theta = (self.at(q, q) - self.at(p, p)) / (2.0 * apq);
        let t = if theta < 0.0 { -1.0 } else { 1.0 } / (theta.abs() + (theta * theta + 1.0).sqrt());
        let c = 1.0 / (t * t + 1.0).sqrt();
        let s = t * c;
        for k in 0..self.size {
            let (akp, akq) = (self.at(k, p), self.at(k, q));
            self.set(k, p, c * akp - s * akq);
            self.set(k, q, s * akp + c * akq);
        }
        for k in 0..self.size {
            let (apk, aqk) = (self.at(p, k), self.at(q, k));
            self.set(p, k, c * apk - s * aqk);
            self.set(q, k, s * apk + c * aqk);
        }
    }

    /// The lower triangle `L` with `L L' = R` (Cholesky): row `i` weighs independent variables `0..=i`. A variable that
    /// the earlier ones determine has a zero on the diagonal.
    #[must_use]
    pub fn factor(&self) -> Vec<Vec<f64>> {
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for i in 0..self.size {
            let mut row: Vec<f64> = Vec::new();
            for (j, earlier) in rows.iter().enumerate() {
                let known: f64 = row.iter().zip(earlier).map(|(a, b)| a * b).sum();
                let pivot = earlier.get(j).copied().unwrap_or_default();
                row.push(if pivot > 0.0 { (self.at(i, j) - known) / pivot } else { 0.0 });
            }
            let rest = self.at(i, i) - row.iter().map(|a| a * a).sum::<f64>();
            row.push(if rest > TOLERANCE { rest.sqrt() } else { 0.0 });
            rows.push(row);
        }
        rows
    }
}

#[cfg(test)]
mod tests;
