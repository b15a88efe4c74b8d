//! One thing at a time.

pub mod home;
pub mod product;
pub mod receipt;
pub mod risk;
pub mod suggestions;
pub mod tool;
pub mod wellbeing;

use crate::ui::el::{El, text};

/// The title of a screen: takes the focus when the screen is new.
#[must_use]
pub fn title(words: &str) -> El {
    text("h1", "", words).attr("id", "fp-title").attr("tabindex", "-1")
}
