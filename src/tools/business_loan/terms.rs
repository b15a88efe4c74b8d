//! What is asked, as the calculation takes it.

use chrono::{Datelike as _, Days, NaiveDate};
use rust_decimal::Decimal;

use super::options::{CreditTerms, FundingNeed};
use super::{BusinessLoan, Direction, FieldError, Move, Season, Use};
use crate::base::stable_sort;
use crate::domain::loan::Movement;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::form::month_after;
use crate::tool::text::Text;

impl CreditTerms {
    pub fn of(input: &BusinessLoan, context: &Context) -> Result<CreditTerms, FieldError> {
        let strong = match input.season {
            Season::Even => Decimal::ZERO,
            Season::Summer | Season::Winter | Season::YearEnd => BusinessLoan::STRONG.shown(input.strong)?,
        };
        let mut terms = CreditTerms {
            amount: input.amount,
            months: input.months,
            need: FundingNeed::Throughout,
            line_rate: input.line_rate,
            term_rate: input.term_rate,
            line_fee: input.line_fee,
            term_fee: input.term_fee,
            basis: input.base.into(),
            cash: input.cash,
            surplus: input.surplus,
            season: input.season,
            strong,
            start: month_after(context.today, Decimal::ONE),
            currency: context.currency,
        };
        match input.r#use {
            Use::Days => terms.need = FundingNeed::Days(BusinessLoan::DAYS.shown(input.days)?),
            Use::Throughout => {}
            Use::Listed => terms.need = FundingNeed::Listed(listed(&input.moves, &terms)?),
        }
        Ok(terms)
    }
}

/// What the customer draws and repays, in the order of time; what comes back on a day comes before what is drawn. An
/// error at the first that does not fit with those before it.
fn listed(listed: &[Move], terms: &CreditTerms) -> Result<Vec<Movement>, FieldError> {
    let (end, mut moves) = (terms.day(terms.months), Vec::new());
    let misfit = || Text::plain("business_loan.error.moves").money("amount", terms.amount).month("date", end);
    for (place, one) in listed.iter().enumerate() {
        let date = day_of(one.month, one.day);
        let amount = match one.kind {
            Direction::Draw => one.amount,
            Direction::Repay => -one.amount,
        };
        if date >= end {
            return Err(FieldError::at(Move::MONTH.at(place), misfit()));
        }
        moves.push((date, amount, place));
    }
    let moves = stable_sort(&moves, &|a, b| a < b);
    let mut owed = Money::ZERO;
    for (_, amount, place) in &moves {
        owed += *amount;
        if owed.is_negative() || owed > terms.amount {
            return Err(FieldError::at(Move::AMOUNT.at(*place), misfit()));
        }
    }
    if moves.is_empty() {
        return Err(FieldError::at(BusinessLoan::MOVES, misfit()));
    }
    Ok(moves.into_iter().map(|(date, amount, _)| (date, amount)).collect())
}

/// That day of a month, or the last one of a shorter month.
pub(super) fn day_of(month: NaiveDate, day: u32) -> NaiveDate {
    let date = month.checked_add_days(Days::new(u64::from(day.saturating_sub(1))));
    let date = date.filter(|date| date.month() == month.month());
    date.or_else(|| month_after(month, Decimal::ONE).pred_opt()).unwrap_or(month)
}
