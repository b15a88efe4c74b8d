//! How long does the minimum payment take, and what clears the card sooner? (信用卡怎么还)

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::form::{month_after, months_until};
use super::input::{Input, Kind, Part, Range, Shown};
use super::report::{Cell, Chart, ChartForm, Figure, Lever, Next, Place, Report, Role, Series, Table};
use super::text::{Arg, Text};
use super::value::{Fault, Value, Values};
use super::{Context, Tool};
use crate::domain::debt::{Debt, DebtError, MinimumPayment, Order, minimum_path, payment_to_clear, payoff};
use crate::domain::decimal::Exact as _;
use crate::domain::loan::Interest;
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::{AnnualRate, Compounding};

/// The longest time looked ahead.
const LONGEST_MONTHS: u32 = 360;
/// The months in which the lever clears the card.
const SOON_MONTHS: u32 = 12;
/// More than so many percent a year is a rate with the wrong period.
const MOST_PERCENT: Decimal = Decimal::ONE_HUNDRED;

/// The tool.
pub static TOOL: Tool = Tool {
    id: "card_debt",
    inputs: &[
        Input {
            id: "question",
            kind: Kind::Choice(&["months", "payment"]),
            shown: Shown::Always,
            part: Part::Question,
        },
        Input {
            id: "balance",
            kind: Kind::Money(Range::whole(100, 10_000_000, 1_000, 20_000)),
            shown: Shown::Always,
            part: Part::Question,
        },
        Input { id: "per", kind: Kind::Choice(&["year", "month", "day"]), shown: Shown::Always, part: Part::Question },
        Input {
            id: "rate",
            kind: Kind::Percent(Range::scaled(0, 3_600, 5, 1_825, 2)),
            shown: Shown::Always,
            part: Part::Question,
        },
        Input {
            id: "monthly",
            kind: Kind::Money(Range::whole(10, 10_000_000, 100, 2_500)),
            shown: Shown::Unless("question", "payment"),
            part: Part::Question,
        },
        Input {
            id: "target",
            kind: Kind::Month(Range::whole(1, LONGEST_MONTHS, 1, SOON_MONTHS)),
            shown: Shown::Unless("question", "months"),
            part: Part::Question,
        },
        Input {
            id: "minimum_share",
            kind: Kind::Percent(Range::whole(1, 100, 1, 10)),
            shown: Shown::Always,
            part: Part::Assumption,
        },
        Input {
            id: "minimum_floor",
            kind: Kind::Money(Range::whole(10, 10_000, 10, 100)),
            shown: Shown::Always,
            part: Part::Assumption,
        },
    ],
};

/// The card as it stands today.
#[derive(Clone, Copy)]
struct Card {
    balance: Money,
    rate: AnnualRate,
    minimum: MinimumPayment,
    today: NaiveDate,
    currency: Currency,
}

/// One way of paying: what is owed now and after each month, and all interest.
struct Way {
    path: Vec<Money>,
    interest: Money,
}

impl Way {
    fn months(&self) -> u32 {
        u32::try_from(self.path.len().saturating_sub(1)).unwrap_or(0)
    }

    /// What is owed after so many months; nothing once it is cleared.
    fn owed(&self, month: u32) -> Money {
        usize::try_from(month).ok().and_then(|month| self.path.get(month)).copied().unwrap_or_default()
    }
}

/// Both ways, and the monthly payment of the second.
struct Answer {
    payment: Money,
    first_minimum: Money,
    at_minimum: Way,
    fixed: Way,
}

pub(super) fn evaluate(values: &Values, context: &Context) -> Result<Report, Vec<Fault>> {
    answer(values, context).map_err(|fault| vec![fault])
}

fn amount(values: &Values, id: &'static str, currency: Currency) -> Result<Money, Fault> {
    Money::from_decimal(values.number(id)?, currency, Rounding::HalfUp).map_err(|_| Fault::out_of_range(id))
}

/// The difference of two amounts of one card, which always exists.
fn less(a: Money, b: Money) -> Money {
    a.checked_sub(b).unwrap_or_default()
}

/// The annual rate of a rate for a year, a month or a day.
fn annual_rate(values: &Values) -> Result<AnnualRate, Fault> {
    let times = match values.choice("per")? {
        "day" => Compounding::Daily.per_year(),
        "month" => Compounding::Monthly.per_year(),
        _ => Compounding::Annual.per_year(),
    };
    let percent = values.number("rate")?.times(Decimal::from(times.unwrap_or(1)));
    let percent = percent.ok_or_else(|| Fault::out_of_range("rate"))?;
    if percent > MOST_PERCENT {
        let text = Text::plain("card_debt.error.per").with("annual", Arg::Percent(percent));
        return Err(Fault { input: "rate", text });
    }
    AnnualRate::from_percent(percent).map_err(|_| Fault::out_of_range("rate"))
}

impl Card {
    fn read(values: &Values, context: &Context) -> Result<Card, Fault> {
        let currency = context.currency;
        let floor = amount(values, "minimum_floor", currency)?;
        Ok(Card {
            balance: amount(values, "balance", currency)?,
            rate: annual_rate(values)?,
            minimum: MinimumPayment { percent: values.number("minimum_share")?, floor },
            today: context.today,
            currency,
        })
    }

    /// The interest of the first month.
    fn interest(&self) -> Result<Money, Fault> {
        Interest::month(self.rate).and_then(|month| month.of(self.balance)).map_err(|_| Fault::out_of_range("balance"))
    }

    /// Only the minimum, month after month.
    fn at_minimum(&self) -> Result<Way, Fault> {
        let found = minimum_path(self.balance, self.rate, self.minimum);
        let (path, interest) = found.map_err(|error| match error {
            DebtError::NeverPaid => {
                Fault { input: "minimum_share", text: Text::plain("card_debt.error.minimum_never") }
            }
            _ => Fault::out_of_range("balance"),
        })?;
        Ok(Way { path, interest })
    }

    /// The same payment month after month; `None` when it does not clear the card in time.
    fn fixed(&self, payment: Money) -> Option<Way> {
        let debt = Debt { balance: self.balance, rate: self.rate, minimum: Money::ZERO };
        let plan = payoff(&[debt], payment, Order::Avalanche).ok()?;
        Some(Way { path: plan.path, interest: plan.interest }).filter(|way| way.months() <= LONGEST_MONTHS)
    }

    /// The payment in whole units that clears the card in so many months.
    fn needed(&self, months: u32) -> Result<Money, Fault> {
        let exact = payment_to_clear(self.balance, self.rate, months).map_err(|_| Fault::out_of_range("balance"))?;
        // Up, so that no cents are left for another month.
        let whole = exact.to_decimal(self.currency).ceil();
        Money::from_decimal(whole, self.currency, Rounding::Up).map_err(|_| Fault::out_of_range("balance"))
    }

    fn month(&self, months: u32) -> NaiveDate {
        month_after(self.today, Decimal::from(months))
    }

    fn value(&self, money: Money) -> Value {
        Value::Number(money.to_decimal(self.currency).normalize())
    }
}

fn answer(values: &Values, context: &Context) -> Result<Report, Fault> {
    let card = Card::read(values, context)?;
    let payment = if values.choice("question")? == "payment" {
        card.needed(months_until(context.today, values.month("target")?).max(1))?
    } else {
        amount(values, "monthly", context.currency)?
    };
    let at_minimum = card.at_minimum()?;
    let Some(fixed) = card.fixed(payment) else {
        let text = Text::plain("card_debt.error.never_repaid")
            .with("payment", Arg::Money(payment))
            .with("interest", Arg::Money(card.interest()?))
            .with("time", Arg::Duration(LONGEST_MONTHS))
            .with("min", Arg::Money(card.needed(LONGEST_MONTHS)?));
        return Err(Fault { input: "monthly", text });
    };
    let due = card.balance.checked_add(card.interest()?).ok_or_else(|| Fault::out_of_range("balance"))?;
    // The last payment of a small balance is what is left, not the floor.
    let first_minimum = less(due, at_minimum.owed(1));
    let answer = Answer { payment, first_minimum, at_minimum, fixed };
    Ok(Report {
        headline: Text::of("card_debt", "headline")
            .with("time", Arg::Duration(answer.at_minimum.months()))
            .with("interest", Arg::Money(answer.at_minimum.interest))
            .with("payment", Arg::Money(payment))
            .with("date", Arg::Month(card.month(answer.fixed.months())))
            .with("less", Arg::Money(answer.fixed.interest)),
        figures: figures(&card, &answer),
        charts: vec![picture(&card, &answer)],
        tables: vec![table(&card, &answer)],
        assumptions: ["no_purchases", "monthly_interest", "minimum", "no_fees"]
            .into_iter()
            .map(|name| Text::of("card_debt.assume", name))
            .collect(),
        warnings: warnings(&answer),
        levers: levers(&card, &answer)?,
        next: next(&card, &answer),
    })
}

fn figures(card: &Card, answer: &Answer) -> Vec<Figure> {
    let figure = |name: &'static str, value: Arg| Figure {
        label: Text::of("card_debt.figure", name),
        value,
        method: Text::of("card_debt.method", name)
            .with("share", Arg::Percent(card.minimum.percent))
            .with("floor", Arg::Money(card.minimum.floor)),
    };
    let Answer { payment, first_minimum, at_minimum, fixed } = answer;
    let saved = less(at_minimum.interest, fixed.interest);
    let mut figures = vec![
        figure("annual_rate", Arg::Percent(card.rate.percent())),
        figure("payment", Arg::Money(*payment)),
        figure("cleared", Arg::Month(card.month(fixed.months()))),
        figure("interest", Arg::Money(fixed.interest)),
        figure("first_minimum", Arg::Money(*first_minimum)),
        figure("minimum_time", Arg::Duration(at_minimum.months())),
        figure("minimum_interest", Arg::Money(at_minimum.interest)),
    ];
    if saved.is_positive() {
        figures.insert(4, figure("saved", Arg::Money(saved)));
    }
    figures
}

fn warnings(answer: &Answer) -> Vec<Text> {
    let mut warnings = Vec::new();
    if answer.payment < answer.first_minimum {
        warnings.push(
            Text::of("card_debt.warn", "below_minimum")
                .with("payment", Arg::Money(answer.payment))
                .with("minimum", Arg::Money(answer.first_minimum)),
        );
    }
    warnings.push(Text::of("card_debt.warn", "whole_bill"));
    warnings
}

/// A tenth more, today's minimum kept up, done within a year: each where it ends sooner.
fn levers(card: &Card, answer: &Answer) -> Result<Vec<Lever>, Fault> {
    let mut levers = Vec::new();
    let mut offer = |payment: Money, label: Text, set: Vec<(&'static str, Value)>| {
        let Some(way) = card.fixed(payment).filter(|way| way.months() < answer.fixed.months()) else {
            return;
        };
        let effect = Text::of("card_debt.lever", "sooner")
            .with("date", Arg::Month(card.month(way.months())))
            .with("saved", Arg::Money(less(answer.fixed.interest, way.interest)));
        levers.push(Lever { label, effect, set });
    };
    let pay = |payment: Money| vec![("question", Value::Choice("months")), ("monthly", card.value(payment))];
    let tenth = answer.payment.percent(Decimal::from(110), Rounding::Up).unwrap_or(answer.payment);
    let more = Money::from_decimal(tenth.to_decimal(card.currency).ceil(), card.currency, Rounding::Up);
    let more = more.unwrap_or(tenth);
    offer(more, Text::of("card_debt.lever", "more").with("payment", Arg::Money(more)), pay(more));
    let kept = answer.first_minimum;
    offer(kept, Text::of("card_debt.lever", "keep_minimum").with("payment", Arg::Money(kept)), pay(kept));
    let soon = card.needed(SOON_MONTHS)?;
    let month = card.month(SOON_MONTHS);
    let label =
        Text::of("card_debt.lever", "within_a_year").with("payment", Arg::Money(soon)).with("date", Arg::Month(month));
    offer(soon, label, vec![("question", Value::Choice("payment")), ("target", Value::Month(month))]);
    Ok(levers)
}

fn next(card: &Card, answer: &Answer) -> Vec<Next> {
    let payment = card.value(answer.payment);
    let save = vec![("question", Value::Choice("target")), ("monthly", payment)];
    vec![
        Next { label: Text::of("card_debt.next", "save"), place: Place::Tool("saving_goal", save) },
        Next {
            label: Text::of("card_debt.next", "borrow"),
            place: Place::Tool("affordability", vec![("debts", payment)]),
        },
    ]
}

/// Month by month for two years, then year by year.
fn table(card: &Card, answer: &Answer) -> Table {
    let last = answer.at_minimum.months().max(answer.fixed.months());
    let rows = (0..=last).filter(|month| *month <= 24 || month.is_multiple_of(12) || *month == last);
    let cells = rows.flat_map(|month| {
        [
            Cell::Month(card.month(month)),
            Cell::Money(answer.at_minimum.owed(month)),
            Cell::Money(answer.fixed.owed(month)),
        ]
    });
    Table {
        id: "balances",
        title: Text::of("card_debt", "table"),
        columns: ["month", "minimum", "fixed"].into_iter().map(|name| Text::of("card_debt.column", name)).collect(),
        cells: cells.collect(),
    }
}

fn picture(card: &Card, answer: &Answer) -> Chart {
    let last = answer.at_minimum.months().max(answer.fixed.months());
    let line = |name: &'static str, role: Role, way: &Way| Series {
        label: Text::of("card_debt.column", name),
        role,
        values: (0..=last).map(|month| way.owed(month).to_decimal(card.currency)).collect(),
    };
    let months = answer.fixed.months();
    Chart {
        id: "balance",
        title: Text::of("card_debt.chart", "title"),
        summary: Text::of("card_debt.chart", "summary")
            .with("payment", Arg::Money(answer.payment))
            .with("time", Arg::Duration(months))
            .with("owed", Arg::Money(answer.at_minimum.owed(months))),
        form: ChartForm::Lines,
        series: vec![line("minimum", Role::Before, &answer.at_minimum), line("fixed", Role::After, &answer.fixed)],
        marker: Some(months),
        table: "balances",
    }
}
