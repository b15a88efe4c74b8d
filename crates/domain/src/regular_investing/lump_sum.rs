//! All at once, or in instalments?

use super::InvestingError;
use super::plan::decimal;
use crate::double_double::DoubleDouble;
use crate::rate::AnnualRate;
use rust_decimal::Decimal;

/// What a sum becomes invested at once (一次性), and in instalments (分批).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LumpSumComparison {
    /// The value at the end of what was invested at once.
    pub lump_sum: Decimal,
    /// The value at the end of what was invested in instalments.
    pub instalments: Decimal,
    /// The first less the second.
    pub difference: Decimal,
}

impl LumpSumComparison {
    /// True when investing at once gave more.
    ///
    /// ```
    /// use finplan_domain::{rate::AnnualRate, regular_investing::lump_sum_or_instalments};
    /// let rising = lump_sum_or_instalments(1_000.into(), 2, &[1.into(), 1.into()], AnnualRate::ZERO).unwrap();
    /// assert!(rising.is_lump_sum_better());
    /// ```
    #[must_use]
    pub fn is_lump_sum_better(&self) -> bool {
        self.difference > Decimal::ZERO
    }
}

/// Compares investing a sum at once with investing it in equal instalments at the beginning of the first months, over
/// one history of monthly returns in percent. One history decides nothing: compare over many.
///
/// Formula: instalment `j` of `k` is `total / k` at the beginning of month `j`; waiting cash earns
/// `(1 + cash)^(1/12) - 1` a month, which goes in with the last instalment. Not rounded.
///
/// # Errors
/// [`InvestingError::Amount`] unless the sum is above zero; [`InvestingError::Periods`] without instalments, and when
/// they take longer than the returns; [`InvestingError::Return`] below -100 %; [`InvestingError::OutOfRange`].
///
/// ```
/// use finplan_domain::{rate::AnnualRate, regular_investing::lump_sum_or_instalments};
/// // 1,000 at once lose half and win it back; in two parts the second wins alone.
/// let compared = lump_sum_or_instalments(1_000.into(), 2, &[(-50).into(), 100.into()], AnnualRate::ZERO).unwrap();
/// assert_eq!((compared.lump_sum, compared.instalments), (1_000.into(), 1_500.into()));
/// ```
pub fn lump_sum_or_instalments(
    total: Decimal,
    instalments: u32,
    monthly_returns: &[Decimal],
    cash_rate: AnnualRate,
) -> Result<LumpSumComparison, InvestingError> {
    if total <= Decimal::ZERO {
        return Err(InvestingError::Amount);
    }
    let months = u32::try_from(monthly_returns.len()).map_err(|_| InvestingError::Periods)?;
    if instalments == 0 || instalments > months {
        return Err(InvestingError::Periods);
    }
    let sum = DoubleDouble::from(total);
    let part = sum / DoubleDouble::from(instalments);
    let interest = cash_rate.per_period(12);
    let (mut lump, mut bought, mut waiting) = (sum, DoubleDouble::ZERO, sum);
    for (month, percent) in (1_u32..).zip(monthly_returns) {
        if *percent < -Decimal::ONE_HUNDRED {
            return Err(InvestingError::Return);
        }
        let paid = match month.cmp(&instalments) {
            core::cmp::Ordering::Less => part,
            core::cmp::Ordering::Equal => waiting,
            core::cmp::Ordering::Greater => DoubleDouble::ZERO,
        };
        waiting = waiting - paid;
        let growth = DoubleDouble::ONE + DoubleDouble::from(*percent) / DoubleDouble::from(100);
        lump = lump * growth;
        bought = (bought + paid) * growth;
        waiting += waiting * interest;
    }
    let (lump_sum, instalments) = (decimal(lump)?, decimal(bought)?);
    Ok(LumpSumComparison { lump_sum, instalments, difference: decimal(lump - bought)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_instalment_is_a_lump_sum() {
        let returns = ["3.1", "-7.25", "2"].map(|percent| percent.parse().unwrap());
        let cash = AnnualRate::from_percent(5.into()).unwrap();
        let compared = lump_sum_or_instalments(1_000.into(), 1, &returns, cash).unwrap();
        assert_eq!(compared.difference, Decimal::ZERO);
        assert!(!compared.is_lump_sum_better());
    }

    #[test]
    fn inputs_are_named() {
        let compare = |total: i64, instalments, percent: i64| {
            lump_sum_or_instalments(total.into(), instalments, &[percent.into()], AnnualRate::ZERO)
        };
        assert_eq!(compare(0, 1, 0), Err(InvestingError::Amount));
        assert_eq!(compare(1, 2, 0), Err(InvestingError::Periods));
        assert_eq!(compare(1, 0, 0), Err(InvestingError::Periods));
        assert_eq!(compare(1, 1, -101), Err(InvestingError::Return));
    }
}
