//! How a bank wants its products matched: its limits, and what counts how much in the order. All of it is data with
//! a date and a source; what a document leaves out limits nothing.

use chrono::NaiveDate;

use super::catalogue::Channel;
use super::level::Grade;
use crate::base::Id;
use crate::base::LocalText;

/// A part of the country that products may be limited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// What products and hosts call it.
    pub id: Id,
    /// Its name.
    pub name: LocalText,
}

/// What counts how much in the order. Only the proportions matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Fit to goal, horizon, liquidity and cost.
    pub content: u32,
    /// What similar customers chose.
    pub similar: u32,
    /// What was learned from many visits.
    pub learned: u32,
}

impl Weights {
    /// The fit alone: where a bank says nothing.
    pub const FIT: Weights = Weights { content: 1, similar: 0, learned: 0 };

    /// The same proportions in whole percent; they add up to 100, what rounding leaves over is the fit's.
    ///
    /// ```
    /// use finplan::advice::matching::Weights;
    /// let shares = Weights { content: 3, similar: 2, learned: 1 }.in_percent();
    /// assert_eq!((shares.content, shares.similar, shares.learned), (51, 33, 16));
    /// ```
    #[must_use]
    pub fn in_percent(self) -> Weights {
        let sum = [self.content, self.similar, self.learned].into_iter().fold(0, u32::saturating_add);
        let share = |weight: u32| weight.saturating_mul(100).checked_div(sum).unwrap_or(0);
        let (similar, learned) = (share(self.similar), share(self.learned));
        Weights { content: 100_u32.saturating_sub(similar).saturating_sub(learned), similar, learned }
    }
}

/// How products are matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// The day of these rules.
    pub as_of: NaiveDate,
    /// Who decided them.
    pub source: LocalText,
    /// The regions that products may be limited to.
    pub regions: Vec<Region>,
    /// Where the customers of this document are, as far as the host does not say.
    pub region: Option<Id>,
    /// Through which channel they come, as far as the host does not say.
    pub channel: Option<Channel>,
    /// The largest share of the means in one product whose value can fall, in percent, whatever its grade. It keeps
    /// products back; nobody is advised by it, since what is the same for every grade is no advice.
    pub most_share: Option<u32>,
    /// The largest share in one product by grade, R1 to R5, in percent, smaller with each: it keeps products back, and
    /// customers are told. 100 limits nothing and advises nobody.
    pub shares: Vec<u32>,
    /// The share of the means that stays at hand for bad days, in percent.
    pub reserve_share: Option<u32>,
    /// Within how many days money counts as at hand.
    pub reserve_days: Option<u32>,
    /// What counts how much.
    pub weights: Option<Weights>,
    /// How gently a place counts more than the next: the larger, the gentler.
    pub smoothing: Option<u32>,
    /// Up to this many months the speed of getting cash decides before the cost does.
    pub soon_months: Option<u32>,
    /// How many products of one kind may stand one after another.
    pub in_a_row: Option<u32>,
}

impl Matching {
    /// The largest share of the means in one product of this grade, in percent, where the bank sets one by grade.
    #[must_use]
    pub fn share(&self, grade: Option<Grade>) -> Option<u32> {
        let place = Grade::ALL.iter().position(|known| Some(*known) == grade)?;
        self.shares.get(place).copied()
    }
}
