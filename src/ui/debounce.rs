//! What happens once nothing has changed for a while.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use super::el::effect;

/// Runs `then` once nothing that `follow` reads has changed for so long, each time anew, until the owner ends.
pub fn debounce(pause: Duration, follow: impl Fn() + 'static, then: impl Fn() + Clone + 'static) {
    let timer: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let stop = move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    };
    effect(move || {
        follow();
        stop();
        timer.set_value(set_timeout_with_handle(then.clone(), pause).ok());
    });
    on_cleanup(stop);
}
