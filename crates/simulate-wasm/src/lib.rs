//! The module that plays plans in a worker of the browser: one job at a time, behind a C interface without imports.
//!
//! The first seven functions are those of `crates/worker`, so that one script drives both: write a job's bytes where
//! [`begin_at`] says, call [`begin`], then [`step`] as often as there is time, and read the output from [`output_at`].
//! Where two workers share a projection, one hands its output to the other by [`absorb_at`] and [`absorb`].
//!
//! It is built twice, with the vectors of wasm and without; both come to the same bytes. A module has one thread, which
//! is why its state may be its own.
#![allow(unsafe_code, reason = "an interface for JavaScript: names of its functions, and memory that both sides see")]

#[cfg(target_arch = "wasm32")]
mod memory;

use std::cell::RefCell;

use finplan_simulate::codec::Encoded as _;
use finplan_simulate::work::{Job, Work};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: memory::Pieces = memory::Pieces::new();

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
struct State {
    bytes: Vec<u8>,
    work: Option<Work>,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State { bytes: Vec::new(), work: None }) };
}

fn with_state<T>(look: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(look)
}

/// Makes room for the bytes of a job, and says where. The job before is given up.
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn begin_at(length: usize) -> *mut u8 {
    with_state(|state| {
        // Its memory first, so that it can be used again.
        state.work = None;
        state.bytes = Vec::new();
        state.bytes = vec![0; length];
        state.bytes.as_mut_ptr()
    })
}

/// Begins the job whose bytes lie there, of a plan that was checked; 0 where they are no job, and then nothing is
/// worked on.
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn begin() -> u32 {
    with_state(|state| {
        state.work = Job::from_bytes(&state.bytes).and_then(|job| Work::trusted(&job).ok());
        state.bytes = Vec::new();
        u32::from(state.work.is_some())
    })
}

/// One step of a millisecond or so; see [`stepped`].
// SAFETY: no other symbol of this module has the name.
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
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn steps_done() -> u32 {
    with_state(|state| state.work.as_ref().map_or(0, |work| work.progress().done))
}

/// How many steps there are altogether, as far as is known.
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn steps_total() -> u32 {
    with_state(|state| state.work.as_ref().map_or(0, |work| work.progress().total))
}

/// Writes what the job has come to so far, and says where: good until the next call that writes.
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn output_at() -> *const u8 {
    with_state(|state| {
        state.bytes = Vec::new();
        state.bytes = state.work.as_ref().map(|work| work.output().to_bytes()).unwrap_or_default();
        state.bytes.as_ptr()
    })
}

/// How many bytes [`output_at`] wrote.
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn output_length() -> usize {
    with_state(|state| state.bytes.len())
}

/// Makes room for the output of another worker, and says where.
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn absorb_at(length: usize) -> *mut u8 {
    with_state(|state| {
        state.bytes = Vec::new();
        state.bytes = vec![0; length];
        state.bytes.as_mut_ptr()
    })
}

/// Adds the output that lies there to the projection; 0 where it is none of the paths that come next, and then nothing
/// is added.
// SAFETY: no other symbol of this module has the name.
#[unsafe(no_mangle)]
pub extern "C" fn absorb() -> u32 {
    with_state(|state| {
        let bytes = std::mem::take(&mut state.bytes);
        u32::from(state.work.as_mut().is_some_and(|work| work.absorb_bytes(&bytes)))
    })
}
