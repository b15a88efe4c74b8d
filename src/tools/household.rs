//! What is left each month, and how long would the money at hand last? (家庭账本)

mod details;
mod inputs;
mod terms;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::affordability::Affordability;
use super::debts::Debts;
use super::protection_gap::ProtectionGap;
use super::saving_goal::time_to_save;
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::{Currency, Money, Rounding};
use crate::tool::Context;
use crate::tool::calculator::{Evaluate, Followed};
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{Flow, Household, Other, Rhythm, Split, Steadiness};
use terms::{HouseholdTerms, MAX_MONTHS, debt_verdict, reserve_for, standing, usual_reserve};

type Evaluation = crate::tool::evaluation::Evaluation<Household>;
type FieldError = crate::tool::value::FieldError<Household>;
type Report = crate::tool::report::Report<Household>;

impl Evaluate for Household {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = &[Household::RESERVE.id()];

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        terms::check_shares(self)?;
        let terms = HouseholdTerms::of(self)?;
        let mut report = Report::new(headline(&terms));
        face(&mut report, &terms);
        self.figures(&mut report, &terms, context);
        details::without_income(&mut report, &terms);
        details::budget(&mut report, &terms);
        self.partners(&mut report, &terms);
        self.balance_sheet(&mut report, &terms);
        report.assume(&["same", "frequencies", "nothing_earned", "essential", "shares"]);
        warnings(&mut report, &terms);
        self.levers(&mut report, &terms, context.currency)?;
        self.next(&mut report, &terms);
        Ok(report.into())
    }

    /// The months of the reserve go with how steady the income is.
    fn follow(&self, context: &Context) -> Vec<Followed> {
        let Some(usual) = context.packs.norms.as_ref().and_then(usual_reserve) else { return Vec::new() };
        let months = reserve_for(self.steadiness, usual);
        vec![Followed::of(Household::RESERVE.to(months)).usually(usual.low.ceil())]
    }
}

/// What is left or short each month, and how long the money at hand lasts.
fn headline(terms: &HouseholdTerms) -> Text {
    let surplus = terms.surplus.monthly;
    if let Some(months) = terms.fills_shortfall() {
        let short = Text::of("household", if months > 0 { "headline_short" } else { "headline_short_now" });
        return short.money("deficit", -surplus).duration("months", months);
    }
    let name = match terms.runway() {
        0 => "headline_under",
        MAX_MONTHS => "headline_long",
        _ => "headline",
    };
    Text::of("household", name).money("surplus", surplus).duration("months", terms.runway())
}

fn face(report: &mut Report, terms: &HouseholdTerms) {
    report.read("months", Arg::Duration(terms.runway()));
    let surplus = terms.surplus.monthly;
    if surplus.is_negative() {
        report.read_money("short", -surplus);
    } else {
        report.read_money("surplus", surplus);
    }
    if terms.gap().is_positive() {
        report.read_money("gap", terms.gap());
    } else {
        report.read_money("target", terms.fund.to_low.fund);
    }
}

fn warnings(report: &mut Report, terms: &HouseholdTerms) {
    let text = report.text("warning", "model");
    report.warn(text);
    if terms.surplus.monthly.is_negative() && terms.wants.monthly.is_positive() {
        let text = report.text("warning", "short").money("wants", terms.wants.monthly);
        report.warn(text);
    }
    if terms.worth.net.is_negative() {
        let text = report.text("warning", "net").money("more", -terms.worth.net);
        report.warn(text);
    }
}

/// Nine tenths of an amount in whole units: the field holds what a person would type.
fn a_tenth_less(amount: Money, currency: Currency) -> Option<(Decimal, Money)> {
    let less = amount.percent(Decimal::from(90), Rounding::Down).ok()?.to_decimal().trunc();
    Some((less, Money::from_decimal(less, currency, Rounding::Down).ok()?))
}

impl Household {
    fn figures(&self, report: &mut Report, terms: &HouseholdTerms, context: &Context) {
        let months = Arg::Duration(self.reserve);
        report.figure("months", Arg::Duration(terms.runway()));
        if terms.wants.monthly.is_positive() {
            report.figure("as_now", Arg::Duration(terms.runway_as_now()));
        }
        if let Some(norms) = &context.packs.norms
            && let Some(usual) = usual_reserve(norms)
        {
            let stands = report.text("standing", standing(usual.standing(terms.fund.months_covered)));
            let ends = |text: Text| {
                let whole = |end: Decimal| Arg::Months(terms::whole_months(end));
                text.with("low", whole(usual.low)).with("high", whole(usual.high))
            };
            let method = ends(report.text("how", "standing"));
            report.figure_by("standing", Arg::text(ends(stands)), method);
            report.used(&norms.edition, context.today);
        }
        let method = report.text("how", "target").with("months", months);
        report.figure_by("target", Arg::Money(terms.fund.to_low.fund), method);
        report.money("gap", terms.gap());
        let whole = |months: u64| u32::try_from(months).ok().filter(|months| (1..=MAX_MONTHS).contains(months));
        if let Some(months) = terms.fund.to_low.months.and_then(whole) {
            report.figure("closed", Arg::Duration(months));
        }
        report.money("surplus", terms.surplus.monthly);
        if let Some(rate) = terms.saving_rate {
            report.figure("saving_rate", Arg::Percent(rate.round_half_up(2)));
        }
        if let Some(share) = terms.ratios.debt_service_percent.filter(|_| terms.debts.monthly.is_positive()) {
            let verdict = report.text("verdict", debt_verdict(self, share)).percent("share", share.round_half_up(2));
            let method = report.text("how", "debt_share");
            let method = method.percent("comfortable", self.comfortable).percent("limit", self.limit);
            report.figure_by("debt_share", Arg::text(verdict), method);
        }
        if self.has_balance_sheet() {
            report.money("net", terms.worth.net);
            let shares = [
                ("leverage", terms.worth.leverage_percent),
                ("liquid", terms.worth.liquid_percent),
                ("property", terms.worth.property_percent.filter(|_| self.property.is_positive())),
            ];
            for (name, share) in shares {
                if let Some(share) = share {
                    report.figure(name, Arg::Percent(share.round_half_up(2)));
                }
            }
        }
    }

    /// A tenth less of what could be left out, a tenth less of what cannot, no debts: each where it changes something.
    fn levers(&self, report: &mut Report, terms: &HouseholdTerms, currency: Currency) -> Result<(), FieldError> {
        let label = |name: &'static str| Text::of("household.lever", name);
        let mut changes = Vec::new();
        if let Some((typed, wants)) = a_tenth_less(self.wants, currency) {
            let other = Household { wants, ..self.clone() };
            changes.push((other, label("wants").with("amount", Arg::Amount(typed)), Household::WANTS.to(typed)));
        }
        let none = Household { debts: Money::ZERO, ..self.clone() };
        changes.push((none, label("debts").money("amount", self.debts), Household::DEBTS.to(Decimal::ZERO)));
        if let Some((typed, essential)) = a_tenth_less(self.essential, currency) {
            let other = Household { essential, ..self.clone() };
            let label = label("essential").with("amount", Arg::Amount(typed));
            changes.push((other, label, Household::ESSENTIAL.to(typed)));
        }
        for (other, label, set) in changes {
            // Nothing to live on is no advice.
            if !other.essential.is_positive() {
                continue;
            }
            let after = HouseholdTerms::of(&other)?;
            let more = after.surplus.monthly - terms.surplus.monthly;
            let longer = after.runway().saturating_sub(terms.runway());
            if !more.is_positive() {
                continue;
            }
            let effect = if longer > 0 {
                report.text("lever", "more_longer").money("more", more).duration("time", longer)
            } else {
                report.text("lever", "more").money("more", more)
            };
            report.lever(label, effect, [set]);
        }
        Ok(())
    }

    fn next(&self, report: &mut Report, terms: &HouseholdTerms) {
        let surplus = terms.surplus.monthly;
        if terms.gap().is_positive() && surplus.is_positive() {
            let (goal, start) = (terms.fund.to_low.fund.to_decimal(), terms.savings.to_decimal());
            report.may_go_on("save", time_to_save(surplus.to_decimal(), Some(goal), Some(start)));
        }
        if terms.debts.monthly.is_positive() {
            report.go_on("debts", Destination::to::<Debts>([]));
        }
        let living = self.essential + self.wants;
        let carried = [
            Affordability::INCOME.to(self.income.to_decimal()),
            Affordability::SECOND_INCOME.to(self.second_income.to_decimal()),
            Affordability::DEBTS.to(self.debts.to_decimal()),
            Affordability::LIVING.to(living.to_decimal()),
            Affordability::SAVINGS.to(terms.savings.to_decimal()),
        ];
        report.go_on("borrow", Destination::to(carried));
        let carried = [
            ProtectionGap::INCOME.to(self.income.to_decimal()),
            ProtectionGap::ESSENTIAL.to(self.essential.to_decimal()),
            ProtectionGap::SAVINGS.to(terms.savings.to_decimal()),
            ProtectionGap::OWED.to(terms.worth.debts.to_decimal()),
        ];
        report.go_on("protect", Destination::to(carried));
        report.go_on("profile", Destination::Profile);
        report.go_on("suggestions", Destination::Suggestions);
    }
}
