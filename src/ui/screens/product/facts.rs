//! Provider, amounts, times and costs of a product, each under the key of its label.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::charged::fee_line;
use super::why::in_days;
use crate::advice::catalogue::cover::Cover;
use crate::advice::catalogue::deposit::{Deposit, DepositRate};
use crate::advice::catalogue::loan::Loan;
use crate::advice::catalogue::{Eligibility, Product};
use crate::base::LocalText;
use crate::config::Bank;
use crate::i18n::number::NumberStyle;
use crate::i18n::{Texts, texts};
use crate::key;
use crate::tool::text::{Arg, Text};

/// The keys of all labels, in the order in which they stand side by side.
pub const KEYS: [&str; 38] = [
    "product.type",
    "product.risk",
    "product.issuer",
    "product.distributor",
    "product.provider",
    "product.currency",
    "product.deposit_rate",
    "product.insured",
    "product.annual_rate",
    "product.all_in",
    "product.all_in.other",
    "product.repayment",
    "product.maximum",
    "product.shortest",
    "product.longest",
    "product.security",
    "product.pays",
    "product.excludes",
    "product.sum",
    "product.cover_longest",
    "product.waiting",
    "product.cooling",
    "product.minimum",
    "product.most",
    "product.step",
    "product.term",
    "product.holding",
    "product.notice",
    "product.cash",
    "product.early_exit",
    "product.fees",
    "product.age",
    "product.conditions",
    "product.regions",
    "product.channels",
    "product.until",
    "product.as_of",
    "product.source",
];

/// Key and words of each fact, in the order of [`KEYS`].
pub fn facts(texts: &Texts, bank: &Bank, product: &Product, today: NaiveDate) -> Vec<(&'static str, String)> {
    let mut facts = Facts { texts, rows: Vec::new() };
    let own = Some(&bank.institution.full);
    if product.issuer.is_some() {
        facts.own(key!("product.issuer"), Some(bank.issuer(product)));
        facts.own(key!("product.distributor"), own);
    } else {
        facts.own(key!("product.provider"), own);
    }
    let other = product.currency.filter(|currency| *currency != bank.institution.currency);
    if let Some(currency) = other {
        facts.add(key!("product.currency"), currency.code().to_owned());
    }
    if let Some(deposit) = &product.deposit {
        facts.deposit(deposit, &bank.institution.short, today);
    }
    if let Some(loan) = &product.loan {
        facts.loan(loan);
    }
    if let Some(cover) = &product.cover {
        facts.cover(cover);
    }
    facts.amount(key!("product.minimum"), product.minimum);
    facts.amount(key!("product.most"), product.maximum);
    facts.amount(key!("product.step"), product.step);
    if product.kind.holds_money() {
        match product.term_days {
            // "Not tied up" would be half of the truth: what early exit costs stands below.
            None if product.early_exit.is_some() => {}
            None => facts.add(key!("product.term"), texts.get(key!("product.term.none")).to_owned()),
            days => facts.days(key!("product.term"), days),
        }
        if let Some(months) = product.holding_months {
            facts.say(
                key!("product.holding"),
                &Text::plain(key!("product.holding.value")).with("time", Arg::Duration(months)),
            );
        }
        facts.days(key!("product.notice"), product.notice_days);
        facts.days(key!("product.cash"), product.cash_days);
        facts.own(key!("product.early_exit"), product.early_exit.as_ref());
    }
    let mut fees: Vec<String> = product.fees.iter().map(|fee| fee_line(texts, fee)).collect();
    if fees.is_empty() {
        fees.push(texts.get(key!("product.fees.none")).to_owned());
    }
    facts.joined(key!("product.fees"), &fees);
    facts.age(&product.eligibility);
    let words = |text: &LocalText| text.get(texts.locale).to_owned();
    facts.joined(key!("product.conditions"), &product.eligibility.conditions.iter().map(words).collect::<Vec<_>>());
    let known = bank.matching.iter().flat_map(|matching| &matching.regions);
    let regions = known.filter(|region| product.regions.contains(&region.id)).map(|region| words(&region.name));
    facts.joined(key!("product.regions"), &regions.collect::<Vec<_>>());
    let channels = product.channels.iter().map(|channel| texts.say(&Text::of("channel", channel.code())));
    facts.joined(key!("product.channels"), &channels.collect::<Vec<_>>());
    for (key, day) in [(key!("product.until"), product.on_sale_to), (key!("product.as_of"), product.as_of)] {
        if let Some(day) = day {
            facts.arg(key, &Arg::Date(day));
        }
    }
    facts.own(key!("product.source"), product.source.as_ref());
    facts.rows
}

struct Facts<'a> {
    texts: &'a Texts,
    rows: Vec<(&'static str, String)>,
}

impl Facts<'_> {
    fn add(&mut self, key: &'static str, words: String) {
        self.rows.push((key, words));
    }

    fn say(&mut self, key: &'static str, text: &Text) {
        self.add(key, self.texts.say(text));
    }

    fn arg(&mut self, key: &'static str, arg: &Arg) {
        self.add(key, self.texts.arg(arg, NumberStyle::Sentence));
    }

    fn own(&mut self, key: &'static str, text: Option<&LocalText>) {
        if let Some(text) = text {
            self.add(key, text.get(self.texts.locale).to_owned());
        }
    }

    fn amount(&mut self, key: &'static str, amount: Option<Decimal>) {
        if let Some(amount) = amount {
            self.arg(key, &Arg::Amount(amount));
        }
    }

    fn days(&mut self, key: &'static str, days: Option<u32>) {
        if let Some(days) = days {
            self.say(key, &in_days(days));
        }
    }

    fn months(&mut self, key: &'static str, months: Option<u32>) {
        if let Some(months) = months {
            self.arg(key, &Arg::Duration(months));
        }
    }

    fn joined(&mut self, key: &'static str, parts: &[String]) {
        if !parts.is_empty() {
            self.add(key, parts.join(" · "));
        }
    }

    /// From one amount or rate to another, or the one that there is.
    fn range(&mut self, key: &'static str, from: Option<Arg>, to: Option<Arg>) {
        match (from, to) {
            (Some(from), Some(to)) => {
                self.say(key, &Text::plain(key!("product.rate_range")).with("from", from).with("to", to));
            }
            (Some(one), None) | (None, Some(one)) => self.arg(key, &one),
            (None, None) => {}
        }
    }

    /// The posted rates with their day and source, while they count: an old figure is no longer true.
    fn deposit(&mut self, deposit: &Deposit, bank: &LocalText, today: NaiveDate) {
        if deposit.is_current(today) {
            let mut rates: Vec<String> = deposit.rates.iter().map(|rate| self.texts.say(&deposit_rate(rate))).collect();
            let source = Text::plain(key!("product.deposit_rate.source"))
                .with("date", Arg::Date(deposit.as_of))
                .with("source", Arg::bank_text(deposit.source.clone()));
            rates.push(self.texts.say(&source));
            self.joined(key!("product.deposit_rate"), &rates);
        } else {
            let old = Text::plain(key!("product.deposit_rate.old")).with("bank", Arg::bank_text(bank.clone()));
            self.say(key!("product.deposit_rate"), &old);
        }
        let Some(insured) = &deposit.insured else { return };
        let words = if insured.is_current(today) {
            Text::plain(key!("product.insured.value"))
                .with("amount", Arg::Amount(insured.limit))
                .with("date", Arg::Date(insured.as_of))
                .with("source", Arg::bank_text(insured.source.clone()))
        } else {
            Text::plain(key!("product.insured.old"))
        };
        self.say(key!("product.insured"), &words);
    }

    fn age(&mut self, eligibility: &Eligibility) {
        let words = match (eligibility.age_from, eligibility.age_to) {
            (Some(from), Some(to)) => {
                Text::plain(key!("product.age.between")).with("from", Arg::Count(from)).with("to", Arg::Count(to))
            }
            (Some(from), None) => Text::plain(key!("product.age.from")).with("n", Arg::Count(from)),
            (None, Some(to)) => Text::plain(key!("product.age.to")).with("n", Arg::Count(to)),
            (None, None) => return,
        };
        self.say(key!("product.age"), &words);
    }

    fn loan(&mut self, loan: &Loan) {
        let rate = Some(Arg::Percent(loan.annual_rate));
        self.range(key!("product.annual_rate"), rate, loan.annual_rate_to.map(Arg::Percent));
        let all_in = Text::plain(key!("product.all_in.value"))
            .with("rate", Arg::Percent(loan.all_in_rate))
            .with("method", Arg::text(Text::of("product.method", loan.method.code())))
            .with("date", Arg::Date(loan.as_of));
        self.say(texts::all_in(loan.method), &all_in);
        let ways = loan.repayment.iter().map(|way| self.texts.say(&Text::of("product.repayment", way.code())));
        let ways: Vec<String> = ways.collect();
        self.joined(key!("product.repayment"), &ways);
        self.amount(key!("product.maximum"), loan.maximum);
        self.months(key!("product.shortest"), loan.shortest_months);
        self.months(key!("product.longest"), Some(loan.longest_months));
        self.own(key!("product.security"), loan.security.as_ref());
    }

    fn cover(&mut self, cover: &Cover) {
        self.own(key!("product.pays"), Some(&cover.pays));
        self.own(key!("product.excludes"), cover.excludes.as_ref());
        self.range(key!("product.sum"), cover.sum_from.map(Arg::Amount), cover.sum_to.map(Arg::Amount));
        self.months(key!("product.cover_longest"), cover.longest_months);
        self.days(key!("product.waiting"), cover.waiting_days);
        self.days(key!("product.cooling"), cover.cooling_days);
    }
}

fn deposit_rate(rate: &DepositRate) -> Text {
    let words = match (rate.months, rate.from_amount) {
        (Some(_), Some(_)) => key!("product.deposit_rate.both"),
        (Some(_), None) => key!("product.deposit_rate.months"),
        (None, Some(_)) => key!("product.deposit_rate.amount"),
        (None, None) => key!("product.deposit_rate.plain"),
    };
    let mut words = Text::plain(words).with("rate", Arg::Percent(rate.annual_rate));
    if let Some(months) = rate.months {
        words = words.with("time", Arg::Duration(months));
    }
    match rate.from_amount {
        Some(amount) => words.with("amount", Arg::Amount(amount)),
        None => words,
    }
}
