//! From a calculation to the products for it: what the money is for, how much, how long.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::advice::segment::Visit;
use crate::advice::suitability::Customer;
use crate::base::decimal::DecimalExt as _;
use crate::tool::Tool;
use crate::tool::meaning::Tells;
use crate::tool::value::{Value, Values};
use crate::tools::registry;

/// What a calculation says about the products that its customer may look for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProductIntent {
    /// What the money is for.
    pub goal: Option<Need>,
    /// What is borrowed, in currency units.
    pub borrow: Option<Decimal>,
    /// What is put in, in currency units.
    pub amount: Option<Decimal>,
    /// For how many months it is borrowed, or not needed.
    pub months: Option<u32>,
}

/// What the calculations of a visit say that the customer looks for, the latest first; a tool that was only opened says
/// nothing.
#[must_use]
pub fn needs_of_visit(visit: &Visit) -> Vec<Need> {
    let mut needs = Vec::new();
    for used in visit.tools.iter().rev().filter(|used| used.changed) {
        let need = registry::need(used.tool);
        if let Some(need) = need.filter(|need| !needs.contains(need)) {
            needs.push(need);
        }
    }
    needs
}

impl ProductIntent {
    /// What these values of a tool say; `None` for a tool that leads to no product, such as that of debts.
    #[must_use]
    pub fn of(tool: &Tool, values: &Values, today: NaiveDate) -> Option<ProductIntent> {
        let goal = tool.need?;
        let amount = Some(amount(tool, values)).filter(|amount| *amount > Decimal::ZERO);
        let months = months(tool, values, today);
        let (borrow, amount) = if tool.borrows { (amount, None) } else { (None, amount) };
        Some(ProductIntent { goal: Some(goal), borrow, amount, months })
    }

    /// Adds it to what is known of a customer.
    pub fn add_to(&self, customer: &mut Customer) {
        customer.goal = self.goal;
        customer.borrow = self.borrow;
        customer.amount = self.amount;
        customer.months = self.months;
    }
}

/// What the values tell in one respect.
fn told(tool: &Tool, values: &Values, tells: Tells) -> Option<Value> {
    tool.inputs.iter().filter(|input| input.tells == Some(tells)).find_map(|input| values.get(input.id))
}

/// The amount that the tool is about: of a price, what is left after the customer's own part.
pub(super) fn amount(tool: &Tool, values: &Values) -> Decimal {
    let number = |tells| match told(tool, values, tells) {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    };
    let Some(price) = number(Tells::Price) else { return number(Tells::Amount).unwrap_or_default() };
    let share = price
        .mul_checked(number(Tells::OwnShare).unwrap_or_default())
        .and_then(|own| own.div_checked(Decimal::ONE_HUNDRED));
    let own = share.and_then(|share| number(Tells::Own).unwrap_or_default().add_checked(share));
    own.and_then(|own| price.sub_checked(own)).unwrap_or_default().round_half_up(2)
}

fn months(tool: &Tool, values: &Values, today: NaiveDate) -> Option<u32> {
    if let Some(Value::Month(target)) = told(tool, values, Tells::Until) {
        let years = target.year().saturating_sub(today.year());
        let month = |day: NaiveDate| i32::try_from(day.month()).unwrap_or_default();
        let months = years.saturating_mul(12).saturating_add(month(target)).saturating_sub(month(today));
        return u32::try_from(months).ok();
    }
    let count = |tells| match told(tool, values, tells) {
        Some(Value::Number(number)) => u32::try_from(number).ok(),
        _ => None,
    };
    count(Tells::Months).or_else(|| Some(count(Tells::Years)?.saturating_mul(12)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::segment::UsedTool;
    use crate::domain::money::Currency;
    use crate::tool::Context;
    use crate::tool::form::Form;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn of(tool: &str, given: &[(&'static str, i64)]) -> ProductIntent {
        let mut values = Values::default();
        for (id, number) in given {
            values.set(id, Value::Number((*number).into()));
        }
        ProductIntent::of(registry::find(tool).unwrap(), &values, today()).unwrap()
    }

    #[test]
    fn the_loan_is_what_the_own_money_does_not_pay() {
        let plain = of("mortgage", &[("amount", 1_200_000), ("term", 30)]);
        assert_eq!((plain.borrow, plain.months), (Some(1_200_000.into()), Some(360)));
        // 1,500,000 less 30 %, and less 450,000.
        let share = of("mortgage", &[("price", 1_500_000), ("down_share", 30), ("term", 30)]);
        assert_eq!(share.borrow, Some(1_050_000.into()));
        let down = of("mortgage", &[("price", 1_500_000), ("down_payment", 450_000), ("term", 30)]);
        assert_eq!(down.borrow, Some(1_050_000.into()));
        let car = of("car_loan", &[("price", 180_000), ("down", 54_000), ("months", 36)]);
        assert_eq!((car.goal, car.borrow, car.months), (Some(Need::Purchase), Some(126_000.into()), Some(36)));
        assert_eq!(of("refinance", &[("balance", 800_000), ("months_left", 240)]).months, Some(240));
    }

    #[test]
    fn savings_are_put_in_until_their_month() {
        let mut values = Values::default();
        values.set("start", Value::Number(20_000.into()));
        values.set("target", Value::Month(NaiveDate::from_ymd_opt(2029, 2, 1).unwrap()));
        let saving = ProductIntent::of(registry::find("saving_goal").unwrap(), &values, today()).unwrap();
        // November 2026 to February 2029: two years and three months.
        assert_eq!((saving.borrow, saving.amount, saving.months), (None, Some(20_000.into()), Some(27)));
    }

    #[test]
    fn every_tool_says_what_its_customer_looks_for() {
        let silent: Vec<_> = registry::TOOLS.iter().filter(|tool| tool.need.is_none()).map(|tool| tool.id).collect();
        for tool in ["card_debt", "debts"] {
            assert!(silent.contains(&tool), "who asks how to get out of debt is shown no product");
        }
        let used = |tool, changed| UsedTool { tool, changed, kept: 0, numbers: Vec::new() };
        let tools =
            vec![used("mortgage", true), used("debts", true), used("car_loan", false), used("saving_goal", true)];
        let visit = Visit { tools, ..Visit::default() };
        assert_eq!(needs_of_visit(&visit), [Need::Saving, Need::Home]);
    }

    #[test]
    fn every_tool_with_a_need_says_what_it_is_for() {
        let context = Context::new(today(), Currency::Cny);
        let mut led = 0;
        for calculator in registry::CALCULATORS {
            let tool = calculator.tool;
            let mut values = Values::default();
            for field in &Form::new(calculator, &[], &context).fields {
                values.set(field.input.id, field.default);
            }
            let Some(intent) = ProductIntent::of(tool, &values, today()) else { continue };
            assert_eq!(intent.goal, tool.need, "{}", tool.id);
            assert!(if tool.borrows { intent.amount.is_none() } else { intent.borrow.is_none() }, "{}", tool.id);
            led += 1;
        }
        assert_eq!(led, registry::TOOLS.iter().filter(|tool| tool.need.is_some()).count());
        // Who repays early has that money today, and says nothing of when it is needed again.
        let repaid = of("prepayment", &[("balance", 800_000), ("amount", 100_000), ("months_left", 240)]);
        assert_eq!((repaid.borrow, repaid.amount, repaid.months), (None, Some(100_000.into()), None));
        assert_eq!(of("prepayment", &[("balance", 800_000)]).amount, None, "what is owed is not there to put in");
        assert_eq!(ProductIntent::of(registry::find("card_debt").unwrap(), &Values::default(), today()), None);
    }
}
