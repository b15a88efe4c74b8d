//! Switch to another loan, or stay with the one there is? (转贷、商转公划算吗)
//!
//! Up to three offers beside the loan there is: what each costs to the end, when it has paid for itself, and which of
//! its terms makes the difference.

mod inputs;
mod offers;
mod tables;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::mortgage::Mortgage;
use super::prepayment::Prepayment;
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::calculator::{Evaluate, Followed};
use crate::tool::input::decimal;
use crate::tool::inputs::Set;
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text, ToolTexts};
pub use inputs::{Intro, NewLoan, Pay, Refinance};
use offers::{Offer, OfferComparison, RefinanceTerms};

/// By how many points the lever lowers the new rate.
const CHEAPER: Decimal = decimal(25, 2);

type Evaluation = crate::tool::evaluation::Evaluation<Refinance>;
type FieldError = crate::tool::value::FieldError<Refinance>;
type Report = crate::tool::report::Report<Refinance>;

impl Evaluate for Refinance {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = NewLoan::TERM.ids();

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let terms = RefinanceTerms::of(self, context.currency)?;
        let comparison = terms.compare()?;
        let place = comparison.best.saturating_sub(1);
        let Some(best) = terms.offers.get(place).copied() else {
            return Err(FieldError::out_of_range(Refinance::OFFERS));
        };
        let parts = terms.parts(&best, &comparison)?;
        let paths = tables::paths(&comparison);
        let mut report = Report::new(headline(&comparison));
        figures(&mut report, &terms, &comparison, &parts);
        tables::chart(&mut report, &comparison, &paths);
        tables::loans(&mut report, &comparison);
        tables::years(&mut report, &paths);
        report.assume(&["rates_fixed", "level", "paid_at_once", "not_discounted"]);
        warnings(&mut report, &comparison, &parts, &paths);
        levers(&mut report, &terms, &comparison, place);
        next(&mut report, &terms, &best);
        Ok(report.into())
    }

    /// An offer goes on as long as the loan that it takes the place of.
    fn follow(&self, _: &Context) -> Vec<Followed> {
        let places = 0..NewLoan::TERM.ids().len();
        places.map(|place| Followed::of(NewLoan::TERM.at(place).to(self.months_left))).collect()
    }
}

/// An amount without its sign.
fn magnitude(amount: Money) -> Money {
    if amount.is_negative() { -amount } else { amount }
}

fn headline(comparison: &OfferComparison) -> Text {
    let OfferComparison { result, best, .. } = comparison;
    let name = if result.saving.is_negative() {
        "no"
    } else if result.saving.is_zero() {
        "same"
    } else if comparison.loans.len() > 2 && result.fees.is_zero() {
        "best_free"
    } else if comparison.loans.len() > 2 {
        "best"
    } else if result.fees.is_zero() {
        "free"
    } else {
        "switch"
    };
    Text::item("refinance", "headline", name)
        .with("which", Arg::text(tables::column(*best)))
        .money("cost", result.fees)
        .money("saving", magnitude(result.saving))
        .count("n", result.recovered_after.unwrap_or(0))
}

fn figures(report: &mut Report, terms: &RefinanceTerms, comparison: &OfferComparison, parts: &[(&'static str, Money)]) {
    let OfferComparison { stay, result, .. } = comparison;
    if result.saving.is_negative() {
        report.read_money("loss", -result.saving);
    } else {
        report.read_money("saving", result.saving);
    }
    report.read_money("payment_new", result.first_payment);
    report.read_money("cost", result.fees);
    report.money("saving", result.saving);
    let recovered = match result.recovered_after {
        Some(0) if !result.saving.is_negative() => Arg::text(Text::of("refinance", "at_once")),
        Some(months) if !result.saving.is_negative() => Arg::Duration(months),
        _ => Arg::text(Text::of("refinance", "never")),
    };
    report.figure("recovered", recovered);
    report.money("payment_now", stay.first_payment);
    report.money("payment_new", result.first_payment);
    let fees = result.fees - terms.penalty;
    let method = report.text("how", "cost").money("fees", fees).money("penalty", terms.penalty);
    report.figure_by("cost", Arg::Money(result.fees), method);
    for (name, saved) in parts {
        // The cost stands there already.
        if let Some(name) = match *name {
            "rate" => Some("by_rate"),
            "intro" => Some("by_intro"),
            "term" => Some("by_term"),
            "pace" => Some("by_pace"),
            _ => None,
        } {
            report.money(name, *saved);
        }
    }
    if let Some(rate) = &result.rate {
        report.figure("all_in", Arg::Percent(rate.simple_percent.round_half_up(2)));
    }
    report.money("interest_staying", stay.interest);
    report.money("interest_switching", result.interest);
}

fn warnings(report: &mut Report, comparison: &OfferComparison, parts: &[(&'static str, Money)], paths: &[Vec<Money>]) {
    let OfferComparison { stay, result, .. } = comparison;
    let mut most: (&'static str, Money) = ("cost", Money::ZERO);
    for part in parts {
        if magnitude(part.1) > magnitude(most.1) {
            most = *part;
        }
    }
    if !most.1.is_zero() {
        let name = if most.1.is_negative() { "mostly_costs" } else { "mostly_saves" };
        let part = Arg::text(report.text("part", most.0));
        report.warn(report.text("warning", name).with("part", part).money("amount", magnitude(most.1)));
    }
    if let Some(months) = tables::crossing(comparison, paths).filter(|months| *months > 0) {
        let name = if result.saving.is_negative() { "behind_at_the_end" } else { "leaving_early" };
        report.warn(report.text("warning", name).duration("time", months));
    }
    if result.saving.is_negative() && result.first_payment < stay.first_payment {
        report.warn(report.text("warning", "lower_payment"));
    }
    report.warn(report.text("warning", "purpose"));
}

/// Ending when the old loan would, going on with the old payment, a better rate: each where it saves more.
fn levers(report: &mut Report, terms: &RefinanceTerms, comparison: &OfferComparison, place: usize) {
    let mut offer = |name: &'static str, change: &dyn Fn(&mut RefinanceTerms, &mut Offer), set: Set<Refinance>| {
        let mut other = terms.clone();
        let Some(mut one) = other.offers.get(place).copied() else { return };
        change(&mut other, &mut one);
        other.offers = vec![one];
        let Ok(after) = other.compare() else { return };
        let saving = after.result.saving;
        if saving > comparison.result.saving {
            let label = report.text("lever", name).duration("term", after.result.months);
            let effect = match saving.minor().signum() {
                0 => "even",
                1 => "saves",
                _ => "costs",
            };
            let effect = report.text("lever", effect);
            report.lever(label.percent("rate", one.rate.percent()), effect.money("saving", magnitude(saving)), [set]);
        }
    };
    let months = terms.stay.months;
    offer("same_end", &|_, one| one.months = one.months.min(months), NewLoan::TERM.at(place).to(months));
    offer("same_payment", &|terms, _| terms.keep_payment = true, Refinance::PAY.to(Pay::Keep));
    let cheaper = terms
        .offers
        .get(place)
        .and_then(|one| one.rate.percent().sub_checked(CHEAPER))
        .filter(|percent| *percent >= Decimal::ZERO);
    if let Some(rate) = cheaper.and_then(|percent| AnnualRate::from_percent(percent).ok()) {
        offer("cheaper", &|_, one| one.rate = rate, NewLoan::RATE.at(place).to(rate.percent()));
    }
}

/// The new loan in full, its term only where it is whole years, as the mortgage tool counts; or a part of the old one
/// repaid early.
fn next(report: &mut Report, terms: &RefinanceTerms, best: &Offer) {
    let balance = terms.balance.to_decimal();
    let mut new = Mortgage::of_loan(balance, best.rate.percent());
    if best.months.is_multiple_of(12) {
        new.push(Mortgage::TERM.to(best.months / 12));
    }
    report.go_on("mortgage", Destination::to(new));
    let old = [
        Prepayment::BALANCE.to(balance),
        Prepayment::ANNUAL_RATE.to(terms.stay.rate.percent()),
        Prepayment::MONTHS_LEFT.to(terms.stay.months),
    ];
    report.go_on("prepayment", Destination::to(old));
    report.go_on("suggestions", Destination::Suggestions);
}
