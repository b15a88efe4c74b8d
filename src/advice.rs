//! Who the customer is and what fits.
//!
//! The way from answers to products, each step a pure function over a bank's data:
//!
//! ```text
//! Questionnaire + Answers --scoring::assess--> Assessment (level C1-C5, facts, validity, what moved it)
//! Facts + Level + Visit   --segment::matched-------> what the customer needs, and why
//! Visit + Days on device  --lifecycle::next--------> what helps her next, and why
//! Product + Customer      --suitability::check--> Shown(reasons) or Withheld(reasons)
//! all products            --ranking::suggest--> Suggestions { shown, withheld }
//! Product                 --purpose::Purpose::of--> the group in which it is listed
//! ```
//!
//! The gate always comes before the ranking. Nothing here knows a return: products cannot be ranked by one.
//! Everything is rule-based and deterministic; the date is passed in. Rules are named R01 to R24 as in the
//! acceptance list of the compliance notes.
//!
//! Texts that a bank writes are [`LocalText`](crate::base::LocalText); what this module says itself it says as typed
//! reasons, which [`i18n`](crate::i18n) puts into words.

pub mod attempts;
pub mod calendar;
pub mod catalogue;
pub mod facts;
pub mod level;
pub mod lifecycle;
pub mod matching;
pub mod mode;
pub mod models;
pub mod purpose;
pub mod question;
pub mod questionnaire;
pub mod ranking;
pub mod record;
pub mod scoring;
pub mod segment;
pub mod suitability;
pub mod wellbeing;
pub mod wording;
