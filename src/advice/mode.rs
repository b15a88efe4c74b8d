//! Whether the formal assessment may run where the widget stands.

use crate::base::string_enum;

string_enum! {
    /// Where the widget runs, as far as the rules care (R01).
    ///
    /// Since 2026-09-30 a third-party platform may not take part in suitability assessment; what is not the
    /// institution's own site or app is [`Mode::Education`].
    pub enum Mode {
        /// The institution's own site, app or official mini-program: the formal assessment may run.
        Institution = "institution",
        /// Anywhere else: no level, nothing kept, no product is matched.
        Education = "education",
    }
}
