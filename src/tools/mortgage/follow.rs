//! Defaults that go with the home, the term and the amount; and what the values come to without being typed.

use rust_decimal::Decimal;

use super::inputs::{By, Home, Mortgage};
use crate::base::decimal::DecimalExt as _;
use crate::tool::Context;
use crate::tool::calculator::{Derived, Followed};
use crate::tool::form::{month_after, months_until};

/// The inputs that follow others.
pub(super) const FOLLOWING: &[&str] =
    &[Mortgage::FUND_RATE.id(), Mortgage::LPR.id(), Mortgage::FUND_AMOUNT.id(), Mortgage::DRAWN.id()];

/// The published rates by home and term, the part of the fund by the amount, the drawing by the first payment.
pub(super) fn follow(input: &Mortgage, context: &Context) -> Vec<Followed> {
    let mut followed = Vec::new();
    let months = input.term.saturating_mul(12);
    if let Some(fund) = &context.packs.housing_fund {
        let rate = fund.rate(context.today, input.second_home(), months);
        if let (Some(rate), Some(latest)) = (rate, fund.rates.last()) {
            followed.push(Followed::of(Mortgage::FUND_RATE.to(rate)).usually(latest.first.long));
        }
    }
    if let Some(lpr) = &context.packs.lpr {
        let published = lpr.publications(months);
        let rate = published.iter().rev().find(|(from, _)| *from <= context.today);
        if let (Some((_, rate)), Some(latest)) = (rate, lpr.latest()) {
            followed.push(Followed::of(Mortgage::LPR.to(rate.percent())).usually(latest.five_years));
        }
    }
    let amount = input.comes_to().unwrap_or_default();
    if input.fund_amount.is_some_and(|part| part.to_decimal() >= amount) {
        let part =
            amount.mul_checked(Decimal::from(4)).and_then(|four| four.div_checked(Decimal::TEN)).unwrap_or_default();
        followed.push(Followed::of(Mortgage::FUND_AMOUNT.to(part.trunc())));
    }
    let first = months_until(context.today, input.first_month);
    let drawn = month_after(context.today, first.saturating_sub(1).into());
    followed.push(Followed::of(Mortgage::DRAWN.to(drawn)));
    followed
}

/// The amount where price and down payment are typed, and the rate where the benchmark is.
pub(super) fn derive(input: &Mortgage) -> Vec<Derived> {
    let mut derived = Vec::new();
    if input.price.is_some() {
        let value = input.comes_to().unwrap_or_default().round_half_up(2);
        derived.push(Derived::of(Mortgage::AMOUNT, value, Mortgage::PRICE));
    }
    if let (Some(lpr), Some(points)) = (input.lpr, input.basis_points) {
        let margin = Decimal::from(points).div_checked(Decimal::ONE_HUNDRED);
        if let Some(value) = margin.and_then(|margin| margin.add_checked(lpr.percent())) {
            derived.push(Derived::of(Mortgage::ANNUAL_RATE, value, Mortgage::BASIS_POINTS));
        }
    }
    derived
}

impl Mortgage {
    /// What is borrowed in all; none where nothing is left to borrow.
    fn comes_to(&self) -> Option<Decimal> {
        let down = match self.by {
            By::Amount => return self.amount,
            By::Share => self.price?.mul_checked(self.down_share?)?.div_checked(Decimal::ONE_HUNDRED)?,
            By::Down => self.down_payment?,
        };
        self.price?.sub_checked(down).filter(|amount| *amount > Decimal::ZERO)
    }

    /// Whether it is not the household's first home.
    pub(super) fn second_home(&self) -> bool {
        self.home == Some(Home::Second)
    }
}
