//! What would be missing if an income ended: by death, by illness, by disability? (保障缺口)
//!
//! The need stands before any product: needs less resources, and what premiums take of the income.

mod details;
mod inputs;
mod needs;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::household::Household;
use crate::base::decimal::DecimalExt as _;
use crate::domain::protection::PremiumBand;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::ProtectionGap;
use needs::{Gaps, Norms};

type Evaluation = crate::tool::evaluation::Evaluation<ProtectionGap>;
type FieldError = crate::tool::value::FieldError<ProtectionGap>;
type Report = crate::tool::report::Report<ProtectionGap>;

/// The years by which a lever shortens the time.
const SHORTER_YEARS: u32 = 5;
/// The points by which a lever lowers the share of the income that is replaced, and the least that it leaves.
const LOWER_POINTS: u32 = 10;

impl Evaluate for ProtectionGap {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let pack = context.packs.norms.as_ref();
        let norms = pack.and_then(Norms::of);
        let gaps = self.gaps(norms)?;
        let mut report = Report::new(self.headline(&gaps));
        for (name, gap) in
            [("life", gaps.life.gap), ("illness", gaps.illness.gap_low), ("disability", gaps.disability.gap)]
        {
            report.read(name, Arg::at_least(gap));
        }
        self.figures(&mut report, &gaps, norms)?;
        self.parts(&mut report, &gaps);
        self.by_years(&mut report)?;
        report.assume(&["thumb", "prices", "start", "not_counted"]);
        if let Some(pack) = pack.filter(|_| norms.is_some()) {
            report.used(&pack.edition, context.today);
        }
        self.warnings(&mut report, &gaps, norms);
        self.levers(&mut report, &gaps)?;
        let carried = [
            Household::INCOME.to(self.income),
            Household::ESSENTIAL.to(self.essential),
            Household::SAVINGS.to(self.savings),
        ];
        report.go_on("household", Destination::to(carried));
        report.go_on("profile", Destination::Profile);
        report.go_on("suggestions", Destination::Suggestions);
        Ok(report.into())
    }
}

/// Where premiums stand beside what is usual.
const fn band(band: PremiumBand) -> &'static str {
    match band {
        PremiumBand::BelowRange => "below",
        PremiumBand::InRange => "within",
        PremiumBand::AboveRange => "above",
        PremiumBand::Warn => "too_much",
    }
}

impl ProtectionGap {
    fn headline(&self, gaps: &Gaps) -> Text {
        if gaps.life.gap.is_zero() {
            return Text::of("protection_gap", "headline_covered")
                .duration("years", self.years.saturating_mul(12))
                .with("illness", Arg::at_least(gaps.illness.gap_low))
                .with("disability", Arg::at_least(gaps.disability.gap));
        }
        Text::of("protection_gap", "headline")
            .with("gap", Arg::at_least(gaps.life.gap))
            .duration("time", self.months_of_spending(gaps.life.gap))
    }

    fn figures(&self, report: &mut Report, gaps: &Gaps, norms: Option<Norms>) -> Result<(), FieldError> {
        let years = Arg::Duration(self.years.saturating_mul(12));
        // The middle case never stands alone.
        report.figure("life_bad", Arg::at_least(self.life(self.years, Decimal::NEGATIVE_ONE)?.gap));
        report.figure("life", Arg::at_least(gaps.life.gap));
        let method = report.text("how", "need").with("years", years).percent("replacement", self.replacement);
        report.figure_by("need", Arg::at_least(gaps.life.total_need), method);
        let method = report.text("how", "illness").count("incomes", self.illness_incomes);
        report.figure_by("illness", Arg::at_least(gaps.illness.gap_low), method);
        let method = report.text("how", "disability").percent("replacement", self.disability_replacement);
        report.figure_by("disability", Arg::at_least(gaps.disability.gap), method.count("age", self.until_age));
        report.figure("disability_year", Arg::at_least(gaps.disability.annual_need));
        let share = gaps.premiums.share_of_income.round_half_up(2);
        let Some(Norms { premium, illness }) = norms else {
            if self.premium > Decimal::ZERO {
                report.figure("premium_share", Arg::Percent(share));
            }
            return Ok(());
        };
        let usual = |text: Text| text.percent("from", premium.range_from).percent("to", premium.range_to);
        if self.premium > Decimal::ZERO {
            let verdict = report.text("band", band(gaps.premiums.band)).percent("share", share);
            let method = usual(report.text("how", "premium"));
            report.figure_by("premium", Arg::text(usual(verdict)), method);
            report.figure("surplus", Arg::at_most(gaps.premiums.surplus_after));
        }
        let held = premium.check(self.annual_income()?, self.premium, self.life_cover);
        let held = held.map_err(|_| FieldError::out_of_range(ProtectionGap::INCOME))?;
        let times = |times: Decimal| u32::try_from(times.ceil()).unwrap_or_default();
        let method = report.text("how", "cover").count("times", times(premium.cover_times_income));
        report.figure_by("cover", Arg::at_least(held.norm_cover), method);
        let method = report.text("how", "illness_high");
        let method = method.count("low", times(illness.low)).count("high", times(illness.high));
        report.figure_by("illness_high", Arg::at_least(self.illness(illness)?.gap_high), method);
        Ok(())
    }

    fn warnings(&self, report: &mut Report, gaps: &Gaps, norms: Option<Norms>) {
        let text = report.text("warning", "need");
        report.warn(text);
        report.warn(Text::plain("risk.projection"));
        if let Some(norms) = norms.filter(|_| gaps.premiums.band == PremiumBand::Warn) {
            let text =
                report.text("warning", "premium").percent("share", gaps.premiums.share_of_income.round_half_up(2));
            report.warn(text.percent("limit", norms.premium.warn_above));
        }
        if gaps.premiums.surplus_after < Decimal::ZERO {
            let text = report.text("warning", "short");
            report.warn(text);
        }
    }

    /// Fewer years, a smaller share, a year that the family bears itself: each where it makes a gap smaller.
    fn levers(&self, report: &mut Report, gaps: &Gaps) -> Result<(), FieldError> {
        if let Some(years) = self.years.checked_sub(SHORTER_YEARS).filter(|years| *years > 0) {
            let after = self.life(years, Decimal::ZERO)?.gap;
            let label = report.text("lever", "years").duration("years", years.saturating_mul(12));
            smaller(report, label, "less", gaps.life.gap, after, ProtectionGap::YEARS.to(years));
        }
        let lower = self.replacement.sub_checked(LOWER_POINTS.into()).filter(|lower| *lower >= Decimal::TEN);
        if let Some(replacement) = lower {
            let after = ProtectionGap { replacement, ..self.clone() }.life(self.years, Decimal::ZERO)?.gap;
            let label = report.text("lever", "replacement").percent("share", replacement);
            smaller(report, label, "less", gaps.life.gap, after, ProtectionGap::REPLACEMENT.to(replacement));
        }
        let waiting = self.waiting.saturating_add(1);
        let after = ProtectionGap { waiting, ..self.clone() }.disability()?.gap;
        let label = report.text("lever", "waiting").duration("time", waiting.saturating_mul(12));
        smaller(report, label, "less_disability", gaps.disability.gap, after, ProtectionGap::WAITING.to(waiting));
        Ok(())
    }
}

/// A change, where it makes a gap smaller by a unit at least.
fn smaller(
    report: &mut Report,
    label: Text,
    effect: &'static str,
    before: Decimal,
    after: Decimal,
    set: crate::tool::inputs::Set<ProtectionGap>,
) {
    if let Some(less) = before.sub_checked(after).filter(|less| *less >= Decimal::ONE) {
        let effect = report.text("lever", effect).with("less", Arg::at_most(less));
        report.lever(label, effect, [set]);
    }
}
