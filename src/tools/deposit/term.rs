//! Time deposits and certificates: one term or several, and what it costs to take money out before maturity.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::insured::insured;
use super::{Deposit, Early, FieldError, Kind, Renewal, Report, at};
use crate::base::decimal::DecimalExt as _;
use crate::domain::cashflow::{DatedFlow, xirr};
use crate::domain::date::add_months;
use crate::domain::deposit::{EarlyWithdrawal, Rollover, RolloverMode, TimeDeposit};
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::domain::returns::{Span, annual_return};
use crate::tool::Context;
use crate::tool::report::{Cell, Chart, ChartForm, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};

/// A deposit over its terms.
struct Terms {
    deposit: TimeDeposit,
    mode: RolloverMode,
    rates: Vec<AnnualRate>,
    course: Rollover,
}

impl Terms {
    fn months(&self) -> u32 {
        u32::try_from(self.rates.len()).unwrap_or(u32::MAX).saturating_mul(self.deposit.months)
    }

    /// Everything that comes back.
    fn total(&self) -> Money {
        self.course.balance + self.course.paid_out
    }

    /// What stands in the account after each term.
    fn balances(&self) -> Vec<Money> {
        let mut balance = self.deposit.principal;
        let mut balances = Vec::with_capacity(self.course.terms.len());
        for term in &self.course.terms {
            if self.mode == RolloverMode::PrincipalAndInterest {
                balance += term.interest;
            }
            balances.push(balance);
        }
        balances
    }

    /// The annual yield with interest reinvested. What is paid out on the way is counted on its day.
    fn annual_yield(&self) -> Option<Decimal> {
        if self.mode == RolloverMode::PrincipalOnly {
            let mut flows: Vec<DatedFlow> = vec![(self.deposit.opened, (-self.deposit.principal).to_decimal())];
            flows.extend(self.course.terms.iter().map(|term| (term.maturity, term.interest.to_decimal())));
            let last = self.course.terms.last()?.maturity;
            flows.push((last, self.course.balance.to_decimal()));
            return xirr(&flows).ok()?.unique()?.rate()?.mul_checked(Decimal::ONE_HUNDRED);
        }
        let interest = self.course.total_interest().to_decimal().mul_checked(Decimal::ONE_HUNDRED)?;
        annual_return(interest.div_checked(self.deposit.principal.to_decimal())?, Span::Months(self.months())).ok()
    }
}

impl Deposit {
    /// A time deposit or a certificate at this rate.
    pub(super) fn time(&self, context: &Context, rate: AnnualRate) -> Result<Report, FieldError> {
        let terms = self.terms(context.today, rate, self.renew.unwrap_or(Renewal::No), self.terms.unwrap_or(1))?;
        let (total, interest) = (terms.total(), terms.course.total_interest());
        let headline = Text::of("deposit", "headline")
            .money("amount", self.amount)
            .duration("time", terms.months())
            .money("total", total)
            .money("interest", interest);
        let mut report = Report::new(headline);
        let annual = terms.annual_yield();
        report.read_money("interest", interest);
        report.read_money("total", total);
        if let Some(annual) = annual {
            report.read("annual", Arg::Percent(annual));
        }
        report.money("interest", interest);
        report.money("total", total);
        if let Some(annual) = annual {
            report.figure("annual", Arg::Percent(annual));
        }
        if terms.mode == RolloverMode::PrincipalOnly {
            report.money("paid_out", terms.course.paid_out);
        }
        let early = self.early(&terms.deposit)?;
        if let Some(early) = &early {
            report.money("early_interest", early.interest_on_withdrawn);
            if early.interest_given_up().is_positive() {
                report.money("early_cost", early.interest_given_up());
            }
        }
        table(&mut report, &terms);
        chart(&mut report, &terms);
        report.assume(&["simple"]);
        if terms.rates.len() > 1 {
            report.assume(&["renewal"]);
        }
        if let Some(early) = &early {
            report.assume(&["early"]);
            if early.interest_given_up().is_positive() {
                let text = report.text("warning", "early");
                report.warn(text.money("cost", early.interest_given_up()));
            }
        }
        report.warn(Text::of("deposit.warning", "rates"));
        let single = (terms.rates.len() == 1).then_some((rate, terms.months()));
        insured(&mut report, self, total, single, context)?;
        self.term_levers(&mut report, &terms, early.as_ref(), context.today, rate)?;
        Ok(report)
    }

    fn terms(&self, opened: NaiveDate, rate: AnnualRate, renew: Renewal, count: u32) -> Result<Terms, FieldError> {
        let months = Deposit::MONTHS.shown(self.months)?;
        let deposit = TimeDeposit { principal: self.amount, rate, opened, months };
        let change = Decimal::new(self.rate_change.unwrap_or(0).into(), 2);
        let mut rates = vec![rate];
        let (count, mode) = match renew {
            Renewal::No => (1, RolloverMode::PrincipalAndInterest),
            Renewal::All => (count, RolloverMode::PrincipalAndInterest),
            Renewal::Principal => (count, RolloverMode::PrincipalOnly),
        };
        for _ in 1..count {
            let before = rates.last().map_or(Decimal::ZERO, |rate| rate.percent());
            let next = before.add_checked(change).map(|next| next.max(Decimal::ZERO));
            let next = next.and_then(|percent| AnnualRate::from_percent(percent).ok());
            rates.push(next.ok_or_else(|| FieldError::out_of_range(Deposit::RATE_CHANGE))?);
        }
        let course = deposit.roll_over(&rates, mode).map_err(|error| at(error, Deposit::RATE))?;
        Ok(Terms { deposit, mode, rates, course })
    }

    /// What is taken out in the first term, where something is.
    fn early(&self, deposit: &TimeDeposit) -> Result<Option<EarlyWithdrawal>, FieldError> {
        if self.early != Some(Early::Yes) {
            return Ok(None);
        }
        let amount = Deposit::EARLY_AMOUNT.shown(self.early_amount)?;
        let months = Deposit::EARLY_MONTHS.shown(self.early_months)?;
        if amount > deposit.principal {
            let text = Text::plain("deposit.error.early_amount").money("max", deposit.principal);
            return Err(FieldError::at(Deposit::EARLY_AMOUNT, text));
        }
        if months >= deposit.months {
            let text = Text::plain("deposit.error.early_months")
                .with("time", Arg::Months(deposit.months))
                .count("max", deposit.months.saturating_sub(1));
            return Err(FieldError::at(Deposit::EARLY_MONTHS, text));
        }
        let on = i32::try_from(months).ok().and_then(|months| add_months(deposit.opened, months));
        let on = on.ok_or_else(|| FieldError::out_of_range(Deposit::EARLY_MONTHS))?;
        deposit.withdraw_early(amount, self.demand()?, on).map(Some).map_err(|error| at(error, Deposit::DEMAND))
    }

    /// Interest that earns interest, a term more, a ladder, nothing taken out early: each where it is another answer.
    fn term_levers(
        &self,
        report: &mut Report,
        terms: &Terms,
        early: Option<&EarlyWithdrawal>,
        today: NaiveDate,
        rate: AnnualRate,
    ) -> Result<(), FieldError> {
        if let Some(early) = early.filter(|early| early.interest_given_up().is_positive()) {
            let effect = report.text("lever", "keeps").money("cost", early.interest_given_up());
            report.lever(report.text("lever", "no_early"), effect, [Deposit::EARLY.to(Early::No)]);
        }
        if self.kind != Kind::Time {
            return Ok(());
        }
        match self.renew {
            Some(Renewal::Principal) => {
                let count = u32::try_from(terms.rates.len()).unwrap_or(1);
                let other = self.terms(today, rate, Renewal::All, count)?;
                let more = other.total() - terms.total();
                if more.is_positive() {
                    let effect = report.text("lever", "more").money("more", more);
                    report.lever(report.text("lever", "compound"), effect, [Deposit::RENEW.to(Renewal::All)]);
                }
            }
            Some(Renewal::No) | None => {
                let other = self.terms(today, rate, Renewal::All, 2)?;
                if !other.course.total_interest().is_positive() {
                    return Ok(());
                }
                let effect = report
                    .text("lever", "renewed")
                    .duration("time", other.months())
                    .money("interest", other.course.total_interest());
                let set = [Deposit::RENEW.to(Renewal::All), Deposit::TERMS.to(2)];
                report.lever(report.text("lever", "renew"), effect, set);
            }
            Some(Renewal::All) => {}
        }
        if terms.months() >= 24 {
            let label = report.text("lever", "ladder");
            let effect = report.text("lever", "open");
            report.lever(label, effect, [Deposit::KIND.to(Kind::Ladder)]);
        }
        Ok(())
    }
}

fn table(report: &mut Report, terms: &Terms) {
    let mut cells = Vec::new();
    for ((term, rate), balance) in terms.course.terms.iter().zip(&terms.rates).zip(terms.balances()) {
        cells.extend([Cell::Month(term.maturity), Cell::Percent(rate.percent())]);
        cells.extend([Cell::Money(term.interest), Cell::Money(balance)]);
    }
    report.table("terms", &["maturity", "rate", "interest", "balance"], cells);
}

/// What has come back or stands in the account after each month: interest comes at maturity.
fn chart(report: &mut Report, terms: &Terms) {
    let mut received = terms.deposit.principal;
    let mut values = vec![received.to_decimal()];
    for term in &terms.course.terms {
        for month in 1..=terms.deposit.months {
            if month == terms.deposit.months {
                received += term.interest;
            }
            values.push(received.to_decimal());
        }
    }
    let summary = report
        .text("chart", "summary")
        .duration("time", terms.months())
        .money("total", terms.total())
        .money("interest", terms.course.total_interest());
    let series = vec![Series { label: report.text("column", "received"), role: SeriesRole::Balance, values }];
    report.charts.push(Chart {
        form: ChartForm::Steps,
        unit: Unit::Money,
        series,
        ..Chart::new("received", report.text("chart", "title"), summary, "terms")
    });
}
