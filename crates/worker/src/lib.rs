//! The module that a worker of the browser loads: one job at a time, behind a C interface without imports.
//!
//! `public/worker.js` writes a job's bytes where [`begin_at`] says, calls [`begin`], then [`step`] as often as there is
//! time, and reads the output from [`output_at`]. A module has one thread, which is why its state may be its own.
#![allow(unsafe_code, reason = "an interface for JavaScript: names of its functions, and memory that both sides see")]

use std::cell::RefCell;

use finplan_jobs::{Job, Work};

/// What a [`step`] left to do and what it brought.
pub mod stepped {
    /// There is more to do, and nothing new to show.
    pub const WORKING: u32 = 0;
    /// There is more to do, and the output has become more.
    pub const REFINED: u32 = 1;
    /// Nothing is left to do.
    pub const DONE: u32 = 2;
}

/// The one job, and the bytes that go in and out.
#[derive(Default)]
struct WorkerState {
    bytes: Vec<u8>,
    work: Option<Work>,
}

thread_local! {
    static STATE: RefCell<WorkerState> = RefCell::default();
}

fn with_state<T>(look: impl FnOnce(&mut WorkerState) -> T) -> T {
    STATE.with_borrow_mut(look)
}

/// Makes room for the bytes of a job, and says where.
#[unsafe(no_mangle)]
pub extern "C" fn begin_at(length: usize) -> *mut u8 {
    with_state(|state| {
        state.bytes = vec![0; length];
        state.bytes.as_mut_ptr()
    })
}

/// Begins the job whose bytes lie there; 0 where they are none, and then nothing is worked on.
#[unsafe(no_mangle)]
pub extern "C" fn begin() -> u32 {
    with_state(|state| {
        state.work = Job::from_bytes(&state.bytes).map(|job| Work::new(&job));
        u32::from(state.work.is_some())
    })
}

/// One step of a millisecond or less; see [`stepped`].
#[unsafe(no_mangle)]
pub extern "C" fn step() -> u32 {
    with_state(|state| {
        let Some(work) = &mut state.work else { return stepped::DONE };
        let refined = work.step();
        if work.progress().is_done() {
            stepped::DONE
        } else if refined {
            stepped::REFINED
        } else {
            stepped::WORKING
        }
    })
}

/// How many steps are made.
#[unsafe(no_mangle)]
pub extern "C" fn steps_done() -> u32 {
    with_state(|state| state.work.as_ref().map_or(0, |work| work.progress().done))
}

/// How many steps there are altogether, as far as is known.
#[unsafe(no_mangle)]
pub extern "C" fn steps_total() -> u32 {
    with_state(|state| state.work.as_ref().map_or(0, |work| work.progress().total))
}

/// Writes what the job has come to so far, and says where: good until the next call that writes.
#[unsafe(no_mangle)]
pub extern "C" fn output_at() -> *const u8 {
    with_state(|state| {
        state.bytes = state.work.as_ref().map(|work| work.output().to_bytes()).unwrap_or_default();
        state.bytes.as_ptr()
    })
}

/// How many bytes [`output_at`] wrote.
#[unsafe(no_mangle)]
pub extern "C" fn output_length() -> usize {
    with_state(|state| state.bytes.len())
}
