//! Texts that stay on the device, under names of ours. A browser may refuse them all.

use web_sys::Storage;

/// Where texts stay; `None` where the browser refuses, as in a frame of another site or a private window.
fn local_storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether texts can be kept at all; asking leaves nothing behind.
#[must_use]
pub fn is_available() -> bool {
    local_storage().is_some()
}

/// The text of this name.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    local_storage()?.get_item(name).ok()?
}

/// Keeps a text under this name; whether the browser has taken it.
#[must_use]
pub fn write(name: &str, text: &str) -> bool {
    local_storage().is_some_and(|store| store.set_item(name, text).is_ok())
}

/// Texts that stay in the tab until it is closed, also when the page is loaded anew.
pub mod tab {
    use web_sys::Storage;

    fn session_storage() -> Option<Storage> {
        web_sys::window()?.session_storage().ok()?
    }

    /// The text of this name.
    #[must_use]
    pub fn read(name: &str) -> Option<String> {
        session_storage()?.get_item(name).ok()?
    }

    /// Keeps a text under this name; whether the browser has taken it.
    #[must_use]
    pub fn write(name: &str, text: &str) -> bool {
        session_storage().is_some_and(|store| store.set_item(name, text).is_ok())
    }

    /// Removes the text of this name.
    pub fn remove(name: &str) {
        if let Some(store) = session_storage() {
            let _ = store.remove_item(name);
        }
    }
}

/// Removes the text of this name.
pub fn remove(name: &str) {
    if let Some(store) = local_storage() {
        let _ = store.remove_item(name);
    }
}
