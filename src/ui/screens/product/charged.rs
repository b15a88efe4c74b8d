//! How a fee is charged, in words.

use rust_decimal::Decimal;

use crate::advice::catalogue::fee::{Fee, FeeBasis};
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};

/// What a fee is for, and how it is charged.
pub fn fee_line(texts: &Texts, fee: &Fee) -> String {
    format!("{} {}", texts.say(&Text::of("fee", fee.kind.code())), how_charged(texts, fee))
}

/// How a fee is counted, who takes it, and what else there is to say of it.
pub fn how_charged(texts: &Texts, fee: &Fee) -> String {
    let mut parts: Vec<String> = Vec::new();
    let figure = |value: Decimal| match fee.basis {
        FeeBasis::AmountOnce | FeeBasis::AmountAYear => Arg::Amount(value),
        _ => Arg::Percent(value),
    };
    let free = fee.value.is_some_and(|value| value.is_zero());
    if let Some(value) = fee.value.filter(|_| !free) {
        let figure = figure(value);
        let name = if matches!(figure, Arg::Amount(_)) { "amount" } else { "rate" };
        parts.push(texts.say(&Text::of("fee.basis", fee.basis.code()).with(name, figure)));
    }
    for tier in &fee.tiers {
        let text = match (tier.below_days, tier.from_amount) {
            (Some(days), _) => Text::plain(key!("fee.tier.days")).with("n", Arg::Count(days)),
            (None, Some(amount)) => Text::plain(key!("fee.tier.amount")).with("amount", Arg::Amount(amount)),
            (None, None) => Text::of("fee.basis", fee.basis.code()),
        };
        parts.push(texts.say(&text.with("rate", figure(tier.value))));
    }
    if free {
        let words = if fee.tiers.is_empty() { key!("fee.free") } else { key!("fee.free.else") };
        parts.push(texts.get(words).to_owned());
    }
    if let Some(note) = &fee.note {
        parts.push(note.get(texts.locale).to_owned());
    }
    if let Some(collector) = &fee.collector {
        parts.push(texts.say(&Text::plain(key!("fee.collector")).with("name", Arg::bank_text(collector.clone()))));
    }
    let comma = if texts.locale == crate::i18n::Locale::En { ", " } else { "，" };
    let mut line = parts.join(comma);
    if fee.inside {
        line.push_str(texts.get(key!("product.inside")));
    }
    if fee.contingent && !fee.is_free() {
        line.push_str(texts.get(key!("product.contingent")));
    }
    line
}
