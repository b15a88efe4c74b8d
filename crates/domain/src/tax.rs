//! Income tax by brackets (累进税率表). The tables are data that is passed in.

use crate::annuity::fraction;
use crate::double_double::DoubleDouble;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Why there is no tax. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TaxError {
    /// The taxable income is negative.
    #[error("the taxable income must not be negative")]
    Amount,
    /// The table has no bracket for the income, or is none: see [`TaxTable::check`].
    #[error("the tax table has no bracket for this income")]
    Table,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

/// One bracket (级距).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TaxBracket {
    /// The income up to which it holds, inclusive; none for the last one.
    pub up_to: Option<Decimal>,
    /// The rate in percent (税率).
    pub rate: Decimal,
    /// What is taken off the rate times the whole income (速算扣除数).
    pub quick_deduction: Decimal,
}

/// Brackets from the lowest income up (税率表), such as 个人所得税税率表一 for comprehensive income.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TaxTable {
    /// The brackets, the lowest first.
    pub brackets: Vec<TaxBracket>,
}

/// The tax on an income. Amounts are in main units and not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tax {
    /// The tax, rounded half up to the cent once.
    pub tax: Decimal,
    /// What is left of the income.
    pub after_tax: Decimal,
    /// The rate of the bracket in percent: what the next unit of income costs (边际税率).
    pub marginal_rate: Decimal,
}

impl TaxTable {
    /// True when the brackets rise in income and rate, the last one is open, and each quick deduction makes the tax
    /// continuous: `deduction = deduction below + bound * (rate - rate below)`.
    ///
    /// ```
    /// use finplan_domain::tax::{TaxBracket, TaxTable};
    /// let bracket = |up_to: Option<i64>, rate: i64, quick_deduction: i64| TaxBracket {
    ///     up_to: up_to.map(Into::into),
    ///     rate: rate.into(),
    ///     quick_deduction: quick_deduction.into(),
    /// };
    /// assert!(TaxTable { brackets: vec![bracket(Some(36_000), 3, 0), bracket(None, 10, 2_520)] }.check());
    /// assert!(!TaxTable { brackets: vec![bracket(Some(36_000), 3, 0), bracket(None, 10, 2_500)] }.check());
    /// ```
    #[must_use]
    pub fn check(&self) -> bool {
        let (mut bound, mut rate, mut deduction) = (Some(Decimal::ZERO), Decimal::ZERO, Decimal::ZERO);
        for bracket in &self.brackets {
            let Some(from) = bound else {
                return false;
            };
            let rise = || {
                let step = bracket.rate.sub_checked(rate)?.mul_checked(from)?;
                deduction.add_checked(step.div_checked(Decimal::ONE_HUNDRED)?)
            };
            let wider = bracket.up_to.is_none_or(|up_to| up_to > from);
            if !wider || bracket.rate <= rate || rise() != Some(bracket.quick_deduction) {
                return false;
            }
            (bound, rate, deduction) = (bracket.up_to, bracket.rate, bracket.quick_deduction);
        }
        bound.is_none()
    }

    /// The tax on an income of the table's period.
    ///
    /// Formula: `tax = taxable * rate - quick deduction` with the first bracket whose upper bound is not below the
    /// income (个人所得税法, 税率表一).
    ///
    /// # Errors
    /// [`TaxError::Amount`] for an income below zero; [`TaxError::Table`] without a bracket for it.
    ///
    /// ```
    /// use finplan_domain::tax::{TaxBracket, TaxTable};
    /// let bracket = |up_to: Option<i64>, rate: i64, quick_deduction: i64| TaxBracket {
    ///     up_to: up_to.map(Into::into),
    ///     rate: rate.into(),
    ///     quick_deduction: quick_deduction.into(),
    /// };
    /// let table = TaxTable { brackets: vec![bracket(Some(36_000), 3, 0), bracket(None, 10, 2_520)] };
    /// let tax = table.tax(100_000.into()).unwrap();
    /// assert_eq!((tax.tax, tax.after_tax), (7_480.into(), 92_520.into()));
    /// assert_eq!(tax.marginal_rate, 10.into());
    /// // The bound itself still belongs to the bracket below.
    /// assert_eq!(table.tax(36_000.into()).unwrap().marginal_rate, 3.into());
    /// ```
    pub fn tax(&self, taxable: Decimal) -> Result<Tax, TaxError> {
        if taxable < Decimal::ZERO {
            return Err(TaxError::Amount);
        }
        let holds = |bracket: &&TaxBracket| bracket.up_to.is_none_or(|up_to| taxable <= up_to);
        let bracket = self.brackets.iter().find(holds).ok_or(TaxError::Table)?;
        let tax = DoubleDouble::from(taxable) * fraction(bracket.rate) - DoubleDouble::from(bracket.quick_deduction);
        let tax = tax.to_decimal().ok_or(TaxError::OutOfRange)?.round_half_up(2);
        let after_tax = taxable.sub_checked(tax).ok_or(TaxError::OutOfRange)?;
        Ok(Tax { tax, after_tax, marginal_rate: bracket.rate })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_refused() {
        let bracket = |up_to: Option<i64>, rate: i64| TaxBracket {
            up_to: up_to.map(Into::into),
            rate: rate.into(),
            quick_deduction: Decimal::ZERO,
        };
        let closed = TaxTable { brackets: vec![bracket(Some(100), 3)] };
        assert!(!closed.check());
        assert_eq!(closed.tax(101.into()), Err(TaxError::Table));
        assert_eq!(closed.tax((-1).into()), Err(TaxError::Amount));
        assert!(!TaxTable::default().check());
        assert!(!TaxTable { brackets: vec![bracket(None, 3), bracket(None, 3)] }.check());
        assert!(!TaxTable { brackets: vec![bracket(Some(0), 3), bracket(None, 10)] }.check());
        assert_eq!(TaxTable { brackets: vec![bracket(None, 300)] }.tax(Decimal::MAX), Err(TaxError::OutOfRange));
    }
}
