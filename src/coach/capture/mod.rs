//! Prose to changes: reading what a person writes about people and days. So far, its dates.

pub mod date_scan;
pub mod dates;
pub mod token;
