//! A bank's colours and shape, as custom properties that `style/tokens.css` picks up.

use crate::config::{Palette, Theme};
use crate::platform::theme;

/// Applies a bank's theme to the document.
pub fn apply(bank: &Theme) {
    palette("light", &bank.light);
    palette("dark", &bank.dark);
    theme::set("--bank-radius", &format!("{}px", bank.radius));
}

fn palette(scheme: &str, palette: &Palette) {
    for (token, colour) in palette.tokens() {
        set(scheme, &token.replace('_', "-"), &colour.hex());
    }
    for (place, colour) in (1_u32..).zip(&palette.chart) {
        set(scheme, &format!("chart-{place}"), &colour.hex());
    }
}

fn set(scheme: &str, token: &str, colour: &str) {
    theme::set(&format!("--bank-{scheme}-{token}"), colour);
}
