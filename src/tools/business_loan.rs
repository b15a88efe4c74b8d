//! By the day, all at the end, level or with the season: which business loan costs least and can be paid? (经营贷怎么借)

mod details;
mod plan;
#[cfg(test)]
mod tests;
pub(super) mod texts;

use chrono::{Datelike as _, Days, NaiveDate};
use rust_decimal::Decimal;

use super::loan;
use super::saving_goal::time_to_save;
use crate::advice::facts;
use crate::base::decimal::Exact as _;
use crate::base::stable_sort;
use crate::domain::day_count::DayCount;
use crate::domain::loan::Movement;
use crate::domain::money::{Money, Rounding};
use crate::row;
use crate::tool::calculator::Calculator;
use crate::tool::form::month_after;
use crate::tool::input::{Counted, Input, Kind, Range, decimal, joined};
use crate::tool::meaning::Tells;
use crate::tool::report::{Place, Report};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Value, Values};
use crate::tool::{Context, Tool};
use plan::{Case, Need, Way};

/// The longest loan.
const LONGEST_MONTHS: u32 = 60;
/// A lever brings the money back so many days sooner.
const SOONER_DAYS: u32 = 5;
/// A lever lowers the rate by so many points.
const CHEAPER: Decimal = decimal(5, 1);

const fn rate(id: &'static str, default: i64) -> Input {
    Input::new(id, Kind::Percent(Range::scaled(0, 3_600, 5, default, 2).usual(200, 1_800, 2)))
}

const fn amount(id: &'static str, step: u32, default: u32) -> Input {
    Input::new(id, Kind::Money(Range::whole(0, 50_000_000, step, default)))
}

macro_rules! movement {
    ($place:literal, $kinds:expr, $month:literal, $day:literal) => {
        row!("moves", $place,
            "kind" => Kind::Choice($kinds);
            "amount" => Kind::Money(Range::whole(1_000, 50_000_000, 10_000, 500_000));
            "month" => Kind::Month(Range::whole(1, LONGEST_MONTHS, 1, $month));
            "day" => Kind::Count(Range::whole(1, 31, 1, $day)), of Days)
    };
}

const DRAW: &[&str] = &["draw", "repay"];
const REPAY: &[&str] = &["repay", "draw"];

const INPUTS: [Input; 38] = joined(&[
    &[
        Input::new("amount", Kind::Money(Range::whole(10_000, 50_000_000, 10_000, 500_000))).tells(Tells::Amount),
        Input::new("months", Kind::Months(Range::whole(1, LONGEST_MONTHS, 1, 12))).tells(Tells::Months),
        Input::new("use", Kind::Choice(&["days", "throughout", "listed"])),
        Input::new("days", Kind::Count(Range::whole(1, 27, 1, 15))).counting(Counted::Days).only("use", "days"),
        Input::new("moves", Kind::Rows(Range::whole(0, 6, 1, 2))).only("use", "listed"),
    ],
    movement!(1, DRAW, 1, 1),
    movement!(2, REPAY, 3, 15),
    movement!(3, DRAW, 5, 1),
    movement!(4, REPAY, 7, 15),
    movement!(5, DRAW, 9, 1),
    movement!(6, REPAY, 11, 15),
    &[
        amount("surplus", 1_000, 30_000),
        Input::new("season", Kind::Choice(&["even", "summer", "winter", "year_end"])),
        amount("cash", 1_000, 20_000),
        rate("line_rate", 450),
        rate("term_rate", 380),
        amount("line_fee", 100, 0).assumed(),
        amount("term_fee", 100, 0).assumed(),
        Input::new("base", Kind::Choice(&["360", "365"])).assumed(),
        Input::new("strong", Kind::Percent(Range::whole(25, 100, 5, 60)))
            .among("season", &["summer", "winter", "year_end"])
            .assumed(),
    ],
]);

/// The tool.
pub static TOOL: Tool = Tool::new("business_loan", &INPUTS).borrowing_for(facts::Need::WorkingCapital);

/// The tool with what it calculates.
pub static CALCULATOR: Calculator = Calculator::new(&TOOL, evaluate);

/// The four ways, and the one that the report is about.
struct Answer {
    ways: [Way; 4],
    /// The cheapest that can be paid; where none can, the one that comes nearest.
    best: usize,
}

impl Answer {
    fn of(case: &Case) -> Result<Answer, Fault> {
        let ways = case.ways().map_err(|_| Fault::out_of_range("amount"))?;
        let mut best = 0;
        for (place, way) in ways.iter().enumerate() {
            let Some(known) = ways.get(best) else { continue };
            let better = match (way.bearable(), known.bearable()) {
                (true, true) => way.cost < known.cost,
                (false, false) => way.lowest.0 > known.lowest.0,
                (can, _) => can,
            };
            if better {
                best = place;
            }
        }
        Ok(Answer { ways, best })
    }

    fn best(&self) -> &Way {
        let [first, ..] = &self.ways;
        self.ways.get(self.best).unwrap_or(first)
    }

    /// The cheapest of all, whether it can be paid or not.
    fn cheapest(&self) -> &Way {
        self.ways.iter().fold(self.best(), |known, way| if way.cost < known.cost { way } else { known })
    }
}

/// The name of a way.
fn named(way: &Way) -> Arg {
    Arg::text(Text::of("business_loan.way", way.name))
}

/// What the customer draws and repays, in the order of time; what comes back on a day comes before what is drawn.
fn listed(values: &Values, context: &Context, case: &Case) -> Result<Vec<Movement>, Fault> {
    let (end, mut moves) = (case.day(case.months), Vec::new());
    // The input that does not fit with those before it.
    let mut wrong = None;
    let input =
        |place: u32, name: &str| TOOL.input(&["moves", &place.to_string(), name].concat()).map(|input| input.id);
    for place in 1..=values.whole("moves") {
        let id = |name: &str| ["moves", &place.to_string(), name].concat();
        let amount = values.money(&id("_amount"), context.currency);
        let date = day_of(values.month(&id("_month")), values.whole(&id("_day")));
        let drawn = values.choice(&id("_kind")) == "draw";
        moves.push((date, if drawn { amount } else { -amount }, place));
        if date >= end && wrong.is_none() {
            wrong = input(place, "_month");
        }
    }
    let moves = stable_sort(&moves, &|a, b| a < b);
    let mut owed = Money::ZERO;
    for (_, amount, place) in &moves {
        owed += *amount;
        if (owed.is_negative() || owed > case.amount) && wrong.is_none() {
            wrong = input(*place, "_amount");
        }
    }
    if wrong.is_none() && !moves.is_empty() {
        return Ok(moves.into_iter().map(|(date, amount, _)| (date, amount)).collect());
    }
    let text = Text::plain("business_loan.error.moves").money("amount", case.amount).month("date", end);
    Err(Fault::at(wrong.unwrap_or("moves"), text))
}

/// That day of a month, or the last one of a shorter month.
fn day_of(month: NaiveDate, day: u32) -> NaiveDate {
    let date = month.checked_add_days(Days::new(u64::from(day.saturating_sub(1))));
    let date = date.filter(|date| date.month() == month.month());
    date.or_else(|| month_after(month, Decimal::ONE).pred_opt()).unwrap_or(month)
}

fn read(values: &Values, context: &Context) -> Result<Case, Fault> {
    let money = |id: &str| values.money(id, context.currency);
    let mut case = Case {
        amount: money("amount"),
        months: values.whole("months"),
        need: Need::Throughout,
        line_rate: values.rate("line_rate")?,
        term_rate: values.rate("term_rate")?,
        line_fee: money("line_fee"),
        term_fee: money("term_fee"),
        basis: if values.choice("base") == "365" { DayCount::Act365Fixed } else { DayCount::Act360 },
        cash: money("cash"),
        surplus: money("surplus"),
        season: values.choice("season"),
        strong: values.number("strong"),
        start: month_after(context.today, Decimal::ONE),
        currency: context.currency,
    };
    match values.choice("use") {
        "days" => case.need = Need::Days(values.whole("days")),
        "listed" => case.need = Need::Listed(listed(values, context, &case)?),
        _ => {}
    }
    Ok(case)
}

fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let case = read(values, context)?;
    let answer = Answer::of(&case)?;
    let mut report = Report::untyped("business_loan", headline(&answer));
    details::compare(&mut report, &case, &answer);
    details::schedule(&mut report, &case, answer.best());
    details::picture(&mut report, &case, &answer);
    report.assume(&["start", "surplus", "line", "term", "idle"]);
    warnings(&mut report, &case, &answer);
    levers(&mut report, &case, &answer);
    next(&mut report, values, answer.best());
    report.go_on("suggestions", Place::Suggestions);
    Ok(report)
}

/// The loan's whole cost, paid as the best way is or level where that is a line; saving for the next time.
fn next(report: &mut Report, values: &Values, best: &Way) {
    let method = match best.name {
        "balloon" => "interest_only",
        "season" | "principal" => "equal_principal",
        _ => "equal_installment",
    };
    let (amount, rate, fee) = (values.number("amount"), values.number("term_rate"), values.number("term_fee"));
    report.may_go_on("cost", loan::statement((amount, values.whole("months")), method, rate, fee));
    report.may_go_on("save", time_to_save(values.number("surplus"), Some(amount), None));
}

/// The cheapest that can be paid, and the ways that cannot.
fn headline(answer: &Answer) -> Text {
    let best = answer.best();
    let mut cannot: Option<Text> = None;
    for way in answer.ways.iter().filter(|way| !way.bearable()) {
        cannot = Some(match cannot {
            None => Text::of("business_loan.way", way.name),
            Some(list) => Text::of("business_loan", "list").with("list", Arg::text(list)).with("way", named(way)),
        });
    }
    let name = match &cannot {
        _ if !best.bearable() => "headline_none",
        Some(_) => "headline",
        None => "headline_all",
    };
    let gap = -best.lowest.0;
    let text = Text::of("business_loan", name).with("way", named(best)).money("cost", best.cost).money("gap", gap);
    match cannot {
        Some(list) => text.with("list", Arg::text(list)),
        None => text,
    }
}

fn warnings(report: &mut Report, case: &Case, answer: &Answer) {
    for way in answer.ways.iter().filter(|way| !way.bearable()) {
        let text = report.text("warning", "short").with("way", named(way));
        let (lowest, date) = way.lowest;
        report.warn(text.money("gap", -lowest).with("date", Arg::Date(date)));
    }
    let end = case.day(case.months);
    for way in answer.ways.iter().filter(|way| matches!(way.name, "line" | "balloon")) {
        if way.balloon().is_positive() {
            let text = report.text("warning", "balloon").with("way", named(way));
            report.warn(text.month("date", end).money("amount", way.balloon()));
        }
    }
    report.warn(report.text("warning", "limit"));
    report.warn(report.text("warning", "purpose"));
}

/// Bringing the money back sooner, a better rate, more cash at the start, more time: each where the best way then costs
/// less, or there is one at all.
fn levers(report: &mut Report, case: &Case, answer: &Answer) {
    let best = answer.best();
    let mut offer = |other: Case, label: Text, id: &'static str, value: Decimal| {
        let Ok(changed) = Answer::of(&other) else { return };
        let way = changed.best();
        let saved = best.cost - way.cost;
        if !way.bearable() || (best.bearable() && !saved.is_positive()) {
            return;
        }
        let name = if best.bearable() { "saves" } else { "bears" };
        let effect = report.text("lever", name).with("way", named(way)).money("cost", way.cost).money("saved", saved);
        report.lever_untyped(label, effect, vec![(id, Value::Number(value))]);
    };
    let name = |name: &'static str| Text::item("business_loan", "lever", name);
    if let Need::Days(days) = case.need
        && days > SOONER_DAYS
    {
        let days = days.saturating_sub(SOONER_DAYS);
        let label = name("sooner").count("n", days);
        offer(Case { need: Need::Days(days), ..case.clone() }, label, "days", Decimal::from(days));
    }
    let (id, rate) = if best.name == "line" { ("line_rate", case.line_rate) } else { ("term_rate", case.term_rate) };
    if let Some(lower) = rate.percent().minus(CHEAPER).filter(|lower| *lower >= Decimal::ZERO)
        && let Ok(rate) = crate::domain::rate::AnnualRate::from_percent(lower)
    {
        let mut other = case.clone();
        if id == "line_rate" {
            other.line_rate = rate;
        } else {
            other.term_rate = rate;
        }
        offer(other, name("cheaper").percent("rate", lower).with("way", named(best)), id, lower);
    }
    let wanted = if best.bearable() { answer.cheapest() } else { best };
    if !wanted.bearable() {
        let thousands = (case.cash - wanted.lowest.0).to_decimal(case.currency).over(Decimal::ONE_THOUSAND);
        let enough =
            thousands.and_then(|thousands| thousands.ceiling().times(Decimal::ONE_THOUSAND)).unwrap_or_default();
        let cash = Money::from_decimal(enough, case.currency, Rounding::Up).unwrap_or_default();
        offer(Case { cash, ..case.clone() }, name("cash").money("cash", cash), "cash", enough);
    }
    let longer = case.months.saturating_mul(2).min(LONGEST_MONTHS);
    if !best.bearable() && longer > case.months {
        let label = name("longer").duration("time", longer);
        offer(Case { months: longer, ..case.clone() }, label, "months", Decimal::from(longer));
    }
}
