//! FinPlan: a financial planning widget that banks embed.
//!
//! Data flows one way, from what the customer typed to what she sees:
//! a [`tool`] turns inputs into a *report*, and screens, print, CSV and the command line all render that report.
//!
//! | module | holds |
//! |---|---|
//! | [`base`] | ids, locales, JSON, decimals: a crate of its own |
//! | [`domain`] | the mathematics of money: a crate of its own |
//! | [`simulate`] | many futures of a plan: a crate of its own |
//! | [`jobs`] | calculations that take time, as plain data in steps: a crate of its own |
//! | [`advice`] | who the customer is and what fits |
//! | [`tool`] | what a tool is made of: inputs, form, report |
//! | [`tools`] | one module per question a customer asks |
//! | [`handover`] | what goes from one tool to another and to the products |
//! | [`receipt`] | a result as a code that can be checked |
//! | [`visit`] | a tool's fields, its answer, steps, what is kept, the questionnaire, the way back |
//! | [`config`] | what a bank sets |
//! | [`suggest`] | a bank's products for a customer, with the record of them |
//! | [`poster`] | a result as a picture that people send |
//! | [`campaign`] | deep links, utm keys, events |
//! | [`chart`] | pure geometry |
//! | [`i18n`] | texts and numbers in three languages |
//! | `training` | from anonymous visits to the models of a bank's document (command line) |
//! | `platform` | thin wrappers over the browser |
//! | `ui` | components and screens |
//! | `vectors` | the check against reference values (command line) |
//! | `embed` | the widget's boundary with its host page |
//!
//! Dependencies run one way, `embed -> ui -> {poster, suggest, visit} -> {campaign, config, chart, platform, i18n} ->
//! {handover, receipt} -> tools -> tool -> advice -> jobs -> domain`; `training` stands beside `config`, `vectors`
//! above all of them (`tests/layering.rs` keeps it so). The modules above `platform` in the table know no browser, no clock,
//! no locale of the machine and no source of randomness: these are passed in.

// The derives name this crate as whoever uses it does.
extern crate self as finplan;

pub mod advice;
pub mod campaign;
pub mod chart;
pub mod config;
pub use finplan_base as base;
pub use finplan_domain as domain;
pub use finplan_jobs as jobs;
pub use finplan_simulate as simulate;
pub mod embed;
pub mod handover;
pub mod i18n;
#[cfg(feature = "web")]
pub mod platform;
pub mod poster;
pub mod receipt;
pub mod suggest;
pub mod tool;
pub mod tools;
#[cfg(feature = "cli")]
pub mod training;
#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "cli")]
pub mod vectors;
pub mod visit;
