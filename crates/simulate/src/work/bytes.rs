//! Jobs and outputs as bytes.

use super::{Comparison, Difference, Job, Output, Remedy, Solution, Task};
use crate::codec::{Bytes, Encoded, Reader, fields};

fields!(Job { plan, seed, paths, task });
fields!(Remedy { lever, step, most });
fields!(Comparison { base, base_median, variants });
fields!(Difference { success, difference, median });

impl Encoded for Task {
    fn write(&self, to: &mut Bytes) {
        match self {
            Task::Project { first, own } => {
                0_u8.write(to);
                [*first, *own].write(to);
            }
            Task::Share { from_path } => {
                1_u8.write(to);
                from_path.write(to);
            }
            Task::Compare { variants } => {
                2_u8.write(to);
                variants.write(to);
            }
            Task::Remedy { level, remedies } => {
                3_u8.write(to);
                level.write(to);
                remedies.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Task> {
        Some(match u8::read(from)? {
            0 => {
                let [first, own] = <[u32; 2]>::read(from)?;
                Task::Project { first, own }
            }
            1 => Task::Share { from_path: u32::read(from)? },
            2 => Task::Compare { variants: Vec::read(from)? },
            3 => Task::Remedy { level: f64::read(from)?, remedies: Vec::read(from)? },
            _ => return None,
        })
    }
}

impl Encoded for Solution {
    fn write(&self, to: &mut Bytes) {
        match self {
            Solution::NotNeeded(chance) => {
                0_u8.write(to);
                chance.write(to);
            }
            Solution::Found { change, success } => {
                1_u8.write(to);
                change.write(to);
                success.write(to);
            }
            Solution::OutOfReach(chance) => {
                2_u8.write(to);
                chance.write(to);
            }
            Solution::Impossible => 3_u8.write(to),
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Solution> {
        Some(match u8::read(from)? {
            0 => Solution::NotNeeded(Encoded::read(from)?),
            1 => Solution::Found { change: Encoded::read(from)?, success: Encoded::read(from)? },
            2 => Solution::OutOfReach(Encoded::read(from)?),
            3 => Solution::Impossible,
            _ => return None,
        })
    }
}

impl Encoded for Output {
    fn write(&self, to: &mut Bytes) {
        match self {
            Output::Summary(summary) => {
                0_u8.write(to);
                summary.write(to);
            }
            Output::Share(outcomes) => {
                1_u8.write(to);
                outcomes.write(to);
            }
            Output::Comparison(comparison) => {
                2_u8.write(to);
                comparison.write(to);
            }
            Output::Solutions(solutions) => {
                3_u8.write(to);
                solutions.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Output> {
        Some(match u8::read(from)? {
            0 => Output::Summary(Encoded::read(from)?),
            1 => Output::Share(Encoded::read(from)?),
            2 => Output::Comparison(Encoded::read(from)?),
            3 => Output::Solutions(Encoded::read(from)?),
            _ => return None,
        })
    }
}
