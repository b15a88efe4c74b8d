//! What does this loan cost in all, item by item? (综合融资成本明示表)
//!
//! 金规〔2026〕2号 asks lenders to list every item of a personal loan's cost with its method, standard and collector, to
//! state the annualised all-in cost of normal performance, and to list apart what falls due only in some event. The
//! formula of the all-in cost stands in no text that we have seen: three are calculated, and each is named.

mod items;
#[cfg(test)]
mod tests;
pub(super) mod texts;

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::base::decimal::Exact as _;
use crate::domain::cost::{CostError, CostStatement, Due, Fee, FirstPayment, statement};
use crate::domain::loan::{LoanError, Method, Schedule, Terms, schedule};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::AnnualRate;
use crate::tool::calculator::Calculator;
use crate::tool::input::{Input, Kind, Range, joined};
use crate::tool::meaning::Tells;
use crate::tool::report::{Cell, Chart, Place, Report, Role, Series, Statement};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Value, Values};
use crate::tool::{Context, Tool};
use items::{Charge, Item, MOST_ITEMS};

/// The methods of repayment: interest on what is owed, then on the original amount, then a fee of a period.
const METHODS: &[&str] = &["equal_installment", "equal_principal", "interest_only", FLAT, FEE];
const FLAT: &str = "flat_fee";
const FEE: &str = "fee";
const NOW: &str = "now";
/// How the annualised all-in cost of the headline is reached.
const ALL_IN: &[&str] = &["simple", "compound", "sum"];
/// The tables that make up the statement.
const TABLES: &[&str] = &["items", "contingent"];

const LOAN: [Input; 7] = [
    Input::new("amount", Kind::Money(Range::whole(1_000, 100_000_000, 1_000, 100_000))).tells(Tells::Amount),
    Input::new("periods", Kind::Months(Range::whole(1, 360, 1, 12))).tells(Tells::Months),
    Input::new("method", Kind::Choice(METHODS)),
    Input::new("annual_rate", Kind::Percent(Range::scaled(0, 6_000, 10, 600, 2).usual(0, 2_400, 2)))
        .unless("method", FEE),
    Input::new("fee", Kind::Percent(Range::scaled(0, 500, 5, 60, 2).usual(0, 150, 2))).only("method", FEE),
    Input::new("first_payment", Kind::Choice(&["later", NOW])).among("method", &[FLAT, FEE]),
    Input::new("all_in", Kind::Choice(ALL_IN)).assumed(),
];

static INPUTS: [Input; 48] = joined(&[
    &LOAN,
    &[Input::new("items", Kind::Rows(Range::whole(0, MOST_ITEMS, 1, 0)))],
    items::row!(1),
    items::row!(2),
    items::row!(3),
    items::row!(4),
    items::row!(5),
    items::row!(6),
    items::row!(7),
    items::row!(8),
]);

/// The tool.
pub static TOOL: Tool = Tool::new("cost_statement", &INPUTS).borrowing_for(Need::Purchase);

/// The tool with what it calculates.
pub static CALCULATOR: Calculator = Calculator::new(&TOOL, evaluate);

/// The loan, its plan and what it costs.
struct Drawn {
    items: Vec<Item>,
    currency: Currency,
    terms: Terms,
    first: FirstPayment,
    plan: Schedule,
    cost: CostStatement,
}

/// The terms; a fee of a period is interest on the original amount by another name.
fn terms(values: &Values, currency: Currency) -> Result<Terms, Fault> {
    let (method, annual_rate) = match values.choice("method") {
        FEE => {
            let yearly = values.number(FEE).times(Decimal::from(12)).unwrap_or_default();
            (Method::FlatFee, AnnualRate::from_percent(yearly).map_err(|_| Fault::out_of_range(FEE))?)
        }
        FLAT => (Method::FlatFee, values.rate("annual_rate")?),
        "equal_principal" => (Method::EqualPrincipal, values.rate("annual_rate")?),
        "interest_only" => (Method::InterestOnly, values.rate("annual_rate")?),
        _ => (Method::EqualInstallment, values.rate("annual_rate")?),
    };
    Ok(Terms {
        principal: values.money("amount", currency),
        annual_rate,
        months: values.whole("periods"),
        method,
        currency,
    })
}

fn draw_up(values: &Values, currency: Currency) -> Result<Drawn, Fault> {
    let terms = terms(values, currency)?;
    let at_once = values.choice("first_payment") == NOW;
    if at_once && terms.months < 2 {
        return Err(Fault::at("periods", Text::plain("error.too_small").duration("min", 2)));
    }
    let first = if at_once { FirstPayment::AtOnce } else { FirstPayment::MonthLater };
    let plan = schedule(&terms).map_err(|error| match error {
        LoanError::Rate => Fault::out_of_range("annual_rate"),
        _ => Fault::out_of_range("amount"),
    })?;
    let items = items::read(values, terms.principal, currency)?;
    let mut fees = Vec::new();
    for item in &items {
        if !item.contingent {
            fees.push(item.fee());
        }
    }
    // Whether a loan cannot be had for its charges, or at no rate that can be said, the dearest of them is the matter.
    let cost = statement(&plan, currency, &fees, first).map_err(|error| {
        match (items::dearest(&items, terms.months), error) {
            (Some(dearest), _) => Fault::at(dearest, Text::plain("cost_statement.error.nothing_left")),
            (None, CostError::OutOfRange) => Fault::out_of_range("amount"),
            (None, _) => Fault::at("first_payment", Text::plain("cost_statement.error.nothing_left")),
        }
    })?;
    Ok(Drawn { items, currency, terms, first, plan, cost })
}

fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let drawn = draw_up(values, context.currency)?;
    let all_in = values.choice("all_in");
    let rate = drawn.rate(all_in);
    let apart = drawn.items.iter().any(|item| item.contingent);
    let headline = Text::item("cost_statement", "headline", if apart { "apart" } else { "normal" })
        .percent("rate", rate)
        .with("method", Arg::text(Text::item("cost_statement", "all_in", all_in)))
        .money("cost", drawn.cost.total);
    let mut report = Report::untyped("cost_statement", headline);
    figures(&mut report, &drawn);
    picture(&mut report, &drawn);
    item_tables(&mut report, &drawn, values);
    payments(&mut report, &drawn);
    report.assume(&["irr", "sum", "once"]);
    report.assume(&[if drawn.terms.method == Method::FlatFee { "original" } else { "balance" }]);
    report.assume(&[if drawn.first == FirstPayment::AtOnce { "now" } else { "later" }, "on_time"]);
    let law = report.text("warning", "law").percent("rate", drawn.rate("simple")).money("cost", drawn.cost.total);
    report.warn(law.with("date", Arg::Date(context.today)));
    levers(&mut report, &drawn, values);
    report.go_on(
        "affordability",
        Place::Tool(crate::tools::affordability::CALCULATOR.tool, vec![("debts", drawn.value(drawn.payment()))]),
    );
    report.go_on("suggestions", Place::Suggestions);
    report.statement = Some(Statement { values: values.clone(), tables: TABLES });
    Ok(report)
}

impl Drawn {
    /// The annualised all-in cost by one of the methods, in percent with two decimals.
    fn rate(&self, all_in: &str) -> Decimal {
        let rate = match all_in {
            "compound" => self.cost.irr.compound_percent,
            "sum" => self.cost.sum_of_items_percent,
            _ => self.cost.irr.simple_percent,
        };
        rate.half_up(2)
    }

    /// The payment of the first period, without what other items add to it.
    fn payment(&self) -> Money {
        self.plan.rows().first().map_or(Money::ZERO, |row| row.payment)
    }

    fn value(&self, money: Money) -> Value {
        Value::Number(money.to_decimal(self.currency).normalize())
    }

    /// What the items taken at the start leave of the amount.
    fn received(&self) -> Money {
        let mut left = self.terms.principal;
        for item in &self.cost.items {
            if item.fee.is_some_and(|fee| fee.due == Due::Upfront) {
                left -= item.total;
            }
        }
        left
    }

    /// What sure items add to the payment of a period.
    fn fees_with(&self, period: u32) -> Money {
        let mut sum = Money::ZERO;
        for item in &self.cost.items {
            let due = |fee: &Fee| fee.due == Due::EveryPayment || fee.due == Due::With(period);
            if let Some(fee) = item.fee.filter(due) {
                sum += fee.amount;
            }
        }
        sum
    }

    /// The month of a payment, counted from the drawdown.
    fn month(&self, period: u32) -> u32 {
        if self.first == FirstPayment::AtOnce { period.saturating_sub(1) } else { period }
    }
}

fn figures(report: &mut Report, drawn: &Drawn) {
    for method in ALL_IN {
        report.figure(method, Arg::Percent(drawn.rate(method)));
    }
    report.money("cost", drawn.cost.total);
    report.money("payment", drawn.payment());
    let received = drawn.received();
    if received != drawn.terms.principal {
        report.money("received", received);
    }
}

/// The interest and the sure items; and apart from them what falls due only in some event.
fn item_tables(report: &mut Report, drawn: &Drawn, values: &Values) {
    let interest = drawn.cost.items.first().map_or(Money::ZERO, |item| item.total);
    let (name, standard) = match values.choice("method") {
        FEE => (FEE, values.number(FEE)),
        FLAT => (FLAT, values.number("annual_rate")),
        _ => ("interest", values.number("annual_rate")),
    };
    let mut sure = vec![
        Cell::Word("cost_statement.word", name),
        Cell::Word("cost_statement.charged", name),
        Cell::Percent(standard),
        Cell::Word("cost_statement.items_by", "lender"),
        Cell::Money(interest),
    ];
    let (mut contingent, mut totals) = (Vec::new(), drawn.cost.items.iter().skip(1));
    for item in &drawn.items {
        let list = if item.contingent { &mut contingent } else { &mut sure };
        list.push(Cell::Word("cost_statement.items_kind", item.kind));
        let charged = if item.contingent { "cost_statement.event" } else { "cost_statement.charged" };
        list.push(Cell::Word(charged, item.basis));
        list.push(match item.charge {
            Charge::Amount(amount) => Cell::Money(amount),
            Charge::Percent(percent, _) => Cell::Percent(percent),
        });
        list.push(Cell::Word("cost_statement.items_by", item.by));
        if !item.contingent {
            list.push(Cell::Money(totals.next().map_or(Money::ZERO, |item| item.total)));
        }
    }
    report.table("items", &["item", "charged", "standard", "by", "total"], sure);
    if !contingent.is_empty() {
        report.table("contingent", &["item", "charged", "standard", "by"], contingent);
    }
}

fn payments(report: &mut Report, drawn: &Drawn) {
    let mut cells = Vec::new();
    for row in drawn.plan.rows() {
        let fees = drawn.fees_with(row.period);
        cells.push(Cell::Count(row.period));
        cells.push(Cell::Money(row.payment + fees));
        cells.push(Cell::Money(row.principal));
        cells.push(Cell::Money(row.interest));
        cells.push(Cell::Money(fees));
        cells.push(Cell::Money(row.balance));
    }
    report.table("payments", &["period", "payment", "principal", "interest", "fees", "balance"], cells);
}

/// What is still owed, and what the loan has cost so far.
fn picture(report: &mut Report, drawn: &Drawn) {
    let mut spent = drawn.terms.principal - drawn.received();
    let (mut owed, mut cost) = (Vec::new(), Vec::new());
    if drawn.month(1) > 0 {
        owed.push(drawn.terms.principal.to_decimal(drawn.currency));
        cost.push(spent.to_decimal(drawn.currency));
    }
    for row in drawn.plan.rows() {
        let more = row.interest + drawn.fees_with(row.period);
        spent += more;
        owed.push(row.balance.to_decimal(drawn.currency));
        cost.push(spent.to_decimal(drawn.currency));
    }
    let series = vec![
        Series { label: report.text("chart", "owed"), role: Role::Balance, values: owed },
        Series { label: report.text("chart", "cost"), role: Role::Interest, values: cost },
    ];
    let summary = report
        .text("chart", "summary")
        .money("amount", drawn.terms.principal)
        .count("n", drawn.terms.months)
        .money("cost", drawn.cost.total);
    report.charts.push(Chart { series, ..Chart::new("owed", report.text("chart", "title"), summary, "payments") });
}

/// No item but the interest, or half the time: each where it costs less.
fn levers(report: &mut Report, drawn: &Drawn, values: &Values) {
    let half = drawn.terms.months.checked_div(2).unwrap_or(0);
    for (name, input, number) in [("no_items", "items", 0), ("shorter", "periods", half)] {
        let set = Value::Number(Decimal::from(number));
        let mut changed = values.clone();
        changed.set(input, set);
        let other = if values.whole(input) > number { draw_up(&changed, drawn.currency).ok() } else { None };
        let Some(other) = other else { continue };
        let saved = drawn.cost.total - other.cost.total;
        if saved.is_positive() {
            let label = report.text("lever", name).count("n", number).money("payment", other.payment());
            let effect = report.text("lever", "effect").money("saved", saved).percent("rate", other.rate("simple"));
            report.lever_untyped(label, effect, vec![(input, set)]);
        }
    }
}
