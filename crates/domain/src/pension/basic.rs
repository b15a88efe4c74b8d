//! The basic pension out of the pool (基础养老金).

use super::{PensionError, amount, cents, exact};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// What the pool pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BasicPension {
    /// The indexed average wage (本人指数化月平均缴费工资), exact.
    pub indexed_wage: Decimal,
    /// The pension a month, exact.
    pub exact: Decimal,
    /// The pension a month, rounded half up to the cent once.
    pub monthly: Decimal,
}

/// The basic pension of somebody who contributed for so many months.
///
/// Formula: `(base + base * index) / 2 * years * 1 %`, months as parts of a year; `base` is the calculation base of the
/// place and year (计发基数), `index` the average of wage over average wage in the years of contribution (平均缴费指数).
/// Source: 国发〔2005〕38号, paragraph 6.
///
/// # Errors
/// [`PensionError::Amount`] for a negative base or index; [`PensionError::OutOfRange`].
///
/// ```
/// use finplan_domain::pension::basic_pension;
/// let pension = basic_pension(11_000.into(), 1.into(), 300).unwrap();
/// assert_eq!(pension.monthly, 2_750.into());
/// ```
pub fn basic_pension(base: Decimal, index: Decimal, months: u32) -> Result<BasicPension, PensionError> {
    let base = amount(base)?;
    let indexed = base * amount(index)?;
    let pension = (base + indexed) * DoubleDouble::from(months) / DoubleDouble::from(2_400);
    Ok(BasicPension { indexed_wage: exact(indexed)?, exact: exact(pension)?, monthly: cents(pension)? })
}
