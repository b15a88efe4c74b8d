//! What does this instalment really cost? (分期真实成本)
//!
//! An instalment fee is charged on the original amount although ever less of it is owed, so the rate of a year is about
//! twice what the advertised one suggests.

mod inputs;
mod plan;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::cost_statement::{self, Basis, CostStatement, Item, Method};
use super::saving_goal::time_to_save;
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::calculator::{Evaluate, Followed};
use crate::tool::inputs::Set;
use crate::tool::report::{Cell, Chart, Destination, Series, SeriesRole};
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{Charge, FirstPayment, InstalmentCost};
use plan::{InstalmentPlan, Offer};

type Evaluation = crate::tool::evaluation::Evaluation<InstalmentCost>;
type FieldError = crate::tool::value::FieldError<InstalmentCost>;
type Report = crate::tool::report::Report<InstalmentCost>;

impl Evaluate for InstalmentCost {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = &[InstalmentCost::EARLY_PERIODS.id()];

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let plan = InstalmentPlan::of(Offer::of(self, context.currency)?)?;
        let mut report = Report::new(headline(&plan));
        figures(&mut report, &plan);
        chart(&mut report, &plan);
        table(&mut report, &plan);
        assumptions(&mut report, &plan);
        warnings(&mut report, &plan, context);
        levers(&mut report, &plan)?;
        next(&mut report, &plan);
        Ok(report.into())
    }

    /// The first periods are fewer than all.
    fn follow(&self, _: &Context) -> Vec<Followed> {
        let most = self.periods.saturating_sub(1);
        let too_many = self.early_periods.filter(|early| *early > most);
        too_many.map(|_| Followed::of(InstalmentCost::EARLY_PERIODS.to(most))).into_iter().collect()
    }
}

fn headline(plan: &InstalmentPlan) -> Text {
    let Offer { charge, percent, late_percent, early, .. } = plan.offer;
    if plan.total_cost.is_zero() {
        let free = Text::item("instalment_cost", "headline", "free");
        return free.money("payment", plan.payment()).count("n", plan.offer.periods);
    }
    let text = Text::item("instalment_cost", "headline", charge.code()).percent("advertised", percent);
    let text = if charge == Charge::Stepped { text.percent("late", late_percent).count("n", early) } else { text };
    text.percent("simple", plan.simple())
        .percent("compound", plan.cost.compound_percent.round_half_up(2))
        .money("cost", plan.total_cost)
}

fn figures(report: &mut Report, plan: &InstalmentPlan) {
    let nominal = match plan.offer.charge {
        Charge::Once => "nominal_once",
        Charge::Stepped => "nominal_stepped",
        Charge::Fee | Charge::FlatRate => "nominal",
    };
    report.read("simple", Arg::Percent(plan.simple()));
    report.read_money("payment", plan.payment());
    report.read_money("cost", plan.total_cost);
    report.figure("simple", Arg::Percent(plan.simple()));
    report.figure("compound", Arg::Percent(plan.cost.compound_percent.round_half_up(2)));
    report.figure(nominal, Arg::Percent(plan.nominal.round_half_up(2)));
    if plan.first_payment() != plan.payment() {
        report.money("first", plan.first_payment());
    }
    report.money("payment", plan.payment());
    report.money(if plan.offer.discount.is_zero() { "cost" } else { "cost_cash" }, plan.total_cost);
}

fn assumptions(report: &mut Report, plan: &InstalmentPlan) {
    let offer = &plan.offer;
    report.assume(&["irr", if offer.charge == Charge::Once { "once" } else { "original" }]);
    report.assume(&[if offer.now { "now" } else { "later" }]);
    if !offer.discount.is_zero() {
        report.assume(&["cash"]);
    }
    if offer.free > 0 {
        let coupon = report.text("assume", "coupon").count("n", offer.free);
        report.assumptions.push(coupon);
    }
    report.assume(&["rounding", "on_time"]);
}

fn warnings(report: &mut Report, plan: &InstalmentPlan, context: &Context) {
    let offer = &plan.offer;
    if offer.up_front.is_positive() {
        let net = offer.amount - offer.up_front;
        let text = report.text("warning", "net").money("fee", offer.up_front);
        report.warn(text.money("net", net).money("amount", offer.amount));
    }
    let law = report.text("warning", if offer.discount.is_zero() { "law" } else { "law_cash" });
    let law = law.percent("rate", plan.simple()).money("cost", plan.total_cost);
    report.warn(law.with("date", Arg::Date(context.today)));
}

/// Half the fee, none at all, or half the time.
fn levers(report: &mut Report, plan: &InstalmentPlan) -> Result<(), FieldError> {
    let offer = plan.offer;
    let half = |percent: Decimal| percent.div_checked(Decimal::TWO).unwrap_or(percent);
    if offer.percent > Decimal::ZERO || offer.late_percent > Decimal::ZERO {
        let (percent, late_percent) = (half(offer.percent), half(offer.late_percent));
        let cheaper = InstalmentPlan::of(Offer { percent, late_percent, ..offer })?;
        let label = report.text("lever", "half_fee").percent("percent", percent);
        lever(report, plan, &cheaper, label, offer.priced(percent, late_percent));
    }
    let free = InstalmentPlan::of(Offer {
        percent: Decimal::ZERO,
        late_percent: Decimal::ZERO,
        up_front: Money::ZERO,
        ..offer
    })?;
    let mut set = offer.priced(Decimal::ZERO, Decimal::ZERO);
    set.push(InstalmentCost::UP_FRONT.to(Decimal::ZERO));
    let label = report.text("lever", "no_fee");
    lever(report, plan, &free, label, set);
    if let Some(periods) =
        offer.periods.checked_div(2).filter(|half| *half > 1 && *half >= offer.early && *half >= offer.free)
    {
        // A plan too short for what is taken off at the start is no way out: then there is no such lever.
        if let Ok(shorter) = InstalmentPlan::of(Offer { periods, ..offer }) {
            let label = report.text("lever", "shorter").count("n", periods).money("payment", shorter.payment());
            lever(report, plan, &shorter, label, vec![InstalmentCost::PERIODS.to(periods)]);
        }
    }
    Ok(())
}

/// A change, where it costs less in all.
fn lever(
    report: &mut Report,
    plan: &InstalmentPlan,
    other: &InstalmentPlan,
    label: Text,
    set: Vec<Set<InstalmentCost>>,
) {
    let saved = plan.total_cost - other.total_cost;
    if saved.is_positive() {
        let effect = report.text("lever", "effect").money("saved", saved).percent("rate", other.simple());
        report.lever(label, effect, set);
    }
}

/// The statement of all costs; saving the same payment until the cash price is there; what the market offers.
fn next(report: &mut Report, plan: &InstalmentPlan) {
    report.may_go_on("statement", statement(&plan.offer).map(Destination::to));
    let (price, payment) = (plan.offer.number(plan.cash_price), plan.offer.number(plan.payment()));
    report.may_go_on("save", time_to_save(payment, Some(price), Some(Decimal::ZERO)));
    report.go_on("suggestions", Destination::Suggestions);
}

/// These terms as what the cost statement asks for, which knows one fee for all periods.
fn statement(offer: &Offer) -> Option<Vec<Set<CostStatement>>> {
    if offer.charge == Charge::Stepped || offer.free > 0 {
        return None;
    }
    let once = offer.charge == Charge::Once;
    let first = if offer.now { cost_statement::FirstPayment::Now } else { cost_statement::FirstPayment::Later };
    let mut set = vec![
        CostStatement::AMOUNT.to(offer.number(offer.amount)),
        CostStatement::PERIODS.to(offer.periods),
        CostStatement::FIRST_PAYMENT.to(first),
    ];
    if offer.charge == Charge::FlatRate {
        set.push(CostStatement::METHOD.to(Method::FlatFee));
        set.push(CostStatement::ANNUAL_RATE.to(offer.percent));
    } else {
        set.push(CostStatement::METHOD.to(Method::Fee));
        set.push(CostStatement::FEE.to(if once { Decimal::ZERO } else { offer.percent }));
    }
    let mut items = 0_u32;
    if once {
        set.extend(CostStatement::service(0, Basis::FirstPercent));
        set.push(Item::PERCENT.at(0).to(offer.percent));
        items = 1;
    }
    if offer.up_front.is_positive() {
        let place = if once { 1 } else { 0 };
        set.extend(CostStatement::service(place, Basis::Once));
        set.push(Item::AMOUNT.at(place).to(offer.number(offer.up_front)));
        items = if once { 2 } else { 1 };
    }
    set.push(CostStatement::ITEMS.to(items));
    Some(set)
}

fn chart(report: &mut Report, plan: &InstalmentPlan) {
    let offer = &plan.offer;
    let (mut balance, mut paid) = (Vec::new(), Vec::new());
    let mut sum = offer.up_front;
    if !offer.now {
        balance.push(offer.number(plan.financed));
        paid.push(offer.number(sum));
    }
    for row in &plan.rows {
        sum += row.payment;
        balance.push(offer.number(row.balance));
        paid.push(offer.number(sum));
    }
    let summary = report.text("chart", if plan.total_cost.is_zero() { "summary_free" } else { "summary" });
    let series = vec![
        Series { label: report.text("chart", "balance"), role: SeriesRole::Balance, values: balance },
        Series { label: report.text("chart", "paid"), role: SeriesRole::Paid, values: paid },
    ];
    let summary =
        summary.with("average", Arg::at_least(plan.average_balance())).money("amount", offer.amount).money("paid", sum);
    report.charts.push(Chart { series, ..Chart::new("balance", report.text("chart", "title"), summary, "periods") });
}

fn table(report: &mut Report, plan: &InstalmentPlan) {
    let mut cells = Vec::new();
    for (row, period) in plan.rows.iter().zip(1_u32..) {
        cells.push(Cell::Count(period));
        cells.push(Cell::Money(row.payment));
        cells.push(Cell::Money(row.principal));
        cells.push(Cell::Money(row.interest));
        cells.push(Cell::Money(row.balance));
    }
    report.table("periods", &["period", "payment", "principal", "interest", "balance"], cells);
}
