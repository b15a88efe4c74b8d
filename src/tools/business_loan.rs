//! By the day, all at the end, level or with the season: which business loan costs least and can be paid? (经营贷怎么借)

mod details;
mod inputs;
mod options;
mod terms;
#[cfg(test)]
mod tests;
mod texts;

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::cost_statement::{CostStatement, Method};
use super::saving_goal::time_to_save;
use crate::domain::money::{Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::input::decimal;
use crate::tool::inputs::Set;
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text, ToolTexts};
use inputs::MAX_MONTHS;
pub use inputs::{Base, BusinessLoan, Direction, Move, Season, Use};
use options::{CreditTerms, FinancingOption, FundingNeed};

type Evaluation = crate::tool::evaluation::Evaluation<BusinessLoan>;
type FieldError = crate::tool::value::FieldError<BusinessLoan>;
type Report = crate::tool::report::Report<BusinessLoan>;

/// A lever brings the money back so many days sooner.
const SOONER_DAYS: u32 = 5;
/// A lever lowers the rate by so many points.
const CHEAPER: Decimal = decimal(5, 1);

impl Evaluate for BusinessLoan {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let terms = CreditTerms::of(self, context)?;
        let comparison = OptionComparison::of(&terms)?;
        let mut report = Report::new(headline(&comparison));
        details::compare(&mut report, &terms, &comparison);
        details::schedule(&mut report, &terms, comparison.best());
        details::chart(&mut report, &terms, &comparison);
        report.assume(&["start", "surplus", "line", "term", "idle"]);
        warnings(&mut report, &terms, &comparison);
        levers(&mut report, &terms, &comparison);
        next(&mut report, &terms, comparison.best());
        report.go_on("suggestions", Destination::Suggestions);
        Ok(report.into())
    }
}

/// The four options, and the one that the report is about.
struct OptionComparison {
    options: [FinancingOption; 4],
    /// The cheapest that can be paid; where none can, the one that comes nearest.
    best: usize,
}

impl OptionComparison {
    fn of(terms: &CreditTerms) -> Result<OptionComparison, FieldError> {
        let options = terms.options().map_err(|_| FieldError::out_of_range(BusinessLoan::AMOUNT))?;
        let mut best = 0;
        for (place, option) in options.iter().enumerate() {
            let Some(known) = options.get(best) else { continue };
            let better = match (option.bearable(), known.bearable()) {
                (true, true) => option.cost < known.cost,
                (false, false) => option.lowest.0 > known.lowest.0,
                (can, _) => can,
            };
            if better {
                best = place;
            }
        }
        Ok(OptionComparison { options, best })
    }

    fn best(&self) -> &FinancingOption {
        let [first, ..] = &self.options;
        self.options.get(self.best).unwrap_or(first)
    }

    /// The cheapest of all, whether it can be paid or not.
    fn cheapest(&self) -> &FinancingOption {
        self.options.iter().fold(self.best(), |known, option| if option.cost < known.cost { option } else { known })
    }
}

/// The name of an option.
fn option_name(option: &FinancingOption) -> Arg {
    Arg::text(Text::of("business_loan.way", option.name))
}

/// The loan's whole cost, paid as the best option is or level where that is a line; saving for the next time.
fn next(report: &mut Report, terms: &CreditTerms, best: &FinancingOption) {
    let method = match best.name {
        "balloon" => Method::InterestOnly,
        "season" | "principal" => Method::EqualPrincipal,
        _ => Method::EqualInstallment,
    };
    let (amount, rate, fee) = (terms.amount.to_decimal(), terms.term_rate.percent(), terms.term_fee.to_decimal());
    report.may_go_on("cost", CostStatement::of_loan((amount, terms.months), method, rate, fee));
    report.may_go_on("save", time_to_save(terms.surplus.to_decimal(), Some(amount), None));
}

/// The cheapest that can be paid, and the options that cannot.
fn headline(comparison: &OptionComparison) -> Text {
    let best = comparison.best();
    let mut cannot: Option<Text> = None;
    for option in comparison.options.iter().filter(|option| !option.bearable()) {
        cannot = Some(match cannot {
            None => Text::of("business_loan.way", option.name),
            Some(list) => {
                Text::of("business_loan", "list").with("list", Arg::text(list)).with("way", option_name(option))
            }
        });
    }
    let name = match &cannot {
        _ if !best.bearable() => "headline_none",
        Some(_) => "headline",
        None => "headline_all",
    };
    let gap = -best.lowest.0;
    let text =
        Text::of("business_loan", name).with("way", option_name(best)).money("cost", best.cost).money("gap", gap);
    match cannot {
        Some(list) => text.with("list", Arg::text(list)),
        None => text,
    }
}

fn warnings(report: &mut Report, terms: &CreditTerms, comparison: &OptionComparison) {
    for option in comparison.options.iter().filter(|option| !option.bearable()) {
        let text = report.text("warning", "short").with("way", option_name(option));
        let (lowest, date) = option.lowest;
        report.warn(text.money("gap", -lowest).with("date", Arg::Date(date)));
    }
    let end = terms.day(terms.months);
    for option in comparison.options.iter().filter(|option| matches!(option.name, "line" | "balloon")) {
        if option.balloon().is_positive() {
            let text = report.text("warning", "balloon").with("way", option_name(option));
            report.warn(text.month("date", end).money("amount", option.balloon()));
        }
    }
    report.warn(report.text("warning", "limit"));
    report.warn(report.text("warning", "purpose"));
}

/// Bringing the money back sooner, a better rate, more cash at the start, more time: each where the best option then
/// costs less, or there is one at all.
fn levers(report: &mut Report, terms: &CreditTerms, comparison: &OptionComparison) {
    let best = comparison.best();
    let mut offer = |other: CreditTerms, label: Text, set: Set<BusinessLoan>| {
        let Ok(changed) = OptionComparison::of(&other) else { return };
        let option = changed.best();
        let saved = best.cost - option.cost;
        if !option.bearable() || (best.bearable() && !saved.is_positive()) {
            return;
        }
        let name = if best.bearable() { "saves" } else { "bears" };
        let effect = report
            .text("lever", name)
            .with("way", option_name(option))
            .money("cost", option.cost)
            .money("saved", saved);
        report.lever(label, effect, [set]);
    };
    let name = |name: &'static str| Text::item("business_loan", "lever", name);
    if let FundingNeed::Days(days) = terms.need
        && days > SOONER_DAYS
    {
        let days = days.saturating_sub(SOONER_DAYS);
        let label = name("sooner").count("n", days);
        offer(CreditTerms { need: FundingNeed::Days(days), ..terms.clone() }, label, BusinessLoan::DAYS.to(days));
    }
    let by_line = best.name == "line";
    let rate = if by_line { terms.line_rate } else { terms.term_rate };
    if let Some(lower) = rate.percent().sub_checked(CHEAPER).filter(|lower| *lower >= Decimal::ZERO)
        && let Ok(rate) = AnnualRate::from_percent(lower)
    {
        let (other, set) = if by_line {
            (CreditTerms { line_rate: rate, ..terms.clone() }, BusinessLoan::LINE_RATE.to(lower))
        } else {
            (CreditTerms { term_rate: rate, ..terms.clone() }, BusinessLoan::TERM_RATE.to(lower))
        };
        offer(other, name("cheaper").percent("rate", lower).with("way", option_name(best)), set);
    }
    let wanted = if best.bearable() { comparison.cheapest() } else { best };
    if !wanted.bearable() {
        let thousands = (terms.cash - wanted.lowest.0).to_decimal().div_checked(Decimal::ONE_THOUSAND);
        if let Some(enough) = thousands.and_then(|thousands| thousands.ceil().mul_checked(Decimal::ONE_THOUSAND))
            && let Ok(cash) = Money::from_decimal(enough, terms.currency, Rounding::Up)
        {
            offer(
                CreditTerms { cash, ..terms.clone() },
                name("cash").money("cash", cash),
                BusinessLoan::CASH.to(enough),
            );
        }
    }
    let longer = terms.months.saturating_mul(2).min(MAX_MONTHS);
    if !best.bearable() && longer > terms.months {
        let label = name("longer").duration("time", longer);
        offer(CreditTerms { months: longer, ..terms.clone() }, label, BusinessLoan::MONTHS.to(longer));
    }
}
