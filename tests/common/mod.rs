//! What several of the tests share: example rows, the binary in a cleared environment, a terminal.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod records;
