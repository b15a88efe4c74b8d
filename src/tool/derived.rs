//! What values come to without being typed: a bank's limits hold for that, too.

use rust_decimal::Decimal;

use super::mortgage::TOOL;
use super::value::Values;
use super::wanted;
use crate::base::decimal::Exact as _;

/// What an input would say if the form asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Derived {
    /// The input.
    pub(super) input: &'static str,
    /// Its value.
    pub(super) value: Decimal,
    /// The input at which it can be mended.
    pub(super) mend: &'static str,
}

/// The amount of a mortgage where price and down payment are typed, and its rate where the benchmark is.
pub(super) fn derived(tool: &str, values: &Values) -> Vec<Derived> {
    let mut all = Vec::new();
    if tool != TOOL.id {
        return all;
    }
    if values.get("price").is_some() {
        all.push(Derived { input: "amount", value: wanted::amount(&TOOL, values), mend: "price" });
    }
    if values.get("lpr").is_some() {
        let margin = values.number("basis_points").over(Decimal::ONE_HUNDRED);
        if let Some(value) = margin.and_then(|margin| margin.plus(values.number("lpr"))) {
            all.push(Derived { input: "annual_rate", value, mend: "basis_points" });
        }
    }
    all
}
