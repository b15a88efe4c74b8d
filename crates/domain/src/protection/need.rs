//! What a family would need if an income ended (寿险需求, 遗属需要法).

use super::{MAX_YEARS, ProtectionError, amount, at_least_zero, exact, rate, share};
use crate::annuity::{net_of, series};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// When in a year an amount is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaymentTiming {
    /// At its beginning; the first one is due now.
    #[default]
    Start,
    /// At its end.
    End,
}

/// The value today of an amount paid for so many years, the first in today's money.
///
/// Formula: `amount * sum ((1+growth)/(1+discount))^k` for `k` from 0 to `years - 1`, for payments at the end of each
/// year discounted by one year more.
///
/// # Errors
/// [`ProtectionError::Term`] beyond a hundred years; [`ProtectionError::Amount`], [`ProtectionError::Rate`],
/// [`ProtectionError::OutOfRange`].
///
/// ```
/// use finplan_domain::protection::{PaymentTiming, income_value};
/// let value = |growth: i64, discount: i64, timing| {
///     income_value(100.into(), 10, growth.into(), discount.into(), timing).unwrap()
/// };
/// assert_eq!(value(0, 0, PaymentTiming::Start), 1_000.into());
/// assert_eq!(value(3, 3, PaymentTiming::Start), 1_000.into());
/// assert!(value(0, 3, PaymentTiming::End) < value(0, 3, PaymentTiming::Start));
/// ```
pub fn income_value(
    annual: Decimal,
    years: u32,
    growth: Decimal,
    discount: Decimal,
    timing: PaymentTiming,
) -> Result<Decimal, ProtectionError> {
    exact(payments(amount(annual)?, years, rate(growth)?, rate(discount)?, timing)?)
}

fn payments(
    annual: DoubleDouble,
    years: u32,
    growth: DoubleDouble,
    discount: DoubleDouble,
    timing: PaymentTiming,
) -> Result<DoubleDouble, ProtectionError> {
    if years > MAX_YEARS {
        return Err(ProtectionError::Term);
    }
    let due = annual * series(net_of(growth, discount), years);
    Ok(match timing {
        PaymentTiming::Start => due,
        PaymentTiming::End => due / (DoubleDouble::ONE + discount),
    })
}

/// What a family would need, and what it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LifeNeed {
    /// The income of a year.
    pub annual_income: Decimal,
    /// How much of it is to be replaced, in percent.
    pub replacement: Decimal,
    /// For how many years.
    pub years: u32,
    /// The yearly income that goes on, such as a survivor's pension.
    pub continuing_income: Decimal,
    /// The return of money set aside above inflation, in percent a year.
    pub discount_real: Decimal,
    /// Debts to clear.
    pub debts: Decimal,
    /// What the education of the children takes.
    pub education: Decimal,
    /// Costs at the end.
    pub final_expenses: Decimal,
    /// The support of parents.
    pub parents_support: Decimal,
    /// Money that is there within days.
    pub liquid_assets: Decimal,
    /// The cover that is there already.
    pub existing_cover: Decimal,
}

/// The need and the gap (保障缺口), exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LifeGap {
    /// The value today of the income to be replaced.
    pub income_replacement: Decimal,
    /// Everything that is needed.
    pub total_need: Decimal,
    /// The need less what is there; negative where more is there than needed.
    pub raw_gap: Decimal,
    /// The cover that is missing, never below nothing.
    pub gap: Decimal,
}

impl LifeGap {
    /// Whether more is there than needed.
    ///
    /// See [`LifeNeed::gap`].
    #[must_use]
    pub fn is_over_covered(&self) -> bool {
        self.raw_gap < Decimal::ZERO
    }
}

impl LifeNeed {
    /// The gap by needs: the income to replace, paid at the beginning of each year, with debts, education, final
    /// expenses and the support of parents, less liquid money and cover.
    ///
    /// The figure moves strongly with the years and the discount: show it for several.
    ///
    /// # Errors
    /// [`ProtectionError`], naming the input.
    ///
    /// ```
    /// use finplan_domain::protection::LifeNeed;
    /// let need = LifeNeed {
    ///     annual_income: 80_000.into(),
    ///     replacement: 100.into(),
    ///     years: 10,
    ///     debts: 320_000.into(),
    ///     liquid_assets: 150_000.into(),
    ///     ..LifeNeed::default()
    /// };
    /// assert_eq!(need.gap().unwrap().gap, 970_000.into());
    /// let covered = LifeNeed { existing_cover: 1_000_000.into(), ..need }.gap().unwrap();
    /// assert!(covered.is_over_covered());
    /// assert_eq!((covered.raw_gap, covered.gap), ((-30_000).into(), 0.into()));
    /// ```
    pub fn gap(&self) -> Result<LifeGap, ProtectionError> {
        let wanted = amount(self.annual_income)? * share(self.replacement)?;
        let yearly = at_least_zero(wanted - amount(self.continuing_income)?);
        let discount = rate(self.discount_real)?;
        let replaced = payments(yearly, self.years, DoubleDouble::ZERO, discount, PaymentTiming::Start)?;
        let mut need = replaced;
        for part in [self.debts, self.education, self.final_expenses, self.parents_support] {
            need += amount(part)?;
        }
        let raw = need - amount(self.liquid_assets)? - amount(self.existing_cover)?;
        Ok(LifeGap {
            income_replacement: exact(replaced)?,
            total_need: exact(need)?,
            raw_gap: exact(raw)?,
            gap: exact(at_least_zero(raw))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_need_not_be_replaced() {
        let need = LifeNeed { annual_income: 100.into(), replacement: 60.into(), years: 3, ..LifeNeed::default() };
        assert_eq!(need.gap().unwrap().gap, 180.into());
        let partner = LifeNeed { continuing_income: 61.into(), ..need };
        assert_eq!(partner.gap().unwrap().gap, Decimal::ZERO);
        assert_eq!(LifeNeed { discount_real: (-100).into(), ..need }.gap(), Err(ProtectionError::Rate));
        assert_eq!(LifeNeed { years: 101, ..need }.gap(), Err(ProtectionError::Term));
        assert_eq!(LifeNeed { debts: (-1).into(), ..need }.gap(), Err(ProtectionError::Amount));
    }
}
