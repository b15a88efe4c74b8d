//! Customer levels, product grades and which of them match (R02).

use crate::base::string_enum;

string_enum! {
    /// How much risk a customer can bear. The codes are fixed, their names are the bank's data.
    pub enum Level {
        /// Very small losses only.
        C1 = "C1",
        /// Small losses.
        C2 = "C2",
        /// Medium losses.
        C3 = "C3",
        /// Large losses.
        C4 = "C4",
        /// Very large losses.
        C5 = "C5",
    }
}

string_enum! {
    /// The risk grade of a product, one (lowest) to five.
    pub enum Grade {
        /// Grade one.
        R1 = "R1",
        /// Grade two.
        R2 = "R2",
        /// Grade three.
        R3 = "R3",
        /// Grade four.
        R4 = "R4",
        /// Grade five.
        R5 = "R5",
    }
}

/// What a customer may be offered: a level, or the lowest category within C1 that is protected from
/// everything above R1 without exception (R02, R08).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// The level.
    pub level: Level,
    /// Whether the customer is in the lowest category; the level is then C1.
    pub minimal: bool,
}

impl Tolerance {
    /// The highest grade that may be offered.
    ///
    /// ```
    /// use finplan::advice::level::{Grade, Level, Tolerance};
    /// let c3 = Tolerance { level: Level::C3, minimal: false };
    /// assert_eq!(c3.highest(), Grade::R3);
    /// let lowest = Tolerance { level: Level::C5, minimal: true };
    /// assert_eq!(lowest.highest(), Grade::R1, "the lowest category counts, whatever the score was");
    /// ```
    #[must_use]
    pub const fn highest(self) -> Grade {
        if self.minimal {
            return Grade::R1;
        }
        match self.level {
            Level::C1 => Grade::R1,
            Level::C2 => Grade::R2,
            Level::C3 => Grade::R3,
            Level::C4 => Grade::R4,
            Level::C5 => Grade::R5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r02_matching_table() {
        for (index, level) in Level::ALL.iter().enumerate() {
            let highest = Tolerance { level: *level, minimal: false }.highest();
            assert_eq!(highest, Grade::ALL[index]);
            assert_eq!(Tolerance { level: *level, minimal: true }.highest(), Grade::R1);
        }
    }
}
