use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::interaction::Channel;
use crate::domain::introduction::IntroductionState;
use crate::domain::ledger::{AskedBy, GiftKind};
use crate::domain::offer::OfferState;
use crate::domain::shown::Shown;
use crate::domain::{IdSource, Moment};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const NOW: Moment = Moment::from_millis(1_700_000_000_000);

/// A page on which every text is `text` and every part has one entry.
fn page_of(text: &str) -> String {
    let mut ids = IdSource::seeded([1, 2]);
    let own = || text.to_owned();
    let day = on("2026-11-23");
    let person = Person {
        given_name: own(),
        nickname: own(),
        pronouns: own(),
        organization: own(),
        role: own(),
        place: own(),
        how_met: own(),
        cares_about: own(),
        needs: own(),
        notes: own(),
        ..Person::named(ids.fresh(NOW), own(), NOW)
    };
    let tie = Tie {
        rhythm: Rhythm::Triggered,
        waits_for: own(),
        paused_until: Some(day),
        paused_because: own(),
        ..Tie::undecided(ids.fresh(NOW), person.id, day)
    };
    let points: Vec<ContactPoint> = PointKind::ALL
        .iter()
        .zip(0..)
        .map(|(kind, position)| ContactPoint {
            id: ids.fresh(NOW),
            person: person.id,
            kind: *kind,
            label: own(),
            value: own(),
            position,
        })
        .collect();
    let tags = [PersonTag {
        id: ids.fresh(NOW),
        person: person.id,
        name: own(),
    }];
    let interaction = Interaction {
        id: ids.fresh(NOW),
        on_day: day,
        channel: Channel::Coffee,
        direction: TouchDirection::Mine,
        summary: own(),
        created_at: NOW,
    };
    let debrief = Debrief {
        id: ids.fresh(NOW),
        interaction: interaction.id,
        matters: own(),
        felt: own(),
        listened: own(),
        ask_next: own(),
        created_at: NOW,
    };
    let question = Question {
        id: ids.fresh(NOW),
        person: person.id,
        interaction: None,
        text: own(),
        asked_on: None,
        created_at: NOW,
    };
    let promise = Promise {
        id: ids.fresh(NOW),
        person: person.id,
        promised_by: PromisedBy::Them,
        what: own(),
        made_on: day,
        due: Some(day),
        state: PromiseState::Open,
        closed_on: None,
        interaction: None,
        created_at: NOW,
    };
    let entry = Entry {
        id: ids.fresh(NOW),
        person: person.id,
        direction: GiftDirection::Received,
        kind: GiftKind::Help,
        what: own(),
        on_day: day,
        asked_by: AskedBy::Nobody,
        thanked_on: Some(day),
        interaction: None,
        offer: None,
        created_at: NOW,
    };
    let offer = Offer {
        id: ids.fresh(NOW),
        person: person.id,
        kind: GiftKind::Help,
        what: own(),
        goal: None,
        state: OfferState::Idea,
        created_at: NOW,
    };
    let follow_up = FollowUp {
        waits_for: own(),
        cue: own(),
        action: own(),
        draft: own(),
        ..FollowUp::on(ids.fresh(NOW), person.id, None, own(), NOW)
    };
    let introduced = Introduction {
        id: ids.fresh(NOW),
        first: person.id,
        second: ids.fresh(NOW),
        why: own(),
        state: IntroductionState::Idea,
        since: day,
        outcome: own(),
        created_at: NOW,
    };
    write(&Page {
        person: &person,
        met_through: text,
        tie: Some(&tie),
        points: &points,
        tags: &tags,
        talks: &[Talk {
            interaction: &interaction,
            with: &[text, text],
            debrief: Some(&debrief),
        }],
        questions: &[question],
        promises: &[promise],
        entries: &[entry],
        offers: &[offer],
        follow_ups: &[follow_up],
        introductions: &[Introduced {
            introduction: &introduced,
            first: text,
            second: text,
        }],
    })
}

#[test]
fn a_page_reads_as_one_would_write_it() {
    let page = page_of("tea & cake");
    for line in [
        "# tea & cake",
        "tea & cake, tea & cake · tea & cake",
        "- **Called:** tea & cake",
        "- **Rhythm:** waits for tea & cake",
        "- **Rests:** until Monday, 23 November 2026: tea & cake",
        "- e-mail (tea & cake): tea & cake",
        "- **when tea & cake:** tea & cake → tea & cake  ",
        "  Draft: tea & cake",
        "- tea & cake",
        "- **They promised:** tea & cake, by Monday, 23 November 2026 (said on Monday, 23 November 2026; open)",
        "- **Monday, 23 November 2026, help received:** tea & cake (thanked on Monday, 23 November 2026)",
        "- **help:** tea & cake (idea)",
        "- **tea & cake and tea & cake:** idea since Monday, 23 November 2026  ",
        "  Why: tea & cake  ",
        "- **Monday, 23 November 2026, coffee, from me, with tea & cake, tea & cake**  ",
        "  What I will ask next: tea & cake",
        "## Notes",
    ] {
        assert!(page.lines().any(|one| one == line), "{line}\n{page}");
    }
    assert!(page.ends_with("tea & cake\n"));
    let mut ids = IdSource::seeded([1, 2]);
    let bare = Person::named(ids.fresh(NOW), "Ana Sol".into(), NOW);
    let empty = Page {
        person: &bare,
        met_through: "",
        tie: None,
        points: &[],
        tags: &[],
        talks: &[],
        questions: &[],
        promises: &[],
        entries: &[],
        offers: &[],
        follow_ups: &[],
        introductions: &[],
    };
    assert_eq!(write(&empty), "# Ana Sol\n");
}

#[test]
fn text_is_only_text() {
    for (text, written) in [
        (
            "plain, with 3.5 dots - and (dashes)!",
            "plain, with 3.5 dots - and (dashes)!",
        ),
        ("# heading", "\\# heading"),
        ("- list", "\\- list"),
        ("12. list", "12\\. list"),
        ("12) list", "12\\) list"),
        ("===", "\\==="),
        ("*b* _i_ `c` ~s~", "\\*b\\* \\_i\\_ \\`c\\` \\~s\\~"),
        ("[a](b)", "\\[a\\](b)"),
        ("<b>&amp; R&D", "\\<b\\>\\&amp; R&D"),
        ("a | b", "a \\| b"),
        (
            "see https://x.example and www.x.example",
            "see https\\://x.example and www\\.x.example",
        ),
        ("two\nlines", "two lines"),
        ("\u{202e}back\u{1b}[31m", "back\u{fffd}\\[31m"),
        ("    code", "code"),
        ("C:\\", "C:\\\\"),
    ] {
        assert_eq!(line(text), written, "{text:?}");
    }
    assert_eq!(paragraphs("a\nb\n\n\n  c  \n"), "a  \nb\n\nc");
    assert_eq!(within_entry("a\n\n# b"), "a  \n  \\# b");
    assert_eq!(
        link("https://x.example/a_b?c=1"),
        "<https://x.example/a_b?c=1>"
    );
    assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
    assert_eq!(
        link("https://x.example/> <b>"),
        "https\\://x.example/\\> \\<b\\>"
    );
}

#[test]
fn file_names_are_safe_everywhere() {
    let mut taken = BTreeSet::new();
    for (name, file) in [
        ("Priya Raman", "priya-raman.md"),
        ("Søren Łukasz-Ünal", "soren-lukasz-unal.md"),
        ("PRIYA  raman", "priya-raman-2.md"),
        ("Seán O'Brien", "sean-obrien.md"),
        ("欧阳静怡", "欧阳静怡.md"),
        ("नीना", "नीना.md"),
        ("김민준", "김민준.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("..", "person.md"),
        ("", "person-2.md"),
        ("🦊", "person-3.md"),
        ("CON", "person-con.md"),
        ("com1", "person-com1.md"),
        ("LPT¹", "person-lpt1.md"),
        ("a\u{202e}b/c\\d:e", "ab-c-d-e.md"),
        ("-rf", "rf.md"),
        (".hidden", "hidden.md"),
    ] {
        assert_eq!(file_name(name, &mut taken), file, "{name}");
    }
    assert!(file_name(&"é".repeat(9000), &mut taken).len() <= 100);
}

/// What a line is, for the test of structure.
fn is_of_the_page(line: &str, headings: &mut usize) -> bool {
    let first = line.trim_start_matches(' ').chars().next();
    if line.starts_with("# ") {
        *headings += 1;
        return true;
    }
    let known = [
        "About",
        "The tie",
        "Reaching them",
        "Planned",
        "Questions to ask",
        "Promises",
        "Given and received",
        "What I could give",
        "Introductions",
        "Conversations",
        "Notes",
    ];
    if let Some(heading) = line.strip_prefix("## ") {
        return known.contains(&heading);
    }
    let text = line
        .strip_prefix("- ")
        .or_else(|| line.strip_prefix("  "))
        .unwrap_or(line);
    let text = text.strip_prefix("**").unwrap_or(text);
    let begins = text.chars().next();
    let begins_a_block = begins.is_some_and(|begins| "#>+-=`~|:<*_[ \t".contains(begins));
    let link_alone = text.starts_with("<http");
    first.is_none() || !begins_a_block || link_alone
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# ",
        "## x",
        "\n",
        "\n\n",
        "- ",
        "* ",
        "1. ",
        "```",
        "~~~",
        "---",
        "===",
        "> ",
        "<b>",
        "<!--",
        "](http://x.example)",
        "[a]: http://x.example",
        "![",
        "|",
        "|-|",
        ":-:",
        "&lt;",
        "\\",
        "\t",
        "    ",
        "\r\n",
        "\u{2028}",
        "\u{202e}",
        "\u{1b}[2J",
        "**",
        "__",
        "`",
        "$$",
        "www.x.example",
        "https://x.example",
        "a",
        "Ana",
        " ",
        "]",
        "{#id}",
        "<?php",
        "+ ",
        "^1",
        ":",
        "\u{0}",
        "e\u{301}\u{301}\u{301}\u{301}",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat()),
        "[!-/:-@\\[-`{-~a1 \n]{0,24}",
    ]
}

proptest! {
    #[test]
    fn nobody_can_break_a_page(text in hostile()) {
        let page = page_of(&text);
        let mut headings = 0;
        for line in page.lines() {
            prop_assert!(is_of_the_page(line, &mut headings), "{line:?}\n{page}");
        }
        prop_assert_eq!(headings, 1);
        let clean = Shown::lines_up_to(&page, usize::MAX);
        prop_assert_eq!(clean.as_str(), &page, "nothing is left that acts");
    }

    #[test]
    fn nothing_is_lost_by_escaping(text in "\\PC{0,40}") {
        let written = line(&text);
        let mut read = String::new();
        let mut characters = written.chars();
        while let Some(character) = characters.next() {
            read.extend(match character {
                '\\' => characters.next(),
                other => Some(other),
            });
        }
        let shown = Shown::line_up_to(&text, usize::MAX);
        let folded: Vec<&str> = shown.as_str().split_whitespace().collect();
        prop_assert_eq!(read, folded.join(" "));
    }

    #[test]
    fn every_file_name_is_new_and_harmless(names in prop::collection::vec("\\PC{0,120}|[aA]{0,2}|\\.{0,3}/?", 1..12)) {
        let mut taken = BTreeSet::new();
        for name in &names {
            let file = file_name(name, &mut taken);
            prop_assert!(file.len() <= 110 && file.ends_with(".md"));
            prop_assert!(!file.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', ' ']));
            prop_assert!(!file.starts_with(['.', '-']) && !file.contains(".."));
        }
        prop_assert_eq!(taken.len(), names.len());
    }
}
