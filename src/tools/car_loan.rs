//! A subsidised loan, or the discount for cash or with another loan: which car costs less? (贴息还是优惠)

mod details;
#[cfg(test)]
mod tests;
pub(super) mod texts;

use rust_decimal::Decimal;

use super::loan;
use crate::advice::facts::Need;
use crate::base::decimal::Exact as _;
use crate::domain::cost::{MonthlyCost, monthly_cost};
use crate::domain::loan::{Method, Schedule, Shape, Terms, schedule_shaped};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::domain::saving::flow_path;
use crate::tool::calculator::{Calculator, Followed};
use crate::tool::form::month_after;
use crate::tool::input::{Input, Kind, Range, decimal};
use crate::tool::meaning::{Meaning, Tells};
use crate::tool::report::{Place, Report};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Value, Values};
use crate::tool::{Context, Tool};

/// The longest loan.
const LONGEST_MONTHS: u32 = 96;
/// What a lever asks for is a whole number of these units.
const ROUND: Decimal = decimal(100, 0);

const fn money(id: &'static str, step: u32, default: u32) -> Input {
    Input::new(id, Kind::Money(Range::whole(0, 10_000_000, step, default)))
}

const fn rate(id: &'static str, default: i64) -> Input {
    Input::new(id, Kind::Percent(Range::scaled(0, 3_600, 10, default, 2).usual(0, 1_200, 2)))
}

/// The tool.
pub static TOOL: Tool = Tool::new(
    "car_loan",
    &[
        Input::new("price", Kind::Money(Range::whole(10_000, 10_000_000, 10_000, 180_000))).tells(Tells::Price),
        money("down", 10_000, 54_000).tells(Tells::Own),
        Input::new("months", Kind::Months(Range::whole(6, LONGEST_MONTHS, 6, 36))).tells(Tells::Months),
        rate("rate", 0),
        money("fee", 500, 3_000),
        Input::new("balloon", Kind::Percent(Range::whole(0, 70, 5, 0))),
        money("discount", 1_000, 10_000),
        Input::new("pay", Kind::Choice(&["savings", "loan"])),
        Input::new("savings", Kind::Money(Range::whole(0, 50_000_000, 10_000, 250_000))).only("pay", "savings"),
        rate("other_rate", 450).only("pay", "loan"),
        Input::new("return_rate", Kind::Percent(Range::scaled(0, 2_000, 25, 150, 2).usual(0, 500, 2)))
            .assumed()
            .means(Meaning::KeptReturn),
    ],
)
.borrowing_for(Need::Purchase);

/// The tool with what it calculates.
pub static CALCULATOR: Calculator =
    Calculator::new(&TOOL, evaluate).following(&["down", "discount", "savings"], follow);

/// What is asked.
#[derive(Clone, Copy)]
struct Case {
    price: Money,
    down: Money,
    months: u32,
    rate: AnnualRate,
    fee: Money,
    /// The part of the loan that waits for the last payment, in percent.
    balloon: Decimal,
    discount: Money,
    /// The rate of the other loan; none for cash out of savings.
    other: Option<AnnualRate>,
    savings: Money,
    /// What savings earn in a year, in percent.
    earns: Decimal,
    currency: Currency,
}

/// One of the two ways to pay.
struct Way {
    /// Paid at once.
    at_once: Money,
    /// What follows; nothing for cash.
    plan: Option<Schedule>,
    /// Everything paid, in today's money.
    today: Decimal,
    /// Of the savings, or of nothing where no savings are asked for: what is left at the start and after each month.
    left: Vec<Decimal>,
}

/// Both ways.
struct Both {
    offer: Way,
    other: Way,
}

impl Way {
    fn payment(&self, month: u32) -> Money {
        self.plan.as_ref().and_then(|plan| plan.row(month)).map_or(Money::ZERO, |row| row.payment)
    }

    /// Everything paid, without regard to when.
    fn total(&self) -> Money {
        self.at_once + self.plan.as_ref().map_or(Money::ZERO, Schedule::total_paid)
    }

    fn at_the_end(&self) -> Decimal {
        self.left.last().copied().unwrap_or_default()
    }
}

impl Case {
    fn read(values: &Values, currency: Currency) -> Result<Case, Fault> {
        let money = |id: &str| values.money(id, currency);
        let loan = values.choice("pay") == "loan";
        let case = Case {
            price: money("price"),
            down: money("down"),
            months: values.whole("months"),
            rate: values.rate("rate")?,
            fee: money("fee"),
            balloon: values.number("balloon"),
            discount: money("discount"),
            other: if loan { Some(values.rate("other_rate")?) } else { None },
            savings: money("savings"),
            earns: values.number("return_rate"),
            currency,
        };
        let limit = |id: &'static str, name: &'static str, bound: Money| {
            Err(Fault::at(id, Text::of("car_loan.error", name).money("bound", bound)))
        };
        let cash = case.price - case.discount;
        if case.down >= case.price {
            limit("down", "down", case.price)
        } else if case.discount >= case.price - case.down {
            limit("discount", "discount", case.price - case.down)
        } else if !loan && case.savings < cash {
            limit("savings", "savings", cash)
        } else {
            Ok(case)
        }
    }

    fn plan(&self, principal: Money, annual_rate: AnnualRate, balloon: Money) -> Result<Schedule, Fault> {
        let (months, method, currency) = (self.months, Method::EqualInstallment, self.currency);
        let terms = Terms { principal, annual_rate, months, method, currency };
        let shape = Shape { balloon, ..Shape::default() };
        schedule_shaped(&terms, &shape, &[]).map_err(|_| Fault::out_of_range("price"))
    }

    fn main(&self, money: Money) -> Decimal {
        money.to_decimal(self.currency)
    }

    /// What is left of `start` month by month when this is paid out of it and the rest earns.
    fn follow(&self, start: Money, at_once: Money, plan: Option<&Schedule>) -> Result<Vec<Decimal>, Fault> {
        let mut flows = Vec::new();
        for month in 1..=self.months {
            let payment = plan.and_then(|plan| plan.row(month)).map_or(Money::ZERO, |row| row.payment);
            flows.push(self.main(-payment));
        }
        flow_path(self.main(start - at_once), &flows, self.earns).map_err(|_| Fault::out_of_range("return_rate"))
    }

    /// `growth` is what one unit of today becomes by the end.
    fn way(&self, at_once: Money, plan: Option<Schedule>, growth: Decimal) -> Result<Way, Fault> {
        let left = self.follow(self.savings, at_once, plan.as_ref())?;
        // What is left by the end is what the savings would be, less what was paid: both brought back to today.
        let end = left.last().and_then(|end| end.over(growth)).unwrap_or_default();
        let today = self.main(self.savings).minus(end).unwrap_or_default();
        Ok(Way { at_once, plan, today, left })
    }

    fn both(&self) -> Result<Both, Fault> {
        let nothing = [Decimal::ZERO; LONGEST_MONTHS as usize];
        let months = nothing.get(..usize::try_from(self.months).unwrap_or(0)).unwrap_or_default();
        let grown = flow_path(Decimal::ONE, months, self.earns).map_err(|_| Fault::out_of_range("return_rate"))?;
        let growth = grown.last().copied().unwrap_or(Decimal::ONE);
        let borrowed = self.price - self.down;
        let balloon = borrowed.percent(self.balloon, Rounding::HalfUp).unwrap_or_default();
        let offer = self.way(self.down + self.fee, Some(self.plan(borrowed, self.rate, balloon)?), growth)?;
        let other = match self.other {
            Some(rate) => {
                let plan = self.plan(borrowed - self.discount, rate, Money::ZERO)?;
                self.way(self.down, Some(plan), growth)?
            }
            None => self.way(self.price - self.discount, None, growth)?,
        };
        Ok(Both { offer, other })
    }

    /// What the offer costs a year when this is what it gives: the price less all that is paid at once, and less the
    /// discount that is given up for it.
    fn annual(&self, offer: &Way, discount: Money) -> Option<MonthlyCost> {
        let received = self.price - offer.at_once - discount;
        let mut payments = Vec::new();
        for month in 1..=self.months {
            payments.push(self.main(offer.payment(month)));
        }
        monthly_cost(self.main(received), &payments).ok().filter(|_| received.is_positive())
    }

    /// The discount at which both cost the same in today's money; none where the offer is dearer without any.
    fn break_even(&self, both: &Both) -> Option<Decimal> {
        // Less discount makes the other way dearer by what each unit of it costs: of a loan, the payments for one.
        let per_unit = match &both.other.plan {
            Some(plan) => both.other.today.minus(self.main(both.other.at_once))?.over(self.main(plan.principal()))?,
            None => Decimal::ONE,
        };
        let apart = both.other.today.minus(both.offer.today)?.over(per_unit)?;
        self.main(self.discount).plus(apart).filter(|discount| *discount > Decimal::ZERO)
    }
}

impl Both {
    /// By how much the offer is cheaper in today's money; negative where the other way is.
    fn saving(&self) -> Decimal {
        self.other.today.minus(self.offer.today).unwrap_or_default()
    }

    fn least(&self) -> Decimal {
        self.offer.today.min(self.other.today)
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

/// What is paid down, given up and at hand fits the price.
fn follow(values: &Values, _: &Context) -> Vec<Followed> {
    let mut followed = Vec::new();
    let price = values.number("price");
    let percent = |percent: u32| {
        let part = price.times(percent.into()).and_then(|part| part.over(Decimal::ONE_HUNDRED));
        part.unwrap_or_default().trunc()
    };
    if values.number("down") >= price {
        followed.push(Followed::number("down", percent(30)));
    }
    if values.number("discount") >= percent(70) {
        followed.push(Followed::number("discount", percent(5)));
    }
    if values.number("savings") < price {
        followed.push(Followed::number("savings", price));
    }
    followed
}

fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let case = Case::read(values, context.currency)?;
    let both = case.both()?;
    let real = case.annual(&both.offer, case.discount);
    let mut report = Report::untyped("car_loan", headline(&case, &both, real));
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
        let (rate, fee) = (values.number("rate"), case.main(case.fee).normalize());
        report.may_go_on("cost", loan::statement((borrowed, case.months), "equal_installment", rate, fee));
    }
    let payment = case.main(both.offer.payment(1)).normalize();
    report.go_on(
        "budget",
        Place::Tool(crate::tools::affordability::CALCULATOR.tool, vec![("debts", Value::Number(payment))]),
    );
    report.go_on("suggestions", Place::Suggestions);
    Ok(report)
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
    let mut offer = |other: Case, name: &'static str, id: &'static str, value: Decimal| {
        let Ok(after) = other.both() else { return };
        let Some(saved) = both.least().minus(after.least()).filter(|saved| *saved >= Decimal::ONE) else { return };
        let label = report.text("lever", name).with("value", Arg::Amount(value));
        let cheaper = named(&other, after.saving() > Decimal::ZERO);
        let effect = report.text("lever", "effect").with("way", cheaper).with("saved", Arg::at_most(saved));
        report.lever_untyped(label, effect, vec![(id, Value::Number(value))]);
    };
    offer(Case { fee: Money::ZERO, ..*case }, "no_fee", "fee", Decimal::ZERO);
    offer(Case { balloon: Decimal::ZERO, ..*case }, "no_balloon", "balloon", Decimal::ZERO);
    let least = case.break_even(both).unwrap_or_default().max(case.main(case.discount));
    // Some hundreds above what makes both alike, or above what is offered now.
    let wanted = least.over(ROUND).and_then(|hundreds| hundreds.trunc().plus(Decimal::from(10))?.times(ROUND));
    let wanted = wanted.unwrap_or_default();
    if let Ok(discount) = Money::from_decimal(wanted, case.currency, Rounding::HalfUp)
        && discount < case.price - case.down
    {
        offer(Case { discount, ..*case }, "discount", "discount", wanted);
    }
}
