//! Texts and numbers in three languages.
//!
//! A [`Text`](crate::tool::text::Text) is a key and typed arguments; [`Texts`] puts it into words. The rows of
//! [`texts`] are the source: every key has all three languages, because a row cannot be written without them.
//! The browser loads one language as a table that `finplan texts` writes; the command line has all of them built in.
//!
//! Numbers are written by [`number`], not by the browser's `Intl`: screens, print, CSV and command line must show
//! the same digits on every engine, and the house rules (`约 12.7 万元`, `−1,200 元`) are none that `Intl` knows.

pub mod date;
pub mod number;
pub mod search;
pub mod texts;

mod template;

pub use crate::base::Locale;
pub use texts::Texts;

/// A text key that is checked at compile time.
///
/// ```
/// assert_eq!(finplan::key!("app.name"), "app.name");
/// ```
/// ```compile_fail
/// finplan::key!("no.such.text");
/// ```
#[macro_export]
macro_rules! key {
    ($key:literal) => {{
        const _: () = assert!($crate::i18n::texts::has_key($key), "no text has this key");
        $key
    }};
}
