//! The picture itself, in which a mouse or a finger moves the marker.

use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

use super::drawing::{Shapes, percent};
use super::picture::Picture;
use crate::chart::draw;

/// The picture with its marker. Screen readers have the slider and the table.
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
    view! {
        <div class="plot-box">
            <div class="plot" aria-hidden="true" node_ref=area on:pointerdown=point on:pointermove=point>
                <div>{move || picture.chart(draw).map(|drawing| view! { <Shapes drawing/> })}</div>
                <span class="marker" style:left=move || percent(picture.axis().x_of(picture.step()))></span>
            </div>
        </div>
    }
}
