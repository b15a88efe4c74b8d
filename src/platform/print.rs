//! The browser's print dialog.

/// Opens the print dialog; a browser without one does nothing.
pub fn open() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
