//! Other people's formats, and our own, to and from domain values.
//!
//! Not here: SQL (the store hands rows over and takes them in) and the names of files (the command line).

pub mod archive;
pub mod encoding;
pub mod incoming;
pub mod json;
pub mod plan;
pub mod table;
