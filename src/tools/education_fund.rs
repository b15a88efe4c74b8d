//! What will the education of the children cost, and does what is saved do for it? (教育金)
//!
//! Stages at home and abroad, one child or two, in a bad, a middle and a good case.

mod details;
mod family;
mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::household::Household;
use super::protection_gap::ProtectionGap;
use crate::base::decimal::DecimalExt as _;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::form::month_after;
use crate::tool::report::{Destination, Figure};
use crate::tool::text::{Arg, Text, ToolTexts};
use family::{CASES, Projection, due_today};
pub use inputs::{Children, EducationFund, Place};

type Evaluation = crate::tool::evaluation::Evaluation<EducationFund>;
type FieldError = crate::tool::value::FieldError<EducationFund>;
type Report = crate::tool::report::Report<EducationFund>;

impl Evaluate for EducationFund {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let order = [(self.bad, self.middle, EducationFund::MIDDLE), (self.middle, self.good, EducationFund::GOOD)];
        if let Some((.., input)) = order.into_iter().find(|(worse, better, _)| worse > better) {
            return Err(FieldError::at(input, Text::plain("education_fund.error.case_order")));
        }
        let projection = self.project()?;
        let [bad, middle, _] = &projection.cases;
        let mut report = Report::new(self.headline(&projection, context));
        // The middle case never stands alone: what a bad one takes is beside it.
        report.read("needed", Arg::at_least(middle.monthly));
        report.read("bad", Arg::at_least(bad.monthly));
        report.read("gap", Arg::at_least(bad.gap));
        self.figures(&mut report, &projection, context);
        details::savings(&mut report, self, &projection, context);
        details::costs(&mut report, &projection);
        report.assume(&["returns", "costs", "year_start", "month_end", "no_costs"]);
        if let Some(pack) = &context.packs.education {
            report.used(&pack.edition, context.today);
        }
        report.warn(Text::plain("risk.projection"));
        let today = due_today(&projection.costs);
        if today > self.saved {
            let text = report.text("warning", "today").with("cost", Arg::at_least(today));
            report.warn(text);
        }
        self.levers(&mut report, &projection)?;
        report.go_on("household", Destination::to::<Household>([]));
        let today = projection.costs.today_prices.ceil();
        report.go_on("protect", Destination::to([ProtectionGap::EDUCATION.to(today)]));
        report.go_on("profile", Destination::Profile);
        report.go_on("suggestions", Destination::Suggestions);
        Ok(report.into())
    }
}

impl EducationFund {
    fn headline(&self, projection: &Projection, context: &Context) -> Text {
        let [bad, middle, _] = &projection.cases;
        let last = projection.costs.by_year.last().map_or(0, |year| year.year.saturating_mul(12));
        let said = |name| {
            Text::of("education_fund", name)
                .percent("inflation", self.inflation)
                .month("date", month_after(context.today, last.into()))
                .with("need", Arg::at_least(projection.costs.total))
        };
        if bad.gap.is_zero() {
            return said("headline_enough");
        }
        said("headline").with("bad", Arg::at_least(bad.gap)).with("middle", Arg::at_least(middle.gap))
    }

    fn figures(&self, report: &mut Report, projection: &Projection, context: &Context) {
        for name in ["needed", "gap"] {
            for ((case, _), outcome) in CASES.into_iter().zip(&projection.cases) {
                let label = report.text("figure", name).with("case", Arg::text(Text::of("case", case)));
                let amount = if name == "needed" { outcome.monthly } else { outcome.gap };
                let method = report.text("how", name);
                report.figures.push(Figure { label, value: Arg::at_least(amount), method });
            }
        }
        let [_, middle, _] = &projection.cases;
        report.figure("missing", Arg::at_least(middle.need.missing));
        let method = report.text("how", "total").percent("inflation", self.inflation);
        report.figure_by("total", Arg::at_least(projection.costs.total), method);
        report.figure("today", Arg::at_least(projection.costs.today_prices));
        if let Some(peak) = projection.costs.peak {
            let date = month_after(context.today, peak.year.saturating_mul(12).into());
            let method = report.text("how", "peak").month("date", date);
            report.figure_by("peak", Arg::at_least(peak.cost), method);
        }
        if !projection.costs.overlap_years.is_empty() {
            let years = u32::try_from(projection.costs.overlap_years.len()).unwrap_or(u32::MAX);
            report.figure("overlap", Arg::Duration(years.saturating_mul(12)));
        }
    }

    /// What has to be saved in the middle case and in the bad one, a cheaper place abroad: each where less is missing.
    fn levers(&self, report: &mut Report, projection: &Projection) -> Result<(), FieldError> {
        let [bad, middle, _] = &projection.cases;
        let hundred = |amount: Decimal| {
            let hundreds = amount.div_checked(Decimal::ONE_HUNDRED)?.ceil();
            hundreds.mul_checked(Decimal::ONE_HUNDRED)
        };
        let mut changes = Vec::new();
        for needed in [middle.monthly, bad.monthly] {
            if let Some(monthly) = hundred(needed).filter(|monthly| *monthly > self.monthly) {
                let label = report.text("lever", "monthly").with("amount", Arg::Amount(monthly));
                let other = EducationFund { monthly, ..self.clone() };
                changes.push((other, label, EducationFund::MONTHLY.to(monthly)));
            }
        }
        if let Some(cost) = self.abroad {
            let less = cost.mul_checked(Decimal::from(4)).and_then(|four| hundred(four.div_checked(5.into())?));
            if let Some(abroad) = less.filter(|less| *less < cost) {
                let label = report.text("lever", "abroad").with("amount", Arg::Amount(abroad));
                let other = EducationFund { abroad: Some(abroad), ..self.clone() };
                changes.push((other, label, EducationFund::ABROAD.to(abroad)));
            }
        }
        for (other, label, set) in changes {
            let [after, ..] = other.project()?.cases;
            if let Some(less) = bad.gap.sub_checked(after.gap).filter(|less| *less >= Decimal::ONE) {
                let effect = report.text("lever", "less").with("less", Arg::at_most(less));
                report.lever(label, effect, [set]);
            }
        }
        Ok(())
    }
}
