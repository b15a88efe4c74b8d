//! Norms of protection and reserves.

use rust_decimal::Decimal;

use super::data_pack;
use super::dated::check_values;
use crate::config::node::object;
use crate::config::problem::Problems;
use crate::domain::household::Norm;
use crate::domain::protection::{CriticalIllnessNorm, PremiumNorm};
use crate::tool::pack::ProtectionNorms;

data_pack!(ProtectionNorms, "protection_norms.json");

object! {
    /// Norms of protection and reserves: what is commonly used, not law.
    ProtectionNorms, check check {
        /// Whose data it is.
        edition,
        /// Cover and premiums beside the income.
        premium,
        /// Cover of critical illness.
        critical_illness,
        /// The emergency fund in months of spending.
        emergency_fund,
        /// For how many years an income is replaced.
        replacement_years,
        /// The return above inflation at which a need is discounted, in percent.
        discount_real,
    }
}

object! {
    /// What is commonly used for cover and premiums.
    PremiumNorm {
        /// Cover as a multiple of the yearly income.
        cover_times_income,
        /// Premiums in percent of the yearly income.
        premium_share,
        /// The lower end of the usual range, in percent.
        range_from,
        /// Its upper end.
        range_to,
        /// Above this share it becomes a burden.
        warn_above,
    }
}

object! {
    /// What is commonly used for critical illness, as multiples of the yearly income.
    CriticalIllnessNorm {
        /// The lower multiple.
        low,
        /// The upper one.
        high,
    }
}

object! {
    /// A range that is commonly used.
    Norm {
        /// Its lower end.
        low,
        /// Its upper end.
        high,
    }
}

fn check(pack: &ProtectionNorms, problems: &mut Problems) {
    let premium = |norm: &PremiumNorm| {
        Decimal::ZERO < norm.range_from && norm.range_from <= norm.range_to && norm.range_to <= norm.warn_above
    };
    check_values("premium", &pack.premium, "shares that rise", premium, problems);
    let expected = "a lower end from 0 to the upper one";
    let illness = |norm: &CriticalIllnessNorm| Decimal::ZERO <= norm.low && norm.low <= norm.high;
    check_values("critical_illness", &pack.critical_illness, expected, illness, problems);
    let range = |norm: &Norm| Decimal::ZERO <= norm.low && norm.low <= norm.high;
    check_values("emergency_fund", &pack.emergency_fund, expected, range, problems);
    check_values("replacement_years", &pack.replacement_years, expected, range, problems);
    check_values("discount_real", &pack.discount_real, expected, range, problems);
}
