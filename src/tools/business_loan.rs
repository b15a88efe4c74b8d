//! By the day, all at the end, level or with the season: which business loan costs least and can be paid? (经营贷怎么借)

mod case;
mod details;
mod inputs;
mod plan;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::cost_statement::{CostStatement, Method};
use super::saving_goal::time_to_save;
use crate::base::decimal::Exact as _;
use crate::domain::money::{Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::input::decimal;
use crate::tool::inputs::Set;
use crate::tool::report::Place;
use crate::tool::text::{Arg, Text, ToolTexts};
use inputs::LONGEST_MONTHS;
pub use inputs::{Base, BusinessLoan, Direction, Move, Season, Use};
use plan::{Case, Need, Way};

type Evaluation = crate::tool::evaluation::Evaluation<BusinessLoan>;
type Fault = crate::tool::value::Fault<BusinessLoan>;
type Report = crate::tool::report::Report<BusinessLoan>;

/// A lever brings the money back so many days sooner.
const SOONER_DAYS: u32 = 5;
/// A lever lowers the rate by so many points.
const CHEAPER: Decimal = decimal(5, 1);

impl Evaluate for BusinessLoan {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, Fault> {
        let case = Case::of(self, context)?;
        let answer = Answer::of(&case)?;
        let mut report = Report::new(headline(&answer));
        details::compare(&mut report, &case, &answer);
        details::schedule(&mut report, &case, answer.best());
        details::picture(&mut report, &case, &answer);
        report.assume(&["start", "surplus", "line", "term", "idle"]);
        warnings(&mut report, &case, &answer);
        levers(&mut report, &case, &answer);
        next(&mut report, &case, answer.best());
        report.go_on("suggestions", Place::Suggestions);
        Ok(report.into())
    }
}

/// The four ways, and the one that the report is about.
struct Answer {
    ways: [Way; 4],
    /// The cheapest that can be paid; where none can, the one that comes nearest.
    best: usize,
}

impl Answer {
    fn of(case: &Case) -> Result<Answer, Fault> {
        let ways = case.ways().map_err(|_| Fault::out_of_range(BusinessLoan::AMOUNT))?;
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

/// The loan's whole cost, paid as the best way is or level where that is a line; saving for the next time.
fn next(report: &mut Report, case: &Case, best: &Way) {
    let method = match best.name {
        "balloon" => Method::InterestOnly,
        "season" | "principal" => Method::EqualPrincipal,
        _ => Method::EqualInstallment,
    };
    let number = |money: Money| money.to_decimal(case.currency);
    let (amount, rate, fee) = (number(case.amount), case.term_rate.percent(), number(case.term_fee));
    report.may_go_on("cost", CostStatement::of_loan((amount, case.months), method, rate, fee));
    report.may_go_on("save", time_to_save(number(case.surplus), Some(amount), None));
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
    let mut offer = |other: Case, label: Text, set: Set<BusinessLoan>| {
        let Ok(changed) = Answer::of(&other) else { return };
        let way = changed.best();
        let saved = best.cost - way.cost;
        if !way.bearable() || (best.bearable() && !saved.is_positive()) {
            return;
        }
        let name = if best.bearable() { "saves" } else { "bears" };
        let effect = report.text("lever", name).with("way", named(way)).money("cost", way.cost).money("saved", saved);
        report.lever(label, effect, [set]);
    };
    let name = |name: &'static str| Text::item("business_loan", "lever", name);
    if let Need::Days(days) = case.need
        && days > SOONER_DAYS
    {
        let days = days.saturating_sub(SOONER_DAYS);
        let label = name("sooner").count("n", days);
        offer(Case { need: Need::Days(days), ..case.clone() }, label, BusinessLoan::DAYS.to(days));
    }
    let by_line = best.name == "line";
    let rate = if by_line { case.line_rate } else { case.term_rate };
    if let Some(lower) = rate.percent().minus(CHEAPER).filter(|lower| *lower >= Decimal::ZERO)
        && let Ok(rate) = AnnualRate::from_percent(lower)
    {
        let (other, set) = if by_line {
            (Case { line_rate: rate, ..case.clone() }, BusinessLoan::LINE_RATE.to(lower))
        } else {
            (Case { term_rate: rate, ..case.clone() }, BusinessLoan::TERM_RATE.to(lower))
        };
        offer(other, name("cheaper").percent("rate", lower).with("way", named(best)), set);
    }
    let wanted = if best.bearable() { answer.cheapest() } else { best };
    if !wanted.bearable() {
        let thousands = (case.cash - wanted.lowest.0).to_decimal(case.currency).over(Decimal::ONE_THOUSAND);
        if let Some(enough) = thousands.and_then(|thousands| thousands.ceiling().times(Decimal::ONE_THOUSAND))
            && let Ok(cash) = Money::from_decimal(enough, case.currency, Rounding::Up)
        {
            offer(Case { cash, ..case.clone() }, name("cash").money("cash", cash), BusinessLoan::CASH.to(enough));
        }
    }
    let longer = case.months.saturating_mul(2).min(LONGEST_MONTHS);
    if !best.bearable() && longer > case.months {
        let label = name("longer").duration("time", longer);
        offer(Case { months: longer, ..case.clone() }, label, BusinessLoan::MONTHS.to(longer));
    }
}
