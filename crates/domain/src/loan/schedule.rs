//! A finished schedule and what can be read off it.

use crate::money::Money;

/// One payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// 1 for the first payment.
    pub period: u32,
    /// What is paid: interest and principal.
    pub payment: Money,
    /// The part that is interest.
    pub interest: Money,
    /// The part that reduces the balance. Negative only when a payment rounded to the cent does not cover its
    /// interest.
    pub principal: Money,
    /// Extra principal prepaid right after the payment.
    pub extra: Money,
    /// Fees due with the payment; part neither of it nor of the balance.
    pub fee: Money,
    /// What is owed after the payment and the extra.
    pub balance: Money,
}

/// The payments of a loan from the first to the last. Empty only when it is settled before the first.
///
/// All amounts are in minor units, positive for what the borrower pays. The examples of the methods read this loan:
///
/// ```
/// use finplan_domain::loan::{Method, Terms, schedule};
/// use finplan_domain::{money::{Currency, Money}, rate::AnnualRate};
/// // 120,000 over a year at 6 %: every month 10,000 and 0.5 % of what is owed.
/// let terms = Terms {
///     principal: Money::from_minor(12_000_000),
///     annual_rate: AnnualRate::from_percent(6.into()).unwrap(),
///     months: 12,
///     method: Method::EqualPrincipal,
///     currency: Currency::Cny,
/// };
/// let schedule = schedule(&terms).unwrap();
/// assert_eq!(schedule.row(2).unwrap().interest.minor(), 55_000);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    rows: Vec<Row>,
    prepaid_at_start: Money,
    total_interest: Money,
    total_paid: Money,
    total_fees: Money,
}

impl Schedule {
    /// Adds up the rows.
    pub(super) fn new(rows: Vec<Row>, prepaid_at_start: Money) -> Schedule {
        let (mut total_interest, mut total_fees) = (Money::ZERO, Money::ZERO);
        let mut total_paid = prepaid_at_start;
        for row in &rows {
            total_interest += row.interest;
            total_fees += row.fee;
            total_paid = (total_paid + row.payment) + row.extra;
        }
        Schedule { rows, prepaid_at_start, total_interest, total_paid, total_fees }
    }

    /// The payments in order.
    ///
    /// ```
    /// # use finplan_domain::{loan::{Method, Terms, schedule}, money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let schedule = schedule(&terms).unwrap();
    /// let balances: Vec<i64> = schedule.rows().iter().map(|row| row.balance.minor()).collect();
    /// assert_eq!(balances[..2], [11_000_000, 10_000_000]);
    /// assert_eq!(balances[11], 0);
    /// ```
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The payment of a period, counted from 1; `None` for 0 and beyond the last.
    ///
    /// ```
    /// # use finplan_domain::{loan::{Method, Terms, schedule}, money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let schedule = schedule(&terms).unwrap();
    /// let second = schedule.row(2).unwrap();
    /// assert_eq!((second.principal.minor(), second.interest.minor()), (1_000_000, 55_000));
    /// assert_eq!(second.payment.minor(), 1_055_000);
    /// assert_eq!(schedule.row(13), None);
    /// ```
    #[must_use]
    pub fn row(&self, period: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(period).ok()?.checked_sub(1)?)
    }

    /// How many payments there are: fewer than the months agreed when it is paid off early.
    ///
    /// ```
    /// # use finplan_domain::loan::{LoanEvent, Method, Strategy, Terms, schedule_with};
    /// # use finplan_domain::{money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let (amount, strategy) = (Money::from_minor(6_000_000), Strategy::ReduceTerm);
    /// let early = LoanEvent::Prepayment { after: 6, amount, strategy };
    /// assert_eq!(schedule_with(&terms, &[]).unwrap().periods(), 12);
    /// assert_eq!(schedule_with(&terms, &[early]).unwrap().periods(), 6);
    /// ```
    #[must_use]
    pub fn periods(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.period)
    }

    /// What was lent: all payments and prepayments without the interest in them.
    ///
    /// ```
    /// # use finplan_domain::{loan::{Method, Terms, schedule}, money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let schedule = schedule(&terms).unwrap();
    /// assert_eq!(schedule.principal(), terms.principal);
    /// ```
    #[must_use]
    pub fn principal(&self) -> Money {
        self.total_paid - self.total_interest
    }

    /// All interest, as the sum of the cents paid.
    ///
    /// ```
    /// # use finplan_domain::{loan::{Method, Terms, schedule}, money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let schedule = schedule(&terms).unwrap();
    /// // 50 times 12 + 11 + ... + 1.
    /// assert_eq!(schedule.total_interest().minor(), 390_000);
    /// ```
    #[must_use]
    pub const fn total_interest(&self) -> Money {
        self.total_interest
    }

    /// Extra principal paid before the first payment.
    ///
    /// ```
    /// # use finplan_domain::loan::{LoanEvent, Method, Strategy, Terms, schedule_with};
    /// # use finplan_domain::{money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let (amount, strategy) = (Money::from_minor(2_000_000), Strategy::ReduceTerm);
    /// let first = LoanEvent::Prepayment { after: 0, amount, strategy };
    /// let schedule = schedule_with(&terms, &[first]).unwrap();
    /// assert_eq!((schedule.prepaid_at_start().minor(), schedule.periods()), (2_000_000, 10));
    /// ```
    #[must_use]
    pub const fn prepaid_at_start(&self) -> Money {
        self.prepaid_at_start
    }

    /// All fees.
    ///
    /// ```
    /// # use finplan_domain::loan::{LoanEvent, Method, Terms, schedule_with};
    /// # use finplan_domain::{money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let fee = |with| LoanEvent::Fee { with, amount: Money::from_minor(5_000) };
    /// assert_eq!(schedule_with(&terms, &[fee(1), fee(12)]).unwrap().total_fees().minor(), 10_000);
    /// ```
    #[must_use]
    pub const fn total_fees(&self) -> Money {
        self.total_fees
    }

    /// All payments and prepayments, without fees: principal and interest.
    ///
    /// ```
    /// # use finplan_domain::{loan::{Method, Terms, schedule}, money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let schedule = schedule(&terms).unwrap();
    /// assert_eq!(schedule.total_paid().minor(), 12_000_000 + 390_000);
    /// ```
    #[must_use]
    pub const fn total_paid(&self) -> Money {
        self.total_paid
    }

    /// The first payment; nothing for an empty schedule.
    ///
    /// ```
    /// # use finplan_domain::{loan::{Method, Terms, schedule}, money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let schedule = schedule(&terms).unwrap();
    /// assert_eq!(schedule.first_payment().minor(), 1_000_000 + 60_000);
    /// ```
    #[must_use]
    pub fn first_payment(&self) -> Money {
        self.rows.first().map_or(Money::ZERO, |row| row.payment)
    }

    /// The last payment, which clears the balance; nothing for an empty schedule.
    ///
    /// ```
    /// # use finplan_domain::{loan::{Method, Terms, schedule}, money::{Currency, Money}, rate::AnnualRate};
    /// # let (principal, annual_rate) = (Money::from_minor(12_000_000), AnnualRate::from_percent(6.into()).unwrap());
    /// # let terms = Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny };
    /// let schedule = schedule(&terms).unwrap();
    /// assert_eq!(schedule.last_payment().minor(), 1_000_000 + 5_000);
    /// ```
    #[must_use]
    pub fn last_payment(&self) -> Money {
        self.rows.last().map_or(Money::ZERO, |row| row.payment)
    }
}
