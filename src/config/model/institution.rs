//! The institution itself.

use crate::advice::mode::Mode;
use crate::base::Id;
use crate::base::LocalText;
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems};
use crate::config::scalar::HostName;
use crate::domain::money::Currency;

/// The institution that speaks through the widget.
#[derive(Clone, Debug, PartialEq)]
pub struct Institution {
    /// Its name in events.
    pub id: Id,
    /// Its name within sentences.
    pub short: LocalText,
    /// Its registered name: on every product card, in consent and print.
    pub full: LocalText,
    /// Whether the formal assessment may run (R01).
    pub mode: Mode,
    /// Whether this is a sample and no real institution: then every screen says so.
    pub sample: bool,
    /// The currency of every amount in the document.
    pub currency: Currency,
    /// Where customers call.
    pub phone: String,
    /// When somebody answers.
    pub hours: LocalText,
    /// For how long it keeps a record that a customer hands over; where it does not say so, nobody is asked for one.
    pub keeps_records: Option<LocalText>,
    /// The institution's own domains, the main one first; links lead nowhere else (R21).
    pub domains: Vec<HostName>,
}

object! {
    /// The institution that speaks through the widget.
    Institution, check check {
        /// Its name in events.
        id,
        /// Its name within sentences.
        short,
        /// Its registered name: on every product card, in consent and print.
        full,
        /// "institution" on the institution's own site or app, where the formal assessment may run; "education"
        /// anywhere else.
        mode,
        /// Whether this is a sample and no real institution; every screen then says so.
        [optional] sample,
        /// The currency of every amount in the document.
        currency,
        /// Where customers call.
        phone,
        /// When somebody answers.
        hours,
        /// For how long a record is kept that a customer hands over, such as "five years". Consent is worth nothing
        /// without it (PIPL Art. 17): left out, no record is asked for.
        [optional] keeps_records,
        /// The institution's own domains, the main one first. Links lead nowhere else; a domain covers its sub-domains.
        domains,
    }
}

fn check(institution: &Institution, problems: &mut Problems) {
    if institution.domains.is_empty() {
        problems.note_at(&["domains"], ProblemCode::Empty, "at least one domain", "none");
    }
}
