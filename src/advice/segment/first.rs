//! What comes first for a segment: the rule behind its sentence.

use rust_decimal::Decimal;

use crate::advice::catalogue::Product;
use crate::advice::facts::Need;
use crate::advice::level::Grade;

/// What a product is like that comes first. Everything that is given must hold; a loan or an insurance is nothing that
/// can be taken out or whose value falls, so that only `needs` ever holds of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct First {
    /// It serves one of these.
    pub needs: Vec<Need>,
    /// Its smallest amount is at most this, in units of the institution's currency.
    pub minimum_to: Option<Decimal>,
    /// Money put in today can be had again within so many days; it is not meant to stay longer, and nothing is lost by
    /// taking it out early.
    pub cash_days_to: Option<u32>,
    /// Its value does not fall, or it is graded no higher.
    pub grade_to: Option<Grade>,
    /// It is meant to be kept for at least so many months.
    pub holding_from: Option<u32>,
}

impl First {
    /// Whether all of it holds of `product`.
    #[must_use]
    pub fn holds(&self, product: &Product) -> bool {
        let money = self.minimum_to.is_some()
            || self.cash_days_to.is_some()
            || self.grade_to.is_some()
            || self.holding_from.is_some();
        (self.needs.is_empty() || self.needs.iter().any(|need| product.needs.contains(need)))
            && (!money || product.kind.holds_money())
            && self
                .minimum_to
                .is_none_or(|most| product.currency.is_none() && product.minimum.unwrap_or_default() <= most)
            && self.cash_days_to.is_none_or(|most| free(product) && product.days_to_cash() <= most)
            && self.grade_to.is_none_or(|most| product.kind.regime().is_none() || product.grade() <= Some(most))
            && self.holding_from.is_none_or(|least| product.holding_months.is_some_and(|months| months >= least))
    }
}

/// Whether money may leave at any time as it came.
fn free(product: &Product) -> bool {
    product.holding_months.is_none() && product.early_exit.is_none()
}
