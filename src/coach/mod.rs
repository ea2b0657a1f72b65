//! Judgement over domain values: whose turn it is and why, what could be given, what is missing.
//!
//! Pure, like `domain`: facts and today in, values with their reasons out. Nothing judged is stored.

pub mod asking;
pub mod brief;
pub mod capture;
pub mod coverage;
pub mod evidence;
pub mod identity;
pub mod lately;
pub mod ledger;
pub mod matching;
pub mod merge;
pub mod network;
pub mod proposed;
pub mod review;
pub mod rhythm;
pub mod silence;
pub mod today;
pub mod welcome;
pub mod words;
