//! How a place of the review is laid out: where one is, the one thing, what can be done with it. What is
//! said stands in `cards` and `pages`.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::choices::{Can, Choice};
use super::{Place, ReviewScreen, Spot};
use crate::cells;
use crate::coach::review::{about, minutes};
use crate::domain::Choice as _;
use crate::domain::review::ReviewStep;
use crate::store::query::walk::is_page;
use crate::tui::keymap::Scope;
use crate::tui::screen::{inside, row};
use crate::tui::view::Look;
use crate::tui::widget::list::{Selected, marked};
use crate::tui::widget::spans;

/// The widest that a card is: cells.
const CARD_WIDTH: u16 = 92;
/// From this width on choices stand in two columns: cells.
const TWO_COLUMNS: usize = 66;

/// What is shown between the header and the choices.
#[derive(Default)]
pub(super) struct Content {
    pub above: Vec<Line<'static>>,
    /// What can be selected, a line each.
    pub list: Vec<Line<'static>>,
    pub below: Vec<Line<'static>>,
}

impl ReviewScreen {
    pub(super) fn draw_place(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        self.spots.borrow_mut().clear();
        let area = inside(area);
        if let Some(top) = row(area, 0) {
            let width = usize::from(top.width.saturating_sub(2));
            let indented = Rect {
                x: top.x + 2,
                width: top.width.saturating_sub(2),
                ..top
            };
            frame.render_widget(self.header(width, look), indented);
        }
        let body = Rect {
            x: area.x + 2,
            y: area.y.saturating_add(2),
            width: area.width.saturating_sub(4).min(CARD_WIDTH),
            height: area.height.saturating_sub(2),
        };
        if body.height == 0 || body.width < 4 {
            return;
        }
        let content = self.content(look, usize::from(body.width));
        let foot = self.choice_lines(look, usize::from(body.width));
        let foot_height = foot.len().min(usize::from(body.height) / 2);
        let room = usize::from(body.height).saturating_sub(foot_height + 1);
        let used = self.draw_content(
            frame,
            Rect {
                height: room as u16,
                ..body
            },
            content,
            look,
        );
        let top = (used + 1).min(usize::from(body.height).saturating_sub(foot_height));
        for (at, line) in foot.into_iter().take(foot_height).enumerate() {
            if let Some(area) = row(body, top + at) {
                self.draw_choices(frame, area, line);
            }
        }
    }

    /// Draws what fits; how many rows were used.
    fn draw_content(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        content: Content,
        look: &Look<'_>,
    ) -> usize {
        let room = usize::from(area.height);
        if content.list.is_empty() && room > 0 {
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
        let Content {
            mut above,
            list,
            below,
        } = content;
        // What is selected stays in sight; the words around it give way.
        let least = list.len().min(3);
        above.truncate(room.saturating_sub(least));
        let list_room = room
            .saturating_sub(above.len() + below.len())
            .max(least)
            .min(room - above.len());
        let mut at = 0;
        for line in above {
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
            at += 1;
        }
        let window = self.selection.window(list.len(), list_room);
        for (number, line) in list.into_iter().enumerate() {
            if !window.contains(&number) {
                continue;
            }
            if let Some(area) = row(area, at) {
                // The mark stands in the margin, so that names stand under the words above.
                let with_mark = Rect {
                    x: area.x.saturating_sub(2),
                    width: area.width + 2,
                    ..area
                };
                let selected = Selected::is(self.selection.at(), number);
                marked(frame, with_mark, selected, look.theme, line);
                self.spots
                    .borrow_mut()
                    .push((with_mark, Spot::Line(number)));
            }
            at += 1;
        }
        for line in below {
            if at >= room {
                break;
            }
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
            at += 1;
        }
        at
    }

    /// Where one is: `step 5 of 9 · 3 of 7 · about 6 minutes left`, as much of it as fits.
    fn header(&self, width: usize, look: &Look<'_>) -> Line<'static> {
        let theme = look.theme;
        let mut left = vec![Span::styled("Weekly review", theme.heading.style())];
        let Some((step, walk)) = self.step().zip(self.walk.as_ref()) else {
            return Line::from(left);
        };
        left.push(Span::styled(
            format!(" · {}", step.label()),
            theme.fact.style(),
        ));
        let mut parts = vec![format!(
            "step {} of {}",
            step.number(),
            ReviewStep::ALL.len()
        )];
        let stretch = walk.stretch(step);
        let all = stretch.done + stretch.left.len();
        if matches!(self.place, Place::Item(_)) && !is_page(step) && step != ReviewStep::Dormant {
            parts.push(format!("{} of {all}", stretch.done + 1));
        }
        parts.push(format!("{} left", about(minutes(walk.left_from(step)))));
        let mut right = parts.join(" · ");
        let taken = cells::width("Weekly review · ") + cells::width(step.label()) + 1;
        if taken + cells::width(&right) > width {
            right = right.replace("about ", "");
        }
        while cells::width(&right) > width && parts.len() > 1 {
            parts.pop();
            right = parts.join(" · ");
        }
        spans::between(left, vec![Span::styled(right, theme.accent.style())], width)
    }

    /// The choices with words, one or two a line.
    fn choice_lines(&self, look: &Look<'_>, width: usize) -> Vec<Vec<DrawnChoice>> {
        let columns = if width >= TWO_COLUMNS { 2 } else { 1 };
        let room = width / columns;
        let drawn: Vec<DrawnChoice> = self
            .choices()
            .iter()
            .filter(|choice| !choice.words.is_empty() && choice.can == Can::Yes)
            .filter_map(|choice| drawn_choice(choice, look, room))
            .collect();
        drawn.chunks(columns).map(<[DrawnChoice]>::to_vec).collect()
    }

    fn draw_choices(&self, frame: &mut Frame<'_>, area: Rect, choices: Vec<DrawnChoice>) {
        let mut x = area.x;
        for choice in choices {
            let width = (choice.room as u16).min(area.right().saturating_sub(x));
            let place = Rect { x, width, ..area };
            frame.render_widget(choice.line, place);
            self.spots
                .borrow_mut()
                .push((place, Spot::Choice(choice.command)));
            x += width;
        }
    }
}

/// A choice ready to be drawn.
#[derive(Clone)]
struct DrawnChoice {
    line: Line<'static>,
    room: usize,
    command: crate::tui::command::Command,
}

fn drawn_choice(choice: &Choice, look: &Look<'_>, room: usize) -> Option<DrawnChoice> {
    let key = look
        .keymap
        .label(&[Scope::Review, Scope::Global], choice.command)?;
    let key_width = 7;
    Some(DrawnChoice {
        line: Line::from(vec![
            Span::styled(cells::pad(&key, key_width), look.theme.key.style()),
            Span::styled(
                cells::fit(choice.words, room.saturating_sub(key_width + 1)).into_owned(),
                look.theme.text.style(),
            ),
        ]),
        room,
        command: choice.command,
    })
}
