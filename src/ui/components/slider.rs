//! A slider of whole steps.

use leptos::prelude::*;

/// The slider. What it stands for is spoken in words.
#[component]
pub fn Slider(
    /// What it moves.
    label: String,
    /// Its first step.
    #[prop(into, default = 0.into())]
    min: Signal<u32>,
    /// Its last step.
    #[prop(into)]
    max: Signal<u32>,
    /// The step that it stands at.
    #[prop(into)]
    value: Signal<u32>,
    /// What that step means.
    #[prop(into)]
    spoken: Signal<String>,
    /// Told where the customer has moved it.
    #[prop(into)]
    on_move: Callback<u32>,
) -> impl IntoView {
    let slide = move |event| {
        if let Ok(step) = event_target_value(&event).parse() {
            on_move.run(step);
        }
    };
    view! {
        <input
            class="slider"
            type="range"
            min=move || min.get().to_string()
            max=move || max.get().to_string()
            step="1"
            aria-label=label
            aria-valuetext=move || spoken.get()
            prop:value=move || value.get().to_string()
            on:input=slide
        />
    }
}
