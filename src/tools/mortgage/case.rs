//! What is borrowed on which terms, and the payments that follow.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{DAYS, DOWN, FALLING, FUND, LPR, RATE, SHARE, SHORTEN};
use crate::base::decimal::Exact as _;
use crate::domain::date::add_months;
use crate::domain::loan::{
    Benchmark, CombinedRow, Event, Floating, Method, MonthOfChange, PenaltyBasis, PrepaymentRules, RepricingDay,
    Schedule, Shape, Strategy, Terms, combine, schedule_shaped,
};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::form::{month_after, months_until};
use crate::tool::pack::BankRules;
use crate::tool::text::Text;
use crate::tool::value::{Fault, Values};

/// The day on which payments are due where nobody says so: with whole months it only decides which payment is the
/// first after a repricing day.
const USUAL_DAY: u32 = 20;

/// The loan as it was asked for.
pub(super) struct Case {
    pub(super) kind: &'static str,
    pub(super) method: Method,
    pub(super) months: u32,
    pub(super) currency: Currency,
    /// The price and what is paid down, where they were asked for.
    pub(super) price: Option<(Money, Money)>,
    /// The commercial loan, that of the fund, or both in this order.
    pub(super) parts: Vec<Part>,
    /// What the customer expects on the way, for the first part.
    pub(super) events: Vec<Event>,
    /// The day of the first payment.
    pub(super) first: NaiveDate,
    /// The first period, where it is not one month.
    pub(super) shape: Shape,
    /// Whether days are counted.
    pub(super) by_days: bool,
    /// What is paid at the start and every year besides.
    pub(super) fees: Money,
    pub(super) yearly: Money,
    /// The input of the largest of these.
    pub(super) dearest: &'static str,
    /// What the bank allows of a prepayment; nothing for the fund.
    pub(super) rules: PrepaymentRules,
}

/// One of the loans.
pub(super) struct Part {
    pub(super) principal: Money,
    /// The rate at the start.
    pub(super) rate: AnnualRate,
    /// The rates from each repricing day on; none for a loan that is not repriced.
    pub(super) repricings: Vec<Event>,
}

/// A case with something changed.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    pub(super) method: Method,
    pub(super) months: u32,
    /// By how many points rates are higher: from the next repricing, else from the start.
    pub(super) points: u32,
    /// With what the customer expects on the way.
    pub(super) events: bool,
}

/// Every payment.
pub(super) struct Plan {
    /// Of all loans together; never empty.
    pub(super) rows: Vec<CombinedRow>,
    /// Of each.
    pub(super) parts: Vec<Schedule>,
    pub(super) interest: Money,
    /// Principal and interest.
    pub(super) paid: Money,
    pub(super) penalty: Money,
    /// What was prepaid before the first payment.
    pub(super) prepaid: Money,
}

impl Plan {
    pub(super) fn periods(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.period)
    }

    pub(super) fn row(&self, payment: u32) -> Option<&CombinedRow> {
        usize::try_from(payment).ok().and_then(|payment| self.rows.get(payment.checked_sub(1)?))
    }

    /// A payment, counted from 1; nothing beyond the last.
    pub(super) fn payment(&self, payment: u32) -> Money {
        self.row(payment).map_or(Money::ZERO, |row| row.payment)
    }

    /// The fees due with a payment.
    pub(super) fn fee(&self, payment: u32) -> Money {
        self.parts.first().and_then(|part| part.row(payment)).map_or(Money::ZERO, |row| row.fee)
    }
}

/// What is borrowed; of a price, what is paid down too.
fn borrowed(values: &Values, currency: Currency) -> Result<(Money, Option<(Money, Money)>), Fault> {
    let price = values.money("price", currency);
    let (down, input) = match values.choice("by") {
        SHARE => {
            let down = price.percent(values.number("down_share"), Rounding::HalfUp);
            (down.map_err(|_| Fault::out_of_range("price"))?, "down_share")
        }
        DOWN => (values.money("down_payment", currency), "down_payment"),
        _ => return Ok((values.money("amount", currency), None)),
    };
    let amount = price - down;
    if !amount.is_positive() {
        return Err(Fault::at(input, Text::plain("mortgage.error.nothing_left")));
    }
    Ok((amount, Some((price, down))))
}

/// Which of the charges besides interest is the largest.
fn dearest(values: &Values) -> &'static str {
    let mut dearest = "fees";
    for charge in ["guarantee", "insurance"] {
        if values.number(charge) > values.number(dearest) {
            dearest = charge;
        }
    }
    dearest
}

/// A day of a month, or its last one where it has fewer.
fn day_of(month: NaiveDate, day: u32) -> NaiveDate {
    let last = || add_months(month, 1)?.pred_opt();
    chrono::Datelike::with_day(&month, day).or_else(last).unwrap_or(month)
}

impl Case {
    pub(super) fn read(values: &Values, context: &Context) -> Result<Case, Fault> {
        let currency = context.currency;
        let (amount, price) = borrowed(values, currency)?;
        let rules = context.packs.rules.as_ref();
        let by_days = values.choice("counting") == DAYS;
        let first = day_of(values.month("first_month"), if by_days { values.whole("pay_day") } else { USUAL_DAY });
        let mut case = Case {
            kind: values.choice("kind"),
            method: if values.choice("method") == FALLING { Method::EqualPrincipal } else { Method::EqualInstallment },
            months: values.whole("term").saturating_mul(12),
            currency,
            price,
            parts: Vec::new(),
            events: Vec::new(),
            first,
            shape: Shape::default(),
            by_days,
            fees: values.money("fees", currency) + values.money("guarantee", currency),
            yearly: values.money("insurance", currency),
            dearest: dearest(values),
            rules: PrepaymentRules::default(),
        };
        let mut drawn = add_months(first, -1).unwrap_or(first);
        if by_days {
            let rules = rules.ok_or_else(|| Fault::at("counting", Text::plain("mortgage.error.no_rules")))?;
            drawn = case.begin(values, rules)?;
        }
        if case.kind != FUND {
            case.rules = rules.map_or_else(PrepaymentRules::default, |rules| rules.prepaying.rules(currency));
            case.parts.push(case.commercial(amount, drawn, values, context)?);
        }
        if case.kind != super::COMMERCIAL && !case.kind.is_empty() {
            let whole = case.kind == FUND;
            let principal = if whole { amount } else { values.money("fund_amount", currency) };
            let rate = values.rate("fund_rate")?;
            if let Some(other) = case.parts.first_mut() {
                other.principal -= principal;
            }
            if case.parts.iter().any(|other| !other.principal.is_positive()) || !principal.is_positive() {
                let text = Text::plain("mortgage.error.fund_amount").money("amount", amount);
                return Err(Fault::at("fund_amount", text));
            }
            case.parts.push(Part { principal, rate, repricings: Vec::new() });
        }
        case.expect(values);
        Ok(case)
    }

    /// The day of drawing, which makes the first period longer or shorter than a month.
    fn begin(&mut self, values: &Values, rules: &BankRules) -> Result<NaiveDate, Fault> {
        let drawn = day_of(values.month("drawn"), values.whole("drawn_day"));
        if drawn >= self.first {
            return Err(Fault::at("first_month", Text::plain("mortgage.error.first_month")));
        }
        if add_months(drawn, 1) != Some(self.first) {
            self.shape.first_period = rules.day_count.convention().fraction(drawn, self.first);
        }
        Ok(drawn)
    }

    /// The commercial loan, with all its repricings.
    fn commercial(
        &self,
        principal: Money,
        drawn: NaiveDate,
        values: &Values,
        context: &Context,
    ) -> Result<Part, Fault> {
        if values.choice("rate_by") != LPR {
            return Ok(Part { principal, rate: values.rate("annual_rate")?, repricings: Vec::new() });
        }
        let anniversary = values.choice("repricing") == "anniversary";
        let clause = Floating {
            basis_points: i32::try_from(values.number("basis_points")).unwrap_or(0),
            cycle_months: values.whole("cycle"),
            day: if anniversary { RepricingDay::Anniversary } else { RepricingDay::JanuaryFirst },
        };
        let lpr = values.rate("lpr")?;
        // What was typed counts until something later was published.
        let mut published = vec![(drawn, lpr)];
        if let Some(pack) = &context.packs.lpr {
            for one in pack.publications(self.months) {
                if one.0 > drawn {
                    published.push(one);
                }
            }
        }
        let split = match &context.packs.rules {
            Some(rules) if self.by_days => rules.change(),
            _ => MonthOfChange::NewRate,
        };
        let below_zero = |_| Fault::at("basis_points", Text::plain("mortgage.error.basis_points"));
        let rate = clause.rate(lpr).map_err(below_zero)?;
        let repricings = clause.events_splitting(split, drawn, self.first, self.months, &Benchmark::new(published));
        Ok(Part { principal, rate, repricings: repricings.map_err(below_zero)? })
    }

    /// What the customer expects on the way.
    fn expect(&mut self, values: &Values) {
        let begin = month_after(self.first, Decimal::ZERO);
        for place in 1..=values.whole("events") {
            let place = place.to_string();
            let id = |member: &str| ["events", &place, "_", member].concat();
            let month = values.month(&id("month"));
            let payment = if month < begin { 0 } else { months_until(begin, month).saturating_add(1) };
            if values.choice(&id("kind")) == RATE {
                if let Ok(rate) = AnnualRate::from_percent(values.number(&id("rate"))) {
                    self.events.push(Event::Rate { from: payment.max(1), rate });
                }
                continue;
            }
            let shorten = values.choice(&id("mode")) == SHORTEN;
            self.events.push(Event::Prepayment {
                after: payment,
                amount: values.money(&id("amount"), self.currency),
                strategy: if shorten { Strategy::ReduceTerm } else { Strategy::ReducePayment },
            });
        }
    }

    /// The case as it is.
    pub(super) const fn wish(&self) -> Wish {
        Wish { method: self.method, months: self.months, points: 0, events: true }
    }

    pub(super) const fn other_method(&self) -> Method {
        match self.method {
            Method::EqualPrincipal => Method::EqualInstallment,
            _ => Method::EqualPrincipal,
        }
    }

    /// The first payment at a rate set anew.
    pub(super) fn repriced(&self) -> Option<u32> {
        match self.parts.first()?.repricings.first()? {
            Event::Rate { from, .. } | Event::RateSplit { with: from, .. } => Some(*from),
            _ => None,
        }
    }

    /// The first payment that is for a whole month.
    pub(super) const fn regular(&self) -> u32 {
        if self.shape.first_period.is_some() { 2 } else { 1 }
    }

    /// The payments of the case with something changed.
    pub(super) fn plan(&self, wish: Wish) -> Result<Plan, Fault> {
        let mut parts: Vec<Schedule> = Vec::new();
        for part in &self.parts {
            let mine: &[Event] = if wish.events && parts.is_empty() { &self.events } else { &[] };
            parts.push(self.schedule(part, mine, wish)?);
        }
        let (mut interest, mut paid) = (Money::ZERO, Money::ZERO);
        let (mut penalty, mut prepaid) = (Money::ZERO, Money::ZERO);
        let mut all = Vec::with_capacity(parts.len());
        for part in &parts {
            interest += part.total_interest();
            paid += part.total_paid();
            penalty += part.total_fees();
            prepaid += part.prepaid_at_start();
            all.push(part);
        }
        let rows = combine(&all);
        if rows.is_empty() {
            return Err(Fault::at("events", Text::plain("mortgage.error.nothing_left")));
        }
        Ok(Plan { rows, parts, interest, paid, penalty, prepaid })
    }

    fn schedule(&self, part: &Part, mine: &[Event], wish: Wish) -> Result<Schedule, Fault> {
        let out_of_range = |_| Fault::out_of_range("amount");
        let points = Decimal::from(wish.points);
        let mut annual_rate = part.rate;
        if part.repricings.is_empty() {
            annual_rate = raised(annual_rate, points);
        }
        let mut until = u32::MAX;
        for event in mine {
            if let Event::Rate { from, .. } = event {
                until = until.min(*from);
            }
        }
        let mut events = Vec::with_capacity(part.repricings.len().saturating_add(mine.len()));
        for event in &part.repricings {
            let mut event = *event;
            if let Event::Rate { from, rate } | Event::RateSplit { with: from, rate, .. } = &mut event {
                // What the customer expects of the rate holds from then on.
                if *from >= until {
                    continue;
                }
                *rate = raised(*rate, points);
            }
            events.push(event);
        }
        for event in mine {
            let mut event = *event;
            if let Event::Rate { rate, .. } = &mut event {
                *rate = raised(*rate, points);
            }
            events.push(event);
        }
        let (principal, months, method) = (part.principal, wish.months, wish.method);
        let terms = Terms { principal, annual_rate, months, method, currency: self.currency };
        let plan = schedule_shaped(&terms, &self.shape, &events).map_err(out_of_range)?;
        if mine.is_empty() || self.rules.penalty.basis == PenaltyBasis::None {
            return Ok(plan);
        }
        for after in moments(mine) {
            let (taken, owed) = match plan.row(after) {
                Some(row) => (row.extra, row.balance + row.extra),
                None if after == 0 => (plan.prepaid_at_start(), principal),
                None => continue,
            };
            let rate = rate_at(annual_rate, &events, after);
            let amount = self.rules.penalty.of(taken, owed, rate, after).map_err(out_of_range)?;
            events.push(Event::Fee { with: after, amount });
        }
        schedule_shaped(&terms, &self.shape, &events).map_err(out_of_range)
    }
}

/// The payments after which something is prepaid, each once.
pub(super) fn moments(events: &[Event]) -> Vec<u32> {
    let mut moments = Vec::new();
    for event in events {
        if let Event::Prepayment { after, .. } = event
            && !moments.contains(after)
        {
            moments.push(*after);
        }
    }
    moments
}

/// The rate of a payment.
pub(super) fn rate_at(start: AnnualRate, events: &[Event], payment: u32) -> AnnualRate {
    let (mut rate, mut since) = (start, 0);
    for event in events {
        if let Event::Rate { from, rate: new } | Event::RateSplit { with: from, rate: new, .. } = event
            && *from <= payment
            && *from >= since
        {
            (rate, since) = (*new, *from);
        }
    }
    rate
}

fn raised(rate: AnnualRate, points: Decimal) -> AnnualRate {
    rate.percent().plus(points).and_then(|percent| AnnualRate::from_percent(percent).ok()).unwrap_or(rate)
}
