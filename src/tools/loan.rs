//! A loan as the inputs of the tools that calculate one: with every choice that they depend on, since a bank may begin
//! them with another option.

use rust_decimal::Decimal;

use crate::tool::report::Place;
use crate::tool::value::Value;

/// The mortgage tool with a plain loan; what else is known of it comes behind.
pub(super) fn mortgage(amount: Decimal, annual_rate: Decimal, more: &[(&'static str, Value)]) -> Place {
    let mut carried = vec![
        ("by", Value::Choice("amount")),
        ("kind", Value::Choice("commercial")),
        ("rate_by", Value::Choice("annual")),
        ("amount", Value::Number(amount)),
        ("annual_rate", Value::Number(annual_rate)),
    ];
    carried.extend(more);
    Place::Tool(crate::tools::mortgage::CALCULATOR.tool, carried)
}

/// The cost statement of a loan with one fee of the lender at the start, and no other item; `None` where the fee leaves
/// nothing of the loan.
pub(super) fn statement(
    (amount, periods): (Decimal, u32),
    method: &'static str,
    annual_rate: Decimal,
    fee: Decimal,
) -> Option<Place> {
    if fee >= amount {
        return None;
    }
    let mut carried = vec![
        ("amount", Value::Number(amount)),
        ("periods", Value::Number(Decimal::from(periods))),
        ("method", Value::Choice(method)),
        ("annual_rate", Value::Number(annual_rate)),
        ("items", Value::Number(Decimal::from(u32::from(!fee.is_zero())))),
    ];
    if !fee.is_zero() {
        carried.push(("items1_kind", Value::Choice("service")));
        carried.push(("items1_basis", Value::Choice("once")));
        carried.push(("items1_amount", Value::Number(fee)));
        carried.push(("items1_by", Value::Choice("lender")));
    }
    Some(Place::Tool(crate::tools::cost_statement::CALCULATOR.tool, carried))
}
