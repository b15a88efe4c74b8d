//! JSON as scripts see it.

use js_sys::{JSON, Reflect};

/// `JSON.stringify` of one entry of a document: a form that every program can make again.
#[must_use]
pub fn part(document: &str, key: &str) -> Option<String> {
    let document = JSON::parse(document).ok()?;
    let part = Reflect::get(&document, &key.into()).ok()?;
    JSON::stringify(&part).ok()?.as_string()
}
