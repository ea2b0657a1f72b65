//! How a page looks: breadcrumb and progress, the section's text in a reading column, and beneath it the
//! exercise. What does not fit gives way in that order: key points, text, title; the exercise stays.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::LessonScreen;
use super::text::{draw_beside, draw_more, key_points, text_strips};
use crate::cells;
use crate::domain::lesson::{AnswerState, ExerciseKind, Lesson};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::view::Look;
use crate::tui::widget::line_edit::Focus;
use crate::tui::widget::list::{Selected, marked};
use crate::tui::widget::{bar, spans};

/// The widest a line of text gets: cells.
const COLUMN: usize = 68;
/// The widest an exercise gets: cells.
const WIDEST: u16 = 112;
/// From this width on the key points stand beside the text.
const BESIDE: u16 = 104;
/// Rows that an exercise keeps before the text gives way: at least, so that the page does not jump while
/// it is filled, and at most.
const ROWS_KEPT: (usize, usize) = (4, 8);

/// One row of a page.
pub(super) struct Strip {
    pub line: Line<'static>,
    /// The item of the exercise that stands here.
    pub item: Option<usize>,
    pub selected: Selected,
    /// Where in the row the line being written begins.
    pub edit: Option<u16>,
}

impl Strip {
    /// A row that is no item.
    pub(super) fn plain(line: Line<'static>) -> Self {
        Self {
            line,
            item: None,
            selected: Selected::No,
            edit: None,
        }
    }

    /// An empty row.
    pub(super) fn blank() -> Self {
        Self::plain(Line::default())
    }
}

/// An exercise in three parts, of which the middle one can be moved.
pub(super) struct Parts {
    pub above: Vec<Strip>,
    pub rows: Vec<Strip>,
    pub below: Vec<Strip>,
}

impl LessonScreen {
    pub(super) fn draw_page(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        lesson: &Lesson,
        look: &Look<'_>,
    ) {
        self.drawn.borrow_mut().clear();
        let margin = if area.width >= COLUMN as u16 + 8 {
            4
        } else {
            1
        };
        let area = Rect {
            x: area.x + margin,
            width: area.width.saturating_sub(margin + 1).min(WIDEST),
            ..area
        };
        let Some(section) = lesson.section(self.place) else {
            return;
        };
        let column = usize::from(area.width).min(COLUMN);
        let head = self.head(lesson, column, area.height, look);
        let head_height = head.len().min(usize::from(area.height));
        for (at, line) in head.into_iter().enumerate() {
            if let Some(row) = super::super::row(area, at) {
                frame.render_widget(line, row);
            }
        }
        let body = Rect {
            y: area.y + head_height as u16,
            height: area.height - head_height as u16,
            ..area
        };
        let title = vec![
            Strip::plain(Line::from(spans::fitted(
                &section.title,
                column,
                look.theme.heading.style(),
            ))),
            Strip::blank(),
        ];
        let text = text_strips(section, column, look);
        let beside = area.width >= BESIDE;
        let keys = key_points(section, if beside { 36 } else { column }, look);
        match self.exercise_parts(usize::from(area.width), look) {
            None => {
                let mut strips = title;
                strips.extend(text);
                if !beside {
                    strips.extend(keys.iter().cloned().map(Strip::plain));
                }
                strips.extend(self.outlook(lesson, column, look));
                let most = strips.len().saturating_sub(usize::from(body.height));
                self.most_scroll.set(most);
                let skip = self.scroll.get().min(most);
                if beside && skip == 0 {
                    draw_beside(frame, body, column, keys);
                }
                self.draw_strips(frame, body, strips.into_iter().skip(skip), look);
                if skip < most {
                    draw_more(frame, body, look);
                }
            }
            Some(parts) => {
                let height = usize::from(body.height);
                let needed =
                    parts.above.len() + parts.rows.len().clamp(ROWS_KEPT.0, ROWS_KEPT.1) + 2;
                let room = height.saturating_sub(needed);
                let mut strips = Vec::new();
                let keys_height = if beside { 0 } else { keys.len() };
                if room >= title.len() + text.len() + keys_height {
                    strips.extend(title);
                    strips.extend(text);
                    if beside {
                        draw_beside(frame, body, column, keys);
                    } else {
                        strips.extend(keys.into_iter().map(Strip::plain));
                    }
                } else if room >= title.len() + text.len() {
                    strips.extend(title);
                    strips.extend(text);
                } else if room >= title.len() {
                    strips.extend(title);
                }
                let room = height - strips.len().min(height);
                strips.extend(fitted(parts, room));
                self.draw_strips(frame, body, strips.into_iter(), look);
            }
        }
    }

    /// Where one is: course, lesson, section, and how long it takes.
    fn head(
        &self,
        lesson: &Lesson,
        width: usize,
        height: u16,
        look: &Look<'_>,
    ) -> Vec<Line<'static>> {
        let fact = look.theme.fact.style();
        let (at, of) = (self.place.section + 1, lesson.sections.len());
        let mut progress = format!("{} {at} of {of}", bar::progress(at, of));
        if width >= 60 {
            progress.push_str(&format!(" · {} min read", lesson.reading_minutes));
        }
        let title = spans::between(
            vec![spans::text(&lesson.title, look.theme.name.style())],
            vec![Span::styled(progress, fact)],
            width,
        );
        let mut head = Vec::new();
        if height >= 14 {
            head.push(Line::from(spans::fitted(
                &lesson.breadcrumb.join(" › "),
                width,
                fact,
            )));
        }
        head.push(title);
        if height >= 8 {
            head.push(Line::default());
        }
        head
    }

    /// What comes after the text, and the other lessons.
    fn outlook(&self, lesson: &Lesson, width: usize, look: &Look<'_>) -> Vec<Strip> {
        let fact = look.theme.fact.style();
        let mut strips = Vec::new();
        let next = lesson.onward(self.place);
        if let Some(exercise) = next.and_then(|place| lesson.exercise(place)) {
            let key = look.keymap.label(&[Scope::LessonText], Command::Open);
            let lines = spans::wrapped(
                &exercise.prompt,
                width.saturating_sub(7),
                look.theme.text.style(),
            );
            for (at, line) in lines.into_iter().enumerate() {
                let key = if at == 0 {
                    key.clone().unwrap_or_default()
                } else {
                    String::new()
                };
                let mut spans = vec![Span::styled(cells::pad(&key, 7), look.theme.key.style())];
                spans.extend(line.spans.into_iter().map(|span| span.style(line.style)));
                strips.push(Strip::plain(Line::from(spans)));
            }
        }
        let other = self.lessons.get((self.at + 1) % self.lessons.len().max(1));
        if let Some(other) = other.filter(|other| other.id != lesson.id) {
            let key = look.keymap.label(&[Scope::Lesson], Command::NextLesson);
            let words = vec![
                Span::styled(
                    cells::pad(&key.unwrap_or_default(), 7),
                    look.theme.key.style(),
                ),
                spans::text(&format!("Another lesson: {}", other.title), fact),
            ];
            strips.push(Strip::blank());
            strips.push(Strip::plain(Line::from(spans::cut(words, width))));
        }
        strips
    }

    /// The exercise of the page: the invitation, its rows, and what follows from them.
    fn exercise_parts(&self, width: usize, look: &Look<'_>) -> Option<Parts> {
        let lesson = self.lesson()?;
        let exercise = self.exercise()?;
        let count = lesson.section(self.place)?.exercises.len();
        let mut status = Vec::new();
        if count > 1 {
            status.push(format!("{} of {count}", self.place.step));
        }
        match self.facts.state(lesson, self.place) {
            Some(AnswerState::Done) => status.push("✓ done".into()),
            Some(AnswerState::Skipped) if self.is_begun() => status.push("begun".into()),
            Some(AnswerState::Skipped) => status.push("skipped for now".into()),
            None => {}
        }
        let status = status.join(" · ");
        let column = width.min(COLUMN);
        let prompt_width = match cells::width(&status) {
            0 => column,
            taken => column.saturating_sub(taken + 2).max(column / 2),
        };
        let prompt = spans::wrapped(&exercise.prompt, prompt_width, look.theme.name.style());
        let mut above: Vec<Strip> = Vec::new();
        for (at, line) in prompt.into_iter().enumerate() {
            let status = if at == 0 { status.as_str() } else { "" };
            above.push(Strip::plain(spans::between(
                line.spans
                    .into_iter()
                    .map(|span| span.style(line.style))
                    .collect(),
                vec![Span::styled(status.to_owned(), look.theme.said.style())],
                column,
            )));
        }
        if !exercise.hint.is_empty() {
            let hint = spans::wrapped(&exercise.hint, column, look.theme.fact.style());
            above.extend(hint.into_iter().map(Strip::plain));
        }
        above.push(Strip::blank());
        Some(Parts {
            above,
            rows: self.rows(exercise, width, look),
            below: self.below(exercise, width, look),
        })
    }

    /// Whether a self-check has some of its answers.
    fn is_begun(&self) -> bool {
        self.kind() == Some(ExerciseKind::SelfCheck)
            && self.lesson().is_some_and(|lesson| {
                self.facts
                    .checked(lesson, self.place)
                    .iter()
                    .any(Option::is_some)
            })
    }

    fn draw_strips(
        &self,
        frame: &mut Frame<'_>,
        body: Rect,
        strips: impl Iterator<Item = Strip>,
        look: &Look<'_>,
    ) {
        let mut line = None;
        for (at, strip) in strips.enumerate() {
            let Some(row) = super::super::row(body, at) else {
                break;
            };
            if let Some(item) = strip.item {
                self.drawn.borrow_mut().push((row.y, item));
            }
            if let Some(x) = strip.edit {
                line = Some(Rect {
                    x: row.x + x,
                    width: row.width.saturating_sub(x),
                    ..row
                });
            }
            match strip.item {
                Some(_) => marked(frame, row, strip.selected, look.theme, strip.line),
                None => frame.render_widget(strip.line, row),
            }
        }
        // Drawn last, so that the cursor stands in the line that is being written.
        if let (Some(row), Some(entry)) = (line, &self.entry) {
            let kind = entry
                .kind()
                .map(|kind| format!(" [{kind}]"))
                .unwrap_or_default();
            let kind_width = cells::width(&kind) as u16;
            let room = row.width.saturating_sub(kind_width);
            frame.render_widget(
                Span::styled(kind, look.theme.fact.style()),
                Rect {
                    x: row.x + room,
                    width: row.width - room,
                    ..row
                },
            );
            let row = Rect { width: room, ..row };
            entry
                .edit
                .draw(frame, row, look.theme.typed.style(), Focus::Here);
        }
    }
}

/// As much of the exercise as `height` holds: the invitation and the end give way before the row at hand.
fn fitted(parts: Parts, height: usize) -> Vec<Strip> {
    let Parts {
        mut above,
        rows,
        mut below,
    } = parts;
    let least = rows.len().min(3);
    if above.len() + below.len() + least > height {
        below.truncate(height.saturating_sub(above.len() + least));
    }
    if above.len() + below.len() + least > height {
        above.truncate(height.saturating_sub(below.len() + least).min(1));
    }
    let room = height.saturating_sub(above.len() + below.len());
    let at_hand = |strip: &Strip| strip.edit.is_some() || strip.selected == Selected::Yes;
    let writes = rows.iter().any(|strip| strip.edit.is_some());
    let end = rows
        .iter()
        .rposition(|strip| {
            if writes {
                strip.edit.is_some()
            } else {
                at_hand(strip)
            }
        })
        .map_or(0, |at| at + 1);
    // What belongs to the item at hand stays in sight with it.
    let item = end.checked_sub(1).and_then(|at| rows[at].item);
    let whole = rows
        .iter()
        .rposition(|strip| item.is_some() && strip.item == item)
        .map_or(end, |at| at + 1);
    let skip = whole.max(end).saturating_sub(room);
    above.extend(rows.into_iter().skip(skip).take(room));
    above.extend(below);
    above
}
