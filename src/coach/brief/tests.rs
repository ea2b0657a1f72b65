//! A brief fits whatever room there is, says what weighs most first, and loses no date to a long text.

use proptest::prelude::*;

use super::*;
use crate::cells;
use crate::coach::rhythm::Touch;
use crate::domain::civil::{Birthday, plus_days};
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::ledger::{AskedBy, GiftDirection, GiftKind};
use crate::domain::offer::OfferState;
use crate::domain::promise::PromiseState;
use crate::domain::tie::Circle;
use crate::domain::{IdSource, Moment};

const AT: Moment = Moment::from_millis(0);

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn ago_days(days: i64) -> NaiveDate {
    plus_days(today(), -days)
}

/// Somebody of whom only the name is known.
fn nobody(ids: &mut IdSource) -> Facts {
    let person = Person::named(ids.fresh(AT), "Ada Obi".into(), AT);
    Facts {
        tie: Tie::undecided(ids.fresh(AT), person.id, today()),
        person,
        met_through: None,
        pattern: Pattern::default(),
        circle_cadence: None,
        talks: Vec::new(),
        promises: Vec::new(),
        thanks: Vec::new(),
        last_given: None,
        offers: Vec::new(),
        gifts: Vec::new(),
        meetings: Vec::new(),
        questions: Vec::new(),
        plans: Vec::new(),
    }
}

fn promise(facts: &Facts, by: PromisedBy, what: &str, due: Option<i64>) -> Promise {
    let mut ids = IdSource::seeded([what.len() as u64, 5]);
    Promise {
        id: ids.fresh(AT),
        person: facts.person.id,
        promised_by: by,
        what: what.into(),
        made_on: ago_days(9),
        due: due.map(|days| plus_days(today(), days)),
        state: PromiseState::Open,
        closed_on: None,
        interaction: None,
        created_at: AT,
    }
}

/// Somebody of whom everything is known, `many` times, in `words`.
fn full(words: &str, many: usize) -> Facts {
    let mut ids = IdSource::seeded([7, 7]);
    let mut facts = nobody(&mut ids);
    let person = facts.person.id;
    for field in [
        &mut facts.person.full_name,
        &mut facts.person.nickname,
        &mut facts.person.pronouns,
        &mut facts.person.role,
        &mut facts.person.organization,
        &mut facts.person.how_met,
        &mut facts.person.cares_about,
        &mut facts.person.needs,
    ] {
        *field = words.to_owned();
    }
    facts.person.birthday = Birthday::new(None, 11, 26);
    facts.met_through = Some(words.to_owned());
    facts.tie = facts.tie.in_circle(Circle::new(2).unwrap());
    facts.pattern = pattern(&[0, 18, 36], 41);
    facts.talks = vec![LastTalk {
        interaction: Interaction {
            id: ids.fresh(AT),
            on_day: ago_days(41),
            channel: Channel::Call,
            direction: TouchDirection::Mutual,
            summary: words.to_owned(),
            created_at: AT,
        },
        others: vec![words.to_owned(); many],
        debrief: None,
    }];
    for at in 0..many {
        for by in [PromisedBy::Me, PromisedBy::Them] {
            let promise = promise(&facts, by, words, Some(at as i64));
            facts.promises.push(promise);
        }
        facts.thanks.push(Entry {
            id: ids.fresh(AT),
            person,
            direction: GiftDirection::Received,
            kind: GiftKind::Help,
            what: words.to_owned(),
            on_day: ago_days(6),
            asked_by: AskedBy::Nobody,
            thanked_on: None,
            interaction: None,
            offer: None,
            created_at: AT,
        });
        facts.offers.push(Offer {
            id: ids.fresh(AT),
            person,
            kind: GiftKind::Help,
            what: words.to_owned(),
            goal: None,
            state: OfferState::Idea,
            created_at: AT,
        });
        facts.questions.push(Question {
            id: ids.fresh(AT),
            person,
            interaction: None,
            text: words.to_owned(),
            asked_on: None,
            created_at: AT,
        });
        let mut plan = FollowUp::on(ids.fresh(AT), person, Some(today()), words.into(), AT);
        plan.draft = words.to_owned();
        facts.plans.push(plan);
    }
    facts
}

/// The pattern of contact on these days, the last of them `silent` days ago.
fn pattern(days: &[i64], silent: i64) -> Pattern {
    let last = days.last().copied().unwrap_or(0);
    let touches: Vec<Touch> = days
        .iter()
        .map(|day| Touch {
            on: ago_days(silent + last - day),
            direction: TouchDirection::Mutual,
        })
        .collect();
    Pattern::of(&touches)
}

fn fitted(facts: &Facts, purpose: For, room: Room) -> Vec<Line> {
    lines(&sections(facts, purpose, today()), room)
}

const PAGE: Room = Room {
    width: 78,
    label: 14,
    lines: 24,
};

#[test]
fn a_name_alone_makes_a_short_brief() {
    let facts = nobody(&mut IdSource::seeded([1, 1]));
    let said: Vec<String> = fitted(&facts, For::Talk, PAGE)
        .into_iter()
        .map(|line| format!("{}|{}", line.label, line.text))
        .collect();
    assert_eq!(
        said,
        [
            "|Ada Obi",
            "|no circle yet",
            "rhythm|Not in touch yet. On no clock.",
        ]
    );
}

#[test]
fn a_rhythm_has_numbers_from_three_contacts_on_and_never_a_percentage() {
    let mut facts = nobody(&mut IdSource::seeded([1, 1]));
    for (days, silent, said) in [
        (&[][..], 0, "Not in touch yet. On no clock."),
        (&[0], 9, "Last in touch 9 days ago. On no clock."),
        (&[0, 18], 41, "Last in touch 41 days ago. On no clock."),
        (
            &[0, 18, 36],
            41,
            "Usually every ~18 days (2 gaps). 41 days now. On no clock.",
        ),
        (
            &[0, 1, 2],
            1,
            "Usually every ~1 day (2 gaps). 1 day now. On no clock.",
        ),
    ] {
        facts.pattern = pattern(days, silent);
        assert_eq!(rhythm(&facts, today()), said);
        assert!(!said.contains('%'));
    }
    facts.tie = facts.tie.in_circle(Circle::new(2).unwrap());
    assert_eq!(
        rhythm(&facts, today()),
        "Usually every ~1 day (2 gaps). 1 day now. Wanted: ~30."
    );
    facts.tie.snoozed_until = Some(plus_days(today(), 3));
    facts.pattern = Pattern::default();
    assert_eq!(
        rhythm(&facts, today()),
        "Not in touch yet. You want about every 30 days. Snoozed until Thu 26 Nov."
    );
}

#[test]
fn a_birthday_is_said_while_it_is_near() {
    let mut facts = nobody(&mut IdSource::seeded([1, 1]));
    for (month, day, said) in [
        (11, 23, "today"),
        (11, 24, "tomorrow, Tue 24 Nov"),
        (12, 7, "Mon 7 Dec, in 14 days"),
        (12, 8, ""),
        (11, 22, ""),
    ] {
        facts.person.birthday = Birthday::new(None, month, day);
        assert_eq!(birthday(&facts.person, today()), said);
    }
}

#[test]
fn the_last_talk_is_quoted_with_what_was_heard() {
    let mut facts = full("the reorg", 0);
    let said = |facts: &Facts| last_talk(facts, today()).join(" / ");
    assert_eq!(said(&facts), "41 days ago, call: “the reorg”");
    facts.talks[0].others = vec!["Tom".into(), "Mai".into()];
    facts.talks[0].interaction.direction = TouchDirection::Theirs;
    facts.talks[0].debrief = Some(Debrief {
        id: IdSource::seeded([1, 2]).fresh(AT),
        interaction: facts.talks[0].interaction.id,
        matters: "the team.".into(),
        felt: String::new(),
        listened: "badly".into(),
        ask_next: String::new(),
        created_at: AT,
    });
    assert_eq!(
        said(&facts),
        "41 days ago, call from them, Tom and Mai there too: “the reorg” Mattered to them: the team."
    );
    facts.talks[0].interaction.summary = "  ".into();
    facts.talks[0].debrief = None;
    assert!(said(&facts).ends_with("there too; nothing noted."));
}

#[test]
fn what_is_too_long_is_cut_and_what_is_too_many_is_counted() {
    let facts = full(&"word ".repeat(400), 9);
    let found = fitted(&facts, For::Ask, PAGE);
    assert_eq!(found.len(), PAGE.lines);
    let mine: Vec<&Line> = found
        .iter()
        .filter(|line| line.part == Part::Mine)
        .collect();
    assert!(mine[0].text.starts_with("today: word"), "{mine:?}");
    let last = mine.last().unwrap();
    assert!(
        last.text.contains("… · ") && last.text.ends_with(" more"),
        "{last:?}"
    );
    let shown = mine
        .iter()
        .filter(|line| line.text.contains(": word"))
        .count();
    assert!(last.text.ends_with(&format!(" · {} more", 9 - shown)));
}

#[test]
fn where_room_is_short_the_most_telling_parts_stay() {
    let facts = full("something", 2);
    let parts = |number: usize| -> Vec<Part> {
        let room = Room {
            lines: number,
            ..PAGE
        };
        fitted(&facts, For::Talk, room)
            .iter()
            .map(|line| line.part)
            .collect()
    };
    assert_eq!(parts(0), []);
    assert_eq!(parts(1), [Part::Name]);
    assert_eq!(
        parts(4),
        [Part::Name, Part::LastTalk, Part::Mine, Part::Questions]
    );
    // With a line for each, every part is there, in reading order.
    let all = parts(14);
    assert!(all.is_sorted() && all.len() == 14, "{all:?}");
}

proptest! {
    #[test]
    fn a_brief_fits_its_room_whatever_was_written(
        words in "\\PC{0,40}|[\u{0}-\u{2f}宽𝟙é\u{200f}\u{202e}\n]{0,80}|(word ){0,90}",
        many in 0usize..7,
        width in 2usize..130,
        label in 0usize..20,
        most in 0usize..40,
    ) {
        let facts = full(&words, many);
        let room = Room { width, label, lines: most };
        let found = fitted(&facts, For::Ask, room);
        prop_assert!(found.len() <= most);
        for line in &found {
            let taken = match line.part.label() { "" => 0, _ => label };
            let left = width.saturating_sub(taken).max(2);
            prop_assert!(cells::width(&line.text) <= left, "{line:?} in {left}");
            prop_assert!(!line.text.contains(char::is_control));
        }
        // A label stands on the first line of its part and nowhere else.
        for (at, line) in found.iter().enumerate() {
            let first = at == 0 || found[at - 1].part != line.part;
            prop_assert_eq!(line.label, if first { line.part.label() } else { "" });
        }
    }

    #[test]
    fn more_room_never_takes_a_part_away(many in 0usize..4, most in 0usize..30) {
        let facts = full("some words that are written", many);
        let parts = |lines| -> std::collections::BTreeSet<Part> {
            let room = Room { lines, ..PAGE };
            fitted(&facts, For::Ask, room).iter().map(|line| line.part).collect()
        };
        prop_assert!(parts(most).is_subset(&parts(most + 1)));
    }
}
