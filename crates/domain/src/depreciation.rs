//! What a thing loses in value.

use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Straight-line depreciation per period (直线法): `(cost - salvage) / life`. Spreadsheet `SLN`; `None` for no life.
///
/// ```
/// use finplan_domain::depreciation::sln;
/// assert_eq!(sln(30_000.into(), 7_500.into(), 10.into()).unwrap().to_string(), "2250");
/// assert_eq!(sln(30_000.into(), 7_500.into(), 0.into()), None);
/// ```
#[must_use]
pub fn sln(cost: Decimal, salvage: Decimal, life: Decimal) -> Option<Decimal> {
    cost.sub_checked(salvage)?.div_checked(life)
}
