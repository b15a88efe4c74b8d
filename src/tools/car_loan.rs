//! A subsidised loan, or the discount for cash or with another loan: which car costs less? (贴息还是优惠)

mod details;
mod finance;
mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::affordability::Affordability;
use super::cost_statement::{CostStatement, Method};
use crate::base::decimal::DecimalExt as _;
use crate::domain::cost::MonthlyCost;
use crate::domain::money::{Money, Rounding};
use crate::tool::Context;
use crate::tool::calculator::{Evaluate, Followed};
use crate::tool::form::month_after;
use crate::tool::input::decimal;
use crate::tool::inputs::Set;
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text, ToolTexts};
use finance::{CarFinance, OptionComparison};
pub use inputs::{CarLoan, Pay};

type Evaluation = crate::tool::evaluation::Evaluation<CarLoan>;
type FieldError = crate::tool::value::FieldError<CarLoan>;
type Report = crate::tool::report::Report<CarLoan>;

/// What a lever asks for is a whole number of these units.
const ROUND: Decimal = decimal(100, 0);

impl Evaluate for CarLoan {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = &[CarLoan::DOWN.id(), CarLoan::DISCOUNT.id(), CarLoan::SAVINGS.id()];

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let finance = CarFinance::of(self, context.currency)?;
        let comparison = finance.compare()?;
        let real = finance.annual_cost(&comparison.offer, finance.discount);
        let mut report = Report::new(headline(&finance, &comparison, real));
        details::figures(&mut report, &finance, &comparison, real);
        details::payments(&mut report, &finance, &comparison);
        report.assume(&["end_of_month", "today", "same_down", "level", "discount"]);
        if let Some(plan) = comparison.offer.plan.as_ref().filter(|_| finance.balloon > Decimal::ZERO) {
            let end = month_after(context.today, Decimal::from(finance.months));
            let text = report.text("warning", "balloon").money("amount", plan.last_payment());
            report.warn(text.month("date", end));
        }
        if finance.other.is_none() && comparison.offer.savings_at_end() < Decimal::ZERO {
            let text = report.text("warning", "income");
            report.warn(text);
        }
        for name in ["ownership", "terms"] {
            let text = report.text("warning", name);
            report.warn(text);
        }
        levers(&mut report, &finance, &comparison);
        // A statement knows no balloon.
        if finance.balloon.is_zero() {
            let borrowed = (finance.price - finance.down).to_decimal().normalize();
            let (rate, fee) = (finance.rate.percent(), finance.fee.to_decimal().normalize());
            let method = Method::EqualInstallment;
            report.may_go_on("cost", CostStatement::of_loan((borrowed, finance.months), method, rate, fee));
        }
        let payment = comparison.offer.payment(1).to_decimal().normalize();
        report.go_on("budget", Destination::to([Affordability::DEBTS.to(payment)]));
        report.go_on("suggestions", Destination::Suggestions);
        Ok(report.into())
    }

    /// What is paid down, given up and at hand fits the price.
    fn follow(&self, _: &Context) -> Vec<Followed> {
        let mut followed = Vec::new();
        let price = self.price.to_decimal();
        let percent = |percent: u32| {
            let part = price.mul_checked(percent.into()).and_then(|part| part.div_checked(Decimal::ONE_HUNDRED));
            part.unwrap_or_default().trunc()
        };
        if self.down >= self.price {
            followed.push(Followed::of(CarLoan::DOWN.to(percent(30))));
        }
        if self.discount.to_decimal() >= percent(70) {
            followed.push(Followed::of(CarLoan::DISCOUNT.to(percent(5))));
        }
        if self.savings.is_some_and(|savings| savings < self.price) {
            followed.push(Followed::of(CarLoan::SAVINGS.to(price)));
        }
        followed
    }
}

fn rate_of(percent: Decimal) -> Arg {
    Arg::Percent(percent.round_half_up(2))
}

/// The name of the offer, or of what stands against it.
fn option_name(finance: &CarFinance, offer: bool) -> Arg {
    let name = match finance.other {
        _ if offer => "offer",
        Some(_) => "loan",
        None => "savings",
    };
    Arg::text(Text::item("car_loan", "way", name))
}

fn headline(finance: &CarFinance, comparison: &OptionComparison, real: Option<MonthlyCost>) -> Text {
    let saving = comparison.saving();
    let name = if saving.abs() < Decimal::ONE {
        "headline_same"
    } else if real.is_some() {
        "headline"
    } else {
        "headline_plain"
    };
    let text = Text::of("car_loan", name)
        .with("way", option_name(finance, saving > Decimal::ZERO))
        .with("saving", Arg::at_most(saving.abs()));
    match real {
        Some(real) => {
            text.with("simple", rate_of(real.simple_percent)).with("compound", rate_of(real.compound_percent))
        }
        None => text,
    }
}

/// No fee, nothing left to the end, a discount that turns the answer: each where the cheaper way then costs less.
fn levers(report: &mut Report, finance: &CarFinance, comparison: &OptionComparison) {
    let mut offer = |other: CarFinance, name: &'static str, value: Decimal, set: Set<CarLoan>| {
        let Ok(after) = other.compare() else { return };
        let Some(saved) = comparison.least().sub_checked(after.least()).filter(|saved| *saved >= Decimal::ONE) else {
            return;
        };
        let label = report.text("lever", name).with("value", Arg::Amount(value));
        let cheaper = option_name(&other, after.saving() > Decimal::ZERO);
        let effect = report.text("lever", "effect").with("way", cheaper).with("saved", Arg::at_most(saved));
        report.lever(label, effect, [set]);
    };
    offer(CarFinance { fee: Money::ZERO, ..*finance }, "no_fee", Decimal::ZERO, CarLoan::FEE.to(Decimal::ZERO));
    offer(
        CarFinance { balloon: Decimal::ZERO, ..*finance },
        "no_balloon",
        Decimal::ZERO,
        CarLoan::BALLOON.to(Decimal::ZERO),
    );
    let least = finance.break_even(comparison).unwrap_or_default().max(finance.discount.to_decimal());
    // Some hundreds above what makes both alike, or above what is offered now.
    let wanted = least
        .div_checked(ROUND)
        .and_then(|hundreds| hundreds.trunc().add_checked(Decimal::from(10))?.mul_checked(ROUND));
    let wanted = wanted.unwrap_or_default();
    if let Ok(discount) = Money::from_decimal(wanted, finance.currency, Rounding::HalfUp)
        && discount < finance.price - finance.down
    {
        offer(CarFinance { discount, ..*finance }, "discount", wanted, CarLoan::DISCOUNT.to(wanted));
    }
}
