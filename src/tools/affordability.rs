//! How much can a household borrow, and what does it leave? (能贷多少)

mod details;
#[cfg(test)]
mod tests;
pub(super) mod texts;

use rust_decimal::Decimal;

use super::loan;
use crate::advice::facts::Need;
use crate::base::decimal::Exact as _;
use crate::domain::debt::{Burden, DebtError, Household, affordable, burden};
use crate::domain::household::{Frequency, Line, emergency_months, monthly_total};
use crate::domain::loan::{Method, Terms, schedule};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::row;
use crate::tool::calculator::Calculator;
use crate::tool::input::{Input, Kind, Range, joined};
use crate::tool::meaning::{Meaning, Reference, Tells, Within};
use crate::tool::report::{Place, Report};
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Value, Values};
use crate::tool::{Context, Tool};

const fn monthly(id: &'static str, least: u32, default: u32) -> Input {
    let kind = Kind::Money(Range::whole(least, 10_000_000, 500, default));
    Input::new(id, kind)
}

const fn share(id: &'static str, default: u32) -> Input {
    let kind = Kind::Percent(Range::whole(5, 100, 1, default));
    Input::new(id, kind).assumed()
}

/// What comes or goes in another rhythm than the month.
macro_rules! other {
    ($place:literal) => {
        row!("others", $place,
            "kind" => Kind::Choice(&["income", "debts", "living"]);
            "amount" => Kind::Money(Range::whole(0, 10_000_000, 500, 0));
            "per" => Kind::Choice(&["year", "half_year", "quarter", "four_weeks", "two_weeks", "week"]);
        )
    };
}

/// How many of them the form takes.
const MOST_OTHERS: usize = 6;
const OTHERS: [[&str; 3]; MOST_OTHERS] = [
    ["others1_kind", "others1_amount", "others1_per"],
    ["others2_kind", "others2_amount", "others2_per"],
    ["others3_kind", "others3_amount", "others3_per"],
    ["others4_kind", "others4_amount", "others4_per"],
    ["others5_kind", "others5_amount", "others5_per"],
    ["others6_kind", "others6_amount", "others6_per"],
];

static INPUTS: [Input; 13 + 3 * MOST_OTHERS] = joined(&[
    &[
        monthly("income", 1_000, 15_000),
        monthly("second_income", 0, 0),
        monthly("debts", 0, 0),
        monthly("living", 0, 5_000),
        Input::new("others", Kind::Rows(Range::whole(0, MOST_OTHERS as u32, 1, 0))),
    ],
    other!(1),
    other!(2),
    other!(3),
    other!(4),
    other!(5),
    other!(6),
    &[
        Input::new("savings", Kind::Money(Range::whole(0, 100_000_000, 10_000, 100_000))),
        // Nothing is wanted where it is 0: the least that is lent is no limit here.
        Input::new("wanted", Kind::Money(Range::whole(0, 100_000_000, 10_000, 0)))
            .within(Within { meaning: Meaning::HomeLoan, times: 1, least: false })
            .tells(Tells::Amount),
        Input::new("annual_rate", Kind::Percent(Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2)))
            .means(Meaning::HomeLoanRate)
            .begins(Reference::Lpr),
        Input::new("term", Kind::Years(Range::whole(1, LONGEST_YEARS, 1, 30)))
            .means(Meaning::HomeLoanTerm)
            .tells(Tells::Years),
        monthly("fund", 0, 0).assumed(),
        share("comfortable", 35),
        share("limit", 50),
        Input::new("reserve", Kind::Months(Range::whole(0, 24, 1, 6))).assumed(),
    ],
]);

/// The tool.
pub static TOOL: Tool = Tool::new("affordability", &INPUTS)
    .borrowing_for(Need::Home)
    // What a household can carry is borrowed as a mortgage.
    .answering(&[("top", Meaning::HomeLoan)]);

/// The tool with what it calculates.
pub static CALCULATOR: Calculator = Calculator::new(&TOOL, evaluate);

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
    /// What the customer typed for a month's debts and living costs, without what has another rhythm.
    debts: Money,
    living: Money,
    /// What the housing fund pays towards the payment each month (公积金冲还贷).
    fund: Money,
    savings: Decimal,
    rate: AnnualRate,
    years: u32,
    comfortable: Decimal,
    limit: Decimal,
    currency: Currency,
}

/// The household's month: what is monthly anyway, and its share of what has another rhythm.
fn household(values: &Values, currency: Currency) -> Option<Household> {
    let money = |id: &str| values.money(id, currency);
    let mut income = money("income") + money("second_income");
    let (mut commitments, mut living) = (money("debts"), money("living"));
    for [kind, amount, per] in OTHERS {
        let frequency = match values.choice(per) {
            "week" => Frequency::Weekly,
            "two_weeks" => Frequency::EveryTwoWeeks,
            "four_weeks" => Frequency::EveryFourWeeks,
            "quarter" => Frequency::Quarterly,
            "half_year" => Frequency::HalfYearly,
            _ => Frequency::Yearly,
        };
        let month = monthly_total(&[Line { amount: money(amount), frequency }])?;
        let sum = match values.choice(kind) {
            "income" => &mut income,
            "debts" => &mut commitments,
            _ => &mut living,
        };
        *sum += month;
    }
    Some(Household { income, commitments, living })
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
        let (comfortable, limit) = (values.number("comfortable"), values.number("limit"));
        if limit < comfortable {
            return Err(Fault::at("limit", Text::plain("affordability.error.limit")));
        }
        Ok(Case {
            household: household(values, currency).ok_or_else(|| Fault::out_of_range("income"))?,
            debts: values.money("debts", currency),
            living: values.money("living", currency),
            fund: values.money("fund", currency),
            savings: values.number("savings"),
            rate: values.rate("annual_rate")?,
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
        let mut burden = burden(self.household, loan, self.rate_after(points)?, self.months()).map_err(fault)?;
        burden.left_over += self.fund.min(burden.payment);
        Ok(burden)
    }

    fn decimal(&self, money: Money) -> Decimal {
        money.to_decimal(self.currency)
    }

    /// What can be borrowed, rounded down.
    fn about(&self, money: Money) -> Arg {
        Arg::at_most(self.decimal(money))
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
        let spending = living + commitments + payment;
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

fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let case = Case::read(values, context.currency)?;
    let wanted = values.money("wanted", context.currency);
    let (low, high) = (case.most(case.comfortable, 0)?, case.top()?);
    let loan = if wanted.is_positive() { wanted } else { high };
    let runway = case.runway(case.burden(loan, 0)?.payment);
    let mut report = Report::untyped("affordability", headline(&case, low, high)?);
    figures(&mut report, &case, [low, high], loan, runway)?;
    if loan.is_positive() {
        details::shocks(&mut report, &case, loan)?;
    }
    details::balances(&mut report, &case, low, high, wanted)?;
    report.assume(&["level", "take_home", "shares", "savings", "no_fees"]);
    if case.fund.is_positive() {
        report.assume(&["fund"]);
    }
    warnings(&mut report, &case, loan, runway, values.whole("reserve"))?;
    levers(&mut report, &case, high)?;
    next(&mut report, &case, loan);
    Ok(report)
}

fn headline(case: &Case, low: Money, high: Money) -> Result<Text, Fault> {
    if !high.is_positive() {
        let without = case.burden(Money::ZERO, 0)?;
        let share = Arg::Percent(without.debt_to_income.half_up(2));
        return Ok(if without.left_over.is_negative() {
            let short = -without.left_over;
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
    report: &mut Report,
    case: &Case,
    [low, high]: [Money; 2],
    loan: Money,
    runway: Option<u32>,
) -> Result<(), Fault> {
    let now = case.burden(loan, 0)?;
    let share = now.debt_to_income.half_up(2);
    let verdict = report.text("verdict", case.verdict(&now)).percent("share", share);
    report.figure("cautious", case.about(low));
    report.figure("top", case.about(high));
    report.money("payment", now.payment);
    if case.fund.is_positive() {
        report.money("from_pay", now.payment - case.fund.min(now.payment));
    }
    report.figure("share", Arg::text(verdict));
    report.money("left_over", now.left_over);
    report.money("shocked", case.burden(loan, WORST)?.payment);
    if let Some(months) = runway {
        report.figure("runway", Arg::Duration(months));
    }
    for figure in &mut report.figures {
        figure.label = figure.label.clone().with("points", Arg::Points(Decimal::from(WORST)));
        let method = figure.method.clone().percent("comfortable", case.comfortable).percent("limit", case.limit);
        figure.method = method.with("loan", case.about(loan));
    }
    Ok(())
}

fn warnings(report: &mut Report, case: &Case, loan: Money, runway: Option<u32>, reserve: u32) -> Result<(), Fault> {
    report.warn(Text::of("affordability.warning", "not_an_offer"));
    let worst = case.burden(loan, WORST)?;
    if loan.is_positive() && worst.left_over.is_negative() {
        let short = -worst.left_over;
        let text = report.text("warning", "short").with("points", Arg::Points(Decimal::from(WORST)));
        report.warn(text.money("short", short));
    }
    if let Some(months) = runway.filter(|months| *months < reserve) {
        let text = report.text("warning", "reserve");
        report.warn(text.duration("time", months).duration("reserve", reserve));
    }
    Ok(())
}

/// A longer term, no other debts, less spending: each where it raises what can be borrowed.
fn levers(report: &mut Report, case: &Case, high: Money) -> Result<(), Fault> {
    let years = case.years.saturating_add(LONGER_YEARS).min(LONGEST_YEARS);
    let household = case.household;
    let less = case.living.percent(Decimal::from(90), Rounding::Down).unwrap_or_default();
    // Whole units: the field holds what a person would type.
    let living = case.decimal(less).trunc();
    let money = Money::from_decimal(living, case.currency, Rounding::Down).unwrap_or_default();
    let label = |name: &'static str| Text::of("affordability.lever", name);
    let changes = [
        (Case { years, ..*case }, label("longer").duration("term", years.saturating_mul(12)), "term", years.into()),
        (
            Case { household: Household { commitments: household.commitments - case.debts, ..household }, ..*case },
            label("no_debts").money("debts", case.debts),
            "debts",
            Decimal::ZERO,
        ),
        (
            Case { household: Household { living: household.living - (case.living - money), ..household }, ..*case },
            label("spend_less").with("living", Arg::Amount(living)),
            "living",
            living,
        ),
    ];
    for (other, label, input, value) in changes {
        let gain = other.top()? - high;
        if gain.is_positive() {
            let effect = report.text("lever", "more").with("gain", case.about(gain));
            report.lever_untyped(label, effect, vec![(input, Value::Number(value))]);
        }
    }
    Ok(())
}

/// A mortgage of whole thousands; nothing of it where nothing can be borrowed.
fn next(report: &mut Report, case: &Case, most: Money) {
    let thousand = Decimal::ONE_THOUSAND;
    let whole = case.decimal(most).over(thousand).and_then(|loan| loan.trunc().times(thousand));
    if let Some(amount) = whole.filter(|loan| !loan.is_zero()) {
        let term = [("term", Value::Number(Decimal::from(case.years)))];
        report.go_on("mortgage", loan::mortgage(amount, case.rate.percent(), &term));
    }
    report.go_on("save", Place::Tool(crate::tools::saving_goal::CALCULATOR.tool, Vec::new()));
}
