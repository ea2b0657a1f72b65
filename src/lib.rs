//! Cordial.
#![cfg_attr(test, allow(clippy::unwrap_used))]
pub mod cells;
pub mod clock;
pub mod coach;
pub mod domain;
mod files;
pub mod lesson_files;
pub mod report;
pub mod store;
mod tui;
