//! How much, until when, or how much a month? (储蓄目标)
//!
//! Any one of goal, month and monthly sum is solved from the other two, in a bad, a middle and a good case.

#[cfg(test)]
mod tests;
pub(super) mod texts;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::base::decimal::Exact as _;
use crate::domain::money::Side;
use crate::domain::saving::{SavingError, balance_path, future_value, monthly_needed, months_needed};
use crate::tool::calculator::Calculator;
use crate::tool::form::{month_after, months_until};
use crate::tool::input::{Input, Kind, Range};
use crate::tool::meaning::{Reference, Tells};
use crate::tool::report::{Cell, Chart, ChartForm, Figure, Place, Report, Role, Series, Unit};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Value, Values};
use crate::tool::{Context, Tool};

/// The longest time looked ahead.
const LONGEST_MONTHS: u32 = 600;

const fn case(id: &'static str, default: i64) -> Input {
    Input::new(id, Kind::Percent(Range::scaled(-2_000, 2_000, 25, default, 2).usual(-500, 800, 2))).assumed()
}

/// The tool.
pub static TOOL: Tool = Tool::new(
    "saving_goal",
    &[
        Input::new("question", Kind::Choice(&["monthly", "target", "goal"])),
        Input::new("goal", Kind::Money(Range::whole(1_000, 100_000_000, 1_000, 200_000))).unless("question", "goal"),
        Input::new("target", Kind::Month(Range::whole(1, LONGEST_MONTHS, 1, 60)))
            .unless("question", "target")
            .tells(Tells::Until),
        Input::new("monthly", Kind::Money(Range::whole(0, 1_000_000, 100, 3_000))).unless("question", "monthly"),
        Input::new("start", Kind::Money(Range::whole(0, 100_000_000, 1_000, 20_000))).tells(Tells::Amount),
        case("bad", 0).begins(Reference::BadReturn),
        case("middle", 150).begins(Reference::MiddleReturn),
        case("good", 300).begins(Reference::GoodReturn),
    ],
)
.with_money_for(Need::Saving);

/// The tool with what it calculates.
pub static CALCULATOR: Calculator = Calculator::new(&TOOL, evaluate);

const CASES: [(&str, Role); 3] = [("bad", Role::Bad), ("middle", Role::Middle), ("good", Role::Good)];

/// What the customer starts from and assumes.
struct Saving {
    start: Decimal,
    /// Percent a year in the bad, middle and good case.
    returns: [Decimal; 3],
    today: NaiveDate,
}

/// One answered question: what is saved each month until when.
struct Plan {
    monthly: Decimal,
    months: u32,
    goal: Option<Decimal>,
}

fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let returns = [values.number("bad"), values.number("middle"), values.number("good")];
    for (pair, input) in returns.windows(2).zip(["middle", "good"]) {
        if pair.first() > pair.last() {
            return Err(Fault::at(input, Text::plain("saving_goal.error.case_order")));
        }
    }
    let saving = Saving { start: values.number("start"), returns, today: context.today };
    match values.choice("question") {
        "goal" => reached(&saving, values),
        "target" => when(&saving, values),
        _ => how_much(&saving, values),
    }
}

fn how_much(saving: &Saving, values: &Values) -> Result<Report, Fault> {
    let goal = values.number("goal");
    let target = values.month("target");
    let months = months_until(saving.today, target).max(1);
    let needed =
        saving.each(|annual| Ok(monthly_needed(goal, saving.start, annual, months)?.max(Decimal::ZERO)), "goal")?;
    let [_, middle, _] = needed;
    let headline = if middle.is_zero() {
        Text::of("saving_goal", "headline_already").with("goal", Arg::Amount(goal))
    } else {
        Text::of("saving_goal", "headline_monthly")
            .with("date", Arg::Month(target))
            .with("goal", Arg::Amount(goal))
            .with("amount", Arg::at_least(middle))
    };
    saving.report(&Plan { monthly: middle, months, goal: Some(goal) }, headline, "needed", needed.map(Arg::at_least))
}

fn when(saving: &Saving, values: &Values) -> Result<Report, Fault> {
    let (goal, monthly) = (values.number("goal"), values.number("monthly"));
    let needed = saving.each(|annual| months_needed(goal, saving.start, monthly, annual), "goal")?;
    let [_, middle, _] = needed;
    let middle = middle.filter(|months| *months <= LONGEST_MONTHS).ok_or_else(|| {
        let text = Text::plain("saving_goal.error.unreachable").with("time", Arg::Duration(LONGEST_MONTHS));
        Fault::at("monthly", text)
    })?;
    let headline = if middle == 0 {
        Text::of("saving_goal", "headline_already").with("goal", Arg::Amount(goal))
    } else {
        Text::of("saving_goal", "headline_target")
            .with("amount", Arg::Amount(monthly))
            .with("date", Arg::Month(saving.month(middle)))
            .with("goal", Arg::Amount(goal))
    };
    let dates = needed.map(|months| match months {
        Some(months) if months <= LONGEST_MONTHS => Arg::Month(saving.month(months)),
        _ => Arg::text(Text::of("saving_goal", "later").with("time", Arg::Duration(LONGEST_MONTHS))),
    });
    // What is there already needs nothing more; the picture still shows a month.
    let monthly = if middle == 0 { Decimal::ZERO } else { monthly };
    saving.report(&Plan { monthly, months: middle.max(1), goal: Some(goal) }, headline, "reached", dates)
}

fn reached(saving: &Saving, values: &Values) -> Result<Report, Fault> {
    let monthly = values.number("monthly");
    let target = values.month("target");
    let months = months_until(saving.today, target).max(1);
    let totals = saving.each(|annual| future_value(saving.start, monthly, annual, months), "monthly")?;
    let [bad, middle, _] = totals;
    let headline = Text::of("saving_goal", "headline_goal")
        .with("amount", Arg::Amount(monthly))
        .with("date", Arg::Month(target))
        .with("bad", Arg::at_most(bad))
        .with("middle", Arg::at_most(middle));
    saving.report(&Plan { monthly, months, goal: None }, headline, "total", totals.map(Arg::at_most))
}

/// The step to how long it takes to save so much a month for `goal`, or for the usual one; `None` where it would take
/// longer than can be told, even if nothing is lost on the way.
pub(super) fn time_to_save(monthly: Decimal, goal: Option<Decimal>, start: Option<Decimal>) -> Option<Place> {
    let usual = |id: &str| TOOL.input(id).and_then(|input| input.kind.range()).map(|range| range.default);
    let most = monthly.times(Decimal::from(LONGEST_MONTHS))?.plus(start.or_else(|| usual("start"))?)?;
    if most < goal.or_else(|| usual("goal"))? {
        return None;
    }
    let mut carried = vec![("question", Value::Choice("target")), ("monthly", Value::Number(monthly))];
    carried.extend(goal.map(|goal| ("goal", Value::Number(goal))));
    carried.extend(start.map(|start| ("start", Value::Number(start))));
    Some(Place::Tool(crate::tools::saving_goal::CALCULATOR.tool, carried))
}

impl Saving {
    /// One answer for each case; a failure belongs to the field `input`.
    fn each<T>(&self, solve: impl Fn(Decimal) -> Result<T, SavingError>, input: &'static str) -> Result<[T; 3], Fault> {
        let [bad, middle, good] = self.returns;
        let one = |annual| solve(annual).map_err(|_| Fault::out_of_range(input));
        Ok([one(bad)?, one(middle)?, one(good)?])
    }

    fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }

    fn report(&self, plan: &Plan, headline: Text, asked: &'static str, answers: [Arg; 3]) -> Result<Report, Fault> {
        let paths = self.each(|annual| balance_path(self.start, plan.monthly, annual, plan.months), "goal")?;
        let mut paid = vec![self.start];
        for month in 1..=plan.months {
            let sum = plan.monthly.times(Decimal::from(month)).and_then(|sum| sum.plus(self.start));
            paid.push(sum.ok_or_else(|| Fault::out_of_range("monthly"))?);
        }
        let mut report = Report::untyped("saving_goal", headline);
        for ((case, _), value) in CASES.into_iter().zip(answers) {
            let label = report.text("figure", asked).with("case", Arg::text(Text::of("case", case)));
            let method = report.text("how", asked);
            report.figures.push(Figure { label, value, method });
        }
        report.figure("paid", Arg::at_least(paid.last().copied().unwrap_or_default()));
        self.table(&mut report, plan, &paid, &paths);
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
        let [_, annual, _] = self.returns;
        let Some(goal) = plan.goal.filter(|_| plan.monthly > Decimal::ZERO) else {
            return Ok(());
        };
        let ask = |set: Value, input: &'static str| vec![(input, set), ("question", Value::Choice(other(input)))];
        let tenth = plan.monthly.over(Decimal::TEN).map(round_to_hundred).unwrap_or_default();
        let more = plan.monthly.plus(tenth).map(round_to_hundred);
        if let Some(more) = more.filter(|more| *more > plan.monthly) {
            let sooner = months_needed(goal, self.start, more, annual).map_err(|_| Fault::out_of_range("monthly"))?;
            if let Some(months) = sooner.filter(|months| *months < plan.months && *months > 0) {
                let label = report.text("lever", "more").with("amount", Arg::Amount(more));
                let saved = report.text("lever", "sooner").duration("time", plan.months.saturating_sub(months));
                report.lever_untyped(
                    label,
                    saved.month("date", self.month(months)),
                    ask(Value::Number(more), "monthly"),
                );
            }
        }
        let later = plan.months.saturating_add(12);
        if later <= LONGEST_MONTHS {
            let less = monthly_needed(goal, self.start, annual, later).map_err(|_| Fault::out_of_range("goal"))?;
            let month = self.month(later);
            let label = report.text("lever", "later").month("date", month);
            let effect = if less > Decimal::ZERO {
                report.text("lever", "less").with("amount", Arg::at_least(less))
            } else {
                report.text("lever", "nothing")
            };
            if less < plan.monthly {
                report.lever_untyped(label, effect, ask(Value::Month(month), "target"));
            }
        }
        Ok(())
    }

    fn table(&self, report: &mut Report, plan: &Plan, paid: &[Decimal], paths: &[Vec<Decimal>; 3]) {
        let [bad, middle, good] = paths;
        let mut cells = Vec::new();
        for month in 0..=plan.months {
            if month.is_multiple_of(12) || month == plan.months {
                cells.push(Cell::Month(self.month(month)));
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
}

/// The question that asks for what the input `given` no longer answers.
fn other(given: &str) -> &'static str {
    if given == "monthly" { "target" } else { "monthly" }
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
