//! Goals against what could be brought to them: who, or nobody.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::Choice;
use crate::domain::goal::Brings;
use crate::store::query::insights::{Brought, GoalLine};
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// From so many cells on the title stands beside its cells, else above them.
const BESIDE: usize = 130;
/// So wide is it there: cells.
const TITLE: usize = 70;
/// A cell is at most so wide.
const WIDEST: usize = 20;

/// Draws the matrix.
pub(super) fn draw(goals: &[GoalLine], frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
    let theme = look.theme;
    let width = usize::from(area.width);
    if goals.is_empty() {
        let words = "No goal is open. With a goal, this shows who brings what to it, and what \
                     nobody brings yet.";
        let lines = spans::wrapped(words, width.min(68), theme.fact.style());
        for (at, line) in lines.into_iter().enumerate() {
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
        }
        return;
    }
    let kinds = Brings::ALL.len();
    let (title, indent) = if width >= BESIDE { (TITLE, 0) } else { (0, 2) };
    let wide = ((width - title - indent) / kinds).clamp(1, WIDEST);
    let before = |title: usize| Span::raw(" ".repeat(title + indent));
    let mut lines = Vec::new();
    let mut heading = vec![before(title)];
    for kind in Brings::ALL {
        heading.push(spans::padded(kind.label(), wide, theme.fact.style()));
    }
    lines.push(Line::from(heading));
    for line in goals {
        let name = format!("{} {}", line.number, line.goal.title);
        let mut cells = Vec::new();
        if title > 0 {
            cells.push(spans::padded(&name, title - 2, theme.name.style()));
            cells.push(Span::raw("  "));
        } else {
            lines.push(Line::from(spans::fitted(&name, width, theme.name.style())));
            cells.push(before(0));
        }
        for brought in &line.brought {
            let style = match brought.total {
                0 => theme.fact.style(),
                _ => theme.text.style(),
            };
            cells.push(spans::padded(
                &who(brought, wide.saturating_sub(1)),
                wide,
                style,
            ));
        }
        lines.push(Line::from(cells));
    }
    let height = usize::from(area.height);
    let more = lines.len() > height;
    for (at, line) in lines.into_iter().enumerate() {
        let Some(area) = row(area, at) else { return };
        if more && at + 1 == height {
            let words = "More of them on the goals screen.";
            frame.render_widget(Line::styled(words, theme.fact.style()), area);
            return;
        }
        frame.render_widget(line, area);
    }
}

/// As many names as fit, and how many more there are; or nobody.
fn who(brought: &Brought, width: usize) -> String {
    let Some(first) = brought.shown.first() else {
        return "nobody".into();
    };
    let mut best = None;
    for shown in 1..=brought.shown.len() {
        let names: Vec<&str> = brought.shown[..shown]
            .iter()
            .map(|name| name.short.as_str())
            .collect();
        let text = match brought.total.saturating_sub(shown) {
            0 => names.join(", "),
            more => format!("{} +{more}", names.join(", ")),
        };
        if crate::cells::width(&text) <= width {
            best = Some(text);
        }
    }
    best.unwrap_or_else(|| match brought.total {
        0 | 1 => first.short.clone(),
        several => {
            let more = format!(" +{}", several - 1);
            let name = crate::cells::fit(&first.short, width.saturating_sub(more.len()));
            format!("{name}{more}")
        }
    })
}
