//! The widget's boundary with its host page: one handle that `boot.js` holds, what it is started with, what it may be asked
//! for, and what it says.
//!
//! Nothing else of the program is reachable from outside. What leaves is the closed list of
//! [`Event`](crate::campaign::event::Event)s and the address of a product's page.

pub mod command;
#[cfg(feature = "web")]
mod document_slot;
pub mod options;
#[cfg(feature = "web")]
mod page;
#[cfg(feature = "web")]
mod widget;

#[cfg(feature = "web")]
pub use widget::Widget;
