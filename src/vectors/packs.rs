//! What cases about the stages of a life share: the packs that are built in, and the entries of lists.

use super::case::{self, Malformed, missing, unreadable};
use super::check::Actual;
use crate::config::DataPack;
use crate::tool::pack::Dated;
use rust_decimal::Decimal;
use serde_json::Value;

/// The pack that is built in.
pub(super) fn pack<P: DataPack>() -> Result<P, Malformed> {
    P::built_in().map_err(|problems| Malformed(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))
}

/// The latest value of a list of a pack.
pub(super) fn latest<T>(rows: &[Dated<T>]) -> Result<&T, Malformed> {
    rows.last().map(|row| &row.value).ok_or_else(|| Malformed("the pack has no such value".to_owned()))
}

/// An amount that was rounded.
pub(super) const fn cent(amount: Decimal) -> Actual {
    Actual::Exact(amount)
}

/// A field of an entry of a list.
pub(super) fn entry<'a>(value: &'a Value, name: &str) -> Result<&'a Value, Malformed> {
    value.get(name).ok_or_else(|| missing(name))
}

pub(super) fn entry_decimal(value: &Value, name: &str) -> Result<Decimal, Malformed> {
    case::decimal(entry(value, name)?).ok_or_else(|| unreadable(name))
}

pub(super) fn entry_count(value: &Value, name: &str) -> Result<u32, Malformed> {
    case::count(entry(value, name)?).ok_or_else(|| unreadable(name))
}
