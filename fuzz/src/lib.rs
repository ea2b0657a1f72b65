//! What the fuzz targets ask of the readers: the laws that the mutation tests ask, too.
//!
//! Not here: a target; each is a file in `targets`.

#[path = "../../tests/common/readers.rs"]
mod readers;

use cordial::interchange::formats::Format;
use cordial::interchange::incoming::{Incoming, Limits};

pub use readers::{guess, prose, take_in};

/// The records of `bytes`, which are read within tight limits first.
pub fn read_both(format: Format, bytes: &[u8]) -> Vec<Incoming> {
    readers::read(format, bytes, &readers::tight());
    readers::read(format, bytes, &Limits::default())
}
