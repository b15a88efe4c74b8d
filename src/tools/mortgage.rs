//! What does this mortgage cost each month, and in all? (房贷计算)
//!
//! A commercial loan, one of the housing provident fund (公积金), or both together; a rate of its own or LPR and basis
//! points, repriced on its day; prepayments and other rates on the way; counted by whole months or as the bank's
//! statement counts.

mod case;
mod follow;
mod notes;
mod picture;
mod tables;
#[cfg(test)]
mod tests;
pub(super) mod texts;

use crate::advice::facts::Need;
use crate::base::decimal::Exact as _;
use crate::domain::cost::monthly_cost;
use crate::domain::loan::{Method, RepricingDay};
use crate::domain::money::Money;
use crate::tool::calculator::Calculator;
use crate::tool::form::month_after;
use crate::tool::input::{Counted, Input, Kind, Range, joined};
use crate::tool::meaning::{Meaning, Reference, Tells};
use crate::tool::report::Report;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Values};
use crate::tool::{Context, Tool};
use case::{Case, Plan};
use rust_decimal::Decimal;

const LEVEL: &str = "equal_installment";
const FALLING: &str = "equal_principal";
/// What is known of the amount: the amount itself, or the price with a share or a sum paid down.
const AMOUNT: &str = "amount";
const SHARE: &str = "share";
const DOWN: &str = "down";
/// What kind of loan it is.
const COMMERCIAL: &str = "commercial";
const FUND: &str = "fund";
const BOTH: &str = "combination";
/// How the rate is given.
const ANNUAL: &str = "annual";
const LPR: &str = "lpr";
/// How interest is counted.
const MONTHS: &str = "months";
const DAYS: &str = "days";
/// What happens on the way.
const PREPAY: &str = "prepay";
const RATE: &str = "rate";
const SHORTEN: &str = "shorten";
const LOWER: &str = "lower";
/// Cities whose limits the built-in pack knows; a bank's pack may have others for the same names.
const CITIES: &[&str] = &["beijing", "shanghai", "shenzhen", "zhongshan"];

const fn percent(default: i64) -> Kind {
    Kind::Percent(Range::scaled(0, 2_400, 5, default, 2).usual(100, 700, 2))
}

const fn money(most: u32, step: u32, default: u32) -> Kind {
    Kind::Money(Range::whole(0, most, step, default))
}

const HEAD: [Input; 28] = [
    Input::new("by", Kind::Choice(&[AMOUNT, SHARE, DOWN])),
    Input::new("price", Kind::Money(Range::whole(50_000, 200_000_000, 10_000, 1_500_000)))
        .among("by", &[SHARE, DOWN])
        .tells(Tells::Price),
    Input::new("down_share", Kind::Percent(Range::whole(0, 95, 5, 30))).only("by", SHARE).tells(Tells::OwnShare),
    Input::new("down_payment", money(200_000_000, 10_000, 450_000)).only("by", DOWN).tells(Tells::Own),
    Input::new("amount", Kind::Money(Range::whole(10_000, 100_000_000, 10_000, 1_000_000)))
        .only("by", AMOUNT)
        .means(Meaning::HomeLoan)
        .tells(Tells::Amount),
    Input::new("kind", Kind::Choice(&[COMMERCIAL, FUND, BOTH])),
    Input::new("fund_amount", money(20_000_000, 10_000, 400_000)).only("kind", BOTH),
    Input::new("fund_rate", percent(260)).among("kind", &[FUND, BOTH]).begins(Reference::HousingFund),
    Input::new("home", Kind::Choice(&["first", "second"])).among("kind", &[FUND, BOTH]),
    Input::new("city", Kind::Choice(&["other", "beijing", "shanghai", "shenzhen", "zhongshan"]))
        .among("kind", &[FUND, BOTH]),
    Input::new("borrowers", Kind::Count(Range::whole(1, 2, 1, 1))).counting(Counted::People).among("city", CITIES),
    Input::new("rate_by", Kind::Choice(&[ANNUAL, LPR])).among("kind", &[COMMERCIAL, BOTH]).assumed(),
    Input::new("annual_rate", percent(350)).only("rate_by", ANNUAL).means(Meaning::HomeLoanRate).begins(Reference::Lpr),
    Input::new("lpr", percent(350)).only("rate_by", LPR).begins(Reference::Lpr),
    Input::new("basis_points", Kind::Count(Range::scaled(-200, 300, 5, 0, 0)))
        .counting(Counted::BasisPoints)
        .only("rate_by", LPR),
    Input::new("term", Kind::Years(Range::whole(1, 40, 1, 30))).means(Meaning::HomeLoanTerm).tells(Tells::Years),
    Input::new("method", Kind::Choice(&[LEVEL, FALLING])),
    Input::new("repricing", Kind::Choice(RepricingDay::CODES))
        .only("rate_by", LPR)
        .assumed()
        .begins(Reference::RepricingDay),
    Input::new("cycle", Kind::Months(Range::whole(3, 12, 3, 12)))
        .only("rate_by", LPR)
        .assumed()
        .begins(Reference::RepricingCycle),
    Input::new("first_month", Kind::Month(Range::whole(0, 36, 1, 1))).assumed(),
    Input::new("counting", Kind::Choice(&[MONTHS, DAYS])).assumed(),
    Input::new("drawn", Kind::Month(Range::whole(0, 36, 1, 0))).only("counting", DAYS).assumed(),
    Input::new("drawn_day", Kind::Count(Range::whole(1, 31, 1, 20)))
        .counting(Counted::Days)
        .only("counting", DAYS)
        .assumed(),
    Input::new("pay_day", Kind::Count(Range::whole(1, 28, 1, 20)))
        .counting(Counted::Days)
        .only("counting", DAYS)
        .assumed(),
    Input::new("fees", money(5_000_000, 500, 0)).assumed(),
    Input::new("guarantee", money(5_000_000, 500, 0)).assumed(),
    Input::new("insurance", money(500_000, 100, 0)).assumed(),
    Input::new("events", Kind::Rows(Range::whole(0, 10, 1, 0))).assumed(),
];

macro_rules! event {
    ($place:literal) => {
        crate::row!("events", $place,
            "kind" => Kind::Choice(&[PREPAY, RATE]);
            "month" => Kind::Month(Range::whole(0, 480, 1, 12));
            "amount" => Kind::Money(Range::whole(1_000, 100_000_000, 10_000, 100_000)), if "kind" is &[PREPAY];
            "mode" => Kind::Choice(&[SHORTEN, LOWER]), if "kind" is &[PREPAY];
            "rate" => percent(350), if "kind" is &[RATE];
        )
    };
}

static INPUTS: [Input; 78] = joined(&[
    &HEAD,
    event!(1),
    event!(2),
    event!(3),
    event!(4),
    event!(5),
    event!(6),
    event!(7),
    event!(8),
    event!(9),
    event!(10),
]);

/// The tool.
pub static TOOL: Tool = Tool::new("mortgage", &INPUTS).borrowing_for(Need::Home);

/// The tool with what it calculates.
pub static CALCULATOR: Calculator =
    Calculator::new(&TOOL, evaluate).following(&follow::INPUTS, follow::follow).deriving(follow::derive);

/// What is borrowed in all; none where nothing is left to borrow.
pub(super) fn amount(values: &Values) -> Option<Decimal> {
    let price = values.number("price");
    let down = match values.choice("by") {
        SHARE => price.times(values.number("down_share"))?.over(Decimal::ONE_HUNDRED)?,
        DOWN => values.number("down_payment"),
        _ => return Some(values.number("amount")),
    };
    price.minus(down).filter(|amount| *amount > Decimal::ZERO)
}

fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let case = Case::read(values, context)?;
    let wish = case.wish();
    let plan = case.plan(wish)?;
    let other = case.plan(case::Wish { method: case.other_method(), ..wish })?;
    let mut report = Report::untyped("mortgage", headline(&case, &plan));
    figures(&mut report, &case, &plan)?;
    picture::balance(&mut report, &case, &plan);
    picture::split(&mut report, &case, &plan);
    tables::years(&mut report, &case, &plan);
    tables::months(&mut report, &case, &plan);
    tables::methods(&mut report, &case, &plan, &other);
    tables::parts(&mut report, &plan);
    notes::warnings(&mut report, values, context, &case, &plan);
    tables::stress(&mut report, &case, &plan)?;
    notes::assumptions(&mut report, values, context, &case);
    notes::levers(&mut report, values, context, &case, &plan, &other)?;
    notes::next(&mut report, &case);
    Ok(report)
}

fn headline(case: &Case, plan: &Plan) -> Text {
    let (first, last) = (plan.payment(case.regular()), plan.payment(plan.periods()));
    if changes(case, plan, first) {
        return Text::of("mortgage", "headline_changing")
            .money("first", first)
            .money("last", last)
            .duration("term", plan.periods())
            .money("interest", plan.interest);
    }
    if case.method == Method::EqualPrincipal {
        let next = plan.payment(case.regular().saturating_add(1));
        return Text::of("mortgage", "headline_equal_principal")
            .money("first", first)
            .money("step", first - next)
            .money("last", last)
            .money("interest", plan.interest);
    }
    Text::of("mortgage", "headline")
        .money("payment", first)
        .duration("term", plan.periods())
        .money("interest", plan.interest)
        .with("method", Arg::text(Text::of("method", "cent_schedule")))
}

/// Whether what is paid changes on the way in another manner than the method's own.
fn changes(case: &Case, plan: &Plan, first: Money) -> bool {
    if !case.events.is_empty() {
        return true;
    }
    let mut periods = case.regular()..plan.periods();
    case.method != Method::EqualPrincipal && periods.any(|period| plan.payment(period) != first)
}

fn figures(report: &mut Report, case: &Case, plan: &Plan) -> Result<(), Fault> {
    let mut names = ["annual_rate", "fund_rate"].iter();
    if case.kind == FUND {
        names.next();
    }
    for (name, part) in names.zip(&case.parts) {
        report.figure(name, Arg::Percent(part.rate.percent()));
    }
    report.money("first_payment", plan.payment(1));
    report.money("last_payment", plan.payment(plan.periods()));
    report.money("total_interest", plan.interest);
    report.money("total_repaid", plan.paid);
    if let Some((_, down)) = case.price {
        report.money("borrowed", case.amount());
        report.money("down_payment", down);
    }
    if let Some(payment) = case.repriced() {
        report.figure("repricing", Arg::Month(case.month(payment)));
    }
    if !case.events.is_empty() {
        let without = case.plan(case::Wish { events: false, ..case.wish() })?;
        report.figure("paid_off", Arg::Month(case.month(plan.periods())));
        report.money("interest_change", plan.interest - without.interest);
    }
    if plan.penalty.is_positive() {
        report.money("penalty", plan.penalty);
    }
    if case.fees.is_positive() || case.yearly.is_positive() {
        all_in(report, case, plan)?;
    }
    Ok(())
}

/// What the loan costs in a year with its fees: of all money that moves.
fn all_in(report: &mut Report, case: &Case, plan: &Plan) -> Result<(), Fault> {
    let mut payments = Vec::with_capacity(plan.rows.len());
    let mut cost = plan.interest + plan.penalty + case.fees;
    for row in &plan.rows {
        let mut paid = row.payment + row.extra + plan.fee(row.period);
        if row.period.is_multiple_of(12) && row.period < plan.periods() {
            paid += case.yearly;
            cost += case.yearly;
        }
        payments.push(paid.to_decimal(case.currency));
    }
    // The first year is insured from the start.
    cost += case.yearly;
    let received = case.received(plan);
    if !received.is_positive() {
        return Err(Fault::at(case.dearest, Text::plain("mortgage.error.nothing_left")));
    }
    if let Ok(rate) = monthly_cost(received.to_decimal(case.currency), &payments) {
        report.figure("all_in", Arg::Percent(rate.simple_percent.half_up(2)));
        report.figure("all_in_compound", Arg::Percent(rate.compound_percent.half_up(2)));
    }
    report.money("cost", cost);
    Ok(())
}

impl Case {
    /// The calendar month of a payment.
    fn month(&self, payment: u32) -> chrono::NaiveDate {
        month_after(self.first, Decimal::from(payment.saturating_sub(1)))
    }

    /// All that is borrowed.
    fn amount(&self) -> Money {
        self.parts.iter().map(|part| part.principal).sum()
    }

    /// What arrives of it on the first day, after every charge that is due then.
    fn received(&self, plan: &Plan) -> Money {
        self.amount() - self.fees - self.yearly - plan.prepaid
    }
}
