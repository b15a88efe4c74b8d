//! How long does the minimum payment take, and what clears the card sooner? (信用卡怎么还)

mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use crate::base::decimal::DecimalExt as _;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::affordability::Affordability;
use super::saving_goal::time_to_save;
use crate::domain::debt::{Debt, DebtError, MinimumPayment, PayoffOrder, minimum_path, payment_to_clear, payoff};
use crate::domain::loan::Interest;
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::{AnnualRate, Compounding};
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::form::{month_after, months_until};
use crate::tool::report::{Cell, Chart, Destination, Series, SeriesRole};
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{CardDebt, Per, Question};

type Evaluation = crate::tool::evaluation::Evaluation<CardDebt>;
type FieldError = crate::tool::value::FieldError<CardDebt>;
type Report = crate::tool::report::Report<CardDebt>;

/// The longest time looked ahead.
const MAX_MONTHS: u32 = 360;
/// The months in which the lever clears the card.
const SOON_MONTHS: u32 = 12;
/// More than so many percent a year is a rate with the wrong period.
const MAX_PERCENT: Decimal = Decimal::ONE_HUNDRED;

/// The card as it stands today.
#[derive(Clone, Copy)]
struct Card {
    balance: Money,
    rate: AnnualRate,
    minimum: MinimumPayment,
    today: NaiveDate,
    currency: Currency,
}

/// One way of paying: what is owed now and after each month, and all interest.
struct RepaymentPath {
    balances: Vec<Money>,
    interest: Money,
}

impl RepaymentPath {
    fn months(&self) -> u32 {
        u32::try_from(self.balances.len().saturating_sub(1)).unwrap_or(0)
    }

    /// What is owed after so many months; nothing once it is cleared.
    fn owed(&self, month: u32) -> Money {
        usize::try_from(month).ok().and_then(|month| self.balances.get(month)).copied().unwrap_or_default()
    }
}

/// Both ways, and the monthly payment of the second.
struct RepaymentComparison {
    payment: Money,
    first_minimum: Money,
    at_minimum: RepaymentPath,
    fixed: RepaymentPath,
}

impl CardDebt {
    /// The annual rate of a rate for a year, a month or a day.
    fn annual_rate(&self) -> Result<AnnualRate, FieldError> {
        let compounding = match self.per {
            Per::Day => Compounding::Daily,
            Per::Month => Compounding::Monthly,
            Per::Year => Compounding::Annual,
        };
        let times = compounding.per_year().unwrap_or(1);
        let percent = self.rate.mul_checked(times.into()).ok_or_else(|| FieldError::out_of_range(CardDebt::RATE))?;
        if percent > MAX_PERCENT {
            let text = Text::plain("card_debt.error.per").percent("annual", percent);
            return Err(FieldError::at(CardDebt::RATE, text));
        }
        AnnualRate::from_percent(percent).map_err(|_| FieldError::out_of_range(CardDebt::RATE))
    }
}

impl Card {
    fn of(input: &CardDebt, context: &Context) -> Result<Card, FieldError> {
        Ok(Card {
            balance: input.balance,
            rate: input.annual_rate()?,
            minimum: MinimumPayment { percent: input.minimum_share, floor: input.minimum_floor },
            today: context.today,
            currency: context.currency,
        })
    }

    /// The interest of the first month.
    fn interest(&self) -> Result<Money, FieldError> {
        Interest::month(self.rate)
            .and_then(|month| month.of(self.balance))
            .map_err(|_| FieldError::out_of_range(CardDebt::BALANCE))
    }

    /// Only the minimum, month after month.
    fn at_minimum(&self) -> Result<RepaymentPath, FieldError> {
        let found = minimum_path(self.balance, self.rate, self.minimum);
        let (balances, interest) = found.map_err(|error| match error {
            DebtError::NeverPaid => {
                FieldError::at(CardDebt::MINIMUM_SHARE, Text::plain("card_debt.error.minimum_never"))
            }
            _ => FieldError::out_of_range(CardDebt::BALANCE),
        })?;
        Ok(RepaymentPath { balances, interest })
    }

    /// The same payment month after month; `None` when it does not clear the card in time.
    fn fixed(&self, payment: Money) -> Option<RepaymentPath> {
        let debt = Debt { balance: self.balance, rate: self.rate, minimum: Money::ZERO };
        let plan = payoff(&[debt], payment, PayoffOrder::Avalanche).ok()?;
        Some(RepaymentPath { balances: plan.path, interest: plan.interest }).filter(|path| path.months() <= MAX_MONTHS)
    }

    /// The payment in whole units that clears the card in so many months.
    fn needed(&self, months: u32) -> Result<Money, FieldError> {
        let exact = payment_to_clear(self.balance, self.rate, months)
            .map_err(|_| FieldError::out_of_range(CardDebt::BALANCE))?;
        // Up, so that no cents are left for another month.
        let whole = exact.to_decimal().ceil();
        let out_of_range = || FieldError::out_of_range(CardDebt::BALANCE);
        let payment = Money::from_decimal(whole, self.currency, Rounding::Up).map_err(|_| out_of_range())?;
        if self.fixed(payment).is_some() {
            return Ok(payment);
        }
        // Of a small balance the payment is hardly more than the interest, which is rounded every month.
        let more = whole.add_checked(Decimal::ONE).ok_or_else(out_of_range)?;
        Money::from_decimal(more, self.currency, Rounding::Up).map_err(|_| out_of_range())
    }

    fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }
}

impl Evaluate for CardDebt {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let card = Card::of(self, context)?;
        let payment = match self.question {
            Question::Months => CardDebt::MONTHLY.shown(self.monthly)?,
            Question::Payment => {
                let target = CardDebt::TARGET.shown(self.target)?;
                card.needed(months_until(context.today, target).max(1))?
            }
        };
        let at_minimum = card.at_minimum()?;
        let Some(fixed) = card.fixed(payment) else {
            let text = Text::plain("card_debt.error.never_repaid")
                .money("payment", payment)
                .money("interest", card.interest()?)
                .duration("time", MAX_MONTHS)
                .money("min", card.needed(MAX_MONTHS)?);
            return Err(FieldError::at(CardDebt::MONTHLY, text));
        };
        let due = card.balance + card.interest()?;
        // The last payment of a small balance is what is left, not the floor.
        let first_minimum = due - at_minimum.owed(1);
        let soon = card.needed(SOON_MONTHS)?;
        let comparison = RepaymentComparison { payment, first_minimum, at_minimum, fixed };
        let headline = Text::of("card_debt", "headline")
            .duration("time", comparison.at_minimum.months())
            .money("interest", comparison.at_minimum.interest)
            .money("payment", payment)
            .with("date", Arg::Month(card.month(comparison.fixed.months())))
            .money("less", comparison.fixed.interest);
        let mut report = Report::new(headline);
        figures(&mut report, &card, &comparison, self.question);
        chart(&mut report, &comparison);
        table(&mut report, &card, &comparison);
        report.assume(&["no_purchases", "monthly_interest", "minimum", "no_fees"]);
        if payment < first_minimum {
            let text = report.text("warning", "below_minimum");
            report.warn(text.money("payment", payment).money("minimum", first_minimum));
        }
        report.warn(Text::of("card_debt.warning", "whole_bill"));
        levers(&mut report, &card, &comparison, soon);
        let payment = payment.to_decimal();
        report.may_go_on("save", time_to_save(payment, None, None));
        report.go_on("borrow", Destination::to([Affordability::DEBTS.to(payment)]));
        Ok(report.into())
    }
}

fn figures(report: &mut Report, card: &Card, comparison: &RepaymentComparison, question: Question) {
    let RepaymentComparison { payment, first_minimum, at_minimum, fixed } = comparison;
    let saved = at_minimum.interest - fixed.interest;
    match question {
        Question::Months => report.read("cleared", Arg::Month(card.month(fixed.months()))),
        Question::Payment => report.read_money("payment", *payment),
    }
    report.read_money("interest", fixed.interest);
    report.read("minimum_time", Arg::Duration(at_minimum.months()));
    report.figure("annual_rate", Arg::Percent(card.rate.percent()));
    report.money("payment", *payment);
    report.figure("cleared", Arg::Month(card.month(fixed.months())));
    report.money("interest", fixed.interest);
    if saved.is_positive() {
        report.money("saved", saved);
    }
    let minimum = |report: &mut Report, name: &'static str, value: Arg| {
        let method = report.text("how", name).percent("share", card.minimum.percent).money("floor", card.minimum.floor);
        report.figure_by(name, value, method);
    };
    minimum(report, "first_minimum", Arg::Money(*first_minimum));
    minimum(report, "minimum_time", Arg::Duration(at_minimum.months()));
    report.money("minimum_interest", at_minimum.interest);
}

/// A tenth more, today's minimum kept up, done within a year: each where it ends sooner.
fn levers(report: &mut Report, card: &Card, comparison: &RepaymentComparison, soon: Money) {
    let tenth = comparison.payment.percent(Decimal::from(110), Rounding::Up).unwrap_or(comparison.payment);
    let more = Money::from_decimal(tenth.to_decimal().ceil(), card.currency, Rounding::Up);
    let month = card.month(SOON_MONTHS);
    for (name, payment) in
        [("more", more.unwrap_or(tenth)), ("keep_minimum", comparison.first_minimum), ("within_a_year", soon)]
    {
        let Some(path) = card.fixed(payment).filter(|path| path.months() < comparison.fixed.months()) else {
            continue;
        };
        let label = report.text("lever", name).money("payment", payment).month("date", month);
        let saved = comparison.fixed.interest - path.interest;
        let effect = if saved.is_positive() { "sooner" } else { "only_sooner" };
        let effect = report.text("lever", effect).month("date", card.month(path.months())).money("saved", saved);
        let set = if name == "within_a_year" {
            [CardDebt::QUESTION.to(Question::Payment), CardDebt::TARGET.to(month)]
        } else {
            [CardDebt::QUESTION.to(Question::Months), CardDebt::MONTHLY.to(payment.to_decimal())]
        };
        report.lever(label, effect, set);
    }
}

/// Month by month for two years, then year by year.
fn table(report: &mut Report, card: &Card, comparison: &RepaymentComparison) {
    let last = comparison.at_minimum.months().max(comparison.fixed.months());
    let mut cells = Vec::new();
    for month in 0..=last {
        if month <= 24 || month.is_multiple_of(12) || month == last {
            cells.push(Cell::Month(card.month(month)));
            cells.push(Cell::Money(comparison.at_minimum.owed(month)));
            cells.push(Cell::Money(comparison.fixed.owed(month)));
        }
    }
    report.table("balances", &["month", "minimum", "fixed"], cells);
}

fn chart(report: &mut Report, comparison: &RepaymentComparison) {
    let last = comparison.at_minimum.months().max(comparison.fixed.months());
    let line = |name: &'static str, role: SeriesRole, path: &RepaymentPath| Series {
        label: report.text("column", name),
        role,
        values: (0..=last).map(|month| path.owed(month).to_decimal()).collect(),
    };
    let series = vec![
        line("minimum", SeriesRole::Before, &comparison.at_minimum),
        line("fixed", SeriesRole::After, &comparison.fixed),
    ];
    let months = comparison.fixed.months();
    let summary = report
        .text("chart", "summary")
        .money("payment", comparison.payment)
        .duration("time", months)
        .money("owed", comparison.at_minimum.owed(months));
    report.charts.push(Chart {
        series,
        marker: Some(months),
        ..Chart::new("balance", report.text("chart", "title"), summary, "balances")
    });
}
