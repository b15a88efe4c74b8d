//! What does a sum become that is paid in regularly? (定投)
//!
//! In a bad, a middle and a good case, which are assumptions and no forecast: the bad case first, in the money of that
//! day and in today's prices, with what the fees take and what a fall would have felt like.

mod falls;
mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::saving_goal::time_to_save;
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::Side;
use crate::domain::rate::AnnualRate;
use crate::domain::regular_investing::{FrontFee, InvestingError, RegularOutcome, RegularPlan};
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::form::month_after;
use crate::tool::inputs::Inputs as _;
use crate::tool::report::{Cell, Chart, ChartForm, Destination, Figure, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text, ToolTexts};
use inputs::MAX_YEARS;
pub use inputs::{Charged, Every, Pause, RegularInvesting, Timing};

type Evaluation = crate::tool::evaluation::Evaluation<RegularInvesting>;
type FieldError = crate::tool::value::FieldError<RegularInvesting>;
type Report = crate::tool::report::Report<RegularInvesting>;

const CASES: [(&str, SeriesRole); 3] =
    [("bad", SeriesRole::Low), ("middle", SeriesRole::Middle), ("good", SeriesRole::High)];

/// The outcome in each case.
struct Outcomes {
    bad: RegularOutcome,
    middle: RegularOutcome,
    good: RegularOutcome,
}

impl Outcomes {
    const fn each(&self) -> [&RegularOutcome; 3] {
        [&self.bad, &self.middle, &self.good]
    }
}

impl Evaluate for RegularInvesting {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        self.check()?;
        let outcomes = self.outcomes(&self.plan(self.years)?)?;
        let [bad, middle, _] = outcomes.each();
        let months = self.years.saturating_mul(12);
        let headline = Text::of("regular_investing", "headline")
            .duration("time", months)
            .with("paid", Arg::at_least(middle.paid_in))
            .with("bad", Arg::at_most(bad.value))
            .with("middle", Arg::at_most(middle.value));
        let mut report = Report::new(headline);
        report.read("bad", Arg::at_most(bad.value));
        report.read("middle", Arg::at_most(middle.value));
        report.read("paid", Arg::at_least(middle.paid_in));
        figures(&mut report, &outcomes);
        self.years_table(&mut report, &outcomes, context);
        self.lump_sum(&mut report, &outcomes)?;
        self.chart(&mut report, &outcomes);
        report.assume(&["returns", "even", "prices", "no_tax"]);
        report.warn(Text::plain("risk.projection"));
        report.warn(Text::of("regular_investing.warning", "regular"));
        let largest = middle.path.iter().copied().max().unwrap_or_default();
        self.falls(&mut report, largest, context)?;
        self.levers(&mut report)?;
        if self.every == Every::Month {
            report.may_go_on("save", time_to_save(self.amount, None, Some(self.start)));
        }
        report.go_on("profile", Destination::Profile);
        report.go_on("suggestions", Destination::Suggestions);
        Ok(report.into())
    }
}

impl RegularInvesting {
    fn check(&self) -> Result<(), FieldError> {
        let order =
            [(self.bad, self.middle, RegularInvesting::MIDDLE), (self.middle, self.good, RegularInvesting::GOOD)];
        if let Some((.., input)) = order.into_iter().find(|(worse, better, _)| worse.percent() > better.percent()) {
            return Err(FieldError::at(input, Text::plain("regular_investing.error.case_order")));
        }
        let room = Decimal::ONE_HUNDRED.sub_checked(self.equity).unwrap_or_default();
        if self.bonds > room {
            let text = Text::plain("regular_investing.error.mix").percent("max", room);
            return Err(FieldError::at(RegularInvesting::BONDS, text));
        }
        Ok(())
    }

    /// The plan over so many years, without a return yet.
    fn plan(&self, years: u32) -> Result<RegularPlan, FieldError> {
        let per_year = self.every.per_year();
        let fee = self.front_fee.unwrap_or_default();
        Ok(RegularPlan {
            initial: self.start,
            amount: self.amount,
            per_year,
            contributions: years.saturating_mul(per_year),
            timing: self.timing.convention(),
            yearly_step: self.step,
            pauses: self.pauses(years)?,
            front_fee: match self.charged {
                Charged::Outer => FrontFee::Outer(fee),
                Charged::Inner => FrontFee::Inner(fee),
                Charged::OnTop => FrontFee::OnTop(fee),
                Charged::None => FrontFee::None,
            },
            annual_return: AnnualRate::ZERO,
            annual_fee: self.annual_fee,
            inflation: self.inflation,
        })
    }

    /// The contributions that are left out, counted from 1: those of the months named.
    fn pauses(&self, years: u32) -> Result<Vec<(u32, u32)>, FieldError> {
        if self.pause == Pause::No {
            return Ok(Vec::new());
        }
        let after = RegularInvesting::PAUSE_AFTER.shown(self.pause_after)?;
        let lasts = RegularInvesting::PAUSE_MONTHS.shown(self.pause_months)?;
        let months = years.saturating_mul(12);
        if after >= months {
            let text = Text::plain("regular_investing.error.pause_after")
                .duration("time", months)
                .count("max", months.saturating_sub(1));
            return Err(FieldError::at(RegularInvesting::PAUSE_AFTER, text));
        }
        if after == 0 && lasts >= months {
            let text = Text::plain("regular_investing.error.pause_months");
            return Err(FieldError::at(RegularInvesting::PAUSE_MONTHS, text.count("max", months.saturating_sub(1))));
        }
        let paid = |months: u32| months.saturating_mul(self.every.per_year()).checked_div(12).unwrap_or(0);
        let (first, last) = (paid(after).saturating_add(1), paid(after.saturating_add(lasts)));
        Ok(if first <= last { vec![(first, last)] } else { Vec::new() })
    }

    fn outcomes(&self, plan: &RegularPlan) -> Result<Outcomes, FieldError> {
        let of = |annual_return, input| {
            RegularPlan { annual_return, ..plan.clone() }.outcome().map_err(|error| match error {
                InvestingError::Return => FieldError::out_of_range(input),
                InvestingError::Fee => FieldError::out_of_range(RegularInvesting::ANNUAL_FEE),
                InvestingError::Step => FieldError::out_of_range(RegularInvesting::STEP),
                InvestingError::Periods => FieldError::out_of_range(RegularInvesting::YEARS),
                _ => FieldError::out_of_range(RegularInvesting::AMOUNT),
            })
        };
        Ok(Outcomes {
            bad: of(self.bad, RegularInvesting::BAD)?,
            middle: of(self.middle, RegularInvesting::MIDDLE)?,
            good: of(self.good, RegularInvesting::GOOD)?,
        })
    }

    /// A path at the end of each year, the start first.
    fn by_year(&self, path: &[Decimal]) -> Vec<Decimal> {
        let step = usize::try_from(self.every.per_year()).unwrap_or(1);
        path.iter().step_by(step).copied().collect()
    }

    fn years_table(&self, report: &mut Report, outcomes: &Outcomes, context: &Context) {
        let paid = self.by_year(&outcomes.middle.paid);
        let [bad, middle, good] = outcomes.each().map(|outcome| self.by_year(&outcome.path));
        let mut cells = Vec::new();
        for ((year, paid), ((bad, middle), good)) in (0_u32..).zip(paid).zip(bad.into_iter().zip(middle).zip(good)) {
            cells.push(Cell::Month(month_after(context.today, Decimal::from(year.saturating_mul(12)))));
            cells.push(Cell::at_least(paid));
            cells.extend([bad, middle, good].map(Cell::at_most));
        }
        report.table("years", &["month", "paid", "bad", "middle", "good"], cells);
    }

    /// The same money all at once today.
    fn lump_sum(&self, report: &mut Report, outcomes: &Outcomes) -> Result<(), FieldError> {
        let paid = &outcomes.middle;
        let on_top = if self.charged == Charged::OnTop { paid.front_fees } else { Decimal::ZERO };
        let total = paid.paid_in.sub_checked(on_top);
        let total = total.ok_or_else(|| FieldError::out_of_range(RegularInvesting::AMOUNT))?;
        let plan = RegularPlan { initial: total, amount: Decimal::ZERO, ..self.plan(self.years)? };
        let at_once = self.outcomes(&plan)?;
        let mut cells = Vec::new();
        for (((case, _), regular), lump) in CASES.into_iter().zip(outcomes.each()).zip(at_once.each()) {
            cells.extend([Cell::Word("case", case), Cell::at_most(regular.value), Cell::at_most(lump.value)]);
        }
        report.table("lump", &["case", "instalments", "lump"], cells);
        report.assume(&["lump"]);
        Ok(())
    }

    /// From the bad case to the good one, and what was paid in.
    fn chart(&self, report: &mut Report, outcomes: &Outcomes) {
        let mut summary = report.text("chart", "summary").duration("time", self.years.saturating_mul(12));
        let mut series = Vec::new();
        for ((case, role), outcome) in CASES.into_iter().zip(outcomes.each()) {
            summary = summary.with(case, Arg::at_most(outcome.value));
            series.push(Series { label: Text::of("case", case), role, values: self.by_year(&outcome.path) });
        }
        let summary = summary.with("paid", Arg::at_least(outcomes.middle.paid_in));
        let values = self.by_year(&outcomes.middle.paid);
        series.push(Series { label: report.text("column", "paid"), role: SeriesRole::Paid, values });
        report.charts.push(Chart {
            form: ChartForm::Band,
            unit: Unit::Rounded(Side::AtMost),
            every: 12,
            series,
            ..Chart::new("value", report.text("chart", "title"), summary, "years")
        });
    }

    /// A little more, some years more, more each year, lower fees: each with both cases.
    fn levers(&self, report: &mut Report) -> Result<(), FieldError> {
        let mut offers = Vec::new();
        let more = self.amount.div_checked(Decimal::TEN).and_then(|tenth| self.amount.add_checked(tenth));
        let range = RegularInvesting::TOOL.input(RegularInvesting::AMOUNT.id()).and_then(|input| input.kind.range());
        let most = range.map(|range| range.max).unwrap_or_default();
        if let Some(amount) = more.map(|more| more.ceil()).filter(|more| *more <= most) {
            let other = RegularInvesting { amount, ..self.clone() };
            let label = report.text("lever", "more").with("amount", Arg::Amount(amount));
            offers.push((other, label, RegularInvesting::AMOUNT.to(amount)));
        }
        let years = self.years.saturating_add(5);
        if years <= MAX_YEARS {
            let other = RegularInvesting { years, ..self.clone() };
            let label = report.text("lever", "longer").duration("time", years.saturating_mul(12));
            offers.push((other, label, RegularInvesting::YEARS.to(years)));
        }
        let half = self.annual_fee.div_checked(Decimal::TWO).map(|half| half.round_half_up(2));
        if let Some(annual_fee) = half.filter(|half| *half < self.annual_fee) {
            let other = RegularInvesting { annual_fee, ..self.clone() };
            let label = report.text("lever", "cheaper").percent("fee", annual_fee);
            offers.push((other, label, RegularInvesting::ANNUAL_FEE.to(annual_fee)));
        }
        for (other, label, set) in offers {
            let outcomes = other.outcomes(&other.plan(other.years)?)?;
            let effect = report
                .text("lever", "effect")
                .with("bad", Arg::at_most(outcomes.bad.value))
                .with("middle", Arg::at_most(outcomes.middle.value));
            report.lever(label, effect, [set]);
        }
        Ok(())
    }
}

fn figures(report: &mut Report, outcomes: &Outcomes) {
    for (name, value) in [
        ("value", outcomes.each().map(|outcome| outcome.value)),
        ("real", outcomes.each().map(|outcome| outcome.real_value)),
    ] {
        for ((case, _), value) in CASES.into_iter().zip(value) {
            let label = report.text("figure", name).with("case", Arg::text(Text::of("case", case)));
            let method = report.text("how", name);
            report.figures.push(Figure { label, value: Arg::at_most(value), method });
        }
    }
    let middle = &outcomes.middle;
    report.figure("paid", Arg::at_least(middle.paid_in));
    if middle.front_fees > Decimal::ZERO {
        report.figure("front_fees", Arg::at_least(middle.front_fees));
    }
    if middle.fee_drag > Decimal::ZERO {
        report.figure("fee_drag", Arg::at_least(middle.fee_drag));
    }
}
