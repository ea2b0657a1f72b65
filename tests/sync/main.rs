//! A folder of cards and the board, kept in step by the real binary: what is edited, removed or renamed on
//! either side, what happens when both are, and that nothing else is touched.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

#[path = "../common/mod.rs"]
mod common;
mod edits;
mod folder;
mod removals;
mod strange;
mod tasks;
