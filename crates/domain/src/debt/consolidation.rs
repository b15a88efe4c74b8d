//! One loan in place of several debts (债务整合): is it really cheaper?

use super::{Debt, DebtError, PayoffOrder, PayoffPlan, payoff};
use crate::cost::{MonthlyCost, monthly_cost};
use crate::loan::{Method, Schedule, Terms, schedule};
use crate::money::{Currency, Money};
use crate::rate::AnnualRate;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// The loan that would replace them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConsolidationOffer {
    /// Its nominal annual rate.
    pub rate: AnnualRate,
    /// Its payments.
    pub months: u32,
    /// How it is repaid.
    pub method: Method,
    /// What it costs to get it: arrangement, guarantee, valuation; zero or more.
    pub fees: Money,
    /// What it costs to leave the old debts; zero or more.
    pub exit_costs: Money,
    /// True when both are lent too, false when they are paid in cash today.
    pub financed: bool,
}

/// One way to get rid of the debts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The payment of the first month.
    pub payment: Money,
    /// How many months it takes.
    pub months: u32,
    /// All interest.
    pub interest: Money,
    /// Fees and exit costs.
    pub fees: Money,
    /// Interest and fees.
    pub cost: Money,
    /// What it costs per year, all in. None where no single rate exists.
    pub rate: Option<MonthlyCost>,
}

/// Going on as now against consolidating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consolidation {
    /// What is owed today.
    pub owed: Money,
    /// The rates of the debts, weighted by balance, in percent.
    pub average_rate: Decimal,
    /// Going on with the same budget, the dearest debt first. None when that never clears them.
    pub staying: Option<Alternative>,
    /// The one loan.
    pub consolidated: Alternative,
    /// The new loan month by month.
    pub schedule: Schedule,
    /// The cost of staying less that of consolidating; negative when consolidating is dearer. None when staying never
    /// ends.
    pub saving: Option<Money>,
    /// The first month by which consolidating has cost no more than staying; none when that never comes. When staying
    /// never ends, it is not asked.
    pub recovered_after: Option<u32>,
}

/// Compares paying several debts with a fixed monthly budget with one loan in their place.
///
/// A lower payment is no saving: with a longer term the same debt costs more at a lower rate. Hence costs, months and
/// rates side by side.
///
/// # Errors
/// [`DebtError::Amount`] when an amount is negative, nothing is owed, or the budget is less than the minimums;
/// [`DebtError::Rate`], [`DebtError::Months`] of the offer; [`DebtError::OutOfRange`].
///
/// ```
/// use finplan_domain::debt::{ConsolidationOffer, Debt, consolidate};
/// use finplan_domain::{loan::Method, money::Money, rate::AnnualRate};
/// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
/// let debt = |balance, percent, minimum| Debt {
///     balance: Money::from_minor(balance), rate: rate(percent), minimum: Money::from_minor(minimum) };
/// let debts = [debt(3_000_000, "18.25", 90_000), debt(5_000_000, "12", 120_000)];
/// let offer = ConsolidationOffer {
///     rate: rate("6"),
///     months: 36,
///     method: Method::EqualInstallment,
///     fees: Money::from_minor(160_000),
///     exit_costs: Money::ZERO,
///     financed: true,
/// };
/// let answer = consolidate(&debts, Money::from_minor(280_000), &offer).unwrap();
/// assert_eq!(answer.average_rate.round_dp(2).to_string(), "14.34");
/// assert!(answer.saving.unwrap().is_positive());
/// // The fee makes 7.3 % of the 6 %.
/// assert_eq!(answer.consolidated.rate.unwrap().simple_percent.round_dp(1).to_string(), "7.3");
/// ```
pub fn consolidate(debts: &[Debt], budget: Money, offer: &ConsolidationOffer) -> Result<Consolidation, DebtError> {
    if offer.fees.is_negative() || offer.exit_costs.is_negative() {
        return Err(DebtError::Amount);
    }
    let staying = match payoff(debts, budget, PayoffOrder::Avalanche) {
        Ok(plan) => Some(plan),
        Err(DebtError::NeverPaid) => None,
        Err(error) => return Err(error),
    };
    let owed = debts.iter().map(|debt| debt.balance).sum::<Money>();
    let fees = offer.fees + offer.exit_costs;
    let (lent, cash) = if offer.financed { (owed + fees, Money::ZERO) } else { (owed, fees) };
    let terms = Terms {
        principal: lent,
        annual_rate: offer.rate,
        months: offer.months,
        method: offer.method,
        // The rows are in minor units, whatever they are called.
        currency: Currency::Cny,
    };
    let schedule = schedule(&terms)?;
    let payments: Vec<Money> = schedule.rows().iter().map(|row| row.payment).collect();
    let consolidated = alternative(owed, cash, &payments, schedule.total_interest(), fees)?;
    let (mut saving, mut recovered_after, mut old) = (None, None, None);
    if let Some(plan) = &staying {
        let months = interest_by_month(plan, budget)?;
        let paid: Vec<Money> = months.iter().map(|month| month.1).collect();
        let separate = alternative(owed, Money::ZERO, &paid, plan.interest, Money::ZERO)?;
        saving = Some(separate.cost - consolidated.cost);
        recovered_after = recovered(&months, &schedule, fees)?;
        old = Some(separate);
    }
    Ok(Consolidation {
        owed,
        average_rate: average_rate(debts, owed)?,
        staying: old,
        consolidated,
        schedule,
        saving,
        recovered_after,
    })
}

fn alternative(
    owed: Money,
    cash: Money,
    payments: &[Money],
    interest: Money,
    fees: Money,
) -> Result<Alternative, DebtError> {
    let flows: Vec<Decimal> = payments.iter().map(|payment| Decimal::from(payment.minor())).collect();
    let received = Decimal::from((owed - cash).minor());
    Ok(Alternative {
        payment: payments.first().copied().unwrap_or(Money::ZERO),
        months: u32::try_from(payments.len()).map_err(|_| DebtError::Months)?,
        interest,
        fees,
        cost: interest + fees,
        rate: monthly_cost(received, &flows).ok(),
    })
}

/// The interest and the payment of each month: the budget, and what is left in the last one.
fn interest_by_month(plan: &PayoffPlan, budget: Money) -> Result<Vec<(Money, Money)>, DebtError> {
    let (mut months, mut charged) = (Vec::new(), Money::ZERO);
    for (before, after) in plan.path.iter().zip(plan.path.iter().skip(1)) {
        let (interest, paid) = if after.is_zero() {
            let interest = plan.interest - charged;
            (interest, *before + interest)
        } else {
            (*after - *before + budget, budget)
        };
        charged += interest;
        months.push((interest, paid));
    }
    Ok(months)
}

/// The first month from which consolidating has cost no more than staying, for good.
fn recovered(old: &[(Money, Money)], new: &Schedule, fees: Money) -> Result<Option<u32>, DebtError> {
    let (mut staying, mut consolidating) = (Money::ZERO, fees);
    let mut since = fees.is_zero().then_some(0);
    let mut old = old.iter();
    for period in 1..=new.periods().max(u32::try_from(old.len()).map_err(|_| DebtError::Months)?) {
        staying += old.next().map_or(Money::ZERO, |month| month.0);
        consolidating += new.row(period).map_or(Money::ZERO, |row| row.interest);
        since = if consolidating <= staying { since.or(Some(period)) } else { None };
    }
    Ok(since)
}

/// `sum balance * rate / sum balance`.
fn average_rate(debts: &[Debt], owed: Money) -> Result<Decimal, DebtError> {
    let sum = debts.iter().try_fold(Decimal::ZERO, |sum, debt| {
        sum.add_checked(debt.rate.percent().mul_checked(Decimal::from(debt.balance.minor()))?)
    });
    sum.and_then(|sum| sum.div_checked(Decimal::from(owed.minor()))).ok_or(DebtError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(percent: &str) -> AnnualRate {
        AnnualRate::from_percent(percent.parse().unwrap()).unwrap()
    }

    fn debt(balance: i64, percent: &str, minimum: i64) -> Debt {
        Debt {
            balance: Money::try_from_minor(balance).unwrap(),
            rate: rate(percent),
            minimum: Money::try_from_minor(minimum).unwrap(),
        }
    }

    fn offer(percent: &str, months: u32, fees: i64) -> ConsolidationOffer {
        ConsolidationOffer {
            rate: rate(percent),
            months,
            method: Method::EqualInstallment,
            fees: Money::try_from_minor(fees).unwrap(),
            exit_costs: Money::ZERO,
            financed: false,
        }
    }

    const BUDGET: Money = Money::from_minor(100_000);

    #[test]
    fn the_same_debt_at_the_same_rate_and_payment_costs_the_same() {
        let debts = [debt(1_000_000, "12", 0), debt(200_000, "12", 0)];
        let answer = consolidate(&debts, Money::from_minor(106_619), &offer("12", 12, 0)).unwrap();
        let staying = answer.staying.unwrap();
        assert_eq!((staying.months, answer.consolidated.months), (12, 12));
        // Interest is rounded for each debt, so a cent each month at most.
        assert!(answer.saving.unwrap().minor().abs() <= 12);
        assert_eq!(answer.average_rate, Decimal::from(12));
        let simple = staying.rate.unwrap().simple_percent;
        assert!((simple - Decimal::from(12)).abs() < Decimal::new(1, 2), "{simple}");
    }

    #[test]
    fn a_lower_payment_can_cost_more() {
        let debts = [debt(1_000_000, "12", 20_000), debt(500_000, "9", 20_000)];
        let answer = consolidate(&debts, BUDGET, &offer("8", 120, 0)).unwrap();
        let staying = answer.staying.unwrap();
        assert!(answer.consolidated.payment < staying.payment);
        assert!(answer.consolidated.rate.unwrap().simple_percent < staying.rate.unwrap().simple_percent);
        assert!(answer.saving.unwrap().is_negative());
        // It was cheaper for a while, but not in the end.
        assert_eq!(answer.recovered_after, None);
    }

    #[test]
    fn fees_are_costs_whether_lent_or_paid() {
        let debts = [debt(1_000_000, "18", 20_000)];
        let without = consolidate(&debts, BUDGET, &offer("6", 12, 0)).unwrap();
        let paid = consolidate(&debts, BUDGET, &offer("6", 12, 20_000)).unwrap();
        let lent = ConsolidationOffer { financed: true, ..offer("6", 12, 20_000) };
        let lent = consolidate(&debts, BUDGET, &lent).unwrap();
        assert_eq!(paid.consolidated.cost - without.consolidated.cost, Money::from_minor(20_000));
        assert!(lent.consolidated.cost > paid.consolidated.cost);
        assert!(lent.consolidated.payment > paid.consolidated.payment);
        for dear in [&paid, &lent] {
            let simple = |answer: &Consolidation| answer.consolidated.rate.unwrap().simple_percent;
            assert!(simple(dear) > simple(&without));
            assert!(dear.recovered_after > without.recovered_after);
        }
        let exit = ConsolidationOffer { exit_costs: Money::from_minor(20_000), ..offer("6", 12, 0) };
        assert_eq!(consolidate(&debts, BUDGET, &exit).unwrap().consolidated, paid.consolidated);
    }

    #[test]
    fn debts_that_never_end_have_no_saving_but_a_way_out() {
        let debts = [debt(10_000_000, "12", 20_000)];
        let answer = consolidate(&debts, BUDGET, &offer("6", 120, 0)).unwrap();
        assert_eq!((answer.staying, answer.saving, answer.recovered_after), (None, None, None));
        assert_eq!(answer.consolidated.months, 120);
    }

    #[test]
    fn impossible_questions_name_their_input() {
        let debts = [debt(1_000_000, "12", 20_000)];
        let refuse = |debts: &[Debt], budget, offer| consolidate(debts, Money::from_minor(budget), &offer).unwrap_err();
        assert_eq!(refuse(&[], 100_000, offer("6", 12, 0)), DebtError::Amount);
        assert_eq!(refuse(&debts, 10_000, offer("6", 12, 0)), DebtError::Amount);
        assert_eq!(refuse(&debts, 100_000, offer("6", 12, -1)), DebtError::Amount);
        assert_eq!(refuse(&debts, 100_000, offer("6", 0, 0)), DebtError::Months);
        assert_eq!(refuse(&debts, 100_000, offer("-6", 12, 0)), DebtError::Rate);
    }
}
