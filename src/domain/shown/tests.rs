//! One line a rule: what goes in, what comes out. The rules for every string are properties, in
//! the integration tests.

use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(text).as_str(), expected);
    assert_eq!(shown(expected).as_str(), expected, "twice");
}

#[track_caller]
fn check_lines(text: &str, expected: &str) {
    assert_eq!(Shown::lines(text).as_str(), expected);
    assert_eq!(Shown::lines(expected).as_str(), expected, "twice");
}

#[track_caller]
fn check_kept(text: &str) {
    check(text, text);
    assert!(
        matches!(shown(text).0, Cow::Borrowed(_)),
        "copied: {text:?}"
    );
}

#[test]
fn ordinary_text_is_borrowed() {
    check_kept("");
    check_kept("Ada Lovelace <ada@example.org>");
    check_kept("Zoë Müller-Łukaszewicz, São Paulo\u{a0}– €5");
    check_kept("Nguyễn Thị Minh Khai, e\u{302}\u{301}");
    check_kept("山田 太郎 · 김민수 · אברהם · محمد");
    check_kept("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}");
    check_kept("👍🏽 🇩🇰 ☕ a family");
    assert!(matches!(
        Shown::lines("one\ntwo\n\nfour").0,
        Cow::Borrowed(_)
    ));
}

#[test]
fn white_space_controls_become_spaces() {
    check("a\tb\u{b}c\u{c}d", "a b c d");
    check("a\nb\rc\r\nd\u{85}e\u{2028}f\u{2029}g", "a b c d e f g");
    check_lines("a\tb\u{b}c", "a b c");
    check_lines(
        "a\nb\rc\r\nd\u{85}e\u{2028}f\u{2029}g",
        "a\nb\nc\nd\ne\nf\ng",
    );
    check_lines("a\r\n\r\nb\n", "a\n\nb\n");
}

#[test]
fn what_commands_a_terminal_is_replaced() {
    check("\u{1b}[31mred\u{1b}[0m", "\u{fffd}[31mred\u{fffd}[0m");
    check("\u{1b}]0;title\u{7}", "\u{fffd}]0;title\u{fffd}");
    check("\0\u{8}\u{7f}\u{80}\u{9b}\u{9f}", &"\u{fffd}".repeat(6));
    check("\u{e000}\u{f8ff}\u{f0000}\u{10fffd}", &"\u{fffd}".repeat(4));
    check("\u{fdd0}\u{ffff}\u{1fffe}\u{efffe}", &"\u{fffd}".repeat(4));
}

#[test]
fn what_hides_is_dropped() {
    check("user\u{202e}gpj.exe", "usergpj.exe");
    check("\u{2066}a\u{2069}\u{200e}b\u{200f}\u{61c}", "ab");
    check("pay\u{200b}pal\u{2060}\u{feff}\u{ad}!", "paypal!");
    check("a\u{2061}b\u{2064}c\u{206f}\u{2065}d", "abcd");
    check("\u{115f}\u{1160}\u{3164}\u{ffa0}", "");
    check("a\u{e0001}\u{e0041}\u{e007f}b\u{e0100}\u{e01ef}", "ab");
    check("a\u{34f}b\u{180e}c\u{fff9}d\u{fffb}", "abcd");
    check("\u{13430}\u{1bca0}\u{1d173}", "");
    check_kept("a\u{600}1\u{110bd}");
}

#[test]
fn joiners_stay_where_they_carry_spelling() {
    check_kept("👩\u{200d}👩\u{200d}👧\u{200d}👦");
    check_kept("👩🏽\u{200d}🚀 🏳\u{fe0f}\u{200d}🌈 ❤\u{fe0f}\u{200d}🔥");
    check_kept("می\u{200c}خواهم"); // Persian: I want
    check_kept("क\u{94d}\u{200d}ष क\u{94d}\u{200c}ष"); // Hindi: half form, and no ligature
    check_kept("ශ\u{dca}\u{200d}රී ලංකා"); // Sri Lanka
    check_kept("র\u{200d}\u{9cd}যা"); // Bengali: joiner before the virama
    check("a\u{200d}b\u{200c}c", "abc");
    check("\u{200d}👩\u{200d}", "👩");
    check("👩\u{200c}👩", "👩👩");
    check("👩\u{200d}\u{200d}\u{200b}\u{200d}👩", "👩\u{200d}👩");
    check(
        "👩\u{200d}a 1\u{200d}2 م\u{200d}क ه\u{200d} ",
        "👩a 12 مक ه ",
    );
    check("👩\u{200d}\u{fe0f}👩", "👩\u{200d}👩");
    check("م\u{200c}\u{64b}\u{200c}ن", "م\u{64b}\u{200c}ن");
}

#[test]
fn selectors_stay_on_what_has_an_emoji_form() {
    check_kept("❤\u{fe0f} ☎\u{fe0e} 1\u{fe0f}\u{20e3} #\u{fe0f}\u{20e3} ©\u{fe0f}");
    check(
        "a\u{fe0f} 漢\u{fe0e}\u{fe00} ❤\u{fe0f}\u{fe0f}\u{fe0e}",
        "a 漢 ❤\u{fe0f}",
    );
    check("\u{fe0f}❤\u{301}\u{fe0f} 🇩\u{fe0f}", "❤\u{301} 🇩");
}

#[test]
fn marks_are_counted() {
    check(
        &format!("e{}x", "\u{301}".repeat(500)),
        "e\u{301}\u{301}\u{301}x",
    );
    check("\u{301}\u{302}e\u{301}", "e\u{301}");
    check(" \u{301}\u{1b}\u{301}", " \u{301}\u{fffd}\u{301}");
    check(
        "e\u{301}\u{200b}\u{301}\u{301}\u{202e}\u{301}",
        "e\u{301}\u{301}\u{301}",
    );
    check("❤\u{fe0f}\u{301}\u{301}\u{301}", "❤\u{fe0f}\u{301}\u{301}");
    check_lines("a\n\u{301}b\u{301}\r\u{301}", "a\nb\u{301}\n");
    check_kept("က\u{103c}\u{103d}\u{1031}\u{1038}"); // Burmese: debt
    check_kept("བ\u{f66}\u{f92}\u{fb2}\u{f74}"); // Tibetan
    check(
        &format!("\u{915}{}", "\u{93e}".repeat(9)),
        "\u{915}\u{93e}\u{93e}\u{93e}",
    );
    check(
        &format!("\u{1100}{}", "\u{1161}".repeat(9)),
        "\u{1100}\u{1161}\u{1161}\u{1161}",
    );
    check("\u{1161}a", "a");
}

#[test]
fn ties_are_counted() {
    check(
        &"👩\u{200d}".repeat(6),
        "👩\u{200d}👩\u{200d}👩\u{200d}👩👩\u{200d}👩",
    );
    check_kept("👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👩🏻"); // the longest in use
    let coeng = |count| "\u{1780}\u{17d2}".repeat(count);
    check_kept(&(coeng(3) + "\u{1780}\u{17b6}"));
    check(
        &(coeng(5) + "\u{1780}"),
        &(coeng(3) + "\u{1780}" + &coeng(1) + "\u{1780}"),
    );
}

#[test]
fn long_text_is_cut() {
    let exact = "é".repeat(LONGEST);
    check_kept(&exact);
    check(&format!("{exact}\u{200b}"), &exact);
    check(
        &format!("{exact}!"),
        &format!("{}…", "é".repeat(LONGEST - 1)),
    );
    for (text, limit, expected) in [
        ("abc", 0, ""),
        ("abc", 1, "…"),
        ("abc", 2, "a…"),
        ("abc", 3, "abc"),
        ("\u{200b}abc\u{200b}", 3, "abc"),
        ("👩\u{200d}👩\u{200d}👧", 3, "👩…"),
        ("👩\u{200d}👩\u{200d}👧", 4, "👩\u{200d}👩…"),
    ] {
        assert_eq!(
            Shown::line_up_to(text, limit).as_str(),
            expected,
            "{text:?} {limit}"
        );
    }
    assert_eq!(Shown::lines_up_to("a\nb\nc", 4).as_str(), "a\nb…");
}

#[test]
fn it_converts_and_formats() {
    assert_eq!(
        format!("<{}|{:>4}>", shown("a\nb"), shown("é")),
        "<a b|   é>"
    );
    assert_eq!(Cow::from(shown("a\u{7}")), "a\u{fffd}");
    assert_eq!(String::from(Shown::lines("a\r\nb").into_owned()), "a\nb");
}
