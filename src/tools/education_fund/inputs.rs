//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::Inputs;
use crate::tool::meaning::{Reference, Tells};
use crate::tool::wish::Wish;

/// The children, what their stages cost a year, and what is saved for it. Amounts are in currency units and in today's
/// prices: all that follows is a projection.
#[derive(Clone, Debug, Inputs)]
#[tool("education_fund", with_money_for(Need::Saving), under(Wish::Saving))]
pub struct EducationFund {
    /// The age of the child, in whole years.
    #[input(age(6))]
    pub age: u32,
    /// How many children are paid for out of the same savings.
    #[choice]
    pub children: Children,
    /// The age of the second child.
    #[input(age(3), only(children = Two))]
    pub second_age: Option<u32>,
    /// Where they go to university.
    #[choice]
    pub place: Place,
    /// What a year at a university abroad costs.
    #[input(InputKind::Money(Range::whole(0, 2_000_000, 5_000, 300_000)), only(place = Abroad))]
    pub abroad: Option<Decimal>,
    /// What is there already.
    #[input(InputKind::Money(Range::whole(0, 100_000_000, 1_000, 20_000)), tells(Tells::Amount))]
    pub saved: Decimal,
    /// What is saved at the end of every month.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 800)))]
    pub monthly: Decimal,
    /// A year of preschool: ages 3 to 5.
    #[input(cost(0), assumed, begins(Reference::PreschoolCost))]
    pub preschool: Decimal,
    /// A year of primary school: ages 6 to 11.
    #[input(cost(0), assumed, begins(Reference::PrimaryCost))]
    pub primary: Decimal,
    /// A year of lower secondary school: ages 12 to 14.
    #[input(cost(0), assumed, begins(Reference::LowerSecondaryCost))]
    pub lower_secondary: Decimal,
    /// A year of upper secondary school: ages 15 to 17.
    #[input(cost(0), assumed, begins(Reference::UpperSecondaryCost))]
    pub upper_secondary: Decimal,
    /// A year at a university at home: ages 18 to 21.
    #[input(cost(30_000), assumed, only(place = Home), begins(Reference::UndergraduateCost))]
    pub undergraduate: Option<Decimal>,
    /// A year of postgraduate studies: ages 22 and 23.
    #[input(cost(0), assumed)]
    pub postgraduate: Decimal,
    /// By how many percent a year the costs rise.
    #[input(InputKind::Percent(Range::scaled(0, 1_500, 25, 300, 2).usual(0, 800, 2)), assumed)]
    pub inflation: Decimal,
    /// The return of a year in a bad case, in percent; below 0 it is a loss.
    #[input(a_return(0), assumed, begins(Reference::BadReturn))]
    pub bad: Decimal,
    /// The return of a year in a middle case, in percent.
    #[input(a_return(150), assumed, begins(Reference::MiddleReturn))]
    pub middle: Decimal,
    /// The return of a year in a good case, in percent.
    #[input(a_return(300), assumed, begins(Reference::GoodReturn))]
    pub good: Decimal,
}

const fn age(default: u32) -> InputKind {
    InputKind::Count(Range::whole(0, 23, 1, default))
}

const fn cost(default: u32) -> InputKind {
    InputKind::Money(Range::whole(0, 1_000_000, 500, default))
}

const fn a_return(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(-2_000, 2_000, 25, default, 2).usual(-500, 800, 2))
}

/// How many children there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Children {
    /// One.
    One,
    /// Two.
    Two,
}

/// Where somebody studies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Place {
    /// In the country.
    Home,
    /// In another one.
    Abroad,
}
