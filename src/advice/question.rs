//! The one question that stands between a customer and a product.
//!
//! Only what the customer alone knows and what is not known yet is asked, beside the product and not in a
//! questionnaire: what she looks for, what she does, where she is. Nothing of an investor's profile is asked here, and
//! no answer that she gave is asked for again in the hope of another. An answer adds to what is known and takes nothing
//! away, so that it hides no loan and no deposit.

use super::catalogue::{Channel, Product};
use super::facts::{Need, Occupation};
use super::suitability::{Customer, Rules, WhyNot};
use crate::base::Id;
use crate::base::string_enum;

string_enum! {
    /// What is asked.
    pub enum Topic {
        /// What she looks for.
        Need = "need",
        /// What she does.
        Occupation = "occupation",
        /// Where she is.
        Region = "region",
        /// Where she would apply.
        Channel = "channel",
    }
}

/// An answer beside a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProductAnswer {
    /// She looks for this.
    Need(Need),
    /// She does this, too.
    Occupation(Occupation),
    /// She is in this region.
    Region(Id),
    /// She would apply through this channel.
    Channel(Channel),
}

impl ProductAnswer {
    /// What it answers.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        match self {
            ProductAnswer::Need(_) => Topic::Need,
            ProductAnswer::Occupation(_) => Topic::Occupation,
            ProductAnswer::Region(_) => Topic::Region,
            ProductAnswer::Channel(_) => Topic::Channel,
        }
    }

    /// Adds it to what is known. What the page around the widget says of region and channel stands.
    pub fn apply_to(&self, customer: &mut Customer) {
        match self {
            ProductAnswer::Need(need) if customer.asked.contains(need) => {}
            ProductAnswer::Need(need) => customer.asked.insert(0, *need),
            ProductAnswer::Occupation(occupation) => customer.besides = Some(*occupation),
            ProductAnswer::Region(region) => {
                customer.region.get_or_insert_with(|| region.clone());
            }
            ProductAnswer::Channel(channel) => {
                customer.channel.get_or_insert(*channel);
            }
        }
    }
}

/// An answer and the products that it opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening<'a> {
    /// The answer.
    pub answer: ProductAnswer,
    /// The products that are shown with it and are not without.
    pub products: Vec<&'a Product>,
}

/// The answers that might open `product`, which was withheld for `reasons`; empty where more than an answer is missing.
/// Whether they do, a list with the answer says.
#[must_use]
pub fn answers(product: &Product, reasons: &[WhyNot], customer: &Customer, rules: &Rules<'_>) -> Vec<ProductAnswer> {
    let mut answers = Vec::new();
    for reason in reasons {
        match reason {
            WhyNot::NoSuchNeed => answers.extend(product.needs.iter().map(|need| ProductAnswer::Need(*need))),
            WhyNot::Occupation => {
                let wanted = &product.eligibility.occupations;
                answers.extend(wanted.iter().map(|occupation| ProductAnswer::Occupation(*occupation)));
            }
            WhyNot::Region if region(customer, rules).is_none() => {
                answers.extend(product.regions.iter().map(|region| ProductAnswer::Region(region.clone())));
            }
            WhyNot::Channel(_) if channel(customer, rules).is_none() => {
                answers.extend(product.channels.iter().map(|channel| ProductAnswer::Channel(*channel)));
            }
            _ => return Vec::new(),
        }
    }
    answers
}

fn region<'a>(customer: &'a Customer, rules: &Rules<'a>) -> Option<&'a Id> {
    customer.region.as_ref().or(rules.matching.and_then(|matching| matching.region.as_ref()))
}

fn channel(customer: &Customer, rules: &Rules<'_>) -> Option<Channel> {
    customer.channel.or(rules.matching.and_then(|matching| matching.channel))
}
