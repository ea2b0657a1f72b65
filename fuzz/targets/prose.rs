//! Quick capture on any line.
#![no_main]

use cordial_fuzz::prose;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| prose(bytes));
