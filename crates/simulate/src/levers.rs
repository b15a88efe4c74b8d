//! What a plan would be with one thing changed.

use crate::asset::Growth;
use crate::codec::{Bytes, Encoded, Reader, fields};
use crate::plan::{Flow, Inflation, Plan, Shock};

/// Something about a plan that may be otherwise. Units are those of [`Change::by`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Money saved every month, until the turning month or as long as money is put in at all; it grows as that does.
    Saving,
    /// Money taken out, as a fraction of what it is.
    Spending,
    /// Months by which the turning month comes later: saving goes on, spending waits.
    Later,
    /// Money at the beginning.
    Initial,
    /// Yearly growth of every asset, as a fraction.
    Growth,
    /// The volatility of every asset, as a fraction of what it is.
    Volatility,
    /// The yearly fee, as a fraction of wealth.
    Fee,
    /// Yearly inflation, as a fraction.
    Inflation,
}

/// A lever, and by how much it is moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// What is changed.
    pub lever: Lever,
    /// By how much: in money, months or a fraction, as the lever says; negative the other way.
    pub by: f64,
}

/// One variant of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Variant {
    /// With one thing changed.
    Change(Change),
    /// With something that happens to every path.
    Shock(Shock),
}

impl Variant {
    /// The plan as it would be; `None` where there is nothing to change, such as a date that no plan has.
    #[must_use]
    pub fn of(&self, plan: &Plan) -> Option<Plan> {
        match self {
            Variant::Change(change) => change.of(plan),
            Variant::Shock(shock) => {
                let mut plan = plan.clone();
                plan.shocks.push(shock.clone());
                Some(plan)
            }
        }
    }
}

impl Change {
    /// The plan as it would be; `None` where there is nothing to change.
    ///
    /// ```
    /// use finplan_simulate::asset::{Asset, Growth};
    /// use finplan_simulate::levers::{Change, Lever};
    /// use finplan_simulate::plan::{Flow, Plan};
    /// let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.1 }, annual_fee: 0.0 };
    /// let mut plan = Plan::of_sum(10, 0.0, asset);
    /// plan.flows.push(Flow { from_month: 1, to_month: 60, monthly: 1000.0, ..Flow::default() });
    /// plan.flows.push(Flow { from_month: 61, to_month: 120, monthly: -900.0, ..Flow::default() });
    /// let later = Change { lever: Lever::Later, by: 12.0 };
    /// assert_eq!(later.of(&plan), None);
    /// plan.turning_month = Some(60);
    /// let plan = later.of(&plan).unwrap();
    /// assert_eq!((plan.flows[0].to_month, plan.flows[1].from_month), (72, 73));
    /// ```
    #[must_use]
    pub fn of(self, plan: &Plan) -> Option<Plan> {
        let mut plan = plan.clone();
        match self.lever {
            Lever::Saving => save(&mut plan, self.by),
            Lever::Spending => {
                for flow in plan.flows.iter_mut().filter(|flow| flow.monthly < 0.0) {
                    flow.monthly *= (1.0 + self.by).max(0.0);
                }
            }
            Lever::Later => turn_later(&mut plan, self.by)?,
            Lever::Initial => plan.initial = (plan.initial + self.by).max(0.0),
            Lever::Growth => {
                for asset in &mut plan.assets {
                    asset.growth = faster(asset.growth, self.by);
                }
            }
            Lever::Volatility => {
                for asset in &mut plan.assets {
                    asset.growth = wilder(asset.growth, (1.0 + self.by).max(0.0));
                }
            }
            Lever::Fee => plan.annual_fee = (plan.annual_fee + self.by).max(0.0),
            Lever::Inflation => {
                plan.inflation = match plan.inflation {
                    Inflation::Constant(rate) => Inflation::Constant(rate + self.by),
                    Inflation::Factor { growth, correlations } => {
                        Inflation::Factor { growth: faster(growth, self.by), correlations }
                    }
                };
            }
        }
        Some(plan)
    }
}

fn save(plan: &mut Plan, monthly: f64) {
    let months = plan.months();
    let saved: Vec<&Flow> = plan.flows.iter().filter(|flow| flow.monthly > 0.0).collect();
    let like = saved.first().map_or_else(Flow::default, |flow| **flow);
    let last = saved.iter().map(|flow| flow.to_month).max();
    let to_month = plan.turning_month.or(last).unwrap_or(months).clamp(1, months.max(1));
    plan.flows.push(Flow { from_month: 1, to_month, monthly, ..like });
}

#[allow(clippy::cast_possible_truncation, reason = "clamped to what fits")]
fn turn_later(plan: &mut Plan, by: f64) -> Option<()> {
    let turning = plan.turning_month?;
    let months = by.round().clamp(-1200.0, 1200.0) as i16;
    let moved = |month: u16| month.saturating_add_signed(months).max(1);
    let (last, next) = (plan.months(), turning.saturating_add(1));
    for flow in &mut plan.flows {
        if flow.to_month == turning {
            flow.to_month = moved(turning);
        }
        if flow.from_month == next {
            flow.from_month = moved(turning).saturating_add(1);
        }
    }
    plan.flows.retain(|flow| flow.from_month <= flow.to_month && flow.from_month <= last);
    plan.turning_month = Some(moved(turning));
    Some(())
}

fn faster(growth: Growth, by: f64) -> Growth {
    match growth {
        Growth::Log { mean, deviation } => Growth::Log { mean: mean + by, deviation },
        Growth::Geometric { rate, volatility } => Growth::Geometric { rate: rate + by, volatility },
        Growth::Arithmetic { mean, volatility } => Growth::Arithmetic { mean: mean + by, volatility },
    }
}

fn wilder(growth: Growth, factor: f64) -> Growth {
    match growth {
        Growth::Log { mean, deviation } => Growth::Log { mean, deviation: deviation * factor },
        Growth::Geometric { rate, volatility } => Growth::Geometric { rate, volatility: volatility * factor },
        Growth::Arithmetic { mean, volatility } => Growth::Arithmetic { mean, volatility: volatility * factor },
    }
}

fields!(Change { lever, by });

const LEVERS: [Lever; 8] = [
    Lever::Saving,
    Lever::Spending,
    Lever::Later,
    Lever::Initial,
    Lever::Growth,
    Lever::Volatility,
    Lever::Fee,
    Lever::Inflation,
];

impl Encoded for Lever {
    fn write(&self, to: &mut Bytes) {
        let place = LEVERS.iter().position(|lever| lever == self);
        u8::try_from(place.unwrap_or_default()).unwrap_or_default().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Lever {
        let lever = LEVERS.get(usize::from(u8::read(from))).copied();
        lever.unwrap_or_else(|| from.fail(Lever::Saving))
    }
}

impl Encoded for Variant {
    fn write(&self, to: &mut Bytes) {
        match self {
            Variant::Change(change) => {
                0_u8.write(to);
                change.write(to);
            }
            Variant::Shock(shock) => {
                1_u8.write(to);
                shock.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Variant {
        match u8::read(from) {
            0 => Variant::Change(Change::read(from)),
            1 => Variant::Shock(Shock::read(from)),
            _ => from.fail(Variant::Change(Change { lever: Lever::Saving, by: 0.0 })),
        }
    }
}

#[cfg(test)]
mod tests;
