//! One product's card: what it is, what it costs, its risk words, why it is shown.

use crate::advice::catalogue::Product;
use crate::advice::catalogue::fee::{Fee, FeeBasis};
use crate::advice::catalogue::loan::Loan;
use crate::advice::level::Grade;
use crate::advice::ranking::Suggestion;
use crate::advice::suitability::{WhyNot, WhyShown};
use crate::campaign::event::Event;
use crate::config::Bank;
use crate::i18n::Texts;
use crate::i18n::number::Style;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, lines, list, text};
use crate::ui::state::App;

/// The card of the product at this place of the list.
pub fn card(app: App, texts: &Texts, bank: &Bank, suggestion: &Suggestion<'_>, position: u32) -> El {
    let product = suggestion.product;
    let locale = texts.locale;
    let grade = product.grade().map(|grade| {
        let words = Text::plain(key!("product.grade")).with("n", Arg::Count(number(grade)));
        text("span", "tag grade", &texts.say(&words))
    });
    let kind = texts.get(&["kind.", product.kind.code()].concat()).to_owned();
    let tags = el("p", "tags").child(&text("span", "tag", &kind)).maybe(grade);
    let differ = match (product.issuer_grade, product.seller_grade) {
        (Some(issuer), Some(seller)) if issuer != seller => {
            let words =
                Text::plain(key!("product.grades_differ")).with("issuer", short(issuer)).with("seller", short(seller));
            Some(text("p", "muted", &texts.say(&words)))
        }
        _ => None,
    };
    let head = el("header", "").child(&text("h3", "", product.name.get(locale))).child(&tags).maybe(differ);
    let mut facts_list = el("dl", "facts");
    for (label, value) in facts(texts, bank, product) {
        facts_list = facts_list.child(&text("dt", "", &label)).child(&text("dd", "", &value));
    }
    let words = bank.required_words(product, app.today());
    let words: Vec<El> = words.iter().map(|words| text("p", "risk-words", words.get(locale))).collect();
    let reasons: Vec<String> = suggestion.reasons.iter().map(|why| texts.say(&why_shown(why))).collect();
    let why =
        el("div", "").child(&text("p", "muted", texts.get(key!("suggest.why")))).child(&lines("reasons", &reasons));
    el("div", "product")
        .attr("data-product", product.id.as_str())
        .child(&head)
        .child(&text("p", "", product.summary.get(locale)))
        .child(&facts_list)
        .maybe(product.loan.as_ref().map(|loan| text("p", "muted", loan.note.get(locale))))
        .maybe(documents(texts, bank, product))
        .children(&words)
        .child(&why)
        .child(&hand_over(app, texts, bank, product, position))
}

/// Prospectus and terms, on the institution's own pages.
fn documents(texts: &Texts, bank: &Bank, product: &Product) -> Option<El> {
    if product.documents.is_empty() {
        return None;
    }
    let links = product.documents.iter().map(|document| {
        text("a", "document", document.title.get(texts.locale))
            .attr("href", &bank.address(&document.link))
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
    });
    Some(list("documents", links).attr("aria-label", texts.get(key!("product.documents"))))
}

/// "Continue at the bank": the host page learns the product, nothing else.
fn hand_over(app: App, texts: &Texts, bank: &Bank, product: &Product, position: u32) -> El {
    let bank_name = Arg::own(bank.institution.short.clone());
    let words = texts.say(&Text::plain(key!("suggest.continue")).with("bank", bank_name.clone()));
    let label = Text::plain(key!("suggest.continue.label"))
        .with("bank", bank_name)
        .with("product", Arg::own(product.name.clone()));
    let (id, address) = (product.id.as_str().to_owned(), bank.address(&product.link));
    let go = move || {
        app.emit(&Event::SuggestionSelected { product: id.as_str().into(), position });
        app.hand_over(&id, &address);
    };
    button("primary", &words, go).attr("aria-label", &texts.say(&label))
}

/// Provider, amounts, times and costs, each with its label.
fn facts(texts: &Texts, bank: &Bank, product: &Product) -> Vec<(String, String)> {
    let label = |key: &'static str| texts.get(key).to_owned();
    let own = bank.institution.full.get(texts.locale).to_owned();
    let mut facts = if product.issuer.is_some() {
        let issuer = bank.issuer(product).get(texts.locale).to_owned();
        vec![(label(key!("product.issuer")), issuer), (label(key!("product.distributor")), own)]
    } else {
        vec![(label(key!("product.provider")), own)]
    };
    if let Some(loan) = &product.loan {
        facts.extend(loan_facts(texts, loan));
    }
    let amount = |value| texts.arg(&Arg::Amount(value), Style::Sentence);
    if let Some(minimum) = product.minimum {
        facts.push((label(key!("product.minimum")), amount(minimum)));
    }
    if product.kind.holds_money() {
        let term = product.term_days.map_or_else(|| label(key!("product.term.none")), |days| texts.say(&in_days(days)));
        facts.push((label(key!("product.term")), term));
        if let Some(months) = product.holding_months {
            let least = Text::plain(key!("product.holding.value")).with("time", Arg::Duration(months));
            facts.push((label(key!("product.holding")), texts.say(&least)));
        }
        if let Some(days) = product.cash_days {
            facts.push((label(key!("product.cash")), texts.say(&in_days(days))));
        }
    }
    let fees: Vec<String> = product.fees.iter().map(|fee| fee_line(texts, fee)).collect();
    let fees = if fees.is_empty() { label(key!("product.fees.none")) } else { fees.join(" · ") };
    facts.push((label(key!("product.fees")), fees));
    facts
}

fn loan_facts(texts: &Texts, loan: &Loan) -> Vec<(String, String)> {
    let label = |key: &'static str| texts.get(key).to_owned();
    let rate = Arg::Percent(loan.annual_rate);
    let annual = match loan.annual_rate_to {
        Some(to) => texts.say(&Text::plain(key!("product.rate_range")).with("from", rate).with("to", Arg::Percent(to))),
        None => texts.arg(&rate, Style::Sentence),
    };
    let all_in = Text::plain(key!("product.all_in.value"))
        .with("rate", Arg::Percent(loan.all_in_rate))
        .with("method", Arg::text(Text::of("product.method", loan.method.code())))
        .with("date", Arg::Date(loan.as_of));
    let repayment: Vec<String> =
        loan.repayment.iter().map(|way| texts.say(&Text::of("product.repayment", way.code()))).collect();
    let mut facts = vec![
        (label(key!("product.annual_rate")), annual),
        (label(key!("product.all_in")), texts.say(&all_in)),
        (label(key!("product.repayment")), repayment.join(" · ")),
    ];
    if let Some(maximum) = loan.maximum {
        facts.push((label(key!("product.maximum")), texts.arg(&Arg::Amount(maximum), Style::Sentence)));
    }
    let longest = texts.arg(&Arg::Duration(loan.longest_months), Style::Sentence);
    facts.push((label(key!("product.longest")), longest));
    facts
}

fn fee_line(texts: &Texts, fee: &Fee) -> String {
    let name = texts.say(&Text::of("fee", fee.kind.code()));
    let mut parts: Vec<String> = fee
        .value
        .map(|value| {
            let text = match fee.basis {
                FeeBasis::AmountOnce => Text::of("fee.basis", "amount_once").with("amount", Arg::Amount(value)),
                basis => Text::of("fee.basis", basis.code()).with("rate", Arg::Percent(value)),
            };
            texts.say(&text)
        })
        .into_iter()
        .collect();
    for tier in &fee.tiers {
        let rate = Arg::Percent(tier.value);
        let text = match (tier.below_days, tier.from_amount) {
            (Some(days), _) => Text::plain(key!("fee.tier.days")).with("n", Arg::Count(days)),
            (None, Some(amount)) => Text::plain(key!("fee.tier.amount")).with("amount", Arg::Amount(amount)),
            (None, None) => Text::of("fee.basis", fee.basis.code()),
        };
        parts.push(texts.say(&text.with("rate", rate)));
    }
    parts.extend(fee.note.as_ref().map(|note| note.get(texts.locale).to_owned()));
    let comma = if texts.locale == crate::i18n::Locale::En { ", " } else { "，" };
    let mut line = [name, " ".to_owned(), parts.join(comma)].concat();
    if fee.inside {
        line.push_str(texts.get(key!("product.inside")));
    }
    if fee.contingent {
        line.push_str(texts.get(key!("product.contingent")));
    }
    line
}

const fn number(grade: Grade) -> u32 {
    match grade {
        Grade::R1 => 1,
        Grade::R2 => 2,
        Grade::R3 => 3,
        Grade::R4 => 4,
        Grade::R5 => 5,
    }
}

fn short(grade: Grade) -> Arg {
    Arg::text(Text::plain(key!("product.grade_short")).with("n", Arg::Count(number(grade))))
}

fn in_days(days: u32) -> Text {
    if days == 0 {
        Text::plain(key!("product.days.same"))
    } else {
        Text::plain(key!("product.days")).with("n", Arg::Count(days))
    }
}

fn days(count: u32) -> Arg {
    Arg::text(in_days(count))
}

/// Why a product is shown.
pub fn why_shown(why: &WhyShown) -> Text {
    match why {
        WhyShown::GradeWithin { grade } => Text::plain(key!("why.grade")).with("grade", short(*grade)),
        WhyShown::FitsGoal(need) => {
            Text::plain(key!("why.goal")).with("need", Arg::text(Text::of("need", need.code())))
        }
        WhyShown::FitsNeed(need) => {
            Text::plain(key!("why.need")).with("need", Arg::text(Text::of("need", need.code())))
        }
        WhyShown::FreeInTime { term_days, .. } => Text::plain(key!("why.free")).with("term", days(*term_days)),
        WhyShown::CashWithin { days: 0 } => Text::plain(key!("why.cash.same")),
        WhyShown::CashWithin { days: within } => Text::plain(key!("why.cash")).with("days", days(*within)),
        WhyShown::MinimumWithin { minimum } => Text::plain(key!("why.minimum")).with("amount", Arg::Amount(*minimum)),
    }
}

/// Why a product is not shown.
pub fn why_not(why: &WhyNot) -> Text {
    match why {
        WhyNot::EducationMode => Text::plain(key!("why_not.education")),
        WhyNot::NoAssessment => Text::plain(key!("why_not.no_assessment")),
        WhyNot::StaleAssessment(_) => Text::plain(key!("why_not.stale")),
        WhyNot::GradeAbove { grade, differ: true, .. } => {
            Text::plain(key!("why_not.rating")).with("grade", short(*grade))
        }
        WhyNot::GradeAbove { grade, .. } => Text::plain(key!("why_not.grade")).with("grade", short(*grade)),
        WhyNot::LowestCategory { grade } => Text::plain(key!("why_not.minimal")).with("grade", short(*grade)),
        WhyNot::NoGrade => Text::plain(key!("why_not.no_grade")),
        WhyNot::TermTooLong { term_days, horizon_months: 0 } => {
            Text::plain(key!("why_not.term.now")).with("term", days(*term_days))
        }
        WhyNot::TermTooLong { term_days, horizon_months } => Text::plain(key!("why_not.term"))
            .with("when", Arg::Duration(*horizon_months))
            .with("term", days(*term_days)),
        WhyNot::HoldingTooShort { holding_months, .. } => {
            Text::plain(key!("why_not.holding")).with("hold", Arg::Duration(*holding_months))
        }
        WhyNot::CashTooSlow { within, .. } => Text::plain(key!("why_not.cash")).with("days", days(*within)),
        WhyNot::MinimumAboveMeans { minimum } => {
            Text::plain(key!("why_not.minimum")).with("amount", Arg::Amount(*minimum))
        }
        WhyNot::Age => Text::plain(key!("why_not.age")),
        WhyNot::Occupation => Text::plain(key!("why_not.occupation")),
        WhyNot::NotOnSale { .. } => Text::plain(key!("why_not.not_on_sale")),
        WhyNot::NoSuchNeed => Text::plain(key!("why_not.no_need")),
    }
}
