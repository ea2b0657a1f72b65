//! What taking in a file would do, record by record; Enter does it, Esc leaves everything as it is.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{below, inside, row};
use crate::domain::Change;
use crate::domain::civil::count;
use crate::domain::intent::list;
use crate::interchange::plan::{Action, Board, Plan, SourceFile, said};
use crate::tui::command::Command;
use crate::tui::form;
use crate::tui::keymap::Scope;
use crate::tui::view::{Availability, Context, Effect, Look, View};
use crate::tui::widget::list::{Selected, Selection, marked};
use crate::tui::widget::spans;

/// The most records that are looked at in the app; larger files belong on the command line.
pub(crate) const MOST_RECORDS: usize = 20_000;

/// A file that was read, and what it would do.
pub(crate) struct Examined {
    /// The files.
    pub files: Vec<SourceFile>,
    /// The board as the plan saw it.
    pub board: Board,
    /// What would be done.
    pub plan: Plan,
    /// What there is to say of the files as a whole.
    pub remarks: Vec<String>,
    /// Of a table: its path, and what its columns are read as, a line each.
    pub table: Option<(String, String)>,
}

/// The page.
pub(crate) struct ImportPage {
    lines: Vec<RecordLine>,
    head: Vec<String>,
    table: Option<(String, String)>,
    what: What,
    selection: Selection,
}

/// What Enter does.
enum What {
    /// This.
    Ready(Box<Examined>),
    /// Nothing: all of it is here.
    Nothing,
}

struct RecordLine {
    action: Action,
    title: String,
    reason: String,
}

impl ImportPage {
    /// The page that shows what was found.
    pub(crate) fn of(examined: Examined) -> Self {
        let plan = &examined.plan;
        let totals: Vec<String> = Action::ALL
            .iter()
            .map(|action| (plan.count(*action), action.word()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let names: Vec<&str> = examined
            .files
            .iter()
            .take(2)
            .map(|file| file.name.as_str())
            .collect();
        let number = i64::try_from(plan.records.len()).unwrap_or(i64::MAX);
        let mut head = vec![format!(
            "{}: {}: {}",
            list(&names),
            count(number, "record"),
            list(&totals)
        )];
        head.extend(examined.remarks.iter().cloned());
        let mut lines: Vec<RecordLine> = plan
            .records
            .iter()
            .map(|record| RecordLine {
                action: record.action,
                title: match record.title.is_empty() {
                    true => format!("line {}", record.line),
                    false => record.title.clone(),
                },
                reason: record.reason.clone(),
            })
            .collect();
        lines.sort_by_key(|line| order(line.action));
        let table = examined.table.clone();
        let what = match plan.is_empty() {
            true => What::Nothing,
            false => What::Ready(Box::new(examined)),
        };
        Self {
            lines,
            head,
            table,
            what,
            selection: Selection::default(),
        }
    }
}

/// What needs a look comes first.
fn order(action: Action) -> usize {
    match action {
        Action::Refuse => 0,
        Action::Ask => 1,
        Action::Update => 2,
        Action::Add => 3,
        Action::Same => 4,
    }
}

/// A sign beside the word, so that a list can be scanned.
fn glyph(action: Action) -> &'static str {
    match action {
        Action::Add => "+",
        Action::Update => "~",
        Action::Same => "=",
        Action::Ask => "?",
        Action::Refuse => "×",
    }
}

impl View for ImportPage {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Import, Scope::List]
    }

    fn available(&self, command: Command) -> Availability {
        match (command, &self.what) {
            (Command::Accept, What::Ready(_)) => Availability::Yes,
            (Command::Accept, What::Nothing) => {
                Availability::No("nothing in it is new; esc goes back")
            }
            (Command::Mark, _) => match self.table {
                Some(_) => Availability::Yes,
                None => Availability::No("only a table has columns"),
            },
            _ if Selection::moves(command) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if Selection::moves(command) {
            self.selection.step(command, self.lines.len());
            return Vec::new();
        }
        if let (Command::Mark, Some((path, columns))) = (command, &self.table) {
            let note = "A column on each line, and what it holds. Nothing is done yet.";
            let form = form::import::columns(path, note, columns);
            return vec![Effect::Close, form];
        }
        let What::Ready(examined) = std::mem::replace(&mut self.what, What::Nothing) else {
            return Vec::new();
        };
        let Examined {
            files, board, plan, ..
        } = *examined;
        let mut change = Change::new(said(&plan, &files));
        let has_new = plan.new_people() > 0 || plan.proposed() > 0;
        // The page lets go of these ids; none of them may be given out again.
        let ids = context.ids.split();
        change.steps = plan.steps(&board, ids, context.now).collect();
        let mut effects = vec![Effect::Close, Effect::Apply(change)];
        if has_new {
            effects.push(super::triage::TriagePage::open());
        }
        effects
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        let count = self.lines.len();
        self.selection.click(at, count);
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
        for (at, line) in self.head.iter().take(3).enumerate() {
            let Some(area) = row(area, at) else { return };
            let style = match at {
                0 => theme.heading.style(),
                _ => theme.fact.style(),
            };
            let text = spans::fitted(line, width, style);
            frame.render_widget(Line::from(vec![Span::raw("  "), text]), area);
        }
        let above = u16::try_from(self.head.len().min(3)).unwrap_or(3) + 1;
        let Some(list) = below(area, above) else {
            return;
        };
        self.selection.drawn(list, 1);
        let name_width = (width / 3).clamp(8, 28);
        let window = self
            .selection
            .window(self.lines.len(), usize::from(list.height));
        for (at_row, at) in window.enumerate() {
            let (Some(area), Some(line)) = (row(list, at_row), self.lines.get(at)) else {
                break;
            };
            let action = format!("{} {:<7}", glyph(line.action), line.action.word());
            let style = match line.action {
                Action::Refuse => theme.trouble.style(),
                Action::Ask => theme.ready.style(),
                _ => theme.accent.style(),
            };
            let text = spans::cut(
                vec![
                    Span::styled(action, style),
                    spans::padded(&line.title, name_width, theme.name.style()),
                    Span::raw("  "),
                    spans::text(&line.reason, theme.fact.style()),
                ],
                width,
            );
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                theme,
                Line::from(text),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::testing::Bench;
    use crate::tui::view::ScreenName;

    #[test]
    fn a_file_is_looked_at_and_then_taken_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contacts.vcf");
        std::fs::write(
            &path,
            "BEGIN:VCARD\nVERSION:3.0\nFN:Mei Chen\nEMAIL:mei@x.example\nEND:VCARD\n\
             BEGIN:VCARD\nVERSION:3.0\nFN:Priya Raman\nEND:VCARD\n",
        )
        .unwrap();
        let mut bench = Bench::demo();
        let before = bench.store().count("person").unwrap();
        bench.go(ScreenName::People).press("i");
        bench.shows("take in a file").write(path.to_str().unwrap());
        bench.press("ctrl-s");
        bench
            .shows("? ask")
            .shows("+ add")
            .shows("2 records: 1 add and 1 ask");
        bench.sweep();
        assert_eq!(bench.store().count("person").unwrap(), before);
        bench
            .press("j k enter")
            .shows("Imported 2 people from contacts.vcf");
        bench.shows("wait for a circle");
        assert_eq!(bench.store().count("person").unwrap(), before + 2);
        bench.press("u");
        assert_eq!(bench.store().count("person").unwrap(), before);
    }

    #[test]
    fn the_columns_of_a_table_can_be_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.csv");
        std::fs::write(
            &path,
            "Wer,Wohin\nMei Chen,mei@x.example\nZoe Li,zoe@x.example\n",
        )
        .unwrap();
        let mut bench = Bench::demo();
        bench.go(ScreenName::People).press("i");
        bench.write(path.to_str().unwrap()).press("ctrl-s");
        bench.shows("+ add").press("m").shows("Wohin = email");
        bench
            .press("down end")
            .press("backspace backspace backspace backspace backspace");
        bench
            .write("role")
            .press("ctrl-s")
            .shows("2 records: 2 add");
        bench.press("enter").shows("Imported 2 people");
        let mei = bench.store().people_named("Mei", 1).unwrap()[0].id;
        let mei = bench.store().get(mei).unwrap().unwrap();
        assert_eq!(mei.role, "mei@x.example");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let mut bench = Bench::demo();
        bench
            .go(ScreenName::People)
            .press("i")
            .write("/nowhere/x.vcf");
        bench.press("ctrl-s").shows("Could not read /nowhere/x.vcf");
    }
}
