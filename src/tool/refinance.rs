//! Switch to another loan, or stay with the one there is? (转贷、商转公划算吗)

use rust_decimal::Decimal;

use super::input::{Input, Kind, Range, decimal};
use super::report::{Cell, Chart, Figure, Lever, Next, Place, Report, Role, Series, Table};
use super::text::{Arg, Text};
use super::value::{Fault, Value, Values};
use super::{Context, Tool};
use crate::domain::debt::{Switch, compare_switch};
use crate::domain::decimal::Exact as _;
use crate::domain::loan::{Method, Penalty, PenaltyBasis, Schedule, Strategy, Terms, schedule, with_budget};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;

const fn input(id: &'static str, kind: Kind) -> Input {
    Input::new(id, kind)
}

const fn rate_range(default: i64) -> Kind {
    Kind::Percent(Range::scaled(0, 2_400, 5, default, 2).usual(100, 700, 2))
}

/// The tool.
pub static TOOL: Tool = Tool {
    id: "refinance",
    inputs: &[
        input("balance", Kind::Money(Range::whole(10_000, 100_000_000, 10_000, 800_000))),
        input("current_rate", rate_range(420)),
        input("months_left", Kind::Months(Range::whole(1, 480, 12, 240))),
        input("new_rate", rate_range(310)),
        input("new_term", Kind::Months(Range::whole(1, 480, 12, 240))),
        input("fees", Kind::Money(Range::whole(0, 1_000_000, 500, 5_000))),
        input("penalty", Kind::Percent(Range::scaled(0, 1_000, 10, 0, 2))),
    ],
};

/// By how many points the lever lowers the new rate.
const CHEAPER: Decimal = decimal(25, 2);

/// What is owed, and on which terms it could go on.
#[derive(Clone, Copy)]
struct Case {
    balance: Money,
    current_rate: Decimal,
    months_left: u32,
    new_rate: Decimal,
    new_term: u32,
    fees: Money,
    penalty: Money,
    currency: Currency,
}

/// Both loans to the end.
struct Both {
    stay: Schedule,
    switch: Schedule,
    result: Switch,
}

fn annual(percent: Decimal, input: &'static str) -> Result<AnnualRate, Fault> {
    AnnualRate::from_percent(percent).map_err(|_| Fault::out_of_range(input))
}

/// Amounts of one comparison lie far within the range of money: their difference always exists.
fn less(a: Money, b: Money) -> Money {
    a.checked_sub(b).unwrap_or_default()
}

impl Case {
    fn read(values: &Values, currency: Currency) -> Result<Case, Fault> {
        let amount = |id: &'static str| {
            Money::from_decimal(values.number(id), currency, Rounding::HalfUp).map_err(|_| Fault::out_of_range(id))
        };
        let balance = amount("balance")?;
        let current_rate = values.number("current_rate");
        let clause = Penalty { basis: PenaltyBasis::PercentOfBalance(values.number("penalty")), free_after: None };
        let penalty = clause
            .of(balance, balance, annual(current_rate, "current_rate")?, 0)
            .map_err(|_| Fault::out_of_range("penalty"))?;
        Ok(Case {
            balance,
            current_rate,
            months_left: values.whole("months_left"),
            new_rate: values.number("new_rate"),
            new_term: values.whole("new_term"),
            fees: amount("fees")?,
            penalty,
            currency,
        })
    }

    fn terms(&self, percent: Decimal, months: u32, input: &'static str) -> Result<Terms, Fault> {
        Ok(Terms {
            principal: self.balance,
            annual_rate: annual(percent, input)?,
            months,
            method: Method::EqualInstallment,
            currency: self.currency,
        })
    }

    fn new_terms(&self) -> Result<Terms, Fault> {
        self.terms(self.new_rate, self.new_term, "new_rate")
    }

    fn both(&self) -> Result<Both, Fault> {
        let plan = |terms: Terms| schedule(&terms).map_err(|_| Fault::out_of_range("balance"));
        let stay = plan(self.terms(self.current_rate, self.months_left, "current_rate")?)?;
        let switch = plan(self.new_terms()?)?;
        let cost = self.fees.checked_add(self.penalty).ok_or_else(|| Fault::out_of_range("fees"))?;
        let result = compare_switch(&stay, &switch, cost).map_err(|_| Fault::out_of_range("balance"))?;
        Ok(Both { stay, switch, result })
    }
}

pub(super) fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let case = Case::read(values, context.currency)?;
    let both = case.both()?;
    let paths = [costs(&both.stay, Money::ZERO, &both), costs(&both.switch, both.result.cost, &both)];
    Ok(Report {
        scope: "refinance",
        headline: headline(&both.result),
        figures: figures(&case, &both)?,
        tables: vec![table(&paths)],
        charts: vec![picture(&both.result, paths, context.currency)],
        assumptions: ["rates_fixed", "level", "paid_at_once", "not_discounted"]
            .into_iter()
            .map(|name| Text::of("refinance.assume", name))
            .collect(),
        warnings: warnings(&both),
        levers: levers(&case, &both)?,
        next: next(&case),
    })
}

fn headline(result: &Switch) -> Text {
    let size = if result.saving.is_negative() { less(Money::ZERO, result.saving) } else { result.saving };
    let name = if result.saving.is_negative() {
        "headline_no"
    } else if result.saving.is_zero() {
        "headline_same"
    } else if result.cost.is_zero() {
        "headline_free"
    } else {
        "headline"
    };
    Text::of("refinance", name)
        .with("cost", Arg::Money(result.cost))
        .with("saving", Arg::Money(size))
        .with("n", Arg::Count(result.recovered_after.unwrap_or(0)))
}

fn figures(case: &Case, both: &Both) -> Result<Vec<Figure>, Fault> {
    let figure = |name: &'static str, value: Arg| Figure {
        label: Text::of("refinance.figure", name),
        value,
        method: Text::of("refinance.method", name)
            .with("fees", Arg::Money(case.fees))
            .with("penalty", Arg::Money(case.penalty)),
    };
    let Both { stay, switch, result } = both;
    // What the same loan would save at the new rate alone: the rest is the doing of the term.
    let rate_alone = Case { new_term: case.months_left, ..*case }.both()?.result;
    let by_rate = less(rate_alone.interest_staying, rate_alone.interest_switching);
    let by_term = less(rate_alone.interest_switching, result.interest_switching);
    let recovered = match result.recovered_after {
        Some(0) if !result.saving.is_negative() => Arg::text(Text::of("refinance", "at_once")),
        Some(months) if !result.saving.is_negative() => Arg::Duration(months),
        _ => Arg::text(Text::of("refinance", "never")),
    };
    let mut figures = vec![
        figure("saving", Arg::Money(result.saving)),
        figure("recovered", recovered),
        figure("payment_now", Arg::Money(stay.first_payment())),
        figure("payment_new", Arg::Money(switch.first_payment())),
        figure("cost", Arg::Money(result.cost)),
        figure("by_rate", Arg::Money(by_rate)),
    ];
    if case.new_term != case.months_left {
        figures.push(figure("by_term", Arg::Money(by_term)));
    }
    figures.push(figure("interest_staying", Arg::Money(result.interest_staying)));
    figures.push(figure("interest_switching", Arg::Money(result.interest_switching)));
    Ok(figures)
}

fn warnings(both: &Both) -> Vec<Text> {
    let mut warnings = Vec::new();
    if let Some(months) = both.result.recovered_after.filter(|months| *months > 0) {
        let name = if both.result.saving.is_negative() { "behind_at_the_end" } else { "leaving_early" };
        warnings.push(Text::of("refinance.warn", name).with("time", Arg::Duration(months)));
    }
    if both.result.saving.is_negative() && both.switch.first_payment() < both.stay.first_payment() {
        warnings.push(Text::of("refinance.warn", "lower_payment"));
    }
    warnings.push(Text::of("refinance.warn", "purpose"));
    warnings
}

/// Ending when the old loan would, going on with the old payment, a better rate.
fn levers(case: &Case, both: &Both) -> Result<Vec<Lever>, Fault> {
    let mut levers = Vec::new();
    let mut offer = |other: Case, label: Text, input: &'static str, value: Decimal| -> Result<(), Fault> {
        let saving = other.both()?.result.saving;
        if saving > both.result.saving {
            let (name, size) =
                if saving.is_negative() { ("costs", less(Money::ZERO, saving)) } else { ("saves", saving) };
            let effect = Text::of("refinance.lever", name).with("saving", Arg::Money(size));
            levers.push(Lever { label, effect, set: vec![(input, Value::Number(value))] });
        }
        Ok(())
    };
    let mut shorter = vec![("same_end", case.months_left)];
    if both.switch.first_payment() < both.stay.first_payment() {
        let kept = with_budget(&case.new_terms()?, 1, both.stay.first_payment(), Strategy::ReduceTerm);
        let months = kept.map_err(|_| Fault::out_of_range("balance"))?.map(|plan| plan.schedule.periods());
        if let Some(months) = months.filter(|months| *months != case.months_left) {
            shorter.push(("same_payment", months));
        }
    }
    for (name, months) in shorter.into_iter().filter(|(_, months)| *months < case.new_term) {
        let label = Text::of("refinance.lever", name).with("term", Arg::Duration(months));
        offer(Case { new_term: months, ..*case }, label, "new_term", Decimal::from(months))?;
    }
    if let Some(new_rate) = case.new_rate.minus(CHEAPER).filter(|rate| *rate >= Decimal::ZERO) {
        let label = Text::of("refinance.lever", "cheaper").with("rate", Arg::Percent(new_rate));
        offer(Case { new_rate, ..*case }, label, "new_rate", new_rate)?;
    }
    Ok(levers)
}

/// The new loan in full; its term only where it is whole years, as the mortgage tool counts.
fn next(case: &Case) -> Vec<Next> {
    let mut carried = vec![
        ("amount", Value::Number(case.balance.to_decimal(case.currency))),
        ("annual_rate", Value::Number(case.new_rate)),
    ];
    if case.new_term.is_multiple_of(12) {
        carried.push(("term", Value::Number(Decimal::from(case.new_term / 12))));
    }
    vec![
        Next { label: Text::of("refinance.next", "mortgage"), place: Place::Tool("mortgage", carried) },
        Next { label: Text::of("refinance.next", "suggestions"), place: Place::Suggestions },
    ]
}

/// What has been paid for the loan by each month, without the principal.
fn costs(plan: &Schedule, at_once: Money, both: &Both) -> Vec<Money> {
    let mut sum = at_once;
    let mut path = vec![sum];
    for period in 1..=both.stay.periods().max(both.switch.periods()) {
        sum = plan.row(period).and_then(|row| sum.checked_add(row.interest)).unwrap_or(sum);
        path.push(sum);
    }
    path
}

fn table([stay, switch]: &[Vec<Money>; 2]) -> Table {
    let last = stay.len().saturating_sub(1);
    let at = |path: &[Money], month: usize| path.get(month.min(last)).copied().unwrap_or_default();
    let years = (0..).zip(0..=u32::try_from(last.div_ceil(12)).unwrap_or(0));
    let cells = years.flat_map(|(place, year): (usize, u32)| {
        let month = place.saturating_mul(12);
        let (stay, switch) = (at(stay, month), at(switch, month));
        [Cell::Count(year), Cell::Money(stay), Cell::Money(switch), Cell::Money(less(stay, switch))]
    });
    Table {
        id: "years",
        title: Text::of("refinance", "table"),
        columns: ["year", "stay", "switch", "saved"]
            .into_iter()
            .map(|name| Text::of("refinance.column", name))
            .collect(),
        cells: cells.collect(),
    }
}

fn picture(result: &Switch, [stay, switch]: [Vec<Money>; 2], currency: Currency) -> Chart {
    let line = |name: &'static str, role: Role, path: Vec<Money>| Series {
        label: Text::of("refinance.column", name),
        role,
        values: path.into_iter().map(|money| money.to_decimal(currency)).collect(),
    };
    let summary = match result.recovered_after {
        Some(months) if months > 0 && result.saving.is_negative() => {
            Text::of("refinance.chart", "summary_for_a_while").with("time", Arg::Duration(months))
        }
        Some(months) if months > 0 => Text::of("refinance.chart", "summary").with("time", Arg::Duration(months)),
        Some(_) => Text::of("refinance.chart", "summary_at_once"),
        None => Text::of("refinance.chart", "summary_never"),
    };
    let total = result.interest_switching.checked_add(result.cost).unwrap_or_default();
    let summary = summary.with("stay", Arg::Money(result.interest_staying)).with("switch", Arg::Money(total));
    Chart {
        series: vec![line("stay", Role::Before, stay), line("switch", Role::After, switch)],
        marker: result.recovered_after.filter(|months| *months > 0),
        ..Chart::new("cost", Text::of("refinance.chart", "title"), summary, "years")
    }
}
