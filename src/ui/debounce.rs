//! What happens once nothing has changed for a while.

use std::time::Duration;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Runs `then` once nothing that `follow` reads has changed for so long, each time anew, until the owner ends.
pub fn debounce(pause: Duration, follow: impl Fn() + 'static, then: impl Fn() + Clone + 'static) {
    // A timer that is dropped does not ring: with the next one, or with the owner.
    let timer: StoredValue<Option<Timeout>, LocalStorage> = StoredValue::new_local(None);
    let pause = u32::try_from(pause.as_millis()).unwrap_or(u32::MAX);
    Effect::new(move |_| {
        follow();
        timer.set_value(Some(Timeout::new(pause, then.clone())));
    });
}
