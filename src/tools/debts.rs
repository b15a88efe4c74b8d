//! Several debts: which first, by when are they gone, and is one loan in their place cheaper? (还清多笔欠款)

mod inputs;
mod plan;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::cost_statement::{CostStatement, Method};
use super::saving_goal::time_to_save;
use crate::base::decimal::Exact as _;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::report::{Cell, Chart, Role, Series};
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{Debt, Debts, Offered, Order, Question};
use plan::Plans;

/// The months in which the lever clears everything.
const SOON_MONTHS: u32 = 24;

type Evaluation = crate::tool::evaluation::Evaluation<Debts>;
type Fault = crate::tool::value::Fault<Debts>;
type Report = crate::tool::report::Report<Debts>;

impl Evaluate for Debts {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, Fault> {
        let plans = Plans::of(self, context)?;
        let chosen = plans.chosen();
        let first = chosen.cleared_in.iter().zip(1_u32..).filter(|(month, _)| **month > 0).min();
        let (first_month, first) = first.map_or((plans.months(), 1), |(month, place)| (*month, place));
        let headline = Text::of("debts", if plans.count() == 1 { "headline_one" } else { "headline" })
            .money("budget", plans.budget)
            .month("date", plans.month(plans.months()))
            .money("interest", chosen.interest)
            .count("n", first)
            .month("first", plans.month(first_month));
        let mut report = Report::new(headline);
        figures(&mut report, &plans);
        picture(&mut report, &plans);
        ways(&mut report, &plans);
        each(&mut report, &plans);
        balances(&mut report, &plans);
        report.assume(&["no_more", "monthly_interest", "minimums", "order"]);
        warnings(&mut report, &plans);
        levers(&mut report, &plans, self);
        report.may_go_on("save", time_to_save(plans.plain(plans.budget), None, None));
        if let Some(one) = self.one_loan()? {
            let (owed, fees) = (plans.plain(plans.owed()), plans.plain(one.fees).normalize());
            let rate = one.rate.percent();
            let method = Method::EqualInstallment;
            report.may_go_on("cost", CostStatement::of_loan((owed, one.months), method, rate, fees));
        }
        Ok(report.into())
    }
}

fn figures(report: &mut Report, plans: &Plans) {
    let (chosen, other) = (plans.chosen(), plans.other());
    report.money("owed", plans.owed());
    report.figure("cleared", Arg::Month(plans.month(plans.months())));
    report.money("interest", chosen.interest);
    let apart = other.interest - chosen.interest;
    if apart.is_negative() {
        report.money("order_costs", Money::ZERO - apart);
    } else if apart.is_positive() {
        report.money("order_saves", apart);
    }
    if let Some(minimum) = &plans.minimum {
        report.money("saved", minimum.interest - chosen.interest);
    }
    if let Some(offer) = &plans.offer {
        report.figure("average_rate", Arg::Percent(offer.average_rate.half_up(2)));
        if let Some(rate) = &offer.consolidated.rate {
            report.figure("offer_simple", Arg::Percent(rate.simple_percent.half_up(2)));
            report.figure("offer_compound", Arg::Percent(rate.compound_percent.half_up(2)));
        }
        report.money("offer_payment", offer.consolidated.payment);
        report.money("offer_cost", offer.consolidated.cost);
    }
}

/// The first month of the answer is the end of the current one, as in every tool.
fn warnings(report: &mut Report, plans: &Plans) {
    if let Some(offer) = &plans.offer {
        // Against the order that the customer chose, which need not be the cheapest.
        let saving = plans.chosen().interest - offer.consolidated.cost;
        let dearer = Money::ZERO - saving;
        let kind = verdict(saving, offer.consolidated.months > plans.months());
        let text = report
            .text("warning", kind)
            .money("saving", saving)
            .money("dearer", dearer)
            .duration("time", offer.consolidated.months)
            .duration("usual", plans.months());
        report.warn(text);
    }
    if plans.minimum.is_none() {
        report.warn(Text::of("debts.warning", "minimum_never"));
    }
    report.warn(Text::of("debts.warning", "talk"));
}

/// One loan: dearer, the same, cheaper but longer, or cheaper.
const fn verdict(saving: Money, longer: bool) -> &'static str {
    if saving.is_negative() {
        "offer_dearer"
    } else if saving.is_zero() {
        "offer_same"
    } else if longer {
        "offer_longer"
    } else {
        "offer_cheaper"
    }
}

fn levers(report: &mut Report, plans: &Plans, input: &Debts) {
    let more = plans.tenth_more();
    let pay = |budget: Money| [Debts::QUESTION.to(Question::Months), Debts::BUDGET.to(plans.plain(budget))];
    let soon = plans.month(SOON_MONTHS);
    let offers = [
        ("more", Some(more), pay(more)),
        (
            "soon",
            plans.needed(SOON_MONTHS).filter(|budget| *budget > plans.budget),
            [Debts::QUESTION.to(Question::Budget), Debts::TARGET.to(soon)],
        ),
    ];
    for (name, budget, set) in offers {
        let Some((budget, plan)) = budget.and_then(|budget| Some((budget, plans.with(budget)?))) else { continue };
        let months = u32::try_from(plan.path.len().saturating_sub(1)).unwrap_or(0);
        let saved = plans.chosen().interest - plan.interest;
        if months < plans.months() {
            let label = report.text("lever", name).money("budget", budget);
            let effect = if saved.is_positive() { "sooner" } else { "only_sooner" };
            let effect = report.text("lever", effect).month("date", plans.month(months)).money("saved", saved);
            report.lever(label, effect, set);
        }
    }
    let saved = plans.chosen().interest - plans.other().interest;
    if saved.is_positive() {
        let other = input.order.other();
        let label = report.text("lever", other.code());
        let effect = report.text("lever", "cheaper").money("saved", saved);
        let mut set = vec![Debts::ORDER.to(other)];
        match input.question {
            Question::Months => {}
            // The same money in the other order, which may need less of it for the same month.
            Question::Budget => set.extend(pay(plans.budget)),
        }
        report.lever(label, effect, set);
    }
}

fn picture(report: &mut Report, plans: &Plans) {
    let mut series = Vec::new();
    let mut months = plans.months();
    let mut paths = Vec::new();
    if let Some(minimum) = &plans.minimum {
        paths.push(("minimum", Role::Before, minimum.path.clone()));
    }
    paths.push(("plan", Role::After, plans.chosen().path.clone()));
    if let Some(offer) = &plans.offer {
        let mut path = vec![offer.owed];
        for row in offer.schedule.rows() {
            path.push(row.balance);
        }
        paths.push(("offer", Role::Balance, path));
    }
    for (_, _, path) in &paths {
        months = months.max(u32::try_from(path.len().saturating_sub(1)).unwrap_or(0));
    }
    for (name, role, path) in paths {
        let mut values = Vec::new();
        for month in 0..=months {
            values.push(plans.plain(plan::owed(&path, month)));
        }
        series.push(Series { label: report.text("way", name), role, values });
    }
    let summary =
        report.text("chart", "summary").money("owed", plans.owed()).month("date", plans.month(plans.months()));
    report.charts.push(Chart {
        series,
        marker: Some(plans.months()),
        ..Chart::new("balance", report.text("chart", "title"), summary, "balances")
    });
}

/// Every way side by side: months, interest, fees and cost.
fn ways(report: &mut Report, plans: &Plans) {
    let mut cells = Vec::new();
    let mut way = |(area, name): (&'static str, &'static str), months: usize, interest: Money, fees: Money| {
        cells.push(Cell::Word(area, name));
        cells.push(Cell::Count(u32::try_from(months).unwrap_or(u32::MAX)));
        cells.push(Cell::Money(interest));
        cells.push(Cell::Money(fees));
        cells.push(Cell::Money(interest + fees));
    };
    let length = |path: &[Money]| path.len().saturating_sub(1);
    for (order, plan) in &plans.orders {
        way(("debts.order", order.code()), length(&plan.path), plan.interest, Money::ZERO);
    }
    if let Some(minimum) = &plans.minimum {
        way(("debts.way", "minimum"), length(&minimum.path), minimum.interest, Money::ZERO);
    }
    if let Some(offer) = &plans.offer {
        let one = &offer.consolidated;
        way(("debts.way", "offer"), usize::try_from(one.months).unwrap_or(0), one.interest, one.fees);
    }
    report.table("ways", &["way", "months", "interest", "fees", "cost"], cells);
}

/// When each debt is gone in either order.
fn each(report: &mut Report, plans: &Plans) {
    let mut cells = Vec::new();
    for (place, debt) in plans.debts.iter().enumerate() {
        cells.push(Cell::Count(u32::try_from(place.saturating_add(1)).unwrap_or(0)));
        cells.push(Cell::Money(debt.balance));
        cells.push(Cell::Percent(debt.rate.percent()));
        for (_, plan) in &plans.orders {
            cells.push(Cell::Month(plans.month(plan.cleared_in.get(place).copied().unwrap_or(0))));
        }
    }
    report.table("each", &["debt", "balance", "rate", "avalanche", "snowball"], cells);
}

/// Month by month for two years, then year by year.
fn balances(report: &mut Report, plans: &Plans) {
    let Some(chart) = report.charts.last() else { return };
    let mut columns = vec!["month"];
    let mut lines: Vec<Vec<Decimal>> = Vec::new();
    for series in &chart.series {
        columns.push(series.label.key.2);
        lines.push(series.values.clone());
    }
    let last = chart.months();
    let mut cells = Vec::new();
    for month in 0..=last {
        if month <= 24 || month.is_multiple_of(12) || month == last {
            cells.push(Cell::Month(plans.month(month)));
            for line in &lines {
                let owed = usize::try_from(month).ok().and_then(|month| line.get(month)).copied();
                cells.push(Cell::Money(plans.exact(owed.unwrap_or_default())));
            }
        }
    }
    report.table("balances", &columns, cells);
}
