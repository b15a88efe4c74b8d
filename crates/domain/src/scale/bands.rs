//! Score bands as data: every score in exactly one, both ends inclusive.

/// Whole scores from one to another, both included; open where there is no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScoreRange {
    /// The lowest score, or none.
    pub low: Option<i64>,
    /// The highest score, or none.
    pub high: Option<i64>,
}

impl ScoreRange {
    /// Reads `20-39`, `<=32` or `>=49`.
    ///
    /// ```
    /// use finplan_domain::scale::ScoreRange;
    /// assert_eq!(ScoreRange::parse("20-39"), Some(ScoreRange { low: Some(20), high: Some(39) }));
    /// assert_eq!(ScoreRange::parse(">=49"), Some(ScoreRange { low: Some(49), high: None }));
    /// assert_eq!(ScoreRange::parse("39-20"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<ScoreRange> {
        let text = text.trim();
        if let Some(high) = text.strip_prefix("<=") {
            return Some(ScoreRange { low: None, high: Some(high.trim().parse().ok()?) });
        }
        if let Some(low) = text.strip_prefix(">=") {
            return Some(ScoreRange { low: Some(low.trim().parse().ok()?), high: None });
        }
        let (low, high) = text.split_once('-')?;
        let (low, high): (i64, i64) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
        (low <= high).then_some(ScoreRange { low: Some(low), high: Some(high) })
    }

    /// Whether the score lies in it, both ends included.
    ///
    /// ```
    /// use finplan_domain::scale::ScoreRange;
    /// let range = ScoreRange::parse("20-39").unwrap();
    /// assert!(range.contains(20) && range.contains(39) && !range.contains(40));
    /// ```
    #[must_use]
    pub fn contains(&self, score: i64) -> bool {
        self.low.is_none_or(|low| score >= low) && self.high.is_none_or(|high| score <= high)
    }
}

/// A level and the scores that give it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Band {
    /// The name or code of the level.
    pub level: String,
    /// Its scores.
    pub range: ScoreRange,
}

/// Why bands cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BandError {
    /// There is no band.
    #[error("there are no bands")]
    Empty,
    /// A score lies in no band, or in two.
    #[error("the bands {0} and {1} do not meet")]
    Gap(String, String),
    /// The score lies in no band.
    #[error("the score {0} lies in no band")]
    Outside(i64),
}

/// Bands in rising order that meet without gap or overlap.
///
/// ```
/// use finplan_domain::scale::{Band, BandError, Bands, ScoreRange};
/// let band = |level: &str, range: &str| Band { level: level.into(), range: ScoreRange::parse(range).unwrap() };
/// let bands = Bands::new(vec![band("C1", "0-19"), band("C2", "20-39")]).unwrap();
/// assert_eq!(bands.level(19), Ok("C1"));
/// assert_eq!(bands.level(20), Ok("C2"));
/// assert_eq!(bands.level(40), Err(BandError::Outside(40)));
/// assert!(Bands::new(vec![band("C1", "0-19"), band("C2", "21-39")]).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands(Vec<Band>);

impl Bands {
    /// Checks that the bands meet: each begins one above the end of the one before.
    ///
    /// # Errors
    /// [`BandError::Empty`], [`BandError::Gap`].
    ///
    /// ```
    /// use finplan_domain::scale::{Band, BandError, Bands, ScoreRange};
    /// let band = |level: &str, range: &str| Band { level: level.into(), range: ScoreRange::parse(range).unwrap() };
    /// assert!(Bands::new(vec![band("C1", "<=19"), band("C2", ">=20")]).is_ok());
    /// let gap = Bands::new(vec![band("C1", "<=19"), band("C2", ">=21")]);
    /// assert_eq!(gap, Err(BandError::Gap("C1".into(), "C2".into())));
    /// assert_eq!(Bands::new(vec![]), Err(BandError::Empty));
    /// ```
    pub fn new(bands: Vec<Band>) -> Result<Bands, BandError> {
        if bands.is_empty() {
            return Err(BandError::Empty);
        }
        for (lower, upper) in bands.iter().zip(bands.iter().skip(1)) {
            let meets = lower.range.high.and_then(|high| high.checked_add(1)) == upper.range.low;
            if !meets || upper.range.low.is_none() {
                return Err(BandError::Gap(lower.level.clone(), upper.level.clone()));
            }
        }
        Ok(Bands(bands))
    }

    /// The bands in rising order.
    ///
    /// ```
    /// use finplan_domain::scale::{Band, Bands, ScoreRange};
    /// let band = |level: &str, range: &str| Band { level: level.into(), range: ScoreRange::parse(range).unwrap() };
    /// let bands = Bands::new(vec![band("C1", "<=19"), band("C2", ">=20")]).unwrap();
    /// assert_eq!(bands.bands()[1], band("C2", ">=20"));
    /// ```
    #[must_use]
    pub fn bands(&self) -> &[Band] {
        &self.0
    }

    /// The level of a score.
    ///
    /// # Errors
    /// [`BandError::Outside`]: a score that no band covers must be seen, not rounded to a neighbour.
    ///
    /// ```
    /// use finplan_domain::scale::{Band, BandError, Bands, ScoreRange};
    /// let band = |level: &str, range: &str| Band { level: level.into(), range: ScoreRange::parse(range).unwrap() };
    /// let bands = Bands::new(vec![band("C1", "0-19"), band("C2", "20-39")]).unwrap();
    /// assert_eq!(bands.level(20), Ok("C2"));
    /// assert_eq!(bands.level(-1), Err(BandError::Outside(-1)));
    /// ```
    pub fn level(&self, score: i64) -> Result<&str, BandError> {
        let found = self.0.iter().find(|band| band.range.contains(score));
        found.map(|band| band.level.as_str()).ok_or(BandError::Outside(score))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(ranges: &[&str]) -> Result<Bands, BandError> {
        let levels = ["C1", "C2", "C3", "C4", "C5"].into_iter();
        let band =
            |(level, range): (&str, &&str)| Band { level: level.to_owned(), range: ScoreRange::parse(range).unwrap() };
        Bands::new(levels.zip(ranges).map(band).collect())
    }

    #[test]
    fn open_ends_cover_everything() {
        let bands = bands(&["<=32", "33-38", "39-43", "44-48", ">=49"]).unwrap();
        assert_eq!(bands.level(-5), Ok("C1"));
        assert_eq!(bands.level(32), Ok("C1"));
        assert_eq!(bands.level(33), Ok("C2"));
        assert_eq!(bands.level(i64::MAX), Ok("C5"));
    }

    #[test]
    fn gaps_overlaps_and_disorder_are_refused() {
        assert!(bands(&[]).is_err());
        assert!(bands(&["0-10", "12-20"]).is_err());
        assert!(bands(&["0-10", "10-20"]).is_err());
        assert!(bands(&["20-30", "10-19"]).is_err());
        assert!(bands(&[">=0", ">=10"]).is_err());
        assert!(bands(&["0-10", "<=20"]).is_err());
    }

    #[test]
    fn nonsense_is_no_range() {
        for text in ["", "-", "1-", "x-2", "<=", ">= a", "5"] {
            assert_eq!(ScoreRange::parse(text), None, "{text}");
        }
    }
}
