//! A subsidised loan, or the discount for cash or with another loan: which car costs less? (贴息还是优惠)

mod case;
mod details;
mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::affordability::Affordability;
use super::cost_statement::{CostStatement, Method};
use crate::base::decimal::Exact as _;
use crate::domain::cost::MonthlyCost;
use crate::domain::money::{Money, Rounding};
use crate::tool::Context;
use crate::tool::calculator::{Evaluate, Followed};
use crate::tool::form::month_after;
use crate::tool::input::decimal;
use crate::tool::inputs::Set;
use crate::tool::report::Place;
use crate::tool::text::{Arg, Text, ToolTexts};
use case::{Both, Case};
pub use inputs::{CarLoan, Pay};

type Evaluation = crate::tool::evaluation::Evaluation<CarLoan>;
type Fault = crate::tool::value::Fault<CarLoan>;
type Report = crate::tool::report::Report<CarLoan>;

/// What a lever asks for is a whole number of these units.
const ROUND: Decimal = decimal(100, 0);

impl Evaluate for CarLoan {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = &[CarLoan::DOWN.id(), CarLoan::DISCOUNT.id(), CarLoan::SAVINGS.id()];

    fn evaluate(&self, context: &Context) -> Result<Evaluation, Fault> {
        let case = Case::of(self, context.currency)?;
        let both = case.both()?;
        let real = case.annual(&both.offer, case.discount);
        let mut report = Report::new(headline(&case, &both, real));
        details::figures(&mut report, &case, &both, real);
        details::payments(&mut report, &case, &both);
        report.assume(&["end_of_month", "today", "same_down", "level", "discount"]);
        if let Some(plan) = both.offer.plan.as_ref().filter(|_| case.balloon > Decimal::ZERO) {
            let end = month_after(context.today, Decimal::from(case.months));
            let text = report.text("warning", "balloon").money("amount", plan.last_payment());
            report.warn(text.month("date", end));
        }
        if case.other.is_none() && both.offer.at_the_end() < Decimal::ZERO {
            let text = report.text("warning", "income");
            report.warn(text);
        }
        for name in ["ownership", "terms"] {
            let text = report.text("warning", name);
            report.warn(text);
        }
        levers(&mut report, &case, &both);
        // A statement knows no balloon.
        if case.balloon.is_zero() {
            let borrowed = case.main(case.price - case.down).normalize();
            let (rate, fee) = (case.rate.percent(), case.main(case.fee).normalize());
            let method = Method::EqualInstallment;
            report.may_go_on("cost", CostStatement::of_loan((borrowed, case.months), method, rate, fee));
        }
        let payment = case.main(both.offer.payment(1)).normalize();
        report.go_on("budget", Place::to([Affordability::DEBTS.to(payment)]));
        report.go_on("suggestions", Place::Suggestions);
        Ok(report.into())
    }

    /// What is paid down, given up and at hand fits the price.
    fn follow(&self, context: &Context) -> Vec<Followed> {
        let mut followed = Vec::new();
        let price = self.price.to_decimal(context.currency);
        let percent = |percent: u32| {
            let part = price.times(percent.into()).and_then(|part| part.over(Decimal::ONE_HUNDRED));
            part.unwrap_or_default().trunc()
        };
        if self.down >= self.price {
            followed.push(Followed::of(CarLoan::DOWN.to(percent(30))));
        }
        if self.discount.to_decimal(context.currency) >= percent(70) {
            followed.push(Followed::of(CarLoan::DISCOUNT.to(percent(5))));
        }
        if self.savings.is_some_and(|savings| savings < self.price) {
            followed.push(Followed::of(CarLoan::SAVINGS.to(price)));
        }
        followed
    }
}

fn rate_of(percent: Decimal) -> Arg {
    Arg::Percent(percent.half_up(2))
}

/// The name of the way that costs less, or of the other one.
fn named(case: &Case, offer: bool) -> Arg {
    let name = match case.other {
        _ if offer => "offer",
        Some(_) => "loan",
        None => "savings",
    };
    Arg::text(Text::item("car_loan", "way", name))
}

fn headline(case: &Case, both: &Both, real: Option<MonthlyCost>) -> Text {
    let saving = both.saving();
    let name = if saving.abs() < Decimal::ONE {
        "headline_same"
    } else if real.is_some() {
        "headline"
    } else {
        "headline_plain"
    };
    let text = Text::of("car_loan", name)
        .with("way", named(case, saving > Decimal::ZERO))
        .with("saving", Arg::at_most(saving.abs()));
    match real {
        Some(real) => {
            text.with("simple", rate_of(real.simple_percent)).with("compound", rate_of(real.compound_percent))
        }
        None => text,
    }
}

/// No fee, nothing left to the end, a discount that turns the answer: each where the cheaper way then costs less.
fn levers(report: &mut Report, case: &Case, both: &Both) {
    let mut offer = |other: Case, name: &'static str, value: Decimal, set: Set<CarLoan>| {
        let Ok(after) = other.both() else { return };
        let Some(saved) = both.least().minus(after.least()).filter(|saved| *saved >= Decimal::ONE) else { return };
        let label = report.text("lever", name).with("value", Arg::Amount(value));
        let cheaper = named(&other, after.saving() > Decimal::ZERO);
        let effect = report.text("lever", "effect").with("way", cheaper).with("saved", Arg::at_most(saved));
        report.lever(label, effect, [set]);
    };
    offer(Case { fee: Money::ZERO, ..*case }, "no_fee", Decimal::ZERO, CarLoan::FEE.to(Decimal::ZERO));
    offer(Case { balloon: Decimal::ZERO, ..*case }, "no_balloon", Decimal::ZERO, CarLoan::BALLOON.to(Decimal::ZERO));
    let least = case.break_even(both).unwrap_or_default().max(case.main(case.discount));
    // Some hundreds above what makes both alike, or above what is offered now.
    let wanted = least.over(ROUND).and_then(|hundreds| hundreds.trunc().plus(Decimal::from(10))?.times(ROUND));
    let wanted = wanted.unwrap_or_default();
    if let Ok(discount) = Money::from_decimal(wanted, case.currency, Rounding::HalfUp)
        && discount < case.price - case.down
    {
        offer(Case { discount, ..*case }, "discount", wanted, CarLoan::DISCOUNT.to(wanted));
    }
}
