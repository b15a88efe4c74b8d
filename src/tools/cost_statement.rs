//! What does this loan cost in all, item by item? (综合融资成本明示表)
//!
//! 金规〔2026〕2号 asks lenders to list every item of a personal loan's cost with its method, standard and collector, to
//! state the annualised all-in cost of normal performance, and to list apart what falls due only in some event. The
//! formula of the all-in cost stands in no text that we have seen: three are calculated, and each is named.

mod inputs;
mod items;
mod of_loan;
#[cfg(test)]
mod tests;
mod texts;

use super::affordability::Affordability;
use rust_decimal::Decimal;

use crate::base::decimal::DecimalExt as _;
use crate::domain::cost::{self, CostError, Fee, FeeDue, statement};
use crate::domain::loan::{self, LoanError, Schedule, Terms, schedule};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::choice::Choice as _;
use crate::tool::report::{Cell, Chart, Destination, Series, SeriesRole};
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{AllIn, Basis, Collector, CostStatement, FirstPayment, Item, ItemKind, Method};
use items::{Charge, Charged};

/// The tables that make up the statement.
const TABLES: &[&str] = &["items", "contingent"];

type Evaluation = crate::tool::evaluation::Evaluation<CostStatement>;
type FieldError = crate::tool::value::FieldError<CostStatement>;
type Report = crate::tool::report::Report<CostStatement>;

/// The loan, its plan and what it costs.
struct DrawnStatement {
    items: Vec<Charged>,
    currency: Currency,
    terms: Terms,
    first: cost::FirstPayment,
    plan: Schedule,
    cost: cost::CostStatement,
}

impl CostStatement {
    /// What the interest is called, and its standard as agreed, in percent.
    fn interest(&self) -> Result<(&'static str, Decimal), FieldError> {
        let rate = || CostStatement::ANNUAL_RATE.shown(self.annual_rate).map(AnnualRate::percent);
        match self.method {
            Method::EqualInstallment | Method::EqualPrincipal | Method::InterestOnly => Ok(("interest", rate()?)),
            Method::FlatFee => Ok((self.method.code(), rate()?)),
            Method::Fee => Ok((self.method.code(), CostStatement::FEE.shown(self.fee)?)),
        }
    }

    /// The terms; a fee of a period is interest on the original amount by another name.
    fn terms(&self, currency: Currency) -> Result<Terms, FieldError> {
        let rate = || CostStatement::ANNUAL_RATE.shown(self.annual_rate);
        let (method, annual_rate) = match self.method {
            Method::EqualInstallment => (loan::Method::EqualInstallment, rate()?),
            Method::EqualPrincipal => (loan::Method::EqualPrincipal, rate()?),
            Method::InterestOnly => (loan::Method::InterestOnly, rate()?),
            Method::FlatFee => (loan::Method::FlatFee, rate()?),
            Method::Fee => {
                let fee = CostStatement::FEE.shown(self.fee)?;
                let yearly = AnnualRate::from_percent(fee.mul_checked(Decimal::from(12)).unwrap_or_default());
                (loan::Method::FlatFee, yearly.map_err(|_| FieldError::out_of_range(CostStatement::FEE))?)
            }
        };
        Ok(Terms { principal: self.amount, annual_rate, months: self.periods, method, currency })
    }

    fn first(&self) -> Result<cost::FirstPayment, FieldError> {
        match self.method {
            Method::EqualInstallment | Method::EqualPrincipal | Method::InterestOnly => {
                Ok(cost::FirstPayment::MonthLater)
            }
            Method::FlatFee | Method::Fee => match CostStatement::FIRST_PAYMENT.shown(self.first_payment)? {
                FirstPayment::Later => Ok(cost::FirstPayment::MonthLater),
                FirstPayment::Now => Ok(cost::FirstPayment::AtOnce),
            },
        }
    }

    fn draw_up(&self, currency: Currency) -> Result<DrawnStatement, FieldError> {
        let (terms, first) = (self.terms(currency)?, self.first()?);
        if first == cost::FirstPayment::AtOnce && terms.months < 2 {
            let text = Text::plain("error.too_small").duration("min", 2);
            return Err(FieldError::at(CostStatement::PERIODS, text));
        }
        let plan = schedule(&terms).map_err(|error| match error {
            LoanError::Rate => FieldError::out_of_range(CostStatement::ANNUAL_RATE),
            _ => FieldError::out_of_range(CostStatement::AMOUNT),
        })?;
        let items = items::charged(self)?;
        let mut fees = Vec::new();
        for one in items.iter().filter(|one| !one.item.kind.is_contingent()) {
            fees.push(one.fee());
        }
        // Whether a loan cannot be had for its charges, or at no rate that can be said, the dearest of them is the
        // matter.
        let cost = statement(&plan, &fees, first).map_err(|error| {
            let text = Text::plain("cost_statement.error.nothing_left");
            items::error_at_dearest(&items, terms.months, &text).unwrap_or_else(|| match error {
                CostError::OutOfRange => FieldError::out_of_range(CostStatement::AMOUNT),
                _ => FieldError::at(CostStatement::FIRST_PAYMENT, text),
            })
        })?;
        Ok(DrawnStatement { items, currency, terms, first, plan, cost })
    }
}

impl Evaluate for CostStatement {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let drawn = self.draw_up(context.currency)?;
        let apart = drawn.items.iter().any(|one| one.item.kind.is_contingent());
        let headline = Text::item("cost_statement", "headline", if apart { "apart" } else { "normal" })
            .percent("rate", drawn.rate(self.all_in))
            .with("method", Arg::text(Text::item("cost_statement", "all_in", self.all_in.code())))
            .money("cost", drawn.cost.total);
        let mut report = Report::new(headline);
        figures(&mut report, &drawn, self.all_in);
        chart(&mut report, &drawn);
        item_tables(&mut report, &drawn, self.interest()?);
        payments(&mut report, &drawn);
        report.assume(&["irr", "sum", "once"]);
        report.assume(&[if drawn.terms.method == loan::Method::FlatFee { "original" } else { "balance" }]);
        report.assume(&[if drawn.first == cost::FirstPayment::AtOnce { "now" } else { "later" }, "on_time"]);
        let rate = drawn.rate(AllIn::Simple);
        let law = report.text("warning", "law").percent("rate", rate).money("cost", drawn.cost.total);
        report.warn(law.with("date", Arg::Date(context.today)));
        levers(&mut report, &drawn, self);
        let payment = drawn.payment().to_decimal();
        report.go_on("affordability", Destination::to([Affordability::DEBTS.to(payment)]));
        report.go_on("suggestions", Destination::Suggestions);
        report.state(TABLES);
        Ok(report.into())
    }
}

impl DrawnStatement {
    /// The annualised all-in cost by one of the methods, in percent with two decimals.
    fn rate(&self, all_in: AllIn) -> Decimal {
        let rate = match all_in {
            AllIn::Simple => self.cost.irr.simple_percent,
            AllIn::Compound => self.cost.irr.compound_percent,
            AllIn::Sum => self.cost.sum_of_items_percent,
        };
        rate.round_half_up(2)
    }

    /// The payment of the first period, without what other items add to it.
    fn payment(&self) -> Money {
        self.plan.rows().first().map_or(Money::ZERO, |row| row.payment)
    }

    /// What the items taken at the start leave of the amount.
    fn received(&self) -> Money {
        let mut left = self.terms.principal;
        for item in &self.cost.items {
            if item.fee.is_some_and(|fee| fee.due == FeeDue::Upfront) {
                left -= item.total;
            }
        }
        left
    }

    /// What sure items add to the payment of a period.
    fn fees_with(&self, period: u32) -> Money {
        let mut sum = Money::ZERO;
        for item in &self.cost.items {
            let due = |fee: &Fee| fee.due == FeeDue::EveryPayment || fee.due == FeeDue::With(period);
            if let Some(fee) = item.fee.filter(due) {
                sum += fee.amount;
            }
        }
        sum
    }

    /// The month of a payment, counted from the drawdown.
    fn month(&self, period: u32) -> u32 {
        if self.first == cost::FirstPayment::AtOnce { period.saturating_sub(1) } else { period }
    }
}

fn figures(report: &mut Report, drawn: &DrawnStatement, all_in: AllIn) {
    let method = Arg::text(Text::item("cost_statement", "all_in", all_in.code()));
    let label = report.text("face", "rate").with("method", method);
    report.read_as(label, Arg::Percent(drawn.rate(all_in)));
    report.read_money("cost", drawn.cost.total);
    report.read_money("payment", drawn.payment());
    for all_in in AllIn::ALL {
        report.figure(all_in.code(), Arg::Percent(drawn.rate(*all_in)));
    }
    report.money("cost", drawn.cost.total);
    report.money("payment", drawn.payment());
    let received = drawn.received();
    if received != drawn.terms.principal {
        report.money("received", received);
    }
}

/// The interest and the sure items; and apart from them what falls due only in some event.
fn item_tables(report: &mut Report, drawn: &DrawnStatement, (name, standard): (&'static str, Decimal)) {
    let interest = drawn.cost.items.first().map_or(Money::ZERO, |item| item.total);
    let mut sure = vec![
        Cell::Word("cost_statement.word", name),
        Cell::Word("cost_statement.charged", name),
        Cell::Percent(standard),
        Cell::Word("cost_statement.items_by", Collector::Lender.code()),
        Cell::Money(interest),
    ];
    let (mut contingent, mut totals) = (Vec::new(), drawn.cost.items.iter().skip(1));
    for Charged { item, charge } in &drawn.items {
        let apart = item.kind.is_contingent();
        let list = if apart { &mut contingent } else { &mut sure };
        list.push(Cell::Word("cost_statement.items_kind", item.kind.code()));
        let charged = if apart { "cost_statement.event" } else { "cost_statement.charged" };
        list.push(Cell::Word(charged, item.basis.code()));
        list.push(match *charge {
            Charge::Amount(amount) => Cell::Money(amount),
            Charge::Percent(percent, _) => Cell::Percent(percent),
        });
        list.push(Cell::Word("cost_statement.items_by", item.by.code()));
        if !apart {
            list.push(Cell::Money(totals.next().map_or(Money::ZERO, |item| item.total)));
        }
    }
    report.table("items", &["item", "charged", "standard", "by", "total"], sure);
    if !contingent.is_empty() {
        report.table("contingent", &["item", "charged", "standard", "by"], contingent);
    }
}

fn payments(report: &mut Report, drawn: &DrawnStatement) {
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
fn chart(report: &mut Report, drawn: &DrawnStatement) {
    let mut spent = drawn.terms.principal - drawn.received();
    let (mut owed, mut cost) = (Vec::new(), Vec::new());
    if drawn.month(1) > 0 {
        owed.push(drawn.terms.principal.to_decimal());
        cost.push(spent.to_decimal());
    }
    for row in drawn.plan.rows() {
        let more = row.interest + drawn.fees_with(row.period);
        spent += more;
        owed.push(row.balance.to_decimal());
        cost.push(spent.to_decimal());
    }
    let series = vec![
        Series { label: report.text("chart", "owed"), role: SeriesRole::Balance, values: owed },
        Series { label: report.text("chart", "cost"), role: SeriesRole::Interest, values: cost },
    ];
    let summary = report
        .text("chart", "summary")
        .money("amount", drawn.terms.principal)
        .count("n", drawn.terms.months)
        .money("cost", drawn.cost.total);
    report.charts.push(Chart { series, ..Chart::new("owed", report.text("chart", "title"), summary, "payments") });
}

/// No item but the interest, or half the time: each where it costs less.
fn levers(report: &mut Report, drawn: &DrawnStatement, input: &CostStatement) {
    let half = input.periods.checked_div(2).unwrap_or(0);
    let bare = CostStatement { items: Vec::new(), ..input.clone() };
    let shorter = CostStatement { periods: half, ..input.clone() };
    let less = [
        ("no_items", Some(bare).filter(|_| !input.items.is_empty()), 0, CostStatement::ITEMS.to(0)),
        ("shorter", Some(shorter), half, CostStatement::PERIODS.to(half)),
    ];
    for (name, other, number, set) in less {
        let Some(other) = other.and_then(|other| other.draw_up(drawn.currency).ok()) else { continue };
        let saved = drawn.cost.total - other.cost.total;
        if saved.is_positive() {
            let label = report.text("lever", name).count("n", number).money("payment", other.payment());
            let rate = other.rate(AllIn::Simple);
            let effect = report.text("lever", "effect").money("saved", saved).percent("rate", rate);
            report.lever(label, effect, [set]);
        }
    }
}
