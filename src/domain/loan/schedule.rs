//! A finished schedule and what can be read off it.

use crate::domain::money::Money;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    rows: Vec<Row>,
    prepaid_at_start: Money,
    total_interest: Money,
    total_paid: Money,
    total_fees: Money,
}

impl Schedule {
    /// Adds up the rows; `None` when a total does not fit.
    pub(super) fn new(rows: Vec<Row>, prepaid_at_start: Money) -> Option<Schedule> {
        let (mut total_interest, mut total_fees) = (Money::ZERO, Money::ZERO);
        let mut total_paid = prepaid_at_start;
        for row in &rows {
            total_interest = total_interest.checked_add(row.interest)?;
            total_fees = total_fees.checked_add(row.fee)?;
            total_paid = total_paid.checked_add(row.payment)?.checked_add(row.extra)?;
        }
        Some(Schedule { rows, prepaid_at_start, total_interest, total_paid, total_fees })
    }

    /// The payments in order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The payment of a period, counted from 1.
    #[must_use]
    pub fn row(&self, period: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(period).ok()?.checked_sub(1)?)
    }

    /// How many payments there are: fewer than the months agreed when it is paid off early.
    #[must_use]
    pub fn periods(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.period)
    }

    /// What was lent: all payments and prepayments without the interest in them.
    #[must_use]
    pub fn principal(&self) -> Money {
        self.total_paid.checked_sub(self.total_interest).unwrap_or(Money::ZERO)
    }

    /// All interest, as the sum of the cents paid.
    #[must_use]
    pub const fn total_interest(&self) -> Money {
        self.total_interest
    }

    /// Extra principal paid before the first payment.
    #[must_use]
    pub const fn prepaid_at_start(&self) -> Money {
        self.prepaid_at_start
    }

    /// All fees.
    #[must_use]
    pub const fn total_fees(&self) -> Money {
        self.total_fees
    }

    /// All payments and prepayments, without fees: principal and interest.
    #[must_use]
    pub const fn total_paid(&self) -> Money {
        self.total_paid
    }

    /// The first payment.
    #[must_use]
    pub fn first_payment(&self) -> Money {
        self.rows.first().map_or(Money::ZERO, |row| row.payment)
    }

    /// The last payment, which clears the balance.
    #[must_use]
    pub fn last_payment(&self) -> Money {
        self.rows.last().map_or(Money::ZERO, |row| row.payment)
    }
}
