//! Jobs and outputs as bytes.

use super::{Job, Output, Task, Trial};
use crate::codec::{Bytes, Encoded, Reader, VERSION, fields};
use crate::outcomes::Outcomes;

/// What stands before the bytes of outcomes.
const SHARE: u8 = 1;

fields!(Job { plan, seed, paths, task });
fields!(Trial { success, median, bits });

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
            Task::Trial => 2_u8.write(to),
        }
    }

    fn read(from: &mut Reader<'_>) -> Task {
        match u8::read(from) {
            0 => {
                let [first, own] = <[u32; 2]>::read(from);
                Task::Project { first, own }
            }
            1 => Task::Share { from_path: u32::read(from) },
            2 => Task::Trial,
            _ => from.fail(Task::Trial),
        }
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
                SHARE.write(to);
                outcomes.write(to);
            }
            Output::Trial(trial) => {
                2_u8.write(to);
                trial.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Output {
        match u8::read(from) {
            0 => Output::Summary(Encoded::read(from)),
            SHARE => Output::Share(Encoded::read(from)),
            2 => Output::Trial(Encoded::read(from)),
            _ => {
                let trial = Trial::read(from);
                from.fail(Output::Trial(trial))
            }
        }
    }
}

/// The outcomes in the bytes of an output, without knowing how any other output is read.
pub(super) fn share(output: &[u8]) -> Option<Outcomes> {
    let mut reader = Reader::new(output);
    if u32::read(&mut reader) != VERSION || u8::read(&mut reader) != SHARE {
        return None;
    }
    let outcomes = Outcomes::read(&mut reader);
    reader.is_at_end().then_some(outcomes)
}
