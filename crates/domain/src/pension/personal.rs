//! The personal pension (个人养老金): what it saves in tax now, costs in tax later, and comes to.

use super::{MAX_MONTHS, PensionError, amount, cents, exact, less, share};
use crate::annuity::{annual, series};
use crate::double_double::DoubleDouble;
use crate::tax::{Tax, TaxTable};
use rust_decimal::Decimal;

/// The rules of the personal pension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PersonalPensionRules {
    /// The most that may be deducted in a year.
    pub annual_cap: Decimal,
    /// The tax on what is paid out, in percent.
    pub withdrawal_tax: Decimal,
}

/// What a contribution of one year does to tax. Each amount is rounded half up to the cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PersonalPensionTax {
    /// What is deducted: the contribution within the cap and the income.
    pub deductible: Decimal,
    /// Whether more was paid in than may be deducted by the cap.
    pub over_cap: bool,
    /// The tax without it.
    pub before: Tax,
    /// The tax with it.
    pub after: Tax,
    /// The difference.
    pub saved: Decimal,
    /// The tax that will be taken of the deductible when it is paid out.
    pub payout_tax: Decimal,
    /// What is saved less what will be taken; negative where the rate is below that of the payout.
    pub net_saving: Decimal,
}

/// What a contribution saves in tax at an annual taxable income.
///
/// Formula: `deductible = min(contribution, cap, taxable)`; saving = tax on `taxable` less tax on
/// `taxable - deductible`. Source: 财政部 税务总局公告2024年第21号, article 1.
///
/// # Errors
/// [`PensionError::Amount`], [`PensionError::Rate`], [`PensionError::Table`].
///
/// ```
/// use finplan_domain::pension::{PersonalPensionRules, personal_pension_tax};
/// use finplan_domain::tax::{TaxBracket, TaxTable};
/// let bracket = |up_to: Option<i64>, rate: i64, quick_deduction: i64| TaxBracket {
///     up_to: up_to.map(Into::into),
///     rate: rate.into(),
///     quick_deduction: quick_deduction.into(),
/// };
/// let table = TaxTable { brackets: vec![bracket(Some(36_000), 3, 0), bracket(None, 10, 2_520)] };
/// let rules = PersonalPensionRules { annual_cap: 12_000.into(), withdrawal_tax: 3.into() };
/// let effect = personal_pension_tax(100_000.into(), 12_000.into(), &rules, &table).unwrap();
/// assert_eq!((effect.saved, effect.payout_tax, effect.net_saving), (1_200.into(), 360.into(), 840.into()));
/// ```
pub fn personal_pension_tax(
    taxable: Decimal,
    contribution: Decimal,
    rules: &PersonalPensionRules,
    table: &TaxTable,
) -> Result<PersonalPensionTax, PensionError> {
    let _not_negative = (amount(taxable)?, amount(contribution)?, amount(rules.annual_cap)?);
    let deductible = contribution.min(rules.annual_cap).min(taxable);
    let (before, after) = (table.tax(taxable)?, table.tax(less(taxable, deductible)?)?);
    let saved = less(before.tax, after.tax)?;
    let payout_tax = cents(amount(deductible)? * share(rules.withdrawal_tax)?)?;
    Ok(PersonalPensionTax {
        deductible: cents(amount(deductible)?)?,
        over_cap: contribution > rules.annual_cap,
        before,
        after,
        saved,
        payout_tax,
        net_saving: less(saved, payout_tax)?,
    })
}

/// The same contribution at the start of each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PersonalPensionPlan {
    /// What is paid in each year; above the cap, the cap.
    pub annual_contribution: Decimal,
    /// How many years; at least one.
    pub years: u32,
    /// The effective annual return in percent.
    pub annual_return: Decimal,
    /// The taxable income of each year before the deduction.
    pub taxable: Decimal,
}

/// What becomes of such a plan, exact except for the tax of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PersonalPensionResult {
    /// The tax saved at the end of each year, to the cent.
    pub tax_saved_each_year: Decimal,
    /// The balance at the end.
    pub balance: Decimal,
    /// The tax on paying it out.
    pub payout_tax: Decimal,
    /// What is left of it.
    pub net_payout: Decimal,
    /// What the tax savings come to at the same return.
    pub value_of_tax_savings: Decimal,
    /// What the account is better than the same saving without it: the value of the tax savings less the payout tax.
    pub advantage: Decimal,
}

impl PersonalPensionPlan {
    /// Follows the plan to its end.
    ///
    /// Formulas: with `s(n) = ((1+r)^n - 1) / r`, the balance is `contribution * (1+r) * s(n)` and the tax savings are
    /// worth `saved * s(n)`; the payout tax is taken of the whole balance.
    ///
    /// # Errors
    /// [`PensionError::Term`] for no year or more than a hundred; as [`personal_pension_tax`].
    ///
    /// ```
    /// use finplan_domain::pension::{PersonalPensionPlan, PersonalPensionRules};
    /// use finplan_domain::tax::{TaxBracket, TaxTable};
    /// let bracket = TaxBracket { up_to: None, rate: 10.into(), quick_deduction: 0.into() };
    /// let table = TaxTable { brackets: vec![bracket] };
    /// let rules = PersonalPensionRules { annual_cap: 12_000.into(), withdrawal_tax: 3.into() };
    /// let plan = PersonalPensionPlan {
    ///     annual_contribution: 10_000.into(),
    ///     years: 10,
    ///     annual_return: 0.into(),
    ///     taxable: 100_000.into(),
    /// };
    /// let result = plan.result(&rules, &table).unwrap();
    /// assert_eq!((result.balance, result.payout_tax), (100_000.into(), 3_000.into()));
    /// assert_eq!(result.advantage, 7_000.into());
    /// ```
    pub fn result(
        &self,
        rules: &PersonalPensionRules,
        table: &TaxTable,
    ) -> Result<PersonalPensionResult, PensionError> {
        if self.years == 0 || self.years > MAX_MONTHS.div_euclid(12) {
            return Err(PensionError::Term);
        }
        let contribution = self.annual_contribution.min(rules.annual_cap);
        let tax_saved_each_year = personal_pension_tax(self.taxable, contribution, rules, table)?.saved;
        let rate = annual(self.annual_return).ok_or(PensionError::Rate)?;
        let accumulated = series(rate, self.years);
        let balance = amount(contribution)? * (DoubleDouble::ONE + rate) * accumulated;
        let payout_tax = balance * share(rules.withdrawal_tax)?;
        let savings = DoubleDouble::from(tax_saved_each_year) * accumulated;
        Ok(PersonalPensionResult {
            tax_saved_each_year,
            balance: exact(balance)?,
            payout_tax: exact(payout_tax)?,
            net_payout: exact(balance - payout_tax)?,
            value_of_tax_savings: exact(savings)?,
            advantage: exact(savings - payout_tax)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax::TaxBracket;

    #[test]
    fn who_pays_no_tax_gains_nothing_and_more_than_the_cap_does_not_grow() {
        let table =
            TaxTable { brackets: vec![TaxBracket { up_to: None, rate: 10.into(), quick_deduction: Decimal::ZERO }] };
        let rules = PersonalPensionRules { annual_cap: 12_000.into(), withdrawal_tax: 3.into() };
        let none = personal_pension_tax(Decimal::ZERO, 5_000.into(), &rules, &table).unwrap();
        assert_eq!((none.deductible, none.saved, none.net_saving), Default::default());
        let plan = |annual_contribution: i64, years| PersonalPensionPlan {
            annual_contribution: annual_contribution.into(),
            years,
            annual_return: 3.into(),
            taxable: 200_000.into(),
        };
        assert_eq!(plan(20_000, 5).result(&rules, &table), plan(12_000, 5).result(&rules, &table));
        assert_eq!(plan(12_000, 0).result(&rules, &table), Err(PensionError::Term));
        assert_eq!(plan(-1, 5).result(&rules, &table), Err(PensionError::Amount));
    }
}
