//! What a product costs besides interest.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use crate::base::LocalText;
use crate::base::string_enum;

string_enum! {
    /// What a fee is for.
    pub enum FeeKind {
        /// Managing a fund or wealth product.
        Management = "management",
        /// Keeping its assets.
        Custody = "custody",
        /// Selling it, taken from its assets.
        SalesService = "sales_service",
        /// Buying it.
        Subscription = "subscription",
        /// Giving it back.
        Redemption = "redemption",
        /// Keeping an account or a contract.
        Account = "account",
        /// A share in a result above an agreed one.
        Performance = "performance",
        /// Setting up a loan.
        Origination = "origination",
        /// Valuing a property.
        Appraisal = "appraisal",
        /// Somebody who vouches for a loan.
        Guarantee = "guarantee",
        /// Repaying early.
        EarlyRepayment = "early_repayment",
        /// Paying late.
        Late = "late",
        /// An insurance premium.
        Premium = "premium",
        /// Anything else; the note says what.
        Other = "other",
    }
}

string_enum! {
    /// What a fee is counted on.
    pub enum FeeBasis {
        /// Percent of the amount for each year.
        PercentAYear = "percent_a_year",
        /// Percent of the amount, once.
        PercentOnce = "percent_once",
        /// An amount of money, once.
        AmountOnce = "amount_once",
        /// An amount of money for each year.
        AmountAYear = "amount_a_year",
        /// As the note says: there is no figure.
        Noted = "noted",
    }
}

/// One fee.
#[derive(Clone, Debug, PartialEq)]
pub struct Fee {
    /// What it is for.
    pub kind: FeeKind,
    /// What it is counted on.
    pub basis: FeeBasis,
    /// The figure; with tiers, the one that holds where no tier does.
    pub value: Option<Decimal>,
    /// Other figures for larger amounts or other holding times.
    pub tiers: Vec<Tier>,
    /// Whether it is already taken out of the fund's value.
    pub inside: bool,
    /// Whether it is due only if something goes wrong or the customer chooses it.
    pub contingent: bool,
    /// Who takes it, where that is neither the institution nor the issuer.
    pub collector: Option<LocalText>,
    /// Anything that the figures do not say.
    pub note: Option<LocalText>,
}

/// A figure that holds for some amounts or holding times; the first that fits counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Tier {
    /// For holding times below this many days.
    pub below_days: Option<u32>,
    /// For amounts from this one on.
    pub from_amount: Option<Decimal>,
    /// The figure.
    pub value: Decimal,
}

impl Fee {
    /// Whether nothing is charged, whatever the amount and the time.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.value == Some(Decimal::ZERO) && self.tiers.is_empty()
    }

    /// Percent a year, for ordering only: fees that are due once are spread over three years, amounts and notes
    /// count nothing.
    #[must_use]
    pub fn yearly(&self) -> Decimal {
        let value = self.value.unwrap_or_default();
        match self.basis {
            FeeBasis::PercentAYear => value,
            FeeBasis::PercentOnce => value.div_checked(Decimal::from(3)).unwrap_or_default(),
            FeeBasis::AmountOnce | FeeBasis::AmountAYear | FeeBasis::Noted => Decimal::ZERO,
        }
    }
}
