//! The Grable and Lytton risk-tolerance scale, thirteen items.

/// Points of each option of each item. Source: J. Grable and R. Lytton, Financial Services Review 8(3), 1999.
///
/// The points are facts; the wording of the items is the authors' and is not part of this crate.
const POINTS: [&[u8]; 13] = [
    &[4, 3, 2, 1],
    &[1, 2, 3, 4],
    &[1, 2, 3, 4],
    &[1, 2, 3],
    &[1, 2, 3],
    &[1, 2, 3, 4],
    &[1, 2, 3, 4],
    &[1, 2, 3, 4],
    &[1, 3],
    &[1, 3],
    &[1, 2, 3, 4],
    &[1, 2, 3],
    &[1, 2, 3, 4],
];

/// The five published bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskTolerance {
    /// Up to 18 points.
    Low,
    /// 19 to 22.
    BelowAverage,
    /// 23 to 28.
    Average,
    /// 29 to 32.
    AboveAverage,
    /// 33 and more.
    High,
}

impl RiskTolerance {
    /// The band of a score, by the limits published with the scale.
    ///
    /// ```
    /// use finplan_domain::scale::RiskTolerance;
    /// assert_eq!(RiskTolerance::of(28), RiskTolerance::Average);
    /// assert_eq!(RiskTolerance::of(29), RiskTolerance::AboveAverage);
    /// ```
    #[must_use]
    pub const fn of(score: u32) -> RiskTolerance {
        match score {
            0..=18 => RiskTolerance::Low,
            19..=22 => RiskTolerance::BelowAverage,
            23..=28 => RiskTolerance::Average,
            29..=32 => RiskTolerance::AboveAverage,
            _ => RiskTolerance::High,
        }
    }
}

/// Score (13 to 47) and band of the options chosen, counted from 0; `None` unless all thirteen exist.
///
/// ```
/// use finplan_domain::scale::{RiskTolerance, grable_lytton};
/// let chosen = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
/// assert_eq!(grable_lytton(&chosen), Some((13, RiskTolerance::Low)));
/// assert_eq!(grable_lytton(&[0; 12]), None);
/// ```
#[must_use]
pub fn grable_lytton(options: &[usize]) -> Option<(u32, RiskTolerance)> {
    if options.len() != POINTS.len() {
        return None;
    }
    let points = POINTS.iter().zip(options).map(|(points, option)| points.get(*option).map(|point| u32::from(*point)));
    let score = points.sum::<Option<u32>>()?;
    Some((score, RiskTolerance::of(score)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extremes_of_the_scale() {
        assert_eq!(grable_lytton(&[0, 3, 3, 2, 2, 3, 3, 3, 1, 1, 3, 2, 3]), Some((47, RiskTolerance::High)));
        assert_eq!(grable_lytton(&[0, 3, 3, 3, 2, 3, 3, 3, 1, 1, 3, 2, 3]), None);
    }

    #[test]
    fn bands_meet() {
        for (score, band) in [
            (18, RiskTolerance::Low),
            (19, RiskTolerance::BelowAverage),
            (22, RiskTolerance::BelowAverage),
            (23, RiskTolerance::Average),
            (28, RiskTolerance::Average),
            (29, RiskTolerance::AboveAverage),
            (32, RiskTolerance::AboveAverage),
            (33, RiskTolerance::High),
        ] {
            assert_eq!(RiskTolerance::of(score), band);
        }
    }
}
