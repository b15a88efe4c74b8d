//! A household's month, and how long its money lasts.

use rust_decimal::Decimal;

use super::{FieldError, Flow, Household, Steadiness};
use crate::base::decimal::DecimalExt as _;
use crate::domain::household::{
    Asset, Budget, BudgetLine, BudgetTotals, EmergencyFund, Frequency, HouseholdMonth, HouseholdRatios, NetWorth, Norm,
    Standing, emergency_fund, emergency_months, net_worth,
};
use crate::domain::money::Money;
use crate::tool::pack::ProtectionNorms;
use crate::tool::text::Text;

/// The longest time that is told: what lasts longer is told as this.
pub(super) const MAX_MONTHS: u32 = 1_200;

/// One kind of money in a month and in a year.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    pub(super) yearly: Money,
    pub(super) monthly: Money,
}

/// Everything that follows from what was entered.
pub(super) struct HouseholdTerms {
    pub(super) income: Sum,
    pub(super) second_income: Sum,
    pub(super) essential: Sum,
    pub(super) wants: Sum,
    pub(super) debts: Sum,
    /// What is left, below nothing where more is spent.
    pub(super) surplus: Sum,
    /// The surplus in percent of the income.
    pub(super) saving_rate: Option<Decimal>,
    pub(super) ratios: HouseholdRatios,
    /// The money at hand beside the months that it shall last, both ends the same.
    pub(super) fund: EmergencyFund,
    pub(super) worth: NetWorth,
    pub(super) savings: Money,
    /// What has to be paid every month, whatever happens.
    pub(super) committed: Money,
    /// What is paid in a month as things are.
    pub(super) spending: Money,
}

/// A whole number of months, no more than can be told.
pub(super) fn whole_months(months: Decimal) -> u32 {
    u32::try_from(months.trunc()).unwrap_or(MAX_MONTHS).min(MAX_MONTHS)
}

impl Household {
    fn lines(&self, monthly: Money, flow: Flow) -> Vec<BudgetLine> {
        let mut lines = vec![BudgetLine { amount: monthly, frequency: Frequency::Monthly }];
        let others = self.others.iter().filter(|other| other.kind == flow);
        lines.extend(others.map(|other| BudgetLine { amount: other.amount, frequency: other.per.into() }));
        lines
    }

    fn owned(&self) -> [(Asset, Money); 7] {
        [
            (Asset::Cash, self.savings),
            (Asset::Deposit, self.deposits),
            (Asset::Fund, self.funds),
            (Asset::Stock, self.stocks),
            (Asset::InsuranceCashValue, self.policies),
            (Asset::Property, self.property),
            (Asset::Other, self.other_assets),
        ]
    }

    /// Whether anything is owned besides the money at hand, or owed.
    pub(super) fn has_balance_sheet(&self) -> bool {
        let rest = [self.home_debt, self.other_debt];
        self.owned().iter().skip(1).map(|(_, amount)| *amount).chain(rest).any(Money::is_positive)
    }
}

impl HouseholdTerms {
    /// # Errors
    /// At the income where the sums of a year are too large.
    pub(super) fn of(input: &Household) -> Result<HouseholdTerms, FieldError> {
        HouseholdTerms::computed(input).ok_or_else(|| FieldError::out_of_range(Household::INCOME))
    }

    fn computed(input: &Household) -> Option<HouseholdTerms> {
        let sum = |monthly, flow| sum(input.lines(monthly, flow));
        let income = sum(input.income, Flow::Income)?;
        let second_income = sum(input.second_income, Flow::SecondIncome)?;
        let essential = sum(input.essential, Flow::Essential)?;
        let wants = sum(input.wants, Flow::Wants)?;
        let debts = sum(input.debts, Flow::Debts)?;
        let totals = BudgetTotals {
            yearly_income: income.yearly + second_income.yearly,
            yearly_expense: essential.yearly + wants.yearly + debts.yearly,
        };
        let surplus = Sum { yearly: totals.yearly_surplus(), monthly: totals.monthly(totals.yearly_surplus())? };
        let worth = net_worth(&input.owned(), &[input.home_debt, input.other_debt]);
        let month = HouseholdMonth {
            income: totals.monthly(totals.yearly_income)?,
            expense: totals.monthly(essential.yearly + wants.yearly)?,
            debt_payments: debts.monthly,
            liquid: input.savings,
            debt: worth.debts,
        };
        let reserve = Norm { low: input.reserve.into(), high: input.reserve.into() };
        let committed = totals.monthly(essential.yearly + debts.yearly)?;
        Some(HouseholdTerms {
            income,
            second_income,
            essential,
            wants,
            debts,
            surplus,
            saving_rate: totals.saving_rate_percent(),
            ratios: month.ratios(),
            fund: emergency_fund(committed, input.savings, surplus.monthly.at_least_zero(), reserve)?,
            worth,
            savings: input.savings,
            committed,
            spending: totals.monthly(totals.yearly_expense)?,
        })
    }

    /// The whole months for which the money at hand pays what has to be paid.
    pub(super) fn runway(&self) -> u32 {
        whole_months(self.fund.months_covered)
    }

    /// The whole months for which it pays everything that is spent now.
    pub(super) fn runway_as_now(&self) -> u32 {
        let months = emergency_months(self.savings.to_decimal(), self.spending.to_decimal());
        months.map_or(MAX_MONTHS, whole_months)
    }

    /// The whole months for which it fills what is short each month; `None` where nothing is short.
    pub(super) fn fills_shortfall(&self) -> Option<u32> {
        let short = -self.surplus.monthly;
        emergency_months(self.savings.to_decimal(), short.to_decimal()).map(whole_months)
    }

    /// What is missing to the reserve.
    pub(super) const fn gap(&self) -> Money {
        self.fund.to_low.gap
    }

    /// What is at hand after each month without an income, until it is gone or `months` have passed.
    pub(super) fn left(&self, monthly: Money, months: u32) -> Vec<Decimal> {
        let mut left = self.savings;
        let mut path = vec![left.to_decimal()];
        for _ in 0..months {
            left = (left - monthly).at_least_zero();
            path.push(left.to_decimal());
        }
        path
    }
}

fn sum(lines: Vec<BudgetLine>) -> Option<Sum> {
    let totals = Budget { income: lines, expense: Vec::new() }.totals()?;
    Some(Sum { yearly: totals.yearly_income, monthly: totals.monthly(totals.yearly_income)? })
}

/// The range that is commonly used for a reserve, as far as it was checked.
pub(super) fn usual_reserve(norms: &ProtectionNorms) -> Option<Norm> {
    norms.emergency_fund.last().filter(|row| !row.unverified).map(|row| row.value)
}

/// The months of a reserve for an income so steady: the lower end of what is usual, the middle of it, the upper end.
pub(super) fn reserve_for(steadiness: Steadiness, usual: Norm) -> u32 {
    let months = match steadiness {
        Steadiness::Steady => Some(usual.low),
        Steadiness::Uneven => usual.low.add_checked(usual.high).and_then(|both| both.div_checked(Decimal::TWO)),
        Steadiness::Irregular => Some(usual.high),
    };
    whole_months(months.unwrap_or(usual.high).ceil())
}

/// Where the money at hand stands beside what is usual, in words.
pub(super) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Below => "below",
        Standing::Within => "within",
        Standing::Above => "above",
    }
}

/// Comfortable, tight or too much, as the customer or the bank has drawn the lines.
pub(super) fn debt_verdict(input: &Household, share: Decimal) -> &'static str {
    if share > input.limit {
        "too_much"
    } else if share > input.comfortable {
        "tight"
    } else {
        "comfortable"
    }
}

/// What is wrong with the two lines.
pub(super) fn check_shares(input: &Household) -> Result<(), FieldError> {
    if input.limit < input.comfortable {
        return Err(FieldError::at(Household::LIMIT, Text::plain("household.error.limit")));
    }
    Ok(())
}
