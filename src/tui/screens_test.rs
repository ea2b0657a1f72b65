//! What every screen and layer of this folder looks like, at both sizes that matter, as snapshots. Read
//! a changed one before accepting it.

use super::testing::Bench;
use super::view::ScreenName;

const SIZES: [(u16, u16); 2] = [(120, 40), (80, 24)];

/// Takes a snapshot of what `keys` lead to, at both sizes.
fn looks(name: &str, screen: ScreenName, keys: &[&str]) {
    for (width, height) in SIZES {
        let mut bench = Bench::demo().sized(width, height);
        bench.go(screen);
        for keys in keys {
            match keys.strip_prefix("write ") {
                Some(text) => bench.write(text),
                None => bench.press(keys),
            };
        }
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), bench.screen());
    }
}

#[test]
fn screens() {
    looks("today", ScreenName::Today, &[]);
    looks("board", ScreenName::Board, &["l"]);
    looks("board_filtered", ScreenName::Board, &["/", "write tom"]);
    looks("people", ScreenName::People, &["j space"]);
    looks("people_filtered", ScreenName::People, &["/", "write stand"]);
    looks("queue", ScreenName::Queue, &["j"]);
    looks("queue_away", ScreenName::Queue, &["j j s z"]);
    looks("person", ScreenName::Board, &["l l l enter"]);
}

#[test]
fn layers() {
    looks("help", ScreenName::Today, &["?"]);
    looks("palette", ScreenName::Today, &[":", "write pri"]);
    looks("which_key", ScreenName::Board, &["a"]);
    looks("confirm", ScreenName::Board, &[">"]);
    looks(
        "capture",
        ScreenName::Today,
        &[
            "c",
            "write lunch w/ Tom and Zoe Smith; she'll call me by Friday",
        ],
    );
    looks(
        "form",
        ScreenName::Today,
        &["n", "write Ada Obi", "tab tab", "write captain"],
    );
    looks("form_of_a_tie", ScreenName::People, &["t tab"]);
    looks(
        "form_with_suggestions",
        ScreenName::Ledger,
        &["a p", "write s"],
    );
    looks(
        "form_in_trouble",
        ScreenName::People,
        &["l tab tab", "write morrow", "ctrl-s"],
    );
}

#[test]
fn empty_screens_name_the_one_key() {
    for screen in ScreenName::ALL {
        for (width, height) in SIZES {
            let mut bench = Bench::empty().sized(width, height);
            bench.go(screen);
            let name = format!("empty_{}_{width}x{height}", screen.label());
            insta::assert_snapshot!(name, bench.screen());
        }
    }
}
