//! How a form looks: a label and a value a line, long texts higher, and under the field at hand its
//! hint, its suggestions, or what is wrong with it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Form;
use super::draft::DraftState;
use super::field::{Content, DateAnswer, Field, Need, read_date};
use crate::cells;
use crate::domain::civil;
use crate::tui::view::Look;
use crate::tui::widget::line_edit::Focus;
use crate::tui::widget::list::MARK;
use crate::tui::widget::{spans, window};

/// The width of a form's window: cells.
const WIDTH: u16 = 88;
/// Rows of a long text.
const LONG: u16 = 5;

impl Form {
    pub(super) fn draw_form(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let width = WIDTH.min(area.width);
        let inner_width = usize::from(width.saturating_sub(4));
        let mut note = spans::wrapped(&self.note, inner_width, look.theme.fact.style());
        if self.draft == DraftState::Restored {
            note.insert(
                0,
                Line::styled("Your draft is back.", look.theme.said.style()),
            );
        }
        if !note.is_empty() {
            note.push(Line::default());
        }
        let below: Vec<Line<'static>> = self.below(look, inner_width);
        let rows: u16 = self.fields.iter().map(rows_of).sum();
        let wanted = rows + u16::try_from(note.len() + below.len()).unwrap_or(u16::MAX) + 2;
        let inside = window::open(frame, area, (width, wanted), &self.title, look.theme);
        let label_width = self
            .fields
            .iter()
            .map(|field| cells::width(field.label))
            .max()
            .unwrap_or(0);

        // What is written may be higher than the window: it moves so that the field at hand is inside.
        let before: u16 = self.fields[..self.at.min(self.fields.len())]
            .iter()
            .map(rows_of)
            .sum();
        let at_hand = self.fields.get(self.at).map_or(1, rows_of) + below.len() as u16;
        let note_rows = note.len() as u16;
        let skip = (note_rows + before + at_hand).saturating_sub(inside.height);

        let mut row: i32 = -i32::from(skip);
        for line in note {
            draw_row(frame, inside, &mut row, line);
        }
        for (at, field) in self.fields.iter().enumerate() {
            let focus = if at == self.at {
                Focus::Here
            } else {
                Focus::Elsewhere
            };
            draw_field(frame, inside, row, field, focus, label_width, look);
            row += i32::from(rows_of(field));
            if at == self.at {
                for line in &below {
                    draw_row(frame, inside, &mut row, line.clone());
                }
            }
        }
    }

    /// What stands under the field at hand.
    fn below(&self, look: &Look<'_>, width: usize) -> Vec<Line<'static>> {
        let Some(field) = self.field() else {
            return Vec::new();
        };
        let indent = 2
            + self
                .fields
                .iter()
                .map(|field| cells::width(field.label))
                .max()
                .unwrap_or(0)
            + 2;
        let room = width.saturating_sub(indent).max(2);
        let mut lines = Vec::new();
        if let Some(unhappy) = self
            .trouble
            .as_ref()
            .filter(|unhappy| unhappy.field == field.key)
        {
            lines.extend(spans::wrapped(
                &unhappy.sentence,
                room,
                look.theme.trouble.style(),
            ));
        } else if let Content::People {
            suggestions,
            at,
            edit,
            ..
        } = &field.content
        {
            for (number, person) in suggestions.iter().enumerate() {
                let style = if number == *at {
                    look.theme.selected.style()
                } else {
                    Style::new()
                };
                let mark = if number == *at { MARK } else { "  " };
                lines.push(Line::from(vec![
                    Span::styled(mark, look.theme.marker.style()),
                    spans::fitted(&person.full_name, room.saturating_sub(2), style),
                ]));
            }
            if suggestions.is_empty() && !edit.text().trim().is_empty() {
                lines.push(Line::styled("nobody of that name", look.theme.fact.style()));
            }
        }
        let hint = match &field.content {
            Content::Choice { options, .. } if field.hint.is_empty() && options.len() > 4 => {
                "the arrows, or the first letter"
            }
            _ => field.hint,
        };
        if lines.is_empty() && !hint.is_empty() {
            lines.extend(spans::wrapped(hint, room, look.theme.fact.style()));
        }
        for line in &mut lines {
            line.spans.insert(0, Span::raw(" ".repeat(indent)));
        }
        lines
    }
}

fn rows_of(field: &Field) -> u16 {
    match &field.content {
        Content::Long(_) => LONG,
        _ => 1,
    }
}

/// The part of `inside` that begins at `row`, which may lie outside.
fn rows(inside: Rect, row: i32, height: u16) -> Option<Rect> {
    let end = (row + i32::from(height)).min(i32::from(inside.height));
    let start = row.max(0);
    (start < end).then(|| Rect {
        y: inside.y + start as u16,
        height: (end - start) as u16,
        ..inside
    })
}

fn draw_row(frame: &mut Frame<'_>, inside: Rect, row: &mut i32, line: Line<'static>) {
    if let Some(area) = rows(inside, *row, 1) {
        frame.render_widget(line, area);
    }
    *row += 1;
}

fn draw_field(
    frame: &mut Frame<'_>,
    inside: Rect,
    row: i32,
    field: &Field,
    focus: Focus,
    label_width: usize,
    look: &Look<'_>,
) {
    let Some(area) = rows(inside, row, rows_of(field)) else {
        return;
    };
    let here = focus == Focus::Here;
    let label_style = if here {
        look.theme.heading.style()
    } else {
        look.theme.fact.style()
    };
    let label = Line::from(vec![
        Span::styled(if here { MARK } else { "  " }, look.theme.marker.style()),
        Span::styled(field.label.to_owned(), label_style),
    ]);
    frame.render_widget(label, Rect { height: 1, ..area });
    let indent = (label_width + 4) as u16;
    if area.width <= indent {
        return;
    }
    let value = Rect {
        x: area.x + indent,
        width: area.width - indent,
        ..area
    };
    match &field.content {
        Content::Line(edit) => {
            let placeholder = edit.text().is_empty() && !here && field.need == Need::Needed;
            if placeholder {
                frame.render_widget(Span::styled("(needed)", look.theme.fact.style()), value);
            } else {
                edit.draw(frame, value, written(look, focus), focus);
            }
        }
        Content::Date { edit, direction } => {
            let answer = match read_date(edit.text(), look.today(), look.calendar, *direction) {
                DateAnswer::None => String::new(),
                DateAnswer::Day(day) => format!("→ {}", civil::day_words(day, look.today())),
                DateAnswer::Unclear(sentence) => format!("→ {sentence}"),
            };
            let typed_width = (cells::width(edit.text()) as u16 + 2)
                .max(12)
                .min(value.width);
            edit.draw(
                frame,
                Rect {
                    width: typed_width,
                    ..value
                },
                written(look, focus),
                focus,
            );
            let rest = Rect {
                x: value.x + typed_width,
                width: value.width - typed_width,
                ..value
            };
            let answer = spans::fitted(&answer, usize::from(rest.width), look.theme.fact.style());
            frame.render_widget(answer, rest);
        }
        Content::Choice { options, at } => {
            frame.render_widget(
                choice_line(options, *at, usize::from(value.width), focus, look),
                value,
            );
            if here {
                frame.set_cursor_position((value.x, value.y));
            }
        }
        Content::People { edit, chosen, .. } => {
            let mut line: Vec<Span<'static>> = Vec::new();
            for person in chosen {
                line.push(spans::text(&person.full_name, look.theme.name.style()));
                line.push(Span::raw("  "));
            }
            let line = spans::cut(line, usize::from(value.width).saturating_sub(12));
            let used: usize = line.iter().map(|span| cells::width(&span.content)).sum();
            frame.render_widget(Line::from(line), value);
            let used = used as u16;
            let rest = Rect {
                x: value.x + used,
                width: value.width.saturating_sub(used),
                ..value
            };
            edit.draw(frame, rest, written(look, focus), focus);
        }
        Content::Long(text) => {
            if here {
                frame.render_widget(text.as_ref(), value);
                let row = text.cursor().0;
                let row = (row as u16).min(value.height.saturating_sub(1));
                frame.set_cursor_position((value.x, value.y + row));
            } else {
                let lines = spans::wrapped(
                    &text.lines().join("\n"),
                    usize::from(value.width),
                    look.theme.text.style(),
                );
                for (row, line) in lines
                    .into_iter()
                    .take(usize::from(value.height))
                    .enumerate()
                {
                    frame.render_widget(
                        line,
                        Rect {
                            y: value.y + row as u16,
                            height: 1,
                            ..value
                        },
                    );
                }
            }
        }
    }
}

fn written(look: &Look<'_>, focus: Focus) -> Style {
    match focus {
        Focus::Here => look.theme.typed.style(),
        Focus::Elsewhere => look.theme.text.style(),
    }
}

/// All choices where they fit, the chosen one in brackets; else only the chosen one, between arrows.
fn choice_line(
    options: &[(String, String)],
    at: usize,
    width: usize,
    focus: Focus,
    look: &Look<'_>,
) -> Line<'static> {
    let chosen = look.theme.selected.style().patch(look.theme.accent.style());
    let all: usize = options
        .iter()
        .map(|(_, label)| cells::width(label) + 3)
        .sum();
    if all <= width && focus == Focus::Here {
        let spans = options.iter().enumerate().flat_map(|(number, (_, label))| {
            if number == at {
                [Span::styled(format!("[{label}]"), chosen), Span::raw(" ")]
            } else {
                [
                    Span::styled(format!(" {label} "), look.theme.fact.style()),
                    Span::raw(" "),
                ]
            }
        });
        return Line::from(spans.collect::<Vec<_>>());
    }
    let label = options
        .get(at)
        .map(|(_, label)| label.clone())
        .unwrap_or_default();
    match focus {
        Focus::Here => Line::from(vec![
            Span::styled("‹ ", look.theme.key.style()),
            spans::fitted(&label, width.saturating_sub(4), chosen),
            Span::styled(" ›", look.theme.key.style()),
        ]),
        Focus::Elsewhere => Line::from(spans::fitted(&label, width, look.theme.text.style())),
    }
}
