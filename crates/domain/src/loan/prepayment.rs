//! One prepayment, and what it saves.

use super::{LoanError, LoanEvent, Schedule, Strategy, Terms, schedule, schedule_with};
use crate::money::{Money, Rounding};
use rust_decimal::Decimal;

/// A loan with and without one prepayment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepayment {
    /// The schedule without it.
    pub without: Schedule,
    /// The schedule with it.
    pub with: Schedule,
    /// What was really taken: at most the balance.
    pub extra: Money,
    /// What is owed right before it.
    pub balance_before: Money,
    /// What is owed right after it.
    pub balance_after: Money,
    /// The regular payment before it.
    pub payment_before: Money,
    /// The payment after it; nothing when the loan is settled.
    pub next_payment: Money,
    /// Payments still to make after it.
    pub remaining_payments: u32,
    /// Payments that need not be made.
    pub periods_saved: u32,
    /// Interest that need not be paid.
    pub interest_saved: Money,
    /// The penalty (违约金).
    pub penalty: Money,
    /// Interest saved less penalty: negative when prepaying costs more than it saves.
    pub net_saving: Money,
}

/// Prepays `extra` right after payment `after`, for a penalty of so many percent of what is taken.
///
/// The penalty is rounded half up. Source of the right to prepay: Civil Code of the PRC, article 677.
///
/// # Errors
/// [`LoanError`]; [`LoanError::Event`] for a negative amount or penalty; [`LoanError::Months`] when the loan is repaid
/// before that payment.
///
/// ```
/// use finplan_domain::loan::{Method, Strategy, Terms, prepayment};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(131_000_000),
///     annual_rate: AnnualRate::from_percent("7.2".parse().unwrap()).unwrap(),
///     months: 60,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// let half_a_percent = "0.5".parse().unwrap();
/// let done = prepayment(&terms, 15, Money::from_minor(2_620_000), Strategy::ReduceTerm, half_a_percent).unwrap();
/// assert_eq!(done.periods_saved, 1);
/// assert_eq!(done.interest_saved.minor(), 804_436);
/// assert_eq!(done.net_saving.minor(), 791_336);
/// ```
pub fn prepayment(
    terms: &Terms,
    after: u32,
    extra: Money,
    strategy: Strategy,
    penalty_percent: Decimal,
) -> Result<Prepayment, LoanError> {
    if penalty_percent < Decimal::ZERO {
        return Err(LoanError::Event);
    }
    let without = schedule(terms)?;
    let before = if after == 0 { None } else { Some(*without.row(after).ok_or(LoanError::Months)?) };
    let with = schedule_with(terms, &[LoanEvent::Prepayment { after, amount: extra, strategy }])?;
    let balance_before = before.map_or(terms.principal, |row| row.balance);
    let taken = with.row(after).map_or(with.prepaid_at_start(), |row| row.extra);
    let interest_saved = without.total_interest() - with.total_interest();
    let penalty = taken.percent(penalty_percent, Rounding::HalfUp)?;
    let next = after.checked_add(1).and_then(|next| with.row(next));
    Ok(Prepayment {
        extra: taken,
        balance_before,
        balance_after: balance_before - taken,
        payment_before: before.map_or(without.first_payment(), |row| row.payment),
        next_payment: next.map_or(Money::ZERO, |row| row.payment),
        remaining_payments: with.periods().saturating_sub(after),
        // A balance left by rounding can take more payments than it took without; then none is saved.
        periods_saved: without.periods().saturating_sub(with.periods()),
        interest_saved,
        penalty,
        net_saving: interest_saved - penalty,
        without,
        with,
    })
}
