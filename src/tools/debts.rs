//! Several debts: which first, by when are they gone, and is one loan in their place cheaper? (还清多笔欠款)

mod inputs;
mod plan;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::cost_statement::{CostStatement, Method};
use super::saving_goal::time_to_save;
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::report::{Cell, Chart, Series, SeriesRole};
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{Debt, Debts, Offered, PayoffStrategy, Question};
use plan::PayoffComparison;

/// The months in which the lever clears everything.
const SOON_MONTHS: u32 = 24;

type Evaluation = crate::tool::evaluation::Evaluation<Debts>;
type FieldError = crate::tool::value::FieldError<Debts>;
type Report = crate::tool::report::Report<Debts>;

impl Evaluate for Debts {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let comparison = PayoffComparison::of(self, context)?;
        let chosen = comparison.chosen();
        let first = chosen.cleared_in.iter().zip(1_u32..).filter(|(month, _)| **month > 0).min();
        let (first_month, first) = first.map_or((comparison.months(), 1), |(month, place)| (*month, place));
        let headline = Text::of("debts", if comparison.count() == 1 { "headline_one" } else { "headline" })
            .money("budget", comparison.budget)
            .month("date", comparison.month(comparison.months()))
            .money("interest", chosen.interest)
            .count("n", first)
            .month("first", comparison.month(first_month));
        let mut report = Report::new(headline);
        figures(&mut report, &comparison, self.question);
        chart(&mut report, &comparison);
        options_table(&mut report, &comparison);
        debts_table(&mut report, &comparison);
        balances(&mut report, &comparison);
        report.assume(&["no_more", "monthly_interest", "minimums", "order"]);
        warnings(&mut report, &comparison);
        levers(&mut report, &comparison, self);
        report.may_go_on("save", time_to_save(comparison.budget.to_decimal(), None, None));
        if let Some(one) = self.one_loan()? {
            let (owed, fees) = (comparison.owed().to_decimal(), one.fees.to_decimal().normalize());
            let rate = one.rate.percent();
            let method = Method::EqualInstallment;
            report.may_go_on("cost", CostStatement::of_loan((owed, one.months), method, rate, fees));
        }
        Ok(report.into())
    }
}

fn figures(report: &mut Report, comparison: &PayoffComparison, question: Question) {
    let (chosen, other) = (comparison.chosen(), comparison.other());
    match question {
        Question::Months => report.read("cleared", Arg::Month(comparison.month(comparison.months()))),
        Question::Budget => report.read_money("budget", comparison.budget),
    }
    report.read_money("interest", chosen.interest);
    report.read_money("owed", comparison.owed());
    report.money("owed", comparison.owed());
    report.figure("cleared", Arg::Month(comparison.month(comparison.months())));
    report.money("interest", chosen.interest);
    let apart = other.interest - chosen.interest;
    if apart.is_negative() {
        report.money("order_costs", Money::ZERO - apart);
    } else if apart.is_positive() {
        report.money("order_saves", apart);
    }
    if let Some(minimum) = &comparison.minimum {
        report.money("saved", minimum.interest - chosen.interest);
    }
    if let Some(offer) = &comparison.offer {
        report.figure("average_rate", Arg::Percent(offer.average_rate.round_half_up(2)));
        if let Some(rate) = &offer.consolidated.rate {
            report.figure("offer_simple", Arg::Percent(rate.simple_percent.round_half_up(2)));
            report.figure("offer_compound", Arg::Percent(rate.compound_percent.round_half_up(2)));
        }
        report.money("offer_payment", offer.consolidated.payment);
        report.money("offer_cost", offer.consolidated.cost);
    }
}

/// The first month of the answer is the end of the current one, as in every tool.
fn warnings(report: &mut Report, comparison: &PayoffComparison) {
    if let Some(offer) = &comparison.offer {
        // Against the order that the customer chose, which need not be the cheapest.
        let saving = comparison.chosen().interest - offer.consolidated.cost;
        let dearer = Money::ZERO - saving;
        let kind = verdict(saving, offer.consolidated.months > comparison.months());
        let text = report
            .text("warning", kind)
            .money("saving", saving)
            .money("dearer", dearer)
            .duration("time", offer.consolidated.months)
            .duration("usual", comparison.months());
        report.warn(text);
    }
    if comparison.minimum.is_none() {
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

fn levers(report: &mut Report, comparison: &PayoffComparison, input: &Debts) {
    let more = comparison.tenth_more();
    let pay = |budget: Money| [Debts::QUESTION.to(Question::Months), Debts::BUDGET.to(budget.to_decimal())];
    let soon = comparison.month(SOON_MONTHS);
    let offers = [
        ("more", Some(more), pay(more)),
        (
            "soon",
            comparison.needed(SOON_MONTHS).filter(|budget| *budget > comparison.budget),
            [Debts::QUESTION.to(Question::Budget), Debts::TARGET.to(soon)],
        ),
    ];
    for (name, budget, set) in offers {
        let Some((budget, plan)) = budget.and_then(|budget| Some((budget, comparison.with(budget)?))) else { continue };
        let months = u32::try_from(plan.path.len().saturating_sub(1)).unwrap_or(0);
        let saved = comparison.chosen().interest - plan.interest;
        if months < comparison.months() {
            let label = report.text("lever", name).money("budget", budget);
            let effect = if saved.is_positive() { "sooner" } else { "only_sooner" };
            let effect = report.text("lever", effect).month("date", comparison.month(months)).money("saved", saved);
            report.lever(label, effect, set);
        }
    }
    let saved = comparison.chosen().interest - comparison.other().interest;
    if saved.is_positive() {
        let other = input.order.other();
        let label = report.text("lever", other.code());
        let effect = report.text("lever", "cheaper").money("saved", saved);
        let mut set = vec![Debts::ORDER.to(other)];
        match input.question {
            Question::Months => {}
            // The same money in the other order, which may need less of it for the same month.
            Question::Budget => set.extend(pay(comparison.budget)),
        }
        report.lever(label, effect, set);
    }
}

fn chart(report: &mut Report, comparison: &PayoffComparison) {
    let mut series = Vec::new();
    let mut months = comparison.months();
    let mut paths = Vec::new();
    if let Some(minimum) = &comparison.minimum {
        paths.push(("minimum", SeriesRole::Before, minimum.path.clone()));
    }
    paths.push(("plan", SeriesRole::After, comparison.chosen().path.clone()));
    if let Some(offer) = &comparison.offer {
        let mut path = vec![offer.owed];
        for row in offer.schedule.rows() {
            path.push(row.balance);
        }
        paths.push(("offer", SeriesRole::Balance, path));
    }
    for (_, _, path) in &paths {
        months = months.max(u32::try_from(path.len().saturating_sub(1)).unwrap_or(0));
    }
    for (name, role, path) in paths {
        let mut values = Vec::new();
        for month in 0..=months {
            values.push(plan::owed(&path, month).to_decimal());
        }
        series.push(Series { label: report.text("way", name), role, values });
    }
    let summary = report
        .text("chart", "summary")
        .money("owed", comparison.owed())
        .month("date", comparison.month(comparison.months()));
    report.charts.push(Chart {
        series,
        marker: Some(comparison.months()),
        ..Chart::new("balance", report.text("chart", "title"), summary, "balances")
    });
}

/// Every way side by side: months, interest, fees and cost.
fn options_table(report: &mut Report, comparison: &PayoffComparison) {
    let mut cells = Vec::new();
    let mut way = |(area, name): (&'static str, &'static str), months: usize, interest: Money, fees: Money| {
        cells.push(Cell::Word(area, name));
        cells.push(Cell::Count(u32::try_from(months).unwrap_or(u32::MAX)));
        cells.push(Cell::Money(interest));
        cells.push(Cell::Money(fees));
        cells.push(Cell::Money(interest + fees));
    };
    let length = |path: &[Money]| path.len().saturating_sub(1);
    for (order, plan) in &comparison.orders {
        way(("debts.order", order.code()), length(&plan.path), plan.interest, Money::ZERO);
    }
    if let Some(minimum) = &comparison.minimum {
        way(("debts.way", "minimum"), length(&minimum.path), minimum.interest, Money::ZERO);
    }
    if let Some(offer) = &comparison.offer {
        let one = &offer.consolidated;
        way(("debts.way", "offer"), usize::try_from(one.months).unwrap_or(0), one.interest, one.fees);
    }
    report.table("ways", &["way", "months", "interest", "fees", "cost"], cells);
}

/// When each debt is gone in either order.
fn debts_table(report: &mut Report, comparison: &PayoffComparison) {
    let mut cells = Vec::new();
    for (place, debt) in comparison.debts.iter().enumerate() {
        cells.push(Cell::Count(u32::try_from(place.saturating_add(1)).unwrap_or(0)));
        cells.push(Cell::Money(debt.balance));
        cells.push(Cell::Percent(debt.rate.percent()));
        for (_, plan) in &comparison.orders {
            cells.push(Cell::Month(comparison.month(plan.cleared_in.get(place).copied().unwrap_or(0))));
        }
    }
    report.table("each", &["debt", "balance", "rate", "avalanche", "snowball"], cells);
}

/// Month by month for two years, then year by year.
fn balances(report: &mut Report, comparison: &PayoffComparison) {
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
            cells.push(Cell::Month(comparison.month(month)));
            for line in &lines {
                let owed = usize::try_from(month).ok().and_then(|month| line.get(month)).copied();
                cells.push(Cell::Money(comparison.exact(owed.unwrap_or_default())));
            }
        }
    }
    report.table("balances", &columns, cells);
}
