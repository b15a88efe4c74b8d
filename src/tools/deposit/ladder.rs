//! A ladder: three time deposits of one, two and three years, so that a third comes free every year.

use rust_decimal::Decimal;

use super::insured::insured;
use super::{Deposit, FieldError, Report, at};
use crate::domain::deposit::{Ladder, TimeDeposit};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::form::month_after;
use crate::tool::report::{Cell, Chart, ChartForm, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};

/// The years of the longest rung: as many rungs as years.
const RUNGS: u32 = 3;

impl Deposit {
    /// The ladder after some years.
    pub(super) fn ladder(&self, context: &Context) -> Result<Report, FieldError> {
        let years = Deposit::YEARS.shown(self.years)?;
        let longest = Deposit::THIRD_RATE.shown(self.third_rate)?;
        let rates: Vec<AnnualRate> =
            vec![Deposit::FIRST_RATE.shown(self.first_rate)?, Deposit::SECOND_RATE.shown(self.second_rate)?, longest];
        let ladder = Ladder { total: self.amount, step_months: 12, rates };
        let refused = |error| at(error, Deposit::THIRD_RATE);
        let state = ladder.after(years).map_err(refused)?;
        let (interest, total) = (state.interest_credited(), state.total());
        let months = years.saturating_mul(12);
        let headline = Text::of("deposit", "headline_ladder")
            .money("amount", self.amount)
            .duration("time", months)
            .money("interest", interest)
            .money("total", total);
        let mut report = Report::new(headline);
        report.read_money("credited", interest);
        report.read_money("standing", total);
        report.read("starting", Arg::Percent(state.starting_rate));
        report.money("credited", interest);
        report.money("standing", total);
        report.figure("starting", Arg::Percent(state.starting_rate));
        if years == RUNGS {
            let all = TimeDeposit { principal: self.amount, rate: longest, opened: context.today, months };
            report.money("all_longest", all.interest().map_err(refused)?);
        }
        let mut cells = Vec::new();
        for (rung, rate) in state.rungs.iter().zip(&ladder.rates) {
            let next = month_after(context.today, Decimal::from(rung.next_maturity.saturating_mul(12)));
            cells.extend([Cell::Percent(rate.percent()), Cell::Money(rung.start)]);
            cells.extend([Cell::Money(rung.balance), Cell::Month(next)]);
        }
        let cells = (1..=RUNGS).zip(cells.chunks(4)).flat_map(|(term, row)| [&[Cell::Count(term)], row].concat());
        let cells = cells.collect();
        report.table("rungs", &["rung", "rate", "start", "balance", "next"], cells);
        let mut values = Vec::new();
        let mut rows = Vec::new();
        for year in 0..=years {
            let total = ladder.after(year).map_err(refused)?.total();
            values.push(total.to_decimal());
            rows.extend([
                Cell::Month(month_after(context.today, Decimal::from(year.saturating_mul(12)))),
                Cell::Money(total),
            ]);
        }
        report.table("years", &["month", "received"], rows);
        let summary =
            report.text("chart", "summary").duration("time", months).money("total", total).money("interest", interest);
        let series = vec![Series { label: report.text("column", "received"), role: SeriesRole::Balance, values }];
        report.charts.push(Chart {
            form: ChartForm::Steps,
            unit: Unit::Money,
            every: 12,
            series,
            ..Chart::new("received", report.text("chart", "title"), summary, "years")
        });
        report.assume(&["ladder", "simple"]);
        report.warn(Text::of("deposit.warning", "rates"));
        insured(&mut report, self, total, None, context)?;
        Ok(report)
    }
}
