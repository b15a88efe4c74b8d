//! What does money bring that is put aside, and what is left of a stated yield? (存款和理财收益)
//!
//! Deposits are paid to the cent, as a contract says; what a money fund or a wealth product brings is an assumption,
//! with a bad case first, and told in round numbers.

mod by_day;
mod inputs;
mod insured;
mod ladder;
mod term;
#[cfg(test)]
mod tests;
mod texts;

use super::saving_goal::SavingGoal;
use crate::domain::deposit::DepositError;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::inputs::{Inputs as _, Key};
use crate::tool::report::Destination;
use crate::tool::text::{Text, ToolTexts};
pub use inputs::{Deposit, Early, Kind, Notice, Renewal};

type Evaluation = crate::tool::evaluation::Evaluation<Deposit>;
type FieldError = crate::tool::value::FieldError<Deposit>;
type Report = crate::tool::report::Report<Deposit>;

impl Evaluate for Deposit {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let mut report = match self.kind {
            Kind::Time => self.time(context, Deposit::RATE.shown(self.rate)?),
            Kind::Certificate => {
                self.at_least(self.certificate_least)?;
                self.time(context, Deposit::CERTIFICATE_RATE.shown(self.certificate_rate)?)
            }
            Kind::Ladder => self.ladder(context),
            Kind::Notice => {
                self.at_least(self.notice_least)?;
                self.on_notice(context)
            }
            Kind::MoneyFund => self.money_fund(context),
            Kind::Wealth => self.wealth(context),
        }?;
        report.assume(&["no_tax"]);
        let amount = self.amount.to_decimal();
        let fits = SavingGoal::TOOL.input(SavingGoal::START.id()).and_then(|input| input.kind.range());
        if fits.is_some_and(|range| (range.min..=range.max).contains(&amount)) {
            report.go_on("save", Destination::to([SavingGoal::START.to(amount)]));
        }
        report.go_on("profile", Destination::Profile);
        report.go_on("suggestions", Destination::Suggestions);
        Ok(report.into())
    }
}

impl Deposit {
    /// The demand rate, which every kind but a money fund knows.
    fn demand(&self) -> Result<AnnualRate, FieldError> {
        Deposit::DEMAND.shown(self.demand)
    }

    /// Whether there is enough for a kind that has a least amount.
    fn at_least(&self, least: Option<Money>) -> Result<(), FieldError> {
        match least.filter(|least| self.amount < *least) {
            Some(least) => Err(FieldError::at(Deposit::AMOUNT, Text::plain("deposit.error.least").money("min", least))),
            None => Ok(()),
        }
    }
}

/// The field that an error belongs to; `rate` is that of the rate that was used.
fn at<V>(error: DepositError, rate: Key<Deposit, V>) -> FieldError {
    match error {
        DepositError::Rate => FieldError::out_of_range(rate),
        _ => FieldError::out_of_range(Deposit::AMOUNT),
    }
}
