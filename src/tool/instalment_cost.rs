//! What does this instalment really cost? (分期真实成本)
//!
//! An instalment fee is charged on the original amount although ever less of it is owed, so the rate of a year is about
//! twice what the advertised one suggests.

mod plan;

use rust_decimal::Decimal;

use super::input::{Input, Kind, Range};
use super::report::{Cell, Chart, Figure, Lever, Next, Place, Report, Role, Series, Table};
use super::text::{Arg, Text};
use super::value::{Fault, Value, Values};
use super::{Context, Tool};
use crate::domain::decimal::Exact as _;
use crate::domain::money::Money;
use plan::{Charge, Offer, Plan};

/// The fee of a period as an input, and the choice of it.
const FEE: &str = "fee";
const FLAT_RATE: &str = "flat_rate";
const ONCE: &str = "once";
/// The first payment is made at the start.
const NOW: &str = "now";

const fn percent(id: &'static str, range: Range) -> Input {
    Input::new(id, Kind::Percent(range)).only("charge", id)
}

const fn taken_off(id: &'static str) -> Input {
    Input::new(id, Kind::Money(Range::whole(0, 5_000_000, 100, 0))).assumed()
}

/// The tool.
pub static TOOL: Tool = Tool {
    id: "instalment_cost",
    inputs: &[
        Input::new("amount", Kind::Money(Range::whole(1_000, 5_000_000, 1_000, 12_000))),
        Input::new("periods", Kind::Months(Range::whole(2, 60, 1, 12))),
        Input::new("charge", Kind::Choice(&[FEE, FLAT_RATE, ONCE])),
        percent(FEE, Range::scaled(0, 500, 5, 60, 2).usual(0, 150, 2)),
        percent(FLAT_RATE, Range::scaled(0, 6_000, 10, 720, 2).usual(0, 1_800, 2)),
        percent(ONCE, Range::scaled(0, 3_000, 10, 500, 2).usual(0, 1_500, 2)),
        taken_off("up_front"),
        Input::new("first_payment", Kind::Choice(&["later", NOW])).assumed(),
        taken_off("discount"),
    ],
};

pub(super) fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let plan = Plan::of(Offer::of(values, context.currency)?)?;
    Ok(Report {
        scope: "instalment_cost",
        headline: headline(&plan),
        figures: figures(&plan),
        charts: vec![picture(&plan)],
        tables: vec![table(&plan)],
        assumptions: assumptions(&plan),
        warnings: warnings(&plan, context),
        levers: levers(&plan)?,
        next: next(&plan),
        rules: Vec::new(),
        statement: None,
    })
}

fn name(group: &'static str, name: &'static str) -> Text {
    Text::item("instalment_cost", group, name)
}

fn rate(percent: Decimal) -> Arg {
    Arg::Percent(percent.half_up(2))
}

fn headline(plan: &Plan) -> Text {
    if plan.total_cost.is_zero() {
        return name("headline", "free")
            .with("payment", Arg::Money(plan.payment()))
            .with("n", Arg::Count(plan.offer.periods));
    }
    name("headline", plan.offer.charge.input())
        .with("advertised", Arg::Percent(plan.offer.charge.percent()))
        .with("simple", rate(plan.cost.simple_percent))
        .with("compound", rate(plan.cost.compound_percent))
        .with("cost", Arg::Money(plan.total_cost))
}

fn figures(plan: &Plan) -> Vec<Figure> {
    let figure = |id: &'static str, value: Arg| Figure { label: name("figure", id), value, method: name("how", id) };
    let nominal = if matches!(plan.offer.charge, Charge::Once(_)) { "nominal_once" } else { "nominal" };
    let cost = if plan.offer.discount.is_zero() { "cost" } else { "cost_cash" };
    let mut figures = vec![
        figure("simple", rate(plan.cost.simple_percent)),
        figure("compound", rate(plan.cost.compound_percent)),
        figure(nominal, rate(plan.nominal)),
    ];
    if plan.first_payment() != plan.payment() {
        figures.push(figure("first", Arg::Money(plan.first_payment())));
    }
    figures.push(figure("payment", Arg::Money(plan.payment())));
    figures.push(figure(cost, Arg::Money(plan.total_cost)));
    figures
}

fn assumptions(plan: &Plan) -> Vec<Text> {
    let offer = &plan.offer;
    let once = matches!(offer.charge, Charge::Once(_));
    let mut assumed = vec!["irr", if once { "once" } else { "original" }];
    assumed.push(if offer.now { "now" } else { "later" });
    if !offer.discount.is_zero() {
        assumed.push("cash");
    }
    assumed.extend(["rounding", "on_time"]);
    assumed.into_iter().map(|id| name("assume", id)).collect()
}

fn warnings(plan: &Plan, context: &Context) -> Vec<Text> {
    let mut warnings = Vec::new();
    if plan.offer.up_front.is_positive() {
        let net = plan.offer.amount.checked_sub(plan.offer.up_front).unwrap_or_default();
        warnings.push(
            name("warning", "net")
                .with("fee", Arg::Money(plan.offer.up_front))
                .with("net", Arg::Money(net))
                .with("amount", Arg::Money(plan.offer.amount)),
        );
    }
    let law = if plan.offer.discount.is_zero() { "law" } else { "law_cash" };
    warnings.push(
        name("warning", law)
            .with("rate", rate(plan.cost.simple_percent))
            .with("cost", Arg::Money(plan.total_cost))
            .with("date", Arg::Date(context.today)),
    );
    warnings
}

/// Half the fee, none at all, or half the time.
fn levers(plan: &Plan) -> Result<Vec<Lever>, Fault> {
    let offer = plan.offer;
    let percent = offer.charge.percent();
    let mut levers = Vec::new();
    if let Some(half) = percent.over(Decimal::TWO).filter(|half| *half > Decimal::ZERO) {
        let cheaper = Plan::of(Offer { charge: offer.charge.of(half), ..offer })?;
        let label = name("lever", "half_fee").with("percent", Arg::Percent(half));
        levers.extend(lever(plan, &cheaper, label, vec![(offer.charge.input(), Value::Number(half))]));
    }
    if percent > Decimal::ZERO || offer.up_front.is_positive() {
        let charge = offer.charge.of(Decimal::ZERO);
        let free = Plan::of(Offer { charge, up_front: Money::ZERO, ..offer })?;
        let nothing = Value::Number(Decimal::ZERO);
        let set = vec![(charge.input(), nothing), ("up_front", nothing)];
        levers.extend(lever(plan, &free, name("lever", "no_fee"), set));
    }
    if let Some(periods) = offer.periods.checked_div(2).filter(|periods| *periods > 1) {
        // A plan too short for what is taken off at the start is no way out: then there is no such lever.
        if let Ok(shorter) = Plan::of(Offer { periods, ..offer }) {
            let label =
                name("lever", "shorter").with("n", Arg::Count(periods)).with("payment", Arg::Money(shorter.payment()));
            levers.extend(lever(plan, &shorter, label, vec![("periods", Value::Number(Decimal::from(periods)))]));
        }
    }
    Ok(levers)
}

/// A change that costs less in all.
fn lever(plan: &Plan, other: &Plan, label: Text, set: Vec<(&'static str, Value)>) -> Option<Lever> {
    let saved = plan.total_cost.checked_sub(other.total_cost).filter(|saved| saved.is_positive())?;
    let effect = name("lever", "effect").with("saved", Arg::Money(saved)).with("rate", rate(other.cost.simple_percent));
    Some(Lever { label, effect, set })
}

/// Saving the same payment until the cash price is there; what the market offers.
fn next(plan: &Plan) -> Vec<Next> {
    let currency = plan.offer.currency;
    let (price, payment) = (plan.cash_price.to_decimal(currency), plan.payment().to_decimal(currency));
    let carried = vec![
        ("question", Value::Choice("target")),
        ("goal", Value::Number(price.max(Decimal::ONE_THOUSAND))),
        ("monthly", Value::Number(payment.min(Decimal::from(1_000_000)))),
        ("start", Value::Number(Decimal::ZERO)),
    ];
    vec![
        Next { label: name("next", "save"), place: Place::Tool("saving_goal", carried) },
        Next { label: name("next", "suggestions"), place: Place::Suggestions },
    ]
}

fn picture(plan: &Plan) -> Chart {
    let currency = plan.offer.currency;
    let (mut balance, mut paid) = (Vec::new(), Vec::new());
    let mut sum = plan.offer.up_front;
    if !plan.offer.now {
        balance.push(plan.financed.to_decimal(currency));
        paid.push(sum.to_decimal(currency));
    }
    for row in &plan.rows {
        sum = sum.checked_add(row.payment).unwrap_or(sum);
        balance.push(row.balance.to_decimal(currency));
        paid.push(sum.to_decimal(currency));
    }
    let kind = if plan.total_cost.is_zero() { "summary_free" } else { "summary" };
    let summary = name("chart", kind)
        .with("average", Arg::About(plan.average_balance()))
        .with("amount", Arg::Money(plan.offer.amount))
        .with("paid", Arg::Money(sum));
    Chart {
        series: vec![
            Series { label: name("chart", "balance"), role: Role::Balance, values: balance },
            Series { label: name("chart", "paid"), role: Role::Paid, values: paid },
        ],
        ..Chart::new("balance", name("chart", "title"), summary, "periods")
    }
}

fn table(plan: &Plan) -> Table {
    let cells = plan.rows.iter().zip(1_u32..).flat_map(|(row, period)| {
        [
            Cell::Count(period),
            Cell::Money(row.payment),
            Cell::Money(row.principal),
            Cell::Money(row.interest),
            Cell::Money(row.balance),
        ]
    });
    let columns = ["period", "payment", "principal", "interest", "balance"];
    Table {
        id: "periods",
        title: name("table", "periods"),
        columns: columns.into_iter().map(|id| name("column", id)).collect(),
        cells: cells.collect(),
    }
}

#[cfg(test)]
mod tests;
