//! What is counted by the day: notice deposits, money funds and wealth products.

use chrono::Days;
use rust_decimal::Decimal;

use super::insured::insured;
use super::{Deposit, FieldError, Report, at};
use crate::base::decimal::DecimalExt as _;
use crate::domain::date::NaiveDate;
use crate::domain::deposit::{
    NoticeDeposit, NoticeGiven, NoticeRules, WealthProduct, WealthYield, implied_income, money_fund_income,
};
use crate::domain::money::{Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::domain::returns::{Span, annual_return};
use crate::tool::Context;
use crate::tool::report::Cell;
use crate::tool::text::{Arg, Text};

/// The days of a year by which the yield of a wealth product is stated.
const BASIS: u32 = 365;
/// The decimals of the income of a day for 10,000 units.
const INCOME_DECIMALS: u32 = 4;

fn later(date: NaiveDate, days: u32) -> Result<NaiveDate, FieldError> {
    date.checked_add_days(Days::new(days.into())).ok_or_else(|| FieldError::out_of_range(Deposit::DAYS))
}

impl Deposit {
    /// A notice deposit of which notice is given in time, and what it is without.
    pub(super) fn on_notice(&self, context: &Context) -> Result<Report, FieldError> {
        let (days, notice) = (Deposit::DAYS.shown(self.days)?, Deposit::NOTICE.shown(self.notice)?.days());
        if days < notice {
            let text = Text::plain("deposit.error.notice").count("n", notice);
            return Err(FieldError::at(Deposit::DAYS, text));
        }
        let least = Deposit::NOTICE_LEAST.shown(self.notice_least)?;
        let deposit = NoticeDeposit {
            principal: self.amount,
            notice_rate: Deposit::NOTICE_RATE.shown(self.notice_rate)?,
            demand_rate: self.demand()?,
            opened: context.today,
            rules: NoticeRules { notice_days: notice, minimum_balance: least, minimum_withdrawal: least },
        };
        let on = later(context.today, days)?;
        let given = NoticeGiven { on: later(context.today, days.saturating_sub(notice))?, amount: self.amount };
        let refused = |error| at(error, Deposit::NOTICE_RATE);
        let taken = deposit.withdraw(self.amount, on, Some(given)).map_err(refused)?;
        let without = deposit.withdraw(self.amount, on, None).map_err(refused)?;
        let (interest, total) = (taken.notice_interest + taken.demand_interest, taken.paid_out());
        let headline = Text::of("deposit", "headline_notice")
            .money("amount", self.amount)
            .count("days", days)
            .count("n", notice)
            .money("total", total)
            .money("interest", interest);
        let mut report = Report::new(headline);
        report.read_money("interest", interest);
        report.read_money("total", total);
        report.read_money("without_notice", without.demand_interest);
        report.money("interest", interest);
        report.money("total", total);
        report.money("without_notice", without.demand_interest);
        let annual = self.earned_a_year(interest, days)?;
        report.figure("annual", Arg::Percent(annual));
        let row = |case, rate: AnnualRate, interest| {
            let back = Cell::Money(self.amount + interest);
            [Cell::Word("deposit.case", case), Cell::Percent(rate.percent()), Cell::Money(interest), back]
        };
        let rows =
            [row("without", deposit.demand_rate, without.demand_interest), row("with", deposit.notice_rate, interest)];
        report.table("notice", &["case", "rate", "interest", "total"], rows.concat());
        report.assume(&["notice", "day_360"]);
        report.warn(Text::of("deposit.warning", "notice"));
        report.warn(Text::of("deposit.warning", "rates"));
        insured(&mut report, self, total, None, context)?;
        if notice == super::Notice::One.days() || deposit.demand_rate >= deposit.notice_rate {
            return Ok(report);
        }
        if let Some(months) = days.checked_div(30).filter(|months| (1..=60).contains(months)) {
            let label = report.text("lever", "fixed").with("time", Arg::Months(months));
            let effect = report.text("lever", "fixed_effect");
            report.lever(
                label,
                effect,
                [Deposit::KIND.to(super::Kind::Time), Deposit::MONTHS.to(months), Deposit::EARLY.to(super::Early::No)],
            );
        }
        Ok(report)
    }

    /// What some interest is a year, with interest reinvested, in percent.
    fn earned_a_year(&self, interest: Money, days: u32) -> Result<Decimal, FieldError> {
        let share = interest.to_decimal().mul_checked(Decimal::ONE_HUNDRED);
        share
            .and_then(|share| share.div_checked(self.amount.to_decimal()))
            .and_then(|share| annual_return(share, Span::Days(days)).ok())
            .ok_or_else(|| FieldError::out_of_range(Deposit::DAYS))
    }

    /// A money fund that goes on as in its last week, and one whose yield falls.
    pub(super) fn money_fund(&self, context: &Context) -> Result<Report, FieldError> {
        let days = Deposit::DAYS.shown(self.days)?;
        let percent = Deposit::SEVEN_DAY.shown(self.seven_day)?;
        let fallen = percent.sub_checked(Deposit::FALL.shown(self.fall)?).unwrap_or_default().max(Decimal::ZERO);
        let length = usize::try_from(days).map_err(|_| FieldError::out_of_range(Deposit::DAYS))?;
        let earn = |percent| {
            let income = implied_income(percent)?.compound;
            let earned = money_fund_income(self.amount, &vec![income; length], context.currency, Rounding::Down)?;
            Ok((income, earned))
        };
        let refused = |error| at(error, Deposit::SEVEN_DAY);
        let (income, middle) = earn(percent).map_err(refused)?;
        let (_, low) = earn(fallen).map_err(refused)?;
        let headline = Text::of("deposit", "headline_fund")
            .count("days", days)
            .percent("worse", fallen)
            .with("low", Arg::at_most(low.to_decimal()))
            .percent("rate", percent)
            .with("middle", Arg::at_most(middle.to_decimal()));
        let mut report = Report::new(headline);
        report.read("fund_low", Arg::at_most(low.to_decimal()));
        report.read("fund_same", Arg::at_most(middle.to_decimal()));
        report.read("seven_day", Arg::Percent(percent));
        report.figure("fund_low", Arg::at_most(low.to_decimal()));
        report.figure("fund_same", Arg::at_most(middle.to_decimal()));
        report.figure("seven_day", Arg::Percent(percent));
        report.figure("income", Arg::Name(income.round_half_up(INCOME_DECIMALS).to_string()));
        let row = |case, percent, earned: Money| {
            let back = (self.amount + earned).to_decimal();
            [
                Cell::Word("deposit.case", case),
                Cell::Percent(percent),
                Cell::at_most(earned.to_decimal()),
                Cell::at_most(back),
            ]
        };
        let rows = [row("fallen", fallen, low), row("same", percent, middle)];
        report.table("fund", &["case", "seven_day", "income", "back"], rows.concat());
        report.assume(&["fund_same", "fund_daily"]);
        report.warn(Text::plain("risk.projection"));
        report.warn(Text::of("deposit.warning", "week"));
        report.warn(Text::of("deposit.warning", "not_insured"));
        Ok(report)
    }

    /// A wealth product in a bad case and at both ends of its benchmark.
    pub(super) fn wealth(&self, context: &Context) -> Result<Report, FieldError> {
        let low = Deposit::LOW.shown(self.low)?;
        let high = Deposit::HIGH.shown(self.high)?;
        let bad = Deposit::BAD.shown(self.bad)?;
        let beyond = |name| Text::of("deposit.error", name).percent("low", low.percent());
        if low.percent() > high.percent() {
            return Err(FieldError::at(Deposit::HIGH, beyond("range")));
        }
        if bad.percent() > low.percent() {
            return Err(FieldError::at(Deposit::BAD, beyond("bad")));
        }
        let (idle, settlement) = (Deposit::IDLE.shown(self.idle)?, Deposit::SETTLEMENT.shown(self.settlement)?);
        let found = [bad, low, high].map(|rate| self.true_yield(context.today, rate, idle, settlement));
        let [bad_case, low_case, high_case] = found;
        let cases = [bad_case?, low_case?, high_case?];
        let [worst, lower, upper] = &cases;
        let income = |found: &WealthYield| Arg::at_most(found.income().to_decimal());
        let (at_low, at_high) = (income(lower), income(upper));
        // A loss is said in words, and never smaller than it is.
        let loss = worst.income().is_negative();
        let at_bad = if loss { Arg::at_least(worst.income().abs().to_decimal()) } else { income(worst) };
        let headline = Text::of("deposit", if loss { "headline_wealth" } else { "headline_wealth_gain" })
            .count("days", worst.total_days())
            .with("bad", at_bad.clone())
            .with("low", at_low.clone())
            .with("high", at_high.clone());
        let mut report = Report::new(headline);
        let bad_name = if loss { "bad_loss" } else { "bad_gain" };
        report.read(bad_name, at_bad.clone());
        report.read("income_low", at_low.clone());
        report.read("true_low", Arg::Percent(lower.simple_percent));
        report.figure(bad_name, at_bad);
        report.figure("income_low", at_low);
        report.figure("income_high", at_high);
        report.figure("true_low", Arg::Percent(lower.simple_percent));
        report.figure("true_high", Arg::Percent(upper.simple_percent));
        let method = report.text("how", "bound");
        let method =
            method.count("idle", idle).count("days", worst.value_days).count("settlement", worst.settlement_days);
        report.figure_by("bound", Arg::Count(worst.total_days()), method);
        let lost = lower.lost_percent.round_half_up(2);
        if lost > Decimal::ZERO {
            report.figure("lost", Arg::Points(lost));
        }
        let mut cells = Vec::new();
        for ((case, rate), found) in [("bad", bad), ("low", low), ("high", high)].into_iter().zip(&cases) {
            let income = found.income().to_decimal();
            cells.extend([Cell::Word("deposit.case", case), Cell::Percent(rate.percent()), Cell::at_most(income)]);
            cells.extend([Cell::Percent(found.simple_percent), Cell::Percent(found.compound_percent)]);
        }
        report.table("wealth", &["case", "stated", "income", "simple", "compound"], cells);
        report.assume(&["wealth", "idle"]);
        report.warn(Text::plain("risk.projection"));
        report.warn(Text::of("deposit.warning", "benchmark"));
        report.warn(Text::of("deposit.warning", "not_insured"));
        if idle > 0 {
            let sooner = self.true_yield(context.today, low, 0, settlement)?;
            if sooner.simple_percent > lower.simple_percent {
                let effect = report.text("lever", "true_yield").percent("rate", sooner.simple_percent);
                report.lever(report.text("lever", "last_day"), effect, [Deposit::IDLE.to(0)]);
            }
        }
        Ok(report)
    }

    fn true_yield(
        &self,
        today: NaiveDate,
        rate: AnnualRate,
        idle: u32,
        settlement: u32,
    ) -> Result<WealthYield, FieldError> {
        let value_from = later(today, idle)?;
        let matures = later(value_from, Deposit::DAYS.shown(self.days)?)?;
        let product = WealthProduct {
            amount: self.amount,
            rate,
            basis: BASIS,
            subscribed: today,
            value_from,
            matures,
            cash_on: later(matures, settlement)?,
            idle_rate: self.demand()?,
        };
        product.true_yield().map_err(|error| at(error, Deposit::LOW))
    }
}
