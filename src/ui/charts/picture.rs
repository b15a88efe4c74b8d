//! What the parts of one chart share.

use leptos::prelude::*;

use crate::chart::TimeAxis;
use crate::tool::report::{Chart, Mark};
use crate::tool::text::Text;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// A chart and where the customer has moved its marker. What is read of it follows the answer.
#[derive(Clone, Copy)]
pub struct Picture {
    /// The widget.
    pub app: App,
    state: ToolState,
    place: usize,
    /// `None` until it was moved: then the month that the report points at.
    moved: RwSignal<Option<u32>>,
}

impl Picture {
    /// The chart at `place` of the report of the tool around.
    pub fn new(place: usize) -> Picture {
        Picture { app: expect_context(), state: expect_context(), place, moved: RwSignal::new(None) }
    }

    /// What is read from the chart; `None` where the report has none at this place.
    pub fn chart<T>(self, read: impl FnOnce(&Chart) -> T) -> Option<T> {
        self.state.report(|report| report.charts.get(self.place).map(read)).flatten()
    }

    /// What is read from the mark at a place.
    pub fn mark<T>(self, place: usize, read: impl FnOnce(&Mark) -> T) -> Option<T> {
        self.chart(|chart| chart.events.get(place).map(read)).flatten()
    }

    /// One of its texts in words.
    pub fn say(self, pick: fn(&Chart) -> &Text) -> String {
        self.chart(|chart| self.app.say(pick(chart))).unwrap_or_default()
    }

    /// Its steps from left to right.
    pub fn axis(self) -> TimeAxis {
        self.chart(TimeAxis::of).unwrap_or_default()
    }

    /// The step under the marker.
    pub fn step(self) -> u32 {
        let moved = self.moved.get();
        let step = |chart: &Chart| TimeAxis::of(chart).clamp(moved.or(chart.marker).unwrap_or(u32::MAX));
        self.chart(step).unwrap_or(0)
    }

    /// Moves the marker to a step.
    pub fn move_to(self, step: u32) {
        self.moved.set(Some(step));
    }
}
