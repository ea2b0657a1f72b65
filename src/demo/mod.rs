//! Networks to try things out on: a believable one of about forty invented people, and generated ones of
//! any size. Both are made of rows alone; which file they go into is the caller's affair.

mod between;
mod file;
mod generated;
mod names;
mod network;

pub use generated::{Size, generated};
pub use network::network;
