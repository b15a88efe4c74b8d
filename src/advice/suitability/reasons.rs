//! Why a product is shown to a customer, or is not: typed, so that every language can say it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::catalogue::Channel;
use crate::advice::facts::Need;
use crate::advice::level::Grade;
use crate::advice::scoring::Stale;
use crate::base::string_enum;
use crate::domain::money::Currency;

/// A reason why a product is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WhyShown {
    /// Its grade is within what the customer may be offered.
    GradeWithin {
        /// The grade that counts.
        grade: Grade,
    },
    /// It serves what the customer wants the money for.
    FitsGoal(Need),
    /// It serves what customers in this situation need.
    FitsNeed(Need),
    /// The money is free again before it is needed.
    FreeInTime {
        /// For how many days it is tied up.
        term_days: u32,
        /// For how many months it is not needed.
        horizon_months: u32,
    },
    /// The money is at hand within so many days.
    CashWithin {
        /// Days.
        days: u32,
    },
    /// The smallest amount is within the customer's means.
    MinimumWithin {
        /// In currency units.
        minimum: Decimal,
    },
    /// The loan is large enough for what the customer wants to borrow.
    LoanWithin {
        /// The largest amount, in currency units.
        maximum: Decimal,
    },
    /// Its value can fall: the bank's own limit for one product of its grade.
    ShareAtMost {
        /// In percent of the means.
        percent: u32,
    },
}

/// A reason why a product is not shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WhyNot {
    /// Products of this kind are not matched outside the institution's own site (R01).
    EducationMode,
    /// There is no result.
    NoAssessment,
    /// The result no longer counts (R05).
    StaleAssessment(Stale),
    /// The grade is too high (R02).
    GradeAbove {
        /// The grade that counts.
        grade: Grade,
        /// The highest that may be shown.
        highest: Grade,
        /// Whether issuer and seller grade differently, so that the higher counts (R04).
        differ: bool,
    },
    /// The grade is within the level, and too high for money that is needed so soon.
    GradeAboveGoal {
        /// The grade that counts.
        grade: Grade,
        /// The highest that may be shown for the goal.
        highest: Grade,
    },
    /// Grade above R1 for a customer in the lowest category; there is no way round it (R02, R08).
    LowestCategory {
        /// The grade that counts.
        grade: Grade,
    },
    /// The bank gave no grade, so that nothing can be matched.
    NoGrade,
    /// The money would be tied up longer than it can be spared.
    TermTooLong {
        /// For how many days it is tied up.
        term_days: u32,
        /// For how many months it is not needed.
        horizon_months: u32,
    },
    /// The money is needed sooner than it should be taken out.
    HoldingTooShort {
        /// For how many months it should stay.
        holding_months: u32,
        /// For how many months it is not needed.
        horizon_months: u32,
    },
    /// The money would not be at hand in time.
    CashTooSlow {
        /// Days until it is.
        days: u32,
        /// Days within which it is needed.
        within: u32,
    },
    /// The smallest amount is more than the customer wants to or can put in.
    MinimumAboveMeans {
        /// In currency units.
        minimum: Decimal,
    },
    /// The smallest amount is more of the means than the bank wants in any one product whose value can fall.
    TooMuchInOne {
        /// In currency units.
        minimum: Decimal,
        /// The largest share, in percent of the means.
        percent: u32,
    },
    /// The smallest amount would not leave enough at hand for bad days.
    ReserveFirst {
        /// In currency units.
        minimum: Decimal,
        /// The share that stays at hand, in percent of the means.
        percent: u32,
    },
    /// The customer wants to borrow more or less than it lends.
    LoanAmount {
        /// The smallest amount, in currency units.
        minimum: Option<Decimal>,
        /// The largest amount, in currency units.
        maximum: Option<Decimal>,
    },
    /// The customer wants to repay sooner or later than it allows.
    LoanTerm {
        /// The shortest term in months.
        shortest: Option<u32>,
        /// The longest term in months.
        longest: u32,
    },
    /// It is in another currency, whose rate may change.
    Currency(Currency),
    /// It is sold in other regions only, or the region is not known.
    Region,
    /// It is sold through other channels only, or the channel is not known.
    Channel(Channel),
    /// It is not offered at this age.
    Age,
    /// It is not offered to this occupation, or the occupation is not known.
    Occupation,
    /// It is not on sale yet or no longer.
    NotOnSale {
        /// First day.
        from: Option<NaiveDate>,
        /// Last day.
        to: Option<NaiveDate>,
    },
    /// A loan or insurance that nothing the customer said asks for.
    NoSuchNeed,
}

string_enum! {
    /// What stands against a product, in a word.
    pub enum Obstacle {
        /// There is no result to match it to.
        Assessment = "assessment",
        /// Its grade is too high, or it has none.
        Grade = "grade",
        /// The money comes too late.
        Time = "time",
        /// It asks for more, or lends less.
        Amount = "amount",
        /// It is sold elsewhere, or not now.
        Place = "place",
        /// It is for others.
        Person = "person",
        /// Nothing asks for it.
        Need = "need",
    }
}

impl WhyNot {
    /// This reason in a word.
    #[must_use]
    pub const fn obstacle(&self) -> Obstacle {
        match self {
            WhyNot::EducationMode | WhyNot::NoAssessment | WhyNot::StaleAssessment(_) => Obstacle::Assessment,
            WhyNot::GradeAbove { .. } | WhyNot::GradeAboveGoal { .. } | WhyNot::LowestCategory { .. } => {
                Obstacle::Grade
            }
            WhyNot::NoGrade => Obstacle::Grade,
            WhyNot::TermTooLong { .. } | WhyNot::HoldingTooShort { .. } | WhyNot::CashTooSlow { .. } => Obstacle::Time,
            WhyNot::LoanTerm { .. } => Obstacle::Time,
            WhyNot::MinimumAboveMeans { .. } | WhyNot::TooMuchInOne { .. } | WhyNot::ReserveFirst { .. } => {
                Obstacle::Amount
            }
            WhyNot::LoanAmount { .. } | WhyNot::Currency(_) => Obstacle::Amount,
            WhyNot::Region | WhyNot::Channel(_) | WhyNot::NotOnSale { .. } => Obstacle::Place,
            WhyNot::Age | WhyNot::Occupation => Obstacle::Person,
            WhyNot::NoSuchNeed => Obstacle::Need,
        }
    }
}
