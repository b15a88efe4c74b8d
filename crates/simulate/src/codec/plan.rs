//! The bytes of a plan.

use super::{Bytes, Encoded, Reader, fields};
use crate::asset::{Asset, Growth};
use crate::correlation::Correlation;
use crate::plan::{Blocks, Flow, History, Inflation, Measures, Plan, Rebalancing, Returns, Shock, Target};

fields!(Plan {
    years,
    initial,
    assets,
    correlation,
    weights,
    rebalancing,
    flows,
    annual_fee,
    inflation,
    returns,
    shocks,
    target,
    turning_month,
    measures,
});
fields!(Asset { growth, annual_fee });
fields!(Flow { from_month, to_month, monthly, growth, indexed });
fields!(Shock { from_month, months, changes, prices, severity });
fields!(Target { amount, real });
fields!(Measures { largest_fall, lowest, windows });
fields!(History { months, prices });

impl Encoded for Growth {
    fn write(&self, to: &mut Bytes) {
        let (kind, first, second) = match *self {
            Growth::Log { mean, deviation } => (0_u8, mean, deviation),
            Growth::Geometric { rate, volatility } => (1, rate, volatility),
            Growth::Arithmetic { mean, volatility } => (2, mean, volatility),
        };
        kind.write(to);
        [first, second].write(to);
    }

    fn read(from: &mut Reader<'_>) -> Growth {
        let kind = u8::read(from);
        let [first, second] = <[f64; 2]>::read(from);
        match kind {
            0 => Growth::Log { mean: first, deviation: second },
            1 => Growth::Geometric { rate: first, volatility: second },
            2 => Growth::Arithmetic { mean: first, volatility: second },
            _ => from.fail(Growth::Log { mean: first, deviation: second }),
        }
    }
}

/// Whether it is one of correlations, [`Plan::check`] says.
impl Encoded for Correlation {
    fn write(&self, to: &mut Bytes) {
        u8::try_from(self.size()).unwrap_or(u8::MAX).write(to);
        for value in self.values() {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Correlation {
        let size = usize::from(u8::read(from));
        let mut values = Vec::new();
        for _ in 0..size.saturating_mul(size) {
            values.push(f64::read(from));
        }
        match Correlation::unchecked(size, values) {
            Some(correlation) => correlation,
            None => from.fail(Correlation::independent(0)),
        }
    }
}

impl Encoded for Rebalancing {
    fn write(&self, to: &mut Bytes) {
        let kind: u8 = match self {
            Rebalancing::Never => 0,
            Rebalancing::Monthly => 1,
            Rebalancing::Yearly => 2,
        };
        kind.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Rebalancing {
        match u8::read(from) {
            0 => Rebalancing::Never,
            1 => Rebalancing::Monthly,
            2 => Rebalancing::Yearly,
            _ => from.fail(Rebalancing::Yearly),
        }
    }
}

impl Encoded for Inflation {
    fn write(&self, to: &mut Bytes) {
        match self {
            Inflation::Constant(rate) => {
                0_u8.write(to);
                rate.write(to);
            }
            Inflation::Factor { growth, correlations } => {
                1_u8.write(to);
                growth.write(to);
                correlations.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Inflation {
        match u8::read(from) {
            0 => Inflation::Constant(f64::read(from)),
            1 => Inflation::Factor { growth: Growth::read(from), correlations: Vec::read(from) },
            _ => from.fail(Inflation::Constant(0.0)),
        }
    }
}

impl Encoded for Returns {
    fn write(&self, to: &mut Bytes) {
        match self {
            Returns::LogNormal => 0_u8.write(to),
            Returns::StudentT { degrees } => {
                1_u8.write(to);
                degrees.write(to);
            }
            Returns::Bootstrap { history, blocks } => {
                2_u8.write(to);
                history.write(to);
                blocks.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Returns {
        match u8::read(from) {
            0 => Returns::LogNormal,
            1 => Returns::StudentT { degrees: u8::read(from) },
            2 => Returns::Bootstrap { history: History::read(from), blocks: Blocks::read(from) },
            _ => from.fail(Returns::LogNormal),
        }
    }
}

impl Encoded for Blocks {
    fn write(&self, to: &mut Bytes) {
        let (kind, months): (u8, u16) = match *self {
            Blocks::Fixed(months) => (0, months),
            Blocks::Stationary(months) => (1, months),
        };
        kind.write(to);
        months.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Blocks {
        let (kind, months) = (u8::read(from), u16::read(from));
        match kind {
            0 => Blocks::Fixed(months),
            1 => Blocks::Stationary(months),
            _ => from.fail(Blocks::Fixed(months)),
        }
    }
}
