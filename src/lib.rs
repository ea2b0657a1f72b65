//! Cordial.
#![cfg_attr(test, allow(clippy::unwrap_used))]
pub mod cells;
pub mod cli;
pub mod clock;
pub mod coach;
pub mod demo;
pub mod domain;
mod files;
pub mod interchange;
pub mod lesson_files;
pub mod places;
pub mod report;
pub mod store;
mod tui;
