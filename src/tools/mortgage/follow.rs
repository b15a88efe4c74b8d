//! Defaults that go with the home, the term and the amount; and what the values come to without being typed.

use rust_decimal::Decimal;

use crate::base::decimal::Exact as _;
use crate::tool::Context;
use crate::tool::calculator::{Derived, Followed};
use crate::tool::form::{month_after, months_until};
use crate::tool::value::{Value, Values};

/// The inputs that follow others.
pub(super) const INPUTS: [&str; 4] = ["fund_rate", "lpr", "fund_amount", "drawn"];

/// The published rates by home and term, the part of the fund by the amount, the drawing by the first payment.
pub(super) fn follow(values: &Values, context: &Context) -> Vec<Followed> {
    let mut followed = Vec::new();
    let months = values.whole("term").saturating_mul(12);
    if let Some(fund) = &context.packs.housing_fund {
        let second = values.choice("home") == "second";
        if let (Some(rate), Some(latest)) = (fund.rate(context.today, second, months), fund.rates.last()) {
            followed.push(Followed { usual: Some(latest.first.long), ..Followed::number("fund_rate", rate) });
        }
    }
    if let Some(lpr) = &context.packs.lpr {
        let published = lpr.publications(months);
        let rate = published.iter().rev().find(|(from, _)| *from <= context.today);
        if let (Some((_, rate)), Some(latest)) = (rate, lpr.latest()) {
            followed.push(Followed { usual: Some(latest.five_years), ..Followed::number("lpr", rate.percent()) });
        }
    }
    let amount = super::amount(values).unwrap_or_default();
    if values.number("fund_amount") >= amount {
        let part = amount.times(Decimal::from(4)).and_then(|four| four.over(Decimal::TEN)).unwrap_or_default();
        followed.push(Followed::number("fund_amount", part.trunc()));
    }
    let first = months_until(context.today, values.month("first_month"));
    let drawn = month_after(context.today, first.saturating_sub(1).into());
    followed.push(Followed { input: "drawn", usual: None, value: Value::Month(drawn) });
    followed
}

/// The amount where price and down payment are typed, and the rate where the benchmark is.
pub(super) fn derive(values: &Values, _: &Context) -> Vec<Derived> {
    let mut derived = Vec::new();
    if values.get("price").is_some() {
        let value = super::amount(values).unwrap_or_default().half_up(2);
        derived.push(Derived { input: "amount", value, mend: "price" });
    }
    if values.get("lpr").is_some() {
        let margin = values.number("basis_points").over(Decimal::ONE_HUNDRED);
        if let Some(value) = margin.and_then(|margin| margin.plus(values.number("lpr"))) {
            derived.push(Derived { input: "annual_rate", value, mend: "basis_points" });
        }
    }
    derived
}
