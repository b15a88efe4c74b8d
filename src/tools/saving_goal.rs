//! How much, until when, or how much a month? (储蓄目标)
//!
//! Any one of goal, month and monthly sum is solved from the other two, in a bad, a middle and a good case.

mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use crate::base::decimal::DecimalExt as _;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::money::Side;
use crate::domain::saving::{SavingError, balance_path, future_value, monthly_needed, months_needed};
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::form::{month_after, months_until};
use crate::tool::inputs::{Inputs as _, Key};
use crate::tool::report::{Cell, Chart, ChartForm, Destination, Figure, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{Question, SavingGoal};

type Evaluation = crate::tool::evaluation::Evaluation<SavingGoal>;
type FieldError = crate::tool::value::FieldError<SavingGoal>;
type Report = crate::tool::report::Report<SavingGoal>;

/// The longest time looked ahead.
const MAX_MONTHS: u32 = 600;

const CASES: [(&str, SeriesRole); 3] =
    [("bad", SeriesRole::Low), ("middle", SeriesRole::Middle), ("good", SeriesRole::High)];

/// One answered question: what is saved each month until when.
struct Projection {
    monthly: Decimal,
    months: u32,
    goal: Option<Decimal>,
    today: NaiveDate,
}

impl Projection {
    fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }
}

impl Evaluate for SavingGoal {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let order = [(self.bad, self.middle, SavingGoal::MIDDLE), (self.middle, self.good, SavingGoal::GOOD)];
        if let Some((.., input)) = order.into_iter().find(|(worse, better, _)| worse > better) {
            return Err(FieldError::at(input, Text::plain("saving_goal.error.case_order")));
        }
        match self.question {
            Question::Monthly => self.solve_monthly(context.today),
            Question::Target => self.solve_target(context.today),
            Question::Goal => self.solve_goal(context.today),
        }
        .map(Report::into)
    }
}

/// The step to how long it takes to save so much a month for `goal`, or for the usual one; `None` where it would take
/// longer than can be told, even if nothing is lost on the way.
pub(super) fn time_to_save(monthly: Decimal, goal: Option<Decimal>, start: Option<Decimal>) -> Option<Destination> {
    let usual = |key: Key<SavingGoal, Decimal>| {
        SavingGoal::TOOL.input(key.id()).and_then(|input| input.kind.range()).map(|range| range.default)
    };
    let most =
        monthly.mul_checked(Decimal::from(MAX_MONTHS))?.add_checked(start.or_else(|| usual(SavingGoal::START))?)?;
    if most < goal.or_else(|| usual(SavingGoal::GOAL))? {
        return None;
    }
    let mut carried = vec![SavingGoal::QUESTION.to(Question::Target), SavingGoal::MONTHLY.to(monthly)];
    carried.extend(goal.map(|goal| SavingGoal::GOAL.to(goal)));
    carried.extend(start.map(|start| SavingGoal::START.to(start)));
    Some(Destination::to(carried))
}

impl SavingGoal {
    fn solve_monthly(&self, today: NaiveDate) -> Result<Report, FieldError> {
        let goal = SavingGoal::GOAL.shown(self.goal)?;
        let target = SavingGoal::TARGET.shown(self.target)?;
        let months = months_until(today, target).max(1);
        let needed = self.per_case(SavingGoal::GOAL, |annual| {
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
        let projection = Projection { monthly: middle, months, goal: Some(goal), today };
        self.report(&projection, headline, "needed", needed.map(Arg::at_least))
    }

    fn solve_target(&self, today: NaiveDate) -> Result<Report, FieldError> {
        let (goal, monthly) = (SavingGoal::GOAL.shown(self.goal)?, SavingGoal::MONTHLY.shown(self.monthly)?);
        let needed = self.per_case(SavingGoal::GOAL, |annual| months_needed(goal, self.start, monthly, annual))?;
        let [_, middle, _] = needed;
        let middle = middle.filter(|months| *months <= MAX_MONTHS).ok_or_else(|| {
            let text = Text::plain("saving_goal.error.unreachable").with("time", Arg::Duration(MAX_MONTHS));
            FieldError::at(SavingGoal::MONTHLY, text)
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
            Some(months) if months <= MAX_MONTHS => Arg::Month(month(months)),
            _ => Arg::text(Text::of("saving_goal", "later").with("time", Arg::Duration(MAX_MONTHS))),
        });
        // What is there already needs nothing more; the picture still shows a month.
        let monthly = if middle == 0 { Decimal::ZERO } else { monthly };
        let projection = Projection { monthly, months: middle.max(1), goal: Some(goal), today };
        self.report(&projection, headline, "reached", dates)
    }

    fn solve_goal(&self, today: NaiveDate) -> Result<Report, FieldError> {
        let monthly = SavingGoal::MONTHLY.shown(self.monthly)?;
        let target = SavingGoal::TARGET.shown(self.target)?;
        let months = months_until(today, target).max(1);
        let totals = self.per_case(SavingGoal::MONTHLY, |annual| future_value(self.start, monthly, annual, months))?;
        let [bad, middle, _] = totals;
        let headline = Text::of("saving_goal", "headline_goal")
            .with("amount", Arg::Amount(monthly))
            .with("date", Arg::Month(target))
            .with("bad", Arg::at_most(bad))
            .with("middle", Arg::at_most(middle));
        let projection = Projection { monthly, months, goal: None, today };
        self.report(&projection, headline, "total", totals.map(Arg::at_most))
    }

    /// One answer for each case; a failure belongs to the field `input`.
    fn per_case<T>(
        &self,
        input: Key<SavingGoal, Decimal>,
        solve: impl Fn(Decimal) -> Result<T, SavingError>,
    ) -> Result<[T; 3], FieldError> {
        let one = |annual| solve(annual).map_err(|_| FieldError::out_of_range(input));
        Ok([one(self.bad)?, one(self.middle)?, one(self.good)?])
    }

    fn report(
        &self,
        projection: &Projection,
        headline: Text,
        asked: &'static str,
        answers: [Arg; 3],
    ) -> Result<Report, FieldError> {
        let paths = self.per_case(SavingGoal::GOAL, |annual| {
            balance_path(self.start, projection.monthly, annual, projection.months)
        })?;
        let mut paid = vec![self.start];
        for month in 1..=projection.months {
            let sum = projection.monthly.mul_checked(Decimal::from(month)).and_then(|sum| sum.add_checked(self.start));
            paid.push(sum.ok_or_else(|| FieldError::out_of_range(SavingGoal::MONTHLY))?);
        }
        let mut report = Report::new(headline);
        // The middle case never stands alone: what a bad one comes to is beside it.
        let [bad, middle, _] = &answers;
        report.read(asked, middle.clone());
        report.read("bad", bad.clone());
        report.read("paid", Arg::at_least(paid.last().copied().unwrap_or_default()));
        for ((case, _), value) in CASES.into_iter().zip(answers) {
            let label = report.text("figure", asked).with("case", Arg::text(Text::of("case", case)));
            let method = report.text("how", asked);
            report.figures.push(Figure { label, value, method });
        }
        report.figure("paid", Arg::at_least(paid.last().copied().unwrap_or_default()));
        table(&mut report, projection, &paid, &paths);
        chart(&mut report, projection, paths);
        report.assume(&["returns", "month_end", "no_costs", "prices"]);
        report.warn(Text::plain("risk.projection"));
        self.levers(&mut report, projection)?;
        report.go_on("profile", Destination::Profile);
        report.go_on("suggestions", Destination::Suggestions);
        Ok(report)
    }

    /// A little more each month, or a little more time: each where it changes what is to be done.
    fn levers(&self, report: &mut Report, projection: &Projection) -> Result<(), FieldError> {
        let Some(goal) = projection.goal.filter(|_| projection.monthly > Decimal::ZERO) else {
            return Ok(());
        };
        let tenth = projection.monthly.div_checked(Decimal::TEN).map(round_to_hundred).unwrap_or_default();
        let more = projection.monthly.add_checked(tenth).map(round_to_hundred);
        if let Some(more) = more.filter(|more| *more > projection.monthly) {
            let sooner = months_needed(goal, self.start, more, self.middle)
                .map_err(|_| FieldError::out_of_range(SavingGoal::MONTHLY))?;
            if let Some(months) = sooner.filter(|months| *months < projection.months && *months > 0) {
                let label = report.text("lever", "more").with("amount", Arg::Amount(more));
                let saved = report.text("lever", "sooner").duration("time", projection.months.saturating_sub(months));
                let set = [SavingGoal::MONTHLY.to(more), SavingGoal::QUESTION.to(Question::Target)];
                report.lever(label, saved.month("date", projection.month(months)), set);
            }
        }
        let later = projection.months.saturating_add(12);
        if later <= MAX_MONTHS {
            let less = monthly_needed(goal, self.start, self.middle, later)
                .map_err(|_| FieldError::out_of_range(SavingGoal::GOAL))?;
            let month = projection.month(later);
            let label = report.text("lever", "later").month("date", month);
            let effect = if less > Decimal::ZERO {
                report.text("lever", "less").with("amount", Arg::at_least(less))
            } else {
                report.text("lever", "nothing")
            };
            if less < projection.monthly {
                let set = [SavingGoal::TARGET.to(month), SavingGoal::QUESTION.to(Question::Monthly)];
                report.lever(label, effect, set);
            }
        }
        Ok(())
    }
}

fn table(report: &mut Report, projection: &Projection, paid: &[Decimal], paths: &[Vec<Decimal>; 3]) {
    let [bad, middle, good] = paths;
    let mut cells = Vec::new();
    for month in 0..=projection.months {
        if month.is_multiple_of(12) || month == projection.months {
            cells.push(Cell::Month(projection.month(month)));
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
    let hundreds = value.div_checked(Decimal::ONE_HUNDRED).unwrap_or_default().ceil();
    hundreds.mul_checked(Decimal::ONE_HUNDRED).unwrap_or(value)
}

/// From the bad case to the good one, and the goal. What is paid in stands in the table.
fn chart(report: &mut Report, projection: &Projection, paths: [Vec<Decimal>; 3]) {
    let mut summary = report.text("chart", "summary").duration("time", projection.months);
    let mut series = Vec::new();
    for ((case, role), values) in CASES.into_iter().zip(paths) {
        summary = summary.with(case, Arg::at_most(values.last().copied().unwrap_or_default()));
        series.push(Series { label: Text::of("case", case), role, values });
    }
    if let Some(goal) = projection.goal {
        let values = (0..=projection.months).map(|_| goal).collect();
        series.push(Series { label: report.text("chart", "goal"), role: SeriesRole::Goal, values });
    }
    report.charts.push(Chart {
        form: ChartForm::Band,
        unit: Unit::Rounded(Side::AtMost),
        series,
        ..Chart::new("balance", report.text("chart", "title"), summary, "years")
    });
}
