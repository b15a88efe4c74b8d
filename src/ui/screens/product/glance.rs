//! Four facts about a product, in few words: what a closed card has room for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::why::in_days;
use crate::advice::catalogue::Product;
use crate::advice::catalogue::cover::Cover;
use crate::advice::catalogue::deposit::Deposit;
use crate::advice::catalogue::fee::FeeBasis;
use crate::advice::catalogue::loan::Loan;
use crate::base::decimal::DecimalExt as _;
use crate::config::Bank;
use crate::i18n::number::NumberStyle;
use crate::i18n::{Texts, texts};
use crate::key;
use crate::tool::text::{Arg, Text};

/// One of them.
pub struct Fact {
    /// The key of its label.
    pub label: &'static str,
    /// Its words.
    pub words: String,
    /// Whether it takes a line of its own.
    pub wide: bool,
}

/// What stands on the card of `product`.
pub fn glance(texts: &Texts, bank: &Bank, product: &Product, today: NaiveDate) -> Vec<Fact> {
    let mut glance = Glance { texts, facts: Vec::new() };
    if let Some(loan) = &product.loan {
        glance.loan(loan);
    } else if let Some(cover) = product.cover.as_ref().filter(|_| !product.kind.holds_money()) {
        glance.cover(cover);
        glance.fees(key!("fee.premium"), product);
    } else {
        match &product.deposit {
            Some(deposit) => glance.deposit(deposit, product, bank, today),
            None => glance.kept(product),
        }
        glance.amount(key!("glance.minimum"), product.minimum);
        glance.fees(key!("glance.fees"), product);
    }
    glance.facts
}

/// From which day on the rates on the cards of these products count, and where they are posted: each once.
pub fn rates_as_of(texts: &Texts, products: &[&Product], today: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    for deposit in products.iter().filter_map(|product| product.deposit.as_ref()) {
        let line = Text::plain(key!("glance.rate.as_of"))
            .with("date", Arg::Date(deposit.as_of))
            .with("source", Arg::bank_text(deposit.source.clone()));
        let line = texts.say(&line);
        if deposit.is_current(today) && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// A round amount as it is said, such as 100 万; every digit of any other.
pub(super) fn round(amount: Decimal) -> Arg {
    let round = amount > Decimal::ZERO && amount.checked_rem(Decimal::ONE_THOUSAND) == Some(Decimal::ZERO);
    if round { Arg::at_least(amount) } else { Arg::Amount(amount) }
}

struct Glance<'a> {
    texts: &'a Texts,
    facts: Vec<Fact>,
}

impl Glance<'_> {
    fn add(&mut self, label: &'static str, words: String) {
        self.facts.push(Fact { label, words, wide: false });
    }

    fn add_wide(&mut self, label: &'static str, words: String) {
        self.facts.push(Fact { label, words, wide: true });
    }

    fn arg(&mut self, label: &'static str, arg: &Arg) {
        self.add(label, self.texts.arg(arg, NumberStyle::Sentence));
    }

    fn amount(&mut self, label: &'static str, amount: Option<Decimal>) {
        if let Some(amount) = amount {
            self.arg(label, &round(amount));
        }
    }

    fn days(&mut self, label: &'static str, days: u32) {
        let words = if days == 0 { Text::plain(key!("glance.same_day")) } else { in_days(days) };
        self.add(label, self.texts.say(&words));
    }

    /// From the lowest to the highest, or the one that there is.
    fn range(&self, from: &Arg, to: Option<&Arg>) -> String {
        match to {
            Some(to) => self
                .texts
                .say(&Text::plain(key!("product.rate_range")).with("from", from.clone()).with("to", to.clone())),
            None => self.texts.arg(from, NumberStyle::Sentence),
        }
    }

    /// The posted rate while it counts, and for how long it is paid or how soon the money comes.
    fn deposit(&mut self, deposit: &Deposit, product: &Product, bank: &Bank, today: NaiveDate) {
        let rates = || deposit.rates.iter().map(|rate| rate.annual_rate);
        let rate = match (rates().min(), rates().max()) {
            (Some(least), Some(most)) if deposit.is_current(today) => {
                let most = Arg::Percent(most);
                self.range(&Arg::Percent(least), Some(&most).filter(|_| rates().max() > rates().min()))
            }
            _ => {
                let bank = Arg::bank_text(bank.institution.short.clone());
                self.texts.say(&Text::plain(key!("product.deposit_rate.old")).with("bank", bank))
            }
        };
        self.add(key!("glance.rate"), rate);
        match deposit.rates.as_slice() {
            [one] if one.months.is_some() => {
                self.arg(key!("glance.fixed"), &Arg::Duration(one.months.unwrap_or_default()));
            }
            _ => self.days(key!("glance.cash"), product.days_to_cash()),
        }
    }

    /// How long the money is tied up or meant to stay, and how soon it comes then.
    fn kept(&mut self, product: &Product) {
        match (product.holding_months, product.term_days) {
            (Some(months), _) => self.arg(key!("glance.keep"), &Arg::Duration(months)),
            (None, Some(days)) if days > 0 => self.days(key!("glance.term"), days),
            _ => self.add(key!("glance.term"), self.texts.get(key!("glance.term.none")).to_owned()),
        }
        let notice = product.notice_days.unwrap_or_default();
        self.days(key!("glance.cash"), product.cash_days.unwrap_or_default().saturating_add(notice));
    }

    /// The yearly cost with all fees first (R14), with its method and day.
    fn loan(&mut self, loan: &Loan) {
        let all_in = Text::plain(key!("product.all_in.value"))
            .with("rate", Arg::Percent(loan.all_in_rate))
            .with("method", Arg::text(Text::of("product.method", loan.method.code())))
            .with("date", Arg::Date(loan.as_of));
        self.add_wide(texts::all_in(loan.method), self.texts.say(&all_in));
        match loan.maximum {
            Some(most) => self.arg(key!("glance.most"), &round(most)),
            None => self.add(key!("glance.most"), self.texts.get(key!("glance.most.open")).to_owned()),
        }
        self.arg(key!("glance.longest"), &Arg::Duration(loan.longest_months));
        let ways = loan.repayment.iter().map(|way| self.texts.say(&Text::of("product.repayment", way.code())));
        let ways: Vec<String> = ways.collect();
        self.add(key!("glance.repayment"), ways.join(" / "));
    }

    fn cover(&mut self, cover: &Cover) {
        self.add_wide(key!("glance.pays"), cover.pays.get(self.texts.locale).to_owned());
        let (from, to) = (cover.sum_from.map(round), cover.sum_to.map(round));
        match (from, to) {
            (Some(from), to) => self.add(key!("glance.sum"), self.range(&from, to.as_ref())),
            (None, Some(to)) => self.arg(key!("glance.sum"), &to),
            (None, None) => {}
        }
        if let Some(months) = cover.longest_months {
            self.arg(key!("glance.longest"), &Arg::Duration(months));
        }
    }

    /// What is due whatever happens: once, and for each year; what has no figure is said on the product's screen.
    fn fees(&mut self, label: &'static str, product: &Product) {
        let due = || product.fees.iter().filter(|fee| !fee.contingent);
        let sum = |basis| {
            let values = due().filter(|fee| fee.basis == basis).filter_map(|fee| fee.value);
            values.fold(Decimal::ZERO, |sum, value| sum.add_checked(value).unwrap_or(Decimal::MAX))
        };
        let (once, year) = (sum(FeeBasis::PercentOnce), sum(FeeBasis::PercentAYear));
        let other = due().any(|fee| match fee.basis {
            FeeBasis::PercentAYear | FeeBasis::PercentOnce => fee.value.is_none(),
            _ => fee.value.is_none_or(|value| value > Decimal::ZERO),
        });
        let mut parts = Vec::new();
        for (rate, key) in [(year, key!("glance.fees.year")), (once, key!("glance.fees.once"))] {
            if rate > Decimal::ZERO {
                parts.push(self.texts.say(&Text::plain(key).with("rate", Arg::Percent(rate))));
            }
        }
        if other {
            parts.push(self.texts.get(key!("glance.fees.see")).to_owned());
        } else if parts.is_empty() {
            parts.push(self.texts.get(key!("glance.fees.none")).to_owned());
        }
        self.add(label, parts.join("\n"));
    }
}
