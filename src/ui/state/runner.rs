//! Who does the jobs of a tool: the worker beside the page, or the page itself, in slices.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use crate::jobs::{Output, Progress, Work};
use gloo::timers::callback::Timeout;

use super::App;
use crate::platform::clock;
use crate::ui::JobEvent;
use crate::visit::change::Change;
use crate::visit::job_queue::JobCommand;

/// So many milliseconds the page may be held up by one slice: less than a frame takes.
const SLICE_MILLIS: i64 = 8;

/// A job that is being done; given up when this is dropped.
#[derive(Default)]
pub(super) struct Runner(Option<Box<dyn Any>>);

impl Runner {
    /// Does as it is asked, and tells what comes of it.
    pub(super) fn run(&mut self, app: App, command: JobCommand, tell: impl Fn(Change) + Clone + 'static) {
        // First of all the job before ends.
        self.0 = None;
        let JobCommand::Start(revision, job) = command else { return };
        let on_event = {
            let tell = tell.clone();
            move |event| tell(change_of(revision, event))
        };
        self.0 = app.host().work(&job.to_bytes(), Box::new(on_event));
        if self.0.is_none() {
            self.0 = Some(Box::new(Slices::begin(revision, Work::new(&job), tell)));
        }
    }
}

/// What the worker has said; bytes that are no output are none of ours.
fn change_of(revision: u32, event: JobEvent) -> Change {
    match event {
        JobEvent::Progress(done, total, bytes) => match bytes.map(|bytes| Output::from_bytes(&bytes)) {
            Some(None) => Change::JobFailed(revision),
            output => Change::JobProgressed(revision, Progress { done, total }, output.flatten()),
        },
        JobEvent::Failed => Change::JobFailed(revision),
    }
}

/// The page's own work: a slice, then whatever else the page has to do, then the next.
struct Slices {
    _timer: Rc<RefCell<Option<Timeout>>>,
}

impl Slices {
    fn begin(revision: u32, work: Work, tell: impl Fn(Change) + 'static) -> Slices {
        let timer = Rc::default();
        let work = RefCell::new(work);
        let slice = move || {
            let (progress, output) = slice(&mut work.borrow_mut());
            tell(Change::JobProgressed(revision, progress, output));
            progress.is_done()
        };
        next(&timer, Rc::new(slice));
        Slices { _timer: timer }
    }
}

/// The next slice and, unless that was the last one or the timer is gone by then, the one after it.
fn next(timer: &Rc<RefCell<Option<Timeout>>>, slice: Rc<dyn Fn() -> bool>) {
    let slot = Rc::downgrade(timer);
    let turn = move || {
        let done = slice();
        // Whoever was told may have given the job up.
        if let Some(timer) = slot.upgrade().filter(|_| !done) {
            next(&timer, slice);
        }
    };
    *timer.borrow_mut() = Some(Timeout::new(0, turn));
}

/// As many steps as there is time for, but for those after there is more to show.
fn slice(work: &mut Work) -> (Progress, Option<Output>) {
    let begun = clock::now_millis();
    loop {
        let refined = work.step();
        let progress = work.progress();
        if refined || progress.is_done() {
            return (progress, Some(work.output()));
        }
        if clock::now_millis().saturating_sub(begun) >= SLICE_MILLIS {
            return (progress, None);
        }
    }
}
