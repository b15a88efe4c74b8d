//! How a pack is read by whoever uses it: a file of dated values, read where they are used, so that no other visit
//! carries it. Whatever cannot be read is `None`.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Dated, Edition};
use crate::base::json::Json;
use crate::base::{Id, LocalText};
use crate::domain::date;

/// A text of an object.
pub(crate) fn text<'a>(json: &'a Json, key: &str) -> Option<&'a str> {
    match json.entry(key)? {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

/// A number.
pub(crate) fn number(json: &Json) -> Option<Decimal> {
    match json {
        Json::Number(number) => Decimal::from_str_exact(number).ok(),
        _ => None,
    }
}

/// A day of an object.
pub(crate) fn day(json: &Json, key: &str) -> Option<NaiveDate> {
    date::parse(text(json, key)?)
}

/// A text of an object in every language.
pub(crate) fn local(json: &Json, key: &str) -> Option<LocalText> {
    let texts = json.entry(key)?;
    let of = |locale: &str| text(texts, locale).map(str::to_owned);
    Some(LocalText { zh_cn: of("zh-CN")?, zh_tw: of("zh-TW")?, en: of("en")? })
}

/// A list of an object.
pub(crate) fn list<T>(json: &Json, key: &str, read: impl Fn(&Json) -> Option<T>) -> Option<Vec<T>> {
    match json.entry(key)? {
        Json::List(entries) => entries.iter().map(read).collect(),
        _ => None,
    }
}

/// The edition of a pack.
pub(crate) fn edition(pack: &Json) -> Option<Edition> {
    let json = pack.entry("edition")?;
    Some(Edition {
        id: Id::new(text(json, "id")?)?,
        version: day(json, "version")?,
        source: local(json, "source")?,
        changed: local(json, "changed")?,
        stale_after: day(json, "stale_after")?,
    })
}

/// A list of dated values.
pub(crate) fn dated<T>(json: &Json, key: &str, value: impl Fn(&Json) -> Option<T>) -> Option<Vec<Dated<T>>> {
    list(json, key, |row| {
        Some(Dated {
            from: day(row, "from"),
            as_of: day(row, "as_of")?,
            source: text(row, "source")?.to_owned(),
            unverified: row.entry("unverified") == Some(&Json::Bool(true)),
            value: value(row.entry("value")?)?,
        })
    })
}
