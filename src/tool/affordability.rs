//! How much can a household borrow, and what does it leave? (能贷多少)

mod details;

use rust_decimal::Decimal;

use super::input::{Input, Kind, Range};
use super::report::{Figure, Lever, Next, Place, Report};
use super::text::{Arg, Text};
use super::value::{Fault, Value, Values};
use super::{Context, Tool};
use crate::domain::debt::{Burden, DebtError, Household, affordable, burden};
use crate::domain::decimal::Exact as _;
use crate::domain::household::emergency_months;
use crate::domain::loan::{Method, Terms, schedule};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;

const fn monthly(id: &'static str, least: u32, default: u32) -> Input {
    let kind = Kind::Money(Range::whole(least, 10_000_000, 500, default));
    Input::new(id, kind)
}

const fn share(id: &'static str, default: u32) -> Input {
    let kind = Kind::Percent(Range::whole(5, 100, 1, default));
    Input::new(id, kind).assumed()
}

/// The tool.
pub static TOOL: Tool = Tool {
    id: "affordability",
    inputs: &[
        monthly("income", 1_000, 15_000),
        monthly("second_income", 0, 0),
        monthly("debts", 0, 0),
        monthly("living", 0, 5_000),
        Input::new("savings", Kind::Money(Range::whole(0, 100_000_000, 10_000, 100_000))),
        Input::new("wanted", Kind::Money(Range::whole(0, 100_000_000, 10_000, 0))),
        Input::new("annual_rate", Kind::Percent(Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2))),
        Input::new("term", Kind::Years(Range::whole(1, LONGEST_YEARS, 1, 30))),
        share("comfortable", 35),
        share("limit", 50),
        Input::new("reserve", Kind::Months(Range::whole(0, 24, 1, 6))).assumed(),
    ],
};

/// The longest term of the form.
const LONGEST_YEARS: u32 = 40;
/// Years by which a lever lengthens the loan.
const LONGER_YEARS: u32 = 5;
/// The points by which the rate rises at worst.
const WORST: u32 = 3;

/// A household and the loan it has in mind.
#[derive(Clone, Copy)]
struct Case {
    household: Household,
    savings: Decimal,
    rate: AnnualRate,
    years: u32,
    comfortable: Decimal,
    limit: Decimal,
    currency: Currency,
}

fn amount(values: &Values, id: &'static str, currency: Currency) -> Result<Money, Fault> {
    Money::from_decimal(values.number(id), currency, Rounding::HalfUp).map_err(|_| Fault::out_of_range(id))
}

/// Which field a failed calculation belongs to.
fn fault(error: DebtError) -> Fault {
    match error {
        DebtError::Rate => Fault::out_of_range("annual_rate"),
        DebtError::Months => Fault::required("term"),
        _ => Fault::out_of_range("income"),
    }
}

impl Case {
    fn read(values: &Values, currency: Currency) -> Result<Case, Fault> {
        let (first, second) = (amount(values, "income", currency)?, amount(values, "second_income", currency)?);
        let income = first.checked_add(second).ok_or_else(|| Fault::out_of_range("second_income"))?;
        let (comfortable, limit) = (values.number("comfortable"), values.number("limit"));
        if limit < comfortable {
            return Err(Fault::at("limit", Text::plain("affordability.error.limit")));
        }
        Ok(Case {
            household: Household {
                income,
                commitments: amount(values, "debts", currency)?,
                living: amount(values, "living", currency)?,
            },
            savings: values.number("savings"),
            rate: AnnualRate::from_percent(values.number("annual_rate"))
                .map_err(|_| Fault::out_of_range("annual_rate"))?,
            years: values.whole("term"),
            comfortable,
            limit,
            currency,
        })
    }

    const fn months(&self) -> u32 {
        self.years.saturating_mul(12)
    }

    /// The rate after a rise.
    fn rate_after(&self, points: u32) -> Result<AnnualRate, Fault> {
        let percent = self.rate.percent().plus(Decimal::from(points));
        percent
            .and_then(|percent| AnnualRate::from_percent(percent).ok())
            .ok_or_else(|| Fault::out_of_range("annual_rate"))
    }

    /// The largest loan within a share of income, with the rate so many points higher.
    fn most(&self, share: Decimal, points: u32) -> Result<Money, Fault> {
        let room = affordable(self.household, share, self.rate_after(points)?, self.months(), Decimal::ZERO);
        Ok(room.map_err(fault)?.loan)
    }

    fn top(&self) -> Result<Money, Fault> {
        self.most(self.limit, 0)
    }

    fn burden(&self, loan: Money, points: u32) -> Result<Burden, Fault> {
        burden(self.household, loan, self.rate_after(points)?, self.months()).map_err(fault)
    }

    fn decimal(&self, money: Money) -> Decimal {
        money.to_decimal(self.currency)
    }

    fn about(&self, money: Money) -> Arg {
        Arg::About(self.decimal(money))
    }

    /// Comfortable, tight or too much.
    fn verdict(&self, burden: &Burden) -> &'static str {
        if burden.left_over.is_negative() || burden.debt_to_income > self.limit {
            "too_much"
        } else if burden.debt_to_income > self.comfortable {
            "tight"
        } else {
            "comfortable"
        }
    }

    /// How many whole months the savings pay for everything; `None` when nothing has to be paid.
    fn runway(&self, payment: Money) -> Option<u32> {
        let Household { commitments, living, .. } = self.household;
        let spending = living.checked_add(commitments)?.checked_add(payment)?;
        let months = emergency_months(self.savings, self.decimal(spending))?;
        u32::try_from(months.trunc()).ok()
    }

    /// What is owed now and after each month.
    fn balances(&self, loan: Money) -> Result<Vec<Decimal>, Fault> {
        let mut path = vec![self.decimal(loan)];
        if loan.is_positive() {
            let plan = schedule(&Terms {
                principal: loan,
                annual_rate: self.rate,
                months: self.months(),
                method: Method::EqualInstallment,
                currency: self.currency,
            });
            let plan = plan.map_err(|error| fault(error.into()))?;
            path.extend(plan.rows().iter().map(|row| self.decimal(row.balance)));
        }
        let points = usize::try_from(self.months()).unwrap_or(0).saturating_add(1);
        path.resize(points, Decimal::ZERO);
        Ok(path)
    }
}

pub(super) fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let case = Case::read(values, context.currency)?;
    let wanted = amount(values, "wanted", context.currency)?;
    let (low, high) = (case.most(case.comfortable, 0)?, case.top()?);
    let loan = if wanted.is_positive() { wanted } else { high };
    let now = case.burden(loan, 0)?;
    let runway = case.runway(now.payment);
    let (chart, years) = details::balances(&case, low, high, wanted)?;
    Ok(Report {
        scope: "affordability",
        headline: headline(&case, low, high)?,
        figures: figures(&case, [low, high], &now, loan, runway)?,
        charts: vec![chart],
        tables: vec![details::shocks(&case, loan)?, years],
        assumptions: ["level", "take_home", "shares", "savings", "no_fees"]
            .into_iter()
            .map(|name| Text::of("affordability.assume", name))
            .collect(),
        warnings: warnings(&case, loan, runway, values.whole("reserve"))?,
        levers: levers(&case, high)?,
        next: next(&case, loan),
    })
}

fn headline(case: &Case, low: Money, high: Money) -> Result<Text, Fault> {
    if !high.is_positive() {
        let without = case.burden(Money::ZERO, 0)?;
        let share = Arg::Percent(without.debt_to_income.half_up(2));
        return Ok(if without.left_over.is_negative() {
            let short = without.left_over.checked_neg().unwrap_or_default();
            Text::of("affordability", "headline_short").with("short", Arg::Money(short))
        } else {
            Text::of("affordability", "headline_none").with("share", share).with("limit", Arg::Percent(case.limit))
        });
    }
    let name = if low == high {
        "headline_one"
    } else if low.is_positive() {
        "headline"
    } else {
        "headline_tight"
    };
    Ok(Text::of("affordability", name)
        .with("low", case.about(low))
        .with("high", case.about(high))
        .with("points", Arg::Points(Decimal::from(WORST)))
        .with("stressed", case.about(case.most(case.limit, WORST)?)))
}

fn figures(
    case: &Case,
    [low, high]: [Money; 2],
    now: &Burden,
    loan: Money,
    runway: Option<u32>,
) -> Result<Vec<Figure>, Fault> {
    let figure = |name: &'static str, value: Arg| Figure {
        label: Text::of("affordability.figure", name),
        value,
        method: Text::of("affordability.method", name),
    };
    let verdict =
        Text::of("affordability.verdict", case.verdict(now)).with("share", Arg::Percent(now.debt_to_income.half_up(2)));
    let mut figures = vec![
        figure("cautious", case.about(low)),
        figure("top", case.about(high)),
        figure("payment", Arg::Money(now.payment)),
        figure("share", Arg::text(verdict)),
        figure("left_over", Arg::Money(now.left_over)),
        figure("shocked", Arg::Money(case.burden(loan, WORST)?.payment)),
    ];
    figures.extend(runway.map(|months| figure("runway", Arg::Duration(months))));
    for figure in &mut figures {
        let points = Arg::Points(Decimal::from(WORST));
        figure.label = figure.label.clone().with("points", points);
        figure.method = figure
            .method
            .clone()
            .with("comfortable", Arg::Percent(case.comfortable))
            .with("limit", Arg::Percent(case.limit))
            .with("loan", case.about(loan));
    }
    Ok(figures)
}

fn warnings(case: &Case, loan: Money, runway: Option<u32>, reserve: u32) -> Result<Vec<Text>, Fault> {
    let mut warnings = vec![Text::of("affordability.warn", "not_an_offer")];
    let worst = case.burden(loan, WORST)?;
    if loan.is_positive() && worst.left_over.is_negative() {
        let short = worst.left_over.checked_neg().unwrap_or_default();
        warnings.push(
            Text::of("affordability.warn", "short")
                .with("points", Arg::Points(Decimal::from(WORST)))
                .with("short", Arg::Money(short)),
        );
    }
    if let Some(months) = runway.filter(|months| *months < reserve) {
        warnings.push(
            Text::of("affordability.warn", "reserve")
                .with("time", Arg::Duration(months))
                .with("reserve", Arg::Duration(reserve)),
        );
    }
    Ok(warnings)
}

/// A longer term, no other debts, less spending: each where it raises what can be borrowed.
fn levers(case: &Case, high: Money) -> Result<Vec<Lever>, Fault> {
    let mut levers = Vec::new();
    let mut offer = |other: Case, label: Text, input: &'static str, value: Decimal| -> Result<(), Fault> {
        let gain = other.top()?.checked_sub(high).unwrap_or_default();
        if gain.is_positive() {
            let effect = Text::of("affordability.lever", "more").with("gain", case.about(gain));
            levers.push(Lever { label, effect, set: vec![(input, Value::Number(value))] });
        }
        Ok(())
    };
    let years = case.years.saturating_add(LONGER_YEARS).min(LONGEST_YEARS);
    let label = Text::of("affordability.lever", "longer").with("term", Arg::Duration(years.saturating_mul(12)));
    offer(Case { years, ..*case }, label, "term", Decimal::from(years))?;
    let household = Household { commitments: Money::ZERO, ..case.household };
    let label = Text::of("affordability.lever", "no_debts").with("debts", Arg::Money(case.household.commitments));
    offer(Case { household, ..*case }, label, "debts", Decimal::ZERO)?;
    let less = case.household.living.percent(Decimal::from(90), Rounding::Down).unwrap_or_default();
    // Whole units: the field holds what a person would type.
    let living = case.decimal(less).trunc();
    let money = Money::from_decimal(living, case.currency, Rounding::Down).unwrap_or_default();
    let household = Household { living: money, ..case.household };
    let label = Text::of("affordability.lever", "spend_less").with("living", Arg::Amount(living));
    offer(Case { household, ..*case }, label, "living", living)?;
    Ok(levers)
}

/// The mortgage tool takes whole thousands.
fn next(case: &Case, loan: Money) -> Vec<Next> {
    let thousand = Decimal::ONE_THOUSAND;
    let whole = case.decimal(loan).over(thousand).and_then(|loan| loan.trunc().times(thousand));
    let carried = whole.filter(|loan| *loan >= Decimal::from(10_000)).map_or_else(Vec::new, |loan| {
        vec![
            ("amount", Value::Number(loan)),
            ("annual_rate", Value::Number(case.rate.percent())),
            ("term", Value::Number(Decimal::from(case.years))),
        ]
    });
    vec![
        Next { label: Text::of("affordability.next", "mortgage"), place: Place::Tool("mortgage", carried) },
        Next { label: Text::of("affordability.next", "save"), place: Place::Tool("saving_goal", Vec::new()) },
    ]
}
