//! Every step as it looks, large and small.

use super::{begin, demo};
use crate::tui::testing::Bench;
use crate::tui::view::ScreenName;

fn both(name: &str, bench: Bench) -> Bench {
    let bench = bench.sized(120, 40);
    insta::assert_snapshot!(format!("{name}_120x40"), bench.screen());
    let bench = bench.sized(80, 24);
    insta::assert_snapshot!(format!("{name}_80x24"), bench.screen());
    bench
}

#[test]
fn every_step() {
    let mut bench = demo();
    bench.go(ScreenName::Review);
    let mut bench = both("0_start", bench);
    begin(&mut bench);
    for (name, keys) in [
        ("1_capture", ""),
        ("2_picks", "enter"),
        ("3_promises", "l"),
        ("3_promises_theirs", "d"),
        ("4_thanks", "l"),
        ("5_waiting_anna", "d l"),
        ("5_waiting_tom", "b"),
        ("6_gaps", "l"),
        ("6_no_next_step", "l l"),
        ("7_old_tie", "l"),
        ("8_choose", "l"),
        ("9_summary", "enter"),
        ("looking_back", "h h h"),
    ] {
        bench.press(keys);
        bench = both(name, bench);
    }
}

#[test]
fn before_and_after() {
    let mut bench = Bench::empty();
    bench.go(ScreenName::Review);
    both("start_nobody", bench);
    let mut bench = demo();
    begin(&mut bench);
    bench.press("enter l d ] ]");
    let mut bench = bench.restarted();
    bench.go(ScreenName::Review);
    let mut bench = both("start_resume", bench);
    bench
        .press("enter ] ] ] enter enter")
        .shows("The last one was today");
    both("start_again", bench);
}

#[test]
fn no_size_panics() {
    let mut bench = demo();
    bench.go(ScreenName::Review).sweep();
    begin(&mut bench);
    for keys in [
        "", "enter", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "enter", "h h h",
    ] {
        bench.press(keys).sweep();
    }
}
