//! What taking in one of our own archives would do; Enter does it, Esc leaves everything as it is.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::inside;
use super::draw::put;
use crate::domain::civil::count;
use crate::domain::intent::list;
use crate::tui::command::Command;
use crate::tui::examining::archive::Archive;
use crate::tui::form;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, View};
use crate::tui::widget::spans;
use crate::tui::work::Task;

/// What most people would look for in it, by table.
const TOLD: [(&str, &str); 8] = [
    ("person", "people"),
    ("interaction", "talks"),
    ("promise", "promises"),
    ("follow_up", "follow-ups"),
    ("entry", "given and received"),
    ("goal", "goals"),
    ("review", "reviews"),
    ("proposed_talk", "proposed talks"),
];
/// How wide a word and its number stand: cells.
const WORD: usize = 22;
const NUMBER: usize = 16;

/// The page.
pub(crate) struct ArchivePage {
    archive: Arc<Archive>,
}

impl ArchivePage {
    /// The page that shows what was found.
    pub(crate) fn of(archive: Arc<Archive>) -> Self {
        Self { archive }
    }

    fn lines(&self, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
        let theme = look.theme;
        let tally = &self.archive.tally;
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let rows = count(whole(tally.added() + tally.same()), "row");
        let parts: Vec<String> = [(tally.added(), "new"), (tally.same(), "here already")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{number} {word}"))
            .collect();
        let parts = match parts.is_empty() {
            true => String::new(),
            false => format!(": {}", list(&parts)),
        };
        let head = format!(
            "{}: an archive of Cordial: {rows}{parts}",
            self.archive.name
        );
        let mut lines = spans::wrapped(&head, width, theme.heading.style());
        let notes = self.archive.note.iter().map(String::as_str);
        for note in notes.chain(["It is taken in whole, and one undo takes it back."]) {
            lines.extend(spans::wrapped(note, width, theme.fact.style()));
        }
        lines.push(Line::default());
        let mut rest = (tally.added(), tally.same());
        let mut told = |word: &str, (added, same): (usize, usize)| {
            if added + same > 0 {
                let said = |number: usize, what: &str| match number {
                    0 => String::new(),
                    _ => format!("{number} {what}"),
                };
                let line = vec![
                    spans::padded(word, WORD, theme.fact.style()),
                    spans::padded(&said(added, "new"), NUMBER, theme.text.style()),
                    spans::text(&said(same, "here already"), theme.fact.style()),
                ];
                lines.push(Line::from(spans::cut(line, width)));
            }
        };
        for (table, word) in TOLD {
            let numbers = tally.tables.get(table).copied().unwrap_or_default();
            rest = (rest.0 - numbers.0, rest.1 - numbers.1);
            told(word, numbers);
        }
        told("everything else", rest);
        lines
    }
}

impl View for ArchivePage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Import]
    }

    fn available(&self, command: Command) -> Availability {
        match command {
            Command::Accept if self.archive.is_idle() => {
                Availability::No("everything in it is here already; esc goes back")
            }
            Command::Accept | Command::Edit => Availability::Yes,
            Command::Mark => Availability::No("only a table has columns"),
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, _: &mut Context) -> Vec<Effect> {
        let asked = &self.archive.asked;
        match command {
            Command::Edit => vec![form::import::again(&asked.path, &asked.own)],
            _ => vec![Effect::Work(Task::TakeInArchive(Arc::clone(&self.archive)))],
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        let width = usize::from(area.width).saturating_sub(2);
        let _ = put(frame, area, self.lines(width, look));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::tui::testing::{Bench, fill, now};
    use crate::tui::view::ScreenName;

    /// An archive of the small board, and how many people and rows it has.
    fn archive(folder: &Path) -> (std::path::PathBuf, usize) {
        let mut store = crate::store::Store::in_memory().unwrap();
        fill(&mut store);
        let mut text = Vec::new();
        crate::interchange::archive::write(&store, &mut text).unwrap();
        let path = folder.join("network.json");
        std::fs::write(&path, text).unwrap();
        (path, store.count("person").unwrap().try_into().unwrap())
    }

    fn examine(bench: &mut Bench, path: &Path) {
        bench.go(ScreenName::People).press("i").press("ctrl-u");
        bench.write(path.to_str().unwrap()).press("ctrl-s");
    }

    fn on_disk(folder: &Path) -> Bench {
        let store = crate::store::Store::open(&folder.join("people.db"), now().at);
        Bench::on(store.unwrap(), Vec::new())
    }

    #[test]
    fn our_own_archive_is_looked_at_and_then_taken_in() {
        let folder = tempfile::tempdir().unwrap();
        let (path, people) = archive(folder.path());
        for mut bench in [Bench::empty(), on_disk(folder.path())] {
            examine(&mut bench, &path);
            bench
                .settled()
                .shows("network.json: an archive of Cordial:")
                .shows(&format!("{people} new"))
                .shows("one undo takes it back");
            bench.sweep();
            assert_eq!(bench.store().count("person").unwrap(), 0);
            assert_eq!(bench.store().count("change_group").unwrap(), 0);
            bench.press("enter").settled();
            bench
                .shows("Imported network.json. u to undo.")
                .shows("Priya Raman")
                .lacks("an archive of Cordial");
            assert_eq!(bench.store().count("person").unwrap(), people as i64);
            // Once more there is nothing to do.
            examine(&mut bench, &path);
            bench
                .settled()
                .shows(&format!("{people} here already"))
                .press("enter")
                .shows("Everything in it is here already");
            bench.press("esc").press("u").settled();
            bench.shows("Undid: Imported network.json");
            assert_eq!(bench.store().count("person").unwrap(), 0);
        }
    }

    #[test]
    fn what_stands_against_it_is_said_before_anything_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let (path, people) = archive(folder.path());
        let mut bench = on_disk(folder.path());
        examine(&mut bench, &path);
        bench.settled().press("enter").settled();
        let store = bench.store();
        let priya = store.people_named("Priya", 1).unwrap()[0].id;
        let was = store.get(priya).unwrap().unwrap();
        let becomes = crate::domain::person::Person {
            role: "somebody else".into(),
            ..was.clone()
        };
        let change = crate::domain::Change::new("Changed").revise(&was, becomes);
        store.apply(&change, now().at).unwrap();
        examine(&mut bench, &path);
        bench
            .settled()
            .shows("with other contents")
            .shows("Files or folders");
        // One that is cut short is not taken in by half.
        let text = std::fs::read_to_string(&path).unwrap();
        let half = folder.path().join("half.json");
        std::fs::write(&half, &text[..text.len() / 2]).unwrap();
        assert_eq!(bench.store().count("person").unwrap(), people as i64);
        let mut bench = Bench::empty();
        examine(&mut bench, &half);
        bench.shows("half.json").shows("ends too early");
        assert_eq!(bench.store().count("person").unwrap(), 0);
    }

    #[test]
    fn an_archive_that_has_changed_since_is_looked_at_again() {
        let folder = tempfile::tempdir().unwrap();
        let (path, people) = archive(folder.path());
        let mut bench = on_disk(folder.path());
        examine(&mut bench, &path);
        bench.settled().shows(&format!("{people} new"));
        let empty = crate::store::Store::in_memory().unwrap();
        let mut text = Vec::new();
        crate::interchange::archive::write(&empty, &mut text).unwrap();
        std::fs::write(&path, text).unwrap();
        bench.press("enter").settled();
        bench
            .shows("Something changed here since")
            .shows("an archive of Cordial: 0 rows");
        assert_eq!(bench.store().count("change_group").unwrap(), 0);
    }
}
