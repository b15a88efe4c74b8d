//! Defaults that follow what is entered elsewhere. Where nothing was entered for an input, what stands there is nobody's
//! wish: it goes with the home, the term or the amount that it depends on.

use rust_decimal::Decimal;

use super::Context;
use super::form::{month_after, months_until};
use super::value::{Value, Values};
use crate::base::decimal::Exact as _;

/// What an input has when nothing is entered for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The id of the input.
    pub input: &'static str,
    /// What the form has for it at first where a pack says so: a bank's default that is another is the bank's own, and
    /// follows nothing.
    pub usual: Option<Decimal>,
    /// What it is for these values.
    pub value: Value,
}

/// The tools with inputs that follow others.
type Follow = fn(&Values, &Context, &mut Vec<Followed>);
const FOLLOW: [(&str, Follow); 4] =
    [("mortgage", mortgage), ("refinance", refinance), ("instalment_cost", instalment), ("car_loan", car)];

/// The inputs of a tool that follow others, with what they are for these values.
#[must_use]
pub fn followed(tool: &str, values: &Values, context: &Context) -> Vec<Followed> {
    let mut followed = Vec::new();
    if let Some((_, follow)) = FOLLOW.iter().find(|(known, _)| *known == tool) {
        follow(values, context, &mut followed);
    }
    followed
}

/// The inputs that follow others, by tool.
const INPUTS: [(&str, &[&str]); 4] = [
    ("mortgage", &["fund_rate", "lpr", "fund_amount", "drawn"]),
    ("refinance", &super::refinance::TERMS),
    ("instalment_cost", &["early_periods"]),
    ("car_loan", &["down", "discount", "savings"]),
];

/// Whether this input of a tool follows others.
#[must_use]
pub fn follows(tool: &str, input: &str) -> bool {
    INPUTS.iter().any(|(known, inputs)| *known == tool && inputs.contains(&input))
}

fn number(input: &'static str, value: Decimal) -> Followed {
    Followed { input, usual: None, value: Value::Number(value) }
}

/// The published rates by home and term, the part of the fund by the amount, the drawing by the first payment.
fn mortgage(values: &Values, context: &Context, followed: &mut Vec<Followed>) {
    let months = values.whole("term").saturating_mul(12);
    if let Some(fund) = &context.packs.housing_fund {
        let second = values.choice("home") == "second";
        if let (Some(rate), Some(latest)) = (fund.rate(context.today, second, months), fund.rates.last()) {
            followed.push(Followed { usual: Some(latest.first.long), ..number("fund_rate", rate) });
        }
    }
    if let Some(lpr) = &context.packs.lpr {
        let published = lpr.publications(months);
        let rate = published.iter().rev().find(|(from, _)| *from <= context.today);
        if let (Some((_, rate)), Some(latest)) = (rate, lpr.latest()) {
            followed.push(Followed { usual: Some(latest.five_years), ..number("lpr", rate.percent()) });
        }
    }
    let amount = super::mortgage::amount(values).unwrap_or_default();
    if values.number("fund_amount") >= amount {
        let part = amount.times(Decimal::from(4)).and_then(|four| four.over(Decimal::TEN)).unwrap_or_default();
        followed.push(number("fund_amount", part.trunc()));
    }
    let first = months_until(context.today, values.month("first_month"));
    let drawn = month_after(context.today, first.saturating_sub(1).into());
    followed.push(Followed { input: "drawn", usual: None, value: Value::Month(drawn) });
}

/// An offer goes on as long as the loan that it takes the place of.
fn refinance(values: &Values, _: &Context, followed: &mut Vec<Followed>) {
    for input in super::refinance::TERMS {
        followed.push(number(input, values.number("months_left")));
    }
}

/// The first periods are fewer than all.
fn instalment(values: &Values, _: &Context, followed: &mut Vec<Followed>) {
    let most = values.number("periods").minus(Decimal::ONE).unwrap_or_default();
    if values.number("early_periods") > most {
        followed.push(number("early_periods", most));
    }
}

/// What is paid down, given up and at hand fits the price.
fn car(values: &Values, _: &Context, followed: &mut Vec<Followed>) {
    let price = values.number("price");
    let percent = |percent: u32| {
        let part = price.times(percent.into()).and_then(|part| part.over(Decimal::ONE_HUNDRED));
        part.unwrap_or_default().trunc()
    };
    if values.number("down") >= price {
        followed.push(number("down", percent(30)));
    }
    if values.number("discount") >= percent(70) {
        followed.push(number("discount", percent(5)));
    }
    if values.number("savings") < price {
        followed.push(number("savings", price));
    }
}
