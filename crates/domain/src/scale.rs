//! Scores of published questionnaires, and score bands.
//!
//! The instruments here are for education: none of them yields a C1 to C5 level, and no norms for Chinese speakers are
//! known, so the score is shown as it is.

mod bands;
mod grable_lytton;
mod well_being;

pub use bands::{Band, BandError, Bands, ScoreRange};
pub use grable_lytton::{RiskTolerance, grable_lytton};
pub use well_being::{AdministrationMode, AgeGroup, financial_well_being, well_being_score};
