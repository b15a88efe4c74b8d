//! What a product is for, as a customer sorts her money: the groups of the list.
//!
//! A product is in exactly one of them, by what its document says of it and by nothing that is known of the customer.

use super::catalogue::{Product, ProductKind};
use super::level::Grade;
use crate::base::string_enum;

/// Money that can be had again within so many days is at hand.
const AT_HAND_DAYS: u32 = 7;

/// Money that is tied up or meant to stay for so many months is put away for long.
const LONG_MONTHS: u32 = 36;

string_enum! {
    /// A group of products, in the order in which they are listed.
    pub enum Purpose {
        /// Money that is needed at any time.
        AtHand = "at_hand",
        /// Money that has its day.
        Dated = "dated",
        /// Money that is not needed for long.
        Long = "long",
        /// What is paid if an income ends.
        Protection = "protection",
        /// Money of the bank's.
        Loan = "loan",
    }
}

impl Purpose {
    /// What `product` is for.
    ///
    /// Money has its day where it is tied up, where notice has to be given, and where whoever takes it out early loses
    /// something. It is at hand where it comes soon and its value does not fall, or as little as grade R1 allows.
    #[must_use]
    pub fn of(product: &Product) -> Purpose {
        if product.kind.is_loan() {
            return Purpose::Loan;
        }
        if !product.kind.holds_money() {
            return Purpose::Protection;
        }
        let tied = product.term_days.unwrap_or(0);
        let kept = product.holding_months.unwrap_or(0);
        if kept >= LONG_MONTHS || tied.saturating_mul(12) >= LONG_MONTHS.saturating_mul(365) {
            return Purpose::Long;
        }
        if tied > 0 || product.early_exit.is_some() || product.notice_days.is_some_and(|days| days > AT_HAND_DAYS) {
            return Purpose::Dated;
        }
        let steady = product.kind == ProductKind::Deposit || product.grade() == Some(Grade::R1);
        if steady && kept == 0 && product.days_to_cash() <= AT_HAND_DAYS { Purpose::AtHand } else { Purpose::Long }
    }
}
