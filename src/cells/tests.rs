//! One line a case. What holds for every string is in the integration tests.

use super::*;

#[test]
fn widths() {
    for (text, cells) in [
        ("", 0),
        ("plain", 5),
        ("Zoë", 3),
        ("Zoe\u{308}", 3),
        ("山田", 4),
        ("김민수", 6),
        ("👩\u{200d}👩\u{200d}👧", 2),
        ("👍🏽", 2),
        ("🇩🇰", 2),
        ("❤\u{fe0f}", 2),
        ("…", 1),
        ("a\tb\nc", 3),
        ("\u{301}", 0),
    ] {
        assert_eq!(width(text), cells, "{text:?}");
    }
}

#[test]
fn fits() {
    for (text, cells, expected) in [
        ("Anna", 4, "Anna"),
        ("Anna", 3, "An…"),
        ("Anna", 1, "…"),
        ("Anna", 0, ""),
        ("", 0, ""),
        ("Anna Berg", 6, "Anna…"),
        ("山田太郎", 8, "山田太郎"),
        ("山田太郎", 7, "山田太…"),
        ("山田太郎", 6, "山田…"),
        ("👩\u{200d}👩\u{200d}👧!", 2, "…"),
        ("Zoe\u{308}!", 3, "Zo…"),
        ("e\u{301}", 1, "e\u{301}"),
    ] {
        assert_eq!(fit(text, cells), expected, "{text:?} {cells}");
    }
    assert!(matches!(fit("山田", 4), Cow::Borrowed(_)));
}

#[test]
fn pads() {
    for (text, cells, expected) in [
        ("Anna", 6, "Anna  "),
        ("Anna", 3, "An…"),
        ("山田太郎", 6, "山田… "),
        ("", 2, "  "),
        ("x", 0, ""),
    ] {
        assert_eq!(pad(text, cells), expected, "{text:?} {cells}");
    }
}

#[test]
fn wraps() {
    #[track_caller]
    fn check(text: &str, cells: usize, expected: &[&str]) {
        assert_eq!(wrap(text, cells), expected, "{text:?} {cells}");
    }

    check("", 5, &[]);
    check("\n", 5, &[""]);
    check("a\n\nb\n", 5, &["a", "", "b"]);
    check("a\r\nb", 5, &["a", "b"]);
    check("one two three", 7, &["one two", "three"]);
    check("one two three", 6, &["one", "two", "three"]);
    check("one  two   ", 8, &["one  two"]);
    check("one    two", 5, &["one", "two"]);
    check("   ", 2, &[""]);
    check("  - item one", 8, &["  - item", "one"]);
    check("    indented", 8, &["indented"]);
    check(
        "see https://example.org now",
        8,
        &["see", "https://", "example.", "org now"],
    );
    check("abc", 0, &["a", "b", "c"]);
    check("10\u{a0}km away", 6, &["10\u{a0}km", "away"]);
    check("10\u{a0}km away", 4, &["10\u{a0}k", "m", "away"]);
    check("山田太郎", 5, &["山田", "太郎"]);
    check("山田太郎", 1, &["山", "田", "太", "郎"]);
    check("met 山田太郎 today", 8, &["met 山田", "太郎", "today"]);
    check("今日は。はい", 6, &["今日", "は。は", "い"]);
    check("東京「塔」", 6, &["東京", "「塔」"]);
    check("東京, 大阪", 4, &["東", "京,", "大阪"]);
    check("well done👋!", 11, &["well done", "👋!"]);
    check(
        "e\u{301}e\u{301}e\u{301}",
        2,
        &["e\u{301}e\u{301}", "e\u{301}"],
    );
    check(
        "👩\u{200d}👩👩\u{200d}👧",
        3,
        &["👩\u{200d}👩", "👩\u{200d}👧"],
    );
    // One cluster of six cells.
    check(
        "\u{1100}\u{1100}\u{1100}\u{1161}",
        4,
        &["\u{1100}\u{1100}", "\u{1100}\u{1161}"],
    );
    check("a \u{17d8} b", 2, &["a", "\u{17d8}", "b"]);
}
