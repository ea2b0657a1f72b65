//! The readers of small formats on any bytes: friends.md, abook, mutt. The first byte chooses.
#![no_main]

use cordial::interchange::formats::Format;
use cordial_fuzz::{read_both, take_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((first, bytes)) = bytes.split_first() {
        let format = [Format::FriendsMd, Format::Abook, Format::Mutt][usize::from(*first) % 3];
        take_in(format, read_both(format, bytes));
    }
});
