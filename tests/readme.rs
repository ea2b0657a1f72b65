//! The README shows what the program shows: its screenshots are screens of the real binary, and its
//! commands are the ones that work. `CORDIAL_README=write cargo test --test readme` writes them anew.

mod common;

use std::fs;
use std::path::Path;

use common::command::Home;
use common::terminal::Terminal;

#[test]
fn the_screenshots_are_screens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let mut readme = fs::read_to_string(&path).unwrap();
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &["demo"], (120, 26));
    // A frame comes in pieces; the footer is the last of them.
    terminal
        .shows("Five people for today")
        .shows("b not now   c capture   u undo");
    let today = block(&terminal.screen());
    terminal
        .press("3")
        .shows("Identify")
        .shows("/ filter   c capture   u undo");
    let board = block(&terminal.screen());
    let keys = block(&home.ok(&["keys"]));
    for (name, screen) in [("today", today), ("board", board), ("keys", keys)] {
        let (start, end) = (
            format!("<!-- screen: {name} -->\n"),
            format!("<!-- end: {name} -->"),
        );
        let from = readme.find(&start).unwrap() + start.len();
        let to = readme.find(&end).unwrap();
        if std::env::var("CORDIAL_README").is_ok_and(|wish| wish == "write") {
            readme.replace_range(from..to, &screen);
        } else {
            assert_eq!(
                &readme[from..to],
                screen,
                "the README's {name} is not what is shown"
            );
        }
    }
    if std::env::var("CORDIAL_README").is_ok_and(|wish| wish == "write") {
        fs::write(&path, readme).unwrap();
    }
}

fn block(screen: &str) -> String {
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n"))
}
