//! Talks that calendars and mailboxes tell of, in a list: each counts for nothing until the user has said that it
//! happened. One at a time, or all with one person.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{below, inside, row};
use crate::coach::proposed::{declined, taken};
use crate::domain::intent::list;
use crate::domain::interaction::TouchDirection;
use crate::domain::person::PersonId;
use crate::domain::{Change, Choice, civil};
use crate::report::Result;
use crate::store::query::Named;
use crate::store::query::proposed::Proposed;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, Reader, View};
use crate::tui::widget::list::{Selected, Selection, marked};
use crate::tui::widget::spans;

/// The most talks that are read at once, the latest.
const MOST: usize = 500;

/// The page.
#[derive(Default)]
pub(crate) struct TalksPage {
    talks: Vec<Proposed>,
    /// How many there are, read or not.
    count: usize,
    selection: Selection,
}

/// What becomes of talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Taken,
    Declined,
}

impl TalksPage {
    /// Opens it over the screen.
    pub(crate) fn open() -> Effect {
        Effect::Page(Box::<Self>::default())
    }

    fn selected(&self) -> Option<&Proposed> {
        self.talks.get(self.selection.at())
    }
}

/// The change that says `word` about one talk.
fn said(proposed: &Proposed, word: Word, context: &mut Context) -> Change {
    let people: Vec<(PersonId, String)> = proposed
        .people
        .iter()
        .map(|person| (person.id, person.full_name.clone()))
        .collect();
    match word {
        Word::Taken => taken(&proposed.talk, &people, &mut context.ids, context.now),
        Word::Declined => declined(&proposed.talk, &people),
    }
}

/// Says `word` about every talk with somebody, in one change.
fn said_of_all(name: &Named, word: Word) -> Effect {
    let name = name.clone();
    Effect::Ask(Box::new(move |reader, context| {
        let talks = reader.store.proposed(Some(name.id), usize::MAX)?;
        let mut change = Change::new("");
        for proposed in &talks {
            change = change.and(said(proposed, word, context));
        }
        let number = i64::try_from(talks.len()).unwrap_or(i64::MAX);
        let did = match word {
            Word::Taken => "Wrote down",
            Word::Declined => "Let go of",
        };
        let words = civil::count(number, "talk");
        let change = change.saying(format!("{did} {words} with {}", name.full_name));
        Ok(vec![Effect::Apply(change)])
    }))
}

impl View for TalksPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Talks, Scope::List]
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        self.talks = reader.store.proposed(None, MOST)?;
        let count = usize::try_from(reader.store.proposed_count()?).unwrap_or(0);
        self.count = match self.talks.len() < MOST {
            true => self.talks.len(),
            false => count,
        };
        self.selection.clamp(self.talks.len());
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::ProposedTalks => Availability::No("these are all that wait for your word"),
            Command::Accept
            | Command::Drop
            | Command::AcceptAll
            | Command::DropAll
            | Command::Open => match self.selected() {
                Some(_) => Availability::Yes,
                None => Availability::No("no talk waits for your word; esc goes back"),
            },
            _ if Selection::moves(command) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            self.selection.step(command, self.talks.len());
            return Vec::new();
        }
        let Some(proposed) = self.selected() else {
            return Vec::new();
        };
        let word = match command {
            Command::Accept | Command::AcceptAll => Word::Taken,
            _ => Word::Declined,
        };
        let effect = match (command, proposed.people.first()) {
            (Command::Open, Some(name)) => Effect::Person(name.id),
            (Command::AcceptAll | Command::DropAll, Some(name)) => said_of_all(name, word),
            _ => Effect::Apply(said(proposed, word, context)),
        };
        vec![effect]
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let count = self.talks.len();
        self.selection.click(at, count);
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
        let title = Span::styled("Talks that wait for your word", theme.heading.style());
        let right = match (self.talks.len(), self.count) {
            (0, _) => String::new(),
            (shown, all) if shown < all => format!("the latest {shown} of {all}"),
            (shown, _) => civil::count(i64::try_from(shown).unwrap_or(i64::MAX), "talk"),
        };
        let mut head = spans::between(
            vec![title],
            vec![Span::styled(right, theme.fact.style())],
            width,
        );
        head.spans.insert(0, Span::raw("  "));
        if let Some(area) = row(area, 0) {
            frame.render_widget(head, area);
        }
        let Some(body) = below(area, 2) else { return };
        if self.talks.is_empty() {
            let words = "No talk waits for your word. An imported calendar or mailbox tells of talks with \
                         people you know; they come here.";
            let lines = spans::wrapped(words, width.min(68), theme.text.style());
            for (at, mut line) in lines.into_iter().enumerate() {
                line.spans.insert(0, Span::raw("  "));
                if let Some(area) = row(body, at) {
                    frame.render_widget(line, area);
                }
            }
            return;
        }
        self.selection.drawn(body, 1);
        let window = self
            .selection
            .window(self.talks.len(), usize::from(body.height));
        let mut day = None;
        for (at_row, at) in window.enumerate() {
            let (Some(area), Some(proposed)) = (row(body, at_row), self.talks.get(at)) else {
                break;
            };
            // A day is said once.
            let shown_day = match day == Some(proposed.talk.on_day) {
                true => String::new(),
                false => civil::day_words(proposed.talk.on_day, look.today()),
            };
            day = Some(proposed.talk.on_day);
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                theme,
                Line::from(spans::cut(line(proposed, &shown_day, width, look), width)),
            );
        }
    }
}

fn line(proposed: &Proposed, day: &str, width: usize, look: &Look<'_>) -> Vec<Span<'static>> {
    let theme = look.theme;
    let names: Vec<&str> = proposed
        .people
        .iter()
        .map(|person| person.full_name.as_str())
        .collect();
    let talk = &proposed.talk;
    // Between two there is only one direction worth a word.
    let how = match (talk.channel.is_written(), talk.direction) {
        (true, TouchDirection::Mine) => "you wrote",
        (true, TouchDirection::Theirs) => "they wrote",
        (true, TouchDirection::Mutual) => "both wrote",
        (false, _) => talk.channel.label(),
    };
    let name_width = (width * 3 / 10).clamp(8, 36);
    vec![
        spans::padded(day, 13, theme.fact.style()),
        spans::padded(how, 12, theme.fact.style()),
        spans::padded(&list(&names), name_width, theme.name.style()),
        Span::raw("  "),
        spans::text(&talk.summary, theme.text.style()),
    ]
}

#[cfg(test)]
mod tests {
    use crate::domain::imported::{ProposedParticipant, ProposedTalk};
    use crate::domain::interaction::{Channel, TouchDirection};
    use crate::domain::{Change, IdSource};
    use crate::tui::testing::{Bench, days_ago, now};
    use crate::tui::view::ScreenName;

    /// Two talks with Priya, one of them an e-mail, and one with Tom.
    fn bench() -> Bench {
        let mut bench = Bench::demo();
        let mut ids = IdSource::seeded([5, 6]);
        for (name, days, channel, direction, summary) in [
            ("Priya", 6, Channel::Met, TouchDirection::Mutual, "the plan"),
            ("Tom", 6, Channel::Met, TouchDirection::Mutual, "budget"),
            ("Priya", 12, Channel::Email, TouchDirection::Mine, "numbers"),
        ] {
            let person = bench.store().people_named(name, 1).unwrap()[0].id;
            let talk = ProposedTalk {
                id: ids.fresh(now().at),
                on_day: days_ago(days),
                channel,
                direction,
                summary: summary.into(),
                source: "ics".into(),
                created_at: now().at,
            };
            let part = ProposedParticipant {
                id: ids.fresh(now().at),
                talk: talk.id,
                person,
            };
            let change = Change::new("Took in").add(talk).add(part);
            bench.store().apply(&change, now().at).unwrap();
        }
        bench
    }

    #[test]
    fn talks_are_taken_and_let_go_one_by_one_or_all_with_one() {
        let mut bench = bench();
        let before = bench.store().count("interaction").unwrap();
        bench.go(ScreenName::Today).press("g m");
        bench
            .shows("Talks that wait for your word")
            .shows("3 talks")
            .shows("you wrote");
        bench.sweep();
        bench
            .press("A")
            .shows("Wrote down 2 talks with Priya Raman");
        assert_eq!(bench.store().count("interaction").unwrap(), before + 2);
        bench.shows("1 talk").press("u").shows("3 talks");
        bench.press("X").shows("Let go of 2 talks with Priya Raman");
        assert_eq!(bench.store().count("interaction").unwrap(), before);
        bench.press("u").press("x").shows("Declined the talk with");
        bench.press("enter").shows("1 talk");
        assert_eq!(bench.store().count("interaction").unwrap(), before + 1);
        bench.press("enter").shows("No talk waits for your word");
        bench.sweep();
        bench.press("enter").shows("esc goes back");
    }

    #[test]
    fn the_review_begins_with_what_waits() {
        let mut bench = bench();
        bench.go(ScreenName::Review).press("enter");
        bench.shows("3 talks from calendars and mailboxes wait for your word: gm shows them");
        bench.press("g m").shows("3 talks").press("esc");
        bench.shows("wait for your word");
    }

    #[test]
    fn looks() {
        for (width, height) in [(120, 40), (80, 24)] {
            let mut bench = bench().sized(width, height);
            bench.press("g m j");
            insta::assert_snapshot!(format!("talks_{width}x{height}"), bench.screen());
        }
    }
}
