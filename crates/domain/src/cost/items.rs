//! A loan's cost item by item, as the disclosure table of 金规〔2026〕2号 lists it.

use super::{CostError, MonthlyCost, monthly_cost};
use crate::loan::Schedule;
use crate::money::Money;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// When a fee falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeeDue {
    /// Before or at the drawdown: it reduces what is received.
    Upfront,
    /// With payment so-and-so, counted from 1.
    With(u32),
    /// With every payment.
    EveryPayment,
}

/// When the first payment is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstPayment {
    /// A month after the drawdown.
    MonthLater,
    /// With the drawdown: nothing of it was ever lent.
    AtOnce,
}

/// Whether the customer pays an item when all goes well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Occurrence {
    /// Always: it is part of the annualised cost.
    Normal,
    /// Only in some event, such as late payment: listed apart, never annualised.
    Contingent,
}

/// One fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fee {
    /// What it is called.
    pub name: &'static str,
    /// Who collects it.
    pub collector: &'static str,
    /// How much each time.
    pub amount: Money,
    /// When.
    pub due: FeeDue,
    /// Whether it is sure.
    pub occurrence: Occurrence,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostItem {
    /// The fee, or nothing for the interest.
    pub fee: Option<Fee>,
    /// All of it over the whole life of the loan.
    pub total: Money,
    /// In percent of the principal outstanding, per year: `total / (sum of balances / 12)`.
    pub annual_percent: Decimal,
}

/// The whole cost of a loan.
///
/// Two annual figures are given because the formula of the rule is not published in a text we have seen: six large
/// banks describe a **sum of annualised items**, while PBoC Announcement \[2021\] No. 3 asks for the **IRR**. A screen
/// names the one it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostStatement {
    /// Interest first, then the sure fees.
    pub items: Vec<CostItem>,
    /// What may fall due besides.
    pub contingent: Vec<Fee>,
    /// The sum of the items' annual percentages.
    pub sum_of_items_percent: Decimal,
    /// The internal rate of return of all money that moves.
    pub irr: MonthlyCost,
    /// Interest and sure fees.
    pub total: Money,
}

/// Draws up the statement of a monthly schedule and its fees. The fees of the schedule's own events are one item.
///
/// A schedule whose first payment is made at once runs a month less: its amounts stay, its flows come a month earlier.
///
/// # Errors
/// [`CostError::Fee`] for a negative fee, one after the last payment, or fees that leave nothing of the principal;
/// [`CostError::NoRate`], [`CostError::OutOfRange`].
///
/// ```
/// use finplan_domain::cost::{FeeDue, Fee, FirstPayment, Occurrence, statement};
/// use finplan_domain::loan::{Method, Terms, schedule};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(10_000_000),
///     annual_rate: AnnualRate::from_percent(6.into()).unwrap(),
///     months: 12,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// let guarantee = Fee {
///     name: "guarantee",
///     collector: "insurer",
///     amount: Money::from_minor(100_000),
///     due: FeeDue::Upfront,
///     occurrence: Occurrence::Normal,
/// };
/// let plan = schedule(&terms).unwrap();
/// let statement = statement(&plan, &[guarantee], FirstPayment::MonthLater).unwrap();
/// assert_eq!(statement.items[0].annual_percent.round_dp(2).to_string(), "6.00");
/// assert_eq!(statement.items[1].annual_percent.round_dp(2).to_string(), "1.83");
/// assert_eq!(statement.irr.simple_percent.round_dp(2).to_string(), "7.89");
/// ```
pub fn statement(schedule: &Schedule, fees: &[Fee], first: FirstPayment) -> Result<CostStatement, CostError> {
    let out_of_range = || CostError::OutOfRange;
    let (mut outflows, mut balance_months) = (Vec::new(), 0_i64);
    let mut owed = principal(schedule).ok_or_else(out_of_range)?;
    let lent = owed;
    for row in schedule.rows() {
        let month = if first == FirstPayment::AtOnce { row.balance } else { owed };
        balance_months = balance_months.checked_add(month.minor()).ok_or_else(out_of_range)?;
        outflows.push(row.payment + row.extra + row.fee);
        owed = row.balance;
    }
    let mut received = lent;
    let (mut items, mut contingent) = (Vec::new(), Vec::new());
    items.push(item(None, schedule.total_interest(), balance_months)?);
    if schedule.total_fees().is_positive() {
        items.push(item(None, schedule.total_fees(), balance_months)?);
    }
    for fee in fees {
        if fee.amount.is_negative() {
            return Err(CostError::Fee);
        }
        if fee.occurrence == Occurrence::Contingent {
            contingent.push(*fee);
            continue;
        }
        let total = charge(fee, &mut received, &mut outflows)?;
        items.push(item(Some(*fee), total, balance_months)?);
    }
    if first == FirstPayment::AtOnce && !outflows.is_empty() {
        received -= outflows.remove(0);
    }
    if !received.is_positive() {
        return Err(CostError::Fee);
    }
    let payments: Vec<Decimal> = outflows.into_iter().map(Money::to_decimal).collect();
    let irr = monthly_cost(received.to_decimal(), &payments)?;
    let sum = items.iter().try_fold(Decimal::ZERO, |sum, item| sum.add_checked(item.annual_percent));
    let total = items.iter().map(|item| item.total).sum();
    Ok(CostStatement { items, contingent, sum_of_items_percent: sum.ok_or_else(out_of_range)?, irr, total })
}

/// What was lent and not paid back before the first payment.
fn principal(schedule: &Schedule) -> Option<Money> {
    let first = schedule.rows().first()?;
    Some(first.balance + first.principal + first.extra)
}

/// Puts a fee among the flows; gives its total.
fn charge(fee: &Fee, received: &mut Money, outflows: &mut [Money]) -> Result<Money, CostError> {
    match fee.due {
        FeeDue::Upfront => {
            *received -= fee.amount;
            Ok(fee.amount)
        }
        FeeDue::With(period) => {
            let index = usize::try_from(period).ok().and_then(|period| period.checked_sub(1));
            let flow = index.and_then(|index| outflows.get_mut(index)).ok_or(CostError::Fee)?;
            *flow += fee.amount;
            Ok(fee.amount)
        }
        FeeDue::EveryPayment => {
            let mut total = Money::ZERO;
            for flow in outflows {
                *flow += fee.amount;
                total += fee.amount;
            }
            Ok(total)
        }
    }
}

fn item(fee: Option<Fee>, total: Money, balance_months: i64) -> Result<CostItem, CostError> {
    let percent = Decimal::from(total.minor())
        .mul_checked(Decimal::from(1200))
        .and_then(|total| total.div_checked(Decimal::from(balance_months)));
    Ok(CostItem { fee, total, annual_percent: percent.ok_or(CostError::OutOfRange)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loan::{Method, Terms, schedule};
    use crate::money::Currency;
    use crate::rate::AnnualRate;

    fn loan() -> Schedule {
        let annual_rate = AnnualRate::from_percent(12.into()).unwrap();
        let principal = Money::from_minor(1_200_000);
        schedule(&Terms { principal, annual_rate, months: 12, method: Method::EqualPrincipal, currency: Currency::Cny })
            .unwrap()
    }

    fn fee(amount: i64, due: FeeDue, occurrence: Occurrence) -> Fee {
        Fee { name: "fee", collector: "bank", amount: Money::try_from_minor(amount).unwrap(), due, occurrence }
    }

    fn later(fees: &[Fee]) -> Result<CostStatement, CostError> {
        statement(&loan(), fees, FirstPayment::MonthLater)
    }

    #[test]
    fn without_fees_all_figures_are_the_rate() {
        let statement = later(&[]).unwrap();
        assert_eq!(statement.sum_of_items_percent.round_dp(10).normalize(), 12.into());
        assert_eq!(statement.irr.simple_percent.round_dp(10).normalize(), 12.into());
        assert_eq!(statement.total, Money::from_minor(78_000));
    }

    #[test]
    fn contingent_fees_are_listed_and_not_counted() {
        let late = fee(999_999, FeeDue::With(1), Occurrence::Contingent);
        let with = later(&[late]).unwrap();
        assert_eq!(with.contingent, [late]);
        assert_eq!(with.irr, later(&[]).unwrap().irr);
    }

    #[test]
    fn every_due_date_counts() {
        let normal = |amount, due| fee(amount, due, Occurrence::Normal);
        let cost = |due| later(&[normal(12_000, due)]).unwrap().irr.simple_percent;
        // The sooner it is paid, the dearer.
        assert!(cost(FeeDue::Upfront) > cost(FeeDue::With(1)));
        assert!(cost(FeeDue::With(1)) > cost(FeeDue::With(12)));
        assert!(cost(FeeDue::EveryPayment) > cost(FeeDue::Upfront));
        let refused = |amount, due| later(&[normal(amount, due)]).unwrap_err();
        assert_eq!(refused(1, FeeDue::With(13)), CostError::Fee);
        assert_eq!(refused(1, FeeDue::With(0)), CostError::Fee);
        assert_eq!(refused(-1, FeeDue::Upfront), CostError::Fee);
        assert_eq!(refused(1_200_000, FeeDue::Upfront), CostError::Fee);
    }
    #[test]
    fn a_first_payment_at_once_leaves_less_to_use_and_costs_more() {
        // 12,000 in twelve parts of 1,000 with a fee of 72 each: 10,928 received for eleven payments of 1,072.
        let annual_rate = AnnualRate::from_percent("7.2".parse().unwrap()).unwrap();
        let (principal, method) = (Money::from_minor(1_200_000), Method::FlatFee);
        let plan = schedule(&Terms { principal, annual_rate, months: 12, method, currency: Currency::Cny }).unwrap();
        let cost = |first| statement(&plan, &[], first).unwrap();
        let (later, at_once) = (cost(FirstPayment::MonthLater), cost(FirstPayment::AtOnce));
        let irr = |cost: &CostStatement| cost.irr.simple_percent.round_dp(2).to_string();
        assert_eq!((irr(&later), irr(&at_once)), ("13.03".to_owned(), "15.48".to_owned()));
        assert_eq!(later.total, at_once.total);
        // 864 over balances of 12,000 + 11,000 + ... + 1,000 = 78,000, or of 66,000 without the first month.
        let sum = |cost: &CostStatement| cost.sum_of_items_percent.round_dp(2).to_string();
        assert_eq!((sum(&later), sum(&at_once)), ("13.29".to_owned(), "15.71".to_owned()));
    }
}
