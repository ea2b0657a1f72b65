//! How the page is laid out: the totals, what there is to say of the files, the records, and below them
//! everything about the one that is selected.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{below, row};
use super::{ImportPage, record, short};
use crate::interchange::plan::{Action, Planned};
use crate::tui::examining::Examined;
use crate::tui::theme::Theme;
use crate::tui::view::Look;
use crate::tui::widget::list::{Selected, marked};
use crate::tui::widget::spans;
use crate::tui::wording;

/// The most lines that what there is to say of the files takes.
const MOST_REMARKS: usize = 3;
/// The fewest rows of records that stay in sight.
const FEWEST_RECORDS: usize = 5;
/// How wide the name of a file stands in a list: cells.
const FILE_WIDTH: usize = 18;

impl ImportPage {
    pub(super) fn draw_plan(
        &self,
        examined: &Examined,
        frame: &mut Frame<'_>,
        area: Rect,
        look: &Look<'_>,
    ) {
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
        let mut head = vec![Line::from(spans::fitted(
            &self.totals,
            width,
            theme.heading.style(),
        ))];
        head.extend(remarks(examined, width, look));
        head.push(Line::default());
        let above = put(frame, area, head);
        let Some(rest) = below(area, above) else {
            return;
        };
        let selected = self.order.get(self.selection.at());
        let selected = selected.and_then(|at| examined.plan.records.get(*at));
        let detail = selected
            .map(|planned| record::lines(planned, examined, width, look))
            .unwrap_or_default();
        let height = usize::from(rest.height);
        // A blank row parts the two; of a long list half the page stays in sight, and a few rows at least.
        let needed = self.order.len().max(1);
        let room = height.saturating_sub(needed.min(height / 2).max(FEWEST_RECORDS) + 1);
        let list_height = needed.min(height.saturating_sub(detail.len().min(room) + 1));
        let list = Rect {
            height: u16::try_from(list_height).unwrap_or(rest.height),
            ..rest
        };
        self.draw_records(examined, frame, list, theme);
        if let Some(area) = below(rest, list.height + 1) {
            put(frame, area, detail);
        }
    }

    fn draw_records(&self, examined: &Examined, frame: &mut Frame<'_>, list: Rect, theme: &Theme) {
        let width = usize::from(list.width).saturating_sub(2);
        self.selection.drawn(list, 1);
        let name_width = (width / 3).clamp(8, 28);
        let file_width = match examined.files.len() {
            0 | 1 => 0,
            _ => FILE_WIDTH.min(width / 5),
        };
        let window = self
            .selection
            .window(self.order.len(), usize::from(list.height));
        for (at_row, at) in window.enumerate() {
            let planned = self.order.get(at);
            let planned = planned.and_then(|at| examined.plan.records.get(*at));
            let (Some(area), Some(planned)) = (row(list, at_row), planned) else {
                break;
            };
            let mut line = vec![
                action_span(planned.action, theme),
                spans::padded(&record::title(planned), name_width, theme.name.style()),
                Span::raw("  "),
            ];
            if file_width > 0 {
                let file = examined.files.get(planned.file).map(short);
                line.push(spans::padded(
                    &file.unwrap_or_default(),
                    file_width,
                    theme.fact.style(),
                ));
                line.push(Span::raw("  "));
            }
            line.push(spans::text(&planned.reason, theme.fact.style()));
            marked(
                frame,
                area,
                Selected::is(self.selection.at(), at),
                theme,
                Line::from(spans::cut(line, width)),
            );
        }
    }
}

/// What there is to say of the files as a whole, wrapped.
fn remarks(examined: &Examined, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    let style = look.theme.fact.style();
    let mut lines: Vec<Line<'static>> = Vec::new();
    for remark in &examined.remarks {
        let remark = wording::of_files(remark, look.keymap);
        lines.extend(spans::wrapped(&remark, width, style));
    }
    lines.truncate(MOST_REMARKS);
    lines
}

/// Puts lines under each other, two cells in; how many rows they take.
pub(super) fn put(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'static>>) -> u16 {
    let mut rows = 0;
    for line in lines {
        let Some(area) = row(area, usize::from(rows)) else {
            break;
        };
        let area = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        frame.render_widget(line, area);
        rows += 1;
    }
    rows
}

/// What a record does: a sign, so that a list can be scanned, and the word.
pub(super) fn action_span(action: Action, theme: &Theme) -> Span<'static> {
    let sign = match action {
        Action::Add => "+",
        Action::Update => "~",
        Action::Same => "=",
        Action::Ask => "?",
        Action::Refuse => "×",
    };
    let style = match action {
        Action::Refuse => theme.trouble.style(),
        Action::Ask => theme.ready.style(),
        _ => theme.accent.style(),
    };
    Span::styled(format!("{sign} {:<7}", action.word()), style)
}

/// Whether `planned` has a line to name.
pub(super) fn has_line(planned: &Planned) -> bool {
    planned.line > 0
}
