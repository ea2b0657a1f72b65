//! What holds for every text: no panic, spans inside the text on character boundaries, nothing typed lost,
//! questions that end.

use cordial::coach::capture::*;
use proptest::prelude::*;

fn inside(text: &str, span: &std::ops::Range<usize>) -> bool {
    span.start <= span.end
        && span.end <= text.len()
        && text.is_char_boundary(span.start)
        && text.is_char_boundary(span.end)
}

fn check(text: &str, r: &Reading) {
    let mut spans: Vec<&std::ops::Range<usize>> = Vec::new();
    spans.extend(r.talks.iter().map(|x| &x.span));
    spans.extend(r.gifts.iter().map(|x| &x.span));
    spans.extend(r.promises.iter().map(|x| &x.span));
    spans.extend(r.follow_ups.iter().map(|x| &x.span));
    spans.extend(r.notes.iter().map(|x| &x.span));
    spans.extend(r.new_people.iter().map(|x| &x.span));
    spans.extend(r.tags.iter().map(|x| &x.span));
    spans.extend(r.goals.iter().map(|x| &x.span));
    spans.extend(r.questions.iter().map(|x| &x.span));
    spans.extend(r.errors.iter().map(|x| &x.span));
    spans.extend(r.spans.iter().map(|x| &x.span));
    for span in spans {
        assert!(inside(text, span), "{span:?} in {text:?}");
        assert!(span.start < span.end, "empty span in {text:?}: {r:?}");
    }
    let whos = r
        .talks
        .iter()
        .flat_map(|t| t.people.clone())
        .chain(
            r.gifts
                .iter()
                .flat_map(|g| [Some(g.person), g.to])
                .flatten(),
        )
        .chain(r.promises.iter().map(|p| p.person))
        .chain(r.follow_ups.iter().map(|f| f.person))
        .chain(r.notes.iter().filter_map(|n| n.person));
    for who in whos {
        match who {
            Who::Known(_) => {}
            Who::New(i) => assert!(i < r.new_people.len()),
            Who::Asked(q) => assert!(q < r.questions.len()),
        }
    }
    for talk in &r.talks {
        assert!(!talk.people.is_empty());
    }
    for q in &r.questions {
        assert!(!q.candidates.is_empty(), "{q:?}");
        assert_eq!(q.text, &text[q.span.clone()], "{q:?}");
    }
    kept(text, r);
}

/// Every letter and digit that was typed stands in a talk's text, a note, or the span of a change, tag or goal.
fn kept(text: &str, r: &Reading) {
    let mut held = vec![false; text.len()];
    let mut hold = |s: &std::ops::Range<usize>| held[s.clone()].fill(true);
    r.gifts.iter().for_each(|x| hold(&x.span));
    r.promises.iter().for_each(|x| hold(&x.span));
    r.follow_ups.iter().for_each(|x| hold(&x.span));
    r.notes.iter().for_each(|x| hold(&x.span));
    // A tag said twice is one tag.
    for tag in &r.tags {
        let said = &text[tag.span.clone()];
        text.match_indices(said)
            .for_each(|(at, _)| hold(&(at..at + said.len())));
    }
    r.goals.iter().for_each(|x| hold(&x.span));
    // A conjunction between two clauses is nobody's.
    for (at, _) in text.match_indices("and") {
        hold(&(at..at + 3));
    }
    // A name beside a change is held by that change's person.
    let person = |m: Meaning| matches!(m, Meaning::Person | Meaning::NewPerson | Meaning::Unclear);
    r.spans
        .iter()
        .filter(|s| person(s.meaning))
        .for_each(|x| hold(&x.span));
    r.spans
        .iter()
        .filter(|s| s.meaning == Meaning::Goal)
        .for_each(|x| hold(&x.span));
    r.questions
        .iter()
        .filter(|q| q.id.starts_with("goal:"))
        .for_each(|x| hold(&x.span));
    let all: String = r
        .talks
        .iter()
        .map(|t| t.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let letters = |s: &str| {
        s.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    if r.talks.is_empty() {
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            assert!(held[at], "{c:?} at {at} of {text:?} is lost: {r:?}");
        }
    } else {
        assert!(
            letters(text).chars().all(|c| letters(&all).contains(c))
                && letters(&all).len() >= letters(text).len(),
            "talk texts lose something of {text:?}"
        );
    }
}

fn answered(text: &str) {
    let mut answers: Vec<Answer> = Vec::new();
    let mut reading = crate::roster::read_with(text, &answers);
    for _ in 0..60 {
        let Some(q) = reading.questions.first().cloned() else {
            return;
        };
        assert!(
            !answers.iter().any(|a| a.id == q.id),
            "asked again: {q:?} in {text:?}"
        );
        answers.push(Answer {
            id: q.id,
            choice: q.candidates[answers.len() % q.candidates.len()]
                .choice
                .clone(),
        });
        reading = crate::roster::read_with(text, &answers);
        check(text, &reading);
    }
    assert!(reading.questions.is_empty(), "endless questions: {text:?}");
}

const PIECES: &[&str] = &[
    "coffee",
    "w/",
    "with",
    "Priya",
    "Tom",
    "Ana",
    "Will",
    "will",
    "May",
    "may",
    "Zoe Park",
    "zoe",
    "she'll",
    "he",
    "they",
    "I'll",
    "I",
    "and",
    ",",
    ";",
    ".",
    "?",
    "!",
    "(",
    ")",
    ":",
    "-",
    "—",
    "yesterday",
    "tomorrow",
    "5/11",
    "by Fri",
    "in 3w",
    "last week",
    "30 February",
    "the 5th",
    "sent",
    "gave",
    "intro",
    "introduced",
    "to",
    "from",
    "for",
    "about",
    "promised",
    "offered",
    "owe",
    "ping",
    "remind me",
    "follow up",
    "call",
    "called",
    "met",
    "lunch",
    "the deck",
    "feedback",
    "#tag",
    "+goal",
    "+ship",
    "\\Will",
    "a@b.co",
    "priya@example.com",
    "https://x.y/z",
    "☕",
    "👩‍👩‍👧",
    "王小明",
    "محمد",
    "didn't",
    "not",
    "if",
    "when",
    "both",
    "her",
    "him",
    "them",
    "me",
    "us",
    "'s",
    "Pryia",
    "\n",
    "$50",
    "1:1",
    "need to",
    "want",
    "said",
    "told",
    "that",
    "would",
    "can",
    "next Tuesday",
    "2026-02-30",
    "e\u{301}",
    "\u{202e}",
    "\u{0}",
    "Dr.",
    "Tom O.",
    "next",
    "todo:",
    "who",
    "was",
    "is",
    "had",
    "in",
    "at",
    "on",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text, &crate::roster::read_with(&text, &[]));
    }

    #[test]
    fn any_words(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24), glue in prop::bool::weighted(0.1)) {
        let text = pieces.join(if glue { "" } else { " " });
        check(&text, &crate::roster::read_with(&text, &[]));
        answered(&text);
    }

    #[test]
    fn any_date(text in "[ 0-9a-z/.,'-]{0,24}") {
        for direction in [Direction::Past, Direction::Future, Direction::Either] {
            parse_date(&text, crate::roster::today(), &Calendar::default(), direction);
        }
    }

    #[test]
    fn any_date_words(pieces in prop::collection::vec(prop::sample::select(&["next", "last", "this", "the", "end", "of", "month", "week", "Friday", "5", "5th", "Nov", "31", "29", "Feb", "in", "3w", "ago", "2026", "a", "fortnight", "on", "999999999", "years", "/", "weekend", "mid", "-"][..]), 0..7),
        year in 1i32..9999, day in 1u32..366) {
        let text = pieces.join(" ");
        let today = chrono::NaiveDate::from_yo_opt(year, day).unwrap();
        for direction in [Direction::Past, Direction::Future, Direction::Either] {
            parse_date(&text, today, &Calendar::default(), direction);
        }
        read(&text, &crate::roster::roster(), &crate::roster::Past, &[], &Calendar::default(), today, &[]);
    }
}

#[test]
fn answers_settle_the_reference_line() {
    let text =
        "coffee w/ Priya yesterday; gave intro to Tom; she'll send the deck by Fri; ping in 3w";
    let open = crate::roster::read_with(text, &[]);
    assert!(!open.is_ready());
    let q = &open.questions[0];
    let answer = Answer {
        id: q.id.clone(),
        choice: q.candidates[0].choice.clone(),
    };
    let done = crate::roster::read_with(text, &[answer]);
    assert!(done.is_ready());
    assert_eq!(done.gifts[0].to, Some(Who::Known(1)));
}

/// Answers the only question of a text and renders what then is read.
fn answer_with(text: &str, choice: Choice) -> Vec<String> {
    let open = crate::roster::read_with(text, &[]);
    assert_eq!(
        open.questions.len(),
        1,
        "{:?}",
        crate::roster::render(text, &open)
    );
    let answer = Answer {
        id: open.questions[0].id.clone(),
        choice,
    };
    let done = crate::roster::read_with(text, &[answer]);
    assert!(
        done.questions.is_empty(),
        "{:?}",
        crate::roster::render(text, &done)
    );
    crate::roster::render(text, &done)
}

#[test]
fn every_kind_of_question_can_be_answered() {
    let by = "call with Elena; will send the deck by Fri";
    assert_eq!(
        answer_with(by, Choice::Me)[1],
        "promise me: Elena Rossi | send the deck due 2026-11-27"
    );
    assert_eq!(
        answer_with(by, Choice::Them)[1],
        "promise them: Elena Rossi | send the deck due 2026-11-27"
    );
    let did = "catch up with Marcus";
    assert_eq!(
        answer_with(did, Choice::Happened),
        ["talk 2026-11-23 other: Marcus Webb"]
    );
    assert_eq!(
        answer_with(did, Choice::Planned),
        ["follow-up: Marcus Webb | catch up with Marcus"]
    );
    let day = crate::roster::today().pred_opt().unwrap();
    assert_eq!(
        answer_with("met Elena last week", Choice::Day(day)),
        ["talk 2026-11-22 met: Elena Rossi"]
    );
    let ping = "lunch with Priya and Dev; ping in 3w";
    assert_eq!(answer_with(ping, Choice::Everyone).len(), 3);
    assert_eq!(
        answer_with(ping, Choice::Person(24))[1],
        "follow-up: Dev Patel | ping on 2026-12-14"
    );
    let zoe = "coffee with zoe";
    assert_eq!(
        answer_with(zoe, Choice::New("Zoe Park".into())),
        ["talk 2026-11-23 coffee: new Zoe Park"]
    );
    assert_eq!(
        answer_with(zoe, Choice::JustText),
        ["note: - | coffee with zoe"]
    );
    assert_eq!(
        answer_with("met Elena +unknown", Choice::Goal(1))[1],
        "goal: Promotion"
    );
}
