//! The picture itself, in which a mouse or a finger moves the marker.

use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

use super::drawing::{Shapes, percent};
use super::picture::Picture;
use super::sketch::Sketch;

/// The picture with its marker. Screen readers have the slider and the table, and hear which lines are one.
#[component]
pub fn Plot(
    /// The chart that is drawn.
    picture: Picture,
) -> impl IntoView {
    let area = NodeRef::<html::Div>::new();
    let point = move |event: PointerEvent| {
        let Some(area) = area.get_untracked() else { return };
        let bounds = area.get_bounding_client_rect();
        // A mouse moves the marker by hovering, a finger by pressing.
        if bounds.width() > 0.0 {
            let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width();
            picture.move_to(picture.axis().step_at(share));
        }
    };
    let sketch = Memo::new(move |_| {
        let texts = picture.app.texts_untracked();
        picture.chart(|chart| Sketch::of(&texts, chart)).unwrap_or_default()
    });
    view! {
        <div class="plot-box">
            <div class="plot" node_ref=area on:pointerdown=point on:pointermove=point>
                <div aria-hidden="true">
                    <Shapes sketch/>
                </div>
                <p class="visually-hidden">{move || sketch.with(|sketch| sketch.same.clone())}</p>
                <span class="marker" aria-hidden="true" style:left=move || percent(picture.axis().x_of(picture.step()))></span>
            </div>
        </div>
    }
}
