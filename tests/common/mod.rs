//! What several of the tests share: example rows, the binary in a cleared environment, a terminal.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    unreachable_pub,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

pub mod command;
pub mod records;
pub mod terminal;
