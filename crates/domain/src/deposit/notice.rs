//! Notice deposits (通知存款).
//!
//! Source: 中国人民银行《通知存款管理办法》(银发〔1999〕3号), article 9.

use super::DepositError;
use super::early::days;
use crate::date::NaiveDate;
use crate::day_count::DayCount;
use crate::money::Money;
use crate::rate::AnnualRate;

/// What a bank asks of a notice deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoticeRules {
    /// The days of notice: one or seven.
    pub notice_days: u32,
    /// What must stay in the account, or all is paid out (最低留存金额).
    pub minimum_balance: Money,
    /// The least that may be taken out with notice (最低支取金额).
    pub minimum_withdrawal: Money,
}

/// Money that earns the notice rate when its withdrawal was announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoticeDeposit {
    /// What is there; above zero.
    pub principal: Money,
    /// The rate for money of which notice was given (通知存款利率).
    pub notice_rate: AnnualRate,
    /// The rate for all other money (活期利率).
    pub demand_rate: AnnualRate,
    /// The first day.
    pub opened: NaiveDate,
    /// The bank's rules.
    pub rules: NoticeRules,
}

/// A notice that was given: on which day, and of how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoticeGiven {
    /// The day.
    pub on: NaiveDate,
    /// The amount agreed (约定支取金额).
    pub amount: Money,
}

/// Why a withdrawal earns the demand rate alone, in the order in which the conditions are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeBreach {
    /// It was held for fewer days than the notice has (实际存期不足通知期限).
    HeldTooShort,
    /// No notice was given (未提前通知而支取).
    NoNotice,
    /// It is taken out before or after the day of which notice was given (提前或逾期支取).
    WrongDay,
    /// It is less than the bank pays out with notice (支取金额不足最低支取金额).
    BelowMinimum,
}

/// What is paid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeWithdrawal {
    /// The actual days it was held.
    pub held_days: u32,
    /// Which condition was not kept; none when the notice holds.
    pub breach: Option<NoticeBreach>,
    /// The money paid out that earns the notice rate.
    pub at_notice_rate: Money,
    /// The money paid out that earns the demand rate.
    pub at_demand_rate: Money,
    /// The interest on the first.
    pub notice_interest: Money,
    /// The interest on the second.
    pub demand_interest: Money,
    /// What stays in the account; nothing when it is closed.
    pub remaining: Money,
}

impl NoticeWithdrawal {
    /// All that is paid out, with interest.
    ///
    /// ```
    /// # use finplan_domain::{deposit::NoticeWithdrawal, money::Money};
    /// # let money = Money::from_minor;
    /// let taken = NoticeWithdrawal {
    ///     held_days: 30, breach: None, at_notice_rate: money(1_000), at_demand_rate: money(100),
    ///     notice_interest: money(10), demand_interest: money(1), remaining: Money::ZERO };
    /// assert_eq!((taken.paid_out(), taken.is_closed()), (money(1_111), true));
    /// ```
    #[must_use]
    pub fn paid_out(&self) -> Money {
        self.at_notice_rate + self.at_demand_rate + self.notice_interest + self.demand_interest
    }

    /// True when nothing is left in the account.
    ///
    /// ```
    /// # use finplan_domain::{deposit::NoticeWithdrawal, money::Money};
    /// # let money = Money::from_minor;
    /// # let taken = NoticeWithdrawal {
    /// #     held_days: 30, breach: None, at_notice_rate: money(1_000), at_demand_rate: money(100),
    /// #     notice_interest: money(10), demand_interest: money(1), remaining: money(5_000_000) };
    /// assert!(!taken.is_closed());
    /// ```
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.remaining.is_zero()
    }
}

impl NoticeDeposit {
    /// Takes money out.
    ///
    /// Days are actual, over 360. When every condition of article 9 is kept, the amount agreed earns the notice rate
    /// and what exceeds it the demand rate; otherwise the whole withdrawal earns the demand rate. A rest below the
    /// minimum balance is paid out with it, at the demand rate, and the account closed. The interest of each rate is
    /// rounded half up once.
    ///
    /// # Errors
    /// [`DepositError::Amount`], [`DepositError::Withdrawal`], [`DepositError::Rate`]; [`DepositError::Dates`] when the
    /// withdrawal lies before the opening, or the notice outside the time between; [`DepositError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{date::parse, money::Money, rate::AnnualRate};
    /// use finplan_domain::deposit::{NoticeBreach, NoticeDeposit, NoticeGiven, NoticeRules};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let least = Money::from_minor(5_000_000);
    /// let deposit = NoticeDeposit {
    ///     principal: Money::from_minor(243_000_000),
    ///     notice_rate: rate("0.8"),
    ///     demand_rate: rate("0.35"),
    ///     opened: parse("2023-10-21").unwrap(),
    ///     rules: NoticeRules { notice_days: 1, minimum_balance: least, minimum_withdrawal: least },
    /// };
    /// let notice = NoticeGiven { on: parse("2024-05-16").unwrap(), amount: deposit.principal };
    /// let taken = |on: &str| deposit.withdraw(deposit.principal, parse(on).unwrap(), Some(notice)).unwrap();
    /// assert_eq!(taken("2024-05-17").notice_interest.minor(), 1_128_600);
    /// assert_eq!(taken("2024-05-18").breach, Some(NoticeBreach::WrongDay));
    /// ```
    pub fn withdraw(
        &self,
        amount: Money,
        on: NaiveDate,
        notice: Option<NoticeGiven>,
    ) -> Result<NoticeWithdrawal, DepositError> {
        if !self.principal.is_positive() {
            return Err(DepositError::Amount);
        }
        if !amount.is_positive() || amount > self.principal {
            return Err(DepositError::Withdrawal);
        }
        let held_days = days(self.opened, on)?;
        let breach = self.breach(amount, on, held_days, notice)?;
        let agreed = match (breach, notice) {
            (None, Some(notice)) => amount.min(notice.amount),
            _ => Money::ZERO,
        };
        let rest = self.principal - amount;
        let closed = rest < self.rules.minimum_balance;
        let at_demand_rate = amount - agreed + if closed { rest } else { Money::ZERO };
        let interest = |money, rate| DayCount::Act360.interest(money, rate, self.opened, on);
        Ok(NoticeWithdrawal {
            held_days,
            breach,
            at_notice_rate: agreed,
            at_demand_rate,
            notice_interest: interest(agreed, self.notice_rate)?,
            demand_interest: interest(at_demand_rate, self.demand_rate)?,
            remaining: if closed { Money::ZERO } else { rest },
        })
    }

    fn breach(
        &self,
        amount: Money,
        on: NaiveDate,
        held_days: u32,
        notice: Option<NoticeGiven>,
    ) -> Result<Option<NoticeBreach>, DepositError> {
        if let Some(notice) = notice {
            if notice.on < self.opened || notice.on > on {
                return Err(DepositError::Dates);
            }
            if !notice.amount.is_positive() {
                return Err(DepositError::Amount);
            }
        }
        if held_days < self.rules.notice_days {
            return Ok(Some(NoticeBreach::HeldTooShort));
        }
        let Some(notice) = notice else {
            return Ok(Some(NoticeBreach::NoNotice));
        };
        if days(notice.on, on)? != self.rules.notice_days {
            return Ok(Some(NoticeBreach::WrongDay));
        }
        Ok((amount < self.rules.minimum_withdrawal).then_some(NoticeBreach::BelowMinimum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn deposit() -> NoticeDeposit {
        let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
        let least = Money::from_minor(5_000_000);
        NoticeDeposit {
            principal: Money::from_minor(50_000_000),
            notice_rate: rate("1.1"),
            demand_rate: rate("0.1"),
            opened: parse("2024-01-01").unwrap(),
            rules: NoticeRules { notice_days: 7, minimum_balance: least, minimum_withdrawal: least },
        }
    }

    #[test]
    fn conditions_are_tried_in_order() {
        let taken = |amount: i32, on: &str, notice: Option<&str>| {
            let amount = Money::from_minor(amount);
            let notice = notice.map(|day| NoticeGiven { on: parse(day).unwrap(), amount });
            deposit().withdraw(amount, parse(on).unwrap(), notice).unwrap().breach
        };
        assert_eq!(taken(100, "2024-01-03", None), Some(NoticeBreach::HeldTooShort));
        assert_eq!(taken(100, "2024-02-01", None), Some(NoticeBreach::NoNotice));
        assert_eq!(taken(100, "2024-02-01", Some("2024-01-26")), Some(NoticeBreach::WrongDay));
        assert_eq!(taken(100, "2024-02-01", Some("2024-01-25")), Some(NoticeBreach::BelowMinimum));
        assert_eq!(taken(5_000_000, "2024-02-01", Some("2024-01-25")), None);
    }

    #[test]
    fn a_small_rest_is_paid_out_too() {
        let amount = Money::from_minor(45_000_001);
        let notice = NoticeGiven { on: parse("2024-01-25").unwrap(), amount };
        let taken = deposit().withdraw(amount, parse("2024-02-01").unwrap(), Some(notice)).unwrap();
        assert_eq!((taken.at_demand_rate.minor(), taken.is_closed()), (4_999_999, true));
        let enough = Money::from_minor(45_000_000);
        let taken = deposit().withdraw(enough, parse("2024-02-01").unwrap(), Some(notice)).unwrap();
        assert_eq!(taken.remaining.minor(), 5_000_000);
    }

    #[test]
    fn a_notice_lies_within_the_deposit() {
        let amount = deposit().principal;
        let notice = |day: &str| Some(NoticeGiven { on: parse(day).unwrap(), amount });
        let on = parse("2024-02-01").unwrap();
        assert_eq!(deposit().withdraw(amount, on, notice("2023-12-31")), Err(DepositError::Dates));
        assert_eq!(deposit().withdraw(amount, on, notice("2024-02-02")), Err(DepositError::Dates));
        assert_eq!(deposit().withdraw(amount, parse("2023-12-31").unwrap(), None), Err(DepositError::Dates));
    }
}
