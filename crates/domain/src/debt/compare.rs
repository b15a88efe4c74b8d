//! Two to four loans side by side (贷款对比), with what each costs to get.

use super::DebtError;
use crate::cost::{MonthlyCost, monthly_cost};
use crate::loan::{Row, Schedule};
use crate::money::Money;
use rust_decimal::Decimal;

/// The most loans that are compared at once: more columns than that nobody reads.
pub const MAX_CHOICES: usize = 4;

/// One loan to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanChoice {
    /// Its schedule from the next payment on, with the fees due during its life as events.
    pub schedule: Schedule,
    /// Everything paid today to get it: exit fee of the old one, valuation, guarantee, registration; zero to stay.
    pub upfront: Money,
}

/// What one of them comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLoan {
    /// All interest.
    pub interest: Money,
    /// All fees, today's and later ones.
    pub fees: Money,
    /// Interest and fees.
    pub cost: Money,
    /// The number of payments.
    pub months: u32,
    /// The first payment.
    pub first_payment: Money,
    /// The largest payment; the last one of a loan with a balloon.
    pub highest_payment: Money,
    /// The all-in rate: principal less what is paid today, against all payments. None where no single rate exists.
    pub rate: Option<MonthlyCost>,
    /// The cost of the first choice less this one; negative when this one is dearer.
    pub saving: Money,
    /// The first payment by which it has cost no more than the first choice; 0 for the first choice itself and for one
    /// that costs nothing today and no more later; none when that never comes.
    pub recovered_after: Option<u32>,
}

/// A comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanComparison {
    /// The choices in the order given.
    pub choices: Vec<ComparedLoan>,
    /// The place of the cheapest over its whole life; the first of several.
    pub cheapest: usize,
    /// The place of the one that is paid off first.
    pub soonest: usize,
    /// The place of the one with the lowest first payment.
    pub lowest_payment: usize,
    /// Which is the cheapest for whoever keeps the loan so long: the place that rules from a number of payments on, in
    /// order; the first entry is of payment 0, when only today's costs count.
    pub cheapest_from: Vec<(u32, usize)>,
}

/// Compares 2 to [`MAX_CHOICES`] loans, of which the first is the one there is or the one first thought of.
///
/// Costs are added up without discounting: they are what leaves the account. The rate is the figure that weighs them by
/// time.
///
/// # Errors
/// [`DebtError::Choices`] for another number of them; [`DebtError::Amount`] for a negative cost today or an empty
/// schedule;
/// [`DebtError::OutOfRange`].
///
/// ```
/// use finplan_domain::debt::{LoanChoice, compare_loans};
/// use finplan_domain::loan::{Method, Terms, schedule};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let choice = |percent: &str, upfront| LoanChoice {
///     schedule: schedule(&Terms {
///         principal: Money::from_minor(80_000_000),
///         annual_rate: AnnualRate::from_percent(percent.parse().unwrap()).unwrap(),
///         months: 240,
///         method: Method::EqualInstallment,
///         currency: Currency::Cny,
///     }).unwrap(),
///     upfront: Money::from_minor(upfront),
/// };
/// let table = compare_loans(&[choice("4.2", 0), choice("3.1", 800_000), choice("2.9", 2_000_000)]).unwrap();
/// assert_eq!(table.cheapest, 2);
/// assert_eq!(table.choices[1].recovered_after, Some(12));
/// // Whoever moves out soon stays; after a year the small fee pays, and only after eight the large one.
/// assert_eq!(table.cheapest_from, [(0, 0), (12, 1), (104, 2)]);
/// ```
pub fn compare_loans(choices: &[LoanChoice]) -> Result<LoanComparison, DebtError> {
    let base = choices.first().filter(|_| choices.len() > 1 && choices.len() <= MAX_CHOICES);
    let base = base.ok_or(DebtError::Choices)?;
    let mut compared = Vec::new();
    for choice in choices {
        if choice.upfront.is_negative() || choice.schedule.periods() == 0 {
            return Err(DebtError::Amount);
        }
        compared.push(compare_one(base, choice)?);
    }
    // The first of the least ones.
    let least = |key: fn(&ComparedLoan) -> (Money, u32)| {
        let places = compared.iter().enumerate().min_by_key(|(_, one)| key(one));
        places.map_or(0, |(place, _)| place)
    };
    let cheapest = least(|one| (one.cost, 0));
    let soonest = least(|one| (Money::ZERO, one.months));
    let lowest_payment = least(|one| (one.first_payment, 0));
    Ok(LoanComparison { cheapest_from: cheapest_from(choices)?, choices: compared, cheapest, soonest, lowest_payment })
}

fn compare_one(base: &LoanChoice, choice: &LoanChoice) -> Result<ComparedLoan, DebtError> {
    let schedule = &choice.schedule;
    let (interest, fees) = (schedule.total_interest(), schedule.total_fees() + choice.upfront);
    let cost = interest + fees;
    let base_cost = base.schedule.total_interest() + base.schedule.total_fees() + base.upfront;
    let (mut mine, mut theirs) = (choice.upfront, base.upfront);
    let mut recovered_after = (mine <= theirs).then_some(0);
    // Nothing paid today and dearer every month is never recovered, so the beginning alone does not decide.
    let mut dearer = mine > theirs;
    for period in 1..=schedule.periods().max(base.schedule.periods()) {
        mine += cost_of(schedule.row(period));
        theirs += cost_of(base.schedule.row(period));
        if mine > theirs {
            (dearer, recovered_after) = (true, None);
        } else if dearer {
            (dearer, recovered_after) = (false, Some(period));
        }
    }
    Ok(ComparedLoan {
        interest,
        fees,
        cost,
        months: schedule.periods(),
        first_payment: schedule.first_payment(),
        highest_payment: schedule.rows().iter().map(|row| row.payment).max().unwrap_or(Money::ZERO),
        rate: rate(choice)?,
        saving: base_cost - cost,
        recovered_after,
    })
}

/// Interest and fee of one payment.
fn cost_of(row: Option<&Row>) -> Money {
    row.map_or(Money::ZERO, |row| row.interest + row.fee)
}

/// The internal rate of everything that moves; the currency plays no part in it.
fn rate(choice: &LoanChoice) -> Result<Option<MonthlyCost>, DebtError> {
    let received = choice.schedule.principal() - choice.schedule.prepaid_at_start() - choice.upfront;
    let mut payments = Vec::new();
    for row in choice.schedule.rows() {
        payments.push(Decimal::from((row.payment + row.extra + row.fee).minor()));
    }
    Ok(monthly_cost(Decimal::from(received.minor()), &payments).ok())
}

/// Which choice has cost the least by each payment, told where it changes.
fn cheapest_from(choices: &[LoanChoice]) -> Result<Vec<(u32, usize)>, DebtError> {
    let periods = choices.iter().map(|choice| choice.schedule.periods()).max().unwrap_or(0);
    let mut spent: Vec<Money> = choices.iter().map(|choice| choice.upfront).collect();
    let mut found: Vec<(u32, usize)> = Vec::new();
    for period in 0..=periods {
        if period > 0 {
            for (spent, choice) in spent.iter_mut().zip(choices) {
                *spent += cost_of(choice.schedule.row(period));
            }
        }
        let current = found.last().map(|last| last.1);
        // Whoever leads stays in the lead until another is really cheaper.
        let key = |place: usize, spent: &Money| (*spent, Some(place) != current, place);
        let least = spent.iter().enumerate().min_by_key(|(place, spent)| key(*place, spent)).map(|(place, _)| place);
        if let Some(place) = least.filter(|place| Some(*place) != current) {
            found.push((period, place));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debt::compare_switch;
    use crate::loan::{Method, Terms, schedule};
    use crate::money::Currency;
    use crate::rate::AnnualRate;

    fn choice(percent: &str, months: u32, upfront: i64) -> LoanChoice {
        let annual_rate = AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
        let (principal, method) = (Money::from_minor(50_000_000), Method::EqualInstallment);
        let terms = Terms { principal, annual_rate, months, method, currency: Currency::Cny };
        LoanChoice { schedule: schedule(&terms).unwrap(), upfront: Money::try_from_minor(upfront).unwrap() }
    }

    #[test]
    fn two_choices_are_the_switch() {
        for (percent, upfront) in [("3.1", 500_000), ("3.1", 0), ("5", 0), ("5", 1)] {
            let (old, new) = (choice("4", 180, 0), choice(percent, 180, upfront));
            let table = compare_loans(&[old.clone(), new.clone()]).unwrap();
            let switch = compare_switch(&old.schedule, &new.schedule, new.upfront).unwrap();
            assert_eq!(table.choices[1].saving, switch.saving);
            assert_eq!(
                table.choices[1].recovered_after,
                switch.recovered_after.filter(|_| switch.saving.is_positive())
            );
            assert_eq!(table.cheapest == 1, switch.saving.is_positive());
        }
    }

    #[test]
    fn a_loan_without_costs_has_its_rate_and_the_first_has_nothing_to_recover() {
        let table = compare_loans(&[choice("4", 120, 0), choice("4", 240, 0), choice("4", 120, 0)]).unwrap();
        for one in &table.choices {
            let simple = one.rate.unwrap().simple_percent;
            assert!((simple - Decimal::from(4)).abs() < Decimal::new(1, 4), "{simple}");
        }
        // The longer one costs more and its payment is lower; the third is the first again.
        assert_eq!((table.cheapest, table.soonest, table.lowest_payment), (0, 0, 1));
        assert_eq!(table.choices[0], table.choices[2]);
        assert_eq!(table.choices[0].recovered_after, Some(0));
        assert_eq!(table.choices[1].recovered_after, None);
        assert_eq!(table.cheapest_from, [(0, 0)]);
    }

    #[test]
    fn the_lead_changes_where_the_costs_cross() {
        let table = compare_loans(&[choice("4", 180, 0), choice("3", 180, 700_000)]).unwrap();
        let recovered = table.choices[1].recovered_after.unwrap();
        // Recovered when it has cost no more; in the lead when it has cost less.
        let lead = table.cheapest_from[1];
        assert_eq!(lead.1, 1);
        assert!(lead.0 == recovered || lead.0 == recovered + 1);
    }

    #[test]
    fn one_or_five_or_impossible_choices_are_refused() {
        let one = choice("4", 12, 0);
        assert_eq!(compare_loans(&[]), Err(DebtError::Choices));
        assert_eq!(compare_loans(std::slice::from_ref(&one)), Err(DebtError::Choices));
        assert_eq!(compare_loans(&vec![one.clone(); 5]), Err(DebtError::Choices));
        assert_eq!(compare_loans(&[one, choice("4", 12, -1)]), Err(DebtError::Amount));
    }
}
