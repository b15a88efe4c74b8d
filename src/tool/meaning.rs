//! What an input means beyond its tool. It is said at the input, and serves what a customer types once, what a bank
//! limits once, what she looks for among the products, and what a form begins with.
//!
//! Only what is the same thing has one meaning: the loan that somebody has, the home that somebody thinks of. An amount
//! that is merely similar (a charge on a part of a loan, on the whole of another) has not.

/// What inputs of several tools ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// What is still owed of the loan that the customer has (剩余本金).
    OwedBalance,
    /// The yearly rate of the loan that she has.
    OwedRate,
    /// The months left of the loan that she has.
    OwedMonths,
    /// What is borrowed for the home that she thinks of.
    HomeLoan,
    /// The yearly rate of a loan for the home that she thinks of.
    HomeLoanRate,
    /// The term of a loan for the home that she thinks of.
    HomeLoanTerm,
    /// What money earns that she keeps.
    KeptReturn,
    /// What she brings home in a month (到手收入).
    MonthlyIncome,
    /// What her partner, who lives and repays with her, brings home in a month.
    PartnerIncome,
    /// What her debts take in a month.
    DebtPayments,
    /// What cannot be left out of a month, without debts (必要支出).
    EssentialSpending,
    /// Money that is there within days.
    MoneyAtHand,
    /// The share of income that all debts may take in comfort.
    ComfortableShare,
    /// The share of income that they may take at most.
    LimitShare,
}

/// A meaning whose limits hold for an input that asks for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// What it has to fit into.
    pub meaning: Meaning,
    /// How many units of the input are one of that.
    pub times: u32,
    /// Whether the smallest value holds, and not the largest alone.
    pub least: bool,
}

/// What an input says of the products that the customer looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// What is borrowed or put in.
    Amount,
    /// What is bought; what is borrowed is the rest.
    Price,
    /// What she pays of the price herself.
    Own,
    /// What she pays of the price herself, in percent.
    OwnShare,
    /// For how many months.
    Months,
    /// For how many years.
    Years,
    /// Until which month.
    Until,
}

/// A published value that an input begins with, unless the bank sets one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The loan prime rate beyond five years.
    Lpr,
    /// The housing provident fund's rate for a first home, beyond five years.
    HousingFund,
    /// The months from one repricing to the next.
    RepricingCycle,
    /// The day of a repricing.
    RepricingDay,
    /// The assumed return in the bad case.
    BadReturn,
    /// The assumed return in the middle case.
    MiddleReturn,
    /// The assumed return in the good case.
    GoodReturn,
    /// The months of spending that a reserve covers where the income is steady.
    ReserveMonths,
    /// The yearly incomes that a cover of critical illness comes to.
    IllnessIncomes,
    /// What a year of preschool costs.
    PreschoolCost,
    /// What a year of primary school costs.
    PrimaryCost,
    /// What a year of lower secondary school costs.
    LowerSecondaryCost,
    /// What a year of upper secondary school costs.
    UpperSecondaryCost,
    /// What a year at a university at home costs.
    UndergraduateCost,
}
