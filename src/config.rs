//! What a bank sets: one JSON document, read and checked with a list of *all* its problems.
//!
//! ```text
//! text --json::parse--> Json --Node::read--> parts of the document --check--> Bank, or problems
//! ```
//!
//! Every part is described once with `object!`: its reader, its checks and its JSON Schema come from that
//! description (`schema_text`). The browser and `finplan check` run the same code and list the same problems.
//! Parts that other modules work with (questionnaire, products, segments) are those modules' types; `model/` says how
//! they are written down.

pub mod bank;
mod check;
pub mod colour;
mod home;
mod host_theme;
mod load;
mod model;
mod nearest;
pub(crate) mod node;
mod number;
mod part;
pub mod problem;
mod publication;
mod scalar;
#[cfg(feature = "cli")]
pub(crate) mod schema;
mod tools;

pub use bank::Bank;
pub use home::{HomeConfig, home_config};
pub use host_theme::{dressed, theme_problems};
#[cfg(feature = "cli")]
pub use load::schema_text;
pub use load::{load, load_lenient, load_parsed, load_trusted, parse};
pub use model::disclosure::Disclosure;
pub use model::home::HomeCard;
pub use model::institution::Institution;
pub use model::life::{DataPack, unverified_values};
pub use model::packs::built_in as built_in_packs;
pub use model::provider::Provider;
pub use model::saving_case::SavingCase;
pub use model::texts::Texts;
pub use model::theme::{Palette, Theme};
pub use model::wording::{built_in_guard, wording_version};
pub use problem::{Problem, ProblemCode};
pub use publication::{PUBLICATION_VERSION, Piece, front, joined};
pub use scalar::HostName;
pub use tools::{ToolsConfig, tools_config};

/// The complete sample bank. The browser fetches it as a file instead.
#[cfg(any(test, feature = "cli"))]
pub const SAMPLE: &str = include_str!("../public/banks/sample.json");
