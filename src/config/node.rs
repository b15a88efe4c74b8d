//! From one description of a part of the document to its reader, its checks and its JSON Schema.
//!
//! [`object!`] describes a struct: its keys, which of them may be left out, and what each means. From that come
//! [`Node::read`], which notes every problem instead of stopping at the first, and [`Node::schema`].

mod list;

pub(super) use list::PartialList;

use super::nearest::nearest;
use super::problem::{ProblemCode, Problems};
#[cfg(feature = "cli")]
use super::schema::Definitions;
use crate::base::json::Json;

/// A part of the document.
///
/// A part is read in place and its parts with it: moving half-read structs about would cost the browser more bytes
/// than all the rest of the reader.
pub(crate) trait Node {
    /// The value before the part was read; it stays where the part may be left out and is.
    fn initial() -> Self;

    /// Reads the part. Where that fails at least one problem was noted, and the value means nothing.
    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool;

    /// The JSON Schema of the part.
    #[cfg(feature = "cli")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value;
}

/// Describes a struct as a part of the document.
///
/// `[optional]` keys may be left out and keep their initial value: `None`, empty, false. `as "type"` gives a key
/// another name than the field; after the type it gives the schema another name than the type. `check path` names a function
/// that looks at the finished struct and notes what is wrong in it.
macro_rules! object {
    (
        $(#[doc = $about:literal])*
        $name:ident $(as $definition:literal)? $(, check $check:path)? {
            $( $(#[doc = $note:literal])* $([$optional:ident])? $field:ident $(as $key:literal)? ),+ $(,)?
        }
    ) => {
        impl $crate::config::node::Node for $name {
            fn initial() -> Self {
                $name { $( $field: $crate::config::node::Node::initial() ),+ }
            }

            fn read(
                &mut self,
                json: &$crate::base::json::Json,
                problems: &mut $crate::config::problem::Problems,
            ) -> bool {
                const KEYS: &[$crate::config::node::Key] = &[$(
                    $crate::config::node::key!($([$optional])? $field $($key)?)
                ),+];
                let whole = $crate::config::node::read_object(json, KEYS, problems, &mut |place, json, problems| {
                    $(
                        if place == 0 {
                            return $crate::config::node::Node::read(&mut self.$field, json, problems);
                        }
                        let place = place.wrapping_sub(1);
                    )+
                    let _beyond = place;
                    false
                });
                $(
                    if whole {
                        $check(self, problems);
                    }
                )?
                whole
            }

            #[cfg(feature = "cli")]
            fn schema(definitions: &mut $crate::config::schema::Definitions) -> serde_json::Value {
                let name = $crate::config::node::definition!($name $($definition)?);
                definitions.object(name, &[$($about),*], |definitions| vec![
                    $( $crate::config::schema::Property {
                        key: $crate::config::node::key!($([$optional])? $field $($key)?),
                        about: &[$($note),*],
                        schema: $crate::config::schema::of(|whole: &$name| &whole.$field, definitions),
                    } ),+
                ])
            }
        }
    };
}

/// A key of an object, and whether it must be there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
}

/// The key of a field as [`object!`] describes it.
macro_rules! key {
    ([optional] $field:ident) => {
        $crate::config::node::Key { name: stringify!($field), required: false }
    };
    ([optional] $field:ident $key:literal) => {
        $crate::config::node::Key { name: $key, required: false }
    };
    ($field:ident) => {
        $crate::config::node::Key { name: stringify!($field), required: true }
    };
    ($field:ident $key:literal) => {
        $crate::config::node::Key { name: $key, required: true }
    };
}

/// The name of an object in the schema: that of its type, unless another was published.
#[cfg(feature = "cli")]
macro_rules! definition {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $definition:literal) => {
        $definition
    };
}

#[cfg(feature = "cli")]
pub(crate) use definition;
pub(crate) use {key, object};

/// Reads the entry of one key, by its place in the list of keys.
pub(crate) type ReadEntry<'a> = &'a mut dyn FnMut(usize, &Json, &mut Problems) -> bool;

/// Reads an object of which only `keys` are expected, each once.
pub(crate) fn read_object(json: &Json, keys: &[Key], problems: &mut Problems, read: ReadEntry<'_>) -> bool {
    let Some(entries) = object_entries(json, problems) else {
        return false;
    };
    for (key, _) in entries {
        if !keys.iter().any(|known| known.name == key) {
            let known: Vec<&str> = keys.iter().map(|known| known.name).collect();
            let expected = problems.expected(key, &known);
            problems.note_at(&[key], ProblemCode::UnknownKey, &expected, key);
        }
    }
    let mut whole = true;
    for (place, key) in keys.iter().enumerate() {
        match entries.iter().find(|(found, _)| found == key.name) {
            Some((_, json)) => {
                let mark = problems.enter(key.name);
                whole &= read(place, json, problems);
                problems.leave(mark);
            }
            None if key.required => {
                problems.note_at(&[key.name], ProblemCode::Missing, key.name, "nothing");
                whole = false;
            }
            None => {}
        }
    }
    whole
}

/// What was meant by an unknown name.
pub(super) fn suggestion(found: &str, known: &[&str]) -> String {
    match nearest(found, known) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("one of {}", known.join(", ")),
    }
}

/// The entries of an object, each key once.
pub(super) fn object_entries<'a>(json: &'a Json, problems: &mut Problems) -> Option<&'a [(String, Json)]> {
    let Json::Object(entries) = json else {
        wrong_type("an object", json, problems);
        return None;
    };
    for (index, (key, _)) in entries.iter().enumerate() {
        if entries.iter().take(index).any(|(earlier, _)| earlier == key) {
            problems.note_at(&[key], ProblemCode::Duplicate, "each key once", key);
        }
    }
    Some(entries)
}

/// Notes that another type of value is needed here.
pub(super) fn wrong_type(expected: &str, json: &Json, problems: &mut Problems) {
    let found = match json {
        Json::Null => "null",
        Json::Bool(true) => "true",
        Json::Bool(false) => "false",
        Json::Number(text) => text,
        Json::Text(text) => {
            return problems.note(ProblemCode::Type, expected, &format!("\"{text}\""));
        }
        Json::List(_) => "a list",
        Json::Object(_) => "an object",
    };
    problems.note(ProblemCode::Type, expected, found);
}

/// The text of a JSON string.
pub(super) fn text<'a>(expected: &str, json: &'a Json, problems: &mut Problems) -> Option<&'a str> {
    match json {
        Json::Text(text) => Some(text),
        other => {
            wrong_type(expected, other, problems);
            None
        }
    }
}

impl<T: Node> Node for Option<T> {
    fn initial() -> Self {
        None
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        self.insert(T::initial()).read(json, problems)
    }

    #[cfg(feature = "cli")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        T::schema(definitions)
    }
}
