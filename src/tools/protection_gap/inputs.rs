//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::Inputs;
use crate::tool::meaning::{Meaning, Reference};
use crate::tool::wish::Wish;

/// Whose income a family lives on, what would have to be paid without it, and what is there. Amounts are in currency
/// units: all that follows is a projection.
#[derive(Clone, Debug, Inputs)]
#[tool("protection_gap", with_money_for(Need::Protection), under(Wish::Protection))]
pub struct ProtectionGap {
    /// What she brings home in a month (到手收入).
    #[input(InputKind::Money(Range::whole(1_000, 10_000_000, 500, 15_000)), means(Meaning::MonthlyIncome))]
    pub income: Decimal,
    /// What the family cannot leave out of a month, without debts (必要支出).
    #[input(InputKind::Money(Range::whole(100, 10_000_000, 500, 5_000)), means(Meaning::EssentialSpending))]
    pub essential: Decimal,
    /// Everything that is owed.
    #[input(amount(0))]
    pub owed: Decimal,
    /// Money that is there within days.
    #[input(amount(30_000), means(Meaning::MoneyAtHand))]
    pub savings: Decimal,
    /// What life insurance would pay (寿险保额).
    #[input(amount(0))]
    pub life_cover: Decimal,
    /// What critical illness insurance would pay (重疾险保额).
    #[input(amount(0))]
    pub illness_cover: Decimal,
    /// What disability insurance would pay, at once (失能保障).
    #[input(amount(0))]
    pub disability_cover: Decimal,
    /// Her age.
    #[input(InputKind::Count(Range::whole(18, 80, 1, 35)))]
    pub age: u32,
    /// The premiums of a year for all of it.
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 500, 0)))]
    pub premium: Decimal,
    /// For how many years the income is replaced.
    #[input(InputKind::Years(Range::whole(1, 40, 1, 10)), assumed)]
    pub years: u32,
    /// How much of the income is replaced, in percent.
    #[input(InputKind::Percent(Range::whole(10, 100, 5, 70)), assumed)]
    pub replacement: Decimal,
    /// What the education of the children takes.
    #[input(amount(0), assumed)]
    pub education: Decimal,
    /// What the support of parents takes.
    #[input(amount(0), assumed)]
    pub parents: Decimal,
    /// Costs at the end.
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 1_000, 0)), assumed)]
    pub final_costs: Decimal,
    /// What comes in every month without her, such as a survivor's pension.
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 500, 0)), assumed)]
    pub continuing: Decimal,
    /// The return of money set aside above inflation, in percent a year.
    #[input(InputKind::Percent(Range::scaled(-500, 500, 25, 0, 2).usual(-200, 300, 2)), assumed)]
    pub discount: Decimal,
    /// How many yearly incomes the cover of critical illness comes to.
    #[input(InputKind::Count(Range::whole(1, 10, 1, 3)), assumed, begins(Reference::IllnessIncomes))]
    pub illness_incomes: u32,
    /// How much of the income is replaced in disability, in percent.
    #[input(InputKind::Percent(Range::whole(10, 100, 5, 60)), assumed)]
    pub disability_replacement: Decimal,
    /// What comes in every month in disability.
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 500, 0)), assumed)]
    pub disability_benefit: Decimal,
    /// The years at the beginning that the family bears by itself.
    #[input(InputKind::Years(Range::whole(0, 5, 1, 0)), assumed)]
    pub waiting: u32,
    /// The age until which the income is needed.
    #[input(InputKind::Count(Range::whole(30, 85, 1, 60)), assumed)]
    pub until_age: u32,
}

const fn amount(default: u32) -> InputKind {
    InputKind::Money(Range::whole(0, 100_000_000, 1_000, default))
}
