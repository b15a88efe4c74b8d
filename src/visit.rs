//! A visit as plain data: what stands in the fields of each tool and what follows from it, with messages in and what has
//! to be shown anew out. It knows no browser; the page binds to it.

pub mod answer;
pub mod change;
pub mod entry;
pub mod history;
pub mod scenario;
pub mod trail;
pub mod worksheet;
