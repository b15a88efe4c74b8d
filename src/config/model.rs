//! The parts of a bank's document and how each is written down.

pub(super) mod disclosure;
pub(super) mod home;
pub(super) mod institution;
pub(super) mod life;
pub(super) mod lifecycle;
pub(super) mod matching;
pub(super) mod models;
pub(super) mod packs;
pub(super) mod product;
pub(super) mod provider;
pub(super) mod questionnaire;
pub(super) mod saving_case;
pub(super) mod segment;
pub(super) mod statement;
pub(super) mod texts;
pub(super) mod theme;
pub(super) mod tools;
pub(super) mod wording;
