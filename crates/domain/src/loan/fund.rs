//! Repaying from the housing provident fund (公积金冲还贷): month by month, or once a year.
//!
//! The account earns interest and receives deposits while the loan runs. What it gives is money out of the customer's
//! own account: it lowers the cash she must find, and, used once a year as a prepayment, the interest too. The rules
//! differ from city to city, so each of them is an input here.

use super::{Interest, LoanError, LoanEvent, PrepaymentRules, Schedule, Strategy, Terms, schedule_with};
use crate::money::Money;
use crate::rate::AnnualRate;

/// How the account repays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Offset {
    /// 月冲: with every payment from `from` on, the account pays it as far as its balance goes; cash pays the rest.
    Monthly {
        /// The first payment with it.
        from: u32,
    },
    /// 年冲: right after every twelfth payment from `from` on, the account prepays principal; payments are made in cash.
    Yearly {
        /// The first payment that is followed by one.
        from: u32,
        /// What becomes of the payments.
        strategy: Strategy,
        /// What the bank allows; its minimum counts for years in which the account holds less.
        rules: PrepaymentRules,
    },
}

/// A provident-fund account and how it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProvidentFund {
    /// What is there today; zero or more.
    pub balance: Money,
    /// What employer and employee pay in each month (月缴存额), before the payment of the month; zero or more.
    pub deposit: Money,
    /// The annual rate of the account; its interest is credited after every twelfth payment.
    pub rate: AnnualRate,
    /// What must stay in the account (留存额); zero or more.
    pub keep: Money,
    /// How it repays.
    pub offset: Offset,
}

/// The account in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FundRow {
    /// The payment it belongs to, counted from 1.
    pub period: u32,
    /// What was taken out for the loan.
    pub withdrawn: Money,
    /// What had to be paid in cash: the payment and its fees, less the part of them that was withdrawn.
    pub cash: Money,
    /// Interest credited.
    pub interest: Money,
    /// What is in the account afterwards.
    pub balance: Money,
}

/// A loan repaid with the help of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundPlan {
    /// The schedule with the prepayments of the account.
    pub schedule: Schedule,
    /// The account, one row for each payment.
    pub rows: Vec<FundRow>,
    /// All cash paid for payments and fees.
    pub cash: Money,
    /// All that was withdrawn.
    pub withdrawn: Money,
}

/// The schedule of a loan that an account helps to repay, with everything else that happens on the way, and the account
/// month by month.
///
/// # Errors
/// [`LoanError::Event`] for a negative balance, deposit or amount to keep; [`LoanError::Refused`] when the rules forbid
/// a prepayment of the account for another reason than its size; else see [`LoanError`].
///
/// ```
/// use finplan_domain::loan::{Method, Offset, PrepaymentRules, ProvidentFund, Strategy, Terms, with_fund};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
/// let terms = Terms {
///     principal: Money::from_minor(60_000_000),
///     annual_rate: rate("2.6"),
///     months: 360,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// let fund = |offset| ProvidentFund {
///     balance: Money::from_minor(5_000_000),
///     deposit: Money::from_minor(200_000),
///     rate: rate("1.5"),
///     keep: Money::ZERO,
///     offset,
/// };
/// let monthly = with_fund(&terms, &fund(Offset::Monthly { from: 1 }), &[]).unwrap();
/// // 50,000 and 2,000 a month pay all of the first payment of 2,402.05.
/// assert_eq!(monthly.rows[0].cash, Money::ZERO);
/// let (strategy, rules) = (Strategy::ReduceTerm, PrepaymentRules::default());
/// let yearly = with_fund(&terms, &fund(Offset::Yearly { from: 12, strategy, rules }), &[]).unwrap();
/// assert!(yearly.schedule.total_interest() < monthly.schedule.total_interest());
/// assert!(yearly.schedule.periods() < 200);
/// ```
pub fn with_fund(terms: &Terms, fund: &ProvidentFund, events: &[LoanEvent]) -> Result<FundPlan, LoanError> {
    if fund.balance.is_negative() || fund.deposit.is_negative() || fund.keep.is_negative() {
        return Err(LoanError::Event);
    }
    terms.check()?;
    let (mut events, mut given) = (events.to_vec(), Vec::new());
    if let Offset::Yearly { from, strategy, rules } = fund.offset {
        // Until the loan is settled the account gives all it may: what it holds does not depend on the schedule.
        let mut account = Account::new(fund)?;
        for period in 1..=terms.months {
            account.deposit(fund)?;
            let amount = rules.at_most(account.free(fund), Money::MAX);
            if let Some(amount) = amount.filter(|_| is_due(from, period)) {
                events.push(LoanEvent::Prepayment { after: period, amount, strategy });
                given.push((period, amount));
                account.take(amount)?;
            }
            account.close(period)?;
        }
    }
    let schedule = schedule_with(terms, &events)?;
    follow(fund, schedule, &given)
}

/// Whether the account prepays after this payment.
fn is_due(from: u32, period: u32) -> bool {
    period.checked_sub(from.max(1)).is_some_and(|since| since.is_multiple_of(12))
}

/// The account along a finished schedule, in which it prepays what it has `given`.
fn follow(fund: &ProvidentFund, schedule: Schedule, given: &[(u32, Money)]) -> Result<FundPlan, LoanError> {
    let mut account = Account::new(fund)?;
    let (mut rows, mut cash, mut withdrawn) = (Vec::new(), Money::ZERO, Money::ZERO);
    let mut earlier = Vec::new();
    for row in schedule.rows() {
        account.deposit(fund)?;
        let due = row.payment + row.fee;
        let mut left = due;
        let mut taken = Money::ZERO;
        match fund.offset {
            Offset::Monthly { from } if row.period >= from => {
                taken = account.free(fund).min(row.payment).max(Money::ZERO);
                left = due - taken;
            }
            Offset::Yearly { rules, .. } => {
                let wanted = given.iter().find(|one| one.0 == row.period).map_or(Money::ZERO, |one| one.1);
                taken = wanted.min(row.extra);
                if taken.is_positive() {
                    rules.check(taken, row.balance + taken, row.period, &earlier)?;
                    earlier.push(row.period);
                }
            }
            Offset::Monthly { .. } => {}
        }
        account.take(taken)?;
        let interest = account.close(row.period)?;
        cash += left;
        withdrawn += taken;
        rows.push(FundRow { period: row.period, withdrawn: taken, cash: left, interest, balance: account.balance });
    }
    Ok(FundPlan { schedule, rows, cash, withdrawn })
}

/// The account between two payments.
struct Account {
    balance: Money,
    month: Interest,
    /// The balances of the months whose interest is not credited yet, added up.
    earning: Money,
}

impl Account {
    fn new(fund: &ProvidentFund) -> Result<Account, LoanError> {
        Ok(Account { balance: fund.balance, month: Interest::month(fund.rate)?, earning: Money::ZERO })
    }

    fn deposit(&mut self, fund: &ProvidentFund) -> Result<(), LoanError> {
        // A month's interest is on what was there before the deposit.
        self.earning += self.balance;
        self.balance += fund.deposit;
        Ok(())
    }

    /// What may be taken; negative below the amount to keep.
    fn free(&self, fund: &ProvidentFund) -> Money {
        self.balance - fund.keep
    }

    fn take(&mut self, amount: Money) -> Result<(), LoanError> {
        self.balance -= amount;
        Ok(())
    }

    /// Credits interest at the end of a year: that of each month's balance, rounded once.
    fn close(&mut self, period: u32) -> Result<Money, LoanError> {
        if !period.is_multiple_of(12) {
            return Ok(Money::ZERO);
        }
        let interest = self.month.of(core::mem::take(&mut self.earning))?;
        self.balance += interest;
        Ok(interest)
    }
}

#[cfg(test)]
mod tests;
