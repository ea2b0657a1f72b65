//! Keys in, screen out, for goals.
use crate::tui::testing::Bench;
use crate::tui::view::ScreenName;
#[test]
fn look() {
    let mut bench = Bench::demo();
    bench.go(ScreenName::Goals);
    println!("{}", bench.screen());
    let mut bench = Bench::demo().sized(80, 24);
    bench.go(ScreenName::Goals).press("j l space");
    println!("{}", bench.screen());
    bench.press("] ]");
    println!("{}", bench.screen());
}
