//! What the answers say about a customer besides the score.

use rust_decimal::Decimal;

use crate::base::string_enum;

string_enum! {
    /// What somebody does for a living, as coarsely as the rules need it.
    pub enum Occupation {
        /// In school or training.
        Student = "student",
        /// Employed.
        Employee = "employee",
        /// Runs a business.
        BusinessOwner = "business_owner",
        /// Lives on a pension.
        Retired = "retired",
        /// Anything else.
        Other = "other",
    }
}

string_enum! {
    /// What money is wanted for: what products serve and segments ask for.
    pub enum Need {
        /// Cash for bad days.
        Emergency = "emergency",
        /// Putting money aside.
        Saving = "saving",
        /// Keeping what there is.
        Preservation = "preservation",
        /// Regular income.
        Income = "income",
        /// Growth over many years, with losses on the way.
        Growth = "growth",
        /// A home.
        Home = "home",
        /// A larger purchase.
        Purchase = "purchase",
        /// Working capital of a business.
        WorkingCapital = "working_capital",
        /// The family if an income ends.
        Protection = "protection",
    }
}

impl Need {
    /// What somebody with this need does: working capital is that of a business.
    ///
    /// ```
    /// use finplan::advice::facts::{Need, Occupation};
    /// assert_eq!(Need::WorkingCapital.implies(), Some(Occupation::BusinessOwner));
    /// assert_eq!(Need::Saving.implies(), None);
    /// ```
    #[must_use]
    pub const fn implies(self) -> Option<Occupation> {
        match self {
            Need::WorkingCapital => Some(Occupation::BusinessOwner),
            _ => None,
        }
    }
}

impl Occupation {
    /// What whoever does this may need besides what she says: the other way round of [`Need::implies`].
    #[must_use]
    pub fn need(self) -> Option<Need> {
        Need::ALL.iter().copied().find(|need| need.implies() == Some(self))
    }
}

/// Facts that answers may set. What no answer said is `None` and matches no rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The lower end of the age band, in years.
    pub age_from: Option<u32>,
    /// The upper end of the age band, in years, inclusive.
    pub age_to: Option<u32>,
    /// What the customer does.
    pub occupation: Option<Occupation>,
    /// For how many months the money is not needed.
    pub horizon_months: Option<u32>,
    /// Within how many days part of the money must be at hand.
    pub cash_days: Option<u32>,
    /// The lower end of the investable amount, in currency units.
    pub means_from: Option<Decimal>,
    /// The upper end of the investable amount, in currency units; nothing that costs more is offered.
    pub means_to: Option<Decimal>,
    /// What the money is mainly for.
    pub goal: Option<Need>,
}

impl Facts {
    /// Takes over every fact that `other` knows.
    pub fn absorb(&mut self, other: &Facts) {
        fn take<T: Clone>(mine: &mut Option<T>, theirs: &Option<T>) {
            if theirs.is_some() {
                mine.clone_from(theirs);
            }
        }
        take(&mut self.age_from, &other.age_from);
        take(&mut self.age_to, &other.age_to);
        take(&mut self.occupation, &other.occupation);
        take(&mut self.horizon_months, &other.horizon_months);
        take(&mut self.cash_days, &other.cash_days);
        take(&mut self.means_from, &other.means_from);
        take(&mut self.means_to, &other.means_to);
        take(&mut self.goal, &other.goal);
    }
}
