//! What does this mortgage cost each month, and in all? (房贷计算)

use rust_decimal::Decimal;

use super::input::{Input, Kind, Range, decimal};
use super::report::{Cell, Chart, ChartForm, Figure, Lever, Next, Place, Report, Role, Series, Table, Unit};
use super::text::{Arg, Text};
use super::value::{Fault, Value, Values};
use super::{Context, Tool};
use crate::domain::loan::{Method, Row, Schedule, Terms, schedule};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;

const LEVEL: &str = "equal_installment";
const FALLING: &str = "equal_principal";

/// The tool.
pub static TOOL: Tool = Tool {
    id: "mortgage",
    inputs: &[
        Input::new("amount", Kind::Money(Range::whole(10_000, 100_000_000, 10_000, 1_000_000))),
        Input::new("annual_rate", Kind::Percent(Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2))),
        Input::new("term", Kind::Years(Range::whole(1, 40, 1, 30))),
        Input::new("method", Kind::Choice(&[LEVEL, FALLING])),
    ],
};

/// Points by which the rate rises in the stress line.
const STRESS_POINTS: Decimal = decimal(1, 0);
/// Years by which the first lever shortens the loan.
const SHORTER_YEARS: u32 = 5;

/// Terms with their schedule, which has at least one row.
struct Loan {
    terms: Terms,
    plan: Schedule,
    first: Row,
    last: Row,
}

impl Loan {
    fn of(terms: Terms) -> Result<Loan, Fault> {
        let plan = schedule(&terms).map_err(|_| Fault::out_of_range("amount"))?;
        let ends = plan.rows().first().copied().zip(plan.rows().last().copied());
        let (first, last) = ends.ok_or_else(|| Fault::required("term"))?;
        Ok(Loan { terms, plan, first, last })
    }

    /// By how much each payment falls: the interest on one month's share of the principal.
    fn step(&self) -> Money {
        let second = self.plan.rows().get(1).map_or(self.first.payment, |row| row.payment);
        less(self.first.payment, second)
    }
}

/// Amounts of one schedule lie far within the range of money: their difference always exists.
fn less(a: Money, b: Money) -> Money {
    a.checked_sub(b).unwrap_or_default()
}

pub(super) fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let amount = values.number("amount");
    let principal =
        Money::from_decimal(amount, context.currency, Rounding::HalfUp).map_err(|_| Fault::out_of_range("amount"))?;
    let years = values.whole("term");
    let method = if values.choice("method") == FALLING { Method::EqualPrincipal } else { Method::EqualInstallment };
    let terms = Terms {
        principal,
        annual_rate: rate(values.number("annual_rate"))?,
        months: years.saturating_mul(12),
        method,
        currency: context.currency,
    };
    let loan = Loan::of(terms)?;
    let balance = table_of_months(&loan.plan);
    Ok(Report {
        scope: "mortgage",
        headline: headline(&loan, years),
        figures: figures(&loan),
        charts: vec![picture(&loan, context.currency), split(&loan.plan, context.currency)],
        tables: vec![table_of_years(&loan.plan), balance],
        assumptions: ["rate_fixed", "rounding", "no_fees", "arrears"]
            .into_iter()
            .map(|name| Text::of("mortgage.assume", name))
            .collect(),
        warnings: stress(&loan)?.into_iter().collect(),
        levers: levers(&loan, years)?,
        next: vec![
            Next { label: Text::of("mortgage.next", "save"), place: Place::Tool("saving_goal", Vec::new()) },
            Next { label: Text::of("mortgage.next", "suggestions"), place: Place::Suggestions },
        ],
    })
}

fn rate(percent: Decimal) -> Result<AnnualRate, Fault> {
    AnnualRate::from_percent(percent).map_err(|_| Fault::out_of_range("annual_rate"))
}

fn headline(loan: &Loan, years: u32) -> Text {
    let interest = Arg::Money(loan.plan.total_interest());
    match loan.terms.method {
        Method::EqualPrincipal => Text::of("mortgage", "headline_equal_principal")
            .with("first", Arg::Money(loan.first.payment))
            .with("step", Arg::Money(loan.step()))
            .with("last", Arg::Money(loan.last.payment))
            .with("interest", interest),
        _ => Text::of("mortgage", "headline")
            .with("payment", Arg::Money(loan.first.payment))
            .with("term", Arg::Duration(years.saturating_mul(12)))
            .with("interest", interest)
            .with("method", Arg::text(Text::of("method", "cent_schedule"))),
    }
}

fn figures(loan: &Loan) -> Vec<Figure> {
    let figure = |label: &'static str, value: Arg, method: &'static str| Figure {
        label: Text::of("mortgage.figure", label),
        value,
        method: Text::of("mortgage.method", method),
    };
    let (first, last) = (loan.first.payment, loan.last.payment);
    vec![
        figure("annual_rate", Arg::Percent(loan.terms.annual_rate.percent()), "annual_rate"),
        figure("first_payment", Arg::Money(first), "payment"),
        figure("last_payment", Arg::Money(last), "last_payment"),
        figure("total_interest", Arg::Money(loan.plan.total_interest()), "total_interest"),
        figure("total_repaid", Arg::Money(loan.plan.total_paid()), "total_repaid"),
    ]
}

/// What a customer pays more each month, at first, if the rate rose.
fn stress(loan: &Loan) -> Result<Option<Text>, Fault> {
    let Some(higher) = loan.terms.annual_rate.percent().checked_add(STRESS_POINTS) else {
        return Ok(None);
    };
    let stressed = Loan::of(Terms { annual_rate: rate(higher)?, ..loan.terms })?;
    let extra = less(stressed.first.payment, loan.first.payment);
    Ok(Some(Text::of("mortgage", "stress").with("points", Arg::Points(STRESS_POINTS)).with("extra", Arg::Money(extra))))
}

fn levers(loan: &Loan, years: u32) -> Result<Vec<Lever>, Fault> {
    let mut levers = Vec::new();
    if let Some(shorter) = years.checked_sub(SHORTER_YEARS).filter(|years| *years > 0) {
        let other = Loan::of(Terms { months: shorter.saturating_mul(12), ..loan.terms })?;
        levers.push(lever(loan, &other, "shorter", "term", Value::Number(Decimal::from(shorter))));
    }
    let (method, option, name) = match loan.terms.method {
        Method::EqualPrincipal => (Method::EqualInstallment, LEVEL, "level"),
        _ => (Method::EqualPrincipal, FALLING, "falling"),
    };
    let other = Loan::of(Terms { method, ..loan.terms })?;
    levers.push(lever(loan, &other, name, "method", Value::Choice(option)));
    Ok(levers)
}

/// How the first payment and the interest of `other` differ from those of `loan`.
fn lever(loan: &Loan, other: &Loan, name: &'static str, input: &'static str, value: Value) -> Lever {
    let first = less(other.first.payment, loan.first.payment);
    let interest = less(loan.plan.total_interest(), other.plan.total_interest());
    let effect = if first.is_negative() { "effect_lower_payment" } else { "effect_less_interest" };
    let size = |money: Money| {
        if money.is_negative() { less(Money::ZERO, money) } else { money }
    };
    Lever {
        label: Text::of("mortgage.lever", name).with("term", Arg::Duration(other.terms.months)),
        effect: Text::of("mortgage.lever", effect)
            .with("first", Arg::Money(size(first)))
            .with("interest", Arg::Money(size(interest))),
        set: vec![(input, value)],
    }
}

fn picture(loan: &Loan, currency: Currency) -> Chart {
    let start = loan.terms.principal;
    let mut balance = vec![start.to_decimal(currency)];
    let mut paid = vec![Decimal::ZERO];
    let mut interest = Money::ZERO;
    let half = loan.plan.total_interest().minor() / 2;
    let mut marker = None;
    for row in loan.plan.rows() {
        interest = interest.checked_add(row.interest).unwrap_or(interest);
        balance.push(row.balance.to_decimal(currency));
        paid.push(interest.to_decimal(currency));
        if marker.is_none() && interest.minor() >= half {
            marker = Some(row.period);
        }
    }
    let months = marker.unwrap_or(0);
    let summary = Text::of("mortgage.chart", "summary")
        .with("n", Arg::Count(months))
        .with("time", Arg::Duration(months))
        .with("interest", Arg::Money(loan.plan.total_interest()));
    Chart {
        series: vec![
            Series { label: Text::of("mortgage.chart", "balance"), role: Role::Balance, values: balance },
            Series { label: Text::of("mortgage.chart", "interest"), role: Role::Interest, values: paid },
        ],
        marker,
        ..Chart::new("balance", Text::of("mortgage.chart", "title"), summary, "years")
    }
}

/// What of each year's payments is principal and what is interest.
fn split(plan: &Schedule, currency: Currency) -> Chart {
    let (mut principal, mut interest) = (Vec::new(), Vec::new());
    for rows in plan.rows().chunks(12) {
        principal.push(sum(rows, |row| row.principal).to_decimal(currency));
        interest.push(sum(rows, |row| row.interest).to_decimal(currency));
    }
    let end = |value: Option<&Decimal>| Arg::Amount(value.copied().unwrap_or_default());
    let summary =
        Text::of("mortgage.split", "summary").with("first", end(interest.first())).with("last", end(interest.last()));
    Chart {
        form: ChartForm::Stacked,
        unit: Unit::Money,
        every: 12,
        series: vec![
            Series { label: Text::of("mortgage.column", "principal"), role: Role::Principal, values: principal },
            Series { label: Text::of("mortgage.column", "interest"), role: Role::Interest, values: interest },
        ],
        marker: Some(1),
        ..Chart::new("split", Text::of("mortgage.split", "title"), summary, "years")
    }
}

fn sum(rows: &[Row], part: fn(&Row) -> Money) -> Money {
    rows.iter().fold(Money::ZERO, |sum, row| sum.checked_add(part(row)).unwrap_or(sum))
}

fn columns(first: &'static str) -> Vec<Text> {
    [first, "payment", "principal", "interest", "balance"]
        .into_iter()
        .map(|name| Text::of("mortgage.column", name))
        .collect()
}

fn table_of_months(plan: &Schedule) -> Table {
    let cells = plan.rows().iter().flat_map(Cell::of_payment);
    Table {
        id: "months",
        title: Text::of("mortgage.table", "months"),
        columns: columns("period"),
        cells: cells.collect(),
    }
}

fn table_of_years(plan: &Schedule) -> Table {
    let sum = |rows: &[Row], part: fn(&Row) -> Money| Cell::Money(sum(rows, part));
    let cells = plan.rows().chunks(12).zip(1_u32..).flat_map(|(rows, year)| {
        [
            Cell::Count(year),
            sum(rows, |row| row.payment),
            sum(rows, |row| row.principal),
            sum(rows, |row| row.interest),
            Cell::Money(rows.last().map_or(Money::ZERO, |row| row.balance)),
        ]
    });
    Table { id: "years", title: Text::of("mortgage.table", "years"), columns: columns("year"), cells: cells.collect() }
}
