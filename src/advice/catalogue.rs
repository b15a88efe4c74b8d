//! Products as a bank describes them.
//!
//! No field holds a return or a benchmark: nothing here can be ranked or advertised by one (R12). What a deposit pays
//! by contract is shown with its day and never ordered by.

pub mod cover;
pub mod deposit;
pub mod example;
pub mod fee;
pub mod link;
pub mod loan;

use crate::base::decimal::DecimalExt as _;
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::facts::{Need, Occupation};
use super::level::Grade;
use crate::base::Id;
use crate::base::LocalText;
use crate::base::string_enum;
use crate::domain::money::Currency;
use cover::Cover;
use deposit::Deposit;
use fee::Fee;
use link::Link;
use loan::Loan;

string_enum! {
    /// What kind of product it is: decides the rules and the required words.
    pub enum ProductKind {
        /// Fixed-term or instant-access deposit.
        Deposit = "deposit",
        /// Structured deposit.
        StructuredDeposit = "structured_deposit",
        /// Wealth product of a bank's subsidiary.
        WealthProduct = "wealth_product",
        /// Money-market fund.
        MoneyFund = "money_fund",
        /// Bond fund.
        BondFund = "bond_fund",
        /// Mixed fund.
        MixedFund = "mixed_fund",
        /// Equity fund.
        EquityFund = "equity_fund",
        /// Home loan.
        Mortgage = "mortgage",
        /// Personal loan repaid in instalments.
        InstalmentLoan = "instalment_loan",
        /// Loan to a small business.
        BusinessLoan = "business_loan",
        /// Term life insurance.
        TermLife = "term_life",
        /// Unit-linked insurance (投连险): its value follows investments and can fall.
        UnitLinked = "unit_linked",
    }
}

string_enum! {
    /// How a product is bought.
    pub enum Channel {
        /// The institution's site.
        Online = "online",
        /// Its app.
        App = "app",
        /// Its mini-program.
        MiniProgram = "mini_program",
        /// By telephone.
        Phone = "phone",
        /// At a branch.
        Branch = "branch",
    }
}

/// Which rules an investment product is sold under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// Securities, funds, futures: above the level only on the customer's own request (R03).
    Securities,
    /// Wealth products, structured deposits, insurance that invests: nothing above the level (R03).
    Bank,
}

impl ProductKind {
    /// The regime of an investment product; `None` for deposits, loans and insurance without investment, which wait for
    /// no assessment.
    #[must_use]
    pub const fn regime(self) -> Option<Regime> {
        match self {
            ProductKind::StructuredDeposit | ProductKind::WealthProduct | ProductKind::UnitLinked => Some(Regime::Bank),
            ProductKind::MoneyFund | ProductKind::BondFund | ProductKind::MixedFund | ProductKind::EquityFund => {
                Some(Regime::Securities)
            }
            ProductKind::Deposit
            | ProductKind::Mortgage
            | ProductKind::InstalmentLoan
            | ProductKind::BusinessLoan
            | ProductKind::TermLife => None,
        }
    }

    /// Whether a customer gets money and pays it back.
    #[must_use]
    pub const fn is_loan(self) -> bool {
        matches!(self, ProductKind::Mortgage | ProductKind::InstalmentLoan | ProductKind::BusinessLoan)
    }

    /// Whether an insurer carries a risk of the customer's.
    #[must_use]
    pub const fn is_insurance(self) -> bool {
        matches!(self, ProductKind::TermLife | ProductKind::UnitLinked)
    }

    /// Whether a customer puts money in and wants it back.
    #[must_use]
    pub const fn holds_money(self) -> bool {
        matches!(self, ProductKind::Deposit) || self.regime().is_some()
    }
}

/// One product.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Its name in events and links.
    pub id: Id,
    /// What kind it is.
    pub kind: ProductKind,
    /// Its name.
    pub name: LocalText,
    /// What it is, in one sentence.
    pub summary: LocalText,
    /// Who issues and manages it: an id of the bank's `providers`, or `None` for the institution itself.
    pub issuer: Option<Id>,
    /// The issuer's risk grade, for investment products.
    pub issuer_grade: Option<Grade>,
    /// The seller's risk grade, for investment products.
    pub seller_grade: Option<Grade>,
    /// Its currency, where it is not the institution's.
    pub currency: Option<Currency>,
    /// The smallest amount.
    pub minimum: Option<Decimal>,
    /// The largest amount.
    pub maximum: Option<Decimal>,
    /// Amounts above the smallest go in steps of this.
    pub step: Option<Decimal>,
    /// For how many days the money is tied up; `None` where it never is.
    pub term_days: Option<u32>,
    /// For how many months the money should stay at least, by the product's own documents (建议持有期限).
    pub holding_months: Option<u32>,
    /// How many days before it is wanted the money must be asked for.
    pub notice_days: Option<u32>,
    /// Days from asking for the money to having it, once it is not tied up and notice was given.
    pub cash_days: Option<u32>,
    /// What happens to money that is taken out before its time.
    pub early_exit: Option<LocalText>,
    /// What it costs, item by item. Empty means that the bank states that there is no fee.
    pub fees: Vec<Fee>,
    /// What it serves.
    pub needs: Vec<Need>,
    /// Who may have it.
    pub eligibility: Eligibility,
    /// The regions where it is sold; empty means everywhere.
    pub regions: Vec<Id>,
    /// The channels through which it is sold; empty means all.
    pub channels: Vec<Channel>,
    /// The day of these details.
    pub as_of: Option<NaiveDate>,
    /// Where these details stand, such as the prospectus.
    pub source: Option<LocalText>,
    /// The first day on which it is sold.
    pub on_sale_from: Option<NaiveDate>,
    /// The last day on which it is sold.
    pub on_sale_to: Option<NaiveDate>,
    /// The price, for loans.
    pub loan: Option<Loan>,
    /// What it pays, for deposits.
    pub deposit: Option<Deposit>,
    /// What is insured, for insurance.
    pub cover: Option<Cover>,
    /// Prospectus, terms and key facts.
    pub documents: Vec<Document>,
    /// Its page on the institution's own site.
    pub link: Link,
}

/// Who may have a product. Everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eligibility {
    /// At least this age.
    pub age_from: Option<u32>,
    /// At most this age.
    pub age_to: Option<u32>,
    /// One of these occupations.
    pub occupations: Vec<Occupation>,
    /// What the institution itself will look at, in its own words; nothing here can know it.
    pub conditions: Vec<LocalText>,
}

/// A document about a product.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: LocalText,
    /// Where it is.
    pub link: Link,
}

impl Product {
    /// The grade that counts: the higher of the two (R04). `None` for deposits, loans and insurance.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        self.issuer_grade.max(self.seller_grade)
    }

    /// Days until money put in today is at hand again: tied up, notice, payment.
    #[must_use]
    pub fn days_to_cash(&self) -> u32 {
        let days = [self.term_days, self.notice_days, self.cash_days].map(Option::unwrap_or_default);
        days.into_iter().fold(0, u32::saturating_add)
    }

    /// Whether issuer and seller disagree; both grades are then shown.
    #[must_use]
    pub fn grades_differ(&self) -> bool {
        match (self.issuer_grade, self.seller_grade) {
            (Some(issuer), Some(seller)) => issuer != seller,
            _ => false,
        }
    }

    /// What holding it costs in percent a year, as far as the fees say it: for ordering only.
    #[must_use]
    pub fn yearly_cost(&self) -> Decimal {
        let loan = self.loan.as_ref().map(|loan| loan.all_in_rate);
        let fees = || {
            let mut sum = Decimal::ZERO;
            for fee in self.fees.iter().filter(|fee| !fee.contingent) {
                sum = sum.add_checked(fee.yearly()).unwrap_or(Decimal::MAX);
            }
            sum
        };
        loan.unwrap_or_else(fees)
    }
}
