//! How much, until when, or how much a month? (储蓄目标)
//!
//! Any one of goal, month and monthly sum is solved from the other two, in a bad, a middle and a good case.

mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::decimal::Exact as _;
use crate::domain::money::Side;
use crate::domain::saving::{SavingError, balance_path, future_value, monthly_needed, months_needed};
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::form::{month_after, months_until};
use crate::tool::inputs::{Inputs as _, Key};
use crate::tool::report::{Cell, Chart, ChartForm, Figure, Place, Role, Series, Unit};
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{Question, SavingGoal};

type Evaluation = crate::tool::evaluation::Evaluation<SavingGoal>;
type Fault = crate::tool::value::Fault<SavingGoal>;
type Report = crate::tool::report::Report<SavingGoal>;

/// The longest time looked ahead.
const LONGEST_MONTHS: u32 = 600;

const CASES: [(&str, Role); 3] = [("bad", Role::Bad), ("middle", Role::Middle), ("good", Role::Good)];

/// One answered question: what is saved each month until when.
struct Plan {
    monthly: Decimal,
    months: u32,
    goal: Option<Decimal>,
    today: NaiveDate,
}

impl Plan {
    fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }
}

impl Evaluate for SavingGoal {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, Fault> {
        let order = [(self.bad, self.middle, SavingGoal::MIDDLE), (self.middle, self.good, SavingGoal::GOOD)];
        if let Some((.., input)) = order.into_iter().find(|(worse, better, _)| worse > better) {
            return Err(Fault::at(input, Text::plain("saving_goal.error.case_order")));
        }
        match self.question {
            Question::Monthly => self.how_much(context.today),
            Question::Target => self.when(context.today),
            Question::Goal => self.reached(context.today),
        }
        .map(Report::into)
    }
}

/// The step to how long it takes to save so much a month for `goal`, or for the usual one; `None` where it would take
/// longer than can be told, even if nothing is lost on the way.
pub(super) fn time_to_save(monthly: Decimal, goal: Option<Decimal>, start: Option<Decimal>) -> Option<Place> {
    let usual = |key: Key<SavingGoal, Decimal>| {
        SavingGoal::TOOL.input(key.id()).and_then(|input| input.kind.range()).map(|range| range.default)
    };
    let most = monthly.times(Decimal::from(LONGEST_MONTHS))?.plus(start.or_else(|| usual(SavingGoal::START))?)?;
    if most < goal.or_else(|| usual(SavingGoal::GOAL))? {
        return None;
    }
    let mut carried = vec![SavingGoal::QUESTION.to(Question::Target), SavingGoal::MONTHLY.to(monthly)];
    carried.extend(goal.map(|goal| SavingGoal::GOAL.to(goal)));
    carried.extend(start.map(|start| SavingGoal::START.to(start)));
    Some(Place::to(carried))
}

impl SavingGoal {
    fn how_much(&self, today: NaiveDate) -> Result<Report, Fault> {
        let goal = SavingGoal::GOAL.shown(self.goal)?;
        let target = SavingGoal::TARGET.shown(self.target)?;
        let months = months_until(today, target).max(1);
        let needed = self.each(SavingGoal::GOAL, |annual| {
            Ok(monthly_needed(goal, self.start, annual, months)?.max(Decimal::ZERO))
        })?;
        let [_, middle, _] = needed;
        let headline = if middle.is_zero() {
            Text::of("saving_goal", "headline_already").with("goal", Arg::Amount(goal))
        } else {
            Text::of("saving_goal", "headline_monthly")
                .with("date", Arg::Month(target))
                .with("goal", Arg::Amount(goal))
                .with("amount", Arg::at_least(middle))
        };
        let plan = Plan { monthly: middle, months, goal: Some(goal), today };
        self.report(&plan, headline, "needed", needed.map(Arg::at_least))
    }

    fn when(&self, today: NaiveDate) -> Result<Report, Fault> {
        let (goal, monthly) = (SavingGoal::GOAL.shown(self.goal)?, SavingGoal::MONTHLY.shown(self.monthly)?);
        let needed = self.each(SavingGoal::GOAL, |annual| months_needed(goal, self.start, monthly, annual))?;
        let [_, middle, _] = needed;
        let middle = middle.filter(|months| *months <= LONGEST_MONTHS).ok_or_else(|| {
            let text = Text::plain("saving_goal.error.unreachable").with("time", Arg::Duration(LONGEST_MONTHS));
            Fault::at(SavingGoal::MONTHLY, text)
        })?;
        let month = |months: u32| month_after(today, months.into());
        let headline = if middle == 0 {
            Text::of("saving_goal", "headline_already").with("goal", Arg::Amount(goal))
        } else {
            Text::of("saving_goal", "headline_target")
                .with("amount", Arg::Amount(monthly))
                .with("date", Arg::Month(month(middle)))
                .with("goal", Arg::Amount(goal))
        };
        let dates = needed.map(|months| match months {
            Some(months) if months <= LONGEST_MONTHS => Arg::Month(month(months)),
            _ => Arg::text(Text::of("saving_goal", "later").with("time", Arg::Duration(LONGEST_MONTHS))),
        });
        // What is there already needs nothing more; the picture still shows a month.
        let monthly = if middle == 0 { Decimal::ZERO } else { monthly };
        let plan = Plan { monthly, months: middle.max(1), goal: Some(goal), today };
        self.report(&plan, headline, "reached", dates)
    }

    fn reached(&self, today: NaiveDate) -> Result<Report, Fault> {
        let monthly = SavingGoal::MONTHLY.shown(self.monthly)?;
        let target = SavingGoal::TARGET.shown(self.target)?;
        let months = months_until(today, target).max(1);
        let totals = self.each(SavingGoal::MONTHLY, |annual| future_value(self.start, monthly, annual, months))?;
        let [bad, middle, _] = totals;
        let headline = Text::of("saving_goal", "headline_goal")
            .with("amount", Arg::Amount(monthly))
            .with("date", Arg::Month(target))
            .with("bad", Arg::at_most(bad))
            .with("middle", Arg::at_most(middle));
        let plan = Plan { monthly, months, goal: None, today };
        self.report(&plan, headline, "total", totals.map(Arg::at_most))
    }

    /// One answer for each case; a failure belongs to the field `input`.
    fn each<T>(
        &self,
        input: Key<SavingGoal, Decimal>,
        solve: impl Fn(Decimal) -> Result<T, SavingError>,
    ) -> Result<[T; 3], Fault> {
        let one = |annual| solve(annual).map_err(|_| Fault::out_of_range(input));
        Ok([one(self.bad)?, one(self.middle)?, one(self.good)?])
    }

    fn report(&self, plan: &Plan, headline: Text, asked: &'static str, answers: [Arg; 3]) -> Result<Report, Fault> {
        let paths =
            self.each(SavingGoal::GOAL, |annual| balance_path(self.start, plan.monthly, annual, plan.months))?;
        let mut paid = vec![self.start];
        for month in 1..=plan.months {
            let sum = plan.monthly.times(Decimal::from(month)).and_then(|sum| sum.plus(self.start));
            paid.push(sum.ok_or_else(|| Fault::out_of_range(SavingGoal::MONTHLY))?);
        }
        let mut report = Report::new(headline);
        for ((case, _), value) in CASES.into_iter().zip(answers) {
            let label = report.text("figure", asked).with("case", Arg::text(Text::of("case", case)));
            let method = report.text("how", asked);
            report.figures.push(Figure { label, value, method });
        }
        report.figure("paid", Arg::at_least(paid.last().copied().unwrap_or_default()));
        table(&mut report, plan, &paid, &paths);
        picture(&mut report, plan, paid, paths);
        report.assume(&["returns", "month_end", "no_costs", "prices"]);
        report.warn(Text::plain("risk.projection"));
        self.levers(&mut report, plan)?;
        report.go_on("profile", Place::Profile);
        report.go_on("suggestions", Place::Suggestions);
        Ok(report)
    }

    /// A little more each month, or a little more time: each where it changes what is to be done.
    fn levers(&self, report: &mut Report, plan: &Plan) -> Result<(), Fault> {
        let Some(goal) = plan.goal.filter(|_| plan.monthly > Decimal::ZERO) else {
            return Ok(());
        };
        let tenth = plan.monthly.over(Decimal::TEN).map(round_to_hundred).unwrap_or_default();
        let more = plan.monthly.plus(tenth).map(round_to_hundred);
        if let Some(more) = more.filter(|more| *more > plan.monthly) {
            let sooner = months_needed(goal, self.start, more, self.middle)
                .map_err(|_| Fault::out_of_range(SavingGoal::MONTHLY))?;
            if let Some(months) = sooner.filter(|months| *months < plan.months && *months > 0) {
                let label = report.text("lever", "more").with("amount", Arg::Amount(more));
                let saved = report.text("lever", "sooner").duration("time", plan.months.saturating_sub(months));
                let set = [SavingGoal::MONTHLY.to(more), SavingGoal::QUESTION.to(Question::Target)];
                report.lever(label, saved.month("date", plan.month(months)), set);
            }
        }
        let later = plan.months.saturating_add(12);
        if later <= LONGEST_MONTHS {
            let less = monthly_needed(goal, self.start, self.middle, later)
                .map_err(|_| Fault::out_of_range(SavingGoal::GOAL))?;
            let month = plan.month(later);
            let label = report.text("lever", "later").month("date", month);
            let effect = if less > Decimal::ZERO {
                report.text("lever", "less").with("amount", Arg::at_least(less))
            } else {
                report.text("lever", "nothing")
            };
            if less < plan.monthly {
                let set = [SavingGoal::TARGET.to(month), SavingGoal::QUESTION.to(Question::Monthly)];
                report.lever(label, effect, set);
            }
        }
        Ok(())
    }
}

fn table(report: &mut Report, plan: &Plan, paid: &[Decimal], paths: &[Vec<Decimal>; 3]) {
    let [bad, middle, good] = paths;
    let mut cells = Vec::new();
    for month in 0..=plan.months {
        if month.is_multiple_of(12) || month == plan.months {
            cells.push(Cell::Month(plan.month(month)));
            let at = |path: &[Decimal]| {
                let value = usize::try_from(month).ok().and_then(|index| path.get(index));
                value.copied().unwrap_or_default()
            };
            cells.push(Cell::at_least(at(paid)));
            cells.extend([bad, middle, good].map(|path| Cell::at_most(at(path))));
        }
    }
    report.table("years", &["month", "paid", "bad", "middle", "good"], cells);
}

fn round_to_hundred(value: Decimal) -> Decimal {
    let hundreds = value.over(Decimal::ONE_HUNDRED).unwrap_or_default().ceiling();
    hundreds.times(Decimal::ONE_HUNDRED).unwrap_or(value)
}

fn picture(report: &mut Report, plan: &Plan, paid: Vec<Decimal>, paths: [Vec<Decimal>; 3]) {
    let mut summary = report.text("chart", "summary").duration("time", plan.months);
    let mut series = Vec::new();
    for ((case, role), values) in CASES.into_iter().zip(paths) {
        summary = summary.with(case, Arg::at_most(values.last().copied().unwrap_or_default()));
        series.push(Series { label: Text::of("case", case), role, values });
    }
    series.push(Series { label: report.text("chart", "paid"), role: Role::Paid, values: paid });
    if let Some(goal) = plan.goal {
        let values = (0..=plan.months).map(|_| goal).collect();
        series.push(Series { label: report.text("chart", "goal"), role: Role::Goal, values });
    }
    report.charts.push(Chart {
        form: ChartForm::Band,
        unit: Unit::Rounded(Side::AtMost),
        series,
        ..Chart::new("balance", report.text("chart", "title"), summary, "years")
    });
}
