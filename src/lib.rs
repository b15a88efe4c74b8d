//! FinPlan: a financial planning widget that banks embed.
//!
//! Arrows run one way: `embed -> ui -> {campaign, config, chart, platform, i18n} -> tool -> advice -> domain`.
//! The modules below `platform` know no browser, no clock, no locale and no source of randomness.

pub mod domain;
