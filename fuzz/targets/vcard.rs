//! The vcard reader on any bytes.
#![no_main]

use cordial::interchange::formats::Format;
use cordial_fuzz::{read_both, take_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| take_in(Format::Vcard, read_both(Format::Vcard, bytes)));
