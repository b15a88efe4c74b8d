//! Income tax of mainland China.

use rust_decimal::Decimal;

use super::data_pack;
use super::dated::check_values;
use crate::config::node::object;
use crate::config::problem::Problems;
use crate::domain::tax::{TaxBracket, TaxTable};
use crate::tool::pack::TaxCn;

data_pack!(TaxCn, "tax_cn.json");

object! {
    /// Income tax of mainland China.
    TaxCn, check check {
        /// Whose data it is.
        edition,
        /// The table for comprehensive income of a year.
        annual,
        /// The same converted to months.
        monthly,
        /// What everybody deducts in a year.
        basic_deduction,
    }
}

object! {
    /// Brackets from the lowest income up.
    TaxTable {
        /// The brackets.
        brackets,
    }
}

object! {
    /// One bracket.
    TaxBracket {
        /// The income up to which it holds, inclusive; left out for the last one.
        [optional] up_to,
        /// The rate in percent.
        rate,
        /// What is taken off the rate times the whole income.
        quick_deduction,
    }
}

fn check(pack: &TaxCn, problems: &mut Problems) {
    let expected = "brackets that rise, the last one open, with quick deductions that join them";
    check_values("annual", &pack.annual, expected, TaxTable::check, problems);
    check_values("monthly", &pack.monthly, expected, TaxTable::check, problems);
    check_values("basic_deduction", &pack.basic_deduction, "0 or more", |one| *one >= Decimal::ZERO, problems);
}
