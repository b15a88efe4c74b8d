//! Rules of thumb: ten times the income for a tenth of it (双十原则), what premiums may cost, critical illness.

use super::{ProtectionError, amount, at_least_zero, exact, income, share};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// What is commonly used for cover and premiums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PremiumNorm {
    /// Cover as a multiple of the yearly income.
    pub cover_times_income: Decimal,
    /// Premiums in percent of the yearly income.
    pub premium_share: Decimal,
    /// The lower end of the usual range, in percent, within it.
    pub range_from: Decimal,
    /// Its upper end, within it.
    pub range_to: Decimal,
    /// Above this share it becomes a burden.
    pub warn_above: Decimal,
}

/// Where premiums stand beside the norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PremiumBand {
    /// Below the usual range.
    BelowRange,
    /// Within it.
    InRange,
    /// Above it, and not yet a burden.
    AboveRange,
    /// More than should be spent.
    Warn,
}

/// Cover and premium beside the norm, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CoverCheck {
    /// The premium in percent of the income.
    pub premium_share: Decimal,
    /// Where that stands.
    pub band: PremiumBand,
    /// The cover as a multiple of the income.
    pub cover_times_income: Decimal,
    /// Whether the cover is not below the norm.
    pub reaches_norm: bool,
    /// The cover of the norm.
    pub norm_cover: Decimal,
    /// The premium of the norm.
    pub norm_premium: Decimal,
}

impl PremiumNorm {
    /// Where a share of the income stands.
    ///
    /// ```
    /// use finplan_domain::protection::{PremiumBand, PremiumNorm};
    /// let norm = PremiumNorm {
    ///     cover_times_income: 10.into(),
    ///     premium_share: 10.into(),
    ///     range_from: 8.into(),
    ///     range_to: 15.into(),
    ///     warn_above: 20.into(),
    /// };
    /// assert_eq!([8, 15, 20, 21].map(|share| norm.band(share.into())), [
    ///     PremiumBand::InRange, PremiumBand::InRange, PremiumBand::AboveRange, PremiumBand::Warn,
    /// ]);
    /// ```
    #[must_use]
    pub fn band(&self, premium_share: Decimal) -> PremiumBand {
        if premium_share < self.range_from {
            PremiumBand::BelowRange
        } else if premium_share <= self.range_to {
            PremiumBand::InRange
        } else if premium_share <= self.warn_above {
            PremiumBand::AboveRange
        } else {
            PremiumBand::Warn
        }
    }

    /// Holds a cover and its yearly premium against the norm.
    ///
    /// # Errors
    /// [`ProtectionError::Income`] without an income; [`ProtectionError::Amount`], [`ProtectionError::Rate`],
    /// [`ProtectionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::protection::{PremiumBand, PremiumNorm};
    /// let norm = PremiumNorm {
    ///     cover_times_income: 10.into(),
    ///     premium_share: 10.into(),
    ///     range_from: 8.into(),
    ///     range_to: 15.into(),
    ///     warn_above: 20.into(),
    /// };
    /// let check = norm.check(200_000.into(), 34_000.into(), 1_500_000.into()).unwrap();
    /// assert_eq!((check.band, check.reaches_norm), (PremiumBand::AboveRange, false));
    /// assert_eq!((check.norm_cover, check.norm_premium), (2_000_000.into(), 20_000.into()));
    /// ```
    pub fn check(
        &self,
        annual_income: Decimal,
        premium: Decimal,
        cover: Decimal,
    ) -> Result<CoverCheck, ProtectionError> {
        let (income, held) = (income(annual_income)?, amount(cover)?);
        let premium_share = percent(amount(premium)?, income)?;
        let norm_cover = exact(income * amount(self.cover_times_income)?)?;
        Ok(CoverCheck {
            premium_share,
            band: self.band(premium_share),
            cover_times_income: exact(held / income)?,
            reaches_norm: cover >= norm_cover,
            norm_cover,
            norm_premium: exact(income * share(self.premium_share)?)?,
        })
    }
}

/// What premiums leave of a household's year (保费负担).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Affordability {
    /// All premiums of a year.
    pub total_premium: Decimal,
    /// What is left of the income after spending, before premiums; negative where more is spent.
    pub surplus_before: Decimal,
    /// What is left after premiums.
    pub surplus_after: Decimal,
    /// The premiums in percent of the income, exact.
    pub share_of_income: Decimal,
    /// The premiums in percent of the surplus, exact; none where nothing is left.
    pub share_of_surplus: Option<Decimal>,
    /// Where the share of the income stands.
    pub band: PremiumBand,
}

/// Holds the premiums of a year against income and spending.
///
/// # Errors
/// As [`PremiumNorm::check`].
///
/// ```
/// use finplan_domain::protection::{PremiumBand, PremiumNorm, affordability};
/// let [range_from, range_to, warn_above] = [8, 15, 20].map(Into::into);
/// let norm = PremiumNorm { range_from, range_to, warn_above, ..PremiumNorm::default() };
/// let held = affordability(300_000.into(), 20_000.into(), &[18_000.into(), 6_000.into()], &norm).unwrap();
/// assert_eq!((held.surplus_after, held.band), (36_000.into(), PremiumBand::InRange));
/// assert_eq!((held.share_of_income, held.share_of_surplus), (8.into(), Some(40.into())));
/// ```
pub fn affordability(
    annual_income: Decimal,
    monthly_spending: Decimal,
    premiums: &[Decimal],
    norm: &PremiumNorm,
) -> Result<Affordability, ProtectionError> {
    let income = income(annual_income)?;
    let mut total = DoubleDouble::ZERO;
    for premium in premiums {
        total += amount(*premium)?;
    }
    let surplus = income - amount(monthly_spending)? * DoubleDouble::from(12);
    let share_of_income = percent(total, income)?;
    Ok(Affordability {
        total_premium: exact(total)?,
        surplus_before: exact(surplus)?,
        surplus_after: exact(surplus - total)?,
        share_of_income,
        share_of_surplus: if surplus > DoubleDouble::ZERO { Some(percent(total, surplus)?) } else { None },
        band: norm.band(share_of_income),
    })
}

/// What is commonly used for critical illness (重疾险), as multiples of the yearly income.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CriticalIllnessNorm {
    /// The lower multiple.
    pub low: Decimal,
    /// The upper one.
    pub high: Decimal,
}

/// A cover of critical illness beside the norm, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CriticalIllness {
    /// The cover of the lower multiple.
    pub norm_low: Decimal,
    /// That of the upper one.
    pub norm_high: Decimal,
    /// What is missing to the lower one, never below nothing.
    pub gap_low: Decimal,
    /// What is missing to the upper one, never below nothing.
    pub gap_high: Decimal,
}

impl CriticalIllnessNorm {
    /// Holds a cover against the norm.
    ///
    /// # Errors
    /// [`ProtectionError::Amount`], [`ProtectionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::protection::CriticalIllnessNorm;
    /// let norm = CriticalIllnessNorm { low: 3.into(), high: 5.into() };
    /// let check = norm.check(200_000.into(), 700_000.into()).unwrap();
    /// assert_eq!((check.gap_low, check.gap_high), (0.into(), 300_000.into()));
    /// ```
    pub fn check(&self, annual_income: Decimal, cover: Decimal) -> Result<CriticalIllness, ProtectionError> {
        let (income, cover) = (amount(annual_income)?, amount(cover)?);
        let (low, high) = (income * amount(self.low)?, income * amount(self.high)?);
        Ok(CriticalIllness {
            norm_low: exact(low)?,
            norm_high: exact(high)?,
            gap_low: exact(at_least_zero(low - cover))?,
            gap_high: exact(at_least_zero(high - cover))?,
        })
    }
}

fn percent(part: DoubleDouble, whole: DoubleDouble) -> Result<Decimal, ProtectionError> {
    exact(part * DoubleDouble::from(100) / whole)
}
