//! The readers of mailboxes and single messages on any bytes, and the guess at the user's own address.
#![no_main]

use cordial::interchange::formats::Format;
use cordial_fuzz::{guess, read_both, take_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    guess(bytes);
    let _ = read_both(Format::Message, bytes);
    take_in(Format::Mailbox, read_both(Format::Mailbox, bytes));
});
