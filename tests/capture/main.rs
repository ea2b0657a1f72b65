//! Quick capture, tried on a table of lines that people really write, on a table of dates, and on laws.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod dates;
mod lines;
mod properties;
mod roster;
