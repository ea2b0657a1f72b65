//! What holds of `shown` and `fit` for every string, ratatui's own measure included.

use cordial::cells::{fit, pad, width, wrap};
use cordial::domain::shown::{Shown, shown};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Characters that take part in a rule, so that rules meet more often than in random text.
const TRICKY: &str = "\0\t\n\r\u{b}\u{1b}\u{7f}\u{85}\u{9b}\u{ad} a1#.😀👩👧❤☎©🏽🇩🇰山。「ｶ\
    \u{ff9e}\u{ff9f}\u{301}\u{302}\u{20e3}\u{fe00}\u{fe0e}\u{fe0f}\u{200b}\u{200c}\u{200d}\u{200e}\
    \u{2028}\u{2029}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{fff9}\u{fffe}\u{fdd0}\u{e000}\
    \u{1100}\u{1161}\u{11a8}\u{ac00}\u{115f}\u{1160}\u{3164}\u{627}\u{644}\u{64b}\u{600}\u{605}\
    \u{915}\u{94d}\u{93f}\u{937}\u{9be}\u{1031}\u{d4e}\u{17d2}\u{1780}\u{17d8}\u{17d2}\u{a0}\u{3000}\
    \u{2d31}\u{2d7f}\u{5d0}\u{5dc}\u{2018}\u{fe01}\u{338}<\u{e0001}\u{e0041}\u{e0100}\u{10ffff}";

fn any_text() -> impl Strategy<Value = String> {
    let tricky: Vec<char> = TRICKY.chars().collect();
    let tricky = proptest::sample::select(tricky);
    let chars = prop_oneof![6 => tricky, 1 => any::<char>(), 1 => proptest::char::range(' ', '~')];
    proptest::collection::vec(chars, 0..40).prop_map(|chars| chars.into_iter().collect())
}

/// Written apart from the module's own tables: what must never arrive at a terminal.
fn is_forbidden(c: char) -> bool {
    matches!(u32::from(c),
        0..=0x1F | 0x7F..=0x9F | 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5
        | 0x180B..=0x180F | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164
        | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xFE00..=0xFE0D | 0xFEFF | 0xFFA0
        | 0xFFF0..=0xFFFB | 0xFFFE | 0xFFFF | 0x13430..=0x1343F | 0x1BCA0..=0x1BCA3
        | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF | 0xF0000..=0x10FFFF)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

fn check_harmless(text: &str) -> Result<(), TestCaseError> {
    let chars: Vec<char> = text.chars().collect();
    let mut marks = 0;
    for (at, &c) in chars.iter().enumerate() {
        prop_assert!(!is_forbidden(c), "{c:?} in {text:?}");
        let alone = at == 0 || at + 1 == chars.len();
        if matches!(c, '\u{200C}' | '\u{200D}') {
            let neighbours = |s: &[char]| s.iter().any(|c| c.is_ascii() || *c == '\u{FFFD}');
            prop_assert!(
                !alone && !neighbours(&chars[at - 1..=at + 1]),
                "joiner in {text:?}"
            );
        }
        marks = if matches!(c, '\u{300}'..='\u{36F}' | '\u{FE0E}' | '\u{FE0F}') {
            marks + 1
        } else {
            0
        };
        prop_assert!(marks <= 3 && (at > 0 || marks == 0), "marks in {text:?}");
    }
    Ok(())
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn drawn_cells(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 500, 1));
    usize::from(buffer.set_stringn(0, 0, text, 500, Style::new()).0)
}

#[test]
fn every_single_character_obeys() {
    for c in '\0'..=char::MAX {
        for text in [
            format!("{c}"),
            format!("a{c}b"),
            format!("👩{c}{c}👩"),
            format!("م{c}{c}{c}م"),
        ] {
            let once = shown(&text);
            assert_eq!(shown(once.as_str()), once, "{text:?}");
            assert!(!once.as_str().chars().any(is_forbidden), "{text:?}");
        }
    }
}

/// The bound that `wrap` states: one sign of three cells, none wider.
#[test]
fn no_character_is_wider_than_two_cells_but_one() {
    let wide = |c: &char| width(c.encode_utf8(&mut [0; 4])) > 2;
    assert_eq!(
        ('\0'..=char::MAX).filter(wide).collect::<Vec<_>>(),
        ['\u{17D8}']
    );
}

#[test]
fn no_flood_hides_in_few_cells() {
    for unit in [
        "\u{301}",
        "\u{200b}",
        "\u{200d}",
        "\u{fe0f}",
        "\u{1161}",
        "\u{600}",
        "\u{605}",
        "\u{d4e}",
        "👩\u{200d}",
        "🏽",
        "❤\u{fe0f}",
        "🇩",
        "\u{1780}\u{17d2}",
        "\u{915}\u{94d}",
        "\u{9be}",
        "\u{644}\u{627}",
        "\u{2d31}\u{2d7f}",
        "\u{2d31}\u{200d}",
        "\u{a4f8}\u{a4fc}",
        "\u{1b44}",
        "\u{1a15}\u{1a17}\u{200d}\u{1a10}",
        "\u{5d0}\u{200d}\u{5dc}",
        "\u{16d67}",
        "\u{ff9e}",
    ] {
        let flood = format!("a{}", unit.repeat(900));
        let flood = shown(&flood);
        let (chars, cells) = (flood.as_str().chars().count(), width(flood.as_str()));
        assert!(
            chars <= 8 * cells,
            "{unit:?}: {chars} characters in {cells} cells"
        );
    }
}

#[test]
fn a_span_takes_it_as_it_is() {
    assert_eq!(Span::raw(shown("a\u{1b}b")).content, "a\u{fffd}b");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_line_is_harmless_and_stays(text in any_text()) {
        let once = shown(&text);
        check_harmless(once.as_str())?;
        prop_assert!(shown(once.as_str()) == once, "{:?}", once);
        prop_assert!(Shown::lines(once.as_str()) == once, "{:?}", once);
    }

    #[test]
    fn lines_are_harmless_and_stay(text in any_text()) {
        let once = Shown::lines(&text);
        for line in once.as_str().split('\n') {
            check_harmless(line)?;
        }
        prop_assert!(Shown::lines(once.as_str()) == once, "{:?}", once);
    }

    #[test]
    fn a_limit_holds_and_stays(text in any_text(), limit in 0usize..20) {
        let line = Shown::line_up_to(&text, limit);
        prop_assert!(line.as_str().chars().count() <= limit);
        prop_assert!(Shown::line_up_to(line.as_str(), limit) == line, "{:?}", line);
        let lines = Shown::lines_up_to(&text, limit);
        prop_assert!(lines.as_str().chars().count() <= limit);
        prop_assert!(Shown::lines_up_to(lines.as_str(), limit) == lines, "{:?}", lines);
    }

    #[test]
    fn letters_survive(text in "[a-zäøß山田김مש ]{0,30}") {
        prop_assert!(shown(&text).as_str() == text);
    }

    #[test]
    fn widths_are_ratatuis(text in any_text()) {
        prop_assert_eq!(width(&text), drawn_cells(&text));
        prop_assert_eq!(width(shown(&text).as_str()), drawn_cells(shown(&text).as_str()));
    }

    #[test]
    fn fit_and_pad_keep_to_their_cells(text in any_text(), cells in 0usize..30) {
        let short = fit(&text, cells);
        prop_assert!(width(&short) <= cells, "{:?}", short);
        prop_assert_eq!(fit(&short, cells), short.clone());
        prop_assert_eq!(short == text, width(&text) <= cells);
        prop_assert_eq!(width(&pad(&text, cells)), cells);
    }

    #[test]
    fn wrap_keeps_to_its_cells_and_loses_nothing(text in any_text(), cells in 0usize..20) {
        let lines = wrap(&text, cells);
        for line in &lines {
            let alone = line.chars().filter(|c| width(c.encode_utf8(&mut [0; 4])) > 0).count() <= 1;
            let too_wide_for_any_line = alone && (cells < 2 || (cells == 2 && line.contains('\u{17D8}')));
            prop_assert!(width(line) <= cells.max(1) || too_wide_for_any_line, "{:?}", line);
            prop_assert!(!line.contains('\n'));
        }
        prop_assert_eq!(without_space(&lines.concat()), without_space(&text));
        let joined: String = lines.iter().map(|line| format!("{line}\n")).collect();
        if text.graphemes(true).all(|cluster| width(cluster) <= cells) {
            prop_assert_eq!(wrap(&joined, cells), lines, "wrapped again");
        }
    }
}
