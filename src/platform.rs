//! Thin wrappers over the browser. Nothing here knows money.

pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod download;
pub mod history;
pub mod network;
pub mod print;
pub mod storage;
