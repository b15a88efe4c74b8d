//! What every module needs and that is about none of them: ids, locales, enumerations with names, JSON, decimals.

pub mod decimal;
mod id;
pub mod json;
mod locale;
mod stable_sort;
mod string_enum;
mod width;

pub use id::Id;
pub use locale::{LocalText, Locale};
pub use stable_sort::stable_sort;
pub use width::width;
